//! Handlers, one module per resource, each with its table of routes.

mod applications;
mod authn;
mod cimd;
pub(crate) mod configs;
pub(crate) mod connectors;
mod consent_scopes;
mod custom_phrases;
mod custom_profile_fields;
mod dashboard;
mod domains;
mod email_templates;
pub(crate) mod generic;
mod hooks;
mod logs;
mod one_time_tokens;
mod openapi;
mod organization_invitations;
mod organization_template;
mod organizations;
mod resources;
mod roles;
pub(crate) mod saml_applications;
mod sign_in_experience;
mod sso_connectors;
mod sso_providers;
mod systems;
mod user_assets;
pub(crate) mod users;
mod verification_codes;
mod well_known;

use serde_json::Value;

use crate::router::Route;
use crate::store::Store;
use crate::store::table::pick;

/// Every table of routes, by resource.
pub(crate) const TABLES: &[&[&[Route]]] = &[
    users::TABLES,
    applications::TABLES,
    organizations::TABLES,
    configs::TABLES,
    &[
        authn::ROUTES,
        cimd::ROUTES,
        connectors::FACTORY_ROUTES,
        domains::ROUTES,
        openapi::ROUTES,
        sso_providers::ROUTES,
        systems::ROUTES,
        user_assets::ROUTES,
        verification_codes::ROUTES,
        roles::ROUTES,
        resources::ROUTES,
        dashboard::ROUTES,
        logs::ROUTES,
        custom_phrases::ROUTES,
        custom_profile_fields::ROUTES,
        email_templates::ROUTES,
        hooks::ROUTES,
        one_time_tokens::ROUTES,
        organization_invitations::ROUTES,
        organization_template::ROUTES,
        saml_applications::ROUTES,
        sign_in_experience::ROUTES,
        sso_connectors::ROUTES,
        connectors::ROUTES,
        well_known::ROUTES,
    ],
];

/// Fields that a search over users reads.
const USER_FIELDS: &[&str] = &["id", "primaryEmail", "primaryPhone", "username", "name"];
/// Fields that a search over roles, applications and scopes reads.
const NAMED_FIELDS: &[&str] = &["id", "name", "description"];

/// `{id, name}` of organization roles.
fn names_of_roles<'a>(store: &Store, roles: impl Iterator<Item = &'a str>) -> Value {
    roles
        .filter_map(|role| store.organization_roles.get(role))
        .map(|role| pick(role, &["id", "name"]))
        .collect()
}
