//! Settings of a tenant, as a new one has them.

use serde_json::{Value, json};

use super::START;
use crate::handlers::configs::KEYS;
use crate::store::table::row;
use crate::store::{Store, TENANT};

/// Life of a session in seconds.
const SESSION_TTL: u64 = 14 * 24 * 60 * 60;

/// Each document under its address.
fn documents() -> [(&'static str, Value); 6] {
    [
        (
            "/configs/admin-console",
            json!({ "signInExperienceCustomized": false, "organizationCreated": true }),
        ),
        ("/configs/oidc/session", json!({ "ttl": SESSION_TTL })),
        ("/configs/id-token", json!({ "enabledExtendedClaims": [] })),
        ("/configs/cimd", json!({ "enabled": false })),
        (
            "/account-center",
            json!({
                "tenantId": TENANT,
                "id": "default",
                "enabled": false,
                "fields": {},
                "webauthnRelatedOrigins": [],
                "deleteAccountUrl": null,
                "customCss": null,
                "profileFields": null,
            }),
        ),
        ("/sign-in-exp", sign_in_experience()),
    ]
}

fn sign_in_experience() -> Value {
    let username_policy = json!({
        "caseSensitive": true,
        "minLength": 1,
        "maxLength": 128,
        "allowedChars": {
            "lowercase": true, "uppercase": true, "numbers": true, "underscore": true,
        },
    });
    let methods = json!([{
        "identifier": "username", "password": true, "verificationCode": false,
        "isPasswordPrimary": true,
    }]);
    json!({
        "tenantId": TENANT,
        "id": "default",
        "color": {
            "primaryColor": "#6139F6", "isDarkModeEnabled": false, "darkPrimaryColor": "#8768F8",
        },
        "branding": {
            "logoUrl": "https://logto.io/logo.svg", "darkLogoUrl": "https://logto.io/logo-dark.svg",
        },
        "hideLogtoBranding": false,
        "languageInfo": { "autoDetect": true, "fallbackLanguage": "en" },
        "termsOfUseUrl": null,
        "privacyPolicyUrl": null,
        "agreeToTermsPolicy": "Automatic",
        "signIn": { "methods": methods },
        "signUp": { "identifiers": ["username"], "password": true, "verify": false },
        "socialSignIn": {},
        "socialSignInConnectorTargets": [],
        "signInMode": "SignInAndRegister",
        "customCss": null,
        "customContent": {},
        "customUiAssets": null,
        "customUiCsp": {},
        "passwordPolicy": {},
        "mfa": { "factors": [], "policy": "UserControlled" },
        "adaptiveMfa": {},
        "singleSignOnEnabled": false,
        "supportEmail": null,
        "supportWebsiteUrl": null,
        "unknownSessionRedirectUrl": null,
        "captchaPolicy": {},
        "sentinelPolicy": {},
        "emailBlocklistPolicy": {},
        "verificationCodePolicy": {},
        "forgotPasswordMethods": [],
        "passkeySignIn": {},
        "signUpProfileFields": null,
        "passwordExpiration": {},
        "usernamePolicy": username_policy,
    })
}

pub(super) fn add(store: &mut Store) {
    for (address, document) in documents() {
        store.documents.insert(address.into(), row(document));
    }
    for kind in KEYS {
        let mut key = json!({ "id": store.random.id(), "createdAt": START / 1000 });
        if kind == "private-keys" {
            key["signingKeyAlgorithm"] = "EC".into();
        }
        store.oidc_keys.insert(kind.into(), vec![row(key)]);
    }
}
