//! WIRE.md, Bodies, and what its Errors say of them.

use bytes::Bytes;
use http::Request;
use serde_json::json;

use crate::tenant::{Answer, Tenant};

fn send(tenant: &mut Tenant, path: &str, content_type: &str, body: impl Into<Bytes>) -> Answer {
    let request = Request::post(path)
        .header("authorization", format!("Bearer {}", tenant.token))
        .header("content-type", content_type);
    tenant.send(request.body(body.into()).unwrap())
}

#[test]
fn issues_are_those_of_zod() {
    let mut tenant = Tenant::default();
    let body = json!({ "username": 123, "primaryEmail": "not-an-email", "customData": "x" });
    let answer = tenant.post("/api/users", body);
    assert_eq!(answer.refusal(), (400, "guard.invalid_input".into()));
    assert_eq!(answer.json()["message"], "The request body is invalid.");
    assert_eq!(
        answer.json()["data"],
        json!({
            "issues": [
                { "validation": "regex", "code": "invalid_string", "message": "Invalid",
                  "path": ["primaryEmail"] },
                { "code": "invalid_type", "expected": "string", "received": "number",
                  "path": ["username"], "message": "Expected string, received number" },
                { "code": "invalid_type", "expected": "object", "received": "string",
                  "path": ["customData"], "message": "Expected object, received string" },
            ],
            "name": "ZodError",
        })
    );
    assert_eq!(
        answer.json()["details"],
        "Error in key path \"primaryEmail\": (invalid_string) Invalid\n\
         Error in key path \"username\": (invalid_type) Expected string but received number.\n\
         Error in key path \"customData\": (invalid_type) Expected object but received string."
    );
}

#[test]
fn missing_long_and_unknown_values_are_named() {
    let mut tenant = Tenant::default();
    let missing = tenant.post("/api/roles", json!({}));
    let issues = &missing.json()["data"]["issues"];
    assert_eq!(issues[0]["message"], "Required");
    assert_eq!(issues[1]["path"], json!(["description"]));
    let long = tenant.post("/api/organizations", json!({ "name": "x".repeat(300) }));
    assert_eq!(
        long.json()["data"]["issues"][0],
        json!({
            "code": "too_big", "maximum": 128, "type": "string", "inclusive": true, "exact": false,
            "message": "String must contain at most 128 character(s)", "path": ["name"],
        })
    );
    let other = tenant.post("/api/applications", json!({ "name": "x", "type": "Nope" }));
    let issue = &other.json()["data"]["issues"][0];
    assert_eq!(issue["code"], "invalid_enum_value");
    assert_eq!(issue["options"].as_array().unwrap().len(), 6);
    let nested = tenant.put("/api/users/x/roles", json!({ "roleIds": ["a", 1, ""] }));
    let issues = nested.json()["data"]["issues"].clone();
    assert_eq!(issues[0]["path"], json!(["roleIds", 1]));
    assert_eq!(issues[1]["code"], "too_small");
}

#[test]
fn unknown_keys_are_dropped() {
    let mut tenant = Tenant::default();
    let answer = tenant.post("/api/organizations", json!({ "name": "odd", "zzz": 1 }));
    assert_eq!(answer.status, 201);
    assert_eq!(answer.json().get("zzz"), None);
}

#[test]
fn json_that_is_none_is_a_message_alone() {
    let mut tenant = Tenant::default();
    let cases = [
        ("{\"username\": ", "Unexpected end of JSON input"),
        ("\"abc\"", "invalid JSON, only supports object and array"),
        ("12", "invalid JSON, only supports object and array"),
        (
            "{\"name\":\"x\",\"__proto__\":{}}",
            "Object contains forbidden prototype property",
        ),
    ];
    for (body, message) in cases {
        let answer = send(&mut tenant, "/api/users", "application/json", body);
        assert_eq!(
            (answer.status.as_u16(), answer.json()),
            (400, json!({ "message": message }))
        );
    }
    let token = send(&mut tenant, "/api/users", "application/json", "{\"a\": x}");
    assert!(
        token.json()["message"]
            .as_str()
            .unwrap()
            .starts_with("Unexpected token 'x'")
    );
}

#[test]
fn the_content_type_decides_what_a_body_is() {
    let mut tenant = Tenant::default();
    let form = "application/x-www-form-urlencoded";
    assert_eq!(
        send(&mut tenant, "/api/organizations", form, "name=form-org").status,
        201
    );
    let body = r#"{"name":"role-01","description":"x"}"#;
    for json_type in [
        "application/json; charset=UTF-8",
        "APPLICATION/JSON",
        "application/vnd.api+json",
    ] {
        let answer = send(&mut tenant, "/api/roles", json_type, body);
        assert_eq!(
            answer.refusal(),
            (422, "role.name_in_use".into()),
            "{json_type}"
        );
    }
    let marked = format!("\u{feff}{body}");
    let answer = send(&mut tenant, "/api/roles", "application/json", marked);
    assert_eq!(answer.refusal(), (422, "role.name_in_use".into()));
    for other in ["application/xml", "application/merge-patch+json"] {
        let answer = send(&mut tenant, "/api/roles", other, body);
        assert_eq!(
            answer.json()["data"]["issues"][0]["message"],
            "Required",
            "{other}"
        );
    }
    let text = send(&mut tenant, "/api/roles", "text/plain", body);
    assert_eq!(text.json()["data"]["issues"][0]["received"], "string");
    let list = send(&mut tenant, "/api/users", "application/json", "[]");
    assert_eq!(
        list.json()["data"]["issues"][0]["message"],
        "Expected object, received array"
    );
}

#[test]
fn a_body_above_a_mebibyte_is_not_found() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0010");
    let path = format!("/api/users/{user}/custom-data");
    let fits = json!({ "customData": { "x": "y".repeat(1_040_000) } });
    assert_eq!(tenant.patch(&path, fits).status, 200);
    let large = json!({ "customData": { "x": "y".repeat(1_060_000) } });
    let answer = tenant.patch(&path, large);
    assert_eq!((answer.status.as_u16(), answer.text()), (404, "Not Found"));
    assert_eq!(
        answer.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
}

#[test]
fn a_nul_and_a_compressed_body_are_internal_errors() {
    let mut tenant = Tenant::default();
    let nul = tenant.post("/api/organizations", json!({ "name": "a\0b" }));
    assert_eq!(nul.status, 500);
    let request = Request::post("/api/users")
        .header("authorization", format!("Bearer {}", tenant.token))
        .header("content-type", "application/json")
        .header("content-encoding", "gzip");
    assert_eq!(tenant.send(request.body("x".into()).unwrap()).status, 500);
}

#[test]
fn an_empty_update_changes_nothing_and_says_so() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0001");
    let role = tenant.role("role-01");
    let organization = tenant.organization("Org 00");
    for path in [
        format!("/api/users/{user}"),
        format!("/api/roles/{role}"),
        format!("/api/organizations/{organization}"),
        "/api/applications/m2m-admin".into(),
    ] {
        let answer = tenant.patch(&path, json!({}));
        assert_eq!(
            answer.refusal(),
            (422, "entity.invalid_input".into()),
            "{path}"
        );
    }
}
