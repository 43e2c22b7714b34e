//! Dates, times and durations: reading them from text.
//!
//! Reads exactly what FEEL and XML Schema write, and nothing that needs a zone: `2026-01-31`, `14:30:00`,
//! `2026-01-31T14:30:00`, `P3DT4H`, `P1Y6M`. Years have four digits and begin with 1.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::value::Value;

const SECONDS_PER_DAY: i64 = 86_400;
const NANOSECONDS_PER_SECOND: i64 = 1_000_000_000;

/// Whatever date, time or duration the text is, as after `@`.
pub(crate) fn any(text: &str) -> Option<Value> {
    date(text)
        .map(Value::Date)
        .or_else(|| date_time(text).map(Value::DateTime))
        .or_else(|| time(text).map(Value::Time))
        .or_else(|| duration(text))
}

/// A date: `2026-01-31`.
pub(crate) fn date(text: &str) -> Option<Date> {
    let [year, month, day] = parts(text, '-')?;
    date_of(digits(year, 4)?, digits(month, 2)?, digits(day, 2)?)
}

/// The date of a year from 1 to 9999, a month and a day, if it exists.
pub(crate) fn date_of(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok().filter(|date| date.year() >= 1)
}

/// A time of day: `14:30:00`, with up to nine digits after a point. `24:00:00` is midnight.
pub(crate) fn time(text: &str) -> Option<Time> {
    clock(text).map(|(time, _)| time)
}

/// A time of day, and whether it is the end of its day, which `24:00:00` is and `00:00:00` is not.
///
/// Source: XML Schema 1.1 part 2, 3.3.8 (`24:00:00` stands for the first instant of the following day).
fn clock(text: &str) -> Option<(Time, bool)> {
    let [hour, minute, second] = parts(text, ':')?;
    let (second, nanosecond) = match second.split_once('.') {
        Some((second, fraction)) => (second, fraction_nanoseconds(fraction)?),
        None => (second, 0),
    };
    let is_end = hour == "24";
    let hour = if is_end { 0 } else { digits(hour, 2)? };
    let time =
        Time::new(hour, digits(minute, 2)?, digits(second, 2)?, i32::try_from(nanosecond).ok()?).ok()?;
    (!is_end || time == Time::midnight()).then_some((time, is_end))
}

/// A date with a time of day: `2026-01-31T14:30:00`.
pub(crate) fn date_time(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once('T')?;
    let (time, is_end) = clock(time)?;
    let day = if is_end { date(day)?.tomorrow().ok()? } else { date(day)? };
    Some(day.to_datetime(time))
}

/// A duration of either kind: `P3DT4H` or `P1Y6M`; not both together.
pub(crate) fn duration(text: &str) -> Option<Value> {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let rest = rest.strip_prefix('P')?;
    if let Some(months) = months(rest) {
        return Some(Value::MonthsDuration(if negative { -months } else { months }));
    }
    let duration = days(rest)?;
    let duration = if negative { duration.checked_neg()? } else { duration };
    Some(Value::DaysDuration(duration))
}

/// `1Y6M`, `1Y` or `6M`.
fn months(text: &str) -> Option<i64> {
    let mut rest = text;
    let years = take_unit(&mut rest, 'Y');
    let months = take_unit(&mut rest, 'M');
    if !rest.is_empty() || (years.is_none() && months.is_none()) {
        return None;
    }
    years.unwrap_or(0).checked_mul(12)?.checked_add(months.unwrap_or(0))
}

/// `3DT4H5M6.7S` or parts of it, at least one.
fn days(text: &str) -> Option<SignedDuration> {
    let (day_part, clock_part) =
        text.split_once('T').map_or((text, None), |(days, clock)| (days, Some(clock)));
    let mut rest = day_part;
    let days = take_unit(&mut rest, 'D');
    if !rest.is_empty() || (days.is_none() && clock_part.is_none()) {
        return None;
    }
    let (mut seconds, mut nanoseconds) = (days.unwrap_or(0).checked_mul(SECONDS_PER_DAY)?, 0);
    if let Some(mut rest) = clock_part {
        let hours = take_unit(&mut rest, 'H');
        let minutes = take_unit(&mut rest, 'M');
        let fraction = take_seconds(&mut rest);
        if !rest.is_empty() || (hours.is_none() && minutes.is_none() && fraction.is_none()) {
            return None;
        }
        let (whole, fraction) = fraction.unwrap_or((0, 0));
        seconds = seconds
            .checked_add(hours.unwrap_or(0).checked_mul(3600)?)?
            .checked_add(minutes.unwrap_or(0).checked_mul(60)?)?
            .checked_add(whole)?;
        nanoseconds = fraction;
    }
    SignedDuration::from_secs(seconds).checked_add(SignedDuration::from_nanos(nanoseconds))
}

