//! `/sso-connectors`: connectors to enterprises' identity providers.

use serde_json::{Value, json};

use super::sso_providers::{logo_of, protocol_of};
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{assign, row, text};
use crate::store::{Row, TENANT};

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/sso-connectors", list).optionally_paged(),
    Route::post("/sso-connectors", create).documented(),
    Route::get("/sso-connectors/{id}", get),
    Route::patch("/sso-connectors/{id}", update).documented(),
    Route::delete("/sso-connectors/{id}", delete),
];

/// A connector with what is known of its provider.
fn shown(connector: &Row) -> Value {
    let provider = text(connector, "providerName");
    let mut shown = show(connector);
    shown["name"] = provider.into();
    shown["providerType"] = protocol_of(provider).into();
    for logo in ["providerLogo", "providerLogoDark"] {
        shown[logo] = logo_of(provider).into();
    }
    shown
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let rows = cx.store.sso_connectors.iter().collect();
    Ok(cx.list(rows, shown))
}

fn check_name(cx: &Context<'_>, except: Option<&str>) -> Result<(), Failure> {
    let connectors = &cx.store.sso_connectors;
    match cx.text("connectorName") {
        Some(name) if connectors.taken("connectorName", &name, except) => Err(Failure::unique()),
        _ => Ok(()),
    }
}

fn create(cx: &mut Context<'_>) -> Outcome {
    check_name(cx, None)?;
    let mut created = row(json!({
        "tenantId": TENANT,
        "id": cx.store.random.id(),
        "config": {},
        "domains": [],
        "branding": {},
        "syncProfile": false,
        "enableTokenStorage": false,
        "createdAt": cx.now,
    }));
    assign(&mut created, &cx.body);
    cx.store.sso_connectors.insert(created.clone());
    Ok(Reply::ok(show(&created)))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(shown(
        cx.store.sso_connectors.find(&cx.param(0))?,
    )))
}

fn update(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    cx.store.sso_connectors.find(&id)?;
    check_name(cx, Some(&id))?;
    if cx.body.is_empty() {
        return Err(Failure::empty_update());
    }
    let changes = cx.body.clone();
    let connector = cx.store.sso_connectors.find_mut(&id)?;
    assign(connector, &changes);
    Ok(Reply::ok(shown(connector)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    if cx.store.sso_connectors.remove(&id).is_none() {
        return Err(Failure::not_found());
    }
    cx.store.jit_sso_connectors.remove_where(1, &id);
    Ok(Reply::no_content())
}
