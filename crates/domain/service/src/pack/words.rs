//! Values as people write them in a letter, German or English.

use feel::Value;
use locale::{Language, full_date, number_in_text, time_of_day};

/// A value as it stands in a letter; `None` if there is nothing to write.
pub(crate) fn of(value: &Value, language: Language) -> Option<String> {
    match value {
        Value::Text(text) if text.trim().is_empty() => None,
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number_in_text(language, *number)),
        Value::Boolean(yes) => Some(
            match (language, yes) {
                (Language::German, true) => "ja",
                (Language::German, false) => "nein",
                (Language::English, true) => "yes",
                (Language::English, false) => "no",
            }
            .to_owned(),
        ),
        Value::Date(date) => Some(full_date(language, *date)),
        Value::Time(time) => Some(time_of_day(language, *time)),
        Value::List(items) => {
            let words: Vec<String> = items.iter().filter_map(|item| of(item, language)).collect();
            enumerated(&words, language)
        }
        _ => None,
    }
}

/// «Linde, Birke und Ahorn».
fn enumerated(words: &[String], language: Language) -> Option<String> {
    let (last, before) = words.split_last()?;
    let and = match language {
        Language::German => "und",
        Language::English => "and",
    };
    if before.is_empty() { Some(last.clone()) } else { Some(format!("{} {and} {last}", before.join(", "))) }
}

/// The words of a line that is an item of a counted list: `2. Die Genehmigung gilt.`
pub(crate) fn counted_item(line: &str) -> Option<&str> {
    let (number, item) = line.split_once(". ")?;
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then_some(item)
}
