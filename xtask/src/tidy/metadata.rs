//! What `cargo` knows: the crates of the workspace with what they name, and the packages from elsewhere.
//!
//! Only packages for the machine at hand count: those of other platforms need not be there.

use std::collections::BTreeSet;

use anyhow::Context as _;
use serde_json::Value;

use super::{checkout::output, purity};

/// A member of the workspace.
#[derive(Debug, Clone, Default)]
pub(crate) struct Crate {
    /// The package's name.
    pub(crate) name: String,
    /// Its folder from the root, with `/` at the end.
    pub(crate) folder: String,
    /// Members that it names as a dependency for the product, tests apart.
    pub(crate) inward: BTreeSet<String>,
    /// Members that only its tests name.
    pub(crate) for_tests: BTreeSet<String>,
    /// For pure crates every package in its dependency tree; empty for the others.
    pub(crate) tree: BTreeSet<String>,
}

/// A package that others made.
#[derive(Debug, Clone, Default)]
pub(crate) struct Package {
    /// Its name at the registry.
    pub(crate) name: String,
    /// What it is licensed under, as an SPDX expression; empty when it does not say.
    pub(crate) licence: String,
    /// Where it comes from, as the lockfile writes it; empty for a folder outside the workspace.
    pub(crate) source: String,
}

/// The crates and the packages around the working directory.
///
/// # Errors
///
/// When `cargo` fails or answers with something else than its metadata.
pub(super) fn read(root: &str) -> anyhow::Result<(Vec<Crate>, Vec<Package>)> {
    let platform = format!("--filter-platform={}", platform()?);
    let metadata = output("cargo", &["metadata", "--format-version=1", "--locked", &platform])?;
    let metadata: Value = serde_json::from_str(&metadata).context("read what cargo metadata says")?;
    let members: BTreeSet<&str> = list(&metadata, "workspace_members").filter_map(Value::as_str).collect();
    let (mut crates, mut packages) = (Vec::new(), Vec::new());
    for package in list(&metadata, "packages") {
        if text(package, "id").is_some_and(|id| members.contains(id)) {
            let mut member = crate_of(package, root).context("a member without name or manifest")?;
            if purity::is_pure(&member) {
                member.tree = tree_of(&member.name)?;
            }
            crates.push(member);
        } else {
            packages.push(package_of(package).context("a package without name")?);
        }
    }
    Ok((crates, packages))
}

/// The machine at hand in the words of the compiler.
fn platform() -> anyhow::Result<String> {
    let told = output("rustc", &["-vV"])?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("the compiler does not name its host")
}

fn crate_of(package: &Value, root: &str) -> Option<Crate> {
    let manifest = text(package, "manifest_path")?;
    let folder = manifest.strip_prefix(root)?.strip_prefix('/')?.strip_suffix("Cargo.toml")?;
    Some(Crate {
        name: text(package, "name")?.to_owned(),
        folder: folder.to_owned(),
        inward: members_among(package, |kind| kind != Some("dev")),
        for_tests: members_among(package, |kind| kind == Some("dev")),
        tree: BTreeSet::new(),
    })
}

/// The workspace members among a package's dependencies of these kinds.
fn members_among(package: &Value, is_meant: impl Fn(Option<&str>) -> bool) -> BTreeSet<String> {
    list(package, "dependencies")
        .filter(|dependency| is_meant(text(dependency, "kind")) && text(dependency, "path").is_some())
        .filter_map(|dependency| text(dependency, "name"))
        .map(str::to_owned)
        .collect()
}

fn package_of(package: &Value) -> Option<Package> {
    let said = |key| text(package, key).unwrap_or_default().to_owned();
    Some(Package {
        name: text(package, "name")?.to_owned(),
        licence: said("license"),
        source: said("source"),
    })
}

fn tree_of(name: &str) -> anyhow::Result<BTreeSet<String>> {
    let edges = "normal,no-proc-macro";
    let tree =
        output("cargo", &["tree", "--locked", "-p", name, "-e", edges, "--prefix", "none", "-f", "{p}"])?;
    Ok(tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect())
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_of_tests_are_apart() {
        let package = serde_json::json!({
            "name": "cases",
            "manifest_path": "/checkout/crates/application/cases/Cargo.toml",
            "dependencies": [
                {"name": "ids", "kind": null, "path": "/checkout/crates/domain/ids"},
                {"name": "testing", "kind": "dev", "path": "/checkout/crates/testing"},
                {"name": "serde", "kind": null},
            ],
        });
        let found = crate_of(&package, "/checkout").unwrap();
        assert_eq!(found.folder, "crates/application/cases/");
        assert_eq!(found.inward, BTreeSet::from(["ids".to_owned()]));
        assert_eq!(found.for_tests, BTreeSet::from(["testing".to_owned()]));
    }
}
