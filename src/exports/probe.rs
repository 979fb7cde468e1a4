//! What tests ask of the core, and the package never has (cargo feature `probe`).

use wasm_bindgen::prelude::*;

use super::Answer::{self, Number};
use super::questions::{ALLOCATIONS, LIVE_ALLOCATIONS, PANIC};
use crate::allocator::{LIVE, MADE, counted};

#[wasm_bindgen(module = "/src/host/probe.js")]
extern "C" {
    /// The file, which gives `ManagementClient` methods that ask these questions.
    #[wasm_bindgen(js_name = probe, reexport)]
    type Probe;
}

#[expect(clippy::panic, reason = "it is what a test asks for")]
pub(super) fn answer(question: u32) -> Answer {
    Number(f64::from(match question {
        PANIC => panic!("on purpose"),
        // How many allocations were made, growing ones included.
        ALLOCATIONS => counted(&MADE),
        // How many there are now.
        LIVE_ALLOCATIONS => counted(&LIVE),
        _ => 0,
    }))
}
