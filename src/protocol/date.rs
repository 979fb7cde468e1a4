//! The two date forms of the wire: HTTP's (RFC 9110 §5.6.7) and the dashboard's `YYYY-MM-DD`.

use alloc::string::String;

use super::text::{decimal, digits, find};

const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
const DAY: i64 = 86_400_000;

/// Milliseconds since the epoch of an HTTP date in any of the three forms that a recipient must read:
/// `Sun, 06 Nov 1994 08:49:37 GMT`, and the obsolete `Sunday, 06-Nov-94 08:49:37 GMT` and
/// `Sun Nov  6 08:49:37 1994`. Years before 1970 are not read; of two digits, those from 70 are of
/// the last century.
///
/// ```
/// use logto_management::protocol::date::http_date;
/// assert_eq!(http_date("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777_000));
/// assert_eq!(http_date("Sun Nov  6 08:49:37 1994"), Some(784_111_777_000));
/// assert_eq!(http_date("tomorrow"), None);
/// ```
pub fn http_date(text: &str) -> Option<i64> {
    let (fields, marks) = fields_and_marks(text);
    let [_, one, two, three, four, five, six, zone] = fields;
    let [day, name, year, hour, minute, second] = match marks.as_str() {
        ",    :: " | ", -- :: " if zone == "GMT" => [one, two, three, four, five, six],
        "   :: " => [two, one, six, three, four, five],
        _ => return None,
    };
    let month = find(MONTHS, name).filter(|at| name.len() == 3 && at % 3 == 0)? / 3;
    let year = match (year.len(), digits(year)?) {
        (2, year) if year < 70 => 2000 + year,
        (2, year) => 1900 + year,
        (_, year) => year,
    };
    let in_range = |text: &str, least: i64, most: i64| {
        let number = digits(text)?;
        (least..=most).contains(&number).then_some(number)
    };
    let day = in_range(day, 1, 31)?;
    let time = (in_range(hour, 0, 23)? * 60 + in_range(minute, 0, 59)?) * 60;
    let time = time + in_range(second, 0, 60)?;
    if !(1970..=9999).contains(&year) {
        return None;
    }
    let days = days_from_civil(year, i64::try_from(month).ok()? + 1, day);
    Some(days * DAY + time * 1000)
}

/// The letters and digits of a date, and what stands between them, white space as one space.
fn fields_and_marks(text: &str) -> ([&str; 8], String) {
    let mut fields = [""; 8];
    let mut marks = String::new();
    let mut rest = text.trim_ascii();
    for place in &mut fields {
        let end = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric());
        let (field, tail) = rest
            .split_at_checked(end.unwrap_or(rest.len()))
            .unwrap_or_default();
        *place = field;
        rest = tail;
        // A comma has a space after it, which is a mark too.
        for _ in 0..2 {
            let Some(mark) = rest
                .bytes()
                .next()
                .filter(|mark| !mark.is_ascii_alphanumeric())
            else {
                break;
            };
            let trimmed = rest.trim_ascii_start();
            if trimmed.len() < rest.len() {
                marks.push(' ');
                rest = trimmed;
                break;
            }
            marks.push(char::from(mark));
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    // What is left over is a mark that no date has.
    marks.push_str(rest);
    (fields, marks)
}

/// The day in UTC of a time in milliseconds since the epoch: `2026-11-23`. Years before 0 or after
/// 9999 have no such form.
///
/// ```
/// use logto_management::protocol::date::day;
/// assert_eq!(day(784_111_777_000).as_deref(), Some("1994-11-06"));
/// ```
pub fn day(epoch_ms: i64) -> Option<String> {
    let (year, month, day) = civil_from_days(epoch_ms.div_euclid(DAY));
    if !(0..=9999).contains(&year) {
        return None;
    }
    let mut text = String::new();
    for (number, width) in [(year, 4), (month, 2), (day, 2)] {
        if !text.is_empty() {
            text.push('-');
        }
        let digits = decimal(number);
        for _ in digits.len()..width {
            text.push('0');
        }
        text.push_str(&digits);
    }
    Some(text)
}

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar (H. Hinnant's algorithm).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_rfc_9110_are_read() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(http_date(text), Some(784_111_777_000), "{text}");
        }
        assert_eq!(http_date("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "120",
            "Sunday, 06-Nov 94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994 GMT",
            "Sun Nov  6 08:49:37:00 1994",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 anF 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT x",
        ] {
            assert_eq!(http_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_has_its_day_in_utc() {
        assert_eq!(day(0).as_deref(), Some("1970-01-01"));
        assert_eq!(day(-1).as_deref(), Some("1969-12-31"));
        assert_eq!(day(951_782_400_000).as_deref(), Some("2000-02-29"));
        assert_eq!(day(i64::MAX), None);
    }

    #[test]
    fn days_and_dates_are_inverse() {
        for days in (-800_000..800_000).step_by(13) {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month, day), days);
        }
    }
}
