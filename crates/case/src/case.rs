//! The case (Vorgang): the state that the events of one stream add up to, and the one door by which commands come in.

use ids::{AccountId, CaseId, DecisionId, DepartmentId, InquiryId, MessageId, PaperId, TownId};
use jiff::{Timestamp, civil::Date};

use crate::{
    contact::{Contact, DeliveryChoice},
    decision::Decision,
    event::Event,
    filing::{Answers, Applicant, Audience, Filed, Terms},
    inquiry::Inquiry,
    message::{Message, Note},
    paper::Paper,
    people::{By, PersonRef, Side},
    text::{Line, Prose},
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
/// The most papers of one case.
pub const PAPERS_MAX: usize = 2_000;
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
    pub(crate) delivery: DeliveryChoice,
    pub(crate) department: DepartmentId,
    pub(crate) assignee: Option<PersonRef>,
    pub(crate) in_review_since: Option<Timestamp>,
    pub(crate) answers: Vec<AnswersVersion>,
    pub(crate) papers: Vec<FiledPaper>,
    pub(crate) inquiries: Vec<Inquiry>,
    pub(crate) messages: Vec<Message>,
    pub(crate) notes: Vec<Note>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) withdrawal: Option<Withdrawal>,
    pub(crate) closed: Option<(Timestamp, By)>,
    pub(crate) seen_by_applicant: u32,
    pub(crate) seen_by_staff: u32,
    pub(crate) timeline: Vec<Entry>,
}

/// Where a case stands; derived from what happened, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Filed, and nobody has it yet.
    Submitted,
    /// Somebody works on it.
    InReview,
    /// The town waits for what an inquiry asked for.
    WaitingForApplicant,
    /// A decision on a part has left the house; the rest is in review.
    PartlyDecided,
    /// Everything is decided, or the undecided rest was withdrawn.
    Decided,
    /// Closed. Final.
    Closed,
    /// Withdrawn before anything was decided. Final.
    Withdrawn,
}

impl State {
    /// Every state there is.
    pub const ALL: [Self; 7] = [
        Self::Submitted,
        Self::InReview,
        Self::WaitingForApplicant,
        Self::PartlyDecided,
        Self::Decided,
        Self::Closed,
        Self::Withdrawn,
    ];

    /// The name by which registers and interfaces know the state.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::InReview => "in_review",
            Self::WaitingForApplicant => "waiting_for_applicant",
            Self::PartlyDecided => "partly_decided",
            Self::Decided => "decided",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether nothing leads out of it. A read mark is all that a case in a final state still takes.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Closed | Self::Withdrawn)
    }
}

/// One version of the answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AnswersVersion {
    /// Its number; the filed answers are version 1.
    pub version: u32,
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// The inquiry that asked for it; absent for version 1.
    pub inquiry: Option<InquiryId>,
    /// The answers.
    pub answers: Answers,
}

/// A paper in the file and how it came there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FiledPaper {
    /// The paper.
    pub paper: Paper,
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// With what it came.
    pub source: Source,
}

/// With what a paper came into the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// With the application.
    Application,
    /// With corrected answers of this version.
    Answers(u32),
    /// With a reply to this inquiry.
    Reply(InquiryId),
    /// With this message.
    Message(MessageId),
    /// It is the unsealed letter of this decision; staff only.
    Letter(DecisionId),
    /// It is the sealed paper of this decision.
    Sealed(DecisionId),
    /// With an objection to this decision.
    Objection(DecisionId),
    /// By itself.
    Added(Audience),
}

/// A withdrawal by the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Withdrawal {
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// On which day it reached the town.
    pub received_on: Date,
    /// Why, if they said so.
    pub reason: Option<Prose>,
}

impl Case {
    /// The case.
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
    pub const fn number(&self) -> &Line {
        &self.application.number
    }

