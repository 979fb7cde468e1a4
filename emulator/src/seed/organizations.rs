//! 33 organizations with members, their roles and scopes, and enterprise connectors.

use serde_json::json;

use super::given::Organization;
use super::{START, ids, rows};
use crate::store::table::{id_of, row};
use crate::store::{Store, TENANT};

const COUNT: usize = 33;
/// Members of the first organization.
const MEMBERS: usize = 45;
/// Organizations that the first machine-to-machine application is in.
const WITH_APPLICATION: usize = 22;

pub(super) fn add(store: &mut Store) {
    let scopes: Vec<String> = ["invite:member", "read:members"]
        .iter()
        .map(|name| add_scope(store, name))
        .collect();
    let admin = add_role(store, "admin", "User");
    let member = add_role(store, "member", "User");
    let viewer = add_role(store, "viewer", "User");
    let bot = add_role(store, "bot", "MachineToMachine");
    for (role, granted) in [(&admin, 2), (&member, 1), (&bot, 1)] {
        for scope in scopes.iter().rev().take(granted) {
            store.organization_roles_scopes.insert([role, scope]);
        }
    }
    let first_scope = store
        .scopes
        .iter()
        .next()
        .map(|scope| id_of(scope).to_owned());
    if let Some(scope) = first_scope {
        let relation = &mut store.organization_roles_resource_scopes;
        relation.insert([&admin, &scope]);
    }
    let users = ids(&store.users);
    let application = store
        .applications
        .iter()
        .find(|row| row["type"] == "MachineToMachine" && row["name"] != row["id"])
        .map(|row| id_of(row).to_owned())
        .unwrap_or_default();
    for n in 0..COUNT {
        let organization = add_organization(store, n);
        let members = if n == 0 { MEMBERS } else { n % 4 };
        for (m, user) in users.iter().skip(n).take(members).enumerate() {
            store.organization_users.insert([&organization, user]);
            let role = [&admin, &member, &viewer][m.min(2)];
            store
                .organization_users_roles
                .insert([&organization, user, role]);
        }
        if n < WITH_APPLICATION {
            store
                .organization_applications
                .insert([&organization, &application]);
        }
        if n == 0 {
            let domains = ["example.com".to_owned(), "example.org".to_owned()];
            store
                .jit_domains
                .insert(organization.clone(), domains.into_iter().collect());
            store.jit_roles.insert([&organization, &member]);
            store
                .organization_applications_roles
                .insert([&organization, &application, &bot]);
        }
    }
    let first = ids(&store.organizations);
    for (n, name) in ["Okta", "AzureAD", "GoogleWorkspace"].iter().enumerate() {
        let connector = add_sso_connector(store, name, n);
        if let Some(user) = users.get(n + 2) {
            add_sso_identity(store, user, &connector);
        }
        if let Some(organization) = first.first().filter(|_| n == 0) {
            store.jit_sso_connectors.insert([organization, &connector]);
        }
    }
}

fn add_organization(store: &mut Store, n: usize) -> String {
    let id = store.random.short_id();
    let organization = Organization {
        name: format!("Org {n:02}"),
        description: Some(format!("organization {n}")),
        custom_data: row(json!({ "i": n })),
        ..Organization::default()
    };
    let row = rows::organization(&id, START + n as u64 * 1000, &organization);
    store.organizations.insert(row);
    id
}

fn add_role(store: &mut Store, name: &str, kind: &str) -> String {
    let id = store.random.id();
    let row = rows::organization_role(&id, name, Some(name), kind);
    store.organization_roles.insert(row);
    id
}

fn add_scope(store: &mut Store, name: &str) -> String {
    let id = store.random.id();
    let row = rows::organization_scope(&id, name, None);
    store.organization_scopes.insert(row);
    id
}

/// `user_0003` to `user_0005` have an account with one enterprise connector each.
fn add_sso_identity(store: &mut Store, user: &str, connector: &str) {
    let identity = row(json!({
        "tenantId": TENANT,
        "id": store.random.id(),
        "userId": user,
        "issuer": "https://sso.example.com",
        "identityId": store.random.token(20),
        "detail": {},
        "createdAt": START,
        "updatedAt": START,
        "ssoConnectorId": connector,
    }));
    store
        .sso_identities
        .entry(user.to_owned())
        .or_default()
        .push(identity);
}

fn add_sso_connector(store: &mut Store, provider: &str, n: usize) -> String {
    let id = store.random.id();
    store.sso_connectors.insert(row(json!({
        "tenantId": TENANT,
        "id": id,
        "providerName": provider,
        "connectorName": format!("{provider} {n}"),
        "config": {},
        "domains": [format!("sso{n}.example.com")],
        "branding": {},
        "syncProfile": false,
        "enableTokenStorage": false,
        "createdAt": START + n as u64,
    })));
    id
}
