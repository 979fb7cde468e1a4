//! Any search: what is sent is what the server reads as it was meant, and nothing that it refuses or
//! ignores.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use logto_management::protocol::search::{Joint, Mode, Search, Term, escape_like};

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

fn term(given: GivenTerm) -> Term {
    let modes = [Mode::Like, Mode::Exact, Mode::SimilarTo, Mode::Posix];
    Term {
        mode: given.mode.map(|at| modes[usize::from(at) % modes.len()]),
        values: given.values,
    }
}

fn field(given: Field) -> String {
    match given {
        Field::Known(at) => {
            let known: Vec<_> = FIELDS.split(',').collect();
            known[usize::from(at) % known.len()].to_owned()
        }
        Field::Other(name) => name,
    }
}

fuzz_target!(|given: Given| {
    let search = Search {
        any: given.any.map(term),
        fields: given
            .fields
            .into_iter()
            .map(|(name, of)| (field(name), term(of)))
            .collect(),
        joint: given
            .and
            .map(|and| if and { Joint::And } else { Joint::Or }),
        case_sensitive: given.case_sensitive,
    };
    let terms = || {
        search
            .any
            .iter()
            .chain(search.fields.iter().map(|(_, term)| term))
    };
    for value in terms().flat_map(|term| &term.values) {
        assert_eq!(&unescaped(&escape_like(value)), value);
    }
    let Ok(pairs) = search.pairs(if given.searchable { FIELDS } else { "" }) else {
        return;
    };
    assert!(
        given.searchable || pairs.is_empty(),
        "the server ignores it all"
    );
    assert_eq!(
        pairs.is_empty(),
        terms().next().is_none(),
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
    let read = |name: &str, mode: Option<&str>, term: &Term| {
        let mode = mode.unwrap_or(inherited);
        let meant = match term.mode {
            None | Some(Mode::Like) => "like",
            Some(Mode::Exact) => "exact",
            Some(Mode::SimilarTo) => "similar_to",
            Some(Mode::Posix) => "posix",
        };
        assert_eq!(mode, meant, "{name}");
        assert_eq!(get(name), term.values, "{name}");
        assert!(
            term.values.iter().all(|value| !value.is_empty()),
            "{name} is empty"
        );
        assert!(
            mode == "exact" || term.values.len() == 1,
            "{name} has several values"
        );
        assert!(mode != "similar_to" || case_sensitive, "{name} needs case");
    };
    if let Some(any) = &search.any {
        read("search", None, any);
    }
    let mut values = search.any.as_ref().map_or(0, |term| term.values.len());
    for (name, term) in &search.fields {
        assert!(
            FIELDS.split(',').any(|known| known == name),
            "{name} is not searched"
        );
        read(
            &format!("search.{name}"),
            one(&format!("mode.{name}")),
            term,
        );
        values += term.values.len();
    }
    let sent = pairs
        .iter()
        .filter(|(name, _)| name.starts_with("search"))
        .count();
    assert_eq!(sent, values, "values of nobody");
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
