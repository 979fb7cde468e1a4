//! The state that a tenant starts with, the same for the same seed: that of the tests and the demo, or
//! what somebody describes.

mod add;
mod applications;
mod configs;
mod connectors;
mod given;
mod names;
mod organizations;
mod outgoing;
mod resources;
mod roles;
mod rows;
mod users;

use serde_json::Value;

use crate::config::{ADMIN, Config};
use crate::decode::decode;
use crate::store::Store;
use crate::store::table::id_of;

/// When the tenant was made, in epoch ms: 2026-09-21.
const START: u64 = 1_790_000_000_000;

/// The tenant of the tests and the demo.
pub(crate) fn store(config: &Config) -> Store {
    let mut store = Store::new(config.seed);
    resources::add_management(&mut store, config);
    resources::add(&mut store);
    users::add(&mut store);
    applications::add(&mut store);
    roles::add(&mut store);
    organizations::add(&mut store);
    connectors::add(&mut store);
    configs::add(&mut store);
    outgoing::add(&mut store);
    let users = store
        .users
        .iter()
        .map(|user| id_of(user).to_owned())
        .collect();
    store.logs.fill(users);
    store
}

/// A tenant that holds what `seed` says, and what none is without: the Management API, the role for it,
/// and an application that has the role.
pub(crate) fn store_of(config: &Config, seed: Value) -> Result<(Store, Value), String> {
    let mut store = Store::new(config.seed);
    resources::add_management(&mut store, config);
    applications::add_admin(&mut store);
    roles::add_access(&mut store, &[ADMIN.app_id]);
    configs::add(&mut store);
    add_rows(&store, seed)
}

/// The tenant with what `seed` says added, and these rows; or what is wrong with it.
pub(crate) fn add_rows(store: &Store, seed: Value) -> Result<(Store, Value), String> {
    let seed = decode(seed)?;
    let mut store = store.clone();
    let added = add::all(&mut store, &seed)?;
    Ok((store, added))
}

/// Adds so many users to a tenant.
pub(crate) fn add_users(store: &mut Store, count: usize) {
    users::add_more(store, count);
}

/// Ids of all rows of a table.
fn ids(table: &crate::store::table::Table) -> Vec<String> {
    table.iter().map(|row| id_of(row).to_owned()).collect()
}
