//! The emulator over real connections: what ends them, what is compressed, what lies beside it.

mod binary;
mod connections;
mod files;
mod wire;
