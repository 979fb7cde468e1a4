//! Paths outside the API are a page with status 200.

use crate::tenant::Tenant;

#[test]
fn everything_outside_the_api_is_html() {
    let mut tenant = Tenant::default();
    let paths = [
        "/",
        "/users?page=2&page_size=20",
        "//api/users",
        "/API/users",
        "/sign-in",
        "/a.js",
    ];
    for path in paths {
        let answer = tenant.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        assert!(answer.text().starts_with("<!doctype html>"));
    }
}

#[test]
fn a_link_followed_as_it_is_gives_html() {
    let mut tenant = Tenant::default();
    let list = tenant.get("/api/users");
    let next = list.lines("link").pop().unwrap().to_owned();
    let url = next
        .trim_start_matches('<')
        .split('>')
        .next()
        .unwrap()
        .to_owned();
    let path = url.strip_prefix("http://127.0.0.1:3001").unwrap();
    assert_eq!(
        tenant.get(path).header("content-type"),
        Some("text/html; charset=utf-8")
    );
}
