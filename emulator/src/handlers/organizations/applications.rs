//! Machine-to-machine applications in an organization, and their roles.

use super::{check_roles, contains, find, target};
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::guard::{Field, IDS};
use crate::handlers::{NAMED_FIELDS, names_of_roles};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::Row;
use crate::store::table::id_of;

const APPLICATIONS: &[Field] = &[Field::required("applicationIds", IDS)];
const BULK: &[Field] = &[
    Field::required("applicationIds", IDS),
    Field::required("organizationRoleIds", IDS),
];
const ROLES: &[Field] = &[Field::required("organizationRoleIds", IDS)];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/organizations/{id}/applications", list).paged(),
    Route::post("/organizations/{id}/applications", add).takes(APPLICATIONS),
    Route::put("/organizations/{id}/applications", replace).takes(APPLICATIONS),
    Route::delete("/organizations/{id}/applications/{applicationId}", remove),
    Route::post("/organizations/{id}/applications/roles", assign_in_bulk).takes(BULK),
    Route::get(
        "/organizations/{id}/applications/{applicationId}/roles",
        roles,
    )
    .optionally_paged(),
    Route::post(
        "/organizations/{id}/applications/{applicationId}/roles",
        assign,
    )
    .takes(ROLES),
    Route::put(
        "/organizations/{id}/applications/{applicationId}/roles",
        replace_roles,
    )
    .takes(ROLES),
    Route::delete(
        "/organizations/{id}/applications/{applicationId}/roles/{organizationRoleId}",
        remove_role,
    ),
];

fn list(cx: &mut Context<'_>) -> Outcome {
    let organization = id_of(find(cx)?);
    let q = cx.filter("q");
    let rows: Vec<&Row> = cx
        .store
        .organization_applications
        .under([organization], 1)
        .filter_map(|application| cx.store.applications.get(application))
        .filter(|row| q.as_ref().is_none_or(|q| contains(row, NAMED_FIELDS, q)))
        .collect();
    Ok(cx.list(rows, |application| {
        let relation = &cx.store.organization_applications_roles;
        let held = relation.under([organization, id_of(application)], 2);
        let mut shown = show(application);
        shown["organizationRoles"] = names_of_roles(cx.store, held);
        shown
    }))
}

/// The organization and the applications of the body, all of which exist and are machines.
fn check(cx: &Context<'_>) -> Result<(String, Vec<String>), Failure> {
    let organization = target(cx)?;
    let applications = cx.ids("applicationIds");
    for application in &applications {
        let row = cx
            .store
            .applications
            .get(application)
            .ok_or_else(Failure::foreign_key)?;
        if row["type"] != "MachineToMachine" {
            return Err(Failure::new(422, "entity.db_constraint_violated"));
        }
    }
    Ok((organization, applications))
}

fn add(cx: &mut Context<'_>) -> Outcome {
    let (organization, applications) = check(cx)?;
    for application in &applications {
        cx.store
            .organization_applications
            .insert([&organization, application]);
    }
    Ok(Reply::created_text())
}

fn replace(cx: &mut Context<'_>) -> Outcome {
    let (organization, applications) = check(cx)?;
    let left: Vec<String> = cx
        .store
        .organization_applications
        .under([&organization], 1)
        .filter(|held| !applications.iter().any(|application| application == held))
        .map(str::to_owned)
        .collect();
    for application in left {
        cx.store
            .organization_applications_roles
            .remove_prefix(&[&organization, &application]);
    }
    cx.store
        .organization_applications
        .replace(&[&organization], &applications);
    Ok(Reply::no_content())
}

fn remove(cx: &mut Context<'_>) -> Outcome {
    let (organization, application) = (cx.param(0), cx.param(1));
    if !cx
        .store
        .organization_applications
        .remove([&organization, &application])
    {
        return Err(Failure::not_found());
    }
    cx.store
        .organization_applications_roles
        .remove_prefix(&[&organization, &application]);
    Ok(Reply::no_content())
}

fn assign_in_bulk(cx: &mut Context<'_>) -> Outcome {
    let (organization, applications) = check(cx)?;
    let roles = cx.ids("organizationRoleIds");
    check_roles(cx, &roles, "MachineToMachine")?;
    let member = |application: &String| {
        cx.store
            .organization_applications
            .has([&organization, application])
    };
    if !applications.iter().all(member) {
        return Err(Failure::foreign_key());
    }
    for application in &applications {
        for role in &roles {
            let tuple = [organization.as_str(), application, role];
            cx.store.organization_applications_roles.insert(tuple);
        }
    }
    Ok(Reply::created_text())
}

/// Organization and application of the path; the application must be in the organization.
fn member(cx: &Context<'_>) -> Result<(String, String), Failure> {
    let (organization, application) = (cx.param(0), cx.param(1));
    if cx
        .store
        .organization_applications
        .has([&organization, &application])
    {
        Ok((organization, application))
    } else {
        Err(Failure::new(422, "organization.require_membership"))
    }
}

fn roles(cx: &mut Context<'_>) -> Outcome {
    let (organization, application) = member(cx)?;
    let held = cx
        .store
        .organization_applications_roles
        .under([&organization, &application], 2);
    let rows = held
        .filter_map(|role| cx.store.organization_roles.get(role))
        .collect();
    Ok(cx.list(rows, show))
}

fn assign(cx: &mut Context<'_>) -> Outcome {
    let (organization, application) = member(cx)?;
    let roles = cx.ids("organizationRoleIds");
    check_roles(cx, &roles, "MachineToMachine")?;
    for role in &roles {
        let tuple = [organization.as_str(), &application, role];
        cx.store.organization_applications_roles.insert(tuple);
    }
    Ok(Reply::created_text())
}

fn replace_roles(cx: &mut Context<'_>) -> Outcome {
    let (organization, application) = member(cx)?;
    let roles = cx.ids("organizationRoleIds");
    check_roles(cx, &roles, "MachineToMachine")?;
    let prefix = [organization.as_str(), &application];
    cx.store
        .organization_applications_roles
        .replace(&prefix, &roles);
    Ok(Reply::no_content())
}

fn remove_role(cx: &mut Context<'_>) -> Outcome {
    let (organization, application) = member(cx)?;
    let role = cx.param(2);
    let tuple = [organization.as_str(), &application, &role];
    let removed = cx.store.organization_applications_roles.remove(tuple);
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}
