//! `/configs`: scripts of tokens and actions, whose rows are kept by the generic handler. The other
//! configurations are documents without rules of their own.

mod oidc_keys;

use serde_json::{Value, json};

use super::generic::memory;
use crate::context::{Context, Outcome};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::guard::invalid;
use crate::guard::schema::check;
use crate::reply::Reply;
use crate::router::Route;

pub(crate) use oidc_keys::KEYS;

pub(crate) const TABLES: &[&[Route]] = &[ROUTES, oidc_keys::ROUTES];

const ROUTES: &[Route] = &[
    Route::get("/configs/jwt-customizer", list_customizers),
    Route::put("/configs/jwt-customizer/{tokenTypePath}", customize).documented(),
    Route::patch("/configs/jwt-customizer/{tokenTypePath}", customize).documented(),
    Route::get("/configs/actions", list_actions),
];

/// Kinds of tokens with a script: the segment of a path, the key of a list, the shape.
const CUSTOMIZERS: [(&str, &str, &str); 2] = [
    ("access-token", "jwt.accessToken", "AccessTokenCustomizer"),
    (
        "client-credentials",
        "jwt.clientCredentials",
        "ClientCredentialsCustomizer",
    ),
];

fn list_customizers(cx: &mut Context<'_>) -> Outcome {
    Ok(list(cx, |segment| {
        let known = CUSTOMIZERS.iter().find(|(held, ..)| *held == segment);
        known.map_or(segment, |(_, key, _)| key)
    }))
}

fn list_actions(cx: &mut Context<'_>) -> Outcome {
    Ok(list(cx, |segment| segment))
}

/// The rows below the request's path, each under a key.
fn list<'a>(cx: &'a Context<'_>, key: impl Fn(&'a str) -> &'a str) -> Reply {
    let rows = memory::below(cx).map(|(segment, row)| {
        let mut row = row.clone();
        row.retain(|name, _| name != "tokenTypePath" && name != "actionType");
        json!({ "key": key(segment), "value": row })
    });
    Reply::ok(rows.collect::<Value>())
}

/// What a script's row must be differs by the kind of token, which the facts of the body leave open.
fn customize(cx: &mut Context<'_>) -> Outcome {
    let operation = cx.operation.ok_or_else(Failure::internal)?;
    let facts = Facts::get();
    let segment = cx.param(0);
    let shape = CUSTOMIZERS.iter().find(|(held, ..)| *held == segment);
    let schema = shape.and_then(|(.., name)| facts.schema(name));
    let schema = schema.ok_or_else(Failure::internal)?;
    let held = cx
        .store
        .documents
        .get(&cx.address())
        .filter(|_| operation.method == "PATCH");
    let mut whole = held.cloned().unwrap_or_default();
    whole.extend(cx.body.clone());
    let missing = operation.method == "PATCH" && held.is_none();
    if !missing {
        check(facts, schema, Some(&whole.into()), &[]).map_err(|issues| invalid("body", issues))?;
    }
    memory::write(cx, operation)
}
