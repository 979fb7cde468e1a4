//! `/api/users`: accounts.

use serde_json::{Value, json};

use crate::tenant::Tenant;

fn create(tenant: &mut Tenant, body: Value) -> Value {
    let answer = tenant.post("/api/users", body);
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

#[test]
fn a_user_is_created_got_changed_and_deleted() {
    let mut tenant = Tenant::default();
    let body =
        json!({ "username": "new_one", "name": "N", "profile": { "birthdate": "2000-01-01" } });
    let user = create(&mut tenant, body);
    assert_eq!(user["id"].as_str().unwrap().len(), 12);
    assert_eq!(
        (&user["primaryEmail"], &user["hasPassword"]),
        (&Value::Null, &json!(false))
    );
    assert_eq!(user["createdAt"], tenant.now);
    let path = format!("/api/users/{}", user["id"].as_str().unwrap());
    assert_eq!(tenant.get(&path).json(), user);
    assert_eq!(tenant.get("/api/users?page_size=1").json()[0], user);
    tenant.now += 10;
    let changed = tenant
        .patch(&path, json!({ "name": "M", "username": null }))
        .json();
    assert_eq!(
        (&changed["name"], &changed["username"]),
        (&json!("M"), &Value::Null)
    );
    assert_eq!(changed["updatedAt"], tenant.now);
    assert_eq!(
        tenant.patch(&path, json!({ "name": "" })).json()["name"],
        Value::Null
    );
    let deleted = tenant.delete(&path);
    assert_eq!((deleted.status.as_u16(), deleted.body.len()), (204, 0));
    assert_eq!(
        tenant.delete(&path).refusal(),
        (404, "entity.not_found".into())
    );
    assert_eq!(tenant.get(&path).status, 404);
}

#[test]
fn custom_data_is_merged_by_its_own_path_and_replaced_by_the_users() {
    let mut tenant = Tenant::default();
    let path = format!("/api/users/{}", tenant.user("user_0010"));
    let own = format!("{path}/custom-data");
    let merged = tenant
        .patch(&own, json!({ "customData": { "k": { "a": 1 } } }))
        .json();
    assert_eq!(merged, json!({ "k": { "a": 1 }, "n": 10, "plan": "pro" }));
    let merged = tenant
        .patch(&own, json!({ "customData": { "k": { "b": 2 } } }))
        .json();
    assert_eq!(merged["k"], json!({ "b": 2 }));
    assert_eq!(tenant.get(&own).json(), merged);
    let user = tenant
        .patch(&path, json!({ "customData": { "z": 1 } }))
        .json();
    assert_eq!(user["customData"], json!({ "z": 1 }));
    let profile = json!({ "profile": { "givenName": "G", "address": { "country": "CH" } } });
    let merged = tenant.patch(&format!("{path}/profile"), profile).json();
    assert_eq!(merged["address"]["country"], "CH");
    assert!(merged.get("familyName").is_some());
}

#[test]
fn passwords_are_set_and_verified() {
    let mut tenant = Tenant::default();
    let path = format!("/api/users/{}", tenant.user("user_0001"));
    let verify = format!("{path}/password/verify");
    let right = json!({ "password": "N3w!passw0rd-x" });
    let wrong = tenant.post(&verify, right.clone());
    assert_eq!(wrong.refusal(), (422, "session.invalid_credentials".into()));
    assert_eq!(
        tenant.get(&format!("{path}/has-password")).json()["hasPassword"],
        false
    );
    let user = tenant
        .patch(&format!("{path}/password"), right.clone())
        .json();
    assert_eq!(user["hasPassword"], true);
    assert_eq!(tenant.post(&verify, right).status, 204);
    let expired = tenant.patch(
        &format!("{path}/password/expiration"),
        json!({ "isExpired": true }),
    );
    assert_eq!(expired.status, 200);
    assert_eq!(
        tenant.get(&format!("{path}/has-password")).json()["hasPassword"],
        true
    );
    let hashed = tenant
        .get(&format!("{path}?includePasswordHash=true"))
        .json();
    assert_eq!(hashed["passwordAlgorithm"], "Argon2i");
    assert!(!hashed.to_string().contains("N3w!passw0rd-x"));
    // The server has no policy of its own here (recording, 6.12).
    let weak = create(
        &mut tenant,
        json!({ "username": "weak", "password": "123" }),
    );
    assert_eq!(weak["hasPassword"], true);
}

#[test]
fn a_digest_of_a_password_is_kept_as_it_comes() {
    let mut tenant = Tenant::default();
    let digest = "$2b$10$abcdefghijklmnopqrstuv";
    let made = create(
        &mut tenant,
        json!({ "username": "moved", "passwordDigest": digest, "passwordAlgorithm": "Bcrypt" }),
    );
    assert_eq!(made["hasPassword"], true);
    let path = format!("/api/users/{}", made["id"].as_str().unwrap());
    let shown = tenant
        .get(&format!("{path}?includePasswordHash=true"))
        .json();
    assert_eq!(
        (&shown["passwordDigest"], &shown["passwordAlgorithm"]),
        (&json!(digest), &json!("Bcrypt"))
    );
    let verified = tenant.post(
        &format!("{path}/password/verify"),
        json!({ "password": digest }),
    );
    assert_eq!(
        verified.refusal(),
        (422, "session.invalid_credentials".into())
    );
    for (body, code) in [
        (
            json!({ "passwordDigest": digest }),
            "user.password_algorithm_required",
        ),
        (
            json!({ "password": "a", "passwordDigest": digest, "passwordAlgorithm": "Bcrypt" }),
            "user.password_and_digest",
        ),
    ] {
        let refused = tenant.post("/api/users", body);
        assert_eq!(refused.refusal(), (400, code.into()));
        assert_ne!(refused.json()["message"], code);
    }
}

#[test]
fn a_suspended_user_has_no_sessions() {
    let mut tenant = Tenant::default();
    let path = format!("/api/users/{}", tenant.user("user_0001"));
    let sessions = format!("{path}/sessions");
    assert_eq!(
        tenant.get(&sessions).json()["sessions"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let user = tenant
        .patch(
            &format!("{path}/is-suspended"),
            json!({ "isSuspended": true }),
        )
        .json();
    assert_eq!(user["isSuspended"], true);
    assert_eq!(tenant.get(&sessions).json()["sessions"], json!([]));
}

#[test]
fn default_roles_come_with_a_new_user() {
    let mut tenant = Tenant::default();
    let role = tenant.role("role-02");
    tenant.patch(&format!("/api/roles/{role}"), json!({ "isDefault": true }));
    let user = create(&mut tenant, json!({ "username": "fresh" }));
    let roles = tenant.get(&format!(
        "/api/users/{}/roles",
        user["id"].as_str().unwrap()
    ));
    assert_eq!(roles.names(), ["role-02"]);
}

#[test]
fn roles_of_a_user_are_assigned_replaced_and_removed() {
    let mut tenant = Tenant::default();
    let path = format!("/api/users/{}/roles", tenant.user("user_0200"));
    let (first, second) = (tenant.role("role-01"), tenant.role("role-02"));
    let answer = tenant.post(&path, json!({ "roleIds": [first] }));
    assert_eq!(answer.status, 201);
    assert_eq!(
        answer.json(),
        json!({ "roleIds": [first], "addedRoleIds": [first] })
    );
    let again = tenant.post(&path, json!({ "roleIds": [first, second] }));
    assert_eq!(again.json()["addedRoleIds"], json!([second]));
    let replaced = tenant.put(&path, json!({ "roleIds": [second] }));
    assert_eq!(
        (replaced.status.as_u16(), replaced.json()),
        (200, json!({ "roleIds": [second] }))
    );
    assert_eq!(tenant.get(&path).names(), ["role-02"]);
    let one = format!("{path}/{second}");
    assert_eq!(tenant.delete(&one).status, 204);
    assert_eq!(
        tenant.delete(&one).refusal(),
        (404, "entity.not_found".into())
    );
    let machine = tenant.role("m2m-role-01");
    let refused = tenant.post(&path, json!({ "roleIds": [machine] }));
    assert_eq!(refused.refusal(), (422, "user.invalid_role_type".into()));
    let unknown = tenant.post(&path, json!({ "roleIds": ["nope"] }));
    assert_eq!(unknown.refusal(), (404, "entity.not_exists_with_id".into()));
}

#[test]
fn organizations_of_a_user_are_a_list_without_pages() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0001");
    let answer = tenant.get(&format!(
        "/api/users/{user}/organizations?page=1&page_size=1"
    ));
    assert_eq!(answer.names(), ["Org 00"]);
    assert_eq!(answer.json()[0]["organizationRoles"][0]["name"], "admin");
    assert_eq!(answer.header("total-number"), None);
}
