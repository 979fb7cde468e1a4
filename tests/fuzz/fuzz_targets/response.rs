//! An answer of any status, headers and body, a line each: a walk goes forward or ends, and an error has
//! words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use logto_management::protocol::failure::{Refusal, TokenRefusal};
use logto_management::protocol::page::{Next, PageInfo, Window};
use logto_management::protocol::response::{Reading, reading};

fuzz_target!(|text: &str| {
    let mut lines = text.split('\n');
    let mut line = || lines.next().filter(|line| !line.is_empty());
    let status: u16 = line().and_then(|status| status.parse().ok()).unwrap_or(200);
    let content_type = line();
    let (link, total, capped) = (line(), line(), line());
    let (code, message, body) = (line(), line(), line().unwrap_or_default());

    let how = reading(status, content_type);
    if matches!(status, 204 | 205 | 304) {
        assert_eq!(how, Reading::Nothing);
    }
    if how == Reading::Json {
        assert!(content_type.is_some_and(|given| given.to_ascii_lowercase().contains("json")));
    }

    walk(&PageInfo::read(link, total, capped), body.len());

    let refusal = Refusal {
        status,
        code: code.unwrap_or_default(),
        jwt_code: code.unwrap_or_default(),
        message: message.unwrap_or_default(),
        body: how,
        method: "GET",
        path: "/api/users",
        since: "",
        body_bytes: body.len(),
        resource: "https://default.logto.app/api",
        scope_granted: None,
        posix: false,
    };
    let words = refusal.message();
    assert!(words.ends_with(['.', '!', '?']), "{words}");
    assert!(message.is_none_or(|message| words.contains(message)));
    let refusal = TokenRefusal {
        status,
        code: code.unwrap_or_default(),
        message: message.unwrap_or_default(),
        error: code.unwrap_or_default(),
        description: body,
        resource: "https://default.logto.app/api",
    };
    let words = refusal.message();
    assert!(words.ends_with('.'), "{words}");
    assert!(words.contains(if body.is_empty() {
        message.unwrap_or_default()
    } else {
        body
    }));
});

/// The same answer again and again: a server that says always the same must not hold anybody.
fn walk(info: &PageInfo, items: usize) {
    let items = u32::try_from(items % 200).unwrap_or_default();
    let mut window = Window::new(1, 100, 4);
    let mut previous = 0;
    for _ in 0..50 {
        let Some(page) = window.head() else {
            assert_eq!(window.ask(), None, "asked for after the end");
            return;
        };
        assert!(page > previous, "from {previous} to {page}");
        previous = page;
        while let Some(asked) = window.ask() {
            assert!(asked >= page);
        }
        match window.answered(info, items) {
            Next::Page(next) => assert_eq!(window.head(), Some(next)),
            _ => assert_eq!(window.head(), None),
        }
    }
}
