//! The types of queries.

use anyhow::{Result, bail};

use super::rows::{Dates, Row};
use super::surface::Surface;
use super::typescript::{Argument, WIDTH, Way, key, members, quoted, union_lines};

/// The types that several operations share.
pub(super) const SHARED: &str = "\
/** The query of an operation that has none. */
export type NoQuery = Readonly<Record<string, never>>;

/** The query of a list that is paged. */
export interface PageQuery {
  /** Items for each request, from 1 to 100; 100 where it is not given. */
  pageSize?: number | null | undefined;
}
";

/// What an operation takes as its query.
pub(super) struct Query {
    /// The argument of the method.
    pub(super) argument: Option<Argument>,
    /// The argument's type, where it is the operation's own: name and source.
    pub(super) declaration: Option<(String, String)>,
}

/// Refuses flags that no query has.
pub(super) fn check(rows: &[Row], surface: &Surface) -> Result<()> {
    for flag in &surface.types.flags {
        if !rows.iter().any(|row| row.query.contains(&flag.as_str())) {
            bail!("api/surface.toml: no query has the flag `{flag}`");
        }
    }
    Ok(())
}

/// The query of an operation. A GET has one always, so that its options stay in their place.
pub(super) fn of(row: &Row, surface: &Surface) -> Query {
    let is_paged = row.facts.query.contains_key("page_size");
    let plain = |name: &str| Query {
        argument: Some(Argument::new("query?", name)),
        declaration: None,
    };
    if row.query.is_empty() && row.search.is_none() {
        return match (is_paged, row.facts.method.as_str()) {
            (true, _) => plain("PageQuery"),
            (false, "GET") => plain("NoQuery"),
            (false, _) => Query {
                argument: None,
                declaration: None,
            },
        };
    }
    let name = format!("{}Query", row.id);
    let mark = if row.required().is_empty() { "?" } else { "" };
    Query {
        argument: Some(Argument::new(&format!("query{mark}"), &name)),
        declaration: Some((name.clone(), declaration(row, &name, is_paged, surface))),
    }
}

fn declaration(row: &Row, name: &str, is_paged: bool, surface: &Surface) -> String {
    let mut bases = Vec::new();
    if is_paged {
        bases.push("PageQuery".to_string());
    }
    if let Some(fields) = row.search {
        let fields: Vec<_> = fields.split(' ').map(quoted).collect();
        bases.push(format!("SearchQuery<{}>", fields.join(" | ")));
    }
    let doc = format!("/** The query of `{}`. */\n", row.name());
    if row.query.is_empty() {
        // An interface that adds nothing is a name for what it extends.
        return doc + &alias(name, &bases);
    }
    let mut text = doc + &head(name, &bases);
    for parameter in &row.query {
        if let Some(facts) = row.facts.query.get(*parameter) {
            let mut members = values(row, parameter, surface);
            if !facts.required {
                // Both are left out of the query.
                members.extend(["null".to_string(), "undefined".to_string()]);
            }
            let head = key(parameter, facts.required) + ":";
            text += &union_lines(2, &head, &members, ";");
        }
    }
    text + "}\n"
}

fn alias(name: &str, bases: &[String]) -> String {
    let line = format!("export type {name} = {};", bases.join(" & "));
    if line.len() <= WIDTH {
        return line + "\n";
    }
    format!("export type {name} = {};\n", bases.join(" &\n  "))
}

fn head(name: &str, bases: &[String]) -> String {
    if bases.is_empty() {
        return format!("export interface {name} {{\n");
    }
    let line = format!("export interface {name} extends {} {{", bases.join(", "));
    if line.len() <= WIDTH {
        return line + "\n";
    }
    format!(
        "export interface {name}\n  extends {} {{\n",
        bases.join(",\n    ")
    )
}

/// What a parameter may be given as.
fn values(row: &Row, parameter: &str, surface: &Surface) -> Vec<String> {
    if let Some((kind, names)) = &row.dates
        && names.contains(&parameter)
    {
        let kinds: &[&str] = match kind {
            Dates::Millis => &["Date", "number", "string"],
            Dates::Day => &["Date", "string"],
        };
        return kinds.iter().map(ToString::to_string).collect();
    }
    let facts = row.facts.query.get(parameter);
    let mut members = facts.map_or(Vec::new(), |facts| members(&facts.schema, Way::Query));
    let has = |text: &str| members.iter().any(|member| member == text);
    let is_flag = has("\"true\"") && has("\"false\"");
    if is_flag || surface.types.flags.contains(parameter) {
        members.insert(0, "boolean".to_string());
    }
    members
}
