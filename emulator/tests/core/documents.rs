//! Settings and small resources: what is written is read.

use bytes::Bytes;
use http::Request;
use serde_json::{Value, json};

use crate::tenant::{RESOURCE, Tenant};

#[test]
fn settings_are_merged_or_replaced() {
    let mut tenant = Tenant::default();
    let admin = "/api/configs/admin-console";
    assert_eq!(
        tenant.get(admin).json()["signInExperienceCustomized"],
        false
    );
    let changed = tenant.patch(admin, json!({ "signInExperienceCustomized": true }));
    assert_eq!(changed.json()["organizationCreated"], true);
    assert_eq!(tenant.get(admin).json(), changed.json());

    let claims = json!({ "enabledExtendedClaims": ["roles"] });
    let token = "/api/configs/id-token";
    assert_eq!(tenant.put(token, claims.clone()).status, 200);
    assert_eq!(tenant.get(token).json(), claims);
    assert_eq!(tenant.put(token, json!({})).json(), json!({}));
    assert_eq!(tenant.get(token).json(), json!({}));

    assert_eq!(
        tenant
            .patch("/api/configs/cimd", json!({ "enabled": true }))
            .status,
        200
    );
    assert_eq!(
        tenant.get("/api/configs/cimd").json(),
        json!({ "enabled": true })
    );
}

#[test]
fn the_account_center_is_shown_to_those_who_sign_in() {
    let mut tenant = Tenant::default();
    let fresh = json!({
        "tenantId": "default", "id": "default", "enabled": false, "fields": {},
        "webauthnRelatedOrigins": [], "deleteAccountUrl": null, "customCss": null,
        "profileFields": null,
    });
    assert_eq!(tenant.get("/api/account-center").json(), fresh);
    let body = json!({ "enabled": true, "fields": { "name": "Edit" } });
    let changed = tenant.patch("/api/account-center", body).json();
    assert_eq!(changed["fields"], json!({ "name": "Edit" }));
    assert_eq!(
        tenant.get("/api/.well-known/account-center").json(),
        changed
    );
}

#[test]
fn a_captcha_provider_is_there_until_it_is_deleted() {
    let mut tenant = Tenant::default();
    let path = "/api/captcha-provider";
    assert_eq!(tenant.get(path).refusal(), (404, "entity.not_found".into()));
    assert_eq!(
        tenant.delete(path).refusal(),
        (404, "entity.not_found".into())
    );
    let config = json!({ "type": "Turnstile", "siteKey": "a", "secretKey": "b" });
    let made = tenant.put(path, json!({ "config": config }));
    assert_eq!(made.status, 200);
    assert_eq!(made.json()["config"], config);
    tenant.now += 1000;
    assert_eq!(tenant.get(path).json(), made.json());
    let other = json!({ "type": "Turnstile", "siteKey": "c", "secretKey": "d" });
    let replaced = tenant.put(path, json!({ "config": other })).json();
    assert_eq!(
        (&replaced["config"], &replaced["id"]),
        (&other, &made.json()["id"])
    );
    assert_eq!(tenant.delete(path).status, 204);
    assert_eq!(tenant.get(path).status, 404);
}

#[test]
fn scripts_are_kept_by_kind_of_token() {
    let mut tenant = Tenant::default();
    let path = "/api/configs/jwt-customizer/access-token";
    let missing = (404, "entity.not_exists_with_id".to_owned());
    assert_eq!(tenant.get(path).refusal(), missing);
    let script = json!({ "script": "const getCustomJwtClaims = async () => ({});" });
    let made = tenant.put(path, script.clone());
    assert_eq!((made.status.as_u16(), made.json()), (201, script.clone()));
    assert_eq!(tenant.put(path, script.clone()).status, 200);
    assert_eq!(
        tenant.get("/api/configs/jwt-customizer").json(),
        json!([{ "key": "jwt.accessToken", "value": script }])
    );
    let changed = tenant
        .patch(path, json!({ "blockIssuanceOnError": true }))
        .json();
    assert_eq!(changed["script"], script["script"]);
    let wrong = tenant.put(path, json!({ "script": 1 }));
    assert_eq!(wrong.json()["data"]["issues"][0]["path"], json!(["script"]));
    let none = tenant.patch("/api/configs/jwt-customizer/client-credentials", script);
    assert_eq!(none.refusal(), missing);
    assert_eq!(tenant.delete(path).status, 204);
    assert_eq!(tenant.get("/api/configs/jwt-customizer").json(), json!([]));
}

#[test]
fn actions_are_listed_under_their_keys() {
    let mut tenant = Tenant::default();
    let path = "/api/configs/actions/action.postSignIn";
    let action = json!({ "script": "() => {}", "enabled": true });
    assert_eq!(tenant.put(path, action.clone()).status, 201);
    assert_eq!(
        tenant.get("/api/configs/actions").json(),
        json!([{ "key": "action.postSignIn", "value": action }])
    );
    assert_eq!(
        tenant.patch(path, json!({ "enabled": false })).json()["enabled"],
        false
    );
    assert_eq!(tenant.delete(path).status, 204);
    assert_eq!(tenant.delete(path).status, 404);
}

