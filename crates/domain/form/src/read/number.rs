//! Numbers as people type them: «1.234,50», «1234,5», «70 €».

use std::str::FromStr;

use feel::Value;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::{
    Fault, Reading, digits,
    unit::{Money, Units},
};
use crate::{
    format::{Number, NumberBounds, Text, WholeNumberBounds},
    limits::NUMBER_DIGITS_MAX,
};

/// Decimal places of a number whose form names none.
pub(crate) const DEFAULT_PLACES: u32 = 3;

/// A number without decimals.
pub(super) fn whole(raw: &Json, bounds: &WholeNumberBounds) -> Reading {
    let unit = bounds.unit.as_ref();
    let value = match parse(raw, &Units::of(unit, Money::No)) {
        Ok(value) => value,
        Err(fault) => return Reading::unreadable(fault),
    };
    if !value.fract().is_zero() {
        return Reading::unreadable(Fault::new(
            "not_whole",
            "Geben Sie eine ganze Zahl ohne Komma ein.",
            "Enter a whole number without decimals.",
        ));
    }
    let limits = Limits { min: bounds.min.map(Into::into), max: bounds.max.map(Into::into), unit };
    limits.check(value.normalize())
}

pub(super) fn decimal(raw: &Json, bounds: &NumberBounds) -> Reading {
    with_places(raw, bounds, places(bounds), Money::No)
}

/// An amount in euros.
pub(super) fn money(raw: &Json, bounds: &NumberBounds) -> Reading {
    with_places(raw, bounds, 2, Money::Yes)
}

/// An amount in euros as somebody typed it, whatever its decimal places; `None` unless all of it is understood.
#[must_use]
pub fn euros(text: &str) -> Option<Decimal> {
    parse(&Json::String(locale::plain_signs(text)), &Units::of(None, Money::Yes)).ok()
}

/// The decimal places of a number of this kind.
pub(crate) fn places(bounds: &NumberBounds) -> u32 {
    bounds.places.map_or(DEFAULT_PLACES, u32::from).min(9)
}

fn with_places(raw: &Json, bounds: &NumberBounds, places: u32, money: Money) -> Reading {
    let value = match parse(raw, &Units::of(bounds.unit.as_ref(), money)) {
        Ok(value) => value,
        Err(fault) => return Reading::unreadable(fault),
    };
    if value.normalize().scale() > places {
        return Reading::unreadable(Fault::new(
            "too_many_places",
            format!("Geben Sie höchstens {places} Stellen nach dem Komma ein."),
            format!("Enter at most {places} decimal places."),
        ));
    }
    let number = |bound: Option<Number>| bound.map(|Number(value)| value);
    let limits = Limits { min: number(bounds.min), max: number(bounds.max), unit: bounds.unit.as_ref() };
    limits.check(value.normalize())
}

struct Limits<'a> {
    min: Option<Decimal>,
    max: Option<Decimal>,
    unit: Option<&'a Text>,
}

impl Limits<'_> {
    fn check(&self, value: Decimal) -> Reading {
        let small = self.min.filter(|min| value < *min).map(|min| Fault::too_small(min, self.unit));
        let large = self.max.filter(|max| value > *max).map(|max| Fault::too_large(max, self.unit));
        Reading::of(Value::Number(value)).with(small.or(large))
    }
}

/// The number that was sent or typed; a fault if it is none, if something beside it is not understood, or if it has too many digits.
fn parse(raw: &Json, units: &Units<'_>) -> Result<Decimal, Fault> {
    let value = match raw {
        Json::Number(number) => from_json(number).ok_or_else(|| not_a_number(units, None))?,
        Json::String(text) => typed(text, units)?,
        _ => return Err(not_a_number(units, None)),
    };
    if fits(value) { Ok(value) } else { Err(too_many_digits()) }
}

/// Whether a number has few enough digits to survive JSON unchanged.
pub(crate) fn fits(value: Decimal) -> bool {
    let digits = value.normalize().mantissa().unsigned_abs();
    digits < 10_u128.pow(NUMBER_DIGITS_MAX)
        && value.abs() < Decimal::from_i128_with_scale(10_i128.pow(NUMBER_DIGITS_MAX), 0)
}

