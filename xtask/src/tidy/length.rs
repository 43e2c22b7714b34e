//! Files that one can read in a sitting: never over 600 lines, and over 300 only with a reason; and crates of at most 10,000 lines,
//! so that a change compiles one subject anew and not half the product.
//!
//! The reason stands in the file's own preface as a line `//! Long because …`. Tests do not count: neither the unit
//! tests at the end of a file nor files that are all test.

use std::collections::BTreeMap;

use super::{Checkout, Finding};

const CRATE_LINES_MAX: usize = 10_000;
const LINES_MAX: usize = 600;
const LINES_EXPLAINED_FROM: usize = 300;
const ENDINGS: [&str; 6] = [".rs", ".ts", ".svelte", ".html", ".css", ".sql"];

/// Every file and crate that is too long, and a warning for each long file that does not say why.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = long_crates(checkout);
    for file in checkout.files.iter().filter(|file| ENDINGS.iter().any(|ending| file.path.ends_with(ending)))
    {
        let lines = file.product_lines().count();
        if lines > LINES_MAX {
            let text = format!("{lines} lines without tests, {LINES_MAX} is the most: cut it by subject");
            findings.push(Finding::error(&file.path, 0, text));
        } else if lines > LINES_EXPLAINED_FROM && !file.text.contains("Long because ") {
            let text =
                format!("{lines} lines without tests: cut it, or explain with `Long because …` on top");
            findings.push(Finding::error(&file.path, 0, text).into_warning());
        }
    }
    findings
}

fn long_crates(checkout: &Checkout) -> Vec<Finding> {
    let mut crates: BTreeMap<&str, usize> = BTreeMap::new();
    for file in checkout.with_ending(".rs") {
        let Some((folder, _)) = file.path.split_once("/src/") else { continue };
        *crates.entry(folder).or_default() += file.product_lines().count();
    }
    let long = crates.into_iter().filter(|(_, lines)| *lines > CRATE_LINES_MAX);
    long.map(|(folder, lines)| {
        let text = format!("{lines} lines without tests, {CRATE_LINES_MAX} is the most: cut it by subject");
        Finding::error(folder, 0, text)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::Weight;
    use super::*;

    fn found(path: &str, text: &str) -> Vec<Weight> {
        check(&Checkout::of(&[(path, text)])).into_iter().map(|finding| finding.weight).collect()
    }

    #[test]
    fn three_hundred_lines_are_fine_and_six_hundred_are_not() {
        assert_eq!(found("crates/x/src/lib.rs", &"x\n".repeat(300)), []);
        assert_eq!(found("crates/x/src/lib.rs", &"x\n".repeat(301)), [Weight::Warning]);
        assert_eq!(found("crates/x/src/lib.rs", &"x\n".repeat(601)), [Weight::Error]);
    }

    #[test]
    fn a_reason_silences_the_warning_but_not_the_error() {
        let explained = |lines| format!("//! Long because it is a table.\n{}", "x\n".repeat(lines));
        assert_eq!(found("crates/x/src/lib.rs", &explained(400)), []);
        assert_eq!(found("crates/x/src/lib.rs", &explained(600)), [Weight::Error]);
    }

    #[test]
    fn tests_do_not_count() {
        let unit = format!("fn a() {{}}\n\n#[cfg(test)]\nmod tests {{\n{}}}\n", "x\n".repeat(900));
        assert_eq!(found("crates/x/src/lib.rs", &unit), []);
        assert_eq!(found("crates/x/tests/it/main.rs", &"x\n".repeat(900)), []);
        assert_eq!(found("ui/src/portal.css", &"x\n".repeat(900)), [Weight::Error]);
    }

    #[test]
    fn a_crate_has_at_most_ten_thousand_lines() {
        let [few, some, more] = [100, 101, 300].map(|lines| "// x\n".repeat(lines));
        let path = |at: usize| format!("crates/web/desk/src/m{at}.rs");
        let files: Vec<(String, &str)> = (0..33).map(|at| (path(at), more.as_str())).collect();
        let of = |last: &'static str, text: &str| {
            let mut files: Vec<(&str, &str)> =
                files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
            files.push((last, text));
            check(&Checkout::of(&files)).into_iter().map(|finding| finding.place).collect::<Vec<_>>()
        };
        assert_eq!(of("crates/web/desk/src/last.rs", &few), Vec::<String>::new());
        assert_eq!(of("crates/web/desk/src/last.rs", &some), ["crates/web/desk"]);
        assert_eq!(of("crates/web/portal/src/last.rs", &some), Vec::<String>::new());
    }
}
