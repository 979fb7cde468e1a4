use super::*;

fn user(id: &str) -> Result<String, PathError<'static>> {
    expand("/api/users/{userId}/roles", &[id])
}

fn of_user(problem: Problem) -> PathError<'static> {
    PathError {
        problem,
        parameter: "userId",
    }
}

#[test]
fn a_value_becomes_one_segment() {
    assert_eq!(user("u1").unwrap(), "/api/users/u1/roles");
    assert_eq!(
        user("a b/c?d#e%").unwrap(),
        "/api/users/a%20b%2Fc%3Fd%23e%25/roles"
    );
    assert_eq!(user("ä\n~*").unwrap(), "/api/users/%C3%A4%0A~%2A/roles");
    assert_eq!(user("DOMAIN\\me").unwrap(), "/api/users/DOMAIN%5Cme/roles");
    assert_eq!(user("...").unwrap(), "/api/users/.../roles");
}

#[test]
fn a_value_that_would_name_another_path_is_refused_by_the_name_of_its_parameter() {
    for dots in [
        ".",
        "..",
        "%2e",
        "%2E%2e",
        ".%2e",
        "%252E.",
        "%2%65",
        "%%32%65",
        "../x",
        "x/..",
        "..\\x",
        "x%2f..%2fy",
        "..;x",
    ] {
        assert_eq!(user(dots), Err(of_user(Problem::Dots)), "{dots}");
    }
    assert_eq!(user(""), Err(of_user(Problem::Empty)));
    let missing = expand("/api/users/{userId}", &[]);
    assert_eq!(missing, Err(of_user(Problem::Missing)));
    let message = missing.unwrap_err().to_string();
    assert_eq!(message, "The path parameter `userId` is missing.");
}

#[test]
fn values_cannot_make_a_dot_segment_together() {
    for values in [["%", "2e"], ["%2", "e"]] {
        let expanded = expand("/api/{a}{b}", &values);
        assert_eq!(expanded, Err(Problem::DotSegment.into()), "{values:?}");
    }
}

#[test]
fn a_template_is_checked_as_a_path_is() {
    assert_eq!(expand("/../{a}", &["x"]), Err(Problem::DotSegment.into()));
    assert_eq!(expand("//{a}", &["x"]), Err(Problem::Start.into()));
    let surplus = expand("/api/{a}", &["x", "y"]);
    assert_eq!(surplus, Err(Problem::TooMany.into()));
    for braces in ["/{", "/{}", "/}", "/{a{b}}", "/}{a}", "/{a}}"] {
        assert_eq!(
            expand(braces, &["x"]),
            Err(Problem::Braces.into()),
            "{braces}"
        );
    }
    assert_eq!(expand("/{a}?q={a}", &["x"]).unwrap(), "/x?q={a}");
}

#[test]
fn finished_paths_pass() {
    for path in [
        "/",
        "/api/users",
        "/api/users/",
        "/api/users/a%2Fb/c%20d",
        "/api/.well-known/x",
        "/api/...",
        "/api/a..b",
        "/api/users?search=../%2e%2e/&x=//y",
        "/api/ä%",
        "/a:b@c",
    ] {
        assert_eq!(check_path(path), Ok(()), "{path}");
    }
}

#[test]
fn paths_that_could_leave_the_endpoint_are_refused() {
    use Problem::*;
    for (path, problem) in [
        ("", Start),
        ("api", Start),
        ("?x", Start),
        ("//evil.example/x", Start),
        ("https://evil.example", Start),
        ("/\\evil.example", Backslash),
        ("/api/%5c..", Backslash),
        ("/api/%255C", Backslash),
        ("/api?x=\\", Backslash),
        ("/api//users", EmptySegment),
        ("/api/..", DotSegment),
        ("/./api", DotSegment),
        ("/api/%2e%2E/x", DotSegment),
        ("/api/.%2e?x", DotSegment),
        ("/api/%252e%25252e", DotSegment),
        ("/api/a%2f..%2Fb", DotSegment),
        ("/api/..;a=b/x", DotSegment),
        ("/.\t./x", Whitespace),
        ("/a\n", Whitespace),
        (" /a", Whitespace),
        ("/a\u{85}", Whitespace),
        ("/a?b\u{2028}", Whitespace),
        ("/a\0", Whitespace),
        ("/a#b", Fragment),
        ("/a?b#c", Fragment),
        ("/api/users/{userId}", Missing),
        ("/api/users/userId}", Braces),
    ] {
        let refused = check_path(path).map_err(|error| error.problem);
        assert_eq!(refused, Err(problem), "{path}");
    }
}

#[test]
fn each_problem_is_said_in_words_of_its_own() {
    let said = |problem: Problem| PathError::from(problem).message();
    let first = said(Problem::Missing);
    assert_eq!(first, "The path parameter `` is missing.");
    assert!(said(Problem::Braces).contains("braces"));
    assert!(said(Problem::Fragment).contains('#'));
    let last = said(Problem::Whitespace);
    assert!(last.ends_with("control characters: percent-encode them."));
    assert_eq!(SAID.lines().count(), Problem::Whitespace as usize + 1);
}
