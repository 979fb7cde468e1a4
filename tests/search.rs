//! Advanced search against a model of how the server reads the query pairs (WIRE.md, "Search").

use logto_management::protocol::search::{Joint, Mode, Search, Term, escape_like};
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

/// What the caller meant.
fn meant(search: &Search) -> Understood {
    let mode = |term: &Term| {
        let name = match term.mode {
            None | Some(Mode::Like) => "like",
            Some(Mode::Exact) => "exact",
            Some(Mode::SimilarTo) => "similar_to",
            Some(Mode::Posix) => "posix",
        };
        name.to_owned()
    };
    Understood {
        any: search
            .any
            .as_ref()
            .map(|term| (mode(term), term.values.clone())),
        fields: search
            .fields
            .iter()
            .map(|(field, term)| (field.clone(), mode(term), term.values.clone()))
            .collect(),
        all: search.joint == Some(Joint::And),
        case_sensitive: search.case_sensitive == Some(true),
    }
}

fn term() -> impl Strategy<Value = Term> {
    let mode = prop::option::of(prop::sample::select(vec![
        Mode::Like,
        Mode::Exact,
        Mode::SimilarTo,
        Mode::Posix,
    ]));
    let value = prop_oneof![9 => "[a-z%_^&= +ä]{1,6}", 1 => Just(String::new())];
    let count = prop_oneof![6 => Just(1_usize), 1 => Just(0), 2 => Just(2), 1 => Just(3)];
    (
        mode,
        count.prop_flat_map(move |count| prop::collection::vec(value.clone(), count)),
    )
        .prop_map(|(mode, values)| Term { mode, values })
}

fn search() -> impl Strategy<Value = Search> {
    let names = prop::sample::subsequence(FIELDS.to_vec(), 0..4).prop_shuffle();
    let fields = names.prop_flat_map(|names| {
        let count = names.len();
        prop::collection::vec(term(), count).prop_map(move |terms| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .zip(terms)
                .collect::<Vec<_>>()
        })
    });
    (
        prop::option::of(term()),
        fields,
        prop::option::of(prop::sample::select(vec![Joint::And, Joint::Or])),
        prop::option::of(any::<bool>()),
    )
        .prop_map(|(any, fields, joint, case_sensitive)| Search {
            any,
            fields,
            joint,
            case_sensitive,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_server_understands_what_the_caller_meant(search in search()) {
        if let Ok(pairs) = search.pairs(&FIELDS.join(",")) {
            if search.any.is_none() && search.fields.is_empty() {
                prop_assert!(pairs.is_empty());
            } else {
                prop_assert_eq!(server(&pairs), Ok(meant(&search)));
            }
        }
    }

    #[test]
    fn what_is_refused_would_be_refused_by_the_server_too(search in search()) {
        if search.pairs(&FIELDS.join(",")).is_err() {
            // The caller's words with every mode spelled out.
            let mut pairs = Vec::new();
            let understood = meant(&search);
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
            prop_assert!(!complete || server(&pairs).is_err(), "{:?}", search);
        }
    }

    #[test]
    fn an_operation_refuses_every_field_that_it_does_not_search(search in search()) {
        if search.fields.iter().any(|(field, _)| field != "id" && field != "name") {
            prop_assert!(search.pairs("id,name").is_err());
        }
        if search.any.is_some() || !search.fields.is_empty() {
            prop_assert!(search.pairs("").is_err());
        }
    }

    #[test]
    fn posix_is_seen_wherever_it_is_sent(search in search()) {
        if let Ok(pairs) = search.pairs(&FIELDS.join(",")) {
            prop_assert_eq!(search.uses_posix(), pairs.iter().any(|(name, value)| {
                name.starts_with("mode") && value == "posix"
            }));
        }
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
        let any = Term { mode: None, values: vec![pattern.clone()] };
        let search = Search { any: Some(any), ..Search::default() };
        let valid = characters(&pattern).is_some();
        prop_assert_eq!(search.pairs("id").is_ok(), valid);
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
