//! Names for shapes, from the operations that answer or take them and from their places in others.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use super::facts::{Facts, JSON, Operation};
use super::names;
use super::schema::{Items, Kind, Limits, Object, Schema};
use super::surface::Surface;
use super::walk::map_kind;

/// The shape as a type sees it: without what only the server checks.
pub(super) fn erase(kind: &Kind) -> Kind {
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
pub(super) fn is_nameable(kind: &Kind) -> bool {
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

/// The names of all shapes that are worth one, by erased shape.
pub(super) fn names(facts: &Facts, surface: &Surface) -> Result<BTreeMap<Kind, String>> {
    Naming::new(surface).run(facts)
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
