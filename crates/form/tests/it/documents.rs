//! The published description of the format is true: schema and page belong to the types.

use std::{fs, path::PathBuf};

use form::{compile, format::Form};
use serde_json::{Value, json};

use crate::support::{compiled, evaluated};

fn docs() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats")
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
    if published != current && std::option_env!("GANGWAY_WRITE_SCHEMA").is_some() {
        fs::write(&path, &current).unwrap();
        return;
    }
    assert!(
        published == current,
        "{} is out of date: build this test with GANGWAY_WRITE_SCHEMA=1",
        path.display()
    );
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
