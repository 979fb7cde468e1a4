//! Sending a request and reading its answer (`fetch.js`).

use gloo_net::http::Response;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::wait::{Ended, RawWait, Wait};
use crate::protocol::retry::Lost;

#[wasm_bindgen(module = "/src/host/fetch.js")]
extern "C" {
    #[wasm_bindgen(js_name = newInit)]
    fn new_init(
        method: &str,
        body: &JsValue,
        headers: &JsValue,
        content_type: Option<&str>,
        authorization: Option<&str>,
        extras: &JsValue,
    ) -> JsValue;

    #[wasm_bindgen(js_name = send)]
    fn send_by(wait: &RawWait, fetch: &JsValue, url: &str, init: &JsValue) -> Promise;

    #[wasm_bindgen(js_name = read)]
    fn read_body(wait: &RawWait, response: &web_sys::Response, json: bool, limit: f64) -> Promise;

    #[wasm_bindgen(js_name = header)]
    fn read_header(response: &web_sys::Response, name: &str) -> Option<String>;

    #[wasm_bindgen(js_name = keepListening)]
    fn keep_listening(wait: &RawWait, response: &web_sys::Response);

    #[wasm_bindgen(js_name = discard)]
    fn discard_body(response: &web_sys::Response);

    #[wasm_bindgen(js_name = neverSent)]
    fn never_sent(error: &JsValue) -> bool;
}

#[wasm_bindgen(module = "/src/host/credentials.js")]
extern "C" {
    #[wasm_bindgen(js_name = withoutCredentials)]
    fn without_credentials(error: &JsValue, authorization: Option<&str>) -> JsValue;

    /// An error without what the host may have kept of the answer in it.
    #[wasm_bindgen(js_name = withoutData)]
    pub(crate) fn without_data(error: &JsValue) -> JsValue;
}

#[wasm_bindgen]
extern "C" {
    type RawBody;

    #[wasm_bindgen(method, getter)]
    fn state(this: &RawBody) -> u32;

    #[wasm_bindgen(method, getter)]
    fn value(this: &RawBody) -> JsValue;
}

/// What is sent, and by which `fetch`.
pub(crate) struct Sending<'a> {
    /// The caller's `fetch`, or `undefined` for the host's.
    pub(crate) fetch: &'a JsValue,
    pub(crate) method: &'a str,
    pub(crate) url: &'a str,
    pub(crate) body: &'a JsValue,
    /// An object with lower-case names.
    pub(crate) headers: &'a JsValue,
    /// The body's, where the headers name none.
    pub(crate) content_type: Option<&'a str>,
    pub(crate) authorization: Option<&'a str>,
    /// Further members of `init`, or `undefined`.
    pub(crate) extras: &'a JsValue,
}

/// An answer of which the status and the headers are there.
#[derive(Clone)]
pub(crate) struct Answer {
    raw: web_sys::Response,
}

impl Answer {
    /// The status; 0 where a browser hides a redirect.
    pub(crate) fn status(&self) -> u16 {
        // Not `raw.clone()`: that is JavaScript's, which splits the body in two.
        Response::from(Clone::clone(&self.raw)).status()
    }

    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        read_header(&self.raw, name)
    }

    /// The host's own object.
    pub(crate) fn into_js(self) -> JsValue {
        self.raw.into()
    }

    /// The caller reads the body: the wait's signals go on to count, and its time limit does not.
    pub(crate) fn released_from(&self, wait: Wait) {
        keep_listening(wait.raw(), &self.raw);
        wait.released();
    }

    /// Lets go of a body that nobody reads.
    pub(crate) fn discard(&self) {
        discard_body(&self.raw);
    }
}

/// Why there is no answer.
pub(crate) enum NoAnswer {
    /// The request was lost; what the host threw.
    Lost(Lost, JsValue),
    /// The wait's time ran out.
    TimedOut,
    /// The call was aborted, for this reason.
    Aborted(JsValue),
}

/// Sends a request and waits for the answer's status and headers.
pub(crate) async fn send(wait: &Wait, sending: &Sending<'_>) -> Result<Answer, NoAnswer> {
    let init = new_init(
        sending.method,
        sending.body,
        sending.headers,
        sending.content_type,
        sending.authorization,
        sending.extras,
    );
    let sent = send_by(wait.raw(), sending.fetch, sending.url, &init);
    match wait.bound(sent).await {
        Ended::Fulfilled(response) => Ok(Answer {
            raw: response.unchecked_into(),
        }),
        Ended::Rejected(error) => {
            let lost = match never_sent(&error) {
                true => Lost::NeverSent,
                false => Lost::Connection,
            };
            let error = without_credentials(&error, sending.authorization);
            Err(NoAnswer::Lost(lost, error))
        }
        Ended::TimedOut => Err(NoAnswer::TimedOut),
        Ended::Aborted(reason) => Err(NoAnswer::Aborted(reason)),
    }
}

/// A body that was read.
pub(crate) enum Body {
    /// A value of JSON, or a text.
    Value(JsValue),
    /// Something that should have been JSON and is not: what the parser says.
    Broken(JsValue),
    /// More bytes than the limit.
    TooLarge,
}

/// Reads an answer's body, of at most `limit` decoded bytes.
pub(crate) async fn read(
    wait: &Wait,
    answer: &Answer,
    json: bool,
    limit: f64,
) -> Result<Body, NoAnswer> {
    let reading = read_body(wait.raw(), &answer.raw, json, limit);
    match wait.bound(reading).await {
        Ended::Fulfilled(body) => {
            let body = body.unchecked_into::<RawBody>();
            Ok(match body.state() {
                0 => Body::Value(body.value()),
                1 => Body::Broken(body.value()),
                _ => Body::TooLarge,
            })
        }
        Ended::Rejected(error) => Err(NoAnswer::Lost(Lost::Body, error)),
        Ended::TimedOut => Err(NoAnswer::TimedOut),
        Ended::Aborted(reason) => Err(NoAnswer::Aborted(reason)),
    }
}
