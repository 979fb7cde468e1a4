//! What JavaScript (`host/core.js`) calls: the protocol's functions and state machines, by name, with
//! texts and numbers for arguments and results. No value of JavaScript's is kept here, and nothing is
//! waited for.
//!
//! Two functions serve for all: one whose answer is a number and one whose answer is a text. As
//! functions and classes of their own, with what wasm-bindgen adds to each on both sides, these were
//! a fifth of the package (docs/performance.md).

#![expect(unreachable_pub, reason = "wasm-bindgen takes public functions alone")]

mod client;
mod numbers;
#[cfg(feature = "probe")]
mod probe;

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;
use core::panic::PanicInfo;

use wasm_bindgen::prelude::*;

use client::Client;
use numbers::{lifetime, number, small, status, whole};

use crate::operations::{self, Row};
use crate::protocol::call::{Call, Event, Rules, Verdict};
use crate::protocol::failure::{SPENT, WEB_PAGE};
use crate::protocol::link;
use crate::protocol::pack::unpack;
use crate::protocol::page::{Next, PageInfo, Window};
use crate::protocol::response::{self, Reading};
use crate::protocol::retry::{self, Lost, Policy};
use crate::protocol::search::{self, Search};
use crate::protocol::text::{concat, decimal};
use crate::protocol::token::Token;
use crate::request::{self, Mistake, Target};

#[wasm_bindgen(module = "/src/host/core.js")]
extern "C" {
    /// Called by each instance when it starts.
    fn started();

    /// Takes the place of a panic.
    fn panicked(file: &str, line: u32);
}

/// A panic stops the instance, and JavaScript, which started this, meets that as an exception.
#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    // Where it was, and not what was said: nothing is formatted, so the module has no formatter.
    if let Some(place) = info.location() {
        panicked(place.file(), place.line());
    }
    core::arch::wasm32::unreachable()
}

/// Runs when an instance starts.
#[wasm_bindgen(start)]
fn start() {
    started();
    #[cfg(feature = "probe")]
    probe::add_probe();
}

/// Asks for a number. `packed` is the question's name and its texts, `state` what it is about,
/// where that is something that is kept here; what does not count is 0.
#[expect(clippy::many_single_char_names, reason = "each question has its own")]
#[wasm_bindgen]
pub fn ask(packed: &str, state: usize, a: f64, b: f64, c: f64, d: f64, e: f64) -> f64 {
    let texts = Texts::of(packed);
    if state == 0 {
        return ask_for(&texts, a, b, c, d, e);
    }
    let mut kept = KEPT.take();
    let answer = match kept.get_mut(state) {
        Some(state) if texts.name() == "free" => {
            *state = State::None;
            0.0
        }
        Some(State::Client(client)) => client.ask(&texts, a, b, c),
        Some(State::Call(call)) => ask_call(call, &texts, a, b, c),
        Some(State::Walk(walk)) => ask_walk(walk, &texts),
        Some(State::None) | None => f64::NAN,
    };
    KEPT.set(kept);
    answer
}

/// Asks for a text, in the same way. What begins with U+0002 or U+0003 is what is wrong with the
/// arguments, in kind or in range.
#[expect(clippy::many_single_char_names, reason = "each question has its own")]
#[wasm_bindgen]
pub fn tell(packed: &str, state: usize, a: f64, b: f64, c: f64, d: f64, e: f64) -> String {
    let texts = Texts::of(packed);
    if state == 0 {
        return tell_of(&texts, a, b, c, d, e);
    }
    let mut kept = KEPT.take();
    let answer = match kept.get_mut(state) {
        Some(State::Client(client)) => client.tell(&texts, a, b, c, d, e),
        Some(State::Walk(walk)) => tell_walk(walk, &texts, a),
        _ => String::new(),
    };
    KEPT.set(kept);
    answer
}

/// This instance has stopped for good: the next call of an export starts a fresh one.
#[wasm_bindgen]
pub fn abandon() {
    wasm_bindgen::handler::schedule_reinit();
}

/// An export that does nothing, for the effect of [`abandon`].
#[wasm_bindgen]
pub fn revive() {}

/// The texts of a question: its name, and what goes with it.
struct Texts(Vec<String>);

impl Texts {
    fn of(packed: &str) -> Texts {
        Texts(unpack(packed))
    }