/// Takes digits followed by the unit, if they stand here.
fn take_unit(rest: &mut &str, unit: char) -> Option<i64> {
    let (number, after) = rest.split_once(unit)?;
    let number = whole(number)?;
    *rest = after;
    Some(number)
}

/// Takes seconds with an optional fraction: whole seconds and nanoseconds.
fn take_seconds(rest: &mut &str) -> Option<(i64, i64)> {
    let (number, after) = rest.split_once('S')?;
    let seconds = match number.split_once('.') {
        Some((seconds, fraction)) => (whole(seconds)?, fraction_nanoseconds(fraction)?),
        None => (whole(number)?, 0),
    };
    *rest = after;
    Some(seconds)
}

fn parts(text: &str, separator: char) -> Option<[&str; 3]> {
    text.splitn(3, separator).collect::<Vec<_>>().try_into().ok()
}

fn digits<N: std::str::FromStr>(text: &str, count: usize) -> Option<N> {
    let all_digits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits { text.parse().ok() } else { None }
}

fn whole(text: &str) -> Option<i64> {
    let all_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits { text.parse().ok() } else { None }
}

/// One to nine digits after the point, as nanoseconds.
fn fraction_nanoseconds(text: &str) -> Option<i64> {
    if text.len() > 9 {
        return None;
    }
    whole(&format!("{text:0<9}")).filter(|_| !text.is_empty())
}

/// A duration of so many nanoseconds, given as a number; what is smaller than one nanosecond is cut off.
pub(crate) fn duration_of_nanoseconds(nanoseconds: Decimal) -> Option<SignedDuration> {
    let nanoseconds = nanoseconds.trunc().to_i128()?;
    let seconds = i64::try_from(nanoseconds / i128::from(NANOSECONDS_PER_SECOND)).ok()?;
    let rest = i64::try_from(nanoseconds % i128::from(NANOSECONDS_PER_SECOND)).ok()?;
    SignedDuration::from_secs(seconds).checked_add(SignedDuration::from_nanos(rest))
}

#[cfg(test)]
mod tests {
    use super::{any, date, duration, time};
    use crate::value::Value;

    #[test]
    fn only_exact_shapes_are_read() {
        for text in ["2026-1-31", "2026-02-29", "+2026-01-01", "2026-01-01Z", "02026-01-01", "0000-01-01", ""]
        {
            assert_eq!(date(text), None, "{text}");
        }
        for text in
            ["14:30", "24:00:01", "24:01:00", "25:00:00", "14:30:00Z", "14:30:00.", "14:30:00.1234567890"]
        {
            assert_eq!(time(text), None, "{text}");
        }
        for text in ["P", "PT", "P1", "P1Y2D", "P1DT", "P-1D", "1D", "P1M2Y", "PT1S1M", "P99999999999999999D"]
        {
            assert_eq!(duration(text), None, "{text}");
        }
    }

    #[test]
    fn both_kinds_of_duration_are_read() {
        assert_eq!(duration("-P1Y6M"), Some(Value::MonthsDuration(-18)));
        assert_eq!(duration("P2DT3H").unwrap().to_string(), "P2DT3H");
        assert_eq!(duration("-PT0.5S").unwrap().to_string(), "-PT0.5S");
        assert_eq!(any("24:00:00").unwrap().to_string(), "00:00:00");
        assert_eq!(any("2026-12-31T24:00:00").unwrap().to_string(), "2027-01-01T00:00:00");
        assert_eq!(any("9999-12-31T24:00:00"), None);
        assert_eq!(any("2026-01-31T14:30:00").unwrap().to_string(), "2026-01-31T14:30:00");
    }
}
