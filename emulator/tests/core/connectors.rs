//! `/api/connectors`.

use serde_json::json;

use crate::tenant::Tenant;

#[test]
fn connectors_show_their_factory() {
    let mut tenant = Tenant::default();
    let list = tenant.get("/api/connectors").json();
    let kinds: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["type"].clone())
        .collect();
    assert_eq!(kinds, ["Email", "Sms", "Social", "Social"]);
    let one = tenant.get("/api/connectors?target=github").json();
    assert_eq!(one[0]["connectorId"], "github-universal");
    assert_eq!(
        tenant.get("/api/connectors/connector-github").json(),
        one[0]
    );
}

#[test]
fn a_connector_is_created_changed_and_deleted() {
    let mut tenant = Tenant::default();
    let config = json!({ "clientId": "c", "clientSecret": "unset" });
    let body = json!({ "connectorId": "discord-universal", "config": config, "syncProfile": true });
    let created = tenant.post("/api/connectors", body.clone());
    assert_eq!(
        (created.status.as_u16(), &created.json()["syncProfile"]),
        (200, &json!(true))
    );
    let again = tenant.post("/api/connectors", body);
    assert_eq!(
        again.refusal(),
        (422, "connector.multiple_target_with_same_platform".into())
    );
    let path = format!("/api/connectors/{}", created.json()["id"].as_str().unwrap());
    let changed = tenant
        .patch(&path, json!({ "metadata": { "name": { "en": "D" } } }))
        .json();
    assert_eq!(changed["name"]["en"], "D");
    let bad = tenant.patch(&path, json!({ "config": {} }));
    assert_eq!(bad.refusal(), (400, "connector.invalid_config".into()));
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(
        tenant.delete(&path).refusal(),
        (404, "entity.not_found".into())
    );
}

#[test]
fn a_new_email_connector_takes_the_old_ones_place() {
    let mut tenant = Tenant::default();
    let config = json!({ "apiKey": "k", "fromEmail": "a@example.com", "templates": [] });
    let body = json!({ "connectorId": "sendgrid-email-service", "config": config });
    assert_eq!(tenant.post("/api/connectors", body).status, 200);
    assert_eq!(tenant.get("/api/connectors/connector-email").status, 404);
}

#[test]
fn messages_are_tested_and_social_connectors_are_asked_where_to_go() {
    let mut tenant = Tenant::default();
    let config = tenant.get("/api/connectors/connector-email").json()["config"].clone();
    let path = "/api/connectors/simple-mail-transfer-protocol/test";
    let sent = tenant.post(path, json!({ "email": "x@example.com", "config": config }));
    assert_eq!(sent.status, 204);
    let phone = tenant.post(path, json!({ "phone": "123", "config": config }));
    assert_eq!(phone.status, 400);
    let path = "/api/connectors/connector-github/authorization-uri";
    let body = json!({ "state": "s&t", "redirectUri": "https://x.example.com/cb" });
    let uri = tenant.post(path, body).json();
    assert_eq!(
        uri["redirectTo"],
        "https://github.com/login/oauth/authorize?client_id=client&\
         redirect_uri=https%3A%2F%2Fx.example.com%2Fcb&state=s%26t&response_type=code"
    );
    let email = tenant.post(
        "/api/connectors/connector-email/authorization-uri",
        json!({ "state": "s", "redirectUri": "https://x.example.com" }),
    );
    assert_eq!(email.refusal(), (400, "connector.unexpected_type".into()));
}
