//! Texts with placeholders: `{ expression }` in FEEL, `{{` and `}}` for braces.

use feel::{Budget, Expression, Language, Lookup, Scope, Value};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The longest text with placeholders, in bytes.
const TEXT_BYTES_MAX: usize = 100_000;

/// A text with placeholders, compiled.
#[derive(Debug, Clone)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Words(String),
    Placeholder { source: String, expression: Expression },
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblem {
    /// The placeholder, or the text around an unpaired brace.
    pub source: String,
    /// What is wrong, in German.
    pub de: String,
    /// What is wrong, in English.
    pub en: String,
}

/// A text with its placeholders filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The text; placeholders without a value stand in it as they were written.
    pub text: String,
    /// What still blocks sending: placeholders without a value, and gaps `[…]` for the person who completes the letter.
    pub unresolved: Vec<String>,
}

/// A text as somebody goes on writing it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prefilled {
    /// The text: what has a value is written out, everything else is still a placeholder; it compiles again.
    pub text: String,
    /// What was written out, in its order.
    pub values: Vec<String>,
}

impl Template {
    /// Compiles a text against the names that its placeholders may use.
    ///
    /// # Errors
    ///
    /// Every unpaired brace and every placeholder that does not compile.
    pub fn compile(text: &str, scope: &Scope) -> Result<Self, Vec<TemplateProblem>> {
        if text.len() > TEXT_BYTES_MAX {
            return Err(vec![too_long()]);
        }
        let mut problems = Vec::new();
        let mut parts = Vec::new();
        for piece in pieces(text) {
            match piece {
                Piece::Words(words) => parts.push(Part::Words(words)),
                Piece::Open(rest) => problems.push(unpaired(&rest)),
                Piece::Placeholder(source) => match Expression::compile(&source, scope) {
                    Ok(expression) => parts.push(Part::Placeholder { source, expression }),
                    Err(found) => problems.extend(found.iter().map(|problem| TemplateProblem {
                        source: source.clone(),
                        de: problem.message(Language::De),
                        en: problem.message(Language::En),
                    })),
                },
            }
        }
        if problems.is_empty() { Ok(Self { parts }) } else { Err(problems) }
    }

    /// Fills the placeholders. Values are written the German way.
    #[must_use]
    pub fn fill(&self, values: &dyn Lookup) -> Filled {
        let mut filled = Filled { text: String::new(), unresolved: Vec::new() };
        for part in &self.parts {
            match part {
                Part::Words(words) => filled.text.push_str(words),
                Part::Placeholder { source, expression } => {
                    let value = expression.evaluate(values, &mut Budget::full()).unwrap_or(Value::Null);
                    if let Some(words) = in_words(&value) {
                        filled.text.push_str(&words);
                    } else {
                        filled.text.push('{');
                        filled.text.push_str(source);
                        filled.text.push('}');
                        filled.unresolved.push(source.trim().to_owned());
                    }
                }
            }
        }
        filled.unresolved.extend(gaps(&filled.text));
        filled
    }
}

impl Template {
    /// Writes out what has a value and leaves the other placeholders, so that a person can go on with the text.
    ///
    /// A brace in an answer is doubled: it must not become a placeholder when the text is compiled again.
    #[must_use]
    pub fn prefill(&self, values: &dyn Lookup) -> Prefilled {
        let mut prefilled = Prefilled::default();
        for part in &self.parts {
            match part {
                Part::Words(words) => prefilled.text.push_str(&doubled(words)),
                Part::Placeholder { source, expression } => {
                    let value = expression.evaluate(values, &mut Budget::full()).unwrap_or(Value::Null);
                    match in_words(&value) {
                        Some(words) => {
                            prefilled.text.push_str(&doubled(&words));
                            prefilled.values.push(doubled(&words));
                        }
                        None => prefilled.text.extend(["{", source, "}"]),
                    }
                }
            }
        }
        prefilled
    }
}

