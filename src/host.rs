//! Everything that touches JavaScript, and the JavaScript that belongs to the core.

pub(crate) mod call_options;
pub(crate) mod errors;
pub(crate) mod fetch;
pub(crate) mod hooks;
pub(crate) mod options;
pub(crate) mod store;
pub(crate) mod task;
pub(crate) mod time;
pub(crate) mod values;
pub(crate) mod wait;

/// What went wrong, with what the host threw.
pub(crate) type Failure = crate::protocol::failure::Failure<wasm_bindgen::JsValue>;
