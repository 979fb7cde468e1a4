//! An operation and its arguments, or a path of the caller's, become a request's target: the path
//! and the query.

use alloc::borrow::ToOwned;
use alloc::string::String;

use crate::operations::Row;
use crate::protocol::date;
use crate::protocol::page::MAX_PAGE_SIZE;
use crate::protocol::search::Search;
use crate::protocol::text::{concat, cut, digits, listed, split};
use crate::protocol::url::{Query, expand};

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
/// that; one that begins with `@` is a Date, in milliseconds since the epoch.
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
    /// The place in the table of the operation that the path is one of.
    pub at: Option<usize>,
}

impl Target {
    fn new(path: String, query: &Query) -> Target {
        let query = query.as_str();
        Target {
            posix: split(query, b'&')
                .filter_map(|pair| cut(pair, b'='))
                .any(|(name, value)| name.starts_with("mode") && value == "posix"),
            path_and_query: match query {
                "" => path,
                _ => concat(&[&path, "?", query]),
            },
            page_size: None,
            at: None,
        }
    }
}

/// The target of a resource's method: values of the path's parameters, in order, and the query.
///
/// # Errors
/// A value would name another path, or the query has what the operation does not take.
pub fn of_operation(
    row: &Row,
    values: &[&str],
    pairs: Pairs<'_>,
    search: &Search<'_>,
) -> Result<Target, Mistake> {
    let path = fill(row.path, values)?;
    let mut query = Query::new();
    for [name, value] in in_pairs(pairs) {
        if matches!(*name, "page" | "page_size") {
            return Err(paging_name(name));
        }
        if !contains(row.query, name) {
            return Err(unknown_name(row, name));
        }
        push(&mut query, name, value, row.millis, row.days)?;
    }
    for name in split(row.required, b',').filter(|name| !name.is_empty()) {
        if !in_pairs(pairs).iter().any(|[given, _]| *given == name) {
            let missing = [
                "`",
                name,
                "` is missing in the query of `",
                &row.full_name(),
                "`.",
            ];
            return Err(Mistake::named(&missing));
        }
    }
    let added = search.add_to(&mut query, row.search);
    added.map_err(|error| Mistake::Type(error.message()))?;
    Ok(Target::new(path, &query))
}

/// The target of a path of the caller's: a template with the values of its parameters, in order, or
/// a finished path.
///
/// # Errors
/// The path could leave the endpoint, or a value would name another path.
pub fn of_path(
    method: &str,
    path: &str,
    values: &[&str],
    pairs: Pairs<'_>,
) -> Result<Target, Mistake> {
    let (path, query) = read_path(path, values, pairs)?;
    Ok(Target {
        at: place(method, &path),
        ..Target::new(path, &query)
    })
}

/// The target of a list at a path of the caller's. Its page size may be in the path's own query.
///
/// # Errors
/// As for [`of_path`], or the query has a page, or a page size that is none.
pub fn of_list(path: &str, values: &[&str], pairs: Pairs<'_>) -> Result<Target, Mistake> {
    let (path, given) = read_path(path, values, pairs)?;
    let mut page_size = None;
    let mut query = Query::new();
    for pair in split(given.as_str(), b'&') {
        match cut(pair, b'=').unwrap_or((pair, "")) {
            (name @ ("page" | "page_size"), _) => return Err(paging_name(name)),
            ("pageSize", size) => page_size = Some(read_page_size(size)?),
            _ => query.append_raw(pair),
        }
    }
    Ok(Target {
        page_size,
        at: place("GET", &path),
        ..Target::new(path, &query)
    })
}

fn place(method: &str, path: &str) -> Option<usize> {
    Row::of(method, path).map(|row| row.at)
}

/// Reads a page size, from 1 to 100 (WIRE.md, "Pagination").
///
/// # Errors
/// It is none.
pub fn read_page_size(text: &str) -> Result<u32, Mistake> {
    digits(text)
        .and_then(|size| u32::try_from(size).ok())
        .filter(|size| (1..=MAX_PAGE_SIZE).contains(size))
        .ok_or_else(|| Mistake::Range("`pageSize` must be a whole number from 1 to 100.".into()))
}

fn fill(template: &str, values: &[&str]) -> Result<String, Mistake> {
    expand(template, values).map_err(|error| Mistake::Type(error.message()))
}

/// A path with its parameters filled in, and its query: its own, and the caller's.
fn read_path(path: &str, values: &[&str], pairs: Pairs<'_>) -> Result<(String, Query), Mistake> {
    let filled = fill(path, values)?;
    let (path, own) = cut(&filled, b'?').unwrap_or((&filled, ""));
    let mut query = Query::new();
    query.append_raw(own);
    for [name, value] in in_pairs(pairs) {
        let (millis, days) = match *name {
            "date" => ("", *name),
            _ => (*name, ""),
        };
        push(&mut query, name, value, millis, days)?;
    }
    Ok((path.to_owned(), query))
}

