//! Secrets of an application, by name.

use serde_json::{Value, json};

use super::find;
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::guard::{Field, Kind};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{id_of, row, text};
use crate::store::{Row, TENANT};

const NAME: Kind = Kind::Text(1, 256);

pub(crate) const ROUTES: &[Route] = &[
    Route::delete("/applications/{id}/legacy-secret", delete_legacy),
    Route::get("/applications/{id}/secrets", list),
    Route::post("/applications/{id}/secrets", create).takes(&[
        Field::required("name", NAME),
        Field::nullable("expiresAt", Kind::Number),
    ]),
    Route::delete("/applications/{id}/secrets/{name}", delete),
    Route::patch("/applications/{id}/secrets/{name}", rename)
        .takes(&[Field::required("name", NAME)]),
];

/// A row of secrets.
pub(super) fn secret(application: &str, name: &str, value: String, now: u64, expiry: Value) -> Row {
    row(json!({
        "tenantId": TENANT,
        "applicationId": application,
        "name": name,
        "value": value,
        "createdAt": now,
        "expiresAt": expiry,
    }))
}

fn held<'a>(cx: &'a mut Context<'_>) -> Result<&'a mut Vec<Row>, Failure> {
    let application = id_of(find(cx)?).to_owned();
    Ok(cx.store.secrets.entry(application).or_default())
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let held = cx.store.secrets.get(id_of(find(cx)?));
    Ok(cx.list(held.into_iter().flatten().collect(), show))
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let application = id_of(find(cx)?).to_owned();
    let name = cx.text("name").unwrap_or_default();
    let expiry = cx.body.get("expiresAt").cloned().unwrap_or_default();
    if expiry.as_u64().is_some_and(|expiry| expiry <= cx.now) {
        return Err(Failure::invalid_input(
            "The value of `expiresAt` must be in the future.",
        ));
    }
    if held(cx)?.iter().any(|secret| text(secret, "name") == name) {
        return Err(Failure::new(422, "application.secret_name_exists"));
    }
    let value = cx.store.random.secret();
    let created = secret(&application, &name, value, cx.now, expiry);
    held(cx)?.push(created.clone());
    Ok(Reply::created(created))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let name = cx.param(1);
    let secrets = held(cx)?;
    let before = secrets.len();
    secrets.retain(|secret| text(secret, "name") != name);
    if secrets.len() == before {
        Err(Failure::not_found())
    } else {
        Ok(Reply::no_content())
    }
}

fn rename(cx: &mut Context<'_>) -> Outcome {
    let (current, name) = (cx.param(1), cx.text("name").unwrap_or_default());
    let secrets = held(cx)?;
    let taken = current != name && secrets.iter().any(|secret| text(secret, "name") == name);
    if taken {
        return Err(Failure::new(422, "application.secret_name_exists"));
    }
    let secret = secrets
        .iter_mut()
        .find(|secret| text(secret, "name") == current);
    let secret = secret.ok_or_else(Failure::not_found)?;
    secret.insert("name".into(), name.into());
    Ok(Reply::ok(secret.clone()))
}

/// Applications of old have a secret of their own, outside the table.
fn delete_legacy(cx: &mut Context<'_>) -> Outcome {
    let id = id_of(find(cx)?).to_owned();
    let application = cx.store.applications.find_mut(&id)?;
    application
        .shift_remove("secret")
        .ok_or_else(|| Failure::new(400, "application.no_legacy_secret_found"))?;
    Ok(Reply::ok(show(application)))
}
