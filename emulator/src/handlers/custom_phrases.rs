//! `/custom-phrases`: words of the sign-in pages, by language.

use serde_json::{Value, json};

use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::TENANT;
use crate::store::table::{row, text};

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/custom-phrases", list),
    Route::get("/custom-phrases/{languageTag}", get),
    Route::put("/custom-phrases/{languageTag}", replace).takes_any(),
    Route::delete("/custom-phrases/{languageTag}", delete),
];

fn list(cx: &mut Context<'_>) -> Outcome {
    let rows = cx.store.custom_phrases.values().collect();
    Ok(cx.list(rows, show))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let phrases = cx.store.custom_phrases.get(&cx.param(0));
    phrases
        .map(|phrases| Reply::ok(show(phrases)))
        .ok_or_else(Failure::not_found)
}

fn replace(cx: &mut Context<'_>) -> Outcome {
    let language = cx.param(0);
    let held = cx.store.custom_phrases.get(&language);
    let id = match held.map(|held| text(held, "id").to_owned()) {
        Some(id) => id,
        None => cx.store.random.id(),
    };
    let replaced = row(json!({
        "tenantId": TENANT,
        "id": id,
        "languageTag": language,
        "translation": Value::Object(cx.body.clone()),
    }));
    cx.store.custom_phrases.insert(language, replaced.clone());
    Ok(Reply::created(replaced))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    match cx.store.custom_phrases.shift_remove(&cx.param(0)) {
        Some(_) => Ok(Reply::no_content()),
        None => Err(Failure::not_found()),
    }
}
