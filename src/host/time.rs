//! The host's clocks and its randomness.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
}

/// Milliseconds since the epoch, for what the wire dates.
pub(crate) fn epoch() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since some moment: a clock that nobody sets, for time limits and rates.
pub(crate) fn monotonic() -> f64 {
    performance_now()
}

/// From 0 to 1.
pub(crate) fn random() -> f64 {
    js_sys::Math::random()
}
