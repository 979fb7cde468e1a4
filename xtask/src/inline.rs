//! A module as JavaScript, for hosts that have no better way to load it: its bytes as a text, which
//! `npm/decode.js` reads.
//!
//! Bundles are sent compressed. Base64 cuts bytes at every sixth bit, so that a compressor finds
//! neither their repetitions nor their frequencies: a module of 31 KB gzipped becomes 41. Here a byte
//! is a character, or two where it is rare, and what is sent is as small as the module itself.

/// All that a text may consist of: printable ASCII, without what would have to be escaped in a string
/// of JavaScript, in a template, or in a page.
fn alphabet() -> Vec<char> {
    (' '..='~')
        .filter(|one| !"\"$'<\\`".contains(*one))
        .collect()
}

/// How many of the last characters say that the next one stands for a rare byte.
const ESCAPES: usize = 2;

/// The source of a file whose default export is what `decode` takes: the frequent bytes, in
/// hexadecimal digits, and the text.
pub(crate) fn source(module: &[u8]) -> String {
    let (order, text) = encode(module);
    let frequent = order.iter().take(alphabet().len() - ESCAPES);
    let digits: String = frequent.map(|byte| format!("{byte:02x}")).collect();
    format!("export default [\n  \"{digits}\",\n  \"{text}\",\n];\n")
}

/// The bytes in the order in which they are counted, those that are one character first and the others
/// by their value; and the text.
fn encode(module: &[u8]) -> (Vec<u8>, String) {
    let mut counts = [0_usize; 256];
    for byte in module {
        counts[usize::from(*byte)] += 1;
    }
    let mut order: Vec<u8> = (0..=255).collect();
    order.sort_by_key(|byte| std::cmp::Reverse(counts[usize::from(*byte)]));
    let alphabet = alphabet();
    let direct = alphabet.len() - ESCAPES;
    order[direct..].sort_unstable();
    let mut written = vec![String::new(); 256];
    for (at, byte) in order.iter().enumerate() {
        let one = &mut written[usize::from(*byte)];
        if let Some(escape) = (at / direct).checked_sub(1) {
            one.push(alphabet[direct + escape]);
        }
        one.push(alphabet[at % direct]);
    }
    let text = module
        .iter()
        .map(|byte| written[usize::from(*byte)].as_str())
        .collect();
    (order, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `npm/decode.js` reads it.
    fn decode(order: &[u8], text: &str) -> Vec<u8> {
        let alphabet = alphabet();
        let direct = alphabet.len() - ESCAPES;
        let mut part = 0;
        let mut bytes = Vec::new();
        for one in text.chars() {
            let place = alphabet.iter().position(|known| *known == one).unwrap();
            if place >= direct {
                part = (place - direct + 1) * direct;
            } else {
                bytes.push(order[part + place]);
                part = 0;
            }
        }
        bytes
    }

    #[test]
    fn every_byte_is_read_again() {
        let all: Vec<u8> = (0..=255).chain(0..=255).chain([0; 1000]).collect();
        let (order, text) = encode(&all);
        assert_eq!(decode(&order, &text), all);
        assert!(
            text.ends_with(&" ".repeat(1000)),
            "the most frequent is one character"
        );
    }

    #[test]
    fn a_text_needs_no_escape() {
        let all: Vec<u8> = (0..=255).collect();
        let source = source(&all);
        let (_, text) = encode(&all);
        assert!(!text.contains(['"', '\\', '`', '$', '<', '\'']));
        assert!(source.starts_with("export default [\n") && source.is_ascii());
    }
}
