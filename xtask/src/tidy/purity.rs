//! Pure crates stay pure, also by way of a dependency.
//!
//! Clippy forbids the clock and the environment in our own lines; this looks at what the dependency tree brings along:
//! async runtimes, network, HTTP, SQL and randomness. Procedural macros and what only tests use do not count.

use super::{Checkout, Finding};

/// Crates that are functions of their arguments.
pub(crate) const PURE: [&str; 7] = ["ids", "locale", "feel", "form", "case", "law", "access"];

/// Packages that do what a pure crate must not, by kind.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("an async runtime", &["tokio", "async-std", "smol", "async-io", "futures-executor", "mio", "polling"]),
    ("the network", &["socket2", "rustls", "native-tls", "openssl", "lettre"]),
    ("HTTP", &["axum", "hyper", "h2", "http-body", "reqwest", "ureq", "tower"]),
    (
        "SQL",
        &[
            "sqlx",
            "sqlx-core",
            "rusqlite",
            "libsqlite3-sys",
            "postgres",
            "tokio-postgres",
            "diesel",
            "sea-orm",
        ],
    ),
    // `rand_core` alone is a trait; a source of randomness would bring `getrandom`.
    ("randomness", &["getrandom", "rand", "rand_chacha", "fastrand"]),
    ("the file system", &["tempfile", "walkdir", "notify"]),
    ("the time zone of the machine", &["iana-time-zone", "jiff-tzdb-platform"]),
];

/// Every forbidden package in the tree of a pure crate.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in checkout.crates.iter().filter(|member| PURE.contains(&member.name.as_str())) {
        for (what, packages) in FORBIDDEN {
            let present = packages.iter().filter(|package| member.tree.contains(**package));
            findings.extend(present.map(|package| {
                let text = format!("is pure, but `{package}` brings {what} into its tree");
                Finding::error(&member.name, 0, text)
            }));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::checkout::Crate;
    use super::*;

    fn checkout(name: &str, tree: &[&str]) -> Checkout {
        let tree = tree.iter().map(|name| (*name).to_owned()).collect();
        Checkout { crates: vec![Crate { name: name.into(), inward: [].into(), tree }], ..Checkout::default() }
    }

    #[test]
    fn decimals_and_dates_are_pure() {
        assert_eq!(check(&checkout("feel", &["feel", "jiff", "rust_decimal", "serde"])), []);
    }

    #[test]
    fn a_runtime_in_the_tree_of_a_pure_crate_is_found() {
        let found = check(&checkout("case", &["case", "tokio"]));
        assert_eq!(
            found,
            [Finding::error("case", 0, "is pure, but `tokio` brings an async runtime into its tree")]
        );
    }

    #[test]
    fn randomness_is_found_too() {
        assert_eq!(check(&checkout("ids", &["uuid", "getrandom"])).len(), 1);
    }

    #[test]
    fn an_adapter_may_do_what_it_must() {
        assert_eq!(check(&checkout("store", &["tokio", "sqlx"])), []);
    }
}
