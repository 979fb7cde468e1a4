//! Paths, queries and the guard that keeps every request below the configured endpoint.

mod encode;

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::text::{concat, cut, find, has, is_one_of, position};
pub(super) use encode::hex;
use encode::percent_encode;
pub use encode::{Query, basic, form_encode};

/// Why a path cannot be requested. The values of parameters are not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathError {
    /// The template names a parameter that was not given.
    Missing(String),
    /// The parameter is the empty string, which would name another path.
    Empty(String),
    /// The parameter is or contains a dot segment.
    Dots(String),
    /// A parameter was given that the template does not name.
    Unknown(String),
    /// The braces of a template do not match, or there is nothing between them.
    Braces,
    /// The path has a parameter where a finished one is wanted.
    Unfinished,
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

impl PathError {
    /// What is wrong, as a clause.
    pub fn message(&self) -> String {
        let (before, name, after) = match self {
            PathError::Missing(name) => ("the path parameter `", name.as_str(), "` is missing"),
            PathError::Empty(name) => ("the path parameter `", name.as_str(), "` is empty"),
            PathError::Dots(name) => (
                "the path parameter `",
                name.as_str(),
                "` has `.` or `..` as a path segment",
            ),
            PathError::Unknown(name) => ("the path has no parameter `{", name.as_str(), "}`"),
            PathError::Braces => (
                "the path's braces must enclose the name of a parameter, as in `/api/users/{userId}`",
                "",
                "",
            ),
            PathError::Unfinished => (
                "the path has braces: put the parameter's value there, percent-encoded",
                "",
                "",
            ),
            PathError::Start => (
                "the path must begin with one `/`: it is joined to the client's endpoint",
                "",
                "",
            ),
            PathError::EmptySegment => (
                "the path has an empty segment (`//`): is an identifier empty?",
                "",
                "",
            ),
            PathError::DotSegment => (
                "the path must not have `.` or `..` as a segment, in any encoding",
                "",
                "",
            ),
            PathError::Backslash => (
                "the path must not have a backslash, in any encoding",
                "",
                "",
            ),
            PathError::Fragment => (
                "the path must not have a `#`: write `%23` where it is part of a name",
                "",
                "",
            ),
            PathError::Whitespace => (
                "the path must not have whitespace or control characters: percent-encode them",
                "",
                "",
            ),
        };
        concat(&[before, name, after])
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl core::error::Error for PathError {}

/// Fills in a path template such as `/api/users/{userId}`: each value becomes one segment, or a
/// part of one. A query after the path is left as it is.
///
/// ```
/// use logto_management::protocol::url::expand;
/// assert_eq!(expand("/api/users/{id}", &[("id", "a/b")]).unwrap(), "/api/users/a%2Fb");
/// assert!(expand("/api/users/{id}", &[("id", "..")]).is_err());
/// ```
///
/// # Errors
/// A value is missing, empty, not named by the template, or has a dot segment in any encoding; or
/// the template itself is no path that [`check_path`] would let pass.
pub fn expand(template: &str, values: &[(&str, &str)]) -> Result<String, PathError> {
    let (path, query) = split_query(template);
    check(path, query)?;
    let mut expanded = String::new();
    let mut rest = path;
    while let Some((literal, tail)) = cut(rest, b'{') {
        let (name, tail) = cut(tail, b'}').ok_or(PathError::Braces)?;
        if has(literal, b'}') || name.is_empty() || has(name, b'{') {
            return Err(PathError::Braces);
        }
        let value = values.iter().find(|(known, _)| *known == name);
        let value = value.ok_or_else(|| PathError::Missing(name.to_owned()))?.1;
        if value.is_empty() {
            return Err(PathError::Empty(name.to_owned()));
        }
        if has_dot_segment(&decode_fully(value)) {
            return Err(PathError::Dots(name.to_owned()));
        }
        expanded.push_str(literal);
        percent_encode(value, &mut expanded);
        rest = tail;
    }
    if has(rest, b'}') {
        return Err(PathError::Braces);
    }
    expanded.push_str(rest);
    // Two values, or a value and a literal, can make a dot segment together.
    if has_dot_segment(&decode_fully(&expanded)) {
        return Err(PathError::DotSegment);
    }
    for (name, _) in values {
        if find(path, &concat(&["{", name, "}"])).is_none() {
            return Err(PathError::Unknown((*name).to_owned()));
        }
    }
    expanded.push_str(query);
    Ok(expanded)
}

/// Checks a finished path, with or without a query, before it is appended to the endpoint.
///
/// What is refused is more than the WHATWG URL parser would resolve (dot segments spelled `%2e`,
/// backslashes, tabs and newlines that it drops): a proxy on the way may decode twice, decode
/// `%2F`, or cut a segment at `;`.
///
/// ```
/// use logto_management::protocol::url::{PathError, check_path};
/// assert_eq!(check_path("/api/users?page=2"), Ok(()));
/// assert_eq!(check_path("https://elsewhere.example/"), Err(PathError::Start));
/// assert_eq!(check_path("/api/users/%2e%2e/roles"), Err(PathError::DotSegment));
/// ```
///
/// # Errors
/// The path could name something else than it seems to, or leave the endpoint.
pub fn check_path(path: &str) -> Result<(), PathError> {
    let (path, query) = split_query(path);
    check(path, query)?;
    if has(path, b'{') || has(path, b'}') {
        return Err(PathError::Unfinished);
    }
    Ok(())
}

/// A path and its query, with the `?` where there is one.
fn split_query(path: &str) -> (&str, &str) {
    let at = position(path, b'?').unwrap_or(path.len());
    path.split_at_checked(at).unwrap_or((path, ""))
}

fn check(path: &str, query: &str) -> Result<(), PathError> {
    for part in [path, query] {
        for character in part.chars() {
            match character {
                '\\' => return Err(PathError::Backslash),
                '#' => return Err(PathError::Fragment),
                _ if character.is_whitespace() || character.is_control() => {
                    return Err(PathError::Whitespace);
                }
                _ => {}
            }
        }
    }
    if !path.starts_with('/') || path.starts_with("//") {
        return Err(PathError::Start);
    }
    if find(path, "//").is_some() {
        return Err(PathError::EmptySegment);
    }
    let decoded = decode_fully(path);
    if is_one_of(b'\\', &decoded) {
        return Err(PathError::Backslash);
    }
    if has_dot_segment(&decoded) {
        return Err(PathError::DotSegment);
    }
    Ok(())
}

/// Decodes percent-encoding as often as it can be decoded, in one pass: whenever the end of what
/// has been read is `%XX`, it is replaced, so that it may end another.
fn decode_fully(text: &str) -> Vec<u8> {
    let mut decoded = Vec::new();
    for byte in text.bytes() {
        decoded.push(byte);
        while let [.., b'%', high, low] = decoded.as_slice() {
            let Some(byte) = hex(*high, *low) else { break };
            decoded.truncate(decoded.len().saturating_sub(3));
            decoded.push(byte);
        }
    }
    decoded
}

/// Whether one of the segments is `.` or `..`, where `/` and `\` separate them and `;` ends what
/// counts of one (some servers drop parameters of segments before they resolve dots).
fn has_dot_segment(decoded: &[u8]) -> bool {
    decoded
        .split(|byte| matches!(byte, b'/' | b'\\'))
        .any(|segment| {
            let name = segment.split(|byte| *byte == b';').next();
            matches!(name, Some(b"." | b".."))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(id: &str) -> Result<String, PathError> {
        expand("/api/users/{userId}/roles", &[("userId", id)])
    }

    #[test]
    fn a_value_becomes_one_segment() {
        assert_eq!(user("u1").unwrap(), "/api/users/u1/roles");
        assert_eq!(
            user("a b/c?d#e%").unwrap(),
            "/api/users/a%20b%2Fc%3Fd%23e%25/roles"
        );
        assert_eq!(user("ä\n~*").unwrap(), "/api/users/%C3%A4%0A~%2A/roles");
        assert_eq!(user("DOMAIN\\me").unwrap(), "/api/users/DOMAIN%5Cme/roles");
        assert_eq!(user("...").unwrap(), "/api/users/.../roles");
    }

    #[test]
    fn a_value_that_would_name_another_path_is_refused_by_the_name_of_its_parameter() {
        for dots in [
            ".",
            "..",
            "%2e",
            "%2E%2e",
            ".%2e",
            "%252E.",
            "%2%65",
            "%%32%65",
            "../x",
            "x/..",
            "..\\x",
            "x%2f..%2fy",
            "..;x",
        ] {
            assert_eq!(
                user(dots),
                Err(PathError::Dots("userId".to_owned())),
                "{dots}"
            );
        }
        assert_eq!(user(""), Err(PathError::Empty("userId".to_owned())));
        let missing = expand("/api/users/{userId}", &[]);
        assert_eq!(missing, Err(PathError::Missing("userId".to_owned())));
        let message = missing.unwrap_err().to_string();
        assert_eq!(message, "the path parameter `userId` is missing");
    }

    #[test]
    fn values_cannot_make_a_dot_segment_together() {
        for values in [("%", "2e"), ("%2", "e")] {
            let expanded = expand("/api/{a}{b}", &[("a", values.0), ("b", values.1)]);
            assert_eq!(expanded, Err(PathError::DotSegment), "{values:?}");
        }
    }

    #[test]
    fn a_template_is_checked_as_a_path_is() {
        assert_eq!(expand("/../{a}", &[("a", "x")]), Err(PathError::DotSegment));
        assert_eq!(expand("//{a}", &[("a", "x")]), Err(PathError::Start));
        let unknown = expand("/api/{a}", &[("a", "x"), ("b", "y")]);
        assert_eq!(unknown, Err(PathError::Unknown("b".to_owned())));
        for braces in ["/{", "/{}", "/}", "/{a{b}}", "/}{a}", "/{a}}"] {
            assert_eq!(
                expand(braces, &[("a", "x")]),
                Err(PathError::Braces),
                "{braces}"
            );
        }
        assert_eq!(expand("/{a}?q={a}", &[("a", "x")]).unwrap(), "/x?q={a}");
    }

    #[test]
    fn finished_paths_pass() {
        for path in [
            "/",
            "/api/users",
            "/api/users/",
            "/api/users/a%2Fb/c%20d",
            "/api/.well-known/x",
            "/api/...",
            "/api/a..b",
            "/api/users?search=../%2e%2e/&x=//y",
            "/api/ä%",
            "/a:b@c",
        ] {
            assert_eq!(check_path(path), Ok(()), "{path}");
        }
    }

    #[test]
    fn paths_that_could_leave_the_endpoint_are_refused() {
        use PathError::*;
        for (path, error) in [
            ("", Start),
            ("api", Start),
            ("?x", Start),
            ("//evil.example/x", Start),
            ("https://evil.example", Start),
            ("/\\evil.example", Backslash),
            ("/api/%5c..", Backslash),
            ("/api/%255C", Backslash),
            ("/api?x=\\", Backslash),
            ("/api//users", EmptySegment),
            ("/api/..", DotSegment),
            ("/./api", DotSegment),
            ("/api/%2e%2E/x", DotSegment),
            ("/api/.%2e?x", DotSegment),
            ("/api/%252e%25252e", DotSegment),
            ("/api/a%2f..%2Fb", DotSegment),
            ("/api/..;a=b/x", DotSegment),
            ("/.\t./x", Whitespace),
            ("/a\n", Whitespace),
            (" /a", Whitespace),
            ("/a\u{85}", Whitespace),
            ("/a?b\u{2028}", Whitespace),
            ("/a\0", Whitespace),
            ("/a#b", Fragment),
            ("/a?b#c", Fragment),
            ("/api/users/{userId}", Unfinished),
        ] {
            assert_eq!(check_path(path), Err(error), "{path}");
        }
    }
}
