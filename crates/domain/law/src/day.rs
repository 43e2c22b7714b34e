//! Civil days in Europe/Berlin, and how they are written for people.

use jiff::{
    Timestamp,
    civil::{Date, Weekday},
    tz::TimeZone,
};

/// The zone in which legal days begin and end; built in, so that no machine can have another one.
///
/// Legal source: § 4 (1) Einheiten- und Zeitgesetz (legal time of Germany).
const BERLIN: TimeZone = jiff::tz::get!("Europe/Berlin");

/// The languages in which the law explains itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// German.
    De,
    /// English.
    En,
}

/// The civil day in Germany at a moment.
#[must_use]
pub fn civil_day(at: Timestamp) -> Date {
    at.to_zoned(BERLIN).date()
}

/// The weekday, for example «Dienstag» or «Tuesday».
#[must_use]
pub fn weekday_name(date: Date, language: Language) -> &'static str {
    match (language, date.weekday()) {
        (Language::De, Weekday::Monday) => "Montag",
        (Language::De, Weekday::Tuesday) => "Dienstag",
        (Language::De, Weekday::Wednesday) => "Mittwoch",
        (Language::De, Weekday::Thursday) => "Donnerstag",
        (Language::De, Weekday::Friday) => "Freitag",
        (Language::De, Weekday::Saturday) => "Samstag",
        (Language::De, Weekday::Sunday) => "Sonntag",
        (Language::En, Weekday::Monday) => "Monday",
        (Language::En, Weekday::Tuesday) => "Tuesday",
        (Language::En, Weekday::Wednesday) => "Wednesday",
        (Language::En, Weekday::Thursday) => "Thursday",
        (Language::En, Weekday::Friday) => "Friday",
        (Language::En, Weekday::Saturday) => "Saturday",
        (Language::En, Weekday::Sunday) => "Sunday",
    }
}

/// The day in full, for example «Dienstag, 3. März 2026» or «Tuesday, 3 March 2026».
#[must_use]
pub fn long_date(date: Date, language: Language) -> String {
    let (weekday, day, year) = (weekday_name(date, language), date.day(), date.year());
    let month = month_name(date.month(), language);
    match language {
        Language::De => format!("{weekday}, {day}. {month} {year}"),
        Language::En => format!("{weekday}, {day} {month} {year}"),
    }
}

/// The day in figures, for example «03.03.2026» or «03/03/2026».
#[must_use]
pub fn short_date(date: Date, language: Language) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match language {
        Language::De => format!("{day:02}.{month:02}.{year:04}"),
        Language::En => format!("{day:02}/{month:02}/{year:04}"),
    }
}

const fn month_name(month: i8, language: Language) -> &'static str {
    match (language, month) {
        (Language::De, 1) => "Januar",
        (Language::De, 2) => "Februar",
        (Language::De, 3) => "März",
        (Language::De, 5) => "Mai",
        (Language::De, 6) => "Juni",
        (Language::De, 7) => "Juli",
        (Language::De, 10) => "Oktober",
        (Language::De, 12) => "Dezember",
        (Language::En, 1) => "January",
        (Language::En, 2) => "February",
        (Language::En, 3) => "March",
        (Language::En, 5) => "May",
        (Language::En, 6) => "June",
        (Language::En, 7) => "July",
        (Language::En, 10) => "October",
        (Language::En, 12) => "December",
        (_, 4) => "April",
        (_, 8) => "August",
        (_, 9) => "September",
        // A date has no other month than November left.
        (_, _) => "November",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn day(at: &str) -> Date {
        civil_day(at.parse().unwrap())
    }

    #[test]
    fn the_day_begins_at_midnight_in_berlin() {
        // Winter: one hour ahead of UTC.
        assert_eq!(day("2026-01-31T22:59:59Z"), date(2026, 1, 31));
        assert_eq!(day("2026-01-31T23:00:00Z"), date(2026, 2, 1));
        // Summer: two hours ahead.
        assert_eq!(day("2026-06-30T21:59:59Z"), date(2026, 6, 30));
        assert_eq!(day("2026-06-30T22:00:00Z"), date(2026, 7, 1));
    }

    #[test]
    fn the_nights_of_the_clock_change_keep_their_day() {
        // 29 March 2026 has 23 hours, 25 October 2026 has 25.
        assert_eq!(day("2026-03-28T23:00:00Z"), date(2026, 3, 29));
        assert_eq!(day("2026-03-29T21:59:59Z"), date(2026, 3, 29));
        assert_eq!(day("2026-03-29T22:00:00Z"), date(2026, 3, 30));
        assert_eq!(day("2026-10-24T22:00:00Z"), date(2026, 10, 25));
        assert_eq!(day("2026-10-25T00:30:00Z"), date(2026, 10, 25));
        assert_eq!(day("2026-10-25T22:59:59Z"), date(2026, 10, 25));
        assert_eq!(day("2026-10-25T23:00:00Z"), date(2026, 10, 26));
    }

    #[test]
    fn days_are_written_for_people() {
        assert_eq!(long_date(date(2026, 3, 3), Language::De), "Dienstag, 3. März 2026");
        assert_eq!(long_date(date(2026, 11, 30), Language::En), "Monday, 30 November 2026");
        assert_eq!(short_date(date(2026, 3, 3), Language::De), "03.03.2026");
    }

    #[test]
    fn every_month_has_its_own_name() {
        for language in [Language::De, Language::En] {
            let names: std::collections::BTreeSet<_> = (1..=12).map(|m| month_name(m, language)).collect();
            assert_eq!(names.len(), 12);
        }
    }
}
