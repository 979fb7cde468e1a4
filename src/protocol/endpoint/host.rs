//! Hosts and ports, read as strictly as a URL parser would write them.

use super::EndpointError;
use crate::protocol::text::{after_last, digits, split, split_once};

/// Host and port; the port is empty where there is none.
pub(super) fn split_port(authority: &str) -> Result<(&str, &str), EndpointError> {
    // The colons of an IPv6 address stand before the bracket.
    let port = after_last(authority, b':');
    if port.len() == authority.len() || authority.ends_with(']') {
        return Ok((authority, ""));
    }
    let host = authority.strip_suffix(port).unwrap_or_default();
    let host = host.strip_suffix(':').unwrap_or_default();
    if decimal(port, 65_535).is_none_or(|number| number == 0) {
        return Err(EndpointError::Port);
    }
    Ok((host, port))
}

/// A decimal number up to `max`, without a sign or leading zeros.
fn decimal(text: &str, max: i64) -> Option<i64> {
    if text.len() > 1 && text.starts_with('0') {
        return None;
    }
    digits(text).filter(|number| *number <= max)
}

/// Checks a host in lower case.
pub(super) fn check_host(host: &str) -> Result<(), EndpointError> {
    let valid = match host.strip_prefix('[') {
        Some(rest) => rest.strip_suffix(']').is_some_and(is_ipv6),
        None => is_domain(host),
    };
    if valid {
        Ok(())
    } else {
        Err(EndpointError::Host)
    }
}

/// A host name, or an IPv4 address in its usual form. URL parsers take a name whose last label is
/// a number for an address, and `127.1` or `0x7f000001` too: those are refused.
fn is_domain(host: &str) -> bool {
    let label = |label: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        (1..=63).contains(&label.len()) && label.bytes().all(plain)
    };
    if host.len() > 253 || !split(host, b'.').all(label) {
        return false;
    }
    let last = after_last(host, b'.');
    if last.starts_with("0x") || last.bytes().all(|byte| byte.is_ascii_digit()) {
        return split(host, b'.').count() == 4
            && split(host, b'.').all(|octet| decimal(octet, 255).is_some());
    }
    true
}

/// An IPv6 address without a zone or an embedded IPv4 address.
fn is_ipv6(address: &str) -> bool {
    let count = |groups: &str| {
        let hex = |group: &str| {
            (1..=4).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        match groups {
            "" => Some(0),
            _ => split(groups, b':')
                .all(hex)
                .then(|| split(groups, b':').count()),
        }
    };
    match split_once(address, "::") {
        None => count(address) == Some(8),
        Some((head, tail)) => match (count(head), count(tail)) {
            (Some(head), Some(tail)) => head.saturating_add(tail) < 8,
            _ => false,
        },
    }
}

/// Whether a host in lower case is this machine (RFC 6761 §6.3 for names).
pub(super) fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || (host.starts_with("127.")
            && split(host, b'.').all(|octet| decimal(octet, 255).is_some()))
}
