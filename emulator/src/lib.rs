//! A Logto that starts at once: a stand-in for a tenant of the identity server, for tests and the
//! demo. It behaves as a real server was seen to, quirks included.
//!
//! [`Emulator`] is a function from a request to a response, without sockets, threads, a clock or
//! randomness of its own; it compiles for wasm32. [`server`] (a feature, on by default) puts it on
//! a loopback port. The path of a request:
//!
//! ```text
//! server (axum)
//!   └─ emulator     faults, journal, latency
//!       ├─ control    /_emulator/…   what tests steer it with
//!       ├─ oidc       /oidc/…        client credentials → jwt
//!       └─ api        /api/…         router → auth → page, guard, search → handler
//!           └─ handlers  one table of routes per resource, over store; what none has, from facts
//!               └─ respond  headers, ETag, Link, CORS
//! ```

mod api;
mod auth;
mod body;
mod calendar;
mod config;
mod context;
mod control;
mod decode;
mod emulator;
pub mod facts;
mod failure;
mod faults;
mod guard;
mod handlers;
mod journal;
mod jwt;
mod messages;
mod oidc;
mod page;
mod pattern;
mod query;
mod reply;
mod respond;
mod router;
mod search;
mod seed;
#[cfg(feature = "server")]
pub mod server;
mod store;
mod upload;

pub use config::{
    ADMIN, APPLICATIONS, CORS, CORS_ORIGIN, Config, Credentials, EXPIRED, FaultShares, NO_ROLE,
};
pub use decode::decode;
pub use emulator::Emulator;
pub use faults::{Delivery, Ending};
