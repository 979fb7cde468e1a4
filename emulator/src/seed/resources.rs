//! API resources: the Management API, one with 33 scopes, and three more.

use super::{START, rows};
use crate::config::Config;
use crate::store::{MANAGEMENT_API, MANAGEMENT_API_SCOPE, Store};

/// The Management API, which no tenant is without.
pub(super) fn add_management(store: &mut Store, config: &Config) {
    insert(
        store,
        MANAGEMENT_API.into(),
        "Logto Management API",
        &config.resource,
        3600,
    );
    add_scope(
        store,
        MANAGEMENT_API,
        MANAGEMENT_API_SCOPE,
        "Default scope of the Management API",
    );
}

pub(super) fn add(store: &mut Store) {
    let orders = store.random.id();
    insert(
        store,
        orders.clone(),
        "Orders API",
        "https://orders.example.com/api",
        1800,
    );
    for name in ["read:orders", "write:orders", "delete:orders"] {
        add_scope(store, &orders, name, &format!("{name} desc"));
    }
    for n in 1..=30 {
        add_scope(
            store,
            &orders,
            &format!("scope:{n:02}"),
            &format!("scope:{n:02} desc"),
        );
    }
    for name in ["Inventory", "Billing", "Reports"] {
        let id = store.random.id();
        let indicator = format!("https://{}.example.com/api", name.to_lowercase());
        insert(store, id.clone(), &format!("{name} API"), &indicator, 3600);
        add_scope(store, &id, &format!("read:{}", name.to_lowercase()), "Read");
    }
}

fn insert(store: &mut Store, id: String, name: &str, indicator: &str, lifetime: u64) {
    let row = rows::resource(&id, name, indicator, lifetime, false);
    store.resources.insert(row);
}

fn add_scope(store: &mut Store, resource: &str, name: &str, description: &str) {
    let at = START + store.scopes.len() as u64;
    let id = store.random.id();
    let row = rows::scope(&id, resource, name, Some(description), at);
    store.scopes.insert(row);
}
