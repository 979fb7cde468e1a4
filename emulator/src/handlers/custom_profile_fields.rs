//! `/custom-profile-fields`: what else users are asked for, in the order of the sign-in pages.

use serde_json::{Value, json};

use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{assign, row, text};
use crate::store::{Row, TENANT};

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/custom-profile-fields", list),
    Route::post("/custom-profile-fields", create).documented(),
    Route::post("/custom-profile-fields/batch", create_batch).documented(),
    Route::get("/custom-profile-fields/{name}", get),
    Route::put("/custom-profile-fields/{name}", replace).documented(),
    Route::delete("/custom-profile-fields/{name}", delete),
    Route::post("/custom-profile-fields/properties/sie-order", reorder).documented(),
];

fn ordered(cx: &Context<'_>) -> Vec<Value> {
    let mut fields: Vec<_> = cx.store.custom_profile_fields.values().collect();
    fields.sort_by_key(|field| field["sieOrder"].as_u64());
    fields.into_iter().map(show).collect()
}

fn list(cx: &mut Context<'_>) -> Outcome {
    Ok(cx.list(ordered(cx), |field| field))
}

/// Gives a field what is given, and what that leaves out.
fn filled(mut field: Row, given: &Row) -> Row {
    assign(&mut field, given);
    for (name, value) in [
        ("label", json!("")),
        ("description", Value::Null),
        ("config", json!({})),
        ("required", json!(false)),
    ] {
        field.entry(name).or_insert(value);
    }
    field
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let given = cx.body.clone();
    check_names(cx, std::slice::from_ref(&given))?;
    Ok(Reply::created(add(cx, &given)))
}

/// All of them, or none.
fn create_batch(cx: &mut Context<'_>) -> Outcome {
    let given: Vec<Row> = serde_json::from_slice(cx.request.body()).unwrap_or_default();
    check_names(cx, &given)?;
    let made: Vec<Value> = given.iter().map(|field| add(cx, field).into()).collect();
    Ok(Reply::created(made))
}

/// No name is taken, and none is given twice.
fn check_names(cx: &Context<'_>, given: &[Row]) -> Result<(), Failure> {
    let mut names: Vec<&str> = given.iter().map(|field| text(field, "name")).collect();
    names.sort_unstable();
    names.dedup();
    let taken = |name: &&str| cx.store.custom_profile_fields.contains_key(*name);
    match names.len() == given.len() && !names.iter().any(taken) {
        true => Ok(()),
        false => Err(Failure::unique()),
    }
}

fn add(cx: &mut Context<'_>, given: &Row) -> Row {
    let orders = cx.store.custom_profile_fields.values();
    let last = orders.filter_map(|field| field["sieOrder"].as_u64()).max();
    let base = row(json!({
        "tenantId": TENANT,
        "id": cx.store.random.id(),
        "sieOrder": last.unwrap_or(0) + 1,
        "createdAt": cx.now,
    }));
    let created = filled(base, given);
    let name = text(given, "name").to_owned();
    cx.store.custom_profile_fields.insert(name, created.clone());
    created
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let field = cx.store.custom_profile_fields.get(&cx.param(0));
    field
        .map(|field| Reply::ok(show(field)))
        .ok_or_else(Failure::not_found)
}

fn replace(cx: &mut Context<'_>) -> Outcome {
    let name = cx.param(0);
    let held = cx.store.custom_profile_fields.get(&name);
    let mut base = held.cloned().ok_or_else(Failure::not_found)?;
    base.retain(|key, _| ["tenantId", "id", "name", "sieOrder", "createdAt"].contains(&&**key));
    let replaced = filled(base, &cx.body);
    cx.store
        .custom_profile_fields
        .insert(name, replaced.clone());
    Ok(Reply::ok(show(&replaced)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    match cx.store.custom_profile_fields.shift_remove(&cx.param(0)) {
        Some(_) => Ok(Reply::no_content()),
        None => Err(Failure::not_found()),
    }
}

fn reorder(cx: &mut Context<'_>) -> Outcome {
    for given in cx.body["order"].as_array().cloned().unwrap_or_default() {
        let name = given["name"].as_str().unwrap_or_default();
        let field = cx.store.custom_profile_fields.get_mut(name);
        let field = field.ok_or_else(Failure::not_found)?;
        field.insert("sieOrder".into(), given["sieOrder"].clone());
    }
    Ok(Reply::ok(Value::Array(ordered(cx))))
}
