//! Times of day, and moments of which both the day and the time matter. A moment comes in as the time of Germany,
//! [`crate::in_germany`].

use jiff::civil::{DateTime, Time};

use crate::{Language, full_date, long_date, short_date};

/// «9:05 Uhr», “9:05”: when something happened or happens, in running text.
#[must_use]
pub fn clock(language: Language, time: Time) -> String {
    with_word(language, format!("{}:{:02}", time.hour(), time.minute()))
}

/// «09:05 Uhr», “09:05”: a time that somebody gave as an answer, with two digits as in tables.
#[must_use]
pub fn time_of_day(language: Language, time: Time) -> String {
    with_word(language, in_figures(time))
}

/// «Montag, 16. November 2026, 10:12 Uhr».
#[must_use]
pub fn long_moment(language: Language, moment: DateTime) -> String {
    format!("{}, {}", long_date(language, moment.date()), clock(language, moment.time()))
}

/// «16. November 2026, 10:12 Uhr»: without the weekday, for messages.
#[must_use]
pub fn full_moment(language: Language, moment: DateTime) -> String {
    format!("{}, {}", full_date(language, moment.date()), clock(language, moment.time()))
}

/// «16.11.2026, 10:12»: for tables and the desk.
#[must_use]
pub fn short_moment(language: Language, moment: DateTime) -> String {
    format!("{}, {}", short_date(language, moment.date()), in_figures(moment.time()))
}

fn in_figures(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn with_word(language: Language, figures: String) -> String {
    match language {
        Language::German => format!("{figures} Uhr"),
        Language::English => figures,
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::time};
    use proptest::prelude::*;

    use super::*;
    use crate::in_germany;
    use Language::{English, German};

    #[test]
    fn times_read_as_people_write_them() {
        let early = time(9, 5, 0, 0);
        assert_eq!(clock(German, early), "9:05 Uhr");
        assert_eq!(clock(English, early), "9:05");
        assert_eq!(time_of_day(German, early), "09:05 Uhr");
        assert_eq!(time_of_day(English, early), "09:05");
    }

    #[test]
    fn moments_carry_the_time_of_germany() {
        let summer: Timestamp = "2026-08-29T05:00:00Z".parse().unwrap();
        let read = in_germany(summer);
        assert_eq!(long_moment(German, read), "Samstag, 29. August 2026, 7:00 Uhr");
        assert_eq!(full_moment(English, read), "29 August 2026, 7:00");
        assert_eq!(short_moment(English, read), "29/08/2026, 07:00");
    }

    proptest! {
        #[test]
        fn hour_and_minute_can_be_read_back(hour in 0..24_i8, minute in 0..60_i8) {
            let given = time(hour, minute, 59, 999);
            for text in [clock(English, given), time_of_day(English, given)] {
                let (hours, minutes) = text.split_once(':').unwrap();
                prop_assert_eq!((hours.parse().unwrap(), minutes.parse().unwrap()), (hour, minute));
                prop_assert_eq!(minutes.len(), 2);
            }
        }
    }
}
