//! WIRE.md, Transport: CORS.

use bytes::Bytes;
use http::{Method, Request};

use crate::tenant::{Answer, Tenant};

const CONSOLE: &str = "http://127.0.0.1:3002";

fn from(tenant: &mut Tenant, method: Method, path: &str, origin: &str) -> Answer {
    let mut request = Request::builder()
        .method(&method)
        .uri(path)
        .header("origin", origin);
    if method == Method::OPTIONS {
        request = request
            .header("access-control-request-method", "GET")
            .header("access-control-request-headers", "authorization");
    } else {
        request = request.header("authorization", format!("Bearer {}", tenant.token));
    }
    tenant.send(request.body(Bytes::new()).unwrap())
}

#[test]
fn the_api_allows_the_admin_console_alone() {
    let mut tenant = Tenant::default();
    for origin in [
        "https://app.example.com",
        "http://127.0.0.1:3001",
        "http://localhost:3002",
    ] {
        let answer = from(&mut tenant, Method::GET, "/api/users", origin);
        assert_eq!(answer.status, 200);
        assert_eq!(
            answer.header("access-control-allow-origin"),
            None,
            "{origin}"
        );
        let preflight = from(&mut tenant, Method::OPTIONS, "/api/users", origin);
        assert_eq!((preflight.status.as_u16(), preflight.body.len()), (200, 0));
        assert_eq!(preflight.header("allow"), Some("POST, HEAD, GET"));
        assert_eq!(preflight.header("access-control-allow-origin"), None);
    }
    let answer = from(&mut tenant, Method::GET, "/api/users", CONSOLE);
    assert_eq!(answer.header("access-control-allow-origin"), Some(CONSOLE));
    assert_eq!(answer.header("access-control-expose-headers"), Some("*"));
    let preflight = from(&mut tenant, Method::OPTIONS, "/api/users", CONSOLE);
    assert_eq!(preflight.status, 204);
    assert_eq!(
        preflight.header("access-control-allow-headers"),
        Some("authorization")
    );
    let methods = "GET,HEAD,PUT,POST,DELETE,PATCH";
    assert_eq!(
        preflight.header("access-control-allow-methods"),
        Some(methods)
    );
}

#[test]
fn refusals_keep_the_headers_for_the_admin_console() {
    let mut tenant = Tenant::default();
    tenant.token.clear();
    let answer = from(&mut tenant, Method::GET, "/api/users", CONSOLE);
    assert_eq!(answer.status, 401);
    assert_eq!(answer.header("access-control-allow-origin"), Some(CONSOLE));
}

#[test]
fn options_needs_no_token_and_names_the_methods() {
    let mut tenant = Tenant::default();
    tenant.token.clear();
    let answer = tenant.call(Method::OPTIONS, "/api/users/abc", serde_json::Value::Null);
    assert_eq!(answer.header("allow"), Some("HEAD, GET, PATCH, DELETE"));
}

#[test]
fn the_token_endpoint_answers_any_preflight() {
    let mut tenant = Tenant::default();
    let origin = "https://app.example.com";
    let answer = from(&mut tenant, Method::OPTIONS, "/oidc/token", origin);
    assert_eq!(answer.status, 204);
    assert_eq!(answer.header("access-control-allow-origin"), Some(origin));
    assert_eq!(answer.header("access-control-allow-methods"), Some("POST"));
    assert_eq!(answer.header("access-control-max-age"), Some("3600"));
}

#[test]
fn what_the_provider_says_of_itself_is_read_by_any_origin() {
    let mut tenant = Tenant::default();
    let origin = "https://app.example.com";
    for path in ["/oidc/.well-known/openid-configuration", "/oidc/jwks"] {
        let answer = from(&mut tenant, Method::GET, path, origin);
        assert_eq!(answer.header("access-control-allow-origin"), Some(origin));
        assert_eq!(answer.header("vary"), Some("Accept-Encoding, Origin"));
        assert!(answer.header("etag").is_some(), "{path}");
    }
}

#[test]
fn introspection_and_revocation_may_be_asked_for_by_any_origin() {
    let mut tenant = Tenant::default();
    for (path, cached) in [
        ("/oidc/token/introspection", Some("no-store")),
        ("/oidc/token/revocation", None),
    ] {
        let request = Request::post(path).body(Bytes::new()).unwrap();
        let answer = tenant.send(request);
        assert_eq!(
            answer.refusal(),
            (400, "oidc.unsupported_token_type".into())
        );
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
        assert_eq!(
            answer.header("access-control-expose-headers"),
            Some("WWW-Authenticate")
        );
        assert_eq!(answer.header("vary"), Some("Accept-Encoding, Origin"));
        assert_eq!(answer.header("cache-control"), cached);
    }
}
