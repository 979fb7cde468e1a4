//! The keys that tokens and cookies are signed with. Which of them is current follows from the time:
//! the newest whose time has come; those that come after it are next, those before are previous.

use serde_json::{Value, json};

use crate::context::{Context, Outcome};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::Row;
use crate::store::table::id_of;

/// Kinds of keys.
pub(crate) const KEYS: [&str; 2] = ["private-keys", "cookie-keys"];
/// Keys of a kind that are kept.
const KEPT: usize = 3;
/// Ends of grace periods from which a key is current at once.
const AT_ONCE: f64 = 0.0;

pub(super) const ROUTES: &[Route] = &[
    Route::get("/configs/oidc/{keyType}", list),
    Route::delete("/configs/oidc/{keyType}/{keyId}", delete),
    Route::post("/configs/oidc/{keyType}/rotate", rotate).documented(),
];

fn is_private(kind: &str) -> bool {
    kind == "private-keys"
}

/// The keys of the path's kind, newest first.
fn keys(cx: &Context<'_>) -> Vec<Row> {
    cx.store
        .oidc_keys
        .get(&cx.param(0))
        .cloned()
        .unwrap_or_default()
}

fn keep(cx: &mut Context<'_>, keys: Vec<Row>) {
    cx.store.oidc_keys.insert(cx.param(0), keys);
}

fn render(cx: &Context<'_>) -> Reply {
    let private = is_private(&cx.param(0));
    let mut current = false;
    let shown = keys(cx).into_iter().map(|mut key| {
        let waits = key
            .get("effectiveAt")
            .and_then(Value::as_u64)
            .is_some_and(|at| at > cx.now / 1000);
        let status = match (waits, current) {
            (true, _) => "Next",
            (false, false) => "Current",
            (false, true) => "Previous",
        };
        current |= !waits;
        if private {
            key.insert("status".into(), status.into());
        }
        Value::Object(key)
    });
    Reply::ok(shown.collect::<Value>())
}

fn list(cx: &mut Context<'_>) -> Outcome {
    Ok(render(cx))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(1);
    let mut keys = keys(cx);
    if !keys.iter().any(|key| id_of(key) == id) {
        return Err(Failure::with(404, "oidc.key_not_found", &[&id]));
    }
    if keys.len() == 1 {
        return Err(Failure::new(422, "oidc.key_required"));
    }
    keys.retain(|key| id_of(key) != id);
    keep(cx, keys);
    Ok(Reply::no_content())
}

fn rotate(cx: &mut Context<'_>) -> Outcome {
    let mut keys = keys(cx);
    let now = cx.now / 1000;
    let mut key = Row::new();
    key.insert("id".into(), cx.store.random.id().into());
    key.insert("createdAt".into(), now.into());
    if is_private(&cx.param(0)) {
        let algorithm = cx
            .text("signingKeyAlgorithm")
            .unwrap_or_else(|| "EC".into());
        key.insert("signingKeyAlgorithm".into(), algorithm.into());
        let grace = cx.body.get("rotationGracePeriod").and_then(Value::as_f64);
        if let Some(grace) = grace.filter(|grace| *grace > AT_ONCE) {
            key.insert(
                "effectiveAt".into(),
                json!(now.saturating_add(grace as u64)),
            );
        }
    }
    keys.insert(0, key);
    keys.truncate(KEPT);
    keep(cx, keys);
    Ok(render(cx))
}
