//! Postal addresses.

use std::collections::BTreeMap;

use feel::{Type, Value};
use locale::Country;
use serde_json::Value as Json;

use super::{Fault, Reading, text::is_invisible};

/// The parts in the order in which they are asked.
pub(crate) const PARTS: [&str; 5] = ["street", "house_number", "postcode", "town", "country"];

/// Characters of one part.
const PART_MAX: usize = 100;

/// Characters of an unknown part that are repeated to its author.
const SHOWN_MAX: usize = 40;

/// `{street, house_number, postcode, town, country: text}`.
pub(super) fn type_of() -> Type {
    Type::context(PARTS.map(|part| (part, Type::Text)))
}

/// An address; `country` is the code of the country that was written, and Germany's if nothing was. What names no country stays as it
/// is: a fault, and the same when it is read again.
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
        if let Some(sign) = text.chars().find(|sign| is_invisible(*sign)) {
            return Reading::unreadable(Fault::control_characters(sign).at(name));
        }
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
    if is_domestic(&parts)
        && let Some(postcode) = parts.get_mut("postcode")
    {
        *postcode = bare_postcode(postcode);
    }
    let mut faults = faults(&parts);
    faults.extend(entries.keys().find(|name| !PARTS.contains(&name.as_str())).map(|name| unknown_part(name)));
    let entries = parts.into_iter().map(|(name, text)| {
        let value = if text.is_empty() { Value::Null } else { Value::Text(text) };
        (name.to_owned(), value)
    });
    Reading { value: Value::Context(entries.collect()), faults }
}

fn faults(parts: &BTreeMap<&'static str, String>) -> Vec<Fault> {
    let is_missing = |name: &str| parts.get(name).is_none_or(String::is_empty);
    let domestic = is_domestic(parts);
    // Small places have no streets, and not every country has postcodes.
    let demanded =
        [("postcode", "die Postleitzahl", "the postcode", domestic), ("town", "den Ort", "the town", true)];
    let mut faults: Vec<Fault> = demanded
        .into_iter()
        .filter(|(name, _, _, demanded)| *demanded && is_missing(name))
        .map(|(name, de, en, _)| {
            Fault::new("required", format!("Geben Sie {de} ein."), format!("Enter {en}.")).at(name)
        })
        .collect();
    if parts.get("country").is_some_and(|country| Country::from_code(country).is_none()) {
        faults.push(
            Fault::new(
                "country",
                "Dieses Land kennen wir nicht. Schreiben Sie seinen Namen auf Deutsch oder Englisch, zum Beispiel „Dänemark“.",
                "We do not know this country. Write its name in German or English, for example “Denmark”.",
            )
            .at("country"),
        );
    }
    let shaped = parts.get("postcode").is_some_and(|code| is_postcode(code));
    if domestic && !shaped && !is_missing("postcode") {
        faults.push(
            Fault::new(
                "postcode",
                "Geben Sie eine Postleitzahl mit fünf Ziffern ein. Liegt die Anschrift im Ausland, geben Sie auch das Land ein.",
                "Enter a postcode of five digits. If the address lies abroad, enter the country, too.",
            )
            .at("postcode"),
        );
    }
    faults
}

fn unknown_part(name: &str) -> Fault {
    let name: String = name.chars().take(SHOWN_MAX).collect();
    let known = PARTS.join(", ");
    Fault::new(
        "wrong_shape",
        format!("Eine Anschrift hat keine Angabe „{name}“. Möglich sind: {known}."),
        format!("An address has no part “{name}”. Possible are: {known}."),
    )
}

fn is_domestic(parts: &BTreeMap<&'static str, String>) -> bool {
    parts.get("country").is_some_and(|country| country == Country::GERMANY.code())
}

/// A German postcode without the letter of the country before it and spaces in it: «D-24103», «24 103».
fn bare_postcode(text: &str) -> String {
    let code = text.strip_prefix("DE").or_else(|| text.strip_prefix('D')).unwrap_or(text);
    let bare: String = code.trim_start_matches('-').chars().filter(|sign| *sign != ' ').collect();
    if is_postcode(&bare) { bare } else { text.to_owned() }
}

fn is_postcode(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn country_of(text: &str) -> String {
    let named = if text.is_empty() { Some(Country::GERMANY) } else { Country::named(text) };
    named.map_or_else(|| text.to_owned(), |country| country.code().to_owned())
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
        assert_eq!(
            parts(json!({"postcode": "25859", "town": "Hooge", "house_number": "12"})),
            Vec::<&str>::new()
        );
        for postcode in ["D-24103", "DE 24103", "24\u{a0}103", "２４１０３"] {
            let kind = crate::format::Kind::Address;
            let raw = json!({"street": "A", "postcode": postcode, "town": "Kiel", "country": "Deutschland."});
            let reading = super::super::read(&kind, &raw, None, &|_| false);
            assert_eq!(reading.faults, [], "{postcode}");
            assert_eq!(*reading.value.at(&["postcode".to_owned()]), Value::from("24103"));
            assert_eq!(*reading.value.at(&["country".to_owned()]), Value::from("DE"));
        }
        assert_eq!(
            parts(json!({"street": "Main Street 1", "town": "Dublin", "country": "Irland"})),
            Vec::<&str>::new()
        );
        assert_eq!(
            parts(json!({"town": "Kiel", "postcode": "24103", "country": "Schlaraffenland"})),
            ["country"]
        );
        assert_eq!(parts(json!({"street": "A", "postcode": "2410", "town": "Kiel"})), ["postcode"]);
        assert_eq!(
            parts(json!({"street": "A", "postcode": "1050", "town": "Wien", "country": "at"})),
            Vec::<&str>::new()
        );
        assert_eq!(address(&json!({"country": "Deutschland"})), Reading::default());
        let mut abroad = json!({"street": "A", "postcode": "1050", "town": "Wien", "country": "ZZ"});
        assert_eq!(address(&abroad).faults[0].code, "country");
        for written in ["Österreich", "oesterreich", "AUSTRIA", "at"] {
            abroad["country"] = json!(written);
            let reading = address(&abroad);
            assert_eq!(reading.faults, []);
            assert_eq!(*reading.value.at(&["country".to_owned()]), Value::from("AT"));
        }
        abroad["country"] = json!("Schlaraffenland");
        assert_eq!(address(&abroad).faults[0].code, "country");
        assert_eq!(*address(&abroad).value.at(&["country".to_owned()]), Value::from("Schlaraffenland"));
        abroad["country"] = json!("Österreich");
        abroad["strasse"] = json!("x");
        assert!(address(&abroad).faults[0].message.en.contains("“strasse”"));
        assert_eq!(address(&json!("Am Markt 1")).faults[0].code, "wrong_shape");
        assert_eq!(parts(json!({"street": ["A"]})), ["street"]);
    }
}
