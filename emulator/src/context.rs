//! What a handler is given.

use bytes::Bytes;
use http::Request;
use serde_json::{Map, Value};

use crate::config::Config;
use crate::facts::Operation;
use crate::failure::Failure;
use crate::jwt::Keys;
use crate::page::{Page, Total};
use crate::query::{Query, is_yes};
use crate::reply::Reply;
use crate::search::Search;
use crate::store::{Row, Store};

/// One authorized request whose body passed its guard.
pub(crate) struct Context<'a> {
    pub(crate) store: &'a mut Store,
    /// What the facts say of the operation; `None` for what they do not have.
    pub(crate) operation: Option<&'static Operation>,
    pub(crate) request: &'a Request<Bytes>,
    pub(crate) keys: &'a Keys,
    pub(crate) config: &'a Config,
    pub(crate) query: &'a Query,
    /// Path parameters in path order, decoded.
    pub(crate) path: Vec<String>,
    /// The guarded body; empty where the operation takes none.
    pub(crate) body: Row,
    /// Epoch ms.
    pub(crate) now: u64,
    pub(crate) page: Option<Page>,
    pub(crate) search: Option<Search>,
}

/// What a handler returns.
pub(crate) type Outcome = Result<Reply, Failure>;

impl Context<'_> {
    /// The path of what the operation is about, below `/api`, with its parameters filled in: the name
    /// under which a document is kept.
    pub(crate) fn address(&self) -> String {
        let path = self.operation.map(|operation| operation.path.as_str());
        self.address_of(path.unwrap_or_default())
    }

    /// The address of a path that begins as the operation's.
    pub(crate) fn address_of(&self, path: &str) -> String {
        let mut parameters = self.path.iter();
        let segments = path.strip_prefix("/api").unwrap_or(path).split('/');
        let filled = segments.map(|segment| {
            if segment.starts_with('{') {
                address_segment(parameters.next().map_or("", String::as_str))
            } else {
                segment.to_owned()
            }
        });
        filled.collect::<Vec<_>>().join("/")
    }

    /// A path parameter.
    pub(crate) fn param(&self, n: usize) -> String {
        self.path.get(n).cloned().unwrap_or_default()
    }

    /// Whether a flag of the query is set.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.query.get(name).is_some_and(|value| is_yes(&value))
    }

    /// A parameter of the query; `None` where it is missing or empty.
    pub(crate) fn filter(&self, name: &str) -> Option<String> {
        self.query.get(name).filter(|value| !value.is_empty())
    }

    /// The strings of an array in the body.
    pub(crate) fn ids(&self, field: &str) -> Vec<String> {
        strings(self.body.get(field))
    }

    /// A string of the body.
    pub(crate) fn text(&self, field: &str) -> Option<String> {
        self.body
            .get(field)
            .and_then(Value::as_str)
            .map(str::to_owned)
    }

    /// Whether a row passes the search; a row passes where there is none.
    pub(crate) fn found(&self, row: &Row) -> bool {
        self.search
            .as_ref()
            .is_none_or(|search| search.accepts(row))
    }

    /// Answers with the page of `rows` that was asked for, or with all.
    pub(crate) fn list<T>(&self, rows: Vec<T>, render: impl FnMut(T) -> Value) -> Reply {
        self.list_of(rows, Total::Exact, render)
    }

    /// Like [`list`](Self::list), with a total that may be capped.
    pub(crate) fn list_of<T>(
        &self,
        rows: Vec<T>,
        total: impl FnOnce(u64) -> Total,
        render: impl FnMut(T) -> Value,
    ) -> Reply {
        let count = rows.len();
        let range = self.page.map_or(0..count, |page| page.range(count));
        let items: Vec<Value> = rows
            .into_iter()
            .skip(range.start)
            .take(range.len())
            .map(render)
            .collect();
        Reply::ok(items).with_total(self.page.map(|_| total(count as u64)))
    }
}

/// The strings of a JSON array.
pub(crate) fn strings(value: Option<&Value>) -> Vec<String> {
    value
        .and_then(Value::as_array)
        .map(|items| {
            items
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect()
        })
        .unwrap_or_default()
}

/// A parameter as a segment of an address.
pub(crate) fn address_segment(parameter: &str) -> String {
    parameter.replace('%', "%25").replace('/', "%2F")
}

/// A row as JSON.
pub(crate) fn show(row: &Row) -> Value {
    Value::Object(row.clone())
}

/// An empty JSON object.
pub(crate) fn empty() -> Value {
    Value::Object(Map::new())
}
