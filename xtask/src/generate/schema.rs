//! Schemas in the project's own form: what OpenAPI 3.0 says about a value, without its prose.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use anyhow::{Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::node::Node;

/// What a value looks like.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Schema {
    /// The form of the value where it is not null.
    #[serde(flatten)]
    pub(crate) kind: Kind,
    /// May be null.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) nullable: bool,
    /// Should not be used any more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) deprecated: bool,
}

/// The forms of a value. In JSON the variant's name is the only other member.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Kind {
    /// Nothing is known about it.
    Unknown {},
    /// Text.
    String(Limits),
    /// A number, with or without a fraction.
    Number(Limits),
    /// A whole number.
    Integer(Limits),
    /// True or false.
    Boolean {},
    /// A file of a multipart form.
    File {},
    /// Exactly this text.
    Literal(String),
    /// Exactly this truth value.
    Exactly(bool),
    /// One of these texts.
    Enum(Vec<String>),
    /// Items of one form.
    Array(Box<Items>),
    /// An object with known properties.
    Object(Object),
    /// An object with any keys and values of one form.
    Record(Box<Schema>),
    /// One of several forms.
    Union(Vec<Schema>),
    /// A schema of the list `schemas`, by name.
    Ref(String),
}

/// The items of an array.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Items {
    /// The form of each item.
    pub(crate) of: Schema,
    /// The fewest items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) min_items: Option<u64>,
}

/// The properties of an object, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Object {
    /// Those that are always there.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) required: BTreeMap<String, Schema>,
    /// Those that may be missing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) optional: BTreeMap<String, Schema>,
    /// What the server puts in the place of optional ones that are missing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) defaults: BTreeMap<String, Json>,
    /// Other properties are allowed too.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) open: bool,
}

impl Object {
    /// All properties, sorted, each with whether it is always there.
    pub(crate) fn properties(&self) -> Vec<(&str, &Schema, bool)> {
        let required = self.required.iter().map(|(n, s)| (n.as_str(), s, true));
        let optional = self.optional.iter().map(|(n, s)| (n.as_str(), s, false));
        let mut all: Vec<_> = required.chain(optional).collect();
        all.sort_by_key(|(name, ..)| *name);
        all
    }
}

/// A value of JSON, in the order of its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Json(pub(crate) Value);

impl Ord for Json {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.to_string().cmp(&other.0.to_string())
    }
}

impl PartialOrd for Json {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What a server checks beyond the type.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Limits {
    /// The fewest characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) min_length: Option<u64>,
    /// The most characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max_length: Option<u64>,
    /// The smallest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) minimum: Option<i64>,
    /// `url`, `email`, `date-time`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) format: Option<String>,
    /// A regular expression, as JavaScript writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) pattern: Option<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Schema {
    pub(crate) fn of(kind: Kind) -> Self {
        Schema {
            kind,
            nullable: false,
            deprecated: false,
        }
    }
}

/// Who gets a value. The document says of a property with a default that it is required, since the
/// server has it either way: a client need not send it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Receiver {
    Server,
    Client,
}

/// Reads a schema of the document. References are followed; one that leads to itself is an error.
pub(super) fn read(node: &Node, root: &Node, receiver: Receiver) -> Result<Schema> {
    read_nested(node, root, receiver, 0)
}

/// Deeper than this only a reference to itself can lead.
const MOST_LEVELS: usize = 64;

fn read_nested(node: &Node, root: &Node, receiver: Receiver, level: usize) -> Result<Schema> {
    if level > MOST_LEVELS {
        bail!(node.error("a schema that contains itself is not understood"));
    }
    let node = &node.resolve(root)?;
    let mut schema = Schema::of(read_kind(node, root, receiver, level)?);
    schema.nullable = node.is_set("nullable")?;
    schema.deprecated = node.is_set("deprecated")?;
    Ok(schema)
}

/// Members that every schema may have.
const COMMON: [&str; 5] = ["type", "nullable", "deprecated", "default", "description"];

fn only(node: &Node, known: &[&str]) -> Result<()> {
    node.only(&[&COMMON, known].concat())
}

fn read_kind(node: &Node, root: &Node, receiver: Receiver, level: usize) -> Result<Kind> {
    let read_next = |node: &Node| read_nested(node, root, receiver, level + 1);
    for union in ["oneOf", "anyOf"] {
        if let Some(branches) = node.get(union) {
            // Beside `oneOf` the server repeats what the branches have in common: their `type`,
            // and the names of their properties, with nothing said about them.
            only(node, &[union, "properties"])?;
            repeats_only_names(node)?;
            let branches = branches.items()?;
            let read: Result<Vec<_>> = branches.iter().map(read_next).collect();
            return Ok(Kind::Union(read?));
        }
    }
    if let Some(values) = node.get("enum") {
        only(node, &["enum"])?;
        let values: Result<Vec<_>> = values.items()?.iter().map(Node::text).collect();
        return Ok(Kind::Enum(
            values?.iter().map(ToString::to_string).collect(),
        ));
    }
    if node.get("properties").is_some() {
        // Its `type` may be missing, and is `string` where the server's own writer of documents
        // loses track (a nullable object that is refined): the properties tell.
        return read_object(node, root, receiver, level);
    }
    let Some(kind) = node.get("type") else {
        only(node, &[])?;
        return Ok(Kind::Unknown {});
    };
    Ok(match kind.text()? {
        "string" => read_string(node)?,
        "number" => Kind::Number(read_limits(node, &["minimum"])?),
        "integer" => Kind::Integer(read_limits(node, &["minimum"])?),
        "boolean" => read_boolean(node)?,
        "array" => {
            only(node, &["items", "minItems"])?;
            Kind::Array(Box::new(Items {
                of: read_next(&node.need("items")?)?,
                min_items: whole(node, "minItems")?,
            }))
        }
        "object" => read_object(node, root, receiver, level)?,
        _ => bail!(kind.error("this type is not understood")),
    })
}

