//! Hooks, invitations to organizations, one-time tokens and email templates.

use serde_json::{Value, json};

use crate::tenant::{NOW, Tenant};

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_hook_gets_a_new_signing_key_and_keeps_the_rest() {
    let mut tenant = Tenant::default();
    let body = json!({
        "name": "h", "events": ["User.Created"], "config": { "url": "https://a.example" },
    });
    let made = tenant.post("/api/hooks", body).json();
    let path = format!("/api/hooks/{}", id(&made));
    let renewed = tenant
        .patch(&format!("{path}/signing-key"), json!({}))
        .json();
    assert_ne!(renewed["signingKey"], made["signingKey"]);
    assert_eq!(tenant.get(&path).json(), renewed);
    assert_eq!(renewed["events"], json!(["User.Created"]));
    let stats = tenant
        .get(&format!("{path}?includeExecutionStats=true"))
        .json();
    assert_eq!(stats["executionStats"]["requestCount"], 0);
    assert_eq!(tenant.get(&format!("{path}/recent-logs")).json(), json!([]));
    let none = json!({ "config": { "url": "https://a.example" } });
    assert_eq!(
        tenant.post("/api/hooks", none).refusal(),
        (400, "hook.missing_events".into())
    );
}

#[test]
fn an_accepted_invitation_makes_a_member_with_its_roles() {
    let mut tenant = Tenant::default();
    let organization = tenant.organization("Org 04");
    let role = tenant.id_of("/api/organization-roles", "admin");
    let user = tenant.user("user_0200");
    let address = tenant.get(&format!("/api/users/{user}")).json()["primaryEmail"].clone();
    let address = address.as_str().unwrap().to_uppercase();
    let body = json!({
        "invitee": address, "organizationId": organization, "expiresAt": NOW + 60_000,
        "organizationRoleIds": [role], "messagePayload": false,
    });
    let made = tenant.post("/api/organization-invitations", body.clone());
    assert_eq!(made.status, 201);
    assert_eq!(
        tenant.post("/api/organization-invitations", body).refusal(),
        (422, "entity.unique_integrity_violation".into())
    );
    let path = format!("/api/organization-invitations/{}", id(&made.json()));
    let accepted = json!({ "status": "Accepted", "acceptedUserId": user });
    let answer = tenant
        .put(&format!("{path}/status"), accepted.clone())
        .json();
    assert_eq!(
        (&answer["status"], &answer["acceptedUserId"]),
        (&json!("Accepted"), &json!(user))
    );
    let members = tenant.get(&format!(
        "/api/organizations/{organization}/users/{user}/roles"
    ));
    assert_eq!(members.names(), ["admin"]);
    assert_eq!(
        tenant.put(&format!("{path}/status"), accepted).json(),
        json!({
            "code": "request.invalid_input",
            "message": "Input is invalid. The status of the invitation cannot be changed anymore.",
        })
    );
}

/// An invitation of `a@example.com` to an organization, by a user and for a role.
fn invitation(tenant: &mut Tenant, organization: &str, inviter: &str, role: &str) -> String {
    let body = json!({
        "invitee": "a@example.com", "organizationId": organization, "expiresAt": NOW + 60_000,
        "inviterId": inviter, "organizationRoleIds": [role],
    });
    let made = tenant.post("/api/organization-invitations", body);
    assert_eq!(made.status, 201, "{}", made.text());
    format!("/api/organization-invitations/{}", id(&made.json()))
}

#[test]
fn an_invitation_is_accepted_by_the_one_who_is_invited() {
    let mut tenant = Tenant::default();
    let (organization, inviter) = (tenant.organization("Org 04"), tenant.user("user_0001"));
    let role = tenant.id_of("/api/organization-roles", "admin");
    let path = invitation(&mut tenant, &organization, &inviter, &role);
    let mut accept = |user: Value| {
        let body = json!({ "status": "Accepted", "acceptedUserId": user });
        let refused = tenant.put(&format!("{path}/status"), body);
        (
            refused.refusal(),
            refused.json()["message"].as_str().unwrap().to_owned(),
        )
    };
    for (user, status, code, message) in [
        (
            Value::Null,
            422,
            "request.invalid_input",
            "Input is invalid. The `acceptedUserId` is required when accepting an invitation.",
        ),
        (
            json!("nope"),
            404,
            "entity.not_found",
            "The resource does not exist.",
        ),
        (
            json!(inviter),
            422,
            "request.invalid_input",
            "Input is invalid. The accepted user must have the same email as the invitee.",
        ),
    ] {
        assert_eq!(accept(user), ((status, code.into()), message.into()));
    }
    assert_eq!(tenant.get(&path).json()["status"], "Pending");
}

