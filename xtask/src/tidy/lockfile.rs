//! The front end's lockfile installs anywhere: no addresses, and no platform's package missing.
//!
//! A lockfile that names a host binds every build to it. One that lost the optional package of another platform breaks
//! `npm ci` there.

use serde_json::{Map, Value};

use super::{Checkout, Finding};

/// Every address and every optional dependency without an entry, in each `package-lock.json`.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in checkout.with_ending("package-lock.json") {
        let read = serde_json::from_str::<Value>(&file.text).ok();
        let packages = read.as_ref().and_then(|lock| lock.get("packages")).and_then(Value::as_object);
        let Some(packages) = packages else {
            findings.push(Finding::error(&file.path, 0, "no lockfile of version 3: run `npm install` again"));
            continue;
        };
        for (place, package) in packages {
            findings.extend(
                offences_of(packages, place, package).map(|text| Finding::error(&file.path, 0, text)),
            );
        }
    }
    findings
}

fn offences_of(packages: &Map<String, Value>, place: &str, package: &Value) -> impl Iterator<Item = String> {
    let address = package.get("resolved").and_then(Value::as_str).filter(|from| from.contains("://"));
    let address = address
        .map(|_| format!("{place} names an address: install with `omit-lockfile-registry-resolved=true`"));
    let optional = package.get("optionalDependencies").and_then(Value::as_object);
    let names = optional.into_iter().flatten().map(|(name, _)| name);
    let missing = names.filter(|name| !is_locked(packages, place, name));
    let missing: Vec<String> =
        missing.map(|name| format!("{place} wants the optional {name}, which has no entry")).collect();
    address.into_iter().chain(missing)
}

/// Whether node would find the package from there: beside it or in a folder above.
fn is_locked(packages: &Map<String, Value>, place: &str, name: &str) -> bool {
    let mut from = place;
    loop {
        let slash = if from.is_empty() { "" } else { "/" };
        if packages.contains_key(&format!("{from}{slash}node_modules/{name}")) {
            return true;
        }
        let Some(at) = from.rfind("node_modules/") else { return false };
        from = from.get(..at).unwrap_or_default().trim_end_matches('/');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(packages: &Value) -> usize {
        let lock = serde_json::json!({ "lockfileVersion": 3, "packages": packages }).to_string();
        check(&Checkout::of(&[("package-lock.json", &lock)])).len()
    }

    #[test]
    fn a_complete_lockfile_is_fine() {
        let packages = serde_json::json!({
            "": {},
            "node_modules/vite": { "optionalDependencies": { "fsevents": "2" } },
            "node_modules/vite/node_modules/a": { "optionalDependencies": { "fsevents": "2" } },
            "node_modules/fsevents": {},
        });
        assert_eq!(found(&packages), 0);
    }

    #[test]
    fn an_address_is_found() {
        let packages = serde_json::json!({ "node_modules/a": { "resolved": "https://example.org/a.tgz" } });
        assert_eq!(found(&packages), 1);
    }

    #[test]
    fn a_missing_platform_is_found() {
        let packages = serde_json::json!({
            "node_modules/a": { "optionalDependencies": { "a-linux": "1", "a-darwin": "1" } },
            "node_modules/a-linux": {},
        });
        assert_eq!(found(&packages), 1);
    }

    #[test]
    fn a_broken_lockfile_is_found() {
        assert_eq!(check(&Checkout::of(&[("package-lock.json", "{")])).len(), 1);
    }
}
