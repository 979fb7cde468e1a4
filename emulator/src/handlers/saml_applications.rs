//! `/saml-applications`: service providers that sign in by SAML, and the certificates that answers to
//! them are signed with.

use serde_json::{Value, json};

use crate::calendar::{DAY, iso_date};
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{assign, id_of, pick, row, text};
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

/// How users are named where the application says nothing.
const NAME_ID: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

/// What a SAML application has of every application.
const OF_APPLICATION: [&str; 9] = [
    "tenantId",
    "id",
    "name",
    "description",
    "type",
    "customData",
    "isThirdParty",
    "appLevelAccessControlEnabled",
    "createdAt",
];

/// The application of the path.
fn find<'a>(cx: &'a Context<'_>) -> Result<&'a Row, Failure> {
    let application = cx.store.applications.find(&cx.param(0))?;
    match text(application, "type") {
        "SAML" => Ok(application),
        _ => Err(Failure::new(422, "application.saml.saml_application_only")),
    }
}

/// An application with its SAML settings.
fn shown(cx: &Context<'_>, application: &Row) -> Value {
    let mut shown = row(pick(application, &OF_APPLICATION));
    shown.extend(row(json!({
        "attributeMapping": {},
        "entityId": null,
        "acsUrl": null,
        "encryption": null,
        "nameIdFormat": NAME_ID,
    })));
    let settings = cx.store.saml_settings.get(id_of(application));
    shown.extend(settings.cloned().unwrap_or_default());
    shown.into()
}

/// Divides a body into what every application has, and SAML settings.
fn divided(body: &Row) -> (Row, Row) {
    let fields = body.clone().into_iter();
    fields.partition(|(name, _)| OF_APPLICATION.contains(&name.as_str()))
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let id = cx.store.random.id();
    let (given, settings) = divided(&cx.body);
    let mut created = row(json!({
        "tenantId": TENANT,
        "id": id,
        "name": null,
        "description": null,
        "type": "SAML",
        "oidcClientMetadata": { "redirectUris": [], "postLogoutRedirectUris": [] },
        "customClientMetadata": {},
        "protectedAppMetadata": null,
        "customData": {},
        "isThirdParty": false,
        "appLevelAccessControlEnabled": false,
        "createdAt": cx.now,
    }));
    assign(&mut created, &given);
    cx.store.applications.insert(created.clone());
    cx.store.saml_settings.insert(id.clone(), settings);
    // An application is made with a certificate that is in use.
    let secret = new_secret(cx, 3, true);
    cx.store.saml_secrets.insert(id, vec![secret]);
    Ok(Reply::created(shown(cx, &created)))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(shown(cx, find(cx)?)))
}

fn update(cx: &mut Context<'_>) -> Outcome {
    let id = id_of(find(cx)?).to_owned();
    if cx.body.is_empty() {
        return Err(Failure::empty_update());
    }
    let (changes, settings) = divided(&cx.body);
    assign(cx.store.applications.find_mut(&id)?, &changes);
    cx.store
        .saml_settings
        .entry(id)
        .or_default()
        .extend(settings);
    get(cx)
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    let id = id_of(find(cx)?).to_owned();
    cx.store.remove_application(&id);
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
    let id = id_of(find(cx)?).to_owned();
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
    let secrets = cx.store.saml_secrets.get(&id).into_iter().flatten();
    let active: Vec<&Row> = secrets.filter(|secret| secret["active"] == true).collect();
    if active.is_empty() {
        let message =
            format!("Can not find SAML application by ID ({id}) with active certificate.");
        return Err(Failure::not_found().data(json!({ "message": message })));
    }
    let entity = format!("{}/api/saml-applications/{id}", cx.config.endpoint);
    let keys: String = active
        .into_iter()
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