    fn name(&self) -> &str {
        self.at(0)
    }

    /// A text, from 1.
    fn at(&self, index: usize) -> &str {
        self.0.get(index).map_or("", String::as_str)
    }

    /// A text that is empty where there is none.
    fn given(&self, index: usize) -> Option<&str> {
        Some(self.at(index)).filter(|text| !text.is_empty())
    }
}

/// What is kept here for JavaScript, which knows it by a number.
enum State {
    /// It was freed; another one may take its place.
    None,
    Client(Box<Client>),
    Call(Call),
    Walk(Window),
}

/// By number, from 1: the first is never used.
static KEPT: Kept = Kept(Cell::new(Vec::new()));

struct Kept(Cell<Vec<State>>);

// SAFETY: a module without threads has one.
#[expect(unsafe_code, reason = "sound where there is one thread")]
unsafe impl Sync for Kept {}

impl Kept {
    fn take(&self) -> Vec<State> {
        self.0.take()
    }

    fn set(&self, states: Vec<State>) {
        self.0.set(states);
    }

    /// Keeps a state, and answers its number.
    fn keep(&self, state: State) -> u32 {
        let mut states = self.take();
        if states.is_empty() {
            states.push(State::None);
        }
        let free = states
            .iter()
            .skip(1)
            .position(|state| matches!(state, State::None));
        let index = free.map_or(states.len(), |free| free + 1);
        match states.get_mut(index) {
            Some(place) => *place = state,
            None => states.push(state),
        }
        self.set(states);
        u32::try_from(index).unwrap_or_default()
    }
}

fn ask_for(texts: &Texts, a: f64, b: f64, c: f64, d: f64, e: f64) -> f64 {
    match texts.name() {
        // One call: its method (none for a token request), flags, attempts, and the delays of its
        // policy.
        "call" => f64::from(KEPT.keep(State::Call(Call::new(rules(texts, small(a), b, c, d, e))))),
        // A walk over pages: from which, of what size, how many at a time, for how many items.
        "walk" => f64::from(KEPT.keep(State::Walk(
            Window::new(small(a), small(b), small(c)).for_items(d),
        ))),
        // How an answer's body is read, by its status and type.
        "reading" => match response::reading(status(a), texts.given(1)) {
            Reading::Nothing => 0.0,
            Reading::Json => 1.0,
            Reading::Text => 2.0,
            Reading::WebPage => 3.0,
            Reading::Foreign => 4.0,
        },
        // What a `Retry-After` asks for, ms, by an answer's `Date` and the time.
        "retryAfter" => retry::retry_after(texts.at(1), texts.given(2), a).unwrap_or(f64::NAN),
        // Whether a token that is kept until then, and came then, can be sent now.
        "serves" => {
            let token = Token {
                id: 0,
                lifetime: lifetime(a),
                obtained_at: b,
            };
            f64::from(token.serves(c))
        }
        _ => f64::NAN,
    }
}

fn tell_of(texts: &Texts, a: f64, b: f64, c: f64, d: f64, e: f64) -> String {
    match texts.name() {
        // See `operations::packed`.
        "table" => operations::table().to_owned(),
        // A client: see `open`.
        "client" => client::open(texts, small(a), b, c, d, e),
        // The target of an operation, by its place in the table.
        "request" => {
            let row = Row::at(whole(a)).unwrap_or_default();
            let search = read_search(texts.at(3));
            told(request::of_operation(
                &row,
                &unpack(texts.at(1)),
                &unpack(texts.at(2)),
                search.as_ref(),
            ))
        }
        // The target of a path of the caller's, or, without a method, of a list there.
        "path" => {
            let (values, pairs) = (unpack(texts.at(3)), unpack(texts.at(4)));
            told(match texts.at(1) {
                "" => request::of_list(texts.at(2), &values, &pairs),
                method => request::of_path(method, texts.at(2), &values, &pairs),
            })
        }
        // What a page's headers say: the numbers of first, prev, next and last, the total, and
        // whether there is a next page, separated by commas.
        "page" => {
            let info = info(texts);
            let links = info.links.unwrap_or_default();
            let mut text = String::new();
            for number in [links.first, links.prev, links.next, links.last, info.total] {
                if let Some(number) = number {
                    text.push_str(&decimal(number));
                }
                text.push(',');
            }
            if info.next(small(a), small(b), small(c)) != Next::End {
                text.push('1');
            }
            text
        }
        // What is said of a redirect; where it leads is empty where a browser hides it.
        "redirected" => response::redirected(texts.given(1)),
        // What is said of a web page where an API's answer was to come.
        "webPage" => WEB_PAGE.to_owned(),
        "parseLinkHeader" => link::flat(&link::parse(texts.at(1))),
        "escapeLike" => search::escape_like(texts.at(1)),
        _ => String::new(),
    }
}

