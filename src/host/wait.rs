//! Waiting with an end: a time limit, the caller's signal, the client's disposal (`wait.js`).

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

use super::task;

#[wasm_bindgen(module = "/src/host/wait.js")]
extern "C" {
    #[wasm_bindgen(js_name = Wait)]
    pub(crate) type RawWait;

    #[wasm_bindgen(js_name = newWait)]
    fn new_wait(owner: &JsValue, signals: &Array, ms: f64) -> RawWait;

    #[wasm_bindgen(js_name = interrupted)]
    fn interrupted(owner: &JsValue, signals: &Array) -> Option<Outcome>;

    #[wasm_bindgen(method)]
    fn until(this: &RawWait, work: Option<&Promise>) -> Promise;

    #[wasm_bindgen(method)]
    fn end(this: &RawWait);

    #[wasm_bindgen(method, getter)]
    fn signal(this: &RawWait) -> JsValue;
}

#[wasm_bindgen]
extern "C" {
    /// How a wait ended, as `wait.js` hands it over.
    #[wasm_bindgen(typescript_type = "{ kind: number, value: unknown }")]
    pub type Outcome;

    #[wasm_bindgen(method, getter)]
    fn kind(this: &Outcome) -> u32;

    #[wasm_bindgen(method, getter)]
    fn value(this: &Outcome) -> JsValue;
}

/// How a wait ended.
pub(crate) enum Ended {
    /// What was awaited is there.
    Fulfilled(JsValue),
    /// What was awaited failed.
    Rejected(JsValue),
    /// The time ran out.
    TimedOut,
    /// A signal was aborted or the client disposed of, for this reason.
    Aborted(JsValue),
}

impl From<Outcome> for Ended {
    fn from(outcome: Outcome) -> Ended {
        match outcome.kind() {
            0 => Ended::Fulfilled(outcome.value()),
            1 => Ended::Rejected(outcome.value()),
            2 => Ended::TimedOut,
            _ => Ended::Aborted(outcome.value()),
        }
    }
}

/// What a call listens to while it waits: its client's disposal and its signals.
#[derive(Clone)]
pub(crate) struct Listening {
    /// The client's lifetime, an object that `wait.js` knows.
    pub(crate) owner: JsValue,
    /// `AbortSignal`s.
    pub(crate) signals: Array,
}

impl Listening {
    /// Begins a wait of at most `ms` milliseconds.
    pub(crate) fn wait(&self, ms: f64) -> Wait {
        Wait {
            raw: new_wait(&self.owner, &self.signals, ms),
            released: false,
        }
    }

    /// Why nothing need be begun any more, if a signal is aborted already.
    pub(crate) fn aborted(&self) -> Option<JsValue> {
        interrupted(&self.owner, &self.signals).map(|outcome| outcome.value())
    }

    /// Waits for that long, unless it is interrupted.
    pub(crate) async fn sleep(&self, ms: f64) -> Ended {
        self.wait(ms).ended(None).await
    }
}

/// A wait under way. It ends when it is dropped.
pub(crate) struct Wait {
    raw: RawWait,
    /// It does not end when it is dropped.
    released: bool,
}

impl Wait {
    /// Waits for `work`, or for nothing but the end.
    pub(crate) async fn ended(&self, work: Option<&Promise>) -> Ended {
        task::outcome(self.raw.until(work)).await.into()
    }

    /// Waits for a promise that one of this module's neighbours has bound to this wait.
    pub(crate) async fn bound(&self, promise: Promise) -> Ended {
        task::outcome(promise).await.into()
    }

    /// The signal that is aborted when this ends before its time.
    pub(crate) fn signal(&self) -> JsValue {
        self.raw.signal()
    }

    /// What `fetch.js` binds its promises to.
    pub(crate) fn raw(&self) -> &RawWait {
        &self.raw
    }

    /// Has no end of its own any more: whoever the raw one is handed to sees to that.
    pub(super) fn released(mut self) {
        self.released = true;
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        if !self.released {
            self.raw.end();
        }
    }
}
