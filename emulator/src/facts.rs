//! The facts of the Management API, as the client is generated from them: `api/operations.json`, and
//! of `api/surface.toml` what no OpenAPI document has. They are read once, when first asked for.

mod example;
mod operation;
mod schema;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

pub use operation::{Body, Content, Operation, Parameter};
pub use schema::{Bounds, Items, Kind, Object, Pattern, Schema, Text};

use crate::guard::schema::check;
use crate::page::Paging;
use crate::router::Verb;

static FACTS: LazyLock<Facts> = LazyLock::new(|| {
    Facts::read(
        include_str!("../../api/operations.json"),
        include_str!("../../api/surface.toml"),
    )
    .unwrap_or_default()
});

/// Every operation there is, and the shapes that bodies and responses are made of.
#[derive(Debug, Default)]
pub struct Facts {
    operations: Vec<Operation>,
    schemas: IndexMap<String, Schema>,
    /// Index of an operation by method and path.
    routes: HashMap<(String, String), usize>,
    /// Server's version.
    version: String,
}

#[derive(Deserialize)]
struct Document {
    version: String,
    operations: IndexMap<String, Operation>,
    schemas: IndexMap<String, Schema>,
}

#[derive(Deserialize)]
struct Surface {
    always_paged: HashSet<String>,
    public: HashSet<String>,
    raw: HashSet<String>,
}

impl Facts {
    /// The facts that this emulator answers from.
    pub fn get() -> &'static Self {
        &FACTS
    }

    fn read(document: &str, surface: &str) -> Result<Self, String> {
        let document: Document = serde_json::from_str(document).map_err(|e| e.to_string())?;
        let surface: Surface = toml::from_str(surface).map_err(|e| e.to_string())?;
        let mut facts = Self {
            schemas: document.schemas,
            version: document.version,
            ..Self::default()
        };
        for (id, mut operation) in document.operations {
            operation.public |= surface.public.contains(&id);
            operation.raw = surface.raw.contains(&id);
            operation.always_paged = surface.always_paged.contains(&id);
            operation.id = id;
            let route = (operation.method.clone(), operation.path.clone());
            facts.routes.insert(route, facts.operations.len());
            facts.operations.push(operation);
        }
        Ok(facts)
    }

    /// All operations, by operationId.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The operation of a method and a path with its parameters in braces.
    pub fn operation(&self, method: &str, path: &str) -> Option<&Operation> {
        let route = (method.to_owned(), path.to_owned());
        self.operations.get(*self.routes.get(&route)?)
    }

    /// A shape by name.
    pub fn schema(&self, name: &str) -> Option<&Schema> {
        self.schemas.get(name)
    }

    /// The version of the server whose document the facts are from.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The names and shapes of all that have a name.
    pub(crate) fn schemas(&self) -> impl Iterator<Item = (&String, &Schema)> {
        self.schemas.iter()
    }

    /// What a schema that only names another stands for.
    pub fn resolve<'a>(&'a self, schema: &'a Schema) -> &'a Schema {
        let mut found = schema;
        while let Kind::Ref(name) = &found.kind
            && let Some(next) = self.schemas.get(name)
        {
            found = next;
        }
        found
    }

    /// The names of an object's properties; none for other kinds.
    pub(crate) fn names<'a>(&'a self, schema: &'a Schema) -> Vec<&'a str> {
        match &self.resolve(schema).kind {
            Kind::Object(object) => object.properties().map(|(name, ..)| name).collect(),
            _ => Vec::new(),
        }
    }

    /// The issues that the server would report of a value, as Zod words them; none where the value
    /// is valid.
    pub fn issues(&self, schema: &Schema, value: &Value) -> Vec<Value> {
        check(self, schema, Some(value), &[])
            .err()
            .unwrap_or_default()
    }

    /// The items of a schema that is a list, or an object that has a list and nothing else; with the
    /// name of that property.
    pub(crate) fn items<'a>(&'a self, schema: &'a Schema) -> Option<(Option<&'a str>, &'a Schema)> {
        match &self.resolve(schema).kind {
            Kind::Array(items) => Some((None, &items.of)),
            Kind::Object(object) => {
                let mut properties = object.properties();
                let (name, schema, required) = properties.next()?;
                match &self.resolve(schema).kind {
                    Kind::Array(items) if required && properties.next().is_none() => {
                        Some((Some(name), &items.of))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

impl Operation {
    /// How its list is paged, as was measured (WIRE.md, Pagination).
    pub(crate) fn paging(&self) -> Paging {
        if self.always_paged {
            Paging::Always
        } else if self.query.contains_key("page") {
            Paging::Optional
        } else {
            Paging::Never
        }
    }

    pub(crate) fn verb(&self) -> Option<Verb> {
        Verb::parse(&self.method)
    }

    /// The path below `/api`.
    pub(crate) fn route(&self) -> &str {
        self.path.strip_prefix("/api").unwrap_or(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::Facts;

    #[test]
    fn what_is_embedded_can_be_read() {
        let read = Facts::read(
            include_str!("../../api/operations.json"),
            include_str!("../../api/surface.toml"),
        );
        assert_eq!(
            read.unwrap().operations.len(),
            Facts::get().operations.len()
        );
        assert!(!Facts::get().operations.is_empty());
    }

    #[test]
    fn a_name_that_a_schema_refers_to_exists() {
        let facts = Facts::get();
        let text = include_str!("../../api/operations.json");
        let mut rest = text;
        while let Some((_, after)) = rest.split_once("{ \"ref\": \"") {
            let (name, after) = after.split_once('"').unwrap();
            assert!(facts.schema(name).is_some(), "{name}");
            rest = after;
        }
    }
}
