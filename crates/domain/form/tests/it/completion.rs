//! Forms that nobody can complete are refused before they are published, and no others.

use form::{compile, compile_completable, format::Form};
use serde_json::{Value, json};

use crate::evaluation::{form_json, question};

/// Place, property and code of what stops everybody.
fn stops(form: &Value) -> Vec<String> {
    let form = Form::from_json(form.to_string().as_bytes()).unwrap();
    assert!(compile(form.clone()).is_ok(), "what is published already still compiles");
    let problems = compile_completable(form).err().unwrap_or_default();
    problems.iter().map(|problem| format!("{} {} {}", problem.path, problem.rule, problem.code)).collect()
}

fn stopped(elements: &Value) -> Vec<String> {
    stops(&form_json(elements))
}

fn required(key: &str, kind: Value, checks: &[&str]) -> Value {
    let checks: Vec<Value> =
        checks.iter().map(|rule| json!({"rule": rule, "message": {"de": "M"}})).collect();
    question(key, kind, json!({"required": true, "checks": checks}))
}

fn whole() -> Value {
    json!({"whole_number": {}})
}

#[test]
fn a_required_choice_without_entries_stops_everybody() {
    let mut form = form_json(&json!([
        required("a", json!({"one_of": {"code_list": "empty"}}), &[]),
        {"group": {"key": "g", "label": {"de": "G"}, "elements": [
            required("b", json!({"several_of": {"code_list": "empty"}}), &[])]}},
        question("c", json!({"one_of": {"code_list": "empty"}}), json!({})),
        question("d", json!({"one_of": {"code_list": "empty"}}), json!({"required_if": "c = null"})),
    ]));
    form["code_lists"] = json!({"empty": {"title": {"de": "Leer"}}});
    assert_eq!(
        stops(&form),
        [
            "steps[0].elements[0].question kind.code_list unanswerable",
            "steps[0].elements[1].group.elements[0].question kind.code_list unanswerable",
            "steps[0].elements[3].question kind.code_list unanswerable",
        ]
    );
}

#[test]
fn bounds_without_an_answer_between_them_stop_everybody() {
    let option = |code: &str| json!({"code": code, "label": {"de": code}});
    for (kind, property) in [
        (json!({"several_of": {"options": [option("a")], "min": 2}}), "kind.min"),
        (json!({"short_text": {"min_length": 300}}), "kind.min_length"),
        (json!({"short_text": {"min_length": 1500, "max_length": 2000}}), "kind.min_length"),
        (json!({"decimal": {"min": "0.011", "max": "0.019", "places": 2}}), "kind"),
        (json!({"money": {"min": "1.001", "max": "1.009"}}), "kind"),
        (json!({"whole_number": {"min": 1_000_000_000_000_000_i64}}), "kind"),
    ] {
        let told = format!("steps[0].elements[0].question {property} unanswerable");
        assert_eq!(stopped(&json!([required("a", kind.clone(), &[])])), [told], "{kind}");
        assert_eq!(stopped(&json!([question("a", kind.clone(), json!({}))])), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn checks_that_exclude_each_other_stop_everybody() {
    let first =
        |check: usize| vec![format!("steps[0].elements[0].question checks[{check}].rule contradiction")];
    assert_eq!(stopped(&json!([required("a", json!({"whole_number": {"min": 5}}), &["a < 5"])])), first(0));
    assert_eq!(stopped(&json!([required("a", whole(), &["a > 5", "a < 6"])])), first(1));
    assert_eq!(stopped(&json!([required("a", whole(), &["a >= 5 and a <= 4"])])), first(0));
    assert_eq!(
        stopped(&json!([required(
            "a",
            json!("date"),
            &["a >= @\"2027-01-01\"", "a in [@\"2026-01-01\"..@\"2026-12-31\"]"]
        )])),
        first(1)
    );
    assert_eq!(stopped(&json!([required("a", json!("yes_no"), &["a", "a = false"])])), first(1));
    // Through another question.
    let chain = json!([required("a", whole(), &["a < 3"]), required("b", whole(), &["b > 7", "b < a"])]);
    assert_eq!(stopped(&chain), ["steps[0].elements[1].question checks[1].rule contradiction"]);
    let moved = json!([
        required("a", json!({"whole_number": {"min": 0, "max": 3}}), &[]),
        required("b", json!({"whole_number": {"max": 5}}), &["b > a + 5"])
    ]);
    assert_eq!(stopped(&moved), ["steps[0].elements[1].question checks[0].rule contradiction"]);
    // Where it is asked, nobody can answer.
    let hidden = json!([
        question("s", json!("yes_no"), json!({})),
        question(
            "a",
            whole(),
            json!({"visible_if": "s", "required": true,
        "checks": [{"rule": "a > 3", "message": {"de": "M"}}, {"rule": "a < 3", "message": {"de": "M"}}]})
        )
    ]);
    assert_eq!(stopped(&hidden), ["steps[0].elements[1].question checks[1].rule contradiction"]);
    let calculated =
        json!([question("a", json!({"whole_number": {"max": 3}}), json!({"calculated": "2 + 5"}))]);
    assert_eq!(stopped(&calculated), ["steps[0].elements[0].question calculated contradiction"]);
    let rows = json!([{"group": {"key": "g", "label": {"de": "G"}, "repeat": {"min": 1, "max": 3}, "checks": [
        {"rule": "a > 2", "message": {"de": "M"}}, {"rule": "a < 2", "message": {"de": "M"}}], "elements": [required("a", whole(), &[])]}}]);
    assert_eq!(stopped(&rows), ["steps[0].elements[0].group checks[1].rule contradiction"]);
}

#[test]
fn what_somebody_can_complete_is_never_refused() {
    let none = Vec::<String>::new();
    for elements in [
        json!([required("a", whole(), &["a > 5", "a < 7"])]),
        json!([required("a", json!({"decimal": {}}), &["a > 5", "a < 6"])]),
        json!([question(
            "a",
            whole(),
            json!({"checks": [{"rule": "a > 5", "message": {"de": "M"}}, {"rule": "a < 5", "message": {"de": "M"}}]})
        )]),
        json!([required("a", whole(), &["a < 3 or a > 5", "a > 4"])]),
        json!([required("a", json!("date"), &["a >= today", "a <= today + @\"P14D\""])]),
        json!([required("a", json!("date"), &["today > @\"2030-01-01\" or a > today"])]),
        json!([required("a", whole(), &["modulo(a, 2) = 0", "a * 2 > 7", "a != 4"])]),
        json!([question("b", whole(), json!({})), required("a", whole(), &["a > b", "a < b"])]),
        json!([
            question("s", json!("yes_no"), json!({})),
            question(
                "stop",
                json!("consent"),
                json!({"visible_if": "s", "required": true,
            "checks": [{"rule": "s = false", "message": {"de": "Das geht hier nicht."}}]})
            )
        ]),
        json!([{"group": {"key": "g", "label": {"de": "G"}, "repeat": {"min": 0, "max": 3}, "checks": [
            {"rule": "a > 2", "message": {"de": "M"}}, {"rule": "a < 2", "message": {"de": "M"}}], "elements": [question("a", whole(), json!({}))]}}]),
        json!([question("a", json!({"whole_number": {"max": 3}}), json!({"calculated": "3.4"}))]),
        json!([required(
            "a",
            json!({"short_text": {}}),
            &["a = \"x\" or a = \"y\"", "string length(a) = 1"]
        )]),
    ] {
        assert_eq!(stopped(&elements), none, "{elements}");
    }
}
