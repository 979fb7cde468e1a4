//! Lists of texts as one text: the form in which they cross between JavaScript and the core
//! (`host/core.js`), which is decoded once however many they are.
//!
//! Each text ends with U+0000; where one of them holds that character, or U+0001, it is written as
//! U+0001 with `0` or `1` after it.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::text::{cut, has};

/// Puts texts together.
pub fn pack<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut packed = String::new();
    for text in texts {
        if has(text, 0) || has(text, 1) {
            for character in text.chars() {
                match character {
                    '\0' => packed.push_str("\u{1}0"),
                    '\u{1}' => packed.push_str("\u{1}1"),
                    other => packed.push(other),
                }
            }
        } else {
            packed.push_str(text);
        }
        packed.push('\0');
    }
    packed
}

/// Takes them apart again.
pub fn unpack(packed: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = packed;
    while let Some((text, tail)) = cut(rest, 0) {
        texts.push(if has(text, 1) {
            unescaped(text)
        } else {
            text.to_owned()
        });
        rest = tail;
    }
    texts
}

fn unescaped(text: &str) -> String {
    let mut meant = String::new();
    let mut escaped = false;
    for character in text.chars() {
        match character {
            '\u{1}' => {}
            '0' if escaped => meant.push('\0'),
            _ if escaped => meant.push('\u{1}'),
            other => meant.push(other),
        }
        escaped = character == '\u{1}';
    }
    meant
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_text_ends_with_nul() {
        assert_eq!(pack(["a", "", "ü"]), "a\0\0ü\0");
        assert_eq!(pack(["\0", "\u{1}0"]), "\u{1}0\0\u{1}10\0");
        assert_eq!(unpack(""), Vec::<String>::new());
        assert_eq!(unpack("\0"), [""]);
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(texts in prop::collection::vec("[\0\u{1}01aü🐈]{0,6}", 0..6)) {
            let packed = pack(texts.iter().map(String::as_str));
            prop_assert_eq!(unpack(&packed), texts);
        }
    }
}
