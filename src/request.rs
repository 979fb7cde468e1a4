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
mod tests {
    use super::*;
    use crate::operations::{Dates, OPERATIONS};
    use crate::protocol::search::Term;

    fn operation(name: &str) -> &'static Operation<'static> {
        let mut all = OPERATIONS.iter();
        all.find(|operation| operation.name == name).unwrap()
    }

    fn message<T: std::fmt::Debug>(result: Result<T, Mistake>) -> String {
        match result.unwrap_err() {
            Mistake::Type(message) | Mistake::Range(message) => message,
        }
    }

    #[test]
    fn arguments_become_a_path_and_a_query() {
        let user = operation("users.get");
        let query = &["includeSsoIdentities", "=true"];
        let target = of_operation(user, &["a/b"], query, &Search::default()).unwrap();
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
        let users = operation("users.list");
        let target = of_operation(users, &[], &[], &search).unwrap();
        assert_eq!(target.path_and_query, "/api/users?search=%25a%25");
    }

    #[test]
    fn a_mistake_names_what_is_wrong_and_the_operation() {
        let user = operation("users.get");
        let told = message(of_operation(user, &[".."], &[], &Search::default()));
        assert!(told.starts_with("The path parameter `userId`"), "{told}");
        let told = message(of_operation(user, &["u"], &["x", "=1"], &Search::default()));
        assert!(
            told.contains("`x`") && told.contains("`users.get`"),
            "{told}"
        );
        assert!(told.contains("includePasswordHash, includeSsoIdentities"));
        let told = message(of_operation(
            user,
            &["u"],
            &["page", "=1"],
            &Search::default(),
        ));
        assert!(told.contains("pages({ from })"), "{told}");
        let missing = message(of_operation(user, &[], &[], &Search::default()));
        assert!(missing.contains("`userId` is missing"), "{missing}");
    }

    #[test]
    fn dates_are_sent_as_the_operation_takes_them() {
        let day = &["date", "@0 1970-01-01"];
        let dashboard = operation("dashboard.getActiveUserCounts");
        let target = of_operation(dashboard, &[], day, &Search::default()).unwrap();
        assert!(target.path_and_query.ends_with("?date=1970-01-01"));
        let logs = operation("logs.list");
        let told = message(of_operation(logs, &[], day, &Search::default()));
        assert!(told.contains("`date`"), "{told}");
        let late = &["date", "@253402300800000 +010000-01-01"];
        let told = message(of_operation(dashboard, &[], late, &Search::default()));
        assert!(told.contains("`date`"), "{told}");
        let start = &["start_time", "@86400000 1970-01-02"];
        let target = of_operation(logs, &[], start, &Search::default()).unwrap();
        assert!(target.path_and_query.ends_with("?start_time=86400000"));
    }

    #[test]
    fn names_of_dates_say_how_they_are_sent() {
        for operation in OPERATIONS {
            let names = split(operation.query, b',').filter(|name| !name.is_empty());
            let kinds = names.map(|name| match operation.dates {
                Dates::Millis(dates) if contains(dates, name) => (name, "0"),
                Dates::Day(dates) if contains(dates, name) => (name, "1970-01-01"),
                _ => (name, ""),
            });
            for (name, sent) in kinds {
                let values = vec!["x"; operation.path.matches('{').count()];
                let known = Operation {
                    required: "",
                    ..*operation
                };
                let target = of_operation(
                    &known,
                    &values,
                    &[name, "@0 1970-01-01"],
                    &Search::default(),
                );
                let query = target.map(|target| target.path_and_query);
                match sent {
                    "" => assert!(message(query).ends_with("is no date of this operation.")),
                    _ => assert!(query.unwrap().ends_with(&format!("?{name}={sent}"))),
                }
            }
        }
    }

    #[test]
    fn a_path_of_the_callers_has_its_own_query() {
        let target = of_path("/api/users/{id}", &["u"], &[]).unwrap();
        assert_eq!(target.path_and_query, "/api/users/u");
        let own = of_path("/api/x?mode.name=posix", &[], &["y", "=ü"]).unwrap();
        assert_eq!(own.path_and_query, "/api/x?mode.name=posix&y=%C3%BC");
        assert!(own.posix);
        assert!(message(of_path("/api/{id}", &[], &[])).contains("missing"));
        assert!(message(of_path("//evil", &[], &[])).contains("one `/`"));
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
        assert!(message(of_list("/api/x?p%61ge=2", &[], &[])).contains("`page`"));
        assert!(message(of_list("/api/x?page%5fsize=2", &[], &[])).contains("`page_size`"));
        let target = of_list("/api/x?a%20b=1&page%53ize=7", &[], &[]).unwrap();
        assert_eq!(target.path_and_query, "/api/x?a%20b=1");
        assert_eq!(target.page_size, Some(7));
    }
}
