//! Our own packs pass their own check.

use std::{fmt::Write as _, fs, path::Path};

use locale::Language;
use service::pack::{Checked, Facts, Files, LetterKind, Pack, PackProblem, Surroundings, check};

fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// One of our packs.
pub(crate) fn pack(name: &str) -> Pack {
    Pack::read(&files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../packs").join(name))).unwrap()
}

fn checked(name: &str) -> Checked {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../packs").join(name);
    let files = files(&folder);
    check(&Pack::read(&files).unwrap(), &files)
}

#[test]
fn tree_felling_is_clean() {
    let checked = checked("baumfaellgenehmigung");
    assert!(checked.is_clean(), "{checked:#?}");
    assert!(checked.cases.len() >= 10);
}

#[test]
fn the_no_stopping_zone_is_clean() {
    let checked = checked("haltverbotszone");
    assert!(checked.is_clean(), "{checked:#?}");
    assert!(checked.cases.len() >= 5);
}

/// The German letters and preset conditions of a tree pack for one of its cases, as a person starts with them.
fn letters(case: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../packs/baumfaellgenehmigung");
    let pack = Pack::read(&files(&folder)).unwrap();
    let test: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("cases").join(case)).unwrap()).unwrap();
    let today = test["today"].as_str().unwrap().parse().unwrap();
    let form = form::compile(pack.form.clone()).unwrap();
    let answers = form::Answers::from_json(&form, test["answers"].clone()).unwrap();
    let evaluation = form::evaluate(&form, &answers, today);
    let around = Surroundings { received_on: Some(today), ..Surroundings::default() };
    let facts = Facts::of(&pack, evaluation.values(), today, &around, Language::German);
    let mut told = String::new();
    for letter in [LetterKind::Granted, LetterKind::Partly, LetterKind::Refused] {
        for part in letter.parts() {
            let filled = facts.prefill(&pack, pack.letters.part(letter, part)).unwrap();
            writeln!(told, "== {} {part}\n{}\n", letter.name(), filled.text).unwrap();
        }
    }
    for condition in &pack.service.conditions {
        if condition.only_if.as_ref().is_none_or(|rule| facts.holds(&pack, rule)) {
            let filled = facts.prefill(&pack, &condition.text).unwrap();
            writeln!(told, "== {}\n{}", condition.label, filled.text).unwrap();
        }
    }
    told
}

#[test]
fn a_letter_names_what_may_be_done_to_which_protected_tree() {
    for case in ["01-one-birch", "03-none-protected", "17-prune-only", "18-fell-and-prune"] {
        insta::assert_snapshot!(case, letters(&format!("{case}.json")));
    }
}

#[test]
fn a_letter_that_leaves_something_open_is_told_by_the_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../packs/baumfaellgenehmigung");
    let mut files = files(&folder);
    let letter = files.get_mut("letters/de/refused.md").unwrap();
    *letter = b"# subject\nNein\n# tenor\n{ replacement_expected } [Umfang]\n# reasons\n".to_vec();
    let checked = check(&Pack::read(&files).unwrap(), &files);
    let case = checked.cases.iter().find(|case| case.file == "cases/17-prune-only.json").unwrap();
    assert_eq!(
        case.differences,
        ["letters/de/refused.md, tenor: “So viele neue Bäume verlangen wir in der Regel” has no value"]
    );
}

#[test]
fn keys_stand_for_one_thing_and_what_is_missing_is_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../packs/haltverbotszone");
    let mut files = files(&folder);
    let service = String::from_utf8(files["service.toml"].clone()).unwrap();
    let service = service.replace("key = \"removal\"", "key = \"signs\"");
    let service = service.replacen("department = \"", "department = \"Grün ", 1);
    files.insert("service.toml".to_owned(), service.into_bytes());
    files.retain(|file, _| !file.starts_with("cases/") && file != "letters/en/receipt.md");
    let checked = check(&Pack::read(&files).unwrap(), &files);
    let places = |list: &[PackProblem]| {
        list.iter().map(|problem| format!("{} {}", problem.file, problem.place)).collect::<Vec<_>>()
    };
    assert_eq!(places(&checked.problems), ["service.toml department", "service.toml conditions.signs"]);
    assert_eq!(places(&checked.warnings), ["letters/en/receipt.md ", "cases "]);
    files.insert("cases/1.json".to_owned(), b"{".to_vec());
    assert_eq!(Pack::read(&files).unwrap_err().file, "cases/1.json");
}

#[test]
fn a_broken_pack_names_file_and_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../packs/haltverbotszone");
    let mut files = files(&folder);
    let letter = files.get_mut("letters/de/refused.md").unwrap();
    *letter = b"# subject\nNein\n# tenor\n{ nobody }\n# reasons\n{ from_date\n".to_vec();
    let checked = check(&Pack::read(&files).unwrap(), &files);
    let places: Vec<String> =
        checked.problems.iter().map(|problem| format!("{} {}", problem.file, problem.place)).collect();
    assert_eq!(places, ["letters/de/refused.md reasons 6:1", "letters/de/refused.md tenor 4:1"]);
    assert!(checked.problems[1].de.contains("nobody"), "{}", checked.problems[1].de);

    files.insert("letters/de/hello.md".to_owned(), Vec::new());
    assert_eq!(Pack::read(&files).unwrap_err().file, "letters/de/hello.md");
}

/// The pack with one passage of its form replaced; the passage must be there.
fn findings_with(name: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../packs").join(name));
    let form = String::from_utf8(files.remove("form.json").unwrap()).unwrap();
    assert!(form.contains(from), "the form has no {from}");
    files.insert("form.json".to_owned(), form.replace(from, to).into_bytes());
    let cases = check(&Pack::read(&files).unwrap(), &files).cases;
    cases.into_iter().filter(|case| !case.differences.is_empty()).map(|case| case.file).collect()
}

#[test]
fn the_cases_notice_a_changed_rule() {
    let threshold = findings_with("baumfaellgenehmigung", "girth_cm >= 80", "girth_cm >= 81");
    assert_eq!(threshold, ["cases/02-thresholds.json"]);
    let season = findings_with("baumfaellgenehmigung", "felling_from.month >= 10", "felling_from.month >= 9");
    assert_eq!(season, ["cases/15-season-september.json"]);
    let lead_time = findings_with("haltverbotszone", "P14D", "P15D");
    assert_eq!(lead_time, ["cases/05-lead-time-edge.json"]);
    assert!(!findings_with("haltverbotszone", "min(25 + 2 * days", "min(25 + 3 * days").is_empty());
}
