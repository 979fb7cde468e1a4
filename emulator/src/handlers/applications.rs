//! `/applications`: the applications themselves. What hangs on one is in the submodules.

mod access;
mod consent;
mod domains;
mod experience;
mod roles;
mod secrets;

use serde_json::{Value, json};

use super::NAMED_FIELDS;
use crate::context::{Context, Outcome, empty, show};
use crate::failure::Failure;
use crate::guard::{Field, Format, Kind, TEXT};
use crate::reply::Reply;
use crate::router::Route;
use crate::search::Search;
use crate::store::table::{assign, id_of, row, text};
use crate::store::{Row, TENANT};

const TYPES: &[&str] = &[
    "Native",
    "SPA",
    "Traditional",
    "MachineToMachine",
    "Protected",
    "SAML",
];
const NAME: Kind = Kind::Text(1, 256);
const URLS: Kind = Kind::Array(&Kind::Format(Format::Url));
const OIDC_METADATA: Kind = Kind::Fields(&[
    Field::required("redirectUris", URLS),
    Field::required("postLogoutRedirectUris", URLS),
    Field::optional("backchannelLogoutUri", Kind::Format(Format::Url)),
    Field::optional("backchannelLogoutSessionRequired", Kind::Boolean),
    Field::optional("logoUri", TEXT),
]);
const CUSTOM_METADATA: Kind = Kind::Fields(&[
    Field::optional(
        "corsAllowedOrigins",
        Kind::Array(&Kind::Text(1, usize::MAX)),
    ),
    Field::optional("idTokenTtl", Kind::Number),
    Field::optional("refreshTokenTtl", Kind::Number),
    Field::optional("refreshTokenTtlInDays", Kind::Number),
    Field::optional("tenantId", TEXT),
    Field::optional("alwaysIssueRefreshToken", Kind::Boolean),
    Field::optional("rotateRefreshToken", Kind::Boolean),
    Field::optional("allowTokenExchange", Kind::Boolean),
    Field::optional("isDeviceFlow", Kind::Boolean),
    Field::optional("maxAllowedGrants", Kind::Number),
]);
const CREATE: &[Field] = &[
    Field::required("name", NAME),
    Field::nullable("description", TEXT),
    Field::required("type", Kind::Enum(TYPES)),
    Field::optional("oidcClientMetadata", OIDC_METADATA),
    Field::optional("customClientMetadata", CUSTOM_METADATA),
    Field::optional("customData", Kind::Object),
    Field::optional("isThirdParty", Kind::Boolean),
    Field::optional(
        "protectedAppMetadata",
        Kind::Fields(&[
            Field::required("subDomain", TEXT),
            Field::required("origin", TEXT),
        ]),
    ),
];
const UPDATE: &[Field] = &[
    Field::optional("name", NAME),
    Field::nullable("description", TEXT),
    Field::optional("oidcClientMetadata", OIDC_METADATA),
    Field::optional("customClientMetadata", CUSTOM_METADATA),
    Field::optional("customData", Kind::Object),
    Field::optional("appLevelAccessControlEnabled", Kind::Boolean),
    Field::nullable("protectedAppMetadata", Kind::Object),
    Field::optional("isAdmin", Kind::Boolean),
];

// The list reads its search by itself: a mistake in it is a 500 here (WIRE.md, Search).
const OWN: &[Route] = &[
    Route::get("/applications", list).optionally_paged(),
    Route::post("/applications", create).takes(CREATE),
    Route::get("/applications/{id}", get),
    Route::patch("/applications/{id}", update).takes(UPDATE),
    Route::delete("/applications/{id}", delete),
    Route::patch(
        "/applications/{applicationId}/custom-data",
        merge_custom_data,
    )
    .takes_any(),
    Route::get("/applications/{id}/organizations", organizations).optionally_paged(),
];
pub(crate) const TABLES: &[&[Route]] = &[
    OWN,
    access::ROUTES,
    roles::ROUTES,
    domains::ROUTES,
    secrets::ROUTES,
    consent::ROUTES,
    experience::ROUTES,
];

/// The application of the first path parameter.
fn find<'a>(cx: &'a Context<'_>) -> Result<&'a Row, Failure> {
    cx.store.applications.find(&cx.param(0))
}

