//! `/resources`: API resources and their scopes.

use serde_json::{Value, json};

use super::NAMED_FIELDS;
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::guard::{Field, Kind};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{assign, id_of, row, text};
use crate::store::{MANAGEMENT_API, Row, TENANT};

const NAME: Kind = Kind::Text(1, usize::MAX);
const SCOPE_NAME: Kind = Kind::Text(1, 256);
const CREATE: &[Field] = &[
    Field::required("name", NAME),
    Field::required("indicator", NAME),
    Field::optional("accessTokenTtl", Kind::Number),
];
const UPDATE: &[Field] = &[
    Field::optional("name", NAME),
    Field::optional("accessTokenTtl", Kind::Number),
];
const CREATE_SCOPE: &[Field] = &[
    Field::required("name", SCOPE_NAME),
    Field::nullable("description", crate::guard::TEXT),
];
const UPDATE_SCOPE: &[Field] = &[
    Field::optional("name", SCOPE_NAME),
    Field::nullable("description", crate::guard::TEXT),
];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/resources", list).optionally_paged(),
    Route::post("/resources", create).takes(CREATE),
    Route::get("/resources/{id}", get),
    Route::patch("/resources/{id}", update).takes(UPDATE),
    Route::delete("/resources/{id}", delete),
    Route::patch("/resources/{id}/is-default", set_default)
        .takes(&[Field::required("isDefault", Kind::Boolean)]),
    Route::get("/resources/{resourceId}/scopes", list_scopes)
        .paged()
        .searches(NAMED_FIELDS),
    Route::post("/resources/{resourceId}/scopes", create_scope).takes(CREATE_SCOPE),
    Route::patch("/resources/{resourceId}/scopes/{scopeId}", update_scope).takes(UPDATE_SCOPE),
    Route::delete("/resources/{resourceId}/scopes/{scopeId}", delete_scope),
];

fn scopes_of<'a>(cx: &'a Context<'_>, resource: &str) -> impl Iterator<Item = &'a Row> {
    cx.store
        .scopes
        .iter()
        .filter(move |scope| scope["resourceId"] == resource)
}

fn with_scopes(cx: &Context<'_>, resource: &Row) -> Value {
    let mut shown = show(resource);
    shown["scopes"] = scopes_of(cx, id_of(resource)).map(show).collect();
    shown
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let scopes = cx.flag("includeScopes");
    let rows = cx.store.resources.iter().collect();
    Ok(cx.list(rows, |resource| {
        if scopes {
            with_scopes(cx, resource)
        } else {
            show(resource)
        }
    }))
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let indicator = cx.text("indicator").unwrap_or_default();
    if cx
        .store
        .resources
        .iter()
        .any(|held| text(held, "indicator") == indicator)
    {
        return Err(Failure::with(
            422,
            "resource.resource_identifier_in_use",
            &[&indicator],
        ));
    }
    let created = row(json!({
        "tenantId": TENANT,
        "id": cx.store.random.id(),
        "name": cx.body["name"],
        "indicator": indicator,
        "isDefault": false,
        "accessTokenTtl": cx.body.get("accessTokenTtl").cloned().unwrap_or_else(|| 3600.into()),
    }));
    let shown = with_scopes(cx, &created);
    cx.store.resources.insert(created);
    Ok(Reply::created(shown))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(show(cx.store.resources.find(&cx.param(0))?)))
}

fn update(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    if id == MANAGEMENT_API {
        return Err(Failure::new(400, "resource.cannot_modify_management_api"));
    }
    cx.store.resources.find(&id)?;
    if cx.body.is_empty() {
        return Err(Failure::empty_update());
    }
    let changes = cx.body.clone();
    let resource = cx.store.resources.find_mut(&id)?;
    assign(resource, &changes);
    Ok(Reply::ok(show(resource)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    cx.store.resources.find(&id)?;
    if id == MANAGEMENT_API {
        return Err(Failure::new(400, "resource.cannot_delete_management_api"));
    }
    cx.store.remove_resource(&id);
    Ok(Reply::no_content())
}

/// At most one resource is the default.
fn set_default(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    cx.store.resources.find(&id)?;
    let default = cx.body["isDefault"].clone();
    if default == true {
        for resource in cx.store.resources.iter_mut() {
            resource.insert("isDefault".into(), false.into());
        }
    }
    let resource = cx.store.resources.find_mut(&id)?;
    resource.insert("isDefault".into(), default);
    Ok(Reply::ok(show(resource)))
}

fn list_scopes(cx: &mut Context<'_>) -> Outcome {
    let rows = scopes_of(cx, &cx.param(0))
        .filter(|scope| cx.found(scope))
        .collect();
    Ok(cx.list(rows, show))
}

fn check_scope_name(cx: &Context<'_>, resource: &str, except: Option<&str>) -> Result<(), Failure> {
    let Some(name) = cx.text("name") else {
        return Ok(());
    };
    if name.contains(' ') {
        return Err(Failure::new(400, "scope.name_with_space"));
    }
    let taken = scopes_of(cx, resource)
        .any(|scope| Some(id_of(scope)) != except && text(scope, "name") == name);
    if taken {
        Err(Failure::with(422, "scope.name_exists", &[&name]))
    } else {
        Ok(())
    }
}

fn create_scope(cx: &mut Context<'_>) -> Outcome {
    let resource = cx.param(0);
    if resource == MANAGEMENT_API {
        return Err(Failure::new(400, "resource.cannot_modify_management_api"));
    }
    cx.store.resources.find(&resource)?;
    check_scope_name(cx, &resource, None)?;
    let created = row(json!({
        "tenantId": TENANT,
        "id": cx.store.random.id(),
        "resourceId": resource,
        "name": cx.body["name"],
        "description": cx.body.get("description").cloned().unwrap_or_default(),
        "createdAt": cx.now,
    }));
    cx.store.scopes.insert(created.clone());
    Ok(Reply::created(created))
}

/// The scope of the path, if it belongs to the resource of the path.
fn find_scope<'a>(cx: &'a Context<'_>) -> Result<&'a Row, Failure> {
    let (resource, scope) = (cx.param(0), cx.param(1));
    if resource == MANAGEMENT_API {
        return Err(Failure::new(400, "resource.cannot_modify_management_api"));
    }
    let found = cx
        .store
        .scopes
        .get(&scope)
        .filter(|held| held["resourceId"] == resource);
    found.ok_or_else(|| Failure::no_row("scopes", &scope))
}

fn update_scope(cx: &mut Context<'_>) -> Outcome {
    let id = id_of(find_scope(cx)?).to_owned();
    check_scope_name(cx, &cx.param(0), Some(&id))?;
    if cx.body.is_empty() {
        return Err(Failure::empty_update());
    }
    let changes = cx.body.clone();
    let scope = cx.store.scopes.find_mut(&id)?;
    assign(scope, &changes);
    Ok(Reply::ok(show(scope)))
}

fn delete_scope(cx: &mut Context<'_>) -> Outcome {
    let id = id_of(find_scope(cx).map_err(|failure| {
        // A deletion does not name its table.
        if failure.status.as_u16() == 404 {
            Failure::not_found()
        } else {
            failure
        }
    })?)
    .to_owned();
    cx.store.remove_scope(&id);
    Ok(Reply::no_content())
}
