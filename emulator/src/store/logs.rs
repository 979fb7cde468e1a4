//! Audit logs. There are thousands, so a seeded entry is a few words until it is shown, and they
//! are made when first asked for. Nothing is added to them later, so that tests can count on them.

use std::cell::OnceCell;

use serde_json::{Value, json};

use super::TENANT;
use super::random::Random;
use super::table::{Row, row};
use crate::config::ADMIN;

const SEEDED: usize = 12_000;
/// The newest seeded entry, in epoch ms: 2026-11-01.
const NEWEST: u64 = 1_793_491_200_000;
const KEYS: [(&str, bool); 6] = [
    ("ExchangeTokenBy.ClientCredentials", false),
    ("ExchangeTokenBy.AuthorizationCode", true),
    ("Interaction.SignIn.Submit", true),
    ("Interaction.SignIn.Identifier.Password.Submit", true),
    ("Interaction.Register.Submit", true),
    ("RevokeToken", true),
];
const AGENTS: [&str; 3] = [
    "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
    "curl/7.88.1",
    "node",
];

/// One entry, before it is rendered.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) user: Option<String>,
    pub(crate) application: String,
    pub(crate) created_at: u64,
    succeeded: bool,
    agent: &'static str,
}

/// All entries, oldest first.
#[derive(Clone, Debug)]
pub(crate) struct Logs {
    seed: u64,
    /// Ids that the seeded entries refer to.
    users: Vec<String>,
    seeded: OnceCell<Vec<Entry>>,
}

impl Logs {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            seed,
            users: Vec::new(),
            seeded: OnceCell::new(),
        }
    }

    /// Names the users whose doings the seeded entries tell of.
    pub(crate) fn about(&mut self, users: Vec<String>) {
        self.users = users;
    }

    /// Entries, newest first.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &Entry> {
        self.seeded.get_or_init(|| self.make()).iter().rev()
    }

    fn make(&self) -> Vec<Entry> {
        let mut random = Random::new(self.seed, "logs");
        (0..SEEDED)
            .map(|n| {
                let (key, has_user) = *random.pick(&KEYS);
                Entry {
                    id: random.id(),
                    key: key.into(),
                    user: (has_user && !self.users.is_empty())
                        .then(|| random.pick(&self.users).clone()),
                    application: ADMIN.app_id.into(),
                    created_at: NEWEST - ((SEEDED - n) as u64) * 60_000,
                    succeeded: random.below(20) != 0,
                    agent: AGENTS[random.below(AGENTS.len())],
                }
            })
            .collect()
    }
}

impl Entry {
    /// The entry as the API shows it.
    pub(crate) fn render(&self) -> Value {
        let mut payload: Row = row(json!({
            "key": self.key,
            "result": if self.succeeded { "Success" } else { "Error" },
            "ip": "127.0.0.1",
            "userAgent": self.agent,
            "userAgentParsed": {
                "ua": self.agent, "browser": {}, "device": {}, "engine": {}, "os": {}, "cpu": {}
            },
        }));
        if !self.succeeded {
            payload.insert("error".into(), json!({ "code": "oidc.invalid_grant" }));
        }
        if let Some(user) = &self.user {
            payload.insert("userId".into(), user.as_str().into());
        }
        payload.insert("applicationId".into(), self.application.as_str().into());
        if self.key == KEYS[0].0 {
            payload.insert(
                "params".into(),
                json!({ "scope": "all", "grant_type": "client_credentials", "client_secret": "******" }),
            );
        }
        json!({
            "tenantId": TENANT,
            "id": self.id,
            "key": self.key,
            "payload": payload,
            "createdAt": self.created_at,
        })
    }
}
