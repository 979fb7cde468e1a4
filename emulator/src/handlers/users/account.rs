//! Parts of an account: password, suspension, custom data, profile, `logtoConfig`.

use serde_json::{Value, json};

use super::{PROFILE, change, find};
use crate::context::{Context, Outcome, empty};
use crate::failure::Failure;
use crate::guard::{Field, Kind};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{assign, id_of};
use crate::store::{Password, Row};

const PASSWORD: &[Field] = &[Field::required("password", Kind::Text(1, usize::MAX))];
const MFA: &[Field] = &[
    Field::optional("enabled", Kind::Boolean),
    Field::optional("skipped", Kind::Boolean),
    Field::optional("additionalBindingSuggestionSkipped", Kind::Boolean),
    Field::optional("skipMfaOnSignIn", Kind::Boolean),
];
const CONFIGS: &[Field] = &[
    Field::optional("mfa", Kind::Fields(MFA)),
    Field::optional(
        "passkeySignIn",
        Kind::Fields(&[Field::optional("skipped", Kind::Boolean)]),
    ),
];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/users/{userId}/custom-data", custom_data),
    Route::patch("/users/{userId}/custom-data", merge_custom_data)
        .takes(&[Field::required("customData", Kind::Object)]),
    Route::get("/users/{userId}/logto-configs", configs),
    Route::patch("/users/{userId}/logto-configs", update_configs).takes(CONFIGS),
    Route::patch("/users/{userId}/profile", merge_profile)
        .takes(&[Field::required("profile", Kind::Fields(PROFILE))]),
    Route::patch("/users/{userId}/password", set_password).takes(PASSWORD),
    Route::patch("/users/{userId}/password/expiration", expire_password)
        .takes(&[Field::required("isExpired", Kind::Boolean)]),
    Route::post("/users/{userId}/password/verify", verify_password).takes(PASSWORD),
    Route::get("/users/{userId}/has-password", has_password),
    Route::patch("/users/{userId}/is-suspended", suspend)
        .takes(&[Field::required("isSuspended", Kind::Boolean)]),
];

fn custom_data(cx: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(find(cx)?["customData"].clone()))
}

fn merge_custom_data(cx: &mut Context<'_>) -> Outcome {
    merge(cx, "customData")
}

fn merge_profile(cx: &mut Context<'_>) -> Outcome {
    merge(cx, "profile")
}

/// Merges an object of the body into the user's, one level deep; the new keys come first
/// (recording, 11b.2).
fn merge(cx: &mut Context<'_>, field: &'static str) -> Outcome {
    let given = cx
        .body
        .get(field)
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let held = find(cx)?[field].as_object().cloned().unwrap_or_default();
    let mut merged: Row = given.clone();
    for (key, value) in held {
        merged.entry(key).or_insert(value);
    }
    change(cx, |user| {
        user.insert(field.into(), merged.clone().into());
    })?;
    Ok(Reply::ok(merged))
}

fn configs(cx: &mut Context<'_>) -> Outcome {
    let user = id_of(find(cx)?).to_owned();
    Ok(Reply::ok(show_configs(cx.store.logto_configs.get(&user))))
}

fn update_configs(cx: &mut Context<'_>) -> Outcome {
    let user = id_of(find(cx)?).to_owned();
    let changes = cx.body.clone();
    let held = cx.store.logto_configs.entry(user).or_insert_with(empty);
    for (part, change) in &changes {
        let mut merged = held[part].as_object().cloned().unwrap_or_default();
        assign(&mut merged, change.as_object().unwrap_or(&Row::new()));
        held[part] = merged.into();
    }
    Ok(Reply::ok(show_configs(Some(held))))
}

fn show_configs(held: Option<&Value>) -> Value {
    let read = |part: &str, field: &str| {
        held.and_then(|held| held.get(part)?.get(field)?.as_bool())
            .unwrap_or_default()
    };
    let mut mfa = json!({
        "skipped": read("mfa", "skipped"),
        "skipMfaOnSignIn": read("mfa", "skipMfaOnSignIn"),
    });
    if let Some(enabled) = held.and_then(|held| held.get("mfa")?.get("enabled")) {
        mfa["enabled"] = enabled.clone();
    }
    json!({ "mfa": mfa, "passkeySignIn": { "skipped": read("passkeySignIn", "skipped") } })
}

fn set_password(cx: &mut Context<'_>) -> Outcome {
    let user = id_of(find(cx)?).to_owned();
    let password = cx.text("password").unwrap_or_default();
    cx.store.passwords.insert(user, Password::Plain(password));
    change(cx, |_| {})
}

fn expire_password(cx: &mut Context<'_>) -> Outcome {
    find(cx)?;
    change(cx, |_| {})
}

fn verify_password(cx: &mut Context<'_>) -> Outcome {
    let held = cx.store.passwords.get(id_of(find(cx)?));
    let given = cx.text("password").map(Password::Plain);
    if held.is_some() && held == given.as_ref() {
        Ok(Reply::no_content())
    } else {
        Err(Failure::new(422, "session.invalid_credentials"))
    }
}

fn has_password(cx: &mut Context<'_>) -> Outcome {
    let has = cx.store.passwords.contains_key(id_of(find(cx)?));
    Ok(Reply::ok(json!({ "hasPassword": has })))
}

/// Suspending ends the user's sessions.
fn suspend(cx: &mut Context<'_>) -> Outcome {
    let user = id_of(find(cx)?).to_owned();
    let suspended = cx.body["isSuspended"].clone();
    if suspended == true {
        cx.store.sessions.shift_remove(&user);
    }
    change(cx, |user| {
        user.insert("isSuspended".into(), suspended);
    })
}
