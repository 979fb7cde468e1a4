//! Applications of every type, and those that tests ask tokens with.

use serde_json::json;

use super::given::{Application, ApplicationType};
use super::{START, rows};
use crate::config::{ADMIN, APPLICATIONS, CORS, CORS_ORIGIN, Credentials, EXPIRED};
use crate::store::table::row;
use crate::store::{Row, Store};

/// A single-page application of the tenant's own.
pub(super) const FIRST_PARTY: &str = "app-first-party";
/// A traditional web application of somebody else.
pub(super) const THIRD_PARTY: &str = "app-third-party";

const COUNT: usize = 24;
const TYPES: [ApplicationType; 4] = [
    ApplicationType::Spa,
    ApplicationType::Native,
    ApplicationType::Traditional,
    ApplicationType::MachineToMachine,
];

/// The application that may do everything, which no tenant is without.
pub(super) fn add_admin(store: &mut Store) {
    add_credentials(store, ADMIN);
}

pub(super) fn add(store: &mut Store) {
    for credentials in APPLICATIONS {
        add_credentials(store, credentials);
    }
    for n in 0..COUNT {
        let kind = TYPES[n % TYPES.len()];
        let id = store.random.id();
        insert(store, &id, format!("App {n:02} {}", kind.name()), kind);
        if kind.has_secret() {
            let secret = store.random.secret();
            add_secret(store, &id, &secret, None);
        }
    }
    let special = [
        (FIRST_PARTY, "First party", ApplicationType::Spa),
        (THIRD_PARTY, "Third party", ApplicationType::Traditional),
        ("app-protected", "Protected", ApplicationType::Protected),
        ("app-saml", "SAML", ApplicationType::Saml),
    ];
    for (id, name, kind) in special {
        insert(store, id, name.to_owned(), kind);
    }
    let secret = store.random.secret();
    add_secret(store, THIRD_PARTY, &secret, None);
    // Applications of old have a secret of their own beside the table.
    let legacy = store.random.secret();
    if let Some(application) = store.applications.get_mut(THIRD_PARTY) {
        application.insert("secret".into(), legacy.into());
    }
}

fn add_credentials(store: &mut Store, credentials: Credentials) {
    let Credentials { app_id, app_secret } = credentials;
    insert(
        store,
        app_id,
        app_id.to_owned(),
        ApplicationType::MachineToMachine,
    );
    let expiry = (app_id == EXPIRED.app_id).then_some(START + 1);
    add_secret(store, app_id, app_secret, expiry);
}

fn insert(store: &mut Store, id: &str, name: String, kind: ApplicationType) {
    let n = store.applications.len();
    let redirects = match kind {
        ApplicationType::MachineToMachine => json!([]),
        _ => json!([format!("https://app{n}.example.com/callback")]),
    };
    let metadata = if id == CORS.app_id {
        json!({ "corsAllowedOrigins": [CORS_ORIGIN] })
    } else {
        json!({})
    };
    let application = Application {
        id: None,
        name,
        description: Some(format!("seeded app {n}")),
        kind,
        secret: None,
        is_third_party: id == THIRD_PARTY,
        oidc_client_metadata: Some(row(
            json!({ "redirectUris": redirects, "postLogoutRedirectUris": [] }),
        )),
        custom_client_metadata: row(metadata),
        custom_data: Row::new(),
        created_at: None,
        roles: Vec::new(),
    };
    let mut row = rows::application(id, START + n as u64 * 1000, &application);
    if kind == ApplicationType::Protected {
        let protected = json!({
            "host": "protected.example.com", "origin": "https://origin.example.com",
            "sessionDuration": 1_209_600, "pageRules": [],
            "customDomains": [],
        });
        row.insert("protectedAppMetadata".into(), protected);
    }
    store.applications.insert(row);
}

fn add_secret(store: &mut Store, application: &str, value: &str, expiry: Option<u64>) {
    let secret = rows::secret(application, value, START, expiry);
    store
        .secrets
        .entry(application.to_owned())
        .or_default()
        .push(secret);
}
