//! The unit of a field as people write it beside a number: «cm», «Zentimeter», «€», «Euro».

use locale::Language;

use crate::format::Text;

/// Whether a field asks for an amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Money {
    Yes,
    No,
}

/// What may stand beside the number of a field. Other units are refused, since the number would mean something else.
pub(super) struct Units<'a> {
    unit: Option<&'a Text>,
    money: bool,
}

const CURRENCY: [&str; 4] = ["€", "eur", "euro", "euros"];

/// Ways to write the same unit, as [`folded`] spells them; the first one stands for all.
static SAME: [&[&str]; 27] = [
    &CURRENCY,
    &["ct", "cent", "cents"],
    &["%", "prozent", "percent"],
    &["mm", "millimeter", "millimetern", "millimeters", "millimetre", "millimetres"],
    &["cm", "zentimeter", "zentimetern", "centimeter", "centimeters", "centimetre", "centimetres"],
    &["m", "meter", "metern", "meters", "metre", "metres"],
    &["km", "kilometer", "kilometern", "kilometers", "kilometre", "kilometres"],
    &[
        "m²",
        "m2",
        "m^2",
        "qm",
        "sqm",
        "quadratmeter",
        "quadratmetern",
        "square metres",
        "square meters",
        "square metre",
    ],
    &["m³", "m3", "m^3", "cbm", "kubikmeter", "kubikmetern", "cubic metres", "cubic meters", "cubic metre"],
    &["ha", "hektar", "hectare", "hectares"],
    &["g", "gramm", "gram", "grams"],
    &["kg", "kilo", "kilos", "kilogramm", "kilogram", "kilograms"],
    &["t", "tonne", "tonnen", "tonnes"],
    &["l", "liter", "litern", "liters", "litre", "litres"],
    &["w", "watt", "watts"],
    &["kw", "kilowatt", "kilowatts"],
    &["kwh", "kilowattstunden", "kilowattstunde", "kilowatt hours"],
    &["km/h", "kmh", "stundenkilometer", "kilometer pro stunde"],
    &["s", "sek", "sekunde", "sekunden", "second", "seconds"],
    &["min", "minute", "minuten", "minutes"],
    &["h", "std", "stunde", "stunden", "hour", "hours"],
    &["tage", "tag", "tagen", "day", "days"],
    &["wochen", "woche", "week", "weeks"],
    &["monate", "monat", "monaten", "month", "months"],
    &["jahre", "jahr", "jahren", "year", "years"],
    &["personen", "person", "pers", "persons", "people"],
    &["stück", "stk", "stck", "piece", "pieces"],
];

impl<'a> Units<'a> {
    /// The units of a field. A unit that begins with a currency makes the number an amount.
    pub(super) fn of(unit: Option<&'a Text>, money: Money) -> Self {
        let unit = unit.filter(|unit| !unit.de.trim().is_empty());
        let names_currency = unit.is_some_and(|unit| is_currency(first_word(&folded(&unit.de))));
        Self { unit, money: money == Money::Yes || names_currency }
    }

    /// The unit as the field shows it, in German and English.
    pub(super) fn shown(&self) -> Option<(&'a str, &'a str)> {
        let own = self.unit.map(|unit| (unit.get(Language::German), unit.get(Language::English)));
        own.or(self.money.then_some(("Euro", "euros")))
    }

    /// Whether a text behind a number is the unit of the field.
    pub(super) fn name(&self, text: &str) -> bool {
        let text = folded(text);
        if self.money && is_currency(&text) {
            return true;
        }
        let written =
            self.unit.map(|unit| [folded(&unit.de), folded(unit.en.as_deref().unwrap_or(&unit.de))]);
        written.into_iter().flatten().any(|unit| same(&unit, &text) || same(first_word(&unit), &text))
    }

    /// What stands before a number without the currency, if the field has one: «€», «EUR».
    pub(super) fn without_currency<'t>(&self, before: &'t str) -> &'t str {
        let is_letter = |sign: char| sign.is_alphabetic() || matches!(sign, '€' | '.');
        let word = before.trim_matches(['-', '+', ' ']);
        if self.money && word.chars().all(is_letter) && is_currency(&folded(word)) {
            before.strip_suffix(word).or_else(|| before.strip_prefix(word)).map_or(before, str::trim)
        } else {
            before
        }
    }
}

/// Whether two folded units are the same, word by word.
fn same(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split(' ').map(known).collect::<Vec<_>>().join(" ");
    known(one) == known(other) || words(one) == words(other)
}

/// The spelling that stands for all that mean the same.
fn known(unit: &str) -> &str {
    let same = SAME.iter().find(|same| same.contains(&unit));
    same.and_then(|same| same.first()).map_or(unit, |first| *first)
}

fn is_currency(word: &str) -> bool {
    CURRENCY.contains(&word)
}

fn first_word(unit: &str) -> &str {
    unit.split(' ').next().unwrap_or(unit)
}

/// Small letters without the points that end short forms.
fn folded(unit: &str) -> String {
    unit.to_lowercase()
        .split_whitespace()
        .map(|word| word.trim_end_matches('.'))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_has_its_spellings_and_no_others() {
        let takes = |unit: &str, text: &str| Units::of(Some(&Text::german(unit)), Money::No).name(text);
        for (unit, text) in [
            ("cm", "Zentimeter"),
            ("m²", "qm"),
            ("m²", "Square metres"),
            ("Stück", "Stk."),
            ("Stunden", "Std."),
            ("cm in 1 m Höhe", "cm"),
            ("Hunde", "hunde"),
            ("€ im Monat", "EUR"),
            ("kWh", "KWH"),
            ("%", "Prozent"),
        ] {
            assert!(takes(unit, text), "{unit}: {text}");
        }
        for (unit, text) in [
            ("cm", "m"),
            ("km/h", "km"),
            ("m²", "m"),
            ("kg", "€"),
            ("Stunden", "min"),
            ("€ im Monat", "€ im Jahr"),
        ] {
            assert!(!takes(unit, text), "{unit}: {text}");
        }
    }

    #[test]
    fn no_spelling_stands_for_two_units() {
        let all: Vec<&str> = SAME.iter().flat_map(|same| same.iter().copied()).collect();
        for (place, one) in all.iter().enumerate() {
            assert!(!all.iter().skip(place + 1).any(|other| other == one), "{one}");
            assert_eq!(folded(one), *one);
        }
    }
}
