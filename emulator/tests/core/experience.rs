//! What the sign-in pages are made of: phrases, profile fields, enterprise connectors, SAML.

use serde_json::json;

use crate::tenant::Tenant;

#[test]
fn phrases_are_kept_by_language() {
    let mut tenant = Tenant::default();
    let words = json!({ "input": { "username": "Benutzername" } });
    let made = tenant.put("/api/custom-phrases/de", words.clone());
    assert_eq!(
        (made.status.as_u16(), &made.json()["translation"]),
        (201, &words)
    );
    let id = made.json()["id"].clone();
    assert_eq!(
        tenant.put("/api/custom-phrases/de", json!({})).json()["id"],
        id
    );
    assert_eq!(
        tenant.get("/api/custom-phrases/de").json()["translation"],
        json!({})
    );
    assert_eq!(tenant.delete("/api/custom-phrases/de").status, 204);
    assert_eq!(tenant.get("/api/custom-phrases/de").status, 404);
}

#[test]
fn a_language_that_there_is_not_is_refused_with_the_recorded_words() {
    let mut tenant = Tenant::default();
    let refused = tenant.get("/api/custom-phrases/xx-YY");
    assert_eq!(refused.refusal(), (400, "guard.invalid_input".into()));
    let issue = json!({ "code": "custom", "message": "Invalid input", "path": ["languageTag"] });
    assert_eq!(refused.json()["data"]["issues"], json!([issue]));
    assert_eq!(
        refused.json()["details"],
        "Error in key path \"languageTag\": (custom) Invalid input"
    );
}

#[test]
fn the_sign_in_experience_is_that_of_a_new_tenant() {
    let mut tenant = Tenant::default();
    let experience = tenant.get("/api/sign-in-exp").json();
    assert_eq!(experience["id"], "default");
    assert_eq!(experience["color"]["primaryColor"], "#6139F6");
    assert_eq!(
        experience["languageInfo"],
        json!({ "autoDetect": true, "fallbackLanguage": "en" })
    );
    assert_eq!(experience["signIn"]["methods"][0]["identifier"], "username");
    assert_eq!(experience["signInMode"], "SignInAndRegister");
    assert_eq!(experience["forgotPasswordMethods"], json!([]));
}

#[test]
fn the_sign_in_page_is_told_what_was_changed() {
    let mut tenant = Tenant::default();
    let changes = json!({ "termsOfUseUrl": "https://example.com/terms", "signInMode": "SignIn" });
    assert_eq!(tenant.patch("/api/sign-in-exp", changes).status, 200);
    for path in ["sign-in-exp", "experience"] {
        let told = tenant.get(&format!("/api/.well-known/{path}")).json();
        assert_eq!(told["termsOfUseUrl"], "https://example.com/terms");
        assert_eq!(told["signInMode"], "SignIn");
        assert_eq!(told["isDevelopmentTenant"], false);
        assert_eq!(told.get("forgotPasswordMethods"), None);
    }
}

#[test]
fn profile_fields_have_an_order() {
    let mut tenant = Tenant::default();
    for name in ["team", "city"] {
        let field = json!({ "name": name, "type": "Text", "required": false });
        assert_eq!(tenant.post("/api/custom-profile-fields", field).status, 201);
    }
    assert_eq!(
        tenant.get("/api/custom-profile-fields").names(),
        ["team", "city"]
    );
    let order = json!({ "order": [
        { "name": "city", "sieOrder": 1 }, { "name": "team", "sieOrder": 2 },
    ] });
    let path = "/api/custom-profile-fields/properties/sie-order";
    assert_eq!(tenant.post(path, order).json()[0]["name"], "city");
    assert_eq!(
        tenant.get("/api/custom-profile-fields").names(),
        ["city", "team"]
    );
    let again = json!({ "name": "city", "type": "Text", "required": false });
    let refused = tenant.post("/api/custom-profile-fields", again.clone());
    assert_eq!(refused.refusal().1, "entity.unique_integrity_violation");
    let changed = json!({ "label": "City", "type": "Text", "required": true });
    let replaced = tenant
        .put("/api/custom-profile-fields/city", changed)
        .json();
    assert_eq!(
        (&replaced["label"], &replaced["sieOrder"]),
        (&json!("City"), &json!(1))
    );
    let batch = |names: [&str; 2]| {
        let fields = names.map(|name| json!({ "name": name, "type": "Text", "required": false }));
        json!(fields)
    };
    let path = "/api/custom-profile-fields/batch";
    assert_eq!(tenant.post(path, batch(["shoe", "city"])).status, 422);
    assert_eq!(tenant.post(path, batch(["shoe", "shoe"])).status, 422);
    assert_eq!(tenant.post(path, batch(["shoe", "hat"])).status, 201);
    let names = tenant.get("/api/custom-profile-fields").names();
    assert_eq!(names, ["city", "team", "shoe", "hat"]);
    assert_eq!(tenant.delete("/api/custom-profile-fields/city").status, 204);
    assert_eq!(tenant.get("/api/custom-profile-fields/city").status, 404);
}

