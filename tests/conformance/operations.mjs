/**
 * All operations as the tests want them: method name, HTTP method, path below `/api`. Written apart
 * from the package's own table, so that a wrong row there is seen.
 */
const ROWS = `
users.get GET /users/{userId}
users.update PATCH /users/{userId}
users.delete DELETE /users/{userId}
users.getCustomData GET /users/{userId}/custom-data
users.updateCustomData PATCH /users/{userId}/custom-data
users.getLogtoConfigs GET /users/{userId}/logto-configs
users.updateLogtoConfigs PATCH /users/{userId}/logto-configs
users.updateProfile PATCH /users/{userId}/profile
users.create POST /users
users.list GET /users
users.updatePassword PATCH /users/{userId}/password
users.updatePasswordExpiration PATCH /users/{userId}/password/expiration
users.verifyPassword POST /users/{userId}/password/verify
users.getHasPassword GET /users/{userId}/has-password
users.updateIsSuspended PATCH /users/{userId}/is-suspended
users.listRoles GET /users/{userId}/roles
users.assignRoles POST /users/{userId}/roles
users.replaceRoles PUT /users/{userId}/roles
users.deleteRole DELETE /users/{userId}/roles/{roleId}
users.replaceIdentity PUT /users/{userId}/identities/{target}
users.deleteIdentity DELETE /users/{userId}/identities/{target}
users.getIdentity GET /users/{userId}/identities/{target}
users.createIdentity POST /users/{userId}/identities
users.listOrganizations GET /users/{userId}/organizations
users.listGrants GET /users/{userId}/grants
users.deleteGrant DELETE /users/{userId}/grants/{grantId}
users.listMfaVerifications GET /users/{userId}/mfa-verifications
users.createMfaVerification POST /users/{userId}/mfa-verifications
users.deleteMfaVerification DELETE /users/{userId}/mfa-verifications/{verificationId}
users.listPersonalAccessTokens GET /users/{userId}/personal-access-tokens
users.createPersonalAccessToken POST /users/{userId}/personal-access-tokens
users.updatePersonalAccessTokenName PATCH /users/{userId}/personal-access-tokens
users.deletePersonalAccessToken DELETE /users/{userId}/personal-access-tokens/{name}
users.updatePersonalAccessToken PATCH /users/{userId}/personal-access-tokens/{name}
users.deletePersonalAccessTokenPost POST /users/{userId}/personal-access-tokens/delete
users.getSsoIdentity GET /users/{userId}/sso-identities/{ssoConnectorId}
users.getAllIdentities GET /users/{userId}/all-identities
users.listSessions GET /users/{userId}/sessions
users.getSession GET /users/{userId}/sessions/{sessionId}
users.deleteSession DELETE /users/{userId}/sessions/{sessionId}

roles.list GET /roles
roles.create POST /roles
roles.get GET /roles/{id}
roles.update PATCH /roles/{id}
roles.delete DELETE /roles/{id}
roles.listUsers GET /roles/{id}/users
roles.assignUsers POST /roles/{id}/users
roles.deleteUser DELETE /roles/{id}/users/{userId}
roles.listApplications GET /roles/{id}/applications
roles.assignApplications POST /roles/{id}/applications
roles.deleteApplication DELETE /roles/{id}/applications/{applicationId}
roles.listScopes GET /roles/{id}/scopes
roles.assignScopes POST /roles/{id}/scopes
roles.deleteScope DELETE /roles/{id}/scopes/{scopeId}

applications.list GET /applications
applications.create POST /applications
applications.get GET /applications/{id}
applications.update PATCH /applications/{id}
applications.delete DELETE /applications/{id}
applications.updateCustomData PATCH /applications/{applicationId}/custom-data
applications.getAccessControl GET /applications/{applicationId}/access-control
applications.replaceAccessControl PUT /applications/{applicationId}/access-control
applications.listRoles GET /applications/{applicationId}/roles
applications.assignRoles POST /applications/{applicationId}/roles
applications.replaceRoles PUT /applications/{applicationId}/roles
applications.deleteRole DELETE /applications/{applicationId}/roles/{roleId}
applications.listProtectedAppMetadataCustomDomains GET /applications/{id}/protected-app-metadata/custom-domains
applications.createProtectedAppMetadataCustomDomain POST /applications/{id}/protected-app-metadata/custom-domains
applications.deleteProtectedAppMetadataCustomDomain DELETE /applications/{id}/protected-app-metadata/custom-domains/{domain}
applications.listOrganizations GET /applications/{id}/organizations
applications.deleteLegacySecret DELETE /applications/{id}/legacy-secret
applications.listSecrets GET /applications/{id}/secrets
applications.createSecret POST /applications/{id}/secrets
applications.deleteSecret DELETE /applications/{id}/secrets/{name}
applications.updateSecret PATCH /applications/{id}/secrets/{name}
applications.assignUserConsentScopes POST /applications/{applicationId}/user-consent-scopes
applications.getUserConsentScopes GET /applications/{applicationId}/user-consent-scopes
applications.deleteUserConsentScope DELETE /applications/{applicationId}/user-consent-scopes/{scopeType}/{scopeId}
applications.replaceSignInExperience PUT /applications/{applicationId}/sign-in-experience
applications.getSignInExperience GET /applications/{applicationId}/sign-in-experience
applications.listUserConsentOrganizations GET /applications/{id}/users/{userId}/consent-organizations
applications.replaceUserConsentOrganizations PUT /applications/{id}/users/{userId}/consent-organizations
applications.assignUserConsentOrganizations POST /applications/{id}/users/{userId}/consent-organizations
applications.deleteUserConsentOrganization DELETE /applications/{id}/users/{userId}/consent-organizations/{organizationId}

organizations.create POST /organizations
organizations.list GET /organizations
organizations.get GET /organizations/{id}
organizations.update PATCH /organizations/{id}
organizations.delete DELETE /organizations/{id}
organizations.listUsers GET /organizations/{id}/users
organizations.addUsers POST /organizations/{id}/users
organizations.replaceUsers PUT /organizations/{id}/users
organizations.deleteUser DELETE /organizations/{id}/users/{userId}
organizations.assignRolesToUsers POST /organizations/{id}/users/roles
organizations.listUserRoles GET /organizations/{id}/users/{userId}/roles
organizations.assignRolesToUser POST /organizations/{id}/users/{userId}/roles
organizations.replaceUserRoles PUT /organizations/{id}/users/{userId}/roles
organizations.deleteUserRole DELETE /organizations/{id}/users/{userId}/roles/{organizationRoleId}
organizations.listUserScopes GET /organizations/{id}/users/{userId}/scopes
organizations.listApplications GET /organizations/{id}/applications
organizations.addApplications POST /organizations/{id}/applications
organizations.replaceApplications PUT /organizations/{id}/applications
organizations.deleteApplication DELETE /organizations/{id}/applications/{applicationId}
organizations.assignRolesToApplications POST /organizations/{id}/applications/roles
organizations.listApplicationRoles GET /organizations/{id}/applications/{applicationId}/roles
organizations.assignRolesToApplication POST /organizations/{id}/applications/{applicationId}/roles
organizations.replaceApplicationRoles PUT /organizations/{id}/applications/{applicationId}/roles
organizations.deleteApplicationRole DELETE /organizations/{id}/applications/{applicationId}/roles/{organizationRoleId}
organizations.listJitEmailDomains GET /organizations/{id}/jit/email-domains
organizations.createJitEmailDomain POST /organizations/{id}/jit/email-domains
organizations.replaceJitEmailDomains PUT /organizations/{id}/jit/email-domains
organizations.deleteJitEmailDomain DELETE /organizations/{id}/jit/email-domains/{emailDomain}
organizations.listJitRoles GET /organizations/{id}/jit/roles
organizations.assignJitRoles POST /organizations/{id}/jit/roles
organizations.replaceJitRoles PUT /organizations/{id}/jit/roles
organizations.deleteJitRole DELETE /organizations/{id}/jit/roles/{organizationRoleId}
organizations.listJitSsoConnectors GET /organizations/{id}/jit/sso-connectors
organizations.assignJitSsoConnectors POST /organizations/{id}/jit/sso-connectors
organizations.replaceJitSsoConnectors PUT /organizations/{id}/jit/sso-connectors
organizations.deleteJitSsoConnector DELETE /organizations/{id}/jit/sso-connectors/{ssoConnectorId}

resources.list GET /resources
resources.create POST /resources
resources.get GET /resources/{id}
resources.update PATCH /resources/{id}
resources.delete DELETE /resources/{id}
resources.updateIsDefault PATCH /resources/{id}/is-default
resources.listScopes GET /resources/{resourceId}/scopes
resources.createScope POST /resources/{resourceId}/scopes
resources.updateScope PATCH /resources/{resourceId}/scopes/{scopeId}
resources.deleteScope DELETE /resources/{resourceId}/scopes/{scopeId}

logs.list GET /logs
logs.get GET /logs/{id}

connectors.create POST /connectors
connectors.list GET /connectors
connectors.get GET /connectors/{id}
connectors.update PATCH /connectors/{id}
connectors.delete DELETE /connectors/{id}
connectors.createTest POST /connectors/{factoryId}/test
connectors.createAuthorizationUri POST /connectors/{connectorId}/authorization-uri

accountCenter.getSettings GET /account-center
accountCenter.updateSettings PATCH /account-center

authn.getHasuraAuth GET /authn/hasura
authn.assertSaml POST /authn/saml/{connectorId}
authn.assertSingleSignOnSaml POST /authn/single-sign-on/saml/{connectorId}

captchaProvider.get GET /captcha-provider
captchaProvider.update PUT /captcha-provider
captchaProvider.delete DELETE /captcha-provider

cimd.getUserConsentScopes GET /cimd/user-consent-scopes
cimd.assignUserConsentScopes POST /cimd/user-consent-scopes
cimd.deleteUserConsentScope DELETE /cimd/user-consent-scopes/{scopeType}/{scopeId}

configs.getAdminConsole GET /configs/admin-console
configs.updateAdminConsole PATCH /configs/admin-console
configs.getOidcSession GET /configs/oidc/session
configs.updateOidcSession PATCH /configs/oidc/session
configs.getOidcKeys GET /configs/oidc/{keyType}
configs.deleteOidcKey DELETE /configs/oidc/{keyType}/{keyId}
configs.rotateOidcKeys POST /configs/oidc/{keyType}/rotate
configs.upsertJwtCustomizer PUT /configs/jwt-customizer/{tokenTypePath}
configs.updateJwtCustomizer PATCH /configs/jwt-customizer/{tokenTypePath}
configs.getJwtCustomizer GET /configs/jwt-customizer/{tokenTypePath}
configs.deleteJwtCustomizer DELETE /configs/jwt-customizer/{tokenTypePath}
configs.listJwtCustomizers GET /configs/jwt-customizer
configs.testJwtCustomizer POST /configs/jwt-customizer/test
configs.getIdToken GET /configs/id-token
configs.upsertIdToken PUT /configs/id-token
configs.listActions GET /configs/actions
configs.testAction POST /configs/actions/test
configs.getAction GET /configs/actions/{actionType}
configs.upsertAction PUT /configs/actions/{actionType}
configs.updateAction PATCH /configs/actions/{actionType}
configs.deleteAction DELETE /configs/actions/{actionType}
configs.getCimd GET /configs/cimd
configs.updateCimd PATCH /configs/cimd

connectorFactories.list GET /connector-factories
connectorFactories.get GET /connector-factories/{id}

customPhrases.list GET /custom-phrases
customPhrases.get GET /custom-phrases/{languageTag}
customPhrases.replace PUT /custom-phrases/{languageTag}
customPhrases.delete DELETE /custom-phrases/{languageTag}

customProfileFields.list GET /custom-profile-fields
customProfileFields.create POST /custom-profile-fields
customProfileFields.getByName GET /custom-profile-fields/{name}
customProfileFields.updateByName PUT /custom-profile-fields/{name}
customProfileFields.deleteByName DELETE /custom-profile-fields/{name}
customProfileFields.createBatch POST /custom-profile-fields/batch
customProfileFields.updateSieOrder POST /custom-profile-fields/properties/sie-order

dashboard.getTotalUserCount GET /dashboard/users/total
dashboard.getNewUserCounts GET /dashboard/users/new
dashboard.getActiveUserCounts GET /dashboard/users/active

domains.list GET /domains
domains.create POST /domains
domains.get GET /domains/{id}
domains.delete DELETE /domains/{id}
domains.getVerificationFiles GET /domains/{id}/verification-files
domains.replaceVerificationFiles PUT /domains/{id}/verification-files
domains.cleanup POST /domains/cleanup

emailTemplates.replace PUT /email-templates
emailTemplates.list GET /email-templates
emailTemplates.deleteMany DELETE /email-templates
emailTemplates.get GET /email-templates/{id}
emailTemplates.delete DELETE /email-templates/{id}
emailTemplates.updateDetails PATCH /email-templates/{id}/details

hooks.list GET /hooks
hooks.create POST /hooks
hooks.get GET /hooks/{id}
hooks.update PATCH /hooks/{id}
hooks.delete DELETE /hooks/{id}
hooks.listRecentLogs GET /hooks/{id}/recent-logs
hooks.createTest POST /hooks/{id}/test
hooks.updateSigningKey PATCH /hooks/{id}/signing-key

oneTimeTokens.list GET /one-time-tokens
oneTimeTokens.add POST /one-time-tokens
oneTimeTokens.get GET /one-time-tokens/{id}
oneTimeTokens.delete DELETE /one-time-tokens/{id}
oneTimeTokens.verify POST /one-time-tokens/verify
oneTimeTokens.replaceStatus PUT /one-time-tokens/{id}/status

organizationInvitations.get GET /organization-invitations/{id}
organizationInvitations.delete DELETE /organization-invitations/{id}
organizationInvitations.list GET /organization-invitations
organizationInvitations.create POST /organization-invitations
organizationInvitations.createMessage POST /organization-invitations/{id}/message
organizationInvitations.replaceStatus PUT /organization-invitations/{id}/status

organizationRoles.get GET /organization-roles/{id}
organizationRoles.update PATCH /organization-roles/{id}
organizationRoles.delete DELETE /organization-roles/{id}
organizationRoles.list GET /organization-roles
organizationRoles.create POST /organization-roles
organizationRoles.listScopes GET /organization-roles/{id}/scopes
organizationRoles.assignScopes POST /organization-roles/{id}/scopes
organizationRoles.replaceScopes PUT /organization-roles/{id}/scopes
organizationRoles.deleteScope DELETE /organization-roles/{id}/scopes/{organizationScopeId}
organizationRoles.listResourceScopes GET /organization-roles/{id}/resource-scopes
organizationRoles.assignResourceScopes POST /organization-roles/{id}/resource-scopes
organizationRoles.replaceResourceScopes PUT /organization-roles/{id}/resource-scopes
organizationRoles.deleteResourceScope DELETE /organization-roles/{id}/resource-scopes/{scopeId}

organizationScopes.list GET /organization-scopes
organizationScopes.create POST /organization-scopes
organizationScopes.get GET /organization-scopes/{id}
organizationScopes.update PATCH /organization-scopes/{id}
organizationScopes.delete DELETE /organization-scopes/{id}

samlApplications.create POST /saml-applications
samlApplications.get GET /saml-applications/{id}
samlApplications.update PATCH /saml-applications/{id}
samlApplications.delete DELETE /saml-applications/{id}
samlApplications.createSecret POST /saml-applications/{id}/secrets
samlApplications.listSecrets GET /saml-applications/{id}/secrets
samlApplications.deleteSecret DELETE /saml-applications/{id}/secrets/{secretId}
samlApplications.updateSecret PATCH /saml-applications/{id}/secrets/{secretId}
samlApplications.getMetadata GET /saml-applications/{id}/metadata
samlApplications.getCallback GET /saml-applications/{id}/callback

samlAuthn.get GET /saml/{id}/authn
samlAuthn.create POST /saml/{id}/authn

secrets.delete DELETE /secrets/{id}

sentinelActivities.delete POST /sentinel-activities/delete

signInExperience.get GET /sign-in-exp
signInExperience.update PATCH /sign-in-exp
signInExperience.checkPassword POST /sign-in-exp/default/check-password
signInExperience.uploadCustomUiAssets POST /sign-in-exp/default/custom-ui-assets
signInExperience.getUsernameCaseSensitivityConflicts GET /sign-in-exp/username-policy/case-sensitivity-conflicts

ssoConnectorProviders.list GET /sso-connector-providers

ssoConnectors.create POST /sso-connectors
ssoConnectors.list GET /sso-connectors
ssoConnectors.get GET /sso-connectors/{id}
ssoConnectors.delete DELETE /sso-connectors/{id}
ssoConnectors.update PATCH /sso-connectors/{id}
ssoConnectors.listSigningKeys GET /sso-connectors/{id}/signing-keys
ssoConnectors.createSigningKey POST /sso-connectors/{id}/signing-keys
ssoConnectors.updateSigningKey PATCH /sso-connectors/{id}/signing-keys/{keyId}
ssoConnectors.deleteSigningKey DELETE /sso-connectors/{id}/signing-keys/{keyId}

status.get GET /status

subjectTokens.create POST /subject-tokens

swagger.get GET /swagger.json

systems.getApplicationConfig GET /systems/application

userAssets.getServiceStatus GET /user-assets/service-status
userAssets.create POST /user-assets

verificationCodes.create POST /verification-codes
verificationCodes.verify POST /verification-codes/verify

wellKnown.getSignInExperienceConfig GET /.well-known/sign-in-exp
wellKnown.getSignInExperiencePhrases GET /.well-known/phrases
wellKnown.getExperience GET /.well-known/experience
wellKnown.getAccountCenter GET /.well-known/account-center
wellKnown.getManagementOpenapiJson GET /.well-known/management.openapi.json
wellKnown.getExperienceOpenapiJson GET /.well-known/experience.openapi.json
wellKnown.getUserOpenapiJson GET /.well-known/user.openapi.json
`
  .trim()
  .split(/\n+/);

