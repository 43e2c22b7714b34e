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
