//! Answers made of an example and of what is known: the path's parameters, the request's body, what
//! was kept from before.

use serde_json::{Value, json};

use crate::context::Context;
use crate::facts::{Facts, Kind, Operation, Schema};
use crate::guard::schema::check;
use crate::store::Row;
use crate::store::random::Random;

/// What a request says: its path's parameters and its body's fields. An `id` in the path is not that
/// of what a POST makes or of what a list has.
pub(super) fn known(cx: &Context<'_>, operation: &Operation) -> Row {
    let lists = operation
        .answered()
        .is_some_and(|schema| Facts::get().items(schema).is_some());
    let of_another = lists || operation.method == "POST";
    let names = operation.parameter_names().map(str::to_owned);
    let parameters = names
        .zip(cx.path.iter().map(|value| json!(value)))
        .filter(|(name, _)| name != "id" || !of_another);
    let body = cx.body.clone().into_iter();
    parameters.chain(body).collect()
}

/// An example of `schema` with what is known in the places of the same names. The same path has the
/// same example.
pub(super) fn fresh(cx: &Context<'_>, schema: &Schema, known: &Row) -> Value {
    let facts = Facts::get();
    let random = Random::new(cx.config.seed ^ hash(&cx.address()), "examples");
    let example = facts.example_at(schema, random, cx.now);
    overlay(facts, schema, example, known)
}

/// Puts what is known into a value that fits `schema`, where it fits too.
pub(super) fn overlay(facts: &Facts, schema: &Schema, mut value: Value, known: &Row) -> Value {
    match &facts.resolve(schema).kind {
        Kind::Object(object) => {
            for (name, schema, _) in object.properties() {
                let Some(held) = known.get(name) else {
                    continue;
                };
                if let Ok(held) = check(facts, schema, Some(held), &[]) {
                    value[name] = held;
                }
            }
            value
        }
        Kind::Union(_) => {
            let whole = Value::Object(known.clone());
            check(facts, schema, Some(&whole), &[]).unwrap_or(value)
        }
        _ => value,
    }
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
