//! Which way a decision takes, and why this one.

use case::{Case, DeliveryChoice, PortalDelivery};
use jiff::{Timestamp, civil::Date};
use law::{
    Address, Consent, DeliveryFacts, Formality, Land, MailboxPolicy, Procedure, Way, WayRefused, Wish,
    applicable_way,
};

/// The way that a decision takes now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenWay {
    /// The way.
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
    AddressAbroad {
        /// The country, ISO 3166-1 alpha-2.
        country: String,
    },
    /// There is no postal address.
    NoAddress,
}

/// Chooses the way for a case, as of today.
///
/// Legal source: § 41 (2), (2a) VwVfG and Land law; `law::applicable_way` holds the rule, this only gathers its facts. That nobody can
/// be notified without a confirmed address is added here: without notification there is no provision.
#[must_use]
pub fn choose_way(case: &Case, land: Land, today: Date) -> ChosenWay {
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
    ChosenWay { way, reasons, account_mailbox: applicable_way(&account, today).err(), norm }
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
        Some(address) => WayReason::AddressAbroad { country: address.country.as_str().to_owned() },
    }
}
