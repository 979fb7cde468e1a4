//! Arguments for every operation, made from the facts: for tests that call them all.

use serde_json::{Map, Value, json};

use crate::facts::{Facts, Kind, Operation};

/// Examples differ by seed; every call of the same operation gets the same.
const SEED: u64 = 1;

/// Each operation with arguments that its schemas allow.
pub(super) fn all() -> Value {
    Facts::get().operations().iter().map(call).collect()
}

fn call(operation: &Operation) -> Value {
    let facts = Facts::get();
    let parameters = operation.path_parameters.iter();
    let parameters: Map<String, Value> = parameters
        .map(|(name, schema)| {
            let value = match &facts.resolve(schema).kind {
                Kind::Enum(options) => options.first().map(|first| json!(first)),
                _ => None,
            };
            (name.clone(), value.unwrap_or_default())
        })
        .collect();
    let query = operation.query.iter();
    let query: Map<String, Value> = query
        .map(|(name, parameter)| {
            let value = facts.example(&parameter.schema, name, SEED, true);
            (name.clone(), value)
        })
        .collect();
    // An update has to say something; what else names rows names none that there are.
    let whole = operation.method == "PATCH";
    let body = operation
        .json_body()
        .map(|schema| facts.example(schema, "", SEED, whole));
    let answers: Map<String, Value> = operation
        .successes()
        .map(|(status, content)| {
            let types: Vec<_> = content.keys().collect();
            (status.to_string(), json!(types))
        })
        .collect();
    json!({
        "operationId": operation.id,
        "method": operation.method,
        "path": operation.path,
        "parameters": parameters,
        "query": query,
        "body": body,
        "upload": operation.multipart_body().is_some(),
        "answers": answers,
    })
}
