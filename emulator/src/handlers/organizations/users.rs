//! Members of an organization, their roles and scopes.

use serde_json::json;

use super::{check_roles, contains, find, named_roles, target};
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::guard::{Field, IDS};
use crate::handlers::{USER_FIELDS, names_of_roles};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::Row;
use crate::store::table::id_of;

const USERS: &[Field] = &[Field::required("userIds", IDS)];
const BULK: &[Field] = &[
    Field::required("userIds", IDS),
    Field::required("organizationRoleIds", IDS),
];
const ROLES: &[Field] = &[
    Field::optional("organizationRoleIds", IDS),
    Field::optional("organizationRoleNames", IDS),
];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/organizations/{id}/users", list).paged(),
    Route::post("/organizations/{id}/users", add).takes(USERS),
    Route::put("/organizations/{id}/users", replace).takes(USERS),
    Route::delete("/organizations/{id}/users/{userId}", remove),
    Route::post("/organizations/{id}/users/roles", assign_in_bulk).takes(BULK),
    Route::get("/organizations/{id}/users/{userId}/roles", roles).optionally_paged(),
    Route::post("/organizations/{id}/users/{userId}/roles", assign).takes(ROLES),
    Route::put("/organizations/{id}/users/{userId}/roles", replace_roles).takes(ROLES),
    Route::delete(
        "/organizations/{id}/users/{userId}/roles/{organizationRoleId}",
        remove_role,
    ),
    Route::get("/organizations/{id}/users/{userId}/scopes", scopes),
];

fn list(cx: &mut Context<'_>) -> Outcome {
    let organization = id_of(find(cx)?);
    let (q, role) = (cx.filter("q"), cx.filter("organizationRoleId"));
    let has_role = |user: &Row| {
        role.as_deref().is_none_or(|role| {
            cx.store
                .organization_users_roles
                .has([organization, id_of(user), role])
        })
    };
    let rows: Vec<&Row> = cx
        .store
        .organization_users
        .under([organization], 1)
        .filter_map(|user| cx.store.users.get(user))
        .filter(|user| q.as_ref().is_none_or(|q| contains(user, USER_FIELDS, q)) && has_role(user))
        .collect();
    Ok(cx.list(rows, |user| {
        let held = cx
            .store
            .organization_users_roles
            .under([organization, id_of(user)], 2);
        let mut shown = show(user);
        shown["organizationRoles"] = names_of_roles(cx.store, held);
        shown
    }))
}

/// The organization and the users of the body, all of which exist.
fn check(cx: &Context<'_>) -> Result<(String, Vec<String>), Failure> {
    let organization = target(cx)?;
    let users = cx.ids("userIds");
    let known = users.iter().all(|user| cx.store.users.has(user));
    if known {
        Ok((organization, users))
    } else {
        Err(Failure::foreign_key())
    }
}

fn add(cx: &mut Context<'_>) -> Outcome {
    let (organization, users) = check(cx)?;
    for user in &users {
        cx.store.organization_users.insert([&organization, user]);
    }
    Ok(Reply::created(json!({ "userIds": users })))
}

fn replace(cx: &mut Context<'_>) -> Outcome {
    let (organization, users) = check(cx)?;
    let left: Vec<String> = cx
        .store
        .organization_users
        .under([&organization], 1)
        .filter(|held| !users.iter().any(|user| user == held))
        .map(str::to_owned)
        .collect();
    for user in left {
        cx.store
            .organization_users_roles
            .remove_prefix(&[&organization, &user]);
    }
    cx.store
        .organization_users
        .replace(&[&organization], &users);
    Ok(Reply::no_content())
}

fn remove(cx: &mut Context<'_>) -> Outcome {
    let (organization, user) = (cx.param(0), cx.param(1));
    if !cx.store.organization_users.remove([&organization, &user]) {
        return Err(Failure::not_found());
    }
    cx.store
        .organization_users_roles
        .remove_prefix(&[&organization, &user]);
    Ok(Reply::no_content())
}

fn assign_in_bulk(cx: &mut Context<'_>) -> Outcome {
    let (organization, users) = check(cx)?;
    let roles = cx.ids("organizationRoleIds");
    check_roles(cx, &roles, "User")?;
    if !users
        .iter()
        .all(|user| cx.store.organization_users.has([&organization, user]))
    {
        return Err(Failure::foreign_key());
    }
    for user in &users {
        for role in &roles {
            cx.store
                .organization_users_roles
                .insert([&organization, user, role]);
        }
    }
    Ok(Reply::created_text())
}

/// Organization and user of the path; the user must be a member.
fn member(cx: &Context<'_>) -> Result<(String, String), Failure> {
    let (organization, user) = (cx.param(0), cx.param(1));
    if cx.store.organization_users.has([&organization, &user]) {
        Ok((organization, user))
    } else {
        Err(Failure::new(422, "organization.require_membership"))
    }
}

fn roles(cx: &mut Context<'_>) -> Outcome {
    let (organization, user) = member(cx)?;
    let held = cx
        .store
        .organization_users_roles
        .under([&organization, &user], 2);
    let rows = held
        .filter_map(|role| cx.store.organization_roles.get(role))
        .collect();
    Ok(cx.list(rows, show))
}

fn assign(cx: &mut Context<'_>) -> Outcome {
    let (organization, user) = member(cx)?;
    let roles = named_roles(cx)?;
    check_roles(cx, &roles, "User")?;
    for role in &roles {
        cx.store
            .organization_users_roles
            .insert([&organization, &user, role]);
    }
    Ok(Reply::created(json!({ "organizationRoleIds": roles })))
}

fn replace_roles(cx: &mut Context<'_>) -> Outcome {
    let (organization, user) = member(cx)?;
    let roles = named_roles(cx)?;
    check_roles(cx, &roles, "User")?;
    cx.store
        .organization_users_roles
        .replace(&[&organization, &user], &roles);
    Ok(Reply::no_content())
}

fn remove_role(cx: &mut Context<'_>) -> Outcome {
    let (organization, user) = member(cx)?;
    let removed = cx
        .store
        .organization_users_roles
        .remove([&organization, &user, &cx.param(2)]);
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}

fn scopes(cx: &mut Context<'_>) -> Outcome {
    let (organization, user) = member(cx)?;
    let roles: Vec<&str> = cx
        .store
        .organization_users_roles
        .under([&organization, &user], 2)
        .collect();
    let granted = |scope: &Row| {
        let relation = &cx.store.organization_roles_scopes;
        roles.iter().any(|role| relation.has([role, id_of(scope)]))
    };
    let rows = cx
        .store
        .organization_scopes
        .iter()
        .filter(|scope| granted(scope))
        .collect();
    Ok(cx.list(rows, show))
}
