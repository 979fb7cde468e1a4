//! A token bucket: how long a request waits so that a client keeps to its rate (Logto Cloud
//! recommends about 200 requests per 10 seconds, WIRE.md "Transport").

use alloc::vec::Vec;
use core::mem;

/// The share of the rate that a 429 leaves, and the least that all of them leave.
const SLOWER: f64 = 0.5;
const SLOWEST: f64 = 0.125;

/// How many intervals it would take from standstill back to the full rate.
const RECOVERY: f64 = 10.0;

/// A bucket that holds `requests` and is refilled evenly over `interval`.
///
/// Whoever takes from an empty bucket gets a place in a queue and is told how long that is. So the
/// order of taking is the order of sending, and nobody has to be woken. A place that was given back
/// is for who comes next: those who wait keep theirs.
///
/// A 429 empties the bucket, closes it for as long as the server's `Retry-After` says, and slows it
/// down; with time it recovers. Who waits already finds that out when the wait is over.
///
/// ```
/// use logto_management::protocol::rate::Bucket;
/// let mut bucket = Bucket::new(2.0, 1_000.0, 0.0);
/// let waits = [0, 1, 2].map(|_| {
///     let place = bucket.take(0.0);
///     bucket.wait(place, 0.0)
/// });
/// assert_eq!(waits, [0.0, 0.0, 500.0]);
/// ```
#[derive(Clone, Debug)]
pub struct Bucket {
    requests: f64,
    interval: f64,
    /// How many requests were allowed since the beginning, and how many were taken.
    allowed: f64,
    taken: f64,
    /// Places up to `taken` that were given back, in order.
    free: Vec<f64>,
    /// The share of the rate that is kept to, from `SLOWEST` to 1.
    pace: f64,
    /// Of when `allowed` and `pace` are.
    at: f64,
    slowed_at: f64,
    closed_until: f64,
}

/// A place in the queue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place(pub f64);

impl Bucket {
    /// A full bucket for `requests` per `interval` milliseconds.
    pub fn new(requests: f64, interval: f64, now: f64) -> Bucket {
        Bucket {
            requests,
            interval,
            allowed: requests,
            taken: 0.0,
            free: Vec::new(),
            pace: 1.0,
            at: now,
            slowed_at: f64::NEG_INFINITY,
            closed_until: f64::NEG_INFINITY,
        }
    }

    /// Takes one request.
    pub fn take(&mut self, now: f64) -> Place {
        self.refill(now);
        // A full bucket has room for no older one: it has flowed over.
        let oldest = self.allowed - self.requests + 1.0;
        let free = self.free.iter().find(|place| **place >= oldest);
        let place = free.copied().unwrap_or(self.taken + 1.0);
        self.free.retain(|free| *free > place);
        self.taken = self.taken.max(place);
        Place(place)
    }

    /// The milliseconds until a request that was taken may be sent.
    pub fn wait(&mut self, place: Place, now: f64) -> f64 {
        self.refill(now);
        let closed = (self.closed_until - now).max(0.0);
        let missing = place.0 - self.allowed;
        if missing <= 0.0 {
            return closed;
        }
        closed + self.time_for(missing)
    }

    /// Gives back a request that was taken and never sent.
    pub fn give_back(&mut self, place: Place) {
        self.free.push(place.0);
        for at in (1..self.free.len()).rev() {
            match self.free.get_mut(at - 1..=at) {
                Some([before, after]) if *before > *after => mem::swap(before, after),
                _ => break,
            }
        }
        // The last places are as if they had never been taken.
        while self.free.last() == Some(&self.taken) {
            self.free.pop();
            self.taken -= 1.0;
        }
        self.allowed = self.allowed.min(self.taken + self.requests);
    }

