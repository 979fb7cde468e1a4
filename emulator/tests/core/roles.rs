//! `/api/roles`.

use emulator::NO_ROLE;
use serde_json::json;

use crate::tenant::{RESOURCE, Tenant};

#[test]
fn a_role_is_created_got_changed_and_deleted() {
    let mut tenant = Tenant::default();
    let body = json!({ "name": "editor", "description": "Edits" });
    let created = tenant.post("/api/roles", body);
    assert_eq!(created.status, 200);
    assert_eq!(
        (&created.json()["type"], &created.json()["isDefault"]),
        (&json!("User"), &json!(false))
    );
    let path = format!("/api/roles/{}", created.json()["id"].as_str().unwrap());
    assert_eq!(tenant.get(&path).json(), created.json());
    assert_eq!(
        tenant.patch(&path, json!({ "name": "reader" })).json()["name"],
        "reader"
    );
    let taken = tenant.patch(&path, json!({ "name": "role-01" }));
    assert_eq!(taken.refusal(), (422, "role.name_in_use".into()));
    assert_eq!(
        taken.json()["message"],
        "This role name role-01 is already in use"
    );
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(
        tenant.delete(&path).refusal(),
        (404, "entity.not_found".into())
    );
}

#[test]
fn a_listed_role_counts_and_features_its_users() {
    let mut tenant = Tenant::default();
    let role = tenant.get("/api/roles?page_size=1").json()[0].clone();
    assert_eq!(
        (&role["name"], &role["usersCount"]),
        (&json!("role-01"), &json!(60))
    );
    assert_eq!(role["featuredUsers"].as_array().unwrap().len(), 3);
    let access = tenant.get("/api/roles?search.name=Logto%25").json()[0].clone();
    assert_eq!(access["applicationsCount"], 3);
    assert_eq!(
        access["featuredApplications"][0]["type"],
        "MachineToMachine"
    );
}

#[test]
fn lists_leave_out_what_is_excluded() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0001");
    let without = tenant.get(&format!("/api/roles?excludeUserId={user}&type=User"));
    assert_eq!(without.header("total-number"), Some("25"));
    let without = tenant.get("/api/roles?excludeApplicationId=m2m-admin&type=MachineToMachine");
    assert_eq!(without.header("total-number"), Some("3"));
    assert_eq!(
        tenant.get("/api/roles?type=Nope").refusal(),
        (400, "guard.invalid_input".into())
    );
}

#[test]
fn users_are_added_and_removed() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0200");
    let path = format!("/api/roles/{}/users", tenant.role("role-45"));
    let added = tenant.post(&path, json!({ "userIds": [user] }));
    assert_eq!((added.status.as_u16(), added.text()), (201, "Created"));
    assert_eq!(
        added.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    let again = tenant.post(&path, json!({ "userIds": [user] }));
    assert_eq!(again.refusal(), (422, "role.user_exists".into()));
    let unknown = tenant.post(&path, json!({ "userIds": ["nope"] }));
    assert_eq!(unknown.refusal(), (404, "entity.not_found".into()));
    assert_eq!(tenant.ids(&path), std::slice::from_ref(&user));
    assert_eq!(tenant.delete(&format!("{path}/{user}")).status, 204);
    assert_eq!(tenant.delete(&format!("{path}/{user}")).status, 404);
}

#[test]
fn an_application_with_the_management_role_gets_its_scope() {
    let mut tenant = Tenant::default();
    let access = tenant.id_of(
        "/api/roles?search.name=Logto%25",
        "Logto Management API access",
    );
    let path = format!("/api/roles/{access}/applications");
    let before = tenant.token.clone();
    let body = json!({ "applicationIds": [NO_ROLE.app_id] });
    assert_eq!(tenant.post(&path, body).text(), "Created");
    tenant.token = tenant.issue(NO_ROLE, &[("resource", RESOURCE), ("scope", "all")]);
    assert_eq!(tenant.get("/api/users").status, 200);
    // A token is not undone by taking the role (recording, 21).
    assert_eq!(
        tenant.delete(&format!("{path}/{}", NO_ROLE.app_id)).status,
        204
    );
    assert_eq!(tenant.get("/api/users").status, 200);
    tenant.token = before;
    // Applications are newest first.
    assert_eq!(tenant.ids(&path), ["m2m-cors", "m2m-expired", "m2m-admin"]);
    let user_role = format!("/api/roles/{}/applications", tenant.role("role-01"));
    let refused = tenant.post(&user_role, json!({ "applicationIds": ["m2m-admin"] }));
    assert_eq!(
        refused.refusal(),
        (422, "application.invalid_role_type".into())
    );
}

#[test]
fn scopes_are_added_listed_with_their_resource_and_removed() {
    let mut tenant = Tenant::default();
    let orders = tenant.id_of("/api/resources", "Orders API");
    let scope = tenant.id_of(&format!("/api/resources/{orders}/scopes"), "read:orders");
    let path = format!("/api/roles/{}/scopes", tenant.role("role-44"));
    assert_eq!(tenant.get(&path).header("total-number"), None);
    let added = tenant.post(&path, json!({ "scopeIds": [scope] }));
    assert_eq!(
        (added.status.as_u16(), &added.json()[0]["name"]),
        (201, &json!("read:orders"))
    );
    let list = tenant.get(&format!("{path}?page=1"));
    assert_eq!(list.header("total-number"), Some("1"));
    assert_eq!(list.json()[0]["resource"]["name"], "Orders API");
    let again = tenant.post(&path, json!({ "scopeIds": [scope] }));
    assert_eq!(again.refusal(), (422, "role.scope_exists".into()));
    assert_eq!(tenant.delete(&format!("{path}/{scope}")).status, 204);
    assert_eq!(tenant.get(&path).json(), json!([]));
    let all = tenant.id_of("/api/resources/management-api/scopes", "all");
    assert_eq!(tenant.post(&path, json!({ "scopeIds": [all] })).status, 403);
}
