//! Nothing lies in the root that nobody put there on purpose.

use super::{Checkout, Finding};

/// What the root holds; folders end with `/`. A new entry is a decision: add it in the commit that explains it.
const KNOWN: &[&str] = &[
    ".cargo/",
    ".ci/",
    ".config/",
    ".gitignore",
    ".prettierignore",
    ".prettierrc.json",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "THIRD_PARTY.md",
    "changes/",
    "clippy.toml",
    "crates/",
    "docs/",
    "e2e/",
    "eslint.config.js",
    "package-lock.json",
    "package.json",
    "packs/",
    "rustfmt.toml",
    "scripts/",
    "ui/",
    "xtask/",
];

/// Every file and folder of the root that is not known, text or not.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut strays: Vec<&str> = checkout.paths.iter().map(|path| entry_of(path)).collect();
    strays.retain(|entry| !KNOWN.contains(entry));
    strays.dedup();
    let text = "does not belong into the root: remove it, or add it to the list of what does";
    strays.into_iter().map(|entry| Finding::error(entry, 0, text)).collect()
}

/// The first part of a path, with its `/` when it is a folder.
fn entry_of(path: &str) -> &str {
    path.split_inclusive('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_may_stay() {
        assert_eq!(check(&Checkout::of(&[("README.md", ""), ("crates/x/src/lib.rs", "")])), []);
    }

    #[test]
    fn a_stray_is_found_once() {
        let found = check(&Checkout::of(&[("demo2.out", ""), ("notes/a.md", ""), ("notes/b.md", "")]));
        let places: Vec<&str> = found.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["demo2.out", "notes/"]);
        // A file is not known because a folder of its name is.
        assert_eq!(check(&Checkout::of(&[("crates", "")])).len(), 1);
    }
}
