//! One call: whether and when it is repeated.

use super::Answer::{self, Number};
use super::numbers::{count, number, small, status};
use super::questions::{BEGIN, ENDED};
use super::{Asked, Kept, State, given};
use crate::protocol::call::{Call, Event, Rules, Verdict};
use crate::protocol::failure::SPENT;
use crate::protocol::retry::{self, Lost, Policy};

/// Its method (none for a token request); flags, from the lowest bit: replayable, posix, forgiving,
/// refreshable; attempts, and the delays of its policy.
pub(super) fn open(kept: &mut Kept, asked: &Asked<'_>) -> f64 {
    let [flags, attempts, base_delay, max_delay, max_retry_after] = asked.numbers;
    let [method, ..] = asked.texts;
    let flags = small(flags);
    count(kept.keep(State::Call(Call::new(Rules {
        idempotent: given(method).is_none_or(retry::is_idempotent),
        replayable: flags & 1 != 0,
        posix: flags & 2 != 0,
        forgiving: flags & 4 != 0,
        refreshable: flags & 8 != 0,
        policy: Policy {
            attempts: small(attempts),
            base_delay,
            max_delay,
            max_retry_after,
        },
    }))))
}

pub(super) fn answer(call: &mut Call, asked: &Asked<'_>) -> Answer {
    Number(match asked.question {
        // An attempt begins: its number, from 1.
        BEGIN => f64::from(call.begin()),
        ENDED => ended(call, asked),
        _ => f64::NAN,
    })
}

/// An attempt has ended: the body's code, a status or one of `Lost` (1 to 4), a `Retry-After`, and a
/// random number. What follows: wait so many ms and try again; -1, done; -2, done by an earlier attempt;
/// -3, get another token and try again; -4, fail.
fn ended(call: &mut Call, asked: &Asked<'_>) -> f64 {
    let [how, retry_after, random, ..] = asked.numbers;
    let [code, ..] = asked.texts;
    let event = match status(how) {
        1 => Event::Lost(Lost::NeverSent),
        2 => Event::Lost(Lost::Connection),
        3 => Event::Lost(Lost::TimedOut),
        4 => Event::Lost(Lost::Body),
        status => Event::Answered {
            status,
            retry_after: number(retry_after),
            hopeless: code == SPENT,
        },
    };
    match call.ended(event, random) {
        Verdict::Retry(delay) => delay,
        Verdict::Done => -1.0,
        Verdict::AlreadyDone => -2.0,
        Verdict::Refresh => -3.0,
        Verdict::Fail => -4.0,
    }
}
