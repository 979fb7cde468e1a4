//! Finding the row that somebody names, and telling of a name that is none, or is taken.

use super::given::RoleType;
use crate::decode::wrong;
use crate::store::Row;
use crate::store::table::{Table, id_of, text};

/// What a user may be known by beside the id.
pub(super) const IDENTIFIERS: [&str; 3] = ["username", "primaryEmail", "primaryPhone"];

/// What a row may be called by beside its id, and what it is.
pub(super) type Names = (&'static str, &'static [&'static str]);
pub(super) const APPLICATION: Names = ("application", &["name"]);
pub(super) const ORGANIZATION_ROLE: Names = ("organization role", &["name"]);
pub(super) const ORGANIZATION_SCOPE: Names = ("organization scope", &["name"]);
pub(super) const ROLE: Names = ("role", &["name"]);
pub(super) const SCOPE: Names = ("scope", &["name"]);
pub(super) const USER: Names = ("user", &IDENTIFIERS);

/// The row of this id, or else the only one of this name.
pub(super) fn named<'a>(
    table: &'a Table,
    names: Names,
    name: &str,
    path: &str,
) -> Result<&'a Row, String> {
    let (what, fields) = names;
    if let Some(row) = table.get(name) {
        return Ok(row);
    }
    let called = |row: &&Row| fields.iter().any(|field| text(row, field) == name);
    let mut found = table.iter().filter(called);
    match (found.next(), found.next()) {
        (Some(row), None) => Ok(row),
        (None, _) => Err(wrong(path, format_args!("there is no {what} `{name}`"))),
        (Some(_), Some(_)) => Err(wrong(
            path,
            format_args!("there is more than one {what} `{name}`: give its id"),
        )),
    }
}

/// The id of a role that users, or machines, may have.
pub(super) fn held_by<'a>(
    roles: &'a Table,
    names: Names,
    kind: RoleType,
    name: &str,
    path: &str,
) -> Result<&'a str, String> {
    let role = named(roles, names, name, path)?;
    if text(role, "type") == kind.name() {
        return Ok(id_of(role));
    }
    let other = match kind {
        RoleType::User => "machines",
        RoleType::MachineToMachine => "users",
    };
    Err(wrong(
        path,
        format_args!("`{name}` is a role of {other} alone"),
    ))
}

/// Refuses a value that a row has already, letter case aside.
pub(super) fn free(table: &Table, field: &str, value: &str, path: &str) -> Result<(), String> {
    match table.taken(field, value, None) {
        true => Err(taken(field, value, path)),
        false => Ok(()),
    }
}

/// Refuses a value that a row has already, letter for letter.
pub(super) fn free_as_it_is(
    table: &Table,
    field: &str,
    value: &str,
    path: &str,
) -> Result<(), String> {
    match table.iter().any(|row| text(row, field) == value) {
        true => Err(taken(field, value, path)),
        false => Ok(()),
    }
}

pub(super) fn taken(field: &str, value: &str, path: &str) -> String {
    wrong(
        &format!("{path}.{field}"),
        format_args!("`{value}` is taken"),
    )
}
