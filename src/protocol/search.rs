//! Advanced search: what the caller means, as query pairs (API.md and WIRE.md, "Search").
//!
//! The server ignores what it does not know and then answers with every row, so whatever it would
//! ignore or refuse is an error here, before anything is sent.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::text::{concat, digits, listed, split};

/// How a value is compared with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// SQL `LIKE`, with the caller's own `%` and `_`.
    Like,
    /// Equality with one of several values.
    Exact,
    /// SQL `SIMILAR TO`.
    SimilarTo,
    /// A POSIX regular expression.
    Posix,
}

impl Mode {
    /// The value of `mode`.
    fn name(self) -> &'static str {
        match self {
            Mode::Like => "like",
            Mode::Exact => "exact",
            Mode::SimilarTo => "similar_to",
            Mode::Posix => "posix",
        }
    }
}

/// What is looked for in one field, or in any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// How values are compared: [`Mode::Like`] where it is left out.
    pub mode: Option<Mode>,
    /// The values: one, or with [`Mode::Exact`] several alternatives.
    pub values: Vec<String>,
}

impl Term {
    fn mode(&self) -> Mode {
        self.mode.unwrap_or(Mode::Like)
    }
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
pub struct Search {
    /// What is looked for in any of the fields (`search`).
    pub any: Option<Term>,
    /// What is looked for in single fields (`where`).
    pub fields: Vec<(String, Term)>,
    /// How the fields are joined.
    pub joint: Option<Joint>,
    /// Whether upper and lower case differ; by default they do not.
    pub case_sensitive: Option<bool>,
}

/// What the server would refuse or ignore. The names are those of the JavaScript surface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchError {
    /// The operation has no search: the answer would be every row.
    Unsearchable,
    /// The operation does not look at this field.
    Field {
        /// `where.` and the field's name.
        field: String,
        /// The fields that are searched.
        searchable: String,
    },
    /// The field is named twice.
    Repeated(String),
    /// There is no value to look for.
    NoValue(String),
    /// A value is the empty string.
    Empty(String),
    /// Several values in a mode that compares with one.
    Several(String),
    /// `SIMILAR TO` without case sensitivity.
    CaseInsensitive(String),
    /// A `LIKE` pattern whose last backslash escapes nothing: PostgreSQL answers it with an error.
    LoneBackslash(String),
}

impl SearchError {
    /// What is wrong, as a clause.
    pub fn message(&self) -> String {
        let (before, name, after) = match self {
            SearchError::Unsearchable => (
                "this operation has no search: `search`, `where`, `joint` and `caseSensitive` must be left out",
                "",
                "",
            ),
            SearchError::Field { field, searchable } => {
                let rest = "` is not searched by this operation, only: ";
                return concat(&["`", field, rest, searchable]);
            }
            SearchError::Repeated(name) => (
                "`",
                name.as_str(),
                "` is given more than once: give several values to `exact`",
            ),
            SearchError::NoValue(name) => (
                "`",
                name.as_str(),
                "` has no value: leave it out to search without it",
            ),
            SearchError::Empty(name) => (
                "`",
                name.as_str(),
                "` is empty: leave it out to search without it",
            ),
            SearchError::Several(name) => (
                "`",
                name.as_str(),
                "` has several values: only `exact` takes more than one",
            ),
            SearchError::CaseInsensitive(name) => (
                "`",
                name.as_str(),
                "` uses `similarTo`, which needs `caseSensitive: true`",
            ),
            SearchError::LoneBackslash(name) => (
                "`",
                name.as_str(),
                "` ends with a lone backslash: write `\\\\`, or use `escapeLike`",
            ),
        };
        concat(&[before, name, after])
    }
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl core::error::Error for SearchError {}

impl Search {
    /// Reads a search from texts: the joint (`and`, `or` or nothing), whether case counts (`true`,
    /// `false` or nothing), and of each term its field (empty for all), its mode, how many values it
    /// has, and those.
    pub fn read(joint: &str, case: &str, mut texts: impl Iterator<Item = String>) -> Search {
        let mut search = Search {
            joint: match joint {
                "and" => Some(Joint::And),
                "or" => Some(Joint::Or),
                _ => None,
            },
            case_sensitive: (!case.is_empty()).then_some(case == "true"),
            ..Search::default()
        };
        while let (Some(field), Some(mode), Some(count)) =
            (texts.next(), texts.next(), texts.next())
        {
            let term = Term {
                mode: match mode.as_str() {
                    "like" => Some(Mode::Like),
                    "exact" => Some(Mode::Exact),
                    "similarTo" => Some(Mode::SimilarTo),
                    "posix" => Some(Mode::Posix),
                    _ => None,
                },
                values: texts
                    .by_ref()
                    .take(
                        digits(&count)
                            .and_then(|count| usize::try_from(count).ok())
                            .unwrap_or(0),
                    )
                    .collect(),
            };
            if field.is_empty() {
                search.any = Some(term);
            } else {
                search.fields.push((field, term));
            }
        }
        search
    }

