//! The access token of the proxy: kept in memory, asked for once by however many need it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use super::refusal::Refusal;
use super::tenant::Secret;

/// Renewed this long before its end, or at three quarters of its life.
const MARGIN: Duration = Duration::from_secs(120);

/// What the token endpoint gave.
#[derive(Clone, Debug)]
pub(super) struct AccessToken {
    pub(super) value: Secret,
    stale_at: Option<Instant>,
}

impl AccessToken {
    /// A token that lives so long; without a life it is kept until it is refused.
    pub(super) fn new(value: Secret, life: Option<Duration>, now: Instant) -> Self {
        let stale_at = life.and_then(|life| now.checked_add(life - MARGIN.min(life / 4)));
        Self { value, stale_at }
    }

    fn is_fresh(&self, now: Instant) -> bool {
        self.stale_at.is_none_or(|stale| now < stale)
    }
}

/// The token and who waits for it.
#[derive(Debug, Default)]
pub(super) struct AccessTokens {
    state: Mutex<State>,
    /// Requests for a token that came to an end.
    rounds: AtomicU64,
}

#[derive(Debug, Default)]
struct State {
    token: Option<AccessToken>,
    failure: Option<Refusal>,
}

impl AccessTokens {
    /// The token, asked for by `ask` when there is none, when it is about to end, or when it is the
    /// one that the API has `refused`. Calls that come while another asks share its answer.
    pub(super) async fn get(
        &self,
        refused: Option<&Secret>,
        ask: impl AsyncFnOnce() -> Result<AccessToken, Refusal>,
    ) -> Result<AccessToken, Refusal> {
        let round = self.rounds.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let Some(token) = &state.token {
            let is_refused = refused.is_some_and(|r| r.reveal() == token.value.reveal());
            if !is_refused && token.is_fresh(Instant::now()) {
                return Ok(token.clone());
            }
        }
        if let Some(failure) = &state.failure
            && self.rounds.load(Ordering::Acquire) > round
        {
            return Err(failure.clone());
        }
        let answer = ask().await;
        self.rounds.fetch_add(1, Ordering::Release);
        state.token = answer.as_ref().ok().cloned();
        state.failure = answer.as_ref().err().cloned();
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::StatusCode;
    use std::sync::atomic::AtomicUsize;

    fn token(value: &str, life: u64) -> AccessToken {
        let life = Some(Duration::from_secs(life));
        AccessToken::new(Secret::new(value.into()), life, Instant::now())
    }

    #[test]
    fn a_token_is_renewed_before_its_end() {
        let now = Instant::now();
        let seconds = Duration::from_secs;
        for (life, fresh, stale) in [(3600, 3479, 3480), (100, 74, 75), (0, 0, 0)] {
            let token = AccessToken::new(Secret::new("t".into()), Some(seconds(life)), now);
            assert!(life == 0 || token.is_fresh(now + seconds(fresh)), "{life}");
            assert!(!token.is_fresh(now + seconds(stale)), "{life}");
        }
    }

    #[tokio::test]
    async fn calls_at_once_ask_once_and_share_a_failure() {
        for fails in [false, true] {
            let tokens = AccessTokens::default();
            let asked = AtomicUsize::new(0);
            let one = || {
                tokens.get(None, async || {
                    asked.fetch_add(1, Ordering::Relaxed);
                    tokio::task::yield_now().await;
                    if fails {
                        return Err(Refusal::new(StatusCode::BAD_GATEWAY, "x", "y"));
                    }
                    Ok(token("t", 3600))
                })
            };
            let (a, b, c) = tokio::join!(one(), one(), one());
            assert_eq!(asked.load(Ordering::Relaxed), 1, "{fails}");
            for answer in [a, b, c] {
                assert_eq!(answer.is_err(), fails);
            }
            one().await.ok();
            // A failure is not kept for later calls.
            assert_eq!(asked.load(Ordering::Relaxed), if fails { 2 } else { 1 });
        }
    }

    #[tokio::test]
    async fn calls_that_met_the_same_refusal_renew_once() {
        let tokens = AccessTokens::default();
        let old = tokens.get(None, async || Ok(token("old", 3600))).await;
        let old = old.unwrap().value;
        let asked = AtomicUsize::new(0);
        for _ in 0..3 {
            let new = tokens.get(Some(&old), async || {
                asked.fetch_add(1, Ordering::Relaxed);
                Ok(token("new", 3600))
            });
            assert_eq!(new.await.unwrap().value.reveal(), "new");
        }
        assert_eq!(asked.load(Ordering::Relaxed), 1);
    }
}
