//! The attack on the proxy: raw requests over real sockets, with the emulator as its tenant.

mod fixture;
mod honest;

use std::time::Instant;

use super::tenant::{Secret, Tenant};
use super::token::AccessToken;
use super::what;
use fixture::{ADMIN_SECRET, Demo};
use serde_json::{Value, json};

const LIST: &str = "/api/users?page=1&page_size=5";

#[tokio::test]
async fn other_hosts_origins_and_sites_are_refused() {
    let demo = Demo::start().await;
    let port = demo.port;
    let token = format!("x-demo-token: {}\r\n", demo.token);
    let host = format!("Host: 127.0.0.1:{port}\r\n");
    let mut heads = vec![
        String::new(),
        format!("Host: evil.example:{port}\r\n"),
        format!("Host: 127.0.0.1.evil.example:{port}\r\n"),
        format!("Host: user@127.0.0.1:{port}\r\n"),
        format!("Host: [::1]:{port}\r\n"),
        "Host: 127.0.0.1\r\n".into(),
        format!("{host}Host: evil.example\r\n"),
        format!("Host: evil.example\r\n{host}"),
        format!("{host}{host}"),
    ];
    for line in [
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: ",
        "Origin: http://127.0.0.1:1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: none",
        "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site",
    ] {
        heads.push(format!("{host}{line}\r\n"));
    }
    // Each is right by itself, and neither is the other's.
    heads.push(format!("{host}Origin: http://localhost:{port}\r\n"));
    heads.push(format!("{host}Origin: https://127.0.0.1:{port}\r\n"));
    for head in heads {
        demo.assert_refused(&format!("GET {LIST} HTTP/1.1\r\n{head}{token}\r\n"))
            .await;
    }
    let localhost = format!(
        "Host: localhost:{port}\r\nOrigin: http://localhost:{port}\r\nSec-Fetch-Site: same-origin\r\n"
    );
    let answer = demo
        .raw(&format!("GET {LIST} HTTP/1.1\r\n{localhost}{token}\r\n"))
        .await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn a_call_without_the_pages_token_is_refused() {
    let demo = Demo::start().await;
    let another = Demo::start().await;
    let right = &demo.token;
    for line in [
        String::new(),
        "x-demo-token: \r\n".into(),
        "x-demo-token: wrong\r\n".into(),
        format!("x-demo-token: {right}x\r\n"),
        format!("x-demo-token: {}\r\n", &right[..right.len() - 1]),
        format!("x-demo-token: {}\r\n", another.token),
        format!("x-demo-token: {right}\r\nx-demo-token: {right}\r\n"),
        format!("Authorization: Bearer {right}\r\n"),
    ] {
        let head = demo.head("GET", LIST);
        demo.assert_refused(&format!("{head}{line}\r\n")).await;
    }
    let query = format!("/api/users?x-demo-token={right}");
    demo.assert_refused(&format!("{}\r\n", demo.head("GET", &query)))
        .await;
}

#[tokio::test]
async fn nothing_but_the_api_is_forwarded() {
    let demo = Demo::start().await;
    let port = demo.port;
    for target in [
        "/api/../oidc/token",
        "/api/./users",
        "/api/%2e%2e/oidc/token",
        "/api/%2E./oidc/token",
        "/api/%252e%252e/oidc/token",
        "/api/..%2foidc/token",
        "/api/..%5coidc/token",
        "/api/..\\oidc",
        "/api\\..\\oidc/token",
        "/api//users",
        "http://evil.example/api/users",
        "https://evil.example/api/users",
        &format!("http://127.0.0.1:{port}/api/users"),
        "http://127.0.0.1:1/oidc/token",
    ] {
        for method in ["GET", "POST"] {
            demo.assert_refused(&demo.own_head(method, target)).await;
        }
    }
    // No file either.
    for target in [
        "/oidc/token",
        "//api/users",
        "/API/users",
        "/_emulator/requests",
        "*",
    ] {
        demo.assert_refused(&demo.own_head("POST", target)).await;
        let answer = demo.raw(&demo.own_head("GET", target)).await;
        assert!(
            (400..500).contains(&answer.status),
            "{target}: {}",
            answer.status
        );
    }
    for method in ["TRACE", "OPTIONS", "PROPFIND", "get"] {
        demo.assert_refused(&demo.own_head(method, "/api/users"))
            .await;
    }
    for target in ["evil.example:443", "127.0.0.1:1", "/api/users"] {
        demo.assert_refused(&demo.own_head("CONNECT", target)).await;
    }
    assert_eq!(demo.tenant.reached(), 0);
}

#[tokio::test]
async fn bodies_that_two_readers_would_end_differently_are_refused() {
    let demo = Demo::start().await;
    let head = demo.own_head("POST", "/api/users");
    let head = head.strip_suffix("\r\n").unwrap();
    let inner = demo.own_head("DELETE", "/api/users/user_0001");
    for lines in [
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: xchunked\r\nContent-Length: 4\r\n",
        "Transfer-Encoding : chunked\r\nContent-Length: 4\r\n",
        "Content-Length: 4\r\nContent-Length: 5\r\n",
        "Content-Length: +4\r\n",
    ] {
        demo.assert_refused(&format!("{head}{lines}\r\n0\r\n\r\n{inner}"))
            .await;
    }
    assert_eq!(demo.tenant.reached(), 0);
}

#[tokio::test]
async fn a_body_above_the_limit_is_refused() {
    let demo = Demo::start().await;
    let head = demo.own_head("POST", "/api/users");
    let head = head.strip_suffix("\r\n").unwrap();
    // Its length alone is enough.
    let length = 10 * 1024 * 1024 + 1;
    let answer = demo
        .raw(&format!("{head}Content-Length: {length}\r\n\r\n"))
        .await;
    assert_eq!(answer.status, 413);
    assert_eq!(demo.tenant.reached(), 0);
}

#[tokio::test]
async fn the_pages_token_is_not_to_be_had_from_elsewhere() {
    let demo = Demo::start().await;
    let port = demo.port;
    let own = format!("Host: 127.0.0.1:{port}\r\n");
    for head in [
        String::new(),
        format!("Host: evil.example:{port}\r\n"),
        format!("{own}Host: evil.example\r\n"),
        format!("{own}Origin: http://evil.example\r\n"),
        format!("{own}Origin: null\r\n"),
        format!("{own}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n"),
        format!(
            "{own}Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script\r\n"
        ),
        format!(
            "{own}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n"
        ),
    ] {
        for path in [
            "/",
            "/index.html",
            "/index%2ehtml",
            "/js/main.js",
            "/pkg/package.json",
        ] {
            demo.assert_refused(&format!("GET {path} HTTP/1.1\r\n{head}\r\n"))
                .await;
        }
    }
    // A link on another site opens the page, and cannot look into it.
    let link =
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
    let page = demo
        .raw(&format!("GET / HTTP/1.1\r\n{own}{link}\r\n"))
        .await;
    assert!(page.body().contains(&demo.token));
    assert_eq!(
        page.header("cross-origin-opener-policy"),
        Some("same-origin")
    );
    assert_eq!(
        page.header("cross-origin-resource-policy"),
        Some("same-origin")
    );
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.header("access-control-allow-origin"), None);
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"));
    // It is in the page and nowhere else.
    for path in ["/index%2ehtml", "/js/main.js", "/nowhere"] {
        let answer = demo.raw(&format!("GET {path} HTTP/1.1\r\n{own}\r\n")).await;
        assert!(!answer.text().contains(&demo.token), "{path}");
    }
}

