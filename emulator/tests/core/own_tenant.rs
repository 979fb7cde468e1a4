//! Tenants that somebody describes, and rows that are added.

use emulator::Credentials;
use serde_json::{Value, json};

use crate::tenant::{RESOURCE, Tenant};

/// One of everything, each row referring to others.
pub(crate) fn everything() -> Value {
    json!({
        "resources": [{
            "name": "Orders", "indicator": "https://orders.example.com", "accessTokenTtl": 60,
            "scopes": ["read:orders", { "name": "write:orders", "description": "Write" }],
        }],
        "organizationScopes": ["invite:member", { "id": "os-read", "name": "read:member" }],
        "organizationRoles": [
            { "name": "admin", "scopes": ["invite:member", "os-read"], "resourceScopes": ["read:orders"] },
            { "name": "bot", "type": "MachineToMachine" },
        ],
        "roles": [
            { "id": "clerk", "name": "Clerk", "scopes": ["read:orders"] },
            { "name": "robot", "type": "MachineToMachine", "description": "For robots" },
        ],
        "applications": [
            { "id": "robo", "name": "Robot", "type": "MachineToMachine", "secret": "s3cret",
              "roles": ["robot", "Logto Management API access"] },
            { "name": "Shop", "type": "SPA", "customData": { "a": null } },
        ],
        "users": [
            { "id": "ada", "username": "ada", "primaryEmail": "ada@example.com", "name": "Ada",
              "customData": { "plan": "pro", "none": null }, "roles": ["clerk"], "password": "pw" },
            { "primaryPhone": "12025550000", "isSuspended": true, "createdAt": 7, "lastSignInAt": 8 },
        ],
        "organizations": [{
            "id": "acme", "name": "Acme", "customData": { "x": [1] },
            "members": ["12025550000", { "user": "ada@example.com", "roles": ["admin"] }],
            "applications": [{ "application": "Robot", "roles": ["bot"] }],
        }],
    })
}

#[test]
fn a_tenant_holds_what_is_described_and_what_none_is_without() {
    let mut tenant = Tenant::with_seed(everything());
    assert_eq!(
        tenant.get("/api/resources").names(),
        ["Logto Management API", "Orders"]
    );
    let orders = tenant.id_of("/api/resources", "Orders");
    let scopes = tenant.get(&format!("/api/resources/{orders}/scopes"));
    assert_eq!(scopes.names(), ["read:orders", "write:orders"]);
    assert_eq!(
        tenant.get("/api/roles").names(),
        ["Logto Management API access", "Clerk", "robot"]
    );
    assert_eq!(
        tenant.get("/api/roles/clerk/scopes").names(),
        ["read:orders"]
    );
    assert_eq!(
        tenant.get("/api/applications").names(),
        ["Shop", "Robot", "m2m-admin"]
    );
    assert_eq!(tenant.get("/api/users/ada/roles").names(), ["Clerk"]);
    let ada = tenant.get("/api/users/ada").json();
    assert_eq!(ada["customData"], json!({ "plan": "pro", "none": null }));
    assert_eq!(
        (&ada["hasPassword"], &ada["name"]),
        (&json!(true), &json!("Ada"))
    );
    let users = tenant.get("/api/users").json();
    assert_eq!(users.as_array().unwrap().len(), 2);
    assert_eq!(
        (&users[0]["isSuspended"], &users[0]["createdAt"]),
        (&json!(true), &json!(7))
    );
    let members = tenant.get("/api/organizations/acme/users").json();
    assert_eq!(members[0]["organizationRoles"], json!([]));
    assert_eq!(members[1]["organizationRoles"][0]["name"], "admin");
    let scopes = tenant
        .get("/api/organizations/acme/users/ada/scopes")
        .names();
    assert_eq!(scopes, ["invite:member", "read:member"]);
    let machines = tenant.get("/api/organizations/acme/applications").json();
    assert_eq!(machines[0]["organizationRoles"][0]["name"], "bot");
    assert_eq!(tenant.get("/api/logs").header("total-number"), Some("0"));
    assert_eq!(tenant.get("/api/connectors").json(), json!([]));
}

