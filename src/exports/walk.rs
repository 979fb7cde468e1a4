//! A walk over pages, and what the headers of a page say.

use alloc::string::String;

use super::Answer::{self, Number, Text};
use super::numbers::{count, small};
use super::questions::{ADVANCE, HEAD, NEXT};
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
        // The next page to ask for now; it then counts as asked for.
        NEXT => walk.ask(),
        ADVANCE => return Text(advance(walk, asked)),
        _ => None,
    };
    Number(f64::from(page.unwrap_or_default()))
}

/// The page at the head, with so many items, has been read: why the list would never end, or nothing.
fn advance(walk: &mut Window, asked: &Asked<'_>) -> String {
    let [items, ..] = asked.numbers;
    let page = walk.head().unwrap_or_default();
    let next = walk.answered(&info(asked), small(items));
    next.problem(page).unwrap_or_default()
}

/// What a page's headers say: the numbers of first, prev, next and last, the total, and whether there is
/// a next page, separated by commas. Given are the page, its size, and how many items it has.
pub(super) fn page(asked: &Asked<'_>) -> String {
    let [page, size, items, ..] = asked.numbers;
    let info = info(asked);
    let links = info.links;
    let mut text = String::new();
    for number in [links.first, links.prev, links.next, links.last, info.total] {
        if let Some(number) = number {
            push_number(&mut text, number.into());
        }
        text.push_str(",");
    }
    if info.next(small(page), small(size), small(items)) != Next::End {
        text.push_str("1");
    }
    text
}

/// The headers of a page: `Link`, `Total-Number`, `Total-Number-Is-Capped`.
fn info(asked: &Asked<'_>) -> PageInfo {
    let [link, total, capped, ..] = asked.texts;
    PageInfo::read(given(link), given(total), given(capped))
}
