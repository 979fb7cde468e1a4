//! Writes `npm/types/operations.d.ts`: an interface for each resource, with a method for each
//! operation, and the types that the methods speak of.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use anyhow::{Result, bail};

use super::facts::{Facts, JSON};
use super::names;
use super::query;
use super::requests::{self, Known};
use super::rows::Row;
use super::schema::{Kind, Schema};
use super::shapes::type_name;
use super::surface::Surface;
use super::typescript::{
    Argument, Way, declaration, is_looser_given, members, method_lines, type_of,
};
use super::walk::inner;

const HEAD: &str = "\
// Written by `cargo xtask generate`: change `api/` and run it again.

import type { Call, CallOptions, Given, ListOptions, PagedList, SearchQuery } from \"./core.js\";
";

/// Where a server's operations are described in words.
const PAGES: &str = "https://openapi.logto.io/operation/operation-";

/// The declarations of all resources.
pub(super) fn write(rows: &[Row], facts: &Facts, surface: &Surface) -> Result<String> {
    query::check(rows, surface)?;
    let uses = Uses::of(rows, facts, surface)?;
    let answered = looser_given(facts, &uses);
    let mut queries: BTreeMap<String, String> = BTreeMap::new();
    let mut resources: Vec<(&str, String)> = Vec::new();
    let mut known = Vec::new();
    for row in rows {
        if resources
            .last()
            .is_none_or(|(name, _)| *name != row.resource)
        {
            resources.push((&row.resource, String::new()));
        }
        let query = query::of(row, surface);
        known.push(Known {
            row,
            interface: interface(&row.resource),
            has_query: query.argument.is_some(),
        });
        queries.extend(query.declaration);
        let way = Way::Body(&answered);
        let method = method(
            row,
            query.argument,
            way,
            facts,
            surface,
            &mut Uses::default(),
        )?;
        if let Some((_, methods)) = resources.last_mut() {
            *methods += &method;
        }
    }
    let mut text = HEAD.to_string();
    text += "\n/** The resources of a client, each with a method for each of its operations. */\n";
    text += "export interface Resources {\n";
    for (name, _) in &resources {
        writeln!(text, "  readonly {name}: {};", interface(name))?;
    }
    text += "}\n";
    for (name, methods) in &resources {
        writeln!(
            text,
            "\n/** `logto.{name}` */\nexport interface {} {{",
            interface(name)
        )?;
        text += methods;
        text += "}\n";
    }
    text += "\n";
    text += query::SHARED;
    for declaration in queries.values() {
        text += "\n";
        text += declaration;
    }
    text += &types(facts, &uses, &answered)?;
    text += &requests::write(&known)?;
    Ok(text)
}

fn interface(resource: &str) -> String {
    names::words(resource).concat() + "Resource"
}

/// Which types are used where.
#[derive(Default)]
struct Uses {
    /// Operations, as `users.get`, by the type that they answer.
    results: BTreeMap<String, BTreeSet<String>>,
    /// The same by the type of the body that they take.
    bodies: BTreeMap<String, BTreeSet<String>>,
}

impl Uses {
    /// Of all operations. How bodies are written depends on it, and nothing of it on how they are.
    fn of(rows: &[Row], facts: &Facts, surface: &Surface) -> Result<Self> {
        let mut uses = Self::default();
        for row in rows {
            method(row, None, Way::Result, facts, surface, &mut uses)?;
        }
        Ok(uses)
    }

    fn note(group: &mut BTreeMap<String, BTreeSet<String>>, schema: &Schema, row: &Row) {
        for name in references(schema) {
            group
                .entry(name.to_string())
                .or_default()
                .insert(row.name());
        }
    }
}

/// The types that a schema names itself, not those inside them.
fn references(schema: &Schema) -> Vec<&str> {
    match &schema.kind {
        Kind::Ref(name) => vec![type_name(name)],
        kind => inner(kind).into_iter().flat_map(references).collect(),
    }
}

