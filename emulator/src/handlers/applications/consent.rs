//! What users let third-party applications see: scopes and organizations.

use super::{find, require_third_party};
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::guard::{Field, IDS};
use crate::handlers::consent_scopes::{self, SCOPES};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::id_of;

const ORGANIZATIONS: &[Field] = &[Field::required("organizationIds", IDS)];

pub(crate) const ROUTES: &[Route] = &[
    Route::post(
        "/applications/{applicationId}/user-consent-scopes",
        assign_scopes,
    )
    .takes(SCOPES),
    Route::get(
        "/applications/{applicationId}/user-consent-scopes",
        get_scopes,
    ),
    Route::delete(
        "/applications/{applicationId}/user-consent-scopes/{scopeType}/{scopeId}",
        delete_scope,
    ),
    Route::get(
        "/applications/{id}/users/{userId}/consent-organizations",
        organizations,
    )
    .paged(),
    Route::put(
        "/applications/{id}/users/{userId}/consent-organizations",
        replace_organizations,
    )
    .takes(ORGANIZATIONS),
    Route::post(
        "/applications/{id}/users/{userId}/consent-organizations",
        assign_organizations,
    )
    .takes(ORGANIZATIONS),
    Route::delete(
        "/applications/{id}/users/{userId}/consent-organizations/{organizationId}",
        delete_organization,
    ),
];

fn assign_scopes(cx: &mut Context<'_>) -> Outcome {
    let application = find(cx)?;
    require_third_party(application)?;
    let application = id_of(application).to_owned();
    consent_scopes::assign(cx, &application)
}

fn get_scopes(cx: &mut Context<'_>) -> Outcome {
    Ok(consent_scopes::render(cx, id_of(find(cx)?)))
}

fn delete_scope(cx: &mut Context<'_>) -> Outcome {
    let application = id_of(find(cx)?).to_owned();
    consent_scopes::delete(cx, &application, &cx.param(1), &cx.param(2))
}

/// The third-party application and the user of the path.
fn parties(cx: &Context<'_>) -> Result<(String, String), Failure> {
    let application = find(cx)?;
    require_third_party(application)?;
    let user = cx
        .store
        .users
        .get(&cx.param(1))
        .ok_or_else(Failure::not_found)?;
    Ok((id_of(application).to_owned(), id_of(user).to_owned()))
}

fn organizations(cx: &mut Context<'_>) -> Outcome {
    let (application, user) = parties(cx)?;
    let held = cx
        .store
        .consent_organizations
        .under([&application, &user], 2);
    let rows: Vec<_> = held
        .filter_map(|id| cx.store.organizations.get(id))
        .collect();
    Ok(cx.list(rows, show).wrapped_in("organizations"))
}

/// The organizations of the body; the user must be a member of each.
fn wanted(cx: &Context<'_>, user: &str) -> Result<Vec<String>, Failure> {
    let wanted = cx.ids("organizationIds");
    for organization in &wanted {
        if !cx.store.organization_users.has([organization, user]) {
            return Err(Failure::new(422, "organization.require_membership"));
        }
    }
    Ok(wanted)
}

fn replace_organizations(cx: &mut Context<'_>) -> Outcome {
    let (application, user) = parties(cx)?;
    let wanted = wanted(cx, &user)?;
    cx.store
        .consent_organizations
        .replace(&[&application, &user], &wanted);
    Ok(Reply::no_content())
}

fn assign_organizations(cx: &mut Context<'_>) -> Outcome {
    let (application, user) = parties(cx)?;
    for organization in wanted(cx, &user)? {
        cx.store
            .consent_organizations
            .insert([&application, &user, &organization]);
    }
    Ok(Reply::created_text())
}

fn delete_organization(cx: &mut Context<'_>) -> Outcome {
    let (application, user) = parties(cx)?;
    let removed = cx
        .store
        .consent_organizations
        .remove([&application, &user, &cx.param(2)]);
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}
