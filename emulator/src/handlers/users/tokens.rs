//! Personal access tokens of a user, by name.

use serde_json::json;

use super::find;
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::guard::{Field, Kind, TEXT};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{id_of, row, text};
use crate::store::{Row, TENANT};

const NAME: Kind = Kind::Text(1, 256);
const CREATE: &[Field] = &[
    Field::required("name", NAME),
    Field::nullable("expiresAt", Kind::Number),
];
const RENAME: &[Field] = &[
    Field::required("name", NAME),
    Field::optional("currentName", TEXT),
];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/users/{userId}/personal-access-tokens", list),
    Route::post("/users/{userId}/personal-access-tokens", create).takes(CREATE),
    Route::patch("/users/{userId}/personal-access-tokens", rename_by_body).takes(RENAME),
    Route::post(
        "/users/{userId}/personal-access-tokens/delete",
        delete_by_body,
    )
    .takes(&[Field::required("name", TEXT)]),
    Route::delete(
        "/users/{userId}/personal-access-tokens/{name}",
        delete_by_path,
    ),
    Route::patch(
        "/users/{userId}/personal-access-tokens/{name}",
        rename_by_path,
    )
    .takes(&[Field::required("name", NAME)]),
];

fn list(cx: &mut Context<'_>) -> Outcome {
    let held = cx.store.personal_access_tokens.get(id_of(find(cx)?));
    Ok(cx.list(held.into_iter().flatten().collect(), show))
}

fn held<'a>(cx: &'a mut Context<'_>) -> Result<&'a mut Vec<Row>, Failure> {
    let user = id_of(find(cx)?).to_owned();
    Ok(cx.store.personal_access_tokens.entry(user).or_default())
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let name = cx.text("name").unwrap_or_default();
    let expiry = cx.body.get("expiresAt").cloned().unwrap_or_default();
    if expiry.as_u64().is_some_and(|expiry| expiry <= cx.now) {
        return Err(Failure::invalid_input(
            "The value of `expiresAt` must be in the future.",
        ));
    }
    let user = id_of(find(cx)?).to_owned();
    if held(cx)?.iter().any(|token| text(token, "name") == name) {
        return Err(Failure::new(422, "user.personal_access_token_name_exists"));
    }
    let value = format!("pat_{}", cx.store.random.secret());
    let created = row(json!({
        "tenantId": TENANT, "userId": user, "name": name, "value": value, "createdAt": cx.now,
        "expiresAt": expiry,
    }));
    held(cx)?.push(created.clone());
    Ok(Reply::created(created))
}

fn rename(cx: &mut Context<'_>, current: &str) -> Outcome {
    let name = cx.text("name").unwrap_or_default();
    let tokens = held(cx)?;
    let taken = current != name && tokens.iter().any(|token| text(token, "name") == name);
    if taken {
        return Err(Failure::new(422, "user.personal_access_token_name_exists"));
    }
    let token = tokens
        .iter_mut()
        .find(|token| text(token, "name") == current);
    let token = token.ok_or_else(Failure::not_found)?;
    token.insert("name".into(), name.into());
    Ok(Reply::ok(token.clone()))
}

fn rename_by_body(cx: &mut Context<'_>) -> Outcome {
    let current = cx.text("currentName").unwrap_or_default();
    rename(cx, &current)
}

fn rename_by_path(cx: &mut Context<'_>) -> Outcome {
    let current = cx.param(1);
    rename(cx, &current)
}

fn delete(cx: &mut Context<'_>, name: &str) -> Outcome {
    let tokens = held(cx)?;
    let before = tokens.len();
    tokens.retain(|token| text(token, "name") != name);
    if tokens.len() == before {
        Err(Failure::not_found())
    } else {
        Ok(Reply::no_content())
    }
}

fn delete_by_body(cx: &mut Context<'_>) -> Outcome {
    let name = cx.text("name").unwrap_or_default();
    delete(cx, &name)
}

fn delete_by_path(cx: &mut Context<'_>) -> Outcome {
    let name = cx.param(1);
    delete(cx, &name)
}
