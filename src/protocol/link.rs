//! The `Link` header: RFC 8288 §3, read by the algorithms of its Appendix B.
//!
//! The parser never fails: it reads as far as it understands and keeps what it has. It takes time
//! linear in the header's length, whatever the header is.

use alloc::string::String;
use alloc::vec::Vec;

use super::pack::push;
use super::text::{cut, decimal, in_lower_case, owned, valid};

/// One link of a `Link` header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link<'a> {
    /// The target as it stands between the angle brackets: not resolved, perhaps relative.
    pub uri: &'a str,
    /// The first `rel` parameter; later ones do not count (RFC 8288 §3.3).
    rel: Option<Param<'a>>,
    /// The other parameters, the first of each name. A decoded `title*` takes the place of `title`
    /// (RFC 8288 §3.4.1), and so for any name that ends in `*`. Of one link, the first 32 names are
    /// kept: real links have fewer than ten, and a bound keeps the search for repeated names linear.
    pub params: Vec<Param<'a>>,
}

impl<'a> Link<'a> {
    /// Its relation types, in lower case and with spaces between them (RFC 8288 §3.3).
    pub fn rel(&self) -> String {
        let mut rel = self.rel.map(Param::meant).unwrap_or_default();
        rel.make_ascii_lowercase();
        rel
    }

    fn add(&mut self, param: Param<'a>) {
        let Param { name, extended, .. } = param;
        let is_rel = name.eq_ignore_ascii_case("rel");
        if extended {
            // `rel` and `anchor` are not text in a language: they have no extended form.
            let has_none = is_rel || name.eq_ignore_ascii_case("anchor");
            if has_none || param.decoded().is_none() {
                return;
            }
        }
        if is_rel {
            self.rel.get_or_insert(param);
            return;
        }
        for known in &mut self.params {
            if known.name.eq_ignore_ascii_case(name) {
                // The first of a name stays, but an extended one replaces a plain one
                // (RFC 8288 B.2, steps 14 to 16).
                if extended && !known.extended {
                    *known = param;
                }
                return;
            }
        }
        if !name.is_empty() && self.params.len() < 32 {
            self.params.push(param);
        }
    }
}

/// One parameter of a link, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param<'a> {
    /// Without the `*` of an extended one.
    name: &'a str,
    /// What stands between the quotation marks, if there are any.
    value: &'a str,
    /// It has a backslash.
    escaped: bool,
    /// It was written `name*`.
    extended: bool,
}

impl<'a> Param<'a> {
    /// Its name in lower case.
    pub fn name(self) -> String {
        in_lower_case(self.name)
    }

    /// Its value, decoded; empty where it has none.
    pub fn value(self) -> String {
        let value = if self.extended {
            self.decoded()
        } else {
            Some(self.meant())
        };
        value.unwrap_or_default()
    }

    /// What a value means, quoted (RFC 8288 B.4) or not.
    fn meant(self) -> String {
        if !self.escaped {
            return owned(self.value);
        }
        let mut text = String::new();
        let mut rest = self.value;
        while let Some((before, after)) = cut(rest, b'\\') {
            text.push_str(before);
            rest = after;
            if let Some(after) = rest.strip_prefix("\\") {
                text.push_str("\\");
                rest = after;
            }
        }
        text.push_str(rest);
        text
    }

    /// What an extended value means, if it can be decoded.
    fn decoded(self) -> Option<String> {
        decode_extended(&self.meant())
    }
}

/// Reads a `Link` header, or several of them joined with commas.
///
/// Reading ends at the first thing that is no link (RFC 8288 B.2). Empty elements of the list are
/// skipped (RFC 9110 §5.6.1.2).
///
/// ```
/// let mut links = logto_management::protocol::link::parse(r#"</users?page=2>; rel="next last""#);
/// let first = links.next().map(|link| (link.uri, link.rel()));
/// assert_eq!(first, Some(("/users?page=2", "next last".to_owned())));
/// ```
pub fn parse(header: &str) -> Links<'_> {
    Links { header, at: 0 }
}

