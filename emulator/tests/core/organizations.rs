//! `/api/organizations`.

use serde_json::{Value, json};

use crate::tenant::Tenant;

fn create(tenant: &mut Tenant) -> String {
    let answer = tenant.post(
        "/api/organizations",
        json!({ "name": "tmp org", "description": "d" }),
    );
    assert_eq!(answer.status, 201);
    format!(
        "/api/organizations/{}",
        answer.json()["id"].as_str().unwrap()
    )
}

/// An organization role by name, as the seed's first organization has it.
fn role(tenant: &mut Tenant, name: &str) -> String {
    let first = tenant.organization("Org 00");
    let list = format!("/api/organizations/{first}/users?page_size=100");
    let members = tenant.get(&list).json();
    let roles = members
        .as_array()
        .unwrap()
        .iter()
        .map(|member| &member["organizationRoles"][0]);
    roles.clone().find(|role| role["name"] == name).unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn machine_role(tenant: &mut Tenant) -> String {
    let first = tenant.organization("Org 00");
    let list = tenant
        .get(&format!("/api/organizations/{first}/applications"))
        .json();
    list[0]["organizationRoles"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn an_organization_is_created_got_changed_and_deleted() {
    let mut tenant = Tenant::default();
    let path = create(&mut tenant);
    let got = tenant.get(&path).json();
    assert_eq!(
        (&got["isMfaRequired"], &got["customCss"]),
        (&json!(false), &Value::Null)
    );
    assert_eq!(
        tenant.patch(&path, json!({ "name": "other" })).json()["name"],
        "other"
    );
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(
        tenant.delete(&path).refusal(),
        (404, "entity.not_found".into())
    );
}

#[test]
fn featured_users_are_shown_on_request() {
    let mut tenant = Tenant::default();
    let plain = tenant.get("/api/organizations?page_size=1").json();
    assert_eq!(plain[0].get("usersCount"), None);
    let with = tenant
        .get("/api/organizations?page_size=1&showFeatured=1")
        .json();
    assert_eq!(with[0]["usersCount"], 45);
    assert_eq!(with[0]["featuredUsers"].as_array().unwrap().len(), 3);
}

#[test]
fn members_are_added_replaced_and_removed() {
    let mut tenant = Tenant::default();
    let path = format!("{}/users", create(&mut tenant));
    let (first, second) = (tenant.user("user_0001"), tenant.user("user_0002"));
    let added = tenant.post(&path, json!({ "userIds": [first] }));
    assert_eq!(
        (added.status.as_u16(), added.json()),
        (201, json!({ "userIds": [first] }))
    );
    assert_eq!(
        tenant.post(&path, json!({ "userIds": [first] })).status,
        201
    );
    let unknown = tenant.post(&path, json!({ "userIds": ["nope"] }));
    assert_eq!(
        unknown.refusal(),
        (422, "entity.relation_foreign_key_not_found".into())
    );
    assert_eq!(
        tenant.put(&path, json!({ "userIds": [second] })).status,
        204
    );
    let list = tenant.get(&path);
    assert_eq!(list.header("total-number"), Some("1"));
    assert_eq!(list.json()[0]["organizationRoles"], json!([]));
    assert_eq!(list.json()[0].get("hasPassword"), None);
    assert_eq!(tenant.delete(&format!("{path}/{second}")).status, 204);
    assert_eq!(tenant.delete(&format!("{path}/{second}")).status, 404);
}

#[test]
fn members_are_found_by_words_and_roles() {
    let mut tenant = Tenant::default();
    let first = tenant.organization("Org 00");
    let path = format!("/api/organizations/{first}/users");
    let all = tenant.get(&format!("{path}?page=2&page_size=20"));
    assert_eq!(all.header("total-number"), Some("45"));
    assert!(all.lines("link")[0].contains(&format!("/organizations/{first}/users?page=1")));
    let some = tenant.get(&format!("{path}?q=LOVELACE")).json();
    assert!(!some.as_array().unwrap().is_empty());
    for user in some.as_array().unwrap() {
        assert!(user["primaryEmail"].as_str().unwrap().contains("lovelace"));
    }
    let admin = role(&mut tenant, "admin");
    let admins = tenant.get(&format!("{path}?organizationRoleId={admin}"));
    assert_eq!(admins.header("total-number"), Some("1"));
}

#[test]
fn roles_of_members() {
    let mut tenant = Tenant::default();
    let path = create(&mut tenant);
    let user = tenant.user("user_0001");
    let (admin, member) = (role(&mut tenant, "admin"), role(&mut tenant, "member"));
    let roles = format!("{path}/users/{user}/roles");
    let stranger = tenant.get(&roles);
    assert_eq!(
        stranger.refusal(),
        (422, "organization.require_membership".into())
    );
    tenant.post(&format!("{path}/users"), json!({ "userIds": [user] }));
    let bulk = json!({ "userIds": [user], "organizationRoleIds": [member] });
    let answer = tenant.post(&format!("{path}/users/roles"), bulk);
    assert_eq!((answer.status.as_u16(), answer.text()), (201, "Created"));
    let assigned = tenant.post(&roles, json!({ "organizationRoleNames": ["admin"] }));
    assert_eq!(assigned.json(), json!({ "organizationRoleIds": [admin] }));
    assert_eq!(tenant.get(&roles).names(), ["member", "admin"]);
    assert_eq!(tenant.get(&roles).header("total-number"), None);
    let scopes = tenant.get(&format!("{path}/users/{user}/scopes"));
    assert_eq!(scopes.names(), ["invite:member", "read:members"]);
    assert_eq!(
        tenant
            .put(&roles, json!({ "organizationRoleIds": [member] }))
            .status,
        204
    );
    assert_eq!(tenant.get(&roles).names(), ["member"]);
    assert_eq!(tenant.delete(&format!("{roles}/{member}")).status, 204);
    assert_eq!(tenant.delete(&format!("{roles}/{member}")).status, 404);
    let machine = machine_role(&mut tenant);
    let wrong = tenant.post(&roles, json!({ "organizationRoleIds": [machine] }));
    assert_eq!(
        wrong.refusal(),
        (422, "entity.db_constraint_violated".into())
    );
}

#[test]
fn applications_in_an_organization() {
    let mut tenant = Tenant::default();
    let path = format!("{}/applications", create(&mut tenant));
    let body = json!({ "applicationIds": ["m2m-admin"] });
    let added = tenant.post(&path, body.clone());
    assert_eq!((added.status.as_u16(), added.text()), (201, "Created"));
    let spa = tenant.post(&path, json!({ "applicationIds": ["app-first-party"] }));
    assert_eq!(spa.refusal(), (422, "entity.db_constraint_violated".into()));
    let (bot, admin) = (machine_role(&mut tenant), role(&mut tenant, "admin"));
    let bulk =
        |role: &str| json!({ "applicationIds": ["m2m-admin"], "organizationRoleIds": [role] });
    let wrong = tenant.post(&format!("{path}/roles"), bulk(&admin));
    assert_eq!(
        wrong.refusal(),
        (422, "entity.db_constraint_violated".into())
    );
    assert_eq!(
        tenant.post(&format!("{path}/roles"), bulk(&bot)).text(),
        "Created"
    );
    let roles = format!("{path}/m2m-admin/roles");
    assert_eq!(tenant.get(&roles).names(), ["bot"]);
    assert_eq!(
        tenant.get(&path).json()[0]["organizationRoles"][0]["name"],
        "bot"
    );
    assert_eq!(tenant.delete(&format!("{roles}/{bot}")).status, 204);
    let again = tenant.post(&roles, json!({ "organizationRoleIds": [bot] }));
    assert_eq!(again.text(), "Created");
    assert_eq!(
        tenant
            .put(&roles, json!({ "organizationRoleIds": [] }))
            .status,
        204
    );
    assert_eq!(tenant.get(&roles).json(), json!([]));
    let of_application = tenant.get("/api/applications/m2m-admin/organizations?page=1");
    assert_eq!(of_application.header("total-number"), Some("1"));
    assert_eq!(
        tenant.put(&path, json!({ "applicationIds": [] })).status,
        204
    );
    let stranger = tenant.get(&roles);
    assert_eq!(
        stranger.refusal(),
        (422, "organization.require_membership".into())
    );
    tenant.post(&path, body);
    assert_eq!(tenant.delete(&format!("{path}/m2m-admin")).status, 204);
    assert_eq!(tenant.delete(&format!("{path}/m2m-admin")).status, 404);
}

#[test]
fn provisioning_by_email_domain() {
    let mut tenant = Tenant::default();
    let path = format!("{}/jit/email-domains", create(&mut tenant));
    let added = tenant.post(&path, json!({ "emailDomain": "example.org" }));
    assert_eq!(
        (added.status.as_u16(), &added.json()["emailDomain"]),
        (201, &json!("example.org"))
    );
    assert_eq!(
        tenant
            .post(&path, json!({ "emailDomain": "example.org" }))
            .status,
        422
    );
    let domains = json!({ "emailDomains": ["a.example.com", "b.example.com"] });
    assert_eq!(tenant.put(&path, domains).status, 204);
    let list = tenant.get(&format!("{path}?page_size=1"));
    assert_eq!(
        (
            list.header("total-number"),
            list.json().as_array().unwrap().len()
        ),
        (Some("2"), 1)
    );
    assert_eq!(tenant.delete(&format!("{path}/a.example.com")).status, 204);
    assert_eq!(tenant.delete(&format!("{path}/a.example.com")).status, 404);
}

#[test]
fn provisioning_of_roles_and_by_connector() {
    let mut tenant = Tenant::default();
    let first = format!("/api/organizations/{}", tenant.organization("Org 00"));
    let path = create(&mut tenant);
    for (kind, field) in [
        ("roles", "organizationRoleIds"),
        ("sso-connectors", "ssoConnectorIds"),
    ] {
        let id = tenant.ids(&format!("{first}/jit/{kind}")).remove(0);
        let own = format!("{path}/jit/{kind}");
        let added = tenant.post(&own, json!({ field: [id] }));
        assert_eq!((added.status.as_u16(), added.text()), (201, "Created"));
        assert_eq!(tenant.ids(&own), std::slice::from_ref(&id));
        let unknown = tenant.post(&own, json!({ field: ["nope"] }));
        assert_eq!(
            unknown.refusal(),
            (422, "entity.relation_foreign_key_not_found".into())
        );
        assert_eq!(tenant.put(&own, json!({ field: [] })).status, 204);
        assert_eq!(tenant.get(&own).json(), json!([]));
        tenant.put(&own, json!({ field: [id] }));
        assert_eq!(tenant.delete(&format!("{own}/{id}")).status, 204);
        assert_eq!(tenant.delete(&format!("{own}/{id}")).status, 404);
    }
}

#[test]
fn what_belongs_to_a_deleted_organization_goes_with_it() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0001");
    let first = tenant.organization("Org 00");
    assert_eq!(
        tenant.delete(&format!("/api/organizations/{first}")).status,
        204
    );
    assert_eq!(
        tenant
            .get(&format!("/api/users/{user}/organizations"))
            .json(),
        json!([])
    );
    let gone = tenant.get(&format!("/api/organizations/{first}/users"));
    assert_eq!(gone.refusal(), (404, "entity.not_exists_with_id".into()));
}