/** A POST, PUT or PATCH has a body; this one alone has none. */
const BODYLESS = "hooks.updateSigningKey";

/** Operations that take a form with a file. */
export const UPLOADS = ["signInExperience.uploadCustomUiAssets", "userAssets.create"];

/** Operations that need no token, and are sent none. */
export const PUBLIC = `
wellKnown.getSignInExperienceConfig
wellKnown.getSignInExperiencePhrases
wellKnown.getExperience
wellKnown.getAccountCenter
status.get
authn.getHasuraAuth
authn.assertSaml
authn.assertSingleSignOnSaml
samlApplications.getMetadata
samlApplications.getCallback
samlAuthn.get
samlAuthn.create
wellKnown.getManagementOpenapiJson
wellKnown.getExperienceOpenapiJson
wellKnown.getUserOpenapiJson
swagger.get
`
  .trim()
  .split("\n");

/** Operations whose answer is for a browser: they resolve to the host's Response. */
export const RAW = `
authn.assertSaml
authn.assertSingleSignOnSaml
samlApplications.getCallback
samlAuthn.get
samlAuthn.create
`
  .trim()
  .split("\n");

/** Lists whose array comes wrapped in an object, and its key. */
export const WRAPPED = {
  "applications.listUserConsentOrganizations": "organizations",
  "users.listGrants": "grants",
  "users.listSessions": "sessions",
};

