//! An operation and its arguments, or a path of the caller's, become a request.

mod path;

use js_sys::Array;
use wasm_bindgen::prelude::*;

pub(crate) use path::{PAGINATE, REQUEST, of_fetch, of_list_path, of_path, of_probe};

use crate::host::Failure;
use crate::host::values::{self, Payload, QueryValue};
use crate::operations::{Body, Dates, List, Operation};
use crate::protocol::date;
use crate::protocol::failure::Kind;
use crate::protocol::page::MAX_PAGE_SIZE;
use crate::protocol::text::{decimal, listed};
use crate::protocol::url::{Query, expand};

/// What is sent, apart from the token.
pub(crate) struct Request {
    /// `users.list`; empty for a path of the caller's that is in no row of the table.
    pub(crate) operation: &'static str,
    pub(crate) method: String,
    /// The path, percent-encoded, without a query.
    pub(crate) path: String,
    pub(crate) query: Query,
    pub(crate) payload: Payload,
    /// The client's headers and the call's, with lower-case names.
    pub(crate) headers: JsValue,
    pub(crate) needs_token: bool,
    /// A 404 after an attempt that may have reached the server means that it is done.
    pub(crate) forgiving: bool,
    /// The search has a regular expression, and a 500 says that it is wrong.
    pub(crate) posix: bool,
    /// Since when the server has the operation; empty where that is not known.
    pub(crate) since: &'static str,
    /// Further members of `fetch`'s `init`, or `undefined`.
    pub(crate) extras: JsValue,
}

impl Request {
    fn new(method: &str, path: String) -> Request {
        Request {
            operation: "",
            path,
            query: Query::new(),
            payload: Payload::default(),
            headers: JsValue::UNDEFINED,
            needs_token: true,
            forgiving: method == "DELETE",
            posix: false,
            since: "",
            extras: JsValue::UNDEFINED,
            method: method.into(),
        }
    }

    /// The path with its query, and the page's parameters if it is one of a list.
    pub(crate) fn target(&self, page: Option<(u32, u32)>) -> String {
        let mut query = self.query.clone();
        if let Some((page, size)) = page {
            query.push("page", &decimal(page));
            query.push("page_size", &decimal(size));
        }
        if query.is_empty() {
            self.path.clone()
        } else {
            [&self.path, "?", query.as_str()].concat()
        }
    }
}

/// A list's request, and what is known about its pages.
pub(crate) struct ListRequest {
    pub(crate) request: Request,
    /// Items per page; `None` where the server does not page the list.
    pub(crate) page_size: Option<u32>,
    /// The key under which the answer keeps its list; empty where the answer is the list.
    pub(crate) wrapped_in: &'static str,
    /// A list of the caller's own path may be wrapped under whatever key.
    pub(crate) any_wrapping: bool,
}

/// The arguments of a method, in order (API.md, "Resources").
pub(crate) struct Arguments {
    /// The request, or the list's request.
    pub(crate) list: ListRequest,
    /// The last argument: the call's options.
    pub(crate) options: JsValue,
}

/// Reads a method's arguments: path parameters, body, query, options.
pub(crate) fn of_operation(
    operation: &'static Operation,
    arguments: &Array,
) -> Result<Arguments, Failure> {
    let mut arguments = arguments.iter();
    let mut next = || arguments.next().unwrap_or_default();
    let mut parameters = Vec::new();
    for name in parameter_names(operation.path) {
        parameters.push((name, path_value(&next(), name)?));
    }
    let body = match operation.body {
        Body::None => JsValue::UNDEFINED,
        Body::Optional | Body::Required | Body::Multipart => next(),
    };
    let query = if takes_query(operation) {
        next()
    } else {
        JsValue::UNDEFINED
    };
    let options = next();

    let mut request = Request::new(operation.method, fill(operation.path, &parameters)?);
    request.operation = operation.name;
    request.since = operation.since;
    request.needs_token = !operation.public;
    request.forgiving &= !operation.answers;
    request.payload = payload(operation, &body)?;
    let page_size = operation_query(operation, &query, &mut request)?;
    let list = ListRequest {
        request,
        page_size: match operation.list {
            List::Optional | List::Always => Some(page_size.unwrap_or(MAX_PAGE_SIZE)),
            List::Whole | List::No => None,
        },
        wrapped_in: operation.wrapped_in,
        any_wrapping: false,
    };
    Ok(Arguments { list, options })
}

