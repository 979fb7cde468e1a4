//! Properties of the `Link` header parser.

use logto_management::protocol::link::parse;
use proptest::prelude::*;

/// What is read of a link: its target, its relation types, and the names and values of its parameters.
#[derive(Clone, Debug, PartialEq)]
struct Link {
    uri: String,
    rel: Vec<String>,
    params: Vec<(String, String)>,
}

fn read(header: &str) -> Vec<Link> {
    let read = |link: logto_management::protocol::link::Link<'_>| Link {
        uri: link.uri.to_owned(),
        rel: link
            .rel()
            .split_ascii_whitespace()
            .map(str::to_owned)
            .collect(),
        params: link
            .params
            .iter()
            .map(|param| (param.name(), param.value()))
            .collect(),
    };
    parse(header).map(read).collect()
}

/// A quoted string, with each character that needs it escaped.
fn quote(text: &str) -> String {
    let escaped = text.replace('\\', r"\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

/// `name*=UTF-8''…` with every byte encoded (RFC 8187).
fn extended(name: &str, text: &str) -> String {
    let value: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("{name}*=UTF-8'en'{value}")
}

/// A link as RFC 8288 writes it, with one name at most once, and the same link as it is parsed.
fn written() -> impl Strategy<Value = (String, Link)> {
    let rel = prop::collection::vec("[a-z][a-z0-9.:/-]{0,8}", 1..4);
    let params = prop::collection::btree_map("x[a-z]{0,4}", ("\\PC{0,12}", any::<bool>()), 0..6);
    let space = "[ \t]{0,2}";
    ("[^<>]{0,20}", rel, params, space).prop_map(|(uri, rel, params, space)| {
        let mut text = format!(
            "<{uri}>{space};{space}rel{space}={space}{}",
            quote(&rel.join(" "))
        );
        for (name, (value, star)) in &params {
            let param = if *star {
                extended(name, value)
            } else {
                format!("{name}={}", quote(value))
            };
            text.push_str(&format!("{space};{space}{param}"));
        }
        let params = params
            .into_iter()
            .map(|(name, (value, _))| (name, value))
            .collect();
        (text, Link { uri, rel, params })
    })
}

proptest! {
    #[test]
    fn what_is_written_by_the_grammar_is_read_back(
        links in prop::collection::vec(written(), 0..5),
        comma in "[ \t]{0,2},[ \t,]{0,3}",
    ) {
        let header: Vec<_> = links.iter().map(|(text, _)| text.as_str()).collect();
        let expected: Vec<_> = links.iter().map(|(_, link)| link.clone()).collect();
        prop_assert_eq!(read(&header.join(&comma)), expected);
    }

    #[test]
    fn whatever_follows_the_links_that_were_read_does_not_change_them(
        (first, link) in written(),
        junk in "[^;]\\PC{0,40}",
    ) {
        let links = read(&format!("{first} ,{junk}"));
        prop_assert_eq!(links.first(), Some(&link));
    }

    #[test]
    fn nothing_is_made_up(header in "[<>;,=\"\\\\*'% \tarelti8-]{0,80}") {
        for link in read(&header) {
            let target = ["<", &link.uri, ">"].concat();
            prop_assert!(header.contains(&target));
            for rel in &link.rel {
                prop_assert!(!rel.is_empty() && !rel.contains([' ', '\t']));
            }
            for (at, (name, _)) in link.params.iter().enumerate() {
                prop_assert!(!name.is_empty() && name != "rel");
                prop_assert!(header.to_ascii_lowercase().contains(name.as_str()));
                prop_assert!(link.params[..at].iter().all(|(known, _)| known != name));
            }
        }
    }
}

#[test]
fn one_link_keeps_no_more_than_thirty_two_names() {
    let params: String = (0..1000)
        .map(|number| format!(";n{number}={number}"))
        .collect();
    let links = read(&format!("<a>{params};rel=next;n0=again, <b>;rel=last"));
    assert_eq!(links[0].params.len(), 32);
    assert_eq!(links[0].params[0], ("n0".to_owned(), "0".to_owned()));
    assert_eq!(
        (links[0].rel[0].as_str(), links[1].rel[0].as_str()),
        ("next", "last")
    );
}

/// A megabyte of each pattern that could make a parser look twice: a quadratic one would take
/// hours, so this ends only because reading is linear.
#[test]
fn a_megabyte_of_anything_is_read() {
    const MEGABYTE: usize = 1_000_000;
    for pattern in [
        "<",
        ">",
        "<>",
        "<>,",
        "<>;",
        ";",
        "\"",
        "\\",
        "<a>;b=\"",
        "<a>;\"\\",
        ",",
        " ",
        "=",
        "<>;a*=%",
        "<>;a*=utf-8''%41",
        "<>;rel=a ",
    ] {
        let text = pattern.repeat(MEGABYTE / pattern.len());
        let links = read(&text);
        assert!(links.len() <= MEGABYTE / 2);
        read(&format!("<a>;{text}"));
    }
    let names: String = (0..MEGABYTE / 8)
        .map(|number| format!(";n{number:06}"))
        .collect();
    assert_eq!(read(&format!("<a>{names}"))[0].params.len(), 32);
    let words = "next ".repeat(MEGABYTE / 5);
    assert_eq!(
        read(&format!("<a>;rel=\"{words}\""))[0].rel.len(),
        MEGABYTE / 5
    );
}
