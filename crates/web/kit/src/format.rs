//! Dates, times, money and sizes as people read them, in German and English. Legal days are civil dates; nothing here knows a clock.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Weekday},
    tz::TimeZone,
};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::Language;

const MONTHS_GERMAN: [&str; 12] = [
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
const MONTHS_ENGLISH: [&str; 12] = [
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
    format!("{}, {}", weekday(language, date.weekday()), full_date(language, date))
}

/// «2. Dezember 2026», «2 December 2026».
#[must_use]
pub fn full_date(language: Language, date: Date) -> String {
    format!("{} {}", day_month(language, date), date.year())
}

/// «2. Dezember», «2 December»: where the year is clear.
#[must_use]
pub fn day_month(language: Language, date: Date) -> String {
    match language {
        Language::German => format!("{}. {}", date.day(), month(language, date)),
        Language::English => format!("{} {}", date.day(), month(language, date)),
    }
}

/// «02.12.2026» in German, «02/12/2026» in English: for the desk and for tables.
#[must_use]
pub fn short_date(language: Language, date: Date) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match language {
        Language::German => format!("{day:02}.{month:02}.{year}"),
        Language::English => format!("{day:02}/{month:02}/{year}"),
    }
}

/// «10:12 Uhr», «10:12».
#[must_use]
pub fn clock(language: Language, moment: DateTime) -> String {
    let time = format!("{}:{:02}", moment.hour(), moment.minute());
    match language {
        Language::German => format!("{time} Uhr"),
        Language::English => time,
    }
}

/// «Montag, 16. November 2026, 10:12 Uhr».
#[must_use]
pub fn long_moment(language: Language, moment: DateTime) -> String {
    format!("{}, {}", long_date(language, moment.date()), clock(language, moment))
}

/// «16. November 2026, 10:12 Uhr»: without the weekday, for messages.
#[must_use]
pub fn full_moment(language: Language, moment: DateTime) -> String {
    format!("{}, {}", full_date(language, moment.date()), clock(language, moment))
}

/// «16.11.2026, 10:12»: for the desk.
#[must_use]
pub fn short_moment(language: Language, moment: DateTime) -> String {
    format!("{}, {:02}:{:02}", short_date(language, moment.date()), moment.hour(), moment.minute())
}

/// «2026-11-16T10:12», for `datetime` attributes.
#[must_use]
pub fn machine_moment(moment: DateTime) -> String {
    moment.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// «70,00 €» with a no-break space, «€70.00». Two places, half away from zero; rules round before, this only shows.
#[must_use]
pub fn money(language: Language, euros: Decimal) -> String {
    let rounded = euros.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    let plain = format!("{:.2}", rounded.abs());
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
    let sign = if rounded.is_sign_negative() && !rounded.is_zero() { "−" } else { "" };
    match language {
        Language::German => format!("{sign}{},{cents}\u{a0}€", grouped(whole, '.')),
        Language::English => format!("{sign}€{}.{cents}", grouped(whole, ',')),
    }
}

/// «184 KB», «3,1 MB»: decimal units as file managers show them; a no-break space before the unit.
#[must_use]
pub fn size(language: Language, bytes: u64) -> String {
    const KILO: u64 = 1_000;
    const MEGA: u64 = 1_000_000;
    if bytes < KILO {
        return format!("{bytes}\u{a0}Byte");
    }
    if bytes < MEGA {
        return format!("{}\u{a0}KB", bytes.div_ceil(KILO));
    }
    let tenths = bytes.div_ceil(MEGA / 10);
    let comma = match language {
        Language::German => ',',
        Language::English => '.',
    };
    match tenths % 10 {
        0 => format!("{}\u{a0}MB", tenths / 10),
        rest => format!("{}{comma}{rest}\u{a0}MB", tenths / 10),
    }
}

/// The civil moment in Germany at which an instant is read; all of Germany keeps this time.
#[must_use]
pub fn in_germany(instant: Timestamp) -> DateTime {
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    instant.to_zoned(zone).datetime()
}

fn weekday(language: Language, day: Weekday) -> &'static str {
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

fn month(language: Language, date: Date) -> &'static str {
    let names = match language {
        Language::German => &MONTHS_GERMAN,
        Language::English => &MONTHS_ENGLISH,
    };
    let index = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    names.get(index).copied().unwrap_or_default()
}

fn grouped(digits: &str, separator: char) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_read_as_people_write_them() {
        let day = date(2026, 12, 2);
        assert_eq!(long_date(Language::German, day), "Mittwoch, 2. Dezember 2026");
        assert_eq!(long_date(Language::English, day), "Wednesday, 2 December 2026");
        assert_eq!(short_date(Language::German, day), "02.12.2026");
        assert_eq!(short_date(Language::English, day), "02/12/2026");
        assert_eq!(day_month(Language::German, date(2026, 3, 1)), "1. März");
    }

    #[test]
    fn moments_carry_the_time_of_germany() {
        let summer: Timestamp = "2026-08-29T05:00:00Z".parse().unwrap();
        assert_eq!(long_moment(Language::German, in_germany(summer)), "Samstag, 29. August 2026, 7:00 Uhr");
        assert_eq!(short_moment(Language::English, in_germany(summer)), "29/08/2026, 07:00");
    }

    #[test]
    fn money_has_two_places_and_groups() {
        assert_eq!(money(Language::German, Decimal::from(70)), "70,00\u{a0}€");
        assert_eq!(money(Language::German, Decimal::new(1_234_567_895, 3)), "1.234.567,90\u{a0}€");
        assert_eq!(money(Language::English, Decimal::new(-12_345, 1)), "−€1,234.50");
        assert_eq!(money(Language::German, Decimal::new(-1, 3)), "0,00\u{a0}€");
    }

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(size(Language::German, 0), "0\u{a0}Byte");
        assert_eq!(size(Language::German, 183_400), "184\u{a0}KB");
        assert_eq!(size(Language::German, 3_090_000), "3,1\u{a0}MB");
        assert_eq!(size(Language::English, 20_000_000), "20\u{a0}MB");
        assert_eq!(size(Language::German, 999_999), "1000\u{a0}KB");
    }
}
