//! What needs no token: `/status` and the sign-in experience.

use serde_json::json;

use super::connectors;
use crate::context::{Context, Outcome};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::TENANT;

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/status", status).public(),
    Route::get("/.well-known/sign-in-exp", sign_in_experience).public(),
];

fn status(_: &mut Context<'_>) -> Outcome {
    Ok(Reply::no_content())
}

fn sign_in_experience(cx: &mut Context<'_>) -> Outcome {
    let social: Vec<_> = cx
        .store
        .connectors
        .iter()
        .filter_map(connectors::social)
        .collect();
    Ok(Reply::ok(json!({
        "tenantId": TENANT,
        "id": "default",
        "color": {
            "primaryColor": "#0066cc", "isDarkModeEnabled": false, "darkPrimaryColor": "#66b2ff",
        },
        "branding": {},
        "hideLogtoBranding": false,
        "languageInfo": { "autoDetect": true, "fallbackLanguage": "en" },
        "termsOfUseUrl": null,
        "privacyPolicyUrl": null,
        "agreeToTermsPolicy": "Automatic",
        "signIn": { "methods": [{
            "identifier": "username", "password": true, "verificationCode": false,
            "isPasswordPrimary": true,
        }] },
        "signUp": { "identifiers": ["username"], "password": true, "verify": false },
        "socialSignIn": {},
        "socialSignInConnectorTargets": [],
        "signInMode": "SignInAndRegister",
        "customCss": null,
        "customContent": {},
        "customUiAssets": null,
        "passwordPolicy": {},
        "mfa": { "factors": [], "policy": "UserControlled" },
        "singleSignOnEnabled": false,
        "supportEmail": null,
        "supportWebsiteUrl": null,
        "unknownSessionRedirectUrl": null,
        "captchaPolicy": {},
        "sentinelPolicy": {},
        "socialConnectors": social,
        "ssoConnectors": [],
        "forgotPassword": { "email": true, "phone": true },
        "isDevelopmentTenant": false,
    })))
}
