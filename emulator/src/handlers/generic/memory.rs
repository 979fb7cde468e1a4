//! Collections, their items, and documents, kept in memory under their paths. Which paths are such
//! is read off the facts:
//!
//! - an *item* is a path that ends in a parameter, can be read, and is made by a POST to its
//!   collection or by a PUT;
//! - a *document* is a path that ends in a name, can be read as one object, and is written by a PUT
//!   or PATCH.

use serde_json::Value;

use super::compose;
use crate::context::{Context, Outcome, address_segment};
use crate::facts::{Facts, Kind, Operation};
use crate::failure::Failure;
use crate::handlers::TABLES;
use crate::reply::Reply;
use crate::router::Verb;
use crate::store::Row;

/// The answer of an operation on what is kept; `None` where it is no such operation.
pub(super) fn answer(
    cx: &mut Context<'_>,
    operation: &'static Operation,
) -> Result<Option<Reply>, Failure> {
    check_parents(cx, operation)?;
    let kept = is_item(&operation.path) || is_document(&operation.path);
    let answered = match operation.method.as_str() {
        "GET" if kept => read(cx, operation)?,
        "PUT" | "PATCH" if kept => write(cx, operation)?,
        "DELETE" if kept => remove(cx, operation)?,
        "POST" => match item_below(operation) {
            Some((_, name)) => create(cx, operation, name)?,
            None => return Ok(None),
        },
        "GET" => match item_below(operation) {
            Some(_) => list(cx, operation),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    Ok(Some(answered))
}

/// Whether a path is read by a handler of its own, which keeps what is there elsewhere.
fn is_read_by_hand(path: &str) -> bool {
    let mut routes = TABLES.iter().copied().flatten().copied().flatten();
    routes.any(|route| route.verb == Verb::Get && path.strip_prefix("/api") == Some(route.path))
}

fn find(method: &str, path: &str) -> Option<&'static Operation> {
    Facts::get().operation(method, path)
}

fn reads_one(path: &str) -> bool {
    let schema = find("GET", path).and_then(Operation::answered);
    let one = schema.is_some_and(|schema| Facts::get().items(schema).is_none());
    one && !is_read_by_hand(path)
}

fn is_item(path: &str) -> bool {
    let Some((collection, name)) = split(path) else {
        return false;
    };
    let makes = |schema| match &Facts::get().resolve(schema).kind {
        Kind::Object(object) => object.property(name).is_some(),
        _ => false,
    };
    let created = find("POST", collection).and_then(Operation::answered);
    reads_one(path) && (created.is_some_and(makes) || find("PUT", path).is_some())
}

fn is_document(path: &str) -> bool {
    let writes = |method| find(method, path).is_some();
    split(path).is_none() && reads_one(path) && (writes("PUT") || writes("PATCH"))
}

/// The collection and the parameter's name of a path that ends in a parameter.
fn split(path: &str) -> Option<(&str, &str)> {
    let (collection, last) = path.rsplit_once('/')?;
    Some((collection, last.strip_prefix('{')?.strip_suffix('}')?))
}

/// The path of the items of a collection, and their parameter's name.
fn item_below(operation: &Operation) -> Option<(&'static str, &'static str)> {
    let paths = Facts::get().operations().iter();
    let mut paths = paths.map(|operation| operation.path.as_str());
    paths.find_map(|path| {
        let (collection, name) = split(path)?;
        (collection == operation.path && is_item(path)).then_some((path, name))
    })
}

/// Nothing can be done below an item that does not exist.
fn check_parents(cx: &Context<'_>, operation: &Operation) -> Result<(), Failure> {
    let cuts = operation.path.match_indices('/').map(|(at, _)| at);
    for cut in cuts {
        let above = operation.path.get(..cut).unwrap_or_default();
        if is_item(above) && !cx.store.documents.contains_key(&cx.address_of(above)) {
            return Err(missing(above, cx));
        }
    }
    Ok(())
}

/// 404, with the collection's name as that of its table.
fn missing(path: &str, cx: &Context<'_>) -> Failure {
    let Some((collection, _)) = split(path) else {
        return Failure::not_found();
    };
    let table = collection.rsplit('/').next().unwrap_or_default();
    let depth = path.matches('{').count();
    Failure::no_row(&table.replace('-', "_"), &cx.param(depth.saturating_sub(1)))
}

/// The items of the collection that a request is about, each with the last segment of its address.
pub(in crate::handlers) fn below<'a>(
    cx: &'a Context<'_>,
) -> impl Iterator<Item = (&'a str, &'a Row)> {
    let prefix = format!("{}/", cx.address());
    cx.store.documents.iter().filter_map(move |(path, row)| {
        let rest = path.strip_prefix(&prefix)?;
        (!rest.contains('/')).then_some((rest, row))
    })
}

