//! The caller's hooks (`hooks.js`): told what happens, never shown a secret, a token or a query.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/host/hooks.js")]
extern "C" {
    #[wasm_bindgen(js_name = tellRequest)]
    fn tell_request(
        hooks: &JsValue,
        id: u32,
        operation: &str,
        method: &str,
        path: &str,
        attempt: u32,
    );

    #[wasm_bindgen(js_name = tellResponse)]
    fn tell_response(
        hooks: &JsValue,
        id: u32,
        operation: &str,
        method: &str,
        path: &str,
        attempt: u32,
        status: u16,
        request_id: Option<&str>,
        duration: f64,
    );

    #[wasm_bindgen(js_name = tellRetry)]
    fn tell_retry(
        hooks: &JsValue,
        id: u32,
        operation: &str,
        method: &str,
        path: &str,
        attempt: u32,
        error: &JsValue,
        delay: f64,
    );

    #[wasm_bindgen(js_name = tellWait)]
    fn tell_wait(hooks: &JsValue, id: u32, reason: &str, delay: f64);

    #[wasm_bindgen(js_name = tellToken)]
    fn tell_token(hooks: &JsValue, source: &str, expires_at: Option<f64>, duration: f64);
}

/// What an event says about its attempt.
#[derive(Clone, Copy)]
pub(crate) struct Attempt<'a> {
    /// The call's number.
    pub(crate) id: u32,
    /// `users.list`, or empty.
    pub(crate) operation: &'a str,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    /// From 1.
    pub(crate) number: u32,
}

/// The hooks of a client; each of them may be missing.
#[derive(Clone)]
pub(crate) struct Hooks(Option<JsValue>);

impl Hooks {
    /// The caller's hooks, or `undefined`.
    pub(crate) fn of(hooks: JsValue) -> Hooks {
        Hooks((!hooks.is_undefined()).then_some(hooks))
    }

    pub(crate) fn request(&self, of: &Attempt<'_>) {
        if let Some(hooks) = &self.0 {
            tell_request(hooks, of.id, of.operation, of.method, of.path, of.number);
        }
    }

    /// An answer's headers came after `duration` milliseconds.
    pub(crate) fn response(
        &self,
        of: &Attempt<'_>,
        status: u16,
        request_id: Option<&str>,
        duration: f64,
    ) {
        if let Some(hooks) = &self.0 {
            let Attempt {
                id,
                operation,
                method,
                path,
                number,
            } = *of;
            tell_response(
                hooks, id, operation, method, path, number, status, request_id, duration,
            );
        }
    }

    /// The request is sent again in `delay` milliseconds; the error is made only if it is shown.
    pub(crate) fn retry(&self, of: &Attempt<'_>, error: impl FnOnce() -> JsValue, delay: f64) {
        if let Some(hooks) = &self.0 {
            let Attempt {
                id,
                operation,
                method,
                path,
                number,
            } = *of;
            tell_retry(hooks, id, operation, method, path, number, &error(), delay);
        }
    }

    /// The call waits, `delay` milliseconds at most.
    pub(crate) fn wait(&self, id: u32, reason: &str, delay: f64) {
        if let Some(hooks) = &self.0 {
            tell_wait(hooks, id, reason, delay);
        }
    }

    /// A token came after `duration` milliseconds.
    pub(crate) fn token(&self, source: &str, expires_at: Option<f64>, duration: f64) {
        if let Some(hooks) = &self.0 {
            tell_token(hooks, source, expires_at, duration);
        }
    }
}
