//! The tests' harness serves tests of whole areas alone: a dev-dependency, named only below `tests/it`.
//!
//! A unit test that used it would meet its own crate a second time, as another crate.

use super::{Checkout, Finding, metadata::Crate, source::names_crate};

const HARNESS: &str = "testing";

/// Every crate that ships the harness, and every file outside `tests/it` that names it.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    checkout.crates.iter().flat_map(|member| offences_of(checkout, member)).collect()
}

fn offences_of(checkout: &Checkout, member: &Crate) -> Vec<Finding> {
    let mut findings = Vec::new();
    if member.inward.contains(HARNESS) {
        let text = format!("`{HARNESS}` is for tests: name it under `[dev-dependencies]`");
        findings.push(Finding::error(&member.name, 0, text));
    }
    if !member.for_tests.contains(HARNESS) {
        return findings;
    }
    let tests = format!("{}tests/it/", member.folder);
    let own = checkout.with_ending(".rs").filter(|file| file.path.starts_with(&member.folder));
    for file in own.filter(|file| !file.path.starts_with(&tests)) {
        let offences = file.lines().filter(|(_, line)| names_crate(line, HARNESS));
        findings.extend(offences.map(|(number, _)| {
            let text = format!("`{HARNESS}` is for `tests/it` alone: a unit test would meet its crate twice");
            Finding::error(&file.path, number, text)
        }));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(member: Crate, files: &[(&str, &str)]) -> usize {
        check(&Checkout { crates: vec![member], ..Checkout::of(files) }).len()
    }

    fn filing() -> Crate {
        Crate {
            name: "filing".into(),
            folder: "crates/application/filing/".into(),
            for_tests: [HARNESS.to_owned()].into(),
            ..Crate::default()
        }
    }

    #[test]
    fn tests_of_a_whole_area_use_it() {
        let test = ("crates/application/filing/tests/it/drafts.rs", "use testing::Town;");
        let own = ("crates/application/filing/src/lib.rs", "use crate::testing::Town;\n// testing::Town\n");
        assert_eq!(found(filing(), &[test, own]), 0);
    }

    #[test]
    fn a_unit_test_with_the_harness_is_found() {
        for bad in ["    use testing::Town;", "let town = testing::town();", "use testing;"] {
            assert_eq!(found(filing(), &[("crates/application/filing/src/lib.rs", bad)]), 1, "{bad}");
        }
    }

    #[test]
    fn a_product_with_the_harness_is_found() {
        let shipped = Crate { inward: [HARNESS.to_owned()].into(), for_tests: [].into(), ..filing() };
        assert_eq!(found(shipped, &[]), 1);
    }
}
