//! The emulator's core, without sockets: one module per topic of WIRE.md.

mod applications;
mod authorization;
mod bodies;
mod calls;
mod connectors;
mod control;
mod cors;
mod documents;
mod errors;
mod guards;
mod headers;
mod lists;
mod logs;
mod operations;
mod organizations;
mod paging;
mod paths;
mod resources;
mod roles;
mod schemas;
mod search;
mod seed;
mod tenant;
mod token;
mod user_details;
mod users;
