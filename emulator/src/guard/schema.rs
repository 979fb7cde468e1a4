//! Values against schemas, as Zod checks them.

use serde_json::{Map, Value, json};

use super::issue::{
    self, enum_issue, item_count_issue, length_issue, literal_issue, minimum_issue, type_issue,
    union_issue,
};
use crate::facts::{Bounds, Facts, Items, Kind, Object, Schema, Text};

/// The name under which the facts have the tags of all languages.
const LANGUAGE_TAG: &str = "SignInExperienceLanguageInfoFallbackLanguage";

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Valid,
    /// Of the right type, and refused by one of its checks. A union reports such an alternative
    /// alone.
    Dirty,
    Aborted,
}

/// A check of one value. Collects issues in order; what it gives back has no unknown properties.
struct Check<'a> {
    facts: &'a Facts,
    path: Vec<Value>,
    issues: Vec<Value>,
    verdict: Verdict,
}

/// The value without its unknown properties, or the issues that Zod would report. `path` is where
/// in the whole the value stands; `None` is a value that is missing.
pub(crate) fn check(
    facts: &Facts,
    schema: &Schema,
    value: Option<&Value>,
    path: &[Value],
) -> Result<Value, Vec<Value>> {
    let mut check = Check::at(facts, path.to_vec());
    let checked = check.value(schema, value);
    if check.verdict == Verdict::Valid {
        Ok(checked.unwrap_or_default())
    } else {
        Err(check.issues)
    }
}

impl<'a> Check<'a> {
    fn at(facts: &'a Facts, path: Vec<Value>) -> Self {
        Self {
            facts,
            path,
            issues: Vec::new(),
            verdict: Verdict::Valid,
        }
    }

    fn refuse(&mut self, verdict: Verdict, issue: Value) {
        self.issues.push(issue);
        self.verdict = self.verdict.max(verdict);
    }

    fn abort(&mut self, expected: &str, value: Option<&Value>) -> Option<Value> {
        let issue = type_issue(expected, value, &self.path);
        self.refuse(Verdict::Aborted, issue);
        None
    }

    /// `None` where nothing was given and nothing is missing.
    fn value(&mut self, schema: &Schema, value: Option<&Value>) -> Option<Value> {
        if schema.nullable && value.is_some_and(Value::is_null) {
            return value.cloned();
        }
        match (&schema.kind, value) {
            (Kind::Unknown, _) => return value.cloned(),
            (Kind::Ref(name), _) => {
                let facts = self.facts;
                return match facts.schema(name) {
                    Some(tags) if name == LANGUAGE_TAG => self.language_tag(tags, value),
                    Some(named) => self.value(named, value),
                    None => value.cloned(),
                };
            }
            (Kind::Union(alternatives), _) => return self.union(alternatives, value),
            (Kind::Literal(literal), _) => {
                if value != Some(literal) {
                    let issue = literal_issue(literal, value, &self.path);
                    self.refuse(Verdict::Aborted, issue);
                }
            }
            (Kind::String(limits), Some(Value::String(text))) => self.text(limits, text),
            (Kind::Number(bounds), Some(Value::Number(number))) => {
                self.number(bounds, number.as_f64().unwrap_or_default());
            }
            (Kind::Integer(bounds), Some(Value::Number(number))) => {
                let number = number.as_f64().unwrap_or_default();
                if number.fract() != 0.0 {
                    let issue = issue::integer_issue(&self.path);
                    self.refuse(Verdict::Dirty, issue);
                }
                self.number(bounds, number);
            }
            (Kind::Boolean, Some(Value::Bool(_))) | (Kind::File, Some(Value::Object(_))) => {}
            (Kind::Enum(options), Some(Value::String(text))) => {
                if !options.contains(text) {
                    let options: Vec<&str> = options.iter().map(String::as_str).collect();
                    let issue = enum_issue(&options, text, &self.path);
                    self.refuse(Verdict::Aborted, issue);
                }
            }
            (Kind::Array(items), Some(Value::Array(given))) => return self.array(items, given),
            (Kind::Record(of), Some(Value::Object(given))) => {
                let kept = given.iter().filter_map(|(name, value)| {
                    Some((name.clone(), self.below(name.as_str(), of, value)?))
                });
                return Some(Value::Object(kept.collect()));
            }
            (Kind::Object(object), Some(Value::Object(given))) => {
                return Some(self.object(object, given));
            }
            (kind, value) => return self.abort(&expected(kind), value),
        }
        value.cloned()
    }

