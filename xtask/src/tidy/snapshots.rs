//! Snapshots belong to a test that exists, and pending ones are not committed.

use super::{Checkout, Finding};

/// Every pending snapshot and every one whose source file is gone.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout.with_ending(".snap.new") {
        findings.push(Finding::error(&file.path, 0, "look at this snapshot, then accept or delete it"));
    }
    for file in checkout.with_ending(".snap") {
        let source = file.text.lines().find_map(|line| line.strip_prefix("source: "));
        let exists = source.is_some_and(|source| checkout.file(source.trim_matches('"')).is_some());
        if !exists {
            let text =
                format!("no test is left for this snapshot (source: {})", source.unwrap_or("not named"));
            findings.push(Finding::error(&file.path, 0, text));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_lives_with_its_test() {
        let snapshot = ("crates/x/src/snapshots/a.snap", "---\nsource: crates/x/src/a.rs\n---\n1\n");
        assert_eq!(check(&Checkout::of(&[snapshot, ("crates/x/src/a.rs", "//! A.")])), []);
        assert_eq!(check(&Checkout::of(&[snapshot])).len(), 1);
    }

    #[test]
    fn a_pending_snapshot_is_found() {
        assert_eq!(check(&Checkout::of(&[("crates/x/src/snapshots/a.snap.new", "---\n")])).len(), 1);
    }
}
