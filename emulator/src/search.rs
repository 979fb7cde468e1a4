//! Advanced search: `search`, `search.{field}`, `mode`, `mode.{field}`, `joint`,
//! `isCaseSensitive` (WIRE.md, Search).

use indexmap::IndexMap;

use crate::failure::Failure;
use crate::pattern::{Mode, Pattern};
use crate::query::{Query, is_yes};
use crate::store::Row;

/// A search over the fields of a row.
pub(crate) struct Search {
    matches: Vec<Match>,
    /// Every match must hold, not just one.
    all: bool,
}

/// What one `search…` parameter asks for: that any of the fields fits any of the patterns.
struct Match {
    fields: Vec<&'static str>,
    patterns: Vec<Pattern>,
}

impl Search {
    /// Reads a query; `None` where it searches nothing.
    pub(crate) fn parse(query: &Query, fields: &[&'static str]) -> Result<Option<Self>, Failure> {
        let all = joint(query)?;
        let case_sensitive = query
            .get("isCaseSensitive")
            .is_some_and(|value| is_yes(&value));
        let modes = modes(query)?;
        let mode_of = |field| modes.get(&field).or_else(|| modes.get(&None)).copied();
        let mut matches = Vec::new();
        for (field, values) in values(query)? {
            let mode = mode_of(field).unwrap_or(Mode::Like);
            check(&values, mode, case_sensitive)?;
            let patterns = values
                .iter()
                .map(|value| Pattern::new(mode, value, case_sensitive))
                .collect::<Result<_, _>>()?;
            let fields = match field {
                Some(field) => vec![known(field, fields)?],
                None => fields.to_vec(),
            };
            matches.push(Match { fields, patterns });
        }
        Ok((!matches.is_empty()).then_some(Self { matches, all }))
    }

    /// Whether a row is found.
    pub(crate) fn accepts(&self, row: &Row) -> bool {
        let fits = |wanted: &Match| {
            wanted
                .fields
                .iter()
                .filter_map(|field| row.get(*field)?.as_str())
                .any(|text| wanted.patterns.iter().any(|pattern| pattern.fits(text)))
        };
        if self.all {
            self.matches.iter().all(fits)
        } else {
            self.matches.iter().any(fits)
        }
    }
}

fn refuse(explanation: &str) -> Failure {
    Failure::invalid_input(explanation).data(crate::context::empty())
}

fn joint(query: &Query) -> Result<bool, Failure> {
    let joint = query.get("joint").or_else(|| query.get("jointMode"));
    match joint.unwrap_or_default().as_str() {
        "and" => Ok(true),
        "or" | "" => Ok(false),
        other => Err(refuse(&format!(
            "Search joint mode `{other}` is not valid, expect one of or, and."
        ))),
    }
}

/// The field that a name means: what stands behind its first dot. Whatever else the name is, is of no
/// account to the server: `search_params` is read as `search` (recording, 5.22 and 5.23).
fn field_of(name: &str) -> Result<Option<&str>, Failure> {
    let Some((_, field)) = name.split_once('.') else {
        return Ok(None);
    };
    if field.contains('.') {
        return Err(refuse(&format!(
            "Unsupported nested search field path `{field}` detected. Only the first level field \
             is supported."
        )));
    }
    Ok(Some(field))
}

/// The modes that are asked for, each with its field, or for all fields.
fn modes(query: &Query) -> Result<IndexMap<Option<&str>, Mode>, Failure> {
    let mut modes = IndexMap::new();
    for (name, values) in query.iter().filter(|(name, _)| name.starts_with("mode")) {
        let field = field_of(name)?;
        for value in values {
            let mode = Mode::parse(value).ok_or_else(|| {
                let place = field.map_or_else(String::new, |field| format!(" for field `{field}`"));
                refuse(&format!(
                    "Search match mode `{value}`{place} is not valid, expect one of exact, like, \
                     similar_to, posix."
                ))
            })?;
            modes.insert(field, mode);
        }
    }
    Ok(modes)
}

/// The values that are looked for, each with its field, or in all fields.
fn values(query: &Query) -> Result<IndexMap<Option<&str>, Vec<String>>, Failure> {
    let mut found: IndexMap<_, Vec<String>> = IndexMap::new();
    for (name, values) in query.iter().filter(|(name, _)| name.starts_with("search")) {
        found
            .entry(field_of(name)?)
            .or_default()
            .extend_from_slice(values);
    }
    Ok(found)
}

fn known(field: &str, fields: &[&'static str]) -> Result<&'static str, Failure> {
    fields
        .iter()
        .copied()
        .find(|known| *known == field)
        .ok_or_else(|| {
            let columns: Vec<String> = fields.iter().map(|field| column(field)).collect();
            refuse(&format!(
                "Search field `{field}` is not valid, expect one of {}.",
                columns.join(", ")
            ))
        })
}

fn check(values: &[String], mode: Mode, case_sensitive: bool) -> Result<(), Failure> {
    if values.iter().any(String::is_empty) {
        return Err(refuse("Search value cannot be empty."));
    }
    if values.len() > 1 && mode != Mode::Exact {
        return Err(refuse(
            "Only one search value is allowed when search mode is not `exact`.",
        ));
    }
    if mode == Mode::SimilarTo && !case_sensitive {
        return Err(refuse(
            "Cannot use case-insensitive match for `similar to`.",
        ));
    }
    Ok(())
}

/// The column of a field: `primaryEmail` is `primary_email`.
fn column(field: &str) -> String {
    let mut out = String::new();
    for letter in field.chars() {
        if letter.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}