    /// The server has a check of its own for these, which does not list them.
    fn language_tag(&mut self, tags: &Schema, value: Option<&Value>) -> Option<Value> {
        if check(self.facts, tags, value, &self.path).is_err() {
            let issue = issue::custom_issue(&self.path);
            self.refuse(Verdict::Dirty, issue);
        }
        value.cloned()
    }

    fn below(&mut self, name: impl Into<Value>, schema: &Schema, value: &Value) -> Option<Value> {
        self.path.push(name.into());
        let checked = self.value(schema, Some(value));
        self.path.pop();
        checked
    }

    fn text(&mut self, limits: &Text, text: &str) {
        let length = text.encode_utf16().count();
        let most = limits.max_length.unwrap_or(usize::MAX);
        let length = length_issue(length, limits.min_length, most, &self.path);
        let format = issue::format_issue(limits, text, &self.path);
        for issue in length.into_iter().chain(format) {
            self.refuse(Verdict::Dirty, issue);
        }
    }

    fn number(&mut self, bounds: &Bounds, number: f64) {
        if let Some(minimum) = bounds.minimum.filter(|minimum| number < *minimum) {
            let issue = minimum_issue(minimum, &self.path);
            self.refuse(Verdict::Dirty, issue);
        }
    }

    fn array(&mut self, items: &Items, given: &[Value]) -> Option<Value> {
        if given.len() < items.min_items {
            let issue = item_count_issue(items.min_items, &self.path);
            self.refuse(Verdict::Dirty, issue);
        }
        let checked = given
            .iter()
            .enumerate()
            .filter_map(|(n, item)| self.below(n, &items.of, item));
        Some(checked.collect())
    }

    fn object(&mut self, object: &Object, given: &Map<String, Value>) -> Value {
        let mut kept = Map::new();
        for (name, schema, required) in object.properties() {
            let value = given.get(name).or_else(|| object.defaults.get(name));
            if value.is_none() && !required {
                continue;
            }
            self.path.push(name.into());
            if let Some(checked) = self.value(schema, value) {
                kept.insert(name.into(), checked);
            }
            self.path.pop();
        }
        if object.open {
            for (name, value) in given {
                if object.property(name).is_none() {
                    kept.insert(name.clone(), value.clone());
                }
            }
        }
        kept.into()
    }

    /// The first alternative that fits; else the issues of the first that was only dirty; else
    /// those of all.
    fn union(&mut self, alternatives: &[Schema], value: Option<&Value>) -> Option<Value> {
        let mut dirty = None;
        let mut all = Vec::new();
        for alternative in alternatives {
            let mut check = Check::at(self.facts, self.path.clone());
            let checked = check.value(alternative, value);
            match check.verdict {
                Verdict::Valid => return checked,
                Verdict::Dirty if dirty.is_none() => dirty = Some((check.issues, checked)),
                Verdict::Dirty | Verdict::Aborted => all.push(check.issues),
            }
        }
        if let Some((issues, checked)) = dirty {
            self.issues.extend(issues);
            self.verdict = self.verdict.max(Verdict::Dirty);
            return checked;
        }
        let issue = union_issue(all, &self.path);
        self.refuse(Verdict::Aborted, issue);
        None
    }
}

fn expected(kind: &Kind) -> String {
    match kind {
        Kind::String(_) => "string".into(),
        Kind::Number(_) | Kind::Integer(_) => "number".into(),
        Kind::Boolean => "boolean".into(),
        Kind::Array(_) => "array".into(),
        Kind::Enum(options) => {
            let options: Vec<String> = options.iter().map(|option| format!("'{option}'")).collect();
            options.join(" | ")
        }
        Kind::Record(_) | Kind::Object(_) | Kind::File => "object".into(),
        // These are told apart before a type is expected.
        Kind::Unknown | Kind::Literal(_) | Kind::Union(_) | Kind::Ref(_) => "unknown".into(),
    }
}

/// The values of a query as Zod is given them: a text, or a list where a name is repeated. A number
/// is made of a text where a number is wanted.
pub(crate) fn query_value(facts: &Facts, schema: &Schema, values: &[String]) -> Option<Value> {
    match values {
        [] => None,
        [text] => Some(match &facts.resolve(schema).kind {
            Kind::Number(_) | Kind::Integer(_) => {
                let number = text.trim().parse::<f64>().ok();
                number.map_or_else(|| json!(text), Value::from)
            }
            _ => json!(text),
        }),
        many => Some(json!(many)),
    }
}
