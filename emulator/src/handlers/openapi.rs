//! OpenAPI documents, made from the facts.

use serde_json::{Map, Value, json};

use crate::context::{Context, Outcome};
use crate::facts::{Bounds, Content, Facts, Items, Kind, Object, Operation, Schema, Text};
use crate::reply::Reply;
use crate::router::Route;

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/swagger.json", management).public(),
    Route::get("/.well-known/management.openapi.json", management).public(),
    Route::get("/.well-known/experience.openapi.json", experience).public(),
    Route::get("/.well-known/user.openapi.json", user).public(),
];

fn management(cx: &mut Context<'_>) -> Outcome {
    let facts = Facts::get();
    let mut paths: Map<String, Value> = Map::new();
    for operation in facts.operations() {
        let methods = paths.entry(&operation.path).or_insert_with(|| json!({}));
        methods[operation.method.to_lowercase()] = describe(operation);
    }
    let schemas = facts
        .schemas()
        .map(|(name, shape)| (name.clone(), schema(shape)));
    let schemas: Map<String, Value> = schemas.collect();
    Ok(document(cx, "Logto Management API", paths, schemas))
}

/// The facts have nothing of the API that the sign-in page uses.
fn experience(cx: &mut Context<'_>) -> Outcome {
    Ok(document(cx, "Logto Experience API", Map::new(), Map::new()))
}

/// Nor of the one that users have for their own accounts.
fn user(cx: &mut Context<'_>) -> Outcome {
    Ok(document(cx, "Logto User API", Map::new(), Map::new()))
}

fn document(
    cx: &Context<'_>,
    title: &str,
    paths: Map<String, Value>,
    schemas: Map<String, Value>,
) -> Reply {
    Reply::ok(json!({
        "openapi": "3.0.1",
        "servers": [{ "url": cx.config.endpoint }],
        "info": { "title": title, "version": Facts::get().version() },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "ManagementApi": { "type": "http", "scheme": "bearer" } },
        },
        "security": [{ "ManagementApi": ["all"] }],
    }))
}

fn describe(operation: &Operation) -> Value {
    let path = operation.path_parameters.iter().map(|(name, shape)| {
        json!({ "in": "path", "name": name, "required": true, "schema": schema(shape) })
    });
    let query = operation.query.iter().map(|(name, parameter)| {
        json!({
            "in": "query", "name": name, "required": parameter.required,
            "schema": schema(&parameter.schema),
        })
    });
    let responses: Map<String, Value> = operation
        .responses
        .iter()
        .map(|(status, answer)| {
            let mut response = json!({ "description": status });
            if !answer.is_empty() {
                response["content"] = content(answer);
            }
            (status.clone(), response)
        })
        .collect();
    let mut described = json!({
        "operationId": operation.id,
        "tags": [operation.tag],
        "parameters": path.chain(query).collect::<Value>(),
        "responses": responses,
    });
    if let Some(body) = &operation.body {
        described["requestBody"] =
            json!({ "required": !body.optional, "content": content(&body.content) });
    }
    if operation.deprecated {
        described["deprecated"] = true.into();
    }
    if operation.public {
        described["security"] = json!([]);
    }
    described
}

fn content(content: &Content) -> Value {
    let described = content.iter().map(|(kind, shape)| {
        let shape = shape.as_ref().map(schema);
        let described = shape.map_or_else(|| json!({}), |shape| json!({ "schema": shape }));
        (kind.clone(), described)
    });
    Value::Object(described.collect())
}

/// A schema as OpenAPI 3.0 writes it.
fn schema(shape: &Schema) -> Value {
    let mut written = match &shape.kind {
        Kind::String(limits) => text(limits),
        Kind::Number(bounds) => number("number", bounds),
        Kind::Integer(bounds) => number("integer", bounds),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Unknown => json!({}),
        Kind::File => json!({ "type": "string", "format": "binary" }),
        Kind::Literal(value) => literal(value),
        Kind::Enum(options) => json!({ "type": "string", "enum": options }),
        Kind::Array(items) => array(items),
        Kind::Record(of) => json!({ "type": "object", "additionalProperties": schema(of) }),
        Kind::Object(properties) => object(properties),
        Kind::Union(alternatives) => {
            json!({ "oneOf": alternatives.iter().map(schema).collect::<Value>() })
        }
        // What stands beside a reference is ignored, so that one with marks is written out.
        Kind::Ref(_) if shape.nullable || shape.deprecated => schema(Facts::get().resolve(shape)),
        Kind::Ref(name) => json!({ "$ref": format!("#/components/schemas/{name}") }),
    };
    if shape.nullable {
        written["nullable"] = true.into();
    }
    if shape.deprecated {
        written["deprecated"] = true.into();
    }
    written
}

/// The server writes a literal as a type whose format it is, and the empty text as `empty`.
fn literal(value: &Value) -> Value {
    match value.as_str() {
        Some("") => json!({ "type": "string", "format": "empty" }),
        Some(_) => json!({ "type": "string", "format": value.to_string() }),
        None => json!({ "type": "boolean", "format": value.to_string() }),
    }
}

fn text(limits: &Text) -> Value {
    let mut written = json!({ "type": "string" });
    if limits.min_length > 0 {
        written["minLength"] = limits.min_length.into();
    }
    if let Some(most) = limits.max_length {
        written["maxLength"] = most.into();
    }
    if let Some(format) = &limits.format {
        written["format"] = format.as_str().into();
    }
    if let Some(pattern) = &limits.pattern {
        written["pattern"] = pattern.source().into();
    }
    written
}

fn number(kind: &str, bounds: &Bounds) -> Value {
    let mut written = json!({ "type": kind });
    if let Some(least) = bounds.minimum {
        written["minimum"] = (least as i64).into();
    }
    written
}

fn array(items: &Items) -> Value {
    let mut written = json!({ "type": "array", "items": schema(&items.of) });
    if items.min_items > 0 {
        written["minItems"] = items.min_items.into();
    }
    written
}

fn object(shape: &Object) -> Value {
    let properties = shape.properties();
    let properties: Map<String, Value> = properties
        .map(|(name, property, _)| (name.to_owned(), schema(property)))
        .collect();
    let count = properties.len();
    let mut written = json!({ "type": "object", "properties": properties });
    let required: Vec<&String> = shape.required.keys().collect();
    if !required.is_empty() {
        written["required"] = json!(required);
    }
    if shape.open {
        written["additionalProperties"] = true.into();
    } else if count == 0 {
        written["additionalProperties"] = false.into();
    }
    written
}
