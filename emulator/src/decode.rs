//! What tests order, with the place of a mistake in its message.

use serde::Deserialize;
use serde::de::Deserializer;

/// The order that a deserializer has (JSON, a JavaScript value); else a sentence that names the field
/// that is wrong.
///
/// # Errors
/// That sentence.
pub fn decode<'de, T, D>(deserializer: D) -> Result<T, String>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let path = error.path().to_string();
        match path.as_str() {
            "." => error.inner().to_string(),
            _ => wrong(&path, error.inner()),
        }
    })
}

/// A sentence about a field.
pub(crate) fn wrong(path: &str, what: impl std::fmt::Display) -> String {
    format!("`{path}`: {what}")
}
