//! What JavaScript (`host/core.js`) calls: the protocol's functions and state machines, by number, with
//! texts and numbers for arguments and results. No value of JavaScript's is kept here, and nothing is
//! waited for.
//!
//! One function serves for all. As functions and classes of their own, with what wasm-bindgen adds to
//! each on both sides, these were a fifth of the package (docs/performance.md). Texts lie in memory that
//! both sides know, and not in an allocation for each question, with a call to make it and one to free it.

#![expect(unreachable_pub, reason = "wasm-bindgen takes public functions alone")]

mod alone;
mod call;
mod client;
mod numbers;
#[cfg(feature = "probe")]
mod probe;
mod questions;
mod walk;

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::panic::PanicInfo;

use wasm_bindgen::prelude::*;

use Answer::{Number, Text};
use client::Client;
use numbers::{count, whole};
use questions::{FREE, RESERVE};

use crate::protocol::call::Call;
use crate::protocol::pack::unpack;
use crate::protocol::page::Window;
use crate::protocol::text::valid;

#[wasm_bindgen(module = "/src/host/core.js")]
extern "C" {
    /// Takes the place of a panic: where its file's name lies, how long that is, and the line.
    fn panicked(file: usize, length: usize, line: u32);
}

#[wasm_bindgen(module = "/src/host/glue.js")]
extern "C" {
    /// Called by each instance that the glue makes.
    fn started();
}

/// A panic stops the instance, and JavaScript, which started this, meets that as an exception.
#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    // Where it was, and not what was said: nothing is formatted, so the module has no formatter.
    if let Some(place) = info.location() {
        let file = place.file();
        panicked(file.as_ptr().expose_provenance(), file.len(), place.line());
    }
    core::arch::wasm32::unreachable()
}

/// Runs when the glue has made an instance.
#[wasm_bindgen(start)]
fn begin() {
    // Whatever the glue calls next, it calls of a fresh one.
    wasm_bindgen::handler::schedule_reinit();
    started();
}

/// Asks a question (`questions.rs`): `state` is the number of what it is about, where that is something
/// that is kept here, `length` the bytes of its texts, and the rest are its numbers. The answer is a
/// number, or the length of a text, which lies where the question's texts were. A text that begins with
/// U+0002 or U+0003 is what is wrong with the arguments, in kind or in range.
#[expect(clippy::too_many_arguments, reason = "each of them is a number alone")]
#[expect(clippy::many_single_char_names, reason = "each question has its own")]
#[wasm_bindgen]
pub fn ask(
    question: u32,
    state: usize,
    length: usize,
    a: f64,
    b: f64,
    c: f64,
    d: f64,
    e: f64,
) -> f64 {
    // Nothing that is asked asks in its turn; and an instance that did not come back has stopped.
    let Ok(mut core) = CORE.0.try_borrow_mut() else {
        core::arch::wasm32::unreachable()
    };
    let core = &mut *core;
    if question == RESERVE {
        return reserve(&mut core.room, whole(a));
    }
    let packed = core.room.get(..length).unwrap_or_default();
    let all = unpack(valid(packed).unwrap_or_default());
    let mut texts = [""; 6];
    for (place, text) in texts.iter_mut().zip(&all) {
        *place = text;
    }
    let asked = Asked {
        question,
        numbers: [a, b, c, d, e],
        texts,
        all: &all,
    };
    match core.kept.answer(state, &asked) {
        Number(number) => number,
        Text(text) => tell(&mut core.room, text),
    }
}

/// Sees to it that there is room for so many bytes, and answers where. An answer that was too long for
/// the room has become the room, and stays there when it is asked for.
fn reserve(room: &mut Vec<u8>, length: usize) -> f64 {
    while room.len() < length {
        room.extend_from_slice(&[0; 64]);
    }
    count(room.as_ptr().expose_provenance())
}

/// Puts an answer's text into the room, and answers its length.
fn tell(room: &mut Vec<u8>, text: String) -> f64 {
    let length = text.len();
    match room.get_mut(..length) {
        Some(place) => place
            .iter_mut()
            .zip(text.bytes())
            .for_each(|(to, from)| *to = from),
        None => *room = text.into_bytes(),
    }
    count(length)
}

/// What an instance has.
struct Core {
    /// See [`reserve`]: all of it is there to be written to.
    room: Vec<u8>,
    kept: Kept,
}

static CORE: Only = Only(RefCell::new(Core {
    room: Vec::new(),
    kept: Kept(Vec::new()),
}));

struct Only(RefCell<Core>);

// SAFETY: a module without threads has one.
#[expect(unsafe_code, reason = "sound where there is one thread")]
unsafe impl Sync for Only {}

/// A question.
struct Asked<'a> {
    question: u32,
    numbers: [f64; 5],
    /// The first texts, empty where there are none.
    texts: [&'a str; 6],
    /// All texts, however many they are.
    all: &'a [&'a str],
}

/// A text that is empty where nothing is given.
fn given(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

enum Answer {
    Number(f64),
    Text(String),
}

/// What is kept here for JavaScript, which knows it by a number.
enum State {
    /// It was freed; another one may take its place.
    None,
    Client(Client),
    Call(Call),
    Walk(Window),
}

/// By number, from 1.
struct Kept(Vec<State>);

impl Kept {
    /// Keeps a state, and answers its number.
    fn keep(&mut self, state: State) -> usize {
        let free = self.0.iter().position(|kept| matches!(kept, State::None));
        let index = free.unwrap_or(self.0.len());
        match self.0.get_mut(index) {
            Some(place) => *place = state,
            None => self.0.push(state),
        }
        index + 1
    }

    /// Answers a question about a state, or about none.
    fn answer(&mut self, state: usize, asked: &Asked<'_>) -> Answer {
        match self.0.get_mut(state.wrapping_sub(1)) {
            None => alone::answer(self, asked),
            Some(state) if asked.question == FREE => {
                *state = State::None;
                Number(0.0)
            }
            Some(State::None) => Number(f64::NAN),
            Some(State::Client(client)) => client.answer(asked),
            Some(State::Call(call)) => call::answer(call, asked),
            Some(State::Walk(walk)) => walk::answer(walk, asked),
        }
    }
}
