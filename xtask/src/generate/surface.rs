//! `api/surface.toml`: which operations are in, and what no document says about them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// The hand-kept file. Operations are named by the server's operationId.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Surface {
    /// The document's tags whose operations are in, in the order of the table.
    pub(crate) tags: Vec<String>,
    /// Resources whose name or noun does not follow from the tag.
    pub(crate) resources: BTreeMap<String, Resource>,
    /// Methods whose name does not follow from the operationId.
    pub(crate) methods: BTreeMap<String, String>,
    /// Operations that page whether asked to or not; the other paged ones do only when asked.
    pub(crate) always_paged: BTreeSet<String>,
    /// Operations that need no token although the document asks for one.
    pub(crate) public: BTreeSet<String>,
    /// Operations whose answer is for a browser.
    pub(crate) raw: BTreeSet<String>,
    /// Fields that advanced search looks at (separated by spaces), and the operations with them.
    pub(crate) search: BTreeMap<String, BTreeSet<String>>,
    /// Query parameters that are dates.
    pub(crate) dates: Dates,
    /// The server's version from which operations are there, where that is known, in words.
    pub(crate) since: BTreeMap<String, BTreeSet<String>>,
    /// What concerns the types alone.
    pub(crate) types: Types,
}

/// What a tag becomes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Resource {
    /// The resource's name in JavaScript.
    pub(crate) name: Option<String>,
    /// What operationIds call one of it.
    pub(crate) noun: Option<String>,
}

/// Names of query parameters that are dates, by how they are sent.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Dates {
    /// As milliseconds since the epoch.
    pub(crate) millis: Vec<String>,
    /// As `YYYY-MM-DD` in UTC.
    pub(crate) day: Vec<String>,
}

/// What the types need to know.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Types {
    /// Query parameters that the document calls text and the server reads as true or false.
    pub(crate) flags: BTreeSet<String>,
    /// Shapes whose name does not follow from where they occur, by a place where they do.
    pub(crate) names: BTreeMap<String, String>,
    /// Properties that the document describes wrongly, and what they really are.
    pub(crate) corrections: BTreeMap<String, String>,
}

impl Surface {
    pub(super) fn parse(text: &str) -> Result<Self> {
        toml::from_str(text).context("api/surface.toml")
    }

    /// Refuses names that the document does not have: left behind, they would hide a mistake.
    pub(super) fn check(&self, known: &BTreeMap<String, String>) -> Result<()> {
        let listed = self.methods.keys().chain(&self.always_paged);
        let listed = listed.chain(&self.public).chain(&self.raw);
        let listed = listed.chain(self.since.values().flatten());
        for id in listed.chain(self.search.values().flatten()) {
            if !known.contains_key(id) {
                bail!("api/surface.toml: the document has no operation `{id}`");
            }
        }
        for tag in self.tags.iter().chain(self.resources.keys()) {
            if !known.values().any(|has| has == tag) {
                bail!("api/surface.toml: the document has no tag `{tag}`");
            }
        }
        Ok(())
    }

    /// Since when the server has an operation.
    pub(super) fn since(&self, id: &str) -> Option<&str> {
        let mut found = self.since.iter().filter(|(_, ids)| ids.contains(id));
        found.next().map(|(version, _)| version.as_str())
    }

    /// The fields that advanced search of an operation looks at.
    pub(super) fn search_fields(&self, id: &str) -> Option<&str> {
        let mut found = self.search.iter().filter(|(_, ids)| ids.contains(id));
        found.next().map(|(fields, _)| fields.as_str())
    }
}
