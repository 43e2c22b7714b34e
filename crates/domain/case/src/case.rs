//! The case (Vorgang): the state that the events of one stream add up to, and the one way by which commands come in.

use ids::{AccountId, CaseId, DecisionId, DepartmentId, InquiryId, MessageId, TownId};
use jiff::{Timestamp, civil::Date};

use crate::{
    actors::{ActorRef, StaffRef},
    contact::{Contact, DeliveryChoice, Restoration},
    decision::Decision,
    document::FiledDocument,
    filing::{Answers, Applicant, Filed, Terms},
    inquiry::Inquiry,
    message::{Message, Note},
    text::{Paragraphs, SingleLine},
    timeline::Entry,
};

/// The most inquiries of one case.
pub const INQUIRIES_MAX: usize = 100;
/// The most messages of one case.
pub const MESSAGES_MAX: usize = 2_000;
/// The most internal notes of one case.
pub const NOTES_MAX: usize = 1_000;
/// The most decisions of one case, discarded ones included.
pub const DECISIONS_MAX: usize = 50;
/// The most versions of the answers.
pub const ANSWERS_MAX: usize = 50;
/// The most documents of one case.
pub const DOCUMENTS_MAX: usize = 2_000;
/// The most entries of one case.
pub const ENTRIES_MAX: usize = 20_000;

/// A case and all that has happened in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub(crate) application: Filed,
    pub(crate) filed_at: Timestamp,
    pub(crate) received_on: Date,
    pub(crate) account: Option<AccountId>,
    pub(crate) contact: Contact,
    pub(crate) restorations: Vec<Restoration>,
    pub(crate) delivery: DeliveryChoice,
    /// Which department had the case from which entry on, the first one first.
    pub(crate) departments: Vec<(u32, DepartmentId)>,
    pub(crate) assignee: Option<StaffRef>,
    pub(crate) in_review_since: Option<Timestamp>,
    pub(crate) answers: Vec<AnswersVersion>,
    pub(crate) documents: Vec<FiledDocument>,
    pub(crate) inquiries: Vec<Inquiry>,
    pub(crate) messages: Vec<Message>,
    pub(crate) notes: Vec<Note>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) withdrawal: Option<Withdrawal>,
    pub(crate) closed: Option<(Timestamp, ActorRef)>,
    pub(crate) seen_by_applicant: u32,
    pub(crate) seen_by_staff: u32,
    pub(crate) timeline: Vec<Entry>,
}

/// One version of the answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct AnswersVersion {
    /// Its number; the filed answers are version 1.
    pub version: u32,
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom.
    pub by: ActorRef,
    /// The inquiry that asked for it; absent for version 1.
    pub inquiry: Option<InquiryId>,
    pub answers: Answers,
}

/// A withdrawal by the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Withdrawal {
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom.
    pub by: ActorRef,
    /// On which day it reached the town.
    pub received_on: Date,
    /// Why, if they said so.
    pub reason: Option<Paragraphs>,
}

impl Case {
    /// Its id, which is also that of its stream.
    #[must_use]
    pub const fn id(&self) -> CaseId {
        self.application.case
    }

    /// The town that it belongs to.
    #[must_use]
    pub const fn town(&self) -> TownId {
        self.application.town
    }

    /// The number that people use.
    #[must_use]
    pub const fn number(&self) -> &SingleLine {
        &self.application.number
    }

    /// What it is about in one line.
    #[must_use]
    pub const fn subject(&self) -> &SingleLine {
        &self.application.subject
    }

    /// Who applied.
    #[must_use]
    pub const fn applicant(&self) -> &Applicant {
        &self.application.applicant
    }

    /// The account that shows the case, if any.
    #[must_use]
    pub const fn account(&self) -> Option<AccountId> {
        self.account
    }

    /// The application as filed; contact, delivery and answers may have changed since.
    #[must_use]
    pub const fn application(&self) -> &Filed {
        &self.application
    }

    /// The terms of the service on the day of filing.
    #[must_use]
    pub const fn terms(&self) -> &Terms {
        &self.application.terms
    }

    /// When it was recorded.
    #[must_use]
    pub const fn filed_at(&self) -> Timestamp {
        self.filed_at
    }

    /// The day on which the town received it: of the document, if it came on paper.
    #[must_use]
    pub const fn received_on(&self) -> Date {
        self.received_on
    }

    /// Where the applicant can be reached now.
    #[must_use]
    pub const fn contact(&self) -> &Contact {
        &self.contact
    }

    /// How decisions shall come from now on.
    #[must_use]
    pub const fn delivery(&self) -> &DeliveryChoice {
        &self.delivery
    }

    /// The department that works on it.
    #[must_use]
    pub fn department(&self) -> DepartmentId {
        self.department_at(u32::MAX)
    }

    /// The department that worked on it when an entry was recorded; a hand-over itself is still of the one that had it.
    #[must_use]
    pub fn department_at(&self, entry: u32) -> DepartmentId {
        let had = self.departments.iter().rev().find(|(since, _)| *since < entry);
        had.map_or(self.application.department, |(_, department)| *department)
    }

    /// Who works on it.
    #[must_use]
    pub const fn assignee(&self) -> Option<&StaffRef> {
        self.assignee.as_ref()
    }

    /// Since when somebody works on it.
    #[must_use]
    pub const fn in_review_since(&self) -> Option<Timestamp> {
        self.in_review_since
    }

    /// All versions of the answers; the first is what was filed, the last is what counts.
    #[must_use]
    pub fn answers(&self) -> &[AnswersVersion] {
        &self.answers
    }

    /// The answers that count.
    #[must_use]
    pub fn current_answers(&self) -> &Answers {
        self.answers.last().map_or(&self.application.answers, |version| &version.answers)
    }

    /// All inquiries in order.
    #[must_use]
    pub fn inquiries(&self) -> &[Inquiry] {
        &self.inquiries
    }

    /// One inquiry.
    #[must_use]
    pub fn inquiry(&self, id: InquiryId) -> Option<&Inquiry> {
        self.inquiries.iter().find(|inquiry| inquiry.id == id)
    }

    /// All messages in order.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// One message.
    #[must_use]
    pub fn message(&self, id: MessageId) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    /// All internal notes in order.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// All decisions in order, discarded ones included.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// One decision.
    #[must_use]
    pub fn decision(&self, id: DecisionId) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.id() == id)
    }

    /// The withdrawal, of everything or of the undecided rest.
    #[must_use]
    pub const fn withdrawal(&self) -> Option<&Withdrawal> {
        self.withdrawal.as_ref()
    }

    /// When and by whom it was closed.
    #[must_use]
    pub const fn closed(&self) -> Option<&(Timestamp, ActorRef)> {
        self.closed.as_ref()
    }

    /// All entries in the order in which they were recorded.
    #[must_use]
    pub fn timeline(&self) -> &[Entry] {
        &self.timeline
    }

    /// How many events it was folded from: the version that a commit expects.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.timeline.len() as u64
    }
}
