//! The legal time of Germany: which day it is at a moment, and which moment a day and a time of day mean.

use jiff::{
    Timestamp, Zoned,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

/// The zone in which legal days begin and end; built in, so that no machine can have another one or none.
///
/// Legal source: § 4 Einheiten- und Zeitgesetz (legal time of Germany).
static BERLIN: TimeZone = jiff::tz::get!("Europe/Berlin");

/// A day and a time of day that no moment can hold: years before -9999 or at the end of the year 9999.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{at} in Germany is no moment that can be written in UTC")]
pub struct OutOfRange {
    at: DateTime,
    source: jiff::Error,
}

/// The civil day in Germany at a moment, wherever the machine stands.
#[must_use]
pub fn civil_day(at: Timestamp) -> Date {
    in_germany(at).date()
}

/// The day and the time of day in Germany at a moment.
#[must_use]
pub fn in_germany(at: Timestamp) -> DateTime {
    BERLIN.to_datetime(at)
}

/// The same with its offset from UTC, for formats that write it.
#[must_use]
pub fn zoned(at: Timestamp) -> Zoned {
    at.to_zoned(BERLIN.clone())
}

/// The moment of a time of day on a day in Germany.
///
/// A time that a clock change skips is moved forward by the change; of a time that comes twice the first is meant.
///
/// # Errors
///
/// [`OutOfRange`] at the very ends of the calendar.
pub fn moment(day: Date, time: Time) -> Result<Timestamp, OutOfRange> {
    let at = day.to_datetime(time);
    BERLIN.to_timestamp(at).map_err(|source| OutOfRange { at, source })
}

#[cfg(test)]
mod tests {
    use jiff::{
        SignedDuration, ToSpan as _,
        civil::{Weekday, date, time},
    };
    use proptest::prelude::*;

    use super::*;

    const MIDNIGHT: Time = Time::midnight();

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// The last Sunday of a month, when the clocks change.
    fn last_sunday(year: i16, month: i8) -> Date {
        date(year, month, 1).nth_weekday_of_month(-1, Weekday::Sunday).unwrap()
    }

    fn length_of(day: Date) -> SignedDuration {
        let begin = |day| moment(day, MIDNIGHT).unwrap();
        begin(day.tomorrow().unwrap()).duration_since(begin(day))
    }

    #[test]
    fn the_day_begins_at_midnight_in_berlin_in_summer_and_winter() {
        // Winter: one hour ahead of UTC.
        assert_eq!(civil_day(at("2026-01-31T22:59:59Z")), date(2026, 1, 31));
        assert_eq!(civil_day(at("2026-01-31T23:00:00Z")), date(2026, 2, 1));
        assert_eq!(civil_day(at("2026-12-31T22:59:59Z")), date(2026, 12, 31));
        assert_eq!(civil_day(at("2026-12-31T23:00:00Z")), date(2027, 1, 1));
        // Summer: two hours ahead.
        assert_eq!(civil_day(at("2026-06-30T21:59:59Z")), date(2026, 6, 30));
        assert_eq!(civil_day(at("2026-06-30T22:00:00Z")), date(2026, 7, 1));
    }

    #[test]
    fn the_nights_of_the_clock_change_keep_their_day() {
        // 29 March 2026 has 23 hours, 25 October 2026 has 25.
        assert_eq!(civil_day(at("2026-03-28T23:00:00Z")), date(2026, 3, 29));
        assert_eq!(civil_day(at("2026-03-29T21:59:59Z")), date(2026, 3, 29));
        assert_eq!(civil_day(at("2026-03-29T22:00:00Z")), date(2026, 3, 30));
        assert_eq!(civil_day(at("2026-10-24T22:00:00Z")), date(2026, 10, 25));
        assert_eq!(civil_day(at("2026-10-25T00:30:00Z")), date(2026, 10, 25));
        assert_eq!(civil_day(at("2026-10-25T22:59:59Z")), date(2026, 10, 25));
        assert_eq!(civil_day(at("2026-10-25T23:00:00Z")), date(2026, 10, 26));
    }

    #[test]
    fn a_skipped_time_moves_on_and_of_a_doubled_one_the_first_counts() {
        let half_past_two = time(2, 30, 0, 0);
        assert_eq!(moment(date(2026, 3, 29), half_past_two).unwrap(), at("2026-03-29T01:30:00Z"));
        assert_eq!(moment(date(2026, 10, 25), half_past_two).unwrap(), at("2026-10-25T00:30:00Z"));
    }

    #[test]
    fn the_offset_is_that_of_the_season() {
        assert_eq!(zoned(at("2026-08-29T05:00:00Z")).offset().seconds(), 7_200);
        assert_eq!(zoned(at("2026-12-29T05:00:00Z")).offset().seconds(), 3_600);
    }

    #[test]
    fn the_end_of_the_calendar_is_refused() {
        let refused = moment(Date::MAX, time(23, 59, 59, 0)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "9999-12-31T23:59:59 in Germany is no moment that can be written in UTC"
        );
    }

    proptest! {
        #[test]
        fn a_day_begins_with_its_midnight_and_not_a_nanosecond_before(days in 0..50_000_i64) {
            let day = date(1970, 1, 1).checked_add(days.days()).unwrap();
            let begin = moment(day, MIDNIGHT).unwrap();
            prop_assert_eq!(in_germany(begin), day.to_datetime(MIDNIGHT));
            let before = begin.checked_sub(1.nanosecond()).unwrap();
            prop_assert_eq!(civil_day(before), day.yesterday().unwrap());
        }

        #[test]
        fn a_moment_comes_back_as_itself_or_as_the_first_of_a_doubled_hour(us in 0..4_000_000_000_000_000_i64) {
            let then = Timestamp::from_microsecond(us).unwrap();
            let read = in_germany(then);
            let back = moment(read.date(), read.time()).unwrap();
            let hour = SignedDuration::from_hours(1);
            prop_assert!(back == then || then.duration_since(back) == hour);
            prop_assert_eq!(in_germany(back), read);
            prop_assert_eq!(zoned(then).datetime(), read);
        }

        #[test]
        fn days_are_long_by_the_clock_changes_alone(year in 1996..2038_i16, month in 1..=12_i8, day in 1..=28_i8) {
            let day = date(year, month, day);
            let hours = if day == last_sunday(year, 3) {
                23
            } else if day == last_sunday(year, 10) {
                25
            } else {
                24
            };
            prop_assert_eq!(length_of(day), SignedDuration::from_hours(hours));
            prop_assert_eq!(length_of(last_sunday(year, 3)), SignedDuration::from_hours(23));
            prop_assert_eq!(length_of(last_sunday(year, 10)), SignedDuration::from_hours(25));
        }

        #[test]
        fn every_hour_of_a_day_of_change_belongs_to_it(year in 1996..2038_i16, autumn: bool, minute in 0..1_380_i64) {
            let day = last_sunday(year, if autumn { 10 } else { 3 });
            let then = moment(day, MIDNIGHT).unwrap().checked_add(minute.minutes()).unwrap();
            prop_assert_eq!(civil_day(then), day);
        }
    }
}
