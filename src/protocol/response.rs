//! What kind of answer came: decided by status and `Content-Type`, never by the API's document,
//! which is wrong for 15 operations (WIRE.md, "Bodies").

use alloc::string::String;

use super::text::{after_last, before, concat, in_lower_case, is_plain, owned, split_once};

/// How an answer's body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It has none.
    Nothing,
    /// As JSON.
    Json,
    /// As text: plain text or XML.
    Text,
    /// Not at all: a web page.
    WebPage,
    /// Not at all: of a type that an API does not send.
    Foreign,
}

/// How the body of an answer with this status and content type is read.
///
/// ```
/// use logto_management::protocol::response::{Reading, reading};
/// assert_eq!(reading(200, Some("application/json; charset=utf-8")), Reading::Json);
/// assert_eq!(reading(201, Some("text/plain")), Reading::Text);
/// assert_eq!(reading(200, Some("text/html")), Reading::WebPage);
/// assert_eq!(reading(204, None), Reading::Nothing);
/// ```
pub fn reading(status: u16, content_type: Option<&str>) -> Reading {
    if matches!(status, 204 | 205 | 304) {
        return Reading::Nothing;
    }
    let Some(content_type) = content_type else {
        return Reading::Text;
    };
    let essence = before(content_type, b';');
    let essence = in_lower_case(essence.trim_ascii());
    match essence.as_str() {
        "application/json" => Reading::Json,
        "text/html" | "application/xhtml+xml" => Reading::WebPage,
        "application/xml" | "" => Reading::Text,
        other if other.ends_with("+json") => Reading::Json,
        other if other.starts_with("text/") || other.ends_with("+xml") => Reading::Text,
        _ => Reading::Foreign,
    }
}

/// The origin of a redirect's target, or that it is relative; never its path, a user name or a
/// password.
///
/// ```
/// use logto_management::protocol::response::redirect_origin;
/// assert_eq!(redirect_origin("https://user:pw@login.example/sign-in?x=1"), "https://login.example");
/// assert_eq!(redirect_origin("/sign-in"), "the same origin");
/// ```
pub fn redirect_origin(location: &str) -> String {
    let scheme = split_once(location, "//");
    let Some((scheme, rest)) = scheme.filter(|(scheme, _)| is_scheme(scheme)) else {
        return owned("the same origin");
    };
    let mut authority = rest;
    for end in b"/?#\\" {
        authority = before(authority, *end);
    }
    let host = after_last(authority, b'@');
    concat(&[scheme, "//", host])
}

/// What is said of a redirect to this `Location`; a browser hides it, and the status too.
pub fn redirected(location: Option<&str>) -> String {
    let target = location.map(redirect_origin);
    let target = match &target {
        Some(origin) => concat(&["to ", origin]),
        None => owned("elsewhere"),
    };
    let rest = ". Redirects are not followed, since they would take the access token along: \
        set `endpoint` to the address where the API itself answers.";
    concat(&["The server redirects ", &target, rest])
}

/// Whether this may stand before `//`: a scheme (RFC 3986 §3.1) and its colon, or nothing. In a
/// path or a query a `//` may stand behind anything.
fn is_scheme(text: &str) -> bool {
    match text.strip_suffix(":") {
        Some(name) => !name.is_empty() && is_plain(name, b"+-."),
        None => text.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_type_decides() {
        for (content_type, expected) in [
            (Some("application/json; charset=utf-8"), Reading::Json),
            (Some("Application/Problem+JSON"), Reading::Json),
            (Some("text/plain; charset=utf-8"), Reading::Text),
            (Some("text/xml; charset=utf-8"), Reading::Text),
            (Some("application/samlmetadata+xml"), Reading::Text),
            (Some("text/html; charset=utf-8"), Reading::WebPage),
            (Some("application/octet-stream"), Reading::Foreign),
            (None, Reading::Text),
        ] {
            assert_eq!(reading(200, content_type), expected, "{content_type:?}");
        }
    }

    #[test]
    fn a_204_has_no_body_whatever_its_type() {
        assert_eq!(reading(204, Some("application/json")), Reading::Nothing);
    }

    #[test]
    fn a_redirect_names_an_origin_and_nothing_more() {
        assert_eq!(
            redirect_origin("https://evil.example/x?code=1"),
            "https://evil.example"
        );
        assert_eq!(redirect_origin("//evil.example"), "//evil.example");
        assert_eq!(
            redirect_origin("https://u:p@evil.example:8/x"),
            "https://evil.example:8"
        );
        assert_eq!(redirect_origin("/api/users//x"), "the same origin");
        assert_eq!(redirect_origin("users"), "the same origin");
        for relative in [
            "/callback?code=secret&to=https://app.example/x",
            "callback?code=secret:https://app.example",
            "a//b",
            "://b",
        ] {
            assert_eq!(redirect_origin(relative), "the same origin", "{relative}");
        }
    }
}
