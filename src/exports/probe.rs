//! What tests ask of the core, and the package never has (cargo feature `probe`).

use wasm_bindgen::prelude::*;

use crate::allocator::{LIVE, MADE, counted};

#[wasm_bindgen(module = "/src/host/probe.js")]
extern "C" {
    /// Gives `ManagementClient` the methods of the probe, which ask these functions.
    #[wasm_bindgen(js_name = addProbe)]
    pub(super) fn add_probe();
}

/// Panics on purpose.
#[wasm_bindgen]
#[expect(clippy::panic, reason = "it is what a test asks for")]
pub fn panic() {
    panic!("on purpose")
}

/// How many allocations were made, growing ones included.
#[wasm_bindgen]
pub fn allocations() -> u32 {
    counted(&MADE)
}

/// How many there are now.
#[wasm_bindgen(js_name = liveAllocations)]
pub fn live_allocations() -> u32 {
    counted(&LIVE)
}
