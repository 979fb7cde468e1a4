//! Advanced search against a model of how the server reads the query pairs (WIRE.md, "Search").

use logto_management::protocol::search::{Joint, Mode, Search, SearchError, Term, escape_like};
use logto_management::protocol::url::Query;
use proptest::prelude::*;

const FIELDS: [&str; 5] = ["id", "primaryEmail", "primaryPhone", "username", "name"];

/// What a server understood: mode and values of `search`, then of each field, in order.
#[derive(Debug, PartialEq)]
struct Understood {
    any: Option<(String, Vec<String>)>,
    fields: Vec<(String, String, Vec<String>)>,
    all: bool,
    case_sensitive: bool,
}

/// Reads pairs as the server does, and refuses what it refuses.
fn server(pairs: &[(String, String)]) -> Result<Understood, &'static str> {
    let get = |name: &str| -> Vec<String> {
        let found = pairs.iter().filter(|(known, _)| known == name);
        found.map(|(_, value)| value.clone()).collect()
    };
    let single = |name: &str| match get(name).as_slice() {
        [] => Ok(None),
        [value] => Ok(Some(value.clone())),
        _ => Err("a repeated key"),
    };
    let case_sensitive = single("isCaseSensitive")? == Some("true".to_owned());
    let check = |mode: &str, values: &[String]| {
        if values.iter().any(String::is_empty) {
            return Err("an empty value");
        }
        match mode {
            "exact" => Ok(()),
            "similar_to" if !case_sensitive => Err("similar_to without case"),
            "like" | "posix" | "similar_to" if values.len() == 1 => Ok(()),
            "like" | "posix" | "similar_to" => Err("several values"),
            _ => Err("an unknown mode"),
        }
    };
    let inherited = single("mode")?.unwrap_or("like".to_owned());
    let values = get("search");
    let any = if values.is_empty() {
        None
    } else {
        check(&inherited, &values)?;
        Some((inherited.clone(), values))
    };
    let mut fields: Vec<(String, String, Vec<String>)> = Vec::new();
    for (name, _) in pairs {
        let known = ["search", "mode", "joint", "isCaseSensitive"].contains(&name.as_str());
        let field = name.strip_prefix("search.").or(name.strip_prefix("mode."));
        match field {
            None if known => continue,
            None => return Err("an unknown key"),
            Some(field) if !FIELDS.contains(&field) => return Err("an unknown field"),
            Some(field) if fields.iter().any(|(known, ..)| known == field) => continue,
            Some(field) => {
                let values = get(&format!("search.{field}"));
                let mode = single(&format!("mode.{field}"))?.unwrap_or(inherited.clone());
                if values.is_empty() {
                    return Err("a mode without a value");
                }
                check(&mode, &values)?;
                fields.push((field.to_owned(), mode, values));
            }
        }
    }
    let all = match single("joint")?.as_deref() {
        Some("and") => true,
        Some("or") | None => false,
        Some(_) => return Err("an unknown joint"),
    };
    Ok(Understood {
        any,
        fields,
        all,
        case_sensitive,
    })
}

/// A search with texts of its own: of each term the field, the mode and the values, that in any field
/// first.
#[derive(Clone, Debug)]
struct Given {
    terms: Vec<(String, Mode, Vec<String>)>,
    joint: Option<Joint>,
    case_sensitive: Option<bool>,
}

impl Given {
    fn values(&self) -> Vec<Vec<&str>> {
        let values = self.terms.iter().map(|(.., values)| values);
        values
            .map(|values| values.iter().map(String::as_str).collect())
            .collect()
    }

    fn search<'a>(&'a self, values: &'a [Vec<&'a str>]) -> Search<'a> {
        let terms = self.terms.iter().zip(values);
        Search {
            terms: terms
                .map(|((field, mode, _), values)| Term {
                    field,
                    mode: *mode,
                    values,
                })
                .collect(),
            joint: self.joint,
            case_sensitive: self.case_sensitive,
        }
    }

    fn any(&self) -> Option<&(String, Mode, Vec<String>)> {
        self.terms.first().filter(|(field, ..)| field.is_empty())
    }

    fn fields(&self) -> &[(String, Mode, Vec<String>)] {
        &self.terms[usize::from(self.any().is_some())..]
    }
}

