//! A `Retry-After` and a `Date` of any text, a line each: what is read is a wait that somebody can
//! keep, and a date is what the `httpdate` crate takes it for.
#![no_main]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use libfuzzer_sys::fuzz_target;
use logto_management::protocol::date::http_date;
use logto_management::protocol::retry::{Policy, retry_after};

const NOW: f64 = 1_790_000_000_000.0;

fuzz_target!(|text: &str| {
    let mut lines = text.split('\n');
    let value = lines.next().unwrap_or_default();
    let server_date = lines.next();

    let wait = retry_after(value, server_date, NOW);
    if let Some(wait) = wait {
        assert!(wait.is_finite() && wait >= 0.0, "{wait}");
        let seconds = value.trim_ascii();
        if seconds
            .parse::<u32>()
            .is_ok_and(|_| !seconds.starts_with('+'))
        {
            assert_eq!(wait, seconds.parse::<f64>().unwrap_or_default() * 1000.0);
        } else if !seconds.bytes().all(|byte| byte.is_ascii_digit()) {
            assert!(http_date(value).is_some(), "neither seconds nor a date");
        }
    }
    for random in [0.0, 0.5, 1.0] {
        let policy = Policy::default();
        if let Some(delay) = policy.delay(1, wait, random) {
            let bound = wait.map_or(policy.max_delay, |_| policy.max_retry_after);
            assert!((0.0..=bound).contains(&delay), "{delay}");
        }
    }

    for text in [value, server_date.unwrap_or_default()] {
        let time = http_date(text);
        assert!(time.is_none_or(|time| time >= 0));
        // Each of the two is lenient in its own way; what both read, they read alike.
        if let (Some(time), Ok(theirs)) = (time, httpdate::parse_http_date(text)) {
            assert_eq!(Ok(time), millis(theirs).try_into(), "{text}");
        }
    }
    let written = text
        .bytes()
        .take(6)
        .fold(0, |seconds: u64, byte| seconds << 6 | u64::from(byte));
    let time = UNIX_EPOCH + Duration::from_secs(written % 253_402_300_800);
    let text = httpdate::fmt_http_date(time);
    assert_eq!(
        http_date(&text).map(Ok),
        Some(millis(time).try_into()),
        "{text}"
    );
});

fn millis(time: SystemTime) -> u128 {
    time.duration_since(UNIX_EPOCH)
        .expect("none is before 1970")
        .as_millis()
}
