use super::*;

const USERS: &str = "id,primaryEmail,primaryPhone,username,name";

fn search<'a>(terms: &[Term<'a>]) -> Search<'a> {
    Search {
        terms: terms.to_vec(),
        ..Search::default()
    }
}

fn any<'a>(mode: Mode, values: &'a [&'a str]) -> Search<'a> {
    field("", mode, values)
}

fn field<'a>(field: &'a str, mode: Mode, values: &'a [&'a str]) -> Search<'a> {
    search(&[Term {
        field,
        mode,
        values,
    }])
}

fn sent(search: &Search<'_>) -> String {
    let mut query = Query::new();
    search.add_to(&mut query, USERS).unwrap();
    query.as_str().into()
}

/// What is wrong with a search, and of which field.
fn refused<'a>(search: &Search<'a>, searchable: &'a str) -> (Problem, &'a str) {
    let error = search.add_to(&mut Query::new(), searchable).unwrap_err();
    (error.problem, error.field)
}

#[test]
fn a_search_is_read_from_texts() {
    let read = Search::read(&[
        "and", "true", "", "", "1", "%a%", "name", "exact", "2", "A", "B",
    ]);
    let terms = [
        Term {
            field: "",
            mode: Mode::Like,
            values: &["%a%"],
        },
        Term {
            field: "name",
            mode: Mode::Exact,
            values: &["A", "B"],
        },
    ];
    let expected = Search {
        joint: Some(Joint::And),
        case_sensitive: Some(true),
        ..search(&terms)
    };
    assert_eq!(read, expected);
    assert_eq!(Search::read(&["", ""]), Search::default());
    assert_eq!(Search::read(&[]), Search::default());
    let none = field("name", Mode::Exact, &[]);
    assert_eq!(Search::read(&["", "", "name", "exact", "0"]), none);
    for (name, mode) in [
        ("like", Mode::Like),
        ("exact", Mode::Exact),
        ("similarTo", Mode::SimilarTo),
        ("posix", Mode::Posix),
    ] {
        let texts = ["or", "false", "id", name, "1", "x"];
        let read = Search::read(&texts);
        assert_eq!(read.terms, field("id", mode, &["x"]).terms);
        assert_eq!(
            (read.joint, read.case_sensitive),
            (Some(Joint::Or), Some(false))
        );
    }
}

#[test]
fn a_plain_search_is_one_pair() {
    assert_eq!(sent(&any(Mode::Like, &["%alice%"])), "search=%25alice%25");
    assert_eq!(sent(&any(Mode::Like, &["a\\\\"])), "search=a%5C%5C");
}

#[test]
fn several_exact_values_are_repeated_keys() {
    let search = Search {
        joint: Some(Joint::And),
        ..field("name", Mode::Exact, &["A", "B"])
    };
    assert_eq!(
        sent(&search),
        "search.name=A&search.name=B&mode.name=exact&joint=and"
    );
}

#[test]
fn a_field_does_not_inherit_the_mode_of_search() {
    let search = search(&[
        any(Mode::Posix, &["^T"]).terms[0],
        field("primaryEmail", Mode::Like, &["tom%"]).terms[0],
        field("name", Mode::Like, &["x%"]).terms[0],
    ]);
    assert_eq!(
        sent(&search),
        "search=%5ET&mode=posix&search.primaryEmail=tom%25&mode.primaryEmail=like\
         &search.name=x%25&mode.name=like"
    );
    assert_eq!(search.add_to(&mut Query::new(), USERS), Ok(true));
}

#[test]
fn what_is_looked_for_in_any_field_comes_first() {
    let search = search(&[
        field("name", Mode::Like, &["x%"]).terms[0],
        any(Mode::Posix, &["^T"]).terms[0],
    ]);
    assert_eq!(refused(&search, USERS), (Problem::Field, ""));
}

#[test]
fn similar_to_goes_with_case_sensitivity() {
    let search = any(Mode::SimilarTo, &["a(b|c)"]);
    assert_eq!(refused(&search, USERS), (Problem::CaseInsensitive, ""));
    let search = Search {
        case_sensitive: Some(true),
        ..search
    };
    assert_eq!(
        sent(&search),
        "search=a%28b%7Cc%29&mode=similar_to&isCaseSensitive=true"
    );
    assert_eq!(search.add_to(&mut Query::new(), USERS), Ok(false));
}

#[test]
fn what_the_server_would_refuse_or_ignore_is_an_error() {
    for (search, problem) in [
        (field("name", Mode::Like, &[]), Problem::NoValue),
        (field("name", Mode::Like, &[""]), Problem::Empty),
        (field("name", Mode::Exact, &["a", ""]), Problem::Empty),
        (field("name", Mode::Like, &["a", "b"]), Problem::Several),
        (field("name", Mode::Posix, &["a", "b"]), Problem::Several),
        (field("name", Mode::Like, &["a\\"]), Problem::LoneBackslash),
    ] {
        assert_eq!(refused(&search, USERS), (problem, "name"), "{search:?}");
    }
    let twice = search(&[
        field("name", Mode::Like, &["a"]).terms[0],
        field("name", Mode::Like, &["b"]).terms[0],
    ]);
    assert_eq!(refused(&twice, USERS), (Problem::Repeated, "name"));
}

#[test]
fn a_field_that_is_not_searched_is_named_with_those_that_are() {
    for unknown in ["profile.givenName", "email", "id,primaryEmail", " "] {
        let search = field(unknown, Mode::Like, &["a"]);
        assert_eq!(refused(&search, USERS), (Problem::Field, unknown));
    }
    let search = field("email", Mode::Like, &["a"]);
    let error = search.add_to(&mut Query::new(), "id,name").unwrap_err();
    assert_eq!(
        error.to_string(),
        "`where.email` is not searched by this operation, only: id, name."
    );
}

#[test]
fn each_problem_is_said_in_words_of_its_own() {
    let said = |problem, field| {
        let error = SearchError {
            problem,
            field,
            searchable: USERS,
        };
        error.message()
    };
    let unsearchable = said(Problem::Unsearchable, "");
    assert!(unsearchable.starts_with("This operation has no search: `search`"));
    let empty = said(Problem::Empty, "");
    assert!(empty.starts_with("`search` is empty"), "{empty}");
    assert_eq!(
        said(Problem::LoneBackslash, "name"),
        "`where.name` ends with a lone backslash: write `\\\\`, or use `escapeLike`."
    );
    assert_eq!(SAID.lines().count(), Problem::LoneBackslash as usize + 1);
}

#[test]
fn an_operation_without_search_takes_none() {
    let joint = Search {
        joint: Some(Joint::Or),
        ..Search::default()
    };
    let case = Search {
        case_sensitive: Some(false),
        ..Search::default()
    };
    for search in [
        any(Mode::Like, &["a"]),
        field("id", Mode::Like, &["a"]),
        joint,
        case,
    ] {
        assert_eq!(refused(&search, ""), (Problem::Unsearchable, ""));
    }
    assert_eq!(Search::default().add_to(&mut Query::new(), ""), Ok(false));
}

#[test]
fn without_a_term_nothing_is_sent() {
    let search = Search {
        joint: Some(Joint::And),
        case_sensitive: Some(true),
        ..Search::default()
    };
    assert_eq!(sent(&search), "");
}
