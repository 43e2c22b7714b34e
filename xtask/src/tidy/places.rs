//! The crates of the house: where each lies and which of the others it may see.
//!
//! A crate sees what it names and what that sees in turn. A new edge is a decision of its own: add it here in the commit that
//! explains it.

/// Where a crate lies, and which of our own it may see, at first hand or through another.
pub(super) struct Place {
    /// Its folder from the root; the last part is the crate's name.
    pub(super) folder: &'static str,
    /// The crates that it may see, in groups.
    pub(super) sees: &'static [&'static [&'static str]],
}

impl Place {
    const fn new(folder: &'static str, sees: &'static [&'static [&'static str]]) -> Self {
        Self { folder, sees }
    }

    /// The crate's name.
    pub(super) fn name(&self) -> &'static str {
        self.folder.rsplit('/').next().unwrap_or_default()
    }

    /// Whether it may see this crate.
    pub(super) fn may_see(&self, name: &str) -> bool {
        self.sees.iter().any(|group| group.contains(&name))
    }
}

/// What is true of the subject, whoever asks and wherever it is kept.
const DOMAIN: &[&str] =
    &["ids", "locale", "versions", "feel", "form", "law", "access", "case", "service", "town"];
/// What use cases stand on.
const KERNEL: &[&str] = &["kernel"];
/// What several areas need of a case and of signing in.
const SHARED: &[&str] = &["cases", "sign_in"];
/// Use cases; the areas never see each other.
const AREAS: &[&str] = &["filing", "casework", "admin"];
/// What is outside: a database, files, mail; adapters never see each other.
const ADAPTERS: &[&str] = &["store", "documents", "mail"];
/// What pages of residents and of staff have in common.
const PAGES: &[&str] = &["kit", "runner"];
/// Pages and the interface for programs; the wings never see each other.
const WINGS: &[&str] = &["portal", "desk", "api"];
/// What joins the wings.
const SITE: &[&str] = &["site"];

/// Every crate.
pub(super) const PLACES: &[Place] = &[
    Place::new("crates/domain/ids", &[]),
    Place::new("crates/domain/locale", &[]),
    Place::new("crates/domain/versions", &[]),
    Place::new("crates/domain/feel", &[&["locale"]]),
    Place::new("crates/domain/form", &[&["feel", "locale"]]),
    Place::new("crates/domain/fim", &[&["feel", "form", "locale"]]),
    Place::new("crates/domain/law", &[&["locale"]]),
    Place::new("crates/domain/access", &[&["ids", "locale"]]),
    Place::new("crates/domain/case", &[&["access", "ids", "locale", "versions"]]),
    Place::new(
        "crates/domain/service",
        &[&["access", "case", "feel", "form", "ids", "law", "locale", "versions"]],
    ),
    Place::new(
        "crates/domain/town",
        &[&["access", "case", "feel", "form", "ids", "law", "locale", "service", "versions"]],
    ),
    Place::new("crates/application/kernel", &[DOMAIN]),
    Place::new("crates/application/cases", &[DOMAIN, KERNEL]),
    Place::new("crates/application/sign_in", &[DOMAIN, KERNEL]),
    Place::new("crates/application/filing", &[DOMAIN, KERNEL, SHARED]),
    Place::new("crates/application/casework", &[DOMAIN, KERNEL, SHARED]),
    Place::new("crates/application/admin", &[DOMAIN, KERNEL, SHARED]),
    Place::new("crates/adapters/store", &[DOMAIN, KERNEL]),
    Place::new("crates/adapters/documents", &[DOMAIN, KERNEL]),
    Place::new("crates/adapters/mail", &[DOMAIN, KERNEL]),
    Place::new("crates/web/kit", &[DOMAIN, KERNEL, SHARED, AREAS]),
    Place::new("crates/web/runner", &[DOMAIN, KERNEL, SHARED, AREAS, &["kit"]]),
    Place::new("crates/web/portal", &[DOMAIN, KERNEL, SHARED, AREAS, PAGES]),
    Place::new("crates/web/desk", &[DOMAIN, KERNEL, SHARED, AREAS, PAGES]),
    Place::new("crates/web/api", &[DOMAIN, KERNEL, SHARED, AREAS, PAGES]),
    Place::new("crates/web/site", &[DOMAIN, KERNEL, SHARED, AREAS, PAGES, WINGS]),
    Place::new("crates/testing", &[DOMAIN, KERNEL, SHARED, AREAS, ADAPTERS, PAGES, WINGS, SITE]),
    Place::new("crates/demo", &[DOMAIN, KERNEL, SHARED, AREAS, ADAPTERS, PAGES, WINGS, SITE]),
    Place::new(
        "crates/gangway",
        &[DOMAIN, KERNEL, SHARED, AREAS, ADAPTERS, PAGES, WINGS, SITE, &["demo", "fim"]],
    ),
    Place::new("xtask", &[]),
];

/// The place of a crate.
pub(super) fn of(name: &str) -> Option<&'static Place> {
    PLACES.iter().find(|place| place.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_sees_a_crate_sees_what_that_sees() {
        for place in PLACES {
            for seen in PLACES.iter().filter(|seen| place.may_see(seen.name())) {
                let hidden = PLACES.iter().find(|far| seen.may_see(far.name()) && !place.may_see(far.name()));
                let hidden = hidden.map(Place::name);
                assert_eq!(hidden, None, "{} sees {}, but not", place.name(), seen.name());
                assert!(!seen.may_see(place.name()), "{} and {} see each other", place.name(), seen.name());
            }
        }
    }

    #[test]
    fn every_name_in_the_groups_has_a_place() {
        let named = PLACES.iter().flat_map(|place| place.sees.iter().flat_map(|group| group.iter()));
        let unknown: Vec<_> = named.filter(|name| of(name).is_none()).collect();
        assert_eq!(unknown, Vec::<&&str>::new());
    }

    #[test]
    fn areas_wings_and_adapters_do_not_see_their_neighbours() {
        for group in [AREAS, WINGS, ADAPTERS, SHARED] {
            for name in group {
                let place = of(name).unwrap();
                assert!(!group.iter().any(|neighbour| place.may_see(neighbour)), "{name}");
            }
        }
        assert!(!of("service").unwrap().may_see("town"));
        assert!(ADAPTERS.iter().all(|name| !of(name).unwrap().may_see("cases")));
    }
}
