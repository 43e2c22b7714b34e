//! Which crate may name which: dependencies point inwards, adapters never see each other.
//!
//! Also that `case` takes from `access` the witness of a person and nothing else.

use super::{Checkout, Finding, checkout::Crate};

/// What each crate may depend on. A new edge is a decision of its own: add it here in the commit that explains it.
const ALLOWED: &[(&str, &[&str])] = &[
    ("ids", &[]),
    ("locale", &[]),
    ("feel", &["locale"]),
    ("law", &["locale"]),
    ("access", &["ids"]),
    ("form", &["feel", "locale"]),
    ("case", &["access", "ids", "locale"]),
    ("app", &["access", "case", "feel", "form", "ids", "law", "locale"]),
    ("store", &["app", "ids"]),
    ("paper", &["app", "ids", "locale"]),
    ("outside", &["app"]),
    ("web", &["access", "app", "case", "form", "ids", "law"]),
    ("demo", &["access", "app", "case", "form", "ids", "law", "outside", "paper", "web"]),
    ("gangway", &["access", "app", "case", "demo", "form", "ids", "law", "outside", "paper", "store", "web"]),
    ("testing", &["access", "app", "case", "form", "ids", "law", "outside", "paper", "store", "web"]),
    ("xtask", &[]),
];

/// Every edge that the list does not have, every crate that it does not know.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings: Vec<Finding> = checkout.crates.iter().flat_map(edges_of).collect();
    let case = checkout.with_ending(".rs").filter(|file| file.path.starts_with("crates/case/src/"));
    for file in case {
        findings.extend(file.lines().filter(|(_, line)| takes_more_than_the_witness(line)).map(
            |(number, _)| {
                Finding::error(
                    &file.path,
                    number,
                    "`case` may name `access::SignedIn` and nothing else of it",
                )
            },
        ));
    }
    findings
}

fn edges_of(member: &Crate) -> Vec<Finding> {
    let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == member.name) else {
        let text =
            "this crate has no place in the house yet: add it to the list of edges and to ARCHITECTURE.md";
        return vec![Finding::error(&member.name, 0, text)];
    };
    let outward = member.inward.iter().filter(|name| !allowed.contains(&name.as_str()));
    outward.map(|name| Finding::error(&member.name, 0, format!("may not depend on `{name}`"))).collect()
}

fn takes_more_than_the_witness(line: &str) -> bool {
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

    fn member(name: &str, inward: &[&str]) -> Crate {
        let inward = inward.iter().map(|name| (*name).to_owned()).collect();
        Crate { name: name.into(), inward, tree: [].into() }
    }

    fn checkout(crates: Vec<Crate>) -> Checkout {
        Checkout { crates, ..Checkout::default() }
    }

    #[test]
    fn inward_edges_are_fine() {
        let crates = vec![member("form", &["feel"]), member("gangway", &["web", "store"])];
        assert_eq!(check(&checkout(crates)), []);
    }

    #[test]
    fn an_outward_edge_is_found() {
        let found = check(&checkout(vec![member("form", &["app"])]));
        assert_eq!(found, [Finding::error("form", 0, "may not depend on `app`")]);
    }

    #[test]
    fn adapters_do_not_see_each_other() {
        assert_eq!(check(&checkout(vec![member("web", &["store"])])).len(), 1);
    }

    #[test]
    fn an_unknown_crate_is_found() {
        assert_eq!(check(&checkout(vec![member("helpers", &[])])).len(), 1);
    }

    #[test]
    fn the_case_takes_only_the_witness_from_access() {
        let good = "use access::SignedIn;\nfn f(by: &access::SignedIn) {}\n// access::Role is for `app`\n";
        assert_eq!(check(&Checkout::of(&[("crates/case/src/lib.rs", good)])), []);
        for bad in ["use access::Role;", "use access::{SignedIn, Role};", "fn f() -> ::access::Policies"] {
            assert_eq!(check(&Checkout::of(&[("crates/case/src/lib.rs", bad)])).len(), 1, "{bad}");
        }
    }
}
