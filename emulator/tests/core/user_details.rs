//! `/api/users/{id}/…`: identities, factors, tokens, sessions, grants, configs.

use serde_json::{Value, json};

use crate::tenant::Tenant;

#[test]
fn identities_are_put_got_linked_and_deleted() {
    let mut tenant = Tenant::default();
    let path = format!("/api/users/{}", tenant.user("user_0007"));
    let google = format!("{path}/identities/google");
    let put = tenant.put(&google, json!({ "userId": "x" }));
    assert_eq!(
        (put.status.as_u16(), put.json()),
        (201, json!({ "google": { "userId": "x" } }))
    );
    assert_eq!(tenant.put(&google, json!({ "userId": "y" })).status, 200);
    assert_eq!(tenant.get(&google).json()["identity"]["userId"], "y");
    let data = json!({ "connectorId": "connector-github", "connectorData": { "id": "77" } });
    let linked = tenant.post(&format!("{path}/identities"), data.clone());
    assert_eq!(linked.status, 200);
    assert_eq!(linked.json()["github"]["userId"], "77");
    let all = tenant.get(&format!("{path}/all-identities")).json();
    assert_eq!(all["socialIdentities"].as_array().unwrap().len(), 2);
    assert_eq!(all["ssoIdentities"], json!([]));
    let other = format!("/api/users/{}/identities", tenant.user("user_0008"));
    let taken = tenant.post(&other, data);
    assert_eq!(
        taken.refusal(),
        (422, "user.identity_already_in_use".into())
    );
    let deleted = tenant.delete(&google);
    assert_eq!(deleted.status, 200);
    assert_eq!(deleted.json()["identities"].get("google"), None);
    assert_eq!(
        tenant.delete(&google).refusal(),
        (404, "user.identity_not_exist".into())
    );
    assert_eq!(tenant.get(&format!("{path}/sso-identities/x")).status, 404);
}

#[test]
fn an_enterprise_identity_is_got_by_its_connector() {
    let mut tenant = Tenant::default();
    let path = format!("/api/users/{}", tenant.user("user_0003"));
    let all = tenant.get(&format!("{path}/all-identities")).json();
    let identity = &all["ssoIdentities"][0]["ssoIdentity"];
    let connector = identity["ssoConnectorId"].as_str().unwrap();
    let one = tenant
        .get(&format!("{path}/sso-identities/{connector}"))
        .json();
    assert_eq!(one["ssoIdentity"], *identity);
    let user = tenant
        .get(&format!("{path}?includeSsoIdentities=true"))
        .json();
    assert_eq!(user["ssoIdentities"][0], *identity);
}

#[test]
fn factors_are_added_listed_and_deleted() {
    let mut tenant = Tenant::default();
    let path = format!("/api/users/{}/mfa-verifications", tenant.user("user_0001"));
    let totp = tenant.post(&path, json!({ "type": "Totp" }));
    assert_eq!(totp.status, 200);
    assert_eq!(totp.json()["secret"].as_str().unwrap().len(), 32);
    assert!(
        totp.json()["secretQrCode"]
            .as_str()
            .unwrap()
            .starts_with("data:image/png;base64,")
    );
    let again = tenant.post(&path, json!({ "type": "Totp" }));
    assert_eq!(again.refusal(), (422, "user.totp_already_in_use".into()));
    let codes = tenant.post(&path, json!({ "type": "BackupCode" })).json();
    assert_eq!(codes["codes"].as_array().unwrap().len(), 10);
    let list = tenant.get(&path).json();
    assert_eq!(
        (&list[0]["type"], &list[1]["remainCodes"]),
        (&json!("Totp"), &json!(10))
    );
    assert_eq!(list[0]["createdAt"], "2026-11-23T18:20:00.000Z");
    let one = format!("{path}/{}", list[0]["id"].as_str().unwrap());
    assert_eq!(tenant.delete(&one).status, 204);
    assert_eq!(tenant.delete(&one).status, 404);
    assert_eq!(tenant.get(&path).json().as_array().unwrap().len(), 1);
    let unknown = tenant.post(&path, json!({ "type": "Nope" }));
    assert_eq!(unknown.refusal(), (400, "guard.invalid_input".into()));
}

