//! What is new since the facts were last written.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde::Serialize;
use serde_json::Value;

use super::facts::Facts;
use super::names;
use super::surface::Surface;

/// Differences between the facts of two documents, as lines; none where there is no difference.
pub(super) fn report(old: &Facts, new: &Facts, surface: &Surface) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    if old.version != new.version {
        lines.push(format!("server {} → {}", old.version, new.version));
    }
    let label = |id: &str| {
        let has = |facts: &Facts| facts.operations.get(id).map(|o| o.tag.clone());
        let tag = has(new).or_else(|| has(old)).unwrap_or_default();
        let resource = names::resource(&tag, surface);
        format!("{resource}.{} ({id})", names::method(id, &tag, surface))
    };
    compare(
        "operations",
        &old.operations,
        &new.operations,
        label,
        &mut lines,
    )?;
    let label = |name: &str| name.to_string();
    compare("schemas", &old.schemas, &new.schemas, label, &mut lines)?;
    Ok(lines)
}

fn compare<T: Serialize + PartialEq>(
    what: &str,
    old: &BTreeMap<String, T>,
    new: &BTreeMap<String, T>,
    label: impl Fn(&str) -> String,
    lines: &mut Vec<String>,
) -> Result<()> {
    let (mut added, mut removed, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        match (old.get(name), new.get(name)) {
            (None, Some(_)) => added.push(format!("+ {}", label(name))),
            (Some(_), None) => removed.push(format!("- {}", label(name))),
            (Some(old), Some(new)) if old != new => {
                changed.push(format!("~ {}", label(name)));
                let (old, new) = (serde_json::to_value(old)?, serde_json::to_value(new)?);
                differences(&old, &new, "", &mut changed);
            }
            _ => {}
        }
    }
    let count = |lines: &[String]| lines.iter().filter(|line| !line.starts_with(' ')).count();
    if !(added.is_empty() && removed.is_empty() && changed.is_empty()) {
        let (more, less) = (added.len(), removed.len());
        lines.push(format!(
            "{what}: {more} added, {less} removed, {} changed",
            count(&changed)
        ));
    }
    lines.extend(added.into_iter().chain(removed).chain(changed));
    Ok(())
}

/// One line for each place where the values differ.
fn differences(old: &Value, new: &Value, at: &str, lines: &mut Vec<String>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            for key in keys {
                let at = match at {
                    "" => key.clone(),
                    _ => format!("{at}.{key}"),
                };
                match (old.get(key), new.get(key)) {
                    (Some(old), Some(new)) => differences(old, new, &at, lines),
                    (None, Some(new)) => lines.push(format!("    + {at}: {new}")),
                    (Some(old), None) => lines.push(format!("    - {at}: {old}")),
                    (None, None) => {}
                }
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            let added = new.iter().filter(|item| !old.contains(item));
            let removed = old.iter().filter(|item| !new.contains(item));
            let before = lines.len();
            lines.extend(added.map(|item| format!("    + {at}: {item}")));
            lines.extend(removed.map(|item| format!("    - {at}: {item}")));
            if lines.len() == before && old != new {
                lines.push(format!("    ~ {at}: another order"));
            }
        }
        _ if old != new => lines.push(format!("    ~ {at}: {old} → {new}")),
        _ => {}
    }
}
