//! The token bucket against what its rate promises.

use logto_management::protocol::rate::Bucket;
use proptest::prelude::*;

proptest! {
    /// Whoever keeps to the waits sends, in any span of time, at most a full bucket and what flows
    /// in meanwhile.
    #[test]
    fn no_span_of_time_has_more_than_a_bucket_and_its_inflow(
        requests in 1..20_u32,
        interval in 1..5_000_u32,
        gaps in prop::collection::vec(prop_oneof![3 => Just(0_u32), 1 => 0..3_000_u32], 1..80),
    ) {
        let (requests, interval) = (f64::from(requests), f64::from(interval));
        let mut bucket = Bucket::new(requests, interval, 0.0);
        let mut now = 0.0;
        let mut sent: Vec<f64> = Vec::new();
        for gap in gaps {
            now += f64::from(gap);
            let wait = bucket.take(now);
            prop_assert!(wait >= 0.0 && wait.is_finite());
            sent.push(now + wait);
        }
        let slack = 1e-6;
        for pair in sent.windows(2) {
            prop_assert!(pair[0] <= pair[1] + slack, "first come, first served");
        }
        for (first, from) in sent.iter().enumerate() {
            for (last, to) in sent.iter().enumerate().skip(first) {
                let count = (last - first + 1) as f64;
                let allowed = requests + (to - from) * requests / interval;
                prop_assert!(count <= allowed + slack, "{} in {} ms", count, to - from);
            }
        }
    }

    /// Nobody waits longer than the rate asks for: a bucket that has rested is full, and a client
    /// that sends evenly at the rate never waits.
    #[test]
    fn an_even_client_never_waits(
        requests in 1..20_u32,
        interval in 1..5_000_u32,
        burst in 0..40_u32,
        count in 1..60_u32,
    ) {
        let (requests, interval) = (f64::from(requests), f64::from(interval));
        let mut bucket = Bucket::new(requests, interval, 0.0);
        for _ in 0..burst {
            bucket.take(0.0);
        }
        let rested = interval * (2.0 + f64::from(burst) / requests);
        for number in 0..count {
            let now = rested + f64::from(number) * interval / requests;
            prop_assert!(bucket.take(now) <= 1e-6);
        }
    }

    /// A request that is given back counts as if it had never been taken.
    #[test]
    fn what_is_given_back_was_never_taken(
        requests in 1..20_u32,
        before in 0..40_u32,
        aborted in 0..40_u32,
        gap in 0..1_000_u32,
    ) {
        let requests = f64::from(requests);
        let mut one = Bucket::new(requests, 1_000.0, 0.0);
        let mut other = one.clone();
        for _ in 0..before {
            prop_assert_eq!(one.take(0.0), other.take(0.0));
        }
        for _ in 0..aborted {
            one.take(0.0);
        }
        for _ in 0..aborted {
            one.give_back();
        }
        let now = f64::from(gap);
        prop_assert!((one.take(now) - other.take(now)).abs() < 1e-6);
    }

    /// However the clock jumps, a wait is no longer than the queue in front of it.
    #[test]
    fn a_clock_that_jumps_holds_nobody_up(
        requests in 1..20_u32,
        times in prop::collection::vec(0..1_000_000_000_u32, 1..60),
    ) {
        let requests = f64::from(requests);
        let mut bucket = Bucket::new(requests, 1_000.0, 0.0);
        for (before, time) in times.into_iter().enumerate() {
            let wait = bucket.take(f64::from(time));
            let queue = (before as f64 + 1.0 - requests).max(0.0);
            prop_assert!(wait <= queue * 1_000.0 / requests + 1e-6);
        }
    }
}