/// The same links as one text ([`pack`](super::pack)), which is handed to JavaScript in one piece:
/// of each its URI, its relation types, the number of its parameters, and their names and values.
pub fn flat(header: &str) -> String {
    let mut texts = String::new();
    for link in parse(header) {
        push(&mut texts, link.uri);
        push(&mut texts, &link.rel());
        push(&mut texts, &decimal(link.params.len() as u32));
        for param in link.params {
            push(&mut texts, &param.name());
            push(&mut texts, &param.value());
        }
    }
    texts
}

/// Optional and bad whitespace, which are the same characters (RFC 9110 §5.6.3). Here and below, a
/// few ASCII characters before `@` are a number that has the bit of each.
const OWS: u64 = 1 << b' ' | 1 << b'\t';
const ENDS_OF_NAME: u64 = OWS | 1 << b'=' | ENDS_OF_VALUE;
const ENDS_OF_VALUE: u64 = 1 << b';' | 1 << b',';

/// The links of a header, one after another; see [`parse`].
#[derive(Clone, Debug)]
pub struct Links<'a> {
    header: &'a str,
    /// Where the next byte is.
    at: usize,
}

impl<'a> Iterator for Links<'a> {
    type Item = Link<'a>;

    fn next(&mut self) -> Option<Link<'a>> {
        self.pass(OWS | 1 << b',', true);
        if !self.eat(b'<') {
            return None;
        }
        let (uri, rest) = cut(self.header.get(self.at..)?, b'>')?;
        self.at = self.header.len() - rest.len();
        let mut link = Link {
            uri,
            ..Link::default()
        };
        while self.eat_after_space(b';') {
            link.add(self.param());
        }
        if self.peek() != Some(&b',') {
            self.at = self.header.len();
        }
        Some(link)
    }
}

impl<'a> Links<'a> {
    fn peek(&self) -> Option<&u8> {
        self.header.as_bytes().get(self.at)
    }

    /// Passes one ASCII character, if it is the next one.
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(&byte);
        self.at += usize::from(found);
        found
    }

    /// The same, whatever whitespace is before it.
    fn eat_after_space(&mut self, byte: u8) -> bool {
        self.pass(OWS, true);
        self.eat(byte)
    }

    /// Passes what is one of a few ASCII characters, or all that is none of them.
    fn pass(&mut self, few: u64, one_of_them: bool) {
        while let Some(byte) = self.peek()
            && (*byte < 64 && few >> byte & 1 == 1) == one_of_them
        {
            self.at += 1;
        }
    }

    /// What was passed since then.
    fn since(&self, start: usize) -> &'a str {
        self.header.get(start..self.at).unwrap_or_default()
    }

    /// Passes all before the first of these ASCII characters.
    fn until(&mut self, ends: u64) -> &'a str {
        let start = self.at;
        self.pass(ends, false);
        self.since(start)
    }

    /// A parameter (RFC 8288 B.3).
    fn param(&mut self) -> Param<'a> {
        self.pass(OWS, true);
        let name = self.until(ENDS_OF_NAME);
        let plain = name.strip_suffix("*");
        let mut param = Param {
            name: plain.unwrap_or(name),
            value: "",
            escaped: false,
            extended: plain.is_some(),
        };
        if !self.eat_after_space(b'=') {
            return param;
        }
        if !self.eat_after_space(b'"') {
            param.value = self.until(ENDS_OF_VALUE).trim_ascii();
            return param;
        }
        // A quoted string (RFC 8288 B.4), which the end of input closes too.
        let start = self.at;
        let mut escapes = false;
        while let Some(byte) = self.peek()
            && (escapes || *byte != b'"')
        {
            escapes = *byte == b'\\' && !escapes;
            param.escaped |= escapes;
            self.at += 1;
        }
        param.value = self.since(start);
        self.eat(b'"');
        param
    }
}

/// Decodes `charset'language'value` (RFC 8187 §3.2), where the charset is UTF-8, the only one that
/// the RFC still allows.
fn decode_extended(text: &str) -> Option<String> {
    let (charset, rest) = cut(text, b'\'')?;
    if !charset.eq_ignore_ascii_case("utf-8") {
        return None;
    }
    let (_, value) = cut(rest, b'\'')?;
    let mut bytes = value.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        let byte = match byte {
            b'%' => super::url::hex(bytes.next()?, bytes.next()?)?,
            _ => byte,
        };
        decoded.extend_from_slice(&[byte]);
    }
    valid(&decoded).map(owned)
}

#[cfg(test)]
mod tests;