    /// The query pairs, in a fixed order, for an operation that looks at the fields `searchable`
    /// (names separated by commas; none where it has no search).
    ///
    /// Without a term there is nothing to join or compare, so nothing is sent.
    ///
    /// ```
    /// use logto_management::protocol::search::{Joint, Mode, Search, SearchError, Term};
    ///
    /// let term = |mode, value: &str| Term { mode, values: vec![value.into()] };
    /// let search = Search {
    ///     fields: vec![
    ///         ("primaryEmail".into(), term(None, "%@example.com")),
    ///         ("name".into(), term(Some(Mode::Exact), "Ada")),
    ///     ],
    ///     joint: Some(Joint::And),
    ///     ..Search::default()
    /// };
    /// let pairs = search.pairs("id,primaryEmail,name")?;
    /// let sent: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    /// assert_eq!(
    ///     sent,
    ///     ["search.primaryEmail=%@example.com", "search.name=Ada", "mode.name=exact", "joint=and"]
    /// );
    /// // The server would ignore this field, and answer with every row.
    /// assert!(matches!(search.pairs("id,name"), Err(SearchError::Field { .. })));
    /// # Ok::<(), SearchError>(())
    /// ```
    ///
    /// # Errors
    /// The server would refuse the search or ignore a part of it.
    pub fn pairs(&self, searchable: &str) -> Result<Vec<(String, String)>, SearchError> {
        let mut pairs = Vec::new();
        if self == &Search::default() {
            return Ok(pairs);
        }
        if searchable.is_empty() {
            return Err(SearchError::Unsearchable);
        }
        let mut inherited = Mode::Like;
        if let Some(term) = &self.any {
            inherited = term.mode();
            self.push(&mut pairs, "", term, Mode::Like)?;
        }
        for (at, (field, term)) in self.fields.iter().enumerate() {
            if !split(searchable, b',').any(|known| known == field) {
                return Err(SearchError::Field {
                    field: label(field),
                    searchable: listed(searchable),
                });
            }
            if self.fields.iter().take(at).any(|(known, _)| known == field) {
                return Err(SearchError::Repeated(label(field)));
            }
            self.push(&mut pairs, field, term, inherited)?;
        }
        if pairs.is_empty() {
            return Ok(pairs);
        }
        if let Some(joint) = self.joint {
            let name = match joint {
                Joint::And => "and",
                Joint::Or => "or",
            };
            pairs.push(("joint".to_owned(), name.to_owned()));
        }
        if self.case_sensitive == Some(true) {
            pairs.push(("isCaseSensitive".to_owned(), "true".to_owned()));
        }
        Ok(pairs)
    }

    /// Whether a regular expression is sent: the server answers a bad one with 500, which must not
    /// be tried again (WIRE.md).
    pub fn uses_posix(&self) -> bool {
        let terms = self.fields.iter().map(|(_, term)| term).chain(&self.any);
        terms.into_iter().any(|term| term.mode() == Mode::Posix)
    }

