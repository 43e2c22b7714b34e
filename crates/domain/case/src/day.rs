//! Legal days: civil dates in Europe/Berlin, from moments in UTC.

use jiff::{
    Timestamp,
    civil::Date,
    tz::{TimeZone, get},
};

static BERLIN: TimeZone = get!("Europe/Berlin");

/// The day that this moment belongs to in Germany, wherever the machine stands.
#[must_use]
pub fn berlin_day(at: Timestamp) -> Date {
    BERLIN.to_datetime(at).date()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_changes_at_midnight_in_berlin_in_summer_and_winter() {
        let day = |text: &str| berlin_day(text.parse().unwrap());
        assert_eq!(day("2026-06-30T21:59:59Z"), date(2026, 6, 30));
        assert_eq!(day("2026-06-30T22:00:00Z"), date(2026, 7, 1));
        assert_eq!(day("2026-12-31T22:59:59Z"), date(2026, 12, 31));
        assert_eq!(day("2026-12-31T23:00:00Z"), date(2027, 1, 1));
    }
}
