//! Audit logs. There are thousands, so an entry is made of its number when it is looked at. Nothing
//! is added to them, so that tests can count on them.

use serde_json::{Value, json};

use super::TENANT;
use super::table::{Row, row};
use crate::config::ADMIN;

const COUNT: u64 = 12_000;
/// The newest entry, in epoch ms: 2026-11-01.
const NEWEST: u64 = 1_793_491_200_000;
/// Between entries, in ms.
const INTERVAL: u64 = 60_000;
/// Keys of events, and whether a user takes part.
const KEYS: [(&str, bool); 6] = [
    (TOKEN, false),
    ("ExchangeTokenBy.AuthorizationCode", true),
    ("Interaction.SignIn.Submit", true),
    ("Interaction.SignIn.Identifier.Password.Submit", true),
    ("Interaction.Register.Submit", true),
    ("RevokeToken", true),
];
const TOKEN: &str = "ExchangeTokenBy.ClientCredentials";
const AGENTS: [&str; 3] = [
    "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
    "curl/7.88.1",
    "node",
];

/// The seeded logs.
#[derive(Clone, Debug)]
pub(crate) struct Logs {
    seed: u64,
    /// How many there are.
    count: u64,
    /// Ids that the entries refer to.
    users: Vec<String>,
}

/// One entry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    number: u64,
    /// What is random about it.
    bits: u64,
    users: &'a [String],
}

impl Logs {
    /// No entries.
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            seed,
            count: 0,
            users: Vec::new(),
        }
    }

    /// All entries, which tell of the doings of these users.
    pub(crate) fn fill(&mut self, users: Vec<String>) {
        self.count = COUNT;
        self.users = users;
    }

    /// Entries, newest first.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = Entry<'_>> {
        let seed = mix(self.seed);
        (0..self.count).map(move |number| Entry {
            number,
            bits: mix(seed ^ number),
            users: &self.users,
        })
    }
}

impl Entry<'_> {
    /// The id, 21 characters as everywhere.
    pub(crate) fn id(&self) -> String {
        let mut rest = (u128::from(self.bits) << 64) | u128::from(mix(self.bits));
        let mut letter = || {
            let digit = (rest % 36) as u32;
            rest /= 36;
            char::from_digit(digit, 36).unwrap_or('0')
        };
        (0..21).map(|_| letter()).collect()
    }

    /// The key of the event.
    pub(crate) fn key(&self) -> &'static str {
        self.event().0
    }

    fn event(&self) -> (&'static str, bool) {
        KEYS[(self.bits % KEYS.len() as u64) as usize]
    }

    /// The user who took part.
    pub(crate) fn user(&self) -> Option<&str> {
        let count = self.users.len().max(1) as u64;
        let user = self.users.get(((self.bits >> 8) % count) as usize);
        user.map(String::as_str).filter(|_| self.event().1)
    }

    /// The application that took part.
    pub(crate) fn application(&self) -> &'static str {
        ADMIN.app_id
    }

    /// Epoch ms.
    pub(crate) fn created_at(&self) -> u64 {
        NEWEST - self.number * INTERVAL
    }

    /// The entry as the API shows it.
    pub(crate) fn render(&self) -> Value {
        let succeeded = !(self.bits >> 32).is_multiple_of(20);
        let agent = AGENTS[((self.bits >> 40) % AGENTS.len() as u64) as usize];
        let mut payload: Row = row(json!({
            "key": self.key(),
            "result": if succeeded { "Success" } else { "Error" },
            "ip": "127.0.0.1",
            "userAgent": agent,
            "userAgentParsed": {
                "ua": agent, "browser": {}, "device": {}, "engine": {}, "os": {}, "cpu": {}
            },
        }));
        if !succeeded {
            payload.insert("error".into(), json!({ "code": "oidc.invalid_grant" }));
        }
        if let Some(user) = self.user() {
            payload.insert("userId".into(), user.into());
        }
        payload.insert("applicationId".into(), self.application().into());
        if self.key() == TOKEN {
            payload.insert(
                "params".into(),
                json!({
                    "scope": "all", "grant_type": "client_credentials", "client_secret": "******",
                }),
            );
        }
        json!({
            "tenantId": TENANT,
            "id": self.id(),
            "key": self.key(),
            "payload": payload,
            "createdAt": self.created_at(),
        })
    }
}

/// A bijection that scatters (the finaliser of SplitMix64, Steele et al. 2014).
fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