fn method(
    row: &Row,
    query: Option<Argument>,
    body_way: Way,
    facts: &Facts,
    surface: &Surface,
    uses: &mut Uses,
) -> Result<String> {
    let mut arguments = Vec::new();
    for (name, schema) in path_arguments(row, surface) {
        Uses::note(&mut uses.bodies, schema, row);
        arguments.push(Argument {
            key: name,
            members: members(schema, body_way),
        });
    }
    if let Some(body) = &row.facts.body {
        let members = match body.content.get(JSON) {
            Some(Some(schema)) => {
                Uses::note(&mut uses.bodies, schema, row);
                members(schema, body_way)
            }
            _ if row.is_multipart() => ["FormData", "{ file: Blob }"].map(str::to_string).to_vec(),
            _ => bail!(
                "{}: its body is neither JSON nor a form with a file",
                row.id
            ),
        };
        let mark = if body.optional { "?" } else { "" };
        let key = format!("body{mark}");
        arguments.push(Argument { key, members });
    }
    arguments.extend(query);
    let (options, result) = match row.list {
        Some(_) => (
            "ListOptions",
            format!("PagedList<{}>", item(row, facts, uses)?),
        ),
        None => ("CallOptions", format!("Promise<{}>", result(row, uses))),
    };
    arguments.push(Argument::new("options?", options));
    let mut doc = format!("`{} {}` · {}", row.facts.method, row.facts.path, row.id);
    if let Some(version) = row.since {
        doc += &format!(" · since {version}");
    }
    let page = format!("{PAGES}{}", row.id.to_lowercase());
    let deprecated = if row.facts.deprecated {
        "   * @deprecated\n"
    } else {
        ""
    };
    Ok(format!(
        "  /**\n   * {doc}\n   *\n   * @see {{@link {page}}}\n{deprecated}   */\n{}",
        method_lines(&row.method_name, &arguments, &result)
    ))
}

/// The path's parameters. A bare `id` is called after what it identifies, where that is free.
fn path_arguments<'a>(row: &'a Row, surface: &Surface) -> Vec<(String, &'a Schema)> {
    let names = row.facts.path_names();
    let of_resource = names::noun(&row.facts.tag, surface) + "Id";
    let of_resource = names::camel(&[of_resource]);
    names
        .iter()
        .filter_map(|name| Some((*name, row.facts.path_parameters.get(*name)?)))
        .map(|(name, schema)| {
            let rename = name == "id" && !names.contains(&of_resource.as_str());
            let name = if rename { &of_resource } else { name };
            (name.to_string(), schema)
        })
        .collect()
}

/// The type of a list's items.
fn item(row: &Row, facts: &Facts, uses: &mut Uses) -> Result<String> {
    let mut items: Vec<String> = Vec::new();
    for result in row.facts.results() {
        let mut list = facts.resolve(result)?;
        if let (Some(key), Kind::Object(object)) = (row.wrapped_in, &list.kind) {
            let mut properties = object.properties().into_iter();
            match properties.find(|(name, ..)| *name == key) {
                Some((_, schema, _)) => list = schema,
                None => bail!("{}: not every answer has `{key}`", row.id),
            }
        }
        let Kind::Array(array) = &list.kind else {
            bail!("{}: not every answer is a list", row.id);
        };
        Uses::note(&mut uses.results, &array.of, row);
        let text = type_of(&array.of, Way::Result);
        if !items.contains(&text) {
            items.push(text);
        }
    }
    Ok(items.join(" | "))
}

