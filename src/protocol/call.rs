//! One call as a state machine: what happens next, given what happened.

use super::retry::{self, Lost, Policy};

/// What is fixed about a call from the start.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// The method may be repeated without harm; true of token requests too.
    pub idempotent: bool,
    /// The body can be sent twice: it is no stream.
    pub replayable: bool,
    /// A 500 answers a bad regular expression, so repeating it cannot help (WIRE.md, "Search").
    pub posix: bool,
    /// A DELETE that answers no body: a 404 may mean that an earlier attempt did it.
    pub forgiving: bool,
    /// The call carries a token that a 401 may refresh.
    pub refreshable: bool,
    /// How often it is repeated.
    pub policy: Policy,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// Without an answer that could be used.
    Lost(Lost),
    /// With an answer.
    Answered {
        /// Its status.
        status: u16,
        /// What its `Retry-After` asks for, ms.
        retry_after: Option<f64>,
        /// Its code says that waiting cannot help: `auth.exceed_token_limit`.
        hopeless: bool,
    },
}

/// What happens next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// The answer is the call's result.
    Done,
    /// An earlier attempt had done what was asked; there is no answer to show.
    AlreadyDone,
    /// The token is replaced and the request sent again, at once.
    Refresh,
    /// The request is sent again after this many milliseconds.
    Retry(f64),
    /// The call fails with what happened.
    Fail,
}

/// A call under way.
///
/// ```
/// use logto_management::protocol::call::{Call, Event, Rules, Verdict};
/// use logto_management::protocol::retry::{Lost, Policy};
///
/// let mut call = Call::new(Rules {
///     idempotent: true,
///     replayable: true,
///     posix: false,
///     forgiving: false,
///     refreshable: true,
///     policy: Policy::default(),
/// });
/// let answered = |status| Event::Answered { status, retry_after: None, hopeless: false };
/// assert_eq!(call.begin(), 1);
/// assert_eq!(call.ended(Event::Lost(Lost::TimedOut), 1.0), Verdict::Retry(500.0));
/// assert_eq!(call.begin(), 2);
/// assert_eq!(call.ended(answered(401), 1.0), Verdict::Refresh);
/// assert_eq!(call.begin(), 2); // The one with the new token does not count.
/// assert_eq!(call.ended(answered(200), 1.0), Verdict::Done);
/// ```
#[derive(Clone, Debug)]
pub struct Call {
    rules: Rules,
    attempts: u32,
    refreshed: bool,
    /// The next attempt follows a refresh and does not count.
    uncounted: bool,
    /// An earlier attempt may have reached the server though nothing showed it.
    uncertain: bool,
}

impl Call {
    /// A call that has sent nothing yet.
    pub fn new(rules: Rules) -> Call {
        Call {
            rules,
            attempts: 0,
            refreshed: false,
            uncounted: false,
            uncertain: false,
        }
    }

    /// How often the request was sent; the one sent again with a new token does not count.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The request is about to be sent; returns the number of this attempt, from 1.
    pub fn begin(&mut self) -> u32 {
        if self.uncounted {
            self.uncounted = false;
        } else {
            self.attempts = self.attempts.saturating_add(1);
        }
        self.attempts
    }

    /// What follows from how the attempt ended; `random`, from 0 to 1, is the jitter.
    pub fn ended(&mut self, event: Event, random: f64) -> Verdict {
        let (repeatable, retry_after) = match event {
            Event::Answered { status: ..=399, .. } => return Verdict::Done,
            Event::Answered { status: 404, .. } if self.rules.forgiving && self.uncertain => {
                return Verdict::AlreadyDone;
            }
            Event::Answered { status: 401, .. } if self.may_refresh() => {
                self.refreshed = true;
                self.uncounted = true;
                return Verdict::Refresh;
            }
            Event::Answered {
                status,
                retry_after,
                hopeless,
            } => {
                self.uncertain |= matches!(status, 502 | 504);
                let bad_expression = self.rules.posix && status == 500;
                let repeatable = retry::is_transient(status)
                    && (self.rules.idempotent || status == 429)
                    && !hopeless
                    && !bad_expression;
                (repeatable, retry_after)
            }
            Event::Lost(lost) => {
                self.uncertain |= lost != Lost::NeverSent;
                (self.rules.idempotent || lost == Lost::NeverSent, None)
            }
        };
        let delay = self.rules.policy.delay(self.attempts, retry_after, random);
        match delay {
            Some(delay) if repeatable && self.rules.replayable => Verdict::Retry(delay),
            _ => Verdict::Fail,
        }
    }

