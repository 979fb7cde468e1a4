//! Rows as the API shows them, whole.

use serde_json::json;

use super::given::{Application, Organization, User};
use crate::store::table::row;
use crate::store::{Row, TENANT};

pub(super) fn resource(
    id: &str,
    name: &str,
    indicator: &str,
    lifetime: u64,
    is_default: bool,
) -> Row {
    row(json!({
        "tenantId": TENANT,
        "id": id,
        "name": name,
        "indicator": indicator,
        "isDefault": is_default,
        "accessTokenTtl": lifetime,
    }))
}

pub(super) fn scope(
    id: &str,
    resource: &str,
    name: &str,
    description: Option<&str>,
    at: u64,
) -> Row {
    row(json!({
        "tenantId": TENANT,
        "id": id,
        "resourceId": resource,
        "name": name,
        "description": description,
        "createdAt": at,
    }))
}

pub(super) fn role(id: &str, name: &str, description: &str, kind: &str, is_default: bool) -> Row {
    row(json!({
        "tenantId": TENANT,
        "id": id,
        "name": name,
        "description": description,
        "type": kind,
        "isDefault": is_default,
    }))
}

pub(super) fn organization_role(
    id: &str,
    name: &str,
    description: Option<&str>,
    kind: &str,
) -> Row {
    row(json!({
        "tenantId": TENANT, "id": id, "name": name, "description": description, "type": kind,
    }))
}

pub(super) fn organization_scope(id: &str, name: &str, description: Option<&str>) -> Row {
    row(json!({
        "tenantId": TENANT, "id": id, "name": name, "description": description,
    }))
}

pub(super) fn application(id: &str, at: u64, given: &Application) -> Row {
    row(json!({
        "tenantId": TENANT,
        "id": id,
        "name": given.name,
        "description": given.description,
        "type": given.kind.name(),
        "oidcClientMetadata": given.oidc_client_metadata(),
        "customClientMetadata": given.custom_client_metadata,
        "protectedAppMetadata": null,
        "customData": given.custom_data,
        "isThirdParty": given.is_third_party,
        "appLevelAccessControlEnabled": false,
        "createdAt": given.created_at.unwrap_or(at),
    }))
}

pub(super) fn secret(application: &str, value: &str, at: u64, expiry: Option<u64>) -> Row {
    row(json!({
        "tenantId": TENANT,
        "applicationId": application,
        "name": "Default secret",
        "value": value,
        "createdAt": at,
        "expiresAt": expiry,
    }))
}

pub(super) fn user(id: &str, at: u64, given: &User) -> Row {
    let at = given.created_at.unwrap_or(at);
    row(json!({
        "id": id,
        "username": given.username,
        "primaryEmail": given.primary_email,
        "primaryPhone": given.primary_phone,
        "name": given.name,
        "avatar": given.avatar,
        "customData": given.custom_data,
        "identities": given.identities,
        "lastSignInAt": given.last_sign_in_at,
        "createdAt": at,
        "updatedAt": at,
        "profile": given.profile,
        "applicationId": null,
        "cimdClientId": null,
        "isSuspended": given.is_suspended,
    }))
}

pub(super) fn organization(id: &str, at: u64, given: &Organization) -> Row {
    row(json!({
        "tenantId": TENANT,
        "id": id,
        "name": given.name,
        "description": given.description,
        "customData": given.custom_data,
        "isMfaRequired": given.is_mfa_required,
        "color": {},
        "branding": {},
        "customCss": null,
        "createdAt": given.created_at.unwrap_or(at),
    }))
}
