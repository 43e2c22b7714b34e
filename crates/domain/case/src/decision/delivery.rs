//! Delivery (Bekanntgabe): one attempt after the other, each with its proof, until the decision has arrived.
//!
//! Two ways exist here. *Portal*: for retrieval from the town's own mailbox (§ 41 (2a) VwVfG, § 110 (2a) LVwG SH); it counts as
//! provided only once the mail server has taken the notification, and only the resident's own retrieval starts a clock.
//! *Letter*: a person says on which day it was posted or handed over, and nothing starts before.

use ids::DecisionId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::SingleLine;

/// Event: the sealed document was laid into the mailbox; it is not provided before the notification is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ProvisionStarted {
    pub decision: DecisionId,
}

/// Event: the mail server accepted the notification. From now on the decision is provided for retrieval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Notified {
    pub decision: DecisionId,
    /// The message id by which a bounce refers to it.
    pub message_id: SingleLine,
    /// What the mail server answered, for example `250 2.0.0 Ok: queued as 4T2`.
    pub answer: SingleLine,
    /// The last day of retrieval: ten days after the notification was sent.
    ///
    /// Legal source: § 41 (2a) sentence 4 VwVfG, § 110 (2a) LVwG SH.
    pub retrieve_until: Date,
}

/// Event: no mail server took the notification. There was no provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct NotificationFailed {
    pub decision: DecisionId,
    /// What happened, for staff.
    pub reason: SingleLine,
}

/// Event: a notification that had been accepted came back later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct NotificationBounced {
    pub decision: DecisionId,
    /// The message that came back.
    pub message_id: SingleLine,
    /// What the report says.
    pub report: SingleLine,
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
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ProvisionEnded {
    pub decision: DecisionId,
    /// The last day on which it could have been retrieved.
    pub retrieve_until: Date,
}

/// Event: the resident retrieved the decision for the first time, by an act of their own, never by following a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Retrieved {
    pub decision: DecisionId,
}

/// Event: the letter is to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct PutOnPrintList {
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
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Posted {
    pub decision: DecisionId,
    /// By which kind of post.
    pub method: LetterMethod,
    /// On which day it was handed to the post; not in the future.
    pub on: Date,
}

/// By which kind of post a letter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterMethod {
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
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DeliveredByHand {
    pub decision: DecisionId,
    /// On which day; not in the future.
    pub on: Date,
    /// To whom, and what they signed.
    pub proof: SingleLine,
}

/// Event: it is proven on which day a posted letter arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ReceiptProven {
    pub decision: DecisionId,
    /// On which day it arrived; not in the future.
    pub on: Date,
    /// What proves it.
    pub proof: SingleLine,
}

/// Event: the letter came back; what was computed from it no longer holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Returned {
    pub decision: DecisionId,
    /// On which day it came back; not in the future.
    pub on: Date,
    /// What the post wrote on it, for example `unbekannt verzogen`.
    pub reason: SingleLine,
}
