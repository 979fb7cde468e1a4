//! Advanced search: what the caller means, as query pairs (API.md and WIRE.md, "Search").
//!
//! The server ignores what it does not know and then answers with every row, so whatever it would
//! ignore or refuse is an error here, before anything is sent.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::text::{concat, digits, fill_in, line, listed, split};
use super::url::Query;

/// How a value is compared with a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// SQL `LIKE`, with the caller's own `%` and `_`.
    #[default]
    Like,
    /// Equality with one of several values.
    Exact,
    /// SQL `SIMILAR TO`.
    SimilarTo,
    /// A POSIX regular expression.
    Posix,
}

impl Mode {
    /// Reads a mode by its name in JavaScript; `like` where there is none.
    fn read(name: &str) -> Mode {
        match name {
            "exact" => Mode::Exact,
            "similarTo" => Mode::SimilarTo,
            "posix" => Mode::Posix,
            _ => Mode::Like,
        }
    }

    /// The value of `mode`.
    fn name(self) -> &'static str {
        line("like\nexact\nsimilar_to\nposix", self as usize)
    }
}

/// What is looked for in one field, or in any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Term<'a> {
    /// The field; empty for any of them.
    pub field: &'a str,
    /// How values are compared.
    pub mode: Mode,
    /// The values: one, or with [`Mode::Exact`] several alternatives.
    pub values: &'a [&'a str],
}

/// How the fields of a search are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// All of them match.
    And,
    /// One of them matches: the server's default.
    Or,
}

/// An advanced search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search<'a> {
    /// What is looked for: in any of the fields (`search`), which comes first, and in single fields
    /// (`where`).
    pub terms: Vec<Term<'a>>,
    /// How the fields are joined.
    pub joint: Option<Joint>,
    /// Whether upper and lower case differ; by default they do not.
    pub case_sensitive: Option<bool>,
}

/// What the server would refuse or ignore. The names are those of the JavaScript surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchError<'a> {
    /// What is wrong.
    pub problem: Problem,
    /// The field of which it is; empty where it is no single one.
    pub field: &'a str,
    /// The fields that the operation searches, separated by commas.
    pub searchable: &'a str,
}

/// What can be wrong with a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The operation has no search: the answer would be every row.
    Unsearchable,
    /// The operation does not look at this field.
    Field,
    /// The field is named twice.
    Repeated,
    /// There is no value to look for.
    NoValue,
    /// A value is the empty string.
    Empty,
    /// Several values in a mode that compares with one.
    Several,
    /// `SIMILAR TO` without case sensitivity.
    CaseInsensitive,
    /// A `LIKE` pattern whose last backslash escapes nothing: PostgreSQL answers it with an error.
    LoneBackslash,
}

/// What is said of each [`Problem`], in their order, where `*` stands for the term.
const SAID: &str = "\
This operation has no search: `search`, `where`, `joint` and `caseSensitive` must be left out.
`*` is not searched by this operation, only
`*` is given more than once: give several values to `exact`.
`*` has no value: leave it out to search without it.
`*` is empty: leave it out to search without it.
`*` has several values: only `exact` takes more than one.
`*` uses `similarTo`, which needs `caseSensitive: true`.
`*` ends with a lone backslash: write `\\\\`, or use `escapeLike`.";

impl SearchError<'_> {
    /// What is wrong, as a sentence.
    pub fn message(&self) -> String {
        let name = if self.field.is_empty() {
            "search"
        } else {
            "where"
        };
        let term = key(name, self.field);
        let mut message = fill_in(line(SAID, self.problem as usize), &term);
        if self.problem == Problem::Field {
            message.push_str(&concat(&[": ", &listed(self.searchable), "."]));
        }
        message
    }
}

impl fmt::Display for SearchError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl core::error::Error for SearchError<'_> {}

