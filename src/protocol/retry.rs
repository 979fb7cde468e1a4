//! May a request be sent again, and when (API.md, "Retries").

/// How often and how soon a call is repeated. Times are milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Policy {
    /// How often a call is sent at most, the first time included.
    pub attempts: u32,
    /// The longest backoff before the second attempt; it doubles with each further one.
    pub base_delay: f64,
    /// The longest backoff of all.
    pub max_delay: f64,
    /// The longest `Retry-After` that is waited for; at a longer one the call fails at once.
    pub max_retry_after: f64,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy {
            attempts: 3,
            base_delay: 500.0,
            max_delay: 8_000.0,
            max_retry_after: 60_000.0,
        }
    }
}

impl Policy {
    /// The wait after the attempt of this number (from 1): what the server asked for, else an
    /// exponential backoff with full jitter, `random` being from 0 to 1. `None` where the call
    /// fails instead.
    ///
    /// ```
    /// use logto_management::protocol::retry::Policy;
    /// let policy = Policy::default();
    /// assert_eq!(policy.delay(1, None, 0.5), Some(250.0));
    /// assert_eq!(policy.delay(2, None, 1.0), Some(1_000.0));
    /// assert_eq!(policy.delay(2, Some(7_000.0), 1.0), Some(7_000.0));
    /// assert_eq!(policy.delay(2, Some(3_600_000.0), 1.0), None); // Nobody waits for an hour.
    /// assert_eq!(policy.delay(3, None, 1.0), None);
    /// ```
    pub fn delay(&self, attempt: u32, retry_after: Option<f64>, random: f64) -> Option<f64> {
        if attempt >= self.attempts {
            return None;
        }
        if let Some(asked) = retry_after {
            return (asked <= self.max_retry_after).then_some(asked);
        }
        let doublings = attempt.saturating_sub(1).min(30);
        let longest = self.base_delay * f64::from(1u32 << doublings);
        Some(longest.min(self.max_delay) * random)
    }
}

/// How a request ended without an answer that could be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The connection was never made: the server has not seen the request.
    NeverSent,
    /// The connection failed; the server may have seen the request.
    Connection,
    /// The attempt's timeout ran out.
    TimedOut,
    /// The status came, but the body broke off.
    Body,
}

/// Statuses after which a request that can be repeated is repeated.
pub fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}

/// Whether repeating the method is harmless (RFC 9110 §9.2.2). POST and PATCH are not: Logto knows
/// no idempotency keys.
pub fn is_idempotent(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "PUT" | "DELETE")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backoff_doubles_up_to_its_bound_and_is_jittered_in_full() {
        let policy = Policy {
            attempts: 10,
            ..Policy::default()
        };
        let longest: Vec<_> = (1..7)
            .map(|attempt| policy.delay(attempt, None, 1.0))
            .collect();
        let expected = [500.0, 1000.0, 2000.0, 4000.0, 8000.0, 8000.0];
        assert_eq!(longest, expected.map(Some));
        assert_eq!(policy.delay(3, None, 0.0), Some(0.0));
        assert_eq!(policy.delay(9, None, 0.5), Some(4000.0));
    }

    #[test]
    fn the_last_attempt_is_not_repeated() {
        assert_eq!(Policy::default().delay(2, None, 1.0), Some(1000.0));
        assert_eq!(Policy::default().delay(3, None, 1.0), None);
    }

    #[test]
    fn a_retry_after_is_kept_up_to_its_bound() {
        let policy = Policy::default();
        assert_eq!(policy.delay(1, Some(60_000.0), 0.1), Some(60_000.0));
        assert_eq!(policy.delay(1, Some(60_001.0), 0.1), None);
        assert_eq!(policy.delay(1, Some(0.0), 0.9), Some(0.0));
    }
}
