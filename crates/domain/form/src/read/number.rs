//! Numbers as people type them: «1.234,50», «1234,5», «70 €».

use std::str::FromStr;

use feel::Value;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::{Fault, Reading};
use crate::{
    format::{Number, NumberBounds, Text, WholeNumberBounds},
    limits::NUMBER_DIGITS_MAX,
};

/// Decimal places of a number whose form names none.
pub(crate) const DEFAULT_PLACES: u32 = 3;

/// A number without decimals.
pub(super) fn whole(raw: &Json, bounds: &WholeNumberBounds) -> Reading {
    let Some(value) = parse(raw, bounds.unit.as_ref()) else {
        return Reading::unreadable(not_a_number());
    };
    if !value.fract().is_zero() {
        return Reading::unreadable(Fault::new(
            "not_whole",
            "Geben Sie eine ganze Zahl ohne Komma ein.",
            "Enter a whole number without decimals.",
        ));
    }
    let limits = Limits {
        min: bounds.min.map(Into::into),
        max: bounds.max.map(Into::into),
        unit: bounds.unit.as_ref(),
    };
    limits.check(value.normalize())
}

pub(super) fn decimal(raw: &Json, bounds: &NumberBounds) -> Reading {
    with_places(raw, bounds, places(bounds))
}

/// An amount in euros.
pub(super) fn money(raw: &Json, bounds: &NumberBounds) -> Reading {
    with_places(raw, bounds, 2)
}

/// The decimal places of a number of this kind.
pub(crate) fn places(bounds: &NumberBounds) -> u32 {
    bounds.places.map_or(DEFAULT_PLACES, u32::from).min(9)
}

fn with_places(raw: &Json, bounds: &NumberBounds, places: u32) -> Reading {
    let Some(value) = parse(raw, bounds.unit.as_ref()) else {
        return Reading::unreadable(not_a_number());
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

fn not_a_number() -> Fault {
    Fault::new(
        "not_a_number",
        "Geben Sie eine Zahl ein, zum Beispiel 1.234,50.",
        "Enter a number, for example 1234.50.",
    )
}

/// The number that was sent or typed, `None` if it is none or has too many digits.
fn parse(raw: &Json, unit: Option<&Text>) -> Option<Decimal> {
    let value = match raw {
        Json::Number(number) => from_json(number)?,
        Json::String(text) => typed(text, unit)?,
        _ => return None,
    };
    fits(value).then_some(value)
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

fn typed(text: &str, unit: Option<&Text>) -> Option<Decimal> {
    let mut text = text.trim();
    let units = unit.into_iter().flat_map(|unit| [Some(unit.de.as_str()), unit.en.as_deref()]).flatten();
    for unit in units.chain(["€", "EUR", "Euro"]) {
        if let Some(rest) = text.strip_suffix(unit).filter(|_| !unit.is_empty()) {
            text = rest.trim_end();
        }
    }
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let plain = plain(digits)?;
    let value = Decimal::from_str(&plain).ok()?;
    Some(if negative { -value } else { value })
}

/// Digits with at most one point, from digits with separators in German or English habit.
fn plain(text: &str) -> Option<String> {
    let text: String =
        text.chars().map(|c| if matches!(c, '\u{a0}' | '\u{202f}' | '\'' | '’') { ' ' } else { c }).collect();
    let (whole, fraction) = match (text.rfind(','), text.rfind('.')) {
        // Both signs: the last one is the decimal sign.
        (Some(comma), Some(point)) if comma > point => text.split_at_checked(comma)?,
        (Some(comma), None) => text.split_at_checked(comma)?,
        // Points alone part thousands if all groups are of three, else a single one is an English decimal point.
        (None, Some(_)) if grouped(&text, '.').is_some() => (text.as_str(), ""),
        (_, Some(point)) => text.split_at_checked(point)?,
        (None, None) => (text.as_str(), ""),
    };
    let whole = ['.', ',', ' '].into_iter().find_map(|sign| grouped(whole, sign))?;
    let fraction = fraction.get(1..).unwrap_or_default();
    let decimals = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    match (decimals, text.ends_with([',', '.'])) {
        (true, _) => Some(format!("{whole}.{fraction}")),
        (false, false) => Some(whole),
        (false, true) => None,
    }
}

/// The digits of a number whose thousands are parted by this sign, or not at all.
fn grouped(text: &str, sign: char) -> Option<String> {
    let mut groups = text.split(sign);
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    if first.is_empty() || !digits(first) {
        return None;
    }
    let rest: Vec<&str> = groups.collect();
    let thousands = first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && digits(group));
    (rest.is_empty() || thousands).then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn number(text: &str) -> Option<String> {
        parse(&json!(text), Some(&Text::german("cm"))).map(|value| value.to_string())
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, read) in [
            ("70", "70"),
            ("1.234,50", "1234.50"),
            ("1234,5", "1234.5"),
            ("1.234", "1234"),
            ("1.234.567", "1234567"),
            ("1,234.50", "1234.50"),
            ("12.5", "12.5"),
            ("1 234,5", "1234.5"),
            ("1\u{a0}234 €", "1234"),
            ("-3", "-3"),
            ("−3,5", "-3.5"),
            ("80 cm", "80"),
            ("70,00 EUR", "70.00"),
            ("007", "7"),
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
        ] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sent_numbers_are_exact() {
        assert_eq!(parse(&json!(0.1), None).unwrap().to_string(), "0.1");
        assert_eq!(parse(&json!(999_999_999_999.99), None).unwrap().to_string(), "999999999999.99");
        assert_eq!(parse(&json!(1e300), None), None);
        assert_eq!(parse(&json!(true), None), None);
    }
}
