//! Custom domains of protected applications. They need a hosting provider, which the open-source
//! server does not have.

use crate::context::{Context, Outcome};
use crate::failure::Failure;
use crate::guard::{Field, TEXT};
use crate::reply::Reply;
use crate::router::Route;

pub(crate) const ROUTES: &[Route] = &[
    Route::get(
        "/applications/{id}/protected-app-metadata/custom-domains",
        list,
    ),
    Route::post(
        "/applications/{id}/protected-app-metadata/custom-domains",
        create,
    )
    .takes(&[Field::required("domain", TEXT)]),
    Route::delete(
        "/applications/{id}/protected-app-metadata/custom-domains/{domain}",
        delete,
    ),
];

fn unconfigured() -> Failure {
    Failure::new(501, "application.protected_app_not_configured")
}

/// An application that is protected, or the refusal.
fn check(cx: &Context<'_>) -> Result<(), Failure> {
    let application = super::find(cx)?;
    let protected = application["type"] == "Protected";
    if protected {
        Ok(())
    } else {
        Err(unconfigured())
    }
}

fn list(cx: &mut Context<'_>) -> Outcome {
    check(cx)?;
    let domains = &super::find(cx)?["protectedAppMetadata"]["customDomains"];
    Ok(Reply::ok(domains.clone()))
}

fn create(cx: &mut Context<'_>) -> Outcome {
    super::find(cx)?;
    Err(unconfigured())
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    super::find(cx)?;
    Err(unconfigured())
}
