//! Values as people write them in a letter, German or English.

use feel::Value;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::letters::Language;

/// A value as it stands in a letter; `None` if there is nothing to write.
pub(crate) fn of(value: &Value, language: Language) -> Option<String> {
    match value {
        Value::Text(text) if text.trim().is_empty() => None,
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number_in_words(number, language)),
        Value::Boolean(yes) => Some(
            match (language, yes) {
                (Language::De, true) => "ja",
                (Language::De, false) => "nein",
                (Language::En, true) => "yes",
                (Language::En, false) => "no",
            }
            .to_owned(),
        ),
        Value::Date(date) => Some(date_in_words(*date, language)),
        Value::Time(time) => {
            let clock = format!("{:02}:{:02}", time.hour(), time.minute());
            Some(match language {
                Language::De => format!("{clock} Uhr"),
                Language::En => clock,
            })
        }
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
        Language::De => "und",
        Language::En => "and",
    };
    if before.is_empty() { Some(last.clone()) } else { Some(format!("{} {and} {last}", before.join(", "))) }
}

fn number_in_words(number: &Decimal, language: Language) -> String {
    let (thousands, point) = match language {
        Language::De => ('.', ','),
        Language::En => (',', '.'),
    };
    let plain = number.normalize().to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) && whole.len() > 4 {
            grouped.push(thousands);
        }
        grouped.push(digit);
    }
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{point}{fraction}") }
}

/// An amount of euros in German figures, without the unit: «1.270,00».
#[must_use]
pub fn euros_in_words(cents: u64) -> String {
    let whole = (cents / 100).to_string();
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{grouped},{:02}", cents % 100)
}

/// «3. November 2026», «3 November 2026».
#[must_use]
pub fn date_in_words(date: Date, language: Language) -> String {
    let language = match language {
        Language::De => law::Language::De,
        Language::En => law::Language::En,
    };
    let long = law::long_date(date, language);
    long.split_once(", ").map_or(long.clone(), |(_weekday, rest)| rest.to_owned())
}

/// The words of a line that is an item of a counted list: `2. Die Genehmigung gilt.`
pub(crate) fn counted_item(line: &str) -> Option<&str> {
    let (number, item) = line.split_once(". ")?;
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then_some(item)
}
