//! Days and dates in UTC, of times from 1970 on in epoch ms.

/// Milliseconds of a day.
pub(crate) const DAY: u64 = 86_400_000;

/// When the day of a time began.
pub(crate) fn start_of_day(ms: u64) -> u64 {
    ms - ms % DAY
}

/// Year, month and day, the latter two from 1.
fn date(ms: u64) -> (u64, u64, u64) {
    // Civil from days, for dates from 1970 on (Howard Hinnant, chrono-compatible date algorithms).
    let shifted = ms / DAY + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    (year, month, day)
}

/// `YYYY-MM-DD`.
pub(crate) fn iso_day(ms: u64) -> String {
    let (year, month, day) = date(ms);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A time as JavaScript's `toISOString` writes it.
pub(crate) fn iso_date(ms: u64) -> String {
    let of_day = ms % DAY;
    let (hours, minutes) = (of_day / 3_600_000, of_day / 60_000 % 60);
    let (seconds, rest) = (of_day / 1000 % 60, of_day % 1000);
    let day = iso_day(ms);
    format!("{day}T{hours:02}:{minutes:02}:{seconds:02}.{rest:03}Z")
}

const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A time as `Date` has it (RFC 9110 §5.6.7).
pub(crate) fn http_date(ms: u64) -> String {
    let name = |names: &[&'static str], n: u64| names.get(n as usize).copied().unwrap_or_default();
    let (year, month, day) = date(ms);
    let (weekday, month) = (name(&WEEKDAYS, ms / DAY % 7), name(&MONTHS, month - 1));
    let of_day = ms % DAY / 1000;
    let (hours, minutes, seconds) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    format!("{weekday}, {day:02} {month} {year:04} {hours:02}:{minutes:02}:{seconds:02} GMT")
}

/// The beginning of a day that is written `YYYY-MM-DD`; `None` where there is no such day.
pub(crate) fn parse_day(text: &str) -> Option<u64> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let (year, month, day): (u64, u64, u64) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    if year < 1970 || !(1..=12).contains(&month) {
        return None;
    }
    let shifted_year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (shifted_year / 400, shifted_year % 400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day.checked_sub(1)?;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let ms = (era * 146_097 + day_of_era).checked_sub(719_468)? * DAY;
    (iso_day(ms) == text).then_some(ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written() {
        for (ms, day) in [
            (0, "1970-01-01"),
            (951_782_400_000, "2000-02-29"),
            (1_795_392_000_000, "2026-11-23"),
        ] {
            assert_eq!(iso_day(ms), day);
            assert_eq!(parse_day(day), Some(ms));
        }
        assert_eq!(iso_date(1_795_458_000_123), "2026-11-23T18:20:00.123Z");
        assert_eq!(
            http_date(1_795_458_000_123),
            "Mon, 23 Nov 2026 18:20:00 GMT"
        );
        assert_eq!(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
        for wrong in [
            "2026-02-30",
            "2026-13-01",
            "2026-1-1",
            "1969-12-31",
            "x",
            "",
        ] {
            assert_eq!(parse_day(wrong), None, "{wrong}");
        }
    }
}
