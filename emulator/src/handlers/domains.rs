//! `/domains`: the tenant's own domains. None is ever verified, for want of a DNS.

use serde_json::{Value, json};

use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{id_of, row, text};

const DAY: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/domains", list),
    Route::post("/domains", create).documented(),
    Route::get("/domains/{id}", get),
    Route::delete("/domains/{id}", delete),
    Route::get("/domains/{id}/verification-files", files),
    Route::put("/domains/{id}/verification-files", replace_files).documented(),
    Route::post("/domains/cleanup", clean_up).documented(),
];

fn list(cx: &mut Context<'_>) -> Outcome {
    Ok(cx.list(cx.store.domains.iter().collect(), show))
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let domain = cx.text("domain").unwrap_or_default();
    if cx.store.domains.taken("domain", &domain, None) {
        return Err(Failure::new(422, "domain.hostname_already_exists"));
    }
    let created = row(json!({
        "id": cx.store.random.id(),
        "domain": domain,
        "status": "PendingVerification",
        "errorMessage": null,
        "dnsRecords": [{ "type": "CNAME", "name": domain, "value": "domains.example.com" }],
        "createdAt": cx.now,
    }));
    cx.store.domains.insert(created.clone());
    Ok(Reply::created(created))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(show(cx.store.domains.find(&cx.param(0))?)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    cx.store.verification_files.shift_remove(&id);
    match cx.store.domains.remove(&id) {
        Some(_) => Ok(Reply::no_content()),
        None => Err(Failure::not_found()),
    }
}

fn files(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    cx.store.domains.find(&id)?;
    let held = cx.store.verification_files.get(&id);
    Ok(Reply::ok(held.cloned().unwrap_or_default()))
}

fn replace_files(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    cx.store.domains.find(&id)?;
    if let Some(Value::Object(files)) = cx.body.get("verificationFiles") {
        cx.store.verification_files.insert(id, files.clone());
    }
    files(cx)
}

/// Deletes the domains that have not become active within so many days.
fn clean_up(cx: &mut Context<'_>) -> Outcome {
    let days = cx
        .body
        .get("staleDays")
        .and_then(Value::as_f64)
        .unwrap_or_default();
    let oldest = cx.now as f64 - days * DAY;
    let scanned = cx.store.domains.len();
    let (active, others): (Vec<_>, Vec<_>) = cx
        .store
        .domains
        .iter()
        .partition(|domain| text(domain, "status") == "Active");
    let active = active.len();
    let stale: Vec<String> = others
        .into_iter()
        .filter(|domain| domain["createdAt"].as_f64().is_some_and(|at| at <= oldest))
        .map(|domain| id_of(domain).to_owned())
        .collect();
    for id in &stale {
        cx.store.domains.remove(id);
        cx.store.verification_files.shift_remove(id);
    }
    Ok(Reply::ok(json!({
        "scannedCount": scanned,
        "deletedCount": stale.len(),
        "failedCount": 0,
        "skippedActiveCount": active,
    })))
}
