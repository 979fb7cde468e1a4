//! Texts in texts, and numbers as texts, by bytes and without panics: the standard library's ways
//! bring several kilobytes of searching and formatting along (docs/performance.md). Marks are ASCII
//! characters, so what stands between them is whole.

use alloc::string::String;

/// How many bytes stand before the first mark; all of them where there is none.
fn length_before(text: &str, mark: u8) -> usize {
    text.bytes().take_while(|byte| *byte != mark).count()
}

/// Whether there is such a mark.
pub(crate) fn has(text: &str, mark: u8) -> bool {
    length_before(text, mark) < text.len()
}

/// Whether a byte is one of a few.
#[expect(
    clippy::manual_contains,
    reason = "`contains` brings a search by words, which is larger than all that is searched here"
)]
pub(crate) fn is_one_of(byte: u8, few: &[u8]) -> bool {
    few.iter().any(|one| *one == byte)
}

/// Whether a byte is an ASCII letter, a digit, or one of a few.
pub(crate) fn is_letter_or(byte: u8, few: &[u8]) -> bool {
    byte.is_ascii_alphanumeric() || is_one_of(byte, few)
}

/// What stands before and after the first mark.
pub(crate) fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = length_before(text, mark);
    // Without a mark, nothing begins after it.
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// What stands before the first mark; all of it where there is none.
pub(crate) fn before(text: &str, mark: u8) -> &str {
    text.get(..length_before(text, mark)).unwrap_or_default()
}

/// What stands between the marks, before the first and after the last.
pub(crate) fn split(text: &str, mark: u8) -> Split<'_> {
    Split {
        rest: Some(text),
        mark,
    }
}

/// See [`split`].
pub(crate) struct Split<'a> {
    rest: Option<&'a str>,
    mark: u8,
}

impl<'a> Iterator for Split<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let end = length_before(rest, self.mark);
        // Without a mark, nothing begins after it.
        self.rest = rest.get(end + 1..);
        rest.get(..end)
    }
}

/// A copy. It grows as all texts do: what allocates at once comes to more code.
pub(crate) fn owned(text: &str) -> String {
    let mut copy = String::new();
    copy.push_str(text);
    copy
}

/// A copy in lower case, but for letters beyond ASCII.
pub(crate) fn in_lower_case(text: &str) -> String {
    let mut text = owned(text);
    text.make_ascii_lowercase();
    text
}

/// Texts one after another.
pub(crate) fn concat(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
    }
    text
}

/// Names separated by commas, as a list to be read.
pub(crate) fn listed(names: &str) -> String {
    let mut text = String::new();
    for name in split(names, b',') {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(name);
    }
    text
}

/// Reads a number of nothing but decimal digits; one that is too large is the largest.
pub(crate) fn digits(text: &str) -> Option<i64> {
    let mut number: i64 = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = match number {
            ..100_000_000_000_000_000 => number * 10 + i64::from(byte - b'0'),
            _ => i64::MAX,
        };
    }
    (!text.is_empty()).then_some(number)
}

/// A whole number in decimal digits.
pub(crate) fn decimal(number: impl Into<i64>) -> String {
    written(number.into())
}

fn written(number: i64) -> String {
    let mut text = String::new();
    push_number(&mut text, number);
    text
}

/// Appends a whole number in decimal digits.
pub(crate) fn push_number(text: &mut String, number: i64) {
    if number < 0 {
        text.push_str("-");
    }
    let number = number.unsigned_abs();
    if number >= 10 {
        // Ten times smaller each time, so at most nineteen deep and never negative.
        push_number(text, i64::try_from(number / 10).unwrap_or_default());
    }
    text.push_str(digit((number % 10) as usize));
}

/// A digit of a number below 16. As a text, since characters are encoded by more code.
pub(crate) fn digit(value: usize) -> &'static str {
    "0123456789ABCDEF".get(value..value + 1).unwrap_or_default()
}

/// What is said, with a name in the place of `*`.
pub(crate) fn fill_in(said: &str, name: &str) -> String {
    match cut(said, b'*') {
        Some((before, after)) => concat(&[before, name, after]),
        None => owned(said),
    }
}

/// A line of a text, counted from 0.
pub(crate) fn line(lines: &str, index: usize) -> &str {
    split(lines, b'\n').nth(index).unwrap_or_default()
}

/// Bytes that are UTF-8 as a text. `str::from_utf8` is made for long texts, and twice as large.
pub(crate) fn valid(bytes: &[u8]) -> Option<&str> {
    match bytes.utf8_chunks().next() {
        Some(chunk) => chunk.invalid().is_empty().then_some(chunk.valid()),
        None => Some(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart_at_marks() {
        assert_eq!(cut("a=ü=c", b'='), Some(("a", "ü=c")));
        assert_eq!(cut("a", b'='), None);
        assert_eq!((before("a=b", b'='), before("a", b'=')), ("a", "a"));
        assert!(has("a=", b'=') && !has("", b'='));
        assert!(split("a,,ü,", b',').eq(["a", "", "ü", ""]));
        assert!(split("", b',').eq([""]));
        assert_eq!(concat(&["a", "", "b"]), "ab");
    }

    #[test]
    fn digits_are_numbers() {
        assert_eq!((digits("0"), digits("0070")), (Some(0), Some(70)));
        assert_eq!(digits("99999999999999999999"), Some(i64::MAX));
        for text in ["", "-1", "+1", "1.5", " 1", "a"] {
            assert_eq!(digits(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_have_their_digits() {
        for number in [0, 7, 10, -1, 1_234_567_890, i64::MAX, i64::MIN] {
            assert_eq!(decimal(number), number.to_string());
        }
    }

    #[test]
    fn names_are_listed() {
        assert_eq!(listed("a"), "a");
        assert_eq!(listed("a,b,c"), "a, b, c");
    }
}
