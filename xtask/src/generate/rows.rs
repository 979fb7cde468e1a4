//! The rows of the table: facts and surface, put together.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow, bail};

use super::facts::{Facts, MULTIPART, Operation};
use super::names;
use super::schema::{Kind, Schema};
use super::surface::Surface;

/// Query parameters that are the client's affair: paging, and advanced search.
const PAGE: [&str; 2] = ["page", "page_size"];
const SEARCH: &str = "search_params";

/// One operation as the table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row<'a> {
    /// The server's operationId.
    pub(crate) id: &'a str,
    /// The resource's name in JavaScript.
    pub(crate) resource: String,
    /// The method's name in JavaScript.
    pub(crate) method_name: String,
    /// What the document says about it.
    pub(crate) facts: &'a Operation,
    /// How the server pages, where the answer is a list.
    pub(crate) list: Option<Paging>,
    /// The key under which the answer keeps its list.
    pub(crate) wrapped_in: Option<&'a str>,
    /// Names of the query parameters, without paging and search.
    pub(crate) query: Vec<&'a str>,
    /// Those that are dates.
    pub(crate) dates: Option<(Dates, Vec<&'a str>)>,
    /// Fields that advanced search looks at.
    pub(crate) search: Option<&'a str>,
    /// Since when the server has it, where that is known.
    pub(crate) since: Option<&'a str>,
    /// Needs no token.
    pub(crate) public: bool,
    /// The answer is for a browser.
    pub(crate) raw: bool,
}

/// How a list is paged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paging {
    /// Never.
    Whole,
    /// When asked to.
    Optional,
    /// Always.
    Always,
}

/// How dates are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dates {
    /// As milliseconds since the epoch.
    Millis,
    /// As `YYYY-MM-DD` in UTC.
    Day,
}

impl<'a> Row<'a> {
    /// Resource and method: `users.listRoles`.
    pub(crate) fn name(&self) -> String {
        format!("{}.{}", self.resource, self.method_name)
    }

    /// Names of the query parameters that must be sent.
    pub(crate) fn required(&self) -> Vec<&'a str> {
        let needed = |name: &&str| self.facts.query.get(*name).is_some_and(|q| q.required);
        self.query.iter().copied().filter(needed).collect()
    }

    /// A DELETE that answers with a body.
    pub(crate) fn answers(&self) -> bool {
        self.facts.method == "DELETE" && !self.facts.results().is_empty()
    }

    /// The body is a form with a file.
    pub(crate) fn is_multipart(&self) -> bool {
        let body = self.facts.body.as_ref();
        body.is_some_and(|body| body.content.contains_key(MULTIPART))
    }
}

/// All rows, in the order of the surface's tags, then by path and method.
pub(crate) fn rows<'a>(facts: &'a Facts, surface: &'a Surface) -> Result<Vec<Row<'a>>> {
    let mut rows = Vec::new();
    for (id, operation) in &facts.operations {
        rows.push(row(id, operation, facts, surface)?);
    }
    rows.sort_by_key(|row| {
        let tag = surface.tags.iter().position(|tag| *tag == row.facts.tag);
        (tag, &row.facts.path, method_rank(&row.facts.method), row.id)
    });
    let rule_has = |row: &&Row| {
        let by_rule = names::method_by_rule(row.id, &row.facts.tag, surface);
        surface.methods.contains_key(row.id) && by_rule == row.method_name
    };
    let needless: Vec<_> = rows.iter().filter(rule_has).map(|row| row.id).collect();
    if !needless.is_empty() {
        bail!("api/surface.toml: these `methods` are what the rule gives: {needless:?}");
    }
    let mut names = BTreeSet::new();
    for row in &rows {
        if !names.insert(row.name()) {
            bail!(
                "{}: the name {} is taken; give it one in api/surface.toml",
                row.id,
                row.name()
            );
        }
    }
    Ok(rows)
}

