//! Days and times of day.

use jiff::civil::{Date, Time};
use locale::{Language, months};
use serde_json::Value as Json;

use super::{Fault, Reading, typed};

/// Years that a form takes; others are slips of the finger.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// A day: «1.3.2026», `2026-03-01`, or an object of `day`, `month`, `year` as three inputs send it.
pub(super) fn date(raw: &Json) -> Reading {
    let parts = match raw {
        Json::String(text) => split(text.trim()),
        Json::Object(_) => {
            if let Some(missing) =
                ["day", "month", "year"].into_iter().find(|part| raw.get(part).is_none_or(super::is_empty))
            {
                return Reading::unreadable(incomplete(missing));
            }
            let part = |name: &str| raw.get(name).map(written).unwrap_or_default();
            let (day, month) = (number(&part("day")), number(&part("month")));
            day.zip(month).and_then(|(day, month)| Some((year(&part("year"))?, month, day)))
        }
        _ => return Reading::unreadable(Fault::wrong_shape("ein Datum", "A date")),
    };
    let Some((year, month, day)) = parts else {
        return Reading::unreadable(not_a_date());
    };
    let year = match year {
        Year::Short => return Reading::unreadable(year_short()),
        Year::Full(year) if YEARS.contains(&year) => year,
        Year::Full(_) => return Reading::unreadable(year_range()),
    };
    let date = i8::try_from(month).ok().zip(i8::try_from(day).ok());
    match date.and_then(|(month, day)| Date::new(year, month, day).ok()) {
        Some(date) => Reading::of(date),
        None => Reading::unreadable(Fault::new(
            "no_such_date",
            "Diesen Tag gibt es nicht. Prüfen Sie Tag, Monat und Jahr.",
            "There is no such day. Check day, month and year.",
        )),
    }
}

/// A time of day: «14:30», «14.30 Uhr», «9 Uhr».
pub(super) fn time(raw: &Json) -> Reading {
    let Some(text) = typed(raw) else {
        return Reading::unreadable(Fault::wrong_shape("eine Uhrzeit", "A time"));
    };
    let (text, spoken) = match text.strip_suffix("Uhr") {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let parts: Vec<&str> = text.split([':', '.']).collect();
    let time = match parts.as_slice() {
        [hour, minute] | [hour, minute, "00"] if minute.len() == 2 => number(hour).zip(number(minute)),
        [hour] if spoken => number(hour).map(|hour| (hour, 0)),
        _ => None,
    };
    let time = time.and_then(|(hour, minute)| {
        Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()
    });
    match time {
        Some(time) => Reading { value: feel::Value::Time(time), faults: Vec::new() },
        None => Reading::unreadable(Fault::new(
            "not_a_time",
            "Geben Sie eine Uhrzeit in der Form 14:30 ein.",
            "Enter a time in the form 14:30.",
        )),
    }
}

fn not_a_date() -> Fault {
    Fault::new(
        "not_a_date",
        "Geben Sie ein Datum in der Form Tag.Monat.Jahr ein, zum Beispiel 1.3.2026.",
        "Enter a date in the form day.month.year, for example 1.3.2026.",
    )
}

fn year_short() -> Fault {
    Fault::new(
        "year_short",
        "Geben Sie das Jahr mit vier Ziffern ein, zum Beispiel 2026.",
        "Enter the year with four digits, for example 2026.",
    )
}

fn year_range() -> Fault {
    let (first, last) = (YEARS.start(), YEARS.end());
    Fault::new(
        "year_range",
        format!("Geben Sie ein Jahr von {first} bis {last} ein."),
        format!("Enter a year from {first} to {last}."),
    )
}

fn incomplete(part: &'static str) -> Fault {
    let (de, en) = match part {
        "day" => ("den Tag", "day"),
        "month" => ("den Monat", "month"),
        _ => ("das Jahr", "year"),
    };
    Fault::new("date_incomplete", format!("Geben Sie auch {de} ein."), format!("Enter the {en}, too."))
        .at(part)
}

/// A year as it was written.
#[derive(Debug, Clone, Copy)]
enum Year {
    /// With four digits.
    Full(i16),
    /// With fewer, so that the century is a guess.
    Short,
}

/// Year, month, day.
fn split(text: &str) -> Option<(Year, i16, i16)> {
    let iso: Vec<&str> = text.split('-').collect();
    if let [written, month, day] = iso.as_slice() {
        return Some((year(written)?, number(month)?, number(day)?));
    }
    let german: Vec<&str> = text.split('.').map(str::trim).collect();
    match german.as_slice() {
        [day, month, written] => Some((year(written)?, number(month)?, number(day)?)),
        [day, rest] => {
            let (name, written) = rest.split_once(' ')?;
            Some((year(written.trim())?, month(name)?, number(day)?))
        }
        _ => None,
    }
}

fn year(written: &str) -> Option<Year> {
    let number = number(written)?;
    Some(if written.len() < 4 { Year::Short } else { Year::Full(number) })
}

fn month(name: &str) -> Option<i16> {
    let position = months(Language::German).iter().position(|month| month.eq_ignore_ascii_case(name))?;
    i16::try_from(position + 1).ok()
}

/// One of three inputs as text.
fn written(raw: &Json) -> String {
    match raw {
        Json::String(text) => text.trim().to_owned(),
        Json::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn number(text: &str) -> Option<i16> {
    let plain = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use jiff::civil;
    use serde_json::json;

    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        let day = Reading::of(civil::date(2026, 3, 1));
        for raw in [
            json!("1.3.2026"),
            json!("01.03.2026"),
            json!(" 1. 3. 2026 "),
            json!("2026-03-01"),
            json!("1. März 2026"),
            json!({"day": "1", "month": "03", "year": "2026"}),
            json!({"day": 1, "month": 3, "year": 2026}),
        ] {
            assert_eq!(date(&raw), day, "{raw}");
        }
        for (raw, code) in [
            (json!("1.3.26"), "year_short"),
            (json!("30.2.2026"), "no_such_date"),
            (json!("1.3.202"), "year_short"),
            (json!({"day": 1, "month": 3, "year": 26}), "year_short"),
            (json!("1.3.0999"), "year_range"),
            (json!("0001-01-01"), "year_range"),
            (json!("1/3/2026"), "not_a_date"),
            (json!("morgen"), "not_a_date"),
            (json!({"day": "1", "month": "", "year": "2026"}), "date_incomplete"),
            (json!(20_260_301), "wrong_shape"),
        ] {
            let reading = date(&raw);
            assert_eq!((reading.faults[0].code, reading.value), (code, feel::Value::Null), "{raw}");
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, hour, minute) in
            [("14:30", 14, 30), ("14.30 Uhr", 14, 30), ("9 Uhr", 9, 0), ("00:00", 0, 0), ("7:05:00", 7, 5)]
        {
            assert_eq!(
                time(&json!(typed)).value,
                feel::Value::Time(civil::time(hour, minute, 0, 0)),
                "{typed}"
            );
        }
        for wrong in ["24:00", "12:60", "12", "12:3", "mittags", ":", "1:2:3:4"] {
            assert_eq!(time(&json!(wrong)).faults[0].code, "not_a_time", "{wrong}");
        }
    }
}
