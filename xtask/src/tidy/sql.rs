//! SQL lives in the crate `store` and nowhere else.

use super::{Checkout, Finding};

/// Every statement, and every use of the driver, outside the crate that keeps.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout.files.iter().filter(|file| concerns(&file.path)) {
        let offences = file.lines().filter(|(_, line)| is_statement(line) || line.contains("sqlx::"));
        findings.extend(offences.map(|(number, _)| {
            Finding::error(&file.path, number, "SQL belongs into `store`, behind a port")
        }));
    }
    findings
}

/// The rules name statements and the driver themselves; scripts may prepare a database for the tests.
fn concerns(path: &str) -> bool {
    let code = [".rs", ".sql", ".html", ".ts", ".svelte"].iter().any(|ending| path.ends_with(ending));
    code && !path.starts_with("crates/adapters/store/") && !path.starts_with("xtask/")
}

/// Keywords in capitals, as we write them; prose about «a selection from a list» is none.
fn is_statement(line: &str) -> bool {
    let alone =
        ["INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "ALTER TABLE ", "DROP TABLE ", "CREATE INDEX "];
    let pairs = [("SELECT ", " FROM "), ("UPDATE ", " SET ")];
    let opened = line.trim_start().trim_start_matches(['"', '(', 'r', '#']).trim_start();
    alone.iter().any(|keyword| line.contains(keyword))
        || pairs.iter().any(|(first, then)| {
            line.find(first).is_some_and(|at| line.get(at..).is_some_and(|rest| rest.contains(then)))
        })
        || opened.starts_with("SELECT ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_outside_the_store_is_found() {
        for bad in [
            "let rows = query(\"SELECT id FROM town\");",
            "    \"SELECT id,",
            "\"UPDATE job SET state = 'done'\"",
            "INSERT INTO journal VALUES (1)",
            "sqlx::query(text)",
        ] {
            assert_eq!(check(&Checkout::of(&[("crates/web/desk/src/lib.rs", bad)])).len(), 1, "{bad}");
        }
    }

    #[test]
    fn the_store_and_prose_are_free() {
        let statement = "SELECT id FROM town";
        assert_eq!(check(&Checkout::of(&[("crates/adapters/store/src/town.rs", statement)])), []);
        assert_eq!(
            check(&Checkout::of(&[(
                "crates/web/desk/src/lib.rs",
                "/// Selects from the list, updates the set."
            )])),
            []
        );
    }
}
