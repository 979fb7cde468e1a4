//! The state that a tenant starts with, the same for the same seed.

mod applications;
mod configs;
mod connectors;
mod organizations;
mod outgoing;
mod resources;
mod roles;
mod users;

use crate::config::Config;
use crate::store::Store;
use crate::store::table::id_of;

/// When the tenant was made, in epoch ms: 2026-09-21.
const START: u64 = 1_790_000_000_000;

/// A seeded tenant.
pub(crate) fn store(config: &Config) -> Store {
    let mut store = Store::new(config.seed);
    resources::add(&mut store, config);
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
    store.logs.about(users);
    store
}

/// Adds so many users to a tenant.
pub(crate) fn add_users(store: &mut Store, count: usize) {
    users::add_more(store, count);
}

/// Ids of all rows of a table.
fn ids(table: &crate::store::table::Table) -> Vec<String> {
    table.iter().map(|row| id_of(row).to_owned()).collect()
}
