//! Which crate may see which: dependencies point inwards, also by way of another crate, and each crate lies in its ring.

use super::{Checkout, Finding, metadata::Crate, places};

/// Every crate without place or elsewhere, and every crate that it sees and may not.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    checkout.crates.iter().flat_map(|member| offences_of(&checkout.crates, member)).collect()
}

fn offences_of(crates: &[Crate], member: &Crate) -> Vec<Finding> {
    let finding = |text: String| Finding::error(&member.name, 0, text);
    let Some(place) = places::of(&member.name) else {
        let text = "this crate has no place yet: add it to the list of places and to ARCHITECTURE.md";
        return vec![finding(text.to_owned())];
    };
    let folder = member.folder.trim_end_matches('/');
    let elsewhere = (folder != place.folder)
        .then(|| finding(format!("lies in `{folder}`, its place is `{}`", place.folder)));
    let seen = seen_by(crates, member);
    let offences = seen.iter().filter(|seen| !place.may_see(seen.name)).map(|seen| match seen.through {
        None => finding(format!("may not depend on `{}`", seen.name)),
        Some(through) => finding(format!("may not see `{}`, which it does through `{through}`", seen.name)),
    });
    elsewhere.into_iter().chain(offences).collect()
}

/// A crate that another sees.
struct Seen<'a> {
    name: &'a str,
    /// The crate that names it, unless the one that looks does so itself.
    through: Option<&'a str>,
}

/// All that a crate sees, what it names itself first.
fn seen_by<'a>(crates: &'a [Crate], member: &'a Crate) -> Vec<Seen<'a>> {
    let mut seen: Vec<Seen<'_>> = Vec::new();
    let mut next = vec![member];
    while let Some(from) = next.pop() {
        let through = (from.name != member.name).then_some(from.name.as_str());
        for name in &from.inward {
            if seen.iter().all(|known| known.name != name) {
                seen.push(Seen { name, through });
                next.extend(crates.iter().find(|known| known.name == *name));
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(folder: &str, inward: &[&str]) -> Crate {
        let name = folder.rsplit('/').next().unwrap().to_owned();
        let inward = inward.iter().map(|name| (*name).to_owned()).collect();
        Crate { name, folder: format!("{folder}/"), inward, ..Crate::default() }
    }

    fn found(crates: Vec<Crate>) -> Vec<String> {
        let findings = check(&Checkout { crates, ..Checkout::default() });
        findings.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn inward_edges_are_fine() {
        let crates = vec![
            member("crates/domain/form", &["feel", "locale"]),
            member("crates/web/desk", &["kit", "casework"]),
            member("crates/gangway", &["site", "store", "demo"]),
        ];
        assert_eq!(found(crates), Vec::<String>::new());
    }

    #[test]
    fn an_outward_edge_is_found() {
        let told = found(vec![member("crates/domain/service", &["town"])]);
        assert_eq!(told, ["service: may not depend on `town`"]);
        let told = found(vec![member("crates/adapters/store", &["cases"])]);
        assert_eq!(told, ["store: may not depend on `cases`"]);
    }

    #[test]
    fn an_outward_edge_through_another_crate_is_found() {
        let crates = vec![
            member("crates/web/portal", &["kit"]),
            member("crates/web/kit", &["admin", "store"]),
            member("crates/adapters/store", &[]),
        ];
        assert_eq!(
            found(crates),
            ["portal: may not see `store`, which it does through `kit`", "kit: may not depend on `store`"]
        );
    }

    #[test]
    fn a_crate_without_place_or_elsewhere_is_found() {
        assert_eq!(found(vec![member("crates/helpers", &[])]).len(), 1);
        let told = found(vec![member("crates/store", &[])]);
        assert_eq!(told, ["store: lies in `crates/store`, its place is `crates/adapters/store`"]);
    }
}
