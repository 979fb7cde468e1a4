//! Advanced search: `search`, `search.{field}`, `mode`, `mode.{field}`, `joint`,
//! `isCaseSensitive` (WIRE.md, Search).

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
        let inherited = mode(query, "mode")?.unwrap_or(Mode::Like);
        let mut matches = Vec::new();
        for (name, values) in query.iter() {
            let field = match name.strip_prefix("search") {
                Some("") => None,
                Some(rest) => match rest.strip_prefix('.') {
                    Some(field) => Some(known(field, fields)?),
                    None => continue,
                },
                None => continue,
            };
            let own = match field {
                Some(field) => mode(query, &format!("mode.{field}"))?,
                None => None,
            };
            let mode = own.unwrap_or(inherited);
            check(values, mode, case_sensitive)?;
            let patterns = values
                .iter()
                .map(|value| Pattern::new(mode, value, case_sensitive))
                .collect::<Result<_, _>>()?;
            let fields = field.map_or_else(|| fields.to_vec(), |field| vec![field]);
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
    let Some(joint) = query.get("joint").or_else(|| query.get("jointMode")) else {
        return Ok(false);
    };
    match joint.as_str() {
        "and" => Ok(true),
        "or" => Ok(false),
        other => Err(refuse(&format!(
            "Search joint mode `{other}` is not valid, expect one of or, and."
        ))),
    }
}

fn mode(query: &Query, name: &str) -> Result<Option<Mode>, Failure> {
    let Some(text) = query.get(name) else {
        return Ok(None);
    };
    Mode::parse(&text).map(Some).ok_or_else(|| {
        refuse(&format!(
            "Search match mode `{text}` is not valid, expect one of exact, like, similar_to, posix."
        ))
    })
}

fn known(field: &str, fields: &[&'static str]) -> Result<&'static str, Failure> {
    if field.contains('.') {
        return Err(refuse(&format!(
            "Unsupported nested search field path `{field}` detected. Only the first level field \
             is supported."
        )));
    }
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
