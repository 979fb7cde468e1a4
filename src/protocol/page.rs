//! Page state: what an answer's headers say about the next request (WIRE.md, "Pagination").

use alloc::string::String;

use super::link;
use super::text::{before, concat, cut, decimal, digits, owned, split};

/// The page size that is asked for where the caller names none: the server's maximum, so that a
/// walk makes the fewest requests.
pub const MAX_PAGE_SIZE: u32 = 100;

/// The last page that can be asked for: one more can still be counted.
pub const MAX_PAGE: u32 = u32::MAX - 1;

/// The page numbers that a `Link` header names, by relation type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// `rel="first"`
    pub first: Option<u32>,
    /// `rel="prev"`
    pub prev: Option<u32>,
    /// `rel="next"`
    pub next: Option<u32>,
    /// `rel="last"`
    pub last: Option<u32>,
    /// There is one of these relations, whether or not its URL names a page.
    known: bool,
    /// There is a `rel="next"`, whether or not its URL names a page.
    goes_on: bool,
}

impl Links {
    /// Reads the page numbers of a `Link` header. Nothing but `page` is taken from its URLs: they
    /// lack the `/api` prefix, collapse repeated keys and may name another origin (WIRE.md).
    ///
    /// ```
    /// use logto_management::protocol::page::Links;
    /// let links = Links::parse(r#"<http://inner/users?page=1>; rel="prev", </x?page=3>; rel="next""#);
    /// assert_eq!((links.prev, links.next, links.last), (Some(1), Some(3), None));
    /// ```
    pub fn parse(header: &str) -> Links {
        let mut links = Links::default();
        for link in link::parse(header) {
            let page = page_of(link.uri);
            let rel = link.rel();
            for name in split(&rel, b' ') {
                let slot = match name {
                    "first" => &mut links.first,
                    "prev" => &mut links.prev,
                    "next" => {
                        links.goes_on = true;
                        &mut links.next
                    }
                    "last" => &mut links.last,
                    _ => continue,
                };
                links.known = true;
                *slot = slot.or(page);
            }
        }
        links
    }
}

/// A number that the wire counts by.
fn number(text: &str) -> Option<u32> {
    u32::try_from(digits(text)?).ok()
}

/// The `page` of a URL's query: the last one that is a positive number.
fn page_of(uri: &str) -> Option<u32> {
    let (_, query) = cut(before(uri, b'#'), b'?')?;
    let mut page = None;
    for pair in split(query, b'&') {
        if pair.as_bytes().first_chunk() == Some(b"page=")
            && let Some(number @ 1..=MAX_PAGE) = pair.get(5..).and_then(number)
        {
            page = Some(number);
        }
    }
    page
}

/// What the headers of one page say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageInfo {
    /// The pages that `Link` names.
    pub links: Links,
    /// Whether there was a `Link` about pages; others, such as a proxy's `preload`, say nothing of them.
    pub linked: bool,
    /// `Total-Number`
    pub total: Option<u32>,
    /// `Total-Number-Is-Capped`: there are more items than `total` says.
    pub capped: bool,
}

/// Where a walk goes from a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// That was the last page.
    End,
    /// On to this page.
    Page(u32),
    /// The server names a page, this one, that does not lie ahead: the walk would never end.
    Loop(u32),
    /// The server says that there is a next page, and not which: the walk would end too early.
    Unreadable,
}

impl Next {
    /// Where a walk goes from `page`, of which this page is said to be the next one.
    pub fn from(page: u32, next: Option<u32>) -> Next {
        match next {
            Some(next) if next > page => Next::Page(next),
            Some(next) => Next::Loop(next),
            None => Next::End,
        }
    }

    /// What is wrong with an answer after which nobody can tell how the walk from `page` goes on: a
    /// list that does not end is an error, and not the end.
    pub fn problem(self, page: u32) -> Option<String> {
        match self {
            Next::Page(_) | Next::End => None,
            Next::Loop(next) => Some(concat(&[
                "The server names page ",
                &decimal(next),
                " as the one after page ",
                &decimal(page),
                ": the list would never end.",
            ])),
            Next::Unreadable => Some(owned(
                "The server's `Link` header says that there is a next page, and not which.",
            )),
        }
    }
}

impl PageInfo {
    /// Reads the three headers of a page.
    pub fn read(link: Option<&str>, total: Option<&str>, capped: Option<&str>) -> PageInfo {
        let links = Links::parse(link.unwrap_or_default());
        PageInfo {
            links,
            linked: links.known,
            total: total.and_then(|total| number(total.trim_ascii())),
            capped: capped.is_some_and(|flag| flag.trim_ascii() == "true"),
        }
    }

