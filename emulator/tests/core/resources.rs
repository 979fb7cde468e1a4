//! `/api/resources`.

use serde_json::json;

use crate::tenant::Tenant;

#[test]
fn a_resource_is_created_got_changed_and_deleted() {
    let mut tenant = Tenant::default();
    let body = json!({ "name": "X", "indicator": "https://x.example.com" });
    let created = tenant.post("/api/resources", body);
    assert_eq!(created.status, 201);
    assert_eq!(
        (&created.json()["accessTokenTtl"], &created.json()["scopes"]),
        (&json!(3600), &json!([]))
    );
    let path = format!("/api/resources/{}", created.json()["id"].as_str().unwrap());
    assert_eq!(
        tenant.patch(&path, json!({ "name": "Y" })).json()["name"],
        "Y"
    );
    assert_eq!(
        tenant.get(&path).json()["indicator"],
        "https://x.example.com"
    );
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(
        tenant.get(&path).refusal(),
        (404, "entity.not_exists_with_id".into())
    );
}

#[test]
fn the_management_api_is_neither_changed_nor_deleted() {
    let mut tenant = Tenant::default();
    let path = "/api/resources/management-api";
    let changed = tenant.patch(path, json!({ "accessTokenTtl": 5 }));
    assert_eq!(
        changed.refusal(),
        (400, "resource.cannot_modify_management_api".into())
    );
    let deleted = tenant.delete(path);
    assert_eq!(
        deleted.refusal(),
        (400, "resource.cannot_delete_management_api".into())
    );
}

#[test]
fn one_resource_is_the_default() {
    let mut tenant = Tenant::default();
    for name in ["Orders API", "Billing API"] {
        let id = tenant.id_of("/api/resources", name);
        tenant.patch(
            &format!("/api/resources/{id}/is-default"),
            json!({ "isDefault": true }),
        );
    }
    let list = tenant.get("/api/resources").json();
    let defaults: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["isDefault"] == true)
        .collect();
    assert_eq!(defaults.len(), 1);
    assert_eq!(defaults[0]["name"], "Billing API");
}

#[test]
fn scopes_are_created_changed_and_deleted() {
    let mut tenant = Tenant::default();
    let orders = tenant.id_of("/api/resources", "Orders API");
    let path = format!("/api/resources/{orders}/scopes");
    let created = tenant.post(&path, json!({ "name": "ship:orders", "description": "d" }));
    assert_eq!(
        (created.status.as_u16(), &created.json()["resourceId"]),
        (201, &json!(orders))
    );
    let one = format!("{path}/{}", created.json()["id"].as_str().unwrap());
    assert_eq!(
        tenant.patch(&one, json!({ "description": null })).status,
        200
    );
    let taken = tenant.patch(&one, json!({ "name": "read:orders" }));
    assert_eq!(taken.refusal(), (422, "scope.name_exists".into()));
    let spaced = tenant.post(&path, json!({ "name": "a b" }));
    assert_eq!(spaced.refusal(), (400, "scope.name_with_space".into()));
    assert_eq!(tenant.delete(&one).status, 204);
    assert_eq!(
        tenant.delete(&one).refusal(),
        (404, "entity.not_found".into())
    );
}

#[test]
fn scopes_are_included_on_request() {
    let mut tenant = Tenant::default();
    let plain = tenant.get("/api/resources").json();
    assert_eq!(plain[1].get("scopes"), None);
    let with = tenant.get("/api/resources?includeScopes=true").json();
    assert_eq!(with[1]["scopes"].as_array().unwrap().len(), 33);
}

#[test]
fn a_deleted_resource_takes_its_scopes_from_roles() {
    let mut tenant = Tenant::default();
    let orders = tenant.id_of("/api/resources", "Orders API");
    let role = format!("/api/roles/{}/scopes", tenant.role("role-03"));
    assert_ne!(tenant.get(&role).json(), json!([]));
    assert_eq!(
        tenant.delete(&format!("/api/resources/{orders}")).status,
        204
    );
    assert_eq!(tenant.get(&role).json(), json!([]));
}
