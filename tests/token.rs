//! The token state machine, driven by hand through random lives of a client: calls, answers,
//! failures, refusals, lost owners and time.

use logto_management::protocol::token::{Lifetime, Need, Tokens};
use proptest::prelude::*;

const PATIENCE: f64 = 1_000.0;

#[derive(Clone, Copy, Debug)]
enum Step {
    /// Time goes by.
    Pass(u32),
    /// The clock is set back.
    Back(u32),
    /// A call needs a token.
    Need,
    /// The flight at this place of the list of open ones brings a token that lives so long.
    Land(usize, u32),
    /// It fails.
    Fail(usize),
    /// It sends its request once more.
    Alive(usize, f64),
    /// The server refuses the token at this place of the list of all.
    Refuse(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => prop_oneof![0..50_u32, 0..3_000_u32, 0..200_000_u32].prop_map(Step::Pass),
        1 => prop_oneof![0..3_000_u32, 0..200_000_u32].prop_map(Step::Back),
        6 => Just(Step::Need),
        3 => (any::<usize>(), prop_oneof![1..20_000_u32, 3_600_000..3_600_001_u32])
            .prop_map(|(at, life)| Step::Land(at, life)),
        1 => any::<usize>().prop_map(Step::Fail),
        1 => (any::<usize>(), prop_oneof![Just(0.0), 0.0..5_000.0]).prop_map(|(at, delay)| Step::Alive(at, delay)),
        2 => any::<usize>().prop_map(Step::Refuse),
    ]
}

/// A token as the model remembers it.
struct Held {
    id: u32,
    obtained: f64,
    expires: f64,
    refused: bool,
}

impl Held {
    fn within(&self, now: f64, longest: f64, share: f64) -> bool {
        self.expires - now <= longest.min((self.expires - self.obtained) * share)
    }
}

/// A flight that has neither landed nor failed; its owner may be gone.
struct Open {
    id: u32,
    alive: f64,
    silent_for: f64,
    /// It asks for another token than the refused one.
    forced: bool,
    /// It began before a refusal and may bring the refused token once more.
    unaware: bool,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_call_gets_a_token_that_serves_or_a_way_to_one(
        steps in prop::collection::vec(step(), 1..60),
        caching: bool,
    ) {
        let mut tokens = Tokens::new(PATIENCE, caching);
        let mut now = 1.8e12;
        let mut open: Vec<Open> = Vec::new();
        let mut held: Vec<Held> = Vec::new();
        let mut newest = 0;
        // When the last flight failed, if no token came in since.
        let mut failed: Option<f64> = None;
        for step in steps {
            match step {
                Step::Pass(time) => now += f64::from(time),
                Step::Back(time) => now -= f64::from(time),
                Step::Need => {
                    // What was heard of in the future is taken for heard of now.
                    for flight in open.iter_mut().filter(|flight| flight.id == newest) {
                        flight.alive = flight.alive.min(now);
                    }
                    let under_way = open.iter().find(|flight| flight.id == newest && now < flight.alive + flight.silent_for && !flight.unaware);
                    let usable = held
                        .iter()
                        .filter(|held| !held.within(now, 10_000.0, 0.1) && !held.refused)
                        .map(|held| held.id)
                        .max();
                    match tokens.need(now) {
                        Need::Use(token) => {
                            let known = held.iter().find(|held| held.id == token).unwrap();
                            prop_assert!(!known.refused, "a refused token serves");
                            prop_assert!(!known.within(now, 10_000.0, 0.1), "an unusable one serves");
                            let stale = known.within(now, 120_000.0, 0.25);
                            // Half of what a stale token still serves is less than a minute.
                            let paused = failed.is_some_and(|time| now < time + 60_000.0);
                            prop_assert!(!stale || under_way.is_some() || paused, "a stale one is not replaced");
                        }
                        Need::Refresh(token, flight) => {
                            let known = held.iter().find(|held| held.id == token).unwrap();
                            prop_assert!(!known.refused && !known.within(now, 10_000.0, 0.1));
                            prop_assert!(known.within(now, 120_000.0, 0.25), "it is not stale");
                            prop_assert!(under_way.is_none(), "two flights at once");
                            prop_assert!(flight > newest, "a number is used twice");
                            newest = flight;
                            open.push(Open { id: flight, alive: now, silent_for: PATIENCE, forced: tokens.forced(), unaware: false });
                        }
                        Need::Ask(flight) => {
                            prop_assert!(under_way.is_none(), "two flights at once");
                            prop_assert!(flight > newest, "a number is used twice");
                            let newest_held = held.iter().map(|held| held.id).max();
                            prop_assert!(usable.is_none() || usable != newest_held, "one would have served");
                            newest = flight;
                            open.push(Open { id: flight, alive: now, silent_for: PATIENCE, forced: tokens.forced(), unaware: false });
                        }
                        Need::Join(flight, left) => {
                            let known = under_way.map(|open| (open.id, open.alive + open.silent_for - now));
                            prop_assert_eq!(Some((flight, left)), known);
                            let newest_held = held.iter().map(|held| held.id).max();
                            prop_assert!(usable.is_none() || usable != newest_held, "one would have served");
                        }
                    }
                }
                Step::Land(at, life) if !open.is_empty() => {
                    let flight = open.remove(at % open.len());
                    let expires = now + f64::from(life);
                    let id = flight.id;
                    let newer = held.iter().any(|held| held.id > id && !held.refused);
                    let newer_refused = held.iter().any(|held| held.refused && held.id > id);
                    let refused = newer_refused || flight.unaware;
                    let serves = tokens.landed(id, Lifetime::Until(expires), now);
                    prop_assert!(!serves || !refused, "a refused token is kept");
                    prop_assert!(serves || refused || newer, "a good token is not kept");
                    if serves {
                        failed = None;
                    }
                    held.push(Held { id, obtained: now, expires, refused });
                }
                Step::Fail(at) if !open.is_empty() => {
                    let flight = open.remove(at % open.len());
                    if flight.id == newest && !flight.unaware {
                        failed = Some(now);
                    }
                    tokens.failed(flight.id, now);
                }
                Step::Alive(at, delay) if !open.is_empty() => {
                    let at = at % open.len();
                    open[at].alive = now;
                    open[at].silent_for = PATIENCE + delay;
                    tokens.alive(open[at].id, now, delay);
                }
                Step::Refuse(at) if !held.is_empty() => {
                    let id = held[at % held.len()].id;
                    let end = held[at % held.len()].expires;
                    tokens.refuse(id, Some(("the token", end)), now);
                    for held in &mut held {
                        held.refused |= held.id <= id;
                    }
                    if caching && open.iter().any(|flight| flight.id == newest && !flight.forced && !flight.unaware) {
                        open.iter_mut().for_each(|flight| flight.unaware = true);
                    }
                    let newest_in = held.iter().map(|held| held.id).max();
                    prop_assert!(newest_in != Some(id) || tokens.forced());
                }
                _ => {}
            }
            let shown = format!("{tokens:?}");
            prop_assert!(!shown.contains("the token"));
        }
    }

