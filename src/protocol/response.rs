//! What kind of answer came: decided by status and `Content-Type`, never by the API's document,
//! which is wrong for 15 operations (WIRE.md, "Bodies").

use super::text::{before, in_lower_case};

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
}