#[tokio::test]
async fn headers_pass_by_the_lists_alone() {
    let demo = Demo::start().await;
    let set = json!({ "set-cookie": "a=b", "x-other": "1", "server": "s", "etag": "\"e\"" });
    let fault = json!({ "kind": "headers", "set": set });
    demo.tenant.fault(1, &fault, "/api/*");
    let head = demo.own_head("GET", LIST);
    let head = head.strip_suffix("\r\n").unwrap();
    let lines = "Cookie: c=d\r\nAuthorization: Bearer mine\r\nX-Forwarded-Host: evil.example\r\nAccept-Language: de\r\n";
    let answer = demo.raw(&format!("{head}{lines}\r\n")).await;
    assert_eq!(answer.status, 200);
    for name in [
        "set-cookie",
        "x-other",
        "server",
        "access-control-allow-origin",
    ] {
        assert_eq!(answer.header(name), None, "{name}");
    }
    assert_eq!(answer.header("etag"), Some("\"e\""));
    let sent = demo.tenant.last_request_headers();
    for name in [
        "cookie",
        "x-forwarded-host",
        "x-demo-token",
        "origin",
        "sec-fetch-site",
    ] {
        assert!(!sent.contains_key(name), "{name}");
    }
    assert_eq!(sent["accept-language"], "de");
    assert_eq!(sent["host"], demo.tenant.host.as_str());
    assert_ne!(sent["authorization"], "Bearer mine");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let demo = Demo::start().await;
    let elsewhere = Demo::start().await;
    let location = format!("http://{}/api/users", elsewhere.tenant.host);
    let fault = json!({ "kind": "redirect", "location": location });
    for path in ["/api/*", "/oidc/token"] {
        demo.tenant.control("revoke", "{}");
        demo.tenant.fault(1, &fault, path);
        let answer = demo.own("GET", LIST, "").await;
        assert_eq!(answer.status, 502, "{path}");
        assert_eq!(answer.header("location"), None);
    }
    assert_eq!(elsewhere.tenant.reached(), 0);
}

