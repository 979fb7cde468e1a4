//! What tests ask of the core and the package never has (cargo feature `probe`): a call that panics on
//! purpose, and how much is allocated.

#![expect(
    unsafe_code,
    reason = "an allocator: it passes on what it is asked for"
)]

use std::alloc::{GlobalAlloc, Layout};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use talc::TalckWasm;
use wasm_bindgen::prelude::*;

use crate::client::{Client, Core};
use crate::engine::{self, Context};
use crate::host::call_options::CallOptions;
use crate::host::task::Task;

#[wasm_bindgen(module = "/src/host/probe.js")]
extern "C" {
    #[wasm_bindgen(js_name = addProbe)]
    fn add_probe();
}

/// Gives `ManagementClient` the methods of the probe.
pub(crate) fn add() {
    add_probe();
}

/// The allocator, counting.
pub(crate) struct Counting(pub(crate) TalckWasm);

static MADE: AtomicU32 = AtomicU32::new(0);
static FREED: AtomicU32 = AtomicU32::new(0);

// SAFETY: everything is asked of the allocator that it wraps.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        MADE.fetch_add(1, Relaxed);
        unsafe { self.0.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        FREED.fetch_add(1, Relaxed);
        unsafe { self.0.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        MADE.fetch_add(1, Relaxed);
        FREED.fetch_add(1, Relaxed);
        unsafe { self.0.realloc(pointer, layout, size) }
    }
}

#[wasm_bindgen]
impl Core {
    /// How many allocations were made, growing ones included.
    pub fn allocations() -> u32 {
        MADE.load(Relaxed)
    }

    /// How many there are now.
    #[wasm_bindgen(js_name = liveAllocations)]
    pub fn live_allocations() -> u32 {
        MADE.load(Relaxed).wrapping_sub(FREED.load(Relaxed))
    }
}

#[wasm_bindgen]
impl Client {
    /// A call that panics once it has waited for a token.
    pub fn panic(&self) -> Task {
        let shared = Rc::clone(&self.0);
        let context = Context::new(&shared, &CallOptions::default());
        #[expect(clippy::panic)]
        Task::new(async move {
            engine::access_token(&shared, &context).await?;
            panic!("on purpose")
        })
    }
}
