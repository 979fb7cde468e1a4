//! Sign-in experience of an application.

use serde_json::{Value, json};

use super::find;
use crate::context::{Context, Outcome, empty};
use crate::failure::Failure;
use crate::guard::{Field, Format, Kind, TEXT};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::TENANT;
use crate::store::table::{assign, id_of, row};

const LINK: Kind = Kind::OrEmpty(&Kind::Format(Format::Url));
const EXPERIENCE: &[Field] = &[
    Field::optional("color", Kind::Object),
    Field::optional("branding", Kind::Object),
    Field::nullable("customCss", TEXT),
    Field::nullable("displayName", Kind::Text(0, 256)),
    Field::nullable("termsOfUseUrl", LINK),
    Field::nullable("privacyPolicyUrl", LINK),
];

pub(crate) const ROUTES: &[Route] = &[
    Route::put("/applications/{applicationId}/sign-in-experience", replace).takes(EXPERIENCE),
    Route::get("/applications/{applicationId}/sign-in-experience", get),
];

/// 201 the first time, 200 after that.
fn replace(cx: &mut Context<'_>) -> Outcome {
    let application = id_of(find(cx)?).to_owned();
    let changes = cx.body.clone();
    let had = cx.store.sign_in_experiences.contains_key(&application);
    let held = cx
        .store
        .sign_in_experiences
        .entry(application.clone())
        .or_insert_with(|| {
            row(json!({
                "tenantId": TENANT,
                "applicationId": application,
                "color": empty(),
                "branding": empty(),
                "customCss": null,
                "termsOfUseUrl": null,
                "privacyPolicyUrl": null,
                "displayName": null,
            }))
        });
    assign(held, &changes);
    let shown = Value::Object(held.clone());
    Ok(if had {
        Reply::ok(shown)
    } else {
        Reply::created(shown)
    })
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let held = cx.store.sign_in_experiences.get(id_of(find(cx)?));
    held.cloned().map(Reply::ok).ok_or_else(Failure::not_found)
}
