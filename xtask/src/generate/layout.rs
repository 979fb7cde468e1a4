//! JSON that reads well and differs by line: what is short stays on one line.

use serde_json::{Map, Value};

const WIDTH: usize = 100;

/// The value as JSON, its objects sorted by key, with a line end at the end.
pub(super) fn json(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, 0, &mut text);
    text.push('\n');
    text
}

/// `before` is how much of the line is taken.
fn write(value: &Value, indent: usize, before: usize, out: &mut String) {
    let flat = flat(value);
    if before + flat.len() < WIDTH {
        out.push_str(&flat);
        return;
    }
    let (open, close, members) = match value {
        Value::Object(map) => ('{', '}', sorted(map).map(|(k, v)| (Some(k), v)).collect()),
        Value::Array(items) => ('[', ']', items.iter().map(|v| (None, v)).collect()),
        _ => ('"', '"', Vec::new()),
    };
    if members.is_empty() {
        out.push_str(&flat);
        return;
    }
    out.push(open);
    for (at, (key, member)) in members.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        let start = out.len();
        out.push_str(&" ".repeat(indent + 2));
        if let Some(key) = key {
            out.push_str(&format!("{}: ", Value::from(key.as_str())));
        }
        let before = out.len() - start;
        write(member, indent + 2, before, out);
    }
    out.push('\n');
    out.push_str(&" ".repeat(indent));
    out.push(close);
}

/// A map keeps the order of insertion where another crate of the build wants it so.
fn sorted(map: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    let mut members: Vec<_> = map.iter().collect();
    members.sort_by_key(|(key, _)| *key);
    members.into_iter()
}

fn flat(value: &Value) -> String {
    match value {
        Value::Object(map) if !map.is_empty() => {
            let members =
                sorted(map).map(|(k, v)| format!("{}: {}", Value::from(k.as_str()), flat(v)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(flat).collect();
            format!("[{}]", items.join(", "))
        }
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn short_values_stay_on_one_line_and_long_ones_are_broken() {
        let long = "x".repeat(60);
        let value = json!({ "b": { "c": [1, {}] }, "a": [long, long] });
        let expected = format!(
            "{{\n  \"a\": [\n    \"{long}\",\n    \"{long}\"\n  ],\n  \"b\": {{ \"c\": [1, {{}}] }}\n}}\n"
        );
        assert_eq!(super::json(&value), expected);
    }
}
