//! How the applicant can be reached, and by which way decisions shall come.

use jiff::Timestamp;
use locale::{Country, Language};
use serde::{Deserialize, Serialize};

use crate::{
    case::Case,
    event::Event,
    folding::Misplaced,
    handling::{Answer, Reachable},
    refusal::{Refused, Thing},
    text::SingleLine,
};

/// Where the applicant can be reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The e-mail address for notifications, if they have one.
    pub email: Option<Email>,
    /// Where letters go.
    pub postal: Option<PostalAddress>,
    /// The language of portal and mails; letters with legal effect are German.
    pub language: Language,
}

/// An e-mail address and whether it is known to reach the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Email {
    /// The address, parsed where it came in.
    pub address: SingleLine,
    /// When the applicant proved with a code that mail arrives there; no notification relies on it before.
    pub confirmed_at: Option<Timestamp>,
}

/// Where letters to the applicant go.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct PostalAddress {
    /// The name on the envelope.
    pub name: SingleLine,
    /// Street and number, or post box.
    pub street: SingleLine,
    pub postcode: SingleLine,
    /// Town or city.
    pub city: SingleLine,
    pub country: Country,
}

impl PostalAddress {
    /// Whether a letter stays in Germany, where alone the law presumes a day of receipt.
    ///
    /// Legal source: § 41 (2) sentence 1 VwVfG, § 110 (2) LVwG SH («im Inland»).
    #[must_use]
    pub fn is_domestic(&self) -> bool {
        self.country == Country::GERMANY
    }

    /// Street and place, a line each, without the country. A small place has no streets, and not every country has postcodes.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let place = format!("{} {}", self.postcode.as_str(), self.city.as_str());
        let lines = [self.street.as_str().to_owned(), place.trim().to_owned()];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }
}

/// By which way decisions shall come, as the applicant chose.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case", deny_unknown_fields)]
pub enum DeliveryChoice {
    /// For retrieval from the town's own mailbox, with recorded consent.
    ///
    /// Legal source: § 41 (2a) sentence 1 VwVfG, § 110 (2a) LVwG SH (consent).
    Portal {
        /// What was consented to and when.
        consent: Consent,
    },
    /// As a letter.
    Post,
}

/// A consent to delivery by retrieval.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// When it was given.
    pub given_at: Timestamp,
    /// Which version of the text was agreed to.
    pub text_version: SingleLine,
}

/// Event: the applicant can be reached elsewhere now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactChanged {
    /// The whole new contact.
    pub contact: Contact,
}

/// Event: a code proved that mail to this address arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmailConfirmed {
    /// The address as it stood in the contact.
    pub address: SingleLine,
}

/// Event: whoever had the address before a change has objected to it, by the link that went there. The address is good again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactRestored {
    /// The address from before, confirmed by the objection itself.
    pub address: SingleLine,
    /// When the change that was objected to had been made; this one and all since are undone.
    pub since: Timestamp,
}

/// An objection to a change of the address, as later ones are measured by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Restoration {
    since: Timestamp,
    at: Timestamp,
}

/// Event: the applicant chose another way for the decisions to come; consent is given or taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveryChosen {
    /// The way from now on; what is under way stays on its way.
    pub delivery: DeliveryChoice,
}

/// Event: a guest's case now belongs to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountLinked {
    /// The account that shows the case from now on.
    pub account: ids::AccountId,
}

/// Event: the case no longer belongs to the account, which its owner has closed. Its access code goes on opening it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountUnlinked {
    /// The account that showed the case until then.
    pub account: ids::AccountId,
}

/// Event: a new access code replaced the old one, which opens nothing any more. The code itself is not recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessCodeRenewed {}

impl Case {
    /// A new contact must still reach the applicant by the way they chose. A new address arrives unconfirmed.
    pub(crate) fn change_contact(&self, changed: ContactChanged) -> Answer {
        let ContactChanged { mut contact } = changed;
        let confirmed = |email: &Email| {
            self.contact.email.as_ref().filter(|old| old.address == email.address)?.confirmed_at
        };
        if let Some(email) = &mut contact.email {
            email.confirmed_at = confirmed(email);
        }
        if contact == self.contact {
            return Err(Refused::NothingChanges);
        }
        Reachable { case: self.id(), terms: self.terms(), contact: &contact }.by(&self.delivery)?;
        Ok(vec![ContactChanged { contact }.into()])
    }

    pub(crate) fn confirm_email(&self, confirmed: EmailConfirmed) -> Answer {
        match &self.contact.email {
            Some(email) if email.address != confirmed.address => Err(Refused::Unknown(Thing::Email)),
            None => Err(Refused::Unknown(Thing::Email)),
            Some(email) if email.confirmed_at.is_some() => Err(Refused::NothingChanges),
            Some(_) => Ok(vec![confirmed.into()]),
        }
    }

    /// The first address of a chain of changes has the last word: a change that was itself undone is not brought back by whoever
    /// it had led to.
    pub(crate) fn restore_contact(&self, restored: ContactRestored) -> Answer {
        let undone = |done: &Restoration| done.since <= restored.since && restored.since < done.at;
        let known = self.contact.email.as_ref().filter(|email| email.confirmed_at.is_some());
        if self.restorations.iter().any(undone)
            || known.is_some_and(|email| email.address == restored.address)
        {
            return Err(Refused::NothingChanges);
        }
        Ok(vec![restored.into()])
    }

    /// The choice holds for attempts to come. Consent can be taken back at any time.
    pub(crate) fn choose_delivery(&self, chosen: DeliveryChosen) -> Answer {
        if chosen.delivery == self.delivery {
            return Err(Refused::NothingChanges);
        }
        self.reachable().by(&chosen.delivery)?;
        Ok(vec![chosen.into()])
    }

    pub(crate) fn link_account(&self, linked: AccountLinked) -> Answer {
        if self.account == Some(linked.account) {
            Err(Refused::NothingChanges)
        } else {
            Ok(vec![linked.into()])
        }
    }

    pub(crate) fn unlink_account(&self, unlinked: AccountUnlinked) -> Answer {
        if self.account == Some(unlinked.account) {
            Ok(vec![unlinked.into()])
        } else {
            Err(Refused::NothingChanges)
        }
    }

    pub(crate) fn take_restored(&mut self, restored: &ContactRestored, event: &Event) {
        self.restorations.push(Restoration { since: restored.since, at: event.at });
        self.contact.email = Some(Email { address: restored.address.clone(), confirmed_at: Some(event.at) });
    }

    pub(crate) fn take_email_confirmed(&mut self, event: &Event) -> Result<(), Misplaced> {
        self.contact.email.as_mut().ok_or(Misplaced)?.confirmed_at = Some(event.at);
        Ok(())
    }
}
