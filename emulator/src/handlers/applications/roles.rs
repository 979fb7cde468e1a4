//! Machine-to-machine roles of an application.

use serde_json::json;

use super::find;
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::guard::{Field, IDS};
use crate::handlers::NAMED_FIELDS;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{id_of, text};
use crate::store::{MANAGEMENT_API, Store};

const ROLES: &[Field] = &[Field::required("roleIds", IDS)];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/applications/{applicationId}/roles", list)
        .paged()
        .searches(NAMED_FIELDS),
    Route::post("/applications/{applicationId}/roles", assign).takes(ROLES),
    Route::put("/applications/{applicationId}/roles", replace).takes(ROLES),
    Route::delete("/applications/{applicationId}/roles/{roleId}", remove),
];

fn grants_management(store: &Store, role: &str) -> bool {
    store.roles_scopes.under([role], 1).any(|scope| {
        store
            .scopes
            .get(scope)
            .is_some_and(|scope| scope["resourceId"] == MANAGEMENT_API)
    })
}

/// Whether the application may use the Management API.
pub(super) fn is_admin(store: &Store, application: &str) -> bool {
    store
        .applications_roles
        .under([application], 1)
        .any(|role| grants_management(store, role))
}

/// Gives or takes the Management API roles.
pub(super) fn set_admin(store: &mut Store, application: &str, admin: bool) {
    let roles: Vec<String> = store
        .roles
        .iter()
        .map(|role| id_of(role).to_owned())
        .filter(|role| grants_management(store, role))
        .collect();
    for role in roles {
        if admin {
            store.applications_roles.insert([application, &role]);
        } else {
            store.applications_roles.remove([application, &role]);
        }
    }
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let held = cx.store.applications_roles.under([id_of(find(cx)?)], 1);
    let rows: Vec<_> = held
        .filter_map(|role| cx.store.roles.get(role))
        .filter(|role| cx.found(role))
        .collect();
    Ok(cx.list(rows, show))
}

/// The application and the roles, which both must be for machines.
fn check(cx: &Context<'_>) -> Result<(String, Vec<String>), Failure> {
    let wrong = || Failure::new(422, "application.invalid_role_type");
    let application = find(cx)?;
    if text(application, "type") != "MachineToMachine" {
        return Err(wrong());
    }
    let roles = cx.ids("roleIds");
    for role in &roles {
        if cx.store.roles.find(role)?["type"] != "MachineToMachine" {
            return Err(wrong());
        }
    }
    Ok((id_of(application).to_owned(), roles))
}

fn assign(cx: &mut Context<'_>) -> Outcome {
    let (application, roles) = check(cx)?;
    let mut added = Vec::new();
    for role in &roles {
        if cx.store.applications_roles.insert([&application, role]) {
            added.push(role);
        }
    }
    Ok(Reply::created(
        json!({ "roleIds": roles, "addedRoleIds": added }),
    ))
}

fn replace(cx: &mut Context<'_>) -> Outcome {
    let (application, roles) = check(cx)?;
    cx.store.applications_roles.replace(&[&application], &roles);
    Ok(Reply::ok_text())
}

fn remove(cx: &mut Context<'_>) -> Outcome {
    find(cx)?;
    let removed = cx
        .store
        .applications_roles
        .remove([&cx.param(0), &cx.param(1)]);
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}
