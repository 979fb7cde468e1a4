//! Percent-encoding, form-encoding, base64, and the query strings made of them.

use alloc::string::String;

use crate::protocol::text::{concat, digit, is_letter_or};

/// The byte that two hexadecimal digits stand for.
pub(crate) fn hex(high: u8, low: u8) -> Option<u8> {
    let (high, low) = (value(high), value(low));
    (high < 16 && low < 16).then_some(high << 4 | low)
}

/// The value of a hexadecimal digit; 16 for what is none.
fn value(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte - b'0',
        b'A'..=b'F' | b'a'..=b'f' => (byte & 7) + 9,
        _ => 16,
    }
}

/// Appends `text`, where all but the unreserved characters of RFC 3986 §2.3 is encoded.
pub(super) fn percent_encode(text: &str, to: &mut String) {
    encode(text, b"-._~", to);
}

/// Appends `text`, where all is encoded but letters, digits and the `kept`, of which a space is `+`.
fn encode(text: &str, kept: &[u8], to: &mut String) {
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        let is_kept = is_letter_or(byte, kept);
        if is_kept && byte != b' ' {
            continue;
        }
        to.push_str(text.get(start..at).unwrap_or_default());
        start = at + 1;
        if is_kept {
            to.push_str("+");
        } else {
            to.push_str("%");
            to.push_str(digit((byte >> 4).into()));
            to.push_str(digit((byte & 15).into()));
        }
    }
    to.push_str(text.get(start..).unwrap_or_default());
}

/// A query string, in the order in which its pairs were pushed; a name may occur repeatedly.
///
/// ```
/// use logto_management::protocol::url::Query;
/// let mut query = Query::new();
/// query.push("types", "SPA");
/// query.push("types", "Native");
/// query.push("search", "%a b%");
/// assert_eq!(query.as_str(), "types=SPA&types=Native&search=%25a%20b%25");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(String);

impl Query {
    /// An empty query.
    pub fn new() -> Query {
        Query::default()
    }

    /// Appends `name=value`, percent-encoded (a space as `%20`).
    pub fn push(&mut self, name: &str, value: &str) {
        self.separate();
        percent_encode(name, &mut self.0);
        self.0.push_str("=");
        percent_encode(value, &mut self.0);
    }

    /// Appends a query string, without `?`, that is encoded already.
    pub fn append_raw(&mut self, query: &str) {
        if !query.is_empty() {
            self.separate();
            self.0.push_str(query);
        }
    }

    /// Whether nothing was pushed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The query string, without `?`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn separate(&mut self) {
        if !self.0.is_empty() {
            self.0.push_str("&");
        }
    }
}

/// The `application/x-www-form-urlencoded` serialisation of one name or value (WHATWG URL §5.2).
///
/// ```
/// use logto_management::protocol::url::form_encode;
/// assert_eq!(form_encode("a b/ü"), "a+b%2F%C3%BC");
/// ```
pub fn form_encode(text: &str) -> String {
    let mut encoded = String::new();
    encode(text, b"*-._ ", &mut encoded);
    encoded
}

/// The `Authorization` header of a client: HTTP Basic with its id and secret, which are form-encoded
/// before base64 (RFC 6749 §2.3.1).
///
/// ```
/// let header = logto_management::protocol::url::basic("app", "a:b");
/// assert_eq!(header, "Basic YXBwOmElM0Fi"); // app:a%3Ab
/// ```
pub fn basic(id: &str, secret: &str) -> String {
    let credentials = concat(&[&form_encode(id), ":", &form_encode(secret)]);
    let mut header = String::from("Basic ");
    base64(credentials.as_bytes(), &mut header);
    header
}

/// Appends the base64 of `bytes` (RFC 4648 §4).
fn base64(bytes: &[u8], to: &mut String) {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let sextet = group >> (18 - 6 * place) & 63;
            to.push(match ALPHABET.get(sextet as usize) {
                Some(digit) if place <= chunk.len() => char::from(*digit),
                _ => '=',
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_keeps_order_and_repeated_names() {
        let mut query = Query::new();
        assert!(query.is_empty());
        query.push("search.name", "%a b+c&d%");
        query.push("types", "Native");
        query.push("types", "SPA");
        query.append_raw("");
        query.append_raw("x=%20");
        let text = "search.name=%25a%20b%2Bc%26d%25&types=Native&types=SPA&x=%20";
        assert_eq!(query.as_str(), text);
    }

    #[test]
    fn credentials_are_form_encoded_before_base64() {
        assert_eq!(form_encode("a b*-._~ü:"), "a+b*-._%7E%C3%BC%3A");
        assert_eq!(basic("", ""), "Basic Og==");
        assert_eq!(basic("a", "b"), "Basic YTpi");
        assert_eq!(basic("ab", "c d"), "Basic YWI6Yytk");
    }
}