#[test]
fn keys_are_rotated_and_the_last_one_stays() {
    let mut tenant = Tenant::default();
    let path = "/api/configs/oidc/private-keys";
    let statuses = |answer: Value| -> Vec<Value> {
        let keys = answer.as_array().unwrap().clone();
        keys.into_iter().map(|key| key["status"].clone()).collect()
    };
    let first = tenant.get(path).json();
    assert_eq!(statuses(first.clone()), ["Current"]);
    let id = first[0]["id"].as_str().unwrap().to_owned();
    let only = tenant.delete(&format!("{path}/{id}"));
    assert_eq!(only.refusal(), (422, "oidc.key_required".into()));
    let rotated = tenant.post(
        &format!("{path}/rotate"),
        json!({ "signingKeyAlgorithm": "RSA" }),
    );
    assert_eq!(rotated.json()[0]["signingKeyAlgorithm"], "RSA");
    assert_eq!(statuses(rotated.json()), ["Current", "Previous"]);
    let later = json!({ "rotationGracePeriod": 60 });
    let waiting = tenant.post(&format!("{path}/rotate"), later).json();
    assert_eq!(statuses(waiting), ["Next", "Current", "Previous"]);
    tenant.now += 60_000;
    assert_eq!(
        statuses(tenant.get(path).json()),
        ["Current", "Previous", "Previous"]
    );
    assert_eq!(tenant.delete(&format!("{path}/{id}")).status, 204);
    let again = tenant.delete(&format!("{path}/{id}"));
    assert_eq!(again.refusal(), (404, "oidc.key_not_found".into()));
    let cookie = tenant.get("/api/configs/oidc/cookie-keys").json();
    assert_eq!(cookie[0].get("signingKeyAlgorithm"), None);
}

#[test]
fn a_domain_is_made_once_and_has_its_files() {
    let mut tenant = Tenant::default();
    let body = json!({ "domain": "auth.example.com" });
    let made = tenant.post("/api/domains", body.clone());
    assert_eq!(made.status, 201);
    let again = tenant.post("/api/domains", body);
    assert_eq!(
        again.refusal(),
        (422, "domain.hostname_already_exists".into())
    );
    let id = made.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(tenant.get("/api/domains").json(), json!([made.json()]));
    let path = format!("/api/domains/{id}");
    let files = format!("{path}/verification-files");
    assert_eq!(tenant.get(&files).json(), json!({}));
    let put = json!({ "verificationFiles": { "apple": { "a": 1 } } });
    assert_eq!(
        tenant.put(&files, put).json(),
        json!({ "apple": { "a": 1 } })
    );
    assert_eq!(tenant.get(&files).json(), json!({ "apple": { "a": 1 } }));
    tenant.now += 20 * 60 * 1000;
    let fresh = tenant
        .post("/api/domains/cleanup", json!({ "staleDays": 0.5 }))
        .json();
    assert_eq!(
        (&fresh["scannedCount"], &fresh["deletedCount"]),
        (&json!(1), &json!(0))
    );
    let stale = tenant
        .post("/api/domains/cleanup", json!({ "staleDays": 0.01 }))
        .json();
    assert_eq!(stale["deletedCount"], 1);
    for path in [&path, &files] {
        let gone = tenant.get(path);
        assert_eq!(gone.refusal(), (404, "entity.not_exists_with_id".into()));
    }
    assert_eq!(
        tenant.delete(&path).refusal(),
        (404, "entity.not_found".into())
    );
}

#[test]
fn a_verification_code_is_good_once() {
    let mut tenant = Tenant::default();
    let receiver = json!({ "email": "a@example.com" });
    let with = |code: &str| json!({ "email": "a@example.com", "verificationCode": code });
    let verify = "/api/verification-codes/verify";
    let refusal = |code: &str| (400, format!("verification_code.{code}"));
    assert_eq!(
        tenant.post(verify, with("000000")).refusal(),
        refusal("not_found")
    );
    assert_eq!(
        tenant
            .post("/api/verification-codes", receiver.clone())
            .status,
        204
    );
    assert_eq!(
        tenant.post(verify, with("123456")).refusal(),
        refusal("code_mismatch")
    );
    assert_eq!(tenant.post(verify, with("000000")).status, 204);
    assert_eq!(
        tenant.post(verify, with("000000")).refusal(),
        refusal("not_found")
    );
    tenant.post("/api/verification-codes", receiver.clone());
    tenant.now += 10 * 60 * 1000;
    assert_eq!(
        tenant.post(verify, with("000000")).refusal(),
        refusal("expired")
    );
    tenant.delete("/api/connectors/connector-email");
    tenant.now -= 10 * 60 * 1000;
    let none = tenant.post("/api/verification-codes", receiver);
    assert_eq!(none.refusal(), (501, "connector.not_found".into()));
    assert_eq!(
        none.json()["message"],
        "Cannot find any available connector for type: Email."
    );
}

