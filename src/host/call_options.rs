//! The options of a call, as `options.js` has checked them.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::Failure;
use super::options::RawRetry;
use super::values::thrown;
use crate::protocol::retry::Policy;

#[wasm_bindgen(module = "/src/host/options.js")]
extern "C" {
    #[wasm_bindgen(js_name = readCallOptions, catch)]
    fn read_call_options(
        given: &JsValue,
        client: &JsValue,
        what: &str,
        known: &str,
    ) -> Result<RawCallOptions, JsValue>;

    #[wasm_bindgen(js_name = readInitOptions, catch)]
    fn read_init_options(
        init: &JsValue,
        client: &JsValue,
    ) -> Result<Option<RawCallOptions>, JsValue>;

    #[wasm_bindgen(js_name = checkMembers, catch)]
    fn check_members_of(value: &JsValue, what: &str, known: &str) -> Result<(), JsValue>;
}

#[wasm_bindgen]
extern "C" {
    type RawCallOptions;

    #[wasm_bindgen(method, getter, structural)]
    fn signal(this: &RawCallOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn timeout(this: &RawCallOptions) -> Option<f64>;
    #[wasm_bindgen(method, getter, structural, js_name = totalTimeout)]
    fn total_timeout(this: &RawCallOptions) -> Option<f64>;
    #[wasm_bindgen(method, getter, structural)]
    fn retry(this: &RawCallOptions) -> Option<RawRetry>;
    #[wasm_bindgen(method, getter, structural)]
    fn headers(this: &RawCallOptions) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn prefetch(this: &RawCallOptions) -> Option<u32>;
}

/// The options of one call.
#[derive(Clone, Default)]
pub(crate) struct CallOptions {
    /// The caller's signal, or `undefined`.
    pub(crate) signal: JsValue,
    pub(crate) timeout: Option<f64>,
    pub(crate) total_timeout: Option<f64>,
    pub(crate) policy: Option<Policy>,
    /// Headers as the caller gave them, with lower-case names, or `undefined`.
    pub(crate) headers: JsValue,
    pub(crate) prefetch: Option<u32>,
}

/// The names of a call's options.
pub(crate) const CALL: &str = "signal timeout totalTimeout retry headers";
/// The names of a list's options.
pub(crate) const LIST: &str = "signal timeout totalTimeout retry headers prefetch";

impl CallOptions {
    /// Reads a call's options among the members of an object, which are those named in `known`, or
    /// of `undefined`. `client` has the client's options.
    pub(crate) fn read(
        options: &JsValue,
        client: &JsValue,
        what: &str,
        known: &str,
    ) -> Result<CallOptions, Failure> {
        if options.is_undefined() {
            return Ok(CallOptions::default());
        }
        let raw = read_call_options(options, client, what, known).map_err(thrown)?;
        Ok(raw.into())
    }

    /// Reads the call's options in `fetch`'s `init`.
    pub(crate) fn of_init(init: &JsValue, client: &JsValue) -> Result<CallOptions, Failure> {
        let raw = read_init_options(init, client).map_err(thrown)?;
        Ok(raw.map(CallOptions::from).unwrap_or_default())
    }

    /// The options of a call that is sent once; `policy` is the client's.
    pub(crate) fn once(policy: Policy) -> CallOptions {
        CallOptions {
            policy: Some(Policy {
                attempts: 1,
                ..policy
            }),
            ..CallOptions::default()
        }
    }

    /// The signals that a call listens to.
    pub(crate) fn signals(&self) -> Array {
        match self.signal.is_undefined() {
            true => Array::new(),
            false => Array::of1(&self.signal),
        }
    }
}

impl From<RawCallOptions> for CallOptions {
    fn from(raw: RawCallOptions) -> CallOptions {
        CallOptions {
            signal: raw.signal(),
            timeout: raw.timeout(),
            total_timeout: raw.total_timeout(),
            policy: raw.retry().map(Policy::from),
            headers: raw.headers(),
            prefetch: raw.prefetch(),
        }
    }
}

/// Checks that a value is an object with no other members than `known`, names separated by spaces.
pub(crate) fn check_members(value: &JsValue, what: &str, known: &str) -> Result<(), Failure> {
    check_members_of(value, what, known).map_err(thrown)
}
