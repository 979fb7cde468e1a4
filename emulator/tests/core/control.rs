//! The control API and the faults.

use bytes::Bytes;
use emulator::{ADMIN, Config, Delivery, Ending};
use http::{Request, Response};
use serde_json::{Value, json};

use crate::tenant::{NOW, RESOURCE, Tenant};

fn control(tenant: &mut Tenant, name: &str, body: Value) {
    let answer = tenant.post(&format!("/_emulator/{name}"), body);
    assert_eq!(answer.status, 204, "{}", answer.text());
}

fn fault(tenant: &mut Tenant, fault: Value) {
    control(tenant, "faults", json!({ "fault": fault }));
}

/// The response itself, with its extensions.
fn raw(tenant: &mut Tenant, path: &str) -> Response<Bytes> {
    let request = Request::get(path).header("authorization", format!("Bearer {}", tenant.token));
    tenant
        .emulator
        .handle(request.body(Bytes::new()).unwrap(), tenant.now)
}

#[test]
fn a_fault_is_met_as_often_as_ordered_where_it_fits() {
    let mut tenant = Tenant::default();
    let order = json!({
        "times": 2,
        "fault": { "kind": "status", "status": 429, "retryAfter": "1" },
        "match": { "method": "get", "path": "/api/users*" },
    });
    control(&mut tenant, "faults", order);
    assert_eq!(tenant.get("/api/roles").status, 200);
    assert_eq!(tenant.post("/api/users", json!({})).status, 200);
    let met = tenant.get("/api/users/x");
    assert_eq!(
        (met.status.as_u16(), met.header("retry-after")),
        (429, Some("1"))
    );
    assert_eq!(tenant.get("/_emulator/faults").json()["left"], 1);
    assert_eq!(tenant.get("/api/users").status, 429);
    assert_eq!(tenant.get("/api/users").status, 200);
}

#[test]
fn a_status_carries_the_body_that_was_ordered() {
    let mut tenant = Tenant::default();
    let body = json!({ "code": "auth.exceed_token_limit", "message": "m" });
    fault(
        &mut tenant,
        json!({ "kind": "status", "status": 429, "body": body }),
    );
    assert_eq!(tenant.get("/api/users").json(), body);
    let text = json!({
        "kind": "status", "status": 502, "body": "<html>", "contentType": "text/html",
    });
    fault(&mut tenant, text);
    let answer = tenant.get("/api/users");
    assert_eq!(
        (answer.text(), answer.header("content-type")),
        ("<html>", Some("text/html"))
    );
    assert_eq!(answer.header("total-number"), None);
}

#[test]
fn faults_of_the_connection_are_data_for_the_server() {
    let mut tenant = Tenant::default();
    for (kind, ending) in [
        ("cut", Ending::Cut),
        ("stall", Ending::Stalled),
        ("truncate", Ending::Truncated),
    ] {
        fault(&mut tenant, json!({ "kind": kind }));
        let response = raw(&mut tenant, "/api/users");
        let delivery: &Delivery = response.extensions().get().unwrap();
        assert_eq!(delivery.ending, ending);
    }
    fault(&mut tenant, json!({ "kind": "delay", "ms": 70 }));
    let response = raw(&mut tenant, "/api/users");
    assert_eq!(response.extensions().get::<Delivery>().unwrap().delay, 70);
    assert_eq!(response.status(), 200);
    assert!(
        raw(&mut tenant, "/api/users")
            .extensions()
            .get::<Delivery>()
            .is_none()
    );
}

#[test]
fn a_cut_leaves_the_request_undone_unless_it_is_handled() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0001");
    let path = format!("/api/users/{user}");
    fault(&mut tenant, json!({ "kind": "cut" }));
    tenant.delete(&path);
    assert_eq!(tenant.get(&path).status, 200);
    fault(&mut tenant, json!({ "kind": "cut", "handled": true }));
    tenant.delete(&path);
    assert_eq!(tenant.get(&path).status, 404);
}

