//! What texts outside the form may say about its answers: subjects, fees and letters are FEEL over the same names.
//!
//! Beside the answers stands `words`: the same answers as people read them, with the labels of options instead of their
//! codes. So a letter says `{words.trees.species}` and a fee computes with `trees.girth`.

use std::collections::BTreeMap;

use feel::{Scope, Type, Value};
use serde_json::{Map, Value as Json};

use crate::{
    format::{Choice, Choices, Element, Form, Group, Kind, Language, Question, SeveralChoices},
    read, show,
};

/// The name under which answers stand as people read them.
pub const WORDS: &str = "words";

/// The names that texts outside the form may use: every top-level key, `today` and [`WORDS`].
///
/// A form whose own key is `today` or `words` keeps it; the other meaning is then not to be had.
#[must_use]
pub fn scope(form: &Form) -> Scope {
    let mut scope = Scope::new();
    let mut words = BTreeMap::new();
    for element in elements(form) {
        if let Some((typed, worded)) = types(element) {
            // Keys are unique in a form that compiles; of others the first stands.
            let _ = scope.declare(element.key(), typed);
            words.insert(element.key().to_owned(), worded);
        }
    }
    let _ = scope.declare("today", Type::Date);
    let _ = scope.declare(WORDS, Type::Context(words));
    scope
}

/// The values of these names for effective answers, as [`crate::Evaluation::values`] gives them. `today` is the
/// caller's to add.
#[must_use]
pub fn values(form: &Form, effective: &Map<String, Json>) -> BTreeMap<String, Value> {
    let mut values = BTreeMap::new();
    let mut words = BTreeMap::new();
    for element in elements(form) {
        let raw = effective.get(element.key()).unwrap_or(&Json::Null);
        if let Some((typed, worded)) = facts(form, element, raw) {
            values.insert(element.key().to_owned(), typed);
            words.insert(element.key().to_owned(), worded);
        }
    }
    values.entry(WORDS.to_owned()).or_insert(Value::Context(words));
    values
}

/// An effective answer as people read it; `None` if there is none.
#[must_use]
pub fn words(form: &Form, question: &Question, raw: &Json, language: Language) -> Option<String> {
    let value = read::read(&question.kind, raw, None, &|_code| true).value;
    let shown = match (&question.kind, value) {
        (Kind::OneOf(choices), Value::Text(code)) => option_label(options(form, choices), &code, language),
        (Kind::SeveralOf(choices), Value::List(codes)) => {
            let labels = codes.iter().filter_map(|code| match code {
                Value::Text(code) => Some(option_label(several_options(form, choices), code, language)),
                _ => None,
            });
            labels.collect::<Vec<_>>().join(", ")
        }
        (Kind::Money(_), Value::Number(amount)) => show::money(amount, language),
        (_, Value::Number(number)) => show::number(number, language),
        (_, Value::Date(date)) => show::date(date, language),
        (_, Value::Time(time)) => show::time(time, language),
        (_, Value::Boolean(yes)) => yes_or_no(yes, language).to_owned(),
        (Kind::Iban, Value::Text(iban)) => show::iban(&iban),
        (Kind::Address, Value::Context(parts)) => address_line(&parts),
        (Kind::File(_), Value::List(files)) => file_names(&files),
        (_, Value::Text(text)) => text,
        _ => return None,
    };
    (!shown.is_empty()).then_some(shown)
}

fn elements(form: &Form) -> impl Iterator<Item = &Element> {
    form.steps.iter().flat_map(|step| &step.elements)
}