fn from_json(number: &serde_json::Number) -> Option<Decimal> {
    if let Some(whole) = number.as_i64() {
        return Some(whole.into());
    }
    let text = number.to_string();
    Decimal::from_str(&text).or_else(|_| Decimal::from_scientific(&text)).ok()
}

/// A text is understood whole or not at all: what stands before and behind the digits must be a sign or a unit of the field.
fn typed(text: &str, units: &Units<'_>) -> Result<Decimal, Fault> {
    let refused = |sign: &str| not_a_number(units, Some(sign));
    let (before, figures, behind) = digits::around(text).ok_or_else(|| not_a_number(units, None))?;
    let before = units.without_currency(before);
    let negative = match before {
        "" | "+" => false,
        "-" => true,
        other => return Err(refused(other)),
    };
    if figures.chars().filter(char::is_ascii_digit).count() > DIGITS_MAX {
        return Err(too_many_digits());
    }
    let plain = digits::plain(figures).map_err(|sign| refused(sign.encode_utf8(&mut [0; 4])))?;
    let behind = if plain.contains('.') { behind } else { without_even(behind) };
    if !behind.is_empty() && !units.name(behind) {
        return Err(refused(behind));
    }
    let value = Decimal::from_str(&plain).map_err(|_error| too_many_digits())?;
    Ok(if negative { -value } else { value })
}

/// Digits that an exact decimal holds without rounding.
const DIGITS_MAX: usize = 28;

/// What stands behind the digits without the dash that says that there are no cents: «12,-», «12,-- €».
fn without_even(behind: &str) -> &str {
    let even = [",--", ",-", ".--", ".-"].into_iter().find_map(|even| behind.strip_prefix(even));
    even.map_or(behind, str::trim_start)
}

fn too_many_digits() -> Fault {
    Fault::new(
        "not_a_number",
        format!("Geben Sie eine Zahl mit höchstens {NUMBER_DIGITS_MAX} Ziffern ein."),
        format!("Enter a number with at most {NUMBER_DIGITS_MAX} digits."),
    )
}

