//! What a self-hosted tenant has little of: systems, secrets of third parties' tokens, the record of
//! attacks; and subject tokens, which nothing here exchanges.

use serde_json::json;

use crate::context::{Context, Outcome};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;

/// Life of a subject token in seconds.
const SUBJECT_TOKEN_LIFETIME: u64 = 600;

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/systems/application", application),
    Route::delete("/secrets/{id}", delete_secret),
    Route::post("/sentinel-activities/delete", forget_activities).documented(),
    Route::post("/subject-tokens", create_subject_token).documented(),
];

fn application(_: &mut Context<'_>) -> Outcome {
    Err(Failure::new(
        501,
        "application.protected_app_not_configured",
    ))
}

/// No connector of the tenant keeps tokens, so that there is no secret to delete.
fn delete_secret(_: &mut Context<'_>) -> Outcome {
    Err(Failure::not_found())
}

fn forget_activities(_: &mut Context<'_>) -> Outcome {
    Ok(Reply::no_content())
}

fn create_subject_token(cx: &mut Context<'_>) -> Outcome {
    let user = cx.text("userId").unwrap_or_default();
    if !cx.store.users.has(&user) {
        return Err(Failure::not_found());
    }
    let token = format!("sub_{}", cx.store.random.id());
    Ok(Reply::created(json!({
        "subjectToken": token,
        "expiresIn": SUBJECT_TOKEN_LIFETIME,
    })))
}
