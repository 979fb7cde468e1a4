//! An operation and its arguments, or a path of the caller's, become a request.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::host::Failure;
use crate::host::options::CallOptions;
use crate::host::values::{self, Payload, QueryValue};
use crate::operations::{Body, Dates, List, OPERATIONS, Operation};
use crate::protocol::date;
use crate::protocol::failure::Kind;
use crate::protocol::page::MAX_PAGE_SIZE;
use crate::protocol::url::{Query, check_path, expand};

/// What is sent, apart from the token.
pub(crate) struct Request {
    /// `users.list`; empty for a path of the caller's that is in no row of the table.
    pub(crate) operation: &'static str,
    pub(crate) method: String,
    /// The path, percent-encoded, without a query.
    pub(crate) path: String,
    pub(crate) query: Query,
    pub(crate) payload: Payload,
    /// The caller's headers, with lower-case names, or `undefined`.
    pub(crate) headers: JsValue,
    pub(crate) needs_token: bool,
    /// A 404 after an attempt that may have reached the server means that it is done.
    pub(crate) forgiving: bool,
    /// The search has a regular expression, and a 500 says that it is wrong.
    pub(crate) posix: bool,
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
            extras: JsValue::UNDEFINED,
            method: method.into(),
        }
    }

    /// The path with its query, and the page's parameters if it is one of a list.
    pub(crate) fn target(&self, page: Option<(u32, u32)>) -> String {
        let mut query = self.query.clone();
        if let Some((page, size)) = page {
            query.push("page", &page.to_string());
            query.push("page_size", &size.to_string());
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
        message.push_str(&operation.query.replace(' ', ", "));
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
        Dates::Millis(names) if contains(names, name) => Some(millis(time).to_string()),
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

/// The members of `request`'s third argument that are not options of the call.
pub(crate) const REQUEST: &str = "params query body signal timeout totalTimeout retry headers";
/// The members of `paginate`'s second argument.
pub(crate) const PAGINATE: &str = "params query signal timeout totalTimeout retry headers prefetch";

/// A request for a path of the caller's: a template with `params`, or a finished path.
pub(crate) fn of_path(method: &str, path: &str, given: &JsValue) -> Result<Request, Failure> {
    read_path(method, path, given, "page_size")
}

/// The same, with the name under which a `pageSize` stands in the query.
fn read_path(
    method: &str,
    path: &str,
    given: &JsValue,
    page_size: &str,
) -> Result<Request, Failure> {
    let method = check_method(method)?;
    let member = |name| {
        let value = if given.is_undefined() {
            None
        } else {
            values::property(given, name)?
        };
        Ok::<_, Failure>(value)
    };
    let (path, own_query) = finished(path, member("params")?)?;
    let mut request = Request::new(&method, path);
    request.query.append_raw(&own_query);
    if let Some(operation) = row_of(&method, &request.path) {
        request.operation = operation.name;
        request.needs_token = !operation.public;
        request.forgiving &= !operation.answers;
    }
    for (name, value) in values::query(&member("query")?.unwrap_or_default(), true)? {
        let text = match value {
            QueryValue::Text(text) => text,
            QueryValue::Date(time) if name == "date" => dated(&name, time, Dates::Day("date"))?,
            QueryValue::Date(time) => millis(time).to_string(),
        };
        request.posix |= name.starts_with("mode") && text == "posix";
        let name = if name == "pageSize" {
            page_size
        } else {
            name.as_str()
        };
        request.query.push(name, &text);
    }
    let body = if given.is_undefined() {
        JsValue::UNDEFINED
    } else {
        values::raw_property(given, "body")?
    };
    if !body.is_undefined() && matches!(method.as_str(), "GET" | "HEAD") {
        return Err(Failure::argument(["A ", &method, " has no body."].concat()));
    }
    request.payload = values::payload(&body)?;
    Ok(request)
}

/// A list at a path of the caller's.
pub(crate) fn of_list_path(path: &str, given: &JsValue) -> Result<ListRequest, Failure> {
    let mut request = read_path("GET", path, given, "pageSize")?;
    let mut page_size = MAX_PAGE_SIZE;
    let mut query = Query::new();
    for pair in request
        .query
        .as_str()
        .split('&')
        .filter(|pair| !pair.is_empty())
    {
        match pair.split_once('=').unwrap_or((pair, "")) {
            ("page" | "page_size", _) => {
                return Err(paging_name(pair.split('=').next().unwrap_or_default()));
            }
            ("pageSize", size) => page_size = read_page_size(&QueryValue::Text(size.into()))?,
            _ => query.append_raw(pair),
        }
    }
    request.query = query;
    Ok(ListRequest {
        request,
        page_size: Some(page_size),
        wrapped_in: "",
        any_wrapping: true,
    })
}

/// A request for `fetch`: `init` is the host's, with the call's options among its members.
pub(crate) fn of_fetch(path: &str, init: &JsValue) -> Result<(Request, CallOptions), Failure> {
    const OWN: &str = "method headers body redirect signal timeout totalTimeout retry";
    if init.is_undefined() || init.is_null() {
        return Ok((
            of_path("GET", path, &JsValue::UNDEFINED)?,
            CallOptions::default(),
        ));
    }
    if !init.is_object() {
        return Err(Failure::argument("`init` must be an object."));
    }
    let method = match values::property(init, "method")? {
        Some(method) => values::text(&method, "method")?,
        None => "GET".into(),
    };
    let options = CallOptions::of(init)?;
    let mut request = of_path(&method, path, &JsValue::UNDEFINED)?;
    request.payload = values::raw_payload(&values::raw_property(init, "body")?);
    request.headers = options.headers.clone().unwrap_or_default();
    request.extras = values::others(init, OWN)?;
    Ok((request, options))
}

fn check_method(method: &str) -> Result<String, Failure> {
    let method = method.to_ascii_uppercase();
    if matches!(
        method.as_str(),
        "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS"
    ) {
        return Ok(method);
    }
    Err(Failure::argument(
        "`method` must be GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS.",
    ))
}

/// A path without its query, with `params` filled in, and the query.
fn finished(path: &str, params: Option<JsValue>) -> Result<(String, String), Failure> {
    let (template, query) = path.split_once('?').unwrap_or((path, ""));
    let params_given = params.is_some();
    let filled = match params {
        None if template.contains('{') => expand(template, &[]).map_err(argument)?,
        None => template.to_owned(),
        Some(params) => {
            let names: Vec<_> = parameter_names(template).collect();
            values::check_members(&params, "`params`", &names.join(" "))?;
            let mut parameters = Vec::new();
            for name in names {
                let value = values::raw_property(&params, name)?;
                parameters.push((name, path_value(&value, name)?));
            }
            fill(template, &parameters)?
        }
    };
    // A value of `params` may hold what a finished path may not: an encoded backslash, say.
    let unchecked = if params_given { "/" } else { &filled };
    check_path(&[unchecked, "?", query].concat()).map_err(argument)?;
    Ok((filled, query.to_owned()))
}

/// The row of the table that a finished path belongs to.
fn row_of(method: &str, path: &str) -> Option<&'static Operation> {
    let fits = |template: &str| {
        let (mut left, mut right) = (template.split('/'), path.split('/'));
        loop {
            match (left.next(), right.next()) {
                (None, None) => return true,
                (Some(one), Some(other)) if one == other || one.starts_with('{') => {}
                _ => return false,
            }
        }
    };
    // A literal segment is more precise than a parameter: `/api/roles/…` has no such clash within
    // one method, so the first row that fits is the row.
    OPERATIONS
        .iter()
        .find(|row| row.method == method && fits(row.path))
}
