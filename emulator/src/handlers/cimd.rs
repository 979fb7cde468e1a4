//! `/cimd`: what clients that describe themselves may ask for (client ID metadata documents).

use super::consent_scopes::{self, SCOPES};
use crate::context::{Context, Outcome};
use crate::router::Route;

/// Whose the scopes are, among those of applications. No application has such an id.
const OWNER: &str = "/cimd";

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/cimd/user-consent-scopes", list),
    Route::post("/cimd/user-consent-scopes", assign).takes(SCOPES),
    Route::delete("/cimd/user-consent-scopes/{scopeType}/{scopeId}", delete),
];

fn list(cx: &mut Context<'_>) -> Outcome {
    Ok(consent_scopes::render(cx, OWNER))
}

fn assign(cx: &mut Context<'_>) -> Outcome {
    consent_scopes::assign(cx, OWNER)
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    consent_scopes::delete(cx, OWNER, &cx.param(0), &cx.param(1))
}
