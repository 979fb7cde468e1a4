//! A token bucket: how long a request waits so that a client keeps to its rate (Logto Cloud
//! recommends about 200 requests per 10 seconds, WIRE.md "Transport").

/// A bucket that holds `requests` and is refilled evenly over `interval`.
///
/// Whoever takes from an empty bucket goes into debt and is told how long to wait until the debt is
/// paid. So the order of taking is the order of sending, and nobody has to be woken.
#[derive(Clone, Debug)]
pub struct Bucket {
    requests: f64,
    interval: f64,
    level: f64,
    refilled_at: f64,
}

impl Bucket {
    /// A full bucket for `requests` per `interval` milliseconds.
    pub fn new(requests: f64, interval: f64, now: f64) -> Bucket {
        Bucket {
            requests,
            interval,
            level: requests,
            refilled_at: now,
        }
    }

    /// Takes one request and returns the milliseconds to wait before it may be sent.
    pub fn take(&mut self, now: f64) -> f64 {
        self.refill(now);
        self.level -= 1.0;
        if self.level >= 0.0 {
            0.0
        } else {
            -self.level * self.interval / self.requests
        }
    }

    /// Gives back a request that was taken and never sent.
    pub fn give_back(&mut self) {
        self.level = (self.level + 1.0).min(self.requests);
    }

    fn refill(&mut self, now: f64) {
        // A clock that was set back refills nothing and is followed from there.
        let elapsed = (now - self.refilled_at).max(0.0);
        self.refilled_at = now;
        let gained = elapsed * self.requests / self.interval;
        self.level = (self.level + gained).min(self.requests);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_bucket_is_spent_at_once_and_then_at_its_rate() {
        let mut bucket = Bucket::new(2.0, 1000.0, 0.0);
        assert_eq!(bucket.take(0.0), 0.0);
        assert_eq!(bucket.take(0.0), 0.0);
        assert_eq!(bucket.take(0.0), 500.0);
        assert_eq!(bucket.take(0.0), 1000.0);
    }

    #[test]
    fn waiting_pays_the_debt() {
        let mut bucket = Bucket::new(2.0, 1000.0, 0.0);
        for _ in 0..3 {
            bucket.take(0.0);
        }
        assert_eq!(bucket.take(500.0), 500.0);
        assert_eq!(bucket.take(10_000.0), 0.0);
    }

    #[test]
    fn a_bucket_never_holds_more_than_its_size() {
        let mut bucket = Bucket::new(2.0, 1000.0, 0.0);
        bucket.give_back();
        assert_eq!(bucket.take(1e9), 0.0);
        assert_eq!(bucket.take(1e9), 0.0);
        assert!(bucket.take(1e9) > 0.0);
    }

    #[test]
    fn what_was_given_back_is_there_for_the_next() {
        let mut bucket = Bucket::new(1.0, 1000.0, 0.0);
        bucket.take(0.0);
        assert_eq!(bucket.take(0.0), 1000.0);
        bucket.give_back();
        assert_eq!(bucket.take(0.0), 1000.0);
    }

    #[test]
    fn a_clock_that_goes_back_gives_nothing_away() {
        let mut bucket = Bucket::new(1.0, 1000.0, 5000.0);
        bucket.take(5000.0);
        assert_eq!(bucket.take(4000.0), 1000.0);
    }
}
