//! Handlers, one module per resource, each with its table of routes.

mod applications;
pub(crate) mod connectors;
pub(crate) mod generic;
mod logs;
mod organizations;
mod resources;
mod roles;
mod users;
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
    &[
        roles::ROUTES,
        resources::ROUTES,
        logs::ROUTES,
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
