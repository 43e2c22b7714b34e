//! The published description of the format is true: schema and page belong to the types.

use std::{collections::BTreeSet, fs, path::PathBuf};

use form::{compile, format::Form};
use serde_json::{Value, json};

use crate::support::{compiled, evaluated};

fn docs() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../docs/formats")
}

/// The code blocks of the page.
fn blocks() -> Vec<String> {
    let page = fs::read_to_string(docs().join("form.md")).unwrap();
    page.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_published_schema_is_the_one_of_the_types() {
    let schema = schemars::schema_for!(Form);
    let current = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
    let path = docs().join("form.schema.json");
    let published = fs::read_to_string(&path).unwrap_or_default();
    if published != current && is_update() {
        fs::write(&path, &current).unwrap();
        return;
    }
    assert!(published == current, "{} is out of date: INSTA_UPDATE=always writes it anew", path.display());
}

#[expect(clippy::disallowed_methods, reason = "tests are told by the environment what to write anew")]
fn is_update() -> bool {
    std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always")
}

#[test]
fn the_schema_accepts_forms_and_refuses_others() {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(docs().join("form.schema.json")).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let form: Value = serde_json::from_str(&blocks()[0]).unwrap();
    assert!(validator.is_valid(&form));
    let kinds = Form::from_json(include_bytes!("../forms/kinds.json")).unwrap();
    assert!(validator.is_valid(&serde_json::to_value(&kinds).unwrap()));
    for (pointer, wrong) in [
        ("/format", json!("gangway-form/2")),
        ("/steps/0/title", json!("Titel")),
        ("/steps/0/elements/0/question/kind", json!("datum")),
        ("/steps/1/elements/0/group/repeat/min", json!(-1)),
    ] {
        let mut form = form.clone();
        *form.pointer_mut(pointer).unwrap() = wrong;
        assert!(!validator.is_valid(&form), "{pointer}");
        assert!(Form::from_json(form.to_string().as_bytes()).is_err(), "{pointer}");
    }
}

/// Where everything in a JSON tree stands.
fn pointers(json: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match json {
        Value::Object(entries) => {
            entries.iter().for_each(|(name, inner)| pointers(inner, &format!("{at}/{name}"), found));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, inner)| pointers(inner, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

/// Something else in the place of a value: of every type, with one property more or less, as the list of its values.
fn others(json: &Value) -> Vec<Value> {
    let mut others =
        vec![json!(null), json!(true), json!("x"), json!("0.5"), json!(3), json!(-1), json!([]), json!({})];
    if let Value::Object(entries) = json {
        others.push(json!(entries.values().collect::<Vec<_>>()));
        for name in entries.keys() {
            let mut less = entries.clone();
            less.remove(name);
            others.push(Value::Object(less));
        }
        let mut more = entries.clone();
        more.insert("something".to_owned(), json!("x"));
        others.push(Value::Object(more));
        others.push(json!({ "question": entries }));
    }
    if let Value::String(word) = json {
        others.push(json!({ word: null }));
        others.push(json!({ word: {} }));
    }
    others.push(json!([json]));
    others
}

#[test]
fn the_reader_takes_what_the_schema_accepts_and_nothing_else() {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(docs().join("form.schema.json")).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for form in [blocks()[0].as_str(), include_str!("../forms/kinds.json")] {
        let form: Value = serde_json::from_str(form).unwrap();
        let mut places = Vec::new();
        pointers(&form, "", &mut places);
        // One place of each sort is enough.
        let mut seen = BTreeSet::new();
        places.retain(|place| {
            let names = place.split('/').filter(|name| !name.chars().all(|c| c.is_ascii_digit()));
            seen.insert(names.rev().take(2).map(str::to_owned).collect::<Vec<_>>())
        });
        for place in places {
            for other in others(form.pointer(&place).unwrap()) {
                let mut form = form.clone();
                *form.pointer_mut(&place).unwrap() = other.clone();
                let read = Form::from_json(form.to_string().as_bytes());
                assert_eq!(read.is_ok(), validator.is_valid(&form), "{place}: {other} {read:?}");
            }
        }
    }
}

#[test]
fn the_example_of_the_page_compiles_and_its_answers_are_complete() {
    let blocks = blocks();
    let revision = compiled(&blocks[0]);
    let evaluation = evaluated(&revision, &serde_json::from_str(&blocks[1]).unwrap());
    assert_eq!(evaluation.problems(), []);
    assert_eq!(
        Value::Object(evaluation.values().clone()),
        json!({
            "role": "owner",
            "trees": [{"girth": 95, "protected": true, "reason": "Krank"}, {"girth": 60, "protected": false}],
            "day": "2027-03-01",
            "fee": 85,
        })
    );
}

#[test]
fn a_form_survives_writing_and_reading() {
    for json in [blocks()[0].as_str(), include_str!("../forms/kinds.json")] {
        let form = Form::from_json(json.as_bytes()).unwrap();
        assert_eq!(Form::from_json(form.to_json().as_bytes()).unwrap(), form);
        assert!(compile(form).is_ok());
    }
}
