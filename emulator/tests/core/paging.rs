//! WIRE.md, Pagination.

use bytes::Bytes;
use emulator::Config;
use http::Request;

use crate::tenant::{Answer, Tenant};

/// The links of an answer: relation and URL without origin.
fn links(answer: &Answer) -> Vec<(String, String)> {
    let parse = |line: &str| {
        let (url, relation) = line.split_once(">; rel=\"").unwrap();
        let url = url.strip_prefix("<http://127.0.0.1:3001").unwrap_or(url);
        (relation.trim_end_matches('"').to_owned(), url.to_owned())
    };
    answer.lines("link").into_iter().map(parse).collect()
}

fn expect(answer: &Answer, wanted: &[(&str, &str)]) {
    let wanted: Vec<(String, String)> = wanted
        .iter()
        .map(|(rel, url)| ((*rel).to_owned(), (*url).to_owned()))
        .collect();
    assert_eq!(links(answer), wanted);
}

#[test]
fn a_middle_page_has_four_links_in_order_and_without_api() {
    let mut tenant = Tenant::default();
    let answer = tenant.get("/api/users?page=5&page_size=20");
    assert_eq!(answer.json().as_array().unwrap().len(), 20);
    assert_eq!(answer.header("total-number"), Some("217"));
    expect(
        &answer,
        &[
            ("first", "/users?page=1&page_size=20"),
            ("prev", "/users?page=4&page_size=20"),
            ("last", "/users?page=11&page_size=20"),
            ("next", "/users?page=6&page_size=20"),
        ],
    );
}

#[test]
fn the_last_page_has_no_next_and_pages_past_it_are_empty() {
    let mut tenant = Tenant::default();
    let last = tenant.get("/api/users?page=11&page_size=20");
    assert_eq!(last.json().as_array().unwrap().len(), 17);
    assert_eq!(links(&last).last().unwrap().0, "last");
    let past = tenant.get("/api/users?page=9999&page_size=20");
    assert_eq!((past.status.as_u16(), past.text()), (200, "[]"));
    expect(
        &past,
        &[
            ("first", "/users?page=1&page_size=20"),
            ("prev", "/users?page=9998&page_size=20"),
            ("last", "/users?page=11&page_size=20"),
        ],
    );
}

#[test]
fn without_parameters_page_is_appended() {
    let mut tenant = Tenant::default();
    let answer = tenant.get("/api/users");
    assert_eq!(answer.json().as_array().unwrap().len(), 20);
    expect(
        &answer,
        &[
            ("first", "/users?page=1"),
            ("last", "/users?page=11"),
            ("next", "/users?page=2"),
        ],
    );
    let slash = tenant.get("/api/users/?page_size=100");
    expect(
        &slash,
        &[
            ("first", "/users/?page_size=100&page=1"),
            ("last", "/users/?page_size=100&page=3"),
            ("next", "/users/?page_size=100&page=2"),
        ],
    );
}

#[test]
fn the_guard_refuses_what_is_no_page() {
    let mut tenant = Tenant::default();
    for query in [
        "page=0",
        "page=-1",
        "page=abc",
        "page_size=0",
        "page_size=101",
        "page_size=1000",
        "page=1&page=2&page_size=5",
        "page=NaN",
        "page=Infinity",
    ] {
        let answer = tenant.get(&format!("/api/users?{query}"));
        assert_eq!(
            answer.refusal(),
            (400, "guard.invalid_pagination".into()),
            "{query}"
        );
    }
}

#[test]
fn numbers_are_read_as_javascript_reads_them() {
    let mut tenant = Tenant::default();
    let empty = tenant.get("/api/users?page=&page_size=");
    assert_eq!(empty.json().as_array().unwrap().len(), 20);
    expect(
        &empty,
        &[
            ("first", "/users?page=1&page_size="),
            ("last", "/users?page=11&page_size="),
            ("next", "/users?page=2&page_size="),
        ],
    );
    let ten = tenant.get("/api/users?page=%201&page_size=1e1");
    assert_eq!(ten.json().as_array().unwrap().len(), 10);
    // A fraction moves the slice and not the links.
    let halves = tenant.get("/api/users?page=1.5&page_size=20");
    assert_eq!(halves.json()[0]["username"], "user_0207");
    assert_eq!(
        links(&halves).last().unwrap().1,
        "/users?page=2&page_size=20"
    );
}

