//! The state of a client's access token: which one serves, when it is replaced, and who asks for
//! the next one. Time is in milliseconds since the epoch.

use alloc::string::String;
use alloc::vec::Vec;

use super::secret::Secret;
use super::text::owned;
use super::url::form_encode;

/// A token is stale, and replaced while it still serves, in the last quarter of its life, but not
/// earlier than two minutes before its end.
const STALE: (f64, f64) = (120_000.0, 0.25);

/// A token is unusable, though not expired, in the last tenth of its life, but not earlier than ten
/// seconds before its end: a request takes time, and Logto has no clock tolerance (WIRE.md).
const UNUSABLE: (f64, f64) = (10_000.0, 0.1);

/// How many refused tokens are remembered. A store that is stale has one of the last few; a server
/// that refuses every token must not fill the memory.
const REMEMBERED: usize = 64;

/// How long a token may be kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lifetime {
    /// For the calls that asked for it, and no later one.
    Once,
    /// Until this time.
    Until(f64),
    /// Until the server refuses it.
    UntilRefused,
}

/// What is known of an access token, without the token itself, which whoever sends it keeps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    /// The flight that brought it; tells tokens apart without looking at them.
    pub id: u32,
    /// How long it may be kept.
    pub lifetime: Lifetime,
    /// When it came.
    pub obtained_at: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Age {
    Fresh,
    Stale,
    Unusable,
}

impl Token {
    /// Whether a request can still be sent with it.
    pub fn serves(&self, now: f64) -> bool {
        self.lifetime == Lifetime::Once || self.age(now) != Age::Unusable
    }

    fn age(&self, now: f64) -> Age {
        if now >= self.end(UNUSABLE) {
            Age::Unusable
        } else if now >= self.end(STALE) {
            Age::Stale
        } else {
            Age::Fresh
        }
    }

    /// When it is as near to its end as this: a time, and at most this share of its life.
    fn end(&self, (longest, share): (f64, f64)) -> f64 {
        match self.lifetime {
            Lifetime::Once => f64::NEG_INFINITY,
            Lifetime::UntilRefused => f64::INFINITY,
            Lifetime::Until(time) => {
                let life = (time - self.obtained_at).max(0.0);
                time - longest.min(life * share)
            }
        }
    }
}

/// What a call that needs a token does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// Use the present one, which this flight has brought.
    Use(u32),
    /// Use it, and ask for the next in the background, as the flight of the second number.
    Refresh(u32, u32),
    /// Ask for a token, as the flight of this number.
    Ask(u32),
    /// Wait for this flight, which another call began, at most this many milliseconds; then come
    /// back: a flight that has shown no sign of life for so long is taken over.
    Join(u32, f64),
}

#[derive(Clone, Copy, Debug)]
struct Flight {
    id: u32,
    /// When it last showed a sign of life.
    alive_at: f64,
    /// It asks for another token than the one that the server refused.
    forced: bool,
}

/// The tokens of one client.
///
/// ```
/// use logto_management::protocol::token::{Lifetime, Need, Tokens};
///
/// let mut tokens = Tokens::new(30_000.0, false);
/// // The first call asks, and whoever comes meanwhile waits for it.
/// let Need::Ask(flight) = tokens.need(0.0) else { panic!("there is no token yet") };
/// assert!(matches!(tokens.need(0.0), Need::Join(joined, _) if joined == flight));
/// let hour = Lifetime::Until(3_600_000.0);
/// assert!(tokens.landed(flight, hour, 0.0));
/// assert!(matches!(tokens.need(1_000.0), Need::Use(_)));
/// // It is replaced while it still serves.
/// assert!(matches!(tokens.need(3_500_000.0), Need::Refresh(..)));
/// tokens.refuse(flight, Some(("t1", 3_600_000.0)), 3_500_000.0);
/// assert!(!tokens.takes("t1", 7_200_000.0, 3_500_000.0));
/// ```
#[derive(Debug)]
pub struct Tokens {
    current: Option<Token>,
    flight: Option<Flight>,
    /// The newest token that the server refused: no older one serves again.
    refused: u32,
    /// The last tokens that the server refused, and when they expire.
    refused_values: Vec<(Secret, f64)>,
    /// How many of these took the place of none that had expired.
    refusals: usize,
    /// The newest token that came in.
    newest: u32,
    last_id: u32,
    /// How long a flight may show no sign of life, ms.
    patience: f64,
    /// Who is asked may have kept a token that the server refuses, and give it once more.
    caching: bool,
}

impl Tokens {
    /// No token yet. A flight that is silent for `patience` milliseconds has lost its owner.
    /// `caching` says that who is asked may give a refused token once more, unless told not to.
    pub fn new(patience: f64, caching: bool) -> Tokens {
        Tokens {
            current: None,
            flight: None,
            refused: 0,
            refused_values: Vec::new(),
            refusals: 0,
            newest: 0,
            last_id: 0,
            patience,
            caching,
        }
    }

    /// What to do to have a token at `now`.
    pub fn need(&mut self, now: f64) -> Need {
        let left = self.flight.as_mut().map_or(0.0, |flight| {
            // A clock that was set back is followed from there.
            flight.alive_at = flight.alive_at.min(now);
            flight.alive_at + self.patience - now
        });
        let present = self.current.map(|token| (token.id, token.age(now)));
        match (present, left > 0.0) {
            (Some((id, Age::Stale)), false) => Need::Refresh(id, self.begin(now)),
            (Some((id, Age::Fresh | Age::Stale)), _) => Need::Use(id),
            // The one that began last: there is no other.
            (_, true) => Need::Join(self.last_id, left),
            (_, false) => Need::Ask(self.begin(now)),
        }
    }

