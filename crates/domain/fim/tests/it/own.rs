//! The import on small schemas of our own, and on damaged ones.

use fim::{ImportError, Imported, import};
use form::{Answers, compile, evaluate};
use proptest::prelude::*;
use serde_json::json;

use crate::support::TODAY;

const V3: &[u8] = include_bytes!("../xdf/garden.xdf3.xml");
const V2: &[u8] = include_bytes!("../xdf/garden.xdf2.xml");
const LIST: &[u8] = include_bytes!("../xdf/colours.gc.xml");
const RULES: &[u8] = include_bytes!("../xdf/garden.rules.json");

fn imported(bytes: &[u8]) -> Imported {
    import(bytes, &[("colours.gc.xml".to_owned(), LIST.to_vec())], Some(RULES)).unwrap()
}

#[test]
fn a_schema_of_version_3_is_imported() {
    let imported = imported(V3);
    insta::assert_snapshot!("v3_form", imported.form.to_json());
    insta::assert_snapshot!("v3_report", imported.report.to_json());
    assert!(compile(imported.form).is_ok());
}

#[test]
fn a_schema_of_version_2_is_imported() {
    let imported = imported(V2);
    insta::assert_snapshot!("v2_form", imported.form.to_json());
    insta::assert_snapshot!("v2_report", imported.report.to_json());
    assert!(compile(imported.form).is_ok());
}

#[test]
fn an_imported_form_asks_what_the_schema_asks() {
    let revision = compile(imported(V3).form).unwrap();
    let problems = |answers: serde_json::Value| {
        let evaluation = evaluate(&revision, &Answers::from_json(&revision, answers).unwrap(), TODAY);
        evaluation
            .problems()
            .iter()
            .map(|problem| format!("{} {}", problem.path, problem.code))
            .collect::<Vec<_>>()
    };
    let garden = "g11000000001";
    // Required at its position, one path of the choice, and the garden or the neighbour.
    assert_eq!(
        problems(json!({})),
        [
            format!("{garden}.f11000000001 required"),
            format!("{garden}.g11000000003.choice required"),
            format!("{garden}.f11000000007[0].value required"),
            format!("{garden} check")
        ]
    );
    let complete = json!({ (garden): {
        "f11000000001": "Rosengarten", "f11000000002": true, "f11000000003": "1", "g11000000003": {"choice": "f11000000005", "f11000000005": "1.3.2026"},
        "f11000000007": [{"value": "a"}, {"value": "b"}],
    }});
    assert_eq!(problems(complete.clone()), Vec::<String>::new());
    // «require» without an answer, from the translated rules.
    let mut fenced = complete;
    fenced[garden]["f11000000003"] = json!("");
    assert_eq!(problems(fenced), [format!("{garden}.f11000000003 required")]);
}

#[test]
fn what_is_no_xdatenfelder_is_refused() {
    let error = |bytes: &[u8]| import(bytes, &[], None).unwrap_err();
    let v3 = std::str::from_utf8(V3).unwrap();
    assert!(matches!(error(b""), ImportError::Xml(_)));
    assert!(matches!(error(b"<a/>"), ImportError::NotXDatenfelder(_)));
    assert!(matches!(
        error(v3.replace("xdatenfelder_3.0.0", "xdatenfelder_4").as_bytes()),
        ImportError::NotXDatenfelder(_)
    ));
    assert!(matches!(error(b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), ImportError::Xml(_)));
    assert!(matches!(error(&[0xff; 100]), ImportError::Xml(_)));
    assert!(matches!(error("<a>".repeat(1_000_000).as_bytes()), ImportError::Xml(_)));
    let rules = |json: &str| import(V3, &[], Some(json.as_bytes())).unwrap_err().to_string();
    assert_eq!(rules("{}"), "cannot read the translated rules: a list of rules is expected");
    assert_eq!(rules("[1]"), "cannot read the translated rules: rule 1: an object is expected");
    assert_eq!(
        rules(r#"[{"effect":"valid","condition":true},{"effect":"valid"}]"#),
        "cannot read the translated rules: rule 2: “condition” is missing"
    );
    assert_eq!(
        rules(r#"[{"effect":"valid","condition":true,"context":"G1"}]"#),
        "cannot read the translated rules: rule 1: “context” must be a list of texts"
    );
    let deep = format!(
        "{}<x:datenfeld/>{}",
        "<x:datenfeldgruppe><x:struktur><x:enthaelt>".repeat(30),
        "</x:enthaelt></x:struktur></x:datenfeldgruppe>".repeat(30)
    );
    let deep = format!("<x:a xmlns:x=\"urn:xoev-de:fim:standard:xdatenfelder_3.0.0\">{deep}</x:a>");
    assert!(matches!(error(deep.as_bytes()), ImportError::TooLarge(_)));
    for error in [error(b""), error(b"<a/>"), error(&[0xff])] {
        assert!(!error.to_string().contains('\n'));
    }
}

#[test]
fn rules_of_any_shape_become_feel_or_open_points() {
    let entry = |effect: &str, target: serde_json::Value, condition: serde_json::Value| {
        json!([{"schema": "S11000000001", "element": "G11000000001", "context": ["G11000000001"], "effect": effect,
            "target": target, "condition": condition, "message": "M", "scope": null}])
    };
    for rules in [
        entry("forbid", json!("F11000000001"), json!({"equal": [{"identifier": "self.F11000000001"}, "x"]})),
        entry("require", json!("F99999999999"), json!(true)),
        entry("require", json!(null), json!(true)),
        entry("valid", json!(null), json!({"nand": []})),
        entry("explode", json!(null), json!(true)),
        entry("valid", json!(null), json!({"less_than": [{"identifier": "F11000000001"}, 3]})),
        json!([{"schema": "S11000000001", "context": ["G1"], "effect": "valid", "condition": true}]),
    ] {
        let imported = import(V3, &[], Some(rules.to_string().as_bytes())).unwrap();
        assert!(
            imported
                .report
                .open_points
                .iter()
                .any(|point| point.text.contains("Übersetz") || point.text.contains("übersetz")),
            "{rules}"
        );
        assert!(compile(imported.form).is_ok());
    }
    let foreign = json!([{"schema": "S99", "effect": "valid", "condition": 1}]);
    let with_foreign = import(V3, &[], Some(foreign.to_string().as_bytes())).unwrap();
    assert_eq!(with_foreign, import(V3, &[], None).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_never_panic(cuts in proptest::collection::vec((0_usize..20_000, 0_usize..40, any::<u8>()), 1..6), second in any::<bool>()) {
        let mut bytes = if second { V2 } else { V3 }.to_vec();
        for (at, length, byte) in cuts {
            let at = at % bytes.len().max(1);
            let end = (at + length).min(bytes.len());
            let filling: &[u8] = if byte.is_ascii_graphic() { &[byte] } else { &[] };
            bytes.splice(at..end, filling.iter().copied());
        }
        if let Ok(imported) = import(&bytes, &[("x".to_owned(), bytes.clone())], Some(RULES)) {
            prop_assert!(compile(imported.form).is_ok());
        }
    }

    #[test]
    fn damaged_lists_and_rules_never_panic(at in 0_usize..5_000, byte in any::<u8>()) {
        let damage = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            let at = at % bytes.len();
            bytes[at] = byte;
            bytes
        };
        if let Ok(imported) = import(V3, &[("x".to_owned(), damage(LIST))], Some(&damage(RULES))) {
            prop_assert!(compile(imported.form).is_ok());
        }
    }
}
