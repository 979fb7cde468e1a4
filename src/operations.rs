//! The table of the Management API's operations: one row each, and nothing else says what an
//! operation is. The rows are written by `cargo xtask generate`.

mod packed;
mod table;

pub use packed::table;
pub use table::OPERATIONS;

/// One operation of the Management API: a row of the table.
///
/// Lists of names are kept as one string, separated by commas.
///
/// ```
/// use logto_management::operations::{List, OPERATIONS};
/// let named = |operation: &&logto_management::operations::Operation| operation.name == "users.list";
/// let list = OPERATIONS.iter().find(named).copied().unwrap_or_default();
/// assert_eq!((list.method, list.path, list.list), ("GET", "/api/users", List::Always));
/// assert_eq!(list.search, "id,primaryEmail,primaryPhone,username,name");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Operation<'a> {
    /// Resource and method in JavaScript: `users.listRoles`.
    pub name: &'a str,
    /// The HTTP method, in capitals.
    pub method: &'a str,
    /// The path with its parameters in braces: `/api/users/{userId}/roles`.
    pub path: &'a str,
    /// What is sent as the request's body.
    pub body: Body,
    /// Whether the answer is a list, and how the server pages it.
    pub list: List,
    /// The key under which the answer keeps its list; empty where the answer is the list.
    pub wrapped_in: &'a str,
    /// Names of the query parameters, without paging and search.
    pub query: &'a str,
    /// Names of the query parameters that must be there.
    pub required: &'a str,
    /// Names of the query parameters that are dates.
    pub dates: Dates,
    /// Fields that advanced search looks at; empty where the server has no search.
    pub search: &'a str,
    /// Since when the server has it, in words; empty where that is not known.
    pub since: &'a str,
    /// The server asks for no access token.
    pub public: bool,
    /// The answer is for a browser (a redirect, a form, XML): it is handed over as it came.
    pub raw: bool,
    /// A DELETE that answers with a body.
    pub answers: bool,
}

/// What an operation takes as its body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Body {
    /// No body.
    #[default]
    None,
    /// JSON, which may be left out.
    Optional,
    /// JSON.
    Required,
    /// `multipart/form-data` with the field `file`.
    Multipart,
}

/// Whether an operation answers with a list, and how the server pages it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum List {
    /// The answer is no list.
    #[default]
    No,
    /// All items come at once; the server knows no `page`.
    Whole,
    /// All items come at once unless `page` or `page_size` is sent.
    Optional,
    /// The server always pages.
    Always,
}

/// Which query parameters are dates, and how they are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dates {
    /// None is.
    #[default]
    None,
    /// These, as milliseconds since the epoch.
    Millis(&'static str),
    /// These, as `YYYY-MM-DD` in UTC.
    Day(&'static str),
}

const fn op<'a>(name: &'a str, method: &'a str, path: &'a str) -> Operation<'a> {
    Operation {
        name,
        method,
        path,
        body: Body::None,
        list: List::No,
        wrapped_in: "",
        query: "",
        required: "",
        dates: Dates::None,
        search: "",
        since: "",
        public: false,
        raw: false,
        answers: false,
    }
}

/// The columns of a row, each left out where it has nothing to say.
impl<'a> Operation<'a> {
    const fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    const fn list(mut self, list: List) -> Self {
        self.list = list;
        self
    }

    const fn wrapped_in(mut self, key: &'a str) -> Self {
        self.wrapped_in = key;
        self
    }

    const fn query(mut self, names: &'a str) -> Self {
        self.query = names;
        self
    }

    const fn required(mut self, names: &'a str) -> Self {
        self.required = names;
        self
    }

    const fn search(mut self, fields: &'a str) -> Self {
        self.search = fields;
        self
    }

    const fn dates(mut self, dates: Dates) -> Self {
        self.dates = dates;
        self
    }

    const fn since(mut self, version: &'a str) -> Self {
        self.since = version;
        self
    }

    const fn public(mut self) -> Self {
        self.public = true;
        self
    }

    const fn raw(mut self) -> Self {
        self.raw = true;
        self
    }

    const fn answers(mut self) -> Self {
        self.answers = true;
        self
    }
}
