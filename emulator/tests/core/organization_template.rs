//! `/api/organization-roles` and `/api/organization-scopes`.

use serde_json::{Value, json};

use crate::tenant::Tenant;

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_role_has_the_scopes_that_it_is_made_with_and_given() {
    let mut tenant = Tenant::default();
    let first = id(&tenant
        .post("/api/organization-scopes", json!({ "name": "a" }))
        .json());
    let second = id(&tenant
        .post("/api/organization-scopes", json!({ "name": "b" }))
        .json());
    let body = json!({
        "name": "keeper", "organizationScopeIds": [first], "resourceScopeIds": [],
    });
    let role = id(&tenant.post("/api/organization-roles", body).json());
    let path = format!("/api/organization-roles/{role}/scopes");
    assert_eq!(tenant.get(&path).names(), ["a"]);
    let given = tenant.post(&path, json!({ "organizationScopeIds": [second] }));
    assert_eq!(given.status, 201);
    assert_eq!(tenant.get(&path).names(), ["a", "b"]);
    assert_eq!(tenant.delete(&format!("{path}/{first}")).status, 204);
    assert_eq!(tenant.delete(&format!("{path}/{first}")).status, 404);
    assert_eq!(
        tenant
            .put(&path, json!({ "organizationScopeIds": [first] }))
            .status,
        204
    );
    assert_eq!(tenant.get(&path).names(), ["a"]);
    // A scope that is deleted is granted by nobody.
    assert_eq!(
        tenant
            .delete(&format!("/api/organization-scopes/{first}"))
            .status,
        204
    );
    assert_eq!(tenant.get(&path).names(), [""; 0]);
}

#[test]
fn a_role_may_be_made_by_its_name_alone() {
    let mut tenant = Tenant::default();
    let body = json!({ "name": "robot", "type": "MachineToMachine" });
    let made = tenant.post("/api/organization-roles", body.clone());
    assert_eq!(made.status, 201, "{}", made.text());
    let path = format!("/api/organization-roles/{}/scopes", id(&made.json()));
    assert_eq!(tenant.get(&path).names(), [""; 0]);
    assert_eq!(
        tenant.post("/api/organization-roles", body).refusal(),
        (422, "entity.unique_integrity_violation".into())
    );
}

#[test]
fn a_scope_that_is_deleted_is_consented_to_by_no_application() {
    let mut tenant = Tenant::default();
    let scope = id(&tenant
        .post("/api/organization-scopes", json!({ "name": "a" }))
        .json());
    let path = "/api/applications/app-third-party/user-consent-scopes";
    let given = tenant.post(path, json!({ "organizationScopes": [scope] }));
    assert_eq!(given.status, 201);
    tenant.delete(&format!("/api/organization-scopes/{scope}"));
    let taken = tenant.delete(&format!("{path}/organization-scopes/{scope}"));
    assert_eq!(taken.refusal(), (404, "entity.not_found".into()));
}

#[test]
fn a_role_grants_scopes_of_resources() {
    let mut tenant = Tenant::default();
    let orders = tenant.id_of("/api/resources", "Orders API");
    let scope = tenant
        .ids(&format!("/api/resources/{orders}/scopes"))
        .remove(0);
    let role = tenant.id_of("/api/organization-roles", "member");
    let path = format!("/api/organization-roles/{role}/resource-scopes");
    assert_eq!(
        tenant.post(&path, json!({ "scopeIds": [scope] })).status,
        201
    );
    assert_eq!(tenant.ids(&path).as_slice(), std::slice::from_ref(&scope));
    let roles = tenant.get("/api/organization-roles?q=member").json();
    assert_eq!(
        roles[0]["resourceScopes"][0]["resource"]["name"],
        "Orders API"
    );
    assert_eq!(tenant.delete(&format!("{path}/{scope}")).status, 204);
    assert_eq!(tenant.ids(&path), [""; 0]);
}

#[test]
fn what_is_not_there_or_there_already_is_refused() {
    let mut tenant = Tenant::default();
    let empty = json!({ "name": "member", "organizationScopeIds": [], "resourceScopeIds": [] });
    assert_eq!(
        tenant.post("/api/organization-roles", empty).refusal(),
        (422, "entity.unique_integrity_violation".into())
    );
    let role = tenant.id_of("/api/organization-roles", "member");
    let path = format!("/api/organization-roles/{role}/scopes");
    let unknown = json!({ "organizationScopeIds": ["nope"] });
    assert_eq!(
        tenant.post(&path, unknown).refusal(),
        (422, "entity.relation_foreign_key_not_found".into())
    );
    assert_eq!(
        tenant.get("/api/organization-roles/nope/scopes").status,
        404
    );
}

#[test]
fn a_role_that_is_deleted_is_held_by_nobody() {
    let mut tenant = Tenant::default();
    let role = tenant.id_of("/api/organization-roles", "admin");
    let organization = tenant.organization("Org 00");
    let member = tenant
        .ids(&format!("/api/organizations/{organization}/users"))
        .remove(0);
    let path = format!("/api/organizations/{organization}/users/{member}/roles");
    assert!(tenant.ids(&path).contains(&role));
    assert_eq!(
        tenant
            .delete(&format!("/api/organization-roles/{role}"))
            .status,
        204
    );
    assert!(!tenant.ids(&path).contains(&role));
}
