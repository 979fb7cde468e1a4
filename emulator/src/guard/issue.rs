//! Issues as Zod reports them, and the failure that lists them.

use serde_json::{Value, json};

use super::Format;
use crate::facts::Text;
use crate::failure::Failure;

/// The failure of a guard: `part` is `body`, `query` or `params`.
pub(crate) fn invalid(part: &str, issues: Vec<Value>) -> Failure {
    let details: Vec<String> = issues.iter().map(detail).collect();
    Failure::with(400, "guard.invalid_input", &[part])
        .data(json!({ "issues": issues, "name": "ZodError" }))
        .details(details.join("\n"))
}

/// The issue of a value that is none of `options`.
pub(crate) fn enum_issue(options: &[&str], received: &str, path: &[Value]) -> Value {
    let expected: Vec<String> = options.iter().map(|option| format!("'{option}'")).collect();
    json!({
        "received": received,
        "code": "invalid_enum_value",
        "options": options,
        "path": path,
        "message": format!(
            "Invalid enum value. Expected {}, received '{received}'", expected.join(" | ")
        ),
    })
}

/// The issue of a value that fits no alternative.
pub(crate) fn union_issue(alternatives: Vec<Vec<Value>>, path: &[Value]) -> Value {
    let errors: Vec<Value> = alternatives
        .into_iter()
        .map(|issues| json!({ "issues": issues, "name": "ZodError" }))
        .collect();
    json!({
        "code": "invalid_union",
        "unionErrors": errors,
        "path": path,
        "message": "Invalid input",
    })
}

/// The issue of a value of another type.
pub(crate) fn type_issue(expected: &str, received: Option<&Value>, path: &[Value]) -> Value {
    let received = type_of(received);
    let message = if received == "undefined" {
        "Required".to_owned()
    } else {
        format!("Expected {expected}, received {received}")
    };
    json!({
        "code": "invalid_type",
        "expected": expected,
        "received": received,
        "path": path,
        "message": message,
    })
}

pub(super) fn length_issue(
    length: usize,
    least: usize,
    most: usize,
    path: &[Value],
) -> Option<Value> {
    let (code, bound, limit, words) = if length < least {
        ("too_small", "minimum", least, "at least")
    } else if length > most {
        ("too_big", "maximum", most, "at most")
    } else {
        return None;
    };
    Some(json!({
        "code": code,
        bound: limit,
        "type": "string",
        "inclusive": true,
        "exact": false,
        "message": format!("String must contain {words} {limit} character(s)"),
        "path": path,
    }))
}

/// The issue of a value that is not the one there is.
pub(super) fn literal_issue(literal: &Value, received: Option<&Value>, path: &[Value]) -> Value {
    let mut issue = json!({
        "code": "invalid_literal",
        "expected": literal,
        "path": path,
        "message": format!("Invalid literal value, expected {literal}"),
    });
    if let Some(received) = received {
        issue["received"] = received.clone();
    }
    issue
}

/// The issue of a value that a check of the server's own refuses.
pub(super) fn custom_issue(path: &[Value]) -> Value {
    json!({ "code": "custom", "message": "Invalid input", "path": path })
}

/// The issue of a number with a fraction.
pub(super) fn integer_issue(path: &[Value]) -> Value {
    json!({
        "code": "invalid_type",
        "expected": "integer",
        "received": "float",
        "message": "Expected integer, received float",
        "path": path,
    })
}

/// The issue of a number that is too small.
pub(super) fn minimum_issue(minimum: f64, path: &[Value]) -> Value {
    json!({
        "code": "too_small",
        "minimum": minimum,
        "type": "number",
        "inclusive": true,
        "exact": false,
        "message": format!("Number must be greater than or equal to {minimum}"),
        "path": path,
    })
}

