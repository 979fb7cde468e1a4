//! `/organizations`: the organizations themselves. Members and provisioning are in the
//! submodules.

mod applications;
mod jit;
mod users;

use serde_json::{Value, json};

use crate::context::{Context, Outcome, empty, show};
use crate::failure::Failure;
use crate::guard::{Field, Kind, TEXT};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{assign, id_of, pick, row, text};
use crate::store::{Row, TENANT};

/// Users that a listed organization names.
const FEATURED: usize = 3;
const NAME: Kind = Kind::Text(1, 128);
const DESCRIPTION: Kind = Kind::Text(0, 256);
const CREATE: &[Field] = &[
    Field::required("name", NAME),
    Field::nullable("description", DESCRIPTION),
    Field::optional("customData", Kind::Object),
    Field::optional("isMfaRequired", Kind::Boolean),
    Field::optional("color", Kind::Object),
    Field::optional("branding", Kind::Object),
    Field::nullable("customCss", TEXT),
];
const UPDATE: &[Field] = &[
    Field::optional("name", NAME),
    Field::nullable("description", DESCRIPTION),
    Field::optional("customData", Kind::Object),
    Field::optional("isMfaRequired", Kind::Boolean),
    Field::optional("color", Kind::Object),
    Field::optional("branding", Kind::Object),
    Field::nullable("customCss", TEXT),
];

const OWN: &[Route] = &[
    Route::post("/organizations", create).takes(CREATE),
    Route::get("/organizations", list).paged(),
    Route::get("/organizations/{id}", get),
    Route::patch("/organizations/{id}", update).takes(UPDATE),
    Route::delete("/organizations/{id}", delete),
];
pub(crate) const TABLES: &[&[Route]] = &[OWN, users::ROUTES, applications::ROUTES, jit::ROUTES];

/// The organization of the first path parameter.
fn find<'a>(cx: &'a Context<'_>) -> Result<&'a Row, Failure> {
    cx.store.organizations.find(&cx.param(0))
}

/// The id of an organization to which something is added: a relation's foreign key.
fn target(cx: &Context<'_>) -> Result<String, Failure> {
    let id = cx.param(0);
    if cx.store.organizations.has(&id) {
        Ok(id)
    } else {
        Err(Failure::foreign_key())
    }
}

/// Whether any of the fields contains `q`, letter case aside.
fn contains(row: &Row, fields: &[&str], q: &str) -> bool {
    let q = q.to_lowercase();
    fields
        .iter()
        .any(|field| text(row, field).to_lowercase().contains(&q))
}

/// The organization roles that a body names by id or by name.
fn named_roles(cx: &Context<'_>) -> Result<Vec<String>, Failure> {
    let mut roles = cx.ids("organizationRoleIds");
    for name in cx.ids("organizationRoleNames") {
        let found = cx
            .store
            .organization_roles
            .iter()
            .find(|role| text(role, "name") == name);
        let id = found
            .map(|role| id_of(role).to_owned())
            .ok_or_else(Failure::foreign_key)?;
        if !roles.contains(&id) {
            roles.push(id);
        }
    }
    Ok(roles)
}

/// Refuses roles that do not exist, and, as the database's constraint does, those of another type.
fn check_roles(cx: &Context<'_>, roles: &[String], kind: &str) -> Result<(), Failure> {
    for role in roles {
        let role = cx
            .store
            .organization_roles
            .get(role)
            .ok_or_else(Failure::foreign_key)?;
        if role["type"] != kind {
            return Err(Failure::new(422, "entity.db_constraint_violated"));
        }
    }
    Ok(())
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let q = cx.filter("q");
    let featured = cx.flag("showFeatured");
    let rows: Vec<&Row> = cx
        .store
        .organizations
        .iter()
        .filter(|row| {
            q.as_ref()
                .is_none_or(|q| contains(row, &["id", "name", "description"], q))
        })
        .collect();
    Ok(cx.list(rows, |organization| {
        let mut shown = show(organization);
        if featured {
            let members: Vec<&Row> = cx
                .store
                .organization_users
                .under([id_of(organization)], 1)
                .filter_map(|user| cx.store.users.get(user))
                .collect();
            let first = members.iter().take(FEATURED);
            shown["usersCount"] = members.len().into();
            shown["featuredUsers"] = first
                .map(|user| pick(user, &["id", "avatar", "name"]))
                .collect();
        }
        shown
    }))
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let or = |field: &str, default: Value| cx.body.get(field).cloned().unwrap_or(default);
    let created = row(json!({
        "tenantId": TENANT,
        "id": cx.store.random.short_id(),
        "name": cx.body["name"],
        "description": or("description", Value::Null),
        "customData": or("customData", empty()),
        "isMfaRequired": or("isMfaRequired", false.into()),
        "color": or("color", empty()),
        "branding": or("branding", empty()),
        "customCss": or("customCss", Value::Null),
        "createdAt": cx.now,
    }));
    cx.store.organizations.insert(created.clone());
    Ok(Reply::created(created))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(show(find(cx)?)))
}

fn update(cx: &mut Context<'_>) -> Outcome {
    let id = id_of(find(cx)?).to_owned();
    if cx.body.is_empty() {
        return Err(Failure::empty_update());
    }
    let changes = cx.body.clone();
    let organization = cx.store.organizations.find_mut(&id)?;
    assign(organization, &changes);
    Ok(Reply::ok(show(organization)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let removed = cx.store.remove_organization(&cx.param(0));
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}
