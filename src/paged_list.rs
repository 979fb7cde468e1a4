//! Lists: one page at a time from the engine. Iterating over pages and items is JavaScript's
//! (`paged_list.js`), which asks here once per page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::engine::{Context, Reply, Sender, Shared, Wanted};
use crate::host::Failure;
use crate::host::call_options::CallOptions;
use crate::host::errors::to_error;
use crate::host::task::Task;
use crate::host::values::property;
use crate::protocol::failure::Kind;
use crate::protocol::page::{Links, Next, PageInfo, Window};
use crate::protocol::text::decimal;
use crate::request::ListRequest;

#[wasm_bindgen(module = "/src/host/paged_list.js")]
extern "C" {
    #[wasm_bindgen(js_name = newPage)]
    fn new_page(
        items: &Array,
        page: u32,
        page_size: u32,
        total: Option<u32>,
        capped: bool,
        has_next: bool,
        links: &JsValue,
    ) -> JsValue;

    #[wasm_bindgen(js_name = newLinks)]
    fn new_links(
        first: Option<u32>,
        prev: Option<u32>,
        next: Option<u32>,
        last: Option<u32>,
    ) -> JsValue;
}

/// A list that can be asked for.
#[wasm_bindgen]
pub struct List(Rc<Source>);

struct Source {
    shared: Rc<Shared>,
    list: ListRequest,
    options: CallOptions,
}

/// What came as one page.
struct Fetched {
    items: Array,
    info: PageInfo,
}

impl Source {
    async fn fetch(&self, page: Option<(u32, u32)>, signal: JsValue) -> Result<Fetched, Failure> {
        let mut options = self.options.clone();
        let context = {
            let mut listened = options.signals();
            if !signal.is_undefined() {
                listened = listened.concat(&Array::of1(&signal));
            }
            Context::listening_to(&self.shared, &options, listened)
        };
        options.prefetch = None;
        let sender = Sender {
            shared: &self.shared,
            context: &context,
            request: &self.list.request,
            options: &options,
            wanted: Wanted::Body,
            page,
        };
        let reply = sender.send().await?;
        let info = reply.page_info();
        let items = self.items(reply)?;
        Ok(Fetched { items, info })
    }

    fn items(&self, reply: Reply) -> Result<Array, Failure> {
        let answer = reply.answer.clone();
        let value = reply.into_value()?;
        let no_list = || {
            let message = "The server answered with something that is no list.";
            crate::engine::wrong(&answer, message.into())
        };
        if let Some(items) = value.dyn_ref::<Array>() {
            return Ok(items.clone());
        }
        if !value.is_object() {
            return Err(no_list());
        }
        let wrapped = if self.list.any_wrapping {
            let members = Object::values(value.unchecked_ref());
            let mut lists = members.iter().filter(Array::is_array);
            lists.next().filter(|_| lists.next().is_none())
        } else {
            property(&value, self.list.wrapped_in)?
        };
        wrapped
            .and_then(|items| items.dyn_into().ok())
            .ok_or_else(no_list)
    }

    /// The page as the caller sees it.
    async fn page(&self, page: u32, signal: JsValue) -> Result<(JsValue, PageInfo, u32), Failure> {
        let Some(size) = self.list.page_size else {
            return self.whole(page, signal).await;
        };
        let Fetched { items, info } = self.fetch(Some((page, size)), signal).await?;
        let count = items.length();
        let next = info.next(page, size, count);
        let page = new_page(
            &items,
            page,
            size,
            info.total,
            info.capped,
            next != Next::End,
            &links(&info.links.unwrap_or_default()),
        );
        Ok((page, info, count))
    }

    /// A list that the server does not page is its own first page, and there is no other.
    async fn whole(&self, page: u32, signal: JsValue) -> Result<(JsValue, PageInfo, u32), Failure> {
        let items = match page {
            1 => self.fetch(None, signal).await?.items,
            _ => Array::new(),
        };
        let count = items.length();
        let links = links(&Links::default());
        let page = new_page(&items, page, count, None, false, false, &links);
        Ok((page, PageInfo::default(), count))
    }

    /// The number of items, by the smallest request that tells it.
    async fn count(&self, signal: JsValue) -> Result<u32, Failure> {
        if self.list.page_size.is_none() {
            return Ok(self.fetch(None, signal).await?.items.length());
        }
        let Fetched { items, info } = self.fetch(Some((1, 1)), signal.clone()).await?;
        let told = info.total.or(info.links.and_then(|links| links.last));
        if let Some(count) = told {
            return Ok(count);
        }
        if info.next(1, 1, items.length()) == Next::End {
            return Ok(items.length());
        }
        self.walked(signal).await
    }

