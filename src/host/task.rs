//! Asynchronous functions of the core as coroutines that JavaScript runs (`task.js`).
//!
//! There is no executor here and there are no wakers. A future that waits for a promise hands it
//! out; JavaScript waits for it and comes back with how it ended. So a call is carried on by its
//! own promise in its own request context and by nothing else, which is what workerd asks for, and
//! a panic inside a step is an exception in JavaScript, which rejects what is pending. Promises
//! hold tasks, and not the other way round: when a Worker's request is cancelled, its tasks are
//! collected with its promises.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

use super::Failure;
use super::errors::to_error;
use super::wait::Outcome;

#[wasm_bindgen(module = "/src/host/task.js")]
extern "C" {
    #[wasm_bindgen(js_name = drive)]
    fn drive(task: Task) -> Promise;

    /// Tells JavaScript what a panic says.
    pub(crate) fn panicked(message: &str);
}

type Coroutine = Pin<Box<dyn Future<Output = Result<JsValue, Failure>>>>;

/// One call under way.
#[wasm_bindgen]
pub struct Task(RefCell<Option<Coroutine>>);

thread_local! {
    /// What the step under way brought.
    static GIVEN: Cell<Option<Outcome>> = const { Cell::new(None) };
    /// What the step under way waits for next.
    static AWAITED: Cell<Option<Promise>> = const { Cell::new(None) };
}

impl Task {
    /// A call that has not begun.
    pub(crate) fn new(run: impl Future<Output = Result<JsValue, Failure>> + 'static) -> Task {
        Task(RefCell::new(Some(Box::pin(run))))
    }

    /// Runs a task in the background, in the request context of the step under way.
    pub(crate) fn spawn(self) -> Promise {
        drive(self)
    }
}

#[wasm_bindgen]
impl Task {
    /// Goes on with the outcome of what was awaited (nothing, the first time), and calls one of
    /// three functions: with the promise that is awaited next, or at the end with the result or
    /// the error.
    ///
    /// It returns nothing on purpose. Under load V8 inlines this call, and Node 20's V8 aborts the
    /// process when it deoptimises an inlined call that returns a reference.
    pub fn step(
        &self,
        given: Option<Outcome>,
        awaits: &Function,
        resolve: &Function,
        reject: &Function,
    ) {
        let mut running = self.0.borrow_mut();
        let Some(coroutine) = running.as_mut() else {
            return;
        };
        GIVEN.set(given);
        let polled = coroutine
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()));
        let Poll::Ready(result) = polled else {
            drop(running);
            if let Some(promise) = AWAITED.take() {
                let _ = awaits.call1(&JsValue::UNDEFINED, &promise);
            }
            return;
        };
        *running = None;
        drop(running);
        // None of the three functions throws.
        let _ = match result {
            Ok(value) => resolve.call1(&JsValue::UNDEFINED, &value),
            Err(failure) => reject.call1(&JsValue::UNDEFINED, &to_error(failure)),
        };
    }
}

/// Waits for a promise that always fulfils, with an outcome.
pub(crate) async fn outcome(promise: Promise) -> Outcome {
    Awaiting(Some(promise)).await
}

struct Awaiting(Option<Promise>);

impl Future for Awaiting {
    type Output = Outcome;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Outcome> {
        if let Some(promise) = self.0.take() {
            AWAITED.set(Some(promise));
            return Poll::Pending;
        }
        match GIVEN.take() {
            Some(outcome) => Poll::Ready(outcome),
            None => Poll::Pending,
        }
    }
}
