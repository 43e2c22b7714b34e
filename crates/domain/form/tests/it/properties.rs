//! Laws of evaluation on random forms and random answers: the defects that form engines are known for.

use std::collections::BTreeSet;

use form::{Answers, Evaluation, Revision, compile, evaluate, format::Form};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::{
    evaluation::{form_json, question},
    support::TODAY,
};

/// Choices for a random form, taken from bytes that the test runner shrinks; zeros when they run out.
struct Dice<'a> {
    bytes: &'a [u8],
    keys: usize,
}

/// A question that rules may speak of.
#[derive(Clone)]
struct Known {
    key: String,
    kind: &'static str,
}

impl Dice<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        let (first, rest) = self.bytes.split_first().unwrap_or((&0, &[]));
        self.bytes = rest;
        usize::from(*first) % sides
    }

    fn key(&mut self, prefix: &str) -> String {
        self.keys += 1;
        format!("{prefix}{}", self.keys)
    }

    fn elements(&mut self, known: &mut Vec<Known>, depth: usize) -> Vec<Value> {
        let count = 1 + self.roll(5);
        (0..count)
            .map(
                |_| {
                    if depth < 3 && self.roll(4) == 0 {
                        self.group(known, depth)
                    } else {
                        self.question(known)
                    }
                },
            )
            .collect()
    }

    fn group(&mut self, known: &mut Vec<Known>, depth: usize) -> Value {
        let mut group = json!({"key": self.key("g"), "label": {"de": "G"}});
        let key = group["key"].as_str().unwrap().to_owned();
        if self.roll(2) == 0 {
            group["visible_if"] = json!(self.condition(known));
        }
        if self.roll(3) == 0 {
            group["optional"] = json!(true);
        }
        if self.roll(2) == 0 {
            group["repeat"] = json!({"min": self.roll(3), "max": 3});
            let mut inner = known.clone();
            group["elements"] = json!(self.elements(&mut inner, depth + 1));
            known.push(Known { key, kind: "rows" });
        } else {
            group["elements"] = json!(self.elements(known, depth + 1));
        }
        json!({ "group": group })
    }

    fn question(&mut self, known: &mut Vec<Known>) -> Value {
        let key = self.key("q");
        let mut more = Map::new();
        if self.roll(2) == 0 {
            more.insert("visible_if".into(), json!(self.condition(known)));
        }
        let (kind, json) = match self.roll(4) {
            0 => ("yes_no", json!("yes_no")),
            1 => ("number", json!({"whole_number": {"min": 0, "max": 50}})),
            2 => ("decimal", json!({"decimal": {}})),
            _ => ("text", json!({"short_text": {"max_length": 5}})),
        };
        match (self.roll(6), kind) {
            (0, "number" | "decimal") => {
                more.insert("calculated".into(), json!(self.number(known)));
            }
            (1, "number" | "decimal") => {
                more.insert("default".into(), json!(self.number(known)));
            }
            (1, "text") => {
                more.insert("default".into(), json!("\"abc\""));
            }
            (2, _) => {
                more.insert("required".into(), json!(true));
            }
            (3, _) => {
                more.insert("required_if".into(), json!(self.condition(known)));
            }
            (4, _) => {
                let rule = self.condition(known);
                more.insert("checks".into(), json!([{"rule": rule, "message": {"de": "M"}}]));
            }
            _ => {}
        }
        known.push(Known { key: key.clone(), kind });
        question(&key, json, Value::Object(more))
    }

    fn condition(&mut self, known: &[Known]) -> String {
        let Some(one) = known.get(self.roll(known.len().max(1))) else { return "true".to_owned() };
        let key = &one.key;
        let plain = match one.kind {
            "yes_no" => key.clone(),
            "number" | "decimal" => format!("{key} > {}", self.roll(20)),
            "rows" => format!("count({key}) > {}", self.roll(3)),
            _ => format!("{key} = \"a\""),
        };
        match self.roll(4) {
            0 => format!("not({plain})"),
            1 => format!("{plain} or {} = null", one.key),
            _ => plain,
        }
    }

    fn number(&mut self, known: &[Known]) -> String {
        let numbers: Vec<&Known> =
            known.iter().filter(|known| matches!(known.kind, "number" | "decimal")).collect();
        match numbers.get(self.roll(numbers.len().max(1))) {
            Some(one) => format!("{} / 3 + {}", one.key, self.roll(9)),
            None => self.roll(9).to_string(),
        }
    }

    /// Answers of the form's shape, half of them nonsense.
    fn answers(&mut self, elements: &Value) -> Value {
        let mut answers = Map::new();
        for element in elements.as_array().unwrap() {
            if let Some(group) = element.get("group") {
                let key = group["key"].as_str().unwrap().to_owned();
                if self.roll(5) == 0 {
                    continue;
                }
                let answer = if group.get("repeat").is_some() {
                    let rows = self.roll(5);
                    json!((0..rows).map(|_| self.answers(&group["elements"])).collect::<Vec<_>>())
                } else {
                    self.answers(&group["elements"])
                };
                answers.insert(key, answer);
            } else if self.roll(4) != 0 {
                let key = element["question"]["key"].as_str().unwrap().to_owned();
                answers.insert(key, self.answer());
            }
        }
        Value::Object(answers)
    }

    fn answer(&mut self) -> Value {
        [
            json!(true),
            json!("nein"),
            json!("7"),
            json!(12.5),
            json!("1.234,5"),
            json!("a"),
            json!("zu lang"),
            json!(""),
            json!(null),
            json!(["x"]),
        ][self.roll(10)]
        .clone()
    }
}

