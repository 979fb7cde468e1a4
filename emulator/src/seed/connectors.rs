//! Connectors: one for e-mail, one for SMS, two social ones.

use serde_json::json;

use crate::handlers::connectors::instance;
use crate::store::Store;
use crate::store::table::row;

const SEEDED: [(&str, &str); 4] = [
    ("connector-email", "simple-mail-transfer-protocol"),
    ("connector-sms", "twilio-short-message-service"),
    ("connector-github", "github-universal"),
    ("connector-google", "google-universal"),
];

pub(super) fn add(store: &mut Store) {
    for (id, factory) in SEEDED {
        let config = match factory {
            "simple-mail-transfer-protocol" => json!({
                "host": "smtp.example.com", "port": 587, "fromEmail": "noreply@example.com",
                "templates": [],
            }),
            "twilio-short-message-service" => json!({
                "accountSID": "sid", "authToken": "unset", "fromMessagingServiceSID": "msid",
                "templates": [],
            }),
            _ => json!({ "clientId": "client", "clientSecret": "unset" }),
        };
        store.connectors.insert(row(instance(id, factory, config)));
    }
}
