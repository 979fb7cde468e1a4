//! The table as one text, made from its rows when this crate is compiled: the form in which the
//! module carries it and JavaScript reads it (`host/resources.js`). As constants of Rust, with a
//! pointer and a length for each text, the rows take three times as many bytes of the module.
//!
//! A resource is a line with its name, and after it come its operations, a line each:
//!
//! ```text
//! Gw listGrants /api/users/{userId}/grants kgrants qappType ~a version from 1.32 to 1.41
//! ```
//!
//! Those are flags, method, path, and columns that begin with a letter of their own; names in one
//! column are separated by commas, and `since`, which has spaces, comes last.

use alloc::string::String;

use crate::protocol::text::{before, concat, cut, split};

use super::{Body, Dates, List, OPERATIONS};

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

struct Text<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

#[expect(
    clippy::indexing_slicing,
    reason = "runs at compile time, where an index out of range is an error of the compiler"
)]
impl<const N: usize> Text<N> {
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

    /// A column, unless it is empty; names in it become separated by commas.
    const fn column(mut self, letter: u8, text: &str) -> Self {
        if text.is_empty() {
            return self;
        }
        self = self.byte(b' ').byte(letter);
        let mut at = 0;
        while at < text.len() {
            let byte = text.as_bytes()[at];
            let spaced = byte == b' ' && letter != SINCE;
            self = self.byte(if spaced { b',' } else { byte });
            at += 1;
        }
        self
    }

    const fn flag(self, set: bool, letter: u8) -> Self {
        if set { self.byte(letter) } else { self }
    }
}

const SINCE: u8 = b'~';

/// The letters of HTTP methods that the table has.
const METHODS: &[(u8, &str)] = &[
    (b'G', "GET"),
    (b'P', "POST"),
    (b'U', "PUT"),
    (b'A', "PATCH"),
    (b'D', "DELETE"),
];

