//! A walk over pages, and what the headers of a page say.

use alloc::string::String;

use super::Answer::{self, Number, Text};
use super::numbers::{count, small};
use super::questions::{ADVANCE, AHEAD, HEAD, NEXT};
use super::{Asked, Kept, State, given};
use crate::protocol::page::{Next, PageInfo, Window};
use crate::protocol::text::push_number;

/// From which page, of what size, how many at a time, for how many items.
pub(super) fn open(kept: &mut Kept, asked: &Asked<'_>) -> f64 {
    let [from, size, width, items, ..] = asked.numbers;
    let window = Window::new(small(from), small(size), small(width));
    count(kept.keep(State::Walk(window.for_items(items))))
}

/// Page 0 is none.
pub(super) fn answer(walk: &mut Window, asked: &Asked<'_>) -> Answer {
    let page = match asked.question {
        // The page that is read next.
        HEAD => walk.head(),
        // The next page to ask for now, which then counts as asked for; or that which may be needed.
        NEXT => walk.ask(),
        AHEAD => walk.ask_ahead(),
        ADVANCE => return Text(advance(walk, asked)),
        _ => None,
    };
    Number(f64::from(page.unwrap_or_default()))
}

/// Goes on from the page at the head to the next one, as [`page`] has told it (0 for none, and not a
/// number where nobody knows which), in a list that may end with that page: why it would never end, or
/// nothing.
fn advance(walk: &mut Window, asked: &Asked<'_>) -> String {
    let [next, end, ..] = asked.numbers;
    let page = walk.head().unwrap_or_default();
    let next = match next.is_nan() {
        true => Next::Unreadable,
        false => Next::from(page, Some(small(next)).filter(|next| *next > 0)),
    };
    walk.go_on(next, small(end));
    next.problem(page).unwrap_or_default()
}

/// What a page's headers say, separated by commas: the numbers of first, prev, next and last, the total,
/// where a walk goes from it (a page, nothing, or `?` where nobody knows), and the last page that there
/// may be. Given are `Link`, `Total-Number` and `Total-Number-Is-Capped`, and the page, its size, and how
/// many items it has.
pub(super) fn page(asked: &Asked<'_>) -> String {
    let [link, total, capped, ..] = asked.texts;
    let [page, size, items, ..] = asked.numbers;
    let info = PageInfo::read(given(link), given(total), given(capped));
    let links = info.links;
    let mut text = String::new();
    for number in [links.first, links.prev, links.next, links.last, info.total] {
        if let Some(number) = number {
            push_number(&mut text, number.into());
        }
        text.push_str(",");
    }
    match info.next(small(page), small(size), small(items)) {
        Next::Page(next) | Next::Loop(next) => push_number(&mut text, next.into()),
        Next::Unreadable => text.push_str("?"),
        Next::End => {}
    }
    text.push_str(",");
    push_number(&mut text, info.end(small(size)).into());
    text
}