impl<'a> Search<'a> {
    /// Reads a search from texts: the joint (`and`, `or` or nothing), whether case counts (`true`,
    /// `false` or nothing), and of each term its field (empty for all), its mode, how many values it
    /// has, and those.
    pub fn read(texts: &'a [&'a str]) -> Search<'a> {
        let mut search = Search::default();
        let [joint, case, rest @ ..] = texts else {
            return search;
        };
        search.joint = match *joint {
            "" => None,
            "and" => Some(Joint::And),
            _ => Some(Joint::Or),
        };
        if !case.is_empty() {
            search.case_sensitive = Some(*case == "true");
        }
        let mut rest = rest;
        while let [field, mode, count, tail @ ..] = rest {
            let count = digits(count).and_then(|count| usize::try_from(count).ok());
            let Some((values, tail)) = tail.split_at_checked(count.unwrap_or_default()) else {
                break;
            };
            search.terms.push(Term {
                field,
                mode: Mode::read(mode),
                values,
            });
            rest = tail;
        }
        search
    }

    /// Adds the query pairs, in a fixed order, for an operation that looks at the fields `searchable`
    /// (names separated by commas; none where it has no search). Tells whether a regular expression is
    /// sent: the server answers a bad one with 500, which must not be tried again (WIRE.md).
    ///
    /// Without a term there is nothing to join or compare, so nothing is sent.
    ///
    /// ```
    /// use logto_management::protocol::search::{Joint, Mode, Problem, Search, Term};
    /// use logto_management::protocol::url::Query;
    ///
    /// let search = Search {
    ///     terms: vec![
    ///         Term { field: "primaryEmail", mode: Mode::Like, values: &["tom%"] },
    ///         Term { field: "name", mode: Mode::Exact, values: &["Ada"] },
    ///     ],
    ///     joint: Some(Joint::And),
    ///     ..Search::default()
    /// };
    /// let mut query = Query::new();
    /// assert_eq!(search.add_to(&mut query, "id,primaryEmail,name"), Ok(false));
    /// assert_eq!(
    ///     query.as_str(),
    ///     "search.primaryEmail=tom%25&search.name=Ada&mode.name=exact&joint=and"
    /// );
    /// // The server would ignore this field, and answer with every row.
    /// let refused = search.add_to(&mut query, "id,name").map_err(|error| (error.problem, error.field));
    /// assert_eq!(refused, Err((Problem::Field, "primaryEmail")));
    /// ```
    ///
    /// # Errors
    /// The server would refuse the search or ignore a part of it; some of the pairs may have been added.
    pub fn add_to(&self, query: &mut Query, searchable: &'a str) -> Result<bool, SearchError<'a>> {
        if searchable.is_empty() && !self.is_empty() {
            return Err(SearchError {
                problem: Problem::Unsearchable,
                field: "",
                searchable,
            });
        }
        let mut inherited = Mode::Like;
        let mut uses_posix = false;
        for (at, term) in self.terms.iter().enumerate() {
            let Term {
                field,
                mode,
                values,
            } = *term;
            let earlier = self.terms.get(..at).unwrap_or_default();
            if let Some(problem) = self.problem(term, earlier, searchable) {
                return Err(SearchError {
                    problem,
                    field,
                    searchable,
                });
            }
            for value in values {
                query.push(&key("search", field), value);
            }
            // A mode is sent unless it is the one that the server takes anyway: a field without a mode
            // inherits the `mode` of `search`.
            if mode != Mode::Like || inherited != Mode::Like {
                query.push(&key("mode", field), mode.name());
            }
            if field.is_empty() {
                inherited = mode;
            }
            uses_posix |= mode == Mode::Posix;
        }
        if self.terms.is_empty() {
            return Ok(false);
        }
        if let Some(joint) = self.joint {
            let name = match joint {
                Joint::And => "and",
                Joint::Or => "or",
            };
            query.push("joint", name);
        }
        if self.case_sensitive == Some(true) {
            query.push("isCaseSensitive", "true");
        }
        Ok(uses_posix)
    }

    fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.joint.is_none() && self.case_sensitive.is_none()
    }

    /// Why the server would refuse or ignore a term.
    fn problem(&self, term: &Term<'_>, earlier: &[Term<'_>], searchable: &str) -> Option<Problem> {
        let of_any = term.field.is_empty() && earlier.is_empty();
        if !of_any && !split(searchable, b',').any(|known| known == term.field) {
            return Some(Problem::Field);
        }
        if earlier.iter().any(|known| known.field == term.field) {
            return Some(Problem::Repeated);
        }
        let Some(last) = term.values.last() else {
            return Some(Problem::NoValue);
        };
        if term.values.iter().any(|value| value.is_empty()) {
            return Some(Problem::Empty);
        }
        let mut escapes = false;
        for byte in last.bytes() {
            escapes = byte == b'\\' && !escapes;
        }
        match term.mode {
            Mode::Exact => None,
            _ if term.values.len() > 1 => Some(Problem::Several),
            Mode::SimilarTo if self.case_sensitive != Some(true) => Some(Problem::CaseInsensitive),
            Mode::Like if escapes => Some(Problem::LoneBackslash),
            _ => None,
        }
    }
}

/// `name` or `name.field`.
fn key(name: &str, field: &str) -> String {
    let dot = if field.is_empty() { "" } else { "." };
    concat(&[name, dot, field])
}

/// Makes a text literal inside a `like` pattern: escapes `\`, `%` and `_` for SQL `LIKE`.
///
/// ```
/// assert_eq!(logto_management::protocol::search::escape_like("50%_\\"), r"50\%\_\\");
/// ```
pub fn escape_like(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if matches!(character, '\\' | '%' | '_') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests;
