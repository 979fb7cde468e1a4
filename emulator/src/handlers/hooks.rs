//! `/hooks`: webhooks. None is ever sent, so their recent logs stay empty.

use serde_json::{Value, json};

use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{assign, row};
use crate::store::{Row, TENANT};

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/hooks", list).optionally_paged(),
    Route::post("/hooks", create).documented(),
    Route::get("/hooks/{id}", get),
    Route::patch("/hooks/{id}", update).documented(),
    Route::delete("/hooks/{id}", delete),
    Route::patch("/hooks/{id}/signing-key", renew_signing_key),
    Route::post("/hooks/{id}/test", test).documented(),
    Route::get("/hooks/{id}/recent-logs", list_recent_logs).paged(),
];

fn shown(cx: &Context<'_>, hook: &Row) -> Value {
    let mut shown = show(hook);
    if cx.flag("includeExecutionStats") {
        shown["executionStats"] = json!({ "requestCount": 0, "successCount": 0 });
    }
    shown
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let rows = cx.store.hooks.iter().rev().collect();
    Ok(cx.list(rows, |hook| shown(cx, hook)))
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let has_event = cx.body.contains_key("event") || !cx.ids("events").is_empty();
    if !has_event {
        return Err(Failure::new(400, "hook.missing_events"));
    }
    let field = |name: &str| cx.body.get(name).cloned();
    let mut created = row(json!({
        "tenantId": TENANT,
        "name": field("name").unwrap_or_else(|| "".into()),
        "event": field("event").unwrap_or_default(),
        "events": field("events").unwrap_or_else(|| json!([])),
        "config": field("config").unwrap_or_default(),
        "enabled": field("enabled").unwrap_or(Value::Bool(true)),
        "createdAt": cx.now,
    }));
    created.insert("id".into(), cx.store.random.id().into());
    created.insert("signingKey".into(), cx.store.random.secret().into());
    cx.store.hooks.insert(created.clone());
    Ok(Reply::created(created))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let hook = cx.store.hooks.find(&cx.param(0))?;
    Ok(Reply::ok(shown(cx, hook)))
}

fn update(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    cx.store.hooks.find(&id)?;
    if cx.body.is_empty() {
        return Err(Failure::empty_update());
    }
    let changes = cx.body.clone();
    let hook = cx.store.hooks.find_mut(&id)?;
    assign(hook, &changes);
    Ok(Reply::ok(show(hook)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    match cx.store.hooks.remove(&cx.param(0)) {
        Some(_) => Ok(Reply::no_content()),
        None => Err(Failure::not_found()),
    }
}

fn renew_signing_key(cx: &mut Context<'_>) -> Outcome {
    let key = cx.store.random.secret();
    let hook = cx.store.hooks.find_mut(&cx.param(0))?;
    hook.insert("signingKey".into(), key.into());
    Ok(Reply::ok(show(hook)))
}

fn test(cx: &mut Context<'_>) -> Outcome {
    cx.store.hooks.find(&cx.param(0))?;
    Ok(Reply::no_content())
}

fn list_recent_logs(cx: &mut Context<'_>) -> Outcome {
    cx.store.hooks.find(&cx.param(0))?;
    Ok(cx.list(Vec::new(), |none: Value| none))
}
