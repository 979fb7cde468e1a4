//! What a request must be, by the facts of its operation: the parameters of its path, its query,
//! its body.

use serde_json::{Value, json};

use super::schema::{check, query_value};
use super::{invalid, type_issue};
use crate::facts::{Facts, Operation};
use crate::failure::Failure;
use crate::query::Query;
use crate::store::Row;

/// Parameters that other parts of the emulator check: pages and searches.
const ELSEWHERE: [&str; 3] = ["page", "page_size", "search_params"];

/// Checks the path's parameters, which come in the path's order.
pub(crate) fn parameters(operation: &Operation, given: &[String]) -> Result<(), Failure> {
    let issues: Vec<Value> = operation
        .parameter_names()
        .zip(given)
        .filter_map(|(name, value)| {
            let schema = operation.path_parameters.get(name)?;
            check(Facts::get(), schema, Some(&json!(value)), &[name.into()]).err()
        })
        .flatten()
        .collect();
    refuse("params", issues)
}

/// Checks the query. Names that the operation does not have are ignored, as everywhere in Logto.
pub(crate) fn query(operation: &Operation, query: &Query) -> Result<(), Failure> {
    let facts = Facts::get();
    let mut issues = Vec::new();
    for (name, parameter) in &operation.query {
        if ELSEWHERE.contains(&name.as_str()) {
            continue;
        }
        let value = query_value(facts, &parameter.schema, query.all(name));
        if value.is_some() || parameter.required {
            let checked = check(facts, &parameter.schema, value.as_ref(), &[json!(name)]);
            issues.extend(checked.err().into_iter().flatten());
        }
    }
    refuse("query", issues)
}

/// Checks a JSON body and drops what it may not have. A body that is a list, or not wanted, gives no
/// fields.
pub(crate) fn json_body(operation: &Operation, given: &Value) -> Result<Row, Failure> {
    let Some(schema) = operation.json_body() else {
        return Ok(Row::new());
    };
    match check(Facts::get(), schema, Some(given), &[]) {
        Ok(Value::Object(row)) => Ok(row),
        Ok(_) => Ok(Row::new()),
        Err(issues) => Err(invalid("body", issues)),
    }
}

/// Checks the files of a form: each property of its schema must be one. `None` is a request that is
/// no form.
pub(crate) fn files(operation: &Operation, given: Option<Row>) -> Result<Row, Failure> {
    let Some(given) = given else {
        return Err(invalid("files", vec![type_issue("object", None, &[])]));
    };
    let schema = operation.multipart_body();
    let names = schema
        .map(|schema| Facts::get().names(schema))
        .unwrap_or_default();
    let missing = names.iter().filter(|name| !given.contains_key(**name));
    let issues = missing.map(|name| type_issue("array", None, &[json!(name)]));
    refuse("files", issues.collect())?;
    Ok(given)
}

fn refuse(part: &str, issues: Vec<Value>) -> Result<(), Failure> {
    if issues.is_empty() {
        Ok(())
    } else {
        Err(invalid(part, issues))
    }
}
