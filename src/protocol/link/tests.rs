use super::*;

#[test]
fn links_are_told_in_one_text() {
    let header = "</a>; rel=\"next last\"; title*=utf-8''%f0%9f%90%88, <>";
    assert_eq!(flat(header), "2 /a9 next last1 15 title2 🐈0 0 1 0");
    assert_eq!(flat(""), "");
}

fn read(header: &str) -> Vec<Link<'_>> {
    parse(header).collect()
}

fn only(header: &str) -> Link<'_> {
    let mut links = read(header);
    assert_eq!(links.len(), 1, "{header}");
    links.remove(0)
}

fn rels(link: &Link<'_>) -> Vec<String> {
    link.rel().split_whitespace().map(str::to_owned).collect()
}

fn param(link: &Link<'_>, name: &str) -> Option<String> {
    let found = link.params.iter().find(|param| param.name() == name);
    found.map(|param| param.value())
}

fn names(link: &Link<'_>) -> Vec<String> {
    link.params.iter().map(|param| param.name()).collect()
}

// The four examples of RFC 8288 §3.5.

#[test]
fn a_link_with_a_relation_and_a_title() {
    let link =
        only(r#"<http://example.com/TheBook/chapter2>; rel="previous"; title="previous chapter""#);
    assert_eq!(link.uri, "http://example.com/TheBook/chapter2");
    assert_eq!(rels(&link), ["previous"]);
    assert_eq!(names(&link), ["title"]);
    assert_eq!(param(&link, "title").as_deref(), Some("previous chapter"));
}

#[test]
fn an_extension_relation_type_is_a_uri() {
    assert_eq!(
        rels(&only(r#"</>; rel="http://example.net/foo""#)),
        ["http://example.net/foo"]
    );
}

#[test]
fn an_anchor_is_kept() {
    let link = only(r##"</terms>; rel="copyright"; anchor="#foo""##);
    assert_eq!(param(&link, "anchor").as_deref(), Some("#foo"));
}

#[test]
fn titles_in_utf_8_of_several_links() {
    let links = read(
        "</TheBook/chapter2>; rel=\"previous\"; title*=UTF-8'de'letztes%20Kapitel, \
         </TheBook/chapter4>; rel=\"next\"; title*=UTF-8'de'n%c3%a4chstes%20Kapitel",
    );
    assert_eq!(links.len(), 2);
    assert_eq!(
        param(&links[0], "title").as_deref(),
        Some("letztes Kapitel")
    );
    assert_eq!(
        param(&links[1], "title").as_deref(),
        Some("nächstes Kapitel")
    );
}

#[test]
fn one_link_has_several_relation_types() {
    let link = only(r#"<http://example.org/>; rel="start  HTTP://Example.net/relation/other""#);
    assert_eq!(rels(&link), ["start", "http://example.net/relation/other"]);
}

// What Logto sends: one line per relation, which `fetch` joins (WIRE.md, "Pagination").

#[test]
fn the_lines_of_a_middle_page() {
    let links = read(
        "<http://h:3001/users?page=1>; rel=\"first\", <http://h:3001/users?page=1>; \
         rel=\"prev\", <http://h:3001/users?page=11>; rel=\"last\", \
         <http://h:3001/users?types=Native%2CSPA&page=3>; rel=\"next\"",
    );
    let rels: Vec<_> = links.iter().flat_map(rels).collect();
    assert_eq!(rels, ["first", "prev", "last", "next"]);
    assert_eq!(
        links[3].uri,
        "http://h:3001/users?types=Native%2CSPA&page=3"
    );
}

#[test]
fn a_target_may_hold_commas_semicolons_and_quotes() {
    assert_eq!(only(r#"</a,b;c"d>; rel=next"#).uri, r#"/a,b;c"d"#);
}

#[test]
fn a_quoted_value_may_hold_anything() {
    let link = only(r#"</a>; title="a, <b>; rel=\"x\" \\ ä"; rel=next"#);
    assert_eq!(
        param(&link, "title").as_deref(),
        Some(r#"a, <b>; rel="x" \ ä"#)
    );
    assert_eq!(rels(&link), ["next"]);
}

#[test]
fn whitespace_and_empty_elements_do_not_matter() {
    let links = read(" ,\t, </a> ; rel = next ;, ,</b>;rel\t=\t\"prev\" , ");
    assert_eq!(links.len(), 2);
    assert_eq!(
        (rels(&links[0]), rels(&links[1])),
        (vec!["next".into()], vec!["prev".into()])
    );
}

#[test]
fn the_first_rel_and_the_first_of_each_name_win() {
    let link = only("</a>; REL=next; rel=prev; Type=a ; type=b");
    assert_eq!(rels(&link), ["next"]);
    assert_eq!(names(&link), ["type"]);
    assert_eq!(param(&link, "type").as_deref(), Some("a"));
}

#[test]
fn an_extended_title_wins_wherever_it_stands_but_not_when_it_is_broken() {
    for header in [
        "</a>; title=plain; title*=utf-8''%E2%82%AC; title*=utf-8''x",
        "</a>; title*=UTF-8'en'%e2%82%ac; title=plain",
    ] {
        assert_eq!(
            param(&only(header), "title").as_deref(),
            Some("€"),
            "{header}"
        );
    }
    for broken in [
        "utf-8''%E2",
        "utf-8''%x0",
        "utf-8''%2",
        "utf-8'x",
        "latin1''x",
        "",
    ] {
        let header = ["</a>; title*=", broken, "; title=plain; rel=next"].concat();
        assert_eq!(
            param(&only(&header), "title").as_deref(),
            Some("plain"),
            "{header}"
        );
        assert_eq!(rels(&only(&header)), ["next"]);
    }
    assert!(rels(&only("</a>; rel*=utf-8''next")).is_empty());
}

#[test]
fn what_is_no_link_ends_the_reading_and_keeps_what_was_read() {
    for rest in ["", ", x", ", <c", " x, <c>; rel=last", ", <", "; =", ";;"] {
        let header = ["</a>; rel=\"next\"", rest].concat();
        assert_eq!(rels(&only(&header)), ["next"], "{header}");
    }
    assert_eq!(parse("no link at all").next(), None);
}

#[test]
fn a_string_that_is_not_closed_ends_with_the_header() {
    assert_eq!(
        param(&only("</a>; title=\"x\\"), "title").as_deref(),
        Some("x")
    );
    assert_eq!(
        rels(&only("</a>; rel=\"next, </b>; x")),
        ["next,", "</b>;", "x"]
    );
}
