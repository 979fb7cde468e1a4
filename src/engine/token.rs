//! Getting an access token: the flights that `protocol::token` asks for.
//!
//! A flight is a task of its own, in the request context of the call that began it, and every call
//! that needs its token waits for it with a timer of its own. A flight whose request context was
//! cancelled never ends: it is taken over by the next call whose patience runs out.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;

use super::answer::{self, Refused};
use super::{Context, Shared, aborted};
use crate::host::Failure;
use crate::host::errors::to_error;
use crate::host::fetch::{self, NoAnswer, Sending};
use crate::host::options::{ClientOptions, Credentials};
use crate::host::store::Store;
use crate::host::task::Task;
use crate::host::time;
use crate::host::values::{property, text_of};
use crate::host::wait::{Ended, Listening};
use crate::protocol::call::{Call, Event, Rules, Verdict};
use crate::protocol::failure::{Facts, Kind, token_advice};
use crate::protocol::retry::Lost;
use crate::protocol::secret::Secret;
use crate::protocol::token::{Lifetime, Need, Token, Tokens, store_key};
use crate::protocol::url::{basic, form_encode};

#[wasm_bindgen(module = "/src/host/fetch.js")]
extern "C" {
    #[wasm_bindgen(js_name = tokenExtras)]
    fn token_extras() -> JsValue;

    #[wasm_bindgen(js_name = askForToken)]
    fn ask_for_token(callback: &Function, force_refresh: bool, signal: &JsValue) -> Promise;
}

/// One asking for a token, which all calls that need it share.
pub(super) struct Flight {
    id: u32,
    ended: RefCell<Option<Result<Rc<Token>, Failure>>>,
    /// Fulfils when `ended` is set; set right after the flight has begun.
    landing: RefCell<Option<Promise>>,
}

/// A token that can be used now.
pub(super) async fn get(shared: &Rc<Shared>, context: &Context) -> Result<Rc<Token>, Failure> {
    loop {
        let need = shared.tokens.borrow_mut().need(time::epoch());
        let (flight, patience) = match need {
            Need::Use(token) => return Ok(token),
            Need::Refresh(token, id) => {
                begin(shared, id);
                return Ok(token);
            }
            // A call's own flight ends by its own timers, whoever takes it over meanwhile. So a
            // call begins one at most, and calls cannot take over from each other without end.
            Need::Ask(id) => (Some(begin(shared, id)), f64::INFINITY),
            Need::Join(_, patience) => {
                shared.options.hooks.wait(context.id, "token", patience);
                (shared.flight.borrow().clone(), patience)
            }
        };
        let Some(flight) = flight else {
            continue;
        };
        if let Some(ended) = join(context, &flight, patience).await? {
            return ended;
        }
    }
}

/// Waits for a flight; `None` where it has not ended within `patience`.
async fn join(
    context: &Context,
    flight: &Flight,
    patience: f64,
) -> Result<Option<Result<Rc<Token>, Failure>>, Failure> {
    let ended = || flight.ended.borrow().clone();
    if let Some(ended) = ended() {
        return Ok(Some(ended));
    }
    let limit = context.limit(patience);
    let landing = flight.landing.borrow().clone();
    let wait = context.listening.wait(limit.ms);
    match wait.ended(landing.as_ref()).await {
        Ended::Aborted(reason) => Err(aborted(reason)),
        Ended::TimedOut if limit.total => Err(context.out_of_time()),
        _ => Ok(ended()),
    }
}

fn begin(shared: &Rc<Shared>, id: u32) -> Rc<Flight> {
    let flight = Rc::new(Flight {
        id,
        ended: RefCell::new(None),
        landing: RefCell::new(None),
    });
    *shared.flight.borrow_mut() = Some(Rc::clone(&flight));
    let (own_shared, own_flight) = (Rc::clone(shared), Rc::clone(&flight));
    let landing = Task::new(async move {
        let result = fly(&own_shared, id).await;
        if result.is_err() {
            own_shared.tokens.borrow_mut().failed(id);
        }
        *own_flight.ended.borrow_mut() = Some(result);
        // All who wait hold the flight themselves.
        let mut latest = own_shared.flight.borrow_mut();
        if latest.as_ref().is_some_and(|latest| latest.id == id) {
            *latest = None;
        }
        Ok(JsValue::UNDEFINED)
    })
    .spawn();
    *flight.landing.borrow_mut() = Some(landing);
    flight
}

/// The tokens of a new client.
pub(super) fn none_yet(options: &ClientOptions) -> Tokens {
    // A flight's own time limit runs out first, even where a host's timers are late.
    let patience = options.timeout + 500.0;
    let caching = matches!(options.credentials, Credentials::Callback(_));
    Tokens::new(patience, caching)
}

/// What was brought: the token, its lifetime and whether a scope was granted.
type Brought = (Option<Secret>, Lifetime, Option<bool>);

