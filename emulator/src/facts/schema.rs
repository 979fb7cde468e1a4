//! Schemas in the form that `api/README.md` describes.

use std::fmt;
use std::sync::OnceLock;

use indexmap::IndexMap;
use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

/// What a value may be.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Schema {
    /// May be null instead.
    pub nullable: bool,
    /// Should not be used any more.
    pub deprecated: bool,
    /// What it is where it is not null.
    pub kind: Kind,
}

/// The kinds of values.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// A text.
    String(Text),
    /// A number.
    Number(Bounds),
    /// A number without a fraction.
    Integer(Bounds),
    /// True or false.
    Boolean,
    /// Anything.
    Unknown,
    /// A file of a form.
    File,
    /// This one value.
    Literal(Value),
    /// One of these texts.
    Enum(Vec<String>),
    /// A list.
    Array(Items),
    /// An object with any names, and values of this shape.
    Record(Box<Schema>),
    /// An object of known properties.
    Object(Object),
    /// One of these.
    Union(Vec<Schema>),
    /// A shape with a name.
    Ref(String),
}

/// What a text is held to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Text {
    /// Least number of characters.
    #[serde(default)]
    pub min_length: usize,
    /// Greatest number of characters.
    pub max_length: Option<usize>,
    /// `url`, `email`, `date-time`, or `regex` beside a pattern.
    pub format: Option<String>,
    /// What it must match.
    pub pattern: Option<Pattern>,
}

/// The limits of a number.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Bounds {
    /// The least that it may be.
    pub minimum: Option<f64>,
}

/// The items of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Items {
    /// What each is.
    pub of: Box<Schema>,
    /// Least number of items.
    #[serde(default)]
    pub min_items: usize,
}

/// The properties of an object.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Object {
    /// Those that must be there.
    #[serde(default)]
    pub required: IndexMap<String, Schema>,
    /// Those that may be missing.
    #[serde(default)]
    pub optional: IndexMap<String, Schema>,
    /// What stands for optional ones that are missing.
    #[serde(default)]
    pub defaults: IndexMap<String, Value>,
    /// Whether others are kept.
    #[serde(default)]
    pub open: bool,
}

impl Object {
    /// All properties, and whether each must be there.
    pub fn properties(&self) -> impl Iterator<Item = (&str, &Schema, bool)> {
        let required = self
            .required
            .iter()
            .map(|(name, schema)| (name, schema, true));
        let optional = self
            .optional
            .iter()
            .map(|(name, schema)| (name, schema, false));
        let all = required.chain(optional);
        all.map(|(name, schema, required)| (name.as_str(), schema, required))
    }

    /// A property by name.
    pub fn property(&self, name: &str) -> Option<&Schema> {
        self.required.get(name).or_else(|| self.optional.get(name))
    }
}

/// A regular expression as JavaScript writes it: `/…/i`.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "String")]
pub struct Pattern {
    source: String,
    compiled: OnceLock<Option<Regex>>,
}

impl From<String> for Pattern {
    fn from(source: String) -> Self {
        Self {
            source,
            compiled: OnceLock::new(),
        }
    }
}

impl Pattern {
    /// As JavaScript writes it.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether a text matches. Nothing matches an expression that is none.
    pub fn fits(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| compile(&self.source));
        compiled.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}

/// JavaScript's `\d` and `\w` know ASCII alone.
fn compile(source: &str) -> Option<Regex> {
    let (expression, flags) = source.strip_prefix('/')?.rsplit_once('/')?;
    let expression = expression
        .replace("\\d", "[0-9]")
        .replace("\\w", "[0-9A-Za-z_]")
        .replace("\\/", "/");
    RegexBuilder::new(&expression)
        .case_insensitive(flags.contains('i'))
        .build()
        .ok()
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SchemaVisitor)
    }
}

struct SchemaVisitor;

impl<'de> Visitor<'de> for SchemaVisitor {
    type Value = Schema;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a schema")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Schema, A::Error> {
        let mut nullable = false;
        let mut deprecated = false;
        let mut kind = None;
        while let Some(key) = map.next_key::<String>()? {
            let value = match key.as_str() {
                "nullable" => {
                    nullable = map.next_value()?;
                    continue;
                }
                "deprecated" => {
                    deprecated = map.next_value()?;
                    continue;
                }
                "string" => Kind::String(map.next_value()?),
                "number" => Kind::Number(map.next_value()?),
                "integer" => Kind::Integer(map.next_value()?),
                "literal" | "exactly" => Kind::Literal(map.next_value()?),
                "enum" => Kind::Enum(map.next_value()?),
                "array" => Kind::Array(map.next_value()?),
                "record" => Kind::Record(map.next_value()?),
                "object" => Kind::Object(map.next_value()?),
                "union" => Kind::Union(map.next_value()?),
                "ref" => Kind::Ref(map.next_value()?),
                other => {
                    map.next_value::<IgnoredAny>()?;
                    match other {
                        "boolean" => Kind::Boolean,
                        "unknown" => Kind::Unknown,
                        "file" => Kind::File,
                        _ => return Err(A::Error::custom(format!("no kind of schema: {other}"))),
                    }
                }
            };
            kind = Some(value);
        }
        let kind = kind.ok_or_else(|| A::Error::custom("a schema without a kind"))?;
        Ok(Schema {
            nullable,
            deprecated,
            kind,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn patterns_are_those_of_javascript() {
        let name = Pattern::from("/^[A-Z_a-z]\\w*$/".to_owned());
        assert!(name.fits("user_1"));
        assert!(!name.fits("1user"));
        assert!(!name.fits("é"));
        let digits = Pattern::from("/^\\d+$/".to_owned());
        assert!(digits.fits("0123"));
        assert!(!digits.fits("٣"));
        let color = Pattern::from("/^#[\\da-f]{3}([\\da-f]{3})?$/i".to_owned());
        assert!(color.fits("#FFF") && color.fits("#00aaBB"));
        assert!(!color.fits("#ffff"));
        assert!(!Pattern::from("no pattern".to_owned()).fits("no pattern"));
    }
}
