//! The core of the npm package `logto-management`, a client for the Logto Management API: all that it
//! knows about the API and the wire, and all that it decides. As a crate it is the protocol without I/O,
//! [`protocol`], and the table of all operations, [`operations`].
//!
//! What a call passes through, from the outside in; the first five are JavaScript, in `host/`:
//!
//! ```text
//! client.js      ManagementClient: its options, its methods, its resources
//! paged_list.js  a list: its pages (page_source.js), and walks over them (iterators.js)
//! engine.js      token → rate → send → decide (done, retry, refresh, fail)
//! request.js     an operation's arguments, taken apart
//! fetch.js …     fetch, timers, clock, AbortSignal
//! exports        what JavaScript calls: texts and numbers in, texts and numbers out
//! request        operation + arguments → path and query
//! protocol       what is known about the wire: pure functions and state machines
//! operations     the table of all operations
//! ```
//!
//! Imports run down this list only. JavaScript does: it keeps the caller's values, sends, waits and
//! hands over. What is done next is decided here: whether a path may be asked for, which token serves
//! and when it is replaced, whether a request is repeated and when, what an answer is, where a walk
//! over pages goes on, and what an error says. So nothing here touches JavaScript but `exports`, and all
//! else is compiled and tested natively.

// A panic stops the whole instance (`host/core.js` starts the next one): none is wanted.
// The module has a panic handler of its own: the standard library's formats what it tells.
#![cfg_attr(all(target_arch = "wasm32", feature = "module"), no_std)]
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
#![allow(
    clippy::single_char_add_str,
    reason = "what encodes a character is larger than what copies a text of one"
)]

extern crate alloc;

pub mod operations;
pub mod protocol;
pub mod request;

/// The example of the crate's README.
#[cfg(doctest)]
#[doc = include_str!("README.md")]
struct Readme;

#[cfg(all(target_arch = "wasm32", feature = "module"))]
mod allocator;
#[cfg(all(target_arch = "wasm32", feature = "module"))]
mod exports;
#[cfg(all(target_arch = "wasm32", feature = "module"))]
mod host;
