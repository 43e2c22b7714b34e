//! A promise to come back needs an address: `TODO(#12)`.

use super::{Checkout, Finding};

/// Every reminder without issue, and every other word for the same thing.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout.files.iter().filter(|file| concerns(&file.path)) {
        let offences = file.lines().filter(|(_, line)| is_loose_end(line));
        findings.extend(
            offences
                .map(|(number, _)| Finding::error(&file.path, number, "do it now, or write `TODO(#issue)`")),
        );
    }
    findings
}

fn concerns(path: &str) -> bool {
    let code = [".rs", ".ts", ".svelte", ".html", ".css", ".sql", ".toml", ".sh", "Makefile"];
    code.iter().any(|ending| path.ends_with(ending)) && path != "xtask/src/tidy/todo.rs"
}

fn is_loose_end(line: &str) -> bool {
    let word = |needle: &str| {
        line.match_indices(needle).any(|(at, _)| {
            let letter = |c: char| c.is_alphanumeric() || c == '_';
            let before = line.get(..at).unwrap_or_default();
            let after = line.get(at + needle.len()..).unwrap_or_default();
            !before.ends_with(letter) && !after.starts_with(letter) && !has_issue(after)
        })
    };
    ["TODO", "FIXME", "XXX", "HACK"].into_iter().any(word)
}

fn has_issue(after: &str) -> bool {
    let number = after.strip_prefix("(#").and_then(|rest| rest.split_once(')')).map(|(number, _)| number);
    number.is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_without_issue_is_found() {
        for bad in ["// TODO: later", "// TODO(peter) later", "// TODO(#) later", "/* FIXME */", "# XXX"] {
            assert_eq!(check(&Checkout::of(&[("a.rs", bad)])).len(), 1, "{bad}");
        }
    }

    #[test]
    fn one_with_an_issue_is_fine() {
        assert_eq!(check(&Checkout::of(&[("a.rs", "// TODO(#12): the second factor\nlet XXXL = 1;")])), []);
    }
}
