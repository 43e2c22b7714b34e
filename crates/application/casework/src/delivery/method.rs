//! Which way a decision takes, and why this one.

use case::{Case, DeliveryChoice, PortalDelivery};
use jiff::{Timestamp, civil::Date};
use law::{
    Address, Consent, DeliveryFacts, DeliveryMethod, DeliveryMethodRefused, DeliveryPreference, Formality,
    Land, MailboxPolicy, Procedure, applicable_method,
};
use locale::Country;

/// The way that a decision takes now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ChosenMethod {
    pub method: DeliveryMethod,
    /// Why this one, in the order in which it was decided.
    pub reasons: Vec<MethodReason>,
    /// Why the mailbox of a Nutzerkonto is not open.
    pub account_mailbox: Option<DeliveryMethodRefused>,
    /// The norm of the way, if the Land has one for the own mailbox.
    pub norm: Option<String>,
}

/// What decided the way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum MethodReason {
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
/// Legal source: § 41 (2), (2a) VwVfG and Land law; `law::applicable_method` holds the rule, this only gathers its facts. That nobody can
/// be notified without a confirmed address is added here: without notification there is no provision.
#[must_use]
pub fn choose_method(case: &Case, land: Land, today: Date) -> ChosenMethod {
    let mut facts = facts(case, land);
    let mut reasons = mailbox_reasons(case);
    let confirmed = case.contact().email.as_ref().is_some_and(|email| email.confirmed_at.is_some());
    let norm = law::retrieval_window(land, today).ok().map(|window| window.norm.citation);
    let open = reasons
        .iter()
        .all(|reason| matches!(reason, MethodReason::MailboxSuffices | MethodReason::Consented { .. }));
    if open && norm.is_none() {
        reasons.push(MethodReason::NoNorm);
    } else if open {
        reasons.push(if confirmed { MethodReason::EmailConfirmed } else { MethodReason::EmailUnconfirmed });
    }
    if !confirmed {
        facts.preference = DeliveryPreference::Letter;
    }
    // Nothing here orders formal service, so no way is refused for what the applicant can wish.
    let method = applicable_method(&facts, today).unwrap_or(DeliveryMethod::Post);
    if method != DeliveryMethod::Portal {
        reasons.push(address_reason(case));
    }
    let account = DeliveryFacts { preference: DeliveryPreference::AccountMailbox(None), ..facts };
    ChosenMethod { method, reasons, account_mailbox: applicable_method(&account, today).err(), norm }
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
        preference: match case.delivery() {
            DeliveryChoice::Portal { .. } => DeliveryPreference::OwnMailbox(Consent::Recorded),
            DeliveryChoice::Post => DeliveryPreference::Letter,
        },
        address: if domestic { Address::Germany } else { Address::Abroad },
    }
}

fn mailbox_reasons(case: &Case) -> Vec<MethodReason> {
    let service = match case.terms().portal {
        PortalDelivery::Suffices => MethodReason::MailboxSuffices,
        PortalDelivery::NotOffered => return vec![MethodReason::MailboxDoesNotSuffice],
    };
    let preference = match case.delivery() {
        DeliveryChoice::Portal { consent } => MethodReason::Consented { at: consent.given_at },
        DeliveryChoice::Post => MethodReason::LetterWished,
    };
    vec![service, preference]
}

fn address_reason(case: &Case) -> MethodReason {
    match &case.contact().postal {
        None => MethodReason::NoAddress,
        Some(address) if address.is_domestic() => MethodReason::AddressInGermany,
        Some(address) => MethodReason::AddressAbroad { country: address.country },
    }
}

#[cfg(test)]
mod tests {
    use case::{
        Answers, Applicant, ApplicantActor, Consent as GivenConsent, Contact, Digest, Email, Filed, Filing,
        Identity, PostalAddress, Revision, SignOffs, SingleLine, Terms,
    };
    use ids::{CaseId, DepartmentId, ServiceId, TownId, Uuid};
    use jiff::civil::date;
    use locale::Language;

    use super::*;

    const TODAY: Date = date(2026, 11, 23);

    /// An application of somebody who lives in Germany, consented, and confirmed an address.
    fn application() -> Filed {
        let at: Timestamp = "2026-11-03T18:42:00Z".parse().unwrap();
        let line = SingleLine::lossy;
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
            documents: Vec::new(),
            terms: Terms {
                sign_offs: SignOffs::One,
                portal: PortalDelivery::Suffices,
                promise_days: None,
                statutory: None,
            },
        }
    }

    fn chosen(application: Filed, land: Land) -> ChosenMethod {
        let by = ApplicantActor::Applicant(Identity::Guest);
        let now = "2026-11-03T18:42:00Z".parse().unwrap();
        let (case, _) = Case::file(Filing { by, application }, now).unwrap();
        choose_method(&case, land, TODAY)
    }

    #[test]
    fn the_mailbox_needs_service_consent_address_and_norm() {
        let method = chosen(application(), Land::SH);
        assert_eq!(method.method, DeliveryMethod::Portal);
        let at = "2026-11-03T18:42:00Z".parse().unwrap();
        let expected =
            [MethodReason::MailboxSuffices, MethodReason::Consented { at }, MethodReason::EmailConfirmed];
        assert_eq!(method.reasons, expected);
        assert_eq!(method.norm.as_deref(), Some("§ 110 Abs. 2a Satz 4 und 5 LVwG SH"));
        assert_eq!(method.account_mailbox, Some(DeliveryMethodRefused::NoMailboxReference));
    }

    #[test]
    fn without_a_norm_of_the_land_a_letter_goes_out() {
        let method = chosen(application(), Land::BY);
        assert_eq!(method.method, DeliveryMethod::Post);
        assert_eq!(method.reasons.last(), Some(&MethodReason::AddressInGermany));
        assert!(method.reasons.contains(&MethodReason::NoNorm));
    }

    #[test]
    fn abroad_a_letter_presumes_nothing() {
        let mut application = application();
        application.delivery = DeliveryChoice::Post;
        application.contact.postal.as_mut().unwrap().country = Country::from_code("DK").unwrap();
        let method = chosen(application, Land::SH);
        assert_eq!(method.method, DeliveryMethod::Abroad);
        let abroad = MethodReason::AddressAbroad { country: Country::from_code("DK").unwrap() };
        assert_eq!(method.reasons, [MethodReason::MailboxSuffices, MethodReason::LetterWished, abroad]);
    }

    #[test]
    fn an_unconfirmed_address_cannot_be_notified() {
        let mut application = application();
        application.contact.email.as_mut().unwrap().confirmed_at = None;
        let method = chosen(application, Land::SH);
        assert_eq!(method.method, DeliveryMethod::Post);
        assert!(method.reasons.contains(&MethodReason::EmailUnconfirmed));
    }
}
