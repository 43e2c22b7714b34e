//! Which way a decision goes, and how long it can be retrieved.

use jiff::civil::Date;

use crate::{
    calendar::add_days,
    error::LawError,
    land::{Land, Section},
    method::DeliveryMethod,
    norm::{Norm, Review},
    rule,
};

/// The law of procedure under which the service decides; the designer of the service says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Procedure {
    /// General administrative procedure: VwVfG or the law of the Land.
    General,
    /// Social administrative procedure: SGB X, for example Wohngeld.
    Social,
    /// Procedure under the AO, for example local taxes where the KAG of the Land says so.
    Tax,
}

/// Whether the law orders formal service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Formality {
    /// Announcement is enough.
    Simple,
    /// The law orders formal service (Zustellung), as for decisions on objections (§ 73 (3) VwGO).
    FormalService,
}

/// What the service declares about Gangway's own mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MailboxPolicy {
    /// A sign-in to the own mailbox suffices for this service.
    Suffices,
    /// It does not: decisions go by post or to an authenticated account.
    DoesNotSuffice,
}

/// Whether the resident's consent to electronic announcement stands in the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consent {
    /// Recorded with its time.
    Recorded,
    /// Not given, or withdrawn.
    Missing,
}

/// Where the recipient's postal address lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Address {
    Germany,
    /// Elsewhere.
    Abroad,
}

/// The reference of a mailbox in a Nutzerkonto, as the account itself supplied it (§ 2 (5), (7) OZG).
///
/// Nothing in this crate makes one; an account adapter does, after it authenticated the person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MailboxReference(String);

impl MailboxReference {
    /// The reference with this text, which must not be blank and has at most 500 characters.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty() && text.chars().count() <= 500).then(|| Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How the resident wants the decision.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum DeliveryPreference {
    Letter,
    /// In Gangway's own mailbox, signed in without an authenticated account of a Nutzerkonto.
    OwnMailbox(Consent),
    /// In the mailbox of a Nutzerkonto, with its reference if an account adapter supplied one.
    AccountMailbox(Option<MailboxReference>),
}

/// What decides the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryFacts {
    /// The Land of the town.
    pub land: Land,
    /// The law of procedure of the service.
    pub procedure: Procedure,
    /// Whether the law orders formal service.
    pub formality: Formality,
    /// What the service declares about the own mailbox.
    pub mailbox: MailboxPolicy,
    /// What the resident wants.
    pub preference: DeliveryPreference,
    /// Where the resident lives.
    pub address: Address,
}

/// Why a way cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryMethodRefused {
    /// No authenticated Nutzerkonto supplied the reference of its mailbox.
    #[error("the mailbox of a Nutzerkonto needs a reference that the account supplied")]
    NoMailboxReference,
    /// Formal service abroad follows treaties (§ 9 VwZG), which no way here covers.
    #[error("formal service abroad follows treaties and cannot be done from here")]
    FormalServiceAbroad,
}

/// The way that a decision takes.
///
/// Without an authenticated account of a Nutzerkonto the own mailbox is taken only with recorded consent, only where
/// the service declares that it suffices, and only where the Land has a norm for it on `today`; otherwise a letter
/// goes out. A letter abroad presumes nothing.
///
/// # Errors
///
/// [`DeliveryMethodRefused`] if the wished way lacks what it needs.
///
/// Legal source: § 41 (2), (2a) VwVfG, § 9 (1) OZG, § 37 SGB X, §§ 122, 122a AO.
pub fn applicable_method(
    facts: &DeliveryFacts,
    today: Date,
) -> Result<DeliveryMethod, DeliveryMethodRefused> {
    match (facts.formality, facts.address) {
        (Formality::FormalService, Address::Germany) => return Ok(DeliveryMethod::Pzu),
        (Formality::FormalService, Address::Abroad) => {
            return Err(DeliveryMethodRefused::FormalServiceAbroad);
        }
        (Formality::Simple, _) => {}
    }
    match &facts.preference {
        DeliveryPreference::AccountMailbox(Some(_)) => Ok(DeliveryMethod::Ozgbox),
        DeliveryPreference::AccountMailbox(None) => Err(DeliveryMethodRefused::NoMailboxReference),
        DeliveryPreference::OwnMailbox(Consent::Recorded) if facts.mailbox == MailboxPolicy::Suffices => {
            let method = own_mailbox(facts.procedure);
            Ok(if rule::find(method, facts.land, today).is_ok() { method } else { letter(facts) })
        }
        DeliveryPreference::OwnMailbox(_) | DeliveryPreference::Letter => Ok(letter(facts)),
    }
}

/// How many days after the notification a decision can be retrieved from the authority's portal.
pub const RETRIEVAL_WINDOW_DAYS: i32 = 10;

/// The time in which a decision can be retrieved from the authority's portal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct RetrievalWindow {
    /// The last day of retrieval; at its end the provision ends and nothing is announced.
    pub last_day: Date,
    pub norm: Norm,
}

