//! HTTP's dates (RFC 9110 §5.6.7).

const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";

/// Milliseconds since the epoch of an HTTP date in any of the three forms that a recipient must read:
/// `Sun, 06 Nov 1994 08:49:37 GMT`, and the obsolete `Sunday, 06-Nov-94 08:49:37 GMT` and
/// `Sun Nov  6 08:49:37 1994`. The weekday is not read, nor are years before 1970; of years below
/// 100, those from 70 are of the last century.
///
/// ```
/// use logto_management::protocol::date::http_date;
/// assert_eq!(http_date("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777_000));
/// assert_eq!(http_date("Sun Nov  6 08:49:37 1994"), Some(784_111_777_000));
/// assert_eq!(http_date("tomorrow"), None);
/// ```
pub fn http_date(text: &str) -> Option<i64> {
    let text = text.trim_ascii().as_bytes();
    in_form(text, b" 22 mmm 1111 33:44:55 GMT")
        .or_else(|| in_form(text, b" 22-mmm-11 33:44:55 GMT"))
        .or_else(|| in_form(text, b"www mmm 22 33:44:55 1111"))
}

/// Reads the end of a text in this form. There, a digit stands for one of a number's: 1 for the
/// year's, 2 for the day's, 3, 4 and 5 for those of the hour, the minute and the second. A small
/// letter stands for any character, everything else for itself. The month is the fifth to seventh.
fn in_form(text: &[u8], form: &[u8]) -> Option<i64> {
    let text = text.get(text.len().checked_sub(form.len())?..)?;
    let mut numbers = [0; 6];
    for (byte, sign) in text.iter().zip(form) {
        match numbers.get_mut(usize::from(sign.wrapping_sub(b'0'))) {
            Some(number) if byte.is_ascii_digit() => {
                *number = *number * 10 + u32::from(byte - b'0');
            }
            // A space for the first of two digits (`asctime-date`).
            Some(0) if *byte == b' ' => {}
            None if byte == sign || sign.is_ascii_lowercase() => {}
            _ => return None,
        }
    }
    let [_, year, day, hour, minute, second] = numbers;
    let name = text.get(4..)?.first_chunk()?;
    let (months, _) = MONTHS.as_chunks::<3>();
    let month = months.iter().position(|month| month == name)? as u32 + 1;
    let year = match year {
        ..70 => 2000 + year,
        70..100 => 1900 + year,
        _ => year,
    };
    if year < 1970 || day.wrapping_sub(1) > 30 || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = days_from_civil(year, month, day) - UNTIL_1970;
    let seconds = (hour * 60 + minute) * 60 + second;
    Some((i64::from(days) * 86_400 + i64::from(seconds)) * 1000)
}

/// Days from the first of March of the year 0, where leap days end the years.
const UNTIL_1970: u32 = 719_468;

/// Days since the first of March of the year 0 of a date of the proleptic Gregorian calendar.
fn days_from_civil(year: u32, month: u32, day: u32) -> u32 {
    // Years begin in March, so that leap days end them.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    year * 365 + leap_days + (153 * month + 2) / 5 + day - 1
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
}
