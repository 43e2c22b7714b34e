//! `gangway pack check` and `pack export`.

use crate::call::{Folder, checkout, gangway};

fn check(folder: &std::path::Path) -> crate::call::Called {
    gangway(["pack".as_ref(), "check".as_ref(), folder.as_os_str()])
}

/// A copy of one of our packs, to be broken.
fn copy() -> Folder {
    let folder = Folder::new();
    let source = checkout().join("packs/haltverbotszone");
    let mut open = vec![source.clone()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(&source).unwrap().to_str().unwrap();
                folder.write(name, std::fs::read(&path).unwrap());
            }
        }
    }
    folder
}

#[test]
fn our_own_packs_hold() {
    for name in ["baumfaellgenehmigung", "haltverbotszone"] {
        let answer = check(&checkout().join("packs").join(name)).done();
        assert_eq!(answer["key"], name);
        assert_eq!(answer["problems"].as_array().map(Vec::len), Some(0));
        assert!(answer["cases"].as_array().unwrap().len() >= 10);
    }
}

#[test]
fn our_own_packs_can_be_taken_a_copy_of() {
    let folder = Folder::new();
    let target = folder.path().join("packs/trees");
    let export =
        |name: &str| gangway(["pack".as_ref(), "export".as_ref(), name.as_ref(), target.as_os_str()]);
    let told = export("oaks").refused(2);
    assert_eq!(
        told,
        "gangway: there is no pack «oaks» to export; there are: baumfaellgenehmigung, haltverbotszone."
    );
    assert!(export("baumfaellgenehmigung").done()["files"].as_u64().unwrap() > 10);
    assert_eq!(check(&target).done()["key"], "baumfaellgenehmigung");
    assert!(export("baumfaellgenehmigung").refused(2).contains("is there already"));
}

#[test]
fn a_case_that_does_not_hold_is_found() {
    let folder = copy();
    let case = r#"{"name": "wrong on purpose", "today": "2026-11-24", "answers": {}, "expect": {"visible": ["nowhere"]}}"#;
    folder.write("cases/99-wrong.json", case);
    let (answer, told) = check(folder.path()).found();
    let cases = answer["cases"].as_array().unwrap();
    let wrong = cases.iter().find(|case| case["file"] == "cases/99-wrong.json").unwrap();
    assert!(!wrong["differences"].as_array().unwrap().is_empty());
    assert!(told.contains("1 of"), "{told}");
}

#[test]
fn what_is_no_pack_is_refused() {
    let empty = Folder::new();
    let told = [
        empty.hide(&check(&empty.path().join("missing")).refused(1)),
        empty.hide(&check(empty.path()).refused(1)),
        with("service.toml", "key = "),
        with("service.toml", b"\xff\xfe"),
        with("form.json", "{}"),
        with("form.json", "[".repeat(100_000)),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_link_out_of_the_folder_is_refused() {
    let folder = copy();
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("cases/secret.json")).unwrap();
    assert!(check(folder.path()).refused(1).contains("neither a file nor a folder"));
}

fn with(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let folder = copy();
    folder.write(name, bytes);
    folder.hide(&check(folder.path()).refused(1))
}
