//! What we stand on is free for us to pass on, and comes from the registry alone.
//!
//! A licence that asks something of us is accepted for a package by name: `THIRD_PARTY.md` has a row with both.

use super::{Checkout, Finding, metadata::Package};

/// Licences that ask for their text at most.
const FREE: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];
/// Licences that `THIRD_PARTY.md` may accept for a package.
const ACCEPTED_BY_NAME: [&str; 2] = ["CDLA-Permissive-2.0", "MPL-2.0"];
const THIRD_PARTY: &str = "THIRD_PARTY.md";
const REGISTRY: &str = "registry+";

/// Every package from elsewhere than the one registry, and every one whose licence we cannot take.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    let registry =
        checkout.packages.iter().map(|package| &package.source).find(|source| source.starts_with(REGISTRY));
    for package in &checkout.packages {
        if Some(&package.source) != registry {
            let text = format!("comes from «{}»: take a release from the registry", package.source);
            findings.push(Finding::error(&package.name, 0, text));
        }
        if !is_licensed(checkout, package) {
            let text = format!("its licence «{}» is not among those that we take", package.licence);
            findings.push(Finding::error(&package.name, 0, text));
        }
    }
    findings
}

fn is_licensed(checkout: &Checkout, package: &Package) -> bool {
    let quoted = format!("`{}`", package.name);
    let is_accepted = |licence: &str| {
        let page = checkout.file(THIRD_PARTY);
        page.is_some_and(|page| page.lines().any(|(_, row)| row.contains(&quoted) && row.contains(licence)))
    };
    let takes = |licence: &str| {
        FREE.contains(&licence) || (ACCEPTED_BY_NAME.contains(&licence) && is_accepted(licence))
    };
    holds(&package.licence, &takes)
}

/// Whether an SPDX expression holds when these licences do: `OR` needs one side, `AND` both and binds closer.
fn holds(expression: &str, takes: &impl Fn(&str) -> bool) -> bool {
    // Some old packages write a slash for `OR`.
    let expression = expression.replace('/', " OR ");
    let spaced = expression.replace('(', " ( ").replace(')', " ) ");
    let mut words: Vec<&str> = spaced.split_whitespace().rev().collect();
    any_of(&mut words, takes).unwrap_or(false) && words.is_empty()
}

/// Sides joined by `OR`; the words stand in reverse order, the next one last.
fn any_of(words: &mut Vec<&str>, takes: &impl Fn(&str) -> bool) -> Option<bool> {
    let mut held = all_of(words, takes)?;
    while words.pop_if(|word| *word == "OR").is_some() {
        held |= all_of(words, takes)?;
    }
    Some(held)
}

fn all_of(words: &mut Vec<&str>, takes: &impl Fn(&str) -> bool) -> Option<bool> {
    let mut held = one(words, takes)?;
    while words.pop_if(|word| *word == "AND").is_some() {
        held &= one(words, takes)?;
    }
    Some(held)
}

fn one(words: &mut Vec<&str>, takes: &impl Fn(&str) -> bool) -> Option<bool> {
    match words.pop()? {
        "(" => {
            let held = any_of(words, takes)?;
            words.pop_if(|word| *word == ")").map(|_| held)
        }
        licence if words.pop_if(|word| *word == "WITH").is_some() => {
            Some(takes(&format!("{licence} WITH {}", words.pop()?)))
        }
        licence => Some(takes(licence)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(licence: &str, source: &str) -> usize {
        let first = Package { name: "serde".into(), licence: "MIT".into(), source: "registry+index".into() };
        let package = Package { name: "roots".into(), licence: licence.into(), source: source.into() };
        let page =
            Checkout::of(&[(THIRD_PARTY, "| `roots` | CDLA-Permissive-2.0 |\n| `other` | MPL-2.0 |\n")]);
        check(&Checkout { packages: vec![first, package], ..page }).len()
    }

    #[test]
    fn free_licences_are_fine() {
        for good in [
            "MIT OR Apache-2.0",
            "Unlicense/MIT",
            "Apache-2.0 OR GPL-2.0-only",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "ISC AND (Apache-2.0 OR ISC) AND MIT",
            "Apache-2.0 WITH LLVM-exception",
            "GPL-3.0-only AND MIT OR MIT",
        ] {
            assert_eq!(found(good, "registry+index"), 0, "{good}");
        }
    }

    #[test]
    fn a_licence_that_binds_us_is_found() {
        for bad in
            ["GPL-3.0-only", "MIT AND AGPL-3.0-only", "", "MIT OR", "(MIT", "MIT MIT", "Apache-2.0 WITH X"]
        {
            assert_eq!(found(bad, "registry+index"), 1, "{bad}");
        }
    }

    #[test]
    fn a_licence_that_asks_something_is_accepted_by_name() {
        assert_eq!(found("CDLA-Permissive-2.0", "registry+index"), 0);
        assert_eq!(found("MPL-2.0", "registry+index"), 1);
    }

    #[test]
    fn a_package_from_elsewhere_is_found() {
        for bad in ["git+https://example.org/roots", "", "registry+other"] {
            assert_eq!(found("MIT", bad), 1, "{bad}");
        }
    }
}
