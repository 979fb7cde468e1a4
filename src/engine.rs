//! Drives `protocol::call` with the host: the one place where a request is sent.

mod answer;
mod token;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;

pub(crate) use answer::{Reply, wrong};

use crate::host::Failure;
use crate::host::call_options::CallOptions;
use crate::host::errors::to_error;
use crate::host::fetch::{self, Answer, NoAnswer, Sending};
use crate::host::hooks::Attempt;
use crate::host::options::ClientOptions;
use crate::host::time;
use crate::host::wait::{Ended, Listening, Wait};
use crate::protocol::call::{Call, Event, Rules, Verdict};
use crate::protocol::failure::Kind;
use crate::protocol::rate::Bucket;
use crate::protocol::retry::{self, Lost};
use crate::protocol::token::{Token, Tokens};
use crate::request::Request;

/// What all calls of a client share.
pub(crate) struct Shared {
    pub(crate) options: ClientOptions,
    /// The client's lifetime, an object that `wait.js` knows.
    pub(crate) owner: JsValue,
    tokens: RefCell<Tokens>,
    flight: RefCell<Option<Rc<token::Flight>>>,
    bucket: RefCell<Option<Bucket>>,
    calls: Cell<u32>,
}

impl Shared {
    /// What a client's calls share from the start: nothing is sent.
    pub(crate) fn new(options: ClientOptions, owner: JsValue) -> Shared {
        let bucket = options
            .rate_limit
            .map(|(requests, interval)| Bucket::new(requests, interval, time::monotonic()));
        Shared {
            tokens: RefCell::new(token::none_yet(&options)),
            flight: RefCell::new(None),
            bucket: RefCell::new(bucket),
            calls: Cell::new(0),
            options,
            owner,
        }
    }

    /// Whether the present token was granted a scope; `None` where nobody said.
    pub(crate) fn scope_granted(&self) -> Option<bool> {
        self.tokens.borrow().current()?.scope_granted
    }

    /// Does something with the rate limit's bucket, if there is a limit.
    fn in_bucket<T>(&self, change: impl FnOnce(&mut Bucket) -> T) -> Option<T> {
        self.bucket.borrow_mut().as_mut().map(change)
    }
}

/// What the caller wants of an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Its body; a status from 400 on is a failure.
    Body,
    /// The host's own `Response`, whatever its status.
    Response,
}

/// How one call goes about its waiting.
pub(crate) struct Context {
    /// The call's number.
    id: u32,
    listening: Listening,
    /// When `totalTimeout` runs out, and what it is.
    limit: Option<(f64, f64)>,
}

/// A time limit, and whether it is the call's own.
struct Limit {
    ms: f64,
    total: bool,
}

impl Context {
    /// The context of a new call.
    pub(crate) fn new(shared: &Shared, options: &CallOptions) -> Context {
        Context::listening_to(shared, options, options.signals())
    }

    /// The context of a new call that listens to these signals.
    pub(crate) fn listening_to(shared: &Shared, options: &CallOptions, signals: Array) -> Context {
        shared.calls.set(shared.calls.get().wrapping_add(1));
        let total = options.total_timeout.or(shared.options.total_timeout);
        Context {
            id: shared.calls.get(),
            listening: Listening {
                owner: shared.owner.clone(),
                signals,
            },
            limit: total.map(|ms| (time::monotonic() + ms, ms)),
        }
    }

    /// `ms`, or what is left of the call's `totalTimeout` if that is less.
    fn limit(&self, ms: f64) -> Limit {
        match self.limit {
            Some((end, _)) if end - time::monotonic() < ms => Limit {
                ms: (end - time::monotonic()).max(0.0),
                total: true,
            },
            _ => Limit { ms, total: false },
        }
    }

    fn out_of_time(&self) -> Failure {
        let (_, total) = self.limit.unwrap_or_default();
        Failure::timeout("totalTimeout", total)
    }

    /// Waits for that long. A wait that the `totalTimeout` would cut short fails at once.
    async fn sleep(&self, ms: f64) -> Result<(), Failure> {
        let limit = self.limit(ms);
        if limit.total {
            return Err(self.out_of_time());
        }
        match self.listening.sleep(limit.ms).await {
            Ended::Aborted(reason) => Err(aborted(reason)),
            _ => Ok(()),
        }
    }
}

/// A failure that is the caller's own reason.
fn aborted(reason: JsValue) -> Failure {
    Failure::new(Kind::Thrown, "").caused_by(reason)
}

/// How an attempt ended.
enum Tried {
    Answered(Reply),
    /// The answer was a refusal: what it says, and what follows from it.
    Refused(Reply, Failure, Event),
    Lost(Lost, Failure),
}

