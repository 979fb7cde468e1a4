//! Texts that must not be seen.

use alloc::string::String;
use core::fmt;

use super::text::owned;

/// A text that must not be seen: its `Debug` shows nothing of it.
///
/// ```
/// use logto_management::protocol::secret::Secret;
/// let secret = Secret::new("s3cret");
/// assert_eq!(format!("{secret:?}"), "[secret]");
/// assert_eq!(secret.expose(), "s3cret");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps `text`.
    pub fn new(text: &str) -> Secret {
        Secret(owned(text))
    }

    /// The text, for the one place that sends it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_shows_nothing_of_it() {
        assert_eq!(format!("{:?}", Secret::new("hunter2")), "[secret]");
    }
}
