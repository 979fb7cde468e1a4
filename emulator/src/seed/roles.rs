//! 45 user roles and four machine-to-machine ones, with assignments.

use super::{ids, rows};
use crate::config::{ADMIN, CORS, EXPIRED};
use crate::store::table::id_of;
use crate::store::{MANAGEMENT_API, Store};

const USER_ROLES: usize = 45;

pub(super) fn add(store: &mut Store) {
    let users = ids(&store.users);
    let scopes: Vec<String> = store
        .scopes
        .iter()
        .filter(|scope| scope["resourceId"] != MANAGEMENT_API)
        .map(|scope| id_of(scope).to_owned())
        .collect();
    for n in 1..=USER_ROLES {
        let role = insert(
            store,
            &format!("role-{n:02}"),
            &format!("Role number {n}"),
            "User",
        );
        // The first role has 60 users, the first user the first 20 roles.
        let members = match n {
            1 => 60,
            2..=20 => 1 + n % 5,
            _ => 0,
        };
        for user in users.iter().take(members) {
            store.users_roles.insert([user, &role]);
        }
        for scope in scopes.iter().skip(n).take(n % 4) {
            store.roles_scopes.insert([&role, scope]);
        }
    }
    add_access(store, &[ADMIN.app_id, CORS.app_id, EXPIRED.app_id]);
    for n in 1..=3 {
        let name = format!("m2m-role-{n:02}");
        let role = insert(
            store,
            &name,
            &format!("Machine role {n}"),
            "MachineToMachine",
        );
        for scope in scopes.iter().take(n) {
            store.roles_scopes.insert([&role, scope]);
        }
    }
}

/// The role that lets applications use the Management API, which no tenant is without.
pub(super) fn add_access(store: &mut Store, applications: &[&str]) {
    let access = insert(
        store,
        "Logto Management API access",
        "This default role grants access to the Logto management API.",
        "MachineToMachine",
    );
    let all = store
        .scopes
        .iter()
        .find(|scope| scope["resourceId"] == MANAGEMENT_API);
    let all = all.map(|scope| id_of(scope).to_owned()).unwrap_or_default();
    store.roles_scopes.insert([&access, &all]);
    for application in applications {
        store.applications_roles.insert([application, &access]);
    }
}

fn insert(store: &mut Store, name: &str, description: &str, kind: &str) -> String {
    let id = store.random.id();
    let row = rows::role(&id, name, description, kind, false);
    store.roles.insert(row);
    id
}
