//! Properties of paths and queries, checked against the WHATWG URL parser of the `url` crate.

use logto_management::protocol::url::{
    Problem, Query, basic, check_path, expand, form_encode, is_plain_prefix,
};
use proptest::prelude::*;
use url::Url;

const BASES: [&str; 3] = [
    "https://auth.example.com",
    "https://auth.example.com:8443/prefix/of/a/proxy",
    "http://[::1]:3001",
];

/// Pieces that mean something to a URL parser, mixed with any text.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "/", "//", "\\", ".", "..", "%2e", "%2E", "%252e", "%2%65", "%", "25", "2e", "%5c", "%2f",
            "@", ":", "?", "#", ";", "\t", "\n", " ", "https:", "evil.example", "api", "{", "}", "{a}",
            "\u{a0}", "\u{2028}", "．", "／", "\0", "",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// What a URL parser makes of base and path, when nothing was resolved away.
fn stays_below(base: &str, path: &str) -> Result<(), TestCaseError> {
    let root = Url::parse(base).unwrap();
    let joined = format!("{base}{path}");
    let url = Url::parse(&joined).unwrap();
    prop_assert_eq!(url.origin(), root.origin(), "{}", joined);
    prop_assert_eq!(url.username(), "");
    prop_assert_eq!(url.fragment(), None);
    let prefix = root.path().trim_end_matches('/');
    let below = url.path().strip_prefix(prefix).unwrap();
    let asked = path.split('?').next().unwrap();
    prop_assert_eq!(
        below.split('/').count(),
        asked.split('/').count(),
        "{}",
        joined
    );
    prop_assert_eq!(below.is_empty(), false);
    // Nothing was resolved or dropped: the URL parser only encoded what has to be.
    let decode = |text: &str| percent_decode(text);
    prop_assert_eq!(decode(below), decode(asked), "{}", joined);
    Ok(())
}