#[test]
fn answers_that_are_no_answers() {
    let mut tenant = Tenant::default();
    fault(&mut tenant, json!({ "kind": "garbage" }));
    let answer = tenant.get("/api/users");
    assert_eq!(
        answer.header("content-type"),
        Some("application/json; charset=utf-8")
    );
    assert!(serde_json::from_slice::<Value>(&answer.body).is_err());
    fault(&mut tenant, json!({ "kind": "html" }));
    let answer = tenant.get("/api/users");
    assert_eq!((answer.status.as_u16(), answer.header("link")), (200, None));
    assert_eq!(
        answer.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    fault(
        &mut tenant,
        json!({ "kind": "redirect", "location": "https://evil.example.com/" }),
    );
    let answer = tenant.get("/api/users");
    assert_eq!(answer.status, 307);
    assert_eq!(answer.header("location"), Some("https://evil.example.com/"));
}

#[test]
fn headers_are_rewritten_and_pages_emptied() {
    let mut tenant = Tenant::default();
    let set = json!({ "link": ["</users?page=1>; rel=\"next\"", "<x>; rel=\"y\""], "total-number": null });
    fault(&mut tenant, json!({ "kind": "headers", "set": set }));
    let answer = tenant.get("/api/users?page=2");
    assert_eq!(
        answer.lines("link"),
        ["</users?page=1>; rel=\"next\"", "<x>; rel=\"y\""]
    );
    assert_eq!(answer.header("total-number"), None);
    assert_eq!(answer.json().as_array().unwrap().len(), 20);
    fault(&mut tenant, json!({ "kind": "emptyPage" }));
    let answer = tenant.get("/api/users?page=2");
    assert_eq!(
        (answer.text(), answer.header("content-length")),
        ("[]", Some("2"))
    );
    assert_eq!(answer.lines("link").len(), 4);
}

#[test]
fn an_order_that_makes_no_sense_is_refused() {
    let mut tenant = Tenant::default();
    for body in [
        json!({}),
        json!({ "fault": { "kind": "nope" } }),
        json!({ "fault": { "kind": "cut" }, "time": 2 }),
    ] {
        assert_eq!(tenant.post("/_emulator/faults", body).status, 400);
    }
    assert_eq!(tenant.get("/_emulator/nope").status, 404);
}

#[test]
fn a_fault_that_no_request_could_meet_is_refused() {
    let mut tenant = Tenant::default();
    for path in [
        "api/users",
        "/api/users?page=1",
        "/api/users#x",
        "/api/*/roles",
        "https://logto.example/api/users",
        "",
    ] {
        let order = json!({ "fault": { "kind": "cut" }, "match": { "path": path } });
        let refused = tenant.post("/_emulator/faults", order);
        assert_eq!(refused.status, 400, "{path}");
        assert_eq!(
            refused.json()["message"],
            format!(
                "`match.path`: `{path}` is no path; one begins with `/`, has no query, and `*` at \
                 its end alone"
            )
        );
    }
    for path in ["*", "/*", "/api/users/a%20b", "/oidc/token"] {
        let order = json!({ "fault": { "kind": "cut" }, "match": { "path": path } });
        control(&mut tenant, "faults", order);
    }
}

#[test]
fn an_answer_that_there_cannot_be_is_refused() {
    let mut tenant = Tenant::default();
    for (fault, message) in [
        (
            json!({ "kind": "status", "status": 99 }),
            "`fault.status`: 99 is no status; they are from 200 to 599",
        ),
        (
            json!({ "kind": "status", "status": 1000 }),
            "`fault.status`: 1000 is no status; they are from 200 to 599",
        ),
        (
            json!({ "kind": "status", "status": 503, "retryAfter": "1\n" }),
            "`fault.retryAfter`: `1\n` cannot stand in a header",
        ),
        (
            json!({ "kind": "status", "status": 503, "contentType": "a\nb" }),
            "`fault.contentType`: `a\nb` cannot stand in a header",
        ),
        (
            json!({ "kind": "redirect", "location": "a\nb" }),
            "`fault.location`: `a\nb` cannot stand in a header",
        ),
        (
            json!({ "kind": "headers", "set": { "a b": "x" } }),
            "`fault.set`: `a b` is no name of a header",
        ),
        (
            json!({ "kind": "headers", "set": { "a": ["x", "x\ny"] } }),
            "`fault.set.a`: `x\ny` cannot stand in a header",
        ),
        (
            json!({ "kind": "headers", "set": { "a": 1 } }),
            "`fault`: a header is a text, a list of texts, or null",
        ),
    ] {
        let refused = tenant.post("/_emulator/faults", json!({ "fault": fault }));
        assert_eq!(refused.status, 400, "{fault}");
        assert_eq!(refused.json()["message"], message);
    }
    let refused = tenant.post("/_emulator/faults", json!({ "fault": "cut" }));
    let message = refused.json()["message"].as_str().unwrap().to_owned();
    assert!(
        message.ends_with("expected an object with a `kind`"),
        "{message}"
    );
}

#[test]
fn the_clock_and_what_is_counted_stop_at_their_ends() {
    let mut tenant = Tenant::default();
    for _ in 0..2 {
        control(&mut tenant, "clock", json!({ "advanceMs": u64::MAX }));
        let order =
            json!({ "times": u64::MAX, "fault": { "kind": "cut" }, "match": { "path": "/x" } });
        control(&mut tenant, "faults", order);
        let late = json!({ "kind": "delay", "ms": u64::MAX });
        fault(&mut tenant, late);
    }
    assert_eq!(tenant.get("/_emulator/faults").json()["left"], u64::MAX);
    assert_eq!(tenant.get("/api/users").status, 401);
    tenant.post("/_emulator/reset", json!({}));
    let made = tenant.post(
        "/api/one-time-tokens",
        json!({ "email": "a@example.com", "expiresIn": u64::MAX }),
    );
    assert_eq!(made.json()["expiresAt"], u64::MAX);
    let made = tenant
        .post("/api/saml-applications", json!({ "name": "s" }))
        .json();
    let secrets = format!(
        "/api/saml-applications/{}/secrets",
        made["id"].as_str().unwrap()
    );
    let made = tenant.post(&secrets, json!({ "lifeSpanInYears": u64::MAX }));
    assert_eq!(made.json()["expiresAt"], u64::MAX);
    assert_eq!(tenant.get(&secrets).status, 200);
    let long = json!({ "rotationGracePeriod": 1e300 });
    let rotated = tenant.post("/api/configs/oidc/private-keys/rotate", long);
    assert_eq!(rotated.json()[0]["effectiveAt"], u64::MAX);
}

#[test]
fn shares_of_requests_go_wrong_by_themselves() {
    let mut config = Config::default();
    config.shares.throttle = 0.3;
    config.shares.error = 0.2;
    let mut emulator = emulator::Emulator::new(config);
    let mut count = [0; 3];
    for _ in 0..1000 {
        let request = Request::get("/api/status").body(Bytes::new()).unwrap();
        match emulator.handle(request, NOW).status().as_u16() {
            204 => count[0] += 1,
            429 => count[1] += 1,
            500..=504 => count[2] += 1,
            other => panic!("{other}"),
        }
    }
    assert!(
        (250..350).contains(&count[1]) && (150..250).contains(&count[2]),
        "{count:?}"
    );
}

#[test]
fn the_log_tells_of_requests_but_no_secrets() {
    let mut tenant = Tenant::default();
    control(&mut tenant, "reset", Value::Null);
    tenant.ask((ADMIN.app_id, ADMIN.app_secret), &[("scope", "all")]);
    tenant.post("/api/users?x=1", json!({ "username": "a b" }));
    let log = tenant.get("/_emulator/requests");
    for secret in [ADMIN.app_secret, tenant.token.as_str()] {
        assert!(!log.text().contains(secret));
    }
    let log = log.json();
    assert_eq!(log.as_array().unwrap().len(), 2);
    assert_eq!(
        (&log[0]["hasBasic"], &log[0]["hasToken"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(
        log[1],
        json!({
            "method": "POST", "path": "/api/users", "query": "x=1",
            "headers": ["authorization", "content-type", "host"],
            "contentType": "application/json", "bodyLength": 18,
            "hasToken": true, "hasBasic": false, "status": 400, "fault": false,
        })
    );
    tenant.delete("/_emulator/requests");
    assert_eq!(tenant.get("/_emulator/requests").json(), json!([]));
}

#[test]
fn revoked_tokens_are_unauthorized_and_new_ones_are_not() {
    let mut tenant = Tenant::default();
    control(&mut tenant, "revoke", Value::Null);
    let answer = tenant.get("/api/users");
    assert_eq!(answer.refusal(), (401, "auth.unauthorized".into()));
    tenant.token = tenant.issue(ADMIN, &[("resource", RESOURCE), ("scope", "all")]);
    assert_eq!(tenant.get("/api/users").status, 200);
}

#[test]
fn the_clock_goes_forward_until_a_reset() {
    let mut tenant = Tenant::default();
    control(&mut tenant, "clock", json!({ "advanceMs": 3_600_000 }));
    assert_eq!(
        tenant.get("/api/users").json()["data"]["code"],
        "ERR_JWT_EXPIRED"
    );
    control(&mut tenant, "reset", Value::Null);
    assert_eq!(tenant.get("/api/users").status, 200);
}

#[test]
fn a_reset_restores_what_was_seeded() {
    let mut tenant = Tenant::default();
    let before = tenant.get("/api/users?page_size=100").json();
    let user = tenant.user("user_0217");
    tenant.delete(&format!("/api/users/{user}"));
    tenant.post("/api/users", json!({ "username": "new" }));
    fault(&mut tenant, json!({ "kind": "cut" }));
    control(&mut tenant, "reset", Value::Null);
    assert_eq!(tenant.get("/api/users?page_size=100").json(), before);
    assert_eq!(tenant.get("/_emulator/faults").json()["left"], 0);
}

#[test]
fn any_page_may_use_the_control_api() {
    let mut tenant = Tenant::default();
    let request = Request::options("/_emulator/faults").header("origin", "https://x.example.com");
    let answer = tenant.send(request.body(Bytes::new()).unwrap());
    assert_eq!(answer.status, 204);
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(
        answer.header("access-control-allow-headers"),
        Some("content-type")
    );
}

#[test]
fn more_users_are_added_until_a_reset() {
    let mut tenant = Tenant::default();
    control(&mut tenant, "users", json!({ "count": 300 }));
    let newest = tenant.get("/api/users?page=1&page_size=2");
    assert_eq!(newest.header("total-number"), Some("517"));
    assert_eq!(newest.json()[0]["username"], "user_0517");
    let too_many = tenant.post("/_emulator/users", json!({ "count": 1_000_001 }));
    assert_eq!(too_many.status, 400);
    control(&mut tenant, "reset", json!({}));
    let before = tenant.get("/api/users?page=1&page_size=2");
    assert_eq!(before.header("total-number"), Some("217"));
}
