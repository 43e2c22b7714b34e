//! The application as it was filed: who, what, on which form revision, under which terms of the service.

use std::fmt;

use ids::{AccountId, CaseId, DepartmentId, InquiryId, ServiceId, TownId};
use serde::{Deserialize, Serialize};

use crate::{
    actors::ApplicantActor,
    case::{Case, Withdrawal},
    contact::{Contact, DeliveryChoice},
    decision::{Decision, Discarded, Purpose},
    document::{Digest, Document},
    event::{Event, What},
    handling::Answer,
    inquiry::{Inquiry, Settled},
    period::Length,
    refusal::Refused,
    text::{Paragraphs, SingleLine},
};

/// The command that makes a case.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Filing {
    /// The applicant online, or staff who register an application on paper with its day of receipt.
    pub by: ApplicantActor,
    pub application: Filed,
}

/// Event: an application was filed; the first of every case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filed {
    /// The case; also its stream in the journal.
    pub case: CaseId,
    /// The town that it belongs to.
    pub town: TownId,
    /// The department that works on it first.
    pub department: DepartmentId,
    /// The number that people use, for example `B-2026-0417`.
    pub number: SingleLine,
    /// What it is about in one line, for lists.
    pub subject: SingleLine,
    /// Who applies.
    pub applicant: Applicant,
    /// Where they can be reached.
    pub contact: Contact,
    /// How decisions shall come.
    pub delivery: DeliveryChoice,
    /// The answers and the form revision that asked for them.
    pub answers: Answers,
    /// The documents, at most [`DOCUMENTS_AT_ONCE_MAX`](crate::DOCUMENTS_AT_ONCE_MAX).
    pub documents: Vec<Document>,
    /// What the service promised and demanded on that day.
    pub terms: Terms,
}

/// Who applies.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applicant {
    /// The name for lists and letters.
    pub name: SingleLine,
    /// The account that the case belongs to; absent for guests and on paper.
    pub account: Option<AccountId>,
}

/// The answers to one revision of a form. Its `Debug` shows the revision only.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// What was asked.
    pub revision: Revision,
    /// What counts: visible, converted, with calculated values, by path.
    pub effective: serde_json::Value,
    /// What was typed, as it came: texts as a person wrote them, and what the JSON of a program said. Hidden answers are not in it.
    pub raw: serde_json::Value,
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers").field("revision", &self.revision).finish_non_exhaustive()
    }
}

/// A published revision of a service's form; it never changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Revision {
    pub service: ServiceId,
    /// The number of the revision within the service, from 1.
    pub number: u32,
    /// The hash of the form as published.
    pub hash: Digest,
}

/// What the service promised and demanded when the application was filed; a case keeps its terms.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// How many different persons sign a decision off.
    pub sign_offs: SignOffs,
    /// Whether delivery by retrieval from the town's own mailbox suffices.
    pub portal: PortalDelivery,
    /// The town's own promise: a decision within so many calendar days.
    pub promise_days: Option<u16>,
    /// A period set by law within which the town must decide.
    pub statutory: Option<Statutory>,
}

/// How many different persons must sign a decision off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum SignOffs {
    One,
    /// Two different ones (Vier-Augen-Prinzip).
    Two,
}

impl SignOffs {
    /// How many.
    #[must_use]
    pub const fn count(self) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }
}

/// Whether the service declares that retrieval from the town's own mailbox suffices for its decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PortalDelivery {
    /// It suffices, with the applicant's consent.
    Suffices,
    /// It does not: decisions go by post.
    NotOffered,
}

/// A period set by law within which the town must decide.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statutory {
    /// How long it is.
    pub length: Length,
    /// The norm that sets it, for example `§ 42a (2) VwVfG`.
    pub norm: SingleLine,
    /// The norm by which it pauses while the applicant owes documents; without one it runs on.
    pub pauses_by: Option<PausesBy>,
}

/// The norm by which a statutory period pauses.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PausesBy {
    /// The norm as the service cites it.
    pub norm: SingleLine,
}

/// Event: the applicant handed in corrected answers because the town had asked for it; the old ones stay beside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswersCorrected {
    /// The inquiry that asked for it.
    pub inquiry: InquiryId,
    /// The new version; the filed answers are version 1.
    pub version: u32,
    /// The corrected answers, whole, on the revision that the case keeps.
    pub answers: Answers,
    /// Documents that came with them.
    pub documents: Vec<Document>,
}

/// Event: the applicant withdrew the application, or what of it was not yet decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// Why, if they said so.
    pub reason: Option<Paragraphs>,
}

/// Event: documents came into the file without a message, for example the minutes of a visit or the receipt as a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentsAdded {
    /// The documents, at most [`DOCUMENTS_AT_ONCE_MAX`](crate::DOCUMENTS_AT_ONCE_MAX).
    pub documents: Vec<Document>,
    /// Who may see them.
    pub audience: Audience,
}

/// Who may see a thing of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The applicant and staff.
    Both,
    /// Staff only.
    Staff,
}

impl Case {
    /// The applicant can withdraw until everything is decided. What a decision has already decided stands; open inquiries end, and
    /// what was being prepared on the application is given up.
    pub(crate) fn withdraw(&self, withdrawn: Withdrawn) -> Answer {
        if self.is_all_decided() {
            return Err(Refused::AllDecided { case: self.id() });
        }
        let settled = |inquiry: &Inquiry| What::from(Settled { inquiry: inquiry.id });
        let discarded = |decision: &Decision| What::from(Discarded { decision: decision.id() });
        let ended = self.inquiries.iter().filter(|inquiry| inquiry.is_open()).map(settled);
        let on_application = |decision: &&Decision| {
            decision.is_in_preparation() && matches!(decision.content().purpose, Purpose::Decides { .. })
        };
        let given_up = self.decisions.iter().filter(on_application).map(discarded);
        Ok([withdrawn.into()].into_iter().chain(ended).chain(given_up).collect())
    }

    pub(crate) fn add_documents(&self, added: DocumentsAdded) -> Answer {
        if added.documents.is_empty() {
            return Err(Refused::NothingChanges);
        }
        self.takes_documents(&added.documents)?;
        Ok(vec![added.into()])
    }

    pub(crate) fn take_withdrawn(&mut self, withdrawn: &Withdrawn, event: &Event) {
        self.withdrawal = Some(Withdrawal {
            at: event.at,
            by: event.by.clone(),
            received_on: event.received_on(),
            reason: withdrawn.reason.clone(),
        });
    }
}
