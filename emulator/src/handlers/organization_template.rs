//! `/organization-roles` and `/organization-scopes`: what organizations grant their members, the
//! template that all of them share.

use serde_json::{Value, json};

use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::relation::Relation;
use crate::store::table::{Table, assign, id_of, pick, row, text};
use crate::store::{Row, Store, TENANT};

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/organization-roles", list_roles).paged(),
    Route::post("/organization-roles", create_role).documented(),
    Route::get("/organization-roles/{id}", get_role),
    Route::patch("/organization-roles/{id}", update_role).documented(),
    Route::delete("/organization-roles/{id}", delete_role),
    Route::get("/organization-roles/{id}/scopes", list_scopes_of_role).optionally_paged(),
    Route::post("/organization-roles/{id}/scopes", assign_scopes).documented(),
    Route::put("/organization-roles/{id}/scopes", replace_scopes).documented(),
    Route::delete(
        "/organization-roles/{id}/scopes/{organizationScopeId}",
        delete_scope_of_role,
    ),
    Route::get(
        "/organization-roles/{id}/resource-scopes",
        list_resource_scopes,
    )
    .optionally_paged(),
    Route::post(
        "/organization-roles/{id}/resource-scopes",
        assign_resource_scopes,
    )
    .documented(),
    Route::put(
        "/organization-roles/{id}/resource-scopes",
        replace_resource_scopes,
    )
    .documented(),
    Route::delete(
        "/organization-roles/{id}/resource-scopes/{scopeId}",
        delete_resource_scope,
    ),
    Route::get("/organization-scopes", list_scopes).optionally_paged(),
    Route::post("/organization-scopes", create_scope).documented(),
    Route::get("/organization-scopes/{id}", get_scope),
    Route::patch("/organization-scopes/{id}", update_scope).documented(),
    Route::delete("/organization-scopes/{id}", delete_scope),
];

const SCOPES: &str = "organizationScopeIds";
const RESOURCE_SCOPES: &str = "scopeIds";

fn rows_of<'a>(
    table: &'a Table,
    relation: &'a Relation<2>,
    role: &'a str,
) -> impl Iterator<Item = &'a Row> {
    let ids = relation.under([role], 1);
    ids.filter_map(|id| table.get(id))
}

fn scopes_of<'a>(store: &'a Store, role: &'a str) -> impl Iterator<Item = &'a Row> {
    rows_of(
        &store.organization_scopes,
        &store.organization_roles_scopes,
        role,
    )
}

fn resource_scopes_of<'a>(store: &'a Store, role: &'a str) -> impl Iterator<Item = &'a Row> {
    rows_of(
        &store.scopes,
        &store.organization_roles_resource_scopes,
        role,
    )
}

/// A role of a list: with the names of what it grants.
fn with_scopes(store: &Store, role: &Row) -> Value {
    let named = |scope: &Row| pick(scope, &["id", "name"]);
    let mut shown = show(role);
    shown["scopes"] = scopes_of(store, id_of(role)).map(named).collect();
    shown["resourceScopes"] = resource_scopes_of(store, id_of(role))
        .map(|scope| {
            let mut shown = named(scope);
            let resource = store.resources.get(text(scope, "resourceId"));
            shown["resource"] = resource.map_or(Value::Null, named);
            shown
        })
        .collect();
    shown
}

fn list_roles(cx: &mut Context<'_>) -> Outcome {
    let wanted = cx.filter("q").unwrap_or_default().to_lowercase();
    let holds = |role: &&Row| text(role, "name").to_lowercase().contains(&wanted);
    let rows = cx.store.organization_roles.iter().filter(holds).collect();
    Ok(cx.list(rows, |role| with_scopes(cx.store, role)))
}

/// The ids of the body's field, if all of them are in the table: else the foreign key is refused.
fn known(cx: &Context<'_>, field: &str) -> Result<Vec<String>, Failure> {
    let ids = cx.ids(field);
    let there = |id: &String| match field {
        SCOPES => cx.store.organization_scopes.has(id),
        _ => cx.store.scopes.has(id),
    };
    match ids.iter().all(there) {
        true => Ok(ids),
        false => Err(Failure::foreign_key()),
    }
}

fn check_name(table: &Table, cx: &Context<'_>, except: Option<&str>) -> Result<(), Failure> {
    match cx.text("name") {
        Some(name) if table.taken("name", &name, except) => Err(Failure::unique()),
        _ => Ok(()),
    }
}

fn create_role(cx: &mut Context<'_>) -> Outcome {
    check_name(&cx.store.organization_roles, cx, None)?;
    let (scopes, resource_scopes) = (known(cx, SCOPES)?, known(cx, "resourceScopeIds")?);
    let id = cx.store.random.id();
    let created = row(json!({
        "tenantId": TENANT,
        "id": id,
        "name": cx.body["name"],
        "description": cx.body.get("description").cloned().unwrap_or_default(),
        "type": cx.text("type").unwrap_or_else(|| "User".into()),
    }));
    cx.store.organization_roles.insert(created.clone());
    cx.store.organization_roles_scopes.replace(&[&id], &scopes);
    cx.store
        .organization_roles_resource_scopes
        .replace(&[&id], &resource_scopes);
    Ok(Reply::created(created))
}

