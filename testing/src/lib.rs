//! `logto-management/testing`: the emulator, as `npm/testing/emulator.js` calls it. The same core that
//! is behind the emulator's server, with JavaScript in the place of sockets and clock.

#![cfg(target_arch = "wasm32")]

use bytes::Bytes;
use emulator::{Config, Delivery, Ending};
use http::{HeaderName, HeaderValue, Method, Request};
use js_sys::{Array, TypeError, Uint8Array};
use serde::Serialize;
use serde_json::Value;
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::prelude::*;

/// An emulated tenant.
#[wasm_bindgen]
#[derive(Debug)]
pub struct RawEmulator(emulator::Emulator);

#[wasm_bindgen]
impl RawEmulator {
    /// A tenant at this origin, whose tokens live so many seconds: with what `seed` describes, or that
    /// of the tests and the demo where it is undefined.
    #[wasm_bindgen(constructor)]
    pub fn new(
        endpoint: String,
        random_seed: f64,
        token_lifetime: f64,
        seed: JsValue,
    ) -> Result<RawEmulator, JsValue> {
        let mut config = Config::default();
        config.endpoint = endpoint;
        // JavaScript has checked that they are whole numbers, not below 0.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        {
            config.seed = random_seed as u64;
            config.token_lifetime = token_lifetime as u64;
        }
        if seed.is_undefined() {
            return Ok(RawEmulator(emulator::Emulator::new(config)));
        }
        let tenant = emulator::Emulator::with_seed(config, read(seed)?);
        tenant.map(RawEmulator).map_err(|error| mistake(&error))
    }

    /// Does what `method /_emulator/name` does on the server, and answers as it does.
    pub fn control(
        &mut self,
        method: &str,
        name: &str,
        order: JsValue,
    ) -> Result<JsValue, JsValue> {
        let method = Method::from_bytes(method.as_bytes()).map_err(JsError::from)?;
        let done = self.0.control(&method, name, read(order)?);
        let done = done.map_err(|error| mistake(&error))?;
        Ok(done.serialize(&Serializer::json_compatible())?)
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

/// A value of JavaScript as JSON; undefined is null.
fn read(value: JsValue) -> Result<Value, JsValue> {
    emulator::decode(Deserializer::from(value)).map_err(|error| mistake(&error))
}

fn mistake(what: &str) -> JsValue {
    TypeError::new(what).into()
}
