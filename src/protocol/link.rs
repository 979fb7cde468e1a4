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
/// let link = links.next().unwrap();
/// assert_eq!((link.uri, link.rel().as_str()), ("/users?page=2", "next last"));
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
mod tests {
    use super::*;

    #[test]
    fn links_are_told_in_one_text() {
        let header = "</a>; rel=\"next last\"; title*=utf-8''%f0%9f%90%88, <>";
        assert_eq!(flat(header), "2 /a9 next last1 15 title2 🐈0 0 1 0");
        assert_eq!(flat(""), "");
    }

    fn read(header: &str) -> Vec<Link<'_>> {
        parse(header).collect()
    }

    fn only(header: &str) -> Link<'_> {
        let mut links = read(header);
        assert_eq!(links.len(), 1, "{header}");
        links.remove(0)
    }

    fn rels(link: &Link<'_>) -> Vec<String> {
        link.rel().split_whitespace().map(str::to_owned).collect()
    }

    fn param(link: &Link<'_>, name: &str) -> Option<String> {
        let found = link.params.iter().find(|param| param.name() == name);
        found.map(|param| param.value())
    }

    fn names(link: &Link<'_>) -> Vec<String> {
        link.params.iter().map(|param| param.name()).collect()
    }

    // The four examples of RFC 8288 §3.5.

    #[test]
    fn a_link_with_a_relation_and_a_title() {
        let link = only(
            r#"<http://example.com/TheBook/chapter2>; rel="previous"; title="previous chapter""#,
        );
        assert_eq!(link.uri, "http://example.com/TheBook/chapter2");
        assert_eq!(rels(&link), ["previous"]);
        assert_eq!(names(&link), ["title"]);
        assert_eq!(param(&link, "title").as_deref(), Some("previous chapter"));
    }

    #[test]
    fn an_extension_relation_type_is_a_uri() {
        assert_eq!(
            rels(&only(r#"</>; rel="http://example.net/foo""#)),
            ["http://example.net/foo"]
        );
    }

    #[test]
    fn an_anchor_is_kept() {
        let link = only(r##"</terms>; rel="copyright"; anchor="#foo""##);
        assert_eq!(param(&link, "anchor").as_deref(), Some("#foo"));
    }

    #[test]
    fn titles_in_utf_8_of_several_links() {
        let links = read(
            "</TheBook/chapter2>; rel=\"previous\"; title*=UTF-8'de'letztes%20Kapitel, \
             </TheBook/chapter4>; rel=\"next\"; title*=UTF-8'de'n%c3%a4chstes%20Kapitel",
        );
        assert_eq!(links.len(), 2);
        assert_eq!(
            param(&links[0], "title").as_deref(),
            Some("letztes Kapitel")
        );
        assert_eq!(
            param(&links[1], "title").as_deref(),
            Some("nächstes Kapitel")
        );
    }

    #[test]
    fn one_link_has_several_relation_types() {
        let link = only(r#"<http://example.org/>; rel="start  HTTP://Example.net/relation/other""#);
        assert_eq!(rels(&link), ["start", "http://example.net/relation/other"]);
    }

    // What Logto sends: one line per relation, which `fetch` joins (WIRE.md, "Pagination").

    #[test]
    fn the_lines_of_a_middle_page() {
        let links = read(
            "<http://h:3001/users?page=1>; rel=\"first\", <http://h:3001/users?page=1>; \
             rel=\"prev\", <http://h:3001/users?page=11>; rel=\"last\", \
             <http://h:3001/users?types=Native%2CSPA&page=3>; rel=\"next\"",
        );
        let rels: Vec<_> = links.iter().flat_map(rels).collect();
        assert_eq!(rels, ["first", "prev", "last", "next"]);
        assert_eq!(
            links[3].uri,
            "http://h:3001/users?types=Native%2CSPA&page=3"
        );
    }

    #[test]
    fn a_target_may_hold_commas_semicolons_and_quotes() {
        assert_eq!(only(r#"</a,b;c"d>; rel=next"#).uri, r#"/a,b;c"d"#);
    }

    #[test]
    fn a_quoted_value_may_hold_anything() {
        let link = only(r#"</a>; title="a, <b>; rel=\"x\" \\ ä"; rel=next"#);
        assert_eq!(
            param(&link, "title").as_deref(),
            Some(r#"a, <b>; rel="x" \ ä"#)
        );
        assert_eq!(rels(&link), ["next"]);
    }

    #[test]
    fn whitespace_and_empty_elements_do_not_matter() {
        let links = read(" ,\t, </a> ; rel = next ;, ,</b>;rel\t=\t\"prev\" , ");
        assert_eq!(links.len(), 2);
        assert_eq!(
            (rels(&links[0]), rels(&links[1])),
            (vec!["next".into()], vec!["prev".into()])
        );
    }

    #[test]
    fn the_first_rel_and_the_first_of_each_name_win() {
        let link = only("</a>; REL=next; rel=prev; Type=a ; type=b");
        assert_eq!(rels(&link), ["next"]);
        assert_eq!(names(&link), ["type"]);
        assert_eq!(param(&link, "type").as_deref(), Some("a"));
    }

    #[test]
    fn an_extended_title_wins_wherever_it_stands_but_not_when_it_is_broken() {
        for header in [
            "</a>; title=plain; title*=utf-8''%E2%82%AC; title*=utf-8''x",
            "</a>; title*=UTF-8'en'%e2%82%ac; title=plain",
        ] {
            assert_eq!(
                param(&only(header), "title").as_deref(),
                Some("€"),
                "{header}"
            );
        }
        for broken in [
            "utf-8''%E2",
            "utf-8''%x0",
            "utf-8''%2",
            "utf-8'x",
            "latin1''x",
            "",
        ] {
            let header = ["</a>; title*=", broken, "; title=plain; rel=next"].concat();
            assert_eq!(
                param(&only(&header), "title").as_deref(),
                Some("plain"),
                "{header}"
            );
            assert_eq!(rels(&only(&header)), ["next"]);
        }
        assert!(rels(&only("</a>; rel*=utf-8''next")).is_empty());
    }

    #[test]
    fn what_is_no_link_ends_the_reading_and_keeps_what_was_read() {
        for rest in ["", ", x", ", <c", " x, <c>; rel=last", ", <", "; =", ";;"] {
            let header = ["</a>; rel=\"next\"", rest].concat();
            assert_eq!(rels(&only(&header)), ["next"], "{header}");
        }
        assert_eq!(parse("no link at all").next(), None);
    }

    #[test]
    fn a_string_that_is_not_closed_ends_with_the_header() {
        assert_eq!(
            param(&only("</a>; title=\"x\\"), "title").as_deref(),
            Some("x")
        );
        assert_eq!(
            rels(&only("</a>; rel=\"next, </b>; x")),
            ["next,", "</b>;", "x"]
        );
    }
}
