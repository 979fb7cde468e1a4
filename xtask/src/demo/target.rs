//! Which request targets are forwarded.
//!
//! The client has a guard of its own (`src/protocol/url.rs`). This one does not rely on it: what
//! reaches the proxy need not come from the client.

use percent_encoding::percent_decode_str;

/// How often a path is decoded in search of its meaning. Deeper encodings are refused.
const DEPTH: usize = 5;

/// Whether a path lies below `/api` however often a server on the way decodes it.
pub(super) fn is_below_api(path: &str) -> bool {
    (path == "/api" || path.starts_with("/api/")) && is_plain(path)
}

/// Whether a path means the same to every reader, however often it is decoded.
pub(super) fn is_plain(path: &str) -> bool {
    let mut seen = path.to_owned();
    for _ in 0..DEPTH {
        if !is_literal(&seen) {
            return false;
        }
        // What is no UTF-8 could be an overlong dot or slash.
        let Ok(decoded) = percent_decode_str(&seen).decode_utf8() else {
            return false;
        };
        if decoded == seen {
            return true;
        }
        seen = decoded.into_owned();
    }
    false
}

fn is_literal(path: &str) -> bool {
    let odd = |c: char| c == '\\' || c.is_control();
    // Some servers take what follows a semicolon for a parameter of the segment.
    let dots = |segment: &str| matches!(segment.split(';').next(), Some("." | ".."));
    path.starts_with('/')
        && !path.contains(odd)
        && !path.contains("//")
        && !path.split('/').any(dots)
}

#[cfg(test)]
mod tests {
    use super::is_below_api;

    #[test]
    fn paths_of_operations_are_forwarded() {
        for path in [
            "/api",
            "/api/users",
            "/api/users/user_0001",
            "/api/users/a%2Fb",
            "/api/users/a%20b%25",
            "/api/users/%C3%A9",
            "/api/users/a..b",
            "/api/users/...",
        ] {
            assert!(is_below_api(path), "{path}");
        }
    }

    #[test]
    fn paths_that_could_lead_elsewhere_are_not() {
        for path in [
            "",
            "*",
            "/",
            "/oidc/token",
            "/apix",
            "/API/users",
            "//api/users",
            "/api//oidc",
            "/api/../oidc/token",
            "/api/./users",
            "/api/..",
            "/api/%2e%2e/oidc/token",
            "/api/%2E./oidc/token",
            "/api/%252e%252e/oidc/token",
            "/api/%25252e%25252e/oidc/token",
            "/api/..%2foidc/token",
            "/api/a%2f..%2f..%2foidc",
            "/api/..%5coidc/token",
            "/api/..\\oidc",
            "/api\\..\\oidc",
            "/api/%2f/oidc",
            "/api/..;/oidc/token",
            "/api/%c0%ae%c0%ae/oidc",
            "/api/a%00",
            "/api/a%0d%0ab",
            "/api/%2525252525252525252e",
        ] {
            assert!(!is_below_api(path), "{path}");
        }
    }
}
