//! The tenant's state, in memory.

pub(crate) mod logs;
pub(crate) mod random;
pub(crate) mod relation;
pub(crate) mod table;

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use logs::Logs;
use random::Random;
use relation::Relation;
use table::Table;

pub(crate) use table::Row;

/// The only tenant there is.
pub(crate) const TENANT: &str = "default";
/// Id of the built-in Management API resource.
pub(crate) const MANAGEMENT_API: &str = "management-api";
/// Name of its only scope.
pub(crate) const MANAGEMENT_API_SCOPE: &str = "all";

/// What is known of a user's password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Password {
    Plain(String),
    /// As it came from elsewhere; nothing is verified by it.
    Digest {
        digest: String,
        algorithm: String,
    },
}

/// All rows and relations. Rows are the JSON that the API shows; what it never shows (passwords)
/// is beside them.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    pub(crate) random: Random,

    pub(crate) users: Table,
    pub(crate) passwords: IndexMap<String, Password>,
    /// user → MFA factors, each with its secret
    pub(crate) mfa: IndexMap<String, Vec<Row>>,
    /// user → `logtoConfig`
    pub(crate) logto_configs: IndexMap<String, Value>,
    /// user → personal access tokens
    pub(crate) personal_access_tokens: IndexMap<String, Vec<Row>>,
    /// user → enterprise identities
    pub(crate) sso_identities: IndexMap<String, Vec<Row>>,
    /// user → sessions
    pub(crate) sessions: IndexMap<String, Vec<Row>>,
    /// user → grants
    pub(crate) grants: IndexMap<String, Vec<Row>>,

    pub(crate) roles: Table,
    pub(crate) users_roles: Relation<2>,
    pub(crate) applications_roles: Relation<2>,
    pub(crate) roles_scopes: Relation<2>,

    pub(crate) applications: Table,
    /// application → secrets
    pub(crate) secrets: IndexMap<String, Vec<Row>>,
    /// application → access control
    pub(crate) access_control: IndexMap<String, Value>,
    /// application → sign-in experience
    pub(crate) sign_in_experiences: IndexMap<String, Row>,
    /// (application, kind of scope, scope)
    pub(crate) consent_scopes: Relation<3>,
    /// (application, user, organization)
    pub(crate) consent_organizations: Relation<3>,

    pub(crate) resources: Table,
    pub(crate) scopes: Table,

    pub(crate) organizations: Table,
    pub(crate) organization_roles: Table,
    pub(crate) organization_scopes: Table,
    /// (organization role, organization scope)
    pub(crate) organization_roles_scopes: Relation<2>,
    /// (organization role, scope of a resource)
    pub(crate) organization_roles_resource_scopes: Relation<2>,
    pub(crate) organization_users: Relation<2>,
    /// (organization, user, organization role)
    pub(crate) organization_users_roles: Relation<3>,
    pub(crate) organization_applications: Relation<2>,
    /// (organization, application, organization role)
    pub(crate) organization_applications_roles: Relation<3>,
    /// organization → e-mail domains for just-in-time provisioning
    pub(crate) jit_domains: IndexMap<String, IndexSet<String>>,
    pub(crate) jit_roles: Relation<2>,
    pub(crate) jit_sso_connectors: Relation<2>,

    pub(crate) connectors: Table,
    pub(crate) sso_connectors: Table,

    /// language → custom phrases
    pub(crate) custom_phrases: IndexMap<String, Row>,
    /// name → custom profile field
    pub(crate) custom_profile_fields: IndexMap<String, Row>,

    /// application → SAML settings
    pub(crate) saml_settings: IndexMap<String, Row>,
    /// SAML application → certificates
    pub(crate) saml_secrets: IndexMap<String, Vec<Row>>,

    pub(crate) hooks: Table,
    pub(crate) one_time_tokens: Table,
    pub(crate) invitations: Table,
    pub(crate) email_templates: Table,

    pub(crate) logs: Logs,

    pub(crate) domains: Table,
    /// domain → its verification files
    pub(crate) verification_files: IndexMap<String, Row>,
    /// kind of OIDC key → keys, newest first
    pub(crate) oidc_keys: IndexMap<String, Vec<Row>>,
    /// e-mail address or phone number → end of its verification code's life, epoch ms
    pub(crate) verification_codes: IndexMap<String, u64>,
    /// address (`Context::address`) → what is kept there: items and documents that have no table
    pub(crate) documents: IndexMap<String, Row>,
}