async fn fly(shared: &Rc<Shared>, id: u32) -> Result<Rc<Token>, Failure> {
    let started = time::monotonic();
    let (source, brought) = match &shared.options.credentials {
        Credentials::Application {
            id: app,
            store: Some(store),
            ..
        } => ask_store_or_endpoint(shared, id, store, app).await?,
        Credentials::Application { .. } => ("endpoint", ask_endpoint(shared, id).await?),
        Credentials::Callback(callback) => ("callback", ask_callback(shared, callback).await?),
    };
    let (value, lifetime, scope_granted) = brought;
    let token =
        shared
            .tokens
            .borrow_mut()
            .landed(id, value, lifetime, scope_granted, time::epoch());
    let expires_at = match token.lifetime {
        Lifetime::Until(time) => Some(time),
        Lifetime::Once | Lifetime::UntilRefused => None,
    };
    if token.value.is_some() {
        let duration = time::monotonic() - started;
        shared.options.hooks.token(source, expires_at, duration);
    }
    Ok(token)
}

/// How long the caller's store may take to answer, ms; then the token endpoint is asked.
const STORE_PATIENCE: f64 = 2_000.0;

/// Takes the token that another isolate or process has brought, or brings one for all of them.
async fn ask_store_or_endpoint(
    shared: &Shared,
    id: u32,
    store: &Store,
    app: &str,
) -> Result<(&'static str, Brought), Failure> {
    let options = &shared.options;
    let key = store_key(
        &options.endpoint.join(""),
        app,
        &options.resource,
        &options.scope,
    );
    let wait = listening(shared).wait(STORE_PATIENCE.min(options.timeout));
    let stored = store.get(&key, &wait).await.map_err(aborted)?;
    drop(wait);
    let taken = stored.filter(|(token, expires_at)| {
        let tokens = shared.tokens.borrow();
        is_sendable(token) && tokens.takes(token, *expires_at, time::epoch())
    });
    if let Some((token, expires_at)) = taken {
        let lifetime = Lifetime::Until(expires_at);
        return Ok(("store", (Some(Secret::new(&token)), lifetime, None)));
    }
    let brought = ask_endpoint(shared, id).await?;
    if let (Some(token), Lifetime::Until(expires_at), _) = &brought {
        store.set(&key, token.expose(), *expires_at);
    }
    Ok(("endpoint", brought))
}

/// Nobody's signal ends a flight: other calls may wait for it.
fn listening(shared: &Shared) -> Listening {
    Listening {
        owner: shared.owner.clone(),
        signals: Array::new(),
    }
}

/// Asks the token endpoint, again where that may help.
async fn ask_endpoint(shared: &Shared, id: u32) -> Result<Brought, Failure> {
    let mut call = Call::new(Rules {
        idempotent: true,
        replayable: true,
        posix: false,
        forgiving: false,
        refreshable: false,
        policy: shared.options.policy,
    });
    loop {
        shared.tokens.borrow_mut().alive(id, time::epoch());
        let attempts = call.begin();
        let (event, failure) = match request_token(shared).await {
            Ok(brought) => return Ok(brought),
            Err(ended) => ended,
        };
        match call.ended(event, time::random()) {
            Verdict::Retry(delay) if failure.kind != Kind::Thrown => {
                // The flight lives while it waits, and says so in advance.
                shared.tokens.borrow_mut().alive(id, time::epoch() + delay);
                if let Ended::Aborted(reason) = listening(shared).sleep(delay).await {
                    return Err(aborted(reason));
                }
            }
            _ if failure.kind == Kind::Thrown => return Err(failure),
            _ => return Err(with_attempts(failure, attempts)),
        }
    }
}

fn with_attempts(mut failure: Failure, attempts: u32) -> Failure {
    failure.attempts = failure.attempts.map(|_| attempts);
    if failure.kind == Kind::Token {
        return failure;
    }
    let mut message = String::from("No access token could be had. ");
    message.push_str(&failure.message);
    Facts {
        attempts: Some(attempts),
        status: failure.status,
        request_id: failure.request_id.clone(),
        cause: Some(to_error(failure)),
        ..Facts::new(Kind::Token, message)
    }
    .into()
}

