//! An answer's status, headers and body become a value or a failure.

use wasm_bindgen::prelude::*;

use super::Shared;
use crate::host::Failure;
use crate::host::fetch::{self, Answer, Body, NoAnswer};
use crate::host::time;
use crate::host::values::{property, text_of};
use crate::host::wait::Wait;
use crate::protocol::failure::{Facts, Kind, Refusal, WEB_PAGE};
use crate::protocol::page::PageInfo;
use crate::protocol::response::{Reading, is_acknowledgement, reading, redirect_origin};
use crate::protocol::retry::{self, Lost};
use crate::protocol::text::decimal;
use crate::protocol::token::Token;
use crate::request::Request;

/// The header with Logto's name for a request.
pub(crate) const REQUEST_ID: &str = "logto-core-request-id";

/// The code that says that the tenant's tokens of this billing period are spent.
pub(crate) const SPENT: &str = "auth.exceed_token_limit";

/// An answer that is no refusal, or the `Response` that the caller wants whatever it says.
pub(crate) struct Reply {
    pub(crate) answer: Answer,
    content: Content,
}

enum Content {
    /// Nothing was read, or there was nothing.
    None,
    Json(JsValue),
    Text(JsValue),
    /// It was called JSON and is not, as the parser says.
    Broken(JsValue),
    /// The answer is not what an API sends.
    Wrong(String),
}

impl Reply {
    /// A reply whose body is not read here.
    pub(crate) fn unread(answer: Answer) -> Reply {
        Reply {
            answer,
            content: Content::None,
        }
    }

    /// The same answer without a body.
    pub(crate) fn emptied(self) -> Reply {
        Reply::unread(self.answer)
    }

    /// Reads an answer's body, of at most `limit` bytes.
    pub(crate) async fn read(
        wait: &Wait,
        answer: Answer,
        method: &str,
        limit: f64,
    ) -> Result<Reply, NoAnswer> {
        let status = answer.status();
        if !(200..300).contains(&status) {
            answer.discard();
            let message = match status {
                304 => NOT_MODIFIED.into(),
                _ => redirected(&answer),
            };
            let content = Content::Wrong(message);
            return Ok(Reply { answer, content });
        }
        let content_type = answer.header("content-type");
        let how = if method == "HEAD" {
            Reading::Nothing
        } else {
            reading(status, content_type.as_deref())
        };
        let json = how == Reading::Json;
        let content = match how {
            Reading::Nothing => Content::None,
            Reading::WebPage => Content::Wrong(WEB_PAGE.into()),
            Reading::Foreign => Content::Wrong(
                "The server answered with a type of content that its API does not send.".into(),
            ),
            Reading::Json | Reading::Text => match fetch::read(wait, &answer, json, limit).await? {
                Body::Value(value) if json => Content::Json(value),
                Body::Value(value) => Content::Text(value),
                Body::Broken(error) => Content::Broken(error),
                Body::TooLarge => Content::Wrong(
                    "The answer has more bytes than `maxResponseBytes` allows.".into(),
                ),
            },
        };
        if !matches!(content, Content::Json(_) | Content::Text(_)) {
            answer.discard();
        }
        Ok(Reply { answer, content })
    }

    /// The decoded body (API.md, "Resources").
    pub(crate) fn into_value(self) -> Result<JsValue, Failure> {
        match self.content {
            Content::None => Ok(JsValue::UNDEFINED),
            Content::Json(value) => Ok(value),
            Content::Text(text) => {
                let acknowledged = text
                    .as_string()
                    .is_some_and(|text| is_acknowledgement(&text));
                Ok(if acknowledged {
                    JsValue::UNDEFINED
                } else {
                    text
                })
            }
            Content::Broken(error) => {
                let message = "The server answered with something that is called JSON and is not.";
                Err(wrong(&self.answer, message.into()).caused_by(error))
            }
            Content::Wrong(message) => Err(wrong(&self.answer, message)),
        }
    }

    /// The host's own `Response`.
    pub(crate) fn into_response(self) -> JsValue {
        self.answer.into_js()
    }

    /// What the headers say about a list's pages.
    pub(crate) fn page_info(&self) -> PageInfo {
        let header = |name| self.answer.header(name);
        PageInfo::read(
            header("link").as_deref(),
            header("total-number").as_deref(),
            header("total-number-is-capped").as_deref(),
        )
    }
}

/// A failure of an answer that is not what an API sends.
pub(crate) fn wrong(answer: &Answer, message: String) -> Failure {
    Facts {
        status: Some(answer.status()),
        content_type: answer.header("content-type"),
        request_id: answer.header(REQUEST_ID),
        ..Facts::new(Kind::Protocol, message)
    }
    .into()
}

/// What is said of an answer to a conditional request (RFC 9110 §15.4.5).
const NOT_MODIFIED: &str = "The server answered that nothing was modified (304), without a body: \
    use `fetch` for conditional requests.";

