//! The control API under `/_emulator/`, with which tests steer the tenant (README.md).

mod calls;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::decode::decode;
use crate::emulator::Emulator;
use crate::faults::Order;
use crate::respond;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Clock {
    advance_ms: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct More {
    count: usize,
}

/// Of more users than that nobody needs the like, and a process has an end.
const MOST_USERS: usize = 1_000_000;

/// Why nothing is done.
pub(crate) struct Refusal {
    status: StatusCode,
    pub(crate) message: String,
}

impl From<String> for Refusal {
    fn from(message: String) -> Self {
        let status = StatusCode::BAD_REQUEST;
        Self { status, message }
    }
}

/// Answers a request; `name` is the path below `/_emulator/`.
pub(crate) fn handle(
    emulator: &mut Emulator,
    name: &str,
    request: &Request<Bytes>,
) -> Response<Bytes> {
    let done = match *request.method() {
        Method::OPTIONS => Ok(None),
        _ => read(request.body()).and_then(|order| act(emulator, request.method(), name, order)),
    };
    let mut response = match done {
        Ok(Some(body)) => respond::json(StatusCode::OK, &body),
        Ok(None) => {
            let mut response = Response::new(Bytes::new());
            *response.status_mut() = StatusCode::NO_CONTENT;
            response
        }
        Err(Refusal { status, message }) => respond::json(status, &json!({ "message": message })),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET,POST,PUT,DELETE"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "*"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The JSON of a body; null where there is none.
fn read(body: &[u8]) -> Result<Value, Refusal> {
    if body.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(body).map_err(|error| error.to_string().into())
}

/// Does what is ordered; the answer is the body to send, if there is one.
pub(crate) fn act(
    emulator: &mut Emulator,
    method: &Method,
    name: &str,
    order: Value,
) -> Result<Option<Value>, Refusal> {
    match (method, name) {
        (&Method::GET, "requests") => return Ok(Some(emulator.journal.show())),
        (&Method::DELETE, "requests") => emulator.journal.clear(),
        (&Method::GET, "calls") => return Ok(Some(calls::all())),
        (&Method::GET, "faults") => {
            return Ok(Some(json!({ "left": emulator.faults.left() })));
        }
        (&Method::POST, "faults") => {
            let order: Order = decode(order)?;
            order.check()?;
            emulator.faults.order(order);
        }
        (&Method::DELETE, "faults") => emulator.faults.clear(),
        (&Method::POST, "revoke") => emulator.keys.rotate(),
        (&Method::POST, "clock") => {
            let Clock { advance_ms } = decode(order)?;
            emulator.advanced = emulator.advanced.saturating_add(advance_ms);
        }
        (&Method::POST, "users") => {
            let More { count } = decode(order)?;
            if count > MOST_USERS {
                return Err(format!("no more than {MOST_USERS} users at once").into());
            }
            emulator.add_users(count);
        }
        (&Method::POST, "seed") => return Ok(Some(emulator.add_rows(order)?)),
        (&Method::PUT, "seed") => return Ok(Some(emulator.begin_with(order)?)),
        (&Method::POST, "reset") => emulator.reset(),
        _ => {
            return Err(Refusal {
                status: StatusCode::NOT_FOUND,
                message: format!("no control {method} {name}"),
            });
        }
    }
    Ok(None)
}
