//! `/saml-applications`: service providers that sign in by SAML, and the certificates that answers to
//! them are signed with.

use serde_json::{Value, json};

use crate::calendar::{DAY, iso_date};
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{assign, id_of, row, text};
use crate::store::{Row, TENANT};

pub(crate) const ROUTES: &[Route] = &[
    Route::post("/saml-applications", create).documented(),
    Route::get("/saml-applications/{id}", get),
    Route::patch("/saml-applications/{id}", update).documented(),
    Route::delete("/saml-applications/{id}", delete),
    Route::get("/saml-applications/{id}/secrets", list_secrets),
    Route::post("/saml-applications/{id}/secrets", create_secret).documented(),
    Route::patch("/saml-applications/{id}/secrets/{secretId}", update_secret).documented(),
    Route::delete("/saml-applications/{id}/secrets/{secretId}", delete_secret),
    Route::get("/saml-applications/{id}/metadata", metadata).public(),
];

fn create(cx: &mut Context<'_>) -> Outcome {
    let mut created = row(json!({
        "tenantId": TENANT,
        "id": cx.store.random.id(),
        "type": "SAML",
        "description": null,
        "customData": {},
        "isThirdParty": false,
        "appLevelAccessControlEnabled": false,
        "attributeMapping": {},
        "entityId": null,
        "acsUrl": null,
        "encryption": null,
        "createdAt": cx.now,
    }));
    assign(&mut created, &cx.body);
    let id = id_of(&created).to_owned();
    cx.store.saml_applications.insert(created.clone());
    // An application is made with a certificate that is in use.
    let secret = new_secret(cx, 3, true);
    cx.store.saml_secrets.insert(id, vec![secret]);
    Ok(Reply::created(created))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let application = cx.store.saml_applications.find(&cx.param(0))?;
    Ok(Reply::ok(show(application)))
}

fn update(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    cx.store.saml_applications.find(&id)?;
    if cx.body.is_empty() {
        return Err(Failure::empty_update());
    }
    let changes = cx.body.clone();
    let application = cx.store.saml_applications.find_mut(&id)?;
    assign(application, &changes);
    Ok(Reply::ok(show(application)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    if cx.store.saml_applications.remove(&id).is_none() {
        return Err(Failure::not_found());
    }
    cx.store.saml_secrets.shift_remove(&id);
    Ok(Reply::no_content())
}

fn new_secret(cx: &mut Context<'_>, years: u64, active: bool) -> Row {
    let certificate = cx.store.random.secret();
    let digest: Vec<String> = certificate
        .bytes()
        .take(32)
        .map(|byte| format!("{byte:02X}"))
        .collect();
    row(json!({
        "id": cx.store.random.id(),
        "certificate": format!("-----BEGIN CERTIFICATE-----\n{certificate}\n-----END CERTIFICATE-----"),
        "createdAt": cx.now,
        "expiresAt": cx.now.saturating_add(years.saturating_mul(365 * DAY)),
        "active": active,
        "fingerprints": { "sha256": {
            "formatted": digest.join(":"), "unformatted": digest.concat(),
        } },
    }))
}

/// The certificates of the path's application.
fn secrets<'a>(cx: &'a mut Context<'_>) -> Result<&'a mut Vec<Row>, Failure> {
    let id = cx.param(0);
    cx.store.saml_applications.find(&id)?;
    Ok(cx.store.saml_secrets.entry(id).or_default())
}

/// In lists alone, the time of expiry is an ISO date.
fn listed(secret: &Row) -> Value {
    let mut shown = show(secret);
    let expires_at = secret["expiresAt"].as_u64().unwrap_or_default();
    shown["expiresAt"] = iso_date(expires_at).into();
    shown
}

fn list_secrets(cx: &mut Context<'_>) -> Outcome {
    let rows = secrets(cx)?.clone();
    Ok(cx.list(rows, |secret| listed(&secret)))
}

fn create_secret(cx: &mut Context<'_>) -> Outcome {
    let years = cx.body["lifeSpanInYears"].as_u64().unwrap_or(1);
    let created = new_secret(cx, years, false);
    secrets(cx)?.push(created.clone());
    Ok(Reply::created(created))
}

/// One certificate is in use at a time.
fn update_secret(cx: &mut Context<'_>) -> Outcome {
    let (id, active) = (cx.param(1), cx.body["active"] == true);
    let secrets = secrets(cx)?;
    if !secrets.iter().any(|secret| id_of(secret) == id) {
        return Err(Failure::not_found());
    }
    let mut changed = Row::new();
    for secret in secrets {
        let is_this = id_of(secret) == id;
        if is_this || active {
            secret.insert("active".into(), (is_this && active).into());
        }
        if is_this {
            changed.clone_from(secret);
        }
    }
    Ok(Reply::ok(show(&changed)))
}

fn delete_secret(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(1);
    let secrets = secrets(cx)?;
    let found = secrets.iter().find(|secret| id_of(secret) == id);
    if found.ok_or_else(Failure::not_found)?["active"] == true {
        return Err(Failure::new(
            400,
            "application.saml.can_not_delete_active_secret",
        ));
    }
    secrets.retain(|secret| id_of(secret) != id);
    Ok(Reply::no_content())
}

fn metadata(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    if !cx.store.saml_applications.has(&id) {
        let message =
            format!("Can not find SAML application by ID ({id}) with active certificate.");
        return Err(Failure::not_found().data(json!({ "message": message })));
    }
    let entity = format!("{}/api/saml-applications/{id}", cx.config.endpoint);
    let certificate = cx.store.saml_secrets.get(&id).into_iter().flatten();
    let active = certificate.filter(|secret| secret["active"] == true);
    let keys: String = active
        .map(|secret| {
            let lines = text(secret, "certificate").lines();
            let data: String = lines.filter(|line| !line.starts_with("-----")).collect();
            format!("<KeyDescriptor use=\"signing\"><X509Certificate>{data}</X509Certificate></KeyDescriptor>")
        })
        .collect();
    let document = format!(
        "<?xml version=\"1.0\"?><EntityDescriptor entityID=\"{entity}\" \
         xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"><IDPSSODescriptor>{keys}\
         </IDPSSODescriptor></EntityDescriptor>"
    );
    Ok(Reply::typed("text/xml;charset=utf-8", document))
}
