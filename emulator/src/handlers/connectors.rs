//! `/connectors`: instances of the connector factories.

mod factories;

use serde_json::{Value, json};

pub(crate) use factories::ROUTES as FACTORY_ROUTES;
use factories::{Factory, factory};

use crate::context::{Context, Outcome, empty, show};
use crate::failure::Failure;
use crate::guard::{Field, Kind, TEXT};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::Row;
use crate::store::table::{id_of, row, text};

const ID: Kind = Kind::Text(1, 128);
const METADATA: Kind = Kind::Fields(&[
    Field::optional("target", TEXT),
    Field::optional("name", Kind::Object),
    Field::optional("logo", TEXT),
    Field::nullable("logoDark", TEXT),
]);
const CREATE: &[Field] = &[
    Field::optional("config", Kind::Object),
    Field::required("connectorId", ID),
    Field::optional("metadata", METADATA),
    Field::optional("syncProfile", Kind::Boolean),
    Field::optional("enableTokenStorage", Kind::Boolean),
    Field::optional("id", ID),
];
const UPDATE: &[Field] = &[
    Field::optional("config", Kind::Object),
    Field::optional("metadata", METADATA),
    Field::optional("syncProfile", Kind::Boolean),
    Field::optional("enableTokenStorage", Kind::Boolean),
];
const TEST: &[Field] = &[
    Field::optional("phone", Kind::Format(crate::guard::Format::Phone)),
    Field::optional("email", Kind::Format(crate::guard::Format::Email)),
    Field::required("config", Kind::Object),
    Field::optional("locale", TEXT),
];
const AUTHORIZATION: &[Field] = &[
    Field::required("state", TEXT),
    Field::required("redirectUri", TEXT),
];

pub(crate) const ROUTES: &[Route] = &[
    Route::post("/connectors", create).takes(CREATE),
    Route::get("/connectors", list),
    Route::get("/connectors/{id}", get),
    Route::patch("/connectors/{id}", update).takes(UPDATE),
    Route::delete("/connectors/{id}", delete),
    Route::post("/connectors/{factoryId}/test", test).takes(TEST),
    Route::post(
        "/connectors/{connectorId}/authorization-uri",
        authorization_uri,
    )
    .takes(AUTHORIZATION),
];

/// A stored instance; it shows its factory's metadata when rendered.
pub(crate) fn instance(id: &str, factory: &str, config: Value) -> Value {
    json!({
        "id": id,
        "connectorId": factory,
        "syncProfile": false,
        "enableTokenStorage": false,
        "config": config,
        "metadata": {},
    })
}

/// The target of a stored instance, which identities are kept under.
pub(crate) fn target(connector: &Row) -> String {
    let own = connector
        .get("metadata")
        .and_then(|held| held.get("target")?.as_str());
    let inherited = factory(text(connector, "connectorId")).map_or("", |factory| factory.target);
    own.unwrap_or(inherited).to_owned()
}

fn render(connector: &Row) -> Value {
    let Some(factory) = factory(text(connector, "connectorId")) else {
        return show(connector);
    };
    let own = |field: &str| {
        connector
            .get("metadata")
            .and_then(|held| held.get(field))
            .cloned()
    };
    let logo = format!("./{}.svg", factory.target);
    json!({
        "id": id_of(connector),
        "syncProfile": connector["syncProfile"],
        "enableTokenStorage": connector["enableTokenStorage"],
        "config": connector["config"],
        "metadata": connector["metadata"],
        "connectorId": factory.id,
        "target": target(connector),
        "name": own("name").unwrap_or_else(|| json!({ "en": factory.name })),
        "description": { "en": format!("{} connector.", factory.name) },
        "logo": own("logo").unwrap_or_else(|| logo.into()),
        "logoDark": own("logoDark").unwrap_or_default(),
        "readme": format!("# {}", factory.name),
        "formItems": [],
        "platform": factory.platform,
        "type": factory.kind,
        "isTokenStorageSupported": factory.kind == "Social",
        "usage": 0,
    })
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let wanted = cx.filter("target");
    let rows = cx
        .store
        .connectors
        .iter()
        .filter(|row| wanted.as_ref().is_none_or(|wanted| target(row) == *wanted))
        .collect();
    Ok(cx.list(rows, render))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let connector = cx
        .store
        .connectors
        .get(&cx.param(0))
        .ok_or_else(Failure::not_found)?;
    Ok(Reply::ok(render(connector)))
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let factory = cx
        .text("connectorId")
        .and_then(|id| factory(&id))
        .ok_or_else(|| Failure::new(422, "connector.not_found_with_connector_id"))?;
    let config = cx.body.get("config").cloned().unwrap_or_else(empty);
    check_config(factory, &config)?;
    let id = match cx.text("id") {
        Some(id) if cx.store.connectors.has(&id) => return Err(Failure::unique()),
        Some(id) => id,
        None => cx.store.random.id(),
    };
    let mut created = row(instance(&id, factory.id, config));
    for field in ["metadata", "syncProfile", "enableTokenStorage"] {
        if let Some(value) = cx.body.get(field) {
            created.insert(field.into(), value.clone());
        }
    }
    if factory.kind == "Social" {
        let taken = cx
            .store
            .connectors
            .iter()
            .any(|held| target(held) == target(&created));
        if taken {
            return Err(Failure::new(
                422,
                "connector.multiple_target_with_same_platform",
            ));
        }
    } else {
        // There is one connector for e-mail and one for SMS: a new one takes the old one's place.
        let replaced: Vec<String> = cx
            .store
            .connectors
            .iter()
            .filter(|held| kind(held) == factory.kind)
            .map(|held| id_of(held).to_owned())
            .collect();
        for id in replaced {
            cx.store.connectors.remove(&id);
        }
    }
    let shown = render(&created);
    cx.store.connectors.insert(created);
    Ok(Reply::ok(shown))
}

