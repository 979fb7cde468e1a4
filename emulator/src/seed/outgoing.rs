//! What a tenant sends: webhooks, invitations to organizations, magic links and the mails' texts.

use serde_json::json;

use super::{START, ids};
use crate::store::table::row;
use crate::store::{Store, TENANT};

/// Far enough that nothing of the seed expires: 2099.
const END: u64 = 4_070_908_800_000;

pub(super) fn add(store: &mut Store) {
    for (n, event) in ["User.Created", "PostSignIn"].into_iter().enumerate() {
        let (id, key) = (store.random.id(), store.random.secret());
        store.hooks.insert(row(json!({
            "tenantId": TENANT, "id": id, "name": format!("hook-{n}"), "event": null,
            "events": [event], "config": { "url": format!("https://hooks.example.com/{n}") },
            "signingKey": key, "enabled": true, "createdAt": START,
        })));
    }
    let organizations = ids(&store.organizations);
    for (n, organization) in organizations.iter().take(3).enumerate() {
        let id = store.random.id();
        store.invitations.insert(row(json!({
            "tenantId": TENANT, "id": id, "inviterId": null,
            "invitee": format!("invited.{n}@example.com"), "acceptedUserId": null,
            "organizationId": organization, "organizationRoles": [], "status": "Pending",
            "createdAt": START, "updatedAt": START, "expiresAt": END,
        })));
    }
    for purpose in ["SignIn", "Register", "ForgotPassword"] {
        let id = store.random.id();
        store.email_templates.insert(row(json!({
            "tenantId": TENANT, "id": id, "languageTag": "en", "templateType": purpose,
            "details": { "subject": "Your code", "content": "<p>{{code}}</p>" },
            "createdAt": START,
        })));
    }
    let (id, token) = (store.random.id(), store.random.secret());
    store.one_time_tokens.insert(row(json!({
        "tenantId": TENANT, "id": id, "email": "magic@example.com", "token": token,
        "context": {}, "status": "active", "createdAt": START, "expiresAt": END,
    })));
}