impl Store {
    /// An empty tenant.
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed, "store"),
            users: Table::new("users"),
            passwords: IndexMap::new(),
            mfa: IndexMap::new(),
            logto_configs: IndexMap::new(),
            personal_access_tokens: IndexMap::new(),
            sso_identities: IndexMap::new(),
            sessions: IndexMap::new(),
            grants: IndexMap::new(),
            roles: Table::new("roles"),
            users_roles: Relation::default(),
            applications_roles: Relation::default(),
            roles_scopes: Relation::default(),
            applications: Table::new("applications"),
            secrets: IndexMap::new(),
            access_control: IndexMap::new(),
            sign_in_experiences: IndexMap::new(),
            consent_scopes: Relation::default(),
            consent_organizations: Relation::default(),
            resources: Table::new("resources"),
            scopes: Table::new("scopes"),
            organizations: Table::new("organizations"),
            organization_roles: Table::new("organization_roles"),
            organization_scopes: Table::new("organization_scopes"),
            organization_roles_scopes: Relation::default(),
            organization_roles_resource_scopes: Relation::default(),
            organization_users: Relation::default(),
            organization_users_roles: Relation::default(),
            organization_applications: Relation::default(),
            organization_applications_roles: Relation::default(),
            jit_domains: IndexMap::new(),
            jit_roles: Relation::default(),
            jit_sso_connectors: Relation::default(),
            connectors: Table::new("connectors"),
            custom_phrases: IndexMap::new(),
            custom_profile_fields: IndexMap::new(),
            saml_settings: IndexMap::new(),
            saml_secrets: IndexMap::new(),
            hooks: Table::new("hooks"),
            one_time_tokens: Table::new("one_time_tokens"),
            invitations: Table::new("organization_invitations"),
            email_templates: Table::new("email_templates"),
            sso_connectors: Table::new("sso_connectors"),
            logs: Logs::new(seed),
            domains: Table::new("domains"),
            verification_files: IndexMap::new(),
            oidc_keys: IndexMap::new(),
            verification_codes: IndexMap::new(),
            documents: IndexMap::new(),
        }
    }

    /// Removes a user and all that refers to it.
    pub(crate) fn remove_user(&mut self, id: &str) -> bool {
        if self.users.remove(id).is_none() {
            return false;
        }
        self.passwords.shift_remove(id);
        self.logto_configs.shift_remove(id);
        for owned in [
            &mut self.mfa,
            &mut self.personal_access_tokens,
            &mut self.sso_identities,
            &mut self.sessions,
            &mut self.grants,
        ] {
            owned.shift_remove(id);
        }
        self.users_roles.remove_where(0, id);
        self.consent_organizations.remove_where(1, id);
        self.organization_users.remove_where(1, id);
        self.organization_users_roles.remove_where(1, id);
        self.invitations.remove_where("inviterId", id);
        self.invitations.remove_where("acceptedUserId", id);
        true
    }

    /// Removes a role and its assignments.
    pub(crate) fn remove_role(&mut self, id: &str) -> bool {
        if self.roles.remove(id).is_none() {
            return false;
        }
        self.users_roles.remove_where(1, id);
        self.applications_roles.remove_where(1, id);
        self.roles_scopes.remove_where(0, id);
        true
    }

    /// Removes an application and all that refers to it.
    pub(crate) fn remove_application(&mut self, id: &str) -> bool {
        if self.applications.remove(id).is_none() {
            return false;
        }
        self.secrets.shift_remove(id);
        self.access_control.shift_remove(id);
        self.sign_in_experiences.shift_remove(id);
        self.saml_settings.shift_remove(id);
        self.saml_secrets.shift_remove(id);
        self.applications_roles.remove_where(0, id);
        self.consent_scopes.remove_where(0, id);
        self.consent_organizations.remove_where(0, id);
        self.organization_applications.remove_where(1, id);
        self.organization_applications_roles.remove_where(1, id);
        true
    }

    /// Removes an organization and all that refers to it.
    pub(crate) fn remove_organization(&mut self, id: &str) -> bool {
        if self.organizations.remove(id).is_none() {
            return false;
        }
        self.jit_domains.shift_remove(id);
        self.consent_organizations.remove_where(2, id);
        self.organization_users.remove_where(0, id);
        self.organization_users_roles.remove_where(0, id);
        self.organization_applications.remove_where(0, id);
        self.organization_applications_roles.remove_where(0, id);
        self.jit_roles.remove_where(0, id);
        self.jit_sso_connectors.remove_where(0, id);
        self.invitations.remove_where("organizationId", id);
        true
    }

    /// Removes a scope of a resource and its assignments.
    pub(crate) fn remove_scope(&mut self, id: &str) -> bool {
        if self.scopes.remove(id).is_none() {
            return false;
        }
        self.roles_scopes.remove_where(1, id);
        self.consent_scopes.remove_where(2, id);
        self.organization_roles_resource_scopes.remove_where(1, id);
        true
    }

    /// Removes a role of organizations, whoever holds it.
    pub(crate) fn remove_organization_role(&mut self, id: &str) -> bool {
        if self.organization_roles.remove(id).is_none() {
            return false;
        }
        self.organization_roles_scopes.remove_where(0, id);
        self.organization_roles_resource_scopes.remove_where(0, id);
        self.organization_users_roles.remove_where(2, id);
        self.organization_applications_roles.remove_where(2, id);
        self.jit_roles.remove_where(1, id);
        true
    }

    /// Removes a resource and its scopes.
    pub(crate) fn remove_resource(&mut self, id: &str) -> bool {
        if self.resources.remove(id).is_none() {
            return false;
        }
        let scopes: Vec<String> = self
            .scopes
            .iter()
            .filter(|scope| scope["resourceId"] == id)
            .map(|scope| table::id_of(scope).to_owned())
            .collect();
        for scope in scopes {
            self.remove_scope(&scope);
        }
        true
    }
}
