//! Every operation of the API is answered.

use emulator::facts::{Facts, Operation};

use crate::calls::{call, mistake};
use crate::tenant::{Answer, Tenant};

/// Operations that are refused for what a fresh tenant does not have.
const REFUSED: [(&str, &str); 20] = [
    (
        "CreateApplicationProtectedAppMetadataCustomDomain",
        "application.protected_app_not_configured",
    ),
    (
        "DeleteApplicationLegacySecret",
        "application.no_legacy_secret_found",
    ),
    (
        "DeleteApplicationProtectedAppMetadataCustomDomain",
        "application.protected_app_not_configured",
    ),
    (
        "DeleteApplicationUserConsentOrganization",
        "entity.not_found",
    ),
    ("DeleteApplicationUserConsentScope", "entity.not_found"),
    ("DeleteCimdUserConsentScope", "entity.not_found"),
    ("DeleteOidcKey", "oidc.key_required"),
    ("DeletePersonalAccessTokenPost", "entity.not_found"),
    (
        "DeleteSamlApplicationSecret",
        "application.saml.can_not_delete_active_secret",
    ),
    ("DeleteSecret", "entity.not_found"),
    ("DeleteUserMfaVerification", "entity.not_found"),
    ("DeleteUserSession", "entity.not_found"),
    ("GetHasuraAuth", "auth.unauthorized"),
    (
        "GetSystemApplicationConfig",
        "application.protected_app_not_configured",
    ),
    ("GetUserSession", "entity.not_found"),
    ("GetUserSsoIdentity", "entity.not_found"),
    ("UpdatePersonalAccessTokenName", "entity.not_found"),
    ("VerifyOneTimeToken", "one_time_token.token_not_found"),
    ("VerifyUserPassword", "session.invalid_credentials"),
    ("VerifyVerificationCode", "verification_code.not_found"),
];

/// Calls every operation, each on a fresh tenant.
fn walk(whole: bool, mut see: impl FnMut(&Operation, Answer)) {
    let fresh = Tenant::default();
    for operation in Facts::get().operations() {
        let mut tenant = fresh.clone();
        see(operation, call(&mut tenant, operation, whole));
    }
}

fn is_done(answer: &Answer) -> bool {
    answer.status.is_success() || answer.status.is_redirection()
}

#[test]
fn every_operation_answers_what_the_facts_say() {
    assert_eq!(Facts::get().operations().len(), 284);
    let mut refused = Vec::new();
    walk(false, |operation, answer| {
        if is_done(&answer) {
            assert_eq!(mistake(operation, &answer), None, "{}", operation.id);
        } else {
            refused.push((operation.id.clone(), answer.refusal().1));
        }
    });
    let expected = REFUSED.map(|(id, code)| (id.to_owned(), code.to_owned()));
    assert_eq!(refused, expected);
}

#[test]
fn everything_that_the_facts_allow_passes_the_guards() {
    walk(true, |operation, answer| {
        let id = &operation.id;
        if is_done(&answer) {
            assert_eq!(mistake(operation, &answer), None, "{id}");
            return;
        }
        let (status, code) = answer.refusal();
        assert!(
            !["", "guard.invalid_input"].contains(&code.as_str()),
            "{id}: {}",
            answer.text()
        );
        let unavailable = code == "application.protected_app_not_configured";
        assert!(status < 500 || unavailable, "{id}: {status} {code}");
    });
}
