//! The table as one text, made from its rows when this crate is compiled: the form in which the
//! module carries it and `host/resources.js` reads it. As constants of Rust, with a pointer and a
//! length for each text, the rows take many times as many bytes of the module.
//!
//! The first line has the versions since when operations are there. Each other line is a path below
//! `/api/`, indented by the number of segments that it begins with as the path above it does, and
//! without these. After it come its operations: letters for the method and what else there is, the
//! number of a version, and columns that begin with a letter of their own.
//!
//! ```text
//! ;a version from 1.32 to 1.41
//! users Gl;sid,primaryEmail,primaryPhone,username,name Pb
//!  {userId} G;qincludePasswordHash,includeSsoIdentities Ab D
//!   grants Gw1;kgrants;qappType
//!    {grantId} D1
//!   personal-access-tokens Gw Pb Ab1;=updatePersonalAccessTokenName
//! ```
//!
//! A resource is what the first segment of its paths says, or stands behind that and `=`. A method's
//! name follows from its operation's method and path ([`name_by_rule`]), or stands behind `=` as well.

use super::{Body, List, OPERATIONS, Operation};

const LENGTH: usize = pack::<0>().length;
static PACKED: Text<LENGTH> = pack::<LENGTH>();

/// The whole table.
pub fn table() -> &'static str {
    TABLE
}

static TABLE: &str = match str::from_utf8(&PACKED.bytes) {
    Ok(text) => text,
    Err(_) => panic!("the table is no UTF-8"),
};

/// The letters of HTTP methods that the table has, and what those do. One of two verbs is the last
/// that fits.
const METHODS: &[(u8, &str, &str)] = &[
    (b'G', "GET", "get"),
    (b'P', "POST", "create"),
    (b'S', "POST", "assign"),
    (b'U', "PUT", "replace"),
    (b'A', "PATCH", "update"),
    (b'D', "DELETE", "delete"),
];

/// What all paths begin with.
const ROOT: &str = "/api/";

/// Longer than any name.
const NAME: usize = 100;

struct Text<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

#[expect(
    clippy::indexing_slicing,
    reason = "runs at compile time, where an index out of range is an error of the compiler"
)]
impl<const N: usize> Text<N> {
    const fn new() -> Self {
        Text {
            bytes: [0; N],
            length: 0,
        }
    }

    const fn byte(mut self, byte: u8) -> Self {
        // The first run only counts.
        if self.length < N {
            self.bytes[self.length] = byte;
        }
        self.length += 1;
        self
    }

    /// Bytes `from` to `to` of a text.
    const fn part(mut self, text: &str, from: usize, to: usize) -> Self {
        let mut at = from;
        while at < to {
            self = self.byte(text.as_bytes()[at]);
            at += 1;
        }
        self
    }

    /// A column, unless it is empty.
    const fn column(self, letter: u8, text: &str) -> Self {
        if text.is_empty() {
            return self;
        }
        self.byte(b';').byte(letter).part(text, 0, text.len())
    }

    const fn flag(self, set: bool, letter: u8) -> Self {
        if set { self.byte(letter) } else { self }
    }

    /// Bytes `from` to `to` of a path as words of a name: each but the first with a capital, without
    /// parameters, and one of many where a parameter says which.
    const fn words(mut self, path: &str, from: usize, to: usize) -> Self {
        let bytes = path.as_bytes();
        let mut begins = false;
        let mut at = from;
        while at < to {
            match bytes[at] {
                b'{' => {
                    while bytes[at] != b'}' {
                        at += 1;
                    }
                }
                b'/' if bytes[at + 1] == b'{' => self = self.singular(),
                b'/' | b'-' | b'.' => begins = true,
                byte if begins => {
                    self = self.byte(byte.to_ascii_uppercase());
                    begins = false;
                }
                byte => self = self.byte(byte),
            }
            at += 1;
        }
        self
    }

    /// One of many: `identities` → `identity`. `status` and `access` are no plurals.
    const fn singular(mut self) -> Self {
        match self.bytes.split_at(self.length).0 {
            [.., b'i', b'e', b's'] => {
                self.length -= 3;
                self.byte(b'y')
            }
            [.., b's' | b'u', b's'] => self,
            [.., b's'] => {
                self.length -= 1;
                self
            }
            _ => self,
        }
    }

    /// Whether this is bytes `from` to `to` of a text.
    const fn is(&self, text: &str, from: usize, to: usize) -> bool {
        same(
            self.bytes.split_at(self.length).0,
            text.as_bytes().split_at(to).0.split_at(from).1,
        )
    }
}