#[expect(
    clippy::indexing_slicing,
    reason = "runs at compile time, where an index out of range is an error of the compiler"
)]
const fn pack<const N: usize>() -> Text<N> {
    let mut text = Text {
        bytes: [0; N],
        length: 0,
    };
    let mut resource = "";
    let mut at = 0;
    while at < OPERATIONS.len() {
        let row = &OPERATIONS[at];
        let dot = dot_in(row.name);
        if !begins_with(resource, row.name, dot) {
            text = text.byte(b'\n').part(row.name, 0, dot).byte(b'\n');
            resource = row.name;
        }
        let mut method = 0;
        while !same(METHODS[method].1, row.method) {
            method += 1;
        }
        text = text.byte(METHODS[method].0);
        text = match row.body {
            Body::None => text,
            Body::Optional => text.byte(b'o'),
            Body::Required => text.byte(b'b'),
            Body::Multipart => text.byte(b'm'),
        };
        text = match row.list {
            List::No => text,
            List::Whole => text.byte(b'w'),
            List::Optional | List::Always => text.byte(b'l'),
        };
        text = text
            .flag(row.public, b'p')
            .flag(row.raw, b'r')
            .flag(row.answers, b'a');
        text = text.byte(b' ').part(row.name, dot + 1, row.name.len());
        text = text.byte(b' ').part(row.path, 0, row.path.len());
        text = text
            .column(b'k', row.wrapped_in)
            .column(b'q', row.query)
            .column(b'n', row.required)
            .column(b's', row.search);
        text = match row.dates {
            Dates::None => text,
            Dates::Millis(names) => text.column(b't', names),
            Dates::Day(names) => text.column(b'd', names),
        };
        text = text.column(SINCE, row.since).byte(b'\n');
        at += 1;
    }
    text
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn dot_in(name: &str) -> usize {
    let mut at = 0;
    while name.as_bytes()[at] != b'.' {
        at += 1;
    }
    at
}

/// Whether two names have the same resource, the second's being of this length.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn begins_with(one: &str, other: &str, length: usize) -> bool {
    if one.len() <= length || one.as_bytes()[length] != b'.' {
        return false;
    }
    let mut at = 0;
    while at < length {
        if one.as_bytes()[at] != other.as_bytes()[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn same(one: &str, other: &str) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one.as_bytes()[at] != other.as_bytes()[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// An operation's line in the table. Lists of names in it are separated by commas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Where in the table it begins.
    pub at: usize,
    /// The method's letter, and then those of the body, the list and the rest.
    pub flags: &'static str,
    /// The method in JavaScript, without its resource.
    pub name: &'static str,
    /// The path with its parameters in braces.
    pub path: &'static str,
    /// Names of the query parameters, without paging and search.
    pub query: &'static str,
    /// Names of the query parameters that must be there.
    pub required: &'static str,
    /// Fields that advanced search looks at.
    pub search: &'static str,
    /// Names of the query parameters that are dates in milliseconds since the epoch.
    pub millis: &'static str,
    /// Names of the query parameters that are dates as `YYYY-MM-DD` in UTC.
    pub days: &'static str,
    /// Since when the server has it, in words.
    pub since: &'static str,
}

impl Row {
    /// The operation whose line begins there.
    pub fn at(at: usize) -> Option<Row> {
        let line = before(table().get(at..)?, b'\n');
        Row::read(at, line)
    }

    fn read(at: usize, line: &'static str) -> Option<Row> {
        let mut rest = line;
        let mut row = Row {
            at,
            flags: word(&mut rest)?,
            name: word(&mut rest)?,
            path: word(&mut rest)?,
            ..Row::default()
        };
        while let Some(letter) = rest.bytes().next() {
            if letter == SINCE {
                row.since = rest.get(1..)?;
                break;
            }
            let names = word(&mut rest)?.get(1..)?;
            match letter {
                b'q' => row.query = names,
                b'n' => row.required = names,
                b's' => row.search = names,
                b't' => row.millis = names,
                b'd' => row.days = names,
                _ => {}
            }
        }
        Some(row)
    }

    /// The first row of this method that this path fits.
    pub fn of(method: &str, path: &str) -> Option<Row> {
        // PUT and PATCH have letters of their own.
        let letter = match method {
            "PUT" => b'U',
            "PATCH" => b'A',
            _ => method.bytes().next()?,
        };
        let mut at = 0;
        for line in split(table(), b'\n') {
            if line.bytes().next() == Some(letter)
                && let Some(row) = Row::read(at, line)
                && fits(row.path, path)
            {
                return Some(row);
            }
            at += line.len() + 1;
        }
        None
    }

    /// The resource and the method: `users.listRoles`.
    pub fn full_name(&self) -> String {
        let above = table().get(..self.at).unwrap_or_default();
        let mut resource = "";
        let mut last = "";
        for line in split(above, b'\n') {
            if last.is_empty() && !line.is_empty() {
                resource = line;
            }
            last = line;
        }
        concat(&[resource, ".", self.name])
    }

    /// Whether a flag is set.
    pub fn has(&self, flag: u8) -> bool {
        self.flags.bytes().skip(1).any(|set| set == flag)
    }
}

/// Takes the text up to the next space.
fn word(rest: &mut &'static str) -> Option<&'static str> {
    if rest.is_empty() {
        return None;
    }
    let (word, tail) = cut(rest, b' ').unwrap_or((rest, ""));
    *rest = tail;
    Some(word)
}

/// Whether a path is one of this template's.
fn fits(template: &str, path: &str) -> bool {
    let (mut left, mut right) = (split(template, b'/'), split(path, b'/'));
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one == other || one.starts_with('{') => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All rows, in order, read from the text.
    fn rows() -> Vec<Row> {
        let mut at = 0;
        let mut rows = Vec::new();
        for line in table().split('\n') {
            rows.extend(Row::read(at, line));
            at += line.len() + 1;
        }
        rows
    }

    #[test]
    fn the_text_says_what_the_rows_say() {
        let rows = rows();
        assert_eq!(rows.len(), OPERATIONS.len());
        for (row, operation) in rows.iter().zip(OPERATIONS) {
            let spaced = |names: &str| names.replace(',', " ");
            assert_eq!(row.full_name(), operation.name);
            assert_eq!(row.path, operation.path);
            assert_eq!(spaced(row.query), operation.query);
            assert_eq!(spaced(row.required), operation.required);
            assert_eq!(spaced(row.search), operation.search);
            assert_eq!(row.since, operation.since);
            let dates = match (row.millis, row.days) {
                ("", "") => Dates::None,
                (names, "") => Dates::Millis(names),
                (_, names) => Dates::Day(names),
            };
            match (dates, operation.dates) {
                (Dates::None, Dates::None) => {}
                (Dates::Millis(one), Dates::Millis(other))
                | (Dates::Day(one), Dates::Day(other)) => {
                    assert_eq!(spaced(one), other);
                }
                (one, other) => panic!("{one:?} is not {other:?}"),
            }
            let (letter, method) = METHODS
                .iter()
                .find(|(_, method)| *method == operation.method)
                .unwrap();
            assert_eq!(row.flags.as_bytes()[0], *letter, "{method}");
            assert_eq!(row.has(b'p'), operation.public);
            assert_eq!(row.has(b'r'), operation.raw);
            assert_eq!(row.has(b'a'), operation.answers);
            assert_eq!(row.has(b'w'), operation.list == List::Whole);
            let paged = matches!(operation.list, List::Optional | List::Always);
            assert_eq!(row.has(b'l'), paged);
            assert_eq!(row.has(b'b'), operation.body == Body::Required);
            assert_eq!(row.has(b'o'), operation.body == Body::Optional);
            assert_eq!(row.has(b'm'), operation.body == Body::Multipart);
        }
    }

    #[test]
    fn a_row_is_found_by_its_place_and_by_a_path() {
        for row in rows() {
            assert_eq!(Row::at(row.at), Some(row));
        }
        let name = |method, path| Row::of(method, path).map(|row| row.full_name());
        assert_eq!(name("GET", "/api/users").as_deref(), Some("users.list"));
        assert_eq!(
            name("PATCH", "/api/users/u1/custom-data").as_deref(),
            Some("users.updateCustomData")
        );
        assert_eq!(
            name("PUT", "/api/users/u1/roles").as_deref(),
            Some("users.replaceRoles")
        );
        assert_eq!(name("HEAD", "/api/users"), None);
        assert_eq!(name("GET", "/api/users/u1/nothing"), None);
        assert_eq!(Row::at(usize::MAX), None);
    }
}
