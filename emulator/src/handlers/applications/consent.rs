//! What users let third-party applications see: scopes and organizations.

use serde_json::{Value, json};

use super::{find, require_third_party};
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::guard::{Field, IDS, Kind, TEXT, enum_issue, invalid};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::Row;
use crate::store::table::{id_of, pick, text};

const USER_SCOPES: &[&str] = &[
    "profile",
    "email",
    "phone",
    "address",
    "custom_data",
    "identities",
    "roles",
    "urn:logto:scope:organizations",
    "urn:logto:scope:organization_roles",
    "urn:logto:scope:sessions",
    "urn:logto:scope:trusted_devices",
];
/// Kinds of scopes: the field of a body, the segment of a path.
const KINDS: [(&str, &str); 4] = [
    ("organizationScopes", "organization-scopes"),
    ("resourceScopes", "resource-scopes"),
    ("organizationResourceScopes", "organization-resource-scopes"),
    ("userScopes", "user-scopes"),
];
const SCOPES: &[Field] = &[
    Field::optional("organizationScopes", Kind::Array(&TEXT)),
    Field::optional("resourceScopes", Kind::Array(&TEXT)),
    Field::optional("organizationResourceScopes", Kind::Array(&TEXT)),
    Field::optional("userScopes", Kind::Array(&Kind::Enum(USER_SCOPES))),
];
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

fn exists(cx: &Context<'_>, kind: &str, scope: &str) -> bool {
    match kind {
        "organizationScopes" => cx.store.organization_scopes.has(scope),
        "resourceScopes" | "organizationResourceScopes" => cx.store.scopes.has(scope),
        _ => true,
    }
}

fn assign_scopes(cx: &mut Context<'_>) -> Outcome {
    let application = find(cx)?;
    require_third_party(application)?;
    let application = id_of(application).to_owned();
    for (kind, _) in KINDS {
        if !cx.ids(kind).iter().all(|scope| exists(cx, kind, scope)) {
            return Err(Failure::new(
                422,
                "application.user_consent_scopes_not_found",
            ));
        }
    }
    for (kind, _) in KINDS {
        for scope in cx.ids(kind) {
            cx.store.consent_scopes.insert([&application, kind, &scope]);
        }
    }
    Ok(Reply::created_text())
}

fn get_scopes(cx: &mut Context<'_>) -> Outcome {
    let application = id_of(find(cx)?);
    let held = |kind| cx.store.consent_scopes.under([application, kind], 2);
    let organization: Value = held("organizationScopes")
        .filter_map(|id| cx.store.organization_scopes.get(id))
        .map(|scope| pick(scope, &["id", "name", "description"]))
        .collect();
    let mut user: Vec<&str> = held("userScopes").collect();
    user.sort_unstable();
    Ok(Reply::ok(json!({
        "organizationScopes": organization,
        "resourceScopes": by_resource(cx, held("resourceScopes")),
        "organizationResourceScopes": by_resource(cx, held("organizationResourceScopes")),
        "userScopes": user,
    })))
}

/// Scopes grouped under their resources.
fn by_resource<'a>(cx: &Context<'_>, scopes: impl Iterator<Item = &'a str>) -> Value {
    let scopes: Vec<&Row> = scopes.filter_map(|id| cx.store.scopes.get(id)).collect();
    let of = |resource: &Row| -> Vec<Value> {
        let own = scopes
            .iter()
            .filter(|scope| text(scope, "resourceId") == id_of(resource));
        own.map(|scope| pick(scope, &["id", "name", "description"]))
            .collect()
    };
    cx.store
        .resources
        .iter()
        .map(|resource| (resource, of(resource)))
        .filter(|(_, scopes)| !scopes.is_empty())
        .map(|(resource, scopes)| {
            json!({ "resource": pick(resource, &["id", "name", "indicator"]), "scopes": scopes })
        })
        .collect()
}

fn delete_scope(cx: &mut Context<'_>) -> Outcome {
    let segment = cx.param(1);
    let Some((kind, _)) = KINDS.iter().find(|(_, path)| *path == segment) else {
        let options = KINDS.map(|(_, path)| path);
        let issue = enum_issue(&options, &segment, &["scopeType".into()]);
        return Err(invalid("params", vec![issue]));
    };
    find(cx)?;
    let removed = cx
        .store
        .consent_scopes
        .remove([&cx.param(0), kind, &cx.param(2)]);
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
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
