//! Paths, queries and the guard that keeps every request below the configured endpoint.

mod encode;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::text::{before, cut, fill_in, has, is_one_of, line};
pub(super) use encode::hex;
use encode::percent_encode;
pub use encode::{Query, basic, form_encode};

/// Why a path cannot be requested. The values of parameters are not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathError<'a> {
    /// What is wrong.
    pub problem: Problem,
    /// The parameter of which it is; empty where it is the path itself.
    pub parameter: &'a str,
}

/// What can be wrong with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The template names a parameter that was not given.
    Missing,
    /// The parameter is the empty string, which would name another path.
    Empty,
    /// The parameter is or contains a dot segment.
    Dots,
    /// There are more values than parameters.
    TooMany,
    /// The braces of a template do not match, or there is nothing between them.
    Braces,
    /// It is relative, an absolute URL, or names another authority.
    Start,
    /// It has `//`: most often an identifier that is empty.
    EmptySegment,
    /// It has a dot segment, perhaps encoded.
    DotSegment,
    /// It has a backslash, perhaps encoded.
    Backslash,
    /// It has a fragment, which is never sent.
    Fragment,
    /// It has whitespace or a control character.
    Whitespace,
}

/// What is said of each [`Problem`], in their order.
const SAID: &str = "\
The path parameter `*` is missing.
The path parameter `*` is empty.
The path parameter `*` has `.` or `..` as a path segment.
The path has fewer parameters than were given.
The path's braces must enclose the name of a parameter, as in `/api/users/{userId}`.
The path must begin with one `/`: it is joined to the client's endpoint.
The path has an empty segment (`//`): is an identifier empty?
The path must not have `.` or `..` as a segment, in any encoding.
The path must not have a backslash, in any encoding.
The path must not have a `#`: write `%23` where it is part of a name.
The path must not have whitespace or control characters: percent-encode them.";

impl PathError<'_> {
    /// What is wrong, as a sentence.
    pub fn message(&self) -> String {
        fill_in(line(SAID, self.problem as usize), self.parameter)
    }
}

impl From<Problem> for PathError<'_> {
    fn from(problem: Problem) -> Self {
        PathError {
            problem,
            parameter: "",
        }
    }
}

impl fmt::Display for PathError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl core::error::Error for PathError<'_> {}

/// Fills in a path template such as `/api/users/{userId}`: each value, in the order of the parameters,
/// becomes one segment, or a part of one. A query after the path is left as it is. A template without
/// parameters is a finished path.
///
/// What is refused is more than the WHATWG URL parser would resolve (dot segments spelled `%2e`,
/// backslashes, tabs and newlines that it drops): a proxy on the way may decode twice, decode
/// `%2F`, or cut a segment at `;`.
///
/// ```
/// use logto_management::protocol::url::{Problem, expand};
/// assert_eq!(expand("/api/users/{id}", &["a/b"]).as_deref(), Ok("/api/users/a%2Fb"));
/// let refused = expand("/api/users/{id}", &[".."]).map_err(|error| (error.problem, error.parameter));
/// assert_eq!(refused, Err((Problem::Dots, "id")));
/// assert_eq!(expand("/api/users?page=2", &[]).as_deref(), Ok("/api/users?page=2"));
/// assert_eq!(expand("/api/users/%2e%2e/roles", &[]), Err(Problem::DotSegment.into()));
/// ```
///
/// # Errors
/// A value is missing, empty, one too many, or has a dot segment in any encoding; or the path could
/// name something else than it seems to, or leave the endpoint.
pub fn expand<'a>(template: &'a str, values: &[&str]) -> Result<String, PathError<'a>> {
    let path = check(template)?;
    let mut values = values.iter();
    let mut expanded = String::new();
    let mut rest = path;
    while let Some((literal, tail)) = cut(rest, b'{') {
        let (name, tail) = cut(tail, b'}').unwrap_or_default();
        if name.is_empty() || has(name, b'{') {
            return Err(Problem::Braces.into());
        }
        let value = values.next().copied();
        let problem = match value {
            None => Problem::Missing,
            Some("") => Problem::Empty,
            Some(value) if hidden(value) & DOTS != 0 => Problem::Dots,
            Some(value) => {
                expanded.push_str(literal);
                percent_encode(value, &mut expanded);
                rest = tail;
                continue;
            }
        };
        return Err(PathError {
            problem,
            parameter: name,
        });
    }
    expanded.push_str(rest);
    // In a value it is encoded.
    if has(&expanded, b'}') {
        return Err(Problem::Braces.into());
    }
    // Two values, or a value and a literal, can make a dot segment together.
    if hidden(&expanded) & DOTS != 0 {
        return Err(Problem::DotSegment.into());
    }
    if values.next().is_some() {
        return Err(Problem::TooMany.into());
    }
    expanded.push_str(template.get(path.len()..).unwrap_or_default());
    Ok(expanded)
}

