// Written by `cargo xtask generate`: change `api/` and run it again.

import type { Call, CallOptions, Given, ListOptions, PagedList, SearchQuery } from "./core.js";

/** The resources of a client, each with a method for each of its operations. */
export interface Resources {
  readonly users: UsersResource;
  readonly roles: RolesResource;
  readonly applications: ApplicationsResource;
  readonly organizations: OrganizationsResource;
  readonly resources: ResourcesResource;
  readonly logs: LogsResource;
  readonly connectors: ConnectorsResource;
  readonly accountCenter: AccountCenterResource;
  readonly authn: AuthnResource;
  readonly captchaProvider: CaptchaProviderResource;
  readonly cimd: CimdResource;
  readonly configs: ConfigsResource;
  readonly connectorFactories: ConnectorFactoriesResource;
  readonly customPhrases: CustomPhrasesResource;
  readonly customProfileFields: CustomProfileFieldsResource;
  readonly dashboard: DashboardResource;
  readonly domains: DomainsResource;
  readonly emailTemplates: EmailTemplatesResource;
  readonly hooks: HooksResource;
  readonly oneTimeTokens: OneTimeTokensResource;
  readonly organizationInvitations: OrganizationInvitationsResource;
  readonly organizationRoles: OrganizationRolesResource;
  readonly organizationScopes: OrganizationScopesResource;
  readonly samlApplications: SamlApplicationsResource;
  readonly samlAuthn: SamlAuthnResource;
  readonly secrets: SecretsResource;
  readonly sentinelActivities: SentinelActivitiesResource;
  readonly signInExperience: SignInExperienceResource;
  readonly ssoConnectorProviders: SsoConnectorProvidersResource;
  readonly ssoConnectors: SsoConnectorsResource;
  readonly status: StatusResource;
  readonly subjectTokens: SubjectTokensResource;
  readonly swagger: SwaggerResource;
  readonly systems: SystemsResource;
  readonly userAssets: UserAssetsResource;
  readonly verificationCodes: VerificationCodesResource;
  readonly wellKnown: WellKnownResource;
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
  ): Promise<AllIdentities>;
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
    body: { customData: object },
    options?: CallOptions,
  ): Promise<Record<string, unknown>>;
  /**
   * `GET /api/users/{userId}/grants` · ListUserGrants · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-listusergrants}
   */
  listGrants(
    userId: string,
    query?: ListUserGrantsQuery,
    options?: ListOptions,
  ): PagedList<UserGrant>;
  /**
   * `DELETE /api/users/{userId}/grants/{grantId}` · DeleteUserGrant · since a version from 1.32 to 1.41
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
    body: { connectorData: object; connectorId: string },
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
    body: { details?: object | undefined; userId: string },
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
   * `GET /api/users/{userId}/logto-configs` · ListUserLogtoConfigs · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-listuserlogtoconfigs}
   */
  getLogtoConfigs(
    userId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<UserLogtoConfigs>;
  /**
   * `PATCH /api/users/{userId}/logto-configs` · UpdateUserLogtoConfigs · since a version from 1.32 to 1.41
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
  ): Promise<CreatedMfaVerification>;
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
   * `PATCH /api/users/{userId}/password/expiration` · UpdateUserPasswordExpiration · since a version from 1.32 to 1.41
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
    body: { expiresAt?: number | Date | null | undefined; name: string },
    options?: CallOptions,
  ): Promise<UserPersonalAccessToken>;
  /**
   * `PATCH /api/users/{userId}/personal-access-tokens` · UpdatePersonalAccessTokenName · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatepersonalaccesstokenname}
   */
  updatePersonalAccessTokenName(
    userId: string,
    body: { currentName?: string | undefined; name: string },
    options?: CallOptions,
  ): Promise<UserPersonalAccessToken>;
  /**
   * `POST /api/users/{userId}/personal-access-tokens/delete` · DeletePersonalAccessTokenPost · since a version from 1.32 to 1.41
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
    body: { roleIds: readonly string[] },
    options?: CallOptions,
  ): Promise<{ addedRoleIds: string[]; roleIds: string[] }>;
  /**
   * `PUT /api/users/{userId}/roles` · ReplaceUserRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceuserroles}
   */
  replaceRoles(
    userId: string,
    body: { roleIds: readonly string[] },
    options?: CallOptions,
  ): Promise<{ roleIds: string[] }>;
  /**
   * `DELETE /api/users/{userId}/roles/{roleId}` · DeleteUserRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteuserrole}
   */
  deleteRole(userId: string, roleId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/users/{userId}/sessions` · ListUserSessions · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-listusersessions}
   */
  listSessions(userId: string, query?: NoQuery, options?: ListOptions): PagedList<UserSession>;
  /**
   * `GET /api/users/{userId}/sessions/{sessionId}` · GetUserSession · since a version from 1.32 to 1.41
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
   * `DELETE /api/users/{userId}/sessions/{sessionId}` · DeleteUserSession · since a version from 1.32 to 1.41
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
    body: { applicationIds: readonly string[] },
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
    body: { scopeIds: readonly string[] },
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
  assignUsers(
    roleId: string,
    body: { userIds: readonly string[] },
    options?: CallOptions,
  ): Promise<void>;
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
   * `GET /api/applications/{applicationId}/access-control` · GetApplicationAccessControl · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-getapplicationaccesscontrol}
   */
  getAccessControl(
    applicationId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<ApplicationAccessControl>;
  /**
   * `PUT /api/applications/{applicationId}/access-control` · ReplaceApplicationAccessControl · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceapplicationaccesscontrol}
   */
  replaceAccessControl(
    applicationId: string,
    body: Given<ApplicationAccessControl>,
    options?: CallOptions,
  ): Promise<ApplicationAccessControl>;
  /**
   * `PATCH /api/applications/{applicationId}/custom-data` · UpdateApplicationCustomData
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateapplicationcustomdata}
   */
  updateCustomData(
    applicationId: string,
    body: object,
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
    body: { roleIds: readonly string[] },
    options?: CallOptions,
  ): Promise<{ addedRoleIds: string[]; roleIds: string[] }>;
  /**
   * `PUT /api/applications/{applicationId}/roles` · ReplaceApplicationRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceapplicationroles}
   */
  replaceRoles(
    applicationId: string,
    body: { roleIds: readonly string[] },
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
    body: AssignCimdUserConsentScopesBody,
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
    body: { expiresAt?: number | Date | null | undefined; name: string },
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
    body: { organizationIds: readonly string[] },
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
    body: { organizationIds: readonly string[] },
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
    body: { applicationIds: readonly string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PUT /api/organizations/{id}/applications` · ReplaceOrganizationApplications
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationapplications}
   */
  replaceApplications(
    organizationId: string,
    body: { applicationIds: readonly string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `POST /api/organizations/{id}/applications/roles` · AssignOrganizationRolesToApplications
   *
   * @see {@link https://openapi.logto.io/operation/operation-assignorganizationrolestoapplications}
   */
  assignRolesToApplications(
    organizationId: string,
    body: { applicationIds: readonly string[]; organizationRoleIds: readonly string[] },
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
    body: { organizationRoleIds: readonly string[] },
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
    body: { organizationRoleIds: readonly string[] },
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
    body: { emailDomains: readonly string[] },
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
    body: { organizationRoleIds: readonly string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PUT /api/organizations/{id}/jit/roles` · ReplaceOrganizationJitRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationjitroles}
   */
  replaceJitRoles(
    organizationId: string,
    body: { organizationRoleIds: readonly string[] },
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
    body: { ssoConnectorIds: readonly string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PUT /api/organizations/{id}/jit/sso-connectors` · ReplaceOrganizationJitSsoConnectors
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationjitssoconnectors}
   */
  replaceJitSsoConnectors(
    organizationId: string,
    body: { ssoConnectorIds: readonly string[] },
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
    body: { userIds: readonly string[] },
    options?: CallOptions,
  ): Promise<{ userIds: string[] }>;
  /**
   * `PUT /api/organizations/{id}/users` · ReplaceOrganizationUsers
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationusers}
   */
  replaceUsers(
    organizationId: string,
    body: { userIds: readonly string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `POST /api/organizations/{id}/users/roles` · AssignOrganizationRolesToUsers
   *
   * @see {@link https://openapi.logto.io/operation/operation-assignorganizationrolestousers}
   */
  assignRolesToUsers(
    organizationId: string,
    body: { organizationRoleIds: readonly string[]; userIds: readonly string[] },
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
    body: { organizationRoleIds?: readonly string[] | undefined; organizationRoleNames?: readonly string[] | undefined },
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
    body: { organizationRoleIds?: readonly string[] | undefined; organizationRoleNames?: readonly string[] | undefined },
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
    body: { description?: string | null | undefined; name: string },
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
    body: { description?: string | null | undefined; name?: string | undefined },
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

/** `logto.accountCenter` */
export interface AccountCenterResource {
  /**
   * `GET /api/account-center` · GetAccountCenterSettings
   *
   * @see {@link https://openapi.logto.io/operation/operation-getaccountcentersettings}
   */
  getSettings(query?: NoQuery, options?: CallOptions): Promise<AccountCenterSettings>;
  /**
   * `PATCH /api/account-center` · UpdateAccountCenterSettings
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateaccountcentersettings}
   */
  updateSettings(
    body: UpdateAccountCenterSettingsBody,
    options?: CallOptions,
  ): Promise<AccountCenterSettings>;
}

/** `logto.authn` */
export interface AuthnResource {
  /**
   * `GET /api/authn/hasura` · GetHasuraAuth
   *
   * @see {@link https://openapi.logto.io/operation/operation-gethasuraauth}
   */
  getHasuraAuth(
    query: GetHasuraAuthQuery,
    options?: CallOptions,
  ): Promise<{ "X-Hasura-Role"?: string; "X-Hasura-User-Id"?: string }>;
  /**
   * `POST /api/authn/saml/{connectorId}` · AssertSaml
   *
   * @see {@link https://openapi.logto.io/operation/operation-assertsaml}
   * @deprecated
   */
  assertSaml(connectorId: string, body: object, options?: CallOptions): Promise<Response>;
  /**
   * `POST /api/authn/single-sign-on/saml/{connectorId}` · AssertSingleSignOnSaml
   *
   * @see {@link https://openapi.logto.io/operation/operation-assertsinglesignonsaml}
   */
  assertSingleSignOnSaml(
    connectorId: string,
    body: { RelayState?: string | undefined; SAMLResponse: string },
    options?: CallOptions,
  ): Promise<Response>;
}

/** `logto.captchaProvider` */
export interface CaptchaProviderResource {
  /**
   * `GET /api/captcha-provider` · GetCaptchaProvider
   *
   * @see {@link https://openapi.logto.io/operation/operation-getcaptchaprovider}
   */
  get(query?: NoQuery, options?: CallOptions): Promise<CaptchaProvider>;
  /**
   * `PUT /api/captcha-provider` · UpdateCaptchaProvider
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatecaptchaprovider}
   */
  update(body: UpdateCaptchaProviderBody, options?: CallOptions): Promise<CaptchaProvider>;
  /**
   * `DELETE /api/captcha-provider` · DeleteCaptchaProvider
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletecaptchaprovider}
   */
  delete(options?: CallOptions): Promise<void>;
}

/** `logto.cimd` */
export interface CimdResource {
  /**
   * `GET /api/cimd/user-consent-scopes` · ListCimdUserConsentScopes · since a version after 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-listcimduserconsentscopes}
   */
  getUserConsentScopes(query?: NoQuery, options?: CallOptions): Promise<UserConsentScopes>;
  /**
   * `POST /api/cimd/user-consent-scopes` · AssignCimdUserConsentScopes · since a version after 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-assigncimduserconsentscopes}
   */
  assignUserConsentScopes(
    body: AssignCimdUserConsentScopesBody,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/cimd/user-consent-scopes/{scopeType}/{scopeId}` · DeleteCimdUserConsentScope · since a version after 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletecimduserconsentscope}
   */
  deleteUserConsentScope(
    scopeType:
      | "organization-scopes"
      | "resource-scopes"
      | "organization-resource-scopes"
      | "user-scopes",
    scopeId: string,
    options?: CallOptions,
  ): Promise<void>;
}

/** `logto.configs` */
export interface ConfigsResource {
  /**
   * `GET /api/configs/actions` · ListActions · since version 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-listactions}
   */
  listActions(query?: NoQuery, options?: ListOptions): PagedList<ActionListItem>;
  /**
   * `POST /api/configs/actions/test` · TestAction · since version 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-testaction}
   */
  testAction(
    body: TestActionBody,
    options?: CallOptions,
  ): Promise<Record<string, unknown> | (string | number | boolean | Record<string, unknown> | null)[] | string | number | boolean | null>;
  /**
   * `GET /api/configs/actions/{actionType}` · GetAction · since version 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-getaction}
   */
  getAction(
    actionType: "action.postFirstFactorVerification" | "action.postSignIn",
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<Action>;
  /**
   * `PUT /api/configs/actions/{actionType}` · UpsertAction · since version 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-upsertaction}
   */
  upsertAction(
    actionType: "action.postFirstFactorVerification" | "action.postSignIn",
    body: Given<Action>,
    options?: CallOptions,
  ): Promise<Action>;
  /**
   * `PATCH /api/configs/actions/{actionType}` · UpdateAction · since version 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateaction}
   */
  updateAction(
    actionType: "action.postFirstFactorVerification" | "action.postSignIn",
    body: UpdateActionBody,
    options?: CallOptions,
  ): Promise<Action>;
  /**
   * `DELETE /api/configs/actions/{actionType}` · DeleteAction · since version 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteaction}
   */
  deleteAction(
    actionType: "action.postFirstFactorVerification" | "action.postSignIn",
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/configs/admin-console` · GetAdminConsoleConfig
   *
   * @see {@link https://openapi.logto.io/operation/operation-getadminconsoleconfig}
   */
  getAdminConsole(query?: NoQuery, options?: CallOptions): Promise<AdminConsoleConfig>;
  /**
   * `PATCH /api/configs/admin-console` · UpdateAdminConsoleConfig
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateadminconsoleconfig}
   */
  updateAdminConsole(
    body: UpdateAdminConsoleConfigBody,
    options?: CallOptions,
  ): Promise<AdminConsoleConfig>;
  /**
   * `GET /api/configs/cimd` · GetCimdConfig · since a version after 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-getcimdconfig}
   */
  getCimd(query?: NoQuery, options?: CallOptions): Promise<{ enabled: boolean }>;
  /**
   * `PATCH /api/configs/cimd` · UpdateCimdConfig · since a version after 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatecimdconfig}
   */
  updateCimd(
    body: { enabled?: boolean | undefined },
    options?: CallOptions,
  ): Promise<{ enabled: boolean }>;
  /**
   * `GET /api/configs/id-token` · GetIdTokenConfig · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-getidtokenconfig}
   */
  getIdToken(query?: NoQuery, options?: CallOptions): Promise<IdTokenConfig>;
  /**
   * `PUT /api/configs/id-token` · UpsertIdTokenConfig · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-upsertidtokenconfig}
   */
  upsertIdToken(body: Given<IdTokenConfig>, options?: CallOptions): Promise<IdTokenConfig>;
  /**
   * `GET /api/configs/jwt-customizer` · ListJwtCustomizers
   *
   * @see {@link https://openapi.logto.io/operation/operation-listjwtcustomizers}
   */
  listJwtCustomizers(query?: NoQuery, options?: ListOptions): PagedList<JwtCustomizerListItem>;
  /**
   * `POST /api/configs/jwt-customizer/test` · TestJwtCustomizer
   *
   * @see {@link https://openapi.logto.io/operation/operation-testjwtcustomizer}
   */
  testJwtCustomizer(
    body: TestJwtCustomizerBody,
    options?: CallOptions,
  ): Promise<Record<string, unknown>>;
  /**
   * `GET /api/configs/jwt-customizer/{tokenTypePath}` · GetJwtCustomizer
   *
   * @see {@link https://openapi.logto.io/operation/operation-getjwtcustomizer}
   */
  getJwtCustomizer(
    tokenTypePath: "access-token" | "client-credentials",
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<JwtCustomizer>;
  /**
   * `PUT /api/configs/jwt-customizer/{tokenTypePath}` · UpsertJwtCustomizer
   *
   * @see {@link https://openapi.logto.io/operation/operation-upsertjwtcustomizer}
   */
  upsertJwtCustomizer(
    tokenTypePath: "access-token" | "client-credentials",
    body: UpdateJwtCustomizerBody,
    options?: CallOptions,
  ): Promise<JwtCustomizer>;
  /**
   * `PATCH /api/configs/jwt-customizer/{tokenTypePath}` · UpdateJwtCustomizer
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatejwtcustomizer}
   */
  updateJwtCustomizer(
    tokenTypePath: "access-token" | "client-credentials",
    body: UpdateJwtCustomizerBody,
    options?: CallOptions,
  ): Promise<JwtCustomizer>;
  /**
   * `DELETE /api/configs/jwt-customizer/{tokenTypePath}` · DeleteJwtCustomizer
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletejwtcustomizer}
   */
  deleteJwtCustomizer(
    tokenTypePath: "access-token" | "client-credentials",
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/configs/oidc/session` · GetOidcSessionConfig · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-getoidcsessionconfig}
   */
  getOidcSession(query?: NoQuery, options?: CallOptions): Promise<{ ttl: number }>;
  /**
   * `PATCH /api/configs/oidc/session` · UpdateOidcSessionConfig · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateoidcsessionconfig}
   */
  updateOidcSession(
    body: { ttl?: number | undefined },
    options?: CallOptions,
  ): Promise<{ ttl: number }>;
  /**
   * `GET /api/configs/oidc/{keyType}` · GetOidcKeys
   *
   * @see {@link https://openapi.logto.io/operation/operation-getoidckeys}
   */
  getOidcKeys(
    keyType: "private-keys" | "cookie-keys",
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<OidcKey[]>;
  /**
   * `POST /api/configs/oidc/{keyType}/rotate` · RotateOidcKeys
   *
   * @see {@link https://openapi.logto.io/operation/operation-rotateoidckeys}
   */
  rotateOidcKeys(
    keyType: "private-keys" | "cookie-keys",
    body: { rotationGracePeriod?: number | undefined; signingKeyAlgorithm?: "RSA" | "EC" | undefined },
    options?: CallOptions,
  ): Promise<OidcKey[]>;
  /**
   * `DELETE /api/configs/oidc/{keyType}/{keyId}` · DeleteOidcKey
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteoidckey}
   */
  deleteOidcKey(
    keyType: "private-keys" | "cookie-keys",
    keyId: string,
    options?: CallOptions,
  ): Promise<void>;
}

/** `logto.connectorFactories` */
export interface ConnectorFactoriesResource {
  /**
   * `GET /api/connector-factories` · ListConnectorFactories
   *
   * @see {@link https://openapi.logto.io/operation/operation-listconnectorfactories}
   */
  list(query?: NoQuery, options?: ListOptions): PagedList<ConnectorFactory>;
  /**
   * `GET /api/connector-factories/{id}` · GetConnectorFactory
   *
   * @see {@link https://openapi.logto.io/operation/operation-getconnectorfactory}
   */
  get(
    connectorFactoryId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<ConnectorFactory>;
}

/** `logto.customPhrases` */
export interface CustomPhrasesResource {
  /**
   * `GET /api/custom-phrases` · ListCustomPhrases
   *
   * @see {@link https://openapi.logto.io/operation/operation-listcustomphrases}
   */
  list(query?: NoQuery, options?: ListOptions): PagedList<CustomPhrase>;
  /**
   * `GET /api/custom-phrases/{languageTag}` · GetCustomPhrase
   *
   * @see {@link https://openapi.logto.io/operation/operation-getcustomphrase}
   */
  get(
    languageTag: SignInExperienceLanguageInfoFallbackLanguage,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<CustomPhrase>;
  /**
   * `PUT /api/custom-phrases/{languageTag}` · ReplaceCustomPhrase
   *
   * @see {@link https://openapi.logto.io/operation/operation-replacecustomphrase}
   */
  replace(
    languageTag: SignInExperienceLanguageInfoFallbackLanguage,
    body: object,
    options?: CallOptions,
  ): Promise<CustomPhrase>;
  /**
   * `DELETE /api/custom-phrases/{languageTag}` · DeleteCustomPhrase
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletecustomphrase}
   */
  delete(
    languageTag: SignInExperienceLanguageInfoFallbackLanguage,
    options?: CallOptions,
  ): Promise<void>;
}

/** `logto.customProfileFields` */
export interface CustomProfileFieldsResource {
  /**
   * `GET /api/custom-profile-fields` · ListCustomProfileFields
   *
   * @see {@link https://openapi.logto.io/operation/operation-listcustomprofilefields}
   */
  list(query?: NoQuery, options?: ListOptions): PagedList<CustomProfileField>;
  /**
   * `POST /api/custom-profile-fields` · CreateCustomProfileField
   *
   * @see {@link https://openapi.logto.io/operation/operation-createcustomprofilefield}
   */
  create(body: CreateCustomProfileFieldBody, options?: CallOptions): Promise<CustomProfileField>;
  /**
   * `POST /api/custom-profile-fields/batch` · CreateCustomProfileFieldsBatch
   *
   * @see {@link https://openapi.logto.io/operation/operation-createcustomprofilefieldsbatch}
   */
  createBatch(
    body: readonly CreateCustomProfileFieldBody[],
    options?: CallOptions,
  ): Promise<CustomProfileField[]>;
  /**
   * `POST /api/custom-profile-fields/properties/sie-order` · UpdateCustomProfileFieldsSieOrder
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatecustomprofilefieldssieorder}
   */
  updateSieOrder(
    body: UpdateCustomProfileFieldsSieOrderBody,
    options?: CallOptions,
  ): Promise<CustomProfileField[]>;
  /**
   * `GET /api/custom-profile-fields/{name}` · GetCustomProfileFieldByName
   *
   * @see {@link https://openapi.logto.io/operation/operation-getcustomprofilefieldbyname}
   */
  getByName(name: string, query?: NoQuery, options?: CallOptions): Promise<CustomProfileField>;
  /**
   * `PUT /api/custom-profile-fields/{name}` · UpdateCustomProfileFieldByName
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatecustomprofilefieldbyname}
   */
  updateByName(
    name: string,
    body: UpdateCustomProfileFieldBody,
    options?: CallOptions,
  ): Promise<CustomProfileField>;
  /**
   * `DELETE /api/custom-profile-fields/{name}` · DeleteCustomProfileFieldByName
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletecustomprofilefieldbyname}
   */
  deleteByName(name: string, options?: CallOptions): Promise<void>;
}

/** `logto.dashboard` */
export interface DashboardResource {
  /**
   * `GET /api/dashboard/users/active` · GetActiveUserCounts
   *
   * @see {@link https://openapi.logto.io/operation/operation-getactiveusercounts}
   */
  getActiveUserCounts(
    query?: GetActiveUserCountsQuery,
    options?: CallOptions,
  ): Promise<ActiveUserCount>;
  /**
   * `GET /api/dashboard/users/new` · GetNewUserCounts
   *
   * @see {@link https://openapi.logto.io/operation/operation-getnewusercounts}
   */
  getNewUserCounts(query?: NoQuery, options?: CallOptions): Promise<NewUserCount>;
  /**
   * `GET /api/dashboard/users/total` · GetTotalUserCount
   *
   * @see {@link https://openapi.logto.io/operation/operation-gettotalusercount}
   */
  getTotalUserCount(query?: NoQuery, options?: CallOptions): Promise<{ totalUserCount: number }>;
}

/** `logto.domains` */
export interface DomainsResource {
  /**
   * `GET /api/domains` · ListDomains
   *
   * @see {@link https://openapi.logto.io/operation/operation-listdomains}
   */
  list(query?: NoQuery, options?: ListOptions): PagedList<Domain>;
  /**
   * `POST /api/domains` · CreateDomain
   *
   * @see {@link https://openapi.logto.io/operation/operation-createdomain}
   */
  create(body: { domain: string }, options?: CallOptions): Promise<Domain>;
  /**
   * `POST /api/domains/cleanup` · CleanupDomains · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-cleanupdomains}
   */
  cleanup(body: { staleDays: number }, options?: CallOptions): Promise<DomainCleanup>;
  /**
   * `GET /api/domains/{id}` · GetDomain
   *
   * @see {@link https://openapi.logto.io/operation/operation-getdomain}
   */
  get(domainId: string, query?: NoQuery, options?: CallOptions): Promise<Domain>;
  /**
   * `DELETE /api/domains/{id}` · DeleteDomain
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletedomain}
   */
  delete(domainId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/domains/{id}/verification-files` · ListDomainVerificationFiles · since version 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-listdomainverificationfiles}
   */
  getVerificationFiles(
    domainId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<Record<string, unknown>>;
  /**
   * `PUT /api/domains/{id}/verification-files` · ReplaceDomainVerificationFiles · since version 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-replacedomainverificationfiles}
   */
  replaceVerificationFiles(
    domainId: string,
    body: { verificationFiles: object },
    options?: CallOptions,
  ): Promise<Record<string, unknown>>;
}

/** `logto.emailTemplates` */
export interface EmailTemplatesResource {
  /**
   * `GET /api/email-templates` · ListEmailTemplates
   *
   * @see {@link https://openapi.logto.io/operation/operation-listemailtemplates}
   */
  list(query?: ListEmailTemplatesQuery, options?: ListOptions): PagedList<EmailTemplate>;
  /**
   * `PUT /api/email-templates` · ReplaceEmailTemplates
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceemailtemplates}
   */
  replace(body: ReplaceEmailTemplatesBody, options?: CallOptions): Promise<EmailTemplate[]>;
  /**
   * `DELETE /api/email-templates` · DeleteEmailTemplates
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteemailtemplates}
   */
  deleteMany(
    query?: DeleteEmailTemplatesQuery,
    options?: CallOptions,
  ): Promise<{ rowCount: number }>;
  /**
   * `GET /api/email-templates/{id}` · GetEmailTemplate
   *
   * @see {@link https://openapi.logto.io/operation/operation-getemailtemplate}
   */
  get(emailTemplateId: string, query?: NoQuery, options?: CallOptions): Promise<EmailTemplate>;
  /**
   * `DELETE /api/email-templates/{id}` · DeleteEmailTemplate
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteemailtemplate}
   */
  delete(emailTemplateId: string, options?: CallOptions): Promise<void>;
  /**
   * `PATCH /api/email-templates/{id}/details` · UpdateEmailTemplateDetails
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateemailtemplatedetails}
   */
  updateDetails(
    emailTemplateId: string,
    body: UpdateEmailTemplateDetailsBody,
    options?: CallOptions,
  ): Promise<EmailTemplate>;
}

/** `logto.hooks` */
export interface HooksResource {
  /**
   * `GET /api/hooks` · ListHooks
   *
   * @see {@link https://openapi.logto.io/operation/operation-listhooks}
   */
  list(query?: ListHooksQuery, options?: ListOptions): PagedList<HookDetails>;
  /**
   * `POST /api/hooks` · CreateHook
   *
   * @see {@link https://openapi.logto.io/operation/operation-createhook}
   */
  create(body: CreateHookBody, options?: CallOptions): Promise<Hook>;
  /**
   * `GET /api/hooks/{id}` · GetHook
   *
   * @see {@link https://openapi.logto.io/operation/operation-gethook}
   */
  get(hookId: string, query?: GetHookQuery, options?: CallOptions): Promise<HookDetails>;
  /**
   * `PATCH /api/hooks/{id}` · UpdateHook
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatehook}
   */
  update(hookId: string, body: UpdateHookBody, options?: CallOptions): Promise<Hook>;
  /**
   * `DELETE /api/hooks/{id}` · DeleteHook
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletehook}
   */
  delete(hookId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/hooks/{id}/recent-logs` · ListHookRecentLogs
   *
   * @see {@link https://openapi.logto.io/operation/operation-listhookrecentlogs}
   */
  listRecentLogs(
    hookId: string,
    query?: ListHookRecentLogsQuery,
    options?: ListOptions,
  ): PagedList<HookLogEntry>;
  /**
   * `PATCH /api/hooks/{id}/signing-key` · UpdateHookSigningKey
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatehooksigningkey}
   */
  updateSigningKey(hookId: string, options?: CallOptions): Promise<Hook>;
  /**
   * `POST /api/hooks/{id}/test` · CreateHookTest
   *
   * @see {@link https://openapi.logto.io/operation/operation-createhooktest}
   */
  createTest(hookId: string, body: CreateHookTestBody, options?: CallOptions): Promise<void>;
}

/** `logto.oneTimeTokens` */
export interface OneTimeTokensResource {
  /**
   * `GET /api/one-time-tokens` · ListOneTimeTokens
   *
   * @see {@link https://openapi.logto.io/operation/operation-listonetimetokens}
   */
  list(query?: ListOneTimeTokensQuery, options?: ListOptions): PagedList<OneTimeToken>;
  /**
   * `POST /api/one-time-tokens` · AddOneTimeTokens
   *
   * @see {@link https://openapi.logto.io/operation/operation-addonetimetokens}
   */
  add(body: AddOneTimeTokensBody, options?: CallOptions): Promise<OneTimeToken>;
  /**
   * `POST /api/one-time-tokens/verify` · VerifyOneTimeToken
   *
   * @see {@link https://openapi.logto.io/operation/operation-verifyonetimetoken}
   */
  verify(body: { email: string; token: string }, options?: CallOptions): Promise<OneTimeToken>;
  /**
   * `GET /api/one-time-tokens/{id}` · GetOneTimeToken
   *
   * @see {@link https://openapi.logto.io/operation/operation-getonetimetoken}
   */
  get(oneTimeTokenId: string, query?: NoQuery, options?: CallOptions): Promise<OneTimeToken>;
  /**
   * `DELETE /api/one-time-tokens/{id}` · DeleteOneTimeToken
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteonetimetoken}
   */
  delete(oneTimeTokenId: string, options?: CallOptions): Promise<void>;
  /**
   * `PUT /api/one-time-tokens/{id}/status` · ReplaceOneTimeTokenStatus
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceonetimetokenstatus}
   */
  replaceStatus(
    oneTimeTokenId: string,
    body: ReplaceOneTimeTokenStatusBody,
    options?: CallOptions,
  ): Promise<OneTimeToken>;
}

/** `logto.organizationInvitations` */
export interface OrganizationInvitationsResource {
  /**
   * `GET /api/organization-invitations` · ListOrganizationInvitations
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationinvitations}
   */
  list(
    query?: ListOrganizationInvitationsQuery,
    options?: ListOptions,
  ): PagedList<OrganizationInvitation>;
  /**
   * `POST /api/organization-invitations` · CreateOrganizationInvitation
   *
   * @see {@link https://openapi.logto.io/operation/operation-createorganizationinvitation}
   */
  create(
    body: CreateOrganizationInvitationBody,
    options?: CallOptions,
  ): Promise<OrganizationInvitation>;
  /**
   * `GET /api/organization-invitations/{id}` · GetOrganizationInvitation
   *
   * @see {@link https://openapi.logto.io/operation/operation-getorganizationinvitation}
   */
  get(
    organizationInvitationId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<OrganizationInvitation>;
  /**
   * `DELETE /api/organization-invitations/{id}` · DeleteOrganizationInvitation
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationinvitation}
   */
  delete(organizationInvitationId: string, options?: CallOptions): Promise<void>;
  /**
   * `POST /api/organization-invitations/{id}/message` · CreateOrganizationInvitationMessage
   *
   * @see {@link https://openapi.logto.io/operation/operation-createorganizationinvitationmessage}
   */
  createMessage(
    organizationInvitationId: string,
    body: CreateOrganizationInvitationMessageBody,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PUT /api/organization-invitations/{id}/status` · ReplaceOrganizationInvitationStatus
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationinvitationstatus}
   */
  replaceStatus(
    organizationInvitationId: string,
    body: { acceptedUserId?: string | null | undefined; status: "Accepted" | "Revoked" },
    options?: CallOptions,
  ): Promise<OrganizationInvitation>;
}

/** `logto.organizationRoles` */
export interface OrganizationRolesResource {
  /**
   * `GET /api/organization-roles` · ListOrganizationRoles
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationroles}
   */
  list(
    query?: ListOrganizationRolesQuery,
    options?: ListOptions,
  ): PagedList<OrganizationRoleListItem>;
  /**
   * `POST /api/organization-roles` · CreateOrganizationRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-createorganizationrole}
   */
  create(body: CreateOrganizationRoleBody, options?: CallOptions): Promise<OrganizationRole>;
  /**
   * `GET /api/organization-roles/{id}` · GetOrganizationRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-getorganizationrole}
   */
  get(
    organizationRoleId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<OrganizationRole>;
  /**
   * `PATCH /api/organization-roles/{id}` · UpdateOrganizationRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateorganizationrole}
   */
  update(
    organizationRoleId: string,
    body: UpdateOrganizationRoleBody,
    options?: CallOptions,
  ): Promise<OrganizationRole>;
  /**
   * `DELETE /api/organization-roles/{id}` · DeleteOrganizationRole
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationrole}
   */
  delete(organizationRoleId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/organization-roles/{id}/resource-scopes` · ListOrganizationRoleResourceScopes
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationroleresourcescopes}
   */
  listResourceScopes(
    organizationRoleId: string,
    query?: PageQuery,
    options?: ListOptions,
  ): PagedList<Scope>;
  /**
   * `POST /api/organization-roles/{id}/resource-scopes` · CreateOrganizationRoleResourceScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-createorganizationroleresourcescope}
   */
  assignResourceScopes(
    organizationRoleId: string,
    body: { scopeIds: readonly string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PUT /api/organization-roles/{id}/resource-scopes` · ReplaceOrganizationRoleResourceScopes
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationroleresourcescopes}
   */
  replaceResourceScopes(
    organizationRoleId: string,
    body: { scopeIds: readonly string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/organization-roles/{id}/resource-scopes/{scopeId}` · DeleteOrganizationRoleResourceScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationroleresourcescope}
   */
  deleteResourceScope(
    organizationRoleId: string,
    scopeId: string,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `GET /api/organization-roles/{id}/scopes` · ListOrganizationRoleScopes
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationrolescopes}
   */
  listScopes(
    organizationRoleId: string,
    query?: PageQuery,
    options?: ListOptions,
  ): PagedList<OrganizationScope>;
  /**
   * `POST /api/organization-roles/{id}/scopes` · CreateOrganizationRoleScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-createorganizationrolescope}
   */
  assignScopes(
    organizationRoleId: string,
    body: { organizationScopeIds: readonly string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `PUT /api/organization-roles/{id}/scopes` · ReplaceOrganizationRoleScopes
   *
   * @see {@link https://openapi.logto.io/operation/operation-replaceorganizationrolescopes}
   */
  replaceScopes(
    organizationRoleId: string,
    body: { organizationScopeIds: readonly string[] },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * `DELETE /api/organization-roles/{id}/scopes/{organizationScopeId}` · DeleteOrganizationRoleScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationrolescope}
   */
  deleteScope(
    organizationRoleId: string,
    organizationScopeId: string,
    options?: CallOptions,
  ): Promise<void>;
}

/** `logto.organizationScopes` */
export interface OrganizationScopesResource {
  /**
   * `GET /api/organization-scopes` · ListOrganizationScopes
   *
   * @see {@link https://openapi.logto.io/operation/operation-listorganizationscopes}
   */
  list(query?: ListOrganizationScopesQuery, options?: ListOptions): PagedList<OrganizationScope>;
  /**
   * `POST /api/organization-scopes` · CreateOrganizationScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-createorganizationscope}
   */
  create(body: CreateOrganizationScopeBody, options?: CallOptions): Promise<OrganizationScope>;
  /**
   * `GET /api/organization-scopes/{id}` · GetOrganizationScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-getorganizationscope}
   */
  get(
    organizationScopeId: string,
    query?: NoQuery,
    options?: CallOptions,
  ): Promise<OrganizationScope>;
  /**
   * `PATCH /api/organization-scopes/{id}` · UpdateOrganizationScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-updateorganizationscope}
   */
  update(
    organizationScopeId: string,
    body: UpdateOrganizationScopeBody,
    options?: CallOptions,
  ): Promise<OrganizationScope>;
  /**
   * `DELETE /api/organization-scopes/{id}` · DeleteOrganizationScope
   *
   * @see {@link https://openapi.logto.io/operation/operation-deleteorganizationscope}
   */
  delete(organizationScopeId: string, options?: CallOptions): Promise<void>;
}

/** `logto.samlApplications` */
export interface SamlApplicationsResource {
  /**
   * `POST /api/saml-applications` · CreateSamlApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-createsamlapplication}
   */
  create(body: CreateSamlApplicationBody, options?: CallOptions): Promise<SamlApplication>;
  /**
   * `GET /api/saml-applications/{id}` · GetSamlApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-getsamlapplication}
   */
  get(samlApplicationId: string, query?: NoQuery, options?: CallOptions): Promise<SamlApplication>;
  /**
   * `PATCH /api/saml-applications/{id}` · UpdateSamlApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatesamlapplication}
   */
  update(
    samlApplicationId: string,
    body: UpdateSamlApplicationBody,
    options?: CallOptions,
  ): Promise<SamlApplication>;
  /**
   * `DELETE /api/saml-applications/{id}` · DeleteSamlApplication
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletesamlapplication}
   */
  delete(samlApplicationId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/saml-applications/{id}/callback` · GetSamlApplicationCallback
   *
   * @see {@link https://openapi.logto.io/operation/operation-getsamlapplicationcallback}
   */
  getCallback(
    samlApplicationId: string,
    query?: GetSamlApplicationCallbackQuery,
    options?: CallOptions,
  ): Promise<Response>;
  /**
   * `GET /api/saml-applications/{id}/metadata` · ListSamlApplicationMetadata
   *
   * @see {@link https://openapi.logto.io/operation/operation-listsamlapplicationmetadata}
   */
  getMetadata(samlApplicationId: string, query?: NoQuery, options?: CallOptions): Promise<string>;
  /**
   * `GET /api/saml-applications/{id}/secrets` · ListSamlApplicationSecrets
   *
   * @see {@link https://openapi.logto.io/operation/operation-listsamlapplicationsecrets}
   */
  listSecrets(
    samlApplicationId: string,
    query?: NoQuery,
    options?: ListOptions,
  ): PagedList<SamlApplicationSecretListItem>;
  /**
   * `POST /api/saml-applications/{id}/secrets` · CreateSamlApplicationSecret
   *
   * @see {@link https://openapi.logto.io/operation/operation-createsamlapplicationsecret}
   */
  createSecret(
    samlApplicationId: string,
    body: { lifeSpanInYears: number },
    options?: CallOptions,
  ): Promise<SamlApplicationSecret>;
  /**
   * `PATCH /api/saml-applications/{id}/secrets/{secretId}` · UpdateSamlApplicationSecret
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatesamlapplicationsecret}
   */
  updateSecret(
    samlApplicationId: string,
    secretId: string,
    body: { active: boolean },
    options?: CallOptions,
  ): Promise<SamlApplicationSecret>;
  /**
   * `DELETE /api/saml-applications/{id}/secrets/{secretId}` · DeleteSamlApplicationSecret
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletesamlapplicationsecret}
   */
  deleteSecret(samlApplicationId: string, secretId: string, options?: CallOptions): Promise<void>;
}

/** `logto.samlAuthn` */
export interface SamlAuthnResource {
  /**
   * `GET /api/saml/{id}/authn` · GetSamlAuthn
   *
   * @see {@link https://openapi.logto.io/operation/operation-getsamlauthn}
   */
  get(samlAuthnId: string, query: GetSamlAuthnQuery, options?: CallOptions): Promise<Response>;
  /**
   * `POST /api/saml/{id}/authn` · CreateSamlAuthn
   *
   * @see {@link https://openapi.logto.io/operation/operation-createsamlauthn}
   */
  create(
    samlAuthnId: string,
    body: { RelayState?: string | null | undefined; SAMLRequest: string },
    options?: CallOptions,
  ): Promise<Response>;
}

/** `logto.secrets` */
export interface SecretsResource {
  /**
   * `DELETE /api/secrets/{id}` · DeleteSecret
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletesecret}
   */
  delete(secretId: string, options?: CallOptions): Promise<void>;
}

/** `logto.sentinelActivities` */
export interface SentinelActivitiesResource {
  /**
   * `POST /api/sentinel-activities/delete` · DeleteSentinelActivities
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletesentinelactivities}
   */
  delete(
    body: { targetType: "User" | "App"; targets: readonly string[] },
    options?: CallOptions,
  ): Promise<void>;
}

/** `logto.signInExperience` */
export interface SignInExperienceResource {
  /**
   * `GET /api/sign-in-exp` · GetSignInExp
   *
   * @see {@link https://openapi.logto.io/operation/operation-getsigninexp}
   */
  get(query?: NoQuery, options?: CallOptions): Promise<SignInExperience>;
  /**
   * `PATCH /api/sign-in-exp` · UpdateSignInExp
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatesigninexp}
   */
  update(
    body: UpdateSignInExperienceBody,
    query?: UpdateSignInExpQuery,
    options?: CallOptions,
  ): Promise<SignInExperience>;
  /**
   * `POST /api/sign-in-exp/default/check-password` · CheckPasswordWithDefaultSignInExperience
   *
   * @see {@link https://openapi.logto.io/operation/operation-checkpasswordwithdefaultsigninexperience}
   */
  checkPassword(
    body: { password: string; userId?: string | undefined },
    options?: CallOptions,
  ): Promise<PasswordCheck>;
  /**
   * `POST /api/sign-in-exp/default/custom-ui-assets` · UploadCustomUiAssets
   *
   * @see {@link https://openapi.logto.io/operation/operation-uploadcustomuiassets}
   */
  uploadCustomUiAssets(
    body: FormData | { file: Blob },
    options?: CallOptions,
  ): Promise<{ customUiAssetId: string }>;
  /**
   * `GET /api/sign-in-exp/username-policy/case-sensitivity-conflicts` · GetUsernameCaseSensitivityConflicts · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-getusernamecasesensitivityconflicts}
   */
  getUsernameCaseSensitivityConflicts(
    query: GetUsernameCaseSensitivityConflictsQuery,
    options?: CallOptions,
  ): Promise<UsernameCaseSensitivityConflict>;
}

/** `logto.ssoConnectorProviders` */
export interface SsoConnectorProvidersResource {
  /**
   * `GET /api/sso-connector-providers` · ListSsoConnectorProviders
   *
   * @see {@link https://openapi.logto.io/operation/operation-listssoconnectorproviders}
   */
  list(query?: NoQuery, options?: ListOptions): PagedList<SsoConnectorProvider>;
}

/** `logto.ssoConnectors` */
export interface SsoConnectorsResource {
  /**
   * `GET /api/sso-connectors` · ListSsoConnectors
   *
   * @see {@link https://openapi.logto.io/operation/operation-listssoconnectors}
   */
  list(query?: PageQuery, options?: ListOptions): PagedList<SsoConnector>;
  /**
   * `POST /api/sso-connectors` · CreateSsoConnector
   *
   * @see {@link https://openapi.logto.io/operation/operation-createssoconnector}
   */
  create(body: CreateSsoConnectorBody, options?: CallOptions): Promise<OrganizationJitSsoConnector>;
  /**
   * `GET /api/sso-connectors/{id}` · GetSsoConnector
   *
   * @see {@link https://openapi.logto.io/operation/operation-getssoconnector}
   */
  get(ssoConnectorId: string, query?: NoQuery, options?: CallOptions): Promise<SsoConnector>;
  /**
   * `PATCH /api/sso-connectors/{id}` · UpdateSsoConnector
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatessoconnector}
   */
  update(
    ssoConnectorId: string,
    body: UpdateSsoConnectorBody,
    options?: CallOptions,
  ): Promise<SsoConnector>;
  /**
   * `DELETE /api/sso-connectors/{id}` · DeleteSsoConnector
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletessoconnector}
   */
  delete(ssoConnectorId: string, options?: CallOptions): Promise<void>;
  /**
   * `GET /api/sso-connectors/{id}/signing-keys` · ListSsoConnectorSigningKeys · since a version after 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-listssoconnectorsigningkeys}
   */
  listSigningKeys(
    ssoConnectorId: string,
    query?: NoQuery,
    options?: ListOptions,
  ): PagedList<SamlApplicationSecret>;
  /**
   * `POST /api/sso-connectors/{id}/signing-keys` · CreateSsoConnectorSigningKey · since a version after 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-createssoconnectorsigningkey}
   */
  createSigningKey(
    ssoConnectorId: string,
    body: { active?: boolean | undefined },
    options?: CallOptions,
  ): Promise<SamlApplicationSecret>;
  /**
   * `PATCH /api/sso-connectors/{id}/signing-keys/{keyId}` · UpdateSsoConnectorSigningKey · since a version after 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-updatessoconnectorsigningkey}
   */
  updateSigningKey(
    ssoConnectorId: string,
    keyId: string,
    body: { active: boolean },
    options?: CallOptions,
  ): Promise<SamlApplicationSecret>;
  /**
   * `DELETE /api/sso-connectors/{id}/signing-keys/{keyId}` · DeleteSsoConnectorSigningKey · since a version after 1.42
   *
   * @see {@link https://openapi.logto.io/operation/operation-deletessoconnectorsigningkey}
   */
  deleteSigningKey(ssoConnectorId: string, keyId: string, options?: CallOptions): Promise<void>;
}

/** `logto.status` */
export interface StatusResource {
  /**
   * `GET /api/status` · GetStatus
   *
   * @see {@link https://openapi.logto.io/operation/operation-getstatus}
   */
  get(query?: NoQuery, options?: CallOptions): Promise<void>;
}

/** `logto.subjectTokens` */
export interface SubjectTokensResource {
  /**
   * `POST /api/subject-tokens` · CreateSubjectToken
   *
   * @see {@link https://openapi.logto.io/operation/operation-createsubjecttoken}
   */
  create(
    body: { context?: object | undefined; userId: string },
    options?: CallOptions,
  ): Promise<{ expiresIn: number; subjectToken: string }>;
}

/** `logto.swagger` */
export interface SwaggerResource {
  /**
   * `GET /api/swagger.json` · GetSwaggerJson
   *
   * @see {@link https://openapi.logto.io/operation/operation-getswaggerjson}
   */
  get(query?: NoQuery, options?: CallOptions): Promise<unknown>;
}

/** `logto.systems` */
export interface SystemsResource {
  /**
   * `GET /api/systems/application` · GetSystemApplicationConfig
   *
   * @see {@link https://openapi.logto.io/operation/operation-getsystemapplicationconfig}
   */
  getApplicationConfig(query?: NoQuery, options?: CallOptions): Promise<SystemApplicationConfig>;
}

/** `logto.userAssets` */
export interface UserAssetsResource {
  /**
   * `POST /api/user-assets` · CreateUserAsset
   *
   * @see {@link https://openapi.logto.io/operation/operation-createuserasset}
   */
  create(body: FormData | { file: Blob }, options?: CallOptions): Promise<{ url: string }>;
  /**
   * `GET /api/user-assets/service-status` · GetUserAssetServiceStatus
   *
   * @see {@link https://openapi.logto.io/operation/operation-getuserassetservicestatus}
   */
  getServiceStatus(query?: NoQuery, options?: CallOptions): Promise<UserAssetServiceStatus>;
}

/** `logto.verificationCodes` */
export interface VerificationCodesResource {
  /**
   * `POST /api/verification-codes` · CreateVerificationCode
   *
   * @see {@link https://openapi.logto.io/operation/operation-createverificationcode}
   */
  create(body: CreateVerificationCodeBody, options?: CallOptions): Promise<void>;
  /**
   * `POST /api/verification-codes/verify` · VerifyVerificationCode
   *
   * @see {@link https://openapi.logto.io/operation/operation-verifyverificationcode}
   */
  verify(body: VerifyVerificationCodeBody, options?: CallOptions): Promise<void>;
}

/** `logto.wellKnown` */
export interface WellKnownResource {
  /**
   * `GET /api/.well-known/account-center` · GetWellKnownAccountCenter · since a version from 1.32 to 1.41
   *
   * @see {@link https://openapi.logto.io/operation/operation-getwellknownaccountcenter}
   */
  getAccountCenter(query?: NoQuery, options?: CallOptions): Promise<AccountCenterSettings>;
  /**
   * `GET /api/.well-known/experience` · GetWellKnownExperience
   *
   * @see {@link https://openapi.logto.io/operation/operation-getwellknownexperience}
   */
  getExperience(
    query?: GetWellKnownExperienceQuery,
    options?: CallOptions,
  ): Promise<WellKnownExperience>;
  /**
   * `GET /api/.well-known/experience.openapi.json` · GetWellKnownExperienceOpenapiJson
   *
   * @see {@link https://openapi.logto.io/operation/operation-getwellknownexperienceopenapijson}
   */
  getExperienceOpenapiJson(query?: NoQuery, options?: CallOptions): Promise<unknown>;
  /**
   * `GET /api/.well-known/management.openapi.json` · GetWellKnownManagementOpenapiJson
   *
   * @see {@link https://openapi.logto.io/operation/operation-getwellknownmanagementopenapijson}
   */
  getManagementOpenapiJson(query?: NoQuery, options?: CallOptions): Promise<unknown>;
  /**
   * `GET /api/.well-known/phrases` · GetSignInExperiencePhrases
   *
   * @see {@link https://openapi.logto.io/operation/operation-getsigninexperiencephrases}
   */
  getSignInExperiencePhrases(
    query?: GetSignInExperiencePhrasesQuery,
    options?: CallOptions,
  ): Promise<Record<string, string | Record<string, unknown>>>;
  /**
   * `GET /api/.well-known/sign-in-exp` · GetSignInExperienceConfig
   *
   * @see {@link https://openapi.logto.io/operation/operation-getsigninexperienceconfig}
   * @deprecated
   */
  getSignInExperienceConfig(
    query?: GetSignInExperienceConfigQuery,
    options?: CallOptions,
  ): Promise<WellKnownExperience>;
  /**
   * `GET /api/.well-known/user.openapi.json` · GetWellKnownUserOpenapiJson
   *
   * @see {@link https://openapi.logto.io/operation/operation-getwellknownuseropenapijson}
   */
  getUserOpenapiJson(query?: NoQuery, options?: CallOptions): Promise<unknown>;
}

/** The query of an operation that has none. */
export type NoQuery = Readonly<Record<string, never>>;

/** The query of a list that is paged. */
export interface PageQuery {
  /** Items for each request, from 1 to 100; 100 where it is not given. */
  pageSize?: number | null | undefined;
}

/** The query of `emailTemplates.deleteMany`. */
export interface DeleteEmailTemplatesQuery {
  languageTag?: string | null | undefined;
  templateType?: TemplateType | null | undefined;
}

/** The query of `users.deleteSession`. */
export interface DeleteUserSessionQuery {
  revokeGrantsTarget?: "all" | "firstParty" | null | undefined;
}

/** The query of `dashboard.getActiveUserCounts`. */
export interface GetActiveUserCountsQuery {
  date?: Date | string | null | undefined;
}

/** The query of `authn.getHasuraAuth`. */
export interface GetHasuraAuthQuery {
  resource: string;
  unauthorizedRole?: string | null | undefined;
}

/** The query of `hooks.get`. */
export interface GetHookQuery {
  includeExecutionStats?: string | null | undefined;
}

/** The query of `samlApplications.getCallback`. */
export interface GetSamlApplicationCallbackQuery {
  code?: string | null | undefined;
  error?: string | null | undefined;
  error_description?: string | null | undefined;
  redirectUri?: string | null | undefined;
  state?: string | null | undefined;
}

/** The query of `samlAuthn.get`. */
export interface GetSamlAuthnQuery {
  RelayState?: string | null | null | undefined;
  SAMLRequest: string;
  SigAlg?: string | null | undefined;
  Signature?: string | null | undefined;
}

/** The query of `wellKnown.getSignInExperienceConfig`. */
export interface GetSignInExperienceConfigQuery {
  appId?: string | null | undefined;
  organizationId?: string | null | undefined;
}

/** The query of `wellKnown.getSignInExperiencePhrases`. */
export interface GetSignInExperiencePhrasesQuery {
  lng?: string | null | undefined;
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

/** The query of `signInExperience.getUsernameCaseSensitivityConflicts`. */
export interface GetUsernameCaseSensitivityConflictsQuery {
  limit: number;
}

/** The query of `wellKnown.getExperience`. */
export interface GetWellKnownExperienceQuery {
  appId?: string | null | undefined;
  organizationId?: string | null | undefined;
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

/** The query of `emailTemplates.list`. */
export interface ListEmailTemplatesQuery {
  languageTag?: string | null | undefined;
  templateType?: TemplateType | null | undefined;
}

/** The query of `hooks.listRecentLogs`. */
export interface ListHookRecentLogsQuery extends PageQuery {
  enableCap?: boolean | string | null | undefined;
  end_time?: Date | number | string | null | undefined;
  logKey?: string | null | undefined;
  start_time?: Date | number | string | null | undefined;
}

/** The query of `hooks.list`. */
export interface ListHooksQuery extends PageQuery {
  includeExecutionStats?: string | null | undefined;
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

/** The query of `oneTimeTokens.list`. */
export interface ListOneTimeTokensQuery extends PageQuery {
  email?: string | null | undefined;
  status?: OneTimeTokenStatus | null | undefined;
}

/** The query of `organizations.listApplications`. */
export interface ListOrganizationApplicationsQuery extends PageQuery {
  q?: string | null | undefined;
}

/** The query of `organizationInvitations.list`. */
export interface ListOrganizationInvitationsQuery {
  invitee?: string | null | undefined;
  inviterId?: string | null | undefined;
  organizationId?: string | null | undefined;
}

/** The query of `organizationRoles.list`. */
export interface ListOrganizationRolesQuery extends PageQuery {
  q?: string | null | undefined;
}

/** The query of `organizationScopes.list`. */
export interface ListOrganizationScopesQuery extends PageQuery {
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

/** The query of `signInExperience.update`. */
export interface UpdateSignInExpQuery {
  removeUnusedDemoSocialConnector?: string | null | undefined;
}

/** Part of `JwtCustomizer` and `AccessTokenCustomizerListItem`. */
export interface AccessTokenCustomizer {
  blockIssuanceOnError?: boolean;
  contextSample?: AccessTokenCustomizerContextSample;
  environmentVariables?: Record<string, string>;
  script: string;
  tokenSample?: AccessTokenCustomizerTokenSample;
}

/** Part of `AccessTokenCustomizer` and `TestJwtCustomizerAccessToken`. */
export interface AccessTokenCustomizerContextSample {
  application?: AccessTokenCustomizerContextSampleApplication;
  grant?: { subjectTokenContext?: Record<string, unknown>; type?: "urn:ietf:params:oauth:grant-type:token-exchange" };
  interaction?: AccessTokenCustomizerContextSampleInteraction;
  organization?: AccessTokenCustomizerContextSampleOrganization;
  user: AccessTokenCustomizerContextSampleUser;
}

/** Part of `AccessTokenCustomizerContextSample` and `ClientCredentialsCustomizerContextSample`. */
export interface AccessTokenCustomizerContextSampleApplication {
  id?: string;
  appLevelAccessControlEnabled?: boolean;
  createdAt?: number;
  customClientMetadata?: CustomClientMetadata;
  customData?: Record<string, unknown>;
  description?: string | null;
  isThirdParty?: boolean;
  name?: string;
  oidcClientMetadata?: OidcClientMetadata;
  protectedAppMetadata?: ProtectedAppMetadata | null;
  tenantId?: string;
  type?: ApplicationType;
}

/** Part of `AccessTokenCustomizerContextSample`. */
export interface AccessTokenCustomizerContextSampleInteraction {
  interactionEvent?: InteractionEvent;
  signInContext?: Record<string, string>;
  userId?: string;
  verificationRecords?: VerificationRecord[];
}

/** Part of `AccessTokenCustomizerContextSample`. */
export interface AccessTokenCustomizerContextSampleOrganization {
  id?: string;
  customData?: Record<string, unknown>;
  description?: string | null;
  name?: string;
}

/** Part of `AccessTokenCustomizerContextSample`. */
export interface AccessTokenCustomizerContextSampleUser {
  id?: string;
  applicationId?: string | null;
  avatar?: string | null;
  cimdClientId?: string | null;
  createdAt?: number;
  customData?: Record<string, unknown>;
  hasPassword?: boolean;
  identities?: Record<string, { details?: Record<string, unknown>; userId: string }>;
  isSuspended?: boolean;
  lastSignInAt?: number | null;
  mfaVerificationFactors?: UserMfaVerificationType[];
  name?: string | null;
  organizationRoles?: AccessTokenCustomizerContextSampleUserOrganizationRole[];
  organizations?: ConsentScope[];
  primaryEmail?: string | null;
  primaryPhone?: string | null;
  profile?: UserProfile;
  roles?: AccessTokenCustomizerContextSampleUserRole[];
  ssoIdentities?: AccessTokenCustomizerContextSampleUserSsoIdentity[];
  updatedAt?: number;
  username?: string | null;
}

/** Part of `AccessTokenCustomizerContextSampleUser`. */
export interface AccessTokenCustomizerContextSampleUserOrganizationRole {
  organizationId: string;
  roleId: string;
  roleName: string;
}

/** Part of `AccessTokenCustomizerContextSampleUser`. */
export interface AccessTokenCustomizerContextSampleUserRole {
  id: string;
  description: string;
  name: string;
  scopes: AccessTokenCustomizerContextSampleUserRoleScope[];
}

/** Part of `AccessTokenCustomizerContextSampleUserRole`. */
export interface AccessTokenCustomizerContextSampleUserRoleScope {
  id: string;
  description: string | null;
  name: string;
  resource: Resource;
  resourceId: string;
}

/** Part of `AccessTokenCustomizerContextSampleUser`. */
export interface AccessTokenCustomizerContextSampleUserSsoIdentity {
  detail: Record<string, unknown>;
  identityId: string;
  issuer: string;
}

/** Part of `JwtCustomizerListItem`. */
export interface AccessTokenCustomizerListItem {
  key: "jwt.accessToken";
  value: AccessTokenCustomizer;
}

/** Part of `AccessTokenCustomizer` and `TestJwtCustomizerAccessToken`. */
export interface AccessTokenCustomizerTokenSample {
  accountId?: string;
  aud?: string | string[];
  clientId?: string;
  expiresWithSession?: boolean;
  grantId?: string;
  gty?: string;
  jti?: string;
  kind?: "AccessToken";
  scope?: string;
  sessionUid?: string;
  sid?: string;
}

/** Answered by `accountCenter.getSettings`, `wellKnown.getAccountCenter` and `accountCenter.updateSettings`. */
export interface AccountCenterSettings {
  id: string;
  customCss: string | null;
  deleteAccountUrl: string | null;
  enabled: boolean;
  fields: AccountCenterSettingsFields;
  profileFields: { name: string }[] | null;
  tenantId: string;
  webauthnRelatedOrigins: string[];
}

/** Part of `AccountCenterSettings` and `UpdateAccountCenterSettingsBody`. */
export interface AccountCenterSettingsFields {
  avatar?: AccountCenterSettingsFieldsMfa;
  customData?: AccountCenterSettingsFieldsMfa;
  email?: AccountCenterSettingsFieldsMfa;
  mfa?: AccountCenterSettingsFieldsMfa;
  name?: AccountCenterSettingsFieldsMfa;
  passkey?: AccountCenterSettingsFieldsMfa;
  password?: AccountCenterSettingsFieldsMfa;
  phone?: AccountCenterSettingsFieldsMfa;
  profile?: AccountCenterSettingsFieldsMfa;
  session?: AccountCenterSettingsFieldsMfa;
  social?: AccountCenterSettingsFieldsMfa;
  username?: AccountCenterSettingsFieldsMfa;
}

/** Part of `AccountCenterSettingsFields`. */
export type AccountCenterSettingsFieldsMfa = "Off" | "ReadOnly" | "Edit";

/** Answered by `configs.getAction`, `configs.updateAction` and `configs.upsertAction`. */
export interface Action {
  contextSample?:
    | Record<string, unknown>
    | (string | number | boolean | Record<string, unknown> | null)[]
    | string
    | number
    | boolean
    | null;
  enabled?: boolean;
  environmentVariables?: Record<string, string>;
  onExecutionError?: "block" | "allow";
  script: string;
}

/** Answered by `configs.listActions`. */
export interface ActionListItem {
  key: "action.postFirstFactorVerification" | "action.postSignIn";
  value: Action;
}

/** Answered by `dashboard.getActiveUserCounts`. */
export interface ActiveUserCount {
  dau: { count: number; delta: number };
  dauCurve: { count: number; date: string }[];
  mau: { count: number; delta: number };
  wau: { count: number; delta: number };
}

/** Taken by `oneTimeTokens.add`. */
export interface AddOneTimeTokensBody {
  context?: Given<OneTimeTokenContext> | undefined;
  email: string;
  expiresIn?: number | undefined;
}

/** Answered by `configs.getAdminConsole` and `configs.updateAdminConsole`. */
export interface AdminConsoleConfig {
  checkedChargeNotification?: AdminConsoleConfigCheckedChargeNotification;
  developmentTenantMigrationNotification?: AdminConsoleConfigDevelopmentTenantMigrationNotification;
  organizationCreated: boolean;
  signInExperienceCustomized: boolean;
}

/** Part of `AdminConsoleConfig` and `UpdateAdminConsoleConfigBody`. */
export interface AdminConsoleConfigCheckedChargeNotification {
  apiResource?: boolean;
  machineToMachineApp?: boolean;
  tenantMember?: boolean;
  token?: boolean;
}

/** Part of `AdminConsoleConfig` and `UpdateAdminConsoleConfigBody`. */
export interface AdminConsoleConfigDevelopmentTenantMigrationNotification {
  isPaidTenant: boolean;
  readAt?: number;
  tag: string;
}

/** Answered by `users.getAllIdentities`. */
export interface AllIdentities {
  socialIdentities: AllIdentitiesSocialIdentity[];
  ssoIdentities: AllIdentitiesSsoIdentity[];
}

/** Part of `AllIdentities`. */
export interface AllIdentitiesSocialIdentity {
  identity: { details?: Record<string, unknown>; userId: string };
  target: string;
  tokenSecret?: UserIdentityTokenSecret;
}

/** Part of `AllIdentities`. */
export interface AllIdentitiesSsoIdentity {
  ssoConnectorId: string;
  ssoIdentity: SsoIdentity;
  tokenSecret?: UserSsoIdentityTokenSecret;
}

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

/** Part of `Application`, `SamlApplication` and 5 more. */
export type ApplicationType =
  | "Native"
  | "SPA"
  | "Traditional"
  | "MachineToMachine"
  | "Protected"
  | "SAML";

/** Taken by `cimd.assignUserConsentScopes` and `applications.assignUserConsentScopes`. */
export interface AssignCimdUserConsentScopesBody {
  organizationResourceScopes?: readonly string[] | undefined;
  organizationScopes?: readonly string[] | undefined;
  resourceScopes?: readonly string[] | undefined;
  userScopes?: readonly ConsentUserScope[] | undefined;
}

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

/** Part of `Organization`, `SignInExperience` and 8 more. */
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

/** Answered by `captchaProvider.get` and `captchaProvider.update`. */
export interface CaptchaProvider {
  id: string;
  config: CaptchaProviderConfig;
  createdAt: number;
  tenantId: string;
  updatedAt: number;
}

/** Part of `CaptchaProvider` and `UpdateCaptchaProviderBody`. */
export type CaptchaProviderConfig =
  | CaptchaProviderConfigTurnstile
  | CaptchaProviderConfigRecaptchaEnterprise;

/** Part of `CaptchaProviderConfig`. */
export interface CaptchaProviderConfigRecaptchaEnterprise {
  domain?: string;
  mode?: "invisible" | "checkbox";
  projectId: string;
  secretKey: string;
  siteKey: string;
  type: "RecaptchaEnterprise";
}

/** Part of `CaptchaProviderConfig`. */
export interface CaptchaProviderConfigTurnstile {
  secretKey: string;
  siteKey: string;
  type: "Turnstile";
}

/** Part of `JwtCustomizer` and `ClientCredentialsCustomizerListItem`. */
export interface ClientCredentialsCustomizer {
  blockIssuanceOnError?: boolean;
  contextSample?: ClientCredentialsCustomizerContextSample;
  environmentVariables?: Record<string, string>;
  script: string;
  tokenSample?: ClientCredentialsCustomizerTokenSample;
}

/** Part of `ClientCredentialsCustomizer` and `TestJwtCustomizerClientCredentials`. */
export interface ClientCredentialsCustomizerContextSample {
  application?: AccessTokenCustomizerContextSampleApplication;
}

/** Part of `JwtCustomizerListItem`. */
export interface ClientCredentialsCustomizerListItem {
  key: "jwt.clientCredentials";
  value: ClientCredentialsCustomizer;
}

/** Part of `ClientCredentialsCustomizer` and `TestJwtCustomizerClientCredentials`. */
export interface ClientCredentialsCustomizerTokenSample {
  aud?: string | string[];
  clientId?: string;
  jti?: string;
  kind?: "ClientCredentials";
  scope?: string;
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

/** Answered by `connectorFactories.get` and `connectorFactories.list`. */
export interface ConnectorFactory {
  id: string;
  configTemplate?: string;
  customData?: Record<string, unknown>;
  description: Record<string, unknown>;
  formItems?: ConnectorFormItem[];
  fromEmail?: string;
  isDemo?: boolean;
  isStandard?: boolean;
  isTokenStorageSupported?: boolean;
  logo: string;
  logoDark: string | null;
  name: Record<string, unknown>;
  platform: ConnectorPlatform | null;
  readme: string;
  target: string;
  type: ConnectorType;
}

/** Part of `Connector` and `ConnectorFactory`. */
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

/** Part of `Connector`, `ConnectorFactory` and `WellKnownExperienceSocialConnector`. */
export type ConnectorPlatform = "Native" | "Universal" | "Web";

/** Part of `Connector` and `ConnectorFactory`. */
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

/** Part of `UserConsentScopes`, `ConsentResourceScopes` and `AccessTokenCustomizerContextSampleUser`. */
export interface ConsentScope {
  id: string;
  description: string | null;
  name: string;
}

/** Part of `UserConsentScopes` and `AssignCimdUserConsentScopesBody`. */
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
  customClientMetadata?: Given<CustomClientMetadata> | undefined;
  customData?: object | undefined;
  description?: string | null | undefined;
  isThirdParty?: boolean | undefined;
  name: string;
  oidcClientMetadata?: Given<OidcClientMetadata> | undefined;
  protectedAppMetadata?: { origin: string; subDomain: string } | undefined;
  type: ApplicationType;
}

/** Taken by `connectors.create`. */
export interface CreateConnectorBody {
  id?: string | undefined;
  config?: object | undefined;
  connectorId: string;
  enableTokenStorage?: boolean | undefined;
  metadata?: Given<ConnectorMetadata> | undefined;
  syncProfile?: boolean | undefined;
}

/** Taken by `connectors.createTest`. */
export interface CreateConnectorTestBody {
  config: object;
  email?: string | undefined;
  locale?: string | undefined;
  phone?: string | undefined;
}

/** Part of `CreateCustomProfileFieldBody`. */
export interface CreateCustomProfileFieldAddress {
  config: CreateCustomProfileFieldAddressConfig;
  description?: string | undefined;
  label?: string | undefined;
  name: string;
  required: boolean;
  type: "Address";
}

/** Part of `CreateCustomProfileFieldAddress` and `UpdateCustomProfileFieldAddress`. */
export interface CreateCustomProfileFieldAddressConfig {
  parts: readonly CreateCustomProfileFieldAddressConfigPart[];
}

/** Part of `CreateCustomProfileFieldAddressConfig`. */
export interface CreateCustomProfileFieldAddressConfigPart {
  config?: Given<CustomProfileFieldConfigPartConfig> | undefined;
  description?: string | undefined;
  enabled: boolean;
  label?: string | undefined;
  name: CreateCustomProfileFieldAddressConfigPartName;
  required: boolean;
  type: CustomProfileFieldType;
}

/** Part of `CreateCustomProfileFieldAddressConfigPart`. */
export type CreateCustomProfileFieldAddressConfigPartName =
  | "formatted"
  | "streetAddress"
  | "locality"
  | "region"
  | "postalCode"
  | "country";

/** Taken by `customProfileFields.create` and `customProfileFields.createBatch`. */
export type CreateCustomProfileFieldBody =
  | CreateCustomProfileFieldText
  | CreateCustomProfileFieldNumber
  | CreateCustomProfileFieldDate
  | CreateCustomProfileFieldCheckbox
  | CreateCustomProfileFieldSelect
  | CreateCustomProfileFieldUrl
  | CreateCustomProfileFieldRegex
  | CreateCustomProfileFieldAddress
  | CreateCustomProfileFieldFullname;

/** Part of `CreateCustomProfileFieldBody`. */
export interface CreateCustomProfileFieldCheckbox {
  config?: CreateCustomProfileFieldCheckboxConfig | undefined;
  label?: string | undefined;
  name: string;
  required: false;
  type: "Checkbox";
}

/** Part of `CreateCustomProfileFieldCheckbox` and `UpdateCustomProfileFieldCheckbox`. */
export interface CreateCustomProfileFieldCheckboxConfig {
  defaultValue: "true" | "false";
}

/** Part of `CreateCustomProfileFieldBody`. */
export interface CreateCustomProfileFieldDate {
  config?: CreateCustomProfileFieldDateConfig | undefined;
  description?: string | undefined;
  label?: string | undefined;
  name: string;
  required: boolean;
  type: "Date";
}

/** Part of `CreateCustomProfileFieldDate` and `UpdateCustomProfileFieldDate`. */
export interface CreateCustomProfileFieldDateConfig {
  customFormat?: string | undefined;
  format: string;
  placeholder?: string | undefined;
}

/** Part of `CreateCustomProfileFieldBody`. */
export interface CreateCustomProfileFieldFullname {
  config: CreateCustomProfileFieldFullnameConfig;
  description?: string | undefined;
  label?: string | undefined;
  name: string;
  required: boolean;
  type: "Fullname";
}

/** Part of `CreateCustomProfileFieldFullname` and `UpdateCustomProfileFieldFullname`. */
export interface CreateCustomProfileFieldFullnameConfig {
  parts: readonly CreateCustomProfileFieldFullnameConfigPart[];
}

/** Part of `CreateCustomProfileFieldFullnameConfig`. */
export interface CreateCustomProfileFieldFullnameConfigPart {
  config?: Given<CustomProfileFieldConfigPartConfig> | undefined;
  description?: string | undefined;
  enabled: boolean;
  label?: string | undefined;
  name: CreateCustomProfileFieldFullnameConfigPartName;
  required: boolean;
  type: CustomProfileFieldType;
}

/** Part of `CreateCustomProfileFieldFullnameConfigPart`. */
export type CreateCustomProfileFieldFullnameConfigPartName =
  | "givenName"
  | "middleName"
  | "familyName";

/** Part of `CreateCustomProfileFieldBody`. */
export interface CreateCustomProfileFieldNumber {
  config?: CreateCustomProfileFieldNumberConfig | undefined;
  description?: string | undefined;
  label?: string | undefined;
  name: string;
  required: boolean;
  type: "Number";
}

/** Part of `CreateCustomProfileFieldNumber` and `UpdateCustomProfileFieldNumber`. */
export interface CreateCustomProfileFieldNumberConfig {
  maxValue?: number | undefined;
  minValue?: number | undefined;
  placeholder?: string | undefined;
}

/** Part of `CreateCustomProfileFieldBody`. */
export interface CreateCustomProfileFieldRegex {
  config: { format: string; placeholder?: string | undefined };
  description?: string | undefined;
  label?: string | undefined;
  name: string;
  required: boolean;
  type: "Regex";
}

/** Part of `CreateCustomProfileFieldBody`. */
export interface CreateCustomProfileFieldSelect {
  config: CreateCustomProfileFieldSelectConfig;
  description?: string | undefined;
  label?: string | undefined;
  name: string;
  required: boolean;
  type: "Select";
}

/** Part of `CreateCustomProfileFieldSelect` and `UpdateCustomProfileFieldSelect`. */
export interface CreateCustomProfileFieldSelectConfig {
  options: readonly { label?: string | undefined; value: string }[];
  placeholder?: string | undefined;
}

/** Part of `CreateCustomProfileFieldBody`. */
export interface CreateCustomProfileFieldText {
  config?: CreateCustomProfileFieldTextConfig | undefined;
  description?: string | undefined;
  label?: string | undefined;
  name: string;
  required: boolean;
  type: "Text";
}

/** Part of `CreateCustomProfileFieldText` and `UpdateCustomProfileFieldText`. */
export interface CreateCustomProfileFieldTextConfig {
  maxLength?: number | undefined;
  minLength?: number | undefined;
  placeholder?: string | undefined;
}

/** Part of `CreateCustomProfileFieldBody`. */
export interface CreateCustomProfileFieldUrl {
  config?: { placeholder?: string | undefined } | undefined;
  description?: string | undefined;
  label?: string | undefined;
  name: string;
  required: boolean;
  type: "Url";
}

/** Taken by `hooks.create`. */
export interface CreateHookBody {
  config: Given<HookConfig>;
  createdAt?: number | Date | undefined;
  enabled?: boolean | undefined;
  /** @deprecated */
  event?: HookEvent | undefined;
  events?: readonly HookEvent[] | undefined;
  name?: string | undefined;
  tenantId?: string | undefined;
}

/** Taken by `hooks.createTest`. */
export interface CreateHookTestBody {
  config: Given<HookConfig>;
  /** @deprecated */
  event?: unknown;
  events: readonly HookEvent[];
}

/** Taken by `organizations.create`. */
export interface CreateOrganizationBody {
  branding?: Given<Branding> | undefined;
  color?: Given<BrandingColor> | undefined;
  createdAt?: number | Date | undefined;
  customCss?: string | null | undefined;
  customData?: object | undefined;
  description?: string | null | undefined;
  isMfaRequired?: boolean | undefined;
  name: string;
  tenantId?: string | undefined;
}

/** Taken by `organizationInvitations.create`. */
export interface CreateOrganizationInvitationBody {
  expiresAt: number | Date;
  invitee: string;
  inviterId?: string | null | undefined;
  /** @default false */
  messagePayload?: CreateOrganizationInvitationMessageBody | false | undefined;
  organizationId: string;
  organizationRoleIds?: readonly string[] | undefined;
}

/** Taken by `organizationInvitations.createMessage`. */
export interface CreateOrganizationInvitationMessageBody {
  code?: string | undefined;
  link?: string | undefined;
  locale?: string | undefined;
  uiLocales?: string | undefined;
}

/** Taken by `organizationRoles.create`. */
export interface CreateOrganizationRoleBody {
  description?: string | null | undefined;
  name: string;
  /** @default [] */
  organizationScopeIds?: readonly string[] | undefined;
  /** @default [] */
  resourceScopeIds?: readonly string[] | undefined;
  tenantId?: string | undefined;
  type?: "User" | "MachineToMachine" | undefined;
}

/** Taken by `organizationScopes.create`. */
export interface CreateOrganizationScopeBody {
  description?: string | null | undefined;
  name: string;
  tenantId?: string | undefined;
}

/** Taken by `resources.create`. */
export interface CreateResourceBody {
  accessTokenTtl?: number | undefined;
  indicator: string;
  name: string;
  tenantId?: string | undefined;
}

/** Taken by `roles.create`. */
export interface CreateRoleBody {
  description: string;
  isDefault?: boolean | undefined;
  name: string;
  scopeIds?: readonly string[] | undefined;
  tenantId?: string | undefined;
  type?: "User" | "MachineToMachine" | undefined;
}

/** Taken by `samlApplications.create`. */
export interface CreateSamlApplicationBody {
  acsUrl?:
    | { binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" | "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"; url: string }
    | null
    | undefined;
  attributeMapping?: Given<SamlApplicationAttributeMapping> | undefined;
  customData?: object | undefined;
  description?: string | null | undefined;
  encryption?: object | null | undefined;
  entityId?: string | null | undefined;
  name: string;
  /** @default "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" */
  nameIdFormat?: SamlApplicationNameIdFormat | undefined;
}

/** Taken by `ssoConnectors.create`. */
export interface CreateSsoConnectorBody {
  branding?: Given<SsoConnectorBranding> | undefined;
  config?: object | undefined;
  connectorName: string;
  domains?: readonly string[] | undefined;
  enableTokenStorage?: boolean | undefined;
  providerName: string;
  syncProfile?: boolean | undefined;
}

/** Taken by `users.create`. */
export interface CreateUserBody {
  avatar?: string | null | undefined;
  customData?: object | undefined;
  name?: string | undefined;
  password?: string | undefined;
  passwordAlgorithm?: PasswordAlgorithm | undefined;
  passwordDigest?: string | undefined;
  primaryEmail?: string | undefined;
  primaryPhone?: string | undefined;
  profile?: Given<UserProfile> | undefined;
  username?: string | undefined;
}

/** Taken by `users.createMfaVerification`. */
export type CreateUserMfaVerificationBody =
  | { secret?: string | undefined; type: "Totp" }
  | { codes?: readonly string[] | undefined; type: "BackupCode" }
  | { secret?: string | undefined; type: string }
  | { codes?: readonly string[] | undefined; type: string };

/** Taken by `verificationCodes.create`. */
export type CreateVerificationCodeBody = { email: string } | { phone: string };

/** Answered by `users.createMfaVerification`. */
export type CreatedMfaVerification =
  | CreatedMfaVerificationTotp
  | { codes: string[]; type: "BackupCode" };

/** Part of `CreatedMfaVerification`. */
export interface CreatedMfaVerificationTotp {
  secret: string;
  secretQrCode: string;
  type: "Totp";
}

/** Part of `Application`, `ApplicationDetails` and 4 more. */
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

/** Answered by `customPhrases.get`, `customPhrases.list` and `customPhrases.replace`. */
export interface CustomPhrase {
  id: string;
  languageTag: string;
  tenantId: string;
  translation: Record<string, unknown>;
}

/** Answered by `customProfileFields.list`, `customProfileFields.create` and 4 more. */
export interface CustomProfileField {
  id: string;
  config: CustomProfileFieldConfig;
  createdAt: number;
  description: string | null;
  label: string;
  name: string;
  required: boolean;
  sieOrder: number;
  tenantId: string;
  type: CustomProfileFieldType;
}

/** Part of `CustomProfileField`. */
export interface CustomProfileFieldConfig {
  customFormat?: string;
  defaultValue?: string;
  format?: string;
  maxLength?: number;
  maxValue?: number;
  minLength?: number;
  minValue?: number;
  options?: { label?: string; value: string }[];
  parts?: CustomProfileFieldConfigPart[];
  placeholder?: string;
}

/** Part of `CustomProfileFieldConfig`. */
export interface CustomProfileFieldConfigPart {
  config?: CustomProfileFieldConfigPartConfig;
  description?: string;
  enabled: boolean;
  label?: string;
  name: string;
  required: boolean;
  type: CustomProfileFieldType;
}

/** Part of `CustomProfileFieldConfigPart`, `CreateCustomProfileFieldAddressConfigPart` and `CreateCustomProfileFieldFullnameConfigPart`. */
export interface CustomProfileFieldConfigPartConfig {
  customFormat?: string;
  defaultValue?: string;
  format?: string;
  maxLength?: number;
  maxValue?: number;
  minLength?: number;
  minValue?: number;
  options?: { label?: string; value: string }[];
  placeholder?: string;
}

/** Part of `CustomProfileField`, `CustomProfileFieldConfigPart` and 2 more. */
export type CustomProfileFieldType =
  | "Text"
  | "Number"
  | "Date"
  | "Checkbox"
  | "Select"
  | "Url"
  | "Regex"
  | "Address"
  | "Fullname";

/** Answered by `domains.get`, `domains.list` and `domains.create`. */
export interface Domain {
  id: string;
  createdAt: number;
  dnsRecords: DomainDnsRecord[];
  domain: string;
  errorMessage: string | null;
  status: DomainStatus;
}

/** Answered by `domains.cleanup`. */
export interface DomainCleanup {
  deletedCount: number;
  failedCount: number;
  scannedCount: number;
  skippedActiveCount: number;
}

/** Part of `Domain` and `ProtectedAppCustomDomain`. */
export interface DomainDnsRecord {
  name: string;
  type: string;
  value: string;
}

/** Part of `Domain` and `ProtectedAppCustomDomain`. */
export type DomainStatus = "PendingVerification" | "PendingSsl" | "Active" | "Error";

/** Answered by `emailTemplates.get`, `emailTemplates.list` and 2 more. */
export interface EmailTemplate {
  id: string;
  createdAt: number;
  details: EmailTemplateDetails;
  languageTag: string;
  templateType: TemplateType;
  tenantId: string;
}

/** Part of `EmailTemplate` and `ReplaceEmailTemplatesTemplate`. */
export interface EmailTemplateDetails {
  content: string;
  contentType?: "text/html" | "text/plain";
  replyTo?: string;
  sendFrom?: string;
  subject: string;
}

/** Part of `SignInExperiencePasswordExpiration`. */
export interface EnabledPasswordExpiration {
  enabled: true;
  enabledAt?: number;
  validPeriodDays: number;
}

/** Part of `PasswordCheck`. */
export interface FailedPasswordCheck {
  issues: { code: string; interpolation?: Record<string, unknown> }[];
  result: false;
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

/** Answered by `hooks.create`, `hooks.update` and `hooks.updateSigningKey`. */
export interface Hook {
  id: string;
  config: HookConfig;
  createdAt: number;
  enabled: boolean;
  event: HookEvent | null;
  events: HookEvent[];
  name: string;
  signingKey: string;
  tenantId: string;
}

/** Part of `Hook`, `HookDetails` and 3 more. */
export interface HookConfig {
  headers?: Record<string, string>;
  retries?: number;
  url: string;
}

/** Answered by `hooks.get` and `hooks.list`. */
export interface HookDetails {
  id: string;
  config: HookConfig;
  createdAt: number;
  enabled: boolean;
  event: HookEvent | null;
  events: HookEvent[];
  executionStats?: { requestCount: number; successCount: number };
  name: string;
  signingKey: string;
  tenantId: string;
}

/** Part of `Hook`, `HookDetails` and 3 more. */
export type HookEvent =
  | "PostRegister"
  | "PostSignIn"
  | "PostSignInAdaptiveMfaTriggered"
  | "PostResetPassword"
  | "User.Created"
  | "User.Deleted"
  | "User.Data.Updated"
  | "User.SuspensionStatus.Updated"
  | "Role.Created"
  | "Role.Deleted"
  | "Role.Data.Updated"
  | "Role.Scopes.Updated"
  | "Scope.Created"
  | "Scope.Deleted"
  | "Scope.Data.Updated"
  | "Organization.Created"
  | "Organization.Deleted"
  | "Organization.Data.Updated"
  | "Organization.Membership.Updated"
  | "OrganizationRole.Created"
  | "OrganizationRole.Deleted"
  | "OrganizationRole.Data.Updated"
  | "OrganizationRole.Scopes.Updated"
  | "OrganizationScope.Created"
  | "OrganizationScope.Deleted"
  | "OrganizationScope.Data.Updated"
  | "Identifier.Lockout"
  | "Message.RateLimited"
  | "Grant.LimitExceeded";

/** Answered by `hooks.listRecentLogs`. */
export interface HookLogEntry {
  id: string;
  createdAt: number;
  key: string;
  payload: LogEntryPayload;
}

/** Answered by `configs.getIdToken` and `configs.upsertIdToken`. */
export interface IdTokenConfig {
  enabledExtendedClaims?: IdTokenConfigEnabledExtendedClaim[];
}

/** Part of `IdTokenConfig`. */
export type IdTokenConfigEnabledExtendedClaim =
  | "custom_data"
  | "identities"
  | "sso_identities"
  | "roles"
  | "organizations"
  | "organization_data"
  | "organization_roles";

/** Part of `OneTimeTokenContext`, `UserSessionLastSubmission` and `AccessTokenCustomizerContextSampleInteraction`. */
export type InteractionEvent = "SignIn" | "Register" | "ForgotPassword";

/** Answered by `configs.getJwtCustomizer`, `configs.updateJwtCustomizer` and `configs.upsertJwtCustomizer`. */
export type JwtCustomizer = AccessTokenCustomizer | ClientCredentialsCustomizer;

/** Answered by `configs.listJwtCustomizers`. */
export type JwtCustomizerListItem =
  | AccessTokenCustomizerListItem
  | ClientCredentialsCustomizerListItem;

/** Answered by `logs.get` and `logs.list`. */
export interface LogEntry {
  id: string;
  createdAt: number;
  key: string;
  payload: LogEntryPayload;
  tenantId: string;
}

/** Part of `LogEntry` and `HookLogEntry`. */
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

/** Answered by `dashboard.getNewUserCounts`. */
export interface NewUserCount {
  last7Days: { count: number; delta: number };
  today: { count: number; delta: number };
}

/** Part of `Application`, `ApplicationDetails` and 4 more. */
export interface OidcClientMetadata {
  backchannelLogoutSessionRequired?: boolean;
  backchannelLogoutUri?: string;
  logoUri?: string;
  postLogoutRedirectUris: string[];
  redirectUris: string[];
}

/** Answered by `configs.getOidcKeys` and `configs.rotateOidcKeys`. */
export interface OidcKey {
  id: string;
  createdAt: number;
  effectiveAt?: number;
  signingKeyAlgorithm?: "RSA" | "EC";
  status?: OidcKeyStatus;
}

/** Part of `OidcKey`. */
export type OidcKeyStatus = "Next" | "Current" | "Previous";

/** Answered by `oneTimeTokens.add`, `oneTimeTokens.get` and 3 more. */
export interface OneTimeToken {
  id: string;
  context: OneTimeTokenContext;
  createdAt: number;
  email: string;
  expiresAt: number;
  status: OneTimeTokenStatus;
  tenantId: string;
  token: string;
}

/** Part of `OneTimeToken`, `AddOneTimeTokensBody` and `VerificationRecordOneTimeToken`. */
export interface OneTimeTokenContext {
  interactionEvent?: InteractionEvent;
  jitOrganizationIds?: string[];
}

/** Part of `OneTimeToken` and `ReplaceOneTimeTokenStatusBody`. */
export type OneTimeTokenStatus = "active" | "consumed" | "revoked" | "expired";

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

/** Answered by `organizationInvitations.get`, `organizationInvitations.list` and 2 more. */
export interface OrganizationInvitation {
  id: string;
  acceptedUserId: string | null;
  createdAt: number;
  expiresAt: number;
  invitee: string;
  inviterId: string | null;
  organizationId: string;
  organizationRoles: { id: string; name: string }[];
  status: OrganizationInvitationStatus;
  tenantId: string;
  updatedAt: number;
}

/** Part of `OrganizationInvitation`. */
export type OrganizationInvitationStatus = "Pending" | "Accepted" | "Expired" | "Revoked";

/** Answered by `organizations.listJitEmailDomains` and `organizations.createJitEmailDomain`. */
export interface OrganizationJitEmailDomain {
  emailDomain: string;
  organizationId: string;
  tenantId: string;
}

/** Answered by `ssoConnectors.create` and `organizations.listJitSsoConnectors`. */
export interface OrganizationJitSsoConnector {
  id: string;
  branding: SsoConnectorBranding;
  config: Record<string, unknown>;
  connectorName: string;
  createdAt: number;
  domains: string[];
  enableTokenStorage: boolean;
  providerName: string;
  syncProfile: boolean;
  tenantId: string;
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

/** Answered by `organizationRoles.get`, `organizationRoles.create` and 4 more. */
export interface OrganizationRole {
  id: string;
  description: string | null;
  name: string;
  tenantId: string;
  type: "User" | "MachineToMachine";
}

/** Answered by `organizationRoles.list`. */
export interface OrganizationRoleListItem {
  id: string;
  description: string | null;
  name: string;
  resourceScopes: OrganizationRoleListItemResourceScope[];
  scopes: { id: string; name: string }[];
  tenantId: string;
  type: "User" | "MachineToMachine";
}

/** Part of `OrganizationRoleListItem`. */
export interface OrganizationRoleListItemResourceScope {
  id: string;
  name: string;
  resource: { id: string; name: string };
}

/** Answered by `organizationScopes.get`, `organizationScopes.list` and 4 more. */
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

/** Answered by `signInExperience.checkPassword`. */
export type PasswordCheck = { result: true } | FailedPasswordCheck;

/** Answered by `applications.listProtectedAppMetadataCustomDomains`. */
export interface ProtectedAppCustomDomain {
  cloudflareData: ProtectedAppCustomDomainCloudflareData | null;
  dnsRecords: DomainDnsRecord[];
  domain: string;
  errorMessage: string | null;
  status: DomainStatus;
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

/** Part of `Application`, `ApplicationDetails` and 2 more. */
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
  branding?: Given<Branding> | undefined;
  color?: Given<BrandingColor> | undefined;
  customCss?: string | null | undefined;
  displayName?: string | null | undefined;
  privacyPolicyUrl: string | null;
  termsOfUseUrl: string | null;
}

/** Taken by `emailTemplates.replace`. */
export interface ReplaceEmailTemplatesBody {
  templates: readonly ReplaceEmailTemplatesTemplate[];
}

/** Part of `ReplaceEmailTemplatesBody`. */
export interface ReplaceEmailTemplatesTemplate {
  details: Given<EmailTemplateDetails>;
  languageTag: string;
  templateType: TemplateType;
}

/** Taken by `oneTimeTokens.replaceStatus`. */
export interface ReplaceOneTimeTokenStatusBody {
  status: OneTimeTokenStatus;
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

/** Answered by `samlApplications.get`, `samlApplications.create` and `samlApplications.update`. */
export interface SamlApplication {
  id: string;
  acsUrl:
    | { binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" | "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"; url: string }
    | null;
  appLevelAccessControlEnabled: boolean;
  attributeMapping: SamlApplicationAttributeMapping;
  createdAt: number;
  customData: Record<string, unknown>;
  description: string | null;
  encryption: Record<string, unknown> | null;
  entityId: string | null;
  isThirdParty: boolean;
  name: string;
  nameIdFormat: SamlApplicationNameIdFormat;
  tenantId: string;
  type: ApplicationType;
}

/** Part of `SamlApplication`, `CreateSamlApplicationBody` and `UpdateSamlApplicationBody`. */
export interface SamlApplicationAttributeMapping {
  address?: string;
  birthdate?: string;
  created_at?: string;
  custom_data?: string;
  email?: string;
  email_verified?: string;
  family_name?: string;
  gender?: string;
  given_name?: string;
  identities?: string;
  locale?: string;
  middle_name?: string;
  name?: string;
  nickname?: string;
  organization_data?: string;
  organization_roles?: string;
  organizations?: string;
  phone_number?: string;
  phone_number_verified?: string;
  picture?: string;
  preferred_username?: string;
  profile?: string;
  roles?: string;
  sso_identities?: string;
  sub?: string;
  updated_at?: string;
  username?: string;
  website?: string;
  zoneinfo?: string;
}

/** Part of `SamlApplication`, `CreateSamlApplicationBody` and `UpdateSamlApplicationBody`. */
export type SamlApplicationNameIdFormat =
  | "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
  | "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
  | "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
  | "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

/** Answered by `samlApplications.createSecret`, `samlApplications.updateSecret` and 3 more. */
export interface SamlApplicationSecret {
  id: string;
  active: boolean;
  certificate: string;
  createdAt: number;
  expiresAt: number;
  fingerprints: SamlApplicationSecretFingerprints;
}

/** Part of `SamlApplicationSecret` and `SamlApplicationSecretListItem`. */
export interface SamlApplicationSecretFingerprints {
  sha256: { formatted: string; unformatted: string };
}

/** Answered by `samlApplications.listSecrets`. */
export interface SamlApplicationSecretListItem {
  id: string;
  active: boolean;
  certificate: string;
  createdAt: number;
  expiresAt: string;
  fingerprint?: string;
  fingerprints: SamlApplicationSecretFingerprints;
  isActive?: boolean;
}

/** Answered by `roles.assignScopes`, `resources.listScopes` and 3 more. */
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

/** Answered by `signInExperience.get` and `signInExperience.update`. */
export interface SignInExperience {
  id: string;
  adaptiveMfa: { enabled?: boolean };
  agreeToTermsPolicy: SignInExperienceAgreeToTermsPolicy;
  branding: Branding;
  captchaPolicy: { enabled?: boolean };
  color: SignInExperienceColor;
  customContent: Record<string, string>;
  customCss: string | null;
  customUiAssets: { id: string; createdAt: number } | null;
  customUiCsp: { connectSrc?: string[]; scriptSrc?: string[] };
  emailBlocklistPolicy: SignInExperienceEmailBlocklistPolicy;
  forgotPasswordMethods: ("EmailVerificationCode" | "PhoneVerificationCode")[] | null;
  hideLogtoBranding: boolean;
  languageInfo: SignInExperienceLanguageInfo;
  mfa: SignInExperienceMfa;
  passkeySignIn: SignInExperiencePasskeySignIn;
  passwordExpiration: SignInExperiencePasswordExpiration;
  passwordPolicy: SignInExperiencePasswordPolicy;
  privacyPolicyUrl: string | null;
  sentinelPolicy: { lockoutDuration?: number; maxAttempts?: number };
  signIn: SignInExperienceSignIn;
  signInMode: SignInExperienceSignInMode;
  signUp: SignInExperienceSignUp;
  signUpProfileFields: { name: string }[] | null;
  singleSignOnEnabled: boolean;
  socialSignIn: { automaticAccountLinking?: boolean; skipRequiredIdentifiers?: boolean };
  socialSignInConnectorTargets: string[];
  supportEmail: string | null;
  supportWebsiteUrl: string | null;
  tenantId: string;
  termsOfUseUrl: string | null;
  unknownSessionRedirectUrl: string | null;
  usernamePolicy: Record<string, unknown>;
  verificationCodePolicy: { expirationDuration?: number; maxRetryAttempts?: number };
}

/** Part of `SignInExperience`, `WellKnownExperience` and `UpdateSignInExperienceBody`. */
export type SignInExperienceAgreeToTermsPolicy = "Automatic" | "ManualRegistrationOnly" | "Manual";

/** Part of `SignInExperience`, `WellKnownExperience` and `UpdateSignInExperienceBody`. */
export interface SignInExperienceColor {
  darkPrimaryColor: string;
  isDarkModeEnabled: boolean;
  primaryColor: string;
}

/** Part of `SignInExperience` and `UpdateSignInExperienceBody`. */
export interface SignInExperienceEmailBlocklistPolicy {
  blockDisposableAddresses?: boolean;
  blockSubaddressing?: boolean;
  customAllowlist?: string[];
  customBlocklist?: string[];
}

/** Part of `SignInExperience`, `WellKnownExperience` and `UpdateSignInExperienceBody`. */
export interface SignInExperienceLanguageInfo {
  autoDetect: boolean;
  fallbackLanguage: SignInExperienceLanguageInfoFallbackLanguage;
}

/** Taken by `customPhrases.get`, `customPhrases.delete` and `customPhrases.replace`. */
export type SignInExperienceLanguageInfoFallbackLanguage =
  | "af-ZA"
  | "am-ET"
  | "ar"
  | "ar-AR"
  | "as-IN"
  | "az-AZ"
  | "be-BY"
  | "bg-BG"
  | "bn-IN"
  | "br-FR"
  | "bs-BA"
  | "ca-ES"
  | "cb-IQ"
  | "co-FR"
  | "cs"
  | "cs-CZ"
  | "cx-PH"
  | "cy-GB"
  | "da-DK"
  | "de"
  | "de-DE"
  | "el-GR"
  | "en"
  | "en-GB"
  | "en-US"
  | "eo-EO"
  | "es"
  | "es-ES"
  | "es-419"
  | "et-EE"
  | "eu-ES"
  | "fa-IR"
  | "ff-NG"
  | "fi"
  | "fi-FI"
  | "fo-FO"
  | "fr"
  | "fr-CA"
  | "fr-FR"
  | "fy-NL"
  | "ga-IE"
  | "gl-ES"
  | "gn-PY"
  | "gu-IN"
  | "ha-NG"
  | "he-IL"
  | "hi-IN"
  | "hr-HR"
  | "ht-HT"
  | "hu-HU"
  | "hy-AM"
  | "id-ID"
  | "ik-US"
  | "is-IS"
  | "it"
  | "it-IT"
  | "iu-CA"
  | "ja"
  | "ja-JP"
  | "ja-KS"
  | "jv-ID"
  | "ka-GE"
  | "kk-KZ"
  | "km-KH"
  | "kn-IN"
  | "ko"
  | "ko-KR"
  | "ku-TR"
  | "ky-KG"
  | "lo-LA"
  | "lt-LT"
  | "lv-LV"
  | "mg-MG"
  | "mk-MK"
  | "ml-IN"
  | "mn-MN"
  | "mr-IN"
  | "ms-MY"
  | "mt-MT"
  | "my-MM"
  | "nb-NO"
  | "ne-NP"
  | "nl"
  | "nl-BE"
  | "nl-NL"
  | "nn-NO"
  | "or-IN"
  | "pa-IN"
  | "pl-PL"
  | "ps-AF"
  | "pt"
  | "pt-BR"
  | "pt-PT"
  | "ro-RO"
  | "ru"
  | "ru-RU"
  | "rw-RW"
  | "sc-IT"
  | "si-LK"
  | "sk-SK"
  | "sl-SI"
  | "sn-ZW"
  | "sq-AL"
  | "sr-RS"
  | "sv"
  | "sv-SE"
  | "sw-KE"
  | "sy-SY"
  | "sz-PL"
  | "ta-IN"
  | "te-IN"
  | "tg-TJ"
  | "th"
  | "th-TH"
  | "tl-PH"
  | "tr"
  | "tr-TR"
  | "tt-RU"
  | "tz-MA"
  | "uk-UA"
  | "ur-PK"
  | "uz-UZ"
  | "vi-VN"
  | "zh"
  | "zh-CN"
  | "zh-HK"
  | "zh-MO"
  | "zh-TW"
  | "zz-TR";

/** Part of `SignInExperience`, `WellKnownExperience` and `UpdateSignInExperienceBody`. */
export interface SignInExperienceMfa {
  factors: UserMfaVerificationType[];
  organizationRequiredMfaPolicy?: "NoPrompt" | "Mandatory";
  policy: SignInExperienceMfaPolicy;
}

/** Part of `SignInExperienceMfa`. */
export type SignInExperienceMfaPolicy =
  | "UserControlled"
  | "Mandatory"
  | "PromptOnlyAtSignIn"
  | "PromptAtSignInAndSignUp"
  | "NoPrompt"
  | "PromptAtSignInAndSignUpMandatory"
  | "PromptOnlyAtSignInMandatory";

/** Part of `SignInExperience`, `WellKnownExperience` and `UpdateSignInExperienceBody`. */
export interface SignInExperiencePasskeySignIn {
  allowAutofill?: boolean;
  enabled?: boolean;
  showPasskeyButton?: boolean;
}

/** Part of `SignInExperience`, `WellKnownExperience` and `UpdateSignInExperienceBody`. */
export type SignInExperiencePasswordExpiration = { enabled?: false } | EnabledPasswordExpiration;

/** Part of `SignInExperience` and `WellKnownExperience`. */
export interface SignInExperiencePasswordPolicy {
  characterTypes?: { min: number };
  length?: { max: number; min: number };
  rejects?: SignInExperiencePasswordPolicyRejects;
}

/** Part of `SignInExperiencePasswordPolicy`. */
export interface SignInExperiencePasswordPolicyRejects {
  pwned: boolean;
  repetitionAndSequence: boolean;
  userInfo: boolean;
  words: string[];
}

/** Part of `SignInExperience`, `WellKnownExperience` and `UpdateSignInExperienceBody`. */
export interface SignInExperienceSignIn {
  methods: SignInExperienceSignInMethod[];
}

/** Part of `SignInExperienceSignIn`. */
export interface SignInExperienceSignInMethod {
  identifier: SignInIdentifier;
  isPasswordPrimary: boolean;
  password: boolean;
  verificationCode: boolean;
}

/** Part of `SignInExperience`, `WellKnownExperience` and `UpdateSignInExperienceBody`. */
export type SignInExperienceSignInMode = "SignIn" | "Register" | "SignInAndRegister";

/** Part of `SignInExperience`, `WellKnownExperience` and `UpdateSignInExperienceBody`. */
export interface SignInExperienceSignUp {
  identifiers: SignInIdentifier[];
  password: boolean;
  secondaryIdentifiers?: SignInExperienceSignUpSecondaryIdentifier[];
  verify: boolean;
}

/** Part of `SignInExperienceSignUp`. */
export interface SignInExperienceSignUpSecondaryIdentifier {
  identifier: SignInIdentifier | "emailOrPhone";
  verify?: boolean;
}

/** Part of `SignInExperienceSignUp`, `SignInExperienceSignInMethod` and 3 more. */
export type SignInIdentifier = "username" | "email" | "phone";

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

/** Answered by `ssoConnectors.get`, `ssoConnectors.list` and `ssoConnectors.update`. */
export interface SsoConnector {
  id: string;
  branding: SsoConnectorBranding;
  config: Record<string, unknown>;
  connectorName: string;
  createdAt: number;
  domains: string[];
  enableTokenStorage: boolean;
  name: string;
  providerConfig?: Record<string, unknown>;
  providerLogo: string;
  providerLogoDark: string;
  providerName: SsoConnectorProviderName;
  providerType: "oidc" | "saml";
  syncProfile: boolean;
  tenantId: string;
}

/** Part of `SsoConnector`, `CreateSsoConnectorBody` and 2 more. */
export interface SsoConnectorBranding {
  darkLogo?: string;
  displayName?: string;
  logo?: string;
}

/** Answered by `ssoConnectorProviders.list`. */
export interface SsoConnectorProvider {
  description: string;
  logo: string;
  logoDark: string;
  name: string;
  providerName: SsoConnectorProviderName;
  providerType: "oidc" | "saml";
}

/** Part of `SsoConnector` and `SsoConnectorProvider`. */
export type SsoConnectorProviderName =
  | "OIDC"
  | "SAML"
  | "AzureAD"
  | "GoogleWorkspace"
  | "Okta"
  | "AzureAdOidc";

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

/** Answered by `systems.getApplicationConfig`. */
export interface SystemApplicationConfig {
  protectedApps: { defaultDomain: string };
}

/** Part of `EmailTemplate`, `ReplaceEmailTemplatesTemplate` and 4 more. */
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

/** Taken by `configs.testAction`. */
export interface TestActionBody {
  actionType: "action.postFirstFactorVerification" | "action.postSignIn";
  environmentVariables?: Record<string, string> | undefined;
  event:
    | object
    | readonly (string | number | boolean | object | null)[]
    | string
    | number
    | boolean
    | null;
  script: string;
}

/** Part of `TestJwtCustomizerBody`. */
export interface TestJwtCustomizerAccessToken {
  context: Given<AccessTokenCustomizerContextSample>;
  environmentVariables?: Record<string, string> | undefined;
  script: string;
  token: Given<AccessTokenCustomizerTokenSample>;
  tokenType: "access-token";
}

/** Taken by `configs.testJwtCustomizer`. */
export type TestJwtCustomizerBody =
  | TestJwtCustomizerAccessToken
  | TestJwtCustomizerClientCredentials;

/** Part of `TestJwtCustomizerBody`. */
export interface TestJwtCustomizerClientCredentials {
  context: Given<ClientCredentialsCustomizerContextSample>;
  environmentVariables?: Record<string, string> | undefined;
  script: string;
  token: Given<ClientCredentialsCustomizerTokenSample>;
  tokenType: "client-credentials";
}

/** Part of `UserIdentityTokenSecret` and `UserSsoIdentityTokenSecret`. */
export interface TokenSecretMetadata {
  expiresAt?: number;
  hasRefreshToken: boolean;
  scope?: string;
  tokenType?: string;
}

/** Taken by `accountCenter.updateSettings`. */
export interface UpdateAccountCenterSettingsBody {
  customCss?: string | null | undefined;
  deleteAccountUrl?: object | null | undefined;
  enabled?: boolean | undefined;
  fields?: Given<AccountCenterSettingsFields> | undefined;
  profileFields?: readonly { name: string }[] | null | undefined;
  webauthnRelatedOrigins?: readonly string[] | undefined;
}

/** Taken by `configs.updateAction`. */
export interface UpdateActionBody {
  contextSample?:
    | object
    | readonly (string | number | boolean | object | null)[]
    | string
    | number
    | boolean
    | null
    | undefined;
  enabled?: boolean | undefined;
  environmentVariables?: Record<string, string> | undefined;
  onExecutionError?: "block" | "allow" | undefined;
  script?: string | undefined;
}

/** Taken by `configs.updateAdminConsole`. */
export interface UpdateAdminConsoleConfigBody {
  checkedChargeNotification?: Given<AdminConsoleConfigCheckedChargeNotification> | undefined;
  developmentTenantMigrationNotification?:
    | Given<AdminConsoleConfigDevelopmentTenantMigrationNotification>
    | undefined;
  organizationCreated?: boolean | undefined;
  signInExperienceCustomized?: boolean | undefined;
}

/** Taken by `applications.update`. */
export interface UpdateApplicationBody {
  appLevelAccessControlEnabled?: boolean | undefined;
  customClientMetadata?: Given<CustomClientMetadata> | undefined;
  customData?: object | undefined;
  description?: string | null | undefined;
  isAdmin?: boolean | undefined;
  name?: string | undefined;
  oidcClientMetadata?: Given<OidcClientMetadata> | undefined;
  protectedAppMetadata?: UpdateApplicationProtectedAppMetadata | null | undefined;
}

/** Part of `UpdateApplicationBody`. */
export interface UpdateApplicationProtectedAppMetadata {
  additionalScopes?: readonly ProtectedAppMetadataAdditionalScope[] | undefined;
  origin?: string | undefined;
  pageRules?: readonly { path: string }[] | undefined;
  sessionDuration?: number | undefined;
}

/** Taken by `captchaProvider.update`. */
export interface UpdateCaptchaProviderBody {
  config: Given<CaptchaProviderConfig>;
}

/** Taken by `connectors.update`. */
export interface UpdateConnectorBody {
  config?: object | undefined;
  enableTokenStorage?: boolean | undefined;
  metadata?: Given<ConnectorMetadata> | undefined;
  syncProfile?: boolean | undefined;
}

/** Part of `UpdateCustomProfileFieldBody`. */
export interface UpdateCustomProfileFieldAddress {
  config: CreateCustomProfileFieldAddressConfig;
  description?: string | undefined;
  label?: string | undefined;
  required: boolean;
  type: "Address";
}

/** Taken by `customProfileFields.updateByName`. */
export type UpdateCustomProfileFieldBody =
  | UpdateCustomProfileFieldText
  | UpdateCustomProfileFieldNumber
  | UpdateCustomProfileFieldDate
  | UpdateCustomProfileFieldCheckbox
  | UpdateCustomProfileFieldSelect
  | UpdateCustomProfileFieldUrl
  | UpdateCustomProfileFieldRegex
  | UpdateCustomProfileFieldAddress
  | UpdateCustomProfileFieldFullname;

/** Part of `UpdateCustomProfileFieldBody`. */
export interface UpdateCustomProfileFieldCheckbox {
  config?: CreateCustomProfileFieldCheckboxConfig | undefined;
  label?: string | undefined;
  required: false;
  type: "Checkbox";
}

/** Part of `UpdateCustomProfileFieldBody`. */
export interface UpdateCustomProfileFieldDate {
  config?: CreateCustomProfileFieldDateConfig | undefined;
  description?: string | undefined;
  label?: string | undefined;
  required: boolean;
  type: "Date";
}

/** Part of `UpdateCustomProfileFieldBody`. */
export interface UpdateCustomProfileFieldFullname {
  config: CreateCustomProfileFieldFullnameConfig;
  description?: string | undefined;
  label?: string | undefined;
  required: boolean;
  type: "Fullname";
}

/** Part of `UpdateCustomProfileFieldBody`. */
export interface UpdateCustomProfileFieldNumber {
  config?: CreateCustomProfileFieldNumberConfig | undefined;
  description?: string | undefined;
  label?: string | undefined;
  required: boolean;
  type: "Number";
}

/** Part of `UpdateCustomProfileFieldBody`. */
export interface UpdateCustomProfileFieldRegex {
  config: { format: string; placeholder?: string | undefined };
  description?: string | undefined;
  label?: string | undefined;
  required: boolean;
  type: "Regex";
}

/** Part of `UpdateCustomProfileFieldBody`. */
export interface UpdateCustomProfileFieldSelect {
  config: CreateCustomProfileFieldSelectConfig;
  description?: string | undefined;
  label?: string | undefined;
  required: boolean;
  type: "Select";
}

/** Part of `UpdateCustomProfileFieldBody`. */
export interface UpdateCustomProfileFieldText {
  config?: CreateCustomProfileFieldTextConfig | undefined;
  description?: string | undefined;
  label?: string | undefined;
  required: boolean;
  type: "Text";
}

/** Part of `UpdateCustomProfileFieldBody`. */
export interface UpdateCustomProfileFieldUrl {
  config?: { placeholder?: string | undefined } | undefined;
  description?: string | undefined;
  label?: string | undefined;
  required: boolean;
  type: "Url";
}

/** Taken by `customProfileFields.updateSieOrder`. */
export interface UpdateCustomProfileFieldsSieOrderBody {
  order: readonly { name: string; sieOrder: number }[];
}

/** Taken by `emailTemplates.updateDetails`. */
export interface UpdateEmailTemplateDetailsBody {
  content?: string | undefined;
  contentType?: "text/html" | "text/plain" | undefined;
  replyTo?: string | undefined;
  sendFrom?: string | undefined;
  subject?: string | undefined;
}

/** Taken by `hooks.update`. */
export interface UpdateHookBody {
  config?: Given<HookConfig> | undefined;
  createdAt?: number | Date | undefined;
  enabled?: boolean | undefined;
  /** @deprecated */
  event?: HookEvent | null | undefined;
  events?: readonly HookEvent[] | undefined;
  name?: string | undefined;
  tenantId?: string | undefined;
}

/** Taken by `configs.updateJwtCustomizer` and `configs.upsertJwtCustomizer`. */
export interface UpdateJwtCustomizerBody {
  blockIssuanceOnError?: unknown;
  contextSample?: unknown;
  environmentVariables?: unknown;
  script?: unknown;
  tokenSample?: unknown;
}

/** Taken by `organizations.update`. */
export interface UpdateOrganizationBody {
  branding?: Given<Branding> | undefined;
  color?: Given<BrandingColor> | undefined;
  createdAt?: number | Date | undefined;
  customCss?: string | null | undefined;
  customData?: object | undefined;
  description?: string | null | undefined;
  isMfaRequired?: boolean | undefined;
  name?: string | undefined;
  tenantId?: string | undefined;
}

/** Taken by `organizationRoles.update`. */
export interface UpdateOrganizationRoleBody {
  description?: string | null | undefined;
  name?: string | undefined;
  tenantId?: string | undefined;
  type?: "User" | "MachineToMachine" | undefined;
}

/** Taken by `organizationScopes.update`. */
export interface UpdateOrganizationScopeBody {
  description?: string | null | undefined;
  name?: string | undefined;
  tenantId?: string | undefined;
}

/** Taken by `resources.update`. */
export interface UpdateResourceBody {
  accessTokenTtl?: number | undefined;
  name?: string | undefined;
  tenantId?: string | undefined;
}

/** Taken by `roles.update`. */
export interface UpdateRoleBody {
  description?: string | undefined;
  isDefault?: boolean | undefined;
  name?: string | undefined;
}

/** Taken by `samlApplications.update`. */
export interface UpdateSamlApplicationBody {
  acsUrl?:
    | { binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" | "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"; url: string }
    | null
    | undefined;
  appLevelAccessControlEnabled?: boolean | undefined;
  attributeMapping?: Given<SamlApplicationAttributeMapping> | undefined;
  customData?: object | undefined;
  description?: string | null | undefined;
  encryption?: object | null | undefined;
  entityId?: string | null | undefined;
  name?: string | undefined;
  nameIdFormat?: SamlApplicationNameIdFormat | undefined;
}

/** Taken by `signInExperience.update`. */
export interface UpdateSignInExperienceBody {
  adaptiveMfa?: { enabled?: boolean | undefined } | undefined;
  agreeToTermsPolicy?: SignInExperienceAgreeToTermsPolicy | undefined;
  branding?: Given<Branding> | undefined;
  captchaPolicy?: { enabled?: boolean | undefined } | undefined;
  color?: SignInExperienceColor | undefined;
  customContent?: Record<string, string> | undefined;
  customCss?: string | null | undefined;
  customUiAssets?: { id: string; createdAt: number | Date } | null | undefined;
  customUiCsp?:
    | { connectSrc?: readonly string[] | undefined; scriptSrc?: readonly string[] | undefined }
    | undefined;
  emailBlocklistPolicy?: Given<SignInExperienceEmailBlocklistPolicy> | undefined;
  forgotPasswordMethods?:
    | readonly ("EmailVerificationCode" | "PhoneVerificationCode")[]
    | null
    | undefined;
  hideLogtoBranding?: boolean | undefined;
  languageInfo?: SignInExperienceLanguageInfo | undefined;
  mfa?: Given<SignInExperienceMfa> | undefined;
  passkeySignIn?: Given<SignInExperiencePasskeySignIn> | undefined;
  passwordExpiration?: Given<SignInExperiencePasswordExpiration> | undefined;
  passwordPolicy?: UpdateSignInExperiencePasswordPolicy | undefined;
  privacyPolicyUrl?: string | null | undefined;
  sentinelPolicy?:
    | { lockoutDuration?: number | undefined; maxAttempts?: number | undefined }
    | undefined;
  signIn?: Given<SignInExperienceSignIn> | undefined;
  signInMode?: SignInExperienceSignInMode | undefined;
  signUp?: Given<SignInExperienceSignUp> | undefined;
  signUpProfileFields?: readonly { name: string }[] | null | undefined;
  singleSignOnEnabled?: boolean | undefined;
  socialSignIn?:
    | { automaticAccountLinking?: boolean | undefined; skipRequiredIdentifiers?: boolean | undefined }
    | undefined;
  socialSignInConnectorTargets?: readonly string[] | undefined;
  supportEmail?: string | null | undefined;
  supportWebsiteUrl?: string | null | undefined;
  tenantId?: string | undefined;
  termsOfUseUrl?: string | null | undefined;
  unknownSessionRedirectUrl?: string | null | undefined;
  usernamePolicy?: object | undefined;
  verificationCodePolicy?:
    | { expirationDuration?: number | undefined; maxRetryAttempts?: number | undefined }
    | undefined;
}

/** Part of `UpdateSignInExperienceBody`. */
export interface UpdateSignInExperiencePasswordPolicy {
  characterTypes?: { min?: number | undefined } | undefined;
  length?: { max?: number | undefined; min?: number | undefined } | undefined;
  rejects?: UpdateSignInExperiencePasswordPolicyRejects | undefined;
}

/** Part of `UpdateSignInExperiencePasswordPolicy`. */
export interface UpdateSignInExperiencePasswordPolicyRejects {
  /** @default true */
  pwned?: boolean | undefined;
  /** @default true */
  repetitionAndSequence?: boolean | undefined;
  /** @default true */
  userInfo?: boolean | undefined;
  /** @default [] */
  words?: readonly string[] | undefined;
}

/** Taken by `ssoConnectors.update`. */
export interface UpdateSsoConnectorBody {
  branding?: Given<SsoConnectorBranding> | undefined;
  config?: object | undefined;
  connectorName?: string | undefined;
  domains?: readonly string[] | undefined;
  enableTokenStorage?: boolean | undefined;
  syncProfile?: boolean | undefined;
}

/** Taken by `users.update`. */
export interface UpdateUserBody {
  avatar?: string | null | undefined;
  customData?: object | undefined;
  name?: string | null | undefined;
  primaryEmail?: string | null | undefined;
  primaryPhone?: string | null | undefined;
  profile?: Given<UserProfile> | undefined;
  username?: string | null | undefined;
}

/** Taken by `users.updateLogtoConfigs`. */
export interface UpdateUserLogtoConfigsBody {
  mfa?: UpdateUserLogtoConfigsMfa | undefined;
  passkeySignIn?: { skipped?: boolean | undefined } | undefined;
}

/** Part of `UpdateUserLogtoConfigsBody`. */
export interface UpdateUserLogtoConfigsMfa {
  additionalBindingSuggestionSkipped?: boolean | undefined;
  enabled?: boolean | undefined;
  skipMfaOnSignIn?: boolean | undefined;
  skipped?: boolean | undefined;
}

/** Taken by `users.updateProfile`. */
export interface UpdateUserProfileBody {
  profile: Given<UserProfile>;
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

/** Answered by `userAssets.getServiceStatus`. */
export interface UserAssetServiceStatus {
  allowUploadMimeTypes?: UserAssetServiceStatusAllowUploadMimeType[];
  isExperienceAvatarUploadEnabled?: boolean;
  maxUploadFileSize?: number;
  status: "ready" | "not_configured";
}

/** Part of `UserAssetServiceStatus`. */
export type UserAssetServiceStatusAllowUploadMimeType =
  | "image/jpeg"
  | "image/png"
  | "image/gif"
  | "image/vnd.microsoft.icon"
  | "image/x-icon"
  | "image/svg+xml"
  | "image/tiff"
  | "image/webp"
  | "image/bmp"
  | "application/zip";

/** Answered by `cimd.getUserConsentScopes` and `applications.getUserConsentScopes`. */
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

/** Part of `UserIdentity` and `AllIdentitiesSocialIdentity`. */
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

/** Part of `SignInExperienceMfa`, `UserMfaVerification` and `AccessTokenCustomizerContextSampleUser`. */
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

/** Part of `UserSsoIdentity` and `AllIdentitiesSsoIdentity`. */
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

/** Answered by `signInExperience.getUsernameCaseSensitivityConflicts`. */
export interface UsernameCaseSensitivityConflict {
  samples: { userIds: string[]; usernameLower: string }[];
  totalConflicts: number;
}

/** Part of `UserSessionLastSubmission` and `AccessTokenCustomizerContextSampleInteraction`. */
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
  type: SignInIdentifier;
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
  type: SignInIdentifier | "userId";
  value: string;
}

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

/** Taken by `verificationCodes.verify`. */
export type VerifyVerificationCodeBody =
  | { email: string; verificationCode: string }
  | { phone: string; verificationCode: string };

/** Answered by `wellKnown.getExperience` and `wellKnown.getSignInExperienceConfig`. */
export interface WellKnownExperience {
  id: string;
  adaptiveMfa: { enabled?: boolean };
  agreeToTermsPolicy: SignInExperienceAgreeToTermsPolicy;
  branding: Branding;
  captchaConfig?: WellKnownExperienceCaptchaConfig;
  captchaPolicy: { enabled?: boolean };
  color: SignInExperienceColor;
  customContent: Record<string, string>;
  customCss: string | null;
  customProfileFieldCatalog?: CustomProfileField[];
  customProfileFields: CustomProfileField[];
  customUiAssets: { id: string; createdAt: number } | null;
  customUiCsp: { connectSrc?: string[]; scriptSrc?: string[] };
  forgotPassword: { email: boolean; phone: boolean };
  googleOneTap?: WellKnownExperienceGoogleOneTap;
  hideLogtoBranding: boolean;
  isDevelopmentTenant: boolean;
  languageInfo: SignInExperienceLanguageInfo;
  mfa: SignInExperienceMfa;
  passkeySignIn: SignInExperiencePasskeySignIn;
  passwordExpiration: SignInExperiencePasswordExpiration;
  passwordPolicy: SignInExperiencePasswordPolicy;
  privacyPolicyUrl: string | null;
  sentinelPolicy: { lockoutDuration?: number; maxAttempts?: number };
  signIn: SignInExperienceSignIn;
  signInMode: SignInExperienceSignInMode;
  signUp: SignInExperienceSignUp;
  signUpProfileFields: { name: string }[] | null;
  singleSignOnEnabled: boolean;
  socialConnectors: WellKnownExperienceSocialConnector[];
  socialSignIn: { automaticAccountLinking?: boolean; skipRequiredIdentifiers?: boolean };
  socialSignInConnectorTargets: string[];
  ssoConnectors: WellKnownExperienceSsoConnector[];
  supportEmail: string | null;
  supportWebsiteUrl: string | null;
  tenantId: string;
  termsOfUseUrl: string | null;
  trustedDevice?: { durationDays?: number; enabled?: boolean };
  unknownSessionRedirectUrl: string | null;
  usernamePolicy: Record<string, unknown>;
  verificationCodePolicy: { expirationDuration?: number; maxRetryAttempts?: number };
}

/** Part of `WellKnownExperience`. */
export interface WellKnownExperienceCaptchaConfig {
  domain?: string;
  mode?: "invisible" | "checkbox";
  siteKey: string;
  type: "RecaptchaEnterprise" | "Turnstile";
}

/** Part of `WellKnownExperience`. */
export interface WellKnownExperienceGoogleOneTap {
  autoSelect?: boolean;
  clientId: string;
  closeOnTapOutside?: boolean;
  connectorId: string;
  isEnabled?: boolean;
  itpSupport?: boolean;
}

/** Part of `WellKnownExperience`. */
export interface WellKnownExperienceSocialConnector {
  id: string;
  fromEmail?: string;
  isStandard?: boolean;
  isTokenStorageSupported?: boolean;
  logo: string;
  logoDark: string | null;
  name: Record<string, unknown>;
  platform: ConnectorPlatform | null;
  target: string;
}

/** Part of `WellKnownExperience`. */
export interface WellKnownExperienceSsoConnector {
  id: string;
  connectorName: string;
  darkLogo?: string;
  logo: string;
}

/** What `request` knows: a call for each method and path. */
export interface Requests {
  DELETE: {
    "/api/applications/{applicationId}/roles/{roleId}": Call<ApplicationsResource["deleteRole"], "applicationId" | "roleId">;
    "/api/applications/{applicationId}/user-consent-scopes/{scopeType}/{scopeId}": Call<ApplicationsResource["deleteUserConsentScope"], "applicationId" | "scopeType" | "scopeId">;
    "/api/applications/{id}": Call<ApplicationsResource["delete"], "id">;
    "/api/applications/{id}/legacy-secret": Call<ApplicationsResource["deleteLegacySecret"], "id">;
    "/api/applications/{id}/protected-app-metadata/custom-domains/{domain}": Call<ApplicationsResource["deleteProtectedAppMetadataCustomDomain"], "id" | "domain">;
    "/api/applications/{id}/secrets/{name}": Call<ApplicationsResource["deleteSecret"], "id" | "name">;
    "/api/applications/{id}/users/{userId}/consent-organizations/{organizationId}": Call<ApplicationsResource["deleteUserConsentOrganization"], "id" | "userId" | "organizationId">;
    "/api/captcha-provider": Call<CaptchaProviderResource["delete"]>;
    "/api/cimd/user-consent-scopes/{scopeType}/{scopeId}": Call<CimdResource["deleteUserConsentScope"], "scopeType" | "scopeId">;
    "/api/configs/actions/{actionType}": Call<ConfigsResource["deleteAction"], "actionType">;
    "/api/configs/jwt-customizer/{tokenTypePath}": Call<ConfigsResource["deleteJwtCustomizer"], "tokenTypePath">;
    "/api/configs/oidc/{keyType}/{keyId}": Call<ConfigsResource["deleteOidcKey"], "keyType" | "keyId">;
    "/api/connectors/{id}": Call<ConnectorsResource["delete"], "id">;
    "/api/custom-phrases/{languageTag}": Call<CustomPhrasesResource["delete"], "languageTag">;
    "/api/custom-profile-fields/{name}": Call<CustomProfileFieldsResource["deleteByName"], "name">;
    "/api/domains/{id}": Call<DomainsResource["delete"], "id">;
    "/api/email-templates": Call<EmailTemplatesResource["deleteMany"], never, never, 0>;
    "/api/email-templates/{id}": Call<EmailTemplatesResource["delete"], "id">;
    "/api/hooks/{id}": Call<HooksResource["delete"], "id">;
    "/api/one-time-tokens/{id}": Call<OneTimeTokensResource["delete"], "id">;
    "/api/organization-invitations/{id}": Call<OrganizationInvitationsResource["delete"], "id">;
    "/api/organization-roles/{id}": Call<OrganizationRolesResource["delete"], "id">;
    "/api/organization-roles/{id}/resource-scopes/{scopeId}": Call<OrganizationRolesResource["deleteResourceScope"], "id" | "scopeId">;
    "/api/organization-roles/{id}/scopes/{organizationScopeId}": Call<OrganizationRolesResource["deleteScope"], "id" | "organizationScopeId">;
    "/api/organization-scopes/{id}": Call<OrganizationScopesResource["delete"], "id">;
    "/api/organizations/{id}": Call<OrganizationsResource["delete"], "id">;
    "/api/organizations/{id}/applications/{applicationId}": Call<OrganizationsResource["deleteApplication"], "id" | "applicationId">;
    "/api/organizations/{id}/applications/{applicationId}/roles/{organizationRoleId}": Call<OrganizationsResource["deleteApplicationRole"], "id" | "applicationId" | "organizationRoleId">;
    "/api/organizations/{id}/jit/email-domains/{emailDomain}": Call<OrganizationsResource["deleteJitEmailDomain"], "id" | "emailDomain">;
    "/api/organizations/{id}/jit/roles/{organizationRoleId}": Call<OrganizationsResource["deleteJitRole"], "id" | "organizationRoleId">;
    "/api/organizations/{id}/jit/sso-connectors/{ssoConnectorId}": Call<OrganizationsResource["deleteJitSsoConnector"], "id" | "ssoConnectorId">;
    "/api/organizations/{id}/users/{userId}": Call<OrganizationsResource["deleteUser"], "id" | "userId">;
    "/api/organizations/{id}/users/{userId}/roles/{organizationRoleId}": Call<OrganizationsResource["deleteUserRole"], "id" | "userId" | "organizationRoleId">;
    "/api/resources/{id}": Call<ResourcesResource["delete"], "id">;
    "/api/resources/{resourceId}/scopes/{scopeId}": Call<ResourcesResource["deleteScope"], "resourceId" | "scopeId">;
    "/api/roles/{id}": Call<RolesResource["delete"], "id">;
    "/api/roles/{id}/applications/{applicationId}": Call<RolesResource["deleteApplication"], "id" | "applicationId">;
    "/api/roles/{id}/scopes/{scopeId}": Call<RolesResource["deleteScope"], "id" | "scopeId">;
    "/api/roles/{id}/users/{userId}": Call<RolesResource["deleteUser"], "id" | "userId">;
    "/api/saml-applications/{id}": Call<SamlApplicationsResource["delete"], "id">;
    "/api/saml-applications/{id}/secrets/{secretId}": Call<SamlApplicationsResource["deleteSecret"], "id" | "secretId">;
    "/api/secrets/{id}": Call<SecretsResource["delete"], "id">;
    "/api/sso-connectors/{id}": Call<SsoConnectorsResource["delete"], "id">;
    "/api/sso-connectors/{id}/signing-keys/{keyId}": Call<SsoConnectorsResource["deleteSigningKey"], "id" | "keyId">;
    "/api/users/{userId}": Call<UsersResource["delete"], "userId">;
    "/api/users/{userId}/grants/{grantId}": Call<UsersResource["deleteGrant"], "userId" | "grantId">;
    "/api/users/{userId}/identities/{target}": Call<UsersResource["deleteIdentity"], "userId" | "target">;
    "/api/users/{userId}/mfa-verifications/{verificationId}": Call<UsersResource["deleteMfaVerification"], "userId" | "verificationId">;
    "/api/users/{userId}/personal-access-tokens/{name}": Call<UsersResource["deletePersonalAccessToken"], "userId" | "name">;
    "/api/users/{userId}/roles/{roleId}": Call<UsersResource["deleteRole"], "userId" | "roleId">;
    "/api/users/{userId}/sessions/{sessionId}": Call<UsersResource["deleteSession"], "userId" | "sessionId", never, 2>;
  };
  GET: {
    "/api/.well-known/account-center": Call<WellKnownResource["getAccountCenter"], never, never, 0>;
    "/api/.well-known/experience": Call<WellKnownResource["getExperience"], never, never, 0>;
    "/api/.well-known/experience.openapi.json": Call<WellKnownResource["getExperienceOpenapiJson"], never, never, 0>;
    "/api/.well-known/management.openapi.json": Call<WellKnownResource["getManagementOpenapiJson"], never, never, 0>;
    "/api/.well-known/phrases": Call<WellKnownResource["getSignInExperiencePhrases"], never, never, 0>;
    "/api/.well-known/sign-in-exp": Call<WellKnownResource["getSignInExperienceConfig"], never, never, 0>;
    "/api/.well-known/user.openapi.json": Call<WellKnownResource["getUserOpenapiJson"], never, never, 0>;
    "/api/account-center": Call<AccountCenterResource["getSettings"], never, never, 0>;
    "/api/applications": Call<ApplicationsResource["list"], never, never, 0>;
    "/api/applications/{applicationId}/access-control": Call<ApplicationsResource["getAccessControl"], "applicationId", never, 1>;
    "/api/applications/{applicationId}/roles": Call<ApplicationsResource["listRoles"], "applicationId", never, 1>;
    "/api/applications/{applicationId}/sign-in-experience": Call<ApplicationsResource["getSignInExperience"], "applicationId", never, 1>;
    "/api/applications/{applicationId}/user-consent-scopes": Call<ApplicationsResource["getUserConsentScopes"], "applicationId", never, 1>;
    "/api/applications/{id}": Call<ApplicationsResource["get"], "id", never, 1>;
    "/api/applications/{id}/organizations": Call<ApplicationsResource["listOrganizations"], "id", never, 1>;
    "/api/applications/{id}/protected-app-metadata/custom-domains": Call<ApplicationsResource["listProtectedAppMetadataCustomDomains"], "id", never, 1>;
    "/api/applications/{id}/secrets": Call<ApplicationsResource["listSecrets"], "id", never, 1>;
    "/api/applications/{id}/users/{userId}/consent-organizations": Call<ApplicationsResource["listUserConsentOrganizations"], "id" | "userId", never, 2, "organizations">;
    "/api/authn/hasura": Call<AuthnResource["getHasuraAuth"], never, never, 0>;
    "/api/captcha-provider": Call<CaptchaProviderResource["get"], never, never, 0>;
    "/api/cimd/user-consent-scopes": Call<CimdResource["getUserConsentScopes"], never, never, 0>;
    "/api/configs/actions": Call<ConfigsResource["listActions"], never, never, 0>;
    "/api/configs/actions/{actionType}": Call<ConfigsResource["getAction"], "actionType", never, 1>;
    "/api/configs/admin-console": Call<ConfigsResource["getAdminConsole"], never, never, 0>;
    "/api/configs/cimd": Call<ConfigsResource["getCimd"], never, never, 0>;
    "/api/configs/id-token": Call<ConfigsResource["getIdToken"], never, never, 0>;
    "/api/configs/jwt-customizer": Call<ConfigsResource["listJwtCustomizers"], never, never, 0>;
    "/api/configs/jwt-customizer/{tokenTypePath}": Call<ConfigsResource["getJwtCustomizer"], "tokenTypePath", never, 1>;
    "/api/configs/oidc/session": Call<ConfigsResource["getOidcSession"], never, never, 0>;
    "/api/configs/oidc/{keyType}": Call<ConfigsResource["getOidcKeys"], "keyType", never, 1>;
    "/api/connector-factories": Call<ConnectorFactoriesResource["list"], never, never, 0>;
    "/api/connector-factories/{id}": Call<ConnectorFactoriesResource["get"], "id", never, 1>;
    "/api/connectors": Call<ConnectorsResource["list"], never, never, 0>;
    "/api/connectors/{id}": Call<ConnectorsResource["get"], "id", never, 1>;
    "/api/custom-phrases": Call<CustomPhrasesResource["list"], never, never, 0>;
    "/api/custom-phrases/{languageTag}": Call<CustomPhrasesResource["get"], "languageTag", never, 1>;
    "/api/custom-profile-fields": Call<CustomProfileFieldsResource["list"], never, never, 0>;
    "/api/custom-profile-fields/{name}": Call<CustomProfileFieldsResource["getByName"], "name", never, 1>;
    "/api/dashboard/users/active": Call<DashboardResource["getActiveUserCounts"], never, never, 0>;
    "/api/dashboard/users/new": Call<DashboardResource["getNewUserCounts"], never, never, 0>;
    "/api/dashboard/users/total": Call<DashboardResource["getTotalUserCount"], never, never, 0>;
    "/api/domains": Call<DomainsResource["list"], never, never, 0>;
    "/api/domains/{id}": Call<DomainsResource["get"], "id", never, 1>;
    "/api/domains/{id}/verification-files": Call<DomainsResource["getVerificationFiles"], "id", never, 1>;
    "/api/email-templates": Call<EmailTemplatesResource["list"], never, never, 0>;
    "/api/email-templates/{id}": Call<EmailTemplatesResource["get"], "id", never, 1>;
    "/api/hooks": Call<HooksResource["list"], never, never, 0>;
    "/api/hooks/{id}": Call<HooksResource["get"], "id", never, 1>;
    "/api/hooks/{id}/recent-logs": Call<HooksResource["listRecentLogs"], "id", never, 1>;
    "/api/logs": Call<LogsResource["list"], never, never, 0>;
    "/api/logs/{id}": Call<LogsResource["get"], "id", never, 1>;
    "/api/one-time-tokens": Call<OneTimeTokensResource["list"], never, never, 0>;
    "/api/one-time-tokens/{id}": Call<OneTimeTokensResource["get"], "id", never, 1>;
    "/api/organization-invitations": Call<OrganizationInvitationsResource["list"], never, never, 0>;
    "/api/organization-invitations/{id}": Call<OrganizationInvitationsResource["get"], "id", never, 1>;
    "/api/organization-roles": Call<OrganizationRolesResource["list"], never, never, 0>;
    "/api/organization-roles/{id}": Call<OrganizationRolesResource["get"], "id", never, 1>;
    "/api/organization-roles/{id}/resource-scopes": Call<OrganizationRolesResource["listResourceScopes"], "id", never, 1>;
    "/api/organization-roles/{id}/scopes": Call<OrganizationRolesResource["listScopes"], "id", never, 1>;
    "/api/organization-scopes": Call<OrganizationScopesResource["list"], never, never, 0>;
    "/api/organization-scopes/{id}": Call<OrganizationScopesResource["get"], "id", never, 1>;
    "/api/organizations": Call<OrganizationsResource["list"], never, never, 0>;
    "/api/organizations/{id}": Call<OrganizationsResource["get"], "id", never, 1>;
    "/api/organizations/{id}/applications": Call<OrganizationsResource["listApplications"], "id", never, 1>;
    "/api/organizations/{id}/applications/{applicationId}/roles": Call<OrganizationsResource["listApplicationRoles"], "id" | "applicationId", never, 2>;
    "/api/organizations/{id}/jit/email-domains": Call<OrganizationsResource["listJitEmailDomains"], "id", never, 1>;
    "/api/organizations/{id}/jit/roles": Call<OrganizationsResource["listJitRoles"], "id", never, 1>;
    "/api/organizations/{id}/jit/sso-connectors": Call<OrganizationsResource["listJitSsoConnectors"], "id", never, 1>;
    "/api/organizations/{id}/users": Call<OrganizationsResource["listUsers"], "id", never, 1>;
    "/api/organizations/{id}/users/{userId}/roles": Call<OrganizationsResource["listUserRoles"], "id" | "userId", never, 2>;
    "/api/organizations/{id}/users/{userId}/scopes": Call<OrganizationsResource["listUserScopes"], "id" | "userId", never, 2>;
    "/api/resources": Call<ResourcesResource["list"], never, never, 0>;
    "/api/resources/{id}": Call<ResourcesResource["get"], "id", never, 1>;
    "/api/resources/{resourceId}/scopes": Call<ResourcesResource["listScopes"], "resourceId", never, 1>;
    "/api/roles": Call<RolesResource["list"], never, never, 0>;
    "/api/roles/{id}": Call<RolesResource["get"], "id", never, 1>;
    "/api/roles/{id}/applications": Call<RolesResource["listApplications"], "id", never, 1>;
    "/api/roles/{id}/scopes": Call<RolesResource["listScopes"], "id", never, 1>;
    "/api/roles/{id}/users": Call<RolesResource["listUsers"], "id", never, 1>;
    "/api/saml-applications/{id}": Call<SamlApplicationsResource["get"], "id", never, 1>;
    "/api/saml-applications/{id}/callback": Call<SamlApplicationsResource["getCallback"], "id", never, 1>;
    "/api/saml-applications/{id}/metadata": Call<SamlApplicationsResource["getMetadata"], "id", never, 1>;
    "/api/saml-applications/{id}/secrets": Call<SamlApplicationsResource["listSecrets"], "id", never, 1>;
    "/api/saml/{id}/authn": Call<SamlAuthnResource["get"], "id", never, 1>;
    "/api/sign-in-exp": Call<SignInExperienceResource["get"], never, never, 0>;
    "/api/sign-in-exp/username-policy/case-sensitivity-conflicts": Call<SignInExperienceResource["getUsernameCaseSensitivityConflicts"], never, never, 0>;
    "/api/sso-connector-providers": Call<SsoConnectorProvidersResource["list"], never, never, 0>;
    "/api/sso-connectors": Call<SsoConnectorsResource["list"], never, never, 0>;
    "/api/sso-connectors/{id}": Call<SsoConnectorsResource["get"], "id", never, 1>;
    "/api/sso-connectors/{id}/signing-keys": Call<SsoConnectorsResource["listSigningKeys"], "id", never, 1>;
    "/api/status": Call<StatusResource["get"], never, never, 0>;
    "/api/swagger.json": Call<SwaggerResource["get"], never, never, 0>;
    "/api/systems/application": Call<SystemsResource["getApplicationConfig"], never, never, 0>;
    "/api/user-assets/service-status": Call<UserAssetsResource["getServiceStatus"], never, never, 0>;
    "/api/users": Call<UsersResource["list"], never, never, 0>;
    "/api/users/{userId}": Call<UsersResource["get"], "userId", never, 1>;
    "/api/users/{userId}/all-identities": Call<UsersResource["getAllIdentities"], "userId", never, 1>;
    "/api/users/{userId}/custom-data": Call<UsersResource["getCustomData"], "userId", never, 1>;
    "/api/users/{userId}/grants": Call<UsersResource["listGrants"], "userId", never, 1, "grants">;
    "/api/users/{userId}/has-password": Call<UsersResource["getHasPassword"], "userId", never, 1>;
    "/api/users/{userId}/identities/{target}": Call<UsersResource["getIdentity"], "userId" | "target", never, 2>;
    "/api/users/{userId}/logto-configs": Call<UsersResource["getLogtoConfigs"], "userId", never, 1>;
    "/api/users/{userId}/mfa-verifications": Call<UsersResource["listMfaVerifications"], "userId", never, 1>;
    "/api/users/{userId}/organizations": Call<UsersResource["listOrganizations"], "userId", never, 1>;
    "/api/users/{userId}/personal-access-tokens": Call<UsersResource["listPersonalAccessTokens"], "userId", never, 1>;
    "/api/users/{userId}/roles": Call<UsersResource["listRoles"], "userId", never, 1>;
    "/api/users/{userId}/sessions": Call<UsersResource["listSessions"], "userId", never, 1, "sessions">;
    "/api/users/{userId}/sessions/{sessionId}": Call<UsersResource["getSession"], "userId" | "sessionId", never, 2>;
    "/api/users/{userId}/sso-identities/{ssoConnectorId}": Call<UsersResource["getSsoIdentity"], "userId" | "ssoConnectorId", never, 2>;
  };
  PATCH: {
    "/api/account-center": Call<AccountCenterResource["updateSettings"], never, 0>;
    "/api/applications/{applicationId}/custom-data": Call<ApplicationsResource["updateCustomData"], "applicationId", 1>;
    "/api/applications/{id}": Call<ApplicationsResource["update"], "id", 1>;
    "/api/applications/{id}/secrets/{name}": Call<ApplicationsResource["updateSecret"], "id" | "name", 2>;
    "/api/configs/actions/{actionType}": Call<ConfigsResource["updateAction"], "actionType", 1>;
    "/api/configs/admin-console": Call<ConfigsResource["updateAdminConsole"], never, 0>;
    "/api/configs/cimd": Call<ConfigsResource["updateCimd"], never, 0>;
    "/api/configs/jwt-customizer/{tokenTypePath}": Call<ConfigsResource["updateJwtCustomizer"], "tokenTypePath", 1>;
    "/api/configs/oidc/session": Call<ConfigsResource["updateOidcSession"], never, 0>;
    "/api/connectors/{id}": Call<ConnectorsResource["update"], "id", 1>;
    "/api/email-templates/{id}/details": Call<EmailTemplatesResource["updateDetails"], "id", 1>;
    "/api/hooks/{id}": Call<HooksResource["update"], "id", 1>;
    "/api/hooks/{id}/signing-key": Call<HooksResource["updateSigningKey"], "id">;
    "/api/organization-roles/{id}": Call<OrganizationRolesResource["update"], "id", 1>;
    "/api/organization-scopes/{id}": Call<OrganizationScopesResource["update"], "id", 1>;
    "/api/organizations/{id}": Call<OrganizationsResource["update"], "id", 1>;
    "/api/resources/{id}": Call<ResourcesResource["update"], "id", 1>;
    "/api/resources/{id}/is-default": Call<ResourcesResource["updateIsDefault"], "id", 1>;
    "/api/resources/{resourceId}/scopes/{scopeId}": Call<ResourcesResource["updateScope"], "resourceId" | "scopeId", 2>;
    "/api/roles/{id}": Call<RolesResource["update"], "id", 1>;
    "/api/saml-applications/{id}": Call<SamlApplicationsResource["update"], "id", 1>;
    "/api/saml-applications/{id}/secrets/{secretId}": Call<SamlApplicationsResource["updateSecret"], "id" | "secretId", 2>;
    "/api/sign-in-exp": Call<SignInExperienceResource["update"], never, 0, 1>;
    "/api/sso-connectors/{id}": Call<SsoConnectorsResource["update"], "id", 1>;
    "/api/sso-connectors/{id}/signing-keys/{keyId}": Call<SsoConnectorsResource["updateSigningKey"], "id" | "keyId", 2>;
    "/api/users/{userId}": Call<UsersResource["update"], "userId", 1>;
    "/api/users/{userId}/custom-data": Call<UsersResource["updateCustomData"], "userId", 1>;
    "/api/users/{userId}/is-suspended": Call<UsersResource["updateIsSuspended"], "userId", 1>;
    "/api/users/{userId}/logto-configs": Call<UsersResource["updateLogtoConfigs"], "userId", 1>;
    "/api/users/{userId}/password": Call<UsersResource["updatePassword"], "userId", 1>;
    "/api/users/{userId}/password/expiration": Call<UsersResource["updatePasswordExpiration"], "userId", 1>;
    "/api/users/{userId}/personal-access-tokens": Call<UsersResource["updatePersonalAccessTokenName"], "userId", 1>;
    "/api/users/{userId}/personal-access-tokens/{name}": Call<UsersResource["updatePersonalAccessToken"], "userId" | "name", 2>;
    "/api/users/{userId}/profile": Call<UsersResource["updateProfile"], "userId", 1>;
  };
  POST: {
    "/api/applications": Call<ApplicationsResource["create"], never, 0>;
    "/api/applications/{applicationId}/roles": Call<ApplicationsResource["assignRoles"], "applicationId", 1>;
    "/api/applications/{applicationId}/user-consent-scopes": Call<ApplicationsResource["assignUserConsentScopes"], "applicationId", 1>;
    "/api/applications/{id}/protected-app-metadata/custom-domains": Call<ApplicationsResource["createProtectedAppMetadataCustomDomain"], "id", 1>;
    "/api/applications/{id}/secrets": Call<ApplicationsResource["createSecret"], "id", 1>;
    "/api/applications/{id}/users/{userId}/consent-organizations": Call<ApplicationsResource["assignUserConsentOrganizations"], "id" | "userId", 2>;
    "/api/authn/saml/{connectorId}": Call<AuthnResource["assertSaml"], "connectorId", 1>;
    "/api/authn/single-sign-on/saml/{connectorId}": Call<AuthnResource["assertSingleSignOnSaml"], "connectorId", 1>;
    "/api/cimd/user-consent-scopes": Call<CimdResource["assignUserConsentScopes"], never, 0>;
    "/api/configs/actions/test": Call<ConfigsResource["testAction"], never, 0>;
    "/api/configs/jwt-customizer/test": Call<ConfigsResource["testJwtCustomizer"], never, 0>;
    "/api/configs/oidc/{keyType}/rotate": Call<ConfigsResource["rotateOidcKeys"], "keyType", 1>;
    "/api/connectors": Call<ConnectorsResource["create"], never, 0>;
    "/api/connectors/{connectorId}/authorization-uri": Call<ConnectorsResource["createAuthorizationUri"], "connectorId", 1>;
    "/api/connectors/{factoryId}/test": Call<ConnectorsResource["createTest"], "factoryId", 1>;
    "/api/custom-profile-fields": Call<CustomProfileFieldsResource["create"], never, 0>;
    "/api/custom-profile-fields/batch": Call<CustomProfileFieldsResource["createBatch"], never, 0>;
    "/api/custom-profile-fields/properties/sie-order": Call<CustomProfileFieldsResource["updateSieOrder"], never, 0>;
    "/api/domains": Call<DomainsResource["create"], never, 0>;
    "/api/domains/cleanup": Call<DomainsResource["cleanup"], never, 0>;
    "/api/hooks": Call<HooksResource["create"], never, 0>;
    "/api/hooks/{id}/test": Call<HooksResource["createTest"], "id", 1>;
    "/api/one-time-tokens": Call<OneTimeTokensResource["add"], never, 0>;
    "/api/one-time-tokens/verify": Call<OneTimeTokensResource["verify"], never, 0>;
    "/api/organization-invitations": Call<OrganizationInvitationsResource["create"], never, 0>;
    "/api/organization-invitations/{id}/message": Call<OrganizationInvitationsResource["createMessage"], "id", 1>;
    "/api/organization-roles": Call<OrganizationRolesResource["create"], never, 0>;
    "/api/organization-roles/{id}/resource-scopes": Call<OrganizationRolesResource["assignResourceScopes"], "id", 1>;
    "/api/organization-roles/{id}/scopes": Call<OrganizationRolesResource["assignScopes"], "id", 1>;
    "/api/organization-scopes": Call<OrganizationScopesResource["create"], never, 0>;
    "/api/organizations": Call<OrganizationsResource["create"], never, 0>;
    "/api/organizations/{id}/applications": Call<OrganizationsResource["addApplications"], "id", 1>;
    "/api/organizations/{id}/applications/roles": Call<OrganizationsResource["assignRolesToApplications"], "id", 1>;
    "/api/organizations/{id}/applications/{applicationId}/roles": Call<OrganizationsResource["assignRolesToApplication"], "id" | "applicationId", 2>;
    "/api/organizations/{id}/jit/email-domains": Call<OrganizationsResource["createJitEmailDomain"], "id", 1>;
    "/api/organizations/{id}/jit/roles": Call<OrganizationsResource["assignJitRoles"], "id", 1>;
    "/api/organizations/{id}/jit/sso-connectors": Call<OrganizationsResource["assignJitSsoConnectors"], "id", 1>;
    "/api/organizations/{id}/users": Call<OrganizationsResource["addUsers"], "id", 1>;
    "/api/organizations/{id}/users/roles": Call<OrganizationsResource["assignRolesToUsers"], "id", 1>;
    "/api/organizations/{id}/users/{userId}/roles": Call<OrganizationsResource["assignRolesToUser"], "id" | "userId", 2>;
    "/api/resources": Call<ResourcesResource["create"], never, 0>;
    "/api/resources/{resourceId}/scopes": Call<ResourcesResource["createScope"], "resourceId", 1>;
    "/api/roles": Call<RolesResource["create"], never, 0>;
    "/api/roles/{id}/applications": Call<RolesResource["assignApplications"], "id", 1>;
    "/api/roles/{id}/scopes": Call<RolesResource["assignScopes"], "id", 1>;
    "/api/roles/{id}/users": Call<RolesResource["assignUsers"], "id", 1>;
    "/api/saml-applications": Call<SamlApplicationsResource["create"], never, 0>;
    "/api/saml-applications/{id}/secrets": Call<SamlApplicationsResource["createSecret"], "id", 1>;
    "/api/saml/{id}/authn": Call<SamlAuthnResource["create"], "id", 1>;
    "/api/sentinel-activities/delete": Call<SentinelActivitiesResource["delete"], never, 0>;
    "/api/sign-in-exp/default/check-password": Call<SignInExperienceResource["checkPassword"], never, 0>;
    "/api/sign-in-exp/default/custom-ui-assets": Call<SignInExperienceResource["uploadCustomUiAssets"], never, 0>;
    "/api/sso-connectors": Call<SsoConnectorsResource["create"], never, 0>;
    "/api/sso-connectors/{id}/signing-keys": Call<SsoConnectorsResource["createSigningKey"], "id", 1>;
    "/api/subject-tokens": Call<SubjectTokensResource["create"], never, 0>;
    "/api/user-assets": Call<UserAssetsResource["create"], never, 0>;
    "/api/users": Call<UsersResource["create"], never, 0>;
    "/api/users/{userId}/identities": Call<UsersResource["createIdentity"], "userId", 1>;
    "/api/users/{userId}/mfa-verifications": Call<UsersResource["createMfaVerification"], "userId", 1>;
    "/api/users/{userId}/password/verify": Call<UsersResource["verifyPassword"], "userId", 1>;
    "/api/users/{userId}/personal-access-tokens": Call<UsersResource["createPersonalAccessToken"], "userId", 1>;
    "/api/users/{userId}/personal-access-tokens/delete": Call<UsersResource["deletePersonalAccessTokenPost"], "userId", 1>;
    "/api/users/{userId}/roles": Call<UsersResource["assignRoles"], "userId", 1>;
    "/api/verification-codes": Call<VerificationCodesResource["create"], never, 0>;
    "/api/verification-codes/verify": Call<VerificationCodesResource["verify"], never, 0>;
  };
  PUT: {
    "/api/applications/{applicationId}/access-control": Call<ApplicationsResource["replaceAccessControl"], "applicationId", 1>;
    "/api/applications/{applicationId}/roles": Call<ApplicationsResource["replaceRoles"], "applicationId", 1>;
    "/api/applications/{applicationId}/sign-in-experience": Call<ApplicationsResource["replaceSignInExperience"], "applicationId", 1>;
    "/api/applications/{id}/users/{userId}/consent-organizations": Call<ApplicationsResource["replaceUserConsentOrganizations"], "id" | "userId", 2>;
    "/api/captcha-provider": Call<CaptchaProviderResource["update"], never, 0>;
    "/api/configs/actions/{actionType}": Call<ConfigsResource["upsertAction"], "actionType", 1>;
    "/api/configs/id-token": Call<ConfigsResource["upsertIdToken"], never, 0>;
    "/api/configs/jwt-customizer/{tokenTypePath}": Call<ConfigsResource["upsertJwtCustomizer"], "tokenTypePath", 1>;
    "/api/custom-phrases/{languageTag}": Call<CustomPhrasesResource["replace"], "languageTag", 1>;
    "/api/custom-profile-fields/{name}": Call<CustomProfileFieldsResource["updateByName"], "name", 1>;
    "/api/domains/{id}/verification-files": Call<DomainsResource["replaceVerificationFiles"], "id", 1>;
    "/api/email-templates": Call<EmailTemplatesResource["replace"], never, 0>;
    "/api/one-time-tokens/{id}/status": Call<OneTimeTokensResource["replaceStatus"], "id", 1>;
    "/api/organization-invitations/{id}/status": Call<OrganizationInvitationsResource["replaceStatus"], "id", 1>;
    "/api/organization-roles/{id}/resource-scopes": Call<OrganizationRolesResource["replaceResourceScopes"], "id", 1>;
    "/api/organization-roles/{id}/scopes": Call<OrganizationRolesResource["replaceScopes"], "id", 1>;
    "/api/organizations/{id}/applications": Call<OrganizationsResource["replaceApplications"], "id", 1>;
    "/api/organizations/{id}/applications/{applicationId}/roles": Call<OrganizationsResource["replaceApplicationRoles"], "id" | "applicationId", 2>;
    "/api/organizations/{id}/jit/email-domains": Call<OrganizationsResource["replaceJitEmailDomains"], "id", 1>;
    "/api/organizations/{id}/jit/roles": Call<OrganizationsResource["replaceJitRoles"], "id", 1>;
    "/api/organizations/{id}/jit/sso-connectors": Call<OrganizationsResource["replaceJitSsoConnectors"], "id", 1>;
    "/api/organizations/{id}/users": Call<OrganizationsResource["replaceUsers"], "id", 1>;
    "/api/organizations/{id}/users/{userId}/roles": Call<OrganizationsResource["replaceUserRoles"], "id" | "userId", 2>;
    "/api/users/{userId}/identities/{target}": Call<UsersResource["replaceIdentity"], "userId" | "target", 2>;
    "/api/users/{userId}/roles": Call<UsersResource["replaceRoles"], "userId", 1>;
  };
}

/** What `paginate` knows: a call for each path of a list. */
export interface Lists {
  "/api/applications": Call<ApplicationsResource["list"], never, never, 0>;
  "/api/applications/{applicationId}/roles": Call<ApplicationsResource["listRoles"], "applicationId", never, 1>;
  "/api/applications/{id}/organizations": Call<ApplicationsResource["listOrganizations"], "id", never, 1>;
  "/api/applications/{id}/protected-app-metadata/custom-domains": Call<ApplicationsResource["listProtectedAppMetadataCustomDomains"], "id", never, 1>;
  "/api/applications/{id}/secrets": Call<ApplicationsResource["listSecrets"], "id", never, 1>;
  "/api/applications/{id}/users/{userId}/consent-organizations": Call<ApplicationsResource["listUserConsentOrganizations"], "id" | "userId", never, 2, "organizations">;
  "/api/configs/actions": Call<ConfigsResource["listActions"], never, never, 0>;
  "/api/configs/jwt-customizer": Call<ConfigsResource["listJwtCustomizers"], never, never, 0>;
  "/api/connector-factories": Call<ConnectorFactoriesResource["list"], never, never, 0>;
  "/api/connectors": Call<ConnectorsResource["list"], never, never, 0>;
  "/api/custom-phrases": Call<CustomPhrasesResource["list"], never, never, 0>;
  "/api/custom-profile-fields": Call<CustomProfileFieldsResource["list"], never, never, 0>;
  "/api/domains": Call<DomainsResource["list"], never, never, 0>;
  "/api/email-templates": Call<EmailTemplatesResource["list"], never, never, 0>;
  "/api/hooks": Call<HooksResource["list"], never, never, 0>;
  "/api/hooks/{id}/recent-logs": Call<HooksResource["listRecentLogs"], "id", never, 1>;
  "/api/logs": Call<LogsResource["list"], never, never, 0>;
  "/api/one-time-tokens": Call<OneTimeTokensResource["list"], never, never, 0>;
  "/api/organization-invitations": Call<OrganizationInvitationsResource["list"], never, never, 0>;
  "/api/organization-roles": Call<OrganizationRolesResource["list"], never, never, 0>;
  "/api/organization-roles/{id}/resource-scopes": Call<OrganizationRolesResource["listResourceScopes"], "id", never, 1>;
  "/api/organization-roles/{id}/scopes": Call<OrganizationRolesResource["listScopes"], "id", never, 1>;
  "/api/organization-scopes": Call<OrganizationScopesResource["list"], never, never, 0>;
  "/api/organizations": Call<OrganizationsResource["list"], never, never, 0>;
  "/api/organizations/{id}/applications": Call<OrganizationsResource["listApplications"], "id", never, 1>;
  "/api/organizations/{id}/applications/{applicationId}/roles": Call<OrganizationsResource["listApplicationRoles"], "id" | "applicationId", never, 2>;
  "/api/organizations/{id}/jit/email-domains": Call<OrganizationsResource["listJitEmailDomains"], "id", never, 1>;
  "/api/organizations/{id}/jit/roles": Call<OrganizationsResource["listJitRoles"], "id", never, 1>;
  "/api/organizations/{id}/jit/sso-connectors": Call<OrganizationsResource["listJitSsoConnectors"], "id", never, 1>;
  "/api/organizations/{id}/users": Call<OrganizationsResource["listUsers"], "id", never, 1>;
  "/api/organizations/{id}/users/{userId}/roles": Call<OrganizationsResource["listUserRoles"], "id" | "userId", never, 2>;
  "/api/organizations/{id}/users/{userId}/scopes": Call<OrganizationsResource["listUserScopes"], "id" | "userId", never, 2>;
  "/api/resources": Call<ResourcesResource["list"], never, never, 0>;
  "/api/resources/{resourceId}/scopes": Call<ResourcesResource["listScopes"], "resourceId", never, 1>;
  "/api/roles": Call<RolesResource["list"], never, never, 0>;
  "/api/roles/{id}/applications": Call<RolesResource["listApplications"], "id", never, 1>;
  "/api/roles/{id}/scopes": Call<RolesResource["listScopes"], "id", never, 1>;
  "/api/roles/{id}/users": Call<RolesResource["listUsers"], "id", never, 1>;
  "/api/saml-applications/{id}/secrets": Call<SamlApplicationsResource["listSecrets"], "id", never, 1>;
  "/api/sso-connector-providers": Call<SsoConnectorProvidersResource["list"], never, never, 0>;
  "/api/sso-connectors": Call<SsoConnectorsResource["list"], never, never, 0>;
  "/api/sso-connectors/{id}/signing-keys": Call<SsoConnectorsResource["listSigningKeys"], "id", never, 1>;
  "/api/users": Call<UsersResource["list"], never, never, 0>;
  "/api/users/{userId}/grants": Call<UsersResource["listGrants"], "userId", never, 1, "grants">;
  "/api/users/{userId}/mfa-verifications": Call<UsersResource["listMfaVerifications"], "userId", never, 1>;
  "/api/users/{userId}/organizations": Call<UsersResource["listOrganizations"], "userId", never, 1>;
  "/api/users/{userId}/personal-access-tokens": Call<UsersResource["listPersonalAccessTokens"], "userId", never, 1>;
  "/api/users/{userId}/roles": Call<UsersResource["listRoles"], "userId", never, 1>;
  "/api/users/{userId}/sessions": Call<UsersResource["listSessions"], "userId", never, 1, "sessions">;
}
