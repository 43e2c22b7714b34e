//! Effective answers as people read them, on «check your answers», in letters and at the desk.

use std::str::FromStr;

use jiff::civil::{Date, Time};
use locale::{Country, Language, full_date, money, number, time_of_day};
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::iban_masked;
use crate::{
    compile::options,
    format::{Form, Kind, Question, Text},
    read::{ADDRESS_PARTS, is_empty},
};

/// One effective answer as text; empty if there is none. IBANs are masked.
#[must_use]
pub fn answer(form: &Form, question: &Question, value: &Json, language: Language) -> String {
    if is_empty(value) {
        return String::new();
    }
    let text = || value.as_str().unwrap_or_default().to_owned();
    match &question.kind {
        Kind::WholeNumber(bounds) => {
            with_unit(decimal(value).map(|value| number(language, value)), bounds.unit.as_ref(), language)
        }
        Kind::Decimal(bounds) => {
            with_unit(decimal(value).map(|value| number(language, value)), bounds.unit.as_ref(), language)
        }
        Kind::Money(_) => decimal(value).map(|value| money(language, value)).unwrap_or_default(),
        Kind::Date => Date::from_str(&text()).map_or_else(|_| text(), |day| full_date(language, day)),
        Kind::Time => Time::from_str(&text()).map_or_else(|_| text(), |clock| time_of_day(language, clock)),
        Kind::YesNo | Kind::Consent => yes_no(value.as_bool().unwrap_or_default(), language),
        Kind::OneOf(_) | Kind::SeveralOf(_) => codes(form, &question.kind, value, language),
        Kind::File(_) => {
            list(value).filter_map(|document| document.get("name")?.as_str()).collect::<Vec<_>>().join(", ")
        }
        Kind::Iban => iban_masked(&text()),
        Kind::Address => address(value, language),
        Kind::ShortText(_)
        | Kind::LongText(_)
        | Kind::Email
        | Kind::Phone
        | Kind::PersonName
        | Kind::LicencePlate => text(),
    }
}

fn with_unit(number: Option<String>, unit: Option<&Text>, language: Language) -> String {
    let number = number.unwrap_or_default();
    unit.map_or(number.clone(), |unit| format!("{number} {}", unit.get(language)))
}

fn decimal(value: &Json) -> Option<Decimal> {
    let text = value.as_number()?.to_string();
    Decimal::from_str(&text).or_else(|_| Decimal::from_scientific(&text)).ok()
}

fn yes_no(value: bool, language: Language) -> String {
    match (value, language) {
        (true, Language::English) => "Yes",
        (false, Language::English) => "No",
        (true, Language::German) => "Ja",
        (false, Language::German) => "Nein",
    }
    .to_owned()
}

fn codes(form: &Form, kind: &Kind, value: &Json, language: Language) -> String {
    let options = options(form, kind);
    let labels = list(value).filter_map(Json::as_str).map(|code| {
        let option = options.iter().find(|option| option.code == code);
        option.map_or(code, |option| option.label.get(language))
    });
    labels.collect::<Vec<_>>().join(", ")
}

/// The items of a list, or the value itself.
fn list(value: &Json) -> impl Iterator<Item = &Json> {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter()
}

/// `Am Markt 1a, 24103 Kiel`; another country stands at the end.
fn address(value: &Json, language: Language) -> String {
    let [street, house_number, postcode, town, country] =
        ADDRESS_PARTS.map(|part| value.get(part).and_then(Json::as_str).unwrap_or_default());
    let line = |left: &str, right: &str| format!("{left} {right}").trim().to_owned();
    let known = Country::from_code(country).map_or(country, |country| country.name(language));
    let country = if country == Country::GERMANY.code() { "" } else { known };
    let lines = [line(street, house_number), line(postcode, town), country.to_owned()];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}