/// The order in which people expect to read: list, create, replace, update, delete.
fn method_rank(method: &str) -> usize {
    let order = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    order
        .iter()
        .position(|m| *m == method)
        .unwrap_or(order.len())
}

fn row<'a>(
    id: &'a str,
    facts: &'a Operation,
    all: &'a Facts,
    surface: &'a Surface,
) -> Result<Row<'a>> {
    let method_name = names::method(id, &facts.tag, surface);
    let paged = PAGE.map(|name| facts.query.contains_key(name));
    let list = names::words(&method_name)
        .first()
        .is_some_and(|verb| verb == "List");
    let paging = match (list, paged) {
        (true, [false, false]) => Some(Paging::Whole),
        (true, [true, true]) if surface.always_paged.contains(id) => Some(Paging::Always),
        (true, [true, true]) => Some(Paging::Optional),
        (false, [false, false]) => None,
        _ => bail!("{id}: it has page parameters and is not named list…, or has but one of them"),
    };
    let search = match (facts.query.contains_key(SEARCH), surface.search_fields(id)) {
        (true, None) => bail!("{id}: `search` of api/surface.toml does not say what it searches"),
        (false, Some(_)) => bail!("{id}: `search` of api/surface.toml has it, the document not"),
        (_, fields) => fields,
    };
    let query = facts.query.keys().map(String::as_str);
    let query: Vec<_> = query
        .filter(|n| !PAGE.contains(n) && *n != SEARCH)
        .collect();
    Ok(Row {
        id,
        resource: names::resource(&facts.tag, surface),
        list: paging,
        wrapped_in: if list {
            wrapped_in(id, facts, all)?
        } else {
            None
        },
        dates: dates(id, &query, surface)?,
        query,
        search,
        since: surface.since(id),
        public: facts.public || surface.public.contains(id),
        raw: surface.raw.contains(id),
        method_name,
        facts,
    })
}

fn dates<'a>(
    id: &str,
    query: &[&'a str],
    surface: &Surface,
) -> Result<Option<(Dates, Vec<&'a str>)>> {
    let among = |names: &[String]| -> Vec<&'a str> {
        let is_named = |name: &&str| names.iter().any(|n| n == name);
        query.iter().copied().filter(is_named).collect()
    };
    let millis = among(&surface.dates.millis);
    let day = among(&surface.dates.day);
    match (millis.is_empty(), day.is_empty()) {
        (true, true) => Ok(None),
        (false, true) => Ok(Some((Dates::Millis, millis))),
        (true, false) => Ok(Some((Dates::Day, day))),
        (false, false) => bail!("{id}: dates of two kinds in one query are not understood"),
    }
}

/// The key of the only list in the answer, where the answer is an object.
fn wrapped_in<'a>(id: &str, facts: &'a Operation, all: &'a Facts) -> Result<Option<&'a str>> {
    let Some(result) = facts.results().first().copied() else {
        bail!("{id}: it is named list… and the document does not say what it answers");
    };
    let schema = all.resolve(result)?;
    match &schema.kind {
        Kind::Array(_) => Ok(None),
        Kind::Object(object) => {
            let mut keys = Vec::new();
            for (name, schema, _) in object.properties() {
                if matches!(all.resolve(schema)?.kind, Kind::Array(_)) {
                    keys.push(name);
                }
            }
            match keys.as_slice() {
                [key] => Ok(Some(key)),
                _ => bail!("{id}: which of {keys:?} is the list?"),
            }
        }
        _ => bail!("{id}: it is named list… and answers no list"),
    }
}

impl Facts {
    /// The schema that a reference names, or the schema itself.
    pub(crate) fn resolve<'a>(&'a self, schema: &'a Schema) -> Result<&'a Schema> {
        match &schema.kind {
            Kind::Ref(name) => self
                .schemas
                .get(name)
                .ok_or_else(|| anyhow!("api/operations.json: no schema `{name}`")),
            _ => Ok(schema),
        }
    }
}