    fn may_refresh(&self) -> bool {
        self.rules.refreshable && self.rules.replayable && !self.refreshed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GET: Rules = Rules {
        idempotent: true,
        replayable: true,
        posix: false,
        forgiving: false,
        refreshable: true,
        policy: Policy {
            attempts: 3,
            base_delay: 500.0,
            max_delay: 8000.0,
            max_retry_after: 60_000.0,
        },
    };
    const POST: Rules = Rules {
        idempotent: false,
        ..GET
    };
    const DELETE: Rules = Rules {
        forgiving: true,
        ..GET
    };
    const LOST: [Lost; 4] = [
        Lost::NeverSent,
        Lost::Connection,
        Lost::TimedOut,
        Lost::Body,
    ];

    fn answer(status: u16) -> Event {
        Event::Answered {
            status,
            retry_after: None,
            hopeless: false,
        }
    }

    fn verdicts(rules: Rules, events: &[Event]) -> Vec<Verdict> {
        let mut call = Call::new(rules);
        let ended = |event: &Event| {
            call.begin();
            call.ended(*event, 1.0)
        };
        events.iter().map(ended).collect()
    }

    fn first(rules: Rules, event: Event) -> Verdict {
        let mut call = Call::new(rules);
        call.begin();
        call.ended(event, 1.0)
    }

    #[test]
    fn a_get_is_repeated_after_what_may_pass() {
        for status in [408, 429, 500, 502, 503, 504] {
            assert_eq!(
                first(GET, answer(status)),
                Verdict::Retry(500.0),
                "{status}"
            );
        }
        for lost in LOST {
            assert_eq!(
                first(GET, Event::Lost(lost)),
                Verdict::Retry(500.0),
                "{lost:?}"
            );
        }
        for status in [400, 403, 404, 409, 422, 431, 501, 505] {
            assert_eq!(first(GET, answer(status)), Verdict::Fail, "{status}");
        }
    }

    #[test]
    fn a_post_is_repeated_only_where_it_cannot_have_been_done() {
        assert_eq!(first(POST, answer(429)), Verdict::Retry(500.0));
        assert_eq!(
            first(POST, Event::Lost(Lost::NeverSent)),
            Verdict::Retry(500.0)
        );
        for status in [408, 500, 502, 503, 504] {
            assert_eq!(first(POST, answer(status)), Verdict::Fail, "{status}");
        }
        for lost in [Lost::Connection, Lost::TimedOut, Lost::Body] {
            assert_eq!(first(POST, Event::Lost(lost)), Verdict::Fail, "{lost:?}");
        }
    }

    #[test]
    fn a_stream_is_sent_once() {
        let rules = Rules {
            replayable: false,
            ..GET
        };
        for event in [answer(429), answer(401), Event::Lost(Lost::NeverSent)] {
            assert_eq!(first(rules, event), Verdict::Fail, "{event:?}");
        }
    }

    #[test]
    fn a_spent_quota_and_a_bad_expression_are_not_repeated() {
        let spent = Event::Answered {
            status: 429,
            retry_after: None,
            hopeless: true,
        };
        assert_eq!(first(GET, spent), Verdict::Fail);
        let posix = Rules { posix: true, ..GET };
        assert_eq!(first(posix, answer(500)), Verdict::Fail);
        assert_eq!(first(posix, answer(503)), Verdict::Retry(500.0));
    }

    #[test]
    fn a_401_refreshes_once_and_does_not_count() {
        let mut call = Call::new(Rules {
            policy: Policy {
                attempts: 1,
                ..GET.policy
            },
            ..GET
        });
        call.begin();
        assert_eq!(call.ended(answer(401), 1.0), Verdict::Refresh);
        assert_eq!(call.begin(), 1);
        assert_eq!(call.ended(answer(401), 1.0), Verdict::Fail);
        assert_eq!(call.attempts(), 1);
    }

    #[test]
    fn attempts_are_counted_to_their_bound() {
        let events = [answer(503); 3];
        let expected = [Verdict::Retry(500.0), Verdict::Retry(1000.0), Verdict::Fail];
        assert_eq!(verdicts(GET, &events), expected);
    }

    #[test]
    fn a_404_of_a_repeated_delete_is_done_if_an_attempt_may_have_done_it() {
        for earlier in [answer(502), answer(504), Event::Lost(Lost::Connection)] {
            let verdict = verdicts(DELETE, &[earlier, answer(404)]);
            assert_eq!(verdict.last(), Some(&Verdict::AlreadyDone), "{earlier:?}");
        }
        let never_sent = Event::Lost(Lost::NeverSent);
        for earlier in [answer(500), answer(503), answer(429), never_sent] {
            let verdict = verdicts(DELETE, &[earlier, answer(404)]);
            assert_eq!(verdict.last(), Some(&Verdict::Fail), "{earlier:?}");
        }
        assert_eq!(first(DELETE, answer(404)), Verdict::Fail);
        let answering = Rules {
            forgiving: false,
            ..DELETE
        };
        let verdict = verdicts(answering, &[answer(502), answer(404)]);
        assert_eq!(verdict.last(), Some(&Verdict::Fail));
    }

    #[test]
    fn a_retry_after_beyond_the_bound_fails_at_once() {
        let asked = |retry_after| Event::Answered {
            status: 429,
            retry_after,
            hopeless: false,
        };
        assert_eq!(first(GET, asked(Some(2000.0))), Verdict::Retry(2000.0));
        assert_eq!(first(GET, asked(Some(90_000.0))), Verdict::Fail);
    }
}