    /// The server answered 429 and asked for a pause of `retry_after` milliseconds, if it did.
    pub fn refused(&mut self, retry_after: Option<f64>, now: f64) {
        self.refill(now);
        self.allowed = self.allowed.min(self.taken);
        let allowed = self.allowed;
        self.free.retain(|place| *place > allowed);
        // Requests that were under way together are refused together: that counts once.
        if now - self.slowed_at >= self.interval {
            self.pace = (self.pace * SLOWER).max(SLOWEST);
            self.slowed_at = now;
        }
        let until = now + retry_after.unwrap_or(0.0);
        self.closed_until = self.closed_until.max(until);
    }

    fn refill(&mut self, now: f64) {
        // While it is closed nothing flows in; a clock that was set back is followed from there.
        let elapsed = (now - self.at.max(self.closed_until)).max(0.0);
        self.at = now;
        let full = self.taken + self.requests;
        self.allowed = (self.allowed + self.inflow(elapsed)).min(full);
        self.pace = (self.pace + elapsed / self.recovery()).min(1.0);
    }

    /// Milliseconds from standstill to the full rate.
    fn recovery(&self) -> f64 {
        RECOVERY * self.interval
    }

    /// Requests per millisecond at the full rate.
    fn rate(&self) -> f64 {
        self.requests / self.interval
    }

    /// What flows in within so many milliseconds: the pace grows evenly until it is full.
    fn inflow(&self, time: f64) -> f64 {
        let growing = time.min((1.0 - self.pace) * self.recovery());
        let mean = self.pace + growing / (2.0 * self.recovery());
        self.rate() * (growing * mean + (time - growing))
    }

    /// The milliseconds within which so much flows in: the inverse of `inflow`.
    fn time_for(&self, requests: f64) -> f64 {
        let growing = (1.0 - self.pace) * self.recovery();
        let meanwhile = self.inflow(growing);
        if requests >= meanwhile {
            return growing + (requests - meanwhile) / self.rate();
        }
        let needed = 2.0 * requests / (self.rate() * self.recovery());
        // (√(p² + n) − p) · T, written so that nothing is lost where n is small.
        needed / (root(self.pace * self.pace + needed) + self.pace) * self.recovery()
    }
}

