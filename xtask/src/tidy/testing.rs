//! Tests that can be trusted: none skipped, none that sleeps, none left alone in focus.

use super::{Checkout, File, Finding};

/// What skips a test in Rust, wherever it stands.
const SKIPPED: [&str; 3] = ["#[ignore]", "#[ignore =", ", ignore"];

/// Line fragments that a test must not have, each with what to do instead.
const OFFENCES: &[(&str, &str, &str)] = &[
    (".rs", "thread::sleep", "wait for the event, not for the clock"),
    (".rs", "time::sleep", "wait for the event, not for the clock"),
    (".ts", "waitForTimeout", "wait for what should appear, not for the clock"),
    (".ts", "test.only", "the other tests would not run"),
    (".ts", "describe.only", "the other tests would not run"),
    (".ts", "test.fixme", "a test that does not run proves nothing: make it run or delete it"),
    (".ts", "disableRules", "no accessibility rule is switched off"),
];

/// Every such line in Rust tests and browser journeys.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings: Vec<Finding> = checkout.with_ending(".rs").flat_map(skipped_in).collect();
    for file in checkout.files.iter().filter(|file| is_test(&file.path)) {
        for (number, line) in file.lines() {
            let hits = OFFENCES
                .iter()
                .filter(|(ending, offence, _)| file.path.ends_with(ending) && line.contains(offence));
            findings.extend(hits.map(|(_, offence, advice)| {
                Finding::error(&file.path, number, format!("`{offence}`: {advice}"))
            }));
        }
    }
    findings
}

/// Unit tests stand in any Rust file, so that every one is looked at; this file names the attribute itself.
fn skipped_in(file: &File) -> Vec<Finding> {
    let lines = file.lines().filter(|_| file.path != "xtask/src/tidy/testing.rs");
    let attributes = lines.filter(|(_, line)| line.trim_start().starts_with("#["));
    let skipped = attributes.filter(|(_, line)| SKIPPED.iter().any(|mark| line.contains(mark)));
    let text = "a test that does not run proves nothing: make it run or delete it";
    skipped.map(|(number, _)| Finding::error(&file.path, number, text)).collect()
}

/// Product code may wait on a timer (jobs do), so that only tests are looked at where the path tells.
fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.starts_with("e2e/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sleeping_or_skipped_test_is_found() {
        for (path, bad) in [
            ("crates/x/tests/it/jobs.rs", "    thread::sleep(Duration::from_secs(1));"),
            ("crates/x/tests/it/jobs.rs", "#[ignore = \"slow\"]"),
            ("crates/x/src/jobs.rs", "    #[ignore]"),
            ("crates/x/src/jobs.rs", "    #[cfg_attr(not(unix), ignore)]"),
            ("e2e/tests/portal.spec.ts", "await page.waitForTimeout(500);"),
            ("e2e/tests/portal.spec.ts", "test.only('files', async () => {});"),
        ] {
            assert_eq!(check(&Checkout::of(&[(path, bad)])).len(), 1, "{bad}");
        }
    }

    #[test]
    fn the_product_may_wait() {
        let product = ("crates/gangway/src/jobs.rs", "tokio::time::sleep(pause).await;");
        assert_eq!(check(&Checkout::of(&[product])), []);
    }
}
