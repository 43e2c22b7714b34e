//! The ways for a decision to come, and the consent that one of them gives: the same words in an application and in a case.

use filing::OfferedDelivery;
use kit::{
    parts::{Choice, Field, FieldKind},
    words::{Key, Phrase},
};
use locale::Language;

use crate::texts::{Say as _, key};

/// The words of [`cases::PORTAL_CONSENT`]. A new version is a new key: what was agreed to stays readable.
const CONSENT: Key = key("portal-consent-2026-11");

/// What somebody agrees to who chooses the mailbox, as it is recorded under [`cases::PORTAL_CONSENT`]. May hold `**emphasis**`.
///
/// Legal source: § 41 (2a) sentence 1 VwVfG.
pub(crate) fn consent(language: Language) -> Phrase {
    language.say(CONSENT)
}

/// The question for the way; `chosen` is `portal`, `post` or nothing.
pub(crate) fn question(language: Language, offered: OfferedDelivery, chosen: &str) -> Field {
    let choice = |value: &str, label: Phrase, hint: Phrase| Choice {
        hint: Some(hint.into()),
        chosen: value == chosen,
        ..Choice::new(value, String::from(label))
    };
    let portal = (offered == OfferedDelivery::PortalOrPost).then(|| {
        let hint = language.say("apply-delivery-portal-hint");
        choice("portal", language.say("apply-delivery-portal"), hint)
    });
    let post = choice("post", language.say("apply-delivery-post"), language.say("apply-delivery-post-hint"));
    let options = portal.into_iter().chain([post]).collect();
    let kind = FieldKind::OneOf { options, horizontal: false };
    Field::new("delivery", language.say("apply-delivery-question"), kind)
}

#[cfg(test)]
mod tests {
    use cases::PORTAL_CONSENT;

    use super::*;

    #[test]
    fn the_words_are_those_of_the_version_that_is_recorded() {
        let version = PORTAL_CONSENT.strip_prefix("portal-").unwrap();
        assert_eq!(CONSENT.as_ref(), format!("portal-consent-{version}"));
    }
}
