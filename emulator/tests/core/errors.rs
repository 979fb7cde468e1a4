//! WIRE.md, Errors.

use bytes::Bytes;
use http::{Method, Request};
use serde_json::Value;

use crate::tenant::Tenant;

#[test]
fn what_is_missing_is_named_or_not() {
    let mut tenant = Tenant::default();
    for path in [
        "/api/users/nope",
        "/api/users/a%2Fb",
        "/api/users/%E0%A4%A",
        "/api/connectors/x",
    ] {
        let answer = tenant.get(path);
        assert_eq!(answer.refusal(), (404, "entity.not_found".into()), "{path}");
    }
    for table in [
        "roles",
        "organizations",
        "applications",
        "resources",
        "logs",
    ] {
        let answer = tenant.get(&format!("/api/{table}/nope"));
        assert_eq!(answer.refusal(), (404, "entity.not_exists_with_id".into()));
        let message = format!("The {table} with ID `nope` does not exist.");
        assert_eq!(answer.json()["message"], message);
    }
}

#[test]
fn messages_follow_the_language_and_codes_do_not() {
    let mut tenant = Tenant::default();
    let cases = [
        (
            "/api/users/nope",
            "fr",
            "entity.not_found",
            "La ressource n'existe pas.",
        ),
        (
            "/api/users?page=0",
            "zh-CN",
            "guard.invalid_pagination",
            "分页参数无效",
        ),
        (
            "/api/users/nope",
            "xx",
            "entity.not_found",
            "The resource does not exist.",
        ),
    ];
    for (path, language, code, message) in cases {
        let request = Request::get(path)
            .header("authorization", format!("Bearer {}", tenant.token))
            .header("accept-language", language);
        let answer = tenant.send(request.body(Bytes::new()).unwrap());
        assert_eq!(answer.json()["code"], code);
        assert_eq!(answer.json()["message"], message);
    }
}

#[test]
fn unknown_paths_are_text_with_and_without_a_token() {
    let mut tenant = Tenant::default();
    for path in [
        "/api/does-not-exist",
        "/api/users/a/b/c/d",
        "/apis/users",
        "/api",
    ] {
        for token in [tenant.token.clone(), String::new()] {
            tenant.token = token;
            let answer = tenant.get(path);
            assert_eq!(
                (answer.status.as_u16(), answer.text()),
                (404, "Not Found"),
                "{path}"
            );
            assert_eq!(
                answer.header("content-type"),
                Some("text/plain; charset=utf-8")
            );
        }
        tenant = Tenant::default();
    }
}

#[test]
fn methods_that_a_path_lacks_are_named() {
    let mut tenant = Tenant::default();
    let put = tenant.put("/api/users", Value::Null);
    assert_eq!(
        (put.status.as_u16(), put.text()),
        (405, "Method Not Allowed")
    );
    assert_eq!(put.header("allow"), Some("POST, HEAD, GET"));
    let sessions = tenant.post("/api/users/x/sessions", Value::Null);
    assert_eq!(sessions.header("allow"), Some("HEAD, GET"));
    let method = Method::from_bytes(b"PROPFIND").unwrap();
    let other = tenant.call(method, "/api/users", Value::Null);
    assert_eq!(
        (other.status.as_u16(), other.text()),
        (501, "Not Implemented")
    );
}

#[test]
fn a_head_that_is_too_large_is_431_without_a_body() {
    let mut tenant = Tenant::default();
    let fits = tenant.get(&format!("/api/users?search={}", "a".repeat(9000)));
    assert_eq!(fits.status, 200);
    let large = tenant.get(&format!("/api/users?search={}", "a".repeat(20_000)));
    assert_eq!((large.status.as_u16(), large.body.len()), (431, 0));
    assert_eq!(large.header("connection"), Some("close"));
}

#[test]
fn conflicts_are_422_with_their_codes() {
    let mut tenant = Tenant::default();
    let orders = tenant.id_of("/api/resources", "Orders API");
    let user = tenant.user("user_0002");
    let cases = [
        (
            "POST",
            "/api/users".into(),
            r#"{"username":"user_0001"}"#,
            "user.username_already_in_use",
        ),
        (
            "POST",
            "/api/users".into(),
            r#"{"primaryEmail":"ALAN.hopper.1@example.com"}"#,
            "user.email_already_in_use",
        ),
        (
            "POST",
            "/api/users".into(),
            r#"{"primaryPhone":"12025550004"}"#,
            "user.phone_already_in_use",
        ),
        (
            "PATCH",
            format!("/api/users/{user}"),
            r#"{"username":"user_0001"}"#,
            "user.username_already_in_use",
        ),
        (
            "POST",
            "/api/roles".into(),
            r#"{"name":"role-01","description":"x"}"#,
            "role.name_in_use",
        ),
        (
            "POST",
            "/api/resources".into(),
            r#"{"name":"x","indicator":"https://orders.example.com/api"}"#,
            "resource.resource_identifier_in_use",
        ),
        (
            "POST",
            format!("/api/resources/{orders}/scopes"),
            r#"{"name":"read:orders"}"#,
            "scope.name_exists",
        ),
        (
            "POST",
            "/api/connectors".into(),
            r#"{"connectorId":"nope","config":{}}"#,
            "connector.not_found_with_connector_id",
        ),
    ];
    for (method, path, body, code) in cases {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let answer = tenant.call(method, &path, serde_json::from_str(body).unwrap());
        assert_eq!(answer.refusal(), (422, code.to_owned()), "{path} {body}");
    }
}