#[test]
fn clients_that_describe_themselves_have_scopes() {
    let mut tenant = Tenant::default();
    let path = "/api/cimd/user-consent-scopes";
    let made = tenant.post(path, json!({ "userScopes": ["profile"] }));
    assert_eq!((made.status.as_u16(), made.text()), (201, "Created"));
    assert_eq!(
        tenant.get(path).json(),
        json!({
            "organizationScopes": [], "resourceScopes": [], "organizationResourceScopes": [],
            "userScopes": ["profile"],
        })
    );
    let unknown = tenant.post(path, json!({ "resourceScopes": ["nope"] }));
    assert_eq!(
        unknown.refusal(),
        (422, "application.user_consent_scopes_not_found".into())
    );
    assert_eq!(
        tenant.delete(&format!("{path}/user-scopes/profile")).status,
        204
    );
    assert_eq!(
        tenant.delete(&format!("{path}/user-scopes/profile")).status,
        404
    );
}

#[test]
fn a_subject_token_is_for_a_user_there_is() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0001");
    let made = tenant.post("/api/subject-tokens", json!({ "userId": user }));
    assert_eq!(
        (made.status.as_u16(), &made.json()["expiresIn"]),
        (201, &json!(600))
    );
    assert!(
        made.json()["subjectToken"]
            .as_str()
            .unwrap()
            .starts_with("sub_")
    );
    let unknown = tenant.post("/api/subject-tokens", json!({ "userId": "nobody" }));
    assert_eq!(unknown.refusal(), (404, "entity.not_found".into()));
}

#[test]
fn hasura_is_told_the_role_that_the_caller_has() {
    let mut tenant = Tenant::default();
    let path = format!("/api/authn/hasura?resource={RESOURCE}");
    let roles = tenant.get("/api/applications/m2m-admin/roles");
    let role = roles.names().remove(0);
    let mut ask = |path: &str, role: &str| {
        let request = Request::get(path)
            .header("authorization", format!("Bearer {}", tenant.token))
            .header("expected-role", role);
        tenant.send(request.body(Bytes::new()).unwrap())
    };
    assert_eq!(
        ask(&path, &role).json(),
        json!({ "X-Hasura-User-Id": "m2m-admin", "X-Hasura-Role": role })
    );
    let other = ask(&path, "other");
    assert_eq!(
        other.refusal(),
        (401, "auth.expected_role_not_found".into())
    );
    let anonymous = ask(&format!("{path}&unauthorizedRole=guest"), "other");
    assert_eq!(anonymous.json(), json!({ "X-Hasura-Role": "guest" }));
    assert_eq!(ask("/api/authn/hasura", &role).refusal().0, 400);
}

#[test]
fn assertions_go_on_to_the_page_of_their_connector() {
    let mut tenant = Tenant::default();
    let answer = tenant.post(
        "/api/authn/saml/connector-github",
        json!({ "SAMLResponse": "x" }),
    );
    assert_eq!(answer.status, 302);
    assert_eq!(
        answer.header("location"),
        Some("http://127.0.0.1:3001/callback/connector-github")
    );
    let unknown = tenant.post("/api/authn/saml/nope", json!({ "SAMLResponse": "x" }));
    assert_eq!(unknown.status, 404);
    let bare = tenant.post("/api/authn/single-sign-on/saml/x", json!({}));
    assert_eq!(
        bare.json()["data"]["issues"][0]["path"],
        json!(["SAMLResponse"])
    );
}

#[test]
fn what_connectors_can_be_made_of_is_listed() {
    let mut tenant = Tenant::default();
    assert_eq!(tenant.ids("/api/connector-factories").len(), 6);
    let one = tenant
        .get("/api/connector-factories/github-universal")
        .json();
    assert_eq!(one["target"], "github");
    assert_eq!(tenant.get("/api/connector-factories/nope").status, 404);
    let providers = tenant.get("/api/sso-connector-providers").json();
    assert_eq!(providers.as_array().unwrap().len(), 6);
}

#[test]
fn the_openapi_document_has_every_operation() {
    let mut tenant = Tenant::default();
    let document = tenant.get("/api/swagger.json").json();
    let paths = document["paths"].as_object().unwrap();
    let count: usize = paths
        .values()
        .map(|path| path.as_object().unwrap().len())
        .sum();
    assert_eq!(count, 284);
    let user = &paths["/api/users/{userId}"]["patch"];
    assert_eq!(user["operationId"], "UpdateUser");
    assert_eq!(user["parameters"][0]["name"], "userId");
    let text = document.to_string();
    let mut references = text.split("\"#/components/schemas/").skip(1);
    assert!(references.all(|rest| {
        let name = rest.split('"').next().unwrap();
        document["components"]["schemas"].get(name).is_some()
    }));
    let other = tenant.get("/api/.well-known/user.openapi.json").json();
    assert_eq!(other["paths"], json!({}));
}

#[test]
fn a_reset_forgets_what_was_written() {
    let mut tenant = Tenant::default();
    tenant.patch("/api/configs/oidc/session", json!({ "ttl": 60 }));
    tenant.post("/_emulator/reset", Value::Null);
    assert_eq!(
        tenant.get("/api/configs/oidc/session").json(),
        json!({ "ttl": 1_209_600 })
    );
}
