//! Schemas as TypeScript types, laid out as Biome would.

use std::collections::BTreeSet;

use super::schema::{Kind, Object, Schema};
use super::shapes::type_name;

/// The widest line.
pub(super) const WIDTH: usize = 100;

/// Which way a value goes: what is sent may be given in more ways than it comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way<'a> {
    /// Part of a request's body. The types named here are declared as they come back, and could be
    /// given in more ways.
    Body(&'a BTreeSet<&'a str>),
    /// A parameter of a query.
    Query,
    /// Part of a response.
    Result,
}

/// The type of a schema.
pub(super) fn type_of(schema: &Schema, way: Way) -> String {
    members(schema, way).join(" | ")
}

/// The type of a schema as the members of a union, each of them once.
pub(super) fn members(schema: &Schema, way: Way) -> Vec<String> {
    let mut members = match &schema.kind {
        Kind::Unknown {} => vec!["unknown".to_string()],
        Kind::String(_) => vec!["string".to_string()],
        Kind::Number(_) | Kind::Integer(_) => vec!["number".to_string()],
        Kind::Boolean {} => vec!["boolean".to_string()],
        Kind::File {} => vec!["Blob".to_string()],
        Kind::Literal(text) => vec![quoted(text)],
        Kind::Exactly(value) => vec![value.to_string()],
        Kind::Enum(values) => values.iter().map(|value| quoted(value)).collect(),
        Kind::Array(items) => vec![array(&items.of, way)],
        Kind::Object(object) => vec![inline(object, way)],
        // What has an interface for its type has no index signature.
        Kind::Record(values) if is_body(way) && matches!(values.kind, Kind::Unknown {}) => {
            vec!["object".to_string()]
        }
        Kind::Record(values) => vec![format!("Record<string, {}>", type_of(values, way))],
        Kind::Union(branches) => branches.iter().flat_map(|b| members(b, way)).collect(),
        Kind::Ref(name) => vec![reference(type_name(name), way)],
    };
    if schema.nullable {
        members.push("null".to_string());
    }
    absorb(members)
}

fn reference(name: &str, way: Way) -> String {
    match way {
        Way::Body(answered) if answered.contains(name) => format!("Given<{name}>"),
        _ => name.to_string(),
    }
}

fn is_body(way: Way) -> bool {
    matches!(way, Way::Body(_))
}

/// Whether a value may be given in more ways than it comes back, apart from what it refers to.
pub(super) fn is_looser_given(kind: &Kind) -> bool {
    match kind {
        Kind::Array(_) => true,
        Kind::Record(values) => matches!(values.kind, Kind::Unknown {}),
        Kind::Object(object) => !object.optional.is_empty(),
        _ => false,
    }
}

/// Drops what another member of the union has in it, and puts `null` last.
fn absorb(members: Vec<String>) -> Vec<String> {
    let has = |name: &str| members.iter().any(|member| member == name);
    if has("unknown") {
        return vec!["unknown".to_string()];
    }
    let (text, truth, null) = (has("string"), has("boolean"), has("null"));
    let mut kept: Vec<String> = Vec::new();
    for member in members {
        let absorbed = text && member.starts_with('"')
            || truth && ["true", "false"].contains(&member.as_str())
            || member == "null"
            || kept.contains(&member);
        if !absorbed {
            kept.push(member);
        }
    }
    if null {
        kept.push("null".to_string());
    }
    kept
}

fn array(items: &Schema, way: Way) -> String {
    let item = members(items, way);
    let readonly = if way == Way::Result { "" } else { "readonly " };
    match item.as_slice() {
        [item] => format!("{readonly}{item}[]"),
        _ => format!("{readonly}({})[]", item.join(" | ")),
    }
}

fn inline(object: &Object, way: Way) -> String {
    let properties: Vec<_> = properties(object, way)
        .into_iter()
        .map(|property| format!("{}: {}", property.key, property.members.join(" | ")))
        .collect();
    match properties.as_slice() {
        [] => "Record<string, never>".to_string(),
        _ => format!("{{ {} }}", properties.join("; ")),
    }
}

/// A property of an interface.
pub(super) struct Property {
    /// Its name, with `?` behind it where it may be missing.
    pub(super) key: String,
    /// Its type, as the members of a union.
    pub(super) members: Vec<String>,
    /// What an editor should show beside it.
    pub(super) doc: Option<String>,
}