/// Refuses applications that are not somebody else's.
fn require_third_party(application: &Row) -> Result<(), Failure> {
    if application["isThirdParty"] == true {
        Ok(())
    } else {
        Err(Failure::new(
            422,
            "application.third_party_application_only",
        ))
    }
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let types = cx.query.all("types");
    let third_party = cx.filter("isThirdParty").map(|wanted| wanted == "true");
    let role = cx.filter("excludeRoleId");
    let organization = cx.filter("excludeOrganizationId");
    if role.is_some() && organization.is_some() {
        return Err(Failure::invalid_input(
            "Parameter `excludeRoleId` and `excludeOrganizationId` cannot be used at the same time.",
        ));
    }
    cx.search = Search::parse(cx.query, NAMED_FIELDS).map_err(|_| Failure::internal())?;
    let excluded = |id: &str| {
        role.as_deref()
            .is_some_and(|role| cx.store.applications_roles.has([id, role]))
            || organization
                .as_deref()
                .is_some_and(|held| cx.store.organization_applications.has([held, id]))
    };
    let rows: Vec<&Row> = cx
        .store
        .applications
        .iter()
        .rev()
        .filter(|row| types.is_empty() || types.iter().any(|kind| row["type"] == kind.as_str()))
        .filter(|row| third_party.is_none_or(|wanted| row["isThirdParty"] == wanted))
        .filter(|row| !excluded(id_of(row)) && cx.found(row))
        .collect();
    Ok(cx.list(rows, show))
}

/// SAML applications are written by their own API.
fn refuse_saml(kind: &str) -> Result<(), Failure> {
    match kind {
        "SAML" => Err(Failure::new(400, "application.saml.use_saml_app_api")),
        _ => Ok(()),
    }
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let kind = cx.text("type").unwrap_or_default();
    refuse_saml(&kind)?;
    if kind == "Protected" {
        return Err(Failure::new(
            501,
            "application.protected_app_not_configured",
        ));
    }
    let third_party = cx
        .body
        .get("isThirdParty")
        .is_some_and(|value| *value == true);
    if third_party && !matches!(kind.as_str(), "Traditional" | "SPA" | "Native") {
        return Err(Failure::new(
            400,
            "application.invalid_third_party_application_type",
        ));
    }
    let id = cx.store.random.id();
    let or = |field: &str, default: Value| cx.body.get(field).cloned().unwrap_or(default);
    let no_uris = json!({ "redirectUris": [], "postLogoutRedirectUris": [] });
    let created = row(json!({
        "tenantId": TENANT,
        "id": id,
        "name": cx.body["name"],
        "description": or("description", Value::Null),
        "type": kind,
        "oidcClientMetadata": or("oidcClientMetadata", no_uris),
        "customClientMetadata": or("customClientMetadata", empty()),
        "protectedAppMetadata": null,
        "customData": or("customData", empty()),
        "isThirdParty": third_party,
        "appLevelAccessControlEnabled": false,
        "createdAt": cx.now,
    }));
    cx.store.applications.insert(created.clone());
    if matches!(kind.as_str(), "Traditional" | "MachineToMachine") {
        let value = cx.store.random.secret();
        let secret = secrets::secret(&id, "Default secret", value, cx.now, Value::Null);
        cx.store.secrets.insert(id, vec![secret]);
    }
    Ok(Reply::ok(created))
}

/// One application alone also says whether it has the Management API role.
fn get(cx: &mut Context<'_>) -> Outcome {
    let application = find(cx)?;
    let mut shown = show(application);
    shown["isAdmin"] = roles::is_admin(cx.store, id_of(application)).into();
    Ok(Reply::ok(shown))
}

fn update(cx: &mut Context<'_>) -> Outcome {
    let id = id_of(find(cx)?).to_owned();
    refuse_saml(text(find(cx)?, "type"))?;
    if cx.body.is_empty() {
        return Err(Failure::empty_update());
    }
    let mut changes = cx.body.clone();
    if let Some(admin) = changes.shift_remove("isAdmin") {
        if text(find(cx)?, "type") != "MachineToMachine" {
            return Err(Failure::new(422, "application.invalid_role_type"));
        }
        roles::set_admin(cx.store, &id, admin == true);
    }
    let application = cx.store.applications.find_mut(&id)?;
    assign(application, &changes);
    Ok(Reply::ok(show(application)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    refuse_saml(text(find(cx)?, "type"))?;
    cx.store.remove_application(&cx.param(0));
    Ok(Reply::no_content())
}

/// Merges one level deep; the new keys come first.
fn merge_custom_data(cx: &mut Context<'_>) -> Outcome {
    let id = id_of(find(cx)?).to_owned();
    let mut merged = cx.body.clone();
    let application = cx.store.applications.find_mut(&id)?;
    for (key, value) in application["customData"]
        .as_object()
        .cloned()
        .unwrap_or_default()
    {
        merged.entry(key).or_insert(value);
    }
    application.insert("customData".into(), merged.clone().into());
    Ok(Reply::ok(merged))
}

fn organizations(cx: &mut Context<'_>) -> Outcome {
    let application = id_of(find(cx)?);
    let rows: Vec<&Row> = cx
        .store
        .organization_applications
        .where_is(1, application, 0)
        .filter_map(|id| cx.store.organizations.get(id))
        .collect();
    Ok(cx.list(rows, |organization| {
        let held = &cx.store.organization_applications_roles;
        let held = held.under([id_of(organization), application], 2);
        let mut shown = show(organization);
        shown["organizationRoles"] = super::names_of_roles(cx.store, held);
        shown
    }))
}
