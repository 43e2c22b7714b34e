//! Files of this crate, as the tests read them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A folder of this crate.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Every file below a folder that ends like this, with its text; at least one.
pub(crate) fn files(root: &Path, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = below(root, ending);
    found.sort();
    assert!(!found.is_empty(), "no {ending} below {}", root.display());
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
