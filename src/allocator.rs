//! The allocator: a third of the standard library's size, which suits servers (docs/performance.md).

use talc::base::binning::Binning;
use talc::cell::TalcSyncCell;
use talc::wasm::WasmGrowAndClaim;

/// It claims memory as it is needed, and has one thread only: its constructor panics elsewhere.
type Talc = TalcSyncCell<WasmGrowAndClaim, OneList>;

/// All free memory in one list, of which the first piece that is large enough is taken. The list is
/// short: hardly anything stays allocated once a question is answered, and what is freed joins what is
/// free beside it.
struct OneList;

impl Binning for OneList {
    type AvailabilityBitField = u32;
    const BIN_COUNT: u32 = 1;

    fn size_to_bin(_: usize) -> u32 {
        0
    }
}

#[cfg(not(feature = "probe"))]
#[global_allocator]
static GLOBAL: Talc = Talc::new_wasm(WasmGrowAndClaim);

#[cfg(feature = "probe")]
pub(crate) use counting::{LIVE, MADE, counted};

/// The allocator, counting.
#[cfg(feature = "probe")]
#[expect(
    unsafe_code,
    reason = "an allocator: it passes on what it is asked for"
)]
mod counting {
    use core::alloc::{GlobalAlloc, Layout};
    use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

    use super::{Talc, WasmGrowAndClaim};

    #[global_allocator]
    static GLOBAL: Counting = Counting(Talc::new_wasm(WasmGrowAndClaim));

    struct Counting(Talc);

    /// How many allocations were made, growing ones included.
    pub(crate) static MADE: AtomicU32 = AtomicU32::new(0);
    /// How many there are now.
    pub(crate) static LIVE: AtomicU32 = AtomicU32::new(0);

    /// A count.
    pub(crate) fn counted(count: &AtomicU32) -> u32 {
        count.load(Relaxed)
    }

    // SAFETY: everything is asked of the allocator that it wraps.
    unsafe impl GlobalAlloc for Counting {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            MADE.fetch_add(1, Relaxed);
            LIVE.fetch_add(1, Relaxed);
            unsafe { self.0.alloc(layout) }
        }

        unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
            LIVE.fetch_sub(1, Relaxed);
            unsafe { self.0.dealloc(pointer, layout) }
        }

        unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
            MADE.fetch_add(1, Relaxed);
            unsafe { self.0.realloc(pointer, layout, size) }
        }
    }
}