/// A request, ready to be sent as often as it takes.
pub(crate) struct Sender<'a> {
    pub(crate) shared: &'a Rc<Shared>,
    pub(crate) context: &'a Context,
    pub(crate) request: &'a Request,
    pub(crate) options: &'a CallOptions,
    pub(crate) wanted: Wanted,
    /// Page and page size, for a page of a list.
    pub(crate) page: Option<(u32, u32)>,
}

impl Sender<'_> {
    /// Sends the request: token, rate, send, decide, until it is done or has failed.
    pub(crate) async fn send(&self) -> Result<Reply, Failure> {
        if let Some(reason) = self.context.listening.aborted() {
            return Err(aborted(reason));
        }
        let url = self
            .shared
            .options
            .endpoint
            .join(&self.request.target(self.page));
        let mut call = Call::new(self.rules());
        let mut refused: Option<(Reply, Failure)> = None;
        loop {
            let mut token = match (self.token().await, refused.take()) {
                (Ok(Some(token)), Some((reply, failure))) if token.value.is_none() => {
                    // There is nothing new to send with.
                    return self.failed(reply, failure);
                }
                (token, refused) => {
                    if let Some((reply, _)) = refused {
                        reply.answer.discard();
                    }
                    token?
                }
            };
            admit(self.shared, self.context).await?;
            if token
                .as_ref()
                .is_some_and(|token| !token.serves(time::epoch()))
            {
                // It came to its end while the rate limit held the call up.
                token = self.token().await?;
            }
            let number = call.begin();
            let tried = self.attempt(&url, token.as_deref(), number).await?;
            let (event, failure, reply) = match tried {
                Tried::Answered(reply) => return Ok(reply),
                Tried::Refused(reply, failure, event) => (event, failure, Some(reply)),
                Tried::Lost(lost, failure) => (Event::Lost(lost), failure, None),
            };
            if let Event::Answered {
                status: 429,
                retry_after,
                hopeless: false,
            } = event
            {
                let now = time::monotonic();
                self.shared
                    .in_bucket(|bucket| bucket.refused(retry_after, now));
            }
            let mut failure = failure;
            failure.attempts = failure.attempts.map(|_| number);
            match (call.ended(event, time::random()), reply) {
                (Verdict::Done, Some(reply)) => return Ok(reply),
                (Verdict::AlreadyDone, Some(reply)) => return Ok(reply.emptied()),
                (Verdict::Refresh, Some(reply)) => {
                    if let Some(token) = token {
                        let now = time::epoch();
                        self.shared.tokens.borrow_mut().refuse(&token, now);
                    }
                    refused = Some((reply, failure));
                }
                (Verdict::Retry(delay), reply) => {
                    if let Some(reply) = reply {
                        reply.answer.discard();
                    }
                    let error = failure.clone();
                    let hooks = &self.shared.options.hooks;
                    hooks.retry(&self.named(number), || to_error(error), delay);
                    let slept = self.context.sleep(delay).await;
                    slept.map_err(|ended| because(ended, failure))?;
                }
                (_, Some(reply)) => return self.failed(reply, failure),
                (_, None) => return Err(failure),
            }
        }
    }

    fn rules(&self) -> Rules {
        let request = self.request;
        Rules {
            idempotent: retry::is_idempotent(&request.method),
            replayable: !request.payload.once,
            posix: request.posix,
            forgiving: request.forgiving && self.wanted == Wanted::Body,
            refreshable: request.needs_token,
            policy: self.options.policy.unwrap_or(self.shared.options.policy),
        }
    }

    async fn token(&self) -> Result<Option<Rc<Token>>, Failure> {
        if !self.request.needs_token {
            return Ok(None);
        }
        token::get(self.shared, self.context).await.map(Some)
    }

    fn named(&self, number: u32) -> Attempt<'_> {
        Attempt {
            id: self.context.id,
            operation: self.request.operation,
            method: &self.request.method,
            path: &self.request.path,
            number,
        }
    }

    async fn attempt(
        &self,
        url: &str,
        token: Option<&Token>,
        number: u32,
    ) -> Result<Tried, Failure> {
        let hooks = &self.shared.options.hooks;
        let timeout = self.options.timeout.unwrap_or(self.shared.options.timeout);
        let limit = self.context.limit(timeout);
        let wait = self.context.listening.wait(limit.ms);
        let bearer = token
            .and_then(|token| token.value.as_ref())
            .map(|value| ["Bearer ", value.expose()].concat());
        hooks.request(&self.named(number));
        let started = time::monotonic();
        let sent = fetch::send(
            &wait,
            &Sending {
                fetch: &self.shared.options.fetch,
                method: &self.request.method,
                url,
                body: &self.request.payload.body,
                headers: &self.request.headers,
                content_type: self.request.payload.content_type.as_deref(),
                authorization: bearer.as_deref(),
                extras: &self.request.extras,
            },
        )
        .await;
        let lost = |no_answer| self.lost(no_answer, &limit, timeout);
        let answer = match sent {
            Ok(answer) => answer,
            Err(no_answer) => return lost(no_answer),
        };
        let duration = time::monotonic() - started;
        let request_id = answer.header(answer::REQUEST_ID);
        hooks.response(
            &self.named(number),
            answer.status(),
            request_id.as_deref(),
            duration,
        );
        self.read(wait, answer, token).await.or_else(lost)
    }

    /// Reads an answer as far as it is wanted.
    async fn read(
        &self,
        wait: Wait,
        answer: Answer,
        token: Option<&Token>,
    ) -> Result<Tried, NoAnswer> {
        let status = answer.status();
        let refused = status >= 400;
        if self.wanted == Wanted::Response {
            answer.released_from(wait);
            let event = self.event(&answer, None);
            let failure = Failure::new(Kind::Api, "");
            let reply = Reply::unread(answer);
            return Ok(if refused {
                Tried::Refused(reply, failure, event)
            } else {
                Tried::Answered(reply)
            });
        }
        let limit = self.shared.options.max_response_bytes;
        if !refused {
            let reply = Reply::read(&wait, answer, &self.request.method, limit).await?;
            return Ok(Tried::Answered(reply));
        }
        let refusal = answer::Refused::read(&wait, &answer, limit).await?;
        let event = self.event(&answer, refusal.code.as_deref());
        let failure = refusal.failure(self.shared, self.request, token);
        Ok(Tried::Refused(Reply::unread(answer), failure, event))
    }

    fn event(&self, answer: &Answer, code: Option<&str>) -> Event {
        Event::Answered {
            status: answer.status(),
            retry_after: answer::retry_after(answer),
            hopeless: code == Some(answer::SPENT),
        }
    }

    /// What became of an attempt without an answer.
    fn lost(&self, no_answer: NoAnswer, limit: &Limit, timeout: f64) -> Result<Tried, Failure> {
        match no_answer {
            NoAnswer::Aborted(reason) => Err(aborted(reason)),
            NoAnswer::TimedOut if limit.total => Err(self.context.out_of_time()),
            NoAnswer::TimedOut => {
                let failure = Failure::timeout("timeout", timeout);
                Ok(Tried::Lost(Lost::TimedOut, failure))
            }
            NoAnswer::Lost(lost, error) => Ok(Tried::Lost(lost, answer::broken(lost, error))),
        }
    }

    /// The end of a call that the server refused: a failure, or its `Response`.
    fn failed(&self, reply: Reply, failure: Failure) -> Result<Reply, Failure> {
        match self.wanted {
            Wanted::Body => Err(failure),
            Wanted::Response => Ok(reply),
        }
    }
}

