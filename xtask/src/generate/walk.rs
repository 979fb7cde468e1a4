//! Ways through a schema.

use std::collections::BTreeMap;

use super::schema::{Items, Kind, Object, Schema};

/// The schemas right inside a shape.
pub(super) fn inner(kind: &Kind) -> Vec<&Schema> {
    match kind {
        Kind::Array(items) => vec![&items.of],
        Kind::Record(values) => vec![values],
        Kind::Union(branches) => branches.iter().collect(),
        Kind::Object(object) => object.properties().into_iter().map(|(_, s, _)| s).collect(),
        _ => Vec::new(),
    }
}

/// The shape with its inner schemas changed.
pub(super) fn map_kind<E>(
    kind: Kind,
    change: &mut impl FnMut(Schema) -> std::result::Result<Schema, E>,
) -> std::result::Result<Kind, E> {
    type Group = BTreeMap<String, Schema>;
    let mut group = |properties: Group| -> std::result::Result<Group, E> {
        let properties = properties.into_iter();
        properties
            .map(|(name, schema)| Ok((name, change(schema)?)))
            .collect()
    };
    Ok(match kind {
        Kind::Object(object) => Kind::Object(Object {
            required: group(object.required)?,
            optional: group(object.optional)?,
            defaults: object.defaults,
            open: object.open,
        }),
        Kind::Array(items) => Kind::Array(Box::new(Items {
            of: change(items.of)?,
            min_items: items.min_items,
        })),
        Kind::Record(values) => Kind::Record(Box::new(change(*values)?)),
        Kind::Union(branches) => {
            let branches: std::result::Result<_, E> = branches.into_iter().map(change).collect();
            Kind::Union(branches?)
        }
        plain => plain,
    })
}
