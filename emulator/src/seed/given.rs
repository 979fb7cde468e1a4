//! A tenant as somebody describes it: what `seed` takes, with everything but names left out at will.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use crate::guard::Format;
use crate::store::Row;

/// Rows to add, in the order in which they are added: a row may name those before it.
#[derive(Debug, Default, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    default,
    expecting = "an object of lists"
)]
pub(crate) struct Seed {
    #[serde(deserialize_with = "or_default")]
    pub(super) resources: Vec<Resource>,
    #[serde(deserialize_with = "or_default")]
    pub(super) organization_scopes: Vec<Short<Scope>>,
    #[serde(deserialize_with = "or_default")]
    pub(super) organization_roles: Vec<OrganizationRole>,
    #[serde(deserialize_with = "or_default")]
    pub(super) roles: Vec<Role>,
    #[serde(deserialize_with = "or_default")]
    pub(super) applications: Vec<Application>,
    #[serde(deserialize_with = "or_default")]
    pub(super) users: Vec<User>,
    #[serde(deserialize_with = "or_default")]
    pub(super) organizations: Vec<Organization>,
}

#[derive(Debug, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "an object, an API resource"
)]
pub(super) struct Resource {
    #[serde(default, deserialize_with = "id")]
    pub(super) id: Option<String>,
    #[serde(deserialize_with = "text")]
    pub(super) name: String,
    #[serde(deserialize_with = "text")]
    pub(super) indicator: String,
    /// Seconds; an hour where it is left out.
    #[serde(default)]
    pub(super) access_token_ttl: Option<u64>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) is_default: bool,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) scopes: Vec<Short<Scope>>,
}

/// A scope of a resource or of organizations; its name alone will do.
#[derive(Debug, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "a scope's name, or an object"
)]
pub(super) struct Scope {
    #[serde(default, deserialize_with = "id")]
    pub(super) id: Option<String>,
    #[serde(deserialize_with = "word")]
    pub(super) name: String,
    #[serde(default)]
    pub(super) description: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "an object, a role"
)]
pub(super) struct Role {
    #[serde(default, deserialize_with = "id")]
    pub(super) id: Option<String>,
    #[serde(deserialize_with = "text")]
    pub(super) name: String,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(default, rename = "type", deserialize_with = "or_default")]
    pub(super) kind: RoleType,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) is_default: bool,
    /// Scopes of resources.
    #[serde(default, deserialize_with = "or_default")]
    pub(super) scopes: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "an object, an organization role"
)]
pub(super) struct OrganizationRole {
    #[serde(default, deserialize_with = "id")]
    pub(super) id: Option<String>,
    #[serde(deserialize_with = "text")]
    pub(super) name: String,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(default, rename = "type", deserialize_with = "or_default")]
    pub(super) kind: RoleType,
    /// Scopes of organizations.
    #[serde(default, deserialize_with = "or_default")]
    pub(super) scopes: Vec<String>,
    /// Scopes of resources.
    #[serde(default, deserialize_with = "or_default")]
    pub(super) resource_scopes: Vec<String>,
}

/// Who may have a role.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub(super) enum RoleType {
    #[default]
    User,
    MachineToMachine,
}

#[derive(Debug, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "an object, an application"
)]
pub(super) struct Application {
    #[serde(default, deserialize_with = "id")]
    pub(super) id: Option<String>,
    #[serde(deserialize_with = "text")]
    pub(super) name: String,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: ApplicationType,
    /// Made up where one is needed and none is given.
    #[serde(default, deserialize_with = "some_text")]
    pub(super) secret: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) is_third_party: bool,
    #[serde(default)]
    pub(super) oidc_client_metadata: Option<Row>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) custom_client_metadata: Row,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) custom_data: Row,
    #[serde(default)]
    pub(super) created_at: Option<u64>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) roles: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub(super) enum ApplicationType {
    Native,
    #[serde(rename = "SPA")]
    Spa,
    Traditional,
    MachineToMachine,
    Protected,
    #[serde(rename = "SAML")]
    Saml,
}

