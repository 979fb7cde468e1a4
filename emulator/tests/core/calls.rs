//! Calls of any operation with arguments made from the facts.

use emulator::facts::{Facts, Kind, Operation};
use http::{Method, Request};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::tenant::{Answer, NOW, Tenant, form};

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
    // An update has to say something.
    send(
        tenant,
        operation,
        &path,
        whole || operation.method == "PATCH",
    )
}

/// The operation's path, with parameters that exist where there is a way to know.
fn path(tenant: &mut Tenant, operation: &Operation) -> String {
    let mut filled = String::new();
    let mut template = String::new();
    for segment in operation.path.split('/').skip(1) {
        let name = segment
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'));
        let value = match name {
            Some(name) => {
                let value = parameter(tenant, operation, name, &template, &filled);
                utf8_percent_encode(&value, NON_ALPHANUMERIC).to_string()
            }
            None => segment.to_owned(),
        };
        filled = format!("{filled}/{value}");
        template = format!("{template}/{segment}");
    }
    filled
}

/// A row of the seed that has what most operations on such rows want.
fn seeded(tenant: &mut Tenant, operation: &Operation, template: &str) -> Option<String> {
    let about = |part: &str| operation.path.contains(part);
    let found = match template {
        "/api/applications" if about("consent") => "app-third-party".into(),
        "/api/applications" if about("protected") => "app-protected".into(),
        "/api/applications" => "m2m-admin".into(),
        "/api/users" | "/api/applications/{id}/users" => tenant.user("user_0001"),
        "/api/resources" => tenant.id_of("/api/resources", "Orders API"),
        "/api/roles" if about("applications") => {
            tenant.ids("/api/roles?type=MachineToMachine").remove(0)
        }
        "/api/organizations" => tenant.organization("Org 00"),
        "/api/authn/saml" => "connector-github".into(),
        "/api/authn/single-sign-on/saml" => {
            let organization = tenant.organization("Org 00");
            let path = format!("/api/organizations/{organization}/jit/sso-connectors");
            tenant.ids(&path).remove(0)
        }
        "/api/connectors" if about("factoryId") => "simple-mail-transfer-protocol".into(),
        "/api/connectors" => "connector-github".into(),
        _ => return None,
    };
    Some(found)
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
    if let Some(id) = seeded(tenant, operation, template) {
        return id;
    }
    let named = |row: &Value| {
        let mut names = [name].into_iter().chain(NAMES);
        names.find_map(|name| row[name].as_str().map(str::to_owned))
    };
    if facts.operation("GET", template).is_some() {
        let list = tenant.get(&format!("{filled}?page=1&page_size=20"));
        let list = list.json();
        let rows = list
            .as_array()
            .or_else(|| list.as_object()?.values().next()?.as_array());
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
    example.as_str().unwrap_or("1").to_owned()
}

/// Sends an operation's request with a body and a query made from the facts.
pub(crate) fn send(tenant: &mut Tenant, operation: &Operation, path: &str, whole: bool) -> Answer {
    let facts = Facts::get();
    let mut query = Vec::new();
    for (name, parameter) in &operation.query {
        let paging = name == "page" || name == "page_size";
        if parameter.required || (whole && !paging && name != "search_params") {
            match facts.example(&parameter.schema, name, 1, true) {
                // The facts call it text; it is a time in epoch ms.
                _ if name.ends_with("_time") => query.push((name, NOW.to_string())),
                Value::Array(items) => query.extend(items.iter().map(|item| (name, text(item)))),
                value => query.push((name, text(&value))),
            }
        }
    }
    let query: Vec<(&str, &str)> = query
        .iter()
        .map(|(name, value)| (name.as_str(), &**value))
        .collect();
    let uri = format!("{path}?{}", form(&query));
    if operation.multipart_body().is_some() {
        return upload(tenant, &uri, "image/png", "file", 3);
    }
    let method: Method = operation.method.parse().unwrap();
    let body = meaningful(tenant, &operation.id).or_else(|| {
        let schema = operation.json_body()?;
        Some(facts.example(schema, "", 1, whole))
    });
    tenant.call(method, &uri, body.unwrap_or_default())
}

/// A value as a query has it.
fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// Bodies that mean something where those that the facts allow do not.
fn meaningful(tenant: &mut Tenant, operation: &str) -> Option<Value> {
    Some(match operation {
        "CreateConnector" => json!({
            "connectorId": "discord-universal", "config": { "clientId": "a", "clientSecret": "b" },
        }),
        "CreateConnectorTest" => json!({
            "email": "user@example.com",
            "config": { "host": "a", "port": 25, "fromEmail": "b", "templates": [] },
        }),
        "CreateHook" => json!({
            "events": ["User.Created"], "config": { "url": "https://hooks.example.com" },
        }),
        "CreateOrganizationInvitation" => json!({
            "invitee": "invited@example.com", "organizationId": tenant.organization("Org 00"),
            "expiresAt": NOW + 60_000, "messagePayload": false,
        }),
        "CreateSubjectToken" => json!({ "userId": tenant.user("user_0001") }),
        "CreateUserIdentity" => {
            json!({ "connectorId": "connector-google", "connectorData": { "code": "a" } })
        }
        "ReplaceOrganizationInvitationStatus" => json!({ "status": "Revoked" }),
        "UpdateApplication" => json!({ "name": "renamed" }),
        "UpdateConnector" => json!({ "syncProfile": true }),
        "UpsertJwtCustomizer" | "UpdateJwtCustomizer" => json!({ "script": "() => ({})" }),
        _ => return None,
    })
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
        return Some(json!(format!("{status} is not documented")));
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
