use super::*;
use crate::operations::{Dates, OPERATIONS};
use crate::protocol::search::Term;

fn operation(name: &str) -> &'static Operation<'static> {
    let mut all = OPERATIONS.iter();
    all.find(|operation| operation.name == name).unwrap()
}

fn message<T: std::fmt::Debug>(result: Result<T, Mistake>) -> String {
    match result.unwrap_err() {
        Mistake::Type(message) | Mistake::Range(message) => message,
    }
}

#[test]
fn arguments_become_a_path_and_a_query() {
    let user = operation("users.get");
    let query = &["includeSsoIdentities", "=true"];
    let target = of_operation(user, &["a/b"], query, &Search::default()).unwrap();
    assert_eq!(
        target.path_and_query,
        "/api/users/a%2Fb?includeSsoIdentities=true"
    );
    let any = Term {
        values: &["%a%"],
        ..Term::default()
    };
    let search = Search {
        terms: vec![any],
        ..Search::default()
    };
    let users = operation("users.list");
    let target = of_operation(users, &[], &[], &search).unwrap();
    assert_eq!(target.path_and_query, "/api/users?search=%25a%25");
}

#[test]
fn a_mistake_names_what_is_wrong_and_the_operation() {
    let user = operation("users.get");
    let told = message(of_operation(user, &[".."], &[], &Search::default()));
    assert!(told.starts_with("The path parameter `userId`"), "{told}");
    let told = message(of_operation(user, &["u"], &["x", "=1"], &Search::default()));
    assert!(
        told.contains("`x`") && told.contains("`users.get`"),
        "{told}"
    );
    assert!(told.contains("includePasswordHash, includeSsoIdentities"));
    let told = message(of_operation(
        user,
        &["u"],
        &["page", "=1"],
        &Search::default(),
    ));
    assert!(told.contains("pages({ from })"), "{told}");
    let missing = message(of_operation(user, &[], &[], &Search::default()));
    assert!(missing.contains("`userId` is missing"), "{missing}");
}

#[test]
fn dates_are_sent_as_the_operation_takes_them() {
    let day = &["date", "@0 1970-01-01"];
    let dashboard = operation("dashboard.getActiveUserCounts");
    let target = of_operation(dashboard, &[], day, &Search::default()).unwrap();
    assert!(target.path_and_query.ends_with("?date=1970-01-01"));
    let logs = operation("logs.list");
    let told = message(of_operation(logs, &[], day, &Search::default()));
    assert!(told.contains("`date`"), "{told}");
    let late = &["date", "@253402300800000 +010000-01-01"];
    let told = message(of_operation(dashboard, &[], late, &Search::default()));
    assert!(told.contains("`date`"), "{told}");
    let start = &["start_time", "@86400000 1970-01-02"];
    let target = of_operation(logs, &[], start, &Search::default()).unwrap();
    assert!(target.path_and_query.ends_with("?start_time=86400000"));
}

#[test]
fn names_of_dates_say_how_they_are_sent() {
    for operation in OPERATIONS {
        let names = split(operation.query, b',').filter(|name| !name.is_empty());
        let kinds = names.map(|name| match operation.dates {
            Dates::Millis(dates) if contains(dates, name) => (name, "0"),
            Dates::Day(dates) if contains(dates, name) => (name, "1970-01-01"),
            _ => (name, ""),
        });
        for (name, sent) in kinds {
            let values = vec!["x"; operation.path.matches('{').count()];
            let known = Operation {
                required: "",
                ..*operation
            };
            let target = of_operation(
                &known,
                &values,
                &[name, "@0 1970-01-01"],
                &Search::default(),
            );
            let query = target.map(|target| target.path_and_query);
            match sent {
                "" => assert!(message(query).ends_with("is no date of this operation.")),
                _ => assert!(query.unwrap().ends_with(&format!("?{name}={sent}"))),
            }
        }
    }
}

#[test]
fn a_path_of_the_callers_has_its_own_query() {
    let target = of_path("/api/users/{id}", &["u"], &[]).unwrap();
    assert_eq!(target.path_and_query, "/api/users/u");
    let own = of_path("/api/x?mode.name=posix", &[], &["y", "=ü"]).unwrap();
    assert_eq!(own.path_and_query, "/api/x?mode.name=posix&y=%C3%BC");
    assert!(own.posix);
    assert!(message(of_path("/api/{id}", &[], &[])).contains("missing"));
    assert!(message(of_path("//evil", &[], &[])).contains("one `/`"));
}

#[test]
fn the_page_size_of_a_list_is_not_in_its_query() {
    let target = of_list("/api/x?a=1&pageSize=7", &[], &[]).unwrap();
    assert_eq!(target.path_and_query, "/api/x?a=1");
    assert_eq!(target.page_size, Some(7));
    let target = of_list("/api/x", &[], &["pageSize", "=100"]).unwrap();
    assert_eq!(target.page_size, Some(100));
    for size in ["0", "101", "1.5", "", "x"] {
        let wrong = of_list("/api/x", &[], &["pageSize", &format!("={size}")]);
        assert!(matches!(wrong, Err(Mistake::Range(_))), "{size}");
    }
    assert!(message(of_list("/api/x?page=2", &[], &[])).contains("`page`"));
    assert!(message(of_list("/api/x?p%61ge=2", &[], &[])).contains("`page`"));
    assert!(message(of_list("/api/x?page%5fsize=2", &[], &[])).contains("`page_size`"));
    let target = of_list("/api/x?a%20b=1&page%53ize=7", &[], &[]).unwrap();
    assert_eq!(target.path_and_query, "/api/x?a%20b=1");
    assert_eq!(target.page_size, Some(7));
}
