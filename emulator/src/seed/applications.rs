//! Applications of every type, and those that tests ask tokens with.

use serde_json::{Value, json};

use super::START;
use crate::config::{APPLICATIONS, CORS, CORS_ORIGIN, EXPIRED};
use crate::store::table::row;
use crate::store::{Store, TENANT};

/// A single-page application of the tenant's own.
pub(super) const FIRST_PARTY: &str = "app-first-party";
/// A traditional web application of somebody else.
pub(super) const THIRD_PARTY: &str = "app-third-party";

const COUNT: usize = 24;
const TYPES: [&str; 4] = ["SPA", "Native", "Traditional", "MachineToMachine"];

/// One application to add.
struct Seed<'a> {
    id: String,
    name: String,
    kind: &'a str,
    third_party: bool,
    metadata: Value,
}

pub(super) fn add(store: &mut Store) {
    for credentials in APPLICATIONS {
        let metadata = if credentials.app_id == CORS.app_id {
            json!({ "corsAllowedOrigins": [CORS_ORIGIN] })
        } else {
            json!({})
        };
        insert(
            store,
            Seed {
                id: credentials.app_id.into(),
                name: credentials.app_id.into(),
                kind: "MachineToMachine",
                third_party: false,
                metadata,
            },
        );
        let expiry = (credentials.app_id == EXPIRED.app_id).then_some(START + 1);
        add_secret(
            store,
            credentials.app_id,
            credentials.app_secret.into(),
            expiry,
        );
    }
    for n in 0..COUNT {
        let kind = TYPES[n % TYPES.len()];
        let id = store.random.id();
        let name = format!("App {n:02} {kind}");
        insert(
            store,
            Seed {
                id: id.clone(),
                name,
                kind,
                third_party: false,
                metadata: json!({}),
            },
        );
        if matches!(kind, "Traditional" | "MachineToMachine") {
            let secret = store.random.secret();
            add_secret(store, &id, secret, None);
        }
    }
    let special = [
        (FIRST_PARTY, "First party", "SPA", false),
        (THIRD_PARTY, "Third party", "Traditional", true),
        ("app-protected", "Protected", "Protected", false),
        ("app-saml", "SAML", "SAML", false),
    ];
    for (id, name, kind, third_party) in special {
        let (id, name) = (id.to_owned(), name.to_owned());
        insert(
            store,
            Seed {
                id,
                name,
                kind,
                third_party,
                metadata: json!({}),
            },
        );
    }
    let secret = store.random.secret();
    add_secret(store, THIRD_PARTY, secret, None);
    // Applications of old have a secret of their own beside the table.
    let legacy = store.random.secret();
    if let Some(application) = store.applications.get_mut(THIRD_PARTY) {
        application.insert("secret".into(), legacy.into());
    }
}

fn insert(store: &mut Store, seed: Seed<'_>) {
    let n = store.applications.len();
    let redirects = if seed.kind == "MachineToMachine" {
        json!([])
    } else {
        json!([format!("https://app{n}.example.com/callback")])
    };
    let protected = if seed.kind == "Protected" {
        json!({
            "host": "protected.example.com", "origin": "https://origin.example.com",
            "sessionDuration": 1_209_600, "pageRules": [],
            "customDomains": [],
        })
    } else {
        Value::Null
    };
    store.applications.insert(row(json!({
        "tenantId": TENANT,
        "id": seed.id,
        "name": seed.name,
        "description": format!("seeded app {n}"),
        "type": seed.kind,
        "oidcClientMetadata": { "redirectUris": redirects, "postLogoutRedirectUris": [] },
        "customClientMetadata": seed.metadata,
        "protectedAppMetadata": protected,
        "customData": {},
        "isThirdParty": seed.third_party,
        "appLevelAccessControlEnabled": false,
        "createdAt": START + n as u64 * 1000,
    })));
}

fn add_secret(store: &mut Store, application: &str, value: String, expiry: Option<u64>) {
    let secret = row(json!({
        "tenantId": TENANT,
        "applicationId": application,
        "name": "Default secret",
        "value": value,
        "createdAt": START,
        "expiresAt": expiry,
    }));
    store
        .secrets
        .entry(application.to_owned())
        .or_default()
        .push(secret);
}