#[test]
fn personal_access_tokens_have_names_that_paths_must_encode() {
    let mut tenant = Tenant::default();
    let path = format!(
        "/api/users/{}/personal-access-tokens",
        tenant.user("user_0009")
    );
    let body = json!({ "name": "pat/with slash & space", "expiresAt": null });
    let created = tenant.post(&path, body.clone());
    assert_eq!(created.status, 201);
    assert!(
        created.json()["value"]
            .as_str()
            .unwrap()
            .starts_with("pat_")
    );
    assert_eq!(tenant.post(&path, body).status, 422);
    let one = format!("{path}/pat%2Fwith%20slash%20%26%20space");
    assert_eq!(
        tenant.patch(&one, json!({ "name": "a" })).json()["name"],
        "a"
    );
    let renamed = tenant.patch(&path, json!({ "currentName": "a", "name": "b" }));
    assert_eq!(renamed.json()["name"], "b");
    assert_eq!(tenant.get(&path).names(), ["b"]);
    assert_eq!(tenant.delete(&one).status, 404);
    assert_eq!(tenant.delete(&format!("{path}/b")).status, 204);
    tenant.post(&path, json!({ "name": "c" }));
    assert_eq!(
        tenant
            .post(&format!("{path}/delete"), json!({ "name": "c" }))
            .status,
        204
    );
    assert_eq!(tenant.get(&path).json(), json!([]));
    let past = tenant.post(&path, json!({ "name": "d", "expiresAt": 1 }));
    assert_eq!(past.refusal(), (400, "request.invalid_input".into()));
}

#[test]
fn sessions_and_grants_come_wrapped() {
    let mut tenant = Tenant::default();
    let path = format!("/api/users/{}", tenant.user("user_0001"));
    let sessions = tenant.get(&format!("{path}/sessions")).json();
    let uid = sessions["sessions"][0]["payload"]["uid"].as_str().unwrap();
    let one = format!("{path}/sessions/{uid}");
    assert_eq!(tenant.get(&one).json(), sessions["sessions"][0]);
    let grants = |tenant: &mut Tenant, query: &str| -> Vec<Value> {
        let list = tenant.get(&format!("{path}/grants{query}")).json();
        let grants = list["grants"].as_array().unwrap();
        grants
            .iter()
            .map(|grant| grant["application"]["name"].clone())
            .collect()
    };
    assert_eq!(grants(&mut tenant, ""), ["First party", "Third party"]);
    assert_eq!(grants(&mut tenant, "?appType=thirdParty"), ["Third party"]);
    let wrong = tenant.get(&format!("{path}/grants?appType=nope"));
    assert_eq!(wrong.refusal(), (400, "guard.invalid_input".into()));
    assert_eq!(wrong.json()["message"], "The request query is invalid.");
    assert_eq!(
        tenant
            .delete(&format!("{one}?revokeGrantsTarget=firstParty"))
            .status,
        204
    );
    assert_eq!(grants(&mut tenant, ""), ["Third party"]);
    assert_eq!(tenant.get(&one).status, 404);
    let held = tenant.get(&format!("{path}/grants")).json();
    let grant = format!(
        "{path}/grants/{}",
        held["grants"][0]["id"].as_str().unwrap()
    );
    assert_eq!(tenant.delete(&grant).status, 204);
    assert_eq!(tenant.delete(&grant).status, 404);
}

#[test]
fn configs_are_merged_part_by_part() {
    let mut tenant = Tenant::default();
    let path = format!("/api/users/{}/logto-configs", tenant.user("user_0001"));
    let start = json!({
        "mfa": { "skipped": false, "skipMfaOnSignIn": false }, "passkeySignIn": { "skipped": false },
    });
    assert_eq!(tenant.get(&path).json(), start);
    tenant.patch(&path, json!({ "mfa": { "skipped": true } }));
    let changed = tenant
        .patch(&path, json!({ "mfa": { "enabled": true } }))
        .json();
    assert_eq!(
        changed["mfa"],
        json!({ "skipped": true, "skipMfaOnSignIn": false, "enabled": true })
    );
    assert_eq!(tenant.get(&path).json(), changed);
}
