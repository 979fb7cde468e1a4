//! WIRE.md, Search.

use crate::tenant::Tenant;

const SIMILAR: &str = "search.username=user_001(1%7C2)&mode=similar_to&isCaseSensitive=true";

/// How many users a search finds.
fn found(tenant: &mut Tenant, query: &str) -> usize {
    let answer = tenant.get(&format!("/api/users?page_size=2&{query}"));
    assert_eq!(answer.status, 200, "{query}: {}", answer.text());
    answer.header("total-number").unwrap().parse().unwrap()
}

fn refused(tenant: &mut Tenant, query: &str) -> String {
    let answer = tenant.get(&format!("/api/users?{query}"));
    assert_eq!(
        answer.refusal(),
        (400, "request.invalid_input".into()),
        "{query}"
    );
    let message = answer.json()["message"].as_str().unwrap().to_owned();
    message
        .strip_prefix("Input is invalid. ")
        .unwrap()
        .to_owned()
}

#[test]
fn like_takes_the_callers_own_wildcards() {
    let mut tenant = Tenant::default();
    let some = found(&mut tenant, "search=%25alan%25");
    assert!((2..30).contains(&some), "{some}");
    assert_eq!(found(&mut tenant, "search=alan"), 0);
    assert_eq!(found(&mut tenant, "search.username=user%5C_0001"), 1);
    assert_eq!(found(&mut tenant, "search.username=user_000_"), 9);
    assert_eq!(found(&mut tenant, "search.username=user%5C%25"), 0);
    assert_eq!(found(&mut tenant, "search.name=%25%C3%B1and%C3%BA%25"), 24);
}

#[test]
fn exact_ignores_case_unless_told_otherwise() {
    let mut tenant = Tenant::default();
    assert_eq!(
        found(&mut tenant, "search.username=USER_0005&mode=exact"),
        1
    );
    let strict = "search.username=USER_0005&mode=exact&isCaseSensitive=yes";
    assert_eq!(found(&mut tenant, strict), 0);
    assert_eq!(
        found(&mut tenant, "search.name=%25ALAN%25&isCaseSensitive=1"),
        0
    );
}

#[test]
fn several_exact_values_are_alternatives_whatever_joint_says() {
    let mut tenant = Tenant::default();
    let two = "search.username=user_0001&search.username=user_0002&mode=exact";
    assert_eq!(found(&mut tenant, two), 2);
    assert_eq!(found(&mut tenant, &format!("{two}&joint=and")), 2);
}

#[test]
fn posix_and_similar_to_are_expressions() {
    let mut tenant = Tenant::default();
    assert_eq!(
        found(
            &mut tenant,
            "search.username=%5Euser_00%5B0-4%5D&mode=posix"
        ),
        49
    );
    assert_eq!(
        found(&mut tenant, "search.username=0%5B1-3%5D%24&mode=posix"),
        9
    );
    assert_eq!(found(&mut tenant, SIMILAR), 2);
    // Anchors and dots are ordinary characters to SIMILAR TO.
    let dots = "search.username=user.0001&mode=similar_to&isCaseSensitive=true";
    assert_eq!(found(&mut tenant, dots), 0);
}

