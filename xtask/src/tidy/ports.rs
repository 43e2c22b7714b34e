//! No handler reaches a port: pages ask use cases, which authorise beside the read.
//!
//! The clock and the ids are handed in as values; what is kept, sealed, printed or sent is not.

use super::{Checkout, Finding};

/// Where handlers stand.
const FOLDERS: [&str; 4] =
    ["crates/web/portal/", "crates/web/desk/", "crates/web/api/", "crates/web/runner/"];
/// The ports as fields of what the use cases are given.
const FIELDS: [&str; 8] =
    [".store", ".vault", ".keyring", ".mailer", ".press", ".sealer", ".inspector", ".passwords"];
/// The module of the kernel in which the ports stand.
const MODULE: &str = "kernel::ports";

/// Every line there that calls a port or names its trait.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let rust = checkout.with_ending(".rs");
    let mut findings = Vec::new();
    for file in rust.filter(|file| FOLDERS.iter().any(|folder| file.path.starts_with(folder))) {
        let lines: Vec<(usize, &str)> = file.product_lines().collect();
        let next = lines.iter().skip(1).map(|(_, line)| line.trim_start()).chain([""]);
        let offences = lines.iter().zip(next).filter_map(|((number, line), next)| {
            let port = port_in(line, next)?;
            Some(Finding::error(&file.path, *number, format!("`{port}` is a port: call a use case")))
        });
        findings.extend(offences);
    }
    findings
}

/// The port that a line reaches; a chain of calls may go on in the next one.
fn port_in(line: &str, next: &str) -> Option<&'static str> {
    if line.trim_start().starts_with("//") {
        return None;
    }
    if line.contains(MODULE) {
        return Some(MODULE);
    }
    let reaches = |field: &&&str| {
        line.match_indices(**field).any(|(at, found)| {
            let after = line.get(at + found.len()..).unwrap_or_default();
            after.starts_with('.')
                || after.starts_with([',', ')', ';'])
                || (after.is_empty() && next.starts_with('.'))
        })
    };
    FIELDS.iter().find(reaches).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Checkout::of(&[(path, text)])).len()
    }

    #[test]
    fn a_page_that_reaches_a_port_is_found() {
        for bad in [
            "let towns = state.ports().store.towns().await?;",
            "let towns = ports\n    .store\n    .towns()",
            "keep(&ports.vault, bytes)",
            "use kernel::ports::Store;",
        ] {
            assert_eq!(found("crates/web/desk/src/cases.rs", bad), 1, "{bad}");
        }
    }

    #[test]
    fn use_cases_tests_and_what_joins_are_fine() {
        for good in
            ["read_case(&ctx, id).await?", "// ports.store.towns()", "page.storeys.len()", "x.stored()"]
        {
            assert_eq!(found("crates/web/desk/src/cases.rs", good), 0, "{good}");
        }
        assert_eq!(found("crates/web/site/src/lib.rs", "use kernel::ports::Links;"), 0);
        assert_eq!(found("crates/web/desk/tests/it/cases.rs", "ports.store.towns()"), 0);
    }
}
