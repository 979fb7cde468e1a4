// Written by `cargo xtask generate`: change `api/` and run it again.

use super::{Operation, op};

/// All operations, by resource.
pub static OPERATIONS: &[Operation] = &[
    op("users.get", "GET", "/api/users/{userId}"),
];
