//! `/logs`: audit logs.

use crate::context::{Context, Outcome};
use crate::failure::Failure;
use crate::page::Total;
use crate::reply::Reply;
use crate::router::Route;

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/logs", list).paged(),
    Route::get("/logs/{id}", get),
];

fn list(cx: &mut Context<'_>) -> Outcome {
    let start = time(cx, "start_time")?;
    let end = time(cx, "end_time")?;
    if let (Some(start), Some(end)) = (start, end)
        && start > end
    {
        return Err(Failure::new(400, "log.invalid_time_window"));
    }
    let (user, application) = (cx.filter("userId"), cx.filter("applicationId"));
    let key = cx.filter("logKey");
    let rows: Vec<_> = cx
        .store
        .logs
        .newest_first()
        .filter(|entry| user.is_none() || entry.user() == user.as_deref())
        .filter(|entry| {
            application
                .as_ref()
                .is_none_or(|held| entry.application() == held)
        })
        .filter(|entry| key.as_ref().is_none_or(|held| entry.key() == held))
        .filter(|entry| start.is_none_or(|start| entry.created_at() as f64 >= start))
        .filter(|entry| end.is_none_or(|end| entry.created_at() as f64 <= end))
        .collect();
    let cap = cx.config.page_cap as u64;
    let capped = cx.flag("enableCap") && rows.len() as u64 > cap;
    let total = |count| {
        if capped {
            Total::Capped(cap)
        } else {
            Total::Exact(count)
        }
    };
    Ok(cx.list_of(rows, total, |entry| entry.render()))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    let found = cx.store.logs.newest_first().find(|entry| entry.id() == id);
    found
        .map(|entry| Reply::ok(entry.render()))
        .ok_or_else(|| Failure::no_row("logs", &id))
}

/// A time in epoch ms.
fn time(cx: &Context<'_>, name: &str) -> Result<Option<f64>, Failure> {
    let Some(text) = cx.filter(name) else {
        return Ok(None);
    };
    let invalid = || Failure::with(400, "guard.invalid_input", &[name]);
    text.parse::<f64>()
        .ok()
        .filter(|time| time.is_finite())
        .map(Some)
        .ok_or_else(invalid)
}