/** Lists that the server never pages. */
export const UNPAGED = `
applications.listProtectedAppMetadataCustomDomains
applications.listSecrets
configs.listJwtCustomizers
configs.listActions
connectors.list
connectorFactories.list
users.listOrganizations
users.listGrants
users.listMfaVerifications
users.listPersonalAccessTokens
users.listSessions
customPhrases.list
domains.list
organizationInvitations.list
organizations.listUserScopes
ssoConnectorProviders.list
ssoConnectors.listSigningKeys
samlApplications.listSecrets
emailTemplates.list
customProfileFields.list
`
  .trim()
  .split("\n");

/** Lists that can be searched, and over which fields. */
export const SEARCHABLE = {
  "applications.list": "id name description",
  "applications.listRoles": "id name description",
  "resources.listScopes": "id name description",
  "users.list": "id primaryEmail primaryPhone username name",
  "users.listRoles": "id name description",
  "roles.list": "id name description",
  "roles.listUsers": "id primaryEmail primaryPhone username name",
  "roles.listApplications": "id name description",
  "roles.listScopes": "id name description",
};

/** Names that a query may have, beside pages and search. */
export const QUERY_NAMES = {
  "applications.list": "types excludeRoleId excludeOrganizationId isThirdParty",
  "connectors.list": "target",
  "resources.list": "includeScopes",
  "signInExperience.update": "removeUnusedDemoSocialConnector",
  "signInExperience.getUsernameCaseSensitivityConflicts": "limit",
  "users.get": "includeSsoIdentities includePasswordHash",
  "users.getIdentity": "includeTokenSecret",
  "users.listGrants": "appType",
  "users.getSsoIdentity": "includeTokenSecret",
  "users.getAllIdentities": "includeTokenSecret",
  "users.deleteSession": "revokeGrantsTarget",
  "logs.list": "userId applicationId logKey enableCap start_time end_time",
  "roles.list": "excludeUserId excludeApplicationId type",
  "dashboard.getActiveUserCounts": "date",
  "hooks.list": "includeExecutionStats",
  "hooks.get": "includeExecutionStats",
  "hooks.listRecentLogs": "logKey enableCap start_time end_time",
  "organizationRoles.list": "q",
  "organizationScopes.list": "q",
  "organizationInvitations.list": "organizationId inviterId invitee",
  "organizations.list": "q showFeatured",
  "organizations.listUsers": "q organizationRoleId",
  "organizations.listApplications": "q",
  "emailTemplates.list": "languageTag templateType",
  "emailTemplates.deleteMany": "languageTag templateType",
  "oneTimeTokens.list": "email status",
  "wellKnown.getSignInExperienceConfig": "organizationId appId",
  "wellKnown.getSignInExperiencePhrases": "lng",
  "wellKnown.getExperience": "organizationId appId",
  "authn.getHasuraAuth": "resource unauthorizedRole",
  "samlApplications.getCallback": "code state redirectUri error error_description",
  "samlAuthn.get": "SAMLRequest Signature SigAlg RelayState",
};

/** Names that a query must have. */
export const REQUIRED_NAMES = {
  "signInExperience.getUsernameCaseSensitivityConflicts": "limit",
  "authn.getHasuraAuth": "resource",
  "samlAuthn.get": "SAMLRequest",
};

export const OPERATIONS = ROWS.map((row) => {
  const [name, method, path] = row.split(" ");
  const [resource, operation] = name.split(".");
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  const hasBody = ["POST", "PUT", "PATCH"].includes(method) && name !== BODYLESS;
  // A query comes with every GET, and with others that have names for one.
  const hasQuery = method === "GET" || Object.hasOwn(QUERY_NAMES, name);
  const isList = /^list([A-Z]|$)/.test(operation);
  return { name, resource, operation, method, path, parameters, hasBody, hasQuery, isList };
});
