//! Our own packs pass their own check.

use std::{fs, path::Path};

use app::pack::{Checked, Files, Pack, check};

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

fn checked(name: &str) -> Checked {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name);
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

#[test]
fn a_broken_pack_names_file_and_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/haltverbotszone");
    let mut files = files(&folder);
    let letter = files.get_mut("letters/de/refused.md").unwrap();
    *letter = b"# subject\nNein\n# tenor\n{ nobody }\n# reasons\n{ from_date\n".to_vec();
    let checked = check(&Pack::read(&files).unwrap(), &files);
    let places: Vec<String> =
        checked.problems.iter().map(|problem| format!("{} {}", problem.file, problem.place)).collect();
    assert_eq!(places, ["letters/de/refused.md reasons", "letters/de/refused.md tenor"]);
    assert!(checked.problems[1].de.contains("nobody"), "{}", checked.problems[1].de);

    files.insert("letters/de/hello.md".to_owned(), Vec::new());
    assert_eq!(Pack::read(&files).unwrap_err().file, "letters/de/hello.md");
}

/// The pack with one passage of its form replaced; the passage must be there.
fn findings_with(name: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name));
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
