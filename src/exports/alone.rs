//! Questions about nothing that is kept here.

use alloc::string::String;

use super::Answer::{self, Number, Text};
use super::numbers::{lifetime, status, whole};
use super::questions::{
    CALL, CLIENT, LINKS, PAGE, PATH, READING, REQUEST, SERVES, TABLE, WALK, WEB_PAGE,
};
use super::{Asked, Kept, call, client, given, walk};
use crate::operations::{self, Operation};
use crate::protocol::failure;
use crate::protocol::link;
use crate::protocol::response::{Reading, reading};
use crate::protocol::search::Search;
use crate::protocol::text::{concat, owned, push_number};
use crate::protocol::token::Token;
use crate::request::{self, Mistake, Target};

pub(super) fn answer(kept: &mut Kept, asked: &Asked<'_>) -> Answer {
    let [text, ..] = asked.texts;
    let [number, ..] = asked.numbers;
    match asked.question {
        // See `operations::packed`.
        TABLE => Text(owned(operations::table())),
        CLIENT => Number(client::open(kept, asked)),
        CALL => Number(call::open(kept, asked)),
        WALK => Number(walk::open(kept, asked)),
        REQUEST => Text(told(of_operation(asked))),
        PATH => Text(told(of_path(asked))),
        // How an answer's body is read, by its status and type.
        READING => Number(match reading(status(number), given(text)) {
            Reading::Nothing => 0.0,
            Reading::Json => 1.0,
            Reading::Text => 2.0,
            Reading::WebPage => 3.0,
            Reading::Foreign => 4.0,
        }),
        // What is said of a web page where an API's answer was to come.
        WEB_PAGE => Text(owned(failure::WEB_PAGE)),
        // Whether a token that is kept until then, and came then, can be sent now.
        SERVES => {
            let [until, obtained_at, now, ..] = asked.numbers;
            let token = Token {
                id: 0,
                lifetime: lifetime(until),
                obtained_at,
            };
            Number(f64::from(token.serves(now)))
        }
        PAGE => Text(walk::page(asked)),
        LINKS => Text(link::flat(text)),
        #[cfg(feature = "probe")]
        question => super::probe::answer(question),
        #[cfg(not(feature = "probe"))]
        _ => Number(f64::NAN),
    }
}

/// The target of an operation: its name, path, and names in the query, those of them that must be there,
/// and the fields that it searches; then so many values of its path, so many names and values of its
/// query, and those of a search.
fn of_operation(asked: &Asked<'_>) -> Result<Target, Mistake> {
    let [values, pairs, ..] = asked.numbers;
    let [name, path, query, required, search, rest @ ..] = asked.all else {
        return Ok(Target::default());
    };
    let operation = Operation {
        name,
        path,
        query,
        required,
        search,
        ..Operation::default()
    };
    let (values, rest) = split(rest, values);
    let (pairs, search) = split(rest, pairs);
    request::of_operation(&operation, values, pairs, &Search::read(search))
}

/// The target of a path of the caller's, or of a list there: so many values of its parameters, and then
/// names and values of its query.
fn of_path(asked: &Asked<'_>) -> Result<Target, Mistake> {
    let [values, is_list, ..] = asked.numbers;
    let [path, rest @ ..] = asked.all else {
        return Ok(Target::default());
    };
    let (values, pairs) = split(rest, values);
    match is_list {
        0.0 => request::of_path(path, values, pairs),
        _ => request::of_list(path, values, pairs),
    }
}

fn split<'a, 'b>(texts: &'b [&'a str], count: f64) -> (&'b [&'a str], &'b [&'a str]) {
    texts.split_at_checked(whole(count)).unwrap_or_default()
}

/// The path with its query, whether it searches by an expression, and the page size, separated by
/// spaces; or what is wrong.
fn told(target: Result<Target, Mistake>) -> String {
    let target = match target {
        Ok(target) => target,
        Err(Mistake::Type(message)) => return concat(&["\u{2}", &message]),
        Err(Mistake::Range(message)) => return concat(&["\u{3}", &message]),
    };
    let mut text = target.path_and_query;
    text.push_str(" ");
    if target.posix {
        text.push_str("1");
    }
    text.push_str(" ");
    if let Some(size) = target.page_size {
        push_number(&mut text, size.into());
    }
    text
}
