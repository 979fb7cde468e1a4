//! Error answers of the API: `{code, message, data?, details?}`.

use http::StatusCode;
use serde_json::{Map, Value, json};

use crate::messages;

/// Why a request is refused.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) status: StatusCode,
    pub(crate) body: Box<FailureBody>,
}

#[derive(Clone, Debug)]
pub(crate) enum FailureBody {
    /// A coded error.
    Coded {
        code: String,
        arguments: Vec<String>,
        data: Option<Value>,
        details: Option<String>,
    },
    /// `{message}` alone: malformed JSON, an unexpected exception.
    Message(String),
    /// The bare reason phrase as `text/plain`.
    Text,
}

impl Failure {
    /// A coded error whose message takes no arguments.
    pub(crate) fn new(status: u16, code: &str) -> Self {
        Self::with(status, code, &[])
    }

    /// A coded error; `arguments` fill the message's placeholders in order.
    pub(crate) fn with(status: u16, code: &str, arguments: &[&str]) -> Self {
        Self {
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            body: Box::new(FailureBody::Coded {
                code: code.into(),
                arguments: arguments
                    .iter()
                    .map(|argument| (*argument).to_owned())
                    .collect(),
                data: None,
                details: None,
            }),
        }
    }

    pub(crate) fn data(mut self, value: Value) -> Self {
        if let FailureBody::Coded { data, .. } = &mut *self.body {
            *data = Some(value);
        }
        self
    }

    pub(crate) fn details(mut self, text: String) -> Self {
        if let FailureBody::Coded { details, .. } = &mut *self.body {
            *details = Some(text);
        }
        self
    }

    pub(crate) fn message(status: StatusCode, message: &str) -> Self {
        Self {
            status,
            body: Box::new(FailureBody::Message(message.into())),
        }
    }

    pub(crate) fn text(status: StatusCode) -> Self {
        Self {
            status,
            body: Box::new(FailureBody::Text),
        }
    }

    /// What an exception that nobody expected becomes.
    pub(crate) fn internal() -> Self {
        Self::message(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error.")
    }

    /// 404 without a name: users, deletions, relations.
    pub(crate) fn not_found() -> Self {
        Self::new(404, "entity.not_found")
    }

    /// 404 of a table's row.
    pub(crate) fn no_row(table: &str, id: &str) -> Self {
        Self::with(404, "entity.not_exists_with_id", &[table, id])
    }

    /// 422 where a relation names something that does not exist.
    pub(crate) fn foreign_key() -> Self {
        Self::new(422, "entity.relation_foreign_key_not_found")
    }

    /// 422 where a unique index is hit.
    pub(crate) fn unique() -> Self {
        Self::new(422, "entity.unique_integrity_violation")
    }

    /// 422 of an UPDATE that would set nothing.
    pub(crate) fn empty_update() -> Self {
        Self::new(422, "entity.invalid_input")
    }

    /// 400 with an explanation after the code's own message.
    pub(crate) fn invalid_input(explanation: &str) -> Self {
        Self::with(400, "request.invalid_input", &[explanation])
    }

    /// The JSON body, with the message in the language asked for. `None` for a text body.
    pub(crate) fn json(&self, language: Option<&str>) -> Option<Value> {
        match &*self.body {
            FailureBody::Text => None,
            FailureBody::Message(message) => Some(json!({ "message": message })),
            FailureBody::Coded {
                code,
                arguments,
                data,
                details,
            } => {
                let mut body = Map::new();
                body.insert("code".into(), code.as_str().into());
                if let Some(data) = data {
                    body.insert("data".into(), data.clone());
                }
                if let Some(details) = details {
                    body.insert("details".into(), details.as_str().into());
                }
                body.insert(
                    "message".into(),
                    messages::text(code, arguments, language).into(),
                );
                Some(body.into())
            }
        }
    }
}
