//! Files of the crates of the web layer, as the tests read them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The crates of the web layer by name.
pub(crate) fn crates() -> Vec<String> {
    let manifests = fs::read_dir(layer()).unwrap().map(|entry| entry.unwrap().path().join("Cargo.toml"));
    let folders = manifests.filter(|manifest| manifest.is_file()).map(|manifest| {
        let folder = manifest.parent().and_then(Path::file_name).unwrap();
        folder.to_string_lossy().into_owned()
    });
    folders.collect()
}

/// Every file below a folder of a crate that ends like this, with its text; none if there is no such folder.
pub(crate) fn files_of(name: &str, folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let root = layer().join(name).join(folder);
    let mut found = if root.is_dir() { below(&root, ending) } else { Vec::new() };
    found.sort();
    found
}

/// The same of all crates; at least one.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let found: Vec<_> = crates().iter().flat_map(|name| files_of(name, folder, ending)).collect();
    assert!(!found.is_empty(), "no {ending} in any {folder}");
    found
}

fn layer() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
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
