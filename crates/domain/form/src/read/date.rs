//! Days: «1.3.2026», «1. März 2026», «Mon, March 1st, 2026», or three inputs.

use jiff::civil::{Date, Weekday};
use locale::{Language, WrittenDate, month_named};
use serde_json::Value as Json;

use super::{Fault, Reading};

/// Years that a form takes; others are slips of the finger.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// The inputs of a date.
const INPUTS: [&str; 3] = ["day", "month", "year"];

/// A day: a text, or an object of `day`, `month`, `year` as three inputs send it. A whole date in one of them is understood, too.
pub(super) fn date(raw: &Json) -> Reading {
    let read = match raw {
        Json::String(text) => of_text(text),
        Json::Object(_) => of_inputs(raw),
        _ => Err(Fault::wrong_shape("ein Datum", "A date")),
    };
    match read {
        Ok(date) => Reading::of(date),
        Err(fault) => Reading::unreadable(fault),
    }
}

/// The day that was typed into three inputs; `None` unless all of it is understood.
#[must_use]
pub fn day(day: &str, month: &str, year: &str) -> Option<Date> {
    let inputs = [day, month, year].map(|input| Json::String(locale::plain_signs(input)));
    let raw = Json::Object(INPUTS.map(str::to_owned).into_iter().zip(inputs).collect());
    of_inputs(&raw).ok()
}

fn of_text(text: &str) -> Result<Date, Fault> {
    let parts = locale::written_date(text).map_err(|sign| not_a_date(sign.as_deref()))?;
    let WrittenDate { weekday, day, month, year } = parts;
    match (day, month, year) {
        (Some(day), Some(month), Some(year)) => counted(day, month, &year, weekday),
        (None, ..) => Err(incomplete("day")),
        (_, None, _) => Err(incomplete("month")),
        (.., None) => Err(incomplete("year")),
    }
}

fn of_inputs(raw: &Json) -> Result<Date, Fault> {
    let [day, month, year] = INPUTS.map(|input| raw.get(input).map(written).unwrap_or_default());
    let given = [&day, &month, &year].into_iter().filter(|input| !input.is_empty());
    if let [alone] = given.collect::<Vec<_>>().as_slice()
        && let Ok(date) = of_text(alone)
    {
        return Ok(date);
    }
    if let Some((missing, _)) =
        INPUTS.into_iter().zip([&day, &month, &year]).find(|(_, input)| input.is_empty())
    {
        return Err(incomplete(missing));
    }
    let disturbed = |input: &'static str, text: &str| not_a_date(Some(text)).at(input);
    let day = locale::written_ordinal(&day).ok_or_else(|| disturbed("day", &day))?;
    let month = locale::written_ordinal(&month)
        .or_else(|| month_named(&month).map(i16::from))
        .ok_or_else(|| disturbed("month", &month))?;
    if !locale::is_written_year(&year) {
        return Err(disturbed("year", &year));
    }
    counted(day, month, &year, None)
}

fn counted(day: i16, month: i16, year: &str, weekday: Option<Weekday>) -> Result<Date, Fault> {
    if year.len() < 4 {
        return Err(year_short());
    }
    let year = year.parse().ok().filter(|year| YEARS.contains(year)).ok_or_else(year_range)?;
    let date = i8::try_from(month).ok().zip(i8::try_from(day).ok());
    let date = date.and_then(|(month, day)| Date::new(year, month, day).ok()).ok_or_else(no_such_date)?;
    match weekday {
        Some(weekday) if weekday != date.weekday() => Err(other_weekday(date)),
        _ => Ok(date),
    }
}

