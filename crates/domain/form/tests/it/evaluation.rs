//! What follows from answers, case by case.

use form::{Answers, Revision, evaluate};
use serde_json::{Map, Value, json};

use crate::support::{TODAY, compiled, evaluated};

fn kinds() -> Revision {
    compiled(include_str!("../forms/kinds.json"))
}

fn problems(revision: &Revision, answers: Value) -> Vec<(String, &'static str)> {
    let answers = Answers::from_json(revision, answers).unwrap();
    let evaluation = evaluate(revision, &answers, TODAY);
    evaluation.problems().iter().map(|problem| (problem.path.clone(), problem.code)).collect()
}

/// A form with one step that holds these elements.
pub(crate) fn one_step(elements: &Value) -> Revision {
    compiled(&form_json(elements).to_string())
}

pub(crate) fn form_json(elements: &Value) -> Value {
    json!({"format": "gangway-form/1", "key": "a", "version": "1", "title": {"de": "A"},
        "steps": [{"key": "s", "title": {"de": "S"}, "elements": elements}]})
}

pub(crate) fn question(key: &str, kind: Value, more: Value) -> Value {
    let mut question = Map::new();
    question.insert("key".to_owned(), json!(key));
    question.insert("label".to_owned(), json!({ "de": key }));
    question.insert("kind".to_owned(), kind);
    if let Value::Object(more) = more {
        question.extend(more);
    }
    json!({ "question": question })
}

#[test]
fn answers_of_every_kind_are_typed() {
    let revision = kinds();
    let evaluation = evaluated(
        &revision,
        &json!({
            "short": " abc ", "long": "a\r\nb", "mail": "a@example.org", "phone": "0431 123", "agreed": "on",
            "account": "DE89 3704 0044 0532 0130 00", "person": "Đặng  Thị", "plate": "ki ab 12",
            "place": {"street": "Am Markt", "house_number": "1", "postcode": "24103", "town": "Kiel", "country": ""},
            "count": "12", "size": "1.234,5", "day": {"day": "1", "month": "3", "year": "2026"}, "clock": "9 Uhr",
            "yes": "nein", "colour": "g", "tags": ["b", "a"],
            "papers": [{"paper": "p1", "name": "a.pdf", "media_type": "application/pdf", "bytes": 10}],
        }),
    );
    insta::assert_json_snapshot!(evaluation.values());
    assert_eq!(
        evaluation.problems().iter().map(|p| (p.path.as_str(), p.code)).collect::<Vec<_>>(),
        [("size", "too_large")]
    );
}

#[test]
fn a_hidden_step_hides_all_that_is_in_it() {
    let revision = kinds();
    let evaluation =
        evaluated(&revision, &json!({"count": "500", "household": {"children": [{"born": "x"}]}}));
    assert_eq!(evaluation.steps(), ["one"]);
    assert_eq!(evaluation.values().len(), 0);
    assert_eq!(evaluation.problems().len(), 1, "{:?}", evaluation.problems());
    assert!(evaluation.is_required("agreed") && !evaluation.is_visible("count"));
}

#[test]
fn defaults_stand_until_something_else_is_said() {
    let revision = kinds();
    let rent = |answers: Value| evaluated(&revision, &answers).value("rent").cloned();
    assert_eq!(rent(json!({"agreed": true})), Some(json!(70)));
    assert_eq!(rent(json!({"agreed": true, "rent": "80,50"})), Some(json!(80.5)));
    assert_eq!(rent(json!({"agreed": true, "rent": ""})), Some(Value::Null));
    assert_eq!(rent(json!({"rent": "80"})), None);
}

#[test]
fn optional_groups_demand_only_what_was_begun() {
    let revision = kinds();
    assert_eq!(problems(&revision, json!({"agreed": true})), []);
    let begun = json!({"agreed": true, "household": {"children": [{"born": "1.1.2020"}]}});
    assert_eq!(problems(&revision, begun), [("household.size".to_owned(), "required")]);
    let asked = problems(&revision, json!({"agreed": true, "yes": true}));
    assert_eq!(asked, [("household.size".to_owned(), "required")]);
    let future = json!({"agreed": true, "household": {"size": 1, "children": [{"born": "2020-01-01"}, {"born": "2030-01-01"}]}});
    assert_eq!(problems(&revision, future), [("household.children[1]".to_owned(), "check")]);
}

