//! A marking travels: what is derived from a special answer is special, and what is not tells nothing of it.

use std::collections::BTreeSet;

use form::{Answers, Revision, evaluate, format::Sensitivity};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    evaluation::{one_step, question},
    properties::{bytes, compiled, leaves, made, run},
    support::{TODAY, evaluated},
};

#[test]
fn a_calculated_value_is_as_sensitive_as_what_went_in() {
    let yes_no = || json!("yes_no");
    let number = || json!({"whole_number": {}});
    let special = || json!({"sensitivity": "special"});
    let personal = || json!({"sensitivity": "personal"});
    let revision = one_step(&json!([
        question("disabled", yes_no(), special()),
        question("age", number(), personal()),
        question("metres", number(), json!({})),
        question("discount", number(), json!({"calculated": "if disabled then 10 else 0"})),
        question("fee", number(), json!({"calculated": "metres * 2 - discount"})),
        question("years", number(), json!({"calculated": "age + 1"})),
        question("twice", number(), json!({"calculated": "metres * 2"})),
        question("own", number(), json!({"calculated": "metres", "sensitivity": "special"})),
        question("preset", number(), json!({"default": "discount"})),
        question("shown", number(), json!({"calculated": "metres", "visible_if": "disabled"})),
        // Typed: its own marking; but that it was asked tells something, and so does what is made of it.
        question("where", number(), json!({"visible_if": "disabled"})),
        question("there", number(), json!({"calculated": "if where = null then 0 else 1"})),
        {"group": {"key": "rows", "label": {"de": "R"}, "repeat": {"min": 0, "max": 3}, "elements": [
            question("illness", json!({"short_text": {}}), special()), question("n", number(), json!({})),
            question("row", number(), json!({"calculated": "n + string length(illness)"}))]}},
        question("sum", number(), json!({"calculated": "sum(rows.n)"})),
        question("lengths", number(), json!({"calculated": "sum(rows.row)"})),
        question("count_of_rows", number(), json!({"calculated": "count(rows)"})),
    ]));
    let evaluation = evaluated(
        &revision,
        &json!({"disabled": true, "age": 40, "metres": 15, "where": 3, "rows": [{"illness": "x", "n": 1}]}),
    );
    let marked = |paths: &[&str], marking| {
        for path in paths {
            assert!(evaluation.value(path).is_some(), "{path} has a value");
            assert_eq!(evaluation.marking(path), marking, "{path}");
        }
    };
    marked(&["disabled", "discount", "fee", "own", "preset", "shown", "there"], Sensitivity::Special);
    marked(&["rows[0].illness", "rows[0].row", "lengths", "count_of_rows"], Sensitivity::Special);
    marked(&["age", "years"], Sensitivity::Personal);
    marked(&["metres", "twice", "where", "rows[0].n", "sum"], Sensitivity::None);

    let names = |path: &str| path.split('.').map(str::to_owned).collect::<Vec<_>>();
    let of = |path| revision.marking_of(&names(path));
    assert_eq!(["rows", "rows.illness", "where", "fee"].map(of), [Sensitivity::Special; 4]);
    assert_eq!(["rows.n", "metres", "nowhere", "case.number"].map(of), [Sensitivity::None; 4]);
}

/// Marks some of the questions that people answer as special; gives their keys.
fn mark(elements: &mut Value, marks: &mut impl Iterator<Item = u8>, special: &mut BTreeSet<String>) {
    for element in elements.as_array_mut().unwrap() {
        if let Some(group) = element.get_mut("group") {
            mark(&mut group["elements"], marks, special);
        } else if element["question"].get("calculated").is_none()
            && marks.next().unwrap_or_default().is_multiple_of(3)
        {
            element["question"]["sensitivity"] = json!("special");
            special.insert(element["question"]["key"].as_str().unwrap().to_owned());
        }
    }
}

/// Other answers to the special questions; rows stay as they are.
fn change(answers: &mut Value, marks: &mut impl Iterator<Item = u8>, special: &BTreeSet<String>) {
    match answers {
        Value::Object(entries) => {
            for (key, answer) in entries {
                if special.contains(key) {
                    let others =
                        [json!(true), json!("nein"), json!("7"), json!("a"), json!(null), json!("12,5")];
                    *answer = others[usize::from(marks.next().unwrap_or_default()) % others.len()].clone();
                } else {
                    change(answer, marks, special);
                }
            }
        }
        Value::Array(rows) => rows.iter_mut().for_each(|row| change(row, marks, special)),
        _ => {}
    }
}

/// The names of a path, without its rows.
fn names(path: &str) -> Vec<String> {
    path.split('.').map(|name| name.split('[').next().unwrap().to_owned()).collect()
}

/// Questions that a rule calculates, each with its rule.
fn calculated(elements: &Value, found: &mut Vec<(String, String)>) {
    for element in elements.as_array().unwrap() {
        if let Some(group) = element.get("group") {
            calculated(&group["elements"], found);
        } else if let Some(rule) = element["question"].get("calculated") {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            found.push((text(&element["question"]["key"]), text(rule)));
        }
    }
}

fn values(revision: &Revision, answers: &Value) -> form::Evaluation {
    evaluate(revision, &Answers::from_json(revision, answers.clone()).unwrap(), TODAY)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_rule_makes_of_a_special_answer_is_special(bytes in bytes(), marks in bytes()) {
        let (mut elements, answers) = made(&bytes);
        let mut special = BTreeSet::new();
        mark(&mut elements, &mut marks.into_iter(), &mut special);
        let evaluation = run(&compiled(&elements), &answers);
        let mut rules = Vec::new();
        calculated(&elements, &mut rules);
        let mut paths = Vec::new();
        leaves(&Value::Object(evaluation.values().clone()), "", &mut paths);
        for path in paths {
            let key = names(&path).pop().unwrap();
            let reads = |rule: &str| rule.split(|sign: char| !sign.is_alphanumeric()).any(|word| special.contains(word));
            if rules.iter().any(|(known, rule)| *known == key && reads(rule)) {
                prop_assert_eq!(evaluation.marking(&path), Sensitivity::Special, "{}", path);
            }
        }
    }

    #[test]
    fn what_is_not_special_tells_nothing_of_a_special_answer(bytes in bytes(), marks in bytes(), other in bytes()) {
        let (mut elements, answers) = made(&bytes);
        let mut special = BTreeSet::new();
        mark(&mut elements, &mut marks.into_iter(), &mut special);
        let mut changed = answers.clone();
        change(&mut changed, &mut other.into_iter(), &special);
        let revision = compiled(&elements);
        let (one, two) = (values(&revision, &answers), values(&revision, &changed));
        let mut paths = Vec::new();
        leaves(&Value::Object(one.values().clone()), "", &mut paths);
        leaves(&Value::Object(two.values().clone()), "", &mut paths);
        for path in paths {
            if revision.marking_of(&names(&path)) == Sensitivity::None {
                prop_assert_eq!(one.value(&path), two.value(&path), "{} tells something", path);
            }
        }
    }
}
