//! No file names a place below the folder for temporary files.
//!
//! Such a path is left over from one try on one machine. A script that needs a temporary folder asks `mktemp` for it and falls
//! back to the usual one with `${TMPDIR:-…}`, which is no path of its own; a test asks `tempfile`.

use super::{Checkout, Finding, paths::names};

const FOLDER: &str = "/tmp";

/// Every line that names such a place.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout.files.iter().filter(|file| file.path != "xtask/src/tidy/temporary.rs") {
        let offences = file.lines().filter(|(_, line)| is_named(line));
        findings.extend(offences.map(|(number, _)| {
            let text = "names a temporary place on one machine: ask for a folder where it is needed";
            Finding::error(&file.path, number, text)
        }));
    }
    findings
}

fn is_named(line: &str) -> bool {
    let ends = |after: &str| !after.starts_with(|c: char| c.is_alphanumeric() || "_-.".contains(c));
    let is_whole =
        line.match_indices(FOLDER).any(|(at, found)| ends(line.get(at + found.len()..).unwrap_or("")));
    is_whole && names(line, FOLDER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, line: &str) -> usize {
        check(&Checkout::of(&[(path, line)])).len()
    }

    #[test]
    fn a_temporary_place_is_found() {
        for (path, bad) in [
            ("docs/operating.md", "see /tmp/demo2.out"),
            ("crates/x/src/lib.rs", "let folder = \"/tmp\";"),
            ("crates/x/tests/it/a.rs", "File::create(\"/tmp/a\")"),
            ("scripts/test", "cp a /tmp/b"),
        ] {
            assert_eq!(found(path, bad), 1, "{bad}");
        }
    }

    #[test]
    fn a_script_may_fall_back_and_other_places_are_fine() {
        for (path, good) in [
            ("scripts/with-postgres", "folder=\"$(mktemp -d \"${TMPDIR:-/tmp}/gangway.XXXXXX\")\""),
            ("docs/a.md", "crates/x/tmp/a and https://example.org/tmp/a"),
            ("docs/a.md", "/tmpfiles.d"),
        ] {
            assert_eq!(found(path, good), 0, "{good}");
        }
    }
}