#[test]
fn repeated_keys_are_collapsed_in_links() {
    let mut tenant = Tenant::default();
    let answer = tenant.get("/api/applications?types=SPA&types=Native&page=1&page_size=3");
    let next = &links(&answer).last().unwrap().1.clone();
    assert_eq!(next, "/applications?types=SPA%2CNative&page=2&page_size=3");
    let followed = tenant.get(&format!("/api{next}"));
    assert_eq!(followed.refusal(), (400, "guard.invalid_input".into()));
    let names = "search.name=Ada%20Lovelace&search.name=Alan%20Hopper&mode.name=exact";
    let answer = tenant.get(&format!("/api/users?{names}&page=1&page_size=5"));
    assert_ne!(answer.header("total-number"), Some("0"));
    let collapsed = links(&answer).first().unwrap().1.clone();
    assert!(
        collapsed.contains("search.name=Ada+Lovelace%2CAlan+Hopper"),
        "{collapsed}"
    );
    let followed = tenant.get(&format!("/api{collapsed}"));
    assert_eq!(followed.header("total-number"), Some("0"));
}

#[test]
fn queries_are_encoded_anew_in_links() {
    let mut tenant = Tenant::default();
    let query = "search.name=%25Ad%20a+b%26c%25&page=1&page_size=5&foo=b%C3%A4r";
    expect(
        &tenant.get(&format!("/api/users?{query}")),
        &[
            (
                "first",
                "/users?search.name=%25Ad+a+b%26c%25&page=1&page_size=5&foo=b%C3%A4r",
            ),
            (
                "last",
                "/users?search.name=%25Ad+a+b%26c%25&page=1&page_size=5&foo=b%C3%A4r",
            ),
        ],
    );
}

#[test]
fn the_host_header_decides_a_links_origin() {
    let request = |tenant: &mut Tenant| {
        let request = Request::get("/api/users?page_size=100")
            .header("host", "inner.example.com")
            .header("x-forwarded-proto", "https")
            .header("x-forwarded-host", "auth.example.com")
            .header("authorization", format!("Bearer {}", tenant.token));
        tenant.send(request.body(Bytes::new()).unwrap())
    };
    let answer = request(&mut Tenant::default());
    assert!(answer.lines("link")[0].starts_with("<http://inner.example.com/users?"));
    let mut config = Config::default();
    config.trust_proxy = true;
    let answer = request(&mut Tenant::new(config));
    assert!(answer.lines("link")[0].starts_with("<https://auth.example.com/users?"));
}

#[test]
fn optional_paging_answers_all_rows_without_headers() {
    let mut tenant = Tenant::default();
    let all = tenant.get("/api/applications");
    assert_eq!(all.json().as_array().unwrap().len(), 32);
    assert_eq!(
        (all.header("link"), all.header("total-number")),
        (None, None)
    );
    for query in ["page=1", "page_size=10", "page="] {
        let paged = tenant.get(&format!("/api/applications?{query}"));
        assert_eq!(paged.header("total-number"), Some("32"), "{query}");
    }
}

#[test]
fn a_wrapped_list_is_paged_by_headers_all_the_same() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0001");
    let path = format!("/api/applications/app-third-party/users/{user}/consent-organizations");
    let organization = tenant.organization("Org 00");
    let body = serde_json::json!({ "organizationIds": [organization] });
    assert_eq!(tenant.post(&path, body).text(), "Created");
    let answer = tenant.get(&path);
    assert_eq!(answer.json()["organizations"][0]["name"], "Org 00");
    assert_eq!(answer.header("total-number"), Some("1"));
    assert!(answer.lines("link")[0].contains("consent-organizations?page=1>"));
}
