//! `/api/applications`.

use emulator::{ADMIN, Credentials};
use serde_json::{Value, json};

use crate::tenant::{RESOURCE, Tenant};

fn create(tenant: &mut Tenant, body: Value) -> (String, Value) {
    let answer = tenant.post("/api/applications", body);
    assert_eq!(answer.status, 200, "{}", answer.text());
    (
        format!(
            "/api/applications/{}",
            answer.json()["id"].as_str().unwrap()
        ),
        answer.json(),
    )
}

fn third_party(tenant: &mut Tenant) -> String {
    let body = json!({ "name": "third", "type": "Traditional", "isThirdParty": true });
    create(tenant, body).0
}

#[test]
fn an_application_is_created_got_changed_and_deleted() {
    let mut tenant = Tenant::default();
    let (path, created) = create(&mut tenant, json!({ "name": "a", "type": "SPA" }));
    assert_eq!(created["oidcClientMetadata"]["redirectUris"], json!([]));
    let got = tenant.get(&path).json();
    assert_eq!(
        (&got["isAdmin"], created.get("isAdmin")),
        (&json!(false), None)
    );
    assert_eq!(tenant.get("/api/applications").json()[0], created);
    let changed = tenant
        .patch(
            &path,
            json!({ "description": "d", "customData": { "a": 1 } }),
        )
        .json();
    assert_eq!(changed["description"], "d");
    let merged = tenant.patch(&format!("{path}/custom-data"), json!({ "b": 2 }));
    assert_eq!(merged.json(), json!({ "b": 2, "a": 1 }));
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(
        tenant.delete(&path).refusal(),
        (404, "entity.not_exists_with_id".into())
    );
}

#[test]
fn protected_applications_need_a_provider() {
    let mut tenant = Tenant::default();
    let body = json!({
        "name": "p", "type": "Protected",
        "protectedAppMetadata": { "subDomain": "x", "origin": "https://x.example.com" },
    });
    let code = "application.protected_app_not_configured".to_owned();
    assert_eq!(
        tenant.post("/api/applications", body).refusal(),
        (501, code.clone())
    );
    let domains = "/api/applications/app-protected/protected-app-metadata/custom-domains";
    assert_eq!(tenant.get(domains).json(), json!([]));
    let created = tenant.post(domains, json!({ "domain": "a.example.com" }));
    assert_eq!(created.refusal(), (501, code.clone()));
    assert_eq!(
        tenant.delete(&format!("{domains}/a.example.com")).refusal(),
        (501, code)
    );
}

#[test]
fn a_new_machine_has_a_secret_and_gets_tokens_with_it() {
    let mut tenant = Tenant::default();
    let (path, created) = create(
        &mut tenant,
        json!({ "name": "m", "type": "MachineToMachine" }),
    );
    let secrets = tenant.get(&format!("{path}/secrets")).json();
    assert_eq!(secrets[0]["name"], "Default secret");
    let id: &'static str = created["id"].as_str().unwrap().to_owned().leak();
    let secret: &'static str = secrets[0]["value"].as_str().unwrap().to_owned().leak();
    let client = Credentials {
        app_id: id,
        app_secret: secret,
    };
    let before = tenant.token.clone();
    tenant.token = tenant.issue(client, &[("resource", RESOURCE), ("scope", "all")]);
    assert_eq!(tenant.get("/api/users").status, 403);
    tenant.token = before;
    assert_eq!(tenant.patch(&path, json!({ "isAdmin": true })).status, 200);
    assert_eq!(tenant.get(&path).json()["isAdmin"], true);
    tenant.token = tenant.issue(client, &[("resource", RESOURCE), ("scope", "all")]);
    assert_eq!(tenant.get("/api/users").status, 200);
}

#[test]
fn secrets_have_names_that_paths_must_encode() {
    let mut tenant = Tenant::default();
    let path = format!("/api/applications/{}/secrets", ADMIN.app_id);
    let created = tenant.post(&path, json!({ "name": "s 1/2" }));
    assert_eq!(
        (created.status.as_u16(), &created.json()["expiresAt"]),
        (201, &Value::Null)
    );
    assert_eq!(tenant.post(&path, json!({ "name": "s 1/2" })).status, 422);
    let renamed = tenant.patch(&format!("{path}/s%201%2F2"), json!({ "name": "renamed" }));
    assert_eq!(renamed.json()["name"], "renamed");
    assert_eq!(
        tenant
            .patch(&format!("{path}/renamed"), json!({ "name": "renamed" }))
            .status,
        200
    );
    assert_eq!(tenant.delete(&format!("{path}/renamed")).status, 204);
    assert_eq!(tenant.delete(&format!("{path}/renamed")).status, 404);
    let legacy = tenant.delete(&format!("/api/applications/{}/legacy-secret", ADMIN.app_id));
    assert_eq!(
        legacy.refusal(),
        (400, "application.no_legacy_secret_found".into())
    );
}