#[test]
fn enterprise_connectors_are_those_that_organizations_provision_by() {
    let mut tenant = Tenant::default();
    let organization = tenant.organization("Org 00");
    let path = format!("/api/organizations/{organization}/jit/sso-connectors");
    let used = tenant.ids(&path);
    assert_eq!(used.len(), 1);
    let listed = tenant.ids("/api/sso-connectors");
    assert_eq!(listed.len(), 3);
    assert!(listed.contains(&used[0]));
    let connector = format!("/api/sso-connectors/{}", used[0]);
    let changed = tenant
        .patch(&connector, json!({ "domains": ["a.example"] }))
        .json();
    assert_eq!(changed["domains"], json!(["a.example"]));
    let same = json!({ "providerName": "OIDC", "connectorName": changed["connectorName"] });
    assert_eq!(
        tenant.post("/api/sso-connectors", same).refusal().1,
        "entity.unique_integrity_violation"
    );
    assert_eq!(tenant.delete(&connector).status, 204);
    assert_eq!(tenant.ids(&path), [""; 0]);
}

#[test]
fn a_saml_application_may_be_made_by_its_name_alone() {
    let mut tenant = Tenant::default();
    let made = tenant.post("/api/saml-applications", json!({ "name": "s" }));
    assert_eq!(made.status, 201, "{}", made.text());
    let made = made.json();
    assert_eq!(
        made["nameIdFormat"],
        "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
    );
    assert_eq!(made["isThirdParty"], false);
}

#[test]
fn a_saml_application_is_an_application_that_has_an_api_of_its_own() {
    let mut tenant = Tenant::default();
    let body = json!({ "name": "s", "customData": { "a": 1 }, "entityId": "e" });
    let made = tenant.post("/api/saml-applications", body).json();
    let id = made["id"].as_str().unwrap().to_owned();
    for id in [id.as_str(), "app-saml"] {
        let (own, plain) = (
            format!("/api/saml-applications/{id}"),
            format!("/api/applications/{id}"),
        );
        let (shown, application) = (tenant.get(&own).json(), tenant.get(&plain).json());
        for field in ["id", "name", "type", "customData", "createdAt"] {
            assert_eq!(shown[field], application[field], "{field}");
        }
        assert_eq!(shown.get("oidcClientMetadata"), None);
        assert_eq!(application.get("entityId"), None);
        let changed = tenant.patch(&own, json!({ "name": "t", "entityId": "f" }));
        let changed = changed.json();
        assert_eq!(
            (&changed["name"], &changed["entityId"]),
            (&json!("t"), &json!("f"))
        );
        assert_eq!(tenant.get(&own).json(), changed);
        assert_eq!(tenant.get(&plain).json()["name"], "t");
        let refusal = (400, "application.saml.use_saml_app_api".into());
        let refused = tenant.patch(&plain, json!({ "name": "x" }));
        assert_eq!(refused.refusal(), refusal);
        assert_eq!(tenant.delete(&plain).refusal(), refusal);
        assert_eq!(tenant.delete(&own).status, 204);
        assert_eq!(tenant.get(&own).status, 404);
        assert_eq!(tenant.get(&plain).status, 404);
    }
    let refused = tenant.post("/api/applications", json!({ "name": "s", "type": "SAML" }));
    assert_eq!(
        refused.refusal(),
        (400, "application.saml.use_saml_app_api".into())
    );
    assert_ne!(
        refused.json()["message"],
        "application.saml.use_saml_app_api"
    );
    assert_eq!(
        tenant
            .get("/api/saml-applications/app-first-party")
            .refusal(),
        (422, "application.saml.saml_application_only".into())
    );
}

