//! One operation of the API.

use indexmap::IndexMap;
use serde::Deserialize;

use super::schema::Schema;

/// What is known of an operation.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Operation {
    /// The server's operationId.
    #[serde(skip)]
    pub id: String,
    /// The tag that the server's document has it under.
    pub tag: String,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path, with its parameters in braces.
    pub path: String,
    /// The parameters of the path, by name.
    #[serde(default)]
    pub path_parameters: IndexMap<String, Schema>,
    /// The parameters of the query, by name.
    #[serde(default)]
    pub query: IndexMap<String, Parameter>,
    /// What is sent as the body.
    pub body: Option<Body>,
    /// What may come back, by status.
    pub responses: IndexMap<String, Content>,
    /// Should not be used any more.
    #[serde(default)]
    pub deprecated: bool,
    /// Needs no token.
    #[serde(default)]
    pub public: bool,
    /// Its answer is for a browser: a redirect or a form.
    #[serde(skip)]
    pub raw: bool,
    /// Its list is paged whether a page is asked for or not.
    #[serde(skip)]
    pub always_paged: bool,
}

/// Schemas by content type; `None` where the document has none.
pub type Content = IndexMap<String, Option<Schema>>;

/// One parameter of a query.
#[derive(Debug, Deserialize)]
#[non_exhaustive]
pub struct Parameter {
    /// Must be sent.
    #[serde(default)]
    pub required: bool,
    /// What its value may be.
    pub schema: Schema,
}

/// The body of a request.
#[derive(Debug, Deserialize)]
#[non_exhaustive]
pub struct Body {
    /// May be left out.
    #[serde(default)]
    pub optional: bool,
    /// What it looks like, by content type.
    pub content: Content,
}

const JSON: &str = "application/json";

impl Operation {
    /// The statuses of success, from the lowest, with what they answer.
    pub fn successes(&self) -> impl Iterator<Item = (u16, &Content)> {
        let statuses = self.responses.iter();
        statuses.filter_map(|(status, content)| {
            let status = status.parse().ok()?;
            (200..400).contains(&status).then_some((status, content))
        })
    }

    /// What a status answers as JSON; `None` where that is nothing, or not JSON.
    pub fn answer(&self, status: u16) -> Option<&Schema> {
        let content = self.responses.get(status.to_string().as_str())?;
        content.get(JSON)?.as_ref()
    }

    /// What the first success that has JSON answers.
    pub fn answered(&self) -> Option<&Schema> {
        let mut statuses = self.successes();
        statuses.find_map(|(status, _)| self.answer(status))
    }

    /// What is sent as JSON.
    pub fn json_body(&self) -> Option<&Schema> {
        self.body.as_ref()?.content.get(JSON)?.as_ref()
    }

    /// What is sent as a form with files.
    pub fn multipart_body(&self) -> Option<&Schema> {
        let content = &self.body.as_ref()?.content;
        content.get("multipart/form-data")?.as_ref()
    }

    /// The names of the path's parameters, in the path's order.
    pub fn parameter_names(&self) -> impl Iterator<Item = &str> {
        let segments = self.path.split('/');
        segments.filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
    }

    /// Whether a status answers XML.
    pub(crate) fn is_xml(&self, status: u16) -> bool {
        let content = self.responses.get(status.to_string().as_str());
        content.is_some_and(|content| content.contains_key("text/xml"))
    }

    /// Whether one of its answers has this status.
    pub(crate) fn documents(&self, status: u16) -> bool {
        self.responses.contains_key(status.to_string().as_str())
    }
}
