//! `/one-time-tokens`: magic links. A token is consumed by being verified.

use serde_json::{Value, json};

use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{row, text};
use crate::store::{Row, TENANT};

/// Seconds that a token lives where nothing else is asked for.
const LIFE: u64 = 600;

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/one-time-tokens", list).optionally_paged(),
    Route::post("/one-time-tokens", create).documented(),
    Route::post("/one-time-tokens/verify", verify).documented(),
    Route::get("/one-time-tokens/{id}", get),
    Route::delete("/one-time-tokens/{id}", delete),
    Route::put("/one-time-tokens/{id}/status", replace_status).documented(),
];

/// Tokens whose time is over have expired, whether anybody looks or not.
fn expire(cx: &mut Context<'_>) {
    let now = cx.now;
    for token in cx.store.one_time_tokens.iter_mut() {
        let over = token["expiresAt"].as_u64().is_some_and(|end| end <= now);
        if over && token["status"] == "active" {
            token.insert("status".into(), "expired".into());
        }
    }
}

fn list(cx: &mut Context<'_>) -> Outcome {
    expire(cx);
    let (email, status) = (cx.filter("email"), cx.filter("status"));
    let fits = |wanted: &Option<String>, token: &Row, field: &str| {
        wanted
            .as_deref()
            .is_none_or(|wanted| text(token, field) == wanted)
    };
    let rows = cx.store.one_time_tokens.iter().rev();
    let rows = rows
        .filter(|token| fits(&email, token, "email") && fits(&status, token, "status"))
        .collect();
    Ok(cx.list(rows, show))
}

fn create(cx: &mut Context<'_>) -> Outcome {
    expire(cx);
    let email = cx.text("email").unwrap_or_default();
    // The newest token of an address is the one that is good.
    for token in cx.store.one_time_tokens.iter_mut() {
        if token["email"] == *email && token["status"] == "active" {
            token.insert("status".into(), "revoked".into());
        }
    }
    let life = cx
        .body
        .get("expiresIn")
        .and_then(Value::as_u64)
        .unwrap_or(LIFE);
    let created = row(json!({
        "tenantId": TENANT,
        "id": cx.store.random.id(),
        "email": email,
        "token": cx.store.random.secret(),
        "context": cx.body.get("context").cloned().unwrap_or_else(|| json!({})),
        "status": "active",
        "createdAt": cx.now,
        "expiresAt": cx.now.saturating_add(life.saturating_mul(1000)),
    }));
    cx.store.one_time_tokens.insert(created.clone());
    Ok(Reply::created(created))
}

fn verify(cx: &mut Context<'_>) -> Outcome {
    expire(cx);
    let (email, secret) = (cx.text("email"), cx.text("token").unwrap_or_default());
    let mut tokens = cx.store.one_time_tokens.iter_mut();
    let token = tokens
        .find(|token| token["token"] == *secret)
        .ok_or_else(|| Failure::new(404, "one_time_token.token_not_found"))?;
    if Some(text(token, "email")) != email.as_deref() {
        return Err(Failure::new(400, "one_time_token.email_mismatch"));
    }
    let code = match text(token, "status") {
        "expired" => "one_time_token.token_expired",
        "consumed" => "one_time_token.token_consumed",
        "revoked" => "one_time_token.token_revoked",
        _ => {
            token.insert("status".into(), "consumed".into());
            return Ok(Reply::ok(show(token)));
        }
    };
    Err(Failure::new(400, code))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    expire(cx);
    Ok(Reply::ok(show(
        cx.store.one_time_tokens.find(&cx.param(0))?,
    )))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    match cx.store.one_time_tokens.remove(&cx.param(0)) {
        Some(_) => Ok(Reply::no_content()),
        None => Err(Failure::not_found()),
    }
}

fn replace_status(cx: &mut Context<'_>) -> Outcome {
    expire(cx);
    let status = cx.body["status"].clone();
    let token = cx.store.one_time_tokens.find_mut(&cx.param(0))?;
    if status == "active" && token["status"] != "active" {
        return Err(Failure::new(400, "one_time_token.cannot_reactivate_token"));
    }
    token.insert("status".into(), status);
    Ok(Reply::ok(show(token)))
}
