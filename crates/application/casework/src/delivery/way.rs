//! Which way a decision takes, and why this one.

use case::{Case, DeliveryChoice, PortalDelivery};
use jiff::{Timestamp, civil::Date};
use law::{
    Address, Consent, DeliveryFacts, Formality, Land, MailboxPolicy, Procedure, Way, WayRefused, Wish,
    applicable_way,
};
use locale::Country;

/// The way that a decision takes now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ChosenMethod {
    pub way: Way,
    /// Why this one, in the order in which it was decided.
    pub reasons: Vec<WayReason>,
    /// Why the mailbox of a Nutzerkonto is not open.
    pub account_mailbox: Option<WayRefused>,
    /// The norm of the way, if the Land has one for the own mailbox.
    pub norm: Option<String>,
}

/// What decided the way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum WayReason {
    /// The service declares that its own mailbox suffices.
    MailboxSuffices,
    /// The service sends its decisions as letters only.
    MailboxDoesNotSuffice,
    /// The applicant consented.
    Consented {
        /// When.
        at: Timestamp,
    },
    /// The applicant wants a letter.
    LetterWished,
    /// The address for the notification is confirmed.
    EmailConfirmed,
    /// There is no confirmed address, so nobody could be notified.
    EmailUnconfirmed,
    /// The Land has no norm for retrieval from the own mailbox.
    NoNorm,
    /// The address lies in Germany: the law presumes a day of receipt.
    AddressInGermany,
    /// The address lies abroad: no day of receipt is presumed.
    AddressAbroad { country: Country },
    /// There is no postal address.
    NoAddress,
}

/// Chooses the way for a case, as of today.
///
/// Legal source: § 41 (2), (2a) VwVfG and Land law; `law::applicable_way` holds the rule, this only gathers its facts. That nobody can
/// be notified without a confirmed address is added here: without notification there is no provision.
#[must_use]
pub fn choose_way(case: &Case, land: Land, today: Date) -> ChosenMethod {
    let mut facts = facts(case, land);
    let mut reasons = mailbox_reasons(case);
    let confirmed = case.contact().email.as_ref().is_some_and(|email| email.confirmed_at.is_some());
    let norm = law::retrieval_window(land, today).ok().map(|window| window.norm.citation);
    let open = reasons
        .iter()
        .all(|reason| matches!(reason, WayReason::MailboxSuffices | WayReason::Consented { .. }));
    if open && norm.is_none() {
        reasons.push(WayReason::NoNorm);
    } else if open {
        reasons.push(if confirmed { WayReason::EmailConfirmed } else { WayReason::EmailUnconfirmed });
    }
    if !confirmed {
        facts.wish = Wish::Letter;
    }
    // Nothing here orders formal service, so no way is refused for what the applicant can wish.
    let way = applicable_way(&facts, today).unwrap_or(Way::Post);
    if way != Way::Portal {
        reasons.push(address_reason(case));
    }
    let account = DeliveryFacts { wish: Wish::AccountMailbox(None), ..facts };
    ChosenMethod { way, reasons, account_mailbox: applicable_way(&account, today).err(), norm }
}

fn facts(case: &Case, land: Land) -> DeliveryFacts {
    let domestic = case.contact().postal.as_ref().is_none_or(case::PostalAddress::is_domestic);
    DeliveryFacts {
        land,
        procedure: Procedure::General,
        formality: Formality::Simple,
        mailbox: match case.terms().portal {
            PortalDelivery::Suffices => MailboxPolicy::Suffices,
            PortalDelivery::NotOffered => MailboxPolicy::DoesNotSuffice,
        },
        wish: match case.delivery() {
            DeliveryChoice::Portal { .. } => Wish::OwnMailbox(Consent::Recorded),
            DeliveryChoice::Post => Wish::Letter,
        },
        address: if domestic { Address::Germany } else { Address::Abroad },
    }
}

fn mailbox_reasons(case: &Case) -> Vec<WayReason> {
    let service = match case.terms().portal {
        PortalDelivery::Suffices => WayReason::MailboxSuffices,
        PortalDelivery::NotOffered => return vec![WayReason::MailboxDoesNotSuffice],
    };
    let wish = match case.delivery() {
        DeliveryChoice::Portal { consent } => WayReason::Consented { at: consent.given_at },
        DeliveryChoice::Post => WayReason::LetterWished,
    };
    vec![service, wish]
}

