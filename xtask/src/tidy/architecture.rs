//! ARCHITECTURE.md stays a page that one reads, and names every crate.

use super::{Checkout, Finding};

const PATH: &str = "ARCHITECTURE.md";
const LINES_BELOW: usize = 150;

/// Its absence, its length, and each crate that it does not name.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let Some(file) = checkout.file(PATH) else {
        return vec![Finding::error(PATH, 0, "is missing: the map of the crates")];
    };
    let mut findings = Vec::new();
    let lines = file.lines().count();
    if lines >= LINES_BELOW {
        findings.push(Finding::error(PATH, 0, format!("{lines} lines: it stays below {LINES_BELOW}")));
    }
    for member in &checkout.crates {
        let named = [format!("`{}`", member.name), format!("{}/", member.name)];
        if !named.iter().any(|name| file.text.contains(name.as_str())) {
            findings.push(Finding::error(PATH, 0, format!("does not name the crate `{}`", member.name)));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::metadata::Crate;
    use super::*;

    fn checkout(text: &str) -> Checkout {
        let member = Crate { name: "feel".into(), ..Crate::default() };
        Checkout { crates: vec![member], ..Checkout::of(&[(PATH, text)]) }
    }

    #[test]
    fn the_map_names_each_crate_and_stays_short() {
        assert_eq!(check(&checkout("feel/  how rules are written")), []);
        assert_eq!(check(&checkout("what one would feel there")).len(), 1);
        assert_eq!(check(&checkout(&"`feel`\n".repeat(150))).len(), 1);
        assert_eq!(check(&Checkout::default()).len(), 1);
    }
}
