//! Lists of texts as one text: the form in which they cross between JavaScript and the core
//! (`host/core.js`), which is decoded once however many they are.
//!
//! Before each text stands how long it is, in JavaScript's way (UTF-16 code units), and a space: so a
//! text may hold any character, and is taken out as it is.

use alloc::string::String;
use alloc::vec::Vec;

use super::text::{cut, digits, push_number};

/// Puts a text behind those that are packed already.
pub fn push(packed: &mut String, text: &str) {
    let length = text.bytes().map(units).sum::<u32>();
    push_number(packed, length.into());
    packed.push_str(" ");
    packed.push_str(text);
}

/// Takes them apart again.
pub fn unpack(packed: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut rest = packed;
    while let Some((text, tail)) = first(rest) {
        texts.push(text);
        rest = tail;
    }
    texts
}

/// The first text, and the others.
fn first(packed: &str) -> Option<(&str, &str)> {
    let (length, rest) = cut(packed, b' ')?;
    let mut left = digits(length)?;
    let mut end = 0;
    for byte in rest.bytes() {
        left -= i64::from(units(byte));
        // What follows the first byte of a character counts nothing, and belongs to it.
        if left < 0 {
            break;
        }
        end += 1;
    }
    rest.split_at_checked(end)
}

/// How many UTF-16 code units begin with a byte of UTF-8.
fn units(byte: u8) -> u32 {
    match byte {
        0x80..=0xbf => 0,
        0xf0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pack<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
        let mut packed = String::new();
        texts.into_iter().for_each(|text| push(&mut packed, text));
        packed
    }

    #[test]
    fn before_each_text_stands_its_length() {
        assert_eq!(pack(["a b", "", "ü", "🐈"]), "3 a b0 1 ü2 🐈");
        assert_eq!(unpack("3 a b0 1 ü2 🐈"), ["a b", "", "ü", "🐈"]);
        assert_eq!(unpack(""), [""; 0]);
    }

    #[test]
    fn what_is_not_packed_is_read_as_far_as_it_goes() {
        assert_eq!(unpack("1 ab"), ["a"]);
        assert_eq!(unpack("9 ab"), ["ab"]);
        assert_eq!(unpack("1 🐈"), [""]);
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(texts in prop::collection::vec("[\0 01aü€🐈]{0,6}", 0..6)) {
            let packed = pack(texts.iter().map(String::as_str));
            prop_assert_eq!(unpack(&packed), texts);
        }
    }
}
