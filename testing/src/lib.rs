//! `logto-management/testing`: the emulator, as `npm/testing/emulator.js` calls it. The same core that
//! is behind the emulator's server, with JavaScript in the place of sockets and clock.

#![cfg(target_arch = "wasm32")]

use bytes::Bytes;
use emulator::{Config, Delivery, Ending};
use http::{HeaderName, HeaderValue, Request};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

/// An emulated tenant.
#[wasm_bindgen]
#[derive(Debug)]
pub struct RawEmulator(emulator::Emulator);

#[wasm_bindgen]
impl RawEmulator {
    /// A freshly seeded tenant at this origin, whose tokens live so many seconds.
    #[wasm_bindgen(constructor)]
    pub fn new(endpoint: String, seed: f64, token_lifetime: f64) -> RawEmulator {
        let mut config = Config::default();
        config.endpoint = endpoint;
        // JavaScript has checked that they are whole numbers, not below 0.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        {
            config.seed = seed as u64;
            config.token_lifetime = token_lifetime as u64;
        }
        RawEmulator(emulator::Emulator::new(config))
    }

    /// Answers a request for a path with its query; `headers` are names and values by turns.
    pub fn handle(
        &mut self,
        method: &str,
        path: &str,
        headers: Vec<String>,
        body: &[u8],
        now: f64,
    ) -> Result<RawAnswer, JsError> {
        let mut request = Request::builder().method(method).uri(path);
        for pair in headers.chunks_exact(2) {
            if let [name, value] = pair {
                let name = HeaderName::from_bytes(name.as_bytes())?;
                request = request.header(name, HeaderValue::from_str(value)?);
            }
        }
        let request = request.body(Bytes::copy_from_slice(body))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let response = self.0.handle(request, now as u64);
        let delivery: Delivery = response.extensions().get().copied().unwrap_or_default();
        let ending = match delivery.ending {
            Ending::Whole => "whole",
            Ending::Cut => "cut",
            Ending::Truncated => "truncated",
            Ending::Stalled => "stalled",
        };
        let headers = Array::new();
        for (name, value) in response.headers() {
            let value = String::from_utf8_lossy(value.as_bytes());
            headers.push(&Array::of2(&name.as_str().into(), &value.as_ref().into()));
        }
        #[expect(clippy::cast_precision_loss)]
        Ok(RawAnswer {
            status: response.status().as_u16(),
            delay: delivery.delay as f64,
            ending,
            headers,
            body: Uint8Array::from(response.body().as_ref()),
        })
    }
}

/// What the tenant answers, and how it is to be delivered.
#[wasm_bindgen]
#[derive(Debug)]
pub struct RawAnswer {
    /// The status.
    pub status: u16,
    /// Milliseconds to wait first.
    pub delay: f64,
    ending: &'static str,
    headers: Array,
    body: Uint8Array,
}

#[wasm_bindgen]
impl RawAnswer {
    /// `whole`, `cut`, `truncated` or `stalled`.
    #[wasm_bindgen(getter)]
    pub fn ending(&self) -> String {
        self.ending.to_owned()
    }

    /// Pairs of names and values.
    #[wasm_bindgen(getter)]
    pub fn headers(&self) -> Array {
        self.headers.clone()
    }

    /// The body.
    #[wasm_bindgen(getter)]
    pub fn body(&self) -> Uint8Array {
        self.body.clone()
    }
}
