//! MFA factors of a user.

use serde_json::{Value, json};

use super::find;
use crate::calendar::iso_date;
use crate::context::{Context, Outcome, strings};
use crate::failure::Failure;
use crate::guard::{Field, Kind, TEXT};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::Row;
use crate::store::table::{id_of, row, text};

/// Codes that a user gets at once.
const BACKUP_CODES: usize = 10;
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const CREATE: &[Field] = &[
    Field::required("type", Kind::Enum(&["Totp", "BackupCode"])),
    Field::optional("secret", TEXT),
    Field::optional("codes", Kind::Array(&TEXT)),
];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/users/{userId}/mfa-verifications", list),
    Route::post("/users/{userId}/mfa-verifications", create).takes(CREATE),
    Route::delete("/users/{userId}/mfa-verifications/{verificationId}", delete),
];

fn list(cx: &mut Context<'_>) -> Outcome {
    let held = cx.store.mfa.get(id_of(find(cx)?));
    Ok(cx.list(held.into_iter().flatten().collect(), render))
}

fn render(factor: &Row) -> Value {
    let at = factor["createdAt"].as_u64().unwrap_or_default();
    let mut shown = row(json!({
        "id": id_of(factor), "createdAt": iso_date(at), "type": factor["type"],
    }));
    if factor["type"] == "BackupCode" {
        shown.insert(
            "remainCodes".into(),
            strings(factor.get("codes")).len().into(),
        );
    }
    shown.into()
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let user = id_of(find(cx)?).to_owned();
    let kind = cx.text("type").unwrap_or_default();
    let held = cx.store.mfa.get(&user).into_iter().flatten();
    let taken = held.into_iter().any(|factor| text(factor, "type") == kind);
    if taken {
        let code = if kind == "Totp" {
            "user.totp_already_in_use"
        } else {
            "user.backup_code_already_in_use"
        };
        return Err(Failure::new(422, code));
    }
    let mut factor = row(json!({
        "id": cx.store.random.id(), "createdAt": cx.now, "type": kind,
    }));
    let shown = if kind == "Totp" {
        let secret = cx.text("secret").unwrap_or_else(|| totp_secret(cx));
        factor.insert("secret".into(), secret.as_str().into());
        // One white pixel stands for the picture of the key's URI.
        let pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=";
        json!({
            "type": kind, "secret": secret,
            "secretQrCode": format!("data:image/png;base64,{pixel}"),
        })
    } else {
        let given = strings(cx.body.get("codes"));
        let codes = if given.is_empty() {
            backup_codes(cx)
        } else {
            given
        };
        factor.insert("codes".into(), json!(codes));
        json!({ "type": kind, "codes": codes })
    };
    cx.store.mfa.entry(user).or_default().push(factor);
    Ok(Reply::ok(shown))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let user = id_of(find(cx)?).to_owned();
    let id = cx.param(1);
    let factors = cx.store.mfa.entry(user).or_default();
    let before = factors.len();
    factors.retain(|factor| id_of(factor) != id);
    if factors.len() == before {
        Err(Failure::not_found())
    } else {
        Ok(Reply::no_content())
    }
}

fn totp_secret(cx: &mut Context<'_>) -> String {
    let mut bytes = [0_u8; 32];
    cx.store.random.fill(&mut bytes);
    bytes
        .iter()
        .map(|byte| char::from(BASE32[usize::from(byte & 31)]))
        .collect()
}

fn backup_codes(cx: &mut Context<'_>) -> Vec<String> {
    let mut code = || {
        let mut bytes = [0_u8; 5];
        cx.store.random.fill(&mut bytes);
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    };
    (0..BACKUP_CODES).map(|_| code()).collect()
}

#[cfg(test)]
mod tests {
    use super::iso_date;

    #[test]
    fn dates_are_those_of_the_recording() {
        assert_eq!(iso_date(1_795_458_507_033), "2026-11-23T18:28:27.033Z");
        assert_eq!(iso_date(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(iso_date(951_782_400_000), "2000-02-29T00:00:00.000Z");
    }
}