fn update(cx: &mut Context<'_>) -> Outcome {
    let id = cx.param(0);
    let held = cx
        .store
        .connectors
        .get(&id)
        .ok_or_else(Failure::not_found)?;
    if let (Some(factory), Some(config)) =
        (factory(text(held, "connectorId")), cx.body.get("config"))
    {
        check_config(factory, config)?;
    }
    let changes = cx.body.clone();
    if changes.is_empty() {
        return Err(Failure::empty_update());
    }
    let held = cx.store.connectors.find_mut(&id)?;
    crate::store::table::assign(held, &changes);
    Ok(Reply::ok(render(held)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    cx.store
        .connectors
        .remove(&cx.param(0))
        .ok_or_else(Failure::not_found)?;
    Ok(Reply::no_content())
}

/// Sends nothing: there is nobody to send to.
fn test(cx: &mut Context<'_>) -> Outcome {
    let factory = factory(&cx.param(0))
        .ok_or_else(|| Failure::new(404, "connector.not_found_with_connector_id"))?;
    let subject = if factory.kind == "Sms" {
        "phone"
    } else {
        "email"
    };
    if factory.kind == "Social" || cx.text(subject).is_none() {
        return Err(Failure::new(400, "connector.unexpected_type"));
    }
    check_config(factory, &cx.body["config"])?;
    Ok(Reply::no_content())
}

fn authorization_uri(cx: &mut Context<'_>) -> Outcome {
    let connector = cx
        .store
        .connectors
        .get(&cx.param(0))
        .ok_or_else(Failure::not_found)?;
    let endpoint = factory(text(connector, "connectorId"))
        .and_then(|factory| factory.authorization)
        .ok_or_else(|| Failure::new(400, "connector.unexpected_type"))?;
    let (state, redirect) = (cx.text("state"), cx.text("redirectUri"));
    let (state, redirect) = (state.unwrap_or_default(), redirect.unwrap_or_default());
    if state.is_empty() || redirect.is_empty() {
        return Err(Failure::new(400, "session.insufficient_info"));
    }
    let client = connector["config"]["clientId"].as_str().unwrap_or_default();
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", client)
        .append_pair("redirect_uri", &redirect)
        .append_pair("state", &state)
        .append_pair("response_type", "code")
        .finish();
    Ok(Reply::ok(
        json!({ "redirectTo": format!("{endpoint}?{query}") }),
    ))
}

/// `Email`, `Sms` or `Social`.
pub(super) fn kind(connector: &Row) -> &'static str {
    factory(text(connector, "connectorId")).map_or("", |factory| factory.kind)
}

fn check_config(factory: &Factory, config: &Value) -> Result<(), Failure> {
    let missing = factory.config.iter().any(|key| config.get(key).is_none());
    if missing {
        Err(Failure::new(400, "connector.invalid_config"))
    } else {
        Ok(())
    }
}

/// What the sign-in page is told of a social connector.
pub(crate) fn social(connector: &Row) -> Option<Value> {
    let shown = render(connector);
    let fields = ["id", "target", "platform", "name", "logo", "logoDark"];
    (shown["type"] == "Social").then(|| {
        fields
            .iter()
            .map(|field| ((*field).to_owned(), shown[field].clone()))
            .collect()
    })
}
