//! Equal shapes under one name: the objects and longer enumerations of bodies and responses move
//! to the list `schemas`, and what was written out becomes a reference.
//!
//! Shapes that differ only in what the server checks (lengths, patterns) share a name, since they
//! are one type; the second and later of them carry a number behind a point, `Scope.2`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use super::facts::{Facts, JSON, Operation};
use super::names;
use super::schema::{Items, Kind, Limits, Object, Schema};
use super::surface::Surface;

/// The name without the number of its variant.
pub(super) fn type_name(name: &str) -> &str {
    name.split_once('.').map_or(name, |(name, _)| name)
}

/// Writes all shapes out where they are used.
pub(super) fn expand(facts: &Facts) -> Result<Facts> {
    let mut expanded = facts.clone();
    expanded.schemas.clear();
    for operation in expanded.operations.values_mut() {
        for schema in schemas_mut(operation) {
            *schema = expand_schema(schema, facts)?;
        }
    }
    Ok(expanded)
}

fn expand_schema(schema: &Schema, facts: &Facts) -> Result<Schema> {
    let kind = facts.resolve(schema)?.kind.clone();
    let kind = map_kind(kind, &mut |schema| expand_schema(&schema, facts))?;
    Ok(Schema {
        kind,
        ..schema.clone()
    })
}

/// Gives names to the shapes of facts in which all is written out.
pub(super) fn name(facts: &Facts, surface: &Surface) -> Result<Facts> {
    let names = Naming::new(surface).run(facts)?;
    let mut uses: BTreeMap<Kind, usize> = BTreeMap::new();
    for operation in facts.operations.values() {
        for schema in schemas(operation) {
            count(schema, &mut uses);
        }
    }
    let mut variants: BTreeMap<&str, Vec<(&Kind, usize)>> = BTreeMap::new();
    for (kind, times) in &uses {
        if let Some(name) = names.get(&erase(kind)) {
            variants.entry(name).or_default().push((kind, *times));
        }
    }
    let mut labels: BTreeMap<Kind, String> = BTreeMap::new();
    for (name, mut kinds) in variants {
        kinds.sort_by_key(|(kind, times)| (std::cmp::Reverse(*times), *kind));
        for (at, (kind, _)) in kinds.into_iter().enumerate() {
            let label = match at {
                0 => name.to_string(),
                _ => format!("{name}.{}", at + 1),
            };
            labels.insert(kind.clone(), label);
        }
    }
    let mut named = facts.clone();
    for operation in named.operations.values_mut() {
        for schema in schemas_mut(operation) {
            *schema = refer(schema.clone(), &labels)?;
        }
    }
    for (kind, label) in &labels {
        let kind = map_kind(kind.clone(), &mut |schema| refer(schema, &labels))?;
        named.schemas.insert(label.clone(), Schema::of(kind));
    }
    Ok(named)
}

fn refer(schema: Schema, labels: &BTreeMap<Kind, String>) -> Result<Schema> {
    let kind = match labels.get(&schema.kind) {
        Some(label) => Kind::Ref(label.clone()),
        None => map_kind(schema.kind, &mut |schema| refer(schema, labels))?,
    };
    Ok(Schema { kind, ..schema })
}

fn count(schema: &Schema, uses: &mut BTreeMap<Kind, usize>) {
    if is_nameable(&schema.kind) {
        *uses.entry(schema.kind.clone()).or_default() += 1;
    }
    for inner in inner(&schema.kind) {
        count(inner, uses);
    }
}

/// The shape as a type sees it: without what only the server checks.
fn erase(kind: &Kind) -> Kind {
    let erased = match kind {
        Kind::String(_) => Kind::String(Limits::default()),
        Kind::Number(_) | Kind::Integer(_) => Kind::Number(Limits::default()),
        Kind::Array(items) => Kind::Array(Box::new(Items {
            of: items.of.clone(),
            min_items: None,
        })),
        other => other.clone(),
    };
    let mut deeper = |schema: Schema| -> Result<Schema, std::convert::Infallible> {
        Ok(Schema {
            kind: erase(&schema.kind),
            nullable: schema.nullable,
            deprecated: false,
        })
    };
    match map_kind(erased, &mut deeper) {
        Ok(kind) => kind,
        Err(never) => match never {},
    }
}

/// Worth a name: an object that is more than one or two plain values, an enumeration of three or
/// more, a union of objects. What is shorter reads better where it is used.
fn is_nameable(kind: &Kind) -> bool {
    match kind {
        Kind::Enum(values) => values.len() > 2,
        Kind::Union(branches) => objects(branches) > 1,
        Kind::Object(object) => {
            let properties = object.properties();
            properties.len() > 2 || properties.iter().any(|(_, schema, _)| !is_plain(schema))
        }
        _ => false,
    }
}

fn objects(branches: &[Schema]) -> usize {
    let is_object = |branch: &&Schema| matches!(branch.kind, Kind::Object(_));
    branches.iter().filter(is_object).count()
}