/// The time in which a decision can be retrieved, when the notification was sent on `notified`.
///
/// The last day does not move to a working day: ending early costs a letter, ending late could cost the announcement.
///
/// # Errors
///
/// [`LawError::NoNorm`] where the Land has no such way, [`LawError::NotCovered`] beyond the covered time.
///
/// Legal source: § 41 (2a) sentence 4 VwVfG and its sisters in the Länder.
pub fn retrieval_window(land: Land, notified: Date) -> Result<RetrievalWindow, LawError> {
    rule::find(DeliveryMethod::Portal, land, notified)?;
    let norm = Norm {
        citation: land.cite(Section::Announcement, "Abs. 2a Satz 4 und 5"),
        says: "ohne Abruf binnen zehn Tagen nach Absendung der Benachrichtigung endet die Bereitstellung, \
               und nichts ist bekannt gegeben"
            .to_owned(),
        valid_from: None,
        valid_until: None,
        review: Review::General,
    };
    Ok(RetrievalWindow { last_day: add_days(notified, RETRIEVAL_WINDOW_DAYS)?, norm })
}

const fn own_mailbox(procedure: Procedure) -> DeliveryMethod {
    match procedure {
        Procedure::General => DeliveryMethod::Portal,
        Procedure::Social => DeliveryMethod::SgbxPortal,
        Procedure::Tax => DeliveryMethod::AoPortal,
    }
}

const fn letter(facts: &DeliveryFacts) -> DeliveryMethod {
    match (facts.address, facts.procedure) {
        (Address::Abroad, _) => DeliveryMethod::Abroad,
        (Address::Germany, Procedure::General) => DeliveryMethod::Post,
        (Address::Germany, Procedure::Social) => DeliveryMethod::SgbxPost,
        (Address::Germany, Procedure::Tax) => DeliveryMethod::AoPost,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 23);

    fn facts(preference: DeliveryPreference) -> DeliveryFacts {
        DeliveryFacts {
            land: Land::SH,
            procedure: Procedure::General,
            formality: Formality::Simple,
            mailbox: MailboxPolicy::Suffices,
            preference,
            address: Address::Germany,
        }
    }

    #[test]
    fn the_own_mailbox_needs_consent_service_and_land() {
        let preferred = facts(DeliveryPreference::OwnMailbox(Consent::Recorded));
        assert_eq!(applicable_method(&preferred, TODAY), Ok(DeliveryMethod::Portal));
        assert_eq!(
            applicable_method(&facts(DeliveryPreference::OwnMailbox(Consent::Missing)), TODAY),
            Ok(DeliveryMethod::Post)
        );
        let not_declared = DeliveryFacts { mailbox: MailboxPolicy::DoesNotSuffice, ..preferred.clone() };
        assert_eq!(applicable_method(&not_declared, TODAY), Ok(DeliveryMethod::Post));
        let bavaria = DeliveryFacts { land: Land::BY, ..preferred };
        assert_eq!(applicable_method(&bavaria, TODAY), Ok(DeliveryMethod::Post));
    }

    #[test]
    fn the_ozg_mailbox_needs_a_reference() {
        let refused = applicable_method(&facts(DeliveryPreference::AccountMailbox(None)), TODAY);
        assert_eq!(refused, Err(DeliveryMethodRefused::NoMailboxReference));
        let reference = MailboxReference::new("postfach-17");
        assert_eq!(
            applicable_method(&facts(DeliveryPreference::AccountMailbox(reference)), TODAY),
            Ok(DeliveryMethod::Ozgbox)
        );
        assert_eq!(MailboxReference::new(" "), None);
    }

    #[test]
    fn letters_follow_address_and_procedure() {
        let abroad = DeliveryFacts { address: Address::Abroad, ..facts(DeliveryPreference::Letter) };
        assert_eq!(applicable_method(&abroad, TODAY), Ok(DeliveryMethod::Abroad));
        let social = DeliveryFacts { procedure: Procedure::Social, ..facts(DeliveryPreference::Letter) };
        assert_eq!(applicable_method(&social, TODAY), Ok(DeliveryMethod::SgbxPost));
        let tax = DeliveryFacts {
            procedure: Procedure::Tax,
            ..facts(DeliveryPreference::OwnMailbox(Consent::Recorded))
        };
        assert_eq!(applicable_method(&tax, TODAY), Ok(DeliveryMethod::AoPortal));
    }

    #[test]
    fn formal_service_is_never_electronic_here() {
        let formal = Formality::FormalService;
        let served =
            DeliveryFacts { formality: formal, ..facts(DeliveryPreference::OwnMailbox(Consent::Recorded)) };
        assert_eq!(applicable_method(&served, TODAY), Ok(DeliveryMethod::Pzu));
        let abroad = DeliveryFacts { address: Address::Abroad, ..served };
        assert_eq!(applicable_method(&abroad, TODAY), Err(DeliveryMethodRefused::FormalServiceAbroad));
    }

    #[test]
    fn the_window_is_ten_days_after_the_notification() {
        let window = retrieval_window(Land::SH, date(2026, 10, 21)).unwrap();
        assert_eq!(window.last_day, date(2026, 10, 31), "also on a holiday");
        assert_eq!(window.norm.citation, "§ 110 Abs. 2a Satz 4 und 5 LVwG SH");
        assert!(retrieval_window(Land::BY, date(2026, 10, 21)).is_err());
    }
}
