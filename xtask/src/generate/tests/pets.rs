//! A small OpenAPI document, with one of everything.

use serde_json::{Value, json};

pub(super) fn query(name: &str, schema: &Value) -> Value {
    json!({ "name": name, "in": "query", "required": false, "schema": schema })
}

pub(super) fn answer(status: &str, schema: &Value) -> Value {
    json!({ status: { "description": "", "content": { "application/json": { "schema": schema } } } })
}

pub(super) fn pet() -> Value {
    json!({
        "type": "object",
        "required": ["name", "id", "kind", "tag"],
        "properties": {
            "name": { "type": "string", "maxLength": 20 },
            "id": { "type": "string", "description": "prose" },
            "kind": { "type": "string", "enum": ["cat", "dog", "fish"] },
            "tag": { "type": "string", "nullable": true },
            "collar": {
                "type": "object",
                "properties": {
                    "color": { "type": "string" },
                    "size": { "type": "number" },
                    "is-new": { "type": "boolean" },
                },
            },
            "sound": { "oneOf": [
                { "type": "string", "format": "\"meow\"" },
                { "type": "string", "format": "empty" },
                { "type": "boolean", "format": "false" },
            ] },
        },
    })
}

pub(super) fn document() -> Value {
    let id = json!({ "$ref": "#/components/parameters/petId-root" });
    json!({
        "openapi": "3.0.1",
        "info": { "title": "Pets", "version": "1.0.0" },
        "components": { "parameters": { "petId-root": {
            "name": "id", "in": "path", "required": true, "schema": { "type": "string" },
        } } },
        "paths": {
            "/api/pets": {
                "get": {
                    "operationId": "ListPets",
                    "tags": ["Pets"],
                    "summary": "prose",
                    "parameters": [
                        query("page", &json!({ "type": "integer" })),
                        query("page_size", &json!({ "type": "integer" })),
                        query("search_params", &json!({ "type": "object" })),
                        query("since", &json!({ "type": "string" })),
                        query("includeTags", &json!({ "type": "string" })),
                        query("kinds", &json!({ "oneOf": [
                            { "type": "array", "items": pet()["properties"]["kind"] },
                            pet()["properties"]["kind"],
                        ] })),
                    ],
                    "responses": answer("200", &json!({ "type": "array", "items": pet() })),
                },
                "post": {
                    "operationId": "CreatePet",
                    "tags": ["Pets"],
                    "requestBody": { "required": true, "content": { "application/json": {
                        "schema": { "type": "object", "properties": {
                            "name": { "type": "string" },
                            "bornAt": { "type": "number" },
                        } },
                    } } },
                    "responses": answer("201", &pet()),
                },
            },
            "/api/pets/{id}": {
                "get": {
                    "operationId": "GetPet",
                    "tags": ["Pets"],
                    "security": [],
                    "parameters": [id],
                    "responses": answer("200", &pet()),
                },
                "delete": {
                    "operationId": "DeletePet",
                    "tags": ["Pets"],
                    "parameters": [id],
                    "responses": { "204": { "description": "" }, "404": { "description": "" } },
                },
            },
            "/api/pets/{id}/owners": {
                "get": {
                    "operationId": "ListPetOwners",
                    "tags": ["Pets"],
                    "parameters": [id],
                    "responses": answer("200", &json!({
                        "type": "object",
                        "required": ["owners"],
                        "properties": { "owners": { "type": "array", "items": {
                            "type": "object", "properties": { "id": { "type": "string" } },
                        } } },
                    })),
                },
                "post": {
                    "operationId": "CreatePetOwner",
                    "tags": ["Pets"],
                    "parameters": [id],
                    "requestBody": { "content": { "application/json": {
                        "schema": { "type": "object", "additionalProperties": true },
                    } } },
                    "responses": { "201": {
                        "description": "", "content": { "application/json": {} },
                    } },
                },
            },
            "/api/owners/{id}": { "delete": {
                "operationId": "DeleteOwner",
                "tags": ["Owners"],
                "parameters": [id, {
                    "name": "date", "in": "query", "required": true, "schema": { "type": "string" },
                }],
                "responses": answer("200", &json!({ "type": "object", "properties": {
                    "deleted": { "type": "boolean" },
                } })),
            } },
            "/api/walks": { "get": {
                "operationId": "ListWalks",
                "tags": ["Walks"],
                "responses": { "200": { "anything": "not read, since the tag is not in" } },
            } },
        },
    })
}
