//! The token bucket against what its rate promises.

use logto_management::protocol::rate::Bucket;
use proptest::prelude::*;

/// Takes one, and how long it waits.
fn wait(bucket: &mut Bucket, now: f64) -> f64 {
    let place = bucket.take(now);
    bucket.wait(place, now)
}

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
            let wait = wait(&mut bucket, now);
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
            prop_assert!(wait(&mut bucket, now) <= 1e-6);
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
            prop_assert_eq!(wait(&mut one, 0.0), wait(&mut other, 0.0));
        }
        let places: Vec<_> = (0..aborted).map(|_| one.take(0.0)).collect();
        for place in places {
            one.give_back(place);
        }
        let now = f64::from(gap);
        prop_assert!((wait(&mut one, now) - wait(&mut other, now)).abs() < 1e-6);
    }

    /// Whoever gives back what: those who send do it in no span of time more often than a bucket and
    /// its inflow allow, those who wait keep their time, and who comes next waits for no more than
    /// those who wait already.
    #[test]
    fn what_is_given_back_is_used_again_and_by_one_alone(
        requests in 1..6_u32,
        steps in prop::collection::vec(
            (prop_oneof![3 => Just(0_u32), 2 => 0..1_500_u32], 0..4_u32, any::<prop::sample::Index>()),
            1..120,
        ),
    ) {
        let requests = f64::from(requests);
        let interval = 1_000.0;
        let mut bucket = Bucket::new(requests, interval, 0.0);
        let mut now = 0.0;
        let mut waiting = Vec::new();
        let mut sent: Vec<f64> = Vec::new();
        for (gap, action, which) in steps {
            now += f64::from(gap);
            waiting.retain(|(_, time)| {
                if *time <= now {
                    sent.push(*time);
                }
                *time > now
            });
            if action == 0 && !waiting.is_empty() {
                let (place, _) = waiting.remove(which.index(waiting.len()));
                bucket.give_back(place);
            } else {
                let place = bucket.take(now);
                let wait = bucket.wait(place, now);
                let queue = waiting.len() as f64 + 1.0;
                prop_assert!(wait <= queue * interval / requests + 1e-6, "{wait}");
                waiting.push((place, now + wait));
            }
            for (place, time) in &waiting {
                let told = now + bucket.wait(*place, now);
                prop_assert!((told - time).abs() < 1e-6, "{told} and no longer {time}");
            }
        }
        sent.extend(waiting.iter().map(|(_, time)| *time));
        sent.sort_by(f64::total_cmp);
        for (first, from) in sent.iter().enumerate() {
            for (last, to) in sent.iter().enumerate().skip(first) {
                let count = (last - first + 1) as f64;
                let allowed = requests + (to - from) * requests / interval;
                prop_assert!(count <= allowed + 1e-6, "{} in {} ms", count, to - from);
            }
        }
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
            let wait = wait(&mut bucket, f64::from(time));
            let queue = (before as f64 + 1.0 - requests).max(0.0);
            prop_assert!(wait <= queue * 1_000.0 / requests + 1e-6);
        }
    }

    /// Whatever 429s come in between: who waits is told the truth, is put off by each that is new,
    /// keeps the order, and comes through.
    #[test]
    fn a_429_puts_off_and_changes_no_order(
        requests in 1..20_u32,
        interval in 1..5_000_u32,
        steps in prop::collection::vec((0..2_000_u32, any::<bool>(), 0..20_000_u32), 1..60),
    ) {
        let mut bucket = Bucket::new(f64::from(requests), f64::from(interval), 0.0);
        let mut now = 0.0;
        let mut queue = Vec::new();
        for (gap, refused, pause) in steps {
            now += f64::from(gap);
            let before: Vec<f64> = queue.iter().map(|place| now + bucket.wait(*place, now)).collect();
            if refused {
                bucket.refused((pause > 10_000).then(|| f64::from(pause)), now);
            } else {
                queue.push(bucket.take(now));
            }
            let after: Vec<f64> = queue.iter().map(|place| now + bucket.wait(*place, now)).collect();
            for (before, after) in before.iter().zip(&after) {
                let slack = 1e-6 * before;
                prop_assert!(after + slack >= *before, "a place moved up");
                prop_assert!(refused || after - slack <= *before, "a place moved back");
            }
            prop_assert!(after.is_sorted());
        }
        for place in queue {
            let wait = bucket.wait(place, now);
            prop_assert!(wait.is_finite());
            // What was told is enough, up to the last digits of a clock that counts for years.
            now += wait;
            prop_assert!(bucket.wait(place, now) <= 1e-6 * now.max(1.0));
        }
    }
}
