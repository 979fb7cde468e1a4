//! The `Link` header: RFC 8288 §3, read by the algorithms of its Appendix B.
//!
//! The parser never fails: it reads as far as it understands and keeps what it has. It takes time
//! linear in the header's length, whatever the header is.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::pack::push;
use super::text::{cut, decimal, is_one_of, words};

/// One link of a `Link` header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The target as it stands between the angle brackets: not resolved, perhaps relative.
    pub uri: String,
    /// The relation types of the first `rel` parameter, in lower case; later ones do not count
    /// (RFC 8288 §3.3).
    pub rel: Vec<String>,
    /// The other parameters, names in lower case, the first of each name. A decoded `title*` takes
    /// the place of `title` (RFC 8288 §3.4.1), and so for any name that ends in `*`. Of one link,
    /// the first 32 names are kept: real links have fewer than ten, and a bound keeps the search for
    /// repeated names linear.
    pub params: Vec<(String, String)>,
}

/// Reads a `Link` header, or several of them joined with commas.
///
/// Reading ends at the first thing that is no link (RFC 8288 B.2). Empty elements of the list are
/// skipped (RFC 9110 §5.6.1.2).
///
/// ```
/// let links = logto_management::protocol::link::parse(r#"</users?page=2>; rel="next last""#);
/// assert_eq!(links[0].uri, "/users?page=2");
/// assert_eq!(links[0].rel, ["next", "last"]);
/// ```
pub fn parse(header: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut input = Input { rest: header };
    loop {
        input.skip(b" \t,");
        if !input.eat(b'<') {
            return links;
        }
        let target = input.until(b">");
        if !input.eat(b'>') {
            return links;
        }
        links.push(input.link(target));
        input.skip(OWS);
        if !input.at(b',') {
            return links;
        }
    }
}

/// The same links as one text ([`pack`](super::pack)), which is handed to JavaScript in one piece:
/// of each its URI, its relation types separated by spaces, the number of its parameters, and their
/// names and values.
pub fn flat(links: &[Link]) -> String {
    let mut texts = String::new();
    for link in links {
        push(&mut texts, &link.uri);
        let mut rel = String::new();
        for name in &link.rel {
            if !rel.is_empty() {
                rel.push(' ');
            }
            rel.push_str(name);
        }
        push(&mut texts, &rel);
        push(&mut texts, &decimal(link.params.len() as u32));
        for (name, value) in &link.params {
            push(&mut texts, name);
            push(&mut texts, value);
        }
    }
    texts
}

/// Optional and bad whitespace, which are the same characters (RFC 9110 §5.6.3).
const OWS: &[u8] = b" \t";

struct Input<'a> {
    rest: &'a str,
}

impl<'a> Input<'a> {
    fn at(&self, byte: u8) -> bool {
        self.rest.as_bytes().first() == Some(&byte)
    }