    /// The number of items, by reading them all.
    async fn walked(&self, signal: JsValue) -> Result<u32, Failure> {
        const SIZE: u32 = crate::protocol::page::MAX_PAGE_SIZE;
        let mut window = Window::new(1, SIZE, 1);
        let mut count: u32 = 0;
        while let Some(page) = window.head() {
            let Fetched { items, info } = self.fetch(Some((page, SIZE)), signal.clone()).await?;
            count = count.saturating_add(items.length());
            check(page, window.answered(&info, items.length()))?;
        }
        Ok(count)
    }
}

fn links(links: &Links) -> JsValue {
    new_links(links.first, links.prev, links.next, links.last)
}

/// A list that goes on where nobody can follow is an error, and not the end.
fn check(page: u32, next: Next) -> Result<(), Failure> {
    match next {
        Next::Page(_) | Next::End => Ok(()),
        Next::Loop(next) => Err(looping(page, next)),
        Next::Unreadable => Err(Failure::new(
            Kind::Protocol,
            "The server's `Link` header says that there is a next page, and not which.",
        )),
    }
}

fn looping(page: u32, next: u32) -> Failure {
    let mut message = String::from("The server names page ");
    message.push_str(&decimal(next));
    message.push_str(" as the one after page ");
    message.push_str(&decimal(page));
    message.push_str(": the list would never end.");
    Failure::new(Kind::Protocol, message)
}

impl List {
    /// A list with its options.
    pub(crate) fn new(shared: Rc<Shared>, list: ListRequest, options: CallOptions) -> List {
        List(Rc::new(Source {
            shared,
            list,
            options,
        }))
    }
}

#[wasm_bindgen]
impl List {
    /// The task that asks for one page.
    pub fn page(&self, page: u32) -> Task {
        let source = Rc::clone(&self.0);
        Task::new(async move {
            let (page, ..) = source.page(page, JsValue::UNDEFINED).await?;
            Ok(page)
        })
    }

    /// The task that counts the items.
    pub fn count(&self) -> Task {
        let source = Rc::clone(&self.0);
        Task::new(async move {
            let count = source.count(JsValue::UNDEFINED).await?;
            Ok(count.into())
        })
    }

    /// A walk over the pages from `from`, with at most `width` page requests under way, or as many
    /// as the list's options say. No page is asked for that only an item beyond the first `limit`
    /// could need.
    pub fn walk(&self, from: u32, width: Option<u32>, limit: f64) -> Walk {
        let width = width.or(self.0.options.prefetch).unwrap_or(1);
        let size = self.0.list.page_size.unwrap_or(0);
        let state = WalkState {
            window: Window::new(from, size, width).for_items(limit),
            answers: Vec::new(),
        };
        Walk {
            source: Rc::clone(&self.0),
            state: Rc::new(RefCell::new(state)),
        }
    }
}

/// One walk over a list's pages.
#[wasm_bindgen]
pub struct Walk {
    source: Rc<Source>,
    state: Rc<RefCell<WalkState>>,
}

struct WalkState {
    window: Window,
    /// What the pages said that have come and have not been read.
    answers: Vec<(u32, PageInfo, u32)>,
}

#[wasm_bindgen]
impl Walk {
    /// The number of the page that is read next; nothing at the end.
    #[wasm_bindgen(getter)]
    pub fn head(&self) -> Option<u32> {
        self.state.borrow().window.head()
    }

    /// Whether pages are asked for before the caller wants them.
    #[wasm_bindgen(getter)]
    pub fn eager(&self) -> bool {
        self.state.borrow().window.width() > 1
    }

    /// The number of a page to ask for now, if it is time to.
    pub fn ask(&self) -> Option<u32> {
        self.state.borrow_mut().window.ask()
    }

    /// The task that asks for it.
    pub fn page(&self, page: u32, signal: JsValue) -> Task {
        let (source, state) = (Rc::clone(&self.source), Rc::clone(&self.state));
        Task::new(async move {
            let (value, info, count) = source.page(page, signal).await?;
            state.borrow_mut().answers.push((page, info, count));
            Ok(value)
        })
    }

    /// The page at the head has been read. A list that would never end is an error.
    pub fn advance(&self) -> Result<(), JsValue> {
        let mut state = self.state.borrow_mut();
        let Some(page) = state.window.head() else {
            return Ok(());
        };
        let mut answered = (PageInfo::default(), 0);
        // Answers to pages that the walk has gone past are dropped with it.
        state.answers.retain(|(number, info, count)| {
            if *number == page {
                answered = (*info, *count);
            }
            *number > page
        });
        let (info, count) = answered;
        check(page, state.window.answered(&info, count)).map_err(to_error)
    }
}