fn percent_decode(text: &str) -> Vec<u8> {
    // The URL parser's own decoder: a query `=text` is one pair without a name, where `+` is a
    // space and `&` would begin another.
    let query = format!("={}", text.replace('+', "%2B").replace('&', "%26"));
    let (_, value) = url::form_urlencoded::parse(query.as_bytes())
        .next()
        .unwrap();
    value.into_owned().into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_path_that_passes_stays_on_the_origin_and_below_the_prefix(
        rest in hostile(),
        base in prop::sample::select(&BASES[..]),
    ) {
        for path in [rest.clone(), format!("/{rest}")] {
            if check_path(&path).is_ok() {
                stays_below(base, &path)?;
            }
        }
    }

    #[test]
    fn a_plain_prefix_is_what_a_url_parser_makes_of_it(path in hostile(), mark in "[\"<>^`|]?") {
        let path = format!("/{path}{mark}");
        if is_plain_prefix(&path) && path.is_ascii() && !path.contains('?') {
            prop_assert_eq!(mark, "");
            let url = Url::parse(&format!("{}{path}", BASES[0])).unwrap();
            prop_assert_eq!(url.path(), path);
        }
    }

    #[test]
    fn every_path_that_a_url_parser_would_resolve_is_refused(
        before in prop::collection::vec("[a-z]{1,3}", 0..3),
        dots in prop::sample::select(vec![".", "..", "%2e", "%2E%2e", ".%2E", "%2e."]),
        after in prop::collection::vec("[a-z]{1,3}", 0..3),
    ) {
        let segments = [before, vec![dots.to_owned()], after].concat();
        let path = format!("/{}", segments.join("/"));
        let url = Url::parse(&format!("{}{path}", BASES[0])).unwrap();
        prop_assert_ne!(url.path(), path.as_str());
        prop_assert_eq!(check_path(&path), Err(Problem::DotSegment.into()));
    }

    #[test]
    fn dots_are_refused_however_often_they_are_encoded(
        dots in prop::sample::select(vec![".", ".."]),
        rounds in prop::collection::vec(any::<u8>(), 0..4),
        around in prop::sample::select(vec![("", ""), ("x/", ""), ("", "/y"), ("x\\", "/y")]),
    ) {
        // Each round encodes some of the bytes, also those of earlier rounds.
        let mut value = format!("{}{dots}{}", around.0, around.1);
        for round in rounds {
            value = value.bytes().enumerate().map(|(at, byte)| {
                if round >> (at % 8) & 1 == 1 {
                    format!("%{byte:02x}")
                } else {
                    char::from(byte).to_string()
                }
            }).collect();
        }
        let expanded = expand("/api/users/{userId}", &[&value]);
        let refused = expanded.map_err(|error| (error.problem, error.parameter));
        prop_assert_eq!(refused, Err((Problem::Dots, "userId")), "{}", value);
    }

    #[test]
    fn a_value_is_one_segment_and_can_be_read_back(value in hostile(), second in "\\PC{1,8}") {
        let values = [value.as_str(), second.as_str()];
        if let Ok(path) = expand("/api/x/{a}/y-{b}/z", &values) {
            prop_assert_eq!(path.split('/').count(), 6);
            let segment = path.split('/').nth(3).unwrap();
            prop_assert_eq!(percent_decode(segment), value.as_bytes());
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
            prop_assert!(segment.bytes().all(plain));
            for base in BASES {
                stays_below(base, &path)?;
            }
        }
    }

    #[test]
    fn every_value_without_dots_is_accepted(value in "[^./\\\\%]{1,12}") {
        for value in [format!("{value}.{value}"), value] {
            let path = expand("/api/users/{id}", &[&value]);
            prop_assert!(path.is_ok(), "{}", value);
        }
    }

    #[test]
    fn a_template_is_never_less_guarded_than_a_finished_path(template in hostile()) {
        let template = format!("/{template}");
        if let Ok(path) = expand(&template, &[]) {
            prop_assert_eq!(&path, &template);
            prop_assert_eq!(check_path(&path), Ok(()));
        }
        if let Ok(path) = expand(&template, &["x"]) {
            prop_assert_eq!(check_path(&path), Ok(()));
            stays_below(BASES[1], &path)?;
        }
    }

    #[test]
    fn a_query_is_read_back_by_a_url_parser(
        pairs in prop::collection::vec(("\\PC{0,6}", "\\PC{0,10}|[+%& =\t\n]{0,4}"), 0..6),
    ) {
        let mut query = Query::new();
        for (name, value) in &pairs {
            query.push(name, value);
        }
        prop_assert_eq!(query.is_empty(), pairs.is_empty());
        let url = Url::parse(&format!("https://h/x?{}", query.as_str())).unwrap();
        prop_assert_eq!(url.query(), Some(query.as_str()), "it needs no further encoding");
        let read: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        prop_assert_eq!(read, pairs);
    }

    #[test]
    fn form_encoding_is_that_of_the_url_standard(text in any::<String>()) {
        let standard: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        prop_assert_eq!(form_encode(&text), standard);
    }

    #[test]
    fn credentials_survive_basic(id in any::<String>(), secret in any::<String>()) {
        let header = basic(&id, &secret);
        let decoded = String::from_utf8(unbase64(header.strip_prefix("Basic ").unwrap())).unwrap();
        let (left, right) = decoded.split_once(':').unwrap();
        let form = format!("a={left}&b={right}");
        let read: Vec<_> = url::form_urlencoded::parse(form.as_bytes()).into_owned().collect();
        prop_assert_eq!(read, [("a".to_owned(), id), ("b".to_owned(), secret)]);
    }

    #[test]
    fn no_message_shows_a_value(value in "[a-z]{20}", bad in prop::sample::select(vec!["..", ""])) {
        let dots = format!("{bad}/{value}");
        for error in [
            expand("/api/{a}", &[&dots]).err(),
            expand("/api/{a}{b}", &[&value]).err(),
            expand("/api", &[&value]).err(),
            check_path(&format!("/{value}/../{value}")).err(),
            check_path(&format!("https://{value}@host")).err(),
        ].into_iter().flatten() {
            prop_assert!(!error.to_string().contains(&value), "{}", error);
        }
    }
}

/// RFC 4648 §4 by way of bits, as unlike the encoder as can be.
fn unbase64(text: &str) -> Vec<u8> {
    assert_eq!(text.len() % 4, 0);
    let alphabet: Vec<char> = ('A'..='Z')
        .chain('a'..='z')
        .chain('0'..='9')
        .chain(['+', '/'])
        .collect();
    let digits = text.trim_end_matches('=');
    assert!(text.len() - digits.len() <= 2);
    let bits: Vec<bool> = digits
        .chars()
        .flat_map(|digit| {
            let value = alphabet.iter().position(|known| *known == digit).unwrap();
            (0..6).rev().map(move |bit| value >> bit & 1 == 1)
        })
        .collect();
    let whole = bits.len() / 8 * 8;
    assert!(
        bits[whole..].iter().all(|bit| !bit),
        "the padding bits are zero"
    );
    let byte = |bits: &[bool]| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit));
    bits[..whole].chunks(8).map(byte).collect()
}

#[test]
fn a_megabyte_of_encoded_percent_signs_is_checked() {
    let deep = format!("/api/%{}2e", "25".repeat(1 << 19));
    assert_eq!(check_path(&deep), Err(Problem::DotSegment.into()));
    let long = "/a%".repeat(1 << 18);
    assert_eq!(check_path(&long), Ok(()));
}
