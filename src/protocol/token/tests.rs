use super::*;

const HOUR: f64 = 3_600_000.0;

fn asked(tokens: &mut Tokens, now: f64) -> u32 {
    match tokens.need(now) {
        Need::Ask(flight) => flight,
        other => panic!("{other:?}"),
    }
}

fn with_token(now: f64, life: f64) -> (Tokens, u32) {
    let mut tokens = Tokens::new(30_000.0, false);
    let flight = asked(&mut tokens, now);
    let token = land(&mut tokens, flight, now, life);
    (tokens, token)
}

fn land(tokens: &mut Tokens, flight: u32, now: f64, life: f64) -> u32 {
    tokens.landed(flight, Lifetime::Until(now + life), now);
    flight
}

#[test]
fn many_calls_ask_once() {
    let mut tokens = Tokens::new(30_000.0, false);
    let flight = asked(&mut tokens, 0.0);
    for _ in 0..49 {
        assert!(
            matches!(tokens.need(0.0), Need::Join(id, left) if id == flight && left == 30_000.0)
        );
    }
    let token = land(&mut tokens, flight, 100.0, HOUR);
    assert!(matches!(tokens.need(101.0), Need::Use(used) if used == token));
}

#[test]
fn a_token_is_fresh_until_it_is_stale() {
    let (mut tokens, token) = with_token(0.0, HOUR);
    assert_eq!(tokens.fresh_until(), HOUR - 120_000.0);
    assert!(matches!(tokens.need(HOUR - 120_000.1), Need::Use(_)));
    assert!(matches!(tokens.need(HOUR - 120_000.0), Need::Refresh(..)));
    tokens.refuse(token, None, 0.0);
    assert_eq!(tokens.fresh_until(), f64::NEG_INFINITY);
    let flight = asked(&mut tokens, HOUR);
    tokens.landed(flight, Lifetime::UntilRefused, HOUR);
    assert_eq!(tokens.fresh_until(), f64::INFINITY);
}

#[test]
fn a_token_is_stale_two_minutes_and_unusable_ten_seconds_before_its_end() {
    let (mut tokens, _) = with_token(0.0, HOUR);
    assert!(matches!(tokens.need(HOUR - 120_001.0), Need::Use(_)));
    assert!(matches!(tokens.need(HOUR - 120_000.0), Need::Refresh(..)));
    assert!(
        matches!(tokens.need(HOUR - 119_000.0), Need::Use(_)),
        "one refresh at a time"
    );
    assert!(
        matches!(tokens.need(HOUR - 10_000.0), Need::Ask(_)),
        "the refresh was silent"
    );
}

#[test]
fn the_margins_of_a_short_life_are_a_quarter_and_a_tenth() {
    let (mut tokens, _) = with_token(0.0, 8000.0);
    assert!(matches!(tokens.need(5999.0), Need::Use(_)));
    assert!(matches!(tokens.need(6000.0), Need::Refresh(..)));
    assert!(matches!(tokens.need(7199.0), Need::Use(_)));
    assert!(matches!(tokens.need(7200.0), Need::Join(..)));
}

#[test]
fn a_silent_flight_is_taken_over_by_one_call() {
    let mut tokens = Tokens::new(1000.0, false);
    let lost = asked(&mut tokens, 0.0);
    assert!(matches!(tokens.need(999.0), Need::Join(id, left) if id == lost && left == 1.0));
    let taken = asked(&mut tokens, 1000.0);
    assert_ne!(taken, lost);
    assert!(matches!(tokens.need(1000.0), Need::Join(id, _) if id == taken));
}

#[test]
fn a_flight_that_shows_life_is_not_taken_over() {
    let mut tokens = Tokens::new(1000.0, false);
    let flight = asked(&mut tokens, 0.0);
    tokens.alive(flight, 900.0, 0.0);
    assert!(matches!(tokens.need(1800.0), Need::Join(id, left) if id == flight && left == 100.0));
}

#[test]
fn a_flight_that_waits_for_its_next_request_is_not_taken_over() {
    let mut tokens = Tokens::new(1000.0, false);
    let flight = asked(&mut tokens, 0.0);
    tokens.alive(flight, 900.0, 5000.0);
    for now in [950.0, 3000.0, 6899.0] {
        assert_eq!(tokens.need(now), Need::Join(flight, 6900.0 - now));
    }
    assert_ne!(asked(&mut tokens, 6900.0), flight);
}

