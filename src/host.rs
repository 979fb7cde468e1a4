//! The JavaScript that belongs to the core. A file is put into the package where it is named here, and
//! what the package exports as it is is marked `reexport`. Nothing of it is used from Rust; its
//! documentation for users is in `npm/types`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/host/codes.js")]
extern "C" {
    #[wasm_bindgen(js_name = POSIX)]
    type Posix;
}

#[wasm_bindgen(module = "/src/host/core.js")]
extern "C" {
    /// For the package's entries, which start the core.
    #[wasm_bindgen(reexport)]
    fn start(module: &JsValue);
}

#[wasm_bindgen(module = "/src/host/client.js")]
extern "C" {
    #[wasm_bindgen(reexport)]
    pub type ManagementClient;
    #[wasm_bindgen(js_name = escapeLike, reexport)]
    fn escape_like(text: &JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/src/host/links.js")]
extern "C" {
    #[wasm_bindgen(js_name = parseLinkHeader, reexport)]
    fn parse_link_header(header: &JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/src/host/diagnose.js")]
extern "C" {
    #[wasm_bindgen(reexport)]
    pub type Diagnosis;
}

#[wasm_bindgen(module = "/src/host/errors.js")]
extern "C" {
    #[wasm_bindgen(reexport)]
    pub type ApiError;
    #[wasm_bindgen(reexport)]
    pub type BadRequestError;
    #[wasm_bindgen(reexport)]
    pub type ForbiddenError;
    #[wasm_bindgen(reexport)]
    pub type InternalError;
    #[wasm_bindgen(reexport)]
    pub type LogtoError;
    #[wasm_bindgen(reexport)]
    pub type NetworkError;
    #[wasm_bindgen(reexport)]
    pub type NotFoundError;
    #[wasm_bindgen(reexport)]
    pub type ProtocolError;
    #[wasm_bindgen(reexport)]
    pub type RateLimitError;
    #[wasm_bindgen(reexport)]
    pub type ServerError;
    #[wasm_bindgen(reexport)]
    pub type TimeoutError;
    #[wasm_bindgen(reexport)]
    pub type TokenError;
    #[wasm_bindgen(reexport)]
    pub type UnauthorizedError;
    #[wasm_bindgen(reexport)]
    pub type UnprocessableEntityError;
}

#[wasm_bindgen(module = "/src/host/answer.js")]
extern "C" {
    #[wasm_bindgen(js_name = valueOfReply)]
    type ValueOfReply;
}

#[wasm_bindgen(module = "/src/host/credentials.js")]
extern "C" {
    #[wasm_bindgen(js_name = withoutData)]
    type WithoutData;
}

#[wasm_bindgen(module = "/src/host/endpoint.js")]
extern "C" {
    #[wasm_bindgen(js_name = locate)]
    type Locate;
}

#[wasm_bindgen(module = "/src/host/engine.js")]
extern "C" {
    #[wasm_bindgen(js_name = send)]
    type Send;
}

#[wasm_bindgen(module = "/src/host/fetch.js")]
extern "C" {
    #[wasm_bindgen(js_name = discard)]
    type Discard;
}

#[wasm_bindgen(module = "/src/host/grant.js")]
extern "C" {
    #[wasm_bindgen(js_name = grantOf)]
    type GrantOf;
}

#[wasm_bindgen(module = "/src/host/hooks.js")]
extern "C" {
    #[wasm_bindgen(js_name = notify)]
    type Notify;
}

#[wasm_bindgen(module = "/src/host/iterators.js")]
extern "C" {
    #[wasm_bindgen(js_name = Pages)]
    type Pages;
}

#[wasm_bindgen(module = "/src/host/options.js")]
extern "C" {
    #[wasm_bindgen(js_name = whole)]
    type Whole;
}

#[wasm_bindgen(module = "/src/host/page_source.js")]
extern "C" {
    #[wasm_bindgen(js_name = Source)]
    type Source;
}

#[wasm_bindgen(module = "/src/host/paged_list.js")]
extern "C" {
    #[wasm_bindgen(js_name = PagedList)]
    type PagedList;
}

#[wasm_bindgen(module = "/src/host/questions.js")]
extern "C" {
    #[wasm_bindgen(js_name = NEED)]
    type Need;
}

#[wasm_bindgen(module = "/src/host/request.js")]
extern "C" {
    #[wasm_bindgen(js_name = ofPath)]
    type OfPath;
}

#[wasm_bindgen(module = "/src/host/resources.js")]
extern "C" {
    #[wasm_bindgen(js_name = operationOf)]
    type OperationOf;
}

#[wasm_bindgen(module = "/src/host/redirects.js")]
extern "C" {
    #[wasm_bindgen(js_name = redirected)]
    type Redirected;
}

#[wasm_bindgen(module = "/src/host/retry_after.js")]
extern "C" {
    #[wasm_bindgen(js_name = delayOf)]
    type DelayOf;
}

#[wasm_bindgen(module = "/src/host/store.js")]
extern "C" {
    #[wasm_bindgen(js_name = askStore)]
    type AskStore;
}

#[wasm_bindgen(module = "/src/host/tokens.js")]
extern "C" {
    #[wasm_bindgen(js_name = getToken)]
    type GetToken;
}

#[wasm_bindgen(module = "/src/host/values.js")]
extern "C" {
    #[wasm_bindgen(js_name = isNothing)]
    type IsNothing;
}

#[wasm_bindgen(module = "/src/host/wait.js")]
extern "C" {
    #[wasm_bindgen(js_name = Ended)]
    type Ended;
}
