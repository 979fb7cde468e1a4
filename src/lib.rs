//! A client for the Logto Management API: the core of the npm package `logto-management`. As a crate it
//! is the protocol without I/O, [`protocol`], and the table of all operations, [`operations`].
//!
//! What a call passes through, from the outside in:
//!
//! ```text
//! client        ManagementClient: its options, its methods
//! paged_list    a list's pages, and walks over them
//! engine        token → rate → send → decide (done, retry, refresh, fail)
//! request       operation + arguments → URL, headers, body
//! host          fetch, timers, clock, AbortSignal: all that touches JavaScript
//! protocol      what is known about the wire: pure functions and state machines
//! operations    the table of all operations
//! ```
//!
//! Imports run down this list only. `protocol` and `operations` are compiled and tested natively;
//! the rest needs a JavaScript host. Exported to JavaScript are the classes that `src/host/*.js`
//! defines (`ManagementClient`, the errors, `parseLinkHeader`, `escapeLike`), and what these call in
//! here (`Core`, `Client`, `List`, `Walk`, `Task`), which the package keeps to itself.

// A panic stops the whole instance (`host/task.js` starts the next one): none is wanted.
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

pub mod operations;
pub mod protocol;

/// The example of the crate's README.
#[cfg(doctest)]
#[doc = include_str!("README.md")]
struct Readme;

#[cfg(all(target_arch = "wasm32", feature = "module"))]
mod client;
#[cfg(all(target_arch = "wasm32", feature = "module"))]
mod engine;
#[cfg(all(target_arch = "wasm32", feature = "module"))]
mod host;
#[cfg(all(target_arch = "wasm32", feature = "module"))]
mod paged_list;
#[cfg(all(target_arch = "wasm32", feature = "probe"))]
mod probe;
#[cfg(all(target_arch = "wasm32", feature = "module"))]
mod request;

/// Half the size of the standard library's, which suits servers.
#[cfg(all(target_arch = "wasm32", feature = "module"))]
#[expect(
    unsafe_code,
    reason = "sound where there is one thread, as its constructor asks for"
)]
const fn allocator() -> talc::TalckWasm {
    unsafe { talc::TalckWasm::new_global() }
}

#[cfg(all(target_arch = "wasm32", feature = "module", not(feature = "probe")))]
#[global_allocator]
static GLOBAL: talc::TalckWasm = allocator();

#[cfg(all(target_arch = "wasm32", feature = "probe"))]
#[global_allocator]
static GLOBAL: probe::Counting = probe::Counting(allocator());
