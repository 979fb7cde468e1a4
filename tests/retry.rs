//! Calls against the table of API.md, "Retries", written down once more as a model.

use logto_management::protocol::call::{Call, Event, Rules, Verdict};
use logto_management::protocol::retry::{Lost, Policy, is_idempotent};
use proptest::prelude::*;

const METHODS: [&str; 6] = ["GET", "HEAD", "PUT", "DELETE", "POST", "PATCH"];

fn policy() -> impl Strategy<Value = Policy> {
    (1..6_u32, 0..2_000_u32, 0..10_000_u32, 0..90_000_u32).prop_map(
        |(attempts, base, max, after)| Policy {
            attempts,
            base_delay: f64::from(base),
            max_delay: f64::from(max),
            max_retry_after: f64::from(after),
        },
    )
}

fn rules() -> impl Strategy<Value = (&'static str, Rules)> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (prop::sample::select(&METHODS[..]), policy(), flags).prop_map(
        |(method, policy, (replayable, posix, answers, refreshable))| {
            let rules = Rules {
                idempotent: is_idempotent(method),
                replayable,
                posix: posix && method == "GET",
                forgiving: method == "DELETE" && !answers,
                refreshable,
                policy,
            };
            (method, rules)
        },
    )
}

fn event() -> impl Strategy<Value = Event> {
    let lost = vec![
        Lost::NeverSent,
        Lost::Connection,
        Lost::TimedOut,
        Lost::Body,
    ];
    let status = prop_oneof![
        4 => prop::sample::select(vec![401_u16, 404, 408, 429, 500, 502, 503, 504]),
        1 => 200..600_u16,
    ];
    let after = prop::option::of((0..90_000_u32).prop_map(f64::from));
    prop_oneof![
        2 => prop::sample::select(lost).prop_map(Event::Lost),
        5 => (status, after, prop::bool::weighted(0.1)).prop_map(|(status, retry_after, quota)| {
            Event::Answered { status, retry_after, hopeless: quota && status == 429 }
        }),
    ]
}

/// Whether API.md lets the request be sent again after this, counts and waits aside.
fn may_repeat(method: &str, rules: &Rules, event: &Event) -> bool {
    let safe = ["GET", "HEAD", "PUT", "DELETE"].contains(&method);
    rules.replayable
        && match event {
            Event::Lost(Lost::NeverSent) => true,
            Event::Lost(_) => safe,
            Event::Answered { hopeless: true, .. } => false,
            Event::Answered { status: 429, .. } => true,
            Event::Answered { status: 500, .. } => safe && !rules.posix,
            Event::Answered { status, .. } => safe && [408, 502, 503, 504].contains(status),
        }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_call_does_what_the_contract_says(
        (method, rules) in rules(),
        events in prop::collection::vec((event(), 0.0..=1.0_f64), 1..12),
    ) {
        let mut call = Call::new(rules);
        let mut counted = 0;
        let mut refreshed = false;
        let mut after_refresh = false;
        let mut in_doubt = false;
        for (event, random) in events {
            if !after_refresh {
                counted += 1;
            }
            prop_assert_eq!(call.begin(), counted);
            after_refresh = false;
            let verdict = call.ended(event, random);
            prop_assert_eq!(call.attempts(), counted);
            prop_assert!(counted <= rules.policy.attempts, "more attempts than allowed");
            match (event, verdict) {
                (Event::Answered { status: 200..=399, .. }, verdict) => {
                    prop_assert_eq!(verdict, Verdict::Done);
                    return Ok(());
                }
                (Event::Answered { status: 401, .. }, verdict) => {
                    let refresh = rules.refreshable && rules.replayable && !refreshed;
                    prop_assert_eq!(verdict == Verdict::Refresh, refresh);
                    if !refresh {
                        prop_assert_eq!(verdict, Verdict::Fail);
                        return Ok(());
                    }
                    refreshed = true;
                    after_refresh = true;
                }
                (Event::Answered { status: 404, .. }, verdict) => {
                    let done = method == "DELETE" && rules.forgiving && in_doubt;
                    let expected = if done { Verdict::AlreadyDone } else { Verdict::Fail };
                    prop_assert_eq!(verdict, expected);
                    return Ok(());
                }
                (event, Verdict::Retry(delay)) => {
                    prop_assert!(may_repeat(method, &rules, &event), "{} after {:?}", method, event);
                    prop_assert!(counted < rules.policy.attempts);
                    match event {
                        Event::Answered { retry_after: Some(asked), .. } => {
                            prop_assert_eq!(delay, asked);
                            prop_assert!(asked <= rules.policy.max_retry_after);
                        }
                        _ => {
                            let doubled = rules.policy.base_delay * 2_f64.powi(counted as i32 - 1);
                            let bound = doubled.min(rules.policy.max_delay);
                            prop_assert!((delay - bound * random).abs() < 1e-6);
                        }
                    }
                }
                (event, verdict) => {
                    prop_assert_eq!(verdict, Verdict::Fail);
                    let too_long = matches!(event, Event::Answered { retry_after: Some(asked), .. }
                        if asked > rules.policy.max_retry_after);
                    let spent = counted == rules.policy.attempts;
                    prop_assert!(
                        spent || too_long || !may_repeat(method, &rules, &event),
                        "{} gave up after {:?}", method, event
                    );
                    return Ok(());
                }
            }
            // What was never sent has done nothing.
            in_doubt |= match event {
                Event::Lost(lost) => lost != Lost::NeverSent,
                Event::Answered { status, .. } => matches!(status, 502 | 504),
            };
        }
    }
}
