//! Headers of every answer, ETags, HEAD.

use bytes::Bytes;
use http::{Method, Request};
use serde_json::{Value, json};

use crate::tenant::Tenant;

#[test]
fn every_answer_has_a_request_id_and_the_security_headers() {
    let mut tenant = Tenant::default();
    let mut ids = Vec::new();
    for path in [
        "/api/users",
        "/api/users/nope",
        "/api/nope",
        "/users",
        "/oidc/jwks",
        "/apis",
    ] {
        let answer = tenant.get(path);
        let id = answer.header("logto-core-request-id").unwrap().to_owned();
        assert_eq!(id.len(), 16, "{path}");
        assert!(!ids.contains(&id));
        ids.push(id);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("x-frame-options"), Some("SAMEORIGIN"));
    }
}

#[test]
fn the_etag_is_strong_and_that_of_koa() {
    let mut tenant = Tenant::default();
    let empty = tenant.get("/api/users?page=99");
    assert_eq!(empty.text(), "[]");
    assert_eq!(
        empty.header("etag"),
        Some("\"2-l9Fw4VUO7kr8CvBlt4zaMCqXZ0w\"")
    );
    assert_eq!(tenant.get("/api/users/nope").header("etag"), None);
}

#[test]
fn a_known_etag_is_304_with_the_headers_of_the_page() {
    let mut tenant = Tenant::default();
    let tag = tenant
        .get("/api/users?page_size=2")
        .header("etag")
        .unwrap()
        .to_owned();
    for known in [
        tag.clone(),
        format!("W/{tag}"),
        format!("\"x\", {tag}"),
        "*".into(),
    ] {
        let request = Request::get("/api/users?page_size=2")
            .header("authorization", format!("Bearer {}", tenant.token))
            .header("if-none-match", known);
        let answer = tenant.send(request.body(Bytes::new()).unwrap());
        assert_eq!((answer.status.as_u16(), answer.body.len()), (304, 0));
        assert_eq!(answer.header("total-number"), Some("217"));
        assert_eq!(answer.lines("link").len(), 3);
        assert_eq!(answer.header("etag"), Some(tag.as_str()));
        assert_eq!(answer.header("content-type"), None);
    }
    let user = tenant.user("user_0217");
    tenant.patch(
        &format!("/api/users/{user}"),
        serde_json::json!({ "name": "Other" }),
    );
    let request = Request::get("/api/users?page_size=2")
        .header("authorization", format!("Bearer {}", tenant.token))
        .header("if-none-match", tag);
    assert_eq!(tenant.send(request.body(Bytes::new()).unwrap()).status, 200);
}

#[test]
fn head_has_the_headers_of_get_and_no_body() {
    let mut tenant = Tenant::default();
    let get = tenant.get("/api/users?page=2");
    let head = tenant.call(Method::HEAD, "/api/users?page=2", Value::Null);
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), get.header("content-length"));
    assert_eq!(head.lines("link"), get.lines("link"));
}

#[test]
fn every_answer_says_what_time_it_is_on_the_tenants_clock() {
    let mut tenant = Tenant::default();
    for path in ["/api/users", "/api/nope", "/oidc/jwks", "/"] {
        assert_eq!(
            tenant.get(path).header("date"),
            Some("Mon, 23 Nov 2026 18:20:00 GMT"),
            "{path}"
        );
    }
    tenant.post("/_emulator/clock", json!({ "advanceMs": 86_400_000 }));
    let order = json!({ "fault": { "kind": "status", "status": 503 } });
    tenant.post("/_emulator/faults", order);
    let late = tenant.get("/api/status");
    assert_eq!(late.status, 503);
    assert_eq!(late.header("date"), Some("Tue, 24 Nov 2026 18:20:00 GMT"));
    let order = json!({ "fault": { "kind": "headers", "set": { "date": null } } });
    tenant.post("/_emulator/faults", order);
    assert_eq!(tenant.get("/api/status").header("date"), None);
}
