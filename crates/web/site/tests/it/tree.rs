//! Files of the crates of the web layer, as the tests read them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every file below the folders of this name, one in each crate, that ends like this, with its text; at least one.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).unwrap() {
        let root = entry.unwrap().path().join(folder);
        if root.is_dir() {
            found.extend(below(&root, ending));
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no {ending} in any {folder}");
    found
}

fn below(root: &Path, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(below(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}
