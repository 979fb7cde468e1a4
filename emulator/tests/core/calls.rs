//! Calls of any operation with arguments made from the facts.

use emulator::facts::{Facts, Kind, Operation};
use http::{Method, Request};
use serde_json::{Value, json};

use crate::tenant::{Answer, Tenant, form};

/// Fields of a row that may be what a path names it by, beside the parameter's own name.
const NAMES: [&str; 4] = ["id", "name", "key", "domain"];

/// Calls an operation, after what it needs has been made. `whole` sends everything that may be left
/// out, too.
pub(crate) fn call(tenant: &mut Tenant, operation: &Operation, whole: bool) -> Answer {
    let path = path(tenant, operation);
    if ["GET", "PATCH", "DELETE"].contains(&operation.method.as_str())
        && let Some(put) = Facts::get().operation("PUT", &operation.path)
    {
        send(tenant, put, &path, false);
    }
    send(tenant, operation, &path, whole)
}

/// The operation's path, with parameters that exist where there is a way to know.
fn path(tenant: &mut Tenant, operation: &Operation) -> String {
    let mut filled = String::new();
    let mut template = String::new();
    for segment in operation.path.split('/').skip(1) {
        let name = segment.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
        let value = match name {
            Some(name) => parameter(tenant, operation, name, &template, &filled),
            None => segment.to_owned(),
        };
        filled = format!("{filled}/{value}");
        template = format!("{template}/{segment}");
    }
    filled
}

fn parameter(
    tenant: &mut Tenant,
    operation: &Operation,
    name: &str,
    template: &str,
    filled: &str,
) -> String {
    let facts = Facts::get();
    let schema = &operation.path_parameters[name];
    if let Kind::Enum(options) = &facts.resolve(schema).kind {
        return options[0].clone();
    }
    let named = |row: &Value| {
        let mut names = [name].into_iter().chain(NAMES);
        names.find_map(|name| row[name].as_str().map(str::to_owned))
    };
    if facts.operation("GET", template).is_some() {
        let list = tenant.get(&format!("{filled}?page=1&page_size=20"));
        let list = list.json();
        let rows = list.as_array().or_else(|| list.as_object()?.values().next()?.as_array());
        if let Some(found) = rows.and_then(|rows| rows.first()).and_then(named) {
            return found;
        }
    }
    if let Some(create) = facts.operation("POST", template) {
        let made = send(tenant, create, filled, false);
        if made.status.is_success()
            && let Ok(made) = serde_json::from_slice::<Value>(&made.body)
            && let Some(found) = named(&made)
        {
            return found;
        }
    }
    let example = facts.example(schema, name, 1, true);
    example.as_str().unwrap_or("1").replace(' ', "-")
}

/// Sends an operation's request with a body and a query made from the facts.
pub(crate) fn send(
    tenant: &mut Tenant,
    operation: &Operation,
    path: &str,
    whole: bool,
) -> Answer {
    let facts = Facts::get();
    let mut query = Vec::new();
    for (name, parameter) in &operation.query {
        let paging = name == "page" || name == "page_size";
        if parameter.required || (whole && !paging && name != "search_params") {
            let value = facts.example(&parameter.schema, name, 1, true);
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            query.push((name.as_str(), value));
        }
    }
    let query: Vec<(&str, &str)> = query.iter().map(|(name, value)| (*name, &**value)).collect();
    let uri = format!("{path}?{}", form(&query));
    if operation.multipart_body().is_some() {
        return upload(tenant, &uri, "image/png", "file", 3);
    }
    let method: Method = operation.method.parse().unwrap();
    let body = operation.json_body();
    let body = body.map(|schema| facts.example(schema, "", 1, whole)).unwrap_or_default();
    tenant.call(method, &uri, body)
}

/// Sends a file of so many bytes in a form.
pub(crate) fn upload(
    tenant: &mut Tenant,
    path: &str,
    mime_type: &str,
    field: &str,
    size: usize,
) -> Answer {
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"a\"\r\n\
         Content-Type: {mime_type}\r\n\r\n{}\r\n--b--\r\n",
        "x".repeat(size)
    );
    let request = Request::post(path)
        .header("authorization", format!("Bearer {}", tenant.token))
        .header("content-type", "multipart/form-data; boundary=b");
    tenant.send(request.body(body.into()).unwrap())
}

/// What is wrong with an answer by the facts; `None` where nothing is.
pub(crate) fn mistake(operation: &Operation, answer: &Answer) -> Option<Value> {
    let status = answer.status.as_u16();
    let content = operation.responses.get(status.to_string().as_str());
    let Some(content) = content else {
        return Some(json!(format!("{status} is not documented: {}", answer.text())));
    };
    let kind = answer.header("content-type").unwrap_or_default();
    let schema = content.get("application/json").and_then(Option::as_ref);
    if !kind.starts_with("application/json") {
        let expected = schema.is_none() || kind.starts_with("text/xml");
        return (!expected).then(|| json!(format!("{kind} instead of JSON")));
    }
    let issues = Facts::get().issues(schema?, &answer.json());
    (!issues.is_empty()).then(|| json!({ "issues": issues, "body": answer.json() }))
}
