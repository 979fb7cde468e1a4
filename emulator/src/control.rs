//! The control API under `/_emulator/`, with which tests steer the tenant (README.md).

mod calls;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};

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

/// Answers a request; `name` is the path below `/_emulator/`.
pub(crate) fn handle(
    emulator: &mut Emulator,
    name: &str,
    request: &Request<Bytes>,
) -> Response<Bytes> {
    let (status, body) = if request.method() == Method::OPTIONS {
        (StatusCode::NO_CONTENT, None)
    } else {
        act(emulator, name, request)
    };
    let mut response = match body {
        Some(body) => respond::json(status, &body),
        None => {
            let mut response = Response::new(Bytes::new());
            *response.status_mut() = status;
            response
        }
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET,POST,DELETE"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "*"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn act(
    emulator: &mut Emulator,
    name: &str,
    request: &Request<Bytes>,
) -> (StatusCode, Option<Value>) {
    let done = (StatusCode::NO_CONTENT, None);
    match (request.method(), name) {
        (&Method::GET, "requests") => (StatusCode::OK, Some(emulator.journal.show())),
        (&Method::DELETE, "requests") => {
            emulator.journal.clear();
            done
        }
        (&Method::GET, "calls") => (StatusCode::OK, Some(calls::all())),
        (&Method::GET, "faults") => (
            StatusCode::OK,
            Some(json!({ "left": emulator.faults.left() })),
        ),
        (&Method::POST, "faults") => match parse::<Order>(request) {
            Ok(order) => {
                emulator.faults.order(order);
                done
            }
            Err(refusal) => refusal,
        },
        (&Method::DELETE, "faults") => {
            emulator.faults.clear();
            done
        }
        (&Method::POST, "revoke") => {
            emulator.keys.rotate();
            done
        }
        (&Method::POST, "clock") => match parse::<Clock>(request) {
            Ok(clock) => {
                emulator.advanced += clock.advance_ms;
                done
            }
            Err(refusal) => refusal,
        },
        (&Method::POST, "users") => match parse::<More>(request) {
            Ok(More { count }) if count <= MOST_USERS => {
                emulator.add_users(count);
                done
            }
            Ok(_) => {
                let message = format!("no more than {MOST_USERS} users at once");
                (StatusCode::BAD_REQUEST, Some(json!({ "message": message })))
            }
            Err(refusal) => refusal,
        },
        (&Method::POST, "reset") => {
            emulator.reset();
            done
        }
        _ => {
            let message = format!("no control {} {name}", request.method());
            (StatusCode::NOT_FOUND, Some(json!({ "message": message })))
        }
    }
}

fn parse<'a, T: Deserialize<'a>>(
    request: &'a Request<Bytes>,
) -> Result<T, (StatusCode, Option<Value>)> {
    serde_json::from_slice(request.body()).map_err(|error| {
        (
            StatusCode::BAD_REQUEST,
            Some(json!({ "message": error.to_string() })),
        )
    })
}
