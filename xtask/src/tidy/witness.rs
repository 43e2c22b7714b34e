//! The case takes from `access` the witness of a person and nothing else.

use super::{Checkout, Finding};

/// Every line of the case's crate that names more of `access` than `SignedIn`.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout.with_ending(".rs").filter(|file| file.path.starts_with("crates/domain/case/src/")) {
        let offences = file.lines().filter(|(_, line)| takes_more(line));
        findings.extend(offences.map(|(number, _)| {
            let text = "`case` may name `access::SignedIn` and nothing else of it";
            Finding::error(&file.path, number, text)
        }));
    }
    findings
}

fn takes_more(line: &str) -> bool {
    if line.trim_start().starts_with("//") {
        return false;
    }
    let mut uses = line.split("access::");
    let mut before = uses.next().unwrap_or_default();
    for after in uses {
        let is_path = !before.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        let name: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if is_path && name != "SignedIn" {
            return true;
        }
        before = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: &str = "crates/domain/case/src/lib.rs";

    #[test]
    fn the_case_takes_only_the_witness_from_access() {
        let good =
            "use access::SignedIn;\nfn f(by: &access::SignedIn) {}\n// access::Role is for use cases\n";
        assert_eq!(check(&Checkout::of(&[(PLACE, good)])), []);
        for bad in ["use access::Role;", "use access::{SignedIn, Role};", "fn f() -> ::access::Policies"] {
            assert_eq!(check(&Checkout::of(&[(PLACE, bad)])).len(), 1, "{bad}");
        }
    }

    #[test]
    fn others_may_take_what_they_need() {
        assert_eq!(check(&Checkout::of(&[("crates/web/desk/src/case/src/a.rs", "use access::Role;")])), []);
    }
}