/// The query pairs, and whether a regular expression is sent.
fn pairs<'a>(
    search: &Search<'a>,
    searchable: &'a str,
) -> Result<(Vec<(String, String)>, bool), SearchError<'a>> {
    let mut query = Query::new();
    let uses_posix = search.add_to(&mut query, searchable)?;
    let read = url::form_urlencoded::parse(query.as_str().as_bytes());
    Ok((read.into_owned().collect(), uses_posix))
}

/// What the caller meant.
fn meant(given: &Given) -> Understood {
    let name = |mode: &Mode| {
        let name = match mode {
            Mode::Like => "like",
            Mode::Exact => "exact",
            Mode::SimilarTo => "similar_to",
            Mode::Posix => "posix",
        };
        name.to_owned()
    };
    Understood {
        any: given
            .any()
            .map(|(_, mode, values)| (name(mode), values.clone())),
        fields: given
            .fields()
            .iter()
            .map(|(field, mode, values)| (field.clone(), name(mode), values.clone()))
            .collect(),
        all: given.joint == Some(Joint::And),
        case_sensitive: given.case_sensitive == Some(true),
    }
}

fn term() -> impl Strategy<Value = (Mode, Vec<String>)> {
    let mode = prop::sample::select(vec![
        Mode::Like,
        Mode::Like,
        Mode::Exact,
        Mode::SimilarTo,
        Mode::Posix,
    ]);
    let value = prop_oneof![9 => "[a-z%_^&= +ä]{1,6}", 1 => Just(String::new())];
    let count = prop_oneof![6 => Just(1_usize), 1 => Just(0), 2 => Just(2), 1 => Just(3)];
    (
        mode,
        count.prop_flat_map(move |count| prop::collection::vec(value.clone(), count)),
    )
}

