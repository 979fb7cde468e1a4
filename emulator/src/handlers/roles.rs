//! `/roles`: roles, who has them, what they grant.

use serde_json::{Value, json};

use super::{NAMED_FIELDS, USER_FIELDS, users};
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::guard::{Field, IDS, Kind, enum_issue, invalid};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{assign, id_of, pick, row, text};
use crate::store::{MANAGEMENT_API, Row, TENANT};

const NAME: Kind = Kind::Text(1, 128);
const TYPES: &[&str] = &["User", "MachineToMachine"];
/// Users and applications that a listed role names.
const FEATURED: usize = 3;
const CREATE: &[Field] = &[
    Field::required("name", NAME),
    Field::required("description", NAME),
    Field::optional("type", Kind::Enum(TYPES)),
    Field::optional("isDefault", Kind::Boolean),
    Field::optional("scopeIds", IDS),
];
const UPDATE: &[Field] = &[
    Field::optional("name", NAME),
    Field::optional("description", NAME),
    Field::optional("isDefault", Kind::Boolean),
];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/roles", list).paged().searches(NAMED_FIELDS),
    Route::post("/roles", create).takes(CREATE),
    Route::get("/roles/{id}", get),
    Route::patch("/roles/{id}", update).takes(UPDATE),
    Route::delete("/roles/{id}", delete),
    Route::get("/roles/{id}/users", list_users)
        .paged()
        .searches(USER_FIELDS),
    Route::post("/roles/{id}/users", add_users).takes(&[Field::required("userIds", IDS)]),
    Route::delete("/roles/{id}/users/{userId}", remove_user),
    Route::get("/roles/{id}/applications", list_applications)
        .paged()
        .searches(NAMED_FIELDS),
    Route::post("/roles/{id}/applications", add_applications)
        .takes(&[Field::required("applicationIds", IDS)]),
    Route::delete(
        "/roles/{id}/applications/{applicationId}",
        remove_application,
    ),
    Route::get("/roles/{id}/scopes", list_scopes)
        .optionally_paged()
        .searches(NAMED_FIELDS),
    Route::post("/roles/{id}/scopes", add_scopes).takes(&[Field::required("scopeIds", IDS)]),
    Route::delete("/roles/{id}/scopes/{scopeId}", remove_scope),
];

/// The role of the first path parameter.
fn find<'a>(cx: &'a Context<'_>) -> Result<&'a Row, Failure> {
    cx.store.roles.find(&cx.param(0))
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let kind = cx.filter("type");
    if let Some(kind) = kind.as_deref().filter(|kind| !TYPES.contains(kind)) {
        return Err(invalid(
            "query",
            vec![enum_issue(TYPES, kind, &["type".into()])],
        ));
    }
    let user = cx.filter("excludeUserId");
    let application = cx.filter("excludeApplicationId");
    let rows: Vec<&Row> = cx
        .store
        .roles
        .iter()
        .filter(|role| {
            kind.as_ref()
                .is_none_or(|kind| role["type"] == kind.as_str())
        })
        .filter(|role| {
            let id = id_of(role);
            !user
                .as_deref()
                .is_some_and(|user| cx.store.users_roles.has([user, id]))
                && !application
                    .as_deref()
                    .is_some_and(|held| cx.store.applications_roles.has([held, id]))
        })
        .filter(|role| cx.found(role))
        .collect();
    Ok(cx.list(rows, |role| featured(cx, role)))
}

/// A role with the number of those who have it, and the first of them.
fn featured(cx: &Context<'_>, role: &Row) -> Value {
    let id = id_of(role);
    let users: Vec<&Row> = cx
        .store
        .users_roles
        .where_is(1, id, 0)
        .filter_map(|user| cx.store.users.get(user))
        .collect();
    let applications: Vec<&Row> = cx
        .store
        .applications_roles
        .where_is(1, id, 0)
        .filter_map(|application| cx.store.applications.get(application))
        .collect();
    let first = |rows: &[&Row], fields: &[&str]| -> Value {
        rows.iter()
            .take(FEATURED)
            .map(|row| pick(row, fields))
            .collect()
    };
    let mut shown = show(role);
    shown["usersCount"] = users.len().into();
    shown["featuredUsers"] = first(&users, &["id", "avatar", "name"]);
    shown["applicationsCount"] = applications.len().into();
    shown["featuredApplications"] = first(&applications, &["id", "name", "type"]);
    shown
}

fn get(cx: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(show(find(cx)?)))
}

fn check_name(cx: &Context<'_>, except: Option<&str>) -> Result<(), Failure> {
    let name = cx.text("name").unwrap_or_default();
    let taken =
        cx.store.roles.iter().any(|role| {
            Some(id_of(role)) != except && !name.is_empty() && text(role, "name") == name
        });
    if taken {
        Err(Failure::with(422, "role.name_in_use", &[&name]))
    } else {
        Ok(())
    }
}

/// Refuses scopes that do not exist, and those of the Management API for users.
fn check_scopes(cx: &Context<'_>, scopes: &[String], kind: &str) -> Result<(), Failure> {
    for scope in scopes {
        let scope = cx.store.scopes.find(scope)?;
        if kind == "User" && scope["resourceId"] == MANAGEMENT_API {
            return Err(Failure::new(
                403,
                "role.management_api_scopes_not_assignable_to_user_role",
            ));
        }
    }
    Ok(())
}

