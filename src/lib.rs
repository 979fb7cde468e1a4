//! A client for the Logto Management API.

pub mod operations;
pub mod protocol;
