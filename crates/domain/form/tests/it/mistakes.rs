//! Mistakes in forms, as their authors read them.

use form::{compile, format::Form};
use serde_json::{Value, json};

use crate::evaluation::{form_json, question};

fn mistakes(elements: &Value) -> String {
    let form = Form::from_json(form_json(elements).to_string().as_bytes()).unwrap();
    let problems = compile(form).err().unwrap_or_default();
    problems
        .iter()
        .map(|problem| {
            let at = if problem.line == 0 {
                String::new()
            } else {
                format!(" {}:{}", problem.line, problem.column)
            };
            format!(
                "{}/{}{at} [{}]\n    {}\n    {}",
                problem.path, problem.rule, problem.code, problem.message.de, problem.message.en
            )
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn text() -> Value {
    json!({"short_text": {}})
}

#[test]
fn names_and_types_are_checked_with_their_place() {
    insta::assert_snapshot!(mistakes(&json!([
        question("a", text(), json!({"visible_if": "nobody = 1"})),
        question("b", text(), json!({"visible_if": "a > 3"})),
        question("c", text(), json!({"calculated": "1 + 1"})),
        question("d", text(), json!({"required_if": "a"})),
        {"group": {"key": "g", "label": {"de": "G"}, "repeat": {"min": 0, "max": 3}, "elements": [
            question("inner", text(), json!({})),
            question("e", text(), json!({"checks": [{"rule": "inner =", "message": {"de": "M"}}]}))]}},
        question("f", text(), json!({"visible_if": "inner = \"x\""})),
    ])));
}

#[test]
fn a_name_that_several_have_is_ambiguous() {
    let group = |key: &str| json!({"group": {"key": key, "label": {"de": key}, "elements": [question("street", text(), json!({}))]}});
    let ambiguous = question("q", text(), json!({"visible_if": "street = \"x\""}));
    insta::assert_snapshot!(mistakes(&json!([group("home"), group("work"), ambiguous])));
    let qualified = question("q", text(), json!({"visible_if": "home.street = \"x\""}));
    assert_eq!(mistakes(&json!([group("home"), group("work"), qualified])), "");
    let short = question("q", text(), json!({"visible_if": "street = \"x\""}));
    assert_eq!(mistakes(&json!([group("home"), short])), "");
}

#[test]
fn circles_are_found() {
    insta::assert_snapshot!(mistakes(&json!([
        question("a", json!("yes_no"), json!({"visible_if": "b"})),
        question("b", json!("yes_no"), json!({"visible_if": "c"})),
        question("c", json!("yes_no"), json!({"visible_if": "a"})),
        question("d", json!({"whole_number": {}}), json!({"calculated": "d + 1"})),
        {"group": {"key": "g", "label": {"de": "G"}, "visible_if": "g.x", "elements": [question("x", json!("yes_no"), json!({}))]}},
        {"group": {"key": "r", "label": {"de": "R"}, "repeat": {"min": 0, "max": 3}, "elements": [
            question("n", json!({"whole_number": {}}), json!({"calculated": "sum(r.n)"}))]}},
    ])));
}

#[test]
fn keys_bounds_options_and_patterns_are_checked() {
    insta::assert_snapshot!(mistakes(&json!([
        question("Falsch", text(), json!({})),
        question("today", text(), json!({})),
        question("and", text(), json!({})),
        question("twice", text(), json!({})),
        question("twice", text(), json!({})),
        question("p", json!({"short_text": {"pattern": "(", "min_length": 3, "max_length": 2}}), json!({})),
        question("o", json!({"one_of": {}}), json!({})),
        question("l", json!({"one_of": {"code_list": "nobody"}}), json!({})),
        question("d", json!({"one_of": {"options": [{"code": "x", "label": {"de": "X"}}, {"code": "x", "label": {"de": "X"}}]}}), json!({})),
        question("s", text(), json!({"silent": true})),
        question("c", text(), json!({"calculated": "\"x\"", "required": true})),
        question("f", json!({"file": {"max_count": 0}}), json!({"default": "null"})),
        {"group": {"key": "g", "label": {"de": "G"}, "required_if": "true", "repeat": {"min": 5, "max": 2000}, "elements": []}},
    ])));
}

#[test]
fn comparisons_with_unknown_codes_are_mistakes() {
    let options = json!([{"code": "x", "label": {"de": "X"}}, {"code": "z", "label": {"de": "Z"}}]);
    let one = json!({"one_of": {"options": options}});
    let several = json!({"several_of": {"options": options}});
    insta::assert_snapshot!(mistakes(&json!([
        question("a", one.clone(), json!({})),
        question("tags", several, json!({})),
        {"group": {"key": "g", "label": {"de": "G"}, "repeat": {"min": 0, "max": 3}, "elements": [
            question("b", one, json!({})),
            question("c", text(), json!({"visible_if": "b in (\"x\", \"y\")"}))]}},
        question("d", text(), json!({"visible_if": "a = \"x\" or\n  a != \"\""})),
        question("e", text(), json!({"required_if": "list contains(tags, \"w\") or \"z\" in tags"})),
        question("f", text(), json!({"visible_if": "some r in g satisfies r.b = \"v\""})),
        question("h", text(), json!({"visible_if": "e = \"anything\" or g[b = \"x\"] = []"})),
    ])));
}

#[test]
fn blank_texts_and_media_types_that_are_none_are_mistakes() {
    let told = mistakes(&json!([
        {"question": {"key": "a", "label": {"de": " "}, "kind": {"file": {"media_types": ["application/pdf", "nonsense"]}},
            "checks": [{"rule": "true", "message": {"de": "M", "en": ""}}]}},
        {"note": {"key": "n", "text": {"de": ""}}},
    ]));
    let places: Vec<&str> = told.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(
        places,
        [
            "steps[0].elements[0].question/label [blank_text]",
            "steps[0].elements[0].question.checks[0]/message [blank_text]",
            "steps[0].elements[1].note/text [blank_text]",
            "steps[0].elements[0].question/kind.media_types [media_type]",
        ]
    );
}

#[test]
fn limits_hold() {
    let mut deep = json!([question("q", text(), json!({}))]);
    for level in 0..20 {
        deep = json!([{"group": {"key": format!("g{level}"), "label": {"de": "G"}, "elements": deep}}]);
    }
    assert!(mistakes(&deep).contains("[too_deep]"));
    let many: Vec<Value> = (0..5_001).map(|n| question(&format!("q{n}"), text(), json!({}))).collect();
    assert!(mistakes(&json!(many)).contains("[too_many]"));
}
