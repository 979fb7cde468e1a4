//! What a fault does to an answer.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use indexmap::IndexMap;
use serde::Deserialize;

use super::{Delivery, Ending};
use crate::decode::wrong;

/// What goes wrong.
#[derive(Clone, Debug, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields,
    expecting = "an object with a `kind`"
)]
pub(crate) enum Fault {
    /// Another answer than the right one.
    Status {
        status: u16,
        retry_after: Option<String>,
        body: Option<serde_json::Value>,
        content_type: Option<String>,
        /// Whether the request is carried out before.
        #[serde(default)]
        handled: bool,
    },
    /// The connection closes without an answer.
    Cut {
        /// Whether the request is carried out before.
        #[serde(default)]
        handled: bool,
    },
    /// The connection closes within the body.
    Truncate {},
    /// No answer ever comes.
    Stall {},
    /// 200 with a body that is not JSON, though it says so.
    Garbage {},
    /// 200 with a page of HTML.
    Html {},
    /// 307.
    Redirect { location: String },
    /// The answer comes late.
    Delay { ms: u64 },
    /// The answer has other headers; null takes one away.
    Headers {
        set: IndexMap<String, Option<HeaderText>>,
    },
    /// A list without items that keeps its headers.
    EmptyPage {},
}

/// One value of a header, or several lines.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "a header is a text, a list of texts, or null")]
pub(crate) enum HeaderText {
    One(String),
    Many(Vec<String>),
}

impl HeaderText {
    fn lines(&self) -> &[String] {
        match self {
            Self::One(line) => std::slice::from_ref(line),
            Self::Many(lines) => lines,
        }
    }
}

impl Fault {
    /// Refuses what no answer can have.
    pub(super) fn check(&self) -> Result<(), String> {
        match self {
            Self::Status {
                status,
                retry_after,
                content_type,
                ..
            } => {
                if !(200..600).contains(status) {
                    let what = format_args!("{status} is no status; they are from 200 to 599");
                    return Err(wrong("fault.status", what));
                }
                check_lines("fault.retryAfter", retry_after.as_slice())?;
                check_lines("fault.contentType", content_type.as_slice())
            }
            Self::Redirect { location } => {
                check_lines("fault.location", std::slice::from_ref(location))
            }
            Self::Headers { set } => set.iter().try_for_each(|(name, value)| {
                if HeaderName::try_from(name).is_err() {
                    let what = format_args!("`{name}` is no name of a header");
                    return Err(wrong("fault.set", what));
                }
                let lines = value.as_ref().map_or(&[][..], HeaderText::lines);
                check_lines(&format!("fault.set.{name}"), lines)
            }),
            _ => Ok(()),
        }
    }

    /// Whether the request is carried out.
    pub(crate) fn lets_through(&self) -> bool {
        match self {
            Self::Status { handled, .. } | Self::Cut { handled } => *handled,
            Self::Stall {} | Self::Garbage {} | Self::Html {} | Self::Redirect { .. } => false,
            Self::Truncate {} | Self::Delay { .. } | Self::Headers { .. } | Self::EmptyPage {} => {
                true
            }
        }
    }

    /// Does to an answer what the fault says.
    pub(crate) fn apply(self, mut response: Response<Bytes>) -> Response<Bytes> {
        let json = "application/json; charset=utf-8";
        match self {
            Self::Status {
                status,
                retry_after,
                body,
                content_type,
                ..
            } => {
                let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
                let text = match body {
                    Some(serde_json::Value::String(text)) => text,
                    Some(value) => value.to_string(),
                    None => serde_json::json!({ "message": reason(status) }).to_string(),
                };
                replace(
                    &mut response,
                    status,
                    content_type.as_deref().unwrap_or(json),
                    text,
                );
                let after = retry_after.and_then(|value| HeaderValue::try_from(value).ok());
                if let Some(after) = after {
                    response.headers_mut().insert(header::RETRY_AFTER, after);
                }
            }
            Self::Cut { .. } => deliver(&mut response, Ending::Cut),
            Self::Truncate {} => deliver(&mut response, Ending::Truncated),
            Self::Stall {} => deliver(&mut response, Ending::Stalled),
            Self::Garbage {} => {
                replace(
                    &mut response,
                    StatusCode::OK,
                    json,
                    "\u{fffd}{[not JSON".into(),
                );
            }
            Self::Html {} => {
                let page = "<!doctype html><html><head><title>emulator</title></head></html>";
                let html = "text/html; charset=utf-8";
                replace(&mut response, StatusCode::OK, html, page.into());
            }
            Self::Redirect { location } => {
                let status = StatusCode::TEMPORARY_REDIRECT;
                let plain = "text/plain; charset=utf-8";
                replace(&mut response, status, plain, "Redirecting".into());
                if let Ok(location) = HeaderValue::try_from(location) {
                    response.headers_mut().insert(header::LOCATION, location);
                }
            }
            Self::Delay { ms } => {
                let delivery: &mut Delivery = response.extensions_mut().get_or_insert_default();
                delivery.delay = delivery.delay.saturating_add(ms);
            }
            Self::Headers { set } => {
                for (name, value) in set {
                    rewrite(&mut response, &name, value);
                }
            }
            Self::EmptyPage {} => empty_page(&mut response),
        }
        response
    }
}

/// Refuses lines that no header can have.
fn check_lines(place: &str, lines: &[String]) -> Result<(), String> {
    let stray = lines
        .iter()
        .find(|line| HeaderValue::try_from(*line).is_err());
    stray.map_or(Ok(()), |line| {
        Err(wrong(
            place,
            format_args!("`{line}` cannot stand in a header"),
        ))
    })
}

fn reason(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or("Unknown")
}

fn deliver(response: &mut Response<Bytes>, ending: Ending) {
    response
        .extensions_mut()
        .get_or_insert_default::<Delivery>()
        .ending = ending;
}

fn replace(response: &mut Response<Bytes>, status: StatusCode, content_type: &str, body: String) {
    *response.status_mut() = status;
    for name in [
        header::ETAG,
        header::LINK,
        HeaderName::from_static("total-number"),
    ] {
        response.headers_mut().remove(name);
    }
    if let Ok(value) = HeaderValue::try_from(content_type) {
        response.headers_mut().insert(header::CONTENT_TYPE, value);
    }
    response
        .headers_mut()
        .insert(header::CONTENT_LENGTH, body.len().into());
    *response.body_mut() = body.into();
}

fn rewrite(response: &mut Response<Bytes>, name: &str, value: Option<HeaderText>) {
    let Ok(name) = HeaderName::try_from(name) else {
        return;
    };
    response.headers_mut().remove(&name);
    let lines = value.as_ref().map_or(&[][..], HeaderText::lines);
    for line in lines
        .iter()
        .filter_map(|line| HeaderValue::try_from(line).ok())
    {
        response.headers_mut().append(&name, line);
    }
}

/// Empties the list, wrapped under a key or not.
fn empty_page(response: &mut Response<Bytes>) {
    let Ok(mut value) = serde_json::from_slice::<serde_json::Value>(response.body()) else {
        return;
    };
    match &mut value {
        serde_json::Value::Array(items) => items.clear(),
        serde_json::Value::Object(fields) => {
            fields
                .values_mut()
                .filter_map(|field| field.as_array_mut())
                .for_each(Vec::clear);
        }
        _ => {}
    }
    let body = Bytes::from(value.to_string());
    response
        .headers_mut()
        .insert(header::CONTENT_LENGTH, body.len().into());
    response.headers_mut().remove(header::ETAG);
    *response.body_mut() = body;
}