/// The types of an element: of its answers, and of its answers in words.
fn types(element: &Element) -> Option<(Type, Type)> {
    match element {
        Element::Question(question) => Some((read::type_of(&question.kind), Type::Text)),
        Element::Group(group) => {
            let mut typed = BTreeMap::new();
            let mut worded = BTreeMap::new();
            for child in &group.elements {
                if let Some((kind, words)) = types(child) {
                    typed.insert(child.key().to_owned(), kind);
                    worded.insert(child.key().to_owned(), words);
                }
            }
            let (typed, worded) = (Type::Context(typed), Type::Context(worded));
            Some(if group.repeat.is_some() {
                (Type::list(typed), Type::list(worded))
            } else {
                (typed, worded)
            })
        }
        Element::Note(_) => None,
    }
}

fn facts(form: &Form, element: &Element, raw: &Json) -> Option<(Value, Value)> {
    match element {
        Element::Question(question) => {
            let typed = read::read(&question.kind, raw, None, &|_code| true).value;
            let worded = words(form, question, raw, Language::German).map_or(Value::Null, Value::Text);
            Some((typed, worded))
        }
        Element::Group(group) if group.repeat.is_some() => {
            let rows = raw.as_array().map(Vec::as_slice).unwrap_or_default();
            let (typed, worded) = rows.iter().map(|row| group_facts(form, group, row)).unzip();
            Some((Value::List(typed), Value::List(worded)))
        }
        Element::Group(group) => Some(group_facts(form, group, raw)),
        Element::Note(_) => None,
    }
}

fn group_facts(form: &Form, group: &Group, raw: &Json) -> (Value, Value) {
    let mut typed = BTreeMap::new();
    let mut worded = BTreeMap::new();
    for child in &group.elements {
        let raw = raw.get(child.key()).unwrap_or(&Json::Null);
        if let Some((value, words)) = facts(form, child, raw) {
            typed.insert(child.key().to_owned(), value);
            worded.insert(child.key().to_owned(), words);
        }
    }
    (Value::Context(typed), Value::Context(worded))
}

/// The options of a question that takes one.
#[must_use]
pub fn options<'a>(form: &'a Form, choices: &'a Choices) -> &'a [Choice] {
    listed(form, &choices.options, choices.code_list.as_deref())
}

/// The options of a question that takes several.
#[must_use]
pub fn several_options<'a>(form: &'a Form, choices: &'a SeveralChoices) -> &'a [Choice] {
    listed(form, &choices.options, choices.code_list.as_deref())
}

fn listed<'a>(form: &'a Form, inline: &'a [Choice], code_list: Option<&str>) -> &'a [Choice] {
    let list = code_list.and_then(|key| form.code_lists.get(key));
    list.map_or(inline, |list| list.entries.as_slice())
}

/// The label of an option; a code that is no option stands for itself.
fn option_label(options: &[Choice], code: &str, language: Language) -> String {
    let option = options.iter().find(|option| option.code == code);
    option.map_or(code, |option| option.label.get(language)).to_owned()
}

const fn yes_or_no(yes: bool, language: Language) -> &'static str {
    match (yes, language) {
        (true, Language::English) => "yes",
        (false, Language::English) => "no",
        (true, _) => "ja",
        (false, _) => "nein",
    }
}

/// «Lindenweg 14, 24900 Fördestadt»; a country only if it is not Germany.
fn address_line(parts: &BTreeMap<String, Value>) -> String {
    let part = |key: &str| match parts.get(key) {
        Some(Value::Text(text)) => text.trim(),
        _ => "",
    };
    let join = |one: &str, other: &str| format!("{one} {other}").trim().to_owned();
    let country =
        Some(part("country")).filter(|country| !matches!(*country, "DE" | "Deutschland" | "Germany"));
    let lines = [
        join(part("street"), part("house_number")),
        join(part("postcode"), part("town")),
        country.unwrap_or_default().to_owned(),
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

fn file_names(files: &[Value]) -> String {
    let names = files.iter().filter_map(|file| match file {
        Value::Context(entries) => match entries.get("name") {
            Some(Value::Text(name)) => Some(name.as_str()),
            _ => None,
        },
        _ => None,
    });
    names.collect::<Vec<_>>().join(", ")
}
