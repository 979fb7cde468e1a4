//! Failures become JavaScript errors here and nowhere else (`errors.js`).

use wasm_bindgen::prelude::*;

use super::Failure;
use crate::protocol::failure::Kind;

#[wasm_bindgen(module = "/src/host/errors.js")]
extern "C" {
    #[wasm_bindgen(js_name = makeError)]
    fn make_error(kind: &str, message: &str, facts: &Facts) -> JsValue;

    type Facts;

    #[wasm_bindgen(js_name = newFacts)]
    fn new_facts() -> Facts;

    #[wasm_bindgen(method, structural, indexing_setter)]
    fn set(this: &Facts, name: &str, value: &JsValue);
}

/// The classes that the package exports as they are.
mod classes {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(module = "/src/host/errors.js")]
    extern "C" {
        #[wasm_bindgen(reexport)]
        pub type LogtoError;
        #[wasm_bindgen(reexport)]
        pub type ApiError;
        #[wasm_bindgen(reexport)]
        pub type BadRequestError;
        #[wasm_bindgen(reexport)]
        pub type UnauthorizedError;
        #[wasm_bindgen(reexport)]
        pub type ForbiddenError;
        #[wasm_bindgen(reexport)]
        pub type NotFoundError;
        #[wasm_bindgen(reexport)]
        pub type UnprocessableEntityError;
        #[wasm_bindgen(reexport)]
        pub type RateLimitError;
        #[wasm_bindgen(reexport)]
        pub type ServerError;
        #[wasm_bindgen(reexport)]
        pub type TokenError;
        #[wasm_bindgen(reexport)]
        pub type NetworkError;
        #[wasm_bindgen(reexport)]
        pub type TimeoutError;
        #[wasm_bindgen(reexport)]
        pub type ProtocolError;
        #[wasm_bindgen(reexport)]
        pub type InternalError;
    }
}

/// The error of a failure; an aborted call's is the reason that the caller gave.
pub(crate) fn to_error(failure: Failure) -> JsValue {
    let failure = failure.into_facts();
    let kind = match failure.kind {
        Kind::Thrown => return failure.cause.unwrap_or_default(),
        Kind::Api => "api",
        Kind::Token => "token",
        Kind::Network => "network",
        Kind::Timeout => "timeout",
        Kind::Protocol => "protocol",
        Kind::Argument => "argument",
        Kind::Range => "range",
    };
    let facts = new_facts();
    let text = |name, value: Option<String>| {
        if let Some(value) = value {
            facts.set(name, &value.into());
        }
    };
    let number = |name, value: Option<f64>| {
        if let Some(value) = value {
            facts.set(name, &value.into());
        }
    };
    let value = |name, value: Option<JsValue>| {
        if let Some(value) = value {
            facts.set(name, &value);
        }
    };
    number("status", failure.status.map(f64::from));
    number("attempts", failure.attempts.map(f64::from));
    number("retryAfter", failure.retry_after);
    number("timeout", failure.timeout);
    text("code", failure.code);
    text("requestId", failure.request_id);
    text("contentType", failure.content_type);
    text("method", failure.method);
    text("path", failure.path);
    text("error", failure.error);
    text("errorDescription", failure.error_description);
    value("data", failure.data);
    value("details", failure.details);
    value("cause", failure.cause);
    make_error(kind, &failure.message, &facts)
}
