//! Guards of request bodies, with the issues that Zod reports.

mod issue;
mod request;
pub(crate) mod schema;

use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::store::Row;

use issue::length_issue;
pub(crate) use issue::{enum_issue, invalid, is_url, type_issue, union_issue};
pub(crate) use request::{files, json_body, parameters, query};

/// A field of a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    name: &'static str,
    kind: Kind,
    required: bool,
    nullable: bool,
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// A string of at least and at most so many characters.
    Text(usize, usize),
    /// A string that matches an expression of Logto's.
    Format(Format),
    Number,
    Boolean,
    /// An object of any shape.
    Object,
    /// An object of known fields.
    Fields(&'static [Field]),
    Array(&'static Kind),
    Enum(&'static [&'static str]),
    /// The empty string, which clears the field, or something else.
    OrEmpty(&'static Kind),
}

/// Expressions that strings are checked against.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Format {
    Username,
    Email,
    Phone,
    Url,
}

/// A string that the database holds in a column without a limit.
pub(crate) const TEXT: Kind = Kind::Text(0, usize::MAX);
/// A list of ids.
pub(crate) const IDS: Kind = Kind::Array(&Kind::Text(1, usize::MAX));

impl Field {
    /// A field that must be there.
    pub(crate) const fn required(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            required: true,
            nullable: false,
        }
    }

    /// A field that may be missing.
    pub(crate) const fn optional(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            required: false,
            nullable: false,
        }
    }

    /// A field that may be missing or null.
    pub(crate) const fn nullable(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            required: false,
            nullable: true,
        }
    }
}

/// Checks a body and drops the fields that it may not have.
pub(crate) fn check(fields: &[Field], body: &Value) -> Result<Row, Failure> {
    let mut issues = Vec::new();
    let checked = object(fields, Some(body), &[], &mut issues);
    match checked {
        Value::Object(row) if issues.is_empty() => Ok(row),
        _ => Err(invalid("body", issues)),
    }
}

/// Checks that a body is an object.
pub(crate) fn object_of_any_shape(body: Value) -> Result<Row, Failure> {
    match body {
        Value::Object(row) => Ok(row),
        other => Err(invalid(
            "body",
            vec![type_issue("object", Some(&other), &[])],
        )),
    }
}

fn object(
    fields: &[Field],
    value: Option<&Value>,
    path: &[Value],
    issues: &mut Vec<Value>,
) -> Value {
    let Some(Value::Object(given)) = value else {
        issues.push(type_issue("object", value, path));
        return Value::Null;
    };
    let mut out = Map::new();
    for field in fields {
        let value = given.get(field.name);
        let missing = value.is_none() && !field.required;
        let cleared = field.nullable && value.is_some_and(Value::is_null);
        let path = [path, &[field.name.into()]].concat();
        if cleared {
            out.insert(field.name.into(), Value::Null);
        } else if !missing {
            let value = one(field.kind, value, &path, issues);
            out.insert(field.name.into(), value);
        }
    }
    out.into()
}

fn one(kind: Kind, value: Option<&Value>, path: &[Value], issues: &mut Vec<Value>) -> Value {
    match (kind, value) {
        (Kind::Fields(fields), value) => return object(fields, value, path, issues),
        (Kind::OrEmpty(_), Some(Value::String(text))) if text.is_empty() => return Value::Null,
        (Kind::OrEmpty(kind), value) => {
            let mut inner = Vec::new();
            let out = one(*kind, value, path, &mut inner);
            if !inner.is_empty() {
                let literal = json!({
                    "received": value, "code": "invalid_literal", "expected": "", "path": path,
                    "message": "Invalid literal value, expected \"\"",
                });
                issues.push(union_issue(vec![inner, vec![literal]], path));
            }
            return out;
        }
        (Kind::Array(kind), Some(Value::Array(items))) => {
            return items
                .iter()
                .enumerate()
                .map(|(n, item)| one(*kind, Some(item), &[path, &[n.into()]].concat(), issues))
                .collect();
        }
        (Kind::Text(least, most), Some(Value::String(text))) => {
            issues.extend(length_issue(text.chars().count(), least, most, path));
        }
        (Kind::Format(format), Some(Value::String(text))) => {
            issues.extend(format.issue(text, path));
        }
        (Kind::Enum(options), Some(Value::String(text))) => {
            if !options.contains(&text.as_str()) {
                issues.push(enum_issue(options, text, path));
            }
        }
        (Kind::Number, Some(Value::Number(_)))
        | (Kind::Boolean, Some(Value::Bool(_)))
        | (Kind::Object, Some(Value::Object(_))) => {}
        (kind, value) => issues.push(type_issue(&expected(kind), value, path)),
    }
    value.cloned().unwrap_or_default()
}

fn expected(kind: Kind) -> String {
    match kind {
        Kind::Text(..) | Kind::Format(_) => "string".into(),
        Kind::Number => "number".into(),
        Kind::Boolean => "boolean".into(),
        Kind::Object | Kind::Fields(_) => "object".into(),
        Kind::Array(_) => "array".into(),
        Kind::Enum(options) => {
            let options: Vec<String> = options.iter().map(|option| format!("'{option}'")).collect();
            options.join(" | ")
        }
        Kind::OrEmpty(kind) => expected(*kind),
    }
}
