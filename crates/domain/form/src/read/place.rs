//! Postal addresses.

use std::collections::BTreeMap;

use feel::{Type, Value};
use serde_json::Value as Json;

use super::{Fault, Reading, text::is_invisible};

/// The parts in the order in which they are asked.
pub(crate) const PARTS: [&str; 5] = ["street", "house_number", "postcode", "town", "country"];

/// Characters of one part.
const PART_MAX: usize = 100;

/// Characters of an unknown part that are repeated to its author.
const SHOWN_MAX: usize = 40;

/// The codes of countries (ISO 3166-1 alpha-2), and `XK`, under which the European Union keeps Kosovo.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF \
    GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW \
    KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL \
    NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST \
    SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

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
        if text.chars().any(is_invisible) {
            return Reading::unreadable(Fault::control_characters().at(name));
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
    let is_code = |country: &String| country.len() == 2;
    if parts.get("country").is_some_and(|country| is_code(country) && !COUNTRIES.contains(country.as_str())) {
        faults.push(
            Fault::new(
                "country",
                "Dieses Länderkürzel gibt es nicht. Schreiben Sie den Namen des Landes aus.",
                "There is no such country code. Write out the name of the country.",
            )
            .at("country"),
        );
    }
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

fn unknown_part(name: &str) -> Fault {
    let name: String = name.chars().take(SHOWN_MAX).collect();
    let known = PARTS.join(", ");
    Fault::new(
        "wrong_shape",
        format!("Eine Anschrift hat keine Angabe „{name}“. Möglich sind: {known}."),
        format!("An address has no part “{name}”. Possible are: {known}."),
    )
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
        let mut abroad = json!({"street": "A", "postcode": "1050", "town": "Wien", "country": "ZZ"});
        assert_eq!(address(&abroad).faults[0].code, "country");
        abroad["country"] = json!("Österreich");
        assert_eq!(address(&abroad).faults, []);
        abroad["strasse"] = json!("x");
        assert!(address(&abroad).faults[0].message.en.contains("“strasse”"));
        assert_eq!(address(&json!("Am Markt 1")).faults[0].code, "wrong_shape");
        assert_eq!(parts(json!({"street": ["A"]})), ["street"]);
    }
}
