//! What needs no token: `/status`, and what the sign-in page and the account center are told.

use serde_json::json;

use super::connectors;
use crate::context::{Context, Outcome};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::TENANT;

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/status", status).public(),
    Route::get("/.well-known/sign-in-exp", sign_in_experience).public(),
    Route::get("/.well-known/experience", sign_in_experience).public(),
    Route::get("/.well-known/phrases", phrases).public(),
    Route::get("/.well-known/account-center", account_center).public(),
];

fn status(_: &mut Context<'_>) -> Outcome {
    Ok(Reply::no_content())
}

/// The words of the sign-in page.
fn phrases(_: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(json!({
        "input": { "username": "Username", "password": "Password", "email": "Email" },
        "action": { "sign_in": "Sign in", "create_account": "Create account" },
        "error": { "general_required": "{{types, list(type: disjunction;)}} is required" },
    })))
}

fn account_center(cx: &mut Context<'_>) -> Outcome {
    let settings = cx.store.documents.get("/account-center");
    Ok(Reply::ok(settings.cloned().unwrap_or_default()))
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
        "verificationCodePolicy": {},
        "passkeySignIn": {},
        "passwordExpiration": {},
        "usernamePolicy": {
            "caseSensitive": true,
            "minLength": 1,
            "maxLength": 128,
            "allowedChars": {
                "lowercase": true, "uppercase": true, "numbers": true, "underscore": true,
            },
        },
        "signUpProfileFields": null,
        "customProfileFields": [],
        "socialConnectors": social,
        "ssoConnectors": [],
        "forgotPassword": { "email": true, "phone": true },
        "isDevelopmentTenant": false,
    })))
}