#[test]
fn a_flight_that_was_taken_over_replaces_no_newer_token() {
    let mut tokens = Tokens::new(1000.0, false);
    let lost = asked(&mut tokens, 0.0);
    let taken = asked(&mut tokens, 1000.0);
    let newer = land(&mut tokens, taken, 1100.0, HOUR);
    land(&mut tokens, lost, 1200.0, HOUR);
    assert!(matches!(tokens.need(1300.0), Need::Use(used) if used == newer));
}

#[test]
fn a_failed_flight_leaves_the_way_free() {
    let mut tokens = Tokens::new(1000.0, false);
    let flight = asked(&mut tokens, 0.0);
    tokens.failed(flight, 0.5);
    asked(&mut tokens, 1.0);
}

#[test]
fn a_failed_background_refresh_leaves_the_token_in_service() {
    let (mut tokens, token) = with_token(0.0, HOUR);
    let Need::Refresh(_, flight) = tokens.need(HOUR - 100_000.0) else {
        panic!("not stale");
    };
    tokens.failed(flight, HOUR - 90_000.0);
    assert!(matches!(tokens.need(HOUR - 90_000.0), Need::Use(used) if used == token));
    assert!(matches!(tokens.need(HOUR - 50_000.1), Need::Use(used) if used == token));
    assert!(matches!(tokens.need(HOUR - 50_000.0), Need::Refresh(used, _) if used == token));
}

#[test]
fn calls_without_end_make_few_refreshes_that_fail() {
    for life in [8_000.0, 60_000.0, HOUR] {
        let (mut tokens, token) = with_token(0.0, life);
        let mut now = 0.0;
        let mut refreshes = 0;
        loop {
            match tokens.need(now) {
                Need::Use(used) => assert_eq!(used, token),
                Need::Refresh(_, flight) => {
                    refreshes += 1;
                    tokens.failed(flight, now);
                    let until = tokens.fresh_until();
                    assert!(until > now && until <= life);
                    assert!(matches!(tokens.need(until - 0.1), Need::Use(_)));
                }
                _ => break,
            }
            now += 10.0;
        }
        assert!((1..=6).contains(&refreshes), "{refreshes}");
    }
}

#[test]
fn a_pause_ends_with_the_token_that_it_is_for() {
    let (mut tokens, token) = with_token(0.0, HOUR);
    let Need::Refresh(_, flight) = tokens.need(HOUR - 100_000.0) else {
        panic!("not stale");
    };
    tokens.failed(flight, HOUR - 100_000.0);
    tokens.refuse(token, None, HOUR - 99_000.0);
    assert_eq!(tokens.fresh_until(), f64::NEG_INFINITY);
    let flight = asked(&mut tokens, HOUR - 99_000.0);
    land(&mut tokens, flight, HOUR - 99_000.0, 8_000.0);
    assert!(matches!(tokens.need(HOUR - 93_000.0), Need::Refresh(..)));
}

#[test]
fn a_refused_token_is_replaced_once_for_all_that_used_it() {
    let (mut tokens, old) = with_token(0.0, HOUR);
    tokens.refuse(old, None, 0.0);
    let flight = asked(&mut tokens, 1.0);
    tokens.refuse(old, None, 0.0);
    assert!(matches!(tokens.need(1.0), Need::Join(id, _) if id == flight));
    let new = land(&mut tokens, flight, 2.0, HOUR);
    tokens.refuse(old, None, 0.0);
    assert!(matches!(tokens.need(3.0), Need::Use(used) if used == new));
}

#[test]
fn a_token_for_once_is_kept_for_no_later_call() {
    let mut tokens = Tokens::new(1000.0, false);
    let flight = asked(&mut tokens, 0.0);
    assert!(!tokens.landed(flight, Lifetime::Once, 0.0));
    asked(&mut tokens, 0.0);
}

#[test]
fn a_token_without_an_end_serves_until_it_is_refused() {
    let mut tokens = Tokens::new(1000.0, false);
    let flight = asked(&mut tokens, 0.0);
    assert!(tokens.landed(flight, Lifetime::UntilRefused, 0.0));
    assert!(matches!(tokens.need(1e15), Need::Use(_)));
    tokens.refuse(flight, None, 0.0);
    asked(&mut tokens, 1e15);
}

