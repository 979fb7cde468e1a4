//! Texts that are put together when the crate is compiled, where neither `String` nor iterators are.
//! An index out of range is an error of the compiler there, and no panic.

/// A text of at most so many bytes.
pub(super) struct Text<const N: usize> {
    pub(super) bytes: [u8; N],
    pub(super) length: usize,
}

#[expect(
    clippy::indexing_slicing,
    reason = "runs at compile time, where an index out of range is an error of the compiler"
)]
impl<const N: usize> Text<N> {
    pub(super) const fn new() -> Self {
        Text {
            bytes: [0; N],
            length: 0,
        }
    }

    pub(super) const fn byte(mut self, byte: u8) -> Self {
        // The first run only counts.
        if self.length < N {
            self.bytes[self.length] = byte;
        }
        self.length += 1;
        self
    }

    /// Bytes `from` to `to` of a text.
    pub(super) const fn part(mut self, text: &str, from: usize, to: usize) -> Self {
        let mut at = from;
        while at < to {
            self = self.byte(text.as_bytes()[at]);
            at += 1;
        }
        self
    }

    /// A column, unless it is empty.
    pub(super) const fn column(self, letter: u8, text: &str) -> Self {
        if text.is_empty() {
            return self;
        }
        self.byte(b';').byte(letter).part(text, 0, text.len())
    }

    pub(super) const fn flag(self, set: bool, letter: u8) -> Self {
        if set { self.byte(letter) } else { self }
    }

    /// Bytes `from` to `to` of a path as words of a name: each but the first with a capital, without
    /// parameters, and one of many where a parameter says which.
    pub(super) const fn words(mut self, path: &str, from: usize, to: usize) -> Self {
        let bytes = path.as_bytes();
        let mut begins = false;
        let mut at = from;
        while at < to {
            match bytes[at] {
                b'{' => {
                    while bytes[at] != b'}' {
                        at += 1;
                    }
                }
                b'/' if bytes[at + 1] == b'{' => self = self.singular(),
                b'/' | b'-' | b'.' => begins = true,
                byte if begins => {
                    self = self.byte(byte.to_ascii_uppercase());
                    begins = false;
                }
                byte => self = self.byte(byte),
            }
            at += 1;
        }
        self
    }

    /// One of many: `identities` → `identity`. `status` and `access` are no plurals.
    pub(super) const fn singular(mut self) -> Self {
        match self.bytes.split_at(self.length).0 {
            [.., b'i', b'e', b's'] => {
                self.length -= 3;
                self.byte(b'y')
            }
            [.., b's' | b'u', b's'] => self,
            [.., b's'] => {
                self.length -= 1;
                self
            }
            _ => self,
        }
    }

    /// Whether this is bytes `from` to `to` of a text.
    pub(super) const fn is(&self, text: &str, from: usize, to: usize) -> bool {
        same(
            self.bytes.split_at(self.length).0,
            text.as_bytes().split_at(to).0.split_at(from).1,
        )
    }
}

/// Where a byte stands first from there on; the end where there is none.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
pub(super) const fn position(text: &str, byte: u8, from: usize) -> usize {
    let mut at = from;
    while at < text.len() && text.as_bytes()[at] != byte {
        at += 1;
    }
    at
}

/// Whether two texts have the same bytes.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
pub(super) const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}