/// One of three inputs as text.
fn written(raw: &Json) -> String {
    match raw {
        Json::String(text) => text.trim().to_owned(),
        Json::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn not_a_date(sign: Option<&str>) -> Fault {
    Fault::disturbed(
        "not_a_date",
        sign,
        "Geben Sie ein Datum in der Form Tag.Monat.Jahr ein, zum Beispiel 1.3.2026.",
        "Enter a date in the form day.month.year, for example 1.3.2026.",
    )
}

fn no_such_date() -> Fault {
    Fault::new(
        "no_such_date",
        "Diesen Tag gibt es nicht. Prüfen Sie Tag, Monat und Jahr.",
        "There is no such day. Check day, month and year.",
    )
}

fn other_weekday(date: Date) -> Fault {
    let [german, english] =
        [Language::German, Language::English].map(|language| locale::weekday_name(language, date.weekday()));
    Fault::new(
        "no_such_date",
        format!("Dieser Tag ist ein {german}. Prüfen Sie Tag, Monat, Jahr und den Wochentag."),
        format!("This day is a {english}. Check day, month, year and the day of the week."),
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

#[cfg(test)]
mod tests {
    use jiff::civil;
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::format::Kind;

    fn named(text: &str) -> Option<Date> {
        of_text(&locale::plain_signs(text)).ok()
    }

    fn read(raw: &Json) -> Reading {
        super::super::read(&Kind::Date, raw, None, &|_| false)
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        let day = Reading::of(civil::date(2026, 3, 1));
        for raw in [
            "1.3.2026",
            "01.03.2026",
            " 1. 3. 2026 ",
            "2026-03-01",
            "2026‐03‐01",
            "2026/03/01",
            "1. März 2026",
            "1. MÄRZ 2026",
            "1. Mrz. 2026",
            "1.Mär.2026",
            "1 maerz 2026",
            "1-Mar-2026",
            "1 March 2026",
            "March 1, 2026",
            "Mar. 1st, 2026",
            "1st of March 2026",
            "Sonntag, 1. März 2026",
            "So, 1.3.2026",
            "Sunday, March 1, 2026",
            "den 1.3.2026",
            "2026 March 1",
            "1\u{a0}.\u{200b}3.\u{feff}2026",
            "1.3.2026.",
            "01032026",
            "20260301",
            "１．３．２０２６",
        ] {
            assert_eq!(read(&json!(raw)), day, "{raw}");
        }
        for raw in [
            json!({"day": "1", "month": "03", "year": "2026"}),
            json!({"day": 1, "month": 3, "year": 2026}),
            json!({"day": "1.", "month": "März", "year": "2026"}),
            json!({"day": "1st", "month": "MAR.", "year": " 2026\u{a0}"}),
            json!({"day": "1. März 2026", "month": "", "year": ""}),
        ] {
            assert_eq!(read(&raw), day, "{raw}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_with_its_reason() {
        for (raw, code) in [
            (json!("1.3.26"), "year_short"),
            (json!("1. März 26"), "year_short"),
            (json!("30.2.2026"), "no_such_date"),
            (json!("Montag, 1.3.2026"), "no_such_date"),
            (json!("1.3.202"), "year_short"),
            (json!({"day": 1, "month": 3, "year": 26}), "year_short"),
            (json!("1.3.0999"), "year_range"),
            (json!("0001-01-01"), "year_range"),
            (json!("1/3/2026"), "not_a_date"),
            (json!("1-3-2026"), "not_a_date"),
            (json!("-1.3.2026"), "not_a_date"),
            (json!("1.3.2026 14:00"), "not_a_date"),
            (json!("1.3.2026 bis 2.3.2026"), "not_a_date"),
            (json!("1.3.2026 oder"), "not_a_date"),
            (json!("1. Märzen 2026"), "not_a_date"),
            (json!("März April 2026"), "not_a_date"),
            (json!("morgen"), "not_a_date"),
            (json!("1.3.2026\u{202e}"), "not_a_date"),
            (json!("März 2026"), "date_incomplete"),
            (json!("1. März"), "date_incomplete"),
            (json!({"day": "1", "month": "", "year": "2026"}), "date_incomplete"),
            (json!({"day": "1", "month": "Merz", "year": "2026"}), "not_a_date"),
            (json!(20_260_301), "wrong_shape"),
        ] {
            let reading = read(&raw);
            assert_eq!((reading.faults[0].code, reading.value), (code, feel::Value::Null), "{raw}");
        }
        assert!(read(&json!("1/3/2026")).faults[0].message.de.contains("„/“"));
        assert!(read(&json!("1.3.2026 oder später")).faults[0].message.de.contains("„oder“"));
        assert_eq!(read(&json!({"day": "1", "month": "Merz", "year": "2026"})).faults[0].part, "month");
    }

    proptest! {
        #[test]
        fn a_day_is_read_back_however_it_is_decorated(
            year in 1800..=2200_i16, month in 1..=12_i8, day in 1..=28_i8, space in "[ \u{a0}\u{202f}\u{200b}\u{200e}]{0,2}", form in 0..8,
        ) {
            let date = civil::date(year, month, day);
            let short: String = locale::month_name(Language::German, date).chars().take(3).collect();
            let typed = match form {
                0 => locale::full_date(Language::German, date).to_uppercase(),
                1 => locale::full_date(Language::English, date).to_lowercase(),
                2 => locale::long_date(Language::German, date),
                3 => locale::long_date(Language::English, date),
                4 => locale::short_date(Language::German, date),
                5 => date.to_string().replace('-', "\u{2011}"),
                6 => format!("{day}.{space}{short}.{space}{year}"),
                _ => format!("{short}. {day}, {year}"),
            };
            prop_assert_eq!(named(&format!("{space}{typed}{space}")), Some(date), "{}", typed);
        }

        #[test]
        fn no_number_of_a_day_is_left_out(text in "[0-3]?[0-9][. /-]{1,2}[0-9]{1,2}[. /-]{1,2}[0-9]{2,4}[ a-z0-9.]{0,4}") {
            if let Some(date) = named(&text) {
                let numbers: Vec<i16> = text.split(|sign: char| !sign.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
                prop_assert!(numbers == [i16::from(date.day()), i16::from(date.month()), date.year()], "{}", text);
            }
        }
    }
}
