//! Times of day: «14:30», «14.30 Uhr», «9», «0915», «2:30 pm».

use jiff::civil::Time;
use serde_json::Value as Json;

use super::{Fault, Reading, typed};

/// A time of day, to the minute. 24:00 is midnight, which a clock shows as 00:00.
pub(super) fn time(raw: &Json) -> Reading {
    let Some(text) = typed(raw) else {
        return Reading::unreadable(Fault::wrong_shape("eine Uhrzeit", "A time"));
    };
    match clock(&text.to_lowercase()) {
        Some(time) => Reading { value: feel::Value::Time(time), faults: Vec::new() },
        None => Reading::unreadable(Fault::disturbed(
            "not_a_time",
            disturbing(text),
            "Geben Sie eine Uhrzeit in der Form 14:30 ein.",
            "Enter a time in the form 14:30.",
        )),
    }
}

fn clock(text: &str) -> Option<Time> {
    let (text, half) = half_of_day(text);
    let text =
        [" :", ": ", " .", ". "].iter().fold(text.to_owned(), |text, gap| text.replace(gap, gap.trim()));
    let (hour, minute) = figures(text.strip_prefix("um ").unwrap_or(&text))?;
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
    };
    let hour = if (hour, minute) == (24, 0) { 0 } else { hour };
    Time::new(hour, minute, 0, 0).ok()
}

/// Hour and minute as written: parted by a sign or a word, or as digits alone.
fn figures(text: &str) -> Option<(i8, i8)> {
    if let Some((hour, minute)) = text.split_once("uhr").or_else(|| text.split_once('h')) {
        let (hour, minute) = (hour.trim(), minute.trim());
        // «14:30 Uhr»
        return if minute.is_empty() {
            figures(hour).filter(|_| !hour.contains(['u', 'h']))
        } else {
            pair(hour, minute)
        };
    }
    let parts: Vec<&str> = text.split([':', '.', ' ']).collect();
    match parts.as_slice() {
        [hour, minute] | [hour, minute, "00"] => pair(hour, minute),
        [digits] if digits.len() > 2 => {
            let (hour, minute) = digits.split_at_checked(digits.len() - 2)?;
            pair(hour, minute)
        }
        [hour] => pair(hour, "00"),
        _ => None,
    }
}

fn pair(hour: &str, minute: &str) -> Option<(i8, i8)> {
    if minute.len() == 2 { number(hour).zip(number(minute)) } else { None }
}

fn number(text: &str) -> Option<i8> {
    let plain = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

enum Half {
    Morning,
    Afternoon,
}

/// The half of the day that an English time names.
fn half_of_day(text: &str) -> (&str, Option<Half>) {
    for (word, half) in
        [("am", Half::Morning), ("a.m.", Half::Morning), ("pm", Half::Afternoon), ("p.m.", Half::Afternoon)]
    {
        if let Some(rest) = text.strip_suffix(word) {
            return (rest.trim_end(), Some(half));
        }
    }
    (text, None)
}

/// The first word or sign that belongs to no time.
fn disturbing(text: &str) -> Option<&str> {
    let known =
        |word: &str| ["uhr", "um", "h", "am", "pm", "a.m.", "p.m."].contains(&word.to_lowercase().as_str());
    let is_part = |sign: char| sign.is_ascii_digit() || matches!(sign, ':' | '.');
    text.split(' ').map(|word| word.trim_start_matches(is_part)).find(|word| !word.is_empty() && !known(word))
}

#[cfg(test)]
mod tests {
    use jiff::civil;
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::format::Kind;

    fn read(text: &str) -> Reading {
        super::super::read(&Kind::Time, &json!(text), None, &|_| false)
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, hour, minute) in [
            ("14:30", 14, 30),
            ("14.30 Uhr", 14, 30),
            ("9 Uhr", 9, 0),
            ("00:00", 0, 0),
            ("7:05:00", 7, 5),
            ("0915", 9, 15),
            ("915", 9, 15),
            ("9", 9, 0),
            ("09", 9, 0),
            ("12", 12, 0),
            ("24:00", 0, 0),
            ("24 Uhr", 0, 0),
            ("2400", 0, 0),
            ("14:30UHR", 14, 30),
            ("9h", 9, 0),
            ("9 h 30", 9, 30),
            ("9h30", 9, 30),
            ("9 Uhr 15", 9, 15),
            ("um 9 Uhr", 9, 0),
            ("2:30 pm", 14, 30),
            ("12 a.m.", 0, 0),
            ("12 PM", 12, 0),
            ("9\u{a0}:\u{200b}15", 9, 15),
            ("１４：３０", 14, 30),
            ("14\u{2236}30", 14, 30),
            ("9 15", 9, 15),
        ] {
            let read = read(typed);
            assert_eq!(
                read.value,
                feel::Value::Time(civil::time(hour, minute, 0, 0)),
                "{typed}: {:?}",
                read.faults
            );
        }
        for wrong in [
            "24:01",
            "25",
            "12:60",
            "12:3",
            "mittags",
            ":",
            "1:2:3:4",
            "9,5",
            "9.5",
            "halb 9",
            "9-12",
            "9 bis 12 Uhr",
            "14 pm",
            "0 am",
            "12:30:15",
            "12345",
            "9 Uhr Uhr",
            "9hh",
            "-9",
            "uhr",
            "9:15 9:30",
            "9 Uhr 5",
            "9 Uhr morgens",
        ] {
            let read = read(wrong);
            assert_eq!((read.value, read.faults[0].code), (feel::Value::Null, "not_a_time"), "{wrong}");
        }
        assert!(read("halb 9").faults[0].message.de.contains("„halb“"));
        assert!(read("9-12").faults[0].message.de.contains("„-12“"));
    }

    proptest! {
        #[test]
        fn a_time_is_read_back_however_it_is_decorated(
            hour in 0..24_i8, minute in 0..60_i8, space in "[ \u{a0}\u{202f}\u{200b}\u{200e}\u{feff}]{0,2}", form in 0..5,
        ) {
            let time = civil::time(hour, minute, 0, 0);
            let typed = match form {
                0 => format!("{hour}:{minute:02}"),
                1 => format!("{hour:02}.{minute:02}{space}Uhr"),
                2 => format!("{hour:02}{minute:02}"),
                3 => locale::clock(locale::Language::German, time),
                _ => format!("{hour}{space}Uhr{space}{minute:02}"),
            };
            prop_assert_eq!(read(&format!("{space}{typed}{space}")).value, feel::Value::Time(time), "{}", typed);
        }

        #[test]
        fn no_digit_of_a_time_is_left_out(text in "[0-9]{1,2}[:. hu,-]{0,2}[0-9]{0,4}[ a-z0-9.:]{0,4}") {
            if let feel::Value::Time(time) = read(&text).value {
                let typed: String = text.chars().filter(char::is_ascii_digit).collect();
                let whole = format!("{}{:02}", time.hour(), time.minute());
                let typed = typed.trim_start_matches('0').trim_end_matches('0');
                let is_half = text.contains('m') || text.starts_with("24");
                prop_assert!(is_half || typed == whole.trim_start_matches('0').trim_end_matches('0'), "{}", text);
            }
        }
    }
}