/// A failure that ended a wait, with the failure that made the call wait.
fn because(mut ended: Failure, earlier: Failure) -> Failure {
    if ended.kind == Kind::Timeout {
        ended.cause = Some(to_error(earlier));
    }
    ended
}

/// Waits for the client's rate limit.
async fn admit(shared: &Shared, context: &Context) -> Result<(), Failure> {
    let now = time::monotonic();
    let taken = shared.in_bucket(|bucket| {
        let place = bucket.take(now);
        (place, bucket.wait(place, now))
    });
    let Some((place, mut delay)) = taken else {
        return Ok(());
    };
    // A 429 that another call met may have put this one off while it waited.
    while delay >= LEAST_WAIT {
        shared.options.hooks.wait(context.id, "rateLimit", delay);
        if let Err(ended) = context.sleep(delay).await {
            shared.in_bucket(Bucket::give_back);
            return Err(ended);
        }
        let left = shared.in_bucket(|bucket| bucket.wait(place, time::monotonic()));
        delay = left.unwrap_or_default();
    }
    Ok(())
}

/// Timers count in milliseconds, and some fire early by a part of one.
const LEAST_WAIT: f64 = 1.0;

/// The current access token, for the caller.
pub(crate) async fn access_token(
    shared: &Rc<Shared>,
    context: &Context,
) -> Result<JsValue, Failure> {
    let token = token::get(shared, context).await?;
    Ok(match &token.value {
        Some(value) => value.expose().into(),
        None => JsValue::NULL,
    })
}
