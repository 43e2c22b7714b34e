//! Postal addresses.

use std::collections::BTreeMap;

use feel::{Type, Value};
use serde_json::Value as Json;

use super::{Fault, Reading};

/// The parts in the order in which they are asked.
pub(crate) const PARTS: [&str; 5] = ["street", "house_number", "postcode", "town", "country"];

/// Characters of one part.
const PART_MAX: usize = 100;

/// `{street, house_number, postcode, town, country: text}`.
pub(super) fn type_of() -> Type {
    Type::context(PARTS.map(|part| (part, Type::Text)))
}

/// An address; `country` is `DE` or what was written, and Germany if nothing was.
pub(super) fn address(raw: &Json) -> Reading {
    let Json::Object(entries) = raw else {
        return Reading::unreadable(Fault::wrong_shape("eine Anschrift", "An address"));
    };
    let part = |name: &str| match entries.get(name) {
        None | Some(Json::Null) => Some(String::new()),
        Some(Json::String(text)) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Some(Json::Number(number)) if name == "house_number" || name == "postcode" => {
            Some(number.to_string())
        }
        Some(_) => None,
    };
    let mut parts: BTreeMap<&'static str, String> = BTreeMap::new();
    for name in PARTS {
        let Some(text) = part(name) else {
            return Reading::unreadable(Fault::wrong_shape("ein Text", "A text").at(name));
        };
        if text.chars().count() > PART_MAX {
            return Reading::unreadable(Fault::too_long(PART_MAX).at(name));
        }
        parts.insert(name, text);
    }
    // A country alone is what a preset input sends along: nothing was answered.
    if parts.iter().all(|(name, text)| *name == "country" || text.is_empty()) {
        return Reading::default();
    }
    if let Some(country) = parts.get_mut("country") {
        *country = country_of(country);
    }
    let faults = faults(&parts);
    let entries = parts.into_iter().map(|(name, text)| {
        let value = if text.is_empty() { Value::Null } else { Value::Text(text) };
        (name.to_owned(), value)
    });
    Reading { value: Value::Context(entries.collect()), faults }
}

fn faults(parts: &BTreeMap<&'static str, String>) -> Vec<Fault> {
    let is_missing = |name: &str| parts.get(name).is_none_or(String::is_empty);
    let demanded = [
        ("street", "die Straße", "the street"),
        ("postcode", "die Postleitzahl", "the postcode"),
        ("town", "den Ort", "the town"),
    ];
    let mut faults: Vec<Fault> = demanded
        .into_iter()
        .filter(|(name, ..)| is_missing(name))
        .map(|(name, de, en)| {
            Fault::new("required", format!("Geben Sie {de} ein."), format!("Enter {en}.")).at(name)
        })
        .collect();
    let domestic = parts.get("country").is_some_and(|country| country == "DE");
    let shaped =
        parts.get("postcode").is_some_and(|code| code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()));
    if domestic && !shaped && !is_missing("postcode") {
        faults.push(
            Fault::new(
                "postcode",
                "Geben Sie eine Postleitzahl mit fünf Ziffern ein.",
                "Enter a postcode of five digits.",
            )
            .at("postcode"),
        );
    }
    faults
}

fn country_of(text: &str) -> String {
    match text.to_lowercase().as_str() {
        "" | "de" | "d" | "deutschland" | "germany" | "brd" => "DE".to_owned(),
        _ if text.len() == 2 => text.to_uppercase(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_address_is_whole_or_says_what_is_missing() {
        let whole = json!({"street": " Am  Markt ", "house_number": "1a", "postcode": 24103, "town": "Kiel"});
        let reading = address(&whole);
        assert_eq!(reading.faults, []);
        assert_eq!(*reading.value.at(&["country".to_owned()]), Value::from("DE"));
        assert_eq!(*reading.value.at(&["street".to_owned()]), Value::from("Am Markt"));
        let parts = |raw: Json| address(&raw).faults.into_iter().map(|fault| fault.part).collect::<Vec<_>>();
        assert_eq!(parts(json!({"street": "Am Markt"})), ["postcode", "town"]);
        assert_eq!(parts(json!({"street": "A", "postcode": "2410", "town": "Kiel"})), ["postcode"]);
        assert_eq!(
            parts(json!({"street": "A", "postcode": "1050", "town": "Wien", "country": "at"})),
            Vec::<&str>::new()
        );
        assert_eq!(address(&json!({"country": "Deutschland"})), Reading::default());
        assert_eq!(address(&json!("Am Markt 1")).faults[0].code, "wrong_shape");
        assert_eq!(parts(json!({"street": ["A"]})), ["street"]);
    }
}
