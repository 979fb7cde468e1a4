//! A client's state, and what can be asked of it: its tokens, its rate limit, and what its errors say.

use alloc::string::String;

use super::Answer::{self, Number, Text};
use super::numbers::{count, lifetime, number, small, status, whole};
use super::questions::{
    ALIVE, DELAY, FAILED, FORCED, GIVE_BACK, LANDED, LIMITED, NEED, REFUSAL, REFUSE, TAKE, TAKES,
    TOKEN_REFUSAL,
};
use super::{Asked, Kept, State};
use crate::protocol::failure::{Refusal, SPENT, TokenRefusal};
use crate::protocol::rate::{Bucket, Place};
use crate::protocol::response::Reading;
use crate::protocol::text::owned;
use crate::protocol::token::{Need, Tokens};
use crate::protocol::url::is_plain_prefix;

/// A client's state.
pub(super) struct Client {
    tokens: Tokens,
    /// What tokens are asked for; empty where the caller brings them.
    resource: String,
    bucket: Option<Bucket>,
}

/// A client: what its server's paths begin with, and its resource; whether the caller brings the tokens;
/// how long a flight may be silent, ms; the rate limit's requests (0 for none) and interval; the time.
/// Answers its number, or none where the paths could not begin with that.
pub(super) fn open(kept: &mut Kept, asked: &Asked<'_>) -> f64 {
    let [caching, patience, requests, interval, now] = asked.numbers;
    let [prefix, resource, ..] = asked.texts;
    if !is_plain_prefix(prefix) {
        return f64::NAN;
    }
    let caching = caching != 0.0;
    let number = kept.keep(State::Client(Client {
        tokens: Tokens::new(patience, caching),
        resource: owned(if caching { "" } else { resource }),
        bucket: (requests != 0.0).then(|| Bucket::new(requests, interval, now)),
    }));
    count(number)
}

impl Client {
    pub(super) fn answer(&mut self, asked: &Asked<'_>) -> Answer {
        let [a, b, c, d, e] = asked.numbers;
        let [text, ..] = asked.texts;
        let bucket = self.bucket.as_mut();
        Number(match asked.question {
            // What a call that needs a token does: -1, use the present one; -2, the same, and ask
            // for the next one; -3, ask for one; else wait for the flight under way, so many ms at
            // most.
            NEED => match self.tokens.need(a) {
                Need::Use(_) => -1.0,
                Need::Refresh(..) => -2.0,
                Need::Ask(_) => -3.0,
                Need::Join(_, patience) => patience,
            },
            // See the methods of `Tokens` by these names.
            // Until when calls use the token that has landed; not a number where they do not. After
            // a failure, until when they use the one that there is.
            LANDED => match self.tokens.landed(small(a), lifetime(b), c) {
                true => self.tokens.fresh_until(),
                false => f64::NAN,
            },
            TAKES => f64::from(self.tokens.takes(text, a, b)),
            FORCED => f64::from(self.tokens.forced()),
            ALIVE => {
                self.tokens.alive(small(a), b, c);
                0.0
            }
            FAILED => {
                self.tokens.failed(small(a), b);
                self.tokens.fresh_until()
            }
            REFUSE => {
                let token = b.is_finite().then_some((text, b));
                self.tokens.refuse(small(a), token, c);
                0.0
            }
            // A place in the rate limit's queue; not a number where there is no limit.
            TAKE => bucket.map_or(f64::NAN, |bucket| bucket.take(a).0),
            // How long that place waits, ms.
            DELAY => bucket.map_or(0.0, |bucket| bucket.wait(Place(a), b)),
            // The place is left without a request.
            GIVE_BACK => {
                if let Some(bucket) = bucket {
                    bucket.give_back(Place(a));
                }
                0.0
            }
            // The server answered 429, with this code and `Retry-After`.
            LIMITED => {
                if let Some(bucket) = bucket.filter(|_| text != SPENT) {
                    bucket.refused(number(a), b);
                }
                0.0
            }
            // The message of a refusal, by its status, how its body was read, the bytes of the
            // request's, whether a scope was granted (1, 0, or negative where nobody knows), whether it was
            // a search by a regular expression, and the words since when the server has the operation.
            REFUSAL => {
                let [code, message, jwt_code, method, path, since] = asked.texts;
                let refusal = Refusal {
                    status: status(a),
                    code,
                    message,
                    jwt_code,
                    method,
                    path,
                    body: match small(b) {
                        1 => Reading::Json,
                        2 => Reading::Text,
                        3 => Reading::WebPage,
                        _ => Reading::Nothing,
                    },
                    since,
                    body_bytes: whole(c),
                    resource: &self.resource,
                    scope_granted: (d >= 0.0).then_some(d > 0.0),
                    posix: e > 0.0,
                };
                return Text(refusal.message());
            }
            // The message of a token request's refusal.
            TOKEN_REFUSAL => {
                let [code, message, error, description, ..] = asked.texts;
                let refusal = TokenRefusal {
                    status: status(a),
                    code,
                    message,
                    error,
                    description,
                    resource: &self.resource,
                };
                return Text(refusal.message());
            }
            _ => f64::NAN,
        })
    }
}
