//! `gangway form check`, `evaluate` and `import`.

use std::path::Path;

use serde_json::{Value, json};

use crate::call::{Called, Folder, checkout, command, gangway, samples};

const TREES: &str = "packs/baumfaellgenehmigung/form.json";

fn check(form: &Path) -> Called {
    gangway(["form".as_ref(), "check".as_ref(), form.as_os_str()])
}

fn evaluate(form: &Path, answers: &Path) -> Called {
    let words = ["form".as_ref(), "evaluate".as_ref(), form.as_os_str(), answers.as_os_str()];
    gangway(words.into_iter().chain(["--today".as_ref(), "2026-11-24".as_ref()]))
}

fn import(file: &Path, more: &[&Path]) -> Called {
    let words = ["form".as_ref(), "import".as_ref(), file.as_os_str()];
    gangway(words.into_iter().chain(more.iter().map(|word| word.as_os_str())))
}

/// A form of one step with these elements.
fn form(elements: &Value) -> String {
    let text = |de: &str| json!({ "de": de });
    json!({
        "format": "gangway-form/1", "key": "probe", "version": "1", "title": text("Probe"),
        "steps": [{ "key": "one", "title": text("Eins"), "elements": elements }],
    })
    .to_string()
}

fn small_form() -> String {
    form(&json!([
        { "question": { "key": "wanted", "label": { "de": "Gewünscht?" }, "kind": "yes_no", "required": true } },
        { "question": { "key": "day", "label": { "de": "Wann?" }, "kind": "date", "visible_if": "wanted = true", "required": true } },
        { "group": { "key": "rows", "label": { "de": "Zeilen" }, "repeat": { "min": 0, "max": 5 }, "elements": [
            { "question": { "key": "length", "label": { "de": "Länge" }, "kind": { "whole_number": { "min": 1 } } } }
        ] } }
    ]))
}

#[test]
fn our_own_forms_are_without_problems() {
    for name in ["baumfaellgenehmigung", "haltverbotszone"] {
        let answer = check(&checkout().join(format!("packs/{name}/form.json"))).done();
        assert_eq!(answer["problems"], json!([]));
    }
}

#[test]
fn a_form_that_nobody_can_complete_is_refused_with_its_place() {
    let folder = Folder::new();
    let mut empty: Value =
        serde_json::from_str(&form(&json!([{ "question": { "key": "a", "label": { "de": "A" },
        "kind": { "one_of": { "code_list": "none" } }, "required": true } }])))
        .unwrap();
    empty["code_lists"] = json!({ "none": { "title": { "de": "Leer" } } });
    let (answer, _) = check(&folder.write("form.json", empty.to_string())).found();
    assert_eq!(answer["problems"][0]["code"], "unanswerable");
    assert_eq!(answer["problems"][0]["path"], "steps[0].elements[0].question");
}

#[test]
fn problems_name_their_place() {
    let folder = Folder::new();
    let path = folder.write(
        "form.json",
        form(&json!([
            { "question": { "key": "a", "label": { "de": "A" }, "kind": "date", "visible_if": "b > 3" } },
            { "question": { "key": "a", "label": { "de": "A" }, "kind": "date" } }
        ])),
    );
    let (answer, told) = check(&path).found();
    insta::assert_json_snapshot!(answer);
    insta::assert_snapshot!(told);
}

