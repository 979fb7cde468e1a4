//! The scopes that users may be asked to consent to: of a third-party application, or of all clients
//! that describe themselves (CIMD).

use serde_json::{Value, json};

use crate::context::{Context, Outcome};
use crate::failure::Failure;
use crate::guard::{Field, Kind, TEXT};
use crate::reply::Reply;
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
/// The body that names scopes.
pub(super) const SCOPES: &[Field] = &[
    Field::optional("organizationScopes", Kind::Array(&TEXT)),
    Field::optional("resourceScopes", Kind::Array(&TEXT)),
    Field::optional("organizationResourceScopes", Kind::Array(&TEXT)),
    Field::optional("userScopes", Kind::Array(&Kind::Enum(USER_SCOPES))),
];
fn exists(cx: &Context<'_>, kind: &str, scope: &str) -> bool {
    match kind {
        "organizationScopes" => cx.store.organization_scopes.has(scope),
        "resourceScopes" | "organizationResourceScopes" => cx.store.scopes.has(scope),
        _ => true,
    }
}

/// Adds the scopes of the body to those of `owner`.
pub(super) fn assign(cx: &mut Context<'_>, owner: &str) -> Outcome {
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
            cx.store.consent_scopes.insert([owner, kind, &scope]);
        }
    }
    Ok(Reply::created_text())
}

/// All scopes of `owner`.
pub(super) fn render(cx: &Context<'_>, owner: &str) -> Reply {
    let held = |kind| cx.store.consent_scopes.under([owner, kind], 2);
    let organization: Value = held("organizationScopes")
        .filter_map(|id| cx.store.organization_scopes.get(id))
        .map(|scope| pick(scope, &["id", "name", "description"]))
        .collect();
    let mut user: Vec<&str> = held("userScopes").collect();
    user.sort_unstable();
    Reply::ok(json!({
        "organizationScopes": organization,
        "resourceScopes": by_resource(cx, held("resourceScopes")),
        "organizationResourceScopes": by_resource(cx, held("organizationResourceScopes")),
        "userScopes": user,
    }))
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

/// Takes a scope away from `owner`; `segment` is its kind as a path says it.
pub(super) fn delete(cx: &mut Context<'_>, owner: &str, segment: &str, scope: &str) -> Outcome {
    let kind = KINDS.iter().find(|(_, path)| *path == segment);
    let removed =
        kind.is_some_and(|(kind, _)| cx.store.consent_scopes.remove([owner, kind, scope]));
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}