#[test]
fn an_invitation_goes_with_its_organization_and_its_inviter_but_not_its_roles() {
    let mut tenant = Tenant::default();
    let (organization, inviter) = (tenant.organization("Org 04"), tenant.user("user_0001"));
    let role = tenant.id_of("/api/organization-roles", "admin");
    let path = invitation(&mut tenant, &organization, &inviter, &role);
    let before = tenant.clone();
    tenant.delete(&format!("/api/organization-roles/{role}"));
    assert_eq!(tenant.get(&path).json()["organizationRoles"], json!([]));
    for parent in [
        format!("/api/organizations/{organization}"),
        format!("/api/users/{inviter}"),
    ] {
        let mut tenant = before.clone();
        assert_eq!(tenant.delete(&parent).status, 204);
        assert_eq!(tenant.get(&path).status, 404, "{parent}");
    }
    let body = json!({
        "invitee": "b@example.com", "organizationId": organization, "expiresAt": NOW + 60_000,
        "inviterId": "nope",
    });
    assert_eq!(
        tenant.post("/api/organization-invitations", body).refusal(),
        (422, "entity.relation_foreign_key_not_found".into())
    );
}

#[test]
fn an_invitation_expires() {
    let mut tenant = Tenant::default();
    let body = json!({
        "invitee": "a@example.com", "organizationId": tenant.organization("Org 04"),
        "expiresAt": NOW + 1_000, "messagePayload": false,
    });
    let made = tenant.post("/api/organization-invitations", body).json();
    tenant.now += 1_000;
    let path = format!("/api/organization-invitations/{}", id(&made));
    assert_eq!(tenant.get(&path).json()["status"], "Expired");
}

#[test]
fn an_invitation_that_has_expired_is_refused_with_the_recorded_words() {
    let mut tenant = Tenant::default();
    let body = json!({
        "invitee": "a@example.com", "organizationId": tenant.organization("Org 04"),
        "expiresAt": 1,
    });
    let refused = tenant.post("/api/organization-invitations", body).json();
    let message = "Input is invalid. The value of `expiresAt` must be in the future.";
    assert_eq!(
        refused,
        json!({ "code": "request.invalid_input", "message": message })
    );
}

#[test]
fn a_one_time_token_is_good_once_and_in_its_time() {
    let mut tenant = Tenant::default();
    let make = |tenant: &mut Tenant| {
        let body = json!({ "email": "a@example.com", "expiresIn": 60 });
        tenant.post("/api/one-time-tokens", body).json()
    };
    let verify = |tenant: &mut Tenant, token: &Value| {
        let body = json!({ "email": "a@example.com", "token": token["token"] });
        tenant.post("/api/one-time-tokens/verify", body)
    };
    let first = make(&mut tenant);
    let second = make(&mut tenant);
    let refusal = |code: &str| (400, format!("one_time_token.{code}"));
    assert_eq!(
        verify(&mut tenant, &first).refusal(),
        refusal("token_revoked")
    );
    assert_eq!(verify(&mut tenant, &second).json()["status"], "consumed");
    assert_eq!(
        verify(&mut tenant, &second).refusal(),
        refusal("token_consumed")
    );
    let third = make(&mut tenant);
    let other = json!({ "email": "b@example.com", "token": third["token"] });
    let mismatch = tenant.post("/api/one-time-tokens/verify", other);
    assert_eq!(mismatch.refusal(), refusal("email_mismatch"));
    tenant.now += 60_000;
    assert_eq!(
        verify(&mut tenant, &third).refusal(),
        refusal("token_expired")
    );
    let active = tenant.get("/api/one-time-tokens?email=a%40example.com&status=active");
    assert_eq!(active.json(), json!([]));
}

#[test]
fn email_templates_are_replaced_by_language_and_purpose() {
    let mut tenant = Tenant::default();
    let template = |subject: &str| {
        json!({ "templates": [{
            "languageTag": "fr", "templateType": "SignIn",
            "details": { "subject": subject, "content": "c" },
        }] })
    };
    let first = tenant.put("/api/email-templates", template("a")).json();
    let second = tenant.put("/api/email-templates", template("b")).json();
    assert_eq!(first[0]["id"], second[0]["id"]);
    let french = tenant.get("/api/email-templates?languageTag=fr").json();
    assert_eq!(french.as_array().unwrap().len(), 1);
    assert_eq!(french[0]["details"]["subject"], "b");
    let path = format!("/api/email-templates/{}/details", id(&french[0]));
    let changed = tenant.patch(&path, json!({ "subject": "c" })).json();
    assert_eq!(
        changed["details"],
        json!({ "subject": "c", "content": "c" })
    );
    let gone = tenant.delete("/api/email-templates?languageTag=fr").json();
    assert_eq!(gone["rowCount"], 1);
    assert_eq!(
        tenant.get("/api/email-templates?languageTag=fr").json(),
        json!([])
    );
}
