//! Routes of the API: a table per resource, matched by path template and method.

use http::Method;
use percent_encoding::percent_decode_str;

use crate::context::{Context, Outcome};
use crate::guard::Field;
use crate::handlers::{TABLES, generic};
use crate::page::Paging;

/// What answers a route.
pub(crate) type Handler = fn(&mut Context<'_>) -> Outcome;

/// Methods that routes have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Verb {
    /// The verb of a request's method.
    fn of(method: &Method) -> Option<Self> {
        if method == Method::HEAD {
            Some(Self::Get)
        } else {
            Self::parse(method.as_str())
        }
    }

    pub(crate) fn parse(method: &str) -> Option<Self> {
        match method {
            "GET" => Some(Self::Get),
            "POST" => Some(Self::Post),
            "PUT" => Some(Self::Put),
            "PATCH" => Some(Self::Patch),
            "DELETE" => Some(Self::Delete),
            _ => None,
        }
    }

    /// The HTTP method.
    pub(crate) fn method(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    fn names(self) -> &'static str {
        match self {
            Self::Get => "HEAD, GET",
            other => other.method(),
        }
    }
}

/// The body of an operation.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Takes {
    /// None is read.
    Nothing,
    /// An object of these fields; others are dropped.
    Fields(&'static [Field]),
    /// Any object.
    Object,
    /// What the facts say.
    Documented,
}

/// One operation.
#[derive(Clone, Copy)]
pub(crate) struct Route {
    pub(crate) verb: Verb,
    /// The path below `/api`, with parameters in braces.
    pub(crate) path: &'static str,
    pub(crate) handler: Handler,
    pub(crate) paging: Paging,
    pub(crate) body: Takes,
    /// Fields that advanced search reads; empty where the operation ignores it.
    pub(crate) search: &'static [&'static str],
    /// Needs no token.
    pub(crate) public: bool,
}

impl Route {
    pub(crate) const fn new(verb: Verb, path: &'static str, handler: Handler) -> Self {
        Self {
            verb,
            path,
            handler,
            paging: Paging::Never,
            body: Takes::Nothing,
            search: &[],
            public: false,
        }
    }

    pub(crate) const fn get(path: &'static str, handler: Handler) -> Self {
        Self::new(Verb::Get, path, handler)
    }

    pub(crate) const fn post(path: &'static str, handler: Handler) -> Self {
        Self::new(Verb::Post, path, handler)
    }

    pub(crate) const fn put(path: &'static str, handler: Handler) -> Self {
        Self::new(Verb::Put, path, handler)
    }

    pub(crate) const fn patch(path: &'static str, handler: Handler) -> Self {
        Self::new(Verb::Patch, path, handler)
    }

    pub(crate) const fn delete(path: &'static str, handler: Handler) -> Self {
        Self::new(Verb::Delete, path, handler)
    }

    pub(crate) const fn paged(mut self) -> Self {
        self.paging = Paging::Always;
        self
    }

    pub(crate) const fn optionally_paged(mut self) -> Self {
        self.paging = Paging::Optional;
        self
    }

    pub(crate) const fn takes(mut self, fields: &'static [Field]) -> Self {
        self.body = Takes::Fields(fields);
        self
    }

    pub(crate) const fn takes_any(mut self) -> Self {
        self.body = Takes::Object;
        self
    }

    /// Takes the body, or the files, that the facts describe.
    pub(crate) const fn documented(mut self) -> Self {
        self.body = Takes::Documented;
        self
    }

    pub(crate) const fn searches(mut self, fields: &'static [&'static str]) -> Self {
        self.search = fields;
        self
    }

    pub(crate) const fn public(mut self) -> Self {
        self.public = true;
        self
    }

    /// The decoded parameters, where the path fits.
    fn fits(&self, segments: &[&str]) -> Option<Vec<String>> {
        let mut template = self.path.split('/').skip(1);
        let mut parameters = Vec::new();
        for segment in segments {
            let expected = template.next()?;
            if expected.starts_with('{') && !segment.is_empty() {
                parameters.push(decode(segment));
            } else if expected != *segment {
                return None;
            }
        }
        template.next().is_none().then_some(parameters)
    }
}

/// What the table says of a request.
pub(crate) enum Matched {
    Route(&'static Route, Vec<String>),
    /// The path exists, the method does not; the value of `Allow`.
    WrongMethod(String),
    Nothing,
}

/// Finds the route of a request: the one with the fewest parameters, `/a/b` before `/a/{b}`; of two,
/// that of a table before the generic one. `path` comes without `/api`.
pub(crate) fn find(method: &Method, path: &str) -> Matched {
    let path = path.strip_suffix('/').unwrap_or(path);
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let verb = Verb::of(method);
    let mut allowed: Vec<&str> = Vec::new();
    let emulated = TABLES.iter().copied().flatten().copied().flatten();
    let mut found: Option<(&Route, Vec<String>)> = None;
    for route in emulated.chain(generic::routes()) {
        let Some(parameters) = route.fits(&segments) else {
            continue;
        };
        if Some(route.verb) == verb {
            if found
                .as_ref()
                .is_none_or(|(_, best)| parameters.len() < best.len())
            {
                found = Some((route, parameters));
            }
        } else if !allowed.contains(&route.verb.names()) {
            allowed.push(route.verb.names());
        }
    }
    match found {
        Some((route, parameters)) => Matched::Route(route, parameters),
        None if allowed.is_empty() => Matched::Nothing,
        None => Matched::WrongMethod(allowed.join(", ")),
    }
}

/// Percent-decoding that leaves what is malformed as it is.
fn decode(segment: &str) -> String {
    percent_decode_str(segment)
        .decode_utf8()
        .map_or_else(|_| segment.to_owned(), Into::into)
}
