//! Paths of the caller's: `request`, `paginate`, `fetch`.

use wasm_bindgen::prelude::*;

use super::{
    ListRequest, Request, argument, dated, fill, millis, paging_name, parameter_names, path_value,
    read_page_size,
};
use crate::host::Failure;
use crate::host::call_options::check_members;
use crate::host::values::{self, QueryValue};
use crate::operations::{Dates, OPERATIONS, Operation};
use crate::protocol::page::MAX_PAGE_SIZE;
use crate::protocol::text::decimal;
use crate::protocol::url::{Query, check_path, expand};

/// The members of `request`'s third argument that are not options of the call.
pub(crate) const REQUEST: &str = "params query body signal timeout totalTimeout retry headers";
/// The members of `paginate`'s second argument.
pub(crate) const PAGINATE: &str = "params query signal timeout totalTimeout retry headers prefetch";

/// A request for a path of the caller's: a template with `params`, or a finished path.
pub(crate) fn of_path(method: &str, path: &str, given: &JsValue) -> Result<Request, Failure> {
    read_path(method, path, given, "page_size")
}

/// A request for a path that needs no token.
pub(crate) fn of_probe(path: &str) -> Result<Request, Failure> {
    let mut request = of_path("GET", path, &JsValue::UNDEFINED)?;
    request.needs_token = false;
    Ok(request)
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
    request.posix = own_query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .any(|(name, value)| is_posix(name, value));
    request.query.append_raw(&own_query);
    if let Some(operation) = row_of(&method, &request.path) {
        request.operation = operation.name;
        request.since = operation.since;
        request.needs_token = !operation.public;
        request.forgiving &= !operation.answers;
    }
    for (name, value) in values::query(&member("query")?.unwrap_or_default(), true)? {
        let text = match value {
            QueryValue::Text(text) => text,
            QueryValue::Date(time) if name == "date" => dated(&name, time, Dates::Day("date"))?,
            QueryValue::Date(time) => decimal(millis(time)),
        };
        request.posix |= is_posix(&name, &text);
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
    if !body.is_undefined() {
        check_body_of(&method)?;
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
pub(crate) fn of_fetch(method: &str, path: &str, init: &JsValue) -> Result<Request, Failure> {
    const OWN: &str = "method headers body redirect signal timeout totalTimeout retry";
    let mut request = of_path(method, path, &JsValue::UNDEFINED)?;
    if init.is_object() {
        request.payload = values::raw_payload(&values::raw_property(init, "body")?);
        request.extras = values::extras(init, OWN)?;
    }
    if !request.payload.body.is_undefined() {
        check_body_of(&request.method)?;
    }
    Ok(request)
}

fn check_body_of(method: &str) -> Result<(), Failure> {
    match method {
        "GET" | "HEAD" => Err(Failure::argument(["A ", method, " has no body."].concat())),
        _ => Ok(()),
    }
}

/// Whether a pair of a query makes a search one by regular expressions: `mode` or `mode.name`.
fn is_posix(name: &str, value: &str) -> bool {
    name.starts_with("mode") && value == "posix"
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
            check_members(&params, "`params`", &names.join(" "))?;
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