#[derive(Debug, Default, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    default,
    expecting = "an object, a user"
)]
pub(super) struct User {
    #[serde(deserialize_with = "id")]
    pub(super) id: Option<String>,
    #[serde(deserialize_with = "username")]
    pub(super) username: Option<String>,
    #[serde(deserialize_with = "email")]
    pub(super) primary_email: Option<String>,
    #[serde(deserialize_with = "phone")]
    pub(super) primary_phone: Option<String>,
    pub(super) name: Option<String>,
    pub(super) avatar: Option<String>,
    #[serde(deserialize_with = "some_text")]
    pub(super) password: Option<String>,
    #[serde(deserialize_with = "or_default")]
    pub(super) custom_data: Row,
    #[serde(deserialize_with = "or_default")]
    pub(super) profile: Row,
    #[serde(deserialize_with = "or_default")]
    pub(super) identities: Row,
    #[serde(deserialize_with = "or_default")]
    pub(super) is_suspended: bool,
    pub(super) last_sign_in_at: Option<u64>,
    pub(super) created_at: Option<u64>,
    #[serde(deserialize_with = "or_default")]
    pub(super) roles: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "an object, an organization"
)]
pub(super) struct Organization {
    #[serde(default, deserialize_with = "id")]
    pub(super) id: Option<String>,
    #[serde(deserialize_with = "text")]
    pub(super) name: String,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) custom_data: Row,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) is_mfa_required: bool,
    #[serde(default)]
    pub(super) created_at: Option<u64>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) members: Vec<Short<Member>>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) applications: Vec<Short<MemberApplication>>,
}

/// A user in an organization; the user alone will do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a user's name, or an object")]
pub(super) struct Member {
    pub(super) user: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) roles: Vec<String>,
}

/// A machine in an organization; the application alone will do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an application's name, or an object")]
pub(super) struct MemberApplication {
    pub(super) application: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) roles: Vec<String>,
}

/// An object for which its name may stand.
#[derive(Debug)]
pub(super) struct Short<T>(pub(super) T);

/// What has a name that may stand for it.
pub(super) trait Named {
    /// The field that the name is in.
    const FIELD: &'static str;
}

impl Named for Scope {
    const FIELD: &'static str = "name";
}

impl Named for Member {
    const FIELD: &'static str = "user";
}

impl Named for MemberApplication {
    const FIELD: &'static str = "application";
}

impl<'de, T: Deserialize<'de> + Named> Deserialize<'de> for Short<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de> + Named> Visitor<'de> for Either<T> {
            type Value = T;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a name or an object")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
                T::deserialize(json!({ T::FIELD: name })).map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_any(Either(PhantomData)).map(Self)
    }
}

/// Null is as good as left out, since what JavaScript leaves undefined comes as null.
fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// A text that `fits`, or nothing.
fn checked<'de, D: Deserializer<'de>>(
    deserializer: D,
    fits: impl FnOnce(&str) -> bool,
    expected: &str,
) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    match &text {
        Some(wrong) if !fits(wrong) => {
            Err(D::Error::invalid_value(Unexpected::Str(wrong), &expected))
        }
        _ => Ok(text),
    }
}

fn required<E: Error>(text: Option<String>) -> Result<String, E> {
    text.ok_or_else(|| E::invalid_type(Unexpected::Unit, &"a text"))
}

/// What can stand in a path as it is.
fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let fits = |text: &str| {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        (1..=128).contains(&text.len()) && text.bytes().all(known)
    };
    checked(
        deserializer,
        fits,
        "an id of 1 to 128 letters, digits, `-` and `_`",
    )
}

fn some_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    checked(deserializer, |text| !text.is_empty(), "a text, not empty")
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    required(some_text(deserializer)?)
}

/// A scope's name.
fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let fits = |text: &str| !text.is_empty() && !text.contains(' ');
    required(checked(deserializer, fits, "a name without a space")?)
}

fn username<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let expected = "letters, digits and `_`, with no digit first";
    checked(deserializer, |text| Format::Username.fits(text), expected)
}

fn email<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let expected = "an e-mail address";
    checked(deserializer, |text| Format::Email.fits(text), expected)
}

fn phone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let expected = "digits alone, the country's first";
    checked(deserializer, |text| Format::Phone.fits(text), expected)
}

impl RoleType {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::User => "User",
            Self::MachineToMachine => "MachineToMachine",
        }
    }
}

impl ApplicationType {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Native => "Native",
            Self::Spa => "SPA",
            Self::Traditional => "Traditional",
            Self::MachineToMachine => "MachineToMachine",
            Self::Protected => "Protected",
            Self::Saml => "SAML",
        }
    }

    /// Whether it asks for tokens with a secret.
    pub(super) fn has_secret(self) -> bool {
        matches!(self, Self::Traditional | Self::MachineToMachine)
    }
}

impl Application {
    pub(super) fn oidc_client_metadata(&self) -> Value {
        let none = || json!({ "redirectUris": [], "postLogoutRedirectUris": [] });
        self.oidc_client_metadata
            .clone()
            .map_or_else(none, Value::Object)
    }
}
