//! What a handler answers with.

use http::StatusCode;
use serde_json::Value;

use crate::page::Total;

/// A successful answer, before headers.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) body: Body,
    /// Set where the answer is a page of a list.
    pub(crate) total: Option<Total>,
    /// Where the browser is sent.
    pub(crate) location: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    Json(Value),
    /// The bare reason phrase as `text/plain`: `Created`, `OK`.
    Text,
    /// A text of another type.
    Typed(&'static str, String),
    Empty,
}

impl Reply {
    fn new(status: StatusCode, body: Body) -> Self {
        Self {
            status,
            body,
            total: None,
            location: None,
        }
    }

    /// JSON with a status that is known to be one.
    pub(crate) fn json(status: u16, value: Value) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
        Self::new(status, Body::Json(value))
    }

    /// 200 with a text of this type.
    pub(crate) fn typed(content_type: &'static str, text: String) -> Self {
        Self::new(StatusCode::OK, Body::Typed(content_type, text))
    }

    /// 302.
    pub(crate) fn redirect(location: &str) -> Self {
        let mut reply = Self::new(StatusCode::FOUND, Body::Empty);
        reply.location = Some(location.to_owned());
        reply
    }

    /// 200 with JSON.
    pub(crate) fn ok(value: impl Into<Value>) -> Self {
        Self::new(StatusCode::OK, Body::Json(value.into()))
    }

    /// 201 with JSON.
    pub(crate) fn created(value: impl Into<Value>) -> Self {
        Self::new(StatusCode::CREATED, Body::Json(value.into()))
    }

    /// 201 with the text `Created` (recording, section 19).
    pub(crate) fn created_text() -> Self {
        Self::new(StatusCode::CREATED, Body::Text)
    }

    /// 200 with the text `OK`.
    pub(crate) fn ok_text() -> Self {
        Self::new(StatusCode::OK, Body::Text)
    }

    /// 204.
    pub(crate) fn no_content() -> Self {
        Self::new(StatusCode::NO_CONTENT, Body::Empty)
    }

    pub(crate) fn with_total(mut self, total: Option<Total>) -> Self {
        self.total = total;
        self
    }

    /// Puts the JSON under a key of an object.
    pub(crate) fn wrapped_in(mut self, key: &str) -> Self {
        if let Body::Json(value) = &mut self.body {
            *value = serde_json::json!({ key: value.take() });
        }
        self
    }
}