const fn pack<const N: usize>() -> Text<N> {
    let mut text = versions(Text::new());
    let mut above = "";
    let mut at = 0;
    while at < OPERATIONS.len() {
        let row = row(at);
        if !same(row.path.as_bytes(), above.as_bytes()) {
            text = place(text.byte(b'\n'), row, above);
            above = row.path;
        }
        text = operation(text.byte(b' '), row, version(at));
        at += 1;
    }
    text
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn row(at: usize) -> &'static Operation<'static> {
    &OPERATIONS[at]
}

/// The versions, each after a semicolon.
const fn versions<const N: usize>(mut text: Text<N>) -> Text<N> {
    let mut at = 0;
    while at < OPERATIONS.len() {
        if is_first(at) {
            let since = row(at).since;
            text = text.byte(b';').part(since, 0, since.len());
        }
        at += 1;
    }
    text
}

/// Whether no row above this one has its version.
const fn is_first(place: usize) -> bool {
    let since = row(place).since.as_bytes();
    let mut at = 0;
    while at < place && !same(row(at).since.as_bytes(), since) {
        at += 1;
    }
    !since.is_empty() && at == place
}

/// The number of a row's version, in the order of the first line; 0 where it has none.
const fn version(place: usize) -> u8 {
    let since = row(place).since.as_bytes();
    let mut number = 0;
    let mut at = 0;
    while at <= place && !since.is_empty() {
        if is_first(at) {
            number += 1;
            if same(row(at).since.as_bytes(), since) {
                break;
            }
        }
        at += 1;
    }
    assert!(number < 10, "a version's number is one digit");
    number
}

/// A row's path, as far as it is not that above it, and at the first of a resource how it is called
/// where the path does not say so.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn place<const N: usize>(mut text: Text<N>, row: &Operation<'_>, above: &str) -> Text<N> {
    let (path, above) = (row.path.as_bytes(), above.as_bytes());
    let mut from = ROOT.len();
    let mut at = from;
    while at < path.len() - 1 && at < above.len() && path[at] == above[at] {
        at += 1;
        if path[at] == b'/' && (at == above.len() || above[at] == b'/') {
            text = text.byte(b' ');
            from = at + 1;
        }
    }
    text = text.part(row.path, from, path.len());
    let dot = position(row.name, b'.', 0);
    let named = Text::<NAME>::new().words(row.path, ROOT.len(), resource_ends(row.path));
    if from > ROOT.len() || named.is(row.name, 0, dot) {
        return text;
    }
    text.byte(b'=').part(row.name, 0, dot)
}

const fn operation<const N: usize>(text: Text<N>, row: &Operation<'_>, version: u8) -> Text<N> {
    let (letter, named) = method(row);
    let text = match row.body {
        Body::None => text.byte(letter),
        Body::Optional => text.byte(letter).byte(b'o'),
        Body::Required => text.byte(letter).byte(b'b'),
        Body::Multipart => text.byte(letter).byte(b'm'),
    };
    let text = match row.list {
        List::No => text,
        List::Whole => text.byte(b'w'),
        List::Optional | List::Always => text.byte(b'l'),
    };
    let mut text = text
        .flag(row.public, b'p')
        .flag(row.raw, b'r')
        .flag(row.answers, b'a')
        .flag(version > 0, b'0' + version);
    if !named {
        let dot = position(row.name, b'.', 0);
        text = text
            .byte(b';')
            .byte(b'=')
            .part(row.name, dot + 1, row.name.len());
    }
    text.column(b'k', row.wrapped_in)
        .column(b'q', row.query)
        .column(b'n', row.required)
        .column(b's', row.search)
}

/// The letter of a row's method, and whether its name follows from that.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn method(row: &Operation<'_>) -> (u8, bool) {
    let dot = position(row.name, b'.', 0);
    let mut found = 0;
    let mut at = METHODS.len();
    while at > 0 {
        at -= 1;
        let (letter, method, verb) = METHODS[at];
        if same(method.as_bytes(), row.method.as_bytes()) {
            found = letter;
            if name_by_rule(verb, row).is(row.name, dot + 1, row.name.len()) {
                return (letter, true);
            }
        }
    }
    (found, false)
}

/// What is done, and the words of the path behind the resource's: `deleteRole`, `listUserRoles`. What
/// is created is one of what the path names: `createIdentity`.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn name_by_rule(verb: &str, row: &Operation<'_>) -> Text<NAME> {
    let verb = match row.list {
        List::No => verb,
        _ => "list",
    };
    let (path, from) = (row.path, resource_ends(row.path));
    let name = Text::new()
        .part(verb, 0, verb.len())
        .words(path, from, path.len());
    if same(verb.as_bytes(), b"create") && path.as_bytes()[path.len() - 1] != b'}' {
        return name.singular();
    }
    name
}

/// Where the first segment of a path ends, after which its resource is called.
const fn resource_ends(path: &str) -> usize {
    position(path, b'/', ROOT.len())
}

