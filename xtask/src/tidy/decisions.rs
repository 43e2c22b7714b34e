//! Decisions are numbered without a gap and say context, decision and consequences.

use super::{Checkout, Finding};

const FOLDER: &str = "docs/decisions/";
const HEADINGS: [&str; 3] = ["## Context", "## Decision", "## Consequences"];
const LINES_MAX: usize = 60;

/// Every gap, every doubled number, every page that lacks a part or is longer than a page.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    let pages = checkout
        .files
        .iter()
        .filter(|file| file.path.starts_with(FOLDER) && !file.path.ends_with("README.md"));
    for (expected, file) in (1..).zip(pages) {
        let number = format!("{FOLDER}{expected:04}-");
        if !file.path.starts_with(&number) {
            let text = format!("out of order: the next number is {expected:04}");
            findings.push(Finding::error(&file.path, 0, text));
            return findings;
        }
        let missing = HEADINGS.iter().filter(|heading| !file.lines().any(|(_, line)| line == **heading));
        findings.extend(missing.map(|heading| Finding::error(&file.path, 0, format!("lacks «{heading}»"))));
        if file.lines().count() > LINES_MAX {
            findings.push(Finding::error(&file.path, 0, format!("longer than a page of {LINES_MAX} lines")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Rust\n\n## Context\n\n## Decision\n\n## Consequences\n";

    #[test]
    fn numbers_without_gap_are_fine() {
        let pages = [("docs/decisions/0001-rust.md", PAGE), ("docs/decisions/0002-feel.md", PAGE)];
        assert_eq!(check(&Checkout::of(&pages)), []);
    }

    #[test]
    fn a_gap_and_a_doubled_number_are_found() {
        for second in
            ["docs/decisions/0003-feel.md", "docs/decisions/0001-szenario.md", "docs/decisions/feel.md"]
        {
            assert_eq!(
                check(&Checkout::of(&[("docs/decisions/0001-rust.md", PAGE), (second, PAGE)])).len(),
                1
            );
        }
    }

    #[test]
    fn a_page_without_consequences_is_found() {
        let page = PAGE.replace("## Consequences", "");
        assert_eq!(check(&Checkout::of(&[("docs/decisions/0001-rust.md", &page)])).len(), 1);
        let long = format!("{PAGE}{}", "and\n".repeat(60));
        assert_eq!(check(&Checkout::of(&[("docs/decisions/0001-rust.md", &long)])).len(), 1);
    }
}
