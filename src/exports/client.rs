//! A client's state, and what can be asked of it: its tokens, its rate limit, and what its errors say.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;

use super::numbers::{lifetime, number, small, status, whole};
use super::{KEPT, State, Texts};
use crate::operations::Row;
use crate::protocol::endpoint::{Endpoint, EndpointError};
use crate::protocol::failure::{Refusal, SPENT, TokenRefusal};
use crate::protocol::pack::pack;
use crate::protocol::rate::{Bucket, Place};
use crate::protocol::response::Reading;
use crate::protocol::text::{concat, decimal};
use crate::protocol::token::{Need, Tokens, store_key};
use crate::protocol::url::{basic, form_encode};

/// A client's state.
pub(super) struct Client {
    tokens: Tokens,
    /// What tokens are asked for; empty where the caller brings them.
    resource: String,
    bucket: Option<Bucket>,
}

/// A client: its tenant, endpoint, resource, scope, application and secret, each of which may be
/// empty; flags, of which the lowest bit allows `http:` and the next says that the caller brings the
/// tokens; how long a flight may be silent, ms; the rate limit's requests (0 for none, negative for the
/// default) and interval; the time. Told are its number and what a token request is made of (RFC 6749
/// §4.4.2): the server's address, the header of the client's authentication, the body, and the token's
/// name in a store.
pub(super) fn open(
    texts: &Texts,
    flags: u32,
    patience: f64,
    requests: f64,
    interval: f64,
    now: f64,
) -> String {
    let (endpoint, default) = match place(texts.given(1), texts.at(2), flags & 1 != 0) {
        Ok(place) => place,
        Err(error) => return concat(&["\u{2}", error.message(), "."]),
    };
    let resource = texts.given(3).map_or(default, str::to_owned);
    let (scope, app, secret) = (texts.at(4), texts.at(5), texts.at(6));
    let on_cloud = texts.given(1).is_some() || endpoint.is_cloud();
    let bucket = match requests {
        0.0 => None,
        ..0.0 => on_cloud.then(|| Bucket::new(200.0, 10_000.0, now)),
        _ => Some(Bucket::new(requests, interval, now)),
    };
    let mut body = String::from("grant_type=client_credentials&resource=");
    body.push_str(&form_encode(&resource));
    if !scope.is_empty() {
        body.push_str("&scope=");
        body.push_str(&form_encode(scope));
    }
    let key = store_key(endpoint.base(), app, &resource, scope);
    let caching = flags & 2 != 0;
    let number = KEPT.keep(State::Client(Box::new(Client {
        tokens: Tokens::new(patience, caching),
        resource: if caching { String::new() } else { resource },
        bucket,
    })));
    let basic = basic(app, secret);
    pack([&decimal(number), endpoint.base(), &basic, &body, &key])
}

/// The endpoint, and the identifier of the API there.
fn place(
    tenant: Option<&str>,
    endpoint: &str,
    insecure: bool,
) -> Result<(Endpoint, String), EndpointError> {
    // A tenant id is checked even where a custom domain takes the place of its own.
    let of_tenant = tenant.map(Endpoint::of_tenant).transpose()?;
    let endpoint = match endpoint {
        "" => of_tenant.ok_or(EndpointError::Missing)?,
        _ => Endpoint::parse(endpoint, insecure)?,
    };
    let resource = endpoint.default_resource(tenant);
    Ok((endpoint, resource))
}

impl Client {
    pub(super) fn ask(&mut self, texts: &Texts, a: f64, b: f64, c: f64) -> f64 {
        let bucket = self.bucket.as_mut();
        match texts.name() {
            // What a call that needs a token does: -1, use the present one; -2, the same, and ask
            // for the next one; -3, ask for one; else wait for the flight under way, so many ms at
            // most.
            "need" => match self.tokens.need(a) {
                Need::Use(_) => -1.0,
                Need::Refresh(..) => -2.0,
                Need::Ask(_) => -3.0,
                Need::Join(_, patience) => patience,
            },
            // See the methods of `Tokens` by these names.
            // Until when calls use the token that has landed; not a number where they do not.
            "landed" => match self.tokens.landed(small(a), lifetime(b), c) {
                true => self.tokens.fresh_until(),
                false => f64::NAN,
            },
            "takes" => f64::from(self.tokens.takes(texts.at(1), a, b)),
            "forced" => f64::from(self.tokens.forced()),
            "alive" => {
                self.tokens.alive(small(a), b);
                0.0
            }
            "failed" => {
                self.tokens.failed(small(a));
                0.0
            }
            "refuse" => {
                let token = b.is_finite().then_some((texts.at(1), b));
                self.tokens.refuse(small(a), token, c);
                0.0
            }
            // A place in the rate limit's queue; not a number where there is no limit.
            "take" => bucket.map_or(f64::NAN, |bucket| bucket.take(a).0),
            // How long that place waits, ms.
            "delay" => bucket.map_or(0.0, |bucket| bucket.wait(Place(a), b)),
            // The place is left without a request.
            "giveBack" => {
                bucket.map(Bucket::give_back);
                0.0
            }
            // The server answered 429, with this code and `Retry-After`.
            "limited" => {
                if let Some(bucket) = bucket.filter(|_| texts.at(1) != SPENT) {
                    bucket.refused(number(a), b);
                }
                0.0
            }
            _ => f64::NAN,
        }
    }

    pub(super) fn tell(&self, texts: &Texts, a: f64, b: f64, c: f64, d: f64, e: f64) -> String {
        match texts.name() {
            // The message of a refusal, by its status, how its body was read, the bytes of the
            // request's, whether a scope was granted (1, 0, or negative where nobody knows), and the
            // operation's place in the table.
            "refusal" => Refusal {
                status: status(a),
                code: texts.at(1),
                message: texts.at(2),
                jwt_code: texts.at(3),
                method: texts.at(4),
                path: texts.at(5),
                body: match small(b) {
                    1 => Reading::Json,
                    2 => Reading::Text,
                    3 => Reading::WebPage,
                    _ => Reading::Nothing,
                },
                since: Row::at(whole(e)).unwrap_or_default().since,
                body_bytes: whole(c),
                resource: &self.resource,
                scope_granted: (d >= 0.0).then_some(d > 0.0),
            }
            .message(),
            // The message of a token request's refusal.
            _ => TokenRefusal {
                status: status(a),
                code: texts.at(1),
                message: texts.at(2),
                error: texts.at(3),
                description: texts.at(4),
                resource: &self.resource,
            }
            .message(),
        }
    }
}
