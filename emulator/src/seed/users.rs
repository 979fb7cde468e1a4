//! 217 users, and what hangs on some of them.

use std::collections::HashSet;

use serde_json::json;

use super::given::User;
use super::{START, rows};
use crate::store::table::{row, text};
use crate::store::{Password, Store, TENANT};

const COUNT: usize = 217;
const GIVEN: [&str; 20] = [
    "Ada",
    "Alan",
    "Barbara",
    "Claude",
    "Donald",
    "Edsger",
    "Frances",
    "Grace",
    "Hedy",
    "Ivan",
    "Joan",
    "Ken",
    "Leslie",
    "Margaret",
    "Niklaus",
    "Radia",
    "Shafi",
    "Tim",
    "Tony",
    "Whitfield",
];
const FAMILY: [&str; 13] = [
    "Lovelace",
    "Hopper",
    "Wirth",
    "Ritchie",
    "Lamport",
    "Shannon",
    "Lamarr",
    "Sutherland",
    "Liskov",
    "Perlman",
    "Allen",
    "Turing",
    "Hamilton",
];
const PLANS: [&str; 3] = ["free", "pro", "ent"];

pub(super) fn add(store: &mut Store) {
    for n in 1..=COUNT {
        add_user(store, n);
    }
}

/// Adds as many more, as they would go on.
pub(super) fn add_more(store: &mut Store, count: usize) {
    // Somebody's own users may have the names that come next.
    let held: HashSet<String> = store
        .users
        .iter()
        .flat_map(|user| [text(user, "username"), text(user, "primaryEmail")])
        .map(str::to_owned)
        .collect();
    let is_free = |n: &usize| !held.contains(&username(*n)) && !held.contains(&email(*n));
    let there = store.users.len();
    for n in (there + 1..).filter(is_free).take(count) {
        add_user(store, n);
    }
}

fn username(n: usize) -> String {
    format!("user_{n:04}")
}

fn names(n: usize) -> (&'static str, &'static str) {
    (GIVEN[n % GIVEN.len()], FAMILY[n % FAMILY.len()])
}

fn email(n: usize) -> String {
    let (given, family) = names(n);
    format!("{given}.{family}.{n}@example.com").to_lowercase()
}

fn add_user(store: &mut Store, n: usize) {
    let id = store.random.short_id();
    let (given, family) = names(n);
    let name = if n.is_multiple_of(9) {
        format!("Zoë Ñandú {n} ✨")
    } else {
        format!("{given} {family}")
    };
    let email = email(n);
    let phone = (n.is_multiple_of(4)).then(|| format!("1202555{n:04}"));
    let profile = if n.is_multiple_of(5) {
        json!({ "familyName": family, "givenName": given })
    } else {
        json!({})
    };
    let identities = if n % 25 == 1 {
        json!({ "github": { "userId": format!("{}", 1_000_000 + n), "details": {
            "id": format!("{}", 1_000_000 + n), "name": name, "email": email,
        } } })
    } else {
        json!({})
    };
    let at = START + n as u64 * 1000;
    let signed_in = (n.is_multiple_of(3)).then(|| at + 86_400_000);
    let user = User {
        username: Some(username(n)),
        primary_email: Some(email),
        primary_phone: phone,
        name: Some(name),
        custom_data: row(json!({ "n": n, "plan": PLANS[n % PLANS.len()] })),
        identities: row(identities),
        last_sign_in_at: signed_in,
        profile: row(profile),
        is_suspended: n.is_multiple_of(37),
        ..User::default()
    };
    store.users.insert(rows::user(&id, at, &user));
    if n.is_multiple_of(20) {
        let password = Password::Plain(format!("Passw0rd-{n}!"));
        store.passwords.insert(id.clone(), password);
    }
    if n % 50 == 2 {
        add_factors(store, &id, at);
    }
    if n % 50 == 1 {
        add_sessions(store, &id, at);
        let token = json!({
            "tenantId": TENANT, "userId": id, "name": "cli",
            "value": format!("pat_{}", store.random.secret()), "createdAt": at, "expiresAt": null,
        });
        store.personal_access_tokens.insert(id, vec![row(token)]);
    }
}

fn add_factors(store: &mut Store, user: &str, at: u64) {
    let id = store.random.id();
    let totp = row(json!({
        "id": id, "createdAt": at, "type": "Totp", "secret": store.random.secret(),
    }));
    store.mfa.insert(user.to_owned(), vec![totp]);
}

/// Two sessions, and a grant to a first-party and to a third-party application; the applications
/// are seeded later under these names.
fn add_sessions(store: &mut Store, user: &str, at: u64) {
    let expiry = at + 14 * 86_400_000;
    let session = |uid: String, jti: String| {
        row(json!({
            "payload": {
                "exp": expiry / 1000, "iat": at / 1000, "jti": jti, "uid": uid,
                "kind": "Session", "loginTs": at / 1000, "accountId": user, "authorizations": {},
            },
            "lastSubmission": {
                "interactionEvent": "SignIn", "userId": user, "verificationRecords": [],
            },
            "clientId": null,
            "accountId": user,
            "expiresAt": expiry,
        }))
    };
    let sessions: Vec<_> = (0..2)
        .map(|_| {
            let uid = store.random.token(21);
            let jti = store.random.token(21);
            session(uid, jti)
        })
        .collect();
    let grants: Vec<_> = [
        super::applications::FIRST_PARTY,
        super::applications::THIRD_PARTY,
    ]
    .into_iter()
    .map(|application| {
        let id = store.random.token(43);
        row(json!({
            "id": id,
            "payload": {
                "exp": expiry / 1000, "iat": at / 1000, "jti": id, "kind": "Grant",
                "clientId": application, "accountId": user,
            },
            "expiresAt": expiry,
        }))
    })
    .collect();
    store.sessions.insert(user.to_owned(), sessions);
    store.grants.insert(user.to_owned(), grants);
}
