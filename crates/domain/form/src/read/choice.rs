//! Yes and no, consent, options.

use feel::Value;
use serde_json::Value as Json;

use super::{Fault, Reading, typed};

/// Yes or no, as a truth value or in words.
pub(super) fn yes_no(raw: &Json) -> Reading {
    match truth(raw) {
        Some(value) => Reading::of(value),
        None => {
            Reading::unreadable(Fault::new("not_yes_no", "Wählen Sie Ja oder Nein.", "Choose yes or no."))
        }
    }
}

/// Consent: «yes» is the answer, «no» is none.
pub(super) fn consent(raw: &Json) -> Reading {
    match truth(raw) {
        Some(true) => Reading::of(true),
        Some(false) => Reading::default(),
        None => Reading::unreadable(Fault::wrong_shape("Ja oder nichts", "Yes or nothing")),
    }
}

/// One of the options, by its code.
pub(super) fn one_of(raw: &Json, is_option: &dyn Fn(&str) -> bool) -> Reading {
    match typed(raw) {
        Some(code) if is_option(code) => Reading::of(code),
        _ => Reading::unreadable(unknown_option()),
    }
}

/// Several options, by their codes; a code given twice counts once.
pub(super) fn several_of(
    raw: &Json,
    min: Option<u32>,
    max: Option<u32>,
    is_option: &dyn Fn(&str) -> bool,
) -> Reading {
    let single = std::slice::from_ref(raw);
    let items = raw.as_array().map_or(single, Vec::as_slice);
    let mut codes: Vec<&str> = Vec::new();
    let mut unknown = None;
    for item in items.iter().filter(|item| !super::is_empty(item)) {
        match typed(item).filter(|code| is_option(code)) {
            Some(code) if codes.contains(&code) => {}
            Some(code) => codes.push(code),
            None => unknown = Some(unknown_option()),
        }
    }
    let count = codes.len();
    let few = min.filter(|&min| count < min as usize).map(|min| {
        Fault::new(
            "too_few_options",
            format!("Wählen Sie mindestens {min} aus."),
            format!("Choose at least {min}."),
        )
    });
    let many = max.filter(|&max| count > max as usize).map(|max| {
        Fault::new(
            "too_many_options",
            format!("Wählen Sie höchstens {max} aus."),
            format!("Choose at most {max}."),
        )
    });
    let value = if codes.is_empty() {
        Value::Null
    } else {
        Value::List(codes.into_iter().map(Value::from).collect())
    };
    Reading { value, faults: Vec::new() }.with(unknown.or(few).or(many))
}

fn unknown_option() -> Fault {
    Fault::new(
        "unknown_option",
        "Wählen Sie eine der angebotenen Möglichkeiten.",
        "Choose one of the options.",
    )
}

fn truth(raw: &Json) -> Option<bool> {
    match raw {
        Json::Bool(value) => Some(*value),
        Json::String(text) => match text.trim().trim_end_matches(['.', '!']).to_lowercase().as_str() {
            "true" | "ja" | "yes" | "on" | "1" => Some(true),
            "false" | "nein" | "no" | "off" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_and_truth_values_are_read() {
        for yes in [json!(true), json!("ja"), json!("Yes"), json!("on")] {
            assert_eq!(yes_no(&yes), Reading::of(true));
            assert_eq!(consent(&yes), Reading::of(true));
        }
        assert_eq!(yes_no(&json!("nein")), Reading::of(false));
        assert_eq!(consent(&json!(false)), Reading::default());
        assert_eq!(yes_no(&json!("vielleicht")).faults[0].code, "not_yes_no");
        assert_eq!(yes_no(&json!(1)).faults[0].code, "not_yes_no");
    }

    #[test]
    fn options_are_known_counted_and_taken_once() {
        let known = |code: &str| ["a", "b", "c"].contains(&code);
        assert_eq!(one_of(&json!("a"), &known), Reading::of("a"));
        assert_eq!(one_of(&json!("x"), &known).faults[0].code, "unknown_option");
        let two = several_of(&json!(["b", "", "a", "b"]), Some(1), Some(2), &known);
        assert_eq!(two, Reading::of(vec![Value::from("b"), Value::from("a")]));
        assert_eq!(several_of(&json!("c"), None, None, &known), Reading::of(vec![Value::from("c")]));
        assert_eq!(several_of(&json!(["a"]), Some(2), None, &known).faults[0].code, "too_few_options");
        assert_eq!(several_of(&json!(["a", "b"]), None, Some(1), &known).faults[0].code, "too_many_options");
        assert_eq!(several_of(&json!(["a", {}, 3]), None, None, &known).faults[0].code, "unknown_option");
    }
}
