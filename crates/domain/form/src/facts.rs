//! What texts outside the form may say about its answers: subjects, fees and letters are FEEL over the same names.
//!
//! Beside the answers stands `words`: the same answers as people read them, with the labels of options instead of their
//! codes. So a letter says `{words.trees.species}` and a fee computes with `trees.girth`.

use std::collections::BTreeMap;

use feel::{Scope, Type, Value};
use locale::Language;
use serde_json::{Map, Value as Json};

use crate::{
    format::{Element, Form, Group},
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
            let words = show::answer(form, question, raw, Language::German);
            let worded = if words.is_empty() { Value::Null } else { Value::Text(words) };
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
