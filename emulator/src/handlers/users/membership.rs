//! Roles and organizations of a user.

use serde_json::{Value, json};

use super::find;
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::guard::{Field, IDS};
use crate::handlers::NAMED_FIELDS;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::id_of;

const ROLES: &[Field] = &[Field::required("roleIds", IDS)];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/users/{userId}/roles", roles)
        .paged()
        .searches(NAMED_FIELDS),
    Route::post("/users/{userId}/roles", assign).takes(ROLES),
    Route::put("/users/{userId}/roles", replace).takes(ROLES),
    Route::delete("/users/{userId}/roles/{roleId}", remove),
    Route::get("/users/{userId}/organizations", organizations),
];

fn roles(cx: &mut Context<'_>) -> Outcome {
    let user = id_of(find(cx)?);
    let held = cx.store.users_roles.under([user], 1);
    let rows: Vec<_> = held
        .filter_map(|role| cx.store.roles.get(role))
        .filter(|role| cx.found(role))
        .collect();
    Ok(cx.list(rows, show))
}

fn check(cx: &Context<'_>) -> Result<Vec<String>, Failure> {
    let roles = cx.ids("roleIds");
    for role in &roles {
        if cx.store.roles.find(role)?["type"] != "User" {
            return Err(Failure::new(422, "user.invalid_role_type"));
        }
    }
    Ok(roles)
}

fn assign(cx: &mut Context<'_>) -> Outcome {
    let user = id_of(find(cx)?).to_owned();
    let roles = check(cx)?;
    let mut added = Vec::new();
    for role in &roles {
        if cx.store.users_roles.insert([&user, role]) {
            added.push(role);
        }
    }
    Ok(Reply::created(
        json!({ "roleIds": roles, "addedRoleIds": added }),
    ))
}

fn replace(cx: &mut Context<'_>) -> Outcome {
    let user = id_of(find(cx)?).to_owned();
    let roles = check(cx)?;
    cx.store.users_roles.replace(&[&user], &roles);
    Ok(Reply::ok(json!({ "roleIds": roles })))
}

fn remove(cx: &mut Context<'_>) -> Outcome {
    let removed = cx.store.users_roles.remove([&cx.param(0), &cx.param(1)]);
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}

fn organizations(cx: &mut Context<'_>) -> Outcome {
    let user = id_of(find(cx)?);
    let rows: Vec<Value> = cx
        .store
        .organization_users
        .where_is(1, user, 0)
        .filter_map(|id| cx.store.organizations.get(id))
        .map(|organization| {
            let held = cx
                .store
                .organization_users_roles
                .under([id_of(organization), user], 2);
            let mut shown = show(organization);
            shown["organizationRoles"] = crate::handlers::names_of_roles(cx.store, held);
            shown
        })
        .collect();
    Ok(cx.list(rows, |row| row))
}
