//! Faults: what goes wrong on purpose, by order of the control API or by share.

use std::collections::VecDeque;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Response, StatusCode, header};
use indexmap::IndexMap;
use serde::Deserialize;

use crate::config::FaultShares;
use crate::store::random::Random;

/// How a server has to send a response: it finds this in the response's extensions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// Milliseconds to wait first.
    pub delay: u64,
    /// What happens to the connection.
    pub ending: Ending,
}

/// What happens to the connection that a response is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// The response is sent.
    #[default]
    Whole,
    /// The connection is closed and nothing is sent.
    Cut,
    /// Headers and half of the body are sent, then the connection is closed.
    Truncated,
    /// Nothing is sent and the connection stays open.
    Stalled,
}

/// `POST /_emulator/faults`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Order {
    #[serde(default = "once")]
    times: u64,
    fault: Fault,
    #[serde(default, rename = "match")]
    wanted: Match,
}

fn once() -> u64 {
    1
}

/// Which requests meet a fault.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Match {
    method: Option<String>,
    /// A path, or a prefix that ends in `*`.
    path: Option<String>,
}

impl Match {
    fn fits(&self, method: &Method, path: &str) -> bool {
        let path_fits = self
            .path
            .as_deref()
            .is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(prefix) => path.starts_with(prefix),
                None => path == wanted,
            });
        let method_fits = self
            .method
            .as_deref()
            .is_none_or(|name| name.eq_ignore_ascii_case(method.as_str()));
        path_fits && method_fits
    }
}

/// What goes wrong.
#[derive(Clone, Debug, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
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
#[serde(untagged)]
pub(crate) enum HeaderText {
    One(String),
    Many(Vec<String>),
}

impl Fault {
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
                delivery.delay += ms;
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
    let lines = match value {
        None => Vec::new(),
        Some(HeaderText::One(line)) => vec![line],
        Some(HeaderText::Many(lines)) => lines,
    };
    for line in lines
        .into_iter()
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

/// Faults that were ordered and not met yet, and shares of all requests.
#[derive(Clone, Debug)]
pub(crate) struct Faults {
    orders: VecDeque<Order>,
    shares: FaultShares,
    random: Random,
}

impl Faults {
    pub(crate) fn new(seed: u64, shares: FaultShares) -> Self {
        Self {
            orders: VecDeque::new(),
            shares,
            random: Random::new(seed, "faults"),
        }
    }

    pub(crate) fn order(&mut self, order: Order) {
        if order.times > 0 {
            self.orders.push_back(order);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.orders.clear();
    }

    /// How many faults are still to come.
    pub(crate) fn left(&self) -> u64 {
        self.orders.iter().map(|order| order.times).sum()
    }

    /// The fault that a request meets: the first order that fits, else one by share.
    pub(crate) fn meet(&mut self, method: &Method, path: &str) -> Option<Fault> {
        let found = self
            .orders
            .iter()
            .position(|order| order.wanted.fits(method, path));
        let Some(n) = found else {
            return self.by_share();
        };
        let order = self.orders.get_mut(n)?;
        order.times -= 1;
        let fault = order.fault.clone();
        if order.times == 0 {
            self.orders.remove(n);
        }
        Some(fault)
    }

    fn by_share(&mut self) -> Option<Fault> {
        let FaultShares {
            throttle,
            error,
            cut,
            stall,
            garbage,
        } = self.shares;
        if throttle + error + cut + stall + garbage <= 0.0 {
            return None;
        }
        let mut drawn = self.random.share();
        let status = |status, retry_after: Option<&str>| Fault::Status {
            status,
            retry_after: retry_after.map(str::to_owned),
            body: None,
            content_type: None,
            handled: false,
        };
        let which = *self.random.pick(&[500, 502, 503, 504]);
        let kinds = [
            (throttle, status(429, Some("1"))),
            (error, status(which, None)),
            (cut, Fault::Cut { handled: false }),
            (stall, Fault::Stall {}),
            (garbage, Fault::Garbage {}),
        ];
        for (share, fault) in kinds {
            if drawn < share {
                return Some(fault);
            }
            drawn -= share;
        }
        None
    }
}
