//! What the client knows about the wire, as functions and state machines over values: no
//! JavaScript, no clock, no I/O. Time and randomness are arguments.

pub mod call;
pub mod failure;
pub mod link;
pub mod pack;
pub mod page;
pub mod rate;
pub mod response;
pub mod retry;
pub mod search;
pub mod secret;
pub(crate) mod text;
pub mod token;
pub mod url;
