//! From what was typed or sent to a typed value: one reading for web forms and API alike.
//!
//! A text is what a person typed, in German habits («1.234,50», «1.3.2026»); numbers, booleans, lists and objects are
//! what a program sent. Nothing here knows of rules or visibility. A value that can be read but breaks a bound is
//! given back together with the fault, so that rules can still work with it.

mod choice;
mod contact;
mod date;
mod digits;
mod faults;
mod file;
mod iban;
mod name;
mod number;
mod place;
mod plate;
mod text;
mod time;
mod unit;

use std::borrow::Cow;

use feel::{Type, Value};
use serde_json::Value as Json;
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub use self::{
    date::day,
    file::Document,
    iban::{iban_compact, iban_is_valid},
    number::euros,
    text::Pattern,
};
pub(crate) use self::{
    faults::Fault,
    number::{fits as number_fits, places as decimal_places},
    place::PARTS as ADDRESS_PARTS,
    text::length_max as text_length_max,
};
use crate::format::{Choices, Kind, SeveralChoices};

/// What came of reading one answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Reading {
    /// The typed value; null if nothing was answered or it cannot be read.
    pub(crate) value: Value,
    pub(crate) faults: Vec<Fault>,
}

impl Reading {
    pub(crate) fn of(value: impl Into<Value>) -> Self {
        Self { value: value.into(), faults: Vec::new() }
    }

    pub(crate) fn unreadable(fault: Fault) -> Self {
        Self { value: Value::Null, faults: vec![fault] }
    }

    fn with(mut self, fault: Option<Fault>) -> Self {
        self.faults.extend(fault);
        self
    }
}

/// The FEEL type of the answers to a question of this kind.
pub(crate) fn type_of(kind: &Kind) -> Type {
    match kind {
        Kind::WholeNumber(_) | Kind::Decimal(_) | Kind::Money(_) => Type::Number,
        Kind::Date => Type::Date,
        Kind::Time => Type::Time,
        Kind::YesNo | Kind::Consent => Type::Boolean,
        Kind::SeveralOf(_) => Type::list(Type::Text),
        Kind::File(_) => Type::list(file::type_of()),
        Kind::Address => place::type_of(),
        Kind::ShortText(_)
        | Kind::LongText(_)
        | Kind::OneOf(_)
        | Kind::Email
        | Kind::Phone
        | Kind::Iban
        | Kind::PersonName
        | Kind::LicencePlate => Type::Text,
    }
}

/// Reads one raw answer to a question of this kind.
///
/// `pattern` is the compiled pattern of a text; `options` says whether a code is one of the options.
pub(crate) fn read(
    kind: &Kind,
    raw: &Json,
    pattern: Option<&Pattern>,
    is_option: &dyn Fn(&str) -> bool,
) -> Reading {
    if is_empty(raw) {
        return Reading::default();
    }
    let raw = &*match kind {
        // Codes and documents are compared as they were given out.
        Kind::OneOf(_) | Kind::SeveralOf(_) | Kind::File(_) => Cow::Borrowed(raw),
        Kind::ShortText(_) | Kind::LongText(_) => normalised(raw, &locale::without_marks),
        _ => normalised(raw, &locale::plain_signs),
    };
    match kind {
        Kind::ShortText(limits) => text::short(raw, limits, pattern),
        Kind::LongText(limits) => text::long(raw, limits, pattern),
        Kind::WholeNumber(bounds) => number::whole(raw, bounds),
        Kind::Decimal(bounds) => number::decimal(raw, bounds),
        Kind::Money(bounds) => number::money(raw, bounds),
        Kind::Date => date::date(raw),
        Kind::Time => time::time(raw),
        Kind::YesNo => choice::yes_no(raw),
        Kind::Consent => choice::consent(raw),
        Kind::OneOf(Choices { .. }) => choice::one_of(raw, is_option),
        Kind::SeveralOf(SeveralChoices { min, max, .. }) => choice::several_of(raw, *min, *max, is_option),
        Kind::File(limits) => file::files(raw, limits),
        Kind::Email => contact::email(raw),
        Kind::Phone => contact::phone(raw),
        Kind::Iban => iban::iban(raw),
        Kind::LicencePlate => plate::licence_plate(raw),
        Kind::Address => place::address(raw),
        Kind::PersonName => name::person_name(raw),
    }
}