    /// Where a walk goes from page `page` of `size` items at most, which had `items` items.
    ///
    /// ```
    /// use logto_management::protocol::page::{Next, PageInfo};
    /// let linked = PageInfo::read(Some(r#"</users?page=2>; rel="next""#), Some("101"), None);
    /// assert_eq!(linked.next(1, 100, 100), Next::Page(2));
    /// assert_eq!(linked.next(2, 100, 100), Next::Loop(2)); // It does not lead on from there.
    /// // A capped total has neither `next` nor `last`: pages are counted until one is short.
    /// let capped = PageInfo::read(None, Some("10001"), Some("true"));
    /// assert_eq!(capped.next(1, 100, 100), Next::Page(2));
    /// assert_eq!(capped.next(2, 100, 7), Next::End);
    /// ```
    pub fn next(&self, page: u32, size: u32, items: u32) -> Next {
        let counted = if self.capped {
            items >= size
        } else {
            !self.linked && page < self.end(size)
        };
        // The last number that there is has none after it.
        let following = page.saturating_add(1).min(MAX_PAGE);
        match self.links.next.or(counted.then_some(following)) {
            _ if self.links.goes_on && self.links.next.is_none() => Next::Unreadable,
            next => Next::from(page, next),
        }
    }

    /// The last page, where the headers tell it; never for a capped total.
    pub fn last(&self, size: u32) -> Option<u32> {
        let known = self.links.last.is_some() || self.total.is_some();
        (known && !self.capped).then_some(self.end(size))
    }

    /// The last page that there may be: none where nothing is known, any for a capped total.
    pub fn end(&self, size: u32) -> u32 {
        if self.capped {
            return u32::MAX;
        }
        let counted = self.total.unwrap_or_default().div_ceil(size.max(1));
        self.links.last.unwrap_or(counted)
    }
}

/// How far ahead of the caller a walk may ask: the pages of its window, in order.
///
/// The first page is asked for alone. Once it has told where the list ends, up to `width` pages
/// are under way or waiting to be read; where it has not (a capped total), one page is certain and
/// at most `width` − 1 are asked for on the chance that they exist.
///
/// ```
/// use logto_management::protocol::page::{Next, PageInfo, Window};
/// let mut window = Window::new(1, 100, 3);
/// assert_eq!((window.ask(), window.ask()), (Some(1), None));
/// // The first answer tells that there are five pages: three may be under way from now on.
/// let info = PageInfo::read(Some(r#"</users?page=2>; rel="next""#), Some("450"), None);
/// assert_eq!(window.answered(&info, 100), Next::Page(2));
/// assert_eq!([window.ask(), window.ask(), window.ask()], [Some(2), Some(3), Some(4)]);
/// assert_eq!(window.ask(), None);
/// ```
#[derive(Clone, Debug)]
pub struct Window {
    width: u32,
    size: u32,
    /// The page that the caller reads next; `None` at the end.
    head: Option<u32>,
    /// The first page that has not been asked for yet.
    unasked: u32,
    /// The last page that there may be ([`PageInfo::end`]).
    end: u32,
    /// The last page that is asked for on the chance that it is wanted.
    until: u32,
}

impl Window {
    /// A walk from page `from`, of pages of `size`, with at most `width` pages under way.
    pub fn new(from: u32, size: u32, width: u32) -> Window {
        Window {
            width: width.max(1),
            size,
            head: Some(from),
            unasked: from,
            end: 0,
            until: u32::MAX,
        }
    }

    /// The same for a caller who wants `items` items at most, and no page beyond those.
    #[must_use]
    pub fn for_items(mut self, items: f64) -> Window {
        let pages = items / f64::from(self.size.max(1));
        // Saturating: no list has more pages.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let mut before_last = pages as u32;
        if f64::from(before_last) >= pages {
            before_last = before_last.saturating_sub(1);
        }
        self.until = self.unasked.saturating_add(before_last);
        self
    }

    /// How many pages may be under way.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// The page that the caller reads next, `None` at the end.
    pub fn head(&self) -> Option<u32> {
        self.head
    }

    /// The next page to ask for now, if the window has room for one; it then counts as asked for.
    pub fn ask(&mut self) -> Option<u32> {
        let head = self.head?;
        let ahead = self.end.min(self.until).max(head);
        let limit = ahead.min(head.saturating_add(self.width - 1));
        if self.unasked > limit.min(MAX_PAGE) {
            return None;
        }
        let page = self.unasked;
        self.unasked = page.saturating_add(1);
        Some(page)
    }

    /// The same where the caller may want no further page: none beyond those that [`Window::for_items`] counts.
    pub fn ask_ahead(&mut self) -> Option<u32> {
        if self.head? > self.until {
            return None;
        }
        self.ask()
    }

    /// Takes in the answer for the page at the head and says where the walk goes.
    pub fn answered(&mut self, info: &PageInfo, items: u32) -> Next {
        let Some(page) = self.head else {
            return Next::End;
        };
        let next = info.next(page, self.size, items);
        self.go_on(next, info.end(self.size));
        next
    }

    /// Goes on from the page at the head, in a list that may end with page `end` ([`PageInfo::end`]).
    pub fn go_on(&mut self, next: Next, end: u32) {
        self.head = match next {
            Next::Page(next) => Some(next),
            Next::End | Next::Loop(_) | Next::Unreadable => None,
        };
        if let Some(head) = self.head {
            self.unasked = self.unasked.max(head);
        }
        self.end = end;
    }
}

#[cfg(test)]
mod tests;