fn redirected(answer: &Answer) -> String {
    let mut message = String::from("The server redirects ");
    match answer.header("location") {
        Some(location) => {
            message.push_str("to ");
            message.push_str(&redirect_origin(&location));
        }
        // A browser hides the target of a redirect that is not followed, and its status too.
        None => message.push_str("elsewhere"),
    }
    message.push_str(
        ". Redirects are not followed, since they would take the access token along: \
         set `endpoint` to the address where the API itself answers.",
    );
    message
}

/// What an answer's `Retry-After` asks for, ms.
pub(crate) fn retry_after(answer: &Answer) -> Option<f64> {
    let value = answer.header("retry-after")?;
    retry::retry_after(&value, answer.header("date").as_deref(), time::epoch())
}

/// A failure without an answer.
pub(crate) fn broken(lost: Lost, error: JsValue) -> Failure {
    let message = match lost {
        Lost::NeverSent => "The server could not be reached: is `endpoint` right, and is it up?",
        Lost::Body => "The answer broke off.",
        Lost::Connection | Lost::TimedOut => {
            "No answer came: the connection failed, or was not allowed \
             (in a browser, the API answers only the Admin Console's origin)."
        }
    };
    let mut failure = Failure::new(Kind::Network, message).caused_by(error);
    failure.attempts = Some(1);
    failure
}

/// What a status from 400 on came with.
pub(crate) struct Refused {
    status: u16,
    pub(crate) code: Option<String>,
    message: Option<String>,
    how: Reading,
    request_id: Option<String>,
    retry_after: Option<f64>,
    /// The body, if it was JSON.
    body: Option<JsValue>,
}

impl Refused {
    /// Reads a refusal. A body that can't be read takes nothing from the status.
    pub(crate) async fn read(
        wait: &Wait,
        answer: &Answer,
        limit: f64,
    ) -> Result<Refused, NoAnswer> {
        let content_type = answer.header("content-type");
        let how = reading(answer.status(), content_type.as_deref());
        let mut refused = Refused {
            status: answer.status(),
            code: None,
            message: None,
            how,
            request_id: answer.header(REQUEST_ID),
            retry_after: retry_after(answer),
            body: None,
        };
        if !matches!(how, Reading::Json | Reading::Text) {
            answer.discard();
            return Ok(refused);
        }
        let json = how == Reading::Json;
        let body = match fetch::read(wait, answer, json, limit).await {
            Ok(Body::Value(value)) => value,
            Ok(Body::Broken(_) | Body::TooLarge) | Err(NoAnswer::Lost(..)) => return Ok(refused),
            Err(no_answer) => return Err(no_answer),
        };
        if json {
            refused.code = text_of(&body, "code");
            refused.message = text_of(&body, "message");
            refused.body = Some(body);
        } else {
            // A short text is the server's message; a long one is some proxy's page.
            refused.message = body.as_string().filter(|text| text.len() <= 200);
        }
        Ok(refused)
    }

    /// What an answer of the token endpoint says, beside its message.
    pub(crate) fn oauth(&self) -> (Option<String>, Option<String>) {
        let text = |name| self.body.as_ref().and_then(|body| text_of(body, name));
        (text("error"), text("error_description"))
    }

    /// A failure of the token endpoint.
    pub(crate) fn token_failure(self, advise: impl FnOnce(&str, u16) -> String) -> Failure {
        let (error, error_description) = self.oauth();
        let mut message = String::from("No access token could be had: ");
        let said = error_description.as_ref().or(self.message.as_ref());
        match said {
            Some(said) => message.push_str(said),
            None => {
                message.push_str("the token endpoint answered with status ");
                message.push_str(&decimal(self.status));
            }
        }
        if !message.ends_with('.') {
            message.push('.');
        }
        message.push_str(&advise(error.as_deref().unwrap_or_default(), self.status));
        if self.code.as_deref() == Some(SPENT) {
            message.push_str(" The tenant's quota of tokens is spent; waiting does not help.");
        }
        Facts {
            status: Some(self.status),
            code: self.code,
            request_id: self.request_id,
            attempts: Some(1),
            error,
            error_description,
            ..Facts::new(Kind::Token, message)
        }
        .into()
    }

    /// The failure of a call.
    pub(crate) fn failure(
        self,
        shared: &Shared,
        request: &Request,
        token: Option<&Token>,
    ) -> Failure {
        let part = |name| {
            let body = self.body.as_ref()?;
            property(body, name).ok()?
        };
        let data = part("data");
        let jwt_code = data.as_ref().and_then(|data| text_of(data, "code"));
        let message = Refusal {
            status: self.status,
            code: self.code.as_deref(),
            jwt_code: jwt_code.as_deref(),
            message: self.message.as_deref(),
            body: self.how,
            method: &request.method,
            path: &request.path,
            since: request.since,
            body_bytes: request.payload.bytes,
            resource: shared.options.resource_of_tokens(),
            scope_granted: token.and_then(|token| token.scope_granted),
        }
        .message();
        Facts {
            status: Some(self.status),
            details: part("details"),
            data,
            code: self.code,
            request_id: self.request_id,
            retry_after: self.retry_after,
            method: Some(request.method.clone()),
            path: Some(request.path.clone()),
            attempts: Some(1),
            ..Facts::new(Kind::Api, message)
        }
        .into()
    }
}
