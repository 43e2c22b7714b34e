//! Delivery (Bekanntgabe): one attempt after the other, each with its proof, until the decision has arrived.
//!
//! Two ways exist here. *Portal*: for retrieval from the town's own mailbox (§ 41 (2a) VwVfG, § 110 (2a) LVwG SH); it counts as
//! provided only once the mail server has taken the notification, and only the resident's own retrieval starts a clock.
//! *Letter*: a person says on which day it was posted or handed over, and nothing starts before.

use ids::DecisionId;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    people::{Identity, PersonRef},
    text::Line,
};

/// Event: the sealed paper was laid into the mailbox; it is not provided before the notification is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvisionStarted {
    /// The decision.
    pub decision: DecisionId,
}

/// Event: the mail server accepted the notification. From now on the decision is provided for retrieval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notified {
    /// The decision.
    pub decision: DecisionId,
    /// The message id by which a bounce refers to it.
    pub message_id: Line,
    /// What the mail server answered, for example `250 2.0.0 Ok: queued as 4T2`.
    pub answer: Line,
    /// The last day of retrieval: ten days after the notification was sent.
    ///
    /// Legal source: § 41 (2a) sentence 4 VwVfG, § 110 (2a) LVwG SH.
    pub retrieve_until: Date,
}

/// Event: no mail server took the notification. There was no provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotificationFailed {
    /// The decision.
    pub decision: DecisionId,
    /// What happened, for staff.
    pub reason: Line,
}

/// Event: a notification that had been accepted came back later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotificationBounced {
    /// The decision.
    pub decision: DecisionId,
    /// The message that came back.
    pub message_id: Line,
    /// What the report says.
    pub report: Line,
    /// What follows from it.
    pub effect: BounceEffect,
}

/// What follows from a notification that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BounceEffect {
    /// The provision is over: the resident was not told.
    EndsProvision,
    /// Nothing: the resident had retrieved it, or the provision was over anyway.
    Nothing,
}

/// Event: nobody retrieved the decision in time, its provision is over, nothing is announced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvisionEnded {
    /// The decision.
    pub decision: DecisionId,
    /// The last day on which it could have been retrieved.
    pub retrieve_until: Date,
}

/// Event: the resident retrieved the decision for the first time, by an act of their own, never by following a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retrieved {
    /// The decision.
    pub decision: DecisionId,
}

/// Event: the letter is to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutOnPrintList {
    /// The decision.
    pub decision: DecisionId,
    /// Why a letter.
    pub why: ListedWhy,
}

/// Why a decision goes out as a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListedWhy {
    /// The applicant chose post, or the portal is not open to them.
    Chosen,
    /// It was not retrieved in time.
    NotRetrieved,
    /// The notification did not reach the applicant.
    NotNotified,
    /// An earlier letter came back.
    Returned,
}

/// Event: a person says that the letter was posted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posted {
    /// The decision.
    pub decision: DecisionId,
    /// By which kind of post.
    pub way: LetterWay,
    /// On which day it was handed to the post; not in the future.
    pub on: Date,
}

/// By which kind of post a letter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterWay {
    /// A plain letter within Germany.
    Post,
    /// Registered, handed over (Übergabe-Einschreiben).
    Regmail,
    /// With formal record of service (Postzustellungsurkunde); counts from the day on the record.
    Pzu,
    /// To another country; counts from proven receipt only.
    Abroad,
}

/// Event: a person handed the sealed letter, printed, to the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveredByHand {
    /// The decision.
    pub decision: DecisionId,
    /// On which day; not in the future.
    pub on: Date,
    /// To whom, and what they signed.
    pub proof: Line,
}

/// Event: it is proven on which day a posted letter arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptProven {
    /// The decision.
    pub decision: DecisionId,
    /// On which day it arrived; not in the future.
    pub on: Date,
    /// What proves it.
    pub proof: Line,
}

/// Event: the letter came back; what was computed from it no longer holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Returned {
    /// The decision.
    pub decision: DecisionId,
    /// On which day it came back; not in the future.
    pub on: Date,
    /// What the post wrote on it, for example `unbekannt verzogen`.
    pub reason: Line,
}

