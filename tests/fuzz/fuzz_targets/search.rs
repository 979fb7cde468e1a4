//! Any search: what is sent is what the server reads as it was meant, and nothing that it refuses or
//! ignores.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use logto_management::protocol::search::{Joint, Mode, Search, Term, escape_like};
use logto_management::protocol::url::Query;

const FIELDS: &str = "id,primaryEmail,primaryPhone,username,name";

#[derive(Arbitrary, Debug)]
struct Given {
    any: Option<GivenTerm>,
    fields: Vec<(Field, GivenTerm)>,
    and: Option<bool>,
    case_sensitive: Option<bool>,
    searchable: bool,
}

#[derive(Arbitrary, Debug)]
enum Field {
    Known(u8),
    Other(String),
}

#[derive(Arbitrary, Debug)]
struct GivenTerm {
    mode: Option<u8>,
    values: Vec<String>,
}

fn mode(given: Option<u8>) -> Mode {
    let modes = [Mode::Like, Mode::Exact, Mode::SimilarTo, Mode::Posix];
    given.map_or(Mode::Like, |at| modes[usize::from(at) % modes.len()])
}

fn field(given: &Field) -> &str {
    match given {
        Field::Known(at) => {
            let known: Vec<_> = FIELDS.split(',').collect();
            known[usize::from(*at) % known.len()]
        }
        Field::Other(name) => name,
    }
}

fuzz_target!(|given: Given| {
    let any = given.any.iter().map(|term| ("", term));
    let fields = given.fields.iter().map(|(name, term)| (field(name), term));
    let all: Vec<(&str, &GivenTerm)> = any.chain(fields).collect();
    let values: Vec<Vec<&str>> = all
        .iter()
        .map(|(_, term)| term.values.iter().map(String::as_str).collect())
        .collect();
    let terms = all.iter().zip(&values).map(|((field, term), values)| Term {
        field,
        mode: mode(term.mode),
        values,
    });
    let search = Search {
        terms: terms.collect(),
        joint: given
            .and
            .map(|and| if and { Joint::And } else { Joint::Or }),
        case_sensitive: given.case_sensitive,
    };
    for value in values.iter().flatten() {
        assert_eq!(unescaped(&escape_like(value)), *value);
    }
    let mut query = Query::new();
    let searchable = if given.searchable { FIELDS } else { "" };
    let Ok(uses_posix) = search.add_to(&mut query, searchable) else {
        return;
    };
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_str().as_bytes())
        .into_owned()
        .collect();
    assert!(
        given.searchable || pairs.is_empty(),
        "the server ignores it all"
    );
    assert_eq!(
        pairs.is_empty(),
        search.terms.is_empty(),
        "a search that is not sent"
    );

    let get = |name: &str| -> Vec<&str> {
        pairs
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
            .collect()
    };
    let one = |name: &str| {
        let found = get(name);
        assert!(found.len() <= 1, "{name} is repeated");
        found.first().copied()
    };
    let inherited = one("mode").unwrap_or("like");
    let case_sensitive = one("isCaseSensitive") == Some("true");
    let mut count = 0;
    for term in &search.terms {
        let (name, mode) = match term.field {
            "" => ("search".to_owned(), None),
            field => (format!("search.{field}"), one(&format!("mode.{field}"))),
        };
        assert!(
            term.field.is_empty() || FIELDS.split(',').any(|known| known == term.field),
            "{name} is not searched"
        );
        let mode = mode.unwrap_or(inherited);
        let meant = match term.mode {
            Mode::Like => "like",
            Mode::Exact => "exact",
            Mode::SimilarTo => "similar_to",
            Mode::Posix => "posix",
        };
        assert_eq!(mode, meant, "{name}");
        assert_eq!(get(&name), term.values, "{name}");
        assert!(
            term.values.iter().all(|value| !value.is_empty()),
            "{name} is empty"
        );
        assert!(
            mode == "exact" || term.values.len() == 1,
            "{name} has several values"
        );
        assert!(mode != "similar_to" || case_sensitive, "{name} needs case");
        assert!(mode != "posix" || uses_posix, "{name} is an expression");
        count += term.values.len();
    }
    let sent = pairs
        .iter()
        .filter(|(name, _)| name.starts_with("search"))
        .count();
    assert_eq!(sent, count, "values of nobody");
    let known = ["search", "mode", "joint", "isCaseSensitive"];
    assert!(pairs.iter().all(|(name, _)| {
        known.contains(&name.as_str()) || name.starts_with("search.") || name.starts_with("mode.")
    }));
});

/// The text that a `LIKE` pattern without wildcards matches.
fn unescaped(pattern: &str) -> String {
    let mut text = String::new();
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.push(characters.next().expect("a lone backslash")),
            '%' | '_' => panic!("a wildcard in {pattern}"),
            other => text.push(other),
        }
    }
    text
}
