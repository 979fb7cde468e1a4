//! Lists of texts as one text: the form in which they cross between JavaScript and the core
//! (`host/core.js`), which is decoded once however many they are.
//!
//! Each text ends with U+0000; where one of them holds that character, or U+0001, it is written as
//! U+0001 with `0` or `1` after it.

use alloc::string::String;
use alloc::vec::Vec;

/// Puts texts together.
pub fn pack<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut packed = String::new();
    for text in texts {
        for character in text.chars() {
            match character {
                '\0' => packed.push_str("\u{1}0"),
                '\u{1}' => packed.push_str("\u{1}1"),
                other => packed.push(other),
            }
        }
        packed.push('\0');
    }
    packed
}

/// Takes them apart again.
pub fn unpack(packed: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut text = String::new();
    let mut escaped = false;
    for character in packed.chars() {
        match character {
            '\0' => texts.push(core::mem::take(&mut text)),
            '\u{1}' => escaped = true,
            other if escaped => {
                text.push(if other == '0' { '\0' } else { '\u{1}' });
                escaped = false;
            }
            other => text.push(other),
        }
    }
    texts
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