#[test]
fn a_secret_expires() {
    let mut tenant = Tenant::default();
    let path = format!("/api/applications/{}/secrets", ADMIN.app_id);
    let expiry = tenant.now + 5000;
    let created = tenant
        .post(&path, json!({ "name": "short", "expiresAt": expiry }))
        .json();
    let secret = created["value"].as_str().unwrap();
    let grant = [("grant_type", "client_credentials"), ("resource", RESOURCE)];
    assert_eq!(tenant.ask((ADMIN.app_id, secret), &grant).status, 200);
    tenant.now = expiry;
    let refused = tenant.ask((ADMIN.app_id, secret), &grant);
    assert_eq!(
        refused.json()["error_description"],
        "client secret has expired"
    );
}

#[test]
fn roles_of_an_application_are_assigned_replaced_and_removed() {
    let mut tenant = Tenant::default();
    let (path, _) = create(
        &mut tenant,
        json!({ "name": "m", "type": "MachineToMachine" }),
    );
    let roles = format!("{path}/roles");
    let (first, second) = (tenant.role("m2m-role-01"), tenant.role("m2m-role-02"));
    let assigned = tenant.post(&roles, json!({ "roleIds": [first] }));
    assert_eq!(
        (assigned.status.as_u16(), &assigned.json()["addedRoleIds"]),
        (201, &json!([first]))
    );
    let replaced = tenant.put(&roles, json!({ "roleIds": [second] }));
    assert_eq!((replaced.status.as_u16(), replaced.text()), (200, "OK"));
    assert_eq!(tenant.get(&roles).names(), ["m2m-role-02"]);
    assert_eq!(tenant.delete(&format!("{roles}/{second}")).status, 204);
    assert_eq!(tenant.delete(&format!("{roles}/{second}")).status, 404);
    let user_role = tenant.role("role-01");
    let refused = tenant.post(&roles, json!({ "roleIds": [user_role] }));
    assert_eq!(
        refused.refusal(),
        (422, "application.invalid_role_type".into())
    );
}

#[test]
fn filters_narrow_the_list_and_mistakes_are_unions() {
    let mut tenant = Tenant::default();
    let some = tenant
        .get("/api/applications?types=SPA&types=Native")
        .json();
    let kinds = ["SPA", "Native"];
    let rows = some.as_array().unwrap();
    assert_eq!(rows.len(), 13);
    assert!(
        rows.iter()
            .all(|row| kinds.contains(&row["type"].as_str().unwrap()))
    );
    let other_name = tenant.get("/api/applications?types[]=SPA&page=1");
    assert_eq!(other_name.header("total-number"), Some("32"));
    for query in [
        "types=SPA,Native",
        "types=SPA&types=Nope",
        "isThirdParty=maybe",
    ] {
        let answer = tenant.get(&format!("/api/applications?{query}"));
        assert_eq!(
            answer.refusal(),
            (400, "guard.invalid_input".into()),
            "{query}"
        );
        assert_eq!(answer.json()["data"]["issues"][0]["code"], "invalid_union");
    }
}

#[test]
fn user_consent_is_for_third_parties() {
    let mut tenant = Tenant::default();
    let body = json!({ "userScopes": ["profile", "email"] });
    let first = tenant.post(
        "/api/applications/app-first-party/user-consent-scopes",
        body.clone(),
    );
    assert_eq!(
        first.refusal(),
        (422, "application.third_party_application_only".into())
    );
    let path = format!("{}/user-consent-scopes", third_party(&mut tenant));
    let answer = tenant.post(&path, body);
    assert_eq!((answer.status.as_u16(), answer.text()), (201, "Created"));
    let orders = tenant.id_of("/api/resources", "Orders API");
    let scope = tenant.id_of(&format!("/api/resources/{orders}/scopes"), "read:orders");
    tenant.post(&path, json!({ "resourceScopes": [scope] }));
    let scopes = tenant.get(&path).json();
    assert_eq!(scopes["userScopes"], json!(["email", "profile"]));
    assert_eq!(
        scopes["resourceScopes"][0]["scopes"][0]["name"],
        "read:orders"
    );
    assert_eq!(
        tenant.delete(&format!("{path}/user-scopes/email")).status,
        204
    );
    assert_eq!(
        tenant.delete(&format!("{path}/user-scopes/email")).status,
        404
    );
    assert_eq!(tenant.delete(&format!("{path}/nope/email")).status, 400);
    let unknown = tenant.post(&path, json!({ "resourceScopes": ["nope"] }));
    assert_eq!(
        unknown.refusal(),
        (422, "application.user_consent_scopes_not_found".into())
    );
}