/// The issue of a list that is too short.
pub(super) fn item_count_issue(least: usize, path: &[Value]) -> Value {
    json!({
        "code": "too_small",
        "minimum": least,
        "type": "array",
        "inclusive": true,
        "exact": false,
        "message": format!("Array must contain at least {least} element(s)"),
        "path": path,
    })
}

/// The issue of a text that is not of its format, or does not match its pattern.
pub(super) fn format_issue(limits: &Text, text: &str, path: &[Value]) -> Option<Value> {
    if let Some(pattern) = &limits.pattern {
        return (!pattern.fits(text)).then(|| string_issue("regex", "Invalid", path));
    }
    let (fits, validation, message) = match limits.format.as_deref()? {
        "url" => (is_url(text), "url", "Invalid url"),
        "email" => (is_email(text), "email", "Invalid email"),
        "date-time" => (is_date_time(text), "datetime", "Invalid datetime"),
        _ => return None,
    };
    (!fits).then(|| string_issue(validation, message, path))
}

fn string_issue(validation: &str, message: &str, path: &[Value]) -> Value {
    json!({
        "validation": validation, "code": "invalid_string", "message": message, "path": path
    })
}

/// `YYYY-MM-DDTHH:MM:SS`, a fraction, `Z`.
fn is_date_time(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((date, time)) = text.strip_suffix('Z').and_then(|text| text.split_once('T')) else {
        return false;
    };
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let parts = |text: &str, separator, widths: [usize; 3]| {
        let parts: Vec<&str> = text.split(separator).collect();
        parts.len() == widths.len()
            && parts
                .iter()
                .zip(widths)
                .all(|(part, width)| digits(part) && part.len() == width)
    };
    parts(date, '-', [4, 2, 2]) && parts(time, ':', [2, 2, 2]) && digits(fraction)
}

impl Format {
    /// Whether a text is of this format.
    pub(crate) fn fits(self, text: &str) -> bool {
        match self {
            Self::Username => is_username(text),
            Self::Email => is_email(text),
            Self::Phone => !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()),
            Self::Url => is_url(text),
        }
    }

    pub(super) fn issue(self, text: &str, path: &[Value]) -> Option<Value> {
        let (validation, message) = match self {
            Self::Username | Self::Email | Self::Phone => ("regex", "Invalid"),
            Self::Url => ("url", "Invalid url"),
        };
        (!self.fits(text)).then(|| string_issue(validation, message, path))
    }
}

fn is_username(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// `^\S+@\S+\.\S+$`
fn is_email(text: &str) -> bool {
    !text.contains(char::is_whitespace)
        && text.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && domain
                    .rsplit_once('.')
                    .is_some_and(|(name, top)| !name.is_empty() && !top.is_empty())
        })
}

/// An absolute URL.
pub(crate) fn is_url(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| {
        let mut letters = scheme.bytes();
        letters
            .next()
            .is_some_and(|first| first.is_ascii_alphabetic())
            && letters.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
            && rest.len() > 2
            && !text.contains(char::is_whitespace)
    })
}

fn type_of(value: Option<&Value>) -> &'static str {
    match value {
        None => "undefined",
        Some(Value::Null) => "null",
        Some(Value::Bool(_)) => "boolean",
        Some(Value::Number(_)) => "number",
        Some(Value::String(_)) => "string",
        Some(Value::Array(_)) => "array",
        Some(Value::Object(_)) => "object",
    }
}

fn detail(issue: &Value) -> String {
    let path: Vec<String> = issue["path"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|part| {
            part.as_str()
                .map_or_else(|| part.to_string(), str::to_owned)
        })
        .collect();
    let code = issue["code"].as_str().unwrap_or_default();
    let words = if code == "invalid_type" {
        let expected = issue["expected"].as_str().unwrap_or_default();
        let received = issue["received"].as_str().unwrap_or_default();
        format!("Expected {expected} but received {received}.")
    } else {
        issue["message"].as_str().unwrap_or_default().to_owned()
    };
    format!("Error in key path \"{}\": ({code}) {words}", path.join("."))
}
