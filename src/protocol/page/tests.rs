use super::*;

fn read(link: &str) -> PageInfo {
    PageInfo::read(Some(link), Some("217"), None)
}

#[test]
fn a_walk_follows_next_whatever_its_url_says_beside_the_page() {
    for link in [
        r#"<http://inner:3001/users?page=2&page_size=20>; rel="next""#,
        r#"</users?page_size=20&page=2>; rel="next""#,
        r#"<https://evil.example/api/users?page=2#page=9>; rel="next""#,
    ] {
        assert_eq!(read(link).next(1, 20, 20), Next::Page(2), "{link}");
    }
}

#[test]
fn a_link_header_without_next_ends_the_walk() {
    let last = read(r#"<http://h/users?page=1>; rel="first", <http://h/users?page=2>; rel="prev""#);
    assert_eq!(last.next(3, 20, 20), Next::End);
}

#[test]
fn a_next_that_does_not_lie_ahead_is_a_loop() {
    let info = read(r#"<http://h/users?page=2>; rel="next""#);
    assert_eq!(info.next(2, 20, 20), Next::Loop(2));
    assert_eq!(info.next(3, 20, 20), Next::Loop(2));
}

#[test]
fn the_last_number_that_there_is_ends_nothing_in_a_loop() {
    assert_eq!(page_of("/users?page=4294967295"), None);
    assert_eq!(page_of("/users?page=4294967294"), Some(MAX_PAGE));
    let info = PageInfo::read(None, Some("10001"), Some("true"));
    assert_eq!(info.next(MAX_PAGE, 20, 20), Next::Loop(MAX_PAGE));
    let mut window = Window::new(u32::MAX, 20, 3);
    assert!(std::iter::from_fn(|| window.ask()).take(10).count() < 10);
}

#[test]
fn a_next_without_a_page_is_no_end() {
    let info = read(r#"<http://h/users?cursor=x>; rel="next""#);
    assert_eq!(info.next(1, 20, 20), Next::Unreadable);
}

#[test]
fn an_empty_page_with_a_next_does_not_end_the_walk() {
    let info = read(r#"<http://h/users?page=3>; rel="next""#);
    assert_eq!(info.next(2, 20, 0), Next::Page(3));
}

#[test]
fn a_link_header_that_is_not_about_pages_ends_no_walk() {
    let link = r#"</style.css>; rel=preload; as=style, <https://cdn.example>; rel="preconnect""#;
    assert_eq!(read(link).next(1, 100, 100), Next::Page(2));
    assert_eq!(read(link).next(3, 100, 17), Next::End);
    let both = format!(r#"{link}, </users?page=1>; rel="prev""#);
    assert_eq!(read(&both).next(2, 100, 100), Next::End);
}

#[test]
fn without_link_the_total_decides() {
    let info = PageInfo::read(None, Some("217"), None);
    assert_eq!(info.next(2, 100, 100), Next::Page(3));
    assert_eq!(info.next(3, 100, 17), Next::End);
}

#[test]
fn without_any_header_the_answer_is_the_whole_list() {
    let info = PageInfo::read(None, None, None);
    assert_eq!(info.next(1, 20, 20), Next::End);
    assert_eq!(info.next(1, 20, 500), Next::End);
}

#[test]
fn a_capped_list_is_counted_up_until_a_page_is_short() {
    let link = r#"<http://h/logs?page=1>; rel="first""#;
    let info = PageInfo::read(Some(link), Some("10001"), Some("true"));
    assert_eq!(info.next(200, 100, 100), Next::Page(201));
    assert_eq!(info.next(201, 100, 99), Next::End);
    assert_eq!(info.next(202, 100, 0), Next::End);
    assert_eq!(info.last(100), None);
}

#[test]
fn numbers_that_are_none_are_left_out() {
    assert_eq!(page_of("/users?page=0"), None);
    assert_eq!(page_of("/users?page=x&page_size=3"), None);
    assert_eq!(page_of("/users"), None);
    assert_eq!(page_of("/users?page=99999999999"), None);
}

fn asked(window: &mut Window) -> Vec<u32> {
    std::iter::from_fn(|| window.ask()).collect()
}

#[test]
fn a_window_of_one_asks_for_a_page_only_when_it_is_wanted() {
    let mut window = Window::new(1, 20, 1);
    assert_eq!(asked(&mut window), [1]);
    let info = PageInfo::read(None, Some("50"), None);
    assert_eq!(window.answered(&info, 20), Next::Page(2));
    assert_eq!(asked(&mut window), [2]);
}

#[test]
fn a_wider_window_asks_for_the_first_page_alone_and_never_past_the_last() {
    let mut window = Window::new(1, 20, 4);
    assert_eq!(asked(&mut window), [1]);
    let info = PageInfo::read(None, Some("119"), None);
    window.answered(&info, 20);
    assert_eq!(asked(&mut window), [2, 3, 4, 5]);
    window.answered(&info, 20);
    assert_eq!(asked(&mut window), [6]);
    window.answered(&info, 20);
    assert_eq!(asked(&mut window), []);
}

#[test]
fn a_capped_walk_asks_at_most_one_less_than_its_width_ahead() {
    let mut window = Window::new(1, 20, 3);
    let info = PageInfo::read(None, Some("10001"), Some("true"));
    assert_eq!(asked(&mut window), [1]);
    window.answered(&info, 20);
    assert_eq!(asked(&mut window), [2, 3, 4]);
}

#[test]
fn no_page_is_asked_for_beyond_the_items_that_are_wanted() {
    let info = PageInfo::read(None, Some("1000"), None);
    for (items, ahead) in [
        (0.0, 0),
        (20.0, 0),
        (21.0, 1),
        (60.0, 2),
        (f64::INFINITY, 8),
    ] {
        let mut window = Window::new(1, 20, 8).for_items(items);
        assert_eq!(asked(&mut window), [1]);
        window.answered(&info, 20);
        let in_advance = std::iter::from_fn(|| window.ask_ahead()).count();
        assert_eq!(in_advance, ahead, "{items}");
        // What the caller reads next is always asked for.
        let pages = in_advance + asked(&mut window).len();
        assert_eq!(pages, ahead.max(1), "{items}");
    }
}

#[test]
fn a_next_that_skips_pages_is_followed() {
    let mut window = Window::new(1, 20, 1);
    assert_eq!(asked(&mut window), [1]);
    let info = PageInfo::read(Some("</users?page=5>; rel=next"), None, None);
    assert_eq!(window.answered(&info, 20), Next::Page(5));
    assert_eq!(asked(&mut window), [5]);
}
