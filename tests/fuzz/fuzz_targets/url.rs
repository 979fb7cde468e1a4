//! Paths, values and prefixes of any text, against the WHATWG URL parser: what passes the guard
//! stays where it was sent, and what a URL parser would resolve does not pass.
#![no_main]

use libfuzzer_sys::fuzz_target;
use logto_management::protocol::url::{Query, check_path, expand, form_encode, is_plain_prefix};
use url::Url;

const BASE: &str = "https://auth.example.com:8443/prefix";

fuzz_target!(|text: &str| {
    path(text);
    path(&["/", text].concat());
    value(text);
    query(text);
    prefix(&["/", text].concat());
});

/// The URL of a path that passed, after it was shown to lie below the base, with every segment in
/// its place.
fn joined(path: &str) -> Url {
    let base = Url::parse(BASE).expect("the base is a URL");
    let url = Url::parse(&[BASE, path].concat()).expect("a path that passed makes a URL");
    assert_eq!(url.origin(), base.origin());
    assert_eq!(
        (url.username(), url.password(), url.fragment()),
        ("", None, None)
    );
    let below = url
        .path()
        .strip_prefix("/prefix")
        .expect("it lies below the prefix");
    let asked = path.split('?').next().unwrap_or_default();
    assert_eq!(
        below.split('/').count(),
        asked.split('/').count(),
        "a segment was resolved"
    );
    url
}

fn path(path: &str) {
    let checked = check_path(path);
    if checked.is_ok() {
        assert!(path.starts_with('/'));
        joined(path);
    }
    // A template without values is a finished path.
    match expand(path, &[]) {
        Ok(expanded) => {
            assert_eq!(expanded, path);
            assert_eq!(checked, Ok(()));
        }
        Err(_) => assert!(checked.is_err()),
    }
    if let Ok(expanded) = expand(path, &["x"]) {
        assert_eq!(check_path(&expanded), Ok(()));
    }
}

fn value(value: &str) {
    let Ok(path) = expand("/api/users/{userId}/roles", &[value]) else {
        return;
    };
    let url = joined(&path);
    let segment = url.path().split('/').nth(4).expect("no segment was lost");
    let form = format!("={segment}");
    let (_, decoded) = url::form_urlencoded::parse(form.as_bytes())
        .next()
        .expect("one pair");
    assert_eq!(decoded, value);
    assert_eq!(
        url.path().strip_prefix("/prefix"),
        Some(path.as_str()),
        "it is encoded already"
    );
}

fn query(text: &str) {
    let mut query = Query::new();
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    query.push(name, value);
    query.push(value, name);
    let url = Url::parse(&format!("https://h/?{}", query.as_str())).expect("a query makes a URL");
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let pushed = [
        (name.to_owned(), value.to_owned()),
        (value.to_owned(), name.to_owned()),
    ];
    assert_eq!(pairs, pushed);
    let standard: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
    assert_eq!(form_encode(text), standard);
}

fn prefix(path: &str) {
    // What is not ASCII, or has a query, never comes to be asked about.
    if is_plain_prefix(path) && path.is_ascii() && !path.contains('?') {
        let url = Url::parse(&["https://h", path].concat()).expect("a plain prefix makes a URL");
        assert_eq!(url.path(), path, "it is left as it is");
    }
}
