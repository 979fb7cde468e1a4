//! `instructions NAME TIMES`: does one thing of the protocol so many times. `cargo xtask test --only
//! instructions` runs it under callgrind, and divides the difference of two runs.

use std::hint::black_box;

use logto_management::protocol::page::PageInfo;
use logto_management::protocol::url::expand;

/// A page in the middle of a list, as Logto sends it.
const LINK: &str = "<http://auth.example.com/users?page=1&page_size=100>; rel=\"first\", \
    <http://auth.example.com/users?page=6&page_size=100>; rel=\"prev\", \
    <http://auth.example.com/users?page=100&page_size=100>; rel=\"last\", \
    <http://auth.example.com/users?page=8&page_size=100>; rel=\"next\"";

fn main() {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let times: u32 = arguments
        .next()
        .and_then(|times| times.parse().ok())
        .unwrap_or_default();
    for _ in 0..times {
        match name.as_str() {
            "page headers" => {
                black_box(PageInfo::read(Some(black_box(LINK)), Some("10000"), None));
            }
            "a path" => {
                let values = [black_box("u1234567890a")];
                black_box(expand("/api/users/{userId}/roles", &values).is_ok());
            }
            other => {
                eprintln!("nobody counts {other}");
                std::process::exit(2);
            }
        }
    }
}
