//! `/authn`: the hook that Hasura asks, and where identity providers send their SAML assertions.

use serde_json::json;

use crate::auth::{self, Expected};
use crate::context::{Context, Outcome};
use crate::failure::Failure;
use crate::oidc;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{id_of, text};

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/authn/hasura", hasura).public(),
    Route::post("/authn/saml/{connectorId}", assert_saml)
        .public()
        .documented(),
    Route::post(
        "/authn/single-sign-on/saml/{connectorId}",
        assert_single_sign_on,
    )
    .public()
    .documented(),
];

/// Who the caller's own token is for, if that one has the role that `Expected-Role` names; else
/// whoever is without authorization.
fn hasura(cx: &mut Context<'_>) -> Outcome {
    let authorized = role(cx);
    match (authorized, cx.filter("unauthorizedRole")) {
        (Ok((subject, role)), _) => Ok(Reply::ok(json!({
            "X-Hasura-User-Id": subject, "X-Hasura-Role": role,
        }))),
        (Err(_), Some(role)) => Ok(Reply::ok(json!({ "X-Hasura-Role": role }))),
        (Err(failure), None) => Err(failure),
    }
}

/// The subject of the request's token, and the role that is expected of it.
fn role(cx: &Context<'_>) -> Result<(String, String), Failure> {
    let headers = cx.request.headers();
    let expected = Expected {
        issuer: oidc::issuer(cx.config),
        audience: &cx.filter("resource").unwrap_or_default(),
        now: cx.now,
    };
    let claims = auth::claims(headers, cx.keys, &expected)?;
    let subject = text(&claims, "sub");
    let wanted = headers
        .get("expected-role")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let of_user = cx.store.users_roles.under([subject], 1);
    let of_application = cx.store.applications_roles.under([subject], 1);
    let mut held = of_user
        .chain(of_application)
        .filter_map(|role| cx.store.roles.get(role));
    if held.any(|role| text(role, "name") == wanted) {
        Ok((subject.to_owned(), wanted.to_owned()))
    } else {
        Err(Failure::new(401, "auth.expected_role_not_found"))
    }
}

fn assert_saml(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    let connector = cx
        .store
        .connectors
        .get(&id)
        .ok_or_else(Failure::not_found)?;
    Ok(call_back(cx, id_of(connector)))
}

fn assert_single_sign_on(cx: &mut Context<'_>) -> Outcome {
    let connector = cx.store.sso_connectors.find(&cx.param(0))?;
    Ok(call_back(cx, id_of(connector)))
}

/// Sends the browser on to the sign-in experience.
fn call_back(cx: &Context<'_>, connector: &str) -> Reply {
    Reply::redirect(&format!("{}/callback/{connector}", cx.config.endpoint))
}
