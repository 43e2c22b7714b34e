//! No crate names a dependency that it does not use, and the workspace none that no crate names.
//!
//! A dependency counts as used when a path in the crate's Rust begins with its name, or a `use` brings it in. That a field or
//! a comment is called alike does not count.

use super::{Checkout, File, Finding, source};

const MANIFEST: &str = "Cargo.toml";

/// Every dependency whose name occurs in no source file of its crate, or in no crate.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut named: Vec<&str> = Vec::new();
    for (manifest, folder) in members(checkout) {
        for (line, name) in dependencies(manifest) {
            named.push(name);
            if !switches_a_feature_on(manifest, line) && !is_used(checkout, folder, &name.replace('-', "_")) {
                let text = format!("`{name}` occurs in no source file of this crate: remove it");
                findings.push(Finding::error(&manifest.path, line, text));
            }
        }
    }
    let Some(root) = checkout.file(MANIFEST) else { return findings };
    let left = dependencies(root).filter(|(_, name)| !named.contains(name));
    findings.extend(
        left.map(|(line, name)| {
            Finding::error(&root.path, line, format!("no crate names `{name}`: remove it"))
        }),
    );
    findings
}

/// The manifests of the crates, each with the folder of its crate.
fn members(checkout: &Checkout) -> impl Iterator<Item = (&File, &str)> {
    let named = checkout.with_ending(MANIFEST);
    named.filter_map(|file| {
        Some((file, file.path.strip_suffix(MANIFEST).filter(|folder| !folder.is_empty())?))
    })
}

/// The names in all tables of dependencies of a manifest, each with its line.
fn dependencies(manifest: &File) -> impl Iterator<Item = (usize, &str)> {
    let mut inside = false;
    manifest.lines().filter_map(move |(number, line)| {
        if line.starts_with('[') {
            inside = line.trim_end().ends_with("dependencies]");
            return None;
        }
        let name =
            line.split([' ', '.', '=']).next().filter(|name| !name.is_empty() && !name.starts_with('#'))?;
        inside.then_some((number, name))
    })
}

/// A crate may name a dependency for a feature alone, which another crate's types then have; what uses it, the rule about
/// features asks.
fn switches_a_feature_on(manifest: &File, line: usize) -> bool {
    manifest.lines().any(|(number, text)| number == line && text.contains("features = ["))
}

fn is_used(checkout: &Checkout, folder: &str, name: &str) -> bool {
    let mut own = checkout.with_ending(".rs").filter(|file| file.path.starts_with(folder));
    own.any(|file| file.lines().any(|(_, line)| source::names_crate(line, name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "[workspace.dependencies]\nserde = \"1\"\nserde_json = \"1\"\n";
    const OWN: &str = "[package]\nname = \"form\"\n\n[dependencies]\nserde.workspace = true\n\n[dev-dependencies]\n\
                       serde_json = { workspace = true }\n";

    #[test]
    fn what_is_used_is_fine() {
        let files = [
            ("Cargo.toml", ROOT),
            ("crates/form/Cargo.toml", OWN),
            ("crates/form/src/lib.rs", "use serde::Serialize;\n"),
            ("crates/form/tests/it/main.rs", "fn f() { serde_json::json!(1); }\n"),
        ];
        assert_eq!(check(&Checkout::of(&files)), []);
    }

    #[test]
    fn a_field_or_a_module_of_the_name_is_no_use() {
        for text in ["/// Like serde::Serialize.\n", "let serde = 1;\n", "use crate::serde::Format;\n"] {
            let files = [
                ("crates/form/Cargo.toml", "[dependencies]\nserde.workspace = true\n"),
                ("crates/form/src/lib.rs", text),
            ];
            assert_eq!(check(&Checkout::of(&files)).len(), 1, "{text}");
        }
    }

    #[test]
    fn what_is_left_behind_is_found() {
        let files = [
            ("Cargo.toml", ROOT),
            ("crates/form/Cargo.toml", OWN),
            ("crates/form/src/lib.rs", "use serde_json::Value;\n"),
            ("crates/feel/src/lib.rs", "use serde::Serialize;\n"),
        ];
        let text = "`serde` occurs in no source file of this crate: remove it";
        assert_eq!(check(&Checkout::of(&files)), [Finding::error("crates/form/Cargo.toml", 5, text)]);
        let for_a_feature = "[dependencies]\nuuid = { workspace = true, features = [\"v7\"] }\n";
        assert_eq!(check(&Checkout::of(&[("crates/form/Cargo.toml", for_a_feature)])), []);
        let unnamed = check(&Checkout::of(&[("Cargo.toml", ROOT)]));
        assert_eq!(unnamed.len(), 2, "{unnamed:?}");
    }
}