#[test]
fn what_is_no_form_is_refused() {
    let folder = Folder::new();
    let missing = folder.hide(&check(&folder.path().join("missing.json")).refused(1));
    let refused = |name: &str, bytes: &[u8]| folder.hide(&check(&folder.write(name, bytes)).refused(1));
    let told = [
        missing,
        folder.hide(&check(folder.path()).refused(1)),
        refused("empty.json", b""),
        refused("text.json", b"hello"),
        refused("shape.json", br#"{"format":"gangway-form/1","key":7}"#),
        refused("utf8.json", b"{\"format\":\"\xff\xfe\"}"),
        refused("deep.json", "[".repeat(200_000).as_bytes()),
        refused("\u{1b}[31mred.json", b"{"),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn answers_are_evaluated() {
    let folder = Folder::new();
    let form = folder.write("form.json", small_form());
    let answers = folder.write("answers.json", r#"{"wanted": true, "rows": [{"length": 3}, {"length": 0}]}"#);
    insta::assert_json_snapshot!(evaluate(&form, &answers).done());
}

#[test]
fn answers_of_the_wrong_shape_are_refused() {
    let folder = Folder::new();
    let form = folder.write("form.json", small_form());
    let refused =
        |bytes: &[u8]| folder.hide(&evaluate(&form, &folder.write("answers.json", bytes)).refused(1));
    let told = [
        folder.hide(&evaluate(&form, &folder.path().join("missing.json")).refused(1)),
        refused(b""),
        refused(b"[]"),
        refused(br#"{"unknown": 1}"#),
        refused(br#"{"rows": {"length": 1}}"#),
        refused(b"{\"wanted\": \"\xff\"}"),
        refused(format!("{{\"wanted\": {}", "[".repeat(100_000)).as_bytes()),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn ten_thousand_rows_are_too_many_but_do_no_harm() {
    let folder = Folder::new();
    let form = folder.write("form.json", small_form());
    let rows: Vec<Value> = (0..10_000).map(|_| json!({ "length": 1 })).collect();
    let answers = folder.write("answers.json", json!({ "wanted": false, "rows": rows }).to_string());
    let answer = evaluate(&form, &answers).done();
    let told = answer["problems"].as_array().unwrap().iter();
    let told: Vec<_> = told.map(|problem| (problem["path"].clone(), problem["code"].clone())).collect();
    assert_eq!(told, [(json!("rows"), json!("too_many_rows"))]);
}

#[test]
fn an_answer_that_cannot_be_written_is_told() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut call = command();
    call.args(["form", "check"]).arg(checkout().join(TREES)).stdout(full);
    let told = Called::from(call.output().unwrap()).refused(4);
    assert!(told.starts_with("gangway: cannot write to standard output: "), "{told}");
}

#[test]
fn a_form_with_problems_is_not_evaluated() {
    let folder = Folder::new();
    let form = folder.write(
        "form.json",
        form(&json!([{ "question": { "key": "a", "label": { "de": "A" }, "kind": "date", "visible_if": "b" } }])),
    );
    let (answer, _told) = evaluate(&form, &folder.write("answers.json", "{}")).found();
    assert_eq!(answer["problems"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_first_case_of_our_pack_comes_out_the_same() {
    let case = checkout().join("packs/baumfaellgenehmigung/cases/01-one-birch.json");
    let case: Value = serde_json::from_slice(&std::fs::read(case).unwrap()).unwrap();
    let folder = Folder::new();
    let answers = folder.write("answers.json", case["answers"].to_string());
    let answer = evaluate(&checkout().join(TREES), &answers).done();
    assert_eq!(answer["problems"], json!([]));
}

const SCHEMA_START: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

#[test]
fn hostile_schemas_are_refused() {
    let folder = Folder::new();
    let refused = |name: &str, bytes: &[u8]| folder.hide(&import(&folder.write(name, bytes), &[]).refused(1));
    let bomb =
        format!("{SCHEMA_START}<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>");
    let outside = format!("{SCHEMA_START}<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
    let deep = format!("{SCHEMA_START}{}", "<a>".repeat(200_000));
    let told = [
        folder.hide(&import(&folder.path().join("missing.xml"), &[]).refused(1)),
        refused("empty.xml", b""),
        refused("text.xml", b"no xml at all"),
        refused("bomb.xml", bomb.as_bytes()),
        refused("outside.xml", outside.as_bytes()),
        refused("deep.xml", deep.as_bytes()),
        refused("utf8.xml", b"<a>\xff\xfe</a>"),
        refused("other.xml", format!("{SCHEMA_START}<html xmlns=\"urn:other\"/>").as_bytes()),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

const OWN_SCHEMA: &str = "crates/domain/fim/tests/xdf/garden.xdf3.xml";

#[test]
fn wrong_rules_are_told_with_their_own_file() {
    let folder = Folder::new();
    let refused = |json: &str| {
        let rules = folder.write("rules.json", json);
        folder.hide(&import(&checkout().join(OWN_SCHEMA), &[Path::new("--rules"), &rules]).refused(1))
    };
    let told = [refused("{"), refused("{}"), refused(r#"[{"effect": "valid"}]"#)];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn of_a_folder_of_code_lists_only_xml_is_read() {
    let folder = Folder::new();
    let list = checkout().join("crates/domain/fim/tests/xdf/colours.gc.xml");
    let lists = folder.write("lists/readme.txt", vec![b'x'; 17 * 1024 * 1024]);
    let lists = lists.parent().unwrap();
    let report = folder.path().join("report.json");
    let words = [Path::new("--code-lists"), lists, Path::new("--report"), &report];
    let points = || {
        import(&checkout().join(OWN_SCHEMA), &words).done();
        let report: Value = serde_json::from_slice(&std::fs::read(&report).unwrap()).unwrap();
        report["open_points"].as_array().unwrap().len()
    };
    let without = points();
    std::os::unix::fs::symlink(list, lists.join("colours.gc.xml")).unwrap();
    std::os::unix::fs::symlink("/nowhere", lists.join("nowhere")).unwrap();
    assert!(points() < without, "the list is found through the link");
}

#[test]
fn real_schemas_become_forms_that_compile() {
    let Some(folder) = samples("xdatenfelder") else { return };
    let rules = folder.join("translated-rules.json");
    let own = Folder::new();
    let (mut count, lists) = (0, folder.join("v2/codelists"));
    for (version, more) in [("v3", vec![]), ("v2", vec![Path::new("--code-lists"), lists.as_path()])] {
        for entry in std::fs::read_dir(folder.join(version)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "xml") {
                continue;
            }
            let report = own.path().join("report.json");
            let mut words = more.clone();
            words.extend([Path::new("--rules"), &rules, Path::new("--report"), &report]);
            let form = import(&path, &words).done();
            let report: Value = serde_json::from_slice(&std::fs::read(&report).unwrap()).unwrap();
            for key in ["schema", "counts", "messages", "open_points"] {
                assert!(report.get(key).is_some(), "{key} is missing in the report of {}", path.display());
            }
            only_lists_are_missing(check(&own.write("form.json", form.to_string())), &report);
            count += 1;
        }
    }
    assert!(count >= 20, "only {count} schemas");
}

/// A form of a real schema compiles; what stops everybody is a list that was not supplied, which the report tells, too.
#[track_caller]
fn only_lists_are_missing(checked: Called, report: &Value) {
    if checked.code == 0 {
        assert_eq!(checked.done()["problems"], json!([]));
        return;
    }
    let (answer, _) = checked.found();
    let places: Vec<(&Value, &Value)> = answer["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (&problem["code"], &problem["rule"]))
        .collect();
    assert!(
        places.iter().all(|place| *place == (&json!("unanswerable"), &json!("kind.code_list"))),
        "{answer:#}"
    );
    assert_ne!(report["open_points"], json!([]));
}

#[test]
fn fixtures_and_mutants_are_taken_or_refused_but_never_break() {
    let Some(folder) = samples("xdatenfelder") else { return };
    let mut count = 0;
    for name in ["fixtures-v2", "fixtures-v3", "mutants-v3"] {
        for entry in std::fs::read_dir(folder.join(name)).unwrap() {
            let called = import(&entry.unwrap().path(), &[]);
            if called.code == 0 {
                called.done();
            } else {
                called.refused(1);
            }
            count += 1;
        }
    }
    assert!(count > 20);
}
