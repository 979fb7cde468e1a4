//! The state of a client's access token: which one serves, when it is replaced, and who asks for
//! the next one. Time is in milliseconds since the epoch.

use alloc::vec::Vec;

use super::secret::Secret;

/// A token is stale, and replaced while it still serves, in the last quarter of its life, but not
/// earlier than two minutes before its end.
const STALE: (f64, f64) = (120_000.0, 0.25);

/// A token is unusable, though not expired, in the last tenth of its life, but not earlier than ten
/// seconds before its end: a request takes time, and Logto has no clock tolerance (WIRE.md).
const UNUSABLE: (f64, f64) = (10_000.0, 0.1);

/// For how long no other refresh is begun after one has failed, while the token goes on to serve: half
/// of the time that it does, and five seconds at least. So a short outage is behind the next one, calls
/// in the token's last two minutes make about five of them, however many they are, and a quota that is
/// spent, which retrying cannot help (WIRE.md), is not asked for by each call.
const PAUSE: (f64, f64) = (5_000.0, 0.5);

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
    /// When it last showed a sign of life, and how long it may show no other, ms.
    alive_at: f64,
    silent_for: f64,
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
    /// Until when the present token serves without a refresh, though it is stale.
    paused_until: f64,
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
            paused_until: f64::NEG_INFINITY,
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
            flight.alive_at + flight.silent_for - now
        });
        let present = self.current.map(|token| (token.id, token.age(now)));
        match (present, left > 0.0) {
            (Some((id, Age::Stale)), false) if now >= self.paused_until => {
                Need::Refresh(id, self.begin(now))
            }
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
            silent_for: self.patience,
            forced: self.forced(),
        });
        self.last_id
    }

    /// The flight sends its request, or will send it once more, `delay` milliseconds from now.
    pub fn alive(&mut self, flight: u32, now: f64, delay: f64) {
        if let Some(current) = self.flight.as_mut().filter(|current| current.id == flight) {
            current.alive_at = now;
            current.silent_for = self.patience + delay;
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
            self.paused_until = f64::NEG_INFINITY;
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
        self.current.map_or(f64::NEG_INFINITY, |token| {
            let paused = self.paused_until.min(token.end(UNUSABLE));
            paused.max(token.end(STALE))
        })
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

    /// The flight has failed: the token that there was goes on to serve as long as it can, and is not
    /// refreshed for a while.
    pub fn failed(&mut self, flight: u32, now: f64) {
        if self.ended(flight)
            && let Some(token) = self.current
        {
            let (least, share) = PAUSE;
            self.paused_until = now + least.max((token.end(UNUSABLE) - now) * share);
        }
    }

    fn ended(&mut self, flight: u32) -> bool {
        let is_it = |current: &mut Flight| current.id == flight;
        self.flight.take_if(is_it).is_some()
    }

    /// The server refused this token with a 401: `id`, of the last flight that brought it, and, where it
    /// has an end, the token itself and that end. It never serves again; a newer one, which another call may have brought
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

#[cfg(test)]
mod tests;
