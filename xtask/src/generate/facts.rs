//! The facts of the API that everything is made from: `api/operations.json`.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::schema::Schema;

/// What a server's OpenAPI document says about the operations that are in, without its prose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Facts {
    /// The server's version.
    pub(crate) version: String,
    /// The operations, by the server's operationId.
    pub(crate) operations: BTreeMap<String, Operation>,
    /// The objects that bodies and responses are made of, by name.
    #[serde(default)]
    pub(crate) schemas: BTreeMap<String, Schema>,
}

/// One operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Operation {
    /// The tag under which the document has it.
    pub(crate) tag: String,
    /// The HTTP method, in capitals.
    pub(crate) method: String,
    /// The path, with its parameters in braces.
    pub(crate) path: String,
    /// What the parameters of the path are, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) path_parameters: BTreeMap<String, Schema>,
    /// What the parameters of the query are, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) query: BTreeMap<String, Parameter>,
    /// What is sent as the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) body: Option<Body>,
    /// What may come back, by status.
    pub(crate) responses: BTreeMap<String, Content>,
    /// Needs no access token, as the document says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) public: bool,
    /// Should not be used any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) deprecated: bool,
}

/// One parameter of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Parameter {
    /// Must be sent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) required: bool,
    /// What it looks like.
    pub(crate) schema: Schema,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Body {
    /// May be left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) optional: bool,
    /// What it looks like, by content type.
    pub(crate) content: Content,
}

/// Schemas by content type; `null` where the document has none.
pub(crate) type Content = BTreeMap<String, Option<Schema>>;

impl Operation {
    /// The names of the path's parameters, in the path's order.
    pub(crate) fn path_names(&self) -> Vec<&str> {
        path_names(&self.path)
    }

    /// The schemas of successful JSON responses.
    pub(crate) fn results(&self) -> Vec<&Schema> {
        let ok = self.responses.iter().filter(|(s, _)| s.starts_with('2'));
        let json = ok.filter_map(|(_, content)| content.get(JSON)?.as_ref());
        let mut results: Vec<_> = json.collect();
        results.dedup();
        results
    }
}

/// The content type of JSON.
pub(crate) const JSON: &str = "application/json";
/// The content type of forms with files.
pub(crate) const MULTIPART: &str = "multipart/form-data";

/// The names in braces in a path, in order.
pub(crate) fn path_names(path: &str) -> Vec<&str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect()
}

/// Reads what [`to_json`] wrote.
pub(crate) fn from_json(text: &str) -> Result<Facts> {
    serde_json::from_str(text).context("api/operations.json is not what `generate` writes")
}

/// The facts as JSON, sorted by name throughout.
pub(crate) fn to_json(facts: &Facts) -> Result<String> {
    // By way of `Value`, whose maps are sorted, also where a struct's fields are not.
    let value = serde_json::to_value(facts)?;
    Ok(super::layout::json(&value))
}