#[test]
fn a_refresh_is_forced_until_a_token_comes_in_that_is_newer_than_the_refused_one() {
    let (mut tokens, old) = with_token(0.0, HOUR);
    assert!(!tokens.forced());
    tokens.refuse(old, None, 0.0);
    let flight = asked(&mut tokens, 1.0);
    assert!(tokens.forced());
    tokens.failed(flight, 1.0);
    assert!(tokens.forced());
    let flight = asked(&mut tokens, 2.0);
    land(&mut tokens, flight, 3.0, HOUR);
    tokens.refuse(old, None, 0.0);
    assert!(!tokens.forced());
}

#[test]
fn a_refresh_that_began_before_the_refusal_brings_nothing_to_later_calls() {
    let (mut tokens, old) = with_token(0.0, HOUR);
    tokens.caching = true;
    let Need::Refresh(_, unaware) = tokens.need(HOUR - 100_000.0) else {
        panic!("not stale");
    };
    tokens.refuse(old, None, 0.0);
    let aware = asked(&mut tokens, HOUR - 99_000.0);
    assert!(tokens.forced());
    tokens.refuse(old, None, 0.0);
    land(&mut tokens, unaware, HOUR - 98_000.0, HOUR);
    assert!(matches!(tokens.need(HOUR - 97_000.0), Need::Join(id, _) if id == aware));
    let new = land(&mut tokens, aware, HOUR - 96_000.0, HOUR);
    assert!(!tokens.forced());
    assert!(matches!(tokens.need(HOUR - 95_000.0), Need::Use(used) if used == new));
}

#[test]
fn a_stored_token_is_taken_if_it_lives_longer_and_was_not_refused() {
    let (mut tokens, own) = with_token(0.0, HOUR);
    assert!(!tokens.takes("s", HOUR, 0.0), "no longer life");
    assert!(tokens.takes("s", HOUR + 1.0, 0.0));
    assert!(
        !tokens.takes("s", HOUR + 1.0, HOUR - 9_999.0),
        "too little is left"
    );
    assert!(!tokens.takes("s", f64::NAN, 0.0));
    tokens.refuse(own, Some(("t", HOUR)), 0.0);
    assert!(!tokens.takes("t", 2.0 * HOUR, 1.0), "the server refused it");
    assert!(tokens.takes("s", HOUR, 1.0));
}

#[test]
fn refused_tokens_are_forgotten_when_they_would_have_expired() {
    let mut tokens = Tokens::new(1000.0, false);
    for hour in 0..100 {
        let now = f64::from(hour) * HOUR;
        let flight = asked(&mut tokens, now);
        let token = land(&mut tokens, flight, now, HOUR);
        let value = format!("token {token}");
        tokens.refuse(token, Some((&value, now + HOUR)), now);
        tokens.refuse(token, Some((&value, now + HOUR)), now);
    }
    assert_eq!(tokens.refused_values.len(), 1);
}

#[test]
fn a_clock_set_back_does_not_hold_up_the_takeover() {
    let mut tokens = Tokens::new(1000.0, false);
    asked(&mut tokens, 1e12);
    assert!(matches!(tokens.need(0.0), Need::Join(_, left) if left == 1000.0));
}

#[test]
fn a_server_that_refuses_every_token_does_not_fill_the_memory() {
    let mut tokens = Tokens::new(30_000.0, false);
    for number in 0..1_000 {
        let flight = asked(&mut tokens, 0.0);
        tokens.landed(flight, Lifetime::Until(HOUR), 0.0);
        tokens.refuse(flight, Some((&number.to_string(), HOUR)), 0.0);
    }
    assert_eq!(tokens.refused_values.len(), REMEMBERED);
    assert!(!tokens.takes("999", HOUR, 0.0) && !tokens.takes("950", HOUR, 0.0));
}

#[test]
fn no_debug_output_shows_a_token() {
    let (mut tokens, token) = with_token(0.0, HOUR);
    tokens.refuse(token, Some(("hunter2", HOUR)), 0.0);
    let text = format!("{tokens:?}");
    assert!(
        text.contains("[secret]") && !text.contains("hunter2"),
        "{text}"
    );
}
