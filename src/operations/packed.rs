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

#[cfg(test)]
mod tests;
mod text;

use text::{Text, position, same};

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