/// The names of a path's parameters, in order.
fn parameter_names(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
}

fn path_value(value: &JsValue, name: &str) -> Result<String, Failure> {
    value.as_string().ok_or_else(|| {
        Failure::argument(["The path parameter `", name, "` must be a string."].concat())
    })
}

fn fill(template: &str, parameters: &[(&str, String)]) -> Result<String, Failure> {
    let values: Vec<_> = parameters
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    expand(template, &values).map_err(argument)
}

fn argument(error: impl std::error::Error) -> Failure {
    let mut message = error.to_string();
    message.push('.');
    if let Some(first) = message.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    Failure::argument(message)
}

fn takes_query(operation: &Operation) -> bool {
    operation.method == "GET" || !operation.query.is_empty()
}

fn payload(operation: &Operation, body: &JsValue) -> Result<Payload, Failure> {
    match operation.body {
        Body::Multipart => values::form(body),
        Body::Required if body.is_undefined() || body.is_null() => {
            let message = ["`", operation.name, "` needs a body."];
            Err(Failure::argument(message.concat()))
        }
        _ => values::payload(body),
    }
}

fn contains(names: &str, name: &str) -> bool {
    names.split(' ').any(|one| one == name)
}

/// Reads a method's query into the request; returns the page size that it names.
fn operation_query(
    operation: &Operation,
    query: &JsValue,
    request: &mut Request,
) -> Result<Option<u32>, Failure> {
    let mut page_size = None;
    let mut found = Vec::new();
    for (name, value) in values::query(query, false)? {
        match name.as_str() {
            "page" | "page_size" => return Err(paging_name(&name)),
            "pageSize" if matches!(operation.list, List::Optional | List::Always) => {
                page_size = Some(read_page_size(&value)?);
                continue;
            }
            _ => {}
        }
        if !contains(operation.query, &name) {
            return Err(unknown_name(operation, &name));
        }
        let text = match value {
            QueryValue::Text(text) => text,
            QueryValue::Date(time) => dated(&name, time, operation.dates)?,
        };
        request.query.push(&name, &text);
        found.push(name);
    }
    for name in operation
        .required
        .split(' ')
        .filter(|name| !name.is_empty())
    {
        if !found.iter().any(|one| one == name) {
            let message = [
                "`",
                name,
                "` is missing in the query of `",
                operation.name,
                "`.",
            ];
            return Err(Failure::argument(message.concat()));
        }
    }
    if let Some(search) = values::search(query)? {
        for (name, value) in search.pairs(operation.search).map_err(argument)? {
            request.query.push(&name, &value);
        }
        request.posix = search.uses_posix();
    }
    Ok(page_size)
}

fn paging_name(name: &str) -> Failure {
    let rest = "` is not for the query: set `pageSize`, and ask for a page with `page(n)` \
        or `pages({ from })`.";
    Failure::argument(["`", name, rest].concat())
}

fn unknown_name(operation: &Operation, name: &str) -> Failure {
    let mut message = [
        "`",
        name,
        "` is unknown in the query of `",
        operation.name,
        "`.",
    ]
    .concat();
    if operation.query.is_empty() {
        message.push_str(" It takes none by name.");
    } else {
        message.push_str(" Known are: ");
        message.push_str(&listed(operation.query));
        message.push('.');
    }
    message.push_str(" Newer parameters go through `request` and `paginate`.");
    Failure::argument(message)
}

fn read_page_size(value: &QueryValue) -> Result<u32, Failure> {
    let size = match value {
        QueryValue::Text(text) => text.parse().ok(),
        QueryValue::Date(_) => None,
    };
    size.filter(|size| (1..=MAX_PAGE_SIZE).contains(size))
        .ok_or_else(|| {
            Failure::new(
                Kind::Range,
                "`pageSize` must be a whole number from 1 to 100.",
            )
        })
}

/// A date in the form that the operation takes.
fn dated(name: &str, time: f64, dates: Dates) -> Result<String, Failure> {
    let text = match dates {
        Dates::Millis(names) if contains(names, name) => Some(decimal(millis(time))),
        Dates::Day(names) if contains(names, name) => date::day(millis(time)),
        _ => None,
    };
    text.ok_or_else(|| {
        Failure::argument(["`", name, "` in the query is no date of this operation."].concat())
    })
}

/// A Date is a whole number of milliseconds within ±8.64e15.
#[expect(clippy::cast_possible_truncation)]
fn millis(time: f64) -> i64 {
    time as i64
}