/// Whether nothing was answered: null, text that shows nothing, or lists and objects of nothing but such.
pub(crate) fn is_empty(raw: &Json) -> bool {
    match raw {
        Json::Null => true,
        Json::String(text) => locale::is_blank(text),
        Json::Array(items) => items.iter().all(is_empty),
        Json::Object(entries) => entries.values().all(is_empty),
        Json::Bool(_) | Json::Number(_) => false,
    }
}

/// The answer with its texts freed from what keyboards and copying put into them, and in normal form C: one keyboard sends «ü» as one
/// character, another as two, and both mean the same. Lengths, patterns and comparisons work on this form.
///
/// Legal source: DIN 91379:2022-08 demands normal form C for the exchange of data.
fn normalised<'a>(raw: &'a Json, freed: &dyn Fn(&str) -> String) -> Cow<'a, Json> {
    match raw {
        Json::String(text) => {
            let freed = freed(text);
            Cow::Owned(Json::String(if is_nfc(&freed) { freed } else { freed.nfc().collect() }))
        }
        Json::Object(parts) => {
            let parts = parts.iter().map(|(part, raw)| (part.clone(), normalised(raw, freed).into_owned()));
            Cow::Owned(Json::Object(parts.collect()))
        }
        _ => Cow::Borrowed(raw),
    }
}

/// The text of a raw answer, without white space around it.
fn typed(raw: &Json) -> Option<&str> {
    raw.as_str().map(str::trim)
}

/// The first sign of this sort, as a text.
fn first_sign(text: &str, is_meant: impl Fn(char) -> bool) -> Option<&str> {
    let (place, sign) = text.char_indices().find(|(_, sign)| is_meant(*sign))?;
    text.get(place..place + sign.len_utf8())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::format::{NumberBounds, TextLimits};

    /// A kind with an answer as it is typed plainly.
    fn plain() -> Vec<(Kind, &'static str)> {
        vec![
            (Kind::Phone, "+49 431-123 456"),
            (Kind::Iban, "DE89 3704 0044 0532 0130 00"),
            (Kind::LicencePlate, "KI-AB 123"),
            (Kind::PersonName, "Anne-Marie von der Tann"),
            (Kind::Email, "anne-marie@post-amt.example"),
            (Kind::Date, "1. März 2026"),
            (Kind::Date, "2026-03-01"),
            (Kind::Time, "14:30 Uhr"),
            (Kind::Money(NumberBounds::default()), "-1.234,50 Euro"),
            (Kind::ShortText(TextLimits::default()), "AB-12 34"),
        ]
    }

    proptest! {
        /// What keyboards and copying put between and instead of signs changes no answer of any kind.
        #[test]
        fn decorations_change_no_answer(
            unseen in proptest::collection::vec((any::<proptest::sample::Index>(), "[\u{200b}\u{200e}\u{2060}\u{feff}\u{ad}]"), 0..4),
            dash in "[-‐‑‒–—−－]",
            space in "[ \u{a0}\u{202f}\u{2009}\u{3000}]",
            around in "(|\u{202d}|\u{2068}| \u{a0})",
        ) {
            let pattern = Pattern::compile("[A-Z]{2}-[0-9]{2} [0-9]{2}").unwrap();
            for (kind, text) in plain() {
                let mut signs: Vec<String> = text
                    .chars()
                    .map(|sign| match sign {
                        '-' => dash.clone(),
                        ' ' => space.clone(),
                        other => other.to_string(),
                    })
                    .collect();
                for (place, sign) in &unseen {
                    signs.insert(place.index(signs.len() + 1), sign.clone());
                }
                let typed = format!("{around}{}{around}", signs.concat());
                let wanted = read(&kind, &json!(text), Some(&pattern), &|_| false);
                prop_assert!(wanted.faults.is_empty(), "{}", text);
                prop_assert_eq!(read(&kind, &json!(typed), Some(&pattern), &|_| false), wanted, "{:?}", typed);
            }
        }
    }
}
