//! Reads the OpenAPI document that a Logto server serves.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::facts::{Body, Content, Facts, Operation, Parameter, path_names};
use super::node::Node;
use super::schema::{self, Receiver};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// All operations of the document in short: operationId and tag.
pub(super) fn operation_tags(document: &Value) -> Result<BTreeMap<String, String>> {
    let mut tags = BTreeMap::new();
    for (_, _, node) in operations(&Node::root(document))? {
        let id = node.need("operationId")?;
        if tags.insert(id.text()?.to_string(), tag(&node)?).is_some() {
            bail!(id.error("this operationId occurs twice"));
        }
    }
    Ok(tags)
}

/// Reads the operations under `tags` from the document.
pub(super) fn read(document: &Value, tags: &[String]) -> Result<Facts> {
    let root = Node::root(document);
    root.only(&[
        "openapi",
        "info",
        "servers",
        "paths",
        "security",
        "components",
        "tags",
    ])?;
    let openapi = root.need("openapi")?;
    if !openapi.text()?.starts_with("3.0.") {
        bail!(openapi.error("only OpenAPI 3.0 is understood"));
    }
    let mut facts = Facts {
        version: root.need("info")?.need("version")?.text()?.to_string(),
        ..Facts::default()
    };
    for (path, method, node) in operations(&root)? {
        if tags.contains(&tag(&node)?) {
            let id = node.need("operationId")?.text()?;
            let operation = read_operation(path, method, &node, &root)?;
            facts.operations.insert(id.to_string(), operation);
        }
    }
    Ok(facts)
}

fn operations<'a>(root: &Node<'a>) -> Result<Vec<(&'a str, &'a str, Node<'a>)>> {
    let mut operations = Vec::new();
    for (path, item) in root.need("paths")?.members()? {
        item.only(&METHODS)?;
        for (method, operation) in item.members()? {
            operations.push((path, method, operation));
        }
    }
    Ok(operations)
}

fn tag(operation: &Node) -> Result<String> {
    let tags = operation.need("tags")?;
    match tags.items()?.as_slice() {
        [tag] => Ok(tag.text()?.to_string()),
        _ => bail!(tags.error("exactly one tag was expected")),
    }
}

fn read_operation(path: &str, method: &str, node: &Node, root: &Node) -> Result<Operation> {
    node.only(&[
        "operationId",
        "tags",
        "summary",
        "description",
        "parameters",
        "requestBody",
        "responses",
        "security",
        "deprecated",
    ])?;
    let mut operation = Operation {
        tag: tag(node)?,
        method: method.to_uppercase(),
        path: path.to_string(),
        path_parameters: BTreeMap::new(),
        query: BTreeMap::new(),
        body: None,
        responses: BTreeMap::new(),
        public: is_public(node)?,
        deprecated: node.is_set("deprecated")?,
    };
    if let Some(parameters) = node.get("parameters") {
        for parameter in parameters.items()? {
            read_parameter(&parameter.resolve(root)?, root, &mut operation)?;
        }
    }
    let mut named = path_names(path);
    named.sort_unstable();
    if !named.iter().eq(operation.path_parameters.keys()) {
        bail!(node.error("the path's parameters and the described ones differ"));
    }
    if let Some(body) = node.get("requestBody") {
        body.only(&["required", "content", "description"])?;
        let content = read_content(&body.need("content")?, root, Receiver::Server)?;
        // A form with a file that may be left out would be nothing to send.
        let optional = !body.is_set("required")? && !content.contains_key(super::facts::MULTIPART);
        operation.body = Some(Body { optional, content });
    }
    for (status, response) in node.need("responses")?.members()? {
        if status.len() != 3 || !status.bytes().all(|b| b.is_ascii_digit()) {
            bail!(response.error("a status of three digits was expected"));
        }
        response.only(&["description", "content", "headers"])?;
        let content = match response.get("content") {
            Some(content) => read_content(&content, root, Receiver::Client)?,
            None => Content::new(),
        };
        operation.responses.insert(status.to_string(), content);
    }
    Ok(operation)
}

/// `security: []` takes the document's own requirement away.
fn is_public(node: &Node) -> Result<bool> {
    match node.get("security") {
        None => Ok(false),
        Some(security) if security.value == &json!([]) => Ok(true),
        Some(security) => bail!(security.error("only an empty requirement is understood")),
    }
}

fn read_parameter(node: &Node, root: &Node, operation: &mut Operation) -> Result<()> {
    node.only(&[
        "name",
        "in",
        "required",
        "schema",
        "explode",
        "description",
        "deprecated",
        "example",
    ])?;
    let name = node.need("name")?;
    let text = name.text()?.to_string();
    let schema = schema::read(&node.need("schema")?, root, Receiver::Server)?;
    let place = node.need("in")?;
    let double = match place.text()? {
        "path" => operation.path_parameters.insert(text, schema).is_some(),
        "query" => {
            let required = node.is_set("required")?;
            let parameter = Parameter { required, schema };
            operation.query.insert(text, parameter).is_some()
        }
        _ => bail!(place.error("only parameters in path and query are understood")),
    };
    if double {
        bail!(name.error("this parameter occurs twice"));
    }
    Ok(())
}

fn read_content(node: &Node, root: &Node, receiver: Receiver) -> Result<Content> {
    let mut content = Content::new();
    for (media_type, body) in node.members()? {
        body.only(&["schema", "example", "examples", "encoding"])?;
        let schema = match body.get("schema") {
            Some(schema) => Some(schema::read(&schema, root, receiver)?),
            None => None,
        };
        content.insert(media_type.to_string(), schema);
    }
    Ok(content)
}
