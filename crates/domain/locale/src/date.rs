//! Dates as people write them.

use jiff::civil::{Date, Weekday};

use crate::Language;

const GERMAN_MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// «Mittwoch, 2. Dezember 2026», «Wednesday, 2 December 2026».
#[must_use]
pub fn long_date(language: Language, date: Date) -> String {
    format!("{}, {}", weekday_name(language, date.weekday()), full_date(language, date))
}

/// «2. Dezember 2026», «2 December 2026».
#[must_use]
pub fn full_date(language: Language, date: Date) -> String {
    format!("{} {}", day_month(language, date), date.year())
}

/// «2. Dezember», «2 December»: where the year is clear.
#[must_use]
pub fn day_month(language: Language, date: Date) -> String {
    let (day, month) = (date.day(), month_name(language, date));
    match language {
        Language::German => format!("{day}. {month}"),
        Language::English => format!("{day} {month}"),
    }
}

/// «02.12.2026», «02/12/2026»: for tables and the desk.
#[must_use]
pub fn short_date(language: Language, date: Date) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match language {
        Language::German => format!("{day:02}.{month:02}.{year:04}"),
        Language::English => format!("{day:02}/{month:02}/{year:04}"),
    }
}

/// «Mittwoch», «Wednesday».
#[must_use]
pub const fn weekday_name(language: Language, day: Weekday) -> &'static str {
    match (language, day) {
        (Language::German, Weekday::Monday) => "Montag",
        (Language::German, Weekday::Tuesday) => "Dienstag",
        (Language::German, Weekday::Wednesday) => "Mittwoch",
        (Language::German, Weekday::Thursday) => "Donnerstag",
        (Language::German, Weekday::Friday) => "Freitag",
        (Language::German, Weekday::Saturday) => "Samstag",
        (Language::German, Weekday::Sunday) => "Sonntag",
        (Language::English, Weekday::Monday) => "Monday",
        (Language::English, Weekday::Tuesday) => "Tuesday",
        (Language::English, Weekday::Wednesday) => "Wednesday",
        (Language::English, Weekday::Thursday) => "Thursday",
        (Language::English, Weekday::Friday) => "Friday",
        (Language::English, Weekday::Saturday) => "Saturday",
        (Language::English, Weekday::Sunday) => "Sunday",
    }
}

/// The names of the months, January first.
#[must_use]
pub const fn months(language: Language) -> &'static [&'static str; 12] {
    match language {
        Language::German => &GERMAN_MONTHS,
        Language::English => &ENGLISH_MONTHS,
    }
}

/// «Dezember», «December».
#[must_use]
pub fn month_name(language: Language, date: Date) -> &'static str {
    let [january, february, march, april, may, june, july, august, september, october, november, december] =
        *months(language);
    match date.month() {
        1 => january,
        2 => february,
        3 => march,
        4 => april,
        5 => may,
        6 => june,
        7 => july,
        8 => august,
        9 => september,
        10 => october,
        11 => november,
        // A date has no other month left.
        _ => december,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use Language::{English, German};

    #[test]
    fn dates_read_as_people_write_them() {
        let day = date(2026, 12, 2);
        assert_eq!(long_date(German, day), "Mittwoch, 2. Dezember 2026");
        assert_eq!(long_date(English, day), "Wednesday, 2 December 2026");
        assert_eq!(full_date(German, date(2026, 3, 1)), "1. März 2026");
        assert_eq!(full_date(English, date(2026, 3, 1)), "1 March 2026");
        assert_eq!(day_month(German, date(2026, 3, 1)), "1. März");
        assert_eq!(day_month(English, date(2026, 3, 1)), "1 March");
        assert_eq!(short_date(German, day), "02.12.2026");
        assert_eq!(short_date(English, day), "02/12/2026");
    }

    #[test]
    fn the_days_of_a_week_follow_each_other() {
        let names = |language| {
            let days = (2..=8).map(|day| date(2026, 3, day).weekday());
            days.map(|day| weekday_name(language, day)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(names(German), "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag");
        assert_eq!(names(English), "Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
    }

    proptest! {
        #[test]
        fn a_date_in_words_can_be_read_back(year in 1583..=9_998_i16, month in 1..=12_i8, day in 1..=28_i8) {
            let written = date(year, month, day);
            for language in Language::ALL {
                let text = full_date(language, written);
                let mut words = text.split(' ');
                let day_read: i8 = words.next().unwrap().trim_end_matches('.').parse().unwrap();
                let name = words.next().unwrap();
                let position = months(language).iter().position(|month| *month == name).unwrap();
                let month_read = i8::try_from(position + 1).unwrap();
                let year_read: i16 = words.next().unwrap().parse().unwrap();
                prop_assert_eq!(date(year_read, month_read, day_read), written);
                prop_assert!(long_date(language, written).ends_with(&text));
            }
        }

        #[test]
        fn a_short_date_names_day_month_and_year(year in 1..=9_998_i16, month in 1..=12_i8, day in 1..=28_i8) {
            let text = short_date(German, date(year, month, day));
            let parts: Vec<i16> = text.split('.').map(|part| part.parse().unwrap()).collect();
            prop_assert_eq!(parts, vec![i16::from(day), i16::from(month), year]);
            prop_assert_eq!(text.replace('.', "/"), short_date(English, date(year, month, day)));
        }
    }
}