#[tokio::test]
async fn no_answer_shows_the_secret_or_the_access_token() {
    let demo = Demo::start().await;
    let mut seen = String::new();
    for path in [
        LIST,
        "/api/users/nobody",
        "/api/nowhere",
        "/api/users?page=x",
    ] {
        seen += &demo.own("GET", path, "").await.text();
    }
    seen += &demo
        .raw(&format!("{}\r\n", demo.head("GET", "/")))
        .await
        .text();
    seen += &demo
        .raw(&format!("{}\r\n", demo.head("GET", LIST)))
        .await
        .text();
    let echo = json!({ "error": "invalid_client", "error_description": ADMIN_SECRET });
    for fault in [
        json!({ "kind": "status", "status": 401, "body": echo }),
        json!({ "kind": "garbage" }),
        json!({ "kind": "html" }),
        json!({ "kind": "cut" }),
        json!({ "kind": "status", "status": 500, "body": ADMIN_SECRET }),
    ] {
        demo.tenant.control("revoke", "{}");
        demo.tenant.fault(1, &fault, "/oidc/token");
        let answer = demo.own("GET", LIST, "").await;
        assert_eq!(answer.status, 502, "{fault}");
        assert!(answer.json()["code"].as_str().unwrap().starts_with("demo."));
        seen += &answer.text();
    }
    let authorizations = demo.tenant.authorizations();
    assert!(authorizations.len() > 5);
    for authorization in authorizations {
        let (_, credentials) = authorization.split_once(' ').unwrap();
        assert!(!seen.contains(credentials));
    }
    assert!(!seen.contains(ADMIN_SECRET));
}

#[tokio::test]
async fn an_unreachable_tenant_is_a_502_that_says_so() {
    let demo = Demo::start().await;
    demo.tenant.fault(1, &json!({ "kind": "cut" }), "/api/*");
    let answer = demo.own("POST", "/api/users", "{}").await;
    assert_eq!(answer.status, 502);
    assert_eq!(answer.json()["code"], Value::from("demo.unreachable"));
}

#[test]
fn what_is_printed_has_no_secret() {
    let secret = "hush-hush";
    let tenant = Tenant::from_variables(|name| {
        Some(match name {
            "LOGTO_ENDPOINT" => "https://abc.logto.app".to_owned(),
            "LOGTO_APP_ID" => "app".to_owned(),
            "LOGTO_APP_SECRET" => secret.to_owned(),
            _ => return None,
        })
    });
    let tenant = tenant.unwrap().unwrap();
    let announced = what(Some(&tenant));
    assert!(announced.contains("https://abc.logto.app") && announced.contains("app"));
    let token = AccessToken::new(Secret::new(secret.into()), None, Instant::now());
    let shown = format!("{announced} {tenant:?} {token:?}");
    assert!(!shown.contains(secret), "{shown}");
}