#[test]
fn organizations_that_a_user_consents_to() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0001");
    let path = format!(
        "{}/users/{user}/consent-organizations",
        third_party(&mut tenant)
    );
    let (member, other) = (tenant.organization("Org 00"), tenant.organization("Org 30"));
    let refused = tenant.post(&path, json!({ "organizationIds": [other] }));
    assert_eq!(
        refused.refusal(),
        (422, "organization.require_membership".into())
    );
    assert_eq!(
        tenant
            .put(&path, json!({ "organizationIds": [member] }))
            .status,
        204
    );
    assert_eq!(
        tenant.get(&path).json()["organizations"][0]["id"],
        member.as_str()
    );
    assert_eq!(tenant.delete(&format!("{path}/{member}")).status, 204);
    assert_eq!(tenant.get(&path).json(), json!({ "organizations": [] }));
}

#[test]
fn the_sign_in_experience_is_201_first_and_200_later() {
    let mut tenant = Tenant::default();
    let path = format!("{}/sign-in-experience", third_party(&mut tenant));
    assert_eq!(tenant.get(&path).status, 404);
    assert_eq!(tenant.put(&path, json!({ "displayName": "X" })).status, 201);
    let again = tenant.put(&path, json!({ "termsOfUseUrl": "" }));
    assert_eq!(
        (again.status.as_u16(), &again.json()["displayName"]),
        (200, &json!("X"))
    );
    assert_eq!(tenant.get(&path).json(), again.json());
    let bad = tenant.put(&path, json!({ "termsOfUseUrl": "nope" }));
    assert_eq!(bad.json()["data"]["issues"][0]["code"], "invalid_union");
}

#[test]
fn access_control_is_replaced_whole() {
    let mut tenant = Tenant::default();
    let path = "/api/applications/app-first-party/access-control";
    assert_eq!(tenant.get(path).json()["userIds"], json!([]));
    let user = tenant.user("user_0001");
    let body = json!({
        "userIds": [user], "userRoleIds": [], "organizationIds": [], "organizationRoleRules": [],
    });
    assert_eq!(tenant.put(path, body.clone()).json(), body);
    assert_eq!(tenant.get(path).json(), body);
    let unknown = json!({
        "userIds": ["x"], "userRoleIds": [], "organizationIds": [], "organizationRoleRules": [],
    });
    assert_eq!(tenant.put(path, unknown).status, 422);
}

#[test]
fn access_control_forgets_what_is_deleted() {
    let mut tenant = Tenant::default();
    let path = "/api/applications/app-first-party/access-control";
    let (user, role) = (tenant.user("user_0001"), tenant.role("role-01"));
    let (gone, left) = (tenant.organization("Org 00"), tenant.organization("Org 01"));
    let granted = tenant.id_of("/api/organization-roles", "admin");
    let rule = |organization: &str| json!({ "organizationId": organization, "organizationRoleIds": [granted] });
    let body = json!({
        "userIds": [user], "userRoleIds": [role], "organizationIds": [gone, left],
        "organizationRoleRules": [rule(&gone), rule(&left)],
    });
    assert_eq!(tenant.put(path, body).status, 200);
    for parent in [
        format!("/api/users/{user}"),
        format!("/api/roles/{role}"),
        format!("/api/organizations/{gone}"),
        format!("/api/organization-roles/{granted}"),
    ] {
        assert_eq!(tenant.delete(&parent).status, 204, "{parent}");
    }
    assert_eq!(
        tenant.get(path).json(),
        json!({
            "userIds": [], "userRoleIds": [], "organizationIds": [left],
            "organizationRoleRules": [],
        })
    );
}

#[test]
fn a_legacy_secret_is_shown_used_and_deleted_once() {
    let mut tenant = Tenant::default();
    let path = "/api/applications/app-third-party";
    let secret = tenant.get(path).json()["secret"]
        .as_str()
        .unwrap()
        .to_owned();
    let grant = [("grant_type", "client_credentials"), ("resource", RESOURCE)];
    // The secret is right, the application is no machine.
    let used = tenant.ask(("app-third-party", &secret), &grant);
    assert_eq!(used.refusal(), (400, "oidc.unauthorized_client".into()));
    let deleted = tenant.delete(&format!("{path}/legacy-secret"));
    assert_eq!(
        (deleted.status.as_u16(), deleted.json().get("secret")),
        (200, None)
    );
    let used = tenant.ask(("app-third-party", &secret), &grant);
    assert_eq!(used.refusal(), (401, "oidc.invalid_client".into()));
    let again = tenant.delete(&format!("{path}/legacy-secret"));
    assert_eq!(
        again.refusal(),
        (400, "application.no_legacy_secret_found".into())
    );
}