fn address_reason(case: &Case) -> WayReason {
    match &case.contact().postal {
        None => WayReason::NoAddress,
        Some(address) if address.is_domestic() => WayReason::AddressInGermany,
        Some(address) => WayReason::AddressAbroad { country: address.country },
    }
}

#[cfg(test)]
mod tests {
    use case::{
        Answers, Applicant, Consent as GivenConsent, Contact, Digest, Email, Filed, Filing, Identity, Line,
        PostalAddress, Revision, SignOffs, Submitter, Terms,
    };
    use ids::{CaseId, DepartmentId, ServiceId, TownId, Uuid};
    use jiff::civil::date;
    use locale::Language;

    use super::*;

    const TODAY: Date = date(2026, 11, 23);

    /// An application of somebody who lives in Germany, consented, and confirmed an address.
    fn application() -> Filed {
        let at: Timestamp = "2026-11-03T18:42:00Z".parse().unwrap();
        let line = Line::lossy;
        let address = PostalAddress {
            name: line("Henrike Thomsen"),
            street: line("Lindenweg 14"),
            postcode: line("24900"),
            city: line("Fördestadt"),
            country: Country::GERMANY,
        };
        Filed {
            case: CaseId::from_uuid(Uuid::from_u128(1)),
            town: TownId::from_uuid(Uuid::from_u128(2)),
            department: DepartmentId::from_uuid(Uuid::from_u128(3)),
            number: line("B-2026-0417"),
            subject: line("Baumfällung"),
            applicant: Applicant { name: line("Henrike Thomsen"), account: None },
            contact: Contact {
                email: Some(Email { address: line("h@post.example"), confirmed_at: Some(at) }),
                postal: Some(address),
                language: Language::German,
            },
            delivery: DeliveryChoice::Portal {
                consent: GivenConsent { given_at: at, text_version: line("1") },
            },
            answers: Answers {
                revision: Revision {
                    service: ServiceId::from_uuid(Uuid::from_u128(4)),
                    number: 1,
                    hash: Digest::from_bytes([0; 32]),
                },
                raw: serde_json::json!({}),
                effective: serde_json::json!({}),
            },
            papers: Vec::new(),
            terms: Terms {
                sign_offs: SignOffs::One,
                portal: PortalDelivery::Suffices,
                promise_days: None,
                statutory: None,
            },
        }
    }

    fn chosen(application: Filed, land: Land) -> ChosenMethod {
        let by = Submitter::Applicant(Identity::Guest);
        let now = "2026-11-03T18:42:00Z".parse().unwrap();
        let (case, _) = Case::file(Filing { by, application }, now).unwrap();
        choose_way(&case, land, TODAY)
    }

    #[test]
    fn the_mailbox_needs_service_consent_address_and_norm() {
        let way = chosen(application(), Land::SH);
        assert_eq!(way.way, Way::Portal);
        let at = "2026-11-03T18:42:00Z".parse().unwrap();
        let expected = [WayReason::MailboxSuffices, WayReason::Consented { at }, WayReason::EmailConfirmed];
        assert_eq!(way.reasons, expected);
        assert_eq!(way.norm.as_deref(), Some("§ 110 Abs. 2a Satz 4 und 5 LVwG SH"));
        assert_eq!(way.account_mailbox, Some(WayRefused::NoMailboxReference));
    }

    #[test]
    fn without_a_norm_of_the_land_a_letter_goes_out() {
        let way = chosen(application(), Land::BY);
        assert_eq!(way.way, Way::Post);
        assert_eq!(way.reasons.last(), Some(&WayReason::AddressInGermany));
        assert!(way.reasons.contains(&WayReason::NoNorm));
    }

    #[test]
    fn abroad_a_letter_presumes_nothing() {
        let mut application = application();
        application.delivery = DeliveryChoice::Post;
        application.contact.postal.as_mut().unwrap().country = Country::from_code("DK").unwrap();
        let way = chosen(application, Land::SH);
        assert_eq!(way.way, Way::Abroad);
        let abroad = WayReason::AddressAbroad { country: Country::from_code("DK").unwrap() };
        assert_eq!(way.reasons, [WayReason::MailboxSuffices, WayReason::LetterWished, abroad]);
    }

    #[test]
    fn an_unconfirmed_address_cannot_be_notified() {
        let mut application = application();
        application.contact.email.as_mut().unwrap().confirmed_at = None;
        let way = chosen(application, Land::SH);
        assert_eq!(way.way, Way::Post);
        assert!(way.reasons.contains(&WayReason::EmailUnconfirmed));
    }
}