#[test]
fn rows_know_their_own_names_first() {
    let revision = one_step(&json!([
        question("name", json!({"short_text": {}}), json!({})),
        question("limit", json!({"whole_number": {}}), json!({})),
        {"group": {"key": "dogs", "label": {"de": "Hunde"}, "repeat": {"min": 0, "max": 10}, "elements": [
            question("name", json!({"short_text": {}}), json!({})),
            question("greeting", json!({"short_text": {}}), json!({"calculated": "name + \"!\""})),
            question("is_big", json!("yes_no"), json!({"calculated": "size.height > limit"})),
            {"group": {"key": "size", "label": {"de": "Maße"}, "elements": [
                question("height", json!({"whole_number": {}}), json!({})),
                question("note", json!({"short_text": {}}), json!({"visible_if": "height > 10 and count(dogs.name) > 1"})),
            ]}},
        ]}},
        question("heights", json!({"whole_number": {}}), json!({"calculated": "sum(dogs.size.height)"})),
        question("names", json!({"short_text": {}}), json!({"calculated": "string join(for d in dogs return d.name, \"+\")"})),
    ]));
    let evaluation = evaluated(
        &revision,
        &json!({"name": "Erika", "limit": "40", "dogs": [
            {"name": "Bello", "size": {"height": "50", "note": "groß"}}, {"name": "Waldi", "size": {"height": 9, "note": "x"}}]}),
    );
    insta::assert_json_snapshot!(evaluation.values());
    assert_eq!(evaluation.problems(), []);
}

#[test]
fn nested_rows_are_told_apart() {
    let revision = one_step(
        &json!([{"group": {"key": "houses", "label": {"de": "H"}, "repeat": {"min": 1, "max": 3}, "elements": [
            question("has_flats", json!("yes_no"), json!({})),
            {"group": {"key": "flats", "label": {"de": "F"}, "visible_if": "has_flats", "repeat": {"min": 1, "max": 2}, "elements": [
                question("area", json!({"decimal": {}}), json!({"required": true})),
                question("share", json!({"decimal": {}}), json!({"calculated": "area / sum(flats.area)"})),
            ]}},
            question("total", json!({"decimal": {}}), json!({"calculated": "sum(flats.area)"})),
        ]}}]),
    );
    // The share reads all rows, so it stands in a circle with nothing: the list of areas holds no shares.
    let evaluation = evaluated(
        &revision,
        &json!({"houses": [{"has_flats": true, "flats": [{"area": "30"}, {"area": "10"}]}, {"flats": [{"area": "7"}]},
            {"has_flats": true}]}),
    );
    insta::assert_json_snapshot!(evaluation.values());
    let problems: Vec<_> =
        evaluation.problems().iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
    assert_eq!(problems, [("houses[2].flats[0].area", "required")]);
    assert_eq!(evaluation.rows("houses[2].flats"), 1);
}

#[test]
fn too_many_and_too_few_rows_are_said() {
    let revision = one_step(
        &json!([{"group": {"key": "rows", "label": {"de": "R"}, "repeat": {"min": 2, "max": 3}, "elements": [
        question("a", json!({"short_text": {}}), json!({}))]}}]),
    );
    assert_eq!(problems(&revision, json!({})), [("rows".to_owned(), "too_few_rows")]);
    assert_eq!(problems(&revision, json!({"rows": [{"a": "x"}, {"a": "y"}]})), []);
    let four = json!({"rows": [{"a": "x"}, {"a": "y"}, {"a": "z"}, {}]});
    assert_eq!(problems(&revision, four), [("rows".to_owned(), "too_many_rows")]);
    let many: Vec<Value> = (0..10_000).map(|_| json!({"a": "x"})).collect();
    assert_eq!(problems(&revision, json!({ "rows": many })), [("rows".to_owned(), "too_many_rows")]);
}

#[test]
fn a_hidden_repeated_group_may_hold_any_number_of_rows() {
    let rows = |key: &str, more: Value| {
        let mut group = json!({"key": key, "label": {"de": "R"}, "repeat": {"min": 1, "max": 20}, "elements": [
            question("a", json!({"short_text": {}}), json!({"required": true}))]});
        group.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "group": group })
    };
    let outer = json!({"group": {"key": "outer", "label": {"de": "O"}, "visible_if": "s", "repeat": {"min": 0, "max": 1000},
        "elements": [rows("inner", json!({}))]}});
    let revision = one_step(&json!([
        question("s", json!("yes_no"), json!({})),
        rows("rows", json!({"visible_if": "s"})),
        outer,
        rows("seen", json!({})),
    ]));
    let filled = |count: usize| (0..count).map(|_| json!({"a": "x"})).collect::<Vec<_>>();
    let nested: Vec<Value> = (0..300).map(|_| json!({"inner": filled(100)})).collect();
    let mut answers = json!({"s": false, "rows": filled(10_000), "outer": nested, "seen": filled(3)});
    assert_eq!(problems(&revision, answers.clone()), []);
    answers["s"] = json!(true);
    let shown = problems(&revision, answers);
    assert_eq!(shown[0], ("rows".to_owned(), "too_many_rows"));
    assert!(shown.iter().all(|(_, code)| *code == "too_many_rows"));
}