    fn begin(&mut self, now: f64) -> u32 {
        self.last_id = self.last_id.wrapping_add(1);
        self.flight = Some(Flight {
            id: self.last_id,
            alive_at: now,
            forced: self.forced(),
        });
        self.last_id
    }

    /// The flight sends its request, or sends it once more.
    pub fn alive(&mut self, flight: u32, now: f64) {
        if let Some(current) = self.flight.as_mut().filter(|current| current.id == flight) {
            current.alive_at = now;
        }
    }

    /// The flight has brought a token; whether later calls are to use it.
    pub fn landed(&mut self, flight: u32, lifetime: Lifetime, now: f64) -> bool {
        self.ended(flight);
        self.newest = self.newest.max(flight);
        // One that was taken over comes in after its successor and replaces nothing newer.
        let newest = self.current.is_none_or(|current| current.id <= flight);
        let serves = newest && flight > self.refused && lifetime != Lifetime::Once;
        if serves {
            self.current = Some(Token {
                id: flight,
                lifetime,
                obtained_at: now,
            });
        }
        serves
    }

    /// Until when [`Tokens::need`] says to use the present token, whoever asks, if it is not refused
    /// before that.
    pub fn fresh_until(&self) -> f64 {
        self.current
            .map_or(f64::NEG_INFINITY, |token| token.end(STALE))
    }

    /// Whether a token that a store has, which expires at this time, is taken from there: if it has
    /// some life left, lives longer than the one there is, and was never refused. A store may be
    /// stale.
    pub fn takes(&self, value: &str, expires_at: f64, now: f64) -> bool {
        let lives =
            |token: Token| matches!(token.lifetime, Lifetime::Until(time) if time >= expires_at);
        expires_at - now > UNUSABLE.0 && !self.current.is_some_and(lives) && !self.remembers(value)
    }

    /// Whether the next token is asked for because the server refused the last one.
    pub fn forced(&self) -> bool {
        self.refused != 0 && self.refused >= self.newest
    }

    /// The flight has failed: the token that there was goes on to serve as long as it can.
    pub fn failed(&mut self, flight: u32) {
        self.ended(flight);
    }

    fn ended(&mut self, flight: u32) {
        if self.flight.is_some_and(|current| current.id == flight) {
            self.flight = None;
        }
    }

    /// The server refused this token with a 401: `id`, and, where it has an end, the token itself
    /// and that end. It never serves again; a newer one, which another call may have brought
    /// meanwhile, does.
    ///
    /// A flight that began before that was known may bring it once more: where tokens are cached,
    /// what it brings serves those who wait for it, and no later call.
    pub fn refuse(&mut self, id: u32, token: Option<(&str, f64)>, now: f64) {
        self.refused = self.refused.max(id);
        if let Some((value, expires_at)) = token
            && !self.remembers(value)
        {
            self.remember(value, expires_at, now);
        }
        let caching = self.caching;
        let unaware = |flight: &mut Flight| caching && !flight.forced;
        if let Some(unaware) = self.flight.take_if(unaware) {
            self.refused = self.refused.max(unaware.id);
        }
        if self.current.is_some_and(|current| current.id <= id) {
            self.current = None;
        }
    }

    /// Remembers a token, in the place of one that has expired or was refused long ago.
    fn remember(&mut self, value: &str, expires_at: f64, now: f64) {
        let refused = (Secret::new(value), expires_at);
        let expired = self
            .refused_values
            .iter()
            .position(|(_, time)| *time <= now);
        let place = expired.unwrap_or_else(|| {
            self.refusals += 1;
            (self.refusals - 1) % REMEMBERED
        });
        match self.refused_values.get_mut(place) {
            Some(forgotten) => *forgotten = refused,
            None => self.refused_values.push(refused),
        }
    }

    fn remembers(&self, value: &str) -> bool {
        let mut refused = self.refused_values.iter();
        refused.any(|(refused, _)| refused.expose() == value)
    }
}

/// The name of a client's token in a store: all that makes two tokens different, and no secret.
///
/// ```
/// use logto_management::protocol::token::store_key;
/// let key = store_key("https://a.example", "app", "https://default.logto.app/api", "all");
/// assert!(key.starts_with("logto-management|https%3A%2F%2Fa.example|app|"));
/// ```
pub fn store_key(endpoint: &str, app: &str, resource: &str, scope: &str) -> String {
    let mut key = owned("logto-management");
    for part in [endpoint, app, resource, scope] {
        key.push_str("|");
        // Encoded, so that no two lists of parts have one name.
        key.push_str(&form_encode(part));
    }
    key
}

#[cfg(test)]
mod tests {
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
        tokens.alive(flight, 900.0);
        assert!(
            matches!(tokens.need(1800.0), Need::Join(id, left) if id == flight && left == 100.0)
        );
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
        tokens.failed(flight);
        asked(&mut tokens, 1.0);
    }

    #[test]
    fn a_failed_background_refresh_leaves_the_token_in_service() {
        let (mut tokens, token) = with_token(0.0, HOUR);
        let Need::Refresh(_, flight) = tokens.need(HOUR - 100_000.0) else {
            panic!("not stale");
        };
        tokens.failed(flight);
        assert!(matches!(tokens.need(HOUR - 90_000.0), Need::Refresh(used, _) if used == token));
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
        tokens.failed(flight);
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
    fn a_stores_key_tells_clients_apart() {
        let key = store_key("https://a.example/x", "app|1", "r", "all b");
        assert_eq!(
            key,
            "logto-management|https%3A%2F%2Fa.example%2Fx|app%7C1|r|all+b"
        );
        assert_ne!(
            store_key("e", "a|b", "c", ""),
            store_key("e", "a", "b|c", "")
        );
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
}
