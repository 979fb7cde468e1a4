//! Operations without a handler of their own. Each is answered from the facts: as a row in memory
//! where its path is that of a collection, an item or a document, else with an example of what the
//! facts say that it answers.

pub(super) mod compose;
pub(super) mod memory;

use std::sync::LazyLock;

use crate::context::{Context, Outcome};
use crate::facts::{Facts, Operation};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;

/// Stands for a page that sends itself on to another.
const FORM: &str = "<!doctype html><html><body><form method=\"post\"></form></body></html>";
/// Stands for a document of a kind that the facts do not describe.
const XML: &str = "<?xml version=\"1.0\"?><document/>";

static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| {
    let operations = Facts::get().operations().iter();
    operations.filter_map(route).collect()
});

/// A route for every operation of the facts.
pub(crate) fn routes() -> &'static [Route] {
    &ROUTES
}

fn route(operation: &'static Operation) -> Option<Route> {
    let mut route = Route::new(operation.verb()?, operation.route(), answer).documented();
    route.paging = operation.paging();
    route.public = operation.public;
    Some(route)
}

fn answer(cx: &mut Context<'_>) -> Outcome {
    let operation = cx.operation.ok_or_else(Failure::internal)?;
    memory::answer(cx, operation)?.map_or_else(|| Ok(example(cx, operation)), Ok)
}

/// What a success answers, by the facts and what is known from the request.
pub(super) fn example(cx: &Context<'_>, operation: &Operation) -> Reply {
    let status = status(operation);
    if (300..400).contains(&status) {
        return Reply::redirect(&format!("{}/sign-in", cx.config.endpoint));
    }
    if operation.is_xml(status) {
        return Reply::typed("text/xml;charset=utf-8", XML.into());
    }
    let Some(schema) = operation.answer(status) else {
        return match status {
            200 if operation.raw => Reply::typed("text/html; charset=utf-8", FORM.into()),
            200 => Reply::ok_text(),
            201 => Reply::created_text(),
            _ => Reply::no_content(),
        };
    };
    let known = compose::known(cx, operation);
    if operation.method == "GET"
        && let Some((wrapper, items)) = Facts::get().items(schema)
    {
        let row = compose::fresh(cx, items, &known);
        let reply = cx.list(vec![row], |row| row);
        return match wrapper {
            Some(name) => reply.wrapped_in(name),
            None => reply,
        };
    }
    Reply::json(status, compose::fresh(cx, schema, &known))
}

/// The success that is answered: a redirect where the answer is for a browser, else the first with a
/// body where there are several.
fn status(operation: &Operation) -> u16 {
    let statuses: Vec<u16> = operation.successes().map(|(status, _)| status).collect();
    let wanted = |status: &&u16| {
        if operation.raw {
            **status >= 300
        } else {
            operation.answer(**status).is_some()
        }
    };
    let found = statuses.iter().find(wanted).or(statuses.first());
    found.copied().unwrap_or(204)
}
