//! Sessions and grants of a user.

use serde_json::Value;

use super::find;
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::Row;
use crate::store::table::{id_of, pick};

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/users/{userId}/grants", grants),
    Route::delete("/users/{userId}/grants/{grantId}", delete_grant),
    Route::get("/users/{userId}/sessions", sessions),
    Route::get("/users/{userId}/sessions/{sessionId}", session),
    Route::delete("/users/{userId}/sessions/{sessionId}", delete_session),
];

fn is_third_party(cx: &Context<'_>, grant: &Row) -> bool {
    let application = grant["payload"]["clientId"].as_str().unwrap_or_default();
    cx.store
        .applications
        .get(application)
        .is_some_and(|row| row["isThirdParty"] == true)
}

fn grants(cx: &mut Context<'_>) -> Outcome {
    let wanted = cx.filter("appType");
    let held = cx.store.grants.get(id_of(find(cx)?));
    let rows: Vec<&Row> = held
        .into_iter()
        .flatten()
        .filter(|grant| {
            let third = is_third_party(cx, grant);
            wanted
                .as_deref()
                .is_none_or(|wanted| (wanted == "thirdParty") == third)
        })
        .collect();
    let shown = cx.list(rows, |grant| {
        let application = grant["payload"]["clientId"].as_str().unwrap_or_default();
        let mut shown = show(grant);
        if let Some(application) = cx.store.applications.get(application) {
            shown["application"] = pick(application, &["id", "name"]);
        }
        shown
    });
    Ok(shown.wrapped_in("grants"))
}

fn delete_grant(cx: &mut Context<'_>) -> Outcome {
    let user = id_of(find(cx)?).to_owned();
    let id = cx.param(1);
    let grants = cx.store.grants.entry(user).or_default();
    let before = grants.len();
    grants.retain(|grant| id_of(grant) != id);
    if grants.len() == before {
        Err(Failure::not_found())
    } else {
        Ok(Reply::no_content())
    }
}

fn uid(session: &Row) -> Value {
    session["payload"]["uid"].clone()
}

fn sessions(cx: &mut Context<'_>) -> Outcome {
    let held = cx.store.sessions.get(id_of(find(cx)?));
    Ok(cx
        .list(held.into_iter().flatten().collect(), show)
        .wrapped_in("sessions"))
}

fn session(cx: &mut Context<'_>) -> Outcome {
    let wanted = cx.param(1);
    let held = cx.store.sessions.get(id_of(find(cx)?));
    held.into_iter()
        .flatten()
        .find(|session| uid(session) == wanted)
        .map(|session| Reply::ok(show(session)))
        .ok_or_else(Failure::not_found)
}

fn delete_session(cx: &mut Context<'_>) -> Outcome {
    let target = cx.filter("revokeGrantsTarget");
    let user = id_of(find(cx)?).to_owned();
    let wanted = cx.param(1);
    let sessions = cx.store.sessions.entry(user.clone()).or_default();
    let before = sessions.len();
    sessions.retain(|session| uid(session) != wanted);
    if sessions.len() == before {
        return Err(Failure::not_found());
    }
    if let Some(target) = target {
        let held = cx.store.grants.get(&user).cloned().unwrap_or_default();
        let kept: Vec<Row> = held
            .into_iter()
            .filter(|grant| target == "firstParty" && is_third_party(cx, grant))
            .collect();
        cx.store.grants.insert(user, kept);
    }
    Ok(Reply::no_content())
}
