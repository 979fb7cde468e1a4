// Written by `cargo xtask generate`: change `api/` and run it again.

import type { CallOptions, ListOptions, PagedList, SearchQuery } from "./core.js";

/** The resources of a client, each with a method for each of its operations. */
export interface Resources {
  readonly users: UsersResource;
  readonly roles: RolesResource;
  readonly applications: ApplicationsResource;
  readonly organizations: OrganizationsResource;
  readonly resources: ResourcesResource;
  readonly logs: LogsResource;
  readonly connectors: ConnectorsResource;
}

/** `logto.users` */
export interface UsersResource {
  /**
   * `GET /api/users` · ListUsers
   *
   * @see {@link https://openapi.logto.io/operation/operation-listusers}
   */
  list(query?: ListUsersQuery, options?: ListOptions): PagedList<User>;
  /**
   * `POST /api/users` · CreateUser
   *
   * @see {@link https://openapi.logto.io/operation/operation-createuser}
   */
  create(body: CreateUserBody, options?: CallOptions): Promise<User>;
  /**
   * `GET /api/users/{userId}` · GetUser
   *
   * @see {@link https://openapi.logto.io/operation/operation-getuser}
   */
  get(userId: string, query?: GetUserQuery, options?: CallOptions): Promise<User>;
  /**
   * `PATCH /api/users/{userId}` · UpdateUser
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateuser}
   */
  update(userId: string, body: UpdateUserBody, options?: CallOptions): Promise<User>;
  /**
   * `DELETE /api/users/{userId}` · DeleteUser
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteuser}
   */
  delete(userId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/users/{userId}/all-identities` · ListUserAllIdentities
   *
   * @see {@link https://openapi.logto.io/operation/operation-listuserallidentities}
   */
  getAllIdentities(
    userId: string,
    query?: ListUserAllIdentitiesQuery,
    options?: CallOptions,
  ): Promise<UserAllIdentities>;
  /**
   * `GET /api/users/{userId}/custom-data` · ListUserCustomData
   *
   * @see {@link https://openapi.logto.io/operation/operation-listusercustomdata}
   */
  getCustomData(
    userId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<Record<string, unknown>>;
  /**
   * `PATCH /api/users/{userId}/custom-data` · UpdateUserCustomData
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateusercustomdata}
   */
  updateCustomData(
    userId: string,
    body: { customData: Record<string, unknown> },
    options?: CallOptions,
  ): Promise<Record<string, unknown>>;
  /**
   * `GET /api/users/{userId}/grants` · ListUserGrants
   *
   * @see {@link https://openapi.logto.io/operation/operation-listusergrants}
   */
  listGrants(
    userId: string,
    query?: ListUserGrantsQuery,
    options?: ListOptions,
  ): PagedList<UserGrant>;
  /**
   * `DELETE /api/users/{userId}/grants/{grantId}` · DeleteUserGrant
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteusergrant}
   */
  deleteGrant(userId: string, grantId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/users/{userId}/has-password` · GetUserHasPassword
   *
   * @see {@link https://openapi.logto.io/operation/operation-getuserhaspassword}
   */
  getHasPassword(
    userId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<{ hasPassword: boolean }>;
  /**
   * `POST /api/users/{userId}/identities` · CreateUserIdentity
   *
   * @see {@link https://openapi.logto.io/operation/operation-createuseridentity}
   */
  createIdentity(
    userId: string,
    body: { connectorData: Record<string, unknown>; connectorId: string },
    options?: CallOptions,
  ): Promise<Record<string, { details?: Record<string, unknown>; userId: string }>>;
  /**
   * `GET /api/users/{userId}/identities/{target}` · GetUserIdentity
   *
   * @see {@link https://openapi.logto.io/operation/operation-getuseridentity}
   */
  getIdentity(
    userId: string,
    target: string,
    query?: GetUserIdentityQuery,
    options?: CallOptions,
  ): Promise<UserIdentity>;
  /**
   * `PUT /api/users/{userId}/identities/{target}` · ReplaceUserIdentity
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceuseridentity}
   */
  replaceIdentity(
    userId: string,
    target: string,
    body: { details?: Record<string, unknown>; userId: string },
    options?: CallOptions,
  ): Promise<Record<string, { details?: Record<string, unknown>; userId: string }>>;
  /**
   * `DELETE /api/users/{userId}/identities/{target}` · DeleteUserIdentity
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteuseridentity}
   */
  deleteIdentity(userId: string, target: string, options?: CallOptions): Promise<BaseUser>;
  /**
   * `PATCH /api/users/{userId}/is-suspended` · UpdateUserIsSuspended
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateuserissuspended}
   */
  updateIsSuspended(
    userId: string,
    body: { isSuspended: boolean },
    options?: CallOptions,
  ): Promise<User>;
  /**
   * `GET /api/users/{userId}/logto-configs` · ListUserLogtoConfigs
   *
   * @see {@link https://openapi.logto.io/operation/operation-listuserlogtoconfigs}
   */
  getLogtoConfigs(
    userId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<UserLogtoConfigs>;
  /**
   * `PATCH /api/users/{userId}/logto-configs` · UpdateUserLogtoConfigs
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateuserlogtoconfigs}
   */
  updateLogtoConfigs(
    userId: string,
    body: UpdateUserLogtoConfigsBody,
    options?: CallOptions,
  ): Promise<UserLogtoConfigs>;
  /**
   * `GET /api/users/{userId}/mfa-verifications` · ListUserMfaVerifications
   *
   * @see {@link https://openapi.logto.io/operation/operation-listusermfaverifications}
   */
  listMfaVerifications(
    userId: string,
    query?: NoQuery,
    options?: ListOptions,
  ): PagedList<UserMfaVerification>;
  /**
   * `POST /api/users/{userId}/mfa-verifications` · CreateUserMfaVerification
   *
   * @see {@link https://openapi.logto.io/operation/operation-createusermfaverification}
   */
  createMfaVerification(
    userId: string,
    body: CreateUserMfaVerificationBody,
    options?: CallOptions,
  ): Promise<CreateUserMfaVerificationResult>;
  /**
   * `DELETE /api/users/{userId}/mfa-verifications/{verificationId}` · DeleteUserMfaVerification
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteusermfaverification}
   */
  deleteMfaVerification(
    userId: string,
    verificationId: string,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/users/{userId}/organizations` · ListUserOrganizations
   *
   * @see {@link https://openapi.logto.io/operation/operation-listuserorganizations}
   */
  listOrganizations(
    userId: string,
    query?: NoQuery,
    options?: ListOptions,
  ): PagedList<UserOrganization>;
  /**
   * `PATCH /api/users/{userId}/password` · UpdateUserPassword
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateuserpassword}
   */
  updatePassword(userId: string, body: { password: string }, options?: CallOptions): Promise<User>;
  /**
   * `PATCH /api/users/{userId}/password/expiration` · UpdateUserPasswordExpiration
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateuserpasswordexpiration}
   */
  updatePasswordExpiration(
    userId: string,
    body: { isExpired: boolean },
    options?: CallOptions,
  ): Promise<User>;
  /**
   * `POST /api/users/{userId}/password/verify` · VerifyUserPassword
   *
   * @see {@link https://openapi.logto.io/operation/operation-verifyuserpassword}
   */
  verifyPassword(userId: string, body: { password: string }, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/users/{userId}/personal-access-tokens` · ListUserPersonalAccessTokens
   *
   * @see {@link https://openapi.logto.io/operation/operation-listuserpersonalaccesstokens}
   */
  listPersonalAccessTokens(
    userId: string,
    query?: NoQuery,
    options?: ListOptions,
  ): PagedList<UserPersonalAccessToken>;
  /**
   * `POST /api/users/{userId}/personal-access-tokens` · CreateUserPersonalAccessToken
   *
   * @see {@link https://openapi.logto.io/operation/operation-createuserpersonalaccesstoken}
   */
  createPersonalAccessToken(
    userId: string,
    body: { expiresAt?: number | Date | null; name: string },
    options?: CallOptions,
  ): Promise<UserPersonalAccessToken>;
  /**
   * `PATCH /api/users/{userId}/personal-access-tokens` · UpdatePersonalAccessTokenName
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatepersonalaccesstokenname}
   */
  updatePersonalAccessTokenName(
    userId: string,
    body: { currentName?: string; name: string },
    options?: CallOptions,
  ): Promise<UserPersonalAccessToken>;
  /**
   * `POST /api/users/{userId}/personal-access-tokens/delete` · DeletePersonalAccessTokenPost
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletepersonalaccesstokenpost}
   */
  deletePersonalAccessTokenPost(
    userId: string,
    body: { name: string },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PATCH /api/users/{userId}/personal-access-tokens/{name}` · UpdateUserPersonalAccessToken
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateuserpersonalaccesstoken}
   */
  updatePersonalAccessToken(
    userId: string,
    name: string,
    body: { name: string },
    options?: CallOptions,
  ): Promise<UserPersonalAccessToken>;
  /**
   * `DELETE /api/users/{userId}/personal-access-tokens/{name}` · DeleteUserPersonalAccessToken
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteuserpersonalaccesstoken}
   */
  deletePersonalAccessToken(userId: string, name: string, options?: CallOptions): Promise<void>;
  /**
   * `PATCH /api/users/{userId}/profile` · UpdateUserProfile
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateuserprofile}
   */
  updateProfile(
    userId: string,
    body: UpdateUserProfileBody,
    options?: CallOptions,
  ): Promise<UserProfile>;
  /**
   * `GET /api/users/{userId}/roles` · ListUserRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-listuserroles}
   */
  listRoles(userId: string, query?: ListUserRolesQuery, options?: ListOptions): PagedList<Role>;
  /**
   * `POST /api/users/{userId}/roles` · AssignUserRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-assignuserroles}
   */
  assignRoles(
    userId: string,
    body: { roleIds: string[] },
    options?: CallOptions,
  ): Promise<{ addedRoleIds: string[]; roleIds: string[] }>;
  /**
   * `PUT /api/users/{userId}/roles` · ReplaceUserRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceuserroles}
   */
  replaceRoles(
    userId: string,
    body: { roleIds: string[] },
    options?: CallOptions,
  ): Promise<{ roleIds: string[] }>;
  /**
   * `DELETE /api/users/{userId}/roles/{roleId}` · DeleteUserRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteuserrole}
   */
  deleteRole(userId: string, roleId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/users/{userId}/sessions` · ListUserSessions
   *
   * @see {@link https://openapi.logto.io/operation/operation-listusersessions}
   */
  listSessions(userId: string, query?: NoQuery, options?: ListOptions): PagedList<UserSession>;
  /**
   * `GET /api/users/{userId}/sessions/{sessionId}` · GetUserSession
   *
   * @see {@link https://openapi.logto.io/operation/operation-getusersession}
   */
  getSession(
    userId: string,
    sessionId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<UserSession>;
  /**
   * `DELETE /api/users/{userId}/sessions/{sessionId}` · DeleteUserSession
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteusersession}
   */
  deleteSession(
    userId: string,
    sessionId: string,
    query?: DeleteUserSessionQuery,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/users/{userId}/sso-identities/{ssoConnectorId}` · GetUserSsoIdentity
   *
   * @see {@link https://openapi.logto.io/operation/operation-getuserssoidentity}
   */
  getSsoIdentity(
    userId: string,
    ssoConnectorId: string,
    query?: GetUserSsoIdentityQuery,
    options?: CallOptions,
  ): Promise<UserSsoIdentity>;
}

/** `logto.roles` */
export interface RolesResource {
  /**
   * `GET /api/roles` · ListRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-listroles}
   */
  list(query?: ListRolesQuery, options?: ListOptions): PagedList<RoleListItem>;
  /**
   * `POST /api/roles` · CreateRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-createrole}
   */
  create(body: CreateRoleBody, options?: CallOptions): Promise<Role>;
  /**
   * `GET /api/roles/{id}` · GetRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-getrole}
   */
  get(roleId: string, query?: NoQuery, options?: CallOptions): Promise<Role>;
  /**
   * `PATCH /api/roles/{id}` · UpdateRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-updaterole}
   */
  update(roleId: string, body: UpdateRoleBody, options?: CallOptions): Promise<Role>;
  /**
   * `DELETE /api/roles/{id}` · DeleteRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleterole}
   */
  delete(roleId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/roles/{id}/applications` · ListRoleApplications
   *
   * @see {@link https://openapi.logto.io/operation/operation-listroleapplications}
   */
  listApplications(
    roleId: string,
    query?: ListRoleApplicationsQuery,
    options?: ListOptions,
  ): PagedList<Application>;
  /**
   * `POST /api/roles/{id}/applications` · CreateRoleApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-createroleapplication}
   */
  assignApplications(
    roleId: string,
    body: { applicationIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/roles/{id}/applications/{applicationId}` · DeleteRoleApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteroleapplication}
   */
  deleteApplication(roleId: string, applicationId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/roles/{id}/scopes` · ListRoleScopes
   *
   * @see {@link https://openapi.logto.io/operation/operation-listrolescopes}
   */
  listScopes(
    roleId: string,
    query?: ListRoleScopesQuery,
    options?: ListOptions,
  ): PagedList<ScopeWithResource>;
  /**
   * `POST /api/roles/{id}/scopes` · CreateRoleScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-createrolescope}
   */
  assignScopes(
    roleId: string,
    body: { scopeIds: string[] },
    options?: CallOptions,
  ): Promise<Scope[]>;
  /**
   * `DELETE /api/roles/{id}/scopes/{scopeId}` · DeleteRoleScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleterolescope}
   */
  deleteScope(roleId: string, scopeId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/roles/{id}/users` · ListRoleUsers
   *
   * @see {@link https://openapi.logto.io/operation/operation-listroleusers}
   */
  listUsers(roleId: string, query?: ListRoleUsersQuery, options?: ListOptions): PagedList<BaseUser>;
  /**
   * `POST /api/roles/{id}/users` · CreateRoleUser
   *
   * @see {@link https://openapi.logto.io/operation/operation-createroleuser}
   */
  assignUsers(roleId: string, body: { userIds: string[] }, options?: CallOptions): Promise<void>;
  /**
   * `DELETE /api/roles/{id}/users/{userId}` · DeleteRoleUser
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteroleuser}
   */
  deleteUser(roleId: string, userId: string, options?: CallOptions): Promise<void>;
}

/** `logto.applications` */
export interface ApplicationsResource {
  /**
   * `GET /api/applications` · ListApplications
   *
   * @see {@link https://openapi.logto.io/operation/operation-listapplications}
   */
  list(query?: ListApplicationsQuery, options?: ListOptions): PagedList<Application>;
  /**
   * `POST /api/applications` · CreateApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-createapplication}
   */
  create(body: CreateApplicationBody, options?: CallOptions): Promise<Application>;
  /**
   * `GET /api/applications/{applicationId}/access-control` · GetApplicationAccessControl
   *
   * @see {@link https://openapi.logto.io/operation/operation-getapplicationaccesscontrol}
   */
  getAccessControl(
    applicationId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<ApplicationAccessControl>;
  /**
   * `PUT /api/applications/{applicationId}/access-control` · ReplaceApplicationAccessControl
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceapplicationaccesscontrol}
   */
  replaceAccessControl(
    applicationId: string,
    body: ApplicationAccessControl,
    options?: CallOptions,
  ): Promise<ApplicationAccessControl>;
  /**
   * `PATCH /api/applications/{applicationId}/custom-data` · UpdateApplicationCustomData
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateapplicationcustomdata}
   */
  updateCustomData(
    applicationId: string,
    body: Record<string, unknown>,
    options?: CallOptions,
  ): Promise<Record<string, unknown>>;
  /**
   * `GET /api/applications/{applicationId}/roles` · ListApplicationRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-listapplicationroles}
   */
  listRoles(
    applicationId: string,
    query?: ListApplicationRolesQuery,
    options?: ListOptions,
  ): PagedList<Role>;
  /**
   * `POST /api/applications/{applicationId}/roles` · AssignApplicationRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-assignapplicationroles}
   */
  assignRoles(
    applicationId: string,
    body: { roleIds: string[] },
    options?: CallOptions,
  ): Promise<{ addedRoleIds: string[]; roleIds: string[] }>;
  /**
   * `PUT /api/applications/{applicationId}/roles` · ReplaceApplicationRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceapplicationroles}
   */
  replaceRoles(
    applicationId: string,
    body: { roleIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/applications/{applicationId}/roles/{roleId}` · DeleteApplicationRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteapplicationrole}
   */
  deleteRole(applicationId: string, roleId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/applications/{applicationId}/sign-in-experience` · GetApplicationSignInExperience
   *
   * @see {@link https://openapi.logto.io/operation/operation-getapplicationsigninexperience}
   */
  getSignInExperience(
    applicationId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<ApplicationSignInExperience>;
  /**
   * `PUT /api/applications/{applicationId}/sign-in-experience` · ReplaceApplicationSignInExperience
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceapplicationsigninexperience}
   */
  replaceSignInExperience(
    applicationId: string,
    body: ReplaceApplicationSignInExperienceBody,
    options?: CallOptions,
  ): Promise<ApplicationSignInExperience>;
  /**
   * `GET /api/applications/{applicationId}/user-consent-scopes` · ListApplicationUserConsentScopes
   *
   * @see {@link https://openapi.logto.io/operation/operation-listapplicationuserconsentscopes}
   */
  getUserConsentScopes(
    applicationId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<UserConsentScopes>;
  /**
   * `POST /api/applications/{applicationId}/user-consent-scopes` · CreateApplicationUserConsentScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-createapplicationuserconsentscope}
   */
  assignUserConsentScopes(
    applicationId: string,
    body: CreateApplicationUserConsentScopeBody,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/applications/{applicationId}/user-consent-scopes/{scopeType}/{scopeId}` · DeleteApplicationUserConsentScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteapplicationuserconsentscope}
   */
  deleteUserConsentScope(
    applicationId: string,
    scopeType:
      | "organization-scopes"
      | "resource-scopes"
      | "organization-resource-scopes"
      | "user-scopes",
    scopeId: string,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/applications/{id}` · GetApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-getapplication}
   */
  get(applicationId: string, query?: NoQuery, options?: CallOptions): Promise<ApplicationDetails>;
  /**
   * `PATCH /api/applications/{id}` · UpdateApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateapplication}
   */
  update(
    applicationId: string,
    body: UpdateApplicationBody,
    options?: CallOptions,
  ): Promise<Application>;
  /**
   * `DELETE /api/applications/{id}` · DeleteApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteapplication}
   */
  delete(applicationId: string, options?: CallOptions): Promise<void>;
  /**
   * `DELETE /api/applications/{id}/legacy-secret` · DeleteApplicationLegacySecret
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteapplicationlegacysecret}
   */
  deleteLegacySecret(applicationId: string, options?: CallOptions): Promise<Application>;
  /**
   * `GET /api/applications/{id}/organizations` · ListApplicationOrganizations
   *
   * @see {@link https://openapi.logto.io/operation/operation-listapplicationorganizations}
   */
  listOrganizations(
    applicationId: string,
    query?: PageQuery,
    options?: ListOptions,
  ): PagedList<UserOrganization>;
  /**
   * `GET /api/applications/{id}/protected-app-metadata/custom-domains` · ListApplicationProtectedAppMetadataCustomDomains
   *
   * @see {@link https://openapi.logto.io/operation/operation-listapplicationprotectedappmetadatacustomdomains}
   */
  listProtectedAppMetadataCustomDomains(
    applicationId: string,
    query?: NoQuery,
    options?: ListOptions,
  ): PagedList<ProtectedAppCustomDomain>;
  /**
   * `POST /api/applications/{id}/protected-app-metadata/custom-domains` · CreateApplicationProtectedAppMetadataCustomDomain
   *
   * @see {@link https://openapi.logto.io/operation/operation-createapplicationprotectedappmetadatacustomdomain}
   */
  createProtectedAppMetadataCustomDomain(
    applicationId: string,
    body: { domain: string },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/applications/{id}/protected-app-metadata/custom-domains/{domain}` · DeleteApplicationProtectedAppMetadataCustomDomain
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteapplicationprotectedappmetadatacustomdomain}
   */
  deleteProtectedAppMetadataCustomDomain(
    applicationId: string,
    domain: string,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/applications/{id}/secrets` · ListApplicationSecrets
   *
   * @see {@link https://openapi.logto.io/operation/operation-listapplicationsecrets}
   */
  listSecrets(
    applicationId: string,
    query?: NoQuery,
    options?: ListOptions,
  ): PagedList<ApplicationSecret>;
  /**
   * `POST /api/applications/{id}/secrets` · CreateApplicationSecret
   *
   * @see {@link https://openapi.logto.io/operation/operation-createapplicationsecret}
   */
  createSecret(
    applicationId: string,
    body: { expiresAt?: number | Date | null; name: string },
    options?: CallOptions,
  ): Promise<ApplicationSecret>;
  /**
   * `PATCH /api/applications/{id}/secrets/{name}` · UpdateApplicationSecret
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateapplicationsecret}
   */
  updateSecret(
    applicationId: string,
    name: string,
    body: { name: string },
    options?: CallOptions,
  ): Promise<ApplicationSecret>;
  /**
   * `DELETE /api/applications/{id}/secrets/{name}` · DeleteApplicationSecret
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteapplicationsecret}
   */
  deleteSecret(applicationId: string, name: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/applications/{id}/users/{userId}/consent-organizations` · ListApplicationUserConsentOrganizations
   *
   * @see {@link https://openapi.logto.io/operation/operation-listapplicationuserconsentorganizations}
   */
  listUserConsentOrganizations(
    applicationId: string,
    userId: string,
    query?: PageQuery,
    options?: ListOptions,
  ): PagedList<Organization>;
  /**
   * `POST /api/applications/{id}/users/{userId}/consent-organizations` · CreateApplicationUserConsentOrganization
   *
   * @see {@link https://openapi.logto.io/operation/operation-createapplicationuserconsentorganization}
   */
  assignUserConsentOrganizations(
    applicationId: string,
    userId: string,
    body: { organizationIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PUT /api/applications/{id}/users/{userId}/consent-organizations` · ReplaceApplicationUserConsentOrganizations
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceapplicationuserconsentorganizations}
   */
  replaceUserConsentOrganizations(
    applicationId: string,
    userId: string,
    body: { organizationIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/applications/{id}/users/{userId}/consent-organizations/{organizationId}` · DeleteApplicationUserConsentOrganization
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteapplicationuserconsentorganization}
   */
  deleteUserConsentOrganization(
    applicationId: string,
    userId: string,
    organizationId: string,
    options?: CallOptions,
  ): Promise<void>;
}

/** `logto.organizations` */
export interface OrganizationsResource {
  /**
   * `GET /api/organizations` · ListOrganizations
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizations}
   */
  list(query?: ListOrganizationsQuery, options?: ListOptions): PagedList<OrganizationListItem>;
  /**
   * `POST /api/organizations` · CreateOrganization
   *
   * @see {@link https://openapi.logto.io/operation/operation-createorganization}
   */
  create(body: CreateOrganizationBody, options?: CallOptions): Promise<Organization>;
  /**
   * `GET /api/organizations/{id}` · GetOrganization
   *
   * @see {@link https://openapi.logto.io/operation/operation-getorganization}
   */
  get(organizationId: string, query?: NoQuery, options?: CallOptions): Promise<Organization>;
  /**
   * `PATCH /api/organizations/{id}` · UpdateOrganization
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateorganization}
   */
  update(
    organizationId: string,
    body: UpdateOrganizationBody,
    options?: CallOptions,
  ): Promise<Organization>;
  /**
   * `DELETE /api/organizations/{id}` · DeleteOrganization
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganization}
   */
  delete(organizationId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/organizations/{id}/applications` · ListOrganizationApplications
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationapplications}
   */
  listApplications(
    organizationId: string,
    query?: ListOrganizationApplicationsQuery,
    options?: ListOptions,
  ): PagedList<OrganizationApplication>;
  /**
   * `POST /api/organizations/{id}/applications` · AddOrganizationApplications
   *
   * @see {@link https://openapi.logto.io/operation/operation-addorganizationapplications}
   */
  addApplications(
    organizationId: string,
    body: { applicationIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PUT /api/organizations/{id}/applications` · ReplaceOrganizationApplications
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationapplications}
   */
  replaceApplications(
    organizationId: string,
    body: { applicationIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `POST /api/organizations/{id}/applications/roles` · AssignOrganizationRolesToApplications
   *
   * @see {@link https://openapi.logto.io/operation/operation-assignorganizationrolestoapplications}
   */
  assignRolesToApplications(
    organizationId: string,
    body: { applicationIds: string[]; organizationRoleIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/organizations/{id}/applications/{applicationId}` · DeleteOrganizationApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationapplication}
   */
  deleteApplication(
    organizationId: string,
    applicationId: string,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/organizations/{id}/applications/{applicationId}/roles` · ListOrganizationApplicationRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationapplicationroles}
   */
  listApplicationRoles(
    organizationId: string,
    applicationId: string,
    query?: PageQuery,
    options?: ListOptions,
  ): PagedList<OrganizationRole>;
  /**
   * `POST /api/organizations/{id}/applications/{applicationId}/roles` · AssignOrganizationRolesToApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-assignorganizationrolestoapplication}
   */
  assignRolesToApplication(
    organizationId: string,
    applicationId: string,
    body: { organizationRoleIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PUT /api/organizations/{id}/applications/{applicationId}/roles` · ReplaceOrganizationApplicationRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationapplicationroles}
   */
  replaceApplicationRoles(
    organizationId: string,
    applicationId: string,
    body: { organizationRoleIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/organizations/{id}/applications/{applicationId}/roles/{organizationRoleId}` · DeleteOrganizationApplicationRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationapplicationrole}
   */
  deleteApplicationRole(
    organizationId: string,
    applicationId: string,
    organizationRoleId: string,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/organizations/{id}/jit/email-domains` · ListOrganizationJitEmailDomains
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationjitemaildomains}
   */
  listJitEmailDomains(
    organizationId: string,
    query?: PageQuery,
    options?: ListOptions,
  ): PagedList<OrganizationJitEmailDomain>;
  /**
   * `POST /api/organizations/{id}/jit/email-domains` · CreateOrganizationJitEmailDomain
   *
   * @see {@link https://openapi.logto.io/operation/operation-createorganizationjitemaildomain}
   */
  createJitEmailDomain(
    organizationId: string,
    body: { emailDomain: string },
    options?: CallOptions,
  ): Promise<OrganizationJitEmailDomain>;
  /**
   * `PUT /api/organizations/{id}/jit/email-domains` · ReplaceOrganizationJitEmailDomains
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationjitemaildomains}
   */
  replaceJitEmailDomains(
    organizationId: string,
    body: { emailDomains: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/organizations/{id}/jit/email-domains/{emailDomain}` · DeleteOrganizationJitEmailDomain
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationjitemaildomain}
   */
  deleteJitEmailDomain(
    organizationId: string,
    emailDomain: string,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/organizations/{id}/jit/roles` · ListOrganizationJitRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationjitroles}
   */
  listJitRoles(
    organizationId: string,
    query?: PageQuery,
    options?: ListOptions,
  ): PagedList<OrganizationRole>;
  /**
   * `POST /api/organizations/{id}/jit/roles` · CreateOrganizationJitRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-createorganizationjitrole}
   */
  assignJitRoles(
    organizationId: string,
    body: { organizationRoleIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PUT /api/organizations/{id}/jit/roles` · ReplaceOrganizationJitRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationjitroles}
   */
  replaceJitRoles(
    organizationId: string,
    body: { organizationRoleIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/organizations/{id}/jit/roles/{organizationRoleId}` · DeleteOrganizationJitRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationjitrole}
   */
  deleteJitRole(
    organizationId: string,
    organizationRoleId: string,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/organizations/{id}/jit/sso-connectors` · ListOrganizationJitSsoConnectors
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationjitssoconnectors}
   */
  listJitSsoConnectors(
    organizationId: string,
    query?: PageQuery,
    options?: ListOptions,
  ): PagedList<OrganizationJitSsoConnector>;
  /**
   * `POST /api/organizations/{id}/jit/sso-connectors` · CreateOrganizationJitSsoConnector
   *
   * @see {@link https://openapi.logto.io/operation/operation-createorganizationjitssoconnector}
   */
  assignJitSsoConnectors(
    organizationId: string,
    body: { ssoConnectorIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PUT /api/organizations/{id}/jit/sso-connectors` · ReplaceOrganizationJitSsoConnectors
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationjitssoconnectors}
   */
  replaceJitSsoConnectors(
    organizationId: string,
    body: { ssoConnectorIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/organizations/{id}/jit/sso-connectors/{ssoConnectorId}` · DeleteOrganizationJitSsoConnector
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationjitssoconnector}
   */
  deleteJitSsoConnector(
    organizationId: string,
    ssoConnectorId: string,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/organizations/{id}/users` · ListOrganizationUsers
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationusers}
   */
  listUsers(
    organizationId: string,
    query?: ListOrganizationUsersQuery,
    options?: ListOptions,
  ): PagedList<OrganizationUser>;
  /**
   * `POST /api/organizations/{id}/users` · AddOrganizationUsers
   *
   * @see {@link https://openapi.logto.io/operation/operation-addorganizationusers}
   */
  addUsers(
    organizationId: string,
    body: { userIds: string[] },
    options?: CallOptions,
  ): Promise<{ userIds: string[] }>;
  /**
   * `PUT /api/organizations/{id}/users` · ReplaceOrganizationUsers
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationusers}
   */
  replaceUsers(
    organizationId: string,
    body: { userIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `POST /api/organizations/{id}/users/roles` · AssignOrganizationRolesToUsers
   *
   * @see {@link https://openapi.logto.io/operation/operation-assignorganizationrolestousers}
   */
  assignRolesToUsers(
    organizationId: string,
    body: { organizationRoleIds: string[]; userIds: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/organizations/{id}/users/{userId}` · DeleteOrganizationUser
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationuser}
   */
  deleteUser(organizationId: string, userId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/organizations/{id}/users/{userId}/roles` · ListOrganizationUserRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationuserroles}
   */
  listUserRoles(
    organizationId: string,
    userId: string,
    query?: PageQuery,
    options?: ListOptions,
  ): PagedList<OrganizationRole>;
  /**
   * `POST /api/organizations/{id}/users/{userId}/roles` · AssignOrganizationRolesToUser
   *
   * @see {@link https://openapi.logto.io/operation/operation-assignorganizationrolestouser}
   */
  assignRolesToUser(
    organizationId: string,
    userId: string,
    body: { organizationRoleIds?: string[]; organizationRoleNames?: string[] },
    options?: CallOptions,
  ): Promise<{ organizationRoleIds: string[] }>;
  /**
   * `PUT /api/organizations/{id}/users/{userId}/roles` · ReplaceOrganizationUserRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationuserroles}
   */
  replaceUserRoles(
    organizationId: string,
    userId: string,
    body: { organizationRoleIds?: string[]; organizationRoleNames?: string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/organizations/{id}/users/{userId}/roles/{organizationRoleId}` · DeleteOrganizationUserRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationuserrole}
   */
  deleteUserRole(
    organizationId: string,
    userId: string,
    organizationRoleId: string,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/organizations/{id}/users/{userId}/scopes` · ListOrganizationUserScopes
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationuserscopes}
   */
  listUserScopes(
    organizationId: string,
    userId: string,
    query?: NoQuery,
    options?: ListOptions,
  ): PagedList<OrganizationScope>;
}

/** `logto.resources` */
export interface ResourcesResource {
  /**
   * `GET /api/resources` · ListResources
   *
   * @see {@link https://openapi.logto.io/operation/operation-listresources}
   */
  list(query?: ListResourcesQuery, options?: ListOptions): PagedList<ResourceWithScopes>;
  /**
   * `POST /api/resources` · CreateResource
   *
   * @see {@link https://openapi.logto.io/operation/operation-createresource}
   */
  create(body: CreateResourceBody, options?: CallOptions): Promise<ResourceWithScopes>;
  /**
   * `GET /api/resources/{id}` · GetResource
   *
   * @see {@link https://openapi.logto.io/operation/operation-getresource}
   */
  get(resourceId: string, query?: NoQuery, options?: CallOptions): Promise<Resource>;
  /**
   * `PATCH /api/resources/{id}` · UpdateResource
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateresource}
   */
  update(resourceId: string, body: UpdateResourceBody, options?: CallOptions): Promise<Resource>;
  /**
   * `DELETE /api/resources/{id}` · DeleteResource
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteresource}
   */
  delete(resourceId: string, options?: CallOptions): Promise<void>;
  /**
   * `PATCH /api/resources/{id}/is-default` · UpdateResourceIsDefault
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateresourceisdefault}
   */
  updateIsDefault(
    resourceId: string,
    body: { isDefault: boolean },
    options?: CallOptions,
  ): Promise<Resource>;
  /**
   * `GET /api/resources/{resourceId}/scopes` · ListResourceScopes
   *
   * @see {@link https://openapi.logto.io/operation/operation-listresourcescopes}
   */
  listScopes(
    resourceId: string,
    query?: ListResourceScopesQuery,
    options?: ListOptions,
  ): PagedList<Scope>;
  /**
   * `POST /api/resources/{resourceId}/scopes` · CreateResourceScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-createresourcescope}
   */
  createScope(
    resourceId: string,
    body: { description?: string | null; name: string },
    options?: CallOptions,
  ): Promise<Scope>;
  /**
   * `PATCH /api/resources/{resourceId}/scopes/{scopeId}` · UpdateResourceScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateresourcescope}
   */
  updateScope(
    resourceId: string,
    scopeId: string,
    body: { description?: string | null; name?: string },
    options?: CallOptions,
  ): Promise<Scope>;
  /**
   * `DELETE /api/resources/{resourceId}/scopes/{scopeId}` · DeleteResourceScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteresourcescope}
   */
  deleteScope(resourceId: string, scopeId: string, options?: CallOptions): Promise<void>;
}

/** `logto.logs` */
export interface LogsResource {
  /**
   * `GET /api/logs` · ListLogs
   *
   * @see {@link https://openapi.logto.io/operation/operation-listlogs}
   */
  list(query?: ListLogsQuery, options?: ListOptions): PagedList<LogEntry>;
  /**
   * `GET /api/logs/{id}` · GetLog
   *
   * @see {@link https://openapi.logto.io/operation/operation-getlog}
   */
  get(logId: string, query?: NoQuery, options?: CallOptions): Promise<LogEntry>;
}

/** `logto.connectors` */
export interface ConnectorsResource {
  /**
   * `GET /api/connectors` · ListConnectors
   *
   * @see {@link https://openapi.logto.io/operation/operation-listconnectors}
   */
  list(query?: ListConnectorsQuery, options?: ListOptions): PagedList<Connector>;
  /**
   * `POST /api/connectors` · CreateConnector
   *
   * @see {@link https://openapi.logto.io/operation/operation-createconnector}
   */
  create(body: CreateConnectorBody, options?: CallOptions): Promise<Connector>;
  /**
   * `POST /api/connectors/{connectorId}/authorization-uri` · CreateConnectorAuthorizationUri
   *
   * @see {@link https://openapi.logto.io/operation/operation-createconnectorauthorizationuri}
   */
  createAuthorizationUri(
    connectorId: string,
    body: { redirectUri: string; state: string },
    options?: CallOptions,
  ): Promise<{ redirectTo: string; redirectUri?: unknown }>;
  /**
   * `POST /api/connectors/{factoryId}/test` · CreateConnectorTest
   *
   * @see {@link https://openapi.logto.io/operation/operation-createconnectortest}
   */
  createTest(
    factoryId: string,
    body: CreateConnectorTestBody,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/connectors/{id}` · GetConnector
   *
   * @see {@link https://openapi.logto.io/operation/operation-getconnector}
   */
  get(connectorId: string, query?: NoQuery, options?: CallOptions): Promise<Connector>;
  /**
   * `PATCH /api/connectors/{id}` · UpdateConnector
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateconnector}
   */
  update(connectorId: string, body: UpdateConnectorBody, options?: CallOptions): Promise<Connector>;
  /**
   * `DELETE /api/connectors/{id}` · DeleteConnector
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteconnector}
   */
  delete(connectorId: string, options?: CallOptions): Promise<void>;
}

/** The query of an operation that has none. */
export type NoQuery = Readonly<Record<string, never>>;

/** The query of a list that is paged. */
export interface PageQuery {
  /** Items for each request, from 1 to 100; 100 where it is not given. */
  pageSize?: number | null | undefined;
}

/** The query of `users.deleteSession`. */
export interface DeleteUserSessionQuery {
  revokeGrantsTarget?: "all" | "firstParty" | null | undefined;
}

/** The query of `users.getIdentity`. */
export interface GetUserIdentityQuery {
  includeTokenSecret?: boolean | string | null | undefined;
}

/** The query of `users.get`. */
export interface GetUserQuery {
  includePasswordHash?: boolean | string | null | undefined;
  includeSsoIdentities?: boolean | string | null | undefined;
}

/** The query of `users.getSsoIdentity`. */
export interface GetUserSsoIdentityQuery {
  includeTokenSecret?: boolean | string | null | undefined;
}

/** The query of `applications.listRoles`. */
export type ListApplicationRolesQuery = PageQuery & SearchQuery<"id" | "name" | "description">;

/** The query of `applications.list`. */
export interface ListApplicationsQuery
  extends PageQuery,
    SearchQuery<"id" | "name" | "description"> {
  excludeOrganizationId?: string | null | undefined;
  excludeRoleId?: string | null | undefined;
  isThirdParty?: boolean | "true" | "false" | null | undefined;
  types?: readonly ApplicationType[] | ApplicationType | null | undefined;
}

/** The query of `connectors.list`. */
export interface ListConnectorsQuery {
  target?: string | null | undefined;
}

/** The query of `logs.list`. */
export interface ListLogsQuery extends PageQuery {
  applicationId?: string | null | undefined;
  enableCap?: boolean | string | null | undefined;
  end_time?: Date | number | string | null | undefined;
  logKey?: string | null | undefined;
  start_time?: Date | number | string | null | undefined;
  userId?: string | null | undefined;
}

/** The query of `organizations.listApplications`. */
export interface ListOrganizationApplicationsQuery extends PageQuery {
  q?: string | null | undefined;
}

/** The query of `organizations.listUsers`. */
export interface ListOrganizationUsersQuery extends PageQuery {
  organizationRoleId?: string | null | undefined;
  q?: string | null | undefined;
}

/** The query of `organizations.list`. */
export interface ListOrganizationsQuery extends PageQuery {
  q?: string | null | undefined;
  showFeatured?: boolean | string | null | undefined;
}

/** The query of `resources.listScopes`. */
export type ListResourceScopesQuery = PageQuery & SearchQuery<"id" | "name" | "description">;

/** The query of `resources.list`. */
export interface ListResourcesQuery extends PageQuery {
  includeScopes?: boolean | string | null | undefined;
}

/** The query of `roles.listApplications`. */
export type ListRoleApplicationsQuery = PageQuery & SearchQuery<"id" | "name" | "description">;

/** The query of `roles.listScopes`. */
export type ListRoleScopesQuery = PageQuery & SearchQuery<"id" | "name" | "description">;

/** The query of `roles.listUsers`. */
export type ListRoleUsersQuery = PageQuery &
  SearchQuery<"id" | "primaryEmail" | "primaryPhone" | "username" | "name">;

/** The query of `roles.list`. */
export interface ListRolesQuery extends PageQuery, SearchQuery<"id" | "name" | "description"> {
  excludeApplicationId?: string | null | undefined;
  excludeUserId?: string | null | undefined;
  type?: "User" | "MachineToMachine" | null | undefined;
}

/** The query of `users.getAllIdentities`. */
export interface ListUserAllIdentitiesQuery {
  includeTokenSecret?: boolean | string | null | undefined;
}

/** The query of `users.listGrants`. */
export interface ListUserGrantsQuery {
  appType?: "firstParty" | "thirdParty" | null | undefined;
}

/** The query of `users.listRoles`. */
export type ListUserRolesQuery = PageQuery & SearchQuery<"id" | "name" | "description">;

/** The query of `users.list`. */
export type ListUsersQuery = PageQuery &
  SearchQuery<"id" | "primaryEmail" | "primaryPhone" | "username" | "name">;

/** Answered by `applications.list`, `applications.create` and 3 more. */
export interface Application {
  id: string;
  appLevelAccessControlEnabled: boolean;
  createdAt: number;
  customClientMetadata: CustomClientMetadata;
  customData: Record<string, unknown>;
  description: string | null;
  isThirdParty: boolean;
  name: string;
  oidcClientMetadata: OidcClientMetadata;
  protectedAppMetadata: ProtectedAppMetadata | null;
  /** @deprecated */
  secret?: string;
  tenantId: string;
  type: ApplicationType;
}

/** Answered by `applications.getAccessControl` and `applications.replaceAccessControl`. */
export interface ApplicationAccessControl {
  organizationIds: string[];
  organizationRoleRules: { organizationId: string; organizationRoleIds: string[] }[];
  userIds: string[];
  userRoleIds: string[];
}

/** Answered by `applications.get`. */
export interface ApplicationDetails {
  id: string;
  appLevelAccessControlEnabled: boolean;
  createdAt: number;
  customClientMetadata: CustomClientMetadata;
  customData: Record<string, unknown>;
  description: string | null;
  isAdmin: boolean;
  isThirdParty: boolean;
  name: string;
  oidcClientMetadata: OidcClientMetadata;
  protectedAppMetadata: ProtectedAppMetadata | null;
  /** @deprecated */
  secret?: string;
  tenantId: string;
  type: ApplicationType;
}

/** Answered by `applications.listSecrets`, `applications.createSecret` and `applications.updateSecret`. */
export interface ApplicationSecret {
  applicationId: string;
  createdAt: number;
  expiresAt: number | null;
  name: string;
  tenantId: string;
  value: string;
}

/** Answered by `applications.getSignInExperience` and `applications.replaceSignInExperience`. */
export interface ApplicationSignInExperience {
  applicationId: string;
  branding: Branding;
  color: BrandingColor;
  customCss: string | null;
  displayName: string | null;
  privacyPolicyUrl: string | null;
  tenantId: string;
  termsOfUseUrl: string | null;
}

/** Part of `Application`, `ApplicationDetails` and 3 more. */
export type ApplicationType =
  | "Native"
  | "SPA"
  | "Traditional"
  | "MachineToMachine"
  | "Protected"
  | "SAML";

/** Answered by `roles.listUsers` and `users.deleteIdentity`. */
export interface BaseUser {
  id: string;
  applicationId: string | null;
  avatar: string | null;
  cimdClientId: string | null;
  createdAt: number;
  customData: Record<string, unknown>;
  hasPassword?: boolean;
  hasSecurityVerificationMethod?: boolean;
  identities: Record<string, { details?: Record<string, unknown>; userId: string }>;
  isSuspended: boolean;
  lastSignInAt: number | null;
  name: string | null;
  primaryEmail: string | null;
  primaryPhone: string | null;
  profile: UserProfile;
  ssoIdentities?: SsoIdentity[];
  updatedAt: number;
  username: string | null;
}

/** Part of `Organization`, `UserOrganization` and 5 more. */
export interface Branding {
  darkFavicon?: string;
  darkLogoUrl?: string;
  favicon?: string;
  logoUrl?: string;
}

/** Part of `Organization`, `UserOrganization` and 5 more. */
export interface BrandingColor {
  darkPrimaryColor?: string;
  isDarkModeEnabled?: boolean;
  primaryColor?: string;
}

/** Answered by `connectors.get`, `connectors.list` and 2 more. */
export interface Connector {
  id: string;
  config: Record<string, unknown>;
  configTemplate?: string;
  connectorId: string;
  customData?: Record<string, unknown>;
  description: Record<string, unknown>;
  enableTokenStorage: boolean;
  extraInfo?: Record<string, unknown>;
  formItems?: ConnectorFormItem[];
  fromEmail?: string;
  isDemo?: boolean;
  isStandard?: boolean;
  isTokenStorageSupported?: boolean;
  logo: string;
  logoDark: string | null;
  metadata: ConnectorMetadata;
  name: Record<string, unknown>;
  platform: ConnectorPlatform | null;
  readme: string;
  syncProfile: boolean;
  target: string;
  type: ConnectorType;
  usage?: number;
}

/** Part of `Connector`. */
export type ConnectorFormItem =
  | ConnectorFormItemSelect
  | ConnectorFormItemMultiSelect
  | ConnectorFormItemInput;

/** Part of `ConnectorFormItem`. */
export interface ConnectorFormItemInput {
  defaultValue?: unknown;
  description?: string;
  isConfidential?: boolean;
  isDevFeature?: boolean;
  key: string;
  label: string;
  placeholder?: string;
  required?: boolean;
  showConditions?: { expectValue?: unknown; targetKey: string }[];
  tooltip?: string;
  type: ConnectorFormItemInputType;
}

/** Part of `ConnectorFormItemInput`. */
export type ConnectorFormItemInputType = "Text" | "Number" | "MultilineText" | "Switch" | "Json";

/** Part of `ConnectorFormItem`. */
export interface ConnectorFormItemMultiSelect {
  defaultValue?: unknown;
  description?: string;
  isConfidential?: boolean;
  isDevFeature?: boolean;
  key: string;
  label: string;
  placeholder?: string;
  required?: boolean;
  selectItems: { value: string }[];
  showConditions?: { expectValue?: unknown; targetKey: string }[];
  tooltip?: string;
  type: "MultiSelect";
}

/** Part of `ConnectorFormItem`. */
export interface ConnectorFormItemSelect {
  defaultValue?: unknown;
  description?: string;
  isConfidential?: boolean;
  isDevFeature?: boolean;
  key: string;
  label: string;
  placeholder?: string;
  required?: boolean;
  selectItems: { title: string; value: string }[];
  showConditions?: { expectValue?: unknown; targetKey: string }[];
  tooltip?: string;
  type: "Select";
}

/** Part of `Connector`, `CreateConnectorBody` and `UpdateConnectorBody`. */
export interface ConnectorMetadata {
  logo?: string;
  logoDark?: string | null;
  name?: Record<string, unknown>;
  target?: string;
}

/** Part of `Connector`. */
export type ConnectorPlatform = "Native" | "Universal" | "Web";

/** Part of `Connector`. */
export type ConnectorType = "Email" | "Sms" | "Social";

/** Part of `UserConsentScopes`. */
export interface ConsentResourceScopes {
  resource: ConsentResourceScopesResource;
  scopes: ConsentScope[];
}

/** Part of `ConsentResourceScopes`. */
export interface ConsentResourceScopesResource {
  id: string;
  indicator: string;
  name: string;
}

/** Part of `UserConsentScopes` and `ConsentResourceScopes`. */
export interface ConsentScope {
  id: string;
  description: string | null;
  name: string;
}

/** Part of `UserConsentScopes` and `CreateApplicationUserConsentScopeBody`. */
export type ConsentUserScope =
  | "profile"
  | "email"
  | "phone"
  | "address"
  | "custom_data"
  | "identities"
  | "roles"
  | "urn:logto:scope:organizations"
  | "urn:logto:scope:organization_roles"
  | "urn:logto:scope:sessions"
  | "urn:logto:scope:trusted_devices";

/** Taken by `applications.create`. */
export interface CreateApplicationBody {
  customClientMetadata?: CustomClientMetadata;
  customData?: Record<string, unknown>;
  description?: string | null;
  isThirdParty?: boolean;
  name: string;
  oidcClientMetadata?: OidcClientMetadata;
  protectedAppMetadata?: { origin: string; subDomain: string };
  type: ApplicationType;
}

/** Taken by `applications.assignUserConsentScopes`. */
export interface CreateApplicationUserConsentScopeBody {
  organizationResourceScopes?: string[];
  organizationScopes?: string[];
  resourceScopes?: string[];
  userScopes?: ConsentUserScope[];
}

/** Taken by `connectors.create`. */
export interface CreateConnectorBody {
  id?: string;
  config?: Record<string, unknown>;
  connectorId: string;
  enableTokenStorage?: boolean;
  metadata?: ConnectorMetadata;
  syncProfile?: boolean;
}

/** Taken by `connectors.createTest`. */
export interface CreateConnectorTestBody {
  config: Record<string, unknown>;
  email?: string;
  locale?: string;
  phone?: string;
}

/** Taken by `organizations.create`. */
export interface CreateOrganizationBody {
  branding?: Branding;
  color?: BrandingColor;
  createdAt?: number | Date;
  customCss?: string | null;
  customData?: Record<string, unknown>;
  description?: string | null;
  isMfaRequired?: boolean;
  name: string;
  tenantId?: string;
}

/** Taken by `resources.create`. */
export interface CreateResourceBody {
  accessTokenTtl?: number;
  indicator: string;
  name: string;
  tenantId?: string;
}

/** Taken by `roles.create`. */
export interface CreateRoleBody {
  description: string;
  isDefault?: boolean;
  name: string;
  scopeIds?: string[];
  tenantId?: string;
  type?: "User" | "MachineToMachine";
}

/** Taken by `users.create`. */
export interface CreateUserBody {
  avatar?: string | null;
  customData?: Record<string, unknown>;
  name?: string;
  password?: string;
  passwordAlgorithm?: PasswordAlgorithm;
  passwordDigest?: string;
  primaryEmail?: string;
  primaryPhone?: string;
  profile?: UserProfile;
  username?: string;
}

/** Taken by `users.createMfaVerification`. */
export type CreateUserMfaVerificationBody =
  | { secret?: string; type: "Totp" }
  | { codes?: string[]; type: "BackupCode" }
  | { secret?: string; type: string }
  | { codes?: string[]; type: string };

/** Answered by `users.createMfaVerification`. */
export type CreateUserMfaVerificationResult =
  | CreateUserMfaVerificationResultTotp
  | { codes: string[]; type: "BackupCode" };

/** Part of `CreateUserMfaVerificationResult`. */
export interface CreateUserMfaVerificationResultTotp {
  secret: string;
  secretQrCode: string;
  type: "Totp";
}

/** Part of `Application`, `ApplicationDetails` and 3 more. */
export interface CustomClientMetadata {
  allowTokenExchange?: boolean;
  alwaysIssueRefreshToken?: boolean;
  corsAllowedOrigins?: string[];
  idTokenTtl?: number;
  isDeviceFlow?: boolean;
  maxAllowedGrants?: number;
  refreshTokenTtl?: number;
  refreshTokenTtlInDays?: number;
  rotateRefreshToken?: boolean;
  tenantId?: string;
}

/** Part of `RoleListItem`. */
export interface FeaturedApplication {
  id: string;
  name: string;
  type: ApplicationType;
}

/** Part of `RoleListItem` and `OrganizationListItem`. */
export interface FeaturedUser {
  id: string;
  avatar: string | null;
  name: string | null;
}

/** Part of `OneTimeTokenContext` and `UserSessionLastSubmission`. */
export type InteractionEvent = "SignIn" | "Register" | "ForgotPassword";

/** Answered by `logs.get` and `logs.list`. */
export interface LogEntry {
  id: string;
  createdAt: number;
  key: string;
  payload: LogEntryPayload;
  tenantId: string;
}

/** Part of `LogEntry`. */
export interface LogEntryPayload {
  applicationId?: string;
  cimdClientId?: string;
  error?: Record<string, unknown> | string;
  ip?: string;
  key: string;
  params?: Record<string, unknown>;
  result: "Success" | "Error";
  sessionId?: string;
  userAgent?: string;
  userAgentParsed?: LogEntryPayloadUserAgentParsed;
  userId?: string;
}

/** Part of `LogEntryPayload`. */
export interface LogEntryPayloadUserAgentParsed {
  browser?: LogEntryPayloadUserAgentParsedBrowser;
  cpu?: { architecture?: string };
  device?: LogEntryPayloadUserAgentParsedDevice;
  engine?: { name?: string; version?: string };
  os?: { name?: string; version?: string };
  ua?: string;
}

/** Part of `LogEntryPayloadUserAgentParsed`. */
export interface LogEntryPayloadUserAgentParsedBrowser {
  major?: string;
  name?: string;
  type?: string;
  version?: string;
}

/** Part of `LogEntryPayloadUserAgentParsed`. */
export interface LogEntryPayloadUserAgentParsedDevice {
  model?: string;
  type?: string;
  vendor?: string;
}

/** Part of `Application`, `ApplicationDetails` and 3 more. */
export interface OidcClientMetadata {
  backchannelLogoutSessionRequired?: boolean;
  backchannelLogoutUri?: string;
  logoUri?: string;
  postLogoutRedirectUris: string[];
  redirectUris: string[];
}

/** Part of `VerificationRecordOneTimeToken`. */
export interface OneTimeTokenContext {
  interactionEvent?: InteractionEvent;
  jitOrganizationIds?: string[];
}

/** Answered by `organizations.get`, `organizations.create` and 2 more. */
export interface Organization {
  id: string;
  branding: Branding;
  color: BrandingColor;
  createdAt: number;
  customCss: string | null;
  customData: Record<string, unknown>;
  description: string | null;
  isMfaRequired: boolean;
  name: string;
  tenantId: string;
}

/** Answered by `organizations.listApplications`. */
export interface OrganizationApplication {
  id: string;
  appLevelAccessControlEnabled: boolean;
  createdAt: number;
  customClientMetadata: CustomClientMetadata;
  customData: Record<string, unknown>;
  description: string | null;
  isThirdParty: boolean;
  name: string;
  oidcClientMetadata: OidcClientMetadata;
  organizationRoles: { id: string; name: string }[];
  protectedAppMetadata: ProtectedAppMetadata | null;
  /** @deprecated */
  secret?: string;
  tenantId: string;
  type: ApplicationType;
}

/** Answered by `organizations.listJitEmailDomains` and `organizations.createJitEmailDomain`. */
export interface OrganizationJitEmailDomain {
  emailDomain: string;
  organizationId: string;
  tenantId: string;
}

/** Answered by `organizations.listJitSsoConnectors`. */
export interface OrganizationJitSsoConnector {
  id: string;
  branding: OrganizationJitSsoConnectorBranding;
  config: Record<string, unknown>;
  connectorName: string;
  createdAt: number;
  domains: string[];
  enableTokenStorage: boolean;
  providerName: string;
  syncProfile: boolean;
  tenantId: string;
}

/** Part of `OrganizationJitSsoConnector`. */
export interface OrganizationJitSsoConnectorBranding {
  darkLogo?: string;
  displayName?: string;
  logo?: string;
}

/** Answered by `organizations.list`. */
export interface OrganizationListItem {
  id: string;
  branding: Branding;
  color: BrandingColor;
  createdAt: number;
  customCss: string | null;
  customData: Record<string, unknown>;
  description: string | null;
  featuredUsers?: FeaturedUser[];
  isMfaRequired: boolean;
  name: string;
  tenantId: string;
  usersCount?: number;
}

/** Answered by `organizations.listJitRoles`, `organizations.listUserRoles` and `organizations.listApplicationRoles`. */
export interface OrganizationRole {
  id: string;
  description: string | null;
  name: string;
  tenantId: string;
  type: "User" | "MachineToMachine";
}

/** Answered by `organizations.listUserScopes`. */
export interface OrganizationScope {
  id: string;
  description: string | null;
  name: string;
  tenantId: string;
}

/** Answered by `organizations.listUsers`. */
export interface OrganizationUser {
  id: string;
  applicationId: string | null;
  avatar: string | null;
  cimdClientId: string | null;
  createdAt: number;
  customData: Record<string, unknown>;
  identities: Record<string, { details?: Record<string, unknown>; userId: string }>;
  isSuspended: boolean;
  lastSignInAt: number | null;
  name: string | null;
  organizationRoles: { id: string; name: string }[];
  primaryEmail: string | null;
  primaryPhone: string | null;
  profile: UserProfile;
  updatedAt: number;
  username: string | null;
}

/** Part of `User` and `CreateUserBody`. */
export type PasswordAlgorithm =
  | "Argon2i"
  | "Argon2id"
  | "Argon2d"
  | "SHA1"
  | "SHA256"
  | "MD5"
  | "Bcrypt"
  | "Legacy";

/** Answered by `applications.listProtectedAppMetadataCustomDomains`. */
export interface ProtectedAppCustomDomain {
  cloudflareData: ProtectedAppCustomDomainCloudflareData | null;
  dnsRecords: ProtectedAppCustomDomainDnsRecord[];
  domain: string;
  errorMessage: string | null;
  status: ProtectedAppCustomDomainStatus;
}

/** Part of `ProtectedAppCustomDomain`. */
export interface ProtectedAppCustomDomainCloudflareData {
  id: string;
  ssl: ProtectedAppCustomDomainCloudflareDataSsl;
  status: string;
  verification_errors?: string[];
}

/** Part of `ProtectedAppCustomDomainCloudflareData`. */
export interface ProtectedAppCustomDomainCloudflareDataSsl {
  status: string;
  validation_errors?: { message: string }[];
}

/** Part of `ProtectedAppCustomDomain`. */
export interface ProtectedAppCustomDomainDnsRecord {
  name: string;
  type: string;
  value: string;
}

/** Part of `ProtectedAppCustomDomain`. */
export type ProtectedAppCustomDomainStatus =
  | "PendingVerification"
  | "PendingSsl"
  | "Active"
  | "Error";

/** Part of `Application`, `ApplicationDetails` and `OrganizationApplication`. */
export interface ProtectedAppMetadata {
  additionalScopes?: ProtectedAppMetadataAdditionalScope[];
  customDomains?: ProtectedAppCustomDomain[];
  host: string;
  origin: string;
  pageRules: { path: string }[];
  sessionDuration: number;
}

/** Part of `ProtectedAppMetadata` and `UpdateApplicationProtectedAppMetadata`. */
export type ProtectedAppMetadataAdditionalScope =
  | "custom_data"
  | "identities"
  | "roles"
  | "urn:logto:scope:organizations"
  | "urn:logto:scope:organization_roles";

/** Taken by `applications.replaceSignInExperience`. */
export interface ReplaceApplicationSignInExperienceBody {
  branding?: Branding;
  color?: BrandingColor;
  customCss?: string | null;
  displayName?: string | null;
  privacyPolicyUrl: string | null;
  termsOfUseUrl: string | null;
}

/** Answered by `resources.get`, `resources.update` and `resources.updateIsDefault`. */
export interface Resource {
  id: string;
  accessTokenTtl: number;
  indicator: string;
  isDefault: boolean;
  name: string;
  tenantId: string;
}

/** Answered by `resources.list` and `resources.create`. */
export interface ResourceWithScopes {
  id: string;
  accessTokenTtl: number;
  indicator: string;
  isDefault: boolean;
  name: string;
  scopes?: Scope[];
  tenantId: string;
}

/** Answered by `roles.get`, `roles.create` and 3 more. */
export interface Role {
  id: string;
  description: string;
  isDefault: boolean;
  name: string;
  tenantId: string;
  type: "User" | "MachineToMachine";
}

/** Answered by `roles.list`. */
export interface RoleListItem {
  id: string;
  applicationsCount: number;
  description: string;
  featuredApplications: FeaturedApplication[];
  featuredUsers: FeaturedUser[];
  isDefault: boolean;
  name: string;
  tenantId: string;
  type: "User" | "MachineToMachine";
  usersCount: number;
}

/** Answered by `roles.assignScopes`, `resources.listScopes` and 2 more. */
export interface Scope {
  id: string;
  createdAt: number;
  description: string | null;
  name: string;
  resourceId: string;
  tenantId: string;
}

/** Answered by `roles.listScopes`. */
export interface ScopeWithResource {
  id: string;
  createdAt: number;
  description: string | null;
  name: string;
  resource: Resource;
  resourceId: string;
  tenantId: string;
}

/** Part of `VerificationRecordSocial` and `VerificationRecordEnterpriseSso`. */
export interface SocialUserInfo {
  id: string;
  avatar?: string;
  email?: string;
  name?: string;
  phone?: string;
  rawData?:
    | Record<string, unknown>
    | (string | number | boolean | Record<string, unknown> | null)[]
    | string
    | number
    | boolean
    | null;
}

/** Part of `User`, `BaseUser` and 2 more. */
export interface SsoIdentity {
  id: string;
  createdAt: number;
  detail: Record<string, unknown>;
  identityId: string;
  issuer: string;
  ssoConnectorId: string;
  tenantId: string;
  updatedAt: number;
  userId: string;
}

/** Part of `VerificationRecordEmailVerificationCode`, `VerificationRecordPhoneVerificationCode` and 2 more. */
export type TemplateType =
  | "SignIn"
  | "Register"
  | "ForgotPassword"
  | "OrganizationInvitation"
  | "Generic"
  | "UserPermissionValidation"
  | "BindNewIdentifier"
  | "MfaVerification"
  | "BindMfa";

/** Part of `UserIdentityTokenSecret` and `UserSsoIdentityTokenSecret`. */
export interface TokenSecretMetadata {
  expiresAt?: number;
  hasRefreshToken: boolean;
  scope?: string;
  tokenType?: string;
}

/** Taken by `applications.update`. */
export interface UpdateApplicationBody {
  appLevelAccessControlEnabled?: boolean;
  customClientMetadata?: CustomClientMetadata;
  customData?: Record<string, unknown>;
  description?: string | null;
  isAdmin?: boolean;
  name?: string;
  oidcClientMetadata?: OidcClientMetadata;
  protectedAppMetadata?: UpdateApplicationProtectedAppMetadata | null;
}

/** Part of `UpdateApplicationBody`. */
export interface UpdateApplicationProtectedAppMetadata {
  additionalScopes?: ProtectedAppMetadataAdditionalScope[];
  origin?: string;
  pageRules?: { path: string }[];
  sessionDuration?: number;
}

/** Taken by `connectors.update`. */
export interface UpdateConnectorBody {
  config?: Record<string, unknown>;
  enableTokenStorage?: boolean;
  metadata?: ConnectorMetadata;
  syncProfile?: boolean;
}

/** Taken by `organizations.update`. */
export interface UpdateOrganizationBody {
  branding?: Branding;
  color?: BrandingColor;
  createdAt?: number | Date;
  customCss?: string | null;
  customData?: Record<string, unknown>;
  description?: string | null;
  isMfaRequired?: boolean;
  name?: string;
  tenantId?: string;
}

/** Taken by `resources.update`. */
export interface UpdateResourceBody {
  accessTokenTtl?: number;
  name?: string;
  tenantId?: string;
}

/** Taken by `roles.update`. */
export interface UpdateRoleBody {
  description?: string;
  isDefault?: boolean;
  name?: string;
}

/** Taken by `users.update`. */
export interface UpdateUserBody {
  avatar?: string | null;
  customData?: Record<string, unknown>;
  name?: string | null;
  primaryEmail?: string | null;
  primaryPhone?: string | null;
  profile?: UserProfile;
  username?: string | null;
}

/** Taken by `users.updateLogtoConfigs`. */
export interface UpdateUserLogtoConfigsBody {
  mfa?: UpdateUserLogtoConfigsMfa;
  passkeySignIn?: { skipped?: boolean };
}

/** Part of `UpdateUserLogtoConfigsBody`. */
export interface UpdateUserLogtoConfigsMfa {
  additionalBindingSuggestionSkipped?: boolean;
  enabled?: boolean;
  skipMfaOnSignIn?: boolean;
  skipped?: boolean;
}

/** Taken by `users.updateProfile`. */
export interface UpdateUserProfileBody {
  profile: UserProfile;
}

/** Answered by `users.get`, `users.list` and 5 more. */
export interface User {
  id: string;
  applicationId: string | null;
  avatar: string | null;
  cimdClientId: string | null;
  createdAt: number;
  customData: Record<string, unknown>;
  hasPassword?: boolean;
  hasSecurityVerificationMethod?: boolean;
  identities: Record<string, { details?: Record<string, unknown>; userId: string }>;
  isSuspended: boolean;
  lastSignInAt: number | null;
  name: string | null;
  passwordAlgorithm?: PasswordAlgorithm | null;
  passwordDigest?: string | null;
  primaryEmail: string | null;
  primaryPhone: string | null;
  profile: UserProfile;
  ssoIdentities?: SsoIdentity[];
  updatedAt: number;
  username: string | null;
}

/** Answered by `users.getAllIdentities`. */
export interface UserAllIdentities {
  socialIdentities: UserAllIdentitiesSocialIdentity[];
  ssoIdentities: UserAllIdentitiesSsoIdentity[];
}

/** Part of `UserAllIdentities`. */
export interface UserAllIdentitiesSocialIdentity {
  identity: { details?: Record<string, unknown>; userId: string };
  target: string;
  tokenSecret?: UserIdentityTokenSecret;
}

/** Part of `UserAllIdentities`. */
export interface UserAllIdentitiesSsoIdentity {
  ssoConnectorId: string;
  ssoIdentity: SsoIdentity;
  tokenSecret?: UserSsoIdentityTokenSecret;
}

/** Answered by `applications.getUserConsentScopes`. */
export interface UserConsentScopes {
  organizationResourceScopes: ConsentResourceScopes[];
  organizationScopes: ConsentScope[];
  resourceScopes: ConsentResourceScopes[];
  userScopes: ConsentUserScope[];
}

/** Answered by `users.listGrants`. */
export interface UserGrant {
  id: string;
  application: { id: string; name: string };
  expiresAt: number;
  payload: UserGrantPayload;
}

/** Part of `UserGrant`. */
export interface UserGrantPayload {
  accountId: string;
  clientId: string;
  exp: number;
  iat: number;
  jti: string;
  kind: "Grant";
}

/** Answered by `users.getIdentity`. */
export interface UserIdentity {
  identity: { details?: Record<string, unknown>; userId: string };
  tokenSecret?: UserIdentityTokenSecret;
}

/** Part of `UserIdentity` and `UserAllIdentitiesSocialIdentity`. */
export interface UserIdentityTokenSecret {
  id: string;
  connectorId: string;
  createdAt: number;
  identityId: string;
  metadata: TokenSecretMetadata;
  target: string;
  tenantId: string;
  type: "federated_token_set";
  updatedAt: number;
  userId: string;
}

/** Answered by `users.getLogtoConfigs` and `users.updateLogtoConfigs`. */
export interface UserLogtoConfigs {
  mfa: UserLogtoConfigsMfa;
  passkeySignIn: { skipped: boolean };
}

/** Part of `UserLogtoConfigs`. */
export interface UserLogtoConfigsMfa {
  enabled?: boolean;
  skipMfaOnSignIn: boolean;
  skipped: boolean;
}

/** Answered by `users.listMfaVerifications`. */
export interface UserMfaVerification {
  id: string;
  agent?: string;
  createdAt: string;
  lastUsedAt?: string;
  name?: string;
  remainCodes?: number;
  type: UserMfaVerificationType;
}

/** Part of `UserMfaVerification`. */
export type UserMfaVerificationType =
  | "Totp"
  | "WebAuthn"
  | "BackupCode"
  | "EmailVerificationCode"
  | "PhoneVerificationCode";

/** Answered by `users.listOrganizations` and `applications.listOrganizations`. */
export interface UserOrganization {
  id: string;
  branding: Branding;
  color: BrandingColor;
  createdAt: number;
  customCss: string | null;
  customData: Record<string, unknown>;
  description: string | null;
  isMfaRequired: boolean;
  name: string;
  organizationRoles: { id: string; name: string }[];
  tenantId: string;
}

/** Answered by `users.listPersonalAccessTokens`, `users.createPersonalAccessToken` and 2 more. */
export interface UserPersonalAccessToken {
  createdAt: number;
  expiresAt: number | null;
  name: string;
  tenantId: string;
  userId: string;
  value: string;
}

/** Answered by `users.updateProfile`. */
export interface UserProfile {
  address?: UserProfileAddress;
  birthdate?: string;
  familyName?: string;
  gender?: string;
  givenName?: string;
  locale?: string;
  middleName?: string;
  nickname?: string;
  preferredUsername?: string;
  profile?: string;
  website?: string;
  zoneinfo?: string;
}

/** Part of `UserProfile`. */
export interface UserProfileAddress {
  country?: string;
  formatted?: string;
  locality?: string;
  postalCode?: string;
  region?: string;
  streetAddress?: string;
}

/** Answered by `users.getSession` and `users.listSessions`. */
export interface UserSession {
  accountId: string | null;
  clientId: string | null;
  expiresAt: number;
  lastSubmission: UserSessionLastSubmission | null;
  payload: UserSessionPayload;
}

/** Part of `UserSession`. */
export interface UserSessionLastSubmission {
  interactionEvent: InteractionEvent;
  signInContext?: Record<string, string>;
  userId: string;
  verificationRecords: VerificationRecord[];
}

/** Part of `UserSession`. */
export interface UserSessionPayload {
  accountId: string;
  authorizations?: Record<string, UserSessionPayloadAuthorization>;
  exp: number;
  iat: number;
  jti: string;
  kind: "Session";
  loginTs: number;
  uid: string;
}

/** Part of `UserSessionPayload`. */
export interface UserSessionPayloadAuthorization {
  grantId?: string;
  persistsLogout?: boolean;
  sid?: string;
}

/** Answered by `users.getSsoIdentity`. */
export interface UserSsoIdentity {
  ssoIdentity: SsoIdentity;
  tokenSecret?: UserSsoIdentityTokenSecret;
}

/** Part of `UserSsoIdentity` and `UserAllIdentitiesSsoIdentity`. */
export interface UserSsoIdentityTokenSecret {
  id: string;
  createdAt: number;
  identityId: string;
  issuer: string;
  metadata: TokenSecretMetadata;
  ssoConnectorId: string;
  tenantId: string;
  type: "federated_token_set";
  updatedAt: number;
  userId: string;
}

/** Part of `UserSessionLastSubmission`. */
export type VerificationRecord =
  | VerificationRecordPassword
  | VerificationRecordEmailVerificationCode
  | VerificationRecordPhoneVerificationCode
  | VerificationRecordMfaEmailVerificationCode
  | VerificationRecordMfaPhoneVerificationCode
  | VerificationRecordSocial
  | VerificationRecordEnterpriseSso
  | VerificationRecordTotp
  | VerificationRecordBackupCode
  | VerificationRecordWebAuthn
  | VerificationRecordSignInPasskey
  | VerificationRecordOneTimeToken
  | VerificationRecordNewPasswordIdentity;

/** Part of `VerificationRecord`. */
export interface VerificationRecordBackupCode {
  id: string;
  code?: string;
  type: "BackupCode";
  userId: string;
}

/** Part of `VerificationRecord`. */
export interface VerificationRecordEmailVerificationCode {
  id: string;
  identifier: { type: "email"; value: string };
  templateType: TemplateType;
  type: "EmailVerificationCode";
  verified: boolean;
}

/** Part of `VerificationRecord`. */
export interface VerificationRecordEnterpriseSso {
  id: string;
  connectorId: string;
  enterpriseSsoUserInfo?: SocialUserInfo;
  issuer?: string;
  type: "EnterpriseSso";
}

/** Part of `VerificationRecord`. */
export interface VerificationRecordMfaEmailVerificationCode {
  id: string;
  identifier: { type: "email"; value: string };
  templateType: TemplateType;
  type: "MfaEmailVerificationCode";
  verified: boolean;
}

/** Part of `VerificationRecord`. */
export interface VerificationRecordMfaPhoneVerificationCode {
  id: string;
  identifier: { type: "phone"; value: string };
  templateType: TemplateType;
  type: "MfaPhoneVerificationCode";
  verified: boolean;
}

/** Part of `VerificationRecord`. */
export interface VerificationRecordNewPasswordIdentity {
  id: string;
  identifier: VerificationRecordNewPasswordIdentityIdentifier;
  type: "NewPasswordIdentity";
}

/** Part of `VerificationRecordNewPasswordIdentity`. */
export interface VerificationRecordNewPasswordIdentityIdentifier {
  type: VerificationRecordPasswordIdentifierType;
  value: string;
}

/** Part of `VerificationRecord`. */
export interface VerificationRecordOneTimeToken {
  id: string;
  identifier: { type: "email"; value: string };
  oneTimeTokenContext?: OneTimeTokenContext;
  type: "OneTimeToken";
  verified: boolean;
}

/** Part of `VerificationRecord`. */
export interface VerificationRecordPassword {
  id: string;
  identifier: VerificationRecordPasswordIdentifier;
  type: "Password";
  verified: boolean;
}

/** Part of `VerificationRecordPassword`. */
export interface VerificationRecordPasswordIdentifier {
  type: VerificationRecordPasswordIdentifierType | "userId";
  value: string;
}

/** Part of `VerificationRecordPasswordIdentifier` and `VerificationRecordNewPasswordIdentityIdentifier`. */
export type VerificationRecordPasswordIdentifierType = "username" | "email" | "phone";

/** Part of `VerificationRecord`. */
export interface VerificationRecordPhoneVerificationCode {
  id: string;
  identifier: { type: "phone"; value: string };
  templateType: TemplateType;
  type: "PhoneVerificationCode";
  verified: boolean;
}

/** Part of `VerificationRecord`. */
export interface VerificationRecordSignInPasskey {
  id: string;
  registrationRpId?: string;
  type: "SignInPasskey";
  userId?: string;
  verified: boolean;
}

/** Part of `VerificationRecord`. */
export interface VerificationRecordSocial {
  id: string;
  connectorId: string;
  socialUserInfo?: SocialUserInfo;
  type: "Social";
}

/** Part of `VerificationRecord`. */
export interface VerificationRecordTotp {
  id: string;
  type: "Totp";
  userId: string;
  verified: boolean;
}

/** Part of `VerificationRecord`. */
export interface VerificationRecordWebAuthn {
  id: string;
  registrationRpId?: string;
  type: "WebAuthn";
  userId: string;
  verified: boolean;
}
