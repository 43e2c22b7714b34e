//! The inquiry (Nachfrage): what the town asks, what the applicant answers, and when the town stops waiting.

use ids::InquiryId;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    actors::ActorRef,
    document::Document,
    text::{Paragraphs, SingleLine},
};

mod rules;

/// The most documents that one inquiry asks for.
pub const REQUESTED_DOCUMENTS_MAX: usize = 20;
/// The most replies to one inquiry.
pub const REPLIES_MAX: usize = 200;

/// Event: the town asked the applicant for something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct InquirySent {
    pub inquiry: InquiryId,
    /// What the town wants to know, as the applicant reads it.
    pub text: Paragraphs,
    /// The documents it needs, at most [`REQUESTED_DOCUMENTS_MAX`], with different keys.
    pub documents: Vec<RequestedDocument>,
    /// Whether the applicant shall correct their answers.
    pub answers: AnswersWanted,
    /// By when; a day after the day of asking.
    pub due_on: Date,
}

/// A document that the town asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestedDocument {
    /// Its name within the inquiry, for example `site_plan`.
    pub key: SingleLine,
    /// Its name as the applicant reads it.
    pub label: SingleLine,
    /// Whether the town goes on waiting without it.
    pub need: Need,
    /// The types that are welcome, for example `application/pdf`; empty: every type that the town takes.
    pub media_types: Vec<SingleLine>,
}

/// Whether a requested document must come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// The town waits for it.
    Required,
    /// It would help.
    Optional,
}

/// Whether an inquiry asks for corrected answers. Only such an inquiry opens the form again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AnswersWanted {
    /// The answers stay as they are.
    AsFiled,
    /// The applicant may change the answers to these questions; empty: to any.
    Corrected {
        /// Paths of questions in the form.
        paths: Vec<SingleLine>,
    },
}

/// Event: the applicant answered, perhaps with a part of what was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Replied {
    pub inquiry: InquiryId,
    /// What they wrote.
    pub text: Option<Paragraphs>,
    /// The documents; a document's key says which request it fulfils.
    pub documents: Vec<Document>,
}

/// Event: the applicant asked for more time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ExtensionRequested {
    pub inquiry: InquiryId,
    /// Until when; after the due day.
    pub until: Date,
    /// Why, if they said so.
    pub reason: Option<Paragraphs>,
}

/// Event: the town gave more time, asked or unasked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ExtensionGranted {
    pub inquiry: InquiryId,
    /// The new due day; after the old one.
    pub due_on: Date,
}

/// Event: the town did not give more time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ExtensionRefused {
    pub inquiry: InquiryId,
    /// Why, as the applicant reads it.
    pub reason: Paragraphs,
}

/// Event: the town regards the inquiry as done («erledigt»), answered or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Settled {
    pub inquiry: InquiryId,
}

/// An inquiry as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Inquiry {
    pub id: InquiryId,
    /// When it was asked.
    pub asked_at: Timestamp,
    pub asked_by: ActorRef,
    /// What was asked.
    pub text: Paragraphs,
    /// The documents it needs and what has come of each.
    pub documents: Vec<RequestState>,
    /// Whether it asks for corrected answers.
    pub answers: AnswersWanted,
    /// The version of the answers that it brought, if any.
    pub corrected_version: Option<u32>,
    /// By when, as it was asked.
    pub asked_due_on: Date,
    /// By when, as it stands after more time.
    pub due_on: Date,
    /// Its number in the timeline.
    pub entry: u32,
    /// The replies in order.
    pub replies: Vec<Reply>,
    /// A wish for more time that nobody has answered.
    pub extension_request: Option<ExtensionRequest>,
    /// The day on which the town stopped waiting: everything was there, or it was settled without.
    pub answered_on: Option<Date>,
    /// When and by whom it was settled; by the applicant if they withdrew.
    pub settled: Option<(Timestamp, ActorRef)>,
}

/// A requested document and what has come.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RequestState {
    /// What was asked for.
    pub requested: RequestedDocument,
    /// What came, in order.
    pub received: Vec<Document>,
}

/// One reply.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reply {
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom.
    pub by: ActorRef,
    /// What they wrote.
    pub text: Option<Paragraphs>,
    /// All documents of the reply, requested or not.
    pub documents: Vec<Document>,
}

/// An unanswered wish for more time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ExtensionRequest {
    /// When it was expressed.
    pub at: Timestamp,
    /// Until when.
    pub until: Date,
    /// Why.
    pub reason: Option<Paragraphs>,
}

impl Inquiry {
    /// Whether the town has not yet settled it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.settled.is_none()
    }

    /// Whether everything asked for has come: each required document, corrected answers if wanted, else any reply.
    #[must_use]
    pub fn is_fulfilled(&self) -> bool {
        let documents_wanted =
            self.documents.iter().any(|document| document.requested.need == Need::Required);
        let documents_here = !self.documents.iter().any(RequestState::is_missing);
        match self.answers {
            AnswersWanted::Corrected { .. } => documents_here && self.corrected_version.is_some(),
            AnswersWanted::AsFiled if documents_wanted => documents_here,
            AnswersWanted::AsFiled => !self.replies.is_empty(),
        }
    }

    /// Whether the applicant is to act: it is open and something is still missing.
    #[must_use]
    pub fn awaits_applicant(&self) -> bool {
        self.is_open() && !self.is_fulfilled()
    }

    /// Whether the applicant is to act and the due day has passed.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.awaits_applicant() && today > self.due_on
    }
}

impl RequestState {
    /// Whether the town still waits for it.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.requested.need == Need::Required && self.received.is_empty()
    }
}
