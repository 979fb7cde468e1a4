//! `/user-assets`: uploads. The files themselves are forgotten.

use serde_json::{Value, json};

use crate::context::{Context, Outcome};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::TENANT;

/// Bytes that a file may have.
const LARGEST: u64 = 8 * 1024 * 1024;
/// What a file may be.
const MIME_TYPES: [&str; 9] = [
    "image/jpeg",
    "image/png",
    "image/gif",
    "image/vnd.microsoft.icon",
    "image/x-icon",
    "image/svg+xml",
    "image/tiff",
    "image/webp",
    "image/bmp",
];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/user-assets/service-status", status),
    Route::post("/user-assets", create).documented(),
];

fn status(_: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(json!({
        "status": "ready",
        "allowUploadMimeTypes": MIME_TYPES,
        "maxUploadFileSize": LARGEST,
        "isExperienceAvatarUploadEnabled": true,
    })))
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let file = cx.body.get("file").cloned().unwrap_or_default();
    if file["size"].as_u64().is_some_and(|size| size > LARGEST) {
        return Err(Failure::new(400, "guard.file_size_exceeded"));
    }
    let known = |kind: &str| MIME_TYPES.contains(&kind);
    if !file["mimetype"].as_str().is_some_and(known) {
        return Err(Failure::new(400, "guard.mime_type_not_allowed"));
    }
    let (endpoint, id) = (&cx.config.endpoint, cx.store.random.id());
    let name = file["filename"].as_str().unwrap_or_default();
    let name: Value = format!("{endpoint}/assets/{TENANT}/{id}/{name}")
        .replace(' ', "%20")
        .into();
    Ok(Reply::ok(json!({ "url": name })))
}