#[test]
fn metadata_of_no_saml_application_is_refused_with_the_recorded_words() {
    let mut tenant = Tenant::default();
    let refused = tenant.get("/api/saml-applications/nope/metadata");
    assert_eq!(refused.status, 404);
    assert_eq!(
        refused.json(),
        json!({
            "code": "entity.not_found",
            "data": {
                "message": "Can not find SAML application by ID (nope) with active certificate.",
            },
            "message": "The resource does not exist.",
        })
    );
}

#[test]
fn a_saml_application_has_one_certificate_in_use() {
    let mut tenant = Tenant::default();
    let body = json!({
        "name": "s", "nameIdFormat": "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
    });
    let made = tenant.post("/api/saml-applications", body);
    assert_eq!(made.status, 201, "{}", made.text());
    let path = format!(
        "/api/saml-applications/{}",
        made.json()["id"].as_str().unwrap()
    );
    let changed = tenant.patch(&path, json!({ "name": "t" })).json();
    assert_eq!(tenant.get(&path).json(), changed);
    let secrets = format!("{path}/secrets");
    let first = tenant.ids(&secrets).remove(0);
    let second = tenant
        .post(&secrets, json!({ "lifeSpanInYears": 2 }))
        .json();
    assert_eq!(second["active"], false);
    let second = second["id"].as_str().unwrap().to_owned();
    assert_eq!(
        tenant.delete(&format!("{secrets}/{first}")).refusal(),
        (400, "application.saml.can_not_delete_active_secret".into())
    );
    let used = tenant
        .patch(&format!("{secrets}/{second}"), json!({ "active": true }))
        .json();
    assert_eq!(used["active"], true);
    assert_eq!(tenant.delete(&format!("{secrets}/{first}")).status, 204);
    let metadata = tenant.get(&format!("{path}/metadata"));
    assert!(metadata.text().contains("entityID="), "{}", metadata.text());
    assert!(metadata.text().contains("<X509Certificate>"));
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(tenant.get(&secrets).status, 404);
}

#[test]
fn the_server_fills_in_what_is_missing_of_a_part_of_the_password_policy() {
    let mut tenant = Tenant::default();
    let policy = json!({ "passwordPolicy": { "length": { "min": 12 } } });
    assert_eq!(tenant.patch("/api/sign-in-exp", policy).status, 200);
    assert_eq!(
        tenant.get("/api/sign-in-exp").json()["passwordPolicy"],
        json!({ "length": { "min": 12, "max": 256 } })
    );
    let most = json!({ "passwordPolicy": { "length": { "min": 12, "max": null } } });
    assert_eq!(tenant.patch("/api/sign-in-exp", most).status, 400);
}

#[test]
fn a_password_is_checked_by_the_policy() {
    let mut tenant = Tenant::default();
    let path = "/api/sign-in-exp/default/check-password";
    let short = tenant.post(path, json!({ "password": "abc" })).json();
    assert_eq!(short["result"], false);
    assert_eq!(short["issues"][0]["code"], "password_rejected.too_short");
    assert_eq!(
        tenant.post(path, json!({ "password": "abcdefgh" })).json()["result"],
        true
    );
    let policy = json!({ "passwordPolicy": { "length": { "min": 12, "max": 20 } } });
    assert_eq!(tenant.patch("/api/sign-in-exp", policy).status, 200);
    let short = tenant.post(path, json!({ "password": "abcdefgh" })).json();
    assert_eq!(short["issues"][0]["interpolation"]["min"], 12);
    let user = tenant.user("user_0001");
    let own = json!({ "password": "xx_user_0001_xx", "userId": user });
    let own = tenant.post(path, own).json();
    assert_eq!(
        own["issues"][0]["code"],
        "password_rejected.restricted.user_info"
    );
}
