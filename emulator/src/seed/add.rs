//! Puts what somebody described into a tenant. What does not fit is said by its place: a name that is
//! taken, a role that nobody knows.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::given::{
    Application, ApplicationType, Organization, OrganizationRole, Resource, Role, RoleType, Scope,
    Seed, Short, User,
};
use super::names::{
    APPLICATION, IDENTIFIERS, ORGANIZATION_ROLE, ORGANIZATION_SCOPE, ROLE, SCOPE, USER, free,
    free_as_it_is, held_by, named, taken,
};
use super::{START, rows};
use crate::context::show;
use crate::decode::wrong;
use crate::handlers::users::render;
use crate::store::random::Random;
use crate::store::table::{Table, id_of, text};
use crate::store::{MANAGEMENT_API, Password, Row, Store};

/// Adds all rows and answers with them, as the API shows them, or says what is wrong: the store is
/// then no good any more.
pub(super) fn all(store: &mut Store, seed: &Seed) -> Result<Value, String> {
    let mut added = Map::new();
    let identifiers = store
        .users
        .iter()
        .flat_map(|user| IDENTIFIERS.map(|field| (field, text(user, field).to_ascii_lowercase())));
    let identifiers = identifiers.collect();
    let mut tenant = Adding { store, identifiers };
    added.insert(
        "resources".into(),
        each(&seed.resources, "resources", |row, path| {
            tenant.resource(row, path)
        })?,
    );
    added.insert(
        "organizationScopes".into(),
        each(
            &seed.organization_scopes,
            "organizationScopes",
            |row, path| tenant.organization_scope(&row.0, path),
        )?,
    );
    added.insert(
        "organizationRoles".into(),
        each(
            &seed.organization_roles,
            "organizationRoles",
            |row, path| tenant.organization_role(row, path),
        )?,
    );
    added.insert(
        "roles".into(),
        each(&seed.roles, "roles", |row, path| tenant.role(row, path))?,
    );
    added.insert(
        "applications".into(),
        each(&seed.applications, "applications", |row, path| {
            tenant.application(row, path)
        })?,
    );
    added.insert(
        "users".into(),
        each(&seed.users, "users", |row, path| tenant.user(row, path))?,
    );
    added.insert(
        "organizations".into(),
        each(&seed.organizations, "organizations", |row, path| {
            tenant.organization(row, path)
        })?,
    );
    Ok(added.into())
}

/// What `add` makes of each of a list, which is told its place.
fn each<T>(
    list: &[T],
    name: &str,
    mut add: impl FnMut(&T, &str) -> Result<Value, String>,
) -> Result<Value, String> {
    let rows = list.iter().enumerate();
    rows.map(|(n, row)| add(row, &format!("{name}[{n}]")))
        .collect()
}

struct Adding<'a> {
    store: &'a mut Store,
    /// What users are known by, in lower case, by field: there may be thousands.
    identifiers: HashSet<(&'static str, String)>,
}

