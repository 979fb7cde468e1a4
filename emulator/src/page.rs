//! Pagination: the guard, the slice, the `Link` and `Total-Number` headers (WIRE.md, Pagination).

use std::ops::Range;

use http::{HeaderMap, HeaderValue, header};

use crate::failure::Failure;
use crate::query::Query;

const DEFAULT_SIZE: u64 = 20;
const MAXIMUM_SIZE: u64 = 100;

/// Whether an operation is paged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paging {
    Never,
    /// All rows, without headers, where neither `page` nor `page_size` is given.
    Optional,
    Always,
}

/// The page that a request asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Page {
    /// From 1. May have a fraction, which moves the slice but not the links (recording, 3.9).
    number: f64,
    size: u64,
}

impl Page {
    /// Reads `page` and `page_size`; `None` where the list is not paged.
    pub(crate) fn of(paging: Paging, query: &Query) -> Result<Option<Self>, Failure> {
        let asked = query.has("page") || query.has("page_size");
        if paging == Paging::Never || (paging == Paging::Optional && !asked) {
            return Ok(None);
        }
        let invalid = || Failure::new(400, "guard.invalid_pagination");
        let number = number(query, "page", 1.0)
            .filter(|page| *page >= 1.0)
            .ok_or_else(invalid)?;
        let size = number_of_rows(query).ok_or_else(invalid)?;
        Ok(Some(Self { number, size }))
    }

    /// The rows of this page among `total`.
    pub(crate) fn range(&self, total: usize) -> Range<usize> {
        let start = ((self.number - 1.0) * self.size as f64)
            .round()
            .min(total as f64) as usize;
        start..total.min(start + self.size as usize)
    }

    /// Adds the headers of a page. `target` is the link's URL without its query.
    pub(crate) fn write(&self, headers: &mut HeaderMap, total: Total, target: &str, query: &Query) {
        headers.insert("total-number", total.shown().into());
        if matches!(total, Total::Capped(_)) {
            headers.insert("total-number-is-capped", HeaderValue::from_static("true"));
        }
        let page = self.number as u64;
        let mut link = |relation: &str, page: u64| {
            let value = format!("<{target}?{}>; rel=\"{relation}\"", query.with_page(page));
            if let Ok(value) = HeaderValue::try_from(value) {
                headers.append(header::LINK, value);
            }
        };
        link("first", 1);
        if page > 1 {
            link("prev", page - 1);
        }
        if let Total::Exact(total) = total {
            let last = total.div_ceil(self.size).max(1);
            link("last", last);
            if page < last {
                link("next", page + 1);
            }
        }
    }
}

/// How many rows there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Total {
    Exact(u64),
    /// More than this many; the server did not count on.
    Capped(u64),
}

impl Total {
    fn shown(self) -> u64 {
        match self {
            Self::Exact(total) => total,
            Self::Capped(cap) => cap + 1,
        }
    }
}

fn number_of_rows(query: &Query) -> Option<u64> {
    let size = number(query, "page_size", DEFAULT_SIZE as f64)?;
    ((1.0..=MAXIMUM_SIZE as f64).contains(&size)).then_some(size as u64)
}

/// A number as JavaScript's `Number` reads it; the default where the value is empty.
fn number(query: &Query, name: &str, default: f64) -> Option<f64> {
    let Some(text) = query.get(name).filter(|text| !text.is_empty()) else {
        return Some(default);
    };
    let text = text.trim();
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let value = if plain {
        text.parse::<f64>().ok()?
    } else {
        return None;
    };
    value.is_finite().then_some(value)
}
