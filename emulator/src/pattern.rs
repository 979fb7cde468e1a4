//! How PostgreSQL matches text: `LIKE`, `=`, `SIMILAR TO`, `~`.

use regex::{Regex, RegexBuilder};

use crate::failure::Failure;

/// A way to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Like,
    Exact,
    SimilarTo,
    Posix,
}

impl Mode {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            "like" => Some(Self::Like),
            "exact" => Some(Self::Exact),
            "similar_to" => Some(Self::SimilarTo),
            "posix" => Some(Self::Posix),
            _ => None,
        }
    }
}

/// A compiled pattern.
pub(crate) enum Pattern {
    Exact { value: String, case_sensitive: bool },
    Regex(Regex),
}

impl Pattern {
    /// Compiles a pattern. What the database would refuse is the 500 that Logto makes of it.
    pub(crate) fn new(mode: Mode, value: &str, case_sensitive: bool) -> Result<Self, Failure> {
        if value.contains('\0') {
            return Err(Failure::internal());
        }
        let expression = match mode {
            Mode::Exact => {
                let value = if case_sensitive {
                    value.to_owned()
                } else {
                    value.to_lowercase()
                };
                return Ok(Self::Exact {
                    value,
                    case_sensitive,
                });
            }
            Mode::Like => like(value),
            Mode::SimilarTo => similar_to(value),
            Mode::Posix => value.to_owned(),
        };
        RegexBuilder::new(&expression)
            .case_insensitive(!case_sensitive)
            .dot_matches_new_line(true)
            .build()
            .map(Self::Regex)
            .map_err(|_| Failure::internal())
    }

    /// Whether the text matches.
    pub(crate) fn fits(&self, text: &str) -> bool {
        match self {
            Self::Exact {
                value,
                case_sensitive: true,
            } => text == value,
            Self::Exact {
                value,
                case_sensitive: false,
            } => text.to_lowercase() == *value,
            Self::Regex(expression) => expression.is_match(text),
        }
    }
}

/// `LIKE`: `%` any text, `_` any character, a backslash makes the next character literal.
fn like(pattern: &str) -> String {
    let mut out = String::from("^");
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '%' => out.push_str(".*"),
            '_' => out.push('.'),
            '\\' => literal(&mut out, letters.next().unwrap_or('\\')),
            other => literal(&mut out, other),
        }
    }
    out.push('$');
    out
}

/// `SIMILAR TO`: `LIKE` with the alternation, repetition, grouping and brackets of SQL's regular
/// expressions; anchors and the dot are ordinary characters.
fn similar_to(pattern: &str) -> String {
    let mut out = String::from("^(?:");
    let mut letters = pattern.chars();
    let mut in_bracket = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => literal(&mut out, letters.next().unwrap_or('\\')),
            ']' if in_bracket => {
                in_bracket = false;
                out.push(']');
            }
            other if in_bracket => out.push(other),
            '[' => {
                in_bracket = true;
                out.push('[');
            }
            '%' => out.push_str(".*"),
            '_' => out.push('.'),
            '(' => out.push_str("(?:"),
            '|' | '*' | '+' | '?' | '{' | '}' | ')' => out.push(letter),
            other => literal(&mut out, other),
        }
    }
    out.push_str(")$");
    out
}

fn literal(out: &mut String, letter: char) {
    out.push_str(&regex::escape(letter.encode_utf8(&mut [0; 4])));
}
