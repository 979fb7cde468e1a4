//! What needs no token: `/status`, and what the sign-in page and the account center are told.

use serde_json::json;

use super::connectors;
use crate::context::{Context, Outcome};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::row;

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
    let settings = cx.store.documents.get("/sign-in-exp").cloned();
    let mut told = settings.unwrap_or_default();
    for kept in ["emailBlocklistPolicy", "forgotPasswordMethods"] {
        told.shift_remove(kept);
    }
    told.extend(row(json!({
        "customProfileFields": [],
        "socialConnectors": social,
        "ssoConnectors": [],
        "forgotPassword": { "email": true, "phone": true },
        "isDevelopmentTenant": false,
    })));
    Ok(Reply::ok(told))
}