/// Carries out a PUT or PATCH.
pub(in crate::handlers) fn write(cx: &mut Context<'_>, operation: &'static Operation) -> Outcome {
    match operation.method.as_str() {
        "PUT" => replace(cx, operation),
        _ => update(cx, operation),
    }
}

fn list(cx: &Context<'_>, operation: &Operation) -> Reply {
    let facts = Facts::get();
    let rows: Vec<&Row> = below(cx).map(|(_, row)| row).collect();
    let Some((wrapper, items)) = operation.answered().and_then(|schema| facts.items(schema)) else {
        return Reply::no_content();
    };
    let reply = cx.list(rows, |row| compose::fresh(cx, items, row));
    match wrapper {
        Some(name) => reply.wrapped_in(name),
        None => reply,
    }
}

fn create(cx: &mut Context<'_>, operation: &Operation, name: &str) -> Outcome {
    let mut known = compose::known(cx, operation);
    if !known.contains_key(name) {
        known.insert(name.to_owned(), cx.store.random.id().into());
    }
    let id = known.get(name).and_then(Value::as_str).unwrap_or_default();
    let address = format!("{}/{}", cx.address(), address_segment(id));
    if cx.store.documents.contains_key(&address) {
        return Err(Failure::unique());
    }
    Ok(keep(cx, operation, address, known))
}

fn read(cx: &Context<'_>, operation: &Operation) -> Outcome {
    let held = held(cx, &operation.path)?;
    let schema = operation.answered().ok_or_else(Failure::not_found)?;
    Ok(Reply::ok(compose::fresh(cx, schema, &held)))
}

/// What is kept at the request's path. A document that cannot be deleted is always there.
fn held(cx: &Context<'_>, path: &str) -> Result<Row, Failure> {
    match cx.store.documents.get(&cx.address()) {
        Some(row) => Ok(row.clone()),
        None if is_document(path) && find("DELETE", path).is_none() => Ok(Row::new()),
        None => Err(missing(path, cx)),
    }
}

fn replace(cx: &mut Context<'_>, operation: &Operation) -> Outcome {
    let collection = split(&operation.path).map(|(collection, _)| collection);
    if collection.is_some_and(|path| find("POST", path).is_some()) {
        held(cx, &operation.path)?;
    }
    let names = operation
        .json_body()
        .map(|schema| Facts::get().names(schema))
        .unwrap_or_default();
    let mut row = cx
        .store
        .documents
        .get(&cx.address())
        .cloned()
        .unwrap_or_default();
    row.retain(|name, _| !names.contains(&name.as_str()));
    row.extend(compose::known(cx, operation));
    Ok(keep(cx, operation, cx.address(), row))
}

fn update(cx: &mut Context<'_>, operation: &Operation) -> Outcome {
    let mut row = held(cx, &operation.path)?;
    if cx.body.is_empty() && is_item(&operation.path) {
        return Err(Failure::empty_update());
    }
    row.extend(cx.body.clone());
    Ok(keep(cx, operation, cx.address(), row))
}

fn remove(cx: &mut Context<'_>, operation: &'static Operation) -> Outcome {
    let address = cx.address();
    if cx.store.documents.shift_remove(&address).is_none() {
        return Err(Failure::not_found());
    }
    let below = format!("{address}/");
    cx.store
        .documents
        .retain(|path, _| !path.starts_with(&below));
    Ok(super::example(cx, operation))
}

/// Keeps a row, completed by an example where it has to be, and answers it: with 201 where it is new
/// and the facts have that.
fn keep(cx: &mut Context<'_>, operation: &Operation, address: String, mut row: Row) -> Reply {
    let known = cx.store.documents.contains_key(&address);
    let status = if !known && operation.documents(201) {
        201
    } else if operation.documents(200) {
        200
    } else {
        204
    };
    let Some(schema) = operation.answered() else {
        cx.store.documents.insert(address, row);
        return Reply::no_content();
    };
    let shown = compose::fresh(cx, schema, &row);
    if let Value::Object(shown) = &shown {
        row.extend(shown.clone());
    }
    cx.store.documents.insert(address, row);
    if status == 204 {
        Reply::no_content()
    } else {
        Reply::json(status, shown)
    }
}
