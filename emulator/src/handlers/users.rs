//! `/users`: the accounts themselves. What hangs on an account is in the submodules.

mod account;
mod factors;
mod identities;
mod membership;
mod sessions;
mod tokens;

use serde_json::{Value, json};
use sha1::{Digest, Sha1};

use super::USER_FIELDS;
use crate::context::{Context, Outcome, empty};
use crate::failure::Failure;
use crate::guard::{Field, Format, Kind, TEXT};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{assign, id_of, row};
use crate::store::{Password, Row, Store};

/// OIDC standard claims that Logto keeps apart from the account.
const PROFILE: &[Field] = &[
    Field::optional("familyName", TEXT),
    Field::optional("givenName", TEXT),
    Field::optional("middleName", TEXT),
    Field::optional("nickname", TEXT),
    Field::optional("preferredUsername", TEXT),
    Field::optional("profile", TEXT),
    Field::optional("website", TEXT),
    Field::optional("gender", TEXT),
    Field::optional("birthdate", TEXT),
    Field::optional("zoneinfo", TEXT),
    Field::optional("locale", TEXT),
    Field::optional(
        "address",
        Kind::Fields(&[
            Field::optional("formatted", TEXT),
            Field::optional("streetAddress", TEXT),
            Field::optional("locality", TEXT),
            Field::optional("region", TEXT),
            Field::optional("postalCode", TEXT),
            Field::optional("country", TEXT),
        ]),
    ),
];
const ALGORITHMS: &[&str] = &[
    "Argon2i", "Argon2id", "Argon2d", "SHA1", "SHA256", "MD5", "Bcrypt", "Legacy",
];
const CREATE: &[Field] = &[
    Field::optional("primaryPhone", Kind::Format(Format::Phone)),
    Field::optional("primaryEmail", Kind::Format(Format::Email)),
    Field::optional("username", Kind::Format(Format::Username)),
    Field::optional("password", Kind::Text(1, usize::MAX)),
    Field::optional("passwordDigest", Kind::Text(0, 256)),
    Field::optional("passwordAlgorithm", Kind::Enum(ALGORITHMS)),
    Field::optional("name", Kind::Text(0, 128)),
    Field::optional("avatar", Kind::OrEmpty(&Kind::Format(Format::Url))),
    Field::optional("customData", Kind::Object),
    Field::optional("profile", Kind::Fields(PROFILE)),
];
const UPDATE: &[Field] = &[
    Field::nullable("username", Kind::OrEmpty(&Kind::Format(Format::Username))),
    Field::nullable("primaryEmail", Kind::OrEmpty(&Kind::Format(Format::Email))),
    Field::nullable("primaryPhone", Kind::OrEmpty(&Kind::Format(Format::Phone))),
    Field::nullable("name", Kind::OrEmpty(&Kind::Text(0, 128))),
    Field::nullable("avatar", Kind::OrEmpty(&Kind::Format(Format::Url))),
    Field::optional("customData", Kind::Object),
    Field::optional("profile", Kind::Fields(PROFILE)),
];

const OWN: &[Route] = &[
    Route::get("/users/{userId}", get),
    Route::patch("/users/{userId}", update).takes(UPDATE),
    Route::delete("/users/{userId}", delete),
    Route::post("/users", create).takes(CREATE),
    Route::get("/users", list).paged().searches(USER_FIELDS),
];
pub(crate) const TABLES: &[&[Route]] = &[
    OWN,
    account::ROUTES,
    factors::ROUTES,
    identities::ROUTES,
    membership::ROUTES,
    sessions::ROUTES,
    tokens::ROUTES,
];

/// A user as most operations show it.
pub(crate) fn render(store: &Store, user: &Row) -> Value {
    let mut shown = user.clone();
    shown.insert(
        "hasPassword".into(),
        store.passwords.contains_key(id_of(user)).into(),
    );
    shown.into()
}

/// The user of the first path parameter.
fn find<'a>(cx: &'a Context<'_>) -> Result<&'a Row, Failure> {
    cx.store
        .users
        .get(&cx.param(0))
        .ok_or_else(Failure::not_found)
}

/// Changes the user of the first path parameter and answers with it.
fn change(cx: &mut Context<'_>, edit: impl FnOnce(&mut Row)) -> Outcome {
    let now = cx.now;
    let user = cx
        .store
        .users
        .get_mut(&cx.param(0))
        .ok_or_else(Failure::not_found)?;
    edit(user);
    user.insert("updatedAt".into(), now.into());
    let user = user.clone();
    Ok(Reply::ok(render(cx.store, &user)))
}

