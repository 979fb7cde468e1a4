//! The emulator's core, without sockets: one module per topic of WIRE.md.

mod applications;
mod authorization;
mod bodies;
mod connectors;
mod control;
mod cors;
mod errors;
mod headers;
mod lists;
mod logs;
mod organizations;
mod paging;
mod paths;
mod resources;
mod roles;
mod search;
mod seed;
mod tenant;
mod token;
mod user_details;
mod users;