/// The properties of an object: `id` first, the others by name.
pub(super) fn properties(object: &Object, way: Way) -> Vec<Property> {
    let mut all = object.properties();
    all.sort_by_key(|(name, ..)| (*name != "id", *name));
    let mut properties: Vec<_> = all
        .into_iter()
        .map(|(name, schema, required)| Property {
            key: key(name, required),
            members: property_members(name, schema, required, way),
            doc: doc(object, name, schema),
        })
        .collect();
    if object.open {
        properties.push(Property {
            key: "[name: string]".to_string(),
            members: vec!["unknown".to_string()],
            doc: None,
        });
    }
    properties
}

fn doc(object: &Object, name: &str, schema: &Schema) -> Option<String> {
    if schema.deprecated {
        return Some("@deprecated".to_string());
    }
    let default = &object.defaults.get(name)?.0;
    Some(format!("@default {default}"))
}

/// A time in a body may be a `Date`: it is sent as milliseconds, which `…At` counts. What is undefined
/// there is not sent.
fn property_members(name: &str, schema: &Schema, required: bool, way: Way) -> Vec<String> {
    let mut members = members(schema, way);
    if is_body(way) && name.ends_with("At") && matches!(schema.kind, Kind::Number(_)) {
        members.insert(1, "Date".to_string());
    }
    if is_body(way) && !required && members != ["unknown"] {
        members.push("undefined".to_string());
    }
    members
}

/// A property's name, in quotes where it must be.
pub(super) fn key(name: &str, required: bool) -> String {
    let is_plain = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "_$".contains(c))
        && !name.starts_with(|c: char| c.is_ascii_digit());
    let name = if is_plain {
        name.to_string()
    } else {
        quoted(name)
    };
    if required { name } else { format!("{name}?") }
}

/// A text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// `head` and a union behind it, on one line or, where that is too long, a line for each member.
pub(super) fn union_lines(indent: usize, head: &str, members: &[String], end: &str) -> String {
    let pad = " ".repeat(indent);
    let line = format!("{pad}{head} {}{end}", members.join(" | "));
    if line.len() <= WIDTH || members.len() < 2 {
        return line + "\n";
    }
    let lines: Vec<_> = members
        .iter()
        .map(|member| format!("{pad}  | {member}"))
        .collect();
    format!("{pad}{head}\n{}{end}\n", lines.join("\n"))
}

/// An argument of a method: its name, with `?` behind it where it may be left out, and its type,
/// as the members of a union.
pub(super) struct Argument {
    /// The name.
    pub(super) key: String,
    /// The type.
    pub(super) members: Vec<String>,
}

impl Argument {
    /// An argument of one type.
    pub(super) fn new(key: &str, kind: &str) -> Self {
        Argument {
            key: key.to_string(),
            members: vec![kind.to_string()],
        }
    }
}

/// A method of an interface, on one line or, where that is too long, a line for each argument.
pub(super) fn method_lines(name: &str, arguments: &[Argument], result: &str) -> String {
    let flat = arguments
        .iter()
        .map(|a| format!("{}: {}", a.key, a.members.join(" | ")));
    let flat: Vec<_> = flat.collect();
    let line = format!("  {name}({}): {result};", flat.join(", "));
    if line.len() <= WIDTH || arguments.is_empty() {
        return line + "\n";
    }
    let lines = arguments
        .iter()
        .map(|a| union_lines(4, &format!("{}:", a.key), &a.members, ","));
    format!("  {name}(\n{}  ): {result};\n", lines.collect::<String>())
}

/// An interface, or a type alias for what is no object.
pub(super) fn declaration(name: &str, doc: &str, schema: &Schema, way: Way) -> String {
    let Kind::Object(object) = &schema.kind else {
        let head = format!("export type {name} =");
        return format!(
            "/** {doc} */\n{}",
            union_lines(0, &head, &members(schema, way), ";")
        );
    };
    let mut text = format!("/** {doc} */\nexport interface {name} {{\n");
    for property in properties(object, way) {
        if let Some(doc) = property.doc {
            text += &format!("  /** {doc} */\n");
        }
        text += &union_lines(2, &format!("{}:", property.key), &property.members, ";");
    }
    text + "}\n"
}
