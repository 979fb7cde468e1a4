//! Social and enterprise identities of a user.

use serde_json::{Value, json};

use super::{change, find, render};
use crate::context::{Context, Outcome};
use crate::failure::Failure;
use crate::guard::{Field, Kind, TEXT};
use crate::handlers::connectors;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::id_of;

const IDENTITY: &[Field] = &[
    Field::required("userId", TEXT),
    Field::optional("details", Kind::Object),
];
const LINK: &[Field] = &[
    Field::required("connectorId", TEXT),
    Field::required("connectorData", Kind::Object),
];

pub(crate) const ROUTES: &[Route] = &[
    Route::put("/users/{userId}/identities/{target}", replace).takes(IDENTITY),
    Route::delete("/users/{userId}/identities/{target}", delete),
    Route::get("/users/{userId}/identities/{target}", get),
    Route::post("/users/{userId}/identities", link).takes(LINK),
    Route::get("/users/{userId}/sso-identities/{ssoConnectorId}", sso),
    Route::get("/users/{userId}/all-identities", all),
];

/// Whether the target's account belongs to another user.
fn taken(cx: &Context<'_>, user: &str, target: &str, account: &Value) -> bool {
    cx.store.users.iter().any(|other| {
        id_of(other) != user
            && other["identities"]
                .get(target)
                .is_some_and(|held| held["userId"] == *account)
    })
}

/// Puts an identity on the user and answers with all of them.
fn put(cx: &mut Context<'_>, target: &str, identity: &Value) -> Outcome {
    let user = id_of(find(cx)?).to_owned();
    if taken(cx, &user, target, &identity["userId"]) {
        return Err(Failure::new(422, "user.identity_already_in_use"));
    }
    let had = find(cx)?["identities"].get(target).is_some();
    change(cx, |user| user["identities"][target] = identity.clone())?;
    let identities = find(cx)?["identities"].clone();
    Ok(if had {
        Reply::ok(identities)
    } else {
        Reply::created(identities)
    })
}

fn replace(cx: &mut Context<'_>) -> Outcome {
    let identity = Value::Object(cx.body.clone());
    put(cx, &cx.param(1), &identity)
}

/// Links what a social connector's callback told; no provider is asked, so the data must name the
/// account.
fn link(cx: &mut Context<'_>) -> Outcome {
    find(cx)?;
    let connector = cx.text("connectorId").unwrap_or_default();
    let connector = cx
        .store
        .connectors
        .get(&connector)
        .ok_or_else(Failure::not_found)?;
    let target = connectors::target(connector);
    let data = cx.body["connectorData"].clone();
    let account = ["id", "userId", "code"]
        .iter()
        .find_map(|key| data.get(key)?.as_str())
        .ok_or_else(|| Failure::new(400, "session.insufficient_info"))?;
    let identity = json!({ "userId": account, "details": data });
    let reply = put(cx, &target, &identity)?;
    Ok(Reply {
        status: http::StatusCode::OK,
        ..reply
    })
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let target = cx.param(1);
    let identity = find(cx)?["identities"]
        .get(&target)
        .ok_or_else(Failure::not_found)?;
    Ok(Reply::ok(json!({ "identity": identity })))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let target = cx.param(1);
    if find(cx)?["identities"].get(&target).is_none() {
        return Err(Failure::new(404, "user.identity_not_exist"));
    }
    change(cx, |user| {
        if let Some(identities) = user["identities"].as_object_mut() {
            identities.shift_remove(&target);
        }
    })?;
    let user = find(cx)?;
    Ok(Reply::ok(render(cx.store, user)))
}

fn sso(cx: &mut Context<'_>) -> Outcome {
    let connector = cx.param(1);
    let held = cx.store.sso_identities.get(id_of(find(cx)?));
    held.into_iter()
        .flatten()
        .find(|identity| identity["ssoConnectorId"] == connector)
        .map(|identity| Reply::ok(json!({ "ssoIdentity": identity })))
        .ok_or_else(Failure::not_found)
}

fn all(cx: &mut Context<'_>) -> Outcome {
    let user = find(cx)?;
    let social: Vec<Value> = user["identities"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(target, identity)| json!({ "identity": identity, "target": target }))
        .collect();
    let sso: Vec<Value> = cx
        .store
        .sso_identities
        .get(id_of(user))
        .into_iter()
        .flatten()
        .map(|identity| json!({ "ssoIdentity": identity }))
        .collect();
    Ok(Reply::ok(
        json!({ "socialIdentities": social, "ssoIdentities": sso }),
    ))
}