/// Adds a name and a value to a query; a date in the form that the operation takes.
fn push(
    query: &mut Query,
    name: &str,
    value: &str,
    millis: &str,
    days: &str,
) -> Result<(), Mistake> {
    let Some(time) = value.strip_prefix('@') else {
        query.push(name, value.get(1..).unwrap_or_default());
        return Ok(());
    };
    if contains(millis, name) {
        query.push(name, time);
        return Ok(());
    }
    let day = match time.strip_prefix('-') {
        Some(before) => digits(before).and_then(|time| date::day(-time)),
        None => digits(time).and_then(date::day),
    };
    match day {
        Some(day) if contains(days, name) => query.push(name, &day),
        _ => {
            return Err(Mistake::named(&[
                "`",
                name,
                "` in the query is no date of this operation.",
            ]));
        }
    }
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

fn unknown_name(row: &Row, name: &str) -> Mistake {
    let known = if row.query.is_empty() {
        " It takes none by name.".to_owned()
    } else {
        concat(&[" Known are: ", &listed(row.query), "."])
    };
    Mistake::named(&[
        "`",
        name,
        "` is unknown in the query of `",
        &row.full_name(),
        "`.",
        &known,
        " Newer parameters go through `request` and `paginate`.",
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::search::Term;

    fn row(method: &str, path: &str) -> Row {
        Row::of(method, path).unwrap()
    }

    fn message(result: Result<Target, Mistake>) -> String {
        match result.unwrap_err() {
            Mistake::Type(message) | Mistake::Range(message) => message,
        }
    }

    #[test]
    fn arguments_become_a_path_and_a_query() {
        let user = row("GET", "/api/users/u");
        let query = &["includeSsoIdentities", "=true"];
        let target = of_operation(&user, &["a/b"], query, &Search::default()).unwrap();
        assert_eq!(
            target.path_and_query,
            "/api/users/a%2Fb?includeSsoIdentities=true"
        );
        let any = Term {
            values: &["%a%"],
            ..Term::default()
        };
        let search = Search {
            terms: vec![any],
            ..Search::default()
        };
        let users = row("GET", "/api/users");
        let target = of_operation(&users, &[], &[], &search).unwrap();
        assert_eq!(target.path_and_query, "/api/users?search=%25a%25");
    }

    #[test]
    fn a_mistake_names_what_is_wrong_and_the_operation() {
        let user = row("GET", "/api/users/u");
        let told = message(of_operation(&user, &[".."], &[], &Search::default()));
        assert!(told.starts_with("The path parameter `userId`"), "{told}");
        let told = message(of_operation(
            &user,
            &["u"],
            &["x", "=1"],
            &Search::default(),
        ));
        assert!(
            told.contains("`x`") && told.contains("`users.get`"),
            "{told}"
        );
        assert!(told.contains("includePasswordHash, includeSsoIdentities"));
        let told = message(of_operation(
            &user,
            &["u"],
            &["page", "=1"],
            &Search::default(),
        ));
        assert!(told.contains("pages({ from })"), "{told}");
        let missing = message(of_operation(&user, &[], &[], &Search::default()));
        assert!(missing.contains("`userId` is missing"), "{missing}");
    }

    #[test]
    fn dates_are_sent_as_the_operation_takes_them() {
        let day = &["date", "@0"];
        let dashboard = row("GET", "/api/dashboard/users/active");
        let target = of_operation(&dashboard, &[], day, &Search::default()).unwrap();
        assert!(target.path_and_query.ends_with("?date=1970-01-01"));
        let logs = row("GET", "/api/logs");
        let told = message(of_operation(&logs, &[], day, &Search::default()));
        assert!(told.contains("`date`"), "{told}");
        let start = &["start_time", "@86400000"];
        let target = of_operation(&logs, &[], start, &Search::default()).unwrap();
        assert!(target.path_and_query.ends_with("?start_time=86400000"));
    }

    #[test]
    fn a_path_of_the_callers_is_found_in_the_table() {
        let target = of_path("GET", "/api/users/{id}", &["u"], &[]).unwrap();
        assert_eq!(target.path_and_query, "/api/users/u");
        assert_eq!(
            Row::at(target.at.unwrap()).unwrap().full_name(),
            "users.get"
        );
        let own = of_path("GET", "/api/x?mode.name=posix", &[], &["y", "=ü"]).unwrap();
        assert_eq!(own.path_and_query, "/api/x?mode.name=posix&y=%C3%BC");
        assert!(own.posix && own.at.is_none());
        assert!(message(of_path("GET", "/api/{id}", &[], &[])).contains("missing"));
        assert!(message(of_path("GET", "//evil", &[], &[])).contains("one `/`"));
    }

    #[test]
    fn the_page_size_of_a_list_is_not_in_its_query() {
        let target = of_list("/api/x?a=1&pageSize=7", &[], &[]).unwrap();
        assert_eq!(target.path_and_query, "/api/x?a=1");
        assert_eq!(target.page_size, Some(7));
        let target = of_list("/api/x", &[], &["pageSize", "=100"]).unwrap();
        assert_eq!(target.page_size, Some(100));
        for size in ["0", "101", "1.5", "", "x"] {
            let wrong = of_list("/api/x", &[], &["pageSize", &format!("={size}")]);
            assert!(matches!(wrong, Err(Mistake::Range(_))), "{size}");
        }
        assert!(message(of_list("/api/x?page=2", &[], &[])).contains("`page`"));
    }
}