    /// Consumes one ASCII character, if it is the next one.
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.at(byte);
        if found {
            self.advance(1);
        }
        found
    }

    /// Consumes `length` bytes and returns them. Lengths come from ASCII delimiters, so they end
    /// between characters; one that does not consumes all.
    fn advance(&mut self, length: usize) -> &'a str {
        let (head, tail) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, ""));
        self.rest = tail;
        head
    }

    /// Consumes up to the first of the ASCII characters `ends`, or all.
    fn until(&mut self, ends: &[u8]) -> &'a str {
        let found = self.rest.bytes().position(|byte| is_one_of(byte, ends));
        self.advance(found.unwrap_or(self.rest.len()))
    }

    fn skip(&mut self, bytes: &[u8]) {
        let found = self.rest.bytes().position(|byte| !is_one_of(byte, bytes));
        self.advance(found.unwrap_or(self.rest.len()));
    }

    /// The parameters of a link (RFC 8288 B.3) and what B.2 makes of them.
    fn link(&mut self, target: &str) -> Link {
        let mut rel: Option<String> = None;
        let mut params: Vec<(String, String)> = Vec::new();
        // Which of them were written `name*`, by place.
        let mut extended_ones: u32 = 0;
        loop {
            self.skip(OWS);
            if !self.eat(b';') {
                break;
            }
            self.skip(OWS);
            let mut name = self.until(b" \t=;,").to_ascii_lowercase();
            self.skip(OWS);
            let mut value = if self.eat(b'=') {
                self.value()
            } else {
                String::new()
            };
            let extended = name.bytes().last() == Some(b'*');
            if extended {
                name.pop();
                match decode_extended(&value) {
                    Some(decoded) => value = decoded,
                    None => continue,
                }
            }
            match name.as_str() {
                "" => {}
                // `rel` and `anchor` are not text in a language: they have no extended form.
                "rel" | "anchor" if extended => {}
                "rel" => {
                    rel.get_or_insert(value);
                }
                _ => {
                    let found = params.iter().position(|(known, _)| *known == name);
                    let at = found.unwrap_or(params.len());
                    let Some(place) = 1u32.checked_shl(at as u32) else {
                        continue;
                    };
                    // The first of a name stays, but an extended one replaces a plain one
                    // (RFC 8288 B.2, steps 14 to 16).
                    match params.get_mut(at) {
                        None => params.push((name, value)),
                        Some(known) if extended && extended_ones & place == 0 => known.1 = value,
                        Some(_) => continue,
                    }
                    if extended {
                        extended_ones |= place;
                    }
                }
            }
        }
        let mut types = Vec::new();
        for relation in words(&rel.unwrap_or_default()) {
            types.push(relation.to_ascii_lowercase());
        }
        Link {
            uri: target.to_owned(),
            rel: types,
            params,
        }
    }

    fn value(&mut self) -> String {
        self.skip(OWS);
        if self.eat(b'"') {
            self.quoted()
        } else {
            self.until(b";,").trim_ascii_end().to_owned()
        }
    }

    /// The rest of a quoted string (RFC 8288 B.4), which the end of input closes too.
    fn quoted(&mut self) -> String {
        let mut text = String::new();
        loop {
            text.push_str(self.until(b"\"\\"));
            if !self.eat(b'\\') {
                self.eat(b'"');
                return text;
            }
            let length = self.rest.chars().next().map_or(0, char::len_utf8);
            text.push_str(self.advance(length));
        }
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
        decoded.push(match byte {
            b'%' => super::url::hex(bytes.next()?, bytes.next()?)?,
            _ => byte,
        });
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_told_in_one_text() {
        let links = parse("</a>; rel=\"next last\"; title*=utf-8''%f0%9f%90%88, <>");
        assert_eq!(flat(&links), "2 /a9 next last1 15 title2 🐈0 0 1 0");
        assert_eq!(flat(&[]), "");
    }

    fn only(header: &str) -> Link {
        let mut links = parse(header);
        assert_eq!(links.len(), 1, "{header}");
        links.remove(0)
    }

    fn param<'a>(link: &'a Link, name: &str) -> Option<&'a str> {
        let found = link.params.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    // The four examples of RFC 8288 §3.5.

    #[test]
    fn a_link_with_a_relation_and_a_title() {
        let link = only(
            r#"<http://example.com/TheBook/chapter2>; rel="previous"; title="previous chapter""#,
        );
        assert_eq!(link.uri, "http://example.com/TheBook/chapter2");
        assert_eq!(link.rel, ["previous"]);
        assert_eq!(
            link.params,
            [("title".to_owned(), "previous chapter".to_owned())]
        );
    }

    #[test]
    fn an_extension_relation_type_is_a_uri() {
        assert_eq!(
            only(r#"</>; rel="http://example.net/foo""#).rel,
            ["http://example.net/foo"]
        );
    }

    #[test]
    fn an_anchor_is_kept() {
        let link = only(r##"</terms>; rel="copyright"; anchor="#foo""##);
        assert_eq!(param(&link, "anchor"), Some("#foo"));
    }

    #[test]
    fn titles_in_utf_8_of_several_links() {
        let links = parse(
            "</TheBook/chapter2>; rel=\"previous\"; title*=UTF-8'de'letztes%20Kapitel, \
             </TheBook/chapter4>; rel=\"next\"; title*=UTF-8'de'n%c3%a4chstes%20Kapitel",
        );
        assert_eq!(links.len(), 2);
        assert_eq!(param(&links[0], "title"), Some("letztes Kapitel"));
        assert_eq!(param(&links[1], "title"), Some("nächstes Kapitel"));
    }

    #[test]
    fn one_link_has_several_relation_types() {
        let link = only(r#"<http://example.org/>; rel="start  HTTP://Example.net/relation/other""#);
        assert_eq!(link.rel, ["start", "http://example.net/relation/other"]);
    }

    // What Logto sends: one line per relation, which `fetch` joins (WIRE.md, "Pagination").

    #[test]
    fn the_lines_of_a_middle_page() {
        let links = parse(
            "<http://h:3001/users?page=1>; rel=\"first\", <http://h:3001/users?page=1>; \
             rel=\"prev\", <http://h:3001/users?page=11>; rel=\"last\", \
             <http://h:3001/users?types=Native%2CSPA&page=3>; rel=\"next\"",
        );
        let rels: Vec<_> = links.iter().flat_map(|link| &link.rel).collect();
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
        assert_eq!(param(&link, "title"), Some(r#"a, <b>; rel="x" \ ä"#));
        assert_eq!(link.rel, ["next"]);
    }

    #[test]
    fn whitespace_and_empty_elements_do_not_matter() {
        let links = parse(" ,\t, </a> ; rel = next ;, ,</b>;rel\t=\t\"prev\" , ");
        assert_eq!(links.len(), 2);
        assert_eq!(
            (links[0].rel[0].as_str(), links[1].rel[0].as_str()),
            ("next", "prev")
        );
    }

    #[test]
    fn the_first_rel_and_the_first_of_each_name_win() {
        let link = only("</a>; REL=next; rel=prev; Type=a ; type=b");
        assert_eq!(link.rel, ["next"]);
        assert_eq!(link.params, [("type".to_owned(), "a".to_owned())]);
    }

    #[test]
    fn an_extended_title_wins_wherever_it_stands_but_not_when_it_is_broken() {
        for header in [
            "</a>; title=plain; title*=utf-8''%E2%82%AC; title*=utf-8''x",
            "</a>; title*=UTF-8'en'%e2%82%ac; title=plain",
        ] {
            assert_eq!(param(&only(header), "title"), Some("€"), "{header}");
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
            assert_eq!(param(&only(&header), "title"), Some("plain"), "{header}");
            assert_eq!(only(&header).rel, ["next"]);
        }
        assert!(only("</a>; rel*=utf-8''next").rel.is_empty());
    }

    #[test]
    fn what_is_no_link_ends_the_reading_and_keeps_what_was_read() {
        for rest in ["", ", x", ", <c", " x, <c>; rel=last", ", <", "; =", ";;"] {
            let header = ["</a>; rel=\"next\"", rest].concat();
            assert_eq!(only(&header).rel, ["next"], "{header}");
        }
        assert_eq!(parse("no link at all"), []);
    }

    #[test]
    fn a_string_that_is_not_closed_ends_with_the_header() {
        assert_eq!(param(&only("</a>; title=\"x\\"), "title"), Some("x"));
        assert_eq!(
            only("</a>; rel=\"next, </b>; x").rel,
            ["next,", "</b>;", "x"]
        );
    }
}