/// Sends one token request (RFC 6749 §4.4.2). Client authentication is HTTP Basic, and nothing of
/// it is in the body: Logto refuses both at once (WIRE.md).
async fn request_token(shared: &Shared) -> Result<Brought, (Event, Failure)> {
    let options = &shared.options;
    let Credentials::Application { id, secret, .. } = &options.credentials else {
        let failure = Failure::new(Kind::Token, "There are no client credentials.");
        return Err((Event::Lost(Lost::NeverSent), failure));
    };
    let mut body = String::from("grant_type=client_credentials&resource=");
    body.push_str(&form_encode(&options.resource));
    if !options.scope.is_empty() {
        body.push_str("&scope=");
        body.push_str(&form_encode(&options.scope));
    }
    let wait = listening(shared).wait(options.timeout);
    let lost = |no_answer| match no_answer {
        NoAnswer::Aborted(reason) => (Event::Lost(Lost::Connection), aborted(reason)),
        NoAnswer::TimedOut => {
            let failure = Failure::timeout("timeout", options.timeout);
            (Event::Lost(Lost::TimedOut), failure)
        }
        NoAnswer::Lost(lost, error) => {
            let failure = answer::broken(lost, fetch::without_data(&error));
            (Event::Lost(lost), failure)
        }
    };
    let sending = Sending {
        fetch: &options.fetch,
        method: "POST",
        url: &options.endpoint.join("/oidc/token"),
        body: &body.into(),
        headers: &JsValue::UNDEFINED,
        content_type: Some("application/x-www-form-urlencoded"),
        authorization: Some(&basic(id, secret.expose())),
        extras: &token_extras(),
    };
    let answer = fetch::send(&wait, &sending).await.map_err(lost)?;
    let status = answer.status();
    let event = |code: Option<&str>| Event::Answered {
        status,
        retry_after: answer::retry_after(&answer),
        hopeless: code == Some(answer::SPENT),
    };
    if status >= 400 {
        let refused = Refused::read(&wait, &answer, options.max_response_bytes)
            .await
            .map_err(lost)?;
        let event = event(refused.code.as_deref());
        let advice = |error: &str, status| token_advice(error, status, &options.resource);
        return Err((event, refused.token_failure(advice)));
    }
    let reply = answer::Reply::read(&wait, answer.clone(), "POST", options.max_response_bytes)
        .await
        .map_err(lost)?;
    let value = reply
        .into_value()
        .map_err(|failure| (event(None), unquoted(failure)))?;
    read_grant(&value).map_err(|message| (event(None), answer::wrong(&answer, message)))
}

/// What a parser says of broken JSON quotes it, and a token may be in it.
fn unquoted(mut failure: Failure) -> Failure {
    failure.cause = None;
    failure
}

/// Reads a successful answer of the token endpoint (RFC 6749 §5.1).
fn read_grant(grant: &JsValue) -> Result<Brought, String> {
    let token = text_of(grant, "access_token").filter(|token| is_sendable(token));
    let token = token.ok_or("The token endpoint answered without an access token.")?;
    let seconds = property(grant, "expires_in").ok().flatten();
    let lifetime = match seconds.and_then(|value| value.as_f64()) {
        Some(seconds) => Lifetime::Until(time::epoch() + seconds * 1000.0),
        None => Lifetime::UntilRefused,
    };
    let scope = text_of(grant, "scope").is_some_and(|scope| !scope.is_empty());
    Ok((Some(Secret::new(&token)), lifetime, Some(scope)))
}

/// Whether a header can hold the token (RFC 6750 §2.1 allows less, some servers more).
fn is_sendable(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Asks the caller's `getAccessToken`.
async fn ask_callback(shared: &Shared, callback: &Function) -> Result<Brought, Failure> {
    let wait = listening(shared).wait(shared.options.timeout);
    let forced = shared.tokens.borrow().forced();
    let asked = ask_for_token(callback, forced, &wait.signal());
    let failed = |message: &str| Failure::new(Kind::Token, message);
    match wait.ended(Some(&asked)).await {
        Ended::Fulfilled(value) => read_callback(&value).map_err(failed),
        Ended::Rejected(error) => Err(failed("`getAccessToken` failed.").caused_by(error)),
        Ended::TimedOut => {
            let timeout = Failure::timeout("timeout", shared.options.timeout);
            Err(failed("`getAccessToken` did not answer in time.").caused_by(to_error(timeout)))
        }
        Ended::Aborted(reason) => Err(aborted(reason)),
    }
}

fn read_callback(value: &JsValue) -> Result<Brought, &'static str> {
    const WRONG: &str = "`getAccessToken` must give a token as a string, \
        `{ token, expiresAt }` with `expiresAt` in milliseconds since the epoch, or null.";
    if value.is_null() {
        return Ok((None, Lifetime::Once, None));
    }
    let (token, lifetime) = match value.as_string() {
        Some(token) => (token, Lifetime::Once),
        None => {
            let lifetime = match property(value, "expiresAt").map_err(|_| WRONG)? {
                None => Lifetime::UntilRefused,
                Some(time) => Lifetime::Until(time.as_f64().ok_or(WRONG)?),
            };
            (text_of(value, "token").ok_or(WRONG)?, lifetime)
        }
    };
    if is_sendable(&token) {
        Ok((Some(Secret::new(&token)), lifetime, None))
    } else {
        Err(WRONG)
    }
}
