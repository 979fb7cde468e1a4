//! `/sign-in-exp/default/check-password`. The experience itself is a document, kept as it comes.

use serde_json::{Value, json};

use crate::context::{Context, Outcome};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::text;

pub(crate) const ROUTES: &[Route] =
    &[Route::post("/sign-in-exp/default/check-password", check_password).documented()];

/// Characters that a password has at least, where the policy says nothing.
const LEAST: u64 = 8;

fn check_password(cx: &mut Context<'_>) -> Outcome {
    let password = cx.text("password").unwrap_or_default();
    let policy = cx.store.documents.get("/sign-in-exp");
    let policy = policy.map_or(&Value::Null, |experience| &experience["passwordPolicy"]);
    let number = |pointer: &str| policy.pointer(pointer).and_then(Value::as_u64);
    let length = password.chars().count() as u64;
    let mut issues = Vec::new();
    let least = number("/length/min").unwrap_or(LEAST);
    if length < least {
        issues.push(json!({
            "code": "password_rejected.too_short", "interpolation": { "min": least },
        }));
    }
    if let Some(most) = number("/length/max").filter(|most| length > *most) {
        issues.push(json!({
            "code": "password_rejected.too_long", "interpolation": { "max": most },
        }));
    }
    let kinds = number("/characterTypes/min").unwrap_or(1);
    if kinds_of_characters(&password) < kinds {
        issues.push(json!({
            "code": "password_rejected.character_types", "interpolation": { "min": kinds },
        }));
    }
    let user = cx.text("userId").unwrap_or_default();
    let user = cx.store.users.get(&user);
    let names = ["username", "name"].map(|field| user.map_or("", |user| text(user, field)));
    if names
        .iter()
        .any(|name| !name.is_empty() && password.contains(name))
    {
        issues.push(json!({ "code": "password_rejected.restricted.user_info" }));
    }
    Ok(Reply::ok(if issues.is_empty() {
        json!({ "result": true })
    } else {
        json!({ "result": false, "issues": issues })
    }))
}

/// How many kinds there are in a text: small letters, capitals, digits, others.
fn kinds_of_characters(text: &str) -> u64 {
    let kinds: [fn(char) -> bool; 4] = [
        char::is_lowercase,
        char::is_uppercase,
        |character| character.is_ascii_digit(),
        |character| !character.is_alphanumeric(),
    ];
    kinds.iter().filter(|kind| text.chars().any(**kind)).count() as u64
}
