//! Equal shapes under one name: the objects and longer enumerations of bodies and responses move
//! to the list `schemas`, and what was written out becomes a reference.
//!
//! Shapes that differ only in what the server checks (lengths, patterns) share a name, since they
//! are one type; the second and later of them carry a number behind a point, `Application.2`.

use std::collections::BTreeMap;

use anyhow::Result;

use super::facts::{Facts, Operation};
use super::naming;
use super::schema::{Kind, Schema};
use super::surface::Surface;
use super::walk::{inner, map_kind};

/// The name without the number of its variant.
pub(super) fn type_name(name: &str) -> &str {
    name.split_once('.').map_or(name, |(name, _)| name)
}

/// Writes all shapes out where they are used.
pub(super) fn expand(facts: &Facts) -> Result<Facts> {
    let mut expanded = facts.clone();
    expanded.schemas.clear();
    for operation in expanded.operations.values_mut() {
        for schema in schemas_mut(operation) {
            *schema = expand_schema(schema, facts)?;
        }
    }
    Ok(expanded)
}

fn expand_schema(schema: &Schema, facts: &Facts) -> Result<Schema> {
    let kind = facts.resolve(schema)?.kind.clone();
    let kind = map_kind(kind, &mut |schema| expand_schema(&schema, facts))?;
    Ok(Schema {
        kind,
        ..schema.clone()
    })
}

/// Gives names to the shapes of facts in which all is written out.
pub(super) fn name(facts: &Facts, surface: &Surface) -> Result<Facts> {
    let names = naming::names(facts, surface)?;
    let mut uses: BTreeMap<Kind, usize> = BTreeMap::new();
    for operation in facts.operations.values() {
        for schema in schemas(operation) {
            count(schema, &mut uses);
        }
    }
    let mut variants: BTreeMap<&str, Vec<(&Kind, usize)>> = BTreeMap::new();
    for (kind, times) in &uses {
        if let Some(name) = names.get(&naming::erase(kind)) {
            variants.entry(name).or_default().push((kind, *times));
        }
    }
    let mut labels: BTreeMap<Kind, String> = BTreeMap::new();
    for (name, mut kinds) in variants {
        kinds.sort_by_key(|(kind, times)| (std::cmp::Reverse(*times), *kind));
        for (at, (kind, _)) in kinds.into_iter().enumerate() {
            let label = match at {
                0 => name.to_string(),
                _ => format!("{name}.{}", at + 1),
            };
            labels.insert(kind.clone(), label);
        }
    }
    let mut named = facts.clone();
    for operation in named.operations.values_mut() {
        for schema in schemas_mut(operation) {
            *schema = refer(schema.clone(), &labels)?;
        }
    }
    for (kind, label) in &labels {
        let kind = map_kind(kind.clone(), &mut |schema| refer(schema, &labels))?;
        named.schemas.insert(label.clone(), Schema::of(kind));
    }
    Ok(named)
}

fn refer(schema: Schema, labels: &BTreeMap<Kind, String>) -> Result<Schema> {
    let kind = match labels.get(&schema.kind) {
        Some(label) => Kind::Ref(label.clone()),
        None => map_kind(schema.kind, &mut |schema| refer(schema, labels))?,
    };
    Ok(Schema { kind, ..schema })
}

fn count(schema: &Schema, uses: &mut BTreeMap<Kind, usize>) {
    if naming::is_nameable(&schema.kind) {
        *uses.entry(schema.kind.clone()).or_default() += 1;
    }
    for inner in inner(&schema.kind) {
        count(inner, uses);
    }
}

fn schemas(operation: &Operation) -> Vec<&Schema> {
    let path = operation.path_parameters.values();
    let query = operation.query.values().map(|parameter| &parameter.schema);
    let body = operation
        .body
        .iter()
        .flat_map(|body| body.content.values().flatten());
    let responses = operation
        .responses
        .values()
        .flat_map(|content| content.values().flatten());
    path.chain(query).chain(body).chain(responses).collect()
}

pub(super) fn schemas_mut(operation: &mut Operation) -> Vec<&mut Schema> {
    let path = operation.path_parameters.values_mut();
    let query = operation
        .query
        .values_mut()
        .map(|parameter| &mut parameter.schema);
    let body = operation.body.iter_mut();
    let body = body.flat_map(|body| body.content.values_mut().flatten());
    let responses = operation.responses.values_mut();
    let responses = responses.flat_map(|content| content.values_mut().flatten());
    path.chain(query).chain(body).chain(responses).collect()
}
