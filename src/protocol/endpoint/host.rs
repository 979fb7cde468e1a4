//! Hosts and ports, read as strictly as a URL parser would write them.

use crate::protocol::text::{after_last, digits, is_plain, split, split_once};

/// Host and port; the port is empty where there is none.
pub(super) fn split_port(authority: &str) -> (&str, &str) {
    let port = after_last(authority, b':');
    // The colons of an IPv6 address stand before the bracket.
    if port.len() == authority.len() || port.ends_with("]") {
        return (authority, "");
    }
    let host = authority.get(..authority.len() - port.len() - 1);
    (host.unwrap_or_default(), port)
}

/// Whether a number is one of a port.
pub(super) fn is_port(port: &str) -> bool {
    port != "0" && is_decimal(port, 65_535)
}

/// Whether a text is a decimal number up to `max`, without a sign or leading zeros.
fn is_decimal(text: &str, max: i64) -> bool {
    (text == "0" || !text.starts_with("0")) && digits(text).is_some_and(|number| number <= max)
}

/// Whether a text in lower case is a host.
pub(super) fn is_host(host: &str) -> bool {
    match host.strip_prefix("[") {
        Some(rest) => rest.strip_suffix("]").is_some_and(is_ipv6),
        None => is_domain(host),
    }
}

/// Whether a text is a host name, or an IPv4 address in its usual form. URL parsers take a name whose
/// last label is a number for an address, and `127.1` or `0x7f000001` too: those are refused.
fn is_domain(host: &str) -> bool {
    for label in split(host, b'.') {
        if !is_label(label) {
            return false;
        }
    }
    let last = after_last(host, b'.');
    let is_address = last.starts_with("0x") || digits(last).is_some();
    !is_address || is_ipv4(host)
}

/// Whether a text is one of the names between the dots of a host name.
pub(super) fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len()) && is_plain(text, b"-_")
}

fn is_ipv4(address: &str) -> bool {
    let mut octets = 0;
    for octet in split(address, b'.') {
        if !is_decimal(octet, 255) {
            return false;
        }
        octets += 1;
    }
    octets == 4
}

/// Whether a text is an IPv6 address without a zone or an embedded IPv4 address.
fn is_ipv6(address: &str) -> bool {
    match split_once(address, "::") {
        None => groups(address) == 8,
        Some((head, tail)) => groups(head) + groups(tail) < 8,
    }
}

/// How many groups of an IPv6 address there are; 9 where one is none.
fn groups(text: &str) -> usize {
    let mut count = 0;
    if text.is_empty() {
        return count;
    }
    for group in split(text, b':') {
        if !(1..=4).contains(&group.len()) || !group.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return 9;
        }
        count += 1;
    }
    count
}

/// Whether a host in lower case is this machine (RFC 6761 §6.3 for names).
pub(super) fn is_loopback(host: &str) -> bool {
    after_last(host, b'.') == "localhost"
        || host == "[::1]"
        || (host.starts_with("127.") && is_ipv4(host))
}
