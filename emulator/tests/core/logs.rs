//! `/api/logs`: capped totals and filters.

use emulator::Config;

use crate::tenant::Tenant;

fn relations(answer: &crate::tenant::Answer) -> Vec<String> {
    let lines = answer.lines("link").into_iter();
    lines
        .map(|line| line.split('"').nth(1).unwrap().to_owned())
        .collect()
}

#[test]
fn a_capped_total_has_neither_last_nor_next() {
    let mut tenant = Tenant::default();
    let answer = tenant.get("/api/logs?page=5000&page_size=1&enableCap=true");
    assert_eq!(answer.header("total-number"), Some("10001"));
    assert_eq!(answer.header("total-number-is-capped"), Some("true"));
    assert_eq!(relations(&answer), ["first", "prev"]);
    let beyond = tenant.get("/api/logs?page=11000&page_size=1&enableCap=true");
    assert_eq!(beyond.json().as_array().unwrap().len(), 1);
    let past = tenant.get("/api/logs?page=12001&page_size=1&enableCap=true");
    assert_eq!(past.text(), "[]");
}

#[test]
fn without_the_flag_the_total_is_exact() {
    let mut tenant = Tenant::default();
    let answer = tenant.get("/api/logs?page=1&page_size=100");
    assert_eq!(answer.header("total-number"), Some("12000"));
    assert_eq!(answer.header("total-number-is-capped"), None);
    assert_eq!(relations(&answer), ["first", "last", "next"]);
}

#[test]
fn a_total_below_the_cap_is_exact_though_asked_to_be_capped() {
    let mut config = Config::default();
    config.page_cap = 12_000;
    let mut tenant = Tenant::new(config);
    let answer = tenant.get("/api/logs?enableCap=true");
    assert_eq!(answer.header("total-number"), Some("12000"));
    assert_eq!(answer.header("total-number-is-capped"), None);
}

#[test]
fn entries_are_newest_first_and_got_by_id() {
    let mut tenant = Tenant::default();
    let rows = tenant.get("/api/logs?page_size=100").json();
    let times: Vec<u64> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["createdAt"].as_u64().unwrap())
        .collect();
    assert!(times.windows(2).all(|pair| pair[0] > pair[1]));
    let id = rows[7]["id"].as_str().unwrap();
    assert_eq!(tenant.get(&format!("/api/logs/{id}")).json(), rows[7]);
    let missing = tenant.get("/api/logs/nope");
    assert_eq!(missing.refusal(), (404, "entity.not_exists_with_id".into()));
    assert_eq!(
        missing.json()["message"],
        "The logs with ID `nope` does not exist."
    );
}

#[test]
fn filters_narrow_the_list() {
    let mut tenant = Tenant::default();
    let rows = tenant
        .get("/api/logs?logKey=RevokeToken&page_size=100")
        .json();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 100);
    assert!(rows.iter().all(|row| row["key"] == "RevokeToken"));
    let user = rows[0]["payload"]["userId"].as_str().unwrap();
    let of_user = tenant
        .get(&format!("/api/logs?userId={user}&page_size=100"))
        .json();
    assert!(
        of_user
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["payload"]["userId"] == user)
    );
    let (newest, oldest) = (&rows[0]["createdAt"], &rows[99]["createdAt"]);
    let window = format!("/api/logs?logKey=RevokeToken&start_time={oldest}&end_time={newest}");
    assert_eq!(tenant.get(&window).header("total-number"), Some("100"));
}

#[test]
fn times_are_epoch_ms_in_order() {
    let mut tenant = Tenant::default();
    let bad = tenant.get("/api/logs?start_time=2026-11-23");
    assert_eq!(bad.refusal(), (400, "guard.invalid_input".into()));
    assert_eq!(bad.json()["message"], "The request start_time is invalid.");
    let reversed = tenant.get("/api/logs?start_time=1900000000000&end_time=1700000000000");
    assert_eq!(reversed.refusal(), (400, "log.invalid_time_window".into()));
}