fn is_plain(schema: &Schema) -> bool {
    match &schema.kind {
        Kind::Object(_) | Kind::Union(_) => false,
        Kind::Array(items) => is_plain(&items.of),
        Kind::Record(values) => is_plain(values),
        kind => !is_nameable(kind),
    }
}

/// Names by erased shape, found from the outside in: a shape that an operation answers or takes is
/// called after the operation, one inside it after its place there.
struct Naming<'a> {
    surface: &'a Surface,
    taken: BTreeSet<String>,
    names: BTreeMap<Kind, String>,
    /// The better names of the surface that were of use.
    used: RefCell<BTreeSet<&'a str>>,
}

/// The better, the smaller: the resource itself, a thing that is got, listed or made, one that is
/// changed, a place inside a response, a place inside a body, an operation's name.
type Candidate = (usize, String);
const OWN: usize = 0;
const THING: usize = 1;
const CHANGED: usize = 2;
const INNER: usize = 3;
const INNER_OF_BODY: usize = 4;
const OPERATION: usize = 5;

impl<'a> Naming<'a> {
    fn new(surface: &'a Surface) -> Self {
        Naming {
            surface,
            taken: BTreeSet::new(),
            names: BTreeMap::new(),
            used: RefCell::default(),
        }
    }

    fn run(mut self, facts: &Facts) -> Result<BTreeMap<Kind, String>> {
        let mut level: Vec<(Kind, Candidate)> = Vec::new();
        for (id, operation) in &facts.operations {
            self.operation(id, operation, &mut level);
        }
        while !level.is_empty() {
            let news = self.assign(level);
            level = Vec::new();
            for (kind, name, rank) in news {
                let inner_rank = if rank < INNER_OF_BODY {
                    INNER
                } else {
                    INNER_OF_BODY
                };
                let stem = name.strip_suffix("Body").unwrap_or(&name);
                match &kind {
                    Kind::Object(object) => {
                        for (property, schema, _) in object.properties() {
                            let name = stem.to_string() + &names::words(property).concat();
                            self.place(schema, &name, inner_rank, &mut level);
                        }
                    }
                    Kind::Union(branches) => self.branches(branches, stem, inner_rank, &mut level),
                    _ => {}
                }
            }
        }
        let used = self.used.into_inner();
        match self
            .surface
            .types
            .names
            .keys()
            .find(|place| !used.contains(place.as_str()))
        {
            Some(place) => bail!("api/surface.toml: `types.names` has {place}, which is no place"),
            None => Ok(self.names),
        }
    }

    fn operation(&self, id: &str, facts: &Operation, level: &mut Vec<(Kind, Candidate)>) {
        let words = names::words(id);
        let (verb, rest) = match words.split_first() {
            Some((verb, rest)) => (verb.as_str(), rest),
            None => ("", words.as_slice()),
        };
        let one = names::singular_pascal(rest);
        let own = one == names::noun(&facts.tag, self.surface);
        let rank = match verb {
            "Get" | "List" | "Create" | "Update" if own => Some(OWN),
            "Get" | "List" | "Create" => Some(THING),
            "Update" => Some(CHANGED),
            _ => None,
        };
        for result in facts.results() {
            if let Some(rank) = rank {
                match &result.kind {
                    Kind::Object(object) if verb == "List" => match only_list(object) {
                        Some(items) => self.place(items, &one, rank, level),
                        None => self.place(result, &rest.concat(), rank, level),
                    },
                    _ => self.place(result, &one, rank, level),
                }
            }
            self.place(result, &format!("{id}Result"), OPERATION, level);
        }
        let body = facts.body.as_ref().and_then(|body| body.content.get(JSON));
        if let Some(Some(body)) = body {
            self.place(body, &format!("{id}Body"), OPERATION, level);
        }
    }

    /// The nameable shapes at a place that is called `name`.
    fn place(&self, schema: &Schema, place: &str, rank: usize, level: &mut Vec<(Kind, Candidate)>) {
        let names = &self.surface.types.names;
        let name = match names.get_key_value(place) {
            Some((place, better)) => {
                self.used.borrow_mut().insert(place);
                better
            }
            None => place,
        };
        // A name that was given is one that was meant.
        let item = match names.contains_key(place) {
            true => name.to_string(),
            false => one_of(name),
        };
        match &schema.kind {
            Kind::Array(items) => self.place(&items.of, &item, rank, level),
            Kind::Record(values) => self.place(values, &item, rank, level),
            kind if is_nameable(kind) => {
                level.push((erase(kind), (rank, name.to_string())));
            }
            Kind::Union(branches) => self.branches(branches, name, rank, level),
            _ => {}
        }
    }

    fn branches(
        &self,
        branches: &[Schema],
        name: &str,
        rank: usize,
        level: &mut Vec<(Kind, Candidate)>,
    ) {
        for (at, branch) in branches.iter().enumerate() {
            let own = match &branch.kind {
                Kind::Object(object) if objects(branches) > 1 => {
                    literal(object).unwrap_or_else(|| (at + 1).to_string())
                }
                _ => String::new(),
            };
            self.place(branch, &format!("{name}{own}"), rank, level);
        }
    }

