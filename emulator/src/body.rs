//! Reading request bodies as Logto's body parser does.

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use serde_json::{Map, Value};

use crate::failure::Failure;

/// Bytes above which a body is answered 404 (WIRE.md, Errors).
const LIMIT: usize = 1 << 20;

/// The body as JSON: an object for forms, a string for plain text, an empty object for what the
/// parser does not know.
pub(crate) fn parse(headers: &HeaderMap, body: &Bytes) -> Result<Value, Failure> {
    if body.len() > LIMIT {
        return Err(Failure::text(StatusCode::NOT_FOUND));
    }
    if headers
        .get(header::CONTENT_ENCODING)
        .is_some_and(|coding| coding != "identity")
    {
        return Err(Failure::internal());
    }
    match media_type(headers).as_str() {
        "application/json"
        | "application/json-patch+json"
        | "application/vnd.api+json"
        | "application/csp-report" => json(body),
        "application/x-www-form-urlencoded" => Ok(form(body)),
        "text/plain" if !body.is_empty() => Ok(String::from_utf8_lossy(body).into_owned().into()),
        _ => Ok(Map::new().into()),
    }
}

/// The fields of a form; the last of a repeated name wins.
pub(crate) fn form(body: &[u8]) -> Value {
    form_urlencoded::parse(body)
        .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
        .collect::<Map<_, _>>()
        .into()
}

/// The type and subtype, in lower case.
pub(crate) fn media_type(headers: &HeaderMap) -> String {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .map(|value| value.trim().to_ascii_lowercase())
        .unwrap_or_default()
}

fn json(body: &[u8]) -> Result<Value, Failure> {
    let refuse = |message: &str| Err(Failure::message(StatusCode::BAD_REQUEST, message));
    let text = String::from_utf8_lossy(body);
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Ok(Map::new().into());
    }
    if !text.starts_with(['{', '[']) {
        return refuse("invalid JSON, only supports object and array");
    }
    match serde_json::from_str::<Value>(text) {
        Ok(value) if has_prototype(&value) => {
            refuse("Object contains forbidden prototype property")
        }
        Ok(value) if has_nul(&value) => Err(Failure::internal()),
        Ok(value) => Ok(value),
        Err(error) if error.is_eof() => refuse("Unexpected end of JSON input"),
        Err(error) => refuse(&unexpected(text, &error)),
    }
}

/// V8's words for a syntax error.
fn unexpected(text: &str, error: &serde_json::Error) -> String {
    let before: usize = text
        .lines()
        .take(error.line().saturating_sub(1))
        .map(|line| line.len() + 1)
        .sum();
    let position = (before + error.column()).saturating_sub(1);
    let token = text.get(position..).and_then(|rest| rest.chars().next());
    match token {
        Some(token) => format!("Unexpected token '{token}', \"{text}\" is not valid JSON"),
        None => "Unexpected end of JSON input".into(),
    }
}

fn has_prototype(value: &Value) -> bool {
    match value {
        Value::Object(fields) => {
            fields.contains_key("__proto__") || fields.values().any(has_prototype)
        }
        Value::Array(items) => items.iter().any(has_prototype),
        _ => false,
    }
}

/// PostgreSQL's text has no NUL.
fn has_nul(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.values().any(has_nul),
        Value::Array(items) => items.iter().any(has_nul),
        Value::String(text) => text.contains('\0'),
        _ => false,
    }
}
