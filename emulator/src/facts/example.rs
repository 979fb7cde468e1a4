//! Plausible values of a schema, the same for the same seed.

use serde_json::{Map, Value, json};

use super::{Bounds, Facts, Items, Kind, Object, Schema, Text};
use crate::store::TENANT;
use crate::store::random::Random;

/// Texts among which one fits every format and pattern of the facts.
const TEXTS: [&str; 7] = [
    "user@example.com",
    "15550100123",
    "#6139f6",
    "2026-09-21",
    "2026-09-21T00:00:00Z",
    "https://example.com",
    "value",
];
/// Endings of the names of texts, and what such a text looks like.
const NAMES: [(&str, &str); 8] = [
    ("email", "user@example.com"),
    ("invitee", "user@example.com"),
    ("phone", "15550100123"),
    ("url", "https://example.com"),
    ("uri", "https://example.com"),
    ("languagetag", "en"),
    ("domain", "auth.example.com"),
    ("logo", "https://example.com/logo.svg"),
];

/// Makes values.
struct Examples<'a> {
    facts: &'a Facts,
    random: Random,
    /// Epoch ms.
    now: u64,
    /// Whether what may be missing or null is there.
    whole: bool,
}

impl Facts {
    /// A value with what must be there, made at `now` (epoch ms).
    pub(crate) fn example_at(&self, schema: &Schema, random: Random, now: u64) -> Value {
        let mut examples = Examples {
            facts: self,
            random,
            now,
            whole: false,
        };
        examples.value(schema, "")
    }

    /// A value that fits a schema: with everything that may be left out if `whole`, else without. The
    /// name of the place that it is for, and what fits there, decide what texts look like.
    pub fn example(&self, schema: &Schema, name: &str, seed: u64, whole: bool) -> Value {
        let mut examples = Examples {
            facts: self,
            random: Random::new(seed, "examples"),
            now: 0,
            whole,
        };
        examples.value(schema, name)
    }
}

impl Examples<'_> {
    /// A value of a property, or other place, with this name.
    fn value(&mut self, schema: &Schema, name: &str) -> Value {
        if schema.nullable && !self.whole {
            return Value::Null;
        }
        match &schema.kind {
            Kind::String(limits) => self.text(limits, name).into(),
            Kind::Number(bounds) | Kind::Integer(bounds) => self.number(bounds, name),
            Kind::Boolean => false.into(),
            Kind::Unknown | Kind::File => json!({}),
            Kind::Literal(value) => value.clone(),
            Kind::Enum(options) => options.first().cloned().into(),
            Kind::Array(items) => self.list(items, name),
            Kind::Record(of) => {
                let mut record = Map::new();
                if self.whole {
                    record.insert("key".into(), self.value(of, "key"));
                }
                record.into()
            }
            Kind::Object(object) => self.object(object),
            Kind::Union(alternatives) => {
                let first = alternatives.first();
                first
                    .map(|first| self.value(first, name))
                    .unwrap_or_default()
            }
            Kind::Ref(_) => {
                let facts = self.facts;
                self.value(facts.resolve(schema), name)
            }
        }
    }

    fn object(&mut self, object: &Object) -> Value {
        let mut made = Map::new();
        for (name, schema, required) in object.properties() {
            if required || self.whole {
                made.insert(name.into(), self.value(schema, name));
            }
        }
        made.into()
    }

    fn list(&mut self, items: &Items, name: &str) -> Value {
        let count = if self.whole { 1 } else { 0 }.max(items.min_items);
        let name = name.strip_suffix('s').unwrap_or(name);
        (0..count).map(|_| self.value(&items.of, name)).collect()
    }

    fn number(&self, bounds: &Bounds, name: &str) -> Value {
        let number = match name {
            "page" => 1,
            "ttl" | "expiresIn" | "rotationGracePeriod" => 3600,
            name if name.ends_with("At") => self.now,
            name if name.ends_with("Count") => 0,
            _ => 1,
        };
        let least = bounds.minimum.unwrap_or_default().ceil() as u64;
        number.max(least).into()
    }

    fn text(&mut self, limits: &Text, name: &str) -> String {
        let fits = |text: &&&str| match (&limits.pattern, limits.format.as_deref()) {
            (Some(pattern), _) => pattern.fits(text),
            (None, Some("url")) => text.starts_with("https:"),
            (None, Some("date-time")) => text.ends_with('Z'),
            (None, Some("email")) => text.contains('@'),
            (None, _) => false,
        };
        let text = TEXTS.iter().find(fits).map(|text| (*text).to_owned());
        let text = text.unwrap_or_else(|| self.named(name));
        let most = limits.max_length.unwrap_or(usize::MAX);
        let short = limits.min_length.saturating_sub(text.len());
        text.chars()
            .chain(std::iter::repeat_n('x', short))
            .take(most)
            .collect()
    }

    /// What a text of this name looks like.
    fn named(&mut self, name: &str) -> String {
        if name == "tenantId" {
            return TENANT.into();
        }
        if name == "id" || name.ends_with("Id") {
            return self.random.id();
        }
        let lower = name.to_ascii_lowercase();
        let known = NAMES.iter().find(|(ending, _)| lower.ends_with(ending));
        match known {
            Some((_, text)) => (*text).to_owned(),
            None if name.is_empty() => "value".into(),
            None => words(name),
        }
    }
}

/// `signingKey` → `signing key`.
fn words(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}