    /// Gives each new shape its best name that is free.
    fn assign(&mut self, level: Vec<(Kind, Candidate)>) -> Vec<(Kind, String, usize)> {
        let mut shapes: BTreeMap<Kind, Vec<Candidate>> = BTreeMap::new();
        for (kind, candidate) in level {
            if !self.names.contains_key(&kind) {
                shapes.entry(kind).or_default().push(candidate);
            }
        }
        let mut shapes: Vec<_> = shapes
            .into_iter()
            .map(|(kind, mut candidates)| {
                let uses = candidates.len();
                candidates.sort_by_key(|(rank, name)| (*rank, name.len(), name.clone()));
                candidates.dedup();
                (candidates, std::cmp::Reverse(uses), kind)
            })
            .collect();
        // Of shapes that want the same name, the one used most gets it.
        shapes.sort_by(|(a, a_uses, a_kind), (b, b_uses, b_kind)| {
            let best = |c: &[Candidate]| c.first().cloned();
            (best(a), a_uses, a_kind).cmp(&(best(b), b_uses, b_kind))
        });
        let mut news = Vec::new();
        for (candidates, _, kind) in shapes {
            let free = candidates.iter().find(|(_, n)| !self.taken.contains(n));
            let (rank, name) = free.cloned().unwrap_or_else(|| {
                let (rank, name) = candidates.first().cloned().unwrap_or_default();
                let mut numbered = (2..).map(|n| format!("{name}{n}"));
                let free = numbered.find(|name| !self.taken.contains(name));
                (rank, free.unwrap_or(name))
            });
            self.taken.insert(name.clone());
            self.names.insert(kind.clone(), name.clone());
            news.push((kind, name, rank));
        }
        news
    }
}

/// The items of the only list in an object: the answer of an operation that wraps its list.
fn only_list(object: &Object) -> Option<&Schema> {
    let properties = object.properties().into_iter();
    let mut lists = properties.filter_map(|(_, schema, _)| match &schema.kind {
        Kind::Array(items) => Some(&items.of),
        _ => None,
    });
    let first = lists.next()?;
    lists.next().is_none().then_some(first)
}

/// What one item of a list with this name is called.
fn one_of(name: &str) -> String {
    names::singular_pascal(&names::words(name))
}

/// The literal that tells an object of a union from the others, as part of a name.
fn literal(object: &Object) -> Option<String> {
    object
        .properties()
        .into_iter()
        .find_map(|(_, schema, _)| match &schema.kind {
            Kind::Literal(text) if !text.is_empty() => Some(names::words(text).concat()),
            Kind::Exactly(value) => Some(if *value { "True" } else { "False" }.to_string()),
            _ => None,
        })
}

/// The schemas right inside a shape.
pub(super) fn inner(kind: &Kind) -> Vec<&Schema> {
    match kind {
        Kind::Array(items) => vec![&items.of],
        Kind::Record(values) => vec![values],
        Kind::Union(branches) => branches.iter().collect(),
        Kind::Object(object) => object.properties().into_iter().map(|(_, s, _)| s).collect(),
        _ => Vec::new(),
    }
}

fn map_kind<E>(
    kind: Kind,
    change: &mut impl FnMut(Schema) -> std::result::Result<Schema, E>,
) -> std::result::Result<Kind, E> {
    type Group = BTreeMap<String, Schema>;
    let mut group = |properties: Group| -> std::result::Result<Group, E> {
        let properties = properties.into_iter();
        properties
            .map(|(name, schema)| Ok((name, change(schema)?)))
            .collect()
    };
    Ok(match kind {
        Kind::Object(object) => Kind::Object(Object {
            required: group(object.required)?,
            optional: group(object.optional)?,
            open: object.open,
        }),
        Kind::Array(items) => Kind::Array(Box::new(Items {
            of: change(items.of)?,
            min_items: items.min_items,
        })),
        Kind::Record(values) => Kind::Record(Box::new(change(*values)?)),
        Kind::Union(branches) => {
            let branches: std::result::Result<_, E> = branches.into_iter().map(change).collect();
            Kind::Union(branches?)
        }
        plain => plain,
    })
}

fn schemas(operation: &Operation) -> Vec<&Schema> {
    let path = operation.path_parameters.values();
    let query = operation.query.values().map(|parameter| &parameter.schema);
    let body = operation
        .body
        .iter()
        .flat_map(|body| body.content.values().flatten());
    let responses = operation
        .responses
        .values()
        .flat_map(|content| content.values().flatten());
    path.chain(query).chain(body).chain(responses).collect()
}

pub(super) fn schemas_mut(operation: &mut Operation) -> Vec<&mut Schema> {
    let path = operation.path_parameters.values_mut();
    let query = operation
        .query
        .values_mut()
        .map(|parameter| &mut parameter.schema);
    let body = operation.body.iter_mut();
    let body = body.flat_map(|body| body.content.values_mut().flatten());
    let responses = operation.responses.values_mut();
    let responses = responses.flat_map(|content| content.values_mut().flatten());
    path.chain(query).chain(body).chain(responses).collect()
}
