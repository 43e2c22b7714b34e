//! The notice on remedies (Rechtsbehelfsbelehrung): the service's own or, where it has none, the town's.
//!
//! A decision keeps the version of the notice that its letter carries. A published revision of a service never changes,
//! and a town adds versions without changing one: so the kept version always leads to the text of the letter.
//!
//! Legal source: § 37 (6) `VwVfG`; without a notice objection is open for one year, §§ 58 (2), 70 (2) `VwGO`.

use std::collections::BTreeSet;

use case::{
    SingleLine,
    decision::{Content, RemedyNotice},
};

use crate::pack::{Pack, Remedies, Template, common_scope};

/// Most versions that a town keeps.
pub const VERSIONS_MAX: usize = 100;

/// Most characters of the name of a version.
const VERSION_CHARACTERS_MAX: usize = 40;

/// For how many months objection may be possible by a notice.
const MONTHS: std::ops::RangeInclusive<u8> = 1..=24;

/// What keeps the notices of a town from being used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum RemediesProblem {
    /// More than the town can keep.
    #[error("a town keeps at most {VERSIONS_MAX} versions of its notice on remedies")]
    TooMany,
    /// A version without a usable name.
    #[error(
        "a version of the notice on remedies needs a name of 1 to {VERSION_CHARACTERS_MAX} characters in one line"
    )]
    Version,
    /// Two with the same name.
    #[error("version «{0}» of the notice on remedies is there twice")]
    Twice(String),
    /// No text.
    #[error("version «{0}» of the notice on remedies has no text")]
    Empty(String),
    /// A period that no norm gives.
    #[error("version «{0}» of the notice on remedies: months is 1 to 24")]
    Months(String),
    /// A placeholder that not every service can fill.
    #[error("version «{version}» of the notice on remedies: {{{placeholder}}} cannot be filled: {reason}")]
    Placeholder {
        version: String,
        placeholder: String,
        /// Why not.
        reason: String,
    },
}

/// The notice for a letter that is written now; none if neither the service nor the town, whose notices these are, has one.
#[must_use]
pub fn current<'a>(pack: &'a Pack, of_town: &'a [Remedies]) -> Option<&'a Remedies> {
    pack.service.remedies.as_ref().or_else(|| of_town.last())
}

/// The current notice as a decision keeps it.
#[must_use]
pub fn named(pack: &Pack, of_town: &[Remedies]) -> RemedyNotice {
    current(pack, of_town).map_or(RemedyNotice::Missing, |notice| RemedyNotice::Given {
        text_version: SingleLine::lossy(&notice.version),
    })
}

/// The notice that the letter of a decision carries.
#[must_use]
pub fn carried<'a>(pack: &'a Pack, of_town: &'a [Remedies], content: &Content) -> Option<&'a Remedies> {
    let RemedyNotice::Given { text_version } = &content.remedies else { return None };
    let kept = || of_town.iter().find(|notice| notice.version == text_version.as_str());
    pack.service.remedies.as_ref().or_else(kept)
}

/// For how many months objection is possible: what the carried notice says, a year without one.
#[must_use]
pub fn months(pack: &Pack, of_town: &[Remedies], content: &Content) -> u8 {
    carried(pack, of_town, content).map_or(12, |notice| notice.months)
}

/// Checks the notices of a town.
///
/// # Errors
///
/// The first [`RemediesProblem`].
pub fn check(notices: &[Remedies]) -> Result<(), RemediesProblem> {
    if notices.len() > VERSIONS_MAX {
        return Err(RemediesProblem::TooMany);
    }
    let mut seen = BTreeSet::new();
    for notice in notices {
        check_one(notice)?;
        if !seen.insert(&notice.version) {
            return Err(RemediesProblem::Twice(notice.version.clone()));
        }
    }
    Ok(())
}

/// The first notice of before that is not there any more as it was.
#[must_use]
pub fn rewritten<'a>(before: &'a [Remedies], after: &[Remedies]) -> Option<&'a Remedies> {
    before.iter().find(|notice| !after.contains(notice))
}

fn check_one(notice: &Remedies) -> Result<(), RemediesProblem> {
    let version = notice.version.clone();
    // The version is found again by what a decision keeps of it, so it must be kept whole.
    let whole = SingleLine::parse(&version).is_ok_and(|line| line.as_str() == version);
    if !whole || version.chars().count() > VERSION_CHARACTERS_MAX {
        return Err(RemediesProblem::Version);
    }
    if notice.texts().any(|text| text.trim().is_empty()) {
        return Err(RemediesProblem::Empty(version));
    }
    if !MONTHS.contains(&notice.months) {
        return Err(RemediesProblem::Months(version));
    }
    let scope = common_scope();
    let found = notice.texts().find_map(|text| Template::compile(text, &scope).err()?.into_iter().next());
    match found {
        Some(found) => {
            Err(RemediesProblem::Placeholder { version, placeholder: found.source, reason: found.en })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(version: &str, de: &str) -> Remedies {
        Remedies { version: version.to_owned(), de: de.to_owned(), en: None, months: 1 }
    }

    #[test]
    fn a_notice_names_only_what_every_service_knows() {
        let usable = notice(
            "2026-11",
            "Widerspruch bei der { town.authority }, { town.address }, zu { case.number }.",
        );
        assert_eq!(check(&[usable.clone(), notice("2027-01", "Klage.")]), Ok(()));
        let english = Remedies { en: Some("Object to { trees }.".to_owned()), ..usable };
        assert!(matches!(check(&[english]), Err(RemediesProblem::Placeholder { .. })));
    }

    #[test]
    fn unusable_notices_are_refused() {
        for version in ["", " 2026", "2026\n11", &"1".repeat(41)] {
            assert_eq!(check(&[notice(version, "Klage.")]), Err(RemediesProblem::Version), "{version}");
        }
        let twice = [notice("1", "Klage."), notice("1", "Widerspruch.")];
        assert_eq!(check(&twice), Err(RemediesProblem::Twice("1".to_owned())));
        assert_eq!(check(&[notice("1", "  ")]), Err(RemediesProblem::Empty("1".to_owned())));
        let never = Remedies { months: 0, ..notice("1", "Klage.") };
        assert_eq!(check(&[never]), Err(RemediesProblem::Months("1".to_owned())));
        let many: Vec<Remedies> =
            (0..=VERSIONS_MAX).map(|version| notice(&version.to_string(), "Klage.")).collect();
        assert_eq!(check(&many), Err(RemediesProblem::TooMany));
    }

    #[test]
    fn a_version_stays_as_it_is() {
        let (old, new) = (notice("1", "Klage."), notice("2", "Widerspruch."));
        let before = [old.clone()];
        assert_eq!(rewritten(&before, &[old.clone(), new.clone()]), None);
        assert_eq!(rewritten(&before, &[new]), Some(&old));
        assert_eq!(rewritten(&before, &[notice("1", "Anders.")]), Some(&old));
    }
}
