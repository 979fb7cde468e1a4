//! `/dashboard`: numbers of users, counted from their rows.

use serde_json::{Value, json};

use crate::calendar::{DAY, iso_day, start_of_day};
use crate::context::{Context, Outcome};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::Row;

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/dashboard/users/total", total),
    Route::get("/dashboard/users/new", new),
    Route::get("/dashboard/users/active", active),
];

/// How many days the curve of daily active users has.
const CURVE: u64 = 30;

fn total(cx: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(json!({ "totalUserCount": cx.store.users.len() })))
}

/// Users whose time in `field` is from `start` on, and before `end`; epoch ms.
fn count(cx: &Context<'_>, field: &str, start: u64, end: u64) -> i64 {
    let within = |user: &&Row| {
        let time = user.get(field).and_then(Value::as_u64);
        time.is_some_and(|time| (start..end).contains(&time))
    };
    i64::try_from(cx.store.users.iter().filter(within).count()).unwrap_or(i64::MAX)
}

/// The count of the `days` before `end`, and by how much it is more than that of the days before.
fn counted(cx: &Context<'_>, field: &str, end: u64, days: u64) -> Value {
    let start = end.saturating_sub(days * DAY);
    let before = start.saturating_sub(days * DAY);
    let found = count(cx, field, start, end);
    json!({ "count": found, "delta": found - count(cx, field, before, start) })
}

fn new(cx: &mut Context<'_>) -> Outcome {
    let tomorrow = start_of_day(cx.now) + DAY;
    Ok(Reply::ok(json!({
        "today": counted(cx, "createdAt", tomorrow, 1),
        "last7Days": counted(cx, "createdAt", tomorrow, 7),
    })))
}

/// A user is active on the day of the last sign-in: rows keep no other.
fn active(cx: &mut Context<'_>) -> Outcome {
    let end = match cx.filter("date") {
        Some(day) => {
            let start = crate::calendar::parse_day(&day);
            start.ok_or_else(|| Failure::with(400, "guard.invalid_input", &["query"]))? + DAY
        }
        None => start_of_day(cx.now) + DAY,
    };
    let curve: Vec<Value> = (0..CURVE)
        .rev()
        .map(|ago| {
            let end = end.saturating_sub(ago * DAY);
            let start = end.saturating_sub(DAY);
            json!({ "date": iso_day(start), "count": count(cx, "lastSignInAt", start, end) })
        })
        .collect();
    Ok(Reply::ok(json!({
        "dauCurve": curve,
        "dau": counted(cx, "lastSignInAt", end, 1),
        "wau": counted(cx, "lastSignInAt", end, 7),
        "mau": counted(cx, "lastSignInAt", end, 30),
    })))
}
