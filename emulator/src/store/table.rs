//! A table: rows of JSON by id, in order of insertion.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::failure::Failure;

/// One row, as the API shows it.
pub(crate) type Row = Map<String, Value>;

/// Rows by id.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    name: &'static str,
    rows: IndexMap<String, Row>,
}

impl Table {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            rows: IndexMap::new(),
        }
    }

    /// Adds a row under its `id`.
    pub(crate) fn insert(&mut self, row: Row) {
        self.rows.insert(id_of(&row).to_owned(), row);
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Row> {
        self.rows.get(id)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Row> {
        self.rows.get_mut(id)
    }

    pub(crate) fn has(&self, id: &str) -> bool {
        self.rows.contains_key(id)
    }

    /// The row, or the 404 that names the table.
    pub(crate) fn find(&self, id: &str) -> Result<&Row, Failure> {
        self.get(id).ok_or_else(|| Failure::no_row(self.name, id))
    }

    /// The row to change, or the 404 that names the table.
    pub(crate) fn find_mut(&mut self, id: &str) -> Result<&mut Row, Failure> {
        let name = self.name;
        self.rows
            .get_mut(id)
            .ok_or_else(|| Failure::no_row(name, id))
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Row> {
        self.rows.shift_remove(id)
    }

    /// Removes the rows that have `value` in `field`.
    pub(crate) fn remove_where(&mut self, field: &str, value: &str) {
        self.rows.retain(|_, row| text(row, field) != value);
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Rows in order of creation.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Row> {
        self.rows.values()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        self.rows.values_mut()
    }

    /// Whether another row than `except` has `value` in `field`, letter case aside.
    pub(crate) fn taken(&self, field: &str, value: &str, except: Option<&str>) -> bool {
        self.iter().any(|row| {
            Some(id_of(row)) != except
                && row[field]
                    .as_str()
                    .is_some_and(|held| held.eq_ignore_ascii_case(value))
        })
    }
}

/// The id of a row.
pub(crate) fn id_of(row: &Row) -> &str {
    text(row, "id")
}

/// A string of a row; empty where there is none.
pub(crate) fn text<'a>(row: &'a Row, field: &str) -> &'a str {
    row.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// Turns a JSON object into a row.
pub(crate) fn row(value: Value) -> Row {
    match value {
        Value::Object(row) => row,
        other => unreachable!("a row is an object, not {other}"),
    }
}

/// Overwrites the fields that `changes` names.
pub(crate) fn assign(row: &mut Row, changes: &Row) {
    for (field, value) in changes {
        row.insert(field.clone(), value.clone());
    }
}

/// The row with only `fields`.
pub(crate) fn pick(row: &Row, fields: &[&str]) -> Value {
    let picked: Row = fields
        .iter()
        .filter_map(|field| {
            row.get(*field)
                .map(|value| ((*field).to_owned(), value.clone()))
        })
        .collect();
    picked.into()
}