fn create(cx: &mut Context<'_>) -> Outcome {
    check_name(cx, None)?;
    let kind = cx.text("type").unwrap_or_else(|| "User".into());
    let scopes = cx.ids("scopeIds");
    check_scopes(cx, &scopes, &kind)?;
    let id = cx.store.random.id();
    let created = row(json!({
        "tenantId": TENANT,
        "id": id,
        "name": cx.body["name"],
        "description": cx.body["description"],
        "type": kind,
        "isDefault": cx.body.get("isDefault").is_some_and(|value| *value == true),
    }));
    cx.store.roles.insert(created.clone());
    for scope in &scopes {
        cx.store.roles_scopes.insert([&id, scope]);
    }
    Ok(Reply::ok(created))
}

fn update(cx: &mut Context<'_>) -> Outcome {
    let id = id_of(find(cx)?).to_owned();
    check_name(cx, Some(&id))?;
    if cx.body.is_empty() {
        return Err(Failure::empty_update());
    }
    let changes = cx.body.clone();
    let role = cx.store.roles.find_mut(&id)?;
    assign(role, &changes);
    Ok(Reply::ok(show(role)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let removed = cx.store.remove_role(&cx.param(0));
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}

fn list_users(cx: &mut Context<'_>) -> Outcome {
    let role = id_of(find(cx)?);
    let rows: Vec<&Row> = cx
        .store
        .users
        .iter()
        .rev()
        .filter(|user| cx.store.users_roles.has([id_of(user), role]) && cx.found(user))
        .collect();
    Ok(cx.list(rows, |user| users::render(cx.store, user)))
}

fn add_users(cx: &mut Context<'_>) -> Outcome {
    let role = find(cx)?;
    if role["type"] != "User" {
        return Err(Failure::new(422, "user.invalid_role_type"));
    }
    let role = id_of(role).to_owned();
    let users = cx.ids("userIds");
    for user in &users {
        if cx.store.users_roles.has([user, &role]) {
            return Err(Failure::with(422, "role.user_exists", &[user]));
        }
    }
    if !users.iter().all(|user| cx.store.users.has(user)) {
        return Err(Failure::not_found());
    }
    for user in &users {
        cx.store.users_roles.insert([user, &role]);
    }
    Ok(Reply::created_text())
}

fn remove_user(cx: &mut Context<'_>) -> Outcome {
    find(cx)?;
    let removed = cx.store.users_roles.remove([&cx.param(1), &cx.param(0)]);
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}

fn list_applications(cx: &mut Context<'_>) -> Outcome {
    let role = id_of(find(cx)?);
    let rows: Vec<&Row> = cx
        .store
        .applications
        .iter()
        .rev()
        .filter(|held| cx.store.applications_roles.has([id_of(held), role]) && cx.found(held))
        .collect();
    Ok(cx.list(rows, show))
}

fn add_applications(cx: &mut Context<'_>) -> Outcome {
    let role = find(cx)?;
    if role["type"] != "MachineToMachine" {
        return Err(Failure::new(422, "application.invalid_role_type"));
    }
    let role = id_of(role).to_owned();
    let applications = cx.ids("applicationIds");
    for application in &applications {
        if cx.store.applications_roles.has([application, &role]) {
            return Err(Failure::with(
                422,
                "role.application_exists",
                &[application],
            ));
        }
        if cx.store.applications.find(application)?["type"] != "MachineToMachine" {
            return Err(Failure::new(422, "application.invalid_role_type"));
        }
    }
    for application in &applications {
        cx.store.applications_roles.insert([application, &role]);
    }
    Ok(Reply::created_text())
}

fn remove_application(cx: &mut Context<'_>) -> Outcome {
    find(cx)?;
    let removed = cx
        .store
        .applications_roles
        .remove([&cx.param(1), &cx.param(0)]);
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}

fn scopes_of<'a>(cx: &'a Context<'_>, role: &str) -> Vec<&'a Row> {
    let held = |scope: &Row| cx.store.roles_scopes.has([role, id_of(scope)]);
    cx.store.scopes.iter().filter(|scope| held(scope)).collect()
}

fn list_scopes(cx: &mut Context<'_>) -> Outcome {
    let role = id_of(find(cx)?);
    let rows = scopes_of(cx, role)
        .into_iter()
        .filter(|scope| cx.found(scope))
        .collect();
    Ok(cx.list(rows, |scope| {
        let mut shown = show(scope);
        shown["resource"] = cx
            .store
            .resources
            .get(text(scope, "resourceId"))
            .map(show)
            .unwrap_or_default();
        shown
    }))
}

fn add_scopes(cx: &mut Context<'_>) -> Outcome {
    let role = find(cx)?;
    let (role, kind) = (id_of(role).to_owned(), text(role, "type").to_owned());
    let scopes = cx.ids("scopeIds");
    for scope in &scopes {
        if cx.store.roles_scopes.has([&role, scope]) {
            return Err(Failure::with(422, "role.scope_exists", &[scope]));
        }
    }
    check_scopes(cx, &scopes, &kind)?;
    for scope in &scopes {
        cx.store.roles_scopes.insert([&role, scope]);
    }
    Ok(Reply::created(
        scopes_of(cx, &role)
            .into_iter()
            .map(show)
            .collect::<Value>(),
    ))
}

fn remove_scope(cx: &mut Context<'_>) -> Outcome {
    find(cx)?;
    let removed = cx.store.roles_scopes.remove([&cx.param(0), &cx.param(1)]);
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}
