//! No file names a folder of somebody's machine.
//!
//! Which folders these are is read from the machine: the first folder of the checkout's and of the home path, and the
//! usual places of home folders. So a path that slipped in is found at the latest where it came from.

use std::collections::BTreeSet;

use super::{Checkout, Finding};

/// Every line that names such a folder.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout.files.iter().filter(|file| file.path != "xtask/src/tidy/paths.rs") {
        for (number, line) in file.lines() {
            let hit = checkout.machine_folders.iter().find(|folder| names(line, folder));
            findings.extend(hit.map(|folder| {
                let text = format!("names {folder}…, a place on one machine: make it relative or a setting");
                Finding::error(&file.path, number, text)
            }));
        }
    }
    findings
}

/// The folders that tell where a checkout and a home lie, each as `/name/`.
///
/// Folders that every Linux machine has do not tell anything.
pub(crate) fn telling_folders(root: &str, home: &str) -> Vec<String> {
    const EVERYWHERE: [&str; 14] =
        ["bin", "dev", "etc", "lib", "media", "mnt", "opt", "proc", "run", "srv", "sys", "tmp", "usr", "var"];
    let first = |path: &str| path.split('/').nth(1).unwrap_or_default().to_owned();
    let mut folders: BTreeSet<String> = [first(root), first(home)].into();
    folders.extend(["home", "root", "Users"].map(str::to_owned));
    folders.retain(|folder| !folder.is_empty() && !EVERYWHERE.contains(&folder.as_str()));
    folders.into_iter().map(|folder| format!("/{folder}/")).collect()
}

/// An absolute path starts with this folder; `docs/home/` and an address of the web are none.
pub(super) fn names(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && !"._-/})~*".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> usize {
        let checkout = Checkout {
            machine_folders: vec!["/home/".into(), "/src/".into()],
            ..Checkout::of(&[("a.md", line)])
        };
        check(&checkout).len()
    }

    #[test]
    fn a_path_of_one_machine_is_found() {
        for bad in ["see /home/anna/gangway", "`/src/main/x`", "\"/home/anna\"", "/home/a"] {
            assert_eq!(found(bad), 1, "{bad}");
        }
    }

    #[test]
    fn relative_paths_are_fine() {
        for good in
            ["crates/form/src/lib.rs", "docs/home/a.md", "https://example.org/home/", "../src/a", "$x/home/"]
        {
            assert_eq!(found(good), 0, "{good}");
        }
    }

    #[test]
    fn the_own_checkout_is_a_machine_folder_but_usr_is_none() {
        assert_eq!(telling_folders("/data/gangway", "/root"), ["/Users/", "/data/", "/home/", "/root/"]);
        assert_eq!(telling_folders("/usr/src/gangway", ""), ["/Users/", "/home/", "/root/"]);
    }
}