fn with_password(store: &Store, user: &Row, mut shown: Value) -> Value {
    let (digest, algorithm) = match store.passwords.get(id_of(user)) {
        None => (None, None),
        Some(Password::Digest { digest, algorithm }) => {
            (Some(digest.clone()), Some(algorithm.as_str()))
        }
        Some(Password::Plain(password)) => {
            let hash: String = Sha1::digest(password)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let digest = format!("$argon2i$v=19$m=8192,t=8,p=1$c2FsdA${hash}");
            (Some(digest), Some("Argon2i"))
        }
    };
    shown["passwordAlgorithm"] = algorithm.into();
    shown["passwordDigest"] = digest.into();
    shown
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let role = cx.filter("excludeRoleId");
    let organization = cx.filter("excludeOrganizationId");
    if role.is_some() && organization.is_some() {
        return Err(Failure::invalid_input(
            "Parameter `excludeRoleId` and `excludeOrganizationId` cannot be used at the same time.",
        ));
    }
    let excluded = |user: &Row| {
        let id = id_of(user);
        role.as_deref()
            .is_some_and(|role| cx.store.users_roles.has([id, role]))
            || organization
                .as_deref()
                .is_some_and(|organization| cx.store.organization_users.has([organization, id]))
    };
    let rows: Vec<&Row> = cx
        .store
        .users
        .iter()
        .rev()
        .filter(|user| !excluded(user) && cx.found(user))
        .collect();
    let hashes = cx.flag("includePasswordHash");
    Ok(cx.list(rows, |user| {
        let shown = render(cx.store, user);
        if hashes {
            with_password(cx.store, user, shown)
        } else {
            shown
        }
    }))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let user = find(cx)?;
    let mut shown = render(cx.store, user);
    if cx.flag("includePasswordHash") {
        shown = with_password(cx.store, user, shown);
    }
    if cx.flag("includeSsoIdentities") {
        let held = cx
            .store
            .sso_identities
            .get(id_of(user))
            .cloned()
            .unwrap_or_default();
        shown["ssoIdentities"] = json!(held);
    }
    Ok(Reply::ok(shown))
}

fn check_identifiers(cx: &Context<'_>, except: Option<&str>) -> Result<(), Failure> {
    for (field, code) in [
        ("username", "user.username_already_in_use"),
        ("primaryEmail", "user.email_already_in_use"),
        ("primaryPhone", "user.phone_already_in_use"),
    ] {
        let value = cx.text(field);
        if value.is_some_and(|value| cx.store.users.taken(field, &value, except)) {
            return Err(Failure::new(422, code));
        }
    }
    Ok(())
}

/// The password of a body, or its digest.
fn given_password(cx: &Context<'_>) -> Result<Option<Password>, Failure> {
    let refused = |code| Err(Failure::new(400, code));
    let given = ["password", "passwordDigest", "passwordAlgorithm"].map(|field| cx.text(field));
    match given {
        [Some(_), Some(_), _] => refused("user.password_and_digest"),
        [None, Some(_), None] => refused("user.password_algorithm_required"),
        [None, Some(digest), Some(algorithm)] => Ok(Some(Password::Digest { digest, algorithm })),
        [password, None, _] => Ok(password.map(Password::Plain)),
    }
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let password = given_password(cx)?;
    check_identifiers(cx, None)?;
    let id = cx.store.random.short_id();
    let text = |field: &str| cx.text(field);
    let created = row(json!({
        "id": id,
        "username": text("username"),
        "primaryEmail": text("primaryEmail"),
        "primaryPhone": text("primaryPhone"),
        "name": text("name"),
        "avatar": text("avatar"),
        "customData": cx.body.get("customData").cloned().unwrap_or_else(empty),
        "identities": {},
        "lastSignInAt": null,
        "createdAt": cx.now,
        "updatedAt": cx.now,
        "profile": cx.body.get("profile").cloned().unwrap_or_else(empty),
        "applicationId": null,
        "cimdClientId": null,
        "isSuspended": false,
    }));
    if let Some(password) = password {
        cx.store.passwords.insert(id.clone(), password);
    }
    let defaults: Vec<String> = cx
        .store
        .roles
        .iter()
        .filter(|role| role["type"] == "User" && role["isDefault"] == true)
        .map(|role| id_of(role).to_owned())
        .collect();
    for role in defaults {
        cx.store.users_roles.insert([&id, &role]);
    }
    let shown = render(cx.store, &created);
    cx.store.users.insert(created);
    Ok(Reply::ok(shown))
}

fn update(cx: &mut Context<'_>) -> Outcome {
    let id = id_of(find(cx)?).to_owned();
    check_identifiers(cx, Some(&id))?;
    let changes = cx.body.clone();
    if changes.is_empty() {
        return Err(Failure::empty_update());
    }
    change(cx, |user| assign(user, &changes))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let removed = cx.store.remove_user(&cx.param(0));
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}
