//! Walks over paged lists against a model server: whatever it holds and however it tells, every row
//! is read once and in order, and no page is asked for that could not exist.

use logto_management::protocol::page::{Links, Next, PageInfo, Window};
use proptest::prelude::*;

/// How a server tells where its list goes on (WIRE.md, "Pagination").
#[derive(Clone, Copy, Debug, PartialEq)]
enum Tells {
    /// `Link` and `Total-Number`.
    Both,
    /// `Link` alone.
    Link,
    /// `Total-Number` alone.
    Total,
    /// A total that stops at `cap`, with links to `first` and `prev` only.
    Capped(u32),
}

#[derive(Clone, Copy, Debug)]
struct Server {
    rows: u32,
    size: u32,
    tells: Tells,
}

impl Server {
    fn last(self) -> u32 {
        self.rows.div_ceil(self.size).max(1)
    }

    fn items(self, page: u32) -> u32 {
        self.rows
            .saturating_sub((page - 1) * self.size)
            .min(self.size)
    }

    fn capped(self) -> bool {
        matches!(self.tells, Tells::Capped(cap) if self.rows > cap)
    }

    fn answer(self, page: u32) -> PageInfo {
        let capped = self.capped();
        let mut links = Vec::new();
        let mut link = |page: u32, rel: &str| {
            let size = self.size;
            let url = format!("http://inner:3001/users?page_size={size}&page={page}&page_token=7");
            links.push(format!("<{url}>; rel=\"{rel}\""));
        };
        link(1, "first");
        if page > 1 {
            link((page - 1).min(self.last()), "prev");
        }
        if !capped {
            link(self.last(), "last");
            if page < self.last() {
                link(page + 1, "next");
            }
        }
        let total = match self.tells {
            Tells::Capped(cap) if capped => cap + 1,
            _ => self.rows,
        };
        let header = (self.tells != Tells::Total).then(|| links.join(", "));
        let total = (self.tells != Tells::Link).then(|| total.to_string());
        PageInfo::read(
            header.as_deref(),
            total.as_deref(),
            capped.then_some("true"),
        )
    }
}

fn server() -> impl Strategy<Value = Server> {
    let tells = prop_oneof![
        Just(Tells::Both),
        Just(Tells::Link),
        Just(Tells::Total),
        (0..120_u32).prop_map(Tells::Capped),
    ];
    (0..150_u32, 1..40_u32, tells).prop_map(|(rows, size, tells)| Server { rows, size, tells })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_walk_reads_every_row_once_and_in_order(
        server in server(),
        width in 0..6_u32,
        from in 1..8_u32,
        eager in prop::collection::vec(any::<bool>(), 200),
    ) {
        let mut window = Window::new(from, server.size, width);
        let width = width.max(1);
        let mut asked: Vec<u32> = Vec::new();
        let mut read = Vec::new();
        let mut eager = eager.into_iter();
        while let Some(page) = window.head() {
            // A caller asks for as many as it may, or for no more than it needs.
            while !asked.contains(&page) || eager.next() == Some(true) {
                let Some(next) = window.ask() else { break };
                prop_assert!(!asked.contains(&next), "page {} is asked for twice", next);
                asked.push(next);
                let ahead = asked.iter().filter(|asked| **asked >= page).count();
                prop_assert!(ahead <= width as usize, "{} pages under way", ahead);
            }
            prop_assert!(asked.contains(&page), "page {} is read and was never asked for", page);
            let items = server.items(page);
            read.extend((0..items).map(|item| (page - 1) * server.size + item));
            let info = server.answer(page);
            let next = window.answered(&info, items);
            prop_assert!(!matches!(next, Next::Loop(_) | Next::Unreadable));
            prop_assert!(asked.len() < 400, "the walk does not end");
        }
        prop_assert_eq!(window.ask(), None, "nothing is asked for after the end");
        let first = (from - 1) * server.size;
        prop_assert_eq!(read, (first.min(server.rows)..server.rows).collect::<Vec<_>>());

        // No page past the end, other than those that a capped total leaves in doubt.
        let furthest = asked.iter().copied().max().unwrap_or(from);
        let last = server.last().max(from);
        let doubt = if server.capped() { width } else { 0 };
        prop_assert!(furthest <= last + doubt, "asked for {} of {}", furthest, last);
    }

    #[test]
    fn a_walk_ends_whatever_the_headers_say(
        answers in prop::collection::vec(
            (prop::option::of("\\PC{0,30}|<[a-z?&=0-9]{0,12}page=[0-9]{1,3}>;rel=next"),
             prop::option::of("[0-9]{0,4}|-1|x"), prop::option::of("true|false|"), 0..10_u32),
            1..60,
        ),
        width in 1..5_u32,
    ) {
        let mut window = Window::new(1, 10, width);
        let mut previous = 0;
        for (link, total, capped, items) in &answers {
            let Some(page) = window.head() else {
                prop_assert_eq!(window.ask(), None);
                break;
            };
            prop_assert!(page > previous, "a walk only goes forward");
            previous = page;
            while window.ask().is_some() {}
            let info = PageInfo::read(link.as_deref(), total.as_deref(), capped.as_deref());
            match window.answered(&info, *items) {
                Next::Page(next) => prop_assert_eq!(window.head(), Some(next)),
                Next::Loop(next) => {
                    prop_assert!(next <= page);
                    prop_assert_eq!(window.head(), None);
                }
                Next::End | Next::Unreadable => prop_assert_eq!(window.head(), None),
            }
        }
    }

    #[test]
    fn only_page_is_taken_from_a_link(
        origin in "(https?://[a-z]{1,8}(:[0-9]{2,4})?)?/[a-z/]{0,8}",
        before in prop::collection::vec("[a-z_]{1,6}=[0-9A-Z%,]{0,6}", 0..4),
        after in prop::collection::vec("(page_size|my_page|pages|xpage)=[0-9]{1,3}", 0..4),
        page in 1..u32::MAX,
        rel in prop::sample::select(vec!["first", "prev", "next", "last"]),
    ) {
        prop_assume!(before.iter().all(|pair| !pair.starts_with("page=")));
        let query = [before, vec![format!("page={page}")], after].concat().join("&");
        let links = Links::parse(&format!("<{origin}?{query}>; rel=\"{rel}\""));
        let found = [("first", links.first), ("prev", links.prev), ("next", links.next), ("last", links.last)];
        for (name, number) in found {
            prop_assert_eq!(number, (name == rel).then_some(page));
        }
    }
}