/// The square root of a number that is not negative, by Heron's method: `core` has none.
fn root(number: f64) -> f64 {
    let mut root = number.max(1.0);
    for _ in 0..64 {
        root = f64::midpoint(root, number / root);
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(bucket: &mut Bucket, now: f64) -> f64 {
        let place = bucket.take(now);
        bucket.wait(place, now)
    }

    #[test]
    fn a_full_bucket_is_spent_at_once_and_then_at_its_rate() {
        let mut bucket = Bucket::new(2.0, 1000.0, 0.0);
        let waits = [(); 4].map(|()| wait(&mut bucket, 0.0));
        assert_eq!(waits, [0.0, 0.0, 500.0, 1000.0]);
    }

    #[test]
    fn a_root_is_a_root() {
        for number in [0.0, 1e-9, 0.25, 1.0, 2.0, 12_345.678, 1e15] {
            let difference = root(number) - number.sqrt();
            assert!(difference.abs() <= 1e-9 * number.max(1.0), "{number}");
        }
    }

    #[test]
    fn waiting_pays_the_debt() {
        let mut bucket = Bucket::new(2.0, 1000.0, 0.0);
        for _ in 0..3 {
            bucket.take(0.0);
        }
        assert_eq!(wait(&mut bucket, 500.0), 500.0);
        assert_eq!(wait(&mut bucket, 10_000.0), 0.0);
    }

    #[test]
    fn a_bucket_never_holds_more_than_its_size() {
        let mut bucket = Bucket::new(2.0, 1000.0, 0.0);
        let place = bucket.take(0.0);
        bucket.give_back(place);
        assert_eq!(wait(&mut bucket, 1e9), 0.0);
        assert_eq!(wait(&mut bucket, 1e9), 0.0);
        assert!(wait(&mut bucket, 1e9) > 0.0);
    }

    #[test]
    fn what_was_given_back_is_there_for_the_next() {
        let mut bucket = Bucket::new(1.0, 1000.0, 0.0);
        bucket.take(0.0);
        let place = bucket.take(0.0);
        assert_eq!(bucket.wait(place, 0.0), 1000.0);
        bucket.give_back(place);
        assert_eq!(wait(&mut bucket, 0.0), 1000.0);
    }

    #[test]
    fn a_place_that_was_given_back_is_not_given_to_two() {
        let mut bucket = Bucket::new(1.0, 500.0, 0.0);
        bucket.take(0.0);
        let aborted = [(); 4].map(|()| bucket.take(0.0));
        let waiting = [(); 2].map(|()| bucket.take(0.0));
        // In whatever order.
        for place in [2, 0, 3, 1] {
            bucket.give_back(aborted[place]);
        }
        let new = [(); 5].map(|()| wait(&mut bucket, 0.0));
        assert_eq!(new, [500.0, 1000.0, 1500.0, 2000.0, 3500.0]);
        let told = waiting.map(|place| bucket.wait(place, 0.0));
        assert_eq!(told, [2500.0, 3000.0]);
    }

    #[test]
    fn a_place_whose_time_is_over_is_gone_with_what_the_bucket_has_no_room_for() {
        let mut bucket = Bucket::new(2.0, 1000.0, 0.0);
        let places = [(); 8].map(|()| bucket.take(0.0));
        for place in &places[2..5] {
            bucket.give_back(*place);
        }
        // Of the three there are two at most, and those who wait behind have theirs.
        let waits = [(); 3].map(|()| wait(&mut bucket, 1500.0));
        assert_eq!(waits, [0.0, 0.0, 2000.0]);
        let told = [5, 6, 7].map(|place| bucket.wait(places[place], 1500.0));
        assert_eq!(told, [500.0, 1000.0, 1500.0]);
    }

    #[test]
    fn a_clock_that_goes_back_gives_nothing_away() {
        let mut bucket = Bucket::new(1.0, 1000.0, 5000.0);
        bucket.take(5000.0);
        assert_eq!(wait(&mut bucket, 4000.0), 1000.0);
    }

    #[test]
    fn a_429_empties_the_bucket_and_halves_its_rate() {
        let mut bucket = Bucket::new(1000.0, 1000.0, 0.0);
        bucket.refused(None, 0.0);
        let first = wait(&mut bucket, 0.0);
        assert!((first - 2.0).abs() < 0.001, "{first}");
    }

    #[test]
    fn refusals_of_one_burst_count_once() {
        let mut bucket = Bucket::new(1000.0, 1000.0, 0.0);
        for _ in 0..20 {
            bucket.refused(Some(3000.0), 0.0);
        }
        let first = wait(&mut bucket, 0.0);
        assert!((first - 3002.0).abs() < 0.001, "{first}");
    }

    #[test]
    fn the_rate_has_a_least_and_recovers() {
        let mut bucket = Bucket::new(10.0, 1000.0, 0.0);
        for time in 0..20 {
            bucket.refused(None, f64::from(time) * 1000.0);
        }
        let slow = wait(&mut bucket, 19_000.0);
        assert!((400.0..=800.0).contains(&slow), "{slow}");
        let waits = [(); 11].map(|()| wait(&mut bucket, 40_000.0));
        assert_eq!(waits[..10], [0.0; 10]);
        assert_eq!(waits[10], 100.0);
    }

    #[test]
    fn those_who_wait_are_put_off_by_a_429_and_keep_their_order() {
        let mut bucket = Bucket::new(1.0, 1000.0, 0.0);
        bucket.take(0.0);
        let waiting = [(); 3].map(|()| bucket.take(0.0));
        let told = waiting.map(|place| bucket.wait(place, 0.0));
        assert_eq!(told, [1000.0, 2000.0, 3000.0]);
        bucket.refused(Some(5000.0), 500.0);
        let later = bucket.take(500.0);
        let [first, second, third] = waiting.map(|place| bucket.wait(place, 1000.0));
        assert!(4500.0 < first && first + 1000.0 < second && second + 1000.0 < third);
        assert!(third < bucket.wait(later, 1000.0));
    }
}
