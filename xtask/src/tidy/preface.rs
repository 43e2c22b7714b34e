//! Each Rust file opens with `//!`: what it owns, what it refuses.

use super::{Checkout, Finding};

/// Every Rust file without preface, and a warning for one that only repeats its own name.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout.with_ending(".rs") {
        let first = file.text.lines().next().unwrap_or_default();
        match first.strip_prefix("//!").map(str::trim) {
            None | Some("") => {
                let text = "starts without `//!`: say what the file owns and what it refuses";
                findings.push(Finding::error(&file.path, 1, text));
            }
            Some(words) if !words.contains(' ') => {
                let text = format!("a preface of one word (`{words}`) explains nothing");
                findings.push(Finding::error(&file.path, 1, text).into_warning());
            }
            Some(_) => {}
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::Weight;
    use super::*;

    #[test]
    fn a_file_says_what_it_owns() {
        assert_eq!(check(&Checkout::of(&[("a.rs", "//! What is asked.\n")])), []);
        for bad in ["", "use std::fmt;\n//! late", "//!\n", "// no preface\n"] {
            assert_eq!(check(&Checkout::of(&[("a.rs", bad)])).len(), 1, "{bad:?}");
        }
    }

    #[test]
    fn a_single_word_is_not_enough() {
        let found = check(&Checkout::of(&[("a.rs", "//! law\n")]));
        assert_eq!(found.first().map(|finding| finding.weight), Some(Weight::Warning));
    }
}
