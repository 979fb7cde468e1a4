//! `/sso-connector-providers`: the identity providers that enterprise connectors are made for.

use serde_json::{Value, json};

use crate::context::{Context, Outcome};
use crate::reply::Reply;
use crate::router::Route;

/// Name in the API, protocol, name for people.
const PROVIDERS: [(&str, &str, &str); 6] = [
    ("OIDC", "oidc", "OIDC"),
    ("SAML", "saml", "SAML"),
    ("AzureAD", "saml", "Microsoft Entra ID (SAML)"),
    ("GoogleWorkspace", "oidc", "Google Workspace"),
    ("Okta", "oidc", "Okta"),
    ("AzureAdOidc", "oidc", "Microsoft Entra ID (OIDC)"),
];

pub(crate) const ROUTES: &[Route] = &[Route::get("/sso-connector-providers", list)];

/// The protocol that a provider speaks.
pub(super) fn protocol_of(provider: &str) -> &'static str {
    let found = PROVIDERS.iter().find(|(id, ..)| *id == provider);
    found.map_or("oidc", |(_, protocol, _)| protocol)
}

/// The address of a provider's logo.
pub(super) fn logo_of(provider: &str) -> String {
    format!("https://example.com/{}.svg", provider.to_lowercase())
}

fn list(_: &mut Context<'_>) -> Outcome {
    let shown = PROVIDERS.iter().map(|(id, protocol, name)| {
        let logo = logo_of(id);
        json!({
            "providerName": id,
            "providerType": protocol,
            "logo": logo,
            "logoDark": logo,
            "description": format!("Sign in with {name}."),
            "name": name,
        })
    });
    Ok(Reply::ok(shown.collect::<Value>()))
}
