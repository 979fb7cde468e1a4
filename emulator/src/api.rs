//! Requests to `/api`: route, authorization, pagination, search, guard, handler.

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};

use crate::auth::{self, Expected};
use crate::context::{Context, Outcome};
use crate::emulator::Emulator;
use crate::facts::{Facts, Operation};
use crate::failure::Failure;
use crate::page::Page;
use crate::query::Query;
use crate::respond::Responder;
use crate::router::{self, Matched, Route, Takes, Verb};
use crate::search::Search;
use crate::store::Row;
use crate::{body, guard, oidc, upload};

/// Answers a request whose path begins with `/api/`.
pub(crate) fn handle(
    emulator: &mut Emulator,
    request: &Request<Bytes>,
    now: u64,
) -> Response<Bytes> {
    let path = request.uri().path();
    let path = path.strip_prefix("/api").unwrap_or(path);
    let matched = router::find(request.method(), path);
    let config = emulator.config.clone();
    let responder = Responder::new(request, &config);
    if let Some(response) = responder.preflight(&mut emulator.noise) {
        return response;
    }
    let (route, parameters) = match matched {
        Matched::Route(route, parameters) => (route, parameters),
        Matched::WrongMethod(allow) => {
            let status = match *request.method() {
                Method::OPTIONS => StatusCode::OK,
                Method::GET
                | Method::HEAD
                | Method::POST
                | Method::PUT
                | Method::PATCH
                | Method::DELETE => StatusCode::METHOD_NOT_ALLOWED,
                _ => StatusCode::NOT_IMPLEMENTED,
            };
            return responder.allow(&mut emulator.noise, status, &allow);
        }
        Matched::Nothing => {
            return responder.text(&mut emulator.noise, StatusCode::NOT_FOUND);
        }
    };
    let query = Query::parse(request.uri().query().unwrap_or_default());
    let mut page = None;
    let outcome = run(emulator, route, parameters, request, &query, &mut page, now);
    let random = &mut emulator.noise;
    match outcome {
        Ok(reply) => responder.reply(random, reply, page, &query),
        Err(failure) => responder.failure(random, &failure),
    }
}

fn run(
    emulator: &mut Emulator,
    route: &Route,
    path: Vec<String>,
    request: &Request<Bytes>,
    query: &Query,
    page: &mut Option<Page>,
    now: u64,
) -> Outcome {
    let operation = Facts::get().operation(route.verb.method(), &format!("/api{}", route.path));
    if !route.public {
        let expected = Expected {
            issuer: oidc::issuer(&emulator.config),
            audience: &emulator.config.resource,
            now,
        };
        auth::check(request.headers(), &emulator.keys, &expected)?;
    }
    *page = Page::of(route.paging, query)?;
    if let Some(operation) = operation {
        guard::query(operation, query)?;
    }
    let body = match route.body {
        Takes::Nothing => Row::new(),
        Takes::Fields(fields) => guard::check(fields, &read(request)?)?,
        Takes::Object => guard::object_of_any_shape(read(request)?)?,
        Takes::Documented => match operation {
            Some(operation) => documented(operation, request)?,
            None => Row::new(),
        },
    };
    if let Some(operation) = operation {
        guard::parameters(operation, &path)?;
    }
    let search = if route.search.is_empty() {
        None
    } else {
        Search::parse(query, route.search)?
    };
    emulator.touched |= route.verb != Verb::Get;
    let mut context = Context {
        store: &mut emulator.store,
        operation,
        request,
        keys: &emulator.keys,
        config: &emulator.config,
        query,
        path,
        body,
        now,
        page: *page,
        search,
    };
    (route.handler)(&mut context)
}

fn documented(operation: &Operation, request: &Request<Bytes>) -> Result<Row, Failure> {
    if operation.multipart_body().is_some() {
        return guard::files(operation, upload::files(request.headers(), request.body()));
    }
    guard::json_body(operation, &read(request)?)
}

fn read(request: &Request<Bytes>) -> Result<serde_json::Value, Failure> {
    body::parse(request.headers(), request.body())
}