/// Checks a finished path, with or without a query, before it is appended to the endpoint: see
/// [`expand`].
///
/// ```
/// use logto_management::protocol::url::{Problem, check_path};
/// assert_eq!(check_path("/api/users?page=2"), Ok(()));
/// assert_eq!(check_path("https://elsewhere.example/"), Err(Problem::Start.into()));
/// ```
///
/// # Errors
/// The path could name something else than it seems to, or leave the endpoint.
pub fn check_path(path: &str) -> Result<(), PathError<'_>> {
    expand(path, &[]).map(drop)
}

/// Whether an ASCII path without a query can stand before all paths of a server's: it is empty, or
/// neither [`check_path`] nor a URL parser has anything against it.
///
/// ```
/// use logto_management::protocol::url::is_plain_prefix;
/// assert!(is_plain_prefix("") && is_plain_prefix("/logto"));
/// assert!(!is_plain_prefix("/a/../b") && !is_plain_prefix("/a^b"));
/// ```
pub fn is_plain_prefix(path: &str) -> bool {
    // URL parsers encode these (WHATWG URL, path percent-encode set) or leave it open.
    let is_left = |byte| !is_one_of(byte, b"\"<>^`|");
    path.is_empty() || (path.bytes().all(is_left) && check_path(path).is_ok())
}

/// Checks a path, whose braces may stand for anything, and its query. What is left is the path.
fn check(text: &str) -> Result<&str, Problem> {
    let mut last: u32 = 0;
    let mut in_query = false;
    let mut has_empty_segment = false;
    for byte in text.bytes() {
        last = last << 8 | u32::from(byte);
        match byte {
            b'\\' => return Err(Problem::Backslash),
            b'#' => return Err(Problem::Fragment),
            b'?' => in_query = true,
            b'/' => has_empty_segment |= !in_query && last & 0xffff == 0x2f2f,
            0..=b' ' | 0x7f => return Err(Problem::Whitespace),
            0x80.. if ends_with_space(last) => return Err(Problem::Whitespace),
            _ => {}
        }
    }
    let path = before(text, b'?');
    if !path.starts_with("/") || path.starts_with("//") {
        return Err(Problem::Start);
    }
    if has_empty_segment {
        return Err(Problem::EmptySegment);
    }
    match hidden(path) {
        0 => Ok(path),
        DOTS => Err(Problem::DotSegment),
        _ => Err(Problem::Backslash),
    }
}

/// Whether the last bytes of a text are one of Unicode's whitespace or control characters beyond
/// ASCII, in UTF-8.
fn ends_with_space(last: u32) -> bool {
    matches!(last & 0xffff, 0xc280..=0xc2a0)
        || matches!(
            last & 0xff_ffff,
            0xe1_9a80 | 0xe2_8080
                ..=0xe2_808a | 0xe2_80a8 | 0xe2_80a9 | 0xe2_80af | 0xe2_819f | 0xe3_8080
        )
}

const DOTS: u8 = 1;
const BACKSLASH: u8 = 2;

/// Whether there is a dot segment or a backslash, in any encoding: [`DOTS`], [`BACKSLASH`], or both.
///
/// Dot segments are `.` and `..`, where `/` and `\` separate segments and `;` ends what counts of
/// one (some servers drop parameters of segments before they resolve dots).
fn hidden(text: &str) -> u8 {
    let mut seen = 0;
    if !text.bytes().any(|byte| matches!(byte, b'.' | b'\\' | b'%')) {
        return seen;
    }
    let mut decoded = decode_fully(text);
    decoded.extend_from_slice(b"/");
    let mut last = u32::from(b'/');
    for byte in &decoded {
        let mut byte = *byte;
        if byte == b'\\' {
            seen |= BACKSLASH;
            byte = b'/';
        }
        if matches!(byte, b'/' | b';') && (last & 0xffff == 0x2f2e || last & 0xff_ffff == 0x2f_2e2e)
        {
            seen |= DOTS;
        }
        last = last << 8 | u32::from(byte);
    }
    seen
}

/// Decodes percent-encoding as often as it can be decoded, in one pass: whenever the end of what
/// has been read is `%XX`, it is replaced, so that it may end another.
pub(crate) fn decode_fully(text: &str) -> Vec<u8> {
    let mut decoded = Vec::new();
    for byte in text.bytes() {
        decoded.extend_from_slice(&[byte]);
        while let [.., mark @ b'%', high, low] = decoded.as_mut_slice() {
            let Some(byte) = hex(*high, *low) else { break };
            *mark = byte;
            decoded.truncate(decoded.len().saturating_sub(2));
        }
    }
    decoded
}

#[cfg(test)]
mod tests;
