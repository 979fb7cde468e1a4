//! The connector factories there are.

use serde_json::{Value, json};

use crate::context::{Context, Outcome};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/connector-factories", list),
    Route::get("/connector-factories/{id}", get),
];

/// A connector's program, of which instances are made.
pub(super) struct Factory {
    pub(super) id: &'static str,
    pub(super) kind: &'static str,
    pub(super) target: &'static str,
    pub(super) platform: Option<&'static str>,
    pub(super) name: &'static str,
    /// Where a social connector sends the browser.
    pub(super) authorization: Option<&'static str>,
    /// Keys that its config must have.
    pub(super) config: &'static [&'static str],
}

const FACTORIES: &[Factory] = &[
    Factory {
        id: "simple-mail-transfer-protocol",
        kind: "Email",
        target: "smtp",
        platform: None,
        name: "SMTP",
        authorization: None,
        config: &["host", "port", "fromEmail", "templates"],
    },
    Factory {
        id: "sendgrid-email-service",
        kind: "Email",
        target: "sendgrid-mail",
        platform: None,
        name: "SendGrid Email",
        authorization: None,
        config: &["apiKey", "fromEmail", "templates"],
    },
    Factory {
        id: "twilio-short-message-service",
        kind: "Sms",
        target: "twilio-sms",
        platform: None,
        name: "Twilio SMS Service",
        authorization: None,
        config: &[
            "accountSID",
            "authToken",
            "fromMessagingServiceSID",
            "templates",
        ],
    },
    Factory {
        id: "github-universal",
        kind: "Social",
        target: "github",
        platform: Some("Universal"),
        name: "GitHub",
        authorization: Some("https://github.com/login/oauth/authorize"),
        config: &["clientId", "clientSecret"],
    },
    Factory {
        id: "google-universal",
        kind: "Social",
        target: "google",
        platform: Some("Universal"),
        name: "Google",
        authorization: Some("https://accounts.google.com/o/oauth2/v2/auth"),
        config: &["clientId", "clientSecret"],
    },
    Factory {
        id: "discord-universal",
        kind: "Social",
        target: "discord",
        platform: Some("Universal"),
        name: "Discord",
        authorization: Some("https://discord.com/oauth2/authorize"),
        config: &["clientId", "clientSecret"],
    },
];

/// The factory of an id.
pub(super) fn factory(id: &str) -> Option<&'static Factory> {
    FACTORIES.iter().find(|factory| factory.id == id)
}

fn render(factory: &Factory) -> Value {
    json!({
        "id": factory.id,
        "type": factory.kind,
        "target": factory.target,
        "platform": factory.platform,
        "name": { "en": factory.name },
        "description": { "en": format!("{} connector.", factory.name) },
        "logo": format!("./{}.svg", factory.target),
        "logoDark": null,
        "readme": format!("# {}", factory.name),
        "isTokenStorageSupported": factory.kind == "Social",
    })
}

fn list(_: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(FACTORIES.iter().map(render).collect::<Value>()))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    let found = factory(&id).ok_or_else(Failure::not_found)?;
    Ok(Reply::ok(render(found)))
}