fn search() -> impl Strategy<Value = Given> {
    let names = prop::sample::subsequence(FIELDS.to_vec(), 0..4).prop_shuffle();
    let fields = names.prop_flat_map(|names| {
        let count = names.len();
        prop::collection::vec(term(), count).prop_map(move |terms| {
            names
                .iter()
                .zip(terms)
                .map(|(name, (mode, values))| ((*name).to_owned(), mode, values))
                .collect::<Vec<_>>()
        })
    });
    (
        prop::option::of(term()),
        fields,
        prop::option::of(prop::sample::select(vec![Joint::And, Joint::Or])),
        prop::option::of(any::<bool>()),
    )
        .prop_map(|(any, fields, joint, case_sensitive)| {
            let any = any.map(|(mode, values)| (String::new(), mode, values));
            Given {
                terms: any.into_iter().chain(fields).collect(),
                joint,
                case_sensitive,
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_server_understands_what_the_caller_meant(given in search()) {
        let values = given.values();
        if let Ok((pairs, _)) = pairs(&given.search(&values), &FIELDS.join(",")) {
            if given.terms.is_empty() {
                prop_assert!(pairs.is_empty());
            } else {
                prop_assert_eq!(server(&pairs), Ok(meant(&given)));
            }
        }
    }

    #[test]
    fn what_is_refused_would_be_refused_by_the_server_too(given in search()) {
        let values = given.values();
        if pairs(&given.search(&values), &FIELDS.join(",")).is_err() {
            // The caller's words with every mode spelled out.
            let mut pairs = Vec::new();
            let understood = meant(&given);
            let mut complete = true;
            let mut push = |field: &str, mode: String, values: Vec<String>| {
                complete &= !values.is_empty();
                let key = |name: &str| format!("{name}{field}");
                pairs.extend(values.into_iter().map(|value| (key("search"), value)));
                pairs.push((key("mode"), mode));
            };
            if let Some((mode, values)) = understood.any {
                push("", mode, values);
            }
            for (field, mode, values) in understood.fields {
                push(&format!(".{field}"), mode, values);
            }
            pairs.push(("isCaseSensitive".to_owned(), understood.case_sensitive.to_string()));
            prop_assert!(!complete || server(&pairs).is_err(), "{:?}", given);
        }
    }

    #[test]
    fn an_operation_refuses_every_field_that_it_does_not_search(given in search()) {
        let values = given.values();
        let search = given.search(&values);
        if given.fields().iter().any(|(field, ..)| field != "id" && field != "name") {
            prop_assert!(pairs(&search, "id,name").is_err());
        }
        if !given.terms.is_empty() {
            prop_assert!(pairs(&search, "").is_err());
        }
    }

    #[test]
    fn posix_is_seen_wherever_it_is_sent(given in search()) {
        let values = given.values();
        if let Ok((pairs, uses_posix)) = pairs(&given.search(&values), &FIELDS.join(",")) {
            prop_assert_eq!(uses_posix, pairs.iter().any(|(name, value)| {
                name.starts_with("mode") && value == "posix"
            }));
        }
    }

    #[test]
    fn what_is_written_as_texts_is_read_back(given in search()) {
        let values = given.values();
        let search = given.search(&values);
        let counts: Vec<String> = values.iter().map(|values| values.len().to_string()).collect();
        let joint = match given.joint {
            None => "",
            Some(Joint::And) => "and",
            Some(Joint::Or) => "or",
        };
        let case = match given.case_sensitive {
            None => "",
            Some(true) => "true",
            Some(false) => "false",
        };
        let mut texts = vec![joint, case];
        for (term, count) in search.terms.iter().zip(&counts) {
            let mode = match term.mode {
                Mode::Like => "like",
                Mode::Exact => "exact",
                Mode::SimilarTo => "similarTo",
                Mode::Posix => "posix",
            };
            texts.extend([term.field, mode, count]);
            texts.extend(term.values);
        }
        prop_assert_eq!(Search::read(&texts), search);
    }

    #[test]
    fn escaped_text_matches_itself_alone(text in "[a%_\\\\ä]{0,6}", other in "[a%_\\\\ä]{0,6}") {
        let pattern = escape_like(&text);
        prop_assert_eq!(like(&pattern, &text), Some(true));
        prop_assert_eq!(like(&pattern, &other), Some(text == other));
        let within = like(&format!("%{pattern}%"), &other);
        prop_assert_eq!(within, Some(other.contains(&text)));
    }

    #[test]
    fn a_like_pattern_is_refused_exactly_when_its_last_backslash_escapes_nothing(
        pattern in "[a%_\\\\]{1,6}",
    ) {
        let any = Term { values: &[&pattern], ..Term::default() };
        let search = Search { terms: vec![any], ..Search::default() };
        let valid = characters(&pattern).is_some();
        prop_assert_eq!(pairs(&search, "id").is_ok(), valid);
    }
}

/// A character of a `LIKE` pattern.
#[derive(Clone, Copy, PartialEq)]
enum Token {
    Any,
    One,
    Just(char),
}

/// A `LIKE` pattern, unless it ends with an escape character.
fn characters(pattern: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = pattern.chars();
    while let Some(character) = rest.next() {
        tokens.push(match character {
            '%' => Token::Any,
            '_' => Token::One,
            '\\' => Token::Just(rest.next()?),
            _ => Token::Just(character),
        });
    }
    Some(tokens)
}

/// SQL `LIKE` with the default escape.
fn like(pattern: &str, text: &str) -> Option<bool> {
    fn matches(tokens: &[Token], text: &[char]) -> bool {
        match (tokens, text) {
            ([], text) => text.is_empty(),
            ([Token::Any, rest @ ..], _) => {
                (0..=text.len()).any(|skipped| matches(rest, &text[skipped..]))
            }
            ([Token::One, rest @ ..], [_, text @ ..]) => matches(rest, text),
            ([Token::Just(wanted), rest @ ..], [found, text @ ..]) => {
                wanted == found && matches(rest, text)
            }
            _ => false,
        }
    }
    let text: Vec<char> = text.chars().collect();
    Some(matches(&characters(pattern)?, &text))
}

#[test]
fn javascript_escapes_the_signs_that_are_escaped_here() {
    let javascript = include_str!("../src/host/client.js");
    assert!(javascript.contains(r#"text.replace(/[\\%_]/g, "\\$&")"#));
    for sign in (' '..='~').map(String::from) {
        let is_escaped = r"\%_".contains(&sign);
        assert_eq!(escape_like(&sign) != sign, is_escaped, "{sign}");
    }
}