fn get_role(cx: &mut Context<'_>) -> Outcome {
    let role = cx.store.organization_roles.find(&cx.param(0))?;
    Ok(Reply::ok(show(role)))
}

fn update_role(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    cx.store.organization_roles.find(&id)?;
    check_name(&cx.store.organization_roles, cx, Some(&id))?;
    if cx.body.is_empty() {
        return Err(Failure::empty_update());
    }
    let changes = cx.body.clone();
    let role = cx.store.organization_roles.find_mut(&id)?;
    assign(role, &changes);
    Ok(Reply::ok(show(role)))
}

fn delete_role(cx: &mut Context<'_>) -> Outcome {
    match cx.store.remove_organization_role(&cx.param(0)) {
        true => Ok(Reply::no_content()),
        false => Err(Failure::not_found()),
    }
}

/// The role of the path, where something is added to it.
fn role_to_extend(cx: &Context<'_>) -> Result<String, Failure> {
    let role = cx.param(0);
    match cx.store.organization_roles.has(&role) {
        true => Ok(role),
        false => Err(Failure::foreign_key()),
    }
}

fn list_scopes_of_role(cx: &mut Context<'_>) -> Outcome {
    let role = cx.param(0);
    cx.store.organization_roles.find(&role)?;
    let rows = scopes_of(cx.store, &role).collect();
    Ok(cx.list(rows, show))
}

fn assign_scopes(cx: &mut Context<'_>) -> Outcome {
    let (role, scopes) = (role_to_extend(cx)?, known(cx, SCOPES)?);
    for scope in scopes {
        cx.store.organization_roles_scopes.insert([&role, &scope]);
    }
    Ok(Reply::created_text())
}

fn replace_scopes(cx: &mut Context<'_>) -> Outcome {
    let (role, scopes) = (role_to_extend(cx)?, known(cx, SCOPES)?);
    cx.store
        .organization_roles_scopes
        .replace(&[&role], &scopes);
    Ok(Reply::no_content())
}

fn delete_scope_of_role(cx: &mut Context<'_>) -> Outcome {
    let pair = [&*cx.param(0), &*cx.param(1)];
    match cx.store.organization_roles_scopes.remove(pair) {
        true => Ok(Reply::no_content()),
        false => Err(Failure::not_found()),
    }
}

fn list_resource_scopes(cx: &mut Context<'_>) -> Outcome {
    let role = cx.param(0);
    cx.store.organization_roles.find(&role)?;
    let rows = resource_scopes_of(cx.store, &role).collect();
    Ok(cx.list(rows, show))
}

fn assign_resource_scopes(cx: &mut Context<'_>) -> Outcome {
    let (role, scopes) = (role_to_extend(cx)?, known(cx, RESOURCE_SCOPES)?);
    for scope in scopes {
        let relation = &mut cx.store.organization_roles_resource_scopes;
        relation.insert([&role, &scope]);
    }
    Ok(Reply::created_text())
}

fn replace_resource_scopes(cx: &mut Context<'_>) -> Outcome {
    let (role, scopes) = (role_to_extend(cx)?, known(cx, RESOURCE_SCOPES)?);
    let relation = &mut cx.store.organization_roles_resource_scopes;
    relation.replace(&[&role], &scopes);
    Ok(Reply::no_content())
}

fn delete_resource_scope(cx: &mut Context<'_>) -> Outcome {
    let pair = [&*cx.param(0), &*cx.param(1)];
    match cx.store.organization_roles_resource_scopes.remove(pair) {
        true => Ok(Reply::no_content()),
        false => Err(Failure::not_found()),
    }
}

fn list_scopes(cx: &mut Context<'_>) -> Outcome {
    let wanted = cx.filter("q").unwrap_or_default().to_lowercase();
    let holds = |scope: &&Row| text(scope, "name").to_lowercase().contains(&wanted);
    let rows = cx.store.organization_scopes.iter().filter(holds).collect();
    Ok(cx.list(rows, show))
}

fn create_scope(cx: &mut Context<'_>) -> Outcome {
    check_name(&cx.store.organization_scopes, cx, None)?;
    let created = row(json!({
        "tenantId": TENANT,
        "id": cx.store.random.id(),
        "name": cx.body["name"],
        "description": cx.body.get("description").cloned().unwrap_or_default(),
    }));
    cx.store.organization_scopes.insert(created.clone());
    Ok(Reply::created(created))
}

fn get_scope(cx: &mut Context<'_>) -> Outcome {
    let scope = cx.store.organization_scopes.find(&cx.param(0))?;
    Ok(Reply::ok(show(scope)))
}

fn update_scope(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    cx.store.organization_scopes.find(&id)?;
    check_name(&cx.store.organization_scopes, cx, Some(&id))?;
    if cx.body.is_empty() {
        return Err(Failure::empty_update());
    }
    let changes = cx.body.clone();
    let scope = cx.store.organization_scopes.find_mut(&id)?;
    assign(scope, &changes);
    Ok(Reply::ok(show(scope)))
}

fn delete_scope(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    if cx.store.organization_scopes.remove(&id).is_none() {
        return Err(Failure::not_found());
    }
    cx.store.organization_roles_scopes.remove_where(1, &id);
    cx.store.consent_scopes.remove_where(2, &id);
    Ok(Reply::no_content())
}
