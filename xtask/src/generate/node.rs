//! A value of the OpenAPI document that knows where it stands, so that an error can say it.

use anyhow::{Result, anyhow, bail};
use serde_json::{Map, Value};

/// A JSON value and its JSON Pointer (RFC 6901) in the document.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) value: &'a Value,
    pointer: String,
}

impl<'a> Node<'a> {
    pub(super) fn root(value: &'a Value) -> Self {
        Node {
            value,
            pointer: String::new(),
        }
    }

    pub(super) fn error(&self, problem: &str) -> anyhow::Error {
        anyhow!("#{}: {problem}", self.pointer)
    }

    fn child(&self, key: &str, value: &'a Value) -> Self {
        // RFC 6901 §3: `~` and `/` are escaped.
        let key = key.replace('~', "~0").replace('/', "~1");
        Node {
            value,
            pointer: format!("{}/{key}", self.pointer),
        }
    }

    fn map(&self) -> Result<&'a Map<String, Value>> {
        self.value
            .as_object()
            .ok_or_else(|| self.error("an object was expected"))
    }

    pub(super) fn get(&self, key: &str) -> Option<Node<'a>> {
        let value = self.value.as_object()?.get(key)?;
        Some(self.child(key, value))
    }

    pub(super) fn need(&self, key: &str) -> Result<Node<'a>> {
        self.get(key)
            .ok_or_else(|| self.error(&format!("`{key}` is missing")))
    }

    pub(super) fn members(&self) -> Result<Vec<(&'a str, Node<'a>)>> {
        let map = self.map()?;
        Ok(map
            .iter()
            .map(|(key, value)| (key.as_str(), self.child(key, value)))
            .collect())
    }

    pub(super) fn items(&self) -> Result<Vec<Node<'a>>> {
        let Some(items) = self.value.as_array() else {
            bail!(self.error("an array was expected"));
        };
        Ok(items
            .iter()
            .enumerate()
            .map(|(at, value)| self.child(&at.to_string(), value))
            .collect())
    }

    pub(super) fn text(&self) -> Result<&'a str> {
        self.value
            .as_str()
            .ok_or_else(|| self.error("a string was expected"))
    }

    pub(super) fn flag(&self) -> Result<bool> {
        self.value
            .as_bool()
            .ok_or_else(|| self.error("true or false was expected"))
    }

    /// Whether `key` is there and true.
    pub(super) fn is_set(&self, key: &str) -> Result<bool> {
        self.get(key).map_or(Ok(false), |node| node.flag())
    }

    /// Refuses members that nobody here reads: what is not understood is not ignored.
    pub(super) fn only(&self, known: &[&str]) -> Result<()> {
        for (key, node) in self.members()? {
            if !known.contains(&key) {
                bail!(node.error("this is not understood"));
            }
        }
        Ok(())
    }

    /// Follows a `$ref` within the document, or returns the node itself.
    pub(super) fn resolve(&self, root: &Node<'a>) -> Result<Node<'a>> {
        let Some(reference) = self.get("$ref") else {
            return Ok(self.clone());
        };
        self.only(&["$ref"])?;
        let path = reference.text()?;
        let Some(steps) = path.strip_prefix("#/") else {
            bail!(reference.error("only references within the document are understood"));
        };
        let mut target = root.clone();
        for step in steps.split('/') {
            let step = step.replace("~1", "/").replace("~0", "~");
            target = target
                .get(&step)
                .ok_or_else(|| reference.error(&format!("`{path}` leads nowhere")))?;
        }
        // The target keeps its own pointer: that is where a problem would have to be looked at.
        Ok(target)
    }
}