impl Adding<'_> {
    /// The id that is given, if no row of the table has it, or a new one.
    fn id(
        &mut self,
        given: &Option<String>,
        table: fn(&Store) -> &Table,
        make: fn(&mut Random) -> String,
        path: &str,
    ) -> Result<String, String> {
        match given {
            Some(id) if table(self.store).has(id) => Err(taken("id", id, path)),
            Some(id) => Ok(id.clone()),
            None => Ok(make(&mut self.store.random)),
        }
    }

    fn resource(&mut self, given: &Resource, path: &str) -> Result<Value, String> {
        free_as_it_is(&self.store.resources, "indicator", &given.indicator, path)?;
        let id = self.id(&given.id, |store| &store.resources, Random::id, path)?;
        if given.is_default {
            for resource in self.store.resources.iter_mut() {
                resource.insert("isDefault".into(), false.into());
            }
        }
        let row = rows::resource(
            &id,
            &given.name,
            &given.indicator,
            given.access_token_ttl.unwrap_or(3600),
            given.is_default,
        );
        let mut shown = show(&row);
        self.store.resources.insert(row);
        shown["scopes"] = each(&given.scopes, &format!("{path}.scopes"), |scope, path| {
            self.scope(&id, &scope.0, path)
        })?;
        Ok(shown)
    }

    fn scope(&mut self, resource: &str, given: &Scope, path: &str) -> Result<Value, String> {
        let same = |scope: &Row| {
            text(scope, "resourceId") == resource && text(scope, "name") == given.name
        };
        if self.store.scopes.iter().any(same) {
            return Err(taken("name", &given.name, path));
        }
        let id = self.id(&given.id, |store| &store.scopes, Random::id, path)?;
        let at = START + self.store.scopes.len() as u64;
        let row = rows::scope(&id, resource, &given.name, given.description.as_deref(), at);
        let shown = show(&row);
        self.store.scopes.insert(row);
        Ok(shown)
    }

    fn organization_scope(&mut self, given: &Scope, path: &str) -> Result<Value, String> {
        free(&self.store.organization_scopes, "name", &given.name, path)?;
        let id = self.id(
            &given.id,
            |store| &store.organization_scopes,
            Random::id,
            path,
        )?;
        let row = rows::organization_scope(&id, &given.name, given.description.as_deref());
        let shown = show(&row);
        self.store.organization_scopes.insert(row);
        Ok(shown)
    }

    fn organization_role(&mut self, given: &OrganizationRole, path: &str) -> Result<Value, String> {
        free(&self.store.organization_roles, "name", &given.name, path)?;
        let id = self.id(
            &given.id,
            |store| &store.organization_roles,
            Random::id,
            path,
        )?;
        for (n, name) in given.scopes.iter().enumerate() {
            let path = format!("{path}.scopes[{n}]");
            let scope = id_of(named(
                &self.store.organization_scopes,
                ORGANIZATION_SCOPE,
                name,
                &path,
            )?);
            self.store.organization_roles_scopes.insert([&id, scope]);
        }
        for (n, name) in given.resource_scopes.iter().enumerate() {
            let path = format!("{path}.resourceScopes[{n}]");
            let scope = id_of(named(&self.store.scopes, SCOPE, name, &path)?);
            self.store
                .organization_roles_resource_scopes
                .insert([&id, scope]);
        }
        let kind = given.kind.name();
        let row = rows::organization_role(&id, &given.name, given.description.as_deref(), kind);
        let shown = show(&row);
        self.store.organization_roles.insert(row);
        Ok(shown)
    }

    fn role(&mut self, given: &Role, path: &str) -> Result<Value, String> {
        free_as_it_is(&self.store.roles, "name", &given.name, path)?;
        let id = self.id(&given.id, |store| &store.roles, Random::id, path)?;
        for (n, name) in given.scopes.iter().enumerate() {
            let path = format!("{path}.scopes[{n}]");
            let scope = named(&self.store.scopes, SCOPE, name, &path)?;
            if given.kind == RoleType::User && text(scope, "resourceId") == MANAGEMENT_API {
                return Err(wrong(
                    &path,
                    "a scope of the Management API is for roles of machines",
                ));
            }
            self.store.roles_scopes.insert([&id, id_of(scope)]);
        }
        let description = given.description.as_deref().unwrap_or(&given.name);
        let row = rows::role(
            &id,
            &given.name,
            description,
            given.kind.name(),
            given.is_default,
        );
        let shown = show(&row);
        self.store.roles.insert(row);
        Ok(shown)
    }

    fn application(&mut self, given: &Application, path: &str) -> Result<Value, String> {
        let id = self.id(&given.id, |store| &store.applications, Random::id, path)?;
        for (n, name) in given.roles.iter().enumerate() {
            let path = format!("{path}.roles[{n}]");
            if given.kind != ApplicationType::MachineToMachine {
                return Err(wrong(
                    &path,
                    "an application of the type MachineToMachine alone has roles",
                ));
            }
            let role = held_by(
                &self.store.roles,
                ROLE,
                RoleType::MachineToMachine,
                name,
                &path,
            )?;
            self.store.applications_roles.insert([&id, role]);
        }
        let row = rows::application(&id, later(self.store.applications.len()), given);
        let made = given.kind.has_secret().then(|| self.store.random.secret());
        if let Some(value) = given.secret.as_ref().or(made.as_ref()) {
            if !given.kind.has_secret() {
                let place = format!("{path}.secret");
                return Err(wrong(
                    &place,
                    format_args!("an application of the type {} has none", given.kind.name()),
                ));
            }
            let secret = rows::secret(&id, value, START, None);
            self.store.secrets.insert(id, vec![secret]);
        }
        let shown = show(&row);
        self.store.applications.insert(row);
        Ok(shown)
    }

    fn user(&mut self, given: &User, path: &str) -> Result<Value, String> {
        let given_identifiers = [&given.username, &given.primary_email, &given.primary_phone];
        for (field, value) in IDENTIFIERS.into_iter().zip(given_identifiers) {
            let Some(value) = value else { continue };
            if !self.identifiers.insert((field, value.to_ascii_lowercase())) {
                return Err(taken(field, value, path));
            }
        }
        let id = self.id(&given.id, |store| &store.users, Random::short_id, path)?;
        for (n, name) in given.roles.iter().enumerate() {
            let path = format!("{path}.roles[{n}]");
            let role = held_by(&self.store.roles, ROLE, RoleType::User, name, &path)?;
            self.store.users_roles.insert([&id, role]);
        }
        let row = rows::user(&id, later(self.store.users.len()), given);
        if let Some(password) = &given.password {
            let password = Password::Plain(password.clone());
            self.store.passwords.insert(id, password);
        }
        let shown = render(self.store, &row);
        self.store.users.insert(row);
        Ok(shown)
    }

    fn organization(&mut self, given: &Organization, path: &str) -> Result<Value, String> {
        let id = self.id(
            &given.id,
            |store| &store.organizations,
            Random::short_id,
            path,
        )?;
        for (n, Short(member)) in given.members.iter().enumerate() {
            let path = format!("{path}.members[{n}]");
            let user = named(
                &self.store.users,
                USER,
                &member.user,
                &format!("{path}.user"),
            )?;
            let user = id_of(user).to_owned();
            self.store.organization_users.insert([&id, &user]);
            for (n, name) in member.roles.iter().enumerate() {
                let path = format!("{path}.roles[{n}]");
                let role = self.organization_role_of(RoleType::User, name, &path)?;
                self.store
                    .organization_users_roles
                    .insert([&id, &user, &role]);
            }
        }
        for (n, Short(machine)) in given.applications.iter().enumerate() {
            let path = format!("{path}.applications[{n}]");
            let place = format!("{path}.application");
            let application = named(
                &self.store.applications,
                APPLICATION,
                &machine.application,
                &place,
            )?;
            if text(application, "type") != ApplicationType::MachineToMachine.name() {
                return Err(wrong(
                    &place,
                    "an application of the type MachineToMachine alone is in organizations",
                ));
            }
            let application = id_of(application).to_owned();
            self.store
                .organization_applications
                .insert([&id, &application]);
            for (n, name) in machine.roles.iter().enumerate() {
                let path = format!("{path}.roles[{n}]");
                let role = self.organization_role_of(RoleType::MachineToMachine, name, &path)?;
                self.store
                    .organization_applications_roles
                    .insert([&id, &application, &role]);
            }
        }
        let row = rows::organization(&id, later(self.store.organizations.len()), given);
        let shown = show(&row);
        self.store.organizations.insert(row);
        Ok(shown)
    }

    fn organization_role_of(
        &self,
        kind: RoleType,
        name: &str,
        path: &str,
    ) -> Result<String, String> {
        let roles = &self.store.organization_roles;
        held_by(roles, ORGANIZATION_ROLE, kind, name, path).map(str::to_owned)
    }
}

/// When the next of so many rows was made: a second after the one before.
fn later(count: usize) -> u64 {
    START + count as u64 * 1000
}