#[test]
fn only_what_somebody_answered_brings_an_optional_group_or_a_row_into_use() {
    let text = || json!({"short_text": {}});
    let group = |more: Value| {
        let mut group = json!({"key": "o", "label": {"de": "O"}, "elements": [
            question("p", text(), json!({"required": more["optional"] == json!(true)})),
            question("d", json!("yes_no"), json!({"default": "true"})),
            question("k", json!("yes_no"), json!({"calculated": "true"}))]});
        group.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        one_step(&json!([{ "group": group }]))
    };
    let missing = [("o.p".to_owned(), "required")];
    let optional = group(json!({"optional": true}));
    assert_eq!(problems(&optional, json!({})), []);
    // A page that shows the default sends it back unchanged.
    assert_eq!(problems(&optional, json!({"o": {"p": "", "d": "ja"}})), []);
    assert_eq!(problems(&optional, json!({"o": {"d": "nein"}})), missing);
    let effective = evaluated(&optional, &json!({})).effective(&optional);
    assert_eq!(evaluate(&optional, &effective, TODAY).problems(), []);

    let rows = group(json!({"repeat": {"min": 2, "max": 3}}));
    let few = [("o".to_owned(), "too_few_rows")];
    assert_eq!(problems(&rows, json!({})), few);
    assert_eq!(problems(&rows, json!({"o": [{"p": "x"}, {"d": true}]})), few);
    assert_eq!(problems(&rows, json!({"o": [{"p": "x"}, {"d": false}]})), []);
    let effective = evaluated(&rows, &json!({})).effective(&rows);
    assert_eq!(problems(&rows, effective.to_json()), few);
    // Where everything that a row asks has a default, there is nothing left to answer.
    let preset = one_step(
        &json!([{"group": {"key": "o", "label": {"de": "O"}, "repeat": {"min": 1, "max": 3}, "elements": [
        question("d", json!("yes_no"), json!({"default": "true"}))]}}]),
    );
    assert_eq!(problems(&preset, json!({})), []);
}

#[test]
fn values_from_rules_are_held_to_their_kind() {
    let one_of = json!({"one_of": {"options": [{"code": "x", "label": {"de": "X"}}]}});
    let revision = one_step(&json!([
        question("name", json!({"short_text": {}}), json!({})),
        question("n", json!({"whole_number": {"max": 3}}), json!({"calculated": "string length(name)"})),
        question("t", json!({"short_text": {"max_length": 2}}), json!({"calculated": "name"})),
        question("o", one_of.clone(), json!({"calculated": "name"})),
        question("d", one_of, json!({"default": "name"})),
    ]));
    let told: Vec<_> =
        [("n", "too_large"), ("t", "too_long"), ("o", "unknown_option"), ("d", "unknown_option")]
            .map(|(path, code)| (path.to_owned(), code))
            .into();
    assert_eq!(problems(&revision, json!({"name": "abcd"})), told);
    let evaluation = evaluated(&revision, &json!({"name": "abcd"}));
    assert_eq!(evaluation.values().get("o"), None);
    // What the default got wrong is wrong again when the effective answers are evaluated.
    assert_eq!(problems(&revision, Value::Object(evaluation.values().clone())), told);
    assert_eq!(problems(&revision, json!({"name": "x"})), []);
    assert_eq!(problems(&revision, json!({})), []);
}

#[test]
fn hiding_and_showing_brings_answers_back() {
    let revision = kinds();
    let mut answers = Answers::from_json(&revision, json!({"agreed": true, "count": "7"})).unwrap();
    let shown = evaluate(&revision, &answers, TODAY);
    answers.set(&revision, "agreed", json!("")).unwrap();
    assert_eq!(evaluate(&revision, &answers, TODAY).value("count"), None);
    answers.set(&revision, "agreed", json!("ja")).unwrap();
    assert_eq!(evaluate(&revision, &answers, TODAY).values(), shown.values());
}

