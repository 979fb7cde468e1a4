//! `ManagementClient`: what JavaScript's class (`client.js`) calls in the core.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::engine::{self, Context, Sender, Shared, Wanted};
use crate::host::Failure;
use crate::host::call_options::{CALL, CallOptions, LIST};
use crate::host::errors::to_error;
use crate::host::options::{ClientOptions, Given};
use crate::host::task::{self, Task};
use crate::host::values;
use crate::operations::{OPERATIONS, Operation};
use crate::paged_list::List;
use crate::protocol::{link, search};
use crate::request::{self, ListRequest, Request};

#[wasm_bindgen(module = "/src/host/client.js")]
extern "C" {
    /// The public class.
    #[wasm_bindgen(reexport)]
    pub type ManagementClient;

    #[wasm_bindgen(js_name = escapeLike, reexport)]
    fn escape_like(text: &JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/src/host/links.js")]
extern "C" {
    #[wasm_bindgen(js_name = parseLinkHeader, reexport)]
    fn parse_link_header(header: &JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/src/host/diagnose.js")]
extern "C" {
    /// What `diagnose` resolves to.
    #[wasm_bindgen(reexport)]
    pub type Diagnosis;
}

#[wasm_bindgen(module = "/src/host/resources.js")]
extern "C" {
    /// Hands over the names of all operations in the table's order, separated by spaces.
    #[wasm_bindgen(js_name = nameOperations)]
    fn name_operations(names: &str);
}

#[wasm_bindgen(module = "/src/host/task.js")]
extern "C" {
    fn install(core: Core);
}

/// The functions of one instance of the core.
#[wasm_bindgen]
pub struct Core;

/// Runs when an instance starts: hands its functions to JavaScript.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        task::panicked(info.payload_as_str().unwrap_or_default());
    }));
    install(Core);
    let names: Vec<_> = OPERATIONS.iter().map(|operation| operation.name).collect();
    name_operations(&names.join(" "));
    #[cfg(feature = "probe")]
    crate::probe::add();
}

#[wasm_bindgen]
impl Core {
    /// A client. `owner` is the object that stands for its lifetime.
    pub fn client(options: &Given, owner: JsValue) -> Result<Client, JsValue> {
        let options = ClientOptions::read(options).map_err(to_error)?;
        Ok(Client(Rc::new(Shared::new(options, owner))))
    }

    /// `parseLinkHeader`, for `links.js`.
    #[wasm_bindgen(js_name = parseLinkHeader)]
    pub fn parse_link_header(header: &str) -> String {
        link::flat(&link::parse(header))
    }

    /// `escapeLike`
    #[wasm_bindgen(js_name = escapeLike)]
    pub fn escape_like(text: &str) -> String {
        search::escape_like(text)
    }

    /// This instance has stopped for good: the next call of an export starts a fresh one.
    pub fn abandon() {
        wasm_bindgen::handler::schedule_reinit();
    }

    /// An export that does nothing, for the effect of [`Core::abandon`].
    pub fn revive() {}
}

/// A client's state in the core.
#[wasm_bindgen]
pub struct Client(pub(crate) Rc<Shared>);

fn row(index: u32) -> Result<&'static Operation, Failure> {
    let row = usize::try_from(index)
        .ok()
        .and_then(|index| OPERATIONS.get(index));
    row.ok_or_else(|| Failure::argument("There is no such operation."))
}

impl Client {
    fn options(&self, given: &JsValue, what: &str, known: &str) -> Result<CallOptions, Failure> {
        CallOptions::read(given, &self.0.options.given, what, known)
    }

    /// Gives a request its headers: the client's and the call's.
    fn complete(&self, request: &mut Request, options: &CallOptions) -> Result<(), Failure> {
        request.headers = values::merged_headers(&self.0.options.headers, &options.headers);
        if request.needs_token && values::property(&request.headers, "authorization")?.is_some() {
            return Err(Failure::argument(
                "`authorization` in `headers` is allowed only on operations that need no token: \
                 use `getAccessToken` to bring tokens of your own.",
            ));
        }
        Ok(())
    }