/// Where a byte stands first from there on; the end where there is none.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn position(text: &str, byte: u8, from: usize) -> usize {
    let mut at = from;
    while at < text.len() && text.as_bytes()[at] != byte {
        at += 1;
    }
    at
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// An operation as `host/resources.js` reads it.
    struct Read {
        name: String,
        path: String,
        flags: String,
        columns: BTreeMap<char, String>,
        since: &'static str,
    }

    impl Read {
        fn column(&self, letter: char) -> &str {
            self.columns.get(&letter).map_or("", String::as_str)
        }
    }

    /// All operations of the text, in order.
    fn read() -> Vec<Read> {
        let mut lines = table().lines();
        let versions: Vec<&str> = lines.next().unwrap().split(';').collect();
        let (mut all, mut segments, mut resource) = (Vec::new(), Vec::new(), String::new());
        for line in lines {
            let kept = line.len() - line.trim_start().len();
            let mut cells = line.trim_start().split(' ');
            let mut place = cells.next().unwrap().split('=');
            let (path, given) = (place.next().unwrap(), place.next());
            segments.truncate(kept);
            segments.extend(path.split('/'));
            if kept == 0 {
                resource = given.map_or_else(|| words(segments[0]), str::to_owned);
            }
            for cell in cells {
                let mut parts = cell.split(';');
                let flags = parts.next().unwrap();
                let columns: BTreeMap<char, String> = parts
                    .map(|part| (part.chars().next().unwrap(), part[1..].to_owned()))
                    .collect();
                let version = flags.trim_start_matches(|letter: char| !letter.is_numeric());
                let name = columns
                    .get(&'=')
                    .cloned()
                    .unwrap_or_else(|| named(flags, &segments[1..]));
                all.push(Read {
                    name: format!("{resource}.{name}"),
                    path: format!("/api/{}", segments.join("/")),
                    flags: flags.to_owned(),
                    columns,
                    since: versions[version.parse().unwrap_or(0)],
                });
            }
        }
        all
    }

    /// A method's name by its flags and the segments behind the resource's.
    fn named(flags: &str, segments: &[&str]) -> String {
        let letter = flags.as_bytes()[0];
        let &(_, _, verb) = METHODS.iter().find(|(one, ..)| *one == letter).unwrap();
        let is_list = flags.contains('w') || flags.contains('l');
        let mut name = if is_list { "list" } else { verb }.to_owned();
        for (at, segment) in segments.iter().enumerate() {
            if segment.starts_with('{') {
                continue;
            }
            let next = segments.get(at + 1);
            let of_one = next.map_or(name.starts_with("create"), |next| next.starts_with('{'));
            let word = words(&format!("-{segment}"));
            name += &match word.strip_suffix("ies") {
                Some(stem) if of_one => format!("{stem}y"),
                _ if of_one && !word.ends_with("ss") && !word.ends_with("us") => {
                    word.strip_suffix('s').unwrap_or(&word).to_owned()
                }
                _ => word,
            };
        }
        name
    }

    fn words(text: &str) -> String {
        let mut parts = text.split(['-', '.']);
        let first = parts.next().unwrap().to_owned();
        parts.fold(first, |all, part| {
            let (head, tail) = part.split_at(part.len().min(1));
            all + &head.to_uppercase() + tail
        })
    }

    #[test]
    fn the_text_says_what_the_rows_say() {
        let all = read();
        assert_eq!(all.len(), OPERATIONS.len());
        for (read, operation) in all.iter().zip(OPERATIONS) {
            assert_eq!(read.name, operation.name);
            assert_eq!(read.path, operation.path);
            assert_eq!(read.column('k'), operation.wrapped_in);
            assert_eq!(read.column('q'), operation.query);
            assert_eq!(read.column('n'), operation.required);
            assert_eq!(read.column('s'), operation.search);
            assert_eq!(read.since, operation.since);
            let letter = read.flags.as_bytes()[0];
            let &(_, method, _) = METHODS.iter().find(|(one, ..)| *one == letter).unwrap();
            assert_eq!(method, operation.method);
            let has = |flag: char| read.flags.contains(flag);
            assert_eq!(has('p'), operation.public);
            assert_eq!(has('r'), operation.raw);
            assert_eq!(has('a'), operation.answers);
            assert_eq!(has('w'), operation.list == List::Whole);
            let paged = matches!(operation.list, List::Optional | List::Always);
            assert_eq!(has('l'), paged);
            assert_eq!(has('b'), operation.body == Body::Required);
            assert_eq!(has('o'), operation.body == Body::Optional);
            assert_eq!(has('m'), operation.body == Body::Multipart);
        }
    }

    #[test]
    fn a_first_segment_is_that_of_one_resource() {
        let mut resources = BTreeMap::new();
        let mut segments = BTreeMap::new();
        for operation in OPERATIONS {
            let (resource, _) = operation.name.split_once('.').unwrap();
            let segment = operation.path.split('/').nth(2).unwrap();
            assert_eq!(*resources.entry(segment).or_insert(resource), resource);
            assert_eq!(*segments.entry(resource).or_insert(segment), segment);
        }
    }

    #[test]
    fn lists_are_called_so() {
        for operation in OPERATIONS {
            let (_, method) = operation.name.split_once('.').unwrap();
            let called = method
                .strip_prefix("list")
                .is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_lowercase()));
            assert_eq!(called, operation.list != List::No, "{}", operation.name);
        }
    }
}
