//! The query string as Node's parser gives it to Logto: names in order of first occurrence, each
//! with all its values.

use indexmap::IndexMap;

/// A parsed query string.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query(IndexMap<String, Vec<String>>);

impl Query {
    pub(crate) fn parse(raw: &str) -> Self {
        let mut names: IndexMap<String, Vec<String>> = IndexMap::new();
        for (name, value) in form_urlencoded::parse(raw.as_bytes()) {
            names
                .entry(name.into_owned())
                .or_default()
                .push(value.into_owned());
        }
        Self(names)
    }

    /// The value of `name`; repeated values come joined by commas, as JavaScript makes a string of
    /// an array.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).map(|values| values.join(","))
    }

    pub(crate) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0
            .iter()
            .map(|(name, values)| (name.as_str(), values.as_slice()))
    }

    /// The query of a `Link`: repeated keys are collapsed (WIRE.md, Pagination, 2), `page` is
    /// replaced in place or appended.
    pub(crate) fn with_page(&self, page: u64) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        let mut seen = false;
        for (name, values) in self.iter() {
            if name == "page" {
                out.append_pair(name, &page.to_string());
                seen = true;
            } else {
                out.append_pair(name, &values.join(","));
            }
        }
        if !seen {
            out.append_pair("page", &page.to_string());
        }
        out.finish()
    }
}

/// Whether a flag of the query is set, as Logto reads it.
pub(crate) fn is_yes(value: &str) -> bool {
    ["1", "true", "y", "yes"]
        .iter()
        .any(|yes| value.eq_ignore_ascii_case(yes))
}
