//! Pure crates stay pure, also by way of a dependency.
//!
//! Clippy forbids the clock and the environment in our own lines; this looks at what the dependency tree brings along:
//! async runtimes, network, HTTP, SQL and randomness. Procedural macros and what only tests use do not count.

use super::{Checkout, Finding, metadata::Crate};

/// Whether a crate is a function of its arguments.
pub(super) fn is_pure(member: &Crate) -> bool {
    member.folder.starts_with("crates/domain/")
}

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
    for member in checkout.crates.iter().filter(|member| is_pure(member)) {
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
    use super::*;

    fn checkout(folder: &str, tree: &[&str]) -> Checkout {
        let name = folder.rsplit('/').nth(1).unwrap().to_owned();
        let tree = tree.iter().map(|name| (*name).to_owned()).collect();
        Checkout {
            crates: vec![Crate { name, folder: folder.into(), tree, ..Crate::default() }],
            ..Checkout::default()
        }
    }

    #[test]
    fn decimals_and_dates_are_pure() {
        assert_eq!(check(&checkout("crates/domain/feel/", &["feel", "jiff", "rust_decimal", "serde"])), []);
    }

    #[test]
    fn a_runtime_in_the_tree_of_a_pure_crate_is_found() {
        let found = check(&checkout("crates/domain/case/", &["case", "tokio"]));
        assert_eq!(
            found,
            [Finding::error("case", 0, "is pure, but `tokio` brings an async runtime into its tree")]
        );
    }

    #[test]
    fn randomness_is_found_too() {
        assert_eq!(check(&checkout("crates/domain/ids/", &["uuid", "getrandom"])).len(), 1);
    }

    #[test]
    fn an_adapter_may_do_what_it_must() {
        assert_eq!(check(&checkout("crates/adapters/store/", &["tokio", "sqlx"])), []);
    }
}
