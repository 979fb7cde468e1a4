//! Writes `src/operations/table.rs`: a row for each operation, a line for each row.

use std::collections::BTreeSet;
use std::fmt::Write;

use anyhow::Result;

use super::rows::{Dates, Paging, Row};

const HEAD: &str = "// Written by `cargo xtask generate`: change `api/` and run it again.\n";

/// The table's source.
pub(super) fn write(rows: &[Row]) -> Result<String> {
    let mut names = BTreeSet::from(["Operation", "op"]);
    let mut lines = String::new();
    let mut resource = "";
    for row in rows {
        if resource != row.resource {
            if !resource.is_empty() {
                lines.push('\n');
            }
            resource = &row.resource;
        }
        writeln!(lines, "    {},", line(row, &mut names))?;
    }
    // rustfmt's order: types before functions.
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_by_key(|name| (*name == "op", *name));
    Ok(format!(
        "{HEAD}\n\
         use super::{{{}}};\n\n\
         /// All operations, by resource.\n\
         #[rustfmt::skip]\n\
         pub static OPERATIONS: &[Operation] = &[\n\
         {lines}];\n",
        names.join(", ")
    ))
}

fn line(row: &Row, names: &mut BTreeSet<&str>) -> String {
    let facts = row.facts;
    let mut line = format!("op({:?}, {:?}, {:?})", row.name(), facts.method, facts.path);
    let mut column = |text: String| line.push_str(&text);
    if let Some(body) = &facts.body {
        names.insert("Body");
        let kind = if row.is_multipart() {
            "Multipart"
        } else if body.optional {
            "Optional"
        } else {
            "Required"
        };
        column(format!(".body(Body::{kind})"));
    }
    if let Some(paging) = row.list {
        names.insert("List");
        let kind = match paging {
            Paging::Whole => "Whole",
            Paging::Optional => "Optional",
            Paging::Always => "Always",
        };
        column(format!(".list(List::{kind})"));
    }
    if let Some(key) = row.wrapped_in {
        column(format!(".wrapped_in({key:?})"));
    }
    if !row.query.is_empty() {
        column(format!(".query({:?})", row.query.join(",")));
    }
    let required = row.required();
    if !required.is_empty() {
        column(format!(".required({:?})", required.join(",")));
    }
    if let Some((kind, dates)) = &row.dates {
        names.insert("Dates");
        let kind = match kind {
            Dates::Millis => "Millis",
            Dates::Day => "Day",
        };
        column(format!(".dates(Dates::{kind}({:?}))", dates.join(",")));
    }
    if let Some(fields) = row.search {
        column(format!(".search({:?})", fields.replace(' ', ",")));
    }
    if let Some(version) = row.since {
        column(format!(".since({version:?})"));
    }
    for (is_set, name) in [
        (row.public, "public"),
        (row.raw, "raw"),
        (row.answers(), "answers"),
    ] {
        if is_set {
            column(format!(".{name}()"));
        }
    }
    line
}