#[test]
fn a_bad_expression_is_an_internal_error() {
    let mut tenant = Tenant::default();
    let answer = tenant.get("/api/users?search.username=%5B&mode=posix");
    assert_eq!(answer.status, 500);
    assert_eq!(answer.text(), r#"{"message":"Internal server error."}"#);
}

#[test]
fn joint_joins_fields_and_mode_is_inherited() {
    let mut tenant = Tenant::default();
    let fields = "search.name=Ada%25&search.primaryPhone=%25555%25";
    let (either, both) = (
        found(&mut tenant, fields),
        found(&mut tenant, &format!("{fields}&joint=and")),
    );
    assert!(both < either, "{both} {either}");
    assert_eq!(found(&mut tenant, &format!("{fields}&jointMode=and")), both);
    let mixed = "search.username=user_0001&search.name=Ada%25&mode=exact&mode.name=like";
    let names = found(&mut tenant, "search.name=Ada%25");
    assert_eq!(found(&mut tenant, mixed), names + 1);
}

#[test]
fn an_id_is_searched_too() {
    let mut tenant = Tenant::default();
    let id = tenant.user("user_0001");
    assert_eq!(
        found(&mut tenant, &format!("search.id={id}&mode.id=exact")),
        1
    );
}

#[test]
fn mistakes_are_refused_with_the_recorded_words() {
    let mut tenant = Tenant::default();
    let cases = [
        ("search=", "Search value cannot be empty."),
        (
            "search.username=&mode=exact",
            "Search value cannot be empty.",
        ),
        (
            "search.name=a&search.name=b",
            "Only one search value is allowed when search mode is not `exact`.",
        ),
        (
            "search=a&mode=bogus",
            "Search match mode `bogus` is not valid, expect one of exact, like, similar_to, posix.",
        ),
        (
            "search.name=a&mode.name=bogus",
            "Search match mode `bogus` for field `name` is not valid, expect one of exact, like, \
             similar_to, posix.",
        ),
        (
            "search.name=a&joint=xor",
            "Search joint mode `xor` is not valid, expect one of or, and.",
        ),
        (
            "search.nope=a",
            "Search field `nope` is not valid, expect one of id, primary_email, primary_phone, \
             username, name.",
        ),
        (
            "search.profile.givenName=a",
            "Unsupported nested search field path `profile.givenName` detected. Only the first \
             level field is supported.",
        ),
        (
            "search.username=a&mode=similar_to",
            "Cannot use case-insensitive match for `similar to`.",
        ),
    ];
    for (query, words) in cases {
        assert_eq!(refused(&mut tenant, query), words, "{query}");
    }
}

#[test]
fn on_applications_a_mistake_is_an_internal_error() {
    let mut tenant = Tenant::default();
    for query in ["search=", "search.nope=a", "search=a&mode=bogus"] {
        let answer = tenant.get(&format!("/api/applications?{query}"));
        assert_eq!(answer.status, 500, "{query}");
        assert_eq!(answer.json()["message"], "Internal server error.");
    }
    let apps = tenant
        .get("/api/applications?search.name=App%2000%25")
        .json();
    assert_eq!(apps[0]["name"], "App 00 SPA");
    assert_eq!(apps.as_array().unwrap().len(), 1);
}

#[test]
fn any_name_that_begins_with_search_searches() {
    let mut tenant = Tenant::default();
    let all_fields = found(&mut tenant, "search=%25ada%25");
    for query in [
        "search_params=%25ada%25",
        "search_params%5Bsearch%5D=%25ada%25",
    ] {
        assert_eq!(found(&mut tenant, query), all_fields, "{query}");
    }
    assert_eq!(
        refused(&mut tenant, "search_params%5Bsearch.name%5D=%25ada%25"),
        "Search field `name]` is not valid, expect one of id, primary_email, primary_phone, \
         username, name."
    );
    assert_eq!(
        refused(&mut tenant, "search=a&search_params%5Bmode%5D=exact"),
        "Only one search value is allowed when search mode is not `exact`."
    );
    assert_eq!(
        found(&mut tenant, "search=user_0001&mode_params=exact&joint="),
        1
    );
}

#[test]
fn other_names_and_lists_that_are_not_searched_answer_all() {
    let mut tenant = Tenant::default();
    assert_eq!(found(&mut tenant, "zzz=1"), 217);
    // Organizations are searched by `q` alone.
    let all = tenant.get("/api/organizations?search.name=nothing");
    assert_eq!(all.header("total-number"), Some("33"));
    let some = tenant.get("/api/organizations?q=Org%200");
    assert_eq!(some.header("total-number"), Some("10"));
}

#[test]
fn users_with_a_role_or_in_an_organization_are_left_out() {
    let mut tenant = Tenant::default();
    let role = tenant.role("role-01");
    assert_eq!(found(&mut tenant, &format!("excludeRoleId={role}")), 157);
    let organization = tenant.organization("Org 00");
    assert_eq!(
        found(
            &mut tenant,
            &format!("excludeOrganizationId={organization}")
        ),
        172
    );
    assert_eq!(
        refused(&mut tenant, "excludeRoleId=a&excludeOrganizationId=b"),
        "Parameter `excludeRoleId` and `excludeOrganizationId` cannot be used at the same time."
    );
}

#[test]
fn lists_below_others_are_searched() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0001");
    let roles = tenant.get(&format!("/api/users/{user}/roles?search.name=role-0%25"));
    assert_eq!(
        roles.names(),
        (1..=9).map(|n| format!("role-0{n}")).collect::<Vec<_>>()
    );
    let orders = tenant.id_of("/api/resources", "Orders API");
    let scopes = tenant.get(&format!(
        "/api/resources/{orders}/scopes?search.name=%25:orders"
    ));
    assert_eq!(
        scopes.names(),
        ["read:orders", "write:orders", "delete:orders"]
    );
    let role = tenant.role("role-01");
    let users = tenant.get(&format!(
        "/api/roles/{role}/users?search.username=user_000_"
    ));
    assert_eq!(users.header("total-number"), Some("9"));
    let unknown = tenant.get(&format!("/api/roles/{role}/users?search.description=x"));
    assert_eq!(unknown.refusal(), (400, "request.invalid_input".into()));
}