/// The type of what a method's promise brings.
fn result(row: &Row, uses: &mut Uses) -> String {
    if row.raw {
        return "Response".to_string();
    }
    let ok = row
        .facts
        .responses
        .iter()
        .filter(|(s, _)| s.starts_with('2'));
    let types: BTreeSet<_> = ok.flat_map(|(_, content)| content.keys()).collect();
    if types.iter().any(|name| name.starts_with("text/")) {
        return "string".to_string();
    }
    let results = row.facts.results();
    for schema in &results {
        Uses::note(&mut uses.results, schema, row);
    }
    let mut texts: Vec<_> = results.iter().map(|s| type_of(s, Way::Result)).collect();
    texts.dedup();
    match (
        texts.is_empty(),
        types.is_empty(),
        row.facts.method.as_str(),
    ) {
        (false, ..) => texts.join(" | "),
        // JSON of which the document says no more.
        (true, false, "GET") => "unknown".to_string(),
        // No body; or, where the document promises JSON without a schema, the words `Created` and
        // `OK` as plain text (WIRE.md, Bodies), which the client takes for no body.
        _ => "void".to_string(),
    }
}

/// The declarations of all types that can be reached.
fn types(facts: &Facts, uses: &Uses, answered: &BTreeSet<&str>) -> Result<String> {
    let mut text = String::new();
    let results = reach(facts, uses.results.keys());
    let bodies = reach(facts, uses.bodies.keys());
    let mut parts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let all: BTreeSet<&str> = results.union(&bodies).copied().collect();
    for parent in &all {
        if let Some(schema) = facts.schemas.get(*parent) {
            let inner = inner(&schema.kind);
            for part in inner.into_iter().flat_map(references) {
                parts.entry(part).or_default().insert(parent);
            }
        }
    }
    for name in all {
        let Some(schema) = facts.schemas.get(name) else {
            bail!("api/operations.json: no schema `{name}`");
        };
        let is_result = results.contains(name);
        let way = if is_result {
            Way::Result
        } else {
            Way::Body(answered)
        };
        let doc = match (uses.results.get(name), uses.bodies.get(name)) {
            (Some(methods), _) => format!("Answered by {}.", some_of(methods)),
            (None, Some(methods)) => format!("Taken by {}.", some_of(methods)),
            (None, None) => match parts.get(name) {
                Some(parents) => {
                    let parents: BTreeSet<_> = parents.iter().map(ToString::to_string).collect();
                    format!("Part of {}.", some_of(&parents))
                }
                None => bail!("{name} is used nowhere"),
            },
        };
        text += "\n";
        text += &declaration(name, &doc, schema, way);
    }
    Ok(text)
}

/// A few of these names, and how many more there are.
fn some_of(names: &BTreeSet<String>) -> String {
    let mut shortest: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    shortest.sort_by_key(|name| (name.len(), name.clone()));
    match shortest.as_slice() {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, two, more @ ..] => format!("{one}, {two} and {} more", more.len()),
        [] => String::new(),
    }
}

/// The types that are answered, and could be given in more ways than they are declared.
fn looser_given<'a>(facts: &'a Facts, uses: &'a Uses) -> BTreeSet<&'a str> {
    let results = reach(facts, uses.results.keys());
    let is_looser = |name: &&str| {
        reach_from(facts, vec![name])
            .into_iter()
            .filter_map(|name| facts.schemas.get(name))
            .any(|schema| has_looser(&schema.kind))
    };
    results.into_iter().filter(is_looser).collect()
}

fn has_looser(kind: &Kind) -> bool {
    is_looser_given(kind)
        || inner(kind)
            .into_iter()
            .any(|schema| has_looser(&schema.kind))
}

/// The names of all types that these lead to.
fn reach<'a>(facts: &'a Facts, names: impl Iterator<Item = &'a String>) -> BTreeSet<&'a str> {
    reach_from(facts, names.map(String::as_str).collect())
}

fn reach_from<'a>(facts: &'a Facts, mut open: Vec<&'a str>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    while let Some(name) = open.pop() {
        if reached.insert(name)
            && let Some(schema) = facts.schemas.get(name)
        {
            open.extend(inner(&schema.kind).into_iter().flat_map(references));
        }
    }
    reached
}
