//! Collections: what is made is listed, read, changed and deleted.

use serde_json::json;

use crate::tenant::Tenant;

#[test]
fn what_is_made_is_listed_read_changed_and_deleted() {
    let mut tenant = Tenant::default();
    let before = tenant.ids("/api/organization-scopes");
    let made = tenant.post(
        "/api/organization-scopes",
        json!({ "name": "send:mail", "odd": 1 }),
    );
    assert_eq!(made.status, 201);
    assert_eq!(made.json()["name"], "send:mail");
    assert_eq!(made.json().get("odd"), None);
    let id = made.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/organization-scopes/{id}");
    assert_eq!(tenant.get(&path).json(), made.json());
    let changed = tenant.patch(&path, json!({ "description": "mail" })).json();
    assert_eq!(
        (&changed["name"], &changed["description"]),
        (&json!("send:mail"), &json!("mail"))
    );
    assert_eq!(tenant.get(&path).json(), changed);
    assert_eq!(tenant.patch(&path, json!({})).refusal().0, 422);
    assert_eq!(
        tenant.ids("/api/organization-scopes").len(),
        before.len() + 1
    );
    assert_eq!(tenant.delete(&path).status, 204);
    for answer in [
        tenant.get(&path),
        tenant.patch(&path, json!({ "name": "x" })),
        tenant.delete(&path),
    ] {
        assert_eq!(answer.refusal().0, 404);
    }
    assert_eq!(tenant.ids("/api/organization-scopes"), before);
}

#[test]
fn optional_pages_are_pages_of_what_was_made() {
    let mut tenant = Tenant::default();
    for n in 0..3 {
        let body = json!({
            "name": format!("hook {n}"), "events": ["User.Created"],
            "config": { "url": "https://example.com" },
        });
        assert_eq!(tenant.post("/api/hooks", body).status, 201);
    }
    let all = tenant.get("/api/hooks");
    assert_eq!(all.header("total-number"), None);
    let names = all.names();
    assert!(names.len() >= 3);
    let total = names.len().to_string();
    let page = tenant.get("/api/hooks?page=2&page_size=2");
    assert_eq!(page.header("total-number"), Some(total.as_str()));
    assert_eq!(page.names().as_slice(), &names[2..names.len().min(4)]);
}

#[test]
fn nothing_is_done_below_what_does_not_exist() {
    let mut tenant = Tenant::default();
    let event = json!({ "events": ["User.Created"], "config": { "url": "https://example.com" } });
    let below = [
        tenant.get("/api/hooks/nope/recent-logs"),
        tenant.get("/api/saml-applications/nope/secrets"),
        tenant.post("/api/hooks/nope/test", event),
    ];
    for answer in below {
        assert_eq!(answer.refusal().0, 404);
    }
}
