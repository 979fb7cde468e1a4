//! An operation and its arguments, or a path of the caller's, become a request's target: the path
//! and the query.

use alloc::string::String;
use core::mem;

use crate::operations::Operation;
use crate::protocol::page::MAX_PAGE_SIZE;
use crate::protocol::search::Search;
use crate::protocol::text::{concat, cut, digits, listed, owned, split, valid};
use crate::protocol::url::{Query, decode_fully, expand};

/// A mistake in the arguments of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Becomes a `TypeError`.
    Type(String),
    /// Becomes a `RangeError`.
    Range(String),
}

impl Mistake {
    fn named(parts: &[&str]) -> Mistake {
        Mistake::Type(concat(parts))
    }
}

/// Names and values of a query by turns, in order. A value that begins with `=` is sent as it is after
/// that; one that begins with `@` is a Date: milliseconds since the epoch, and its day in UTC.
pub type Pairs<'a> = &'a [&'a str];

fn in_pairs<'a>(pairs: Pairs<'a>) -> &'a [[&'a str; 2]] {
    pairs.as_chunks().0
}

/// Where a request goes, below the endpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The path, percent-encoded, with the query.
    pub path_and_query: String,
    /// The search has a regular expression, and a 500 says that it is wrong.
    pub posix: bool,
    /// The page size that the query asked for.
    pub page_size: Option<u32>,
}

impl Target {
    fn new(path: &str, query: &Query) -> Target {
        let query = query.as_str();
        Target {
            posix: split(query, b'&')
                .filter_map(|pair| cut(pair, b'='))
                .any(|(name, value)| name.starts_with("mode") && value == "posix"),
            path_and_query: match query {
                "" => owned(path),
                _ => concat(&[path, "?", query]),
            },
            page_size: None,
        }
    }
}

/// The target of a resource's method: values of the path's parameters, in order, and the query.
///
/// # Errors
/// A value would name another path, or the query has what the operation does not take.
pub fn of_operation(
    operation: &Operation<'_>,
    values: &[&str],
    pairs: Pairs<'_>,
    search: &Search<'_>,
) -> Result<Target, Mistake> {
    let path = fill(operation.path, values)?;
    let mut query = Query::new();
    for [name, value] in in_pairs(pairs) {
        if matches!(*name, "page" | "page_size") {
            return Err(paging_name(name));
        }
        if !contains(operation.query, name) {
            return Err(unknown_name(operation, name));
        }
        push(&mut query, name, value, name.ends_with("_time"))?;
    }
    for name in split(operation.required, b',').filter(|name| !name.is_empty()) {
        if !in_pairs(pairs).iter().any(|[given, _]| *given == name) {
            let missing = [
                "`",
                name,
                "` is missing in the query of `",
                operation.name,
                "`.",
            ];
            return Err(Mistake::named(&missing));
        }
    }
    let added = search.add_to(&mut query, operation.search);
    added.map_err(|error| Mistake::Type(error.message()))?;
    Ok(Target::new(&path, &query))
}

/// The target of a path of the caller's: a template with the values of its parameters, in order, or
/// a finished path.
///
/// # Errors
/// The path could leave the endpoint, or a value would name another path.
pub fn of_path(path: &str, values: &[&str], pairs: Pairs<'_>) -> Result<Target, Mistake> {
    read(path, values, pairs, false)
}

/// The target of a list at a path of the caller's. Its page size may be in the path's own query.
///
/// # Errors
/// As for [`of_path`], or the query has a page, or a page size that is none.
pub fn of_list(path: &str, values: &[&str], pairs: Pairs<'_>) -> Result<Target, Mistake> {
    read(path, values, pairs, true)
}

fn read(path: &str, values: &[&str], pairs: Pairs<'_>, is_list: bool) -> Result<Target, Mistake> {
    let filled = fill(path, values)?;
    let (path, own) = cut(&filled, b'?').unwrap_or((&filled, ""));
    let mut query = Query::new();
    query.append_raw(own);
    for [name, value] in in_pairs(pairs) {
        push(&mut query, name, value, true)?;
    }
    let mut page_size = None;
    if is_list {
        let given = mem::take(&mut query);
        for pair in split(given.as_str(), b'&') {
            let (name, value) = cut(pair, b'=').unwrap_or((pair, ""));
            match valid(&decode_fully(name)).unwrap_or_default() {
                name @ ("page" | "page_size") => return Err(paging_name(name)),
                "pageSize" => page_size = Some(read_page_size(value)?),
                _ => query.append_raw(pair),
            }
        }
    }
    Ok(Target {
        page_size,
        ..Target::new(path, &query)
    })
}

/// Reads a page size, from 1 to 100 (WIRE.md, "Pagination").
///
/// # Errors
/// It is none.
pub fn read_page_size(text: &str) -> Result<u32, Mistake> {
    match digits(text) {
        Some(size) if (1..=i64::from(MAX_PAGE_SIZE)).contains(&size) => Ok(size as u32),
        _ => Err(Mistake::Range(owned(
            "`pageSize` must be a whole number from 1 to 100.",
        ))),
    }
}

fn fill(template: &str, values: &[&str]) -> Result<String, Mistake> {
    expand(template, values).map_err(|error| Mistake::Type(error.message()))
}

/// Adds a name and a value to a query. A date is sent as a day in UTC where it is `date`, and, where it
/// can be one of this name, in milliseconds since the epoch.
fn push(query: &mut Query, name: &str, value: &str, can_be_time: bool) -> Result<(), Mistake> {
    let date = value.strip_prefix("@").and_then(|date| cut(date, b' '));
    let text = match date {
        None => value.get(1..).unwrap_or_default(),
        // A year of another length than four digits is none that the server knows.
        Some((_, day)) if name == "date" && day.len() == 10 => day,
        Some((time, _)) if name != "date" && can_be_time => time,
        Some(_) => {
            let what = "` in the query is no date of this operation.";
            return Err(Mistake::named(&["`", name, what]));
        }
    };
    query.push(name, text);
    Ok(())
}

fn contains(names: &str, name: &str) -> bool {
    split(names, b',').any(|one| one == name)
}

fn paging_name(name: &str) -> Mistake {
    let rest = "` is not for the query: set `pageSize`, and ask for a page with `page(n)` \
        or `pages({ from })`.";
    Mistake::named(&["`", name, rest])
}

fn unknown_name(operation: &Operation<'_>, name: &str) -> Mistake {
    let known = if operation.query.is_empty() {
        owned(" It takes none by name.")
    } else {
        concat(&[" Known are: ", &listed(operation.query), "."])
    };
    Mistake::named(&[
        "`",
        name,
        "` is unknown in the query of `",
        operation.name,
        "`.",
        &known,
        " Newer parameters go through `request` and `paginate`.",
    ])
}

#[cfg(test)]
mod tests;