pub(crate) fn compiled(elements: &Value) -> Revision {
    let form = Form::from_json(form_json(elements).to_string().as_bytes()).unwrap();
    compile(form).unwrap_or_else(|problems| panic!("{problems:#?}\n{elements:#}"))
}

pub(crate) fn run(revision: &Revision, answers: &Value) -> Evaluation {
    evaluate(revision, &Answers::from_json(revision, answers.clone()).unwrap(), TODAY)
}

/// Random elements and answers to them.
pub(crate) fn made(bytes: &[u8]) -> (Value, Value) {
    let mut dice = Dice { bytes, keys: 0 };
    let elements = json!(dice.elements(&mut Vec::new(), 0));
    let answers = dice.answers(&elements);
    (elements, answers)
}

pub(crate) fn bytes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..300)
}

/// Values, visible, required and problems, each without order.
type Unordered = (Value, BTreeSet<String>, BTreeSet<String>, BTreeSet<(String, &'static str)>);

/// What must be the same whatever the order of the elements.
fn unordered(evaluation: &Evaluation) -> Unordered {
    (
        Value::Object(evaluation.values().clone()),
        evaluation.visible().iter().cloned().collect(),
        evaluation.required().iter().cloned().collect(),
        evaluation.problems().iter().map(|problem| (problem.path.clone(), problem.code)).collect(),
    )
}

/// The same elements in another order, at every level.
fn shuffled(elements: &Value, dice: &mut Dice<'_>) -> Value {
    let mut list: Vec<Value> = elements.as_array().unwrap().clone();
    for element in &mut list {
        if let Some(inner) = element.pointer_mut("/group/elements") {
            *inner = shuffled(inner, dice);
        }
    }
    for at in (1..list.len()).rev() {
        list.swap(at, dice.roll(at + 1));
    }
    json!(list)
}

/// Paths of all answers in a JSON tree.
pub(crate) fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                leaves(value, &path, found);
            }
        }
        Value::Array(rows) => {
            for (row, value) in rows.iter().enumerate() {
                leaves(value, &format!("{path}[{row}]"), found);
            }
        }
        _ => found.push(path.to_owned()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_form_that_somebody_completed_is_never_refused(bytes in bytes()) {
        let (elements, answers) = made(&bytes);
        let revision = compiled(&elements);
        if run(&revision, &answers).problems().is_empty() {
            let form = Form::from_json(form_json(&elements).to_string().as_bytes()).unwrap();
            let refused = form::compile_completable(form).err();
            prop_assert!(refused.is_none(), "{:#?}\n{:#}\n{:#}", refused, elements, answers);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn evaluating_twice_gives_the_same(bytes in bytes()) {
        let (elements, answers) = made(&bytes);
        let revision = compiled(&elements);
        prop_assert_eq!(run(&revision, &answers), run(&revision, &answers));
    }

    #[test]
    fn effective_answers_are_effective(bytes in bytes()) {
        let (elements, answers) = made(&bytes);
        let revision = compiled(&elements);
        let first = run(&revision, &answers);
        let second = evaluate(&revision, &first.effective(&revision), TODAY);
        prop_assert_eq!(first.values(), second.values());
        prop_assert_eq!(first.visible(), second.visible());
        prop_assert_eq!(first.required(), second.required());
    }

    #[test]
    fn nothing_hidden_is_effective(bytes in bytes()) {
        let (elements, answers) = made(&bytes);
        let revision = compiled(&elements);
        let evaluation = run(&revision, &answers);
        let mut paths = Vec::new();
        leaves(&Value::Object(evaluation.values().clone()), "", &mut paths);
        for path in paths {
            prop_assert!(evaluation.is_visible(&path), "{} is effective but hidden", path);
        }
        for problem in evaluation.problems() {
            let place = problem.path.trim_end_matches(|c: char| c == ']' || c.is_ascii_digit() && problem.path.ends_with(']'));
            let place = if problem.path.ends_with(']') { place.trim_end_matches('[') } else { &problem.path };
            prop_assert!(evaluation.is_visible(place), "a problem at {}, which is hidden", problem.path);
        }
    }

    #[test]
    fn what_was_typed_to_visible_questions_alone_means_the_same(bytes in bytes()) {
        let (elements, answers) = made(&bytes);
        let revision = compiled(&elements);
        let first = run(&revision, &answers);
        let all = Answers::from_json(&revision, answers).unwrap();
        let shown = all.shown(&revision, &first);
        let second = evaluate(&revision, &shown, TODAY);
        prop_assert_eq!(first.values(), second.values());
        prop_assert_eq!(first.visible(), second.visible());
        prop_assert_eq!(&shown, &shown.shown(&revision, &second));
        let mut paths = Vec::new();
        leaves(&shown.to_json(), "", &mut paths);
        for path in paths {
            // An answer that is a list, which no question of these forms takes.
            let place = path.strip_suffix("[0]").unwrap_or(&path);
            prop_assert!(first.is_visible(place), "{} is kept but hidden", path);
            prop_assert_eq!(shown.get(&path), all.get(&path), "kept as it came");
        }
    }

    #[test]
    fn answers_over_those_that_counted_change_only_what_was_answered(bytes in bytes()) {
        let (elements, answers) = made(&bytes);
        let revision = compiled(&elements);
        let first = run(&revision, &answers);
        let shown = Answers::from_json(&revision, answers).unwrap().shown(&revision, &first);
        let counted = shown.or(&revision, first.values());
        let second = evaluate(&revision, &counted, TODAY);
        prop_assert_eq!(second.values(), first.values());
    }

    #[test]
    fn the_order_of_questions_changes_no_result(bytes in bytes(), order in bytes()) {
        let (elements, answers) = made(&bytes);
        let other = shuffled(&elements, &mut Dice { bytes: &order, keys: 0 });
        let (one, two) = (run(&compiled(&elements), &answers), run(&compiled(&other), &answers));
        prop_assert_eq!(unordered(&one), unordered(&two));
    }

    #[test]
    fn a_hidden_repeated_group_never_blocks_and_comes_back(bytes in bytes()) {
        let mut dice = Dice { bytes: &bytes, keys: 0 };
        let inner = json!(dice.elements(&mut Vec::new(), 1));
        let rows: Vec<Value> = (0..dice.roll(5)).map(|_| dice.answers(&inner)).collect();
        let elements = json!([
            question("show", json!("yes_no"), json!({})),
            {"group": {"key": "rows", "label": {"de": "R"}, "visible_if": "show", "repeat": {"min": 2, "max": 3}, "elements": inner}},
        ]);
        let revision = compiled(&elements);
        let mut answers = Answers::from_json(&revision, json!({"show": true, "rows": rows})).unwrap();
        let shown = evaluate(&revision, &answers, TODAY);
        answers.set(&revision, "show", json!("nein")).unwrap();
        let hidden = evaluate(&revision, &answers, TODAY);
        prop_assert_eq!(hidden.problems(), &[]);
        prop_assert_eq!(Value::Object(hidden.values().clone()), json!({"show": false}));
        prop_assert_eq!(hidden.visible(), &["show".to_owned()]);
        answers.set(&revision, "show", json!(true)).unwrap();
        prop_assert_eq!(evaluate(&revision, &answers, TODAY), shown);
    }

    #[test]
    fn any_json_is_taken_in_or_refused_without_panic(bytes in bytes(), json in any_json()) {
        let (elements, _) = made(&bytes);
        let revision = compiled(&elements);
        let (answers, _) = Answers::adopt(&revision, json.clone());
        let first = evaluate(&revision, &answers, TODAY);
        let second = evaluate(&revision, &first.effective(&revision), TODAY);
        prop_assert_eq!(first.values(), second.values());
        let kinds = crate::support::compiled(include_str!("../forms/kinds.json"));
        let keys = ["short", "long", "mail", "phone", "account", "place", "person", "plate", "count", "size", "rent", "day", "clock", "yes",
            "colour", "tags", "papers"];
        let mut everywhere: Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), json.clone())).collect();
        everywhere.insert("agreed".to_owned(), json!(true));
        let (answers, _) = Answers::adopt(&kinds, Value::Object(everywhere));
        let first = evaluate(&kinds, &answers, TODAY);
        let second = evaluate(&kinds, &first.effective(&kinds), TODAY);
        prop_assert_eq!(first.values(), second.values());
    }

    #[test]
    fn malformed_forms_are_refused_without_panic(at in 0_usize..4_000, byte in any::<u8>()) {
        let mut bytes = include_bytes!("../forms/kinds.json").to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(form) = Form::from_json(&bytes) {
            let _ = compile(form);
        }
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[0-9., €-]{0,12}".prop_map(Value::from),
        "(DE|AT|KI-)?[0-9A-Z @.+:-]{0,24}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(
                "(q|g)[0-9]|day|month|year|street|town|paper|name|bytes|x",
                inner,
                0..5
            )
            .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

#[test]
fn long_chains_of_conditions_are_no_trouble() {
    let mut elements = vec![question("q0", json!("yes_no"), json!({}))];
    elements.extend(
        (1..2_000).map(|n| {
            question(&format!("q{n}"), json!("yes_no"), json!({"visible_if": format!("q{}", n - 1)}))
        }),
    );
    elements.reverse();
    let revision = compiled(&json!(elements));
    let answers: Map<String, Value> = (0..2_000).map(|n| (format!("q{n}"), json!(n != 1_500))).collect();
    assert_eq!(run(&revision, &Value::Object(answers)).visible().len(), 1_501);
}