fn not_a_number(units: &Units<'_>, sign: Option<&str>) -> Fault {
    let (mut german, mut english) = (
        "Geben Sie eine Zahl ein, zum Beispiel 1.234,50.".to_owned(),
        "Enter a number, for example 1234.50.".to_owned(),
    );
    if let Some((unit_german, unit_english)) = units.shown() {
        german = format!("Geben Sie die Zahl in {unit_german} ein, zum Beispiel 1.234,50.");
        english = format!("Enter the number in {unit_english}, for example 1234.50.");
    }
    Fault::disturbed("not_a_number", sign, &german, &english)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn read(text: &str, unit: &str, money: Money) -> Option<String> {
        let text = json!(locale::plain_signs(text));
        parse(&text, &Units::of(Some(&Text::german(unit)), money)).ok().map(|value| value.to_string())
    }

    fn number(text: &str) -> Option<String> {
        read(text, "cm", Money::No)
    }

    fn amount(text: &str) -> Option<String> {
        read(text, "", Money::Yes)
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, read) in [
            ("70", "70"),
            ("1.234,50", "1234.50"),
            ("1234,5", "1234.5"),
            ("1.234", "1234"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("1,234.50", "1234.50"),
            ("1'234.50", "1234.50"),
            ("12.5", "12.5"),
            ("0.500", "0.500"),
            ("-0,500", "-0.500"),
            ("1 234,5", "1234.5"),
            ("1\u{a0}234", "1234"),
            ("-3", "-3"),
            ("−3,5", "-3.5"),
            ("- 3", "-3"),
            ("80 cm", "80"),
            ("80CM", "80"),
            ("80,5 Zentimeter", "80.5"),
            ("007", "7"),
            ("１２,５", "12.5"),
        ] {
            assert_eq!(number(typed).as_deref(), Some(read), "{typed}");
        }
        for wrong in [
            "",
            "zwölf",
            "1,2,3",
            "1.2.3",
            "1..2",
            "12.34.5",
            ",5",
            "5,",
            "1e5",
            "0x1",
            "1 2",
            "--1",
            "9999999999999999",
            "1,20 m",
            "70 €",
            "0.500.000",
            "012.345",
            "1.234 567",
            "ca. 5",
            "5 cm hoch",
            "5-6",
            "½",
            "1/2",
            "5 %",
            "(5)",
            "5-",
            "1,234,56",
        ] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn amounts_know_the_words_of_the_currency() {
        for (typed, read) in [
            ("12,50 euro", "12.50"),
            ("12,50 Euros", "12.50"),
            ("70,00 EUR", "70.00"),
            ("1\u{a0}234 €", "1234"),
            ("€ 12.50", "12.50"),
            ("-€5", "-5"),
            ("12,-", "12"),
            ("1.234,– €", "1234"),
            ("70,-- Euro", "70"),
        ] {
            assert_eq!(amount(typed).as_deref(), Some(read), "{typed}");
        }
        for wrong in [
            "12 $",
            "12 €50",
            "12 Euro 50",
            "12,50 DM",
            "5 cm",
            "12,5,-",
            "€",
            "€€5",
            "EURO5 cm",
            "5 Mio. €",
            "12,50 ct",
        ] {
            assert_eq!(amount(wrong), None, "{wrong}");
        }
        assert_eq!(read("12 € im Monat", "€ im Monat", Money::Yes).as_deref(), Some("12"));
        assert_eq!(read("12 Euro", "€ im Monat", Money::Yes).as_deref(), Some("12"));
        assert_eq!(read("12 € im Jahr", "€ im Monat", Money::Yes), None);
    }

    #[test]
    fn what_disturbs_is_named() {
        let told = |text: &str, unit: &str| {
            let units = Text::german(unit);
            parse(&json!(text), &Units::of(Some(&units), Money::No)).unwrap_err().message.de
        };
        assert_eq!(
            told("1,20 m", "cm"),
            "Damit können wir hier nichts anfangen: „m“. Geben Sie die Zahl in cm ein, zum Beispiel 1.234,50."
        );
        assert!(told("1 2", "cm").contains("ein Leerzeichen"));
        assert!(told("12.34.5", "cm").contains("„.“"));
    }

    #[test]
    fn sent_numbers_are_exact() {
        let units = Units::of(None, Money::No);
        assert_eq!(parse(&json!(0.1), &units).unwrap().to_string(), "0.1");
        assert_eq!(parse(&json!(999_999_999_999.99), &units).unwrap().to_string(), "999999999999.99");
        assert!(parse(&json!(1e300), &units).is_err());
        assert!(parse(&json!(true), &units).is_err());
    }

    proptest! {
        #[test]
        fn decorations_change_no_number(
            mantissa in -999_999_999_999_i64..=999_999_999_999,
            scale in 0..5_u32,
            space in "[ \u{a0}\u{202f}\u{2009}\u{200b}\u{feff}\u{2060}]{0,3}",
            minus in "[-−–—‐‑－]",
            unit in "(|€|EUR|euro|Euro\\.|€ *)",
            english: bool,
        ) {
            let value = Decimal::new(mantissa, scale);
            let language = if english { locale::Language::English } else { locale::Language::German };
            // Read in German habit, «1,234» has three decimal places.
            let figures = locale::number(language, value.abs());
            prop_assume!(!english || !figures.contains(',') || figures.contains('.') || figures.matches(',').count() > 1);
            prop_assume!(english || value.normalize().scale() == 0 || figures.contains(','));
            prop_assume!(!english || value.normalize().scale() != 3 || figures.contains(',') || figures.starts_with("0."));
            let sign = if value.is_sign_negative() { minus.as_str() } else { "" };
            let typed = format!("{space}{sign}{figures}{space}{unit}{space}");
            prop_assert_eq!(euros(&typed), Some(value), "{:?}", typed);
        }

        #[test]
        fn no_digit_is_ever_lost_or_moved(text in "[-+]?[0-9.,' ]{0,12}[0-9.,' €eurocm-]{0,8}") {
            if let Some(value) = number(&text).or_else(|| amount(&text)) {
                let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().trim_start_matches('0').to_owned();
                prop_assert_eq!(digits(&text), digits(&value), "{}", text);
            }
        }

        #[test]
        fn what_stands_behind_a_number_is_understood_or_refused(number in 0..10_000_u32, word in "[a-zäöüß$%/²]{1,6}") {
            let typed = format!("{number},5 {word}");
            if let Some(value) = read(&typed, "cm", Money::No) {
                prop_assert!(["cm", "zentimeter"].contains(&word.as_str()), "{} was read as {}", typed, value);
            }
        }
    }
}
