//! Texts in texts, and numbers as texts, by bytes and without panics: the standard library's ways
//! bring several kilobytes of searching and formatting along (docs/performance.md).

/// Where `part`, which is not empty, begins in `text`.
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    if part.is_empty() {
        return None;
    }
    text.as_bytes()
        .windows(part.len())
        .position(|window| window == part.as_bytes())
}

/// What stands before and after the first `separator`.
pub(crate) fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let (before, rest) = text.split_at_checked(find(text, separator)?)?;
    Some((before, rest.strip_prefix(separator)?))
}

/// What stands after the last `mark`, an ASCII character; all of it where there is none.
pub(crate) fn after_last(text: &str, mark: u8) -> &str {
    let after = text.bytes().rposition(|byte| byte == mark).map(|at| at + 1);
    text.get(after.unwrap_or(0)..).unwrap_or_default()
}

/// Names separated by spaces, as a list to be read.
pub(crate) fn listed(names: &str) -> String {
    let mut text = String::new();
    for name in names.split(' ') {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(name);
    }
    text
}

/// Appends a whole number in decimal digits.
pub(crate) fn push_number(text: &mut String, number: i64) {
    if number < 0 {
        text.push('-');
    }
    let number = number.unsigned_abs();
    if number >= 10 {
        // Ten times smaller each time, so at most nineteen deep and never negative.
        push_number(text, i64::try_from(number / 10).unwrap_or_default());
    }
    text.push(char::from_digit((number % 10) as u32, 10).unwrap_or_default());
}

/// A whole number in decimal digits.
pub(crate) fn decimal(number: impl Into<i64>) -> String {
    let mut text = String::new();
    push_number(&mut text, number.into());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_in_a_text() {
        assert_eq!(find("a//b//c", "//"), Some(1));
        assert_eq!(find("a/b", "//"), None);
        assert_eq!(find("a", "ab"), None);
        assert_eq!(find("a", ""), None);
        assert_eq!(split_once("ü, b, c", ", "), Some(("ü", "b, c")));
        assert_eq!(split_once("ab", ", "), None);
    }

    #[test]
    fn what_is_last_is_after_the_mark() {
        assert_eq!(after_last("a.b.ü", b'.'), "ü");
        assert_eq!(after_last("ab", b'.'), "ab");
        assert_eq!(after_last("ab.", b'.'), "");
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
        assert_eq!(listed("a b c"), "a, b, c");
    }
}
