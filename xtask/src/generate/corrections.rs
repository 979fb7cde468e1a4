//! Properties that the document describes wrongly: `types.corrections` of the surface.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::facts::Facts;
use super::schema::{Items, Kind, Limits, Object, Schema};
use super::shapes;
use super::surface::Surface;

/// Puts the right schema wherever a property stands at a listed place (`parent.property`), or its name
/// stands for any. A place that no longer occurs is an error, as is one that the document describes rightly by now.
pub(super) fn apply(facts: &mut Facts, surface: &Surface) -> Result<()> {
    let mut corrections = Vec::new();
    for (place, text) in &surface.types.corrections {
        let Some((parent, property)) = place.split_once('.') else {
            bail!("api/surface.toml: `{place}` is no parent and property");
        };
        let Some(kind) = parse(text) else {
            bail!("api/surface.toml: `{text}` is not understood as a type");
        };
        corrections.push((parent, property, kind));
    }
    let mut applied = BTreeSet::new();
    for operation in facts.operations.values_mut() {
        for schema in shapes::schemas_mut(operation) {
            correct(schema, "", &corrections, &mut applied);
        }
    }
    for (parent, property, _) in &corrections {
        if !applied.contains(&(*parent, *property)) {
            bail!("api/surface.toml: the correction of {parent}.{property} changes nothing");
        }
    }
    Ok(())
}

fn correct<'a>(
    schema: &mut Schema,
    at: &str,
    corrections: &[(&'a str, &'a str, Kind)],
    applied: &mut BTreeSet<(&'a str, &'a str)>,
) {
    match &mut schema.kind {
        Kind::Array(items) => correct(&mut items.of, at, corrections, applied),
        Kind::Record(values) => correct(values, at, corrections, applied),
        Kind::Union(branches) => {
            for branch in branches {
                correct(branch, at, corrections, applied);
            }
        }
        Kind::Object(object) if has_any_name(object) => {
            schema.kind = Kind::Record(Box::new(Schema::of(Kind::Unknown {})));
        }
        Kind::Object(object) => {
            for (name, schema) in object.required.iter_mut().chain(&mut object.optional) {
                correct(schema, name, corrections, applied);
                for (parent, property, kind) in corrections {
                    if at == *parent && name == property && schema.kind != *kind {
                        schema.kind = kind.clone();
                        applied.insert((parent, property));
                    }
                }
            }
        }
        _ => {}
    }
}

/// Whether an object's one property has its name in brackets, as custom phrases have: it stands for any.
fn has_any_name(object: &Object) -> bool {
    let names: Vec<_> = object
        .properties()
        .into_iter()
        .map(|(name, ..)| name)
        .collect();
    matches!(names[..], [name] if name.starts_with('['))
}

/// A type as the surface writes it: a plain one, or `[]` behind it.
fn parse(text: &str) -> Option<Kind> {
    if let Some(item) = text.strip_suffix("[]") {
        return Some(Kind::Array(Box::new(Items {
            of: Schema::of(parse(item)?),
            min_items: None,
        })));
    }
    match text {
        "string" => Some(Kind::String(Limits::default())),
        "number" => Some(Kind::Number(Limits::default())),
        "boolean" => Some(Kind::Boolean {}),
        "unknown" => Some(Kind::Unknown {}),
        _ => None,
    }
}