fn repeats_only_names(node: &Node) -> Result<()> {
    if let Some(names) = node.get("properties") {
        for (_, property) in names.members()? {
            property.only(&["properties"])?;
            repeats_only_names(&property)?;
        }
    }
    Ok(())
}

/// The server writes a literal as a type whose format is the literal in quotes, and the empty text
/// as the format `empty`.
fn read_string(node: &Node) -> Result<Kind> {
    let limits = read_limits(node, &["minLength", "maxLength", "format", "pattern"])?;
    let Some(format) = node.get("format") else {
        return Ok(Kind::String(limits));
    };
    match format.text()? {
        "empty" => Ok(Kind::Literal(String::new())),
        "binary" => Ok(Kind::File {}),
        "regex" | "url" | "email" | "date-time" => Ok(Kind::String(limits)),
        quoted => match serde_json::from_str::<Value>(quoted) {
            Ok(Value::String(literal)) => Ok(Kind::Literal(literal)),
            _ => bail!(format.error("this format is not understood")),
        },
    }
}

fn read_boolean(node: &Node) -> Result<Kind> {
    only(node, &["format"])?;
    let Some(format) = node.get("format") else {
        return Ok(Kind::Boolean {});
    };
    match format.text()? {
        "true" => Ok(Kind::Exactly(true)),
        "false" => Ok(Kind::Exactly(false)),
        _ => bail!(format.error("this format is not understood")),
    }
}

fn read_limits(node: &Node, known: &[&str]) -> Result<Limits> {
    only(node, known)?;
    let text = |key: &str| -> Result<Option<String>> {
        node.get(key)
            .map(|node| Ok(node.text()?.to_string()))
            .transpose()
    };
    let minimum = node.get("minimum").map(|node| {
        node.value
            .as_i64()
            .ok_or_else(|| node.error("a whole number was expected"))
    });
    Ok(Limits {
        min_length: whole(node, "minLength")?,
        max_length: whole(node, "maxLength")?,
        minimum: minimum.transpose()?,
        format: text("format")?,
        pattern: text("pattern")?,
    })
}

fn whole(node: &Node, key: &str) -> Result<Option<u64>> {
    node.get(key)
        .map(|node| {
            node.value
                .as_u64()
                .ok_or_else(|| node.error("a whole number was expected"))
        })
        .transpose()
}

fn read_object(node: &Node, root: &Node, receiver: Receiver, level: usize) -> Result<Kind> {
    only(node, &["properties", "required", "additionalProperties"])?;
    let others = node.get("additionalProperties");
    let properties = match node.get("properties") {
        Some(properties) => properties.members()?,
        None => Vec::new(),
    };
    if properties.is_empty() {
        let values = match others {
            None => Schema::of(Kind::Unknown {}),
            Some(others) if others.value == &json!(true) => Schema::of(Kind::Unknown {}),
            Some(others) if others.value == &json!(false) => {
                return Ok(Kind::Object(Object::default()));
            }
            Some(others) => read_nested(&others, root, receiver, level + 1)?,
        };
        return Ok(Kind::Record(Box::new(values)));
    }
    let required = match node.get("required") {
        Some(names) => {
            let names = names.items()?;
            for name in &names {
                if !properties.iter().any(|(key, _)| name.value == key) {
                    bail!(name.error("a required property is not described"));
                }
            }
            names.iter().map(Node::text).collect::<Result<Vec<_>>>()?
        }
        None => Vec::new(),
    };
    let mut object = Object::default();
    for (name, property) in properties {
        let schema = read_nested(&property, root, receiver, level + 1)?;
        let is_required = required.contains(&name);
        let default = property
            .get("default")
            .filter(|_| is_required && receiver == Receiver::Server);
        let group = if is_required && default.is_none() {
            &mut object.required
        } else {
            &mut object.optional
        };
        group.insert(name.to_string(), schema);
        if let Some(default) = default {
            let default = Json(default.value.clone());
            object.defaults.insert(name.to_string(), default);
        }
    }
    object.open = match others {
        None => false,
        Some(others) => match others.value {
            Value::Bool(open) => *open,
            Value::Object(map) if map.is_empty() => true,
            _ => bail!(others.error("typed other properties beside known ones")),
        },
    };
    Ok(Kind::Object(object))
}
