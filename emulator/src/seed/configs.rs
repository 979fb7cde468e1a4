//! Settings of a tenant, as a new one has them.

use serde_json::{Value, json};

use super::START;
use crate::handlers::configs::KEYS;
use crate::store::table::row;
use crate::store::{Store, TENANT};

/// Life of a session in seconds.
const SESSION_TTL: u64 = 14 * 24 * 60 * 60;

/// Each document under its address.
fn documents() -> [(&'static str, Value); 5] {
    [
        (
            "/configs/admin-console",
            json!({ "signInExperienceCustomized": false, "organizationCreated": true }),
        ),
        ("/configs/oidc/session", json!({ "ttl": SESSION_TTL })),
        ("/configs/id-token", json!({ "enabledExtendedClaims": [] })),
        ("/configs/cimd", json!({ "enabled": false })),
        (
            "/account-center",
            json!({
                "tenantId": TENANT,
                "id": "default",
                "enabled": false,
                "fields": {},
                "webauthnRelatedOrigins": [],
                "deleteAccountUrl": null,
                "customCss": null,
                "profileFields": null,
            }),
        ),
    ]
}

pub(super) fn add(store: &mut Store) {
    for (address, document) in documents() {
        store.documents.insert(address.into(), row(document));
    }
    for kind in KEYS {
        let mut key = json!({ "id": store.random.id(), "createdAt": START / 1000 });
        if kind == "private-keys" {
            key["signingKeyAlgorithm"] = "EC".into();
        }
        store.oidc_keys.insert(kind.into(), vec![row(key)]);
    }
}
