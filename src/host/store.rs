//! The caller's `tokenStore` (`store.js`).

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::wait::{Ended, Wait};

#[wasm_bindgen(module = "/src/host/store.js")]
extern "C" {
    #[wasm_bindgen(js_name = askStore)]
    fn ask_store(store: &JsValue, key: &str) -> Promise;

    #[wasm_bindgen(js_name = tellStore)]
    fn tell_store(store: &JsValue, key: &str, token: &str, expires_at: f64);
}

#[wasm_bindgen]
extern "C" {
    type Stored;

    #[wasm_bindgen(method, getter)]
    fn token(this: &Stored) -> String;

    #[wasm_bindgen(method, getter, js_name = expiresAt)]
    fn expires_at(this: &Stored) -> f64;
}

/// Where a client's access token is shared with other isolates or processes.
pub(crate) struct Store(JsValue);

impl Store {
    /// The caller's store, if there is one.
    pub(crate) fn of(value: JsValue) -> Option<Store> {
        (!value.is_undefined()).then_some(Store(value))
    }

    /// The token that it has, and when that expires (ms since the epoch); nothing where it fails
    /// or does not answer within the wait. A disposed client's wait ends with its reason.
    pub(crate) async fn get(
        &self,
        key: &str,
        wait: &Wait,
    ) -> Result<Option<(String, f64)>, JsValue> {
        match wait.ended(Some(&ask_store(&self.0, key))).await {
            Ended::Fulfilled(stored) if stored.is_object() => {
                let stored = stored.unchecked_into::<Stored>();
                Ok(Some((stored.token(), stored.expires_at())))
            }
            Ended::Fulfilled(_) | Ended::Rejected(_) | Ended::TimedOut => Ok(None),
            Ended::Aborted(reason) => Err(reason),
        }
    }

    /// Hands it a token; nobody waits for that.
    pub(crate) fn set(&self, key: &str, token: &str, expires_at: f64) {
        tell_store(&self.0, key, token, expires_at);
    }
}
