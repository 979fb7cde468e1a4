//! The message of each error code. `{}` stands for an argument.

const ENGLISH: &[(&str, &str)] = &[
    (
        "application.invalid_role_type",
        "Can not assign user type role to machine to machine application.",
    ),
    (
        "application.invalid_third_party_application_type",
        "Only traditional web, single-page and native applications can be marked as a third-party app.",
    ),
    (
        "application.no_legacy_secret_found",
        "The application does not have a legacy secret.",
    ),
    (
        "application.protected_app_not_configured",
        "Protected app provider is not configured. This feature is not available for open source version.",
    ),
    (
        "application.saml.can_not_delete_active_secret",
        "Can not delete the active secret.",
    ),
    (
        "application.saml.saml_application_only",
        "The application is no SAML application.",
    ),
    (
        "application.saml.use_saml_app_api",
        "SAML applications are written under `/api/saml-applications`.",
    ),
    (
        "application.secret_name_exists",
        "Secret name already exists.",
    ),
    (
        "application.third_party_application_only",
        "The feature is only available for third-party applications.",
    ),
    (
        "application.user_consent_scopes_not_found",
        "Invalid user consent scopes.",
    ),
    (
        "auth.authorization_header_missing",
        "Authorization header is missing.",
    ),
    (
        "auth.authorization_token_type_not_supported",
        "Authorization type is not supported.",
    ),
    (
        "auth.expected_role_not_found",
        "Expected role not found. Please check your user roles and permissions.",
    ),
    (
        "auth.forbidden",
        "Forbidden. Please check your user roles and permissions.",
    ),
    (
        "auth.unauthorized",
        "Unauthorized. Please check credentials and its scope.",
    ),
    (
        "connector.invalid_config",
        "The connector's config is invalid.",
    ),
    (
        "connector.multiple_target_with_same_platform",
        "You can not have multiple social connectors that have same target and platform.",
    ),
    (
        "connector.not_found",
        "Cannot find any available connector for type: {}.",
    ),
    (
        "connector.not_found_with_connector_id",
        "Can not find connector with given standard connector id.",
    ),
    (
        "connector.unexpected_type",
        "The connector's type is unexpected.",
    ),
    (
        "domain.hostname_already_exists",
        "This domain already exists in our server.",
    ),
    (
        "entity.db_constraint_violated",
        "Database constraint violated.",
    ),
    (
        "entity.invalid_input",
        "Invalid input. Value list must not be empty.",
    ),
    (
        "entity.not_exists_with_id",
        "The {} with ID `{}` does not exist.",
    ),
    ("entity.not_found", "The resource does not exist."),
    (
        "entity.relation_foreign_key_not_found",
        "Cannot find one or more foreign keys. Please check the input and ensure that all referenced entities exist.",
    ),
    (
        "entity.unique_integrity_violation",
        "The entity already exists. Please check the input and try again.",
    ),
    ("guard.file_size_exceeded", "File size exceeded."),
    ("guard.invalid_input", "The request {} is invalid."),
    (
        "guard.invalid_pagination",
        "The request pagination value is invalid.",
    ),
    ("guard.mime_type_not_allowed", "MIME type is not allowed."),
    (
        "log.invalid_time_window",
        "`end_time` must be after `start_time`.",
    ),
    ("oidc.key_not_found", "Key with ID {} is not found."),
    ("oidc.key_required", "At least one key is required."),
    (
        "organization.require_membership",
        "The user must be a member of the organization to proceed.",
    ),
    ("request.invalid_input", "Input is invalid. {}"),
    (
        "resource.cannot_delete_management_api",
        "Cannot delete Logto Management API.",
    ),
    (
        "resource.cannot_modify_management_api",
        "Cannot modify Logto Management API.",
    ),
    (
        "resource.resource_identifier_in_use",
        "The API identifier {} is already in use",
    ),
    (
        "role.management_api_scopes_not_assignable_to_user_role",
        "Cannot assign management API scopes to a user role.",
    ),
    ("role.name_in_use", "This role name {} is already in use"),
    (
        "role.scope_exists",
        "The scope id {} has already been added to this role",
    ),
    (
        "role.user_exists",
        "The user id {} is already been added to this role",
    ),
    (
        "role.application_exists",
        "The application id {} is already been added to this role",
    ),
    ("scope.name_exists", "The scope name {} is already in use"),
    (
        "scope.name_with_space",
        "The name of the scope cannot contain any spaces.",
    ),
    (
        "session.invalid_credentials",
        "Incorrect account or password. Please check your input.",
    ),
    ("session.insufficient_info", "Insufficient sign-in info."),
    (
        "user.backup_code_already_in_use",
        "Backup code is already in use.",
    ),
    (
        "user.email_already_in_use",
        "This email is associated with an existing account.",
    ),
    (
        "user.identity_already_in_use",
        "This social account is associated with an existing account.",
    ),
    (
        "user.identity_not_exist",
        "The social account has not been registered yet.",
    ),
    (
        "user.invalid_role_type",
        "Invalid role type, can not assign machine-to-machine role to user.",
    ),
    (
        "user.password_algorithm_required",
        "The algorithm of a password's digest must be given.",
    ),
    (
        "user.password_and_digest",
        "A password or its digest may be given, and not both.",
    ),
    (
        "user.phone_already_in_use",
        "This phone number is associated with an existing account.",
    ),
    ("user.totp_already_in_use", "TOTP is already in use."),
    (
        "user.username_already_in_use",
        "This username is already in use.",
    ),
    (
        "user.personal_access_token_name_exists",
        "Personal access token name already exists.",
    ),
    (
        "verification_code.code_mismatch",
        "Invalid verification code.",
    ),
    (
        "verification_code.expired",
        "Verification code has expired. Please request a new one.",
    ),
    (
        "verification_code.not_found",
        "Verification code not found. Please send verification code first.",
    ),
    (
        "hook.missing_events",
        "You need to provide at least one event.",
    ),
    (
        "one_time_token.cannot_reactivate_token",
        "A token that is not active any more can't be made active.",
    ),
    (
        "one_time_token.email_mismatch",
        "The token belongs to another email address.",
    ),
    ("one_time_token.token_consumed", "The token has been used."),
    ("one_time_token.token_expired", "The token has expired."),
    ("one_time_token.token_not_found", "There is no such token."),
    (
        "one_time_token.token_revoked",
        "The token has been revoked.",
    ),
];

