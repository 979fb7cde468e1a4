/**
 * The operations of the seven resources as the tests want them: method name, HTTP method, path
 * below `/api`. Written apart from the package's own table, so that a wrong row there is seen.
 */
export const OPERATIONS = `
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
`
  .trim()
  .split(/\n+/)
  .map((row) => {
    const [name, method, path] = row.split(" ");
    const [resource, operation] = name.split(".");
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    // Every POST, PUT and PATCH among them has a body, and no other has.
    const hasBody = ["POST", "PUT", "PATCH"].includes(method);
    // A query comes with every GET, and with one DELETE.
    const hasQuery = method === "GET" || name === "users.deleteSession";
    const isList = operation.startsWith("list");
    return { name, resource, operation, method, path, parameters, hasBody, hasQuery, isList };
  });

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
connectors.list
users.listOrganizations
users.listGrants
users.listMfaVerifications
users.listPersonalAccessTokens
users.listSessions
organizations.listUserScopes
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
  "users.get": "includeSsoIdentities includePasswordHash",
  "users.getIdentity": "includeTokenSecret",
  "users.listGrants": "appType",
  "users.getSsoIdentity": "includeTokenSecret",
  "users.getAllIdentities": "includeTokenSecret",
  "users.deleteSession": "revokeGrantsTarget",
  "logs.list": "userId applicationId logKey enableCap start_time end_time",
  "roles.list": "excludeUserId excludeApplicationId type",
  "organizations.list": "q showFeatured",
  "organizations.listUsers": "q organizationRoleId",
  "organizations.listApplications": "q",
};