#[test]
fn costly_rules_end_and_block_filing() {
    let rule =
        "some a in rows satisfies some b in rows satisfies some c in rows satisfies a.n + b.n + c.n < 0";
    let revision = one_step(&json!([
        {"group": {"key": "rows", "label": {"de": "R"}, "repeat": {"min": 0, "max": 1000}, "elements": [
            question("n", json!({"whole_number": {}}), json!({}))]}},
        question("late", json!({"short_text": {}}), json!({"visible_if": rule})),
    ]));
    let rows: Vec<Value> = (0..1_000).map(|n| json!({ "n": n })).collect();
    assert_eq!(problems(&revision, json!({ "rows": rows })), [("late".to_owned(), "too_costly")]);
}

#[test]
fn answers_of_the_wrong_shape_are_refused_with_their_place() {
    let revision = kinds();
    let paths = |answers: Value| {
        let problems = Answers::from_json(&revision, answers).unwrap_err();
        problems.into_iter().map(|problem| format!("{} {}", problem.path, problem.code)).collect::<Vec<_>>()
    };
    assert_eq!(paths(json!([])), [" wrong_shape"]);
    assert_eq!(
        paths(json!({"nobody": 1, "household": {"sice": 2}})),
        ["nobody unknown_path", "household.sice unknown_path"]
    );
    assert_eq!(paths(json!({"household": 3})), ["household wrong_shape"]);
    assert_eq!(paths(json!({"household": {"children": {}}})), ["household.children wrong_shape"]);
    assert_eq!(paths(json!({"household": {"children": [1]}})), ["household.children[0] wrong_shape"]);
    assert_eq!(paths(json!({"hello": "x"})), ["hello unknown_path"]);
    assert_eq!(paths(json!({"tags": [["a"]]})), ["tags wrong_shape"]);
    assert_eq!(paths(json!({"short": "x".repeat(20_001)})), ["short too_long"]);
    let parse = |bytes: &[u8]| Answers::parse(&revision, bytes).unwrap_err()[0].code;
    assert_eq!(parse(b"{"), "no_json");
    assert!(Answers::parse(&revision, b"\xef\xbb\xbf{}").is_ok(), "a byte order mark is no mistake");
    assert_eq!(parse(b"{\"short\":\"\xff\"}"), "no_json");
    assert_eq!(parse("[".repeat(1_000_000).as_bytes()), "no_json");
    assert_eq!(parse(&vec![b' '; 9 * 1024 * 1024]), "too_large");
}

#[test]
fn posted_fields_change_what_they_name_and_nothing_else() {
    let revision = kinds();
    let mut answers =
        Answers::from_json(&revision, json!({"short": "abc", "tags": ["a"], "agreed": true})).unwrap();
    answers
        .take_fields(
            &revision,
            [
                ("tags", ""),
                ("agreed", ""),
                ("agreed", "true"),
                ("day.day", "1"),
                ("day.month", "3"),
                ("day.year", "2026"),
                ("place.street", "Am Markt"),
                ("household.children[1].born", "1.1.2020"),
                ("count", "7"),
            ],
        )
        .unwrap();
    insta::assert_json_snapshot!(answers.to_json());
    let refused =
        answers.take_fields(&revision, [("nobody", "1"), ("household.children[900].born", "x")]).unwrap_err();
    assert_eq!(
        refused.iter().map(|problem| problem.code).collect::<Vec<_>>(),
        ["unknown_path", "unknown_row"]
    );
    assert_eq!(answers.add_row(&revision, "household.children").unwrap(), 2);
    answers.remove_row(&revision, "household.children", 0).unwrap();
    assert_eq!(answers.get("household.children[0].born"), Some(&json!("1.1.2020")));
    assert!(answers.add_row(&revision, "household").is_err());
}

#[test]
fn the_result_is_given_as_json() {
    let revision = one_step(&json!([
        question("a", json!({"short_text": {}}), json!({"required": true})),
        question("b", json!("yes_no"), json!({}))
    ]));
    let evaluation = evaluated(&revision, &json!({"b": "ja"}));
    insta::assert_json_snapshot!(evaluation.to_json(locale::Language::German));
}

#[test]
fn one_revision_serves_all_threads() {
    let revision = kinds();
    let results: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..4).map(|_| scope.spawn(|| evaluated(&revision, &json!({"agreed": true})))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(results.windows(2).all(|pair| pair[0] == pair[1]));
}