fn doubled(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// The gaps `[…]` of a text, without the brackets.
fn gaps(text: &str) -> Vec<String> {
    let after_opening = text.split('[').skip(1);
    after_opening.filter_map(|rest| rest.split_once(']')).map(|(gap, _)| gap.trim().to_owned()).collect()
}

enum Piece {
    Words(String),
    Placeholder(String),
    /// An opening brace without its closing one, or the other way round, with the text after it.
    Open(String),
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        words.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            words.push_str(if from.starts_with('{') { "{" } else { "}" });
            rest = after;
            continue;
        }
        let placeholder = from.strip_prefix('{').and_then(|inside| inside.split_once('}'));
        let Some((source, after)) = placeholder.filter(|(source, _)| !source.contains('{')) else {
            pieces.push(Piece::Open(from.chars().take(40).collect()));
            return pieces;
        };
        if !words.is_empty() {
            pieces.push(Piece::Words(std::mem::take(&mut words)));
        }
        pieces.push(Piece::Placeholder(source.to_owned()));
        rest = after;
    }
    words.push_str(rest);
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
    pieces
}

fn too_long() -> TemplateProblem {
    TemplateProblem {
        source: String::new(),
        de: format!("Der Text ist länger als {TEXT_BYTES_MAX} Zeichen. Bitte kürzen Sie ihn."),
        en: format!("The text is longer than {TEXT_BYTES_MAX} characters. Please shorten it."),
    }
}

fn unpaired(rest: &str) -> TemplateProblem {
    TemplateProblem {
        source: rest.to_owned(),
        de: format!(
            "Bei „{rest}“ fehlt die zweite Klammer. Ein Platzhalter steht zwischen {{ und }}; eine geschweifte Klammer im Text schreiben Sie doppelt."
        ),
        en: format!(
            "At “{rest}” the second brace is missing. A placeholder stands between {{ and }}; write a brace in the text twice."
        ),
    }
}

/// A value as it stands in a German letter; `None` if there is nothing to write.
fn in_words(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) if text.trim().is_empty() => None,
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number_in_words(number)),
        Value::Boolean(yes) => Some(if *yes { "ja" } else { "nein" }.to_owned()),
        Value::Date(date) => Some(date_in_words(*date)),
        Value::Time(time) => Some(format!("{:02}:{:02} Uhr", time.hour(), time.minute())),
        Value::List(items) => {
            let words: Vec<String> = items.iter().filter_map(in_words).collect();
            enumerated(&words)
        }
        _ => None,
    }
}

/// «Linde, Birke und Ahorn».
fn enumerated(words: &[String]) -> Option<String> {
    let (last, before) = words.split_last()?;
    if before.is_empty() { Some(last.clone()) } else { Some(format!("{} und {last}", before.join(", "))) }
}

fn number_in_words(number: &Decimal) -> String {
    let plain = number.normalize().to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) && whole.len() > 4 {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped},{fraction}") }
}

/// «3. November 2026».
#[must_use]
pub fn date_in_words(date: Date) -> String {
    let long = law::long_date(date, law::Language::De);
    long.split_once(", ").map_or(long.clone(), |(_weekday, rest)| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use feel::Type;
    use jiff::civil::date;

    use super::*;

    fn scope() -> Scope {
        let mut scope = Scope::new();
        scope.declare("girth", Type::Number).unwrap();
        scope.declare("until", Type::Date).unwrap();
        scope.declare("species", Type::Text).unwrap();
        scope
    }

    fn fill(text: &str) -> Filled {
        let values = BTreeMap::from([
            ("girth".to_owned(), Value::Number(Decimal::new(12_345_650, 2))),
            ("until".to_owned(), Value::Date(date(2027, 2, 28))),
        ]);
        Template::compile(text, &scope()).unwrap().fill(&values)
    }

    #[test]
    fn values_are_written_the_german_way() {
        let filled = fill("Umfang {girth} cm, bis { until }.");
        assert!(filled.text.contains("Umfang 123.456,5 cm"), "{}", filled.text);
        assert!(filled.text.contains("28. Februar 2027"), "{}", filled.text);
        assert_eq!(filled.unresolved, Vec::<String>::new());
    }

    #[test]
    fn a_placeholder_without_a_value_stays_and_is_named() {
        let filled = fill("Die { species } steht.");
        assert_eq!(filled.text, "Die { species } steht.");
        assert_eq!(filled.unresolved, ["species"]);
    }

    #[test]
    fn braces_are_written_twice() {
        assert_eq!(fill("{{so}} {girth}").text, "{so} 123.456,5");
    }

    #[test]
    fn an_unpaired_brace_and_an_unknown_name_are_problems() {
        assert_eq!(Template::compile("Die {species", &scope()).unwrap_err().len(), 1);
        assert_eq!(Template::compile("Die {spezies}", &scope()).unwrap_err()[0].source, "spezies");
    }
}
