//! A `Link` header of any text: what is read is in the header, and survives being written again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use logto_management::protocol::link::{self, parse};

/// A link as its reader understands it, however it was written.
#[derive(Debug, PartialEq)]
struct Link {
    uri: String,
    rel: Vec<String>,
    params: Vec<(String, String)>,
}

fn understood(link: link::Link<'_>) -> Link {
    let params = link.params.iter();
    Link {
        uri: link.uri.to_owned(),
        rel: link.rel().split_ascii_whitespace().map(str::to_owned).collect(),
        params: params.map(|param| (param.name(), param.value())).collect(),
    }
}

fn read(header: &str) -> Vec<Link> {
    parse(header).map(understood).collect()
}

fuzz_target!(|header: &str| {
    let links = read(header);
    for link in &links {
        let target = ["<", &link.uri, ">"].concat();
        assert!(
            header.contains(&target),
            "a target that is not in the header"
        );
        for rel in &link.rel {
            assert_eq!(*rel, rel.to_ascii_lowercase());
        }
        for (at, (name, _)) in link.params.iter().enumerate() {
            assert!(!name.is_empty() && name != "rel" && *name == name.to_ascii_lowercase());
            assert!(!name.contains([' ', '\t', '=', ';', ',']));
            assert!(link.params.iter().take(at).all(|(known, _)| known != name));
        }
    }
    let written: Vec<String> = links.iter().map(write).collect();
    assert_eq!(read(&written.join(", ")), links);

    // Adding a link in front, as `fetch` does when it joins lines, changes nothing behind it.
    let joined = read(&format!("</first>; rel=\"first\", {header}"));
    assert_eq!(joined.first().map(|link| link.uri.as_str()), Some("/first"));
    assert_eq!(joined.get(1..), Some(links.as_slice()));
});

/// A link by the grammar of RFC 8288 §3. A name that ends in `*` (as `title**` gives) is written
/// in the extended form, since that is how it was read.
fn write(link: &Link) -> String {
    let mut text = format!("<{}>; rel={}", link.uri, quote(&link.rel.join(" ")));
    for (name, value) in &link.params {
        if name.ends_with('*') {
            let value: String = value.bytes().map(|byte| format!("%{byte:02x}")).collect();
            text.push_str(&format!("; {name}*=utf-8''{value}"));
        } else {
            text.push_str(&format!("; {name}={}", quote(value)));
        }
    }
    text
}

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