#[test]
fn rows_have_the_fields_that_those_of_the_api_have() {
    let mut tenant = Tenant::with_seed(everything());
    let application = json!({ "name": "Made", "type": "SPA" });
    let organization_role =
        json!({ "name": "made", "organizationScopeIds": [], "resourceScopeIds": [] });
    for (path, body) in [
        ("users", json!({ "username": "made" })),
        ("roles", json!({ "name": "made", "description": "d" })),
        ("applications", application),
        ("organizations", json!({ "name": "Made" })),
        (
            "resources",
            json!({ "name": "Made", "indicator": "https://made.example.com" }),
        ),
        ("organization-roles", organization_role),
        ("organization-scopes", json!({ "name": "made" })),
    ] {
        let seeded = tenant.ids(&format!("/api/{path}?page=1&page_size=100"));
        let id = tenant.post(&format!("/api/{path}"), body).json()["id"].clone();
        let fields = |row: Value| -> Vec<String> {
            let mut fields: Vec<_> = row.as_object().unwrap().keys().cloned().collect();
            fields.sort();
            fields
        };
        let made = fields(
            tenant
                .get(&format!("/api/{path}/{}", id.as_str().unwrap()))
                .json(),
        );
        for id in seeded {
            assert_eq!(
                fields(tenant.get(&format!("/api/{path}/{id}")).json()),
                made,
                "{path}"
            );
        }
    }
}

#[test]
fn an_application_asks_tokens_with_the_secret_that_was_given() {
    let mut tenant = Tenant::with_seed(everything());
    let robot = Credentials {
        app_id: "robo",
        app_secret: "s3cret",
    };
    tenant.token = tenant.issue(robot, &[("resource", RESOURCE), ("scope", "all")]);
    assert_eq!(tenant.get("/api/users").status, 200);
}

#[test]
fn an_empty_tenant_takes_what_the_api_makes() {
    let mut tenant = Tenant::with_seed(json!({}));
    assert_eq!(tenant.get("/api/users").json(), json!([]));
    let made = tenant.post("/api/users", json!({ "username": "first" }));
    assert_eq!(made.status, 200);
    assert_eq!(tenant.get("/api/users").header("total-number"), Some("1"));
}

#[test]
fn ids_that_are_left_out_are_the_same_each_time() {
    let ids = || {
        let mut tenant = Tenant::with_seed(everything());
        [tenant.ids("/api/users"), tenant.ids("/api/applications")].concat()
    };
    assert_eq!(ids(), ids());
}

#[test]
fn rows_are_added_and_answered_until_a_reset() {
    let mut tenant = Tenant::default();
    let seed = json!({
        "roles": [{ "name": "clerk" }],
        "users": [{ "username": "ada", "roles": ["clerk", "role-01"] }],
    });
    let added = tenant.post("/_emulator/seed", seed);
    assert_eq!(added.status, 200);
    let id = added.json()["users"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(added.json()["organizations"], json!([]));
    let roles = tenant.get(&format!("/api/users/{id}/roles"));
    assert_eq!(roles.names(), ["clerk", "role-01"]);
    assert_eq!(tenant.get("/api/users").header("total-number"), Some("218"));
    tenant.post("/_emulator/reset", json!({}));
    assert_eq!(tenant.get(&format!("/api/users/{id}")).status, 404);
    assert_eq!(tenant.get("/api/users").header("total-number"), Some("217"));
}

#[test]
fn a_tenant_begins_anew_and_is_reset_to_that() {
    let mut tenant = Tenant::default();
    tenant.emulator.handle(
        http::Request::get("/api/status").body("".into()).unwrap(),
        0,
    );
    assert_eq!(tenant.put("/_emulator/seed", everything()).status, 200);
    assert_eq!(tenant.get("/_emulator/requests").json(), json!([]));
    assert_eq!(tenant.get("/api/users").header("total-number"), Some("2"));
    tenant.delete("/api/users/ada");
    tenant.post("/_emulator/reset", json!({}));
    assert_eq!(tenant.get("/api/users/ada").status, 200);
    assert_eq!(tenant.get("/api/users").header("total-number"), Some("2"));
}

#[test]
fn users_that_are_made_up_take_no_names_that_are_there() {
    let mut tenant = Tenant::with_seed(json!({ "users": [{ "username": "user_0002" }] }));
    tenant.post("/_emulator/users", json!({ "count": 2 }));
    let users = tenant.get("/api/users").json();
    let names: Vec<&str> = users
        .as_array()
        .unwrap()
        .iter()
        .map(|user| user["username"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["user_0004", "user_0003", "user_0002"]);
}

#[test]
fn what_is_null_is_left_out() {
    let seed = json!({
        "users": [{ "id": null, "username": null, "roles": null, "customData": null, "isSuspended": null }],
        "roles": null,
    });
    let mut tenant = Tenant::with_seed(seed);
    let users = tenant.get("/api/users").json();
    assert_eq!(users[0]["customData"], json!({}));
    assert_eq!(users[0]["isSuspended"], json!(false));
}