    /// Pushes one term. Its mode is sent unless it is the one that the server takes anyway: a field
    /// without a mode inherits the `mode` of `search`.
    fn push(
        &self,
        pairs: &mut Vec<(String, String)>,
        field: &str,
        term: &Term,
        inherited: Mode,
    ) -> Result<(), SearchError> {
        let mode = term.mode();
        let last = term.values.last();
        let last = last.ok_or_else(|| SearchError::NoValue(label(field)))?;
        if term.values.iter().any(String::is_empty) {
            return Err(SearchError::Empty(label(field)));
        }
        if mode != Mode::Exact && term.values.len() > 1 {
            return Err(SearchError::Several(label(field)));
        }
        if mode == Mode::SimilarTo && self.case_sensitive != Some(true) {
            return Err(SearchError::CaseInsensitive(label(field)));
        }
        let backslashes = last.bytes().rev().take_while(|byte| *byte == b'\\').count();
        if mode == Mode::Like && backslashes % 2 == 1 {
            return Err(SearchError::LoneBackslash(label(field)));
        }
        for value in &term.values {
            pairs.push((key("search", field), value.clone()));
        }
        if mode != Mode::Like || inherited != Mode::Like {
            pairs.push((key("mode", field), mode.name().to_owned()));
        }
        Ok(())
    }
}

/// `name` or `name.field`.
fn key(name: &str, field: &str) -> String {
    let mut key = name.to_owned();
    if !field.is_empty() {
        key.push('.');
        key.push_str(field);
    }
    key
}

/// What the caller wrote: `search` or `where.field`.
fn label(field: &str) -> String {
    if field.is_empty() {
        key("search", "")
    } else {
        key("where", field)
    }
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
mod tests {
    use super::*;

    const USERS: &str = "id,primaryEmail,primaryPhone,username,name";

    fn term(mode: Option<Mode>, values: &[&str]) -> Term {
        Term {
            mode,
            values: values.iter().map(|value| (*value).to_owned()).collect(),
        }
    }

    fn any(mode: Option<Mode>, values: &[&str]) -> Search {
        Search {
            any: Some(term(mode, values)),
            ..Search::default()
        }
    }

    fn field(name: &str, mode: Option<Mode>, values: &[&str]) -> Search {
        Search {
            fields: vec![(name.to_owned(), term(mode, values))],
            ..Search::default()
        }
    }

    fn sent(search: &Search) -> String {
        let mut query = crate::protocol::url::Query::new();
        for (name, value) in search.pairs(USERS).unwrap() {
            query.push(&name, &value);
        }
        query.as_str().to_owned()
    }

    #[test]
    fn a_search_is_read_from_texts() {
        let texts = |texts: &'static [&str]| texts.iter().map(|text| (*text).to_owned());
        let read = Search::read(
            "and",
            "true",
            texts(&["", "", "1", "%a%", "name", "exact", "2", "A", "B"]),
        );
        let expected = Search {
            any: Some(term(None, &["%a%"])),
            joint: Some(Joint::And),
            case_sensitive: Some(true),
            ..field("name", Some(Mode::Exact), &["A", "B"])
        };
        assert_eq!(read, expected);
        assert_eq!(Search::read("", "", texts(&[])), Search::default());
        let none = field("name", Some(Mode::Exact), &[]);
        assert_eq!(Search::read("", "", texts(&["name", "exact", "0"])), none);
    }

    #[test]
    fn a_plain_search_is_one_pair() {
        assert_eq!(sent(&any(None, &["%alice%"])), "search=%25alice%25");
        assert_eq!(sent(&any(None, &["a\\\\"])), "search=a%5C%5C");
    }

    #[test]
    fn several_exact_values_are_repeated_keys() {
        let search = Search {
            joint: Some(Joint::And),
            ..field("name", Some(Mode::Exact), &["A", "B"])
        };
        assert_eq!(
            sent(&search),
            "search.name=A&search.name=B&mode.name=exact&joint=and"
        );
    }

    #[test]
    fn a_field_does_not_inherit_the_mode_of_search() {
        let search = Search {
            fields: vec![
                ("primaryEmail".to_owned(), term(Some(Mode::Like), &["tom%"])),
                ("name".to_owned(), term(None, &["x%"])),
            ],
            ..any(Some(Mode::Posix), &["^T"])
        };
        assert_eq!(
            sent(&search),
            "search=%5ET&mode=posix&search.primaryEmail=tom%25&mode.primaryEmail=like\
             &search.name=x%25&mode.name=like"
        );
        assert!(search.uses_posix());
    }

    #[test]
    fn similar_to_goes_with_case_sensitivity() {
        let search = any(Some(Mode::SimilarTo), &["a(b|c)"]);
        assert_eq!(
            search.pairs(USERS),
            Err(SearchError::CaseInsensitive("search".to_owned()))
        );
        let search = Search {
            case_sensitive: Some(true),
            ..search
        };
        assert_eq!(
            sent(&search),
            "search=a%28b%7Cc%29&mode=similar_to&isCaseSensitive=true"
        );
        assert!(!search.uses_posix());
    }

    #[test]
    fn what_the_server_would_refuse_or_ignore_is_an_error() {
        let name = || "where.name".to_owned();
        for (search, error) in [
            (field("name", None, &[]), SearchError::NoValue(name())),
            (field("name", None, &[""]), SearchError::Empty(name())),
            (
                field("name", Some(Mode::Exact), &["a", ""]),
                SearchError::Empty(name()),
            ),
            (
                field("name", None, &["a", "b"]),
                SearchError::Several(name()),
            ),
            (
                field("name", Some(Mode::Posix), &["a", "b"]),
                SearchError::Several(name()),
            ),
            (
                field("name", None, &["a\\"]),
                SearchError::LoneBackslash(name()),
            ),
        ] {
            assert_eq!(search.pairs(USERS), Err(error), "{search:?}");
        }
        let twice = Search {
            fields: [
                field("name", None, &["a"]).fields,
                field("name", None, &["b"]).fields,
            ]
            .concat(),
            ..Search::default()
        };
        assert_eq!(twice.pairs(USERS), Err(SearchError::Repeated(name())));
    }

    #[test]
    fn a_field_that_is_not_searched_is_named_with_those_that_are() {
        for unknown in ["profile.givenName", "email", "id,primaryEmail", ""] {
            assert!(
                field(unknown, None, &["a"]).pairs(USERS).is_err(),
                "{unknown}"
            );
        }
        let error = field("email", None, &["a"]).pairs("id,name").unwrap_err();
        assert_eq!(
            error.to_string(),
            "`where.email` is not searched by this operation, only: id, name"
        );
    }

    #[test]
    fn an_operation_without_search_takes_none() {
        let joint = Search {
            joint: Some(Joint::Or),
            ..Search::default()
        };
        let case = Search {
            case_sensitive: Some(false),
            ..Search::default()
        };
        for search in [any(None, &["a"]), field("id", None, &["a"]), joint, case] {
            assert_eq!(search.pairs(""), Err(SearchError::Unsearchable));
        }
        assert_eq!(Search::default().pairs(""), Ok(Vec::new()));
    }

    #[test]
    fn without_a_term_nothing_is_sent() {
        let search = Search {
            joint: Some(Joint::And),
            case_sensitive: Some(true),
            ..Search::default()
        };
        assert_eq!(search.pairs(USERS), Ok(Vec::new()));
    }
}
