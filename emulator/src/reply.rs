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
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    Json(Value),
    /// The bare reason phrase as `text/plain`: `Created`, `OK`.
    Text,
    Empty,
}

impl Reply {
    fn new(status: StatusCode, body: Body) -> Self {
        Self {
            status,
            body,
            total: None,
        }
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