    /// Calls at one moment share one flight, however many there are and whatever came before.
    #[test]
    fn a_crowd_asks_once(
        steps in prop::collection::vec(step(), 0..20),
        crowd in 2..60_usize,
    ) {
        let mut tokens = Tokens::new(PATIENCE, false);
        let mut now = 0.0;
        let mut open = Vec::new();
        for step in steps {
            match step {
                Step::Pass(time) => now += f64::from(time),
                Step::Back(time) => now -= f64::from(time),
                Step::Need => {
                    if let Need::Ask(id) | Need::Refresh(_, id) = tokens.need(now) {
                        open.push(id);
                    }
                }
                Step::Land(at, life) if !open.is_empty() => {
                    let lifetime = Lifetime::Until(now + f64::from(life));
                    let id = open.remove(at % open.len());
                    tokens.landed(id, lifetime, now);
                }
                Step::Fail(at) if !open.is_empty() => {
                    tokens.failed(open.remove(at % open.len()), now);
                }
                _ => {}
            }
        }
        let begun = (0..crowd)
            .filter(|_| matches!(tokens.need(now), Need::Ask(_) | Need::Refresh(..)))
            .count();
        prop_assert!(begun <= 1, "{} flights for one crowd", begun);
    }

    /// A flight whose owner vanished is taken over after its patience, also when the clock was set
    /// back meanwhile: a caller that waits as long as it is told comes through in two waits.
    #[test]
    fn a_lost_flight_holds_nobody_up_even_when_the_clock_goes_back(back in 0.0..1e9_f64) {
        let mut tokens = Tokens::new(PATIENCE, false);
        let mut now = 1.8e12;
        prop_assert!(matches!(tokens.need(now), Need::Ask(_)));
        now -= back;
        for _ in 0..3 {
            match tokens.need(now) {
                Need::Join(_, left) => {
                    prop_assert!(left > 0.0 && left <= PATIENCE);
                    now += left;
                }
                Need::Ask(_) => return Ok(()),
                other => return Err(TestCaseError::fail(format!("{other:?}"))),
            }
        }
        prop_assert!(false, "it still waits after three waits");
    }

    /// Whatever a store says: what is taken from it was never refused, has life left, and more of it
    /// than what there is.
    #[test]
    fn a_stores_token_is_taken_where_it_helps(
        lives in prop::collection::vec((0..5_usize, 0..7_200_000_u32, any::<bool>()), 1..12),
        offered in 0..5_usize,
        expires in 0..9_000_000_u32,
        pass in 0..4_000_000_u32,
    ) {
        let names = ["a", "b", "c", "d", "e"];
        let mut tokens = Tokens::new(PATIENCE, false);
        let mut now = 0.0;
        let mut refused = Vec::new();
        let mut current = None;
        for (name, life, refuse) in lives {
            now += 11_000.0;
            if let Need::Ask(id) | Need::Refresh(_, id) = tokens.need(now) {
                let until = now + f64::from(life);
                tokens.landed(id, Lifetime::Until(until), now);
                current = Some(until);
                if refuse {
                    tokens.refuse(id, Some((names[name], until)), now);
                    current = None;
                    refused.push((name, until));
                }
            }
        }
        now += f64::from(pass);
        let until = f64::from(expires);
        let longer = current.is_none_or(|time| time < until);
        let taken = tokens.takes(names[offered], until, now);
        // What has expired may be forgotten: nobody can use it any more.
        let known = refused.iter().any(|(name, _)| *name == offered);
        prop_assert!(!taken || !refused.iter().any(|(name, end)| *name == offered && *end > now));
        prop_assert!(!taken || (until - now > 10_000.0 && longer));
        prop_assert!(taken || known || until - now <= 10_000.0 || !longer, "it would have helped");
    }
}
