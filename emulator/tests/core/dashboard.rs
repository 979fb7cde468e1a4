//! `/api/dashboard`.

use serde_json::{Value, json};

use crate::tenant::Tenant;

fn count(value: &Value) -> i64 {
    value["count"].as_i64().unwrap()
}

#[test]
fn users_are_counted_as_they_come() {
    let mut tenant = Tenant::default();
    let total = tenant.get("/api/dashboard/users/total").json();
    assert_eq!(total["totalUserCount"], 217);
    let before = tenant.get("/api/dashboard/users/new").json();
    for n in 0..3 {
        let body = json!({ "username": format!("new_{n}") });
        assert_eq!(tenant.post("/api/users", body).status, 200);
    }
    let after = tenant.get("/api/dashboard/users/new").json();
    assert_eq!(count(&after["today"]), count(&before["today"]) + 3);
    assert_eq!(count(&after["last7Days"]), count(&before["last7Days"]) + 3);
    let total = tenant.get("/api/dashboard/users/total").json();
    assert_eq!(total["totalUserCount"], 220);
}

#[test]
fn active_users_have_a_curve_of_thirty_days_that_ends_on_the_date() {
    let mut tenant = Tenant::default();
    let now = tenant.get("/api/dashboard/users/active").json();
    assert_eq!(now["dauCurve"].as_array().unwrap().len(), 30);
    let path = "/api/dashboard/users/active?date=2026-09-22";
    let then = tenant.get(path).json();
    let curve = then["dauCurve"].as_array().unwrap();
    assert_eq!(curve[29]["date"], "2026-09-22");
    assert_eq!(curve[0]["date"], "2026-08-24");
    assert_eq!(curve[29]["count"], then["dau"]["count"]);
    let sum: i64 = curve.iter().map(count).sum();
    assert_eq!(sum, count(&then["mau"]));
    assert!(sum > 0, "{then}");
    let refused = tenant.get("/api/dashboard/users/active?date=2026-02-30");
    assert_eq!(refused.status, 400);
    assert_eq!(refused.json()["message"], "The request query is invalid.");
}