const FRENCH: &[(&str, &str)] = &[
    (
        "auth.authorization_header_missing",
        "L'en-tête d'autorisation est manquant.",
    ),
    ("entity.not_found", "La ressource n'existe pas."),
];

const CHINESE: &[(&str, &str)] = &[
    (
        "auth.authorization_header_missing",
        "Authorization 请求头遗漏",
    ),
    ("entity.not_found", "该资源不存在"),
    ("guard.invalid_pagination", "分页参数无效"),
];

/// The message of `code`, in the first language of an `Accept-Language` header that has one, else
/// in English.
pub(crate) fn text(code: &str, arguments: &[String], language: Option<&str>) -> String {
    let preferred = language
        .unwrap_or_default()
        .split([',', ';', '-'])
        .next()
        .unwrap_or_default();
    let translated = match preferred.trim() {
        "fr" => find(FRENCH, code),
        "zh" => find(CHINESE, code),
        _ => None,
    };
    let template = translated.or_else(|| find(ENGLISH, code)).unwrap_or(code);
    let mut arguments = arguments.iter();
    let mut parts = template.split("{}");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(arguments.next().map_or("", String::as_str));
        out.push_str(part);
    }
    out
}

fn find(messages: &[(&str, &'static str)], code: &str) -> Option<&'static str> {
    messages
        .iter()
        .find(|(name, _)| *name == code)
        .map(|(_, message)| *message)
}