    /// What it is about in one line.
    #[must_use]
    pub const fn subject(&self) -> &Line {
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

    /// The day on which the town received it: of the paper, if it came on paper.
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
    pub const fn department(&self) -> DepartmentId {
        self.department
    }

    /// Who works on it.
    #[must_use]
    pub const fn assignee(&self) -> Option<&PersonRef> {
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

    /// All papers in the order in which they came.
    #[must_use]
    pub fn papers(&self) -> &[FiledPaper] {
        &self.papers
    }

    /// One paper of this case.
    #[must_use]
    pub fn paper(&self, id: PaperId) -> Option<&FiledPaper> {
        self.papers.iter().find(|filed| filed.paper.id == id)
    }

    /// Whether the applicant may read this paper.
    #[must_use]
    pub fn applicant_may_read(&self, id: PaperId) -> bool {
        self.paper(id).is_some_and(|filed| match filed.source {
            Source::Letter(_) | Source::Added(Audience::Staff) => false,
            Source::Sealed(decision) => self.decision(decision).is_some_and(|decision| {
                decision.is_readable_by_applicant() && decision.sealed().is_some_and(|paper| paper.id == id)
            }),
            Source::Application
            | Source::Answers(_)
            | Source::Reply(_)
            | Source::Message(_)
            | Source::Objection(_)
            | Source::Added(Audience::Both) => true,
        })
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
    pub const fn closed(&self) -> Option<&(Timestamp, By)> {
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

    /// The entries that one side has not seen yet and should.
    pub fn unseen_by(&self, side: Side) -> impl Iterator<Item = &Entry> {
        let seen = match side {
            Side::Applicant => self.seen_by_applicant,
            Side::Town => self.seen_by_staff,
        };
        self.timeline.iter().filter(move |entry| entry.number > seen && entry.calls_on(side))
    }

    /// Where the case stands.
    #[must_use]
    pub fn state(&self) -> State {
        let anything_issued = self.decisions.iter().any(Decision::is_issued);
        if self.closed.is_some() {
            State::Closed
        } else if self.withdrawal.is_some() && !anything_issued {
            State::Withdrawn
        } else if self.is_all_decided() {
            State::Decided
        } else if self.inquiries.iter().any(Inquiry::awaits_applicant) {
            State::WaitingForApplicant
        } else if anything_issued {
            State::PartlyDecided
        } else if self.in_review_since.is_some() {
            State::InReview
        } else {
            State::Submitted
        }
    }

    /// Whether nothing of the application is left to decide: a decision on all of it or on the rest has left the house, or a part
    /// has and the rest was withdrawn.
    #[must_use]
    pub fn is_all_decided(&self) -> bool {
        self.decided_on().is_some()
    }

    /// The day since which nothing of the application is left to decide.
    #[must_use]
    pub fn decided_on(&self) -> Option<Date> {
        let issued = || self.decisions.iter().filter_map(|decision| Some((decision, decision.issued()?)));
        let covered =
            issued().filter(|(decision, _)| decision.content().covers_all()).map(|(_, issued)| issued.on);
        let withdrawn = self.withdrawal.as_ref().filter(|_| issued().next().is_some());
        covered.min().or(withdrawn.map(|withdrawal| withdrawal.received_on))
    }

    /// The state after these events as well.
    ///
    /// # Errors
    ///
    /// [`FoldError`] if they do not follow from the state.
    pub fn after(mut self, events: &[Event]) -> Result<Self, FoldError> {
        for event in events {
            self.apply(event)?;
        }
        Ok(self)
    }
}

/// Events that do not add up to a case. Only a damaged or foreign journal gives one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// There is no event at all.
    #[error("a case without events")]
    Empty,
    /// The first event is no application.
    #[error("the first event of a case is «{kind}»")]
    NotFiledFirst {
        /// What it is instead.
        kind: &'static str,
    },
    /// An event refers to something that is not there, or comes where it cannot.
    #[error("entry {number} of {case}, «{kind}», does not follow from what was before")]
    Misplaced {
        /// The case.
        case: CaseId,
        /// The number of the entry, from 1.
        number: u32,
        /// The kind of the event.
        kind: &'static str,
    },
}
