//! The witnesses of who acts: the case takes from `access` that of a person and nothing else, and that of the operator of the
//! instance is made where a command begins and nowhere else.

use super::{Checkout, Finding};

/// What makes the witness of the operator of the instance.
const OPERATOR: &str = "InstanceOperator::on_the_server";

/// Where it may be made: by commands, by what makes the demo, by tests.
const SERVER: [&str; 3] =
    ["crates/gangway/src/command/mod.rs", "crates/demo/src/seed/mod.rs", "crates/testing/src/harness/mod.rs"];

/// What writes down that the operator of the instance did something.
const BY_OPERATOR: &str = "ActorRef::Operator";

/// Where it may be written down: beside the witness.
const AUTHORIZED: &str = "crates/application/admin/src/authorize.rs";

/// Every line of the case's crate that names more of `access` than `SignedIn`, and every one that acts as the operator of the
/// instance elsewhere than on the server.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = operators(checkout);
    for file in checkout.with_ending(".rs").filter(|file| file.path.starts_with("crates/domain/case/src/")) {
        let offences = file.lines().filter(|(_, line)| takes_more(line));
        findings.extend(offences.map(|(number, _)| {
            let text = "`case` may name `access::SignedIn` and nothing else of it";
            Finding::error(&file.path, number, text)
        }));
    }
    findings
}

fn operators(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    let crates = checkout.with_ending(".rs").filter(|file| file.path.starts_with("crates/"));
    for file in crates.filter(|file| !file.path.contains("/tests/")) {
        let makes = |line: &str| line.contains(OPERATOR) && !SERVER.contains(&file.path.as_str());
        let writes = |line: &str| line.contains(BY_OPERATOR) && file.path != AUTHORIZED;
        let offences = file.product_lines().filter(|(_, line)| makes(line) || writes(line));
        findings.extend(offences.map(|(number, _)| {
            let text =
                "only commands on the server act as the operator of the instance: take an `Administrator`";
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

    #[test]
    fn only_commands_act_as_the_operator_of_the_instance() {
        let made = "static OPERATOR: InstanceOperator = InstanceOperator::on_the_server();";
        assert_eq!(check(&Checkout::of(&[("crates/gangway/src/command/mod.rs", made)])), []);
        assert_eq!(check(&Checkout::of(&[("crates/application/admin/tests/it/a.rs", made)])), []);
        for (path, bad) in [
            ("crates/web/desk/src/cases.rs", made),
            (
                "crates/gangway/src/command/job/revive.rs",
                "let event = JobRevived { job, by: ActorRef::Operator };",
            ),
        ] {
            assert_eq!(check(&Checkout::of(&[(path, bad)])).len(), 1, "{path}");
        }
    }
}