    /// Sends a request and gives the caller its result.
    fn run(&self, request: Request, options: CallOptions, wanted: Wanted) -> Task {
        let shared = Rc::clone(&self.0);
        let context = Context::new(&shared, &options);
        Task::new(async move {
            let sender = Sender {
                shared: &shared,
                context: &context,
                request: &request,
                options: &options,
                wanted,
                page: None,
            };
            let reply = sender.send().await?;
            match wanted {
                Wanted::Body => reply.into_value(),
                Wanted::Response => Ok(reply.into_response()),
            }
        })
    }

    fn start_call(&self, index: u32, arguments: &Array) -> Result<Task, Failure> {
        let operation = row(index)?;
        let request::Arguments { list, options } = request::of_operation(operation, arguments)?;
        let options = self.options(&options, "the call's options", CALL)?;
        let mut request = list.request;
        self.complete(&mut request, &options)?;
        let wanted = if operation.raw {
            Wanted::Response
        } else {
            Wanted::Body
        };
        Ok(self.run(request, options, wanted))
    }

    fn start_list(&self, index: u32, arguments: &Array) -> Result<List, Failure> {
        let request::Arguments { list, options } = request::of_operation(row(index)?, arguments)?;
        let options = self.options(&options, "the call's options", LIST)?;
        self.listed(list, options)
    }

    fn listed(&self, mut list: ListRequest, options: CallOptions) -> Result<List, Failure> {
        self.complete(&mut list.request, &options)?;
        Ok(List::new(Rc::clone(&self.0), list, options))
    }

    fn start_request(&self, method: &str, path: &str, given: &JsValue) -> Result<Task, Failure> {
        let options = self.options(given, "the options of `request`", request::REQUEST)?;
        let mut request = request::of_path(method, path, given)?;
        self.complete(&mut request, &options)?;
        Ok(self.run(request, options, Wanted::Body))
    }

    fn start_paginate(&self, path: &str, given: &JsValue) -> Result<List, Failure> {
        let options = self.options(given, "the options of `paginate`", request::PAGINATE)?;
        self.listed(request::of_list_path(path, given)?, options)
    }

    fn start_fetch(&self, method: &str, path: &str, init: &JsValue) -> Result<Task, Failure> {
        let options = CallOptions::of_init(init, &self.0.options.given)?;
        let mut request = request::of_fetch(method, path, init)?;
        self.complete(&mut request, &options)?;
        Ok(self.run(request, options, Wanted::Response))
    }
}

#[wasm_bindgen]
impl Client {
    /// A method of a resource: the row's number and the method's arguments.
    pub fn call(&self, index: u32, arguments: &Array) -> Result<Task, JsValue> {
        self.start_call(index, arguments).map_err(to_error)
    }

    /// A method of a resource that is a list.
    pub fn list(&self, index: u32, arguments: &Array) -> Result<List, JsValue> {
        self.start_list(index, arguments).map_err(to_error)
    }

    /// `request`
    pub fn request(&self, method: &str, path: &str, options: &JsValue) -> Result<Task, JsValue> {
        self.start_request(method, path, options).map_err(to_error)
    }

    /// `paginate`
    pub fn paginate(&self, path: &str, options: &JsValue) -> Result<List, JsValue> {
        self.start_paginate(path, options).map_err(to_error)
    }

    /// `fetch`
    pub fn fetch(&self, method: &str, path: &str, init: &JsValue) -> Result<Task, JsValue> {
        self.start_fetch(method, path, init).map_err(to_error)
    }

    /// Asks for a path without a token, once.
    pub fn probe(&self, path: &str) -> Result<Task, JsValue> {
        let probed = request::of_probe(path).and_then(|mut request| {
            let options = CallOptions::once(self.0.options.policy);
            self.complete(&mut request, &options)?;
            Ok(self.run(request, options, Wanted::Response))
        });
        probed.map_err(to_error)
    }

    /// Whether the present token was granted a scope, where that is known.
    pub fn granted(&self) -> Option<bool> {
        self.0.scope_granted()
    }

    /// `getAccessToken`
    #[wasm_bindgen(js_name = getAccessToken)]
    pub fn get_access_token(&self) -> Task {
        let shared = Rc::clone(&self.0);
        let context = Context::new(&shared, &CallOptions::default());
        Task::new(async move { engine::access_token(&shared, &context).await })
    }
}