/// The flags of a call's rules, from the lowest bit: replayable, posix, forgiving, refreshable.
fn rules(
    texts: &Texts,
    flags: u32,
    attempts: f64,
    base_delay: f64,
    max_delay: f64,
    max_retry_after: f64,
) -> Rules {
    Rules {
        idempotent: texts.given(1).is_none_or(retry::is_idempotent),
        replayable: flags & 1 != 0,
        posix: flags & 2 != 0,
        forgiving: flags & 4 != 0,
        refreshable: flags & 8 != 0,
        policy: Policy {
            attempts: small(attempts),
            base_delay,
            max_delay,
            max_retry_after,
        },
    }
}

fn ask_call(call: &mut Call, texts: &Texts, a: f64, b: f64, c: f64) -> f64 {
    if texts.name() == "begin" {
        // An attempt begins: its number, from 1.
        return f64::from(call.begin());
    }
    // An attempt has ended: the body's code, a status or one of `Lost` (1 to 4), a `Retry-After`, and a
    // random number. What follows: wait so many ms and try again; -1,
    // done; -2, done by an earlier attempt; -3, get another token and try again; -4, fail.
    let event = match status(a) {
        1 => Event::Lost(Lost::NeverSent),
        2 => Event::Lost(Lost::Connection),
        3 => Event::Lost(Lost::TimedOut),
        4 => Event::Lost(Lost::Body),
        status => Event::Answered {
            status,
            retry_after: number(b),
            hopeless: texts.at(1) == SPENT,
        },
    };
    match call.ended(event, c) {
        Verdict::Retry(delay) => delay,
        Verdict::Done => -1.0,
        Verdict::AlreadyDone => -2.0,
        Verdict::Refresh => -3.0,
        Verdict::Fail => -4.0,
    }
}

/// Page 0 is none.
fn ask_walk(walk: &mut Window, texts: &Texts) -> f64 {
    let page = match texts.name() {
        // The next page to ask for now; it then counts as asked for.
        "ask" => walk.ask(),
        // The page that is read next.
        _ => walk.head(),
    };
    f64::from(page.unwrap_or_default())
}

/// The page at the head, with so many items, has been read: why the list would never end, or nothing.
fn tell_walk(walk: &mut Window, texts: &Texts, items: f64) -> String {
    let page = walk.head().unwrap_or_default();
    let next = walk.answered(&info(texts), small(items));
    next.problem(page).unwrap_or_default()
}

/// What the headers of a page say: `Link`, `Total-Number`, `Total-Number-Is-Capped`.
fn info(texts: &Texts) -> PageInfo {
    PageInfo::read(texts.given(1), texts.given(2), texts.given(3))
}

/// The joint, whether case counts, and then of each term the field, the mode, how many values it
/// has, and those; nothing where nobody searches.
fn read_search(packed: &str) -> Option<Search> {
    let mut texts = unpack(packed).into_iter();
    let joint = texts.next()?;
    let case = texts.next()?;
    Some(Search::read(&joint, &case, texts))
}

/// The path with its query, whether it searches by an expression, the page size, and the place of
/// the operation in the table, separated by spaces; or what is wrong.
fn told(target: Result<Target, Mistake>) -> String {
    let target = match target {
        Ok(target) => target,
        Err(Mistake::Type(message)) => return concat(&["\u{2}", &message]),
        Err(Mistake::Range(message)) => return concat(&["\u{3}", &message]),
    };
    let mut text = target.path_and_query;
    text.push(' ');
    if target.posix {
        text.push('1');
    }
    text.push(' ');
    if let Some(size) = target.page_size {
        text.push_str(&decimal(size));
    }
    text.push(' ');
    if let Some(row) = target.row {
        text.push_str(&decimal(i64::try_from(row.at).unwrap_or_default()));
    }
    text
}
