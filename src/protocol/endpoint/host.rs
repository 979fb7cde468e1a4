//! Hosts and ports, read as strictly as a URL parser would write them.

use super::EndpointError;
use crate::protocol::text::{after_last, split_once};

/// Host and port; the port is empty where there is none.
pub(super) fn split_port(authority: &str) -> Result<(&str, &str), EndpointError> {
    // The colons of an IPv6 address stand before the bracket.
    let colon = match authority.rfind(':') {
        Some(colon) if !authority.ends_with(']') => colon,
        _ => return Ok((authority, "")),
    };
    let (host, port) = authority
        .split_at_checked(colon)
        .ok_or(EndpointError::Port)?;
    let port = port.strip_prefix(':').ok_or(EndpointError::Port)?;
    if decimal(port, 65_535).is_none_or(|number| number == 0) {
        return Err(EndpointError::Port);
    }
    Ok((host, port))
}

/// A decimal number up to `max`, without a sign or leading zeros.
fn decimal(text: &str, max: u32) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || (text.len() > 1 && text.starts_with('0')) {
        return None;
    }
    text.parse().ok().filter(|number| *number <= max)
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
    if host.len() > 253 || !host.split('.').all(label) {
        return false;
    }
    let last = after_last(host, b'.');
    if last.starts_with("0x") || last.bytes().all(|byte| byte.is_ascii_digit()) {
        return host.split('.').count() == 4
            && host.split('.').all(|octet| decimal(octet, 255).is_some());
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
            _ => groups
                .split(':')
                .all(hex)
                .then(|| groups.split(':').count()),
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
        || (host.starts_with("127.") && host.split('.').all(|octet| decimal(octet, 255).is_some()))
}