/// One attempt to deliver a decision.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Attempt {
    /// By retrieval from the town's mailbox.
    Portal(PortalAttempt),
    /// As a letter.
    Letter(LetterAttempt),
}

/// An attempt by retrieval.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PortalAttempt {
    /// When the paper was laid into the mailbox.
    pub started_at: Timestamp,
    /// How far it came.
    pub stage: PortalStage,
    /// A bounce that was reported, whatever followed from it.
    pub bounce: Option<Bounce>,
}

/// How far an attempt by retrieval came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PortalStage {
    /// The notification is not yet accepted; nothing is provided.
    Started,
    /// Provided and notified.
    Provided {
        /// When the mail server accepted the notification.
        notified_at: Timestamp,
        /// The message id of the notification.
        message_id: Line,
        /// The last day of retrieval.
        retrieve_until: Date,
    },
    /// Retrieved by the resident.
    Retrieved {
        /// When the mail server accepted the notification.
        notified_at: Timestamp,
        /// The message id of the notification.
        message_id: Line,
        /// When it was first retrieved.
        at: Timestamp,
        /// How the resident was known.
        identity: Identity,
    },
    /// Over without retrieval.
    Ended {
        /// When it ended.
        at: Timestamp,
        /// The message id of the notification, if one was accepted.
        message_id: Option<Line>,
        /// Why.
        ending: Ending,
    },
}

/// Why an attempt by retrieval is over.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ending {
    /// No mail server took the notification.
    NotNotified {
        /// What happened.
        reason: Line,
    },
    /// The notification came back.
    Bounced,
    /// Nobody retrieved it in time.
    NotRetrieved {
        /// The last day on which it could have been retrieved.
        retrieve_until: Date,
    },
}

/// A notification that came back.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bounce {
    /// When it was recorded.
    pub at: Timestamp,
    /// What the report says.
    pub report: Line,
}

/// An attempt by letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LetterAttempt {
    /// Since when it is on the print list; absent when handed over without having been there.
    pub listed: Option<(Timestamp, ListedWhy)>,
    /// How far it came.
    pub stage: LetterStage,
}

/// How far a letter came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LetterStage {
    /// On the print list.
    Listed,
    /// Handed to the post.
    Posted {
        /// By which kind of post.
        way: LetterWay,
        /// On which day.
        on: Date,
        /// Who says so.
        by: PersonRef,
    },
    /// Arrived, proven.
    Received {
        /// When and by which kind of post it left; absent when handed over by a person.
        posted: Option<(LetterWay, Date)>,
        /// On which day it arrived.
        on: Date,
        /// What proves it.
        proof: Line,
        /// Who says so.
        by: PersonRef,
    },
    /// Came back.
    Returned {
        /// By which kind of post it left.
        way: LetterWay,
        /// On which day it was posted.
        posted_on: Date,
        /// On which day it came back.
        on: Date,
        /// What the post wrote on it.
        reason: Line,
    },
}

impl Attempt {
    /// The first retrieval.
    #[must_use]
    pub const fn retrieved_at(&self) -> Option<Timestamp> {
        match self {
            Self::Portal(PortalAttempt { stage: PortalStage::Retrieved { at, .. }, .. }) => Some(*at),
            Self::Portal(_) | Self::Letter(_) => None,
        }
    }

    /// The attempt, if it is one by retrieval.
    #[must_use]
    pub const fn portal(&self) -> Option<&PortalAttempt> {
        match self {
            Self::Portal(portal) => Some(portal),
            Self::Letter(_) => None,
        }
    }

    /// The attempt, if it is one by letter.
    #[must_use]
    pub const fn letter(&self) -> Option<&LetterAttempt> {
        match self {
            Self::Portal(_) => None,
            Self::Letter(letter) => Some(letter),
        }
    }

    /// Whether it failed, so that another one is needed.
    #[must_use]
    pub const fn has_failed(&self) -> bool {
        match self {
            Self::Portal(portal) => matches!(portal.stage, PortalStage::Ended { .. }),
            Self::Letter(letter) => matches!(letter.stage, LetterStage::Returned { .. }),
        }
    }
}
