//! How events become state: the same way when they are made and when they are read back.

use ids::{CaseId, DecisionId, InquiryId};

use crate::{
    case::{AnswersVersion, Case},
    decision::Decision,
    document::Source,
    event::{Event, What},
    filing::Filed,
    inquiry::Inquiry,
    timeline::Entry,
};

/// Events that do not add up to a case. Only a damaged or foreign journal gives one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
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
        case: CaseId,
        /// The number of the entry, from 1.
        number: u32,
        /// The kind of the event.
        kind: &'static str,
    },
}

/// An event that does not follow from the state; the caller knows which one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Misplaced;

impl Case {
    /// The state that all events of a stream add up to.
    ///
    /// # Errors
    ///
    /// [`FoldError`] if they are not the events of one case in order.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Result<Self, FoldError> {
        let mut events = events.into_iter();
        let first = events.next().ok_or(FoldError::Empty)?;
        let What::Filed(application) = &first.what else {
            return Err(FoldError::NotFiledFirst { kind: first.kind() });
        };
        let mut case = Self::begin(first, Filed::clone(application));
        for event in events {
            case.apply(event)?;
        }
        Ok(case)
    }

    /// Takes in what has happened.
    ///
    /// # Errors
    ///
    /// [`FoldError::Misplaced`] if the event does not follow from the state; the case is then not to be used any more.
    pub fn apply(&mut self, event: &Event) -> Result<(), FoldError> {
        let number = u32::try_from(self.timeline.len()).unwrap_or(u32::MAX).saturating_add(1);
        let case = self.id();
        let entry = Entry::of(number, event);
        self.take(event, number).map_err(|Misplaced| FoldError::Misplaced {
            case,
            number,
            kind: event.kind(),
        })?;
        self.timeline.push(entry);
        Ok(())
    }

    pub(crate) fn begin(event: &Event, application: Filed) -> Self {
        let mut case = Self {
            filed_at: event.at,
            received_on: event.received_on(),
            account: application.applicant.account,
            contact: application.contact.clone(),
            restorations: Vec::new(),
            delivery: application.delivery.clone(),
            departments: vec![(0, application.department)],
            assignee: None,
            in_review_since: None,
            answers: vec![AnswersVersion {
                version: 1,
                at: event.at,
                by: event.by.clone(),
                inquiry: None,
                answers: application.answers.clone(),
            }],
            documents: Vec::new(),
            inquiries: Vec::new(),
            messages: Vec::new(),
            notes: Vec::new(),
            decisions: Vec::new(),
            withdrawal: None,
            closed: None,
            seen_by_applicant: 0,
            seen_by_staff: 0,
            timeline: vec![Entry::of(1, event)],
            application,
        };
        let documents = case.application.documents.clone();
        case.file_documents(&documents, event, Source::Application);
        case
    }
    fn take(&mut self, event: &Event, number: u32) -> Result<(), Misplaced> {
        match &event.what {
            What::Filed(_) => return Err(Misplaced),
            What::Withdrawn(withdrawn) => self.take_withdrawn(withdrawn, event),
            What::AnswersCorrected(corrected) => self.take_corrected(corrected, event)?,
            What::DocumentsAdded(added) => {
                self.file_documents(&added.documents, event, Source::Added(added.audience));
            }
            What::ContactChanged(changed) => self.contact = changed.contact.clone(),
            What::ContactRestored(restored) => self.take_restored(restored, event),
            What::EmailConfirmed(_) => self.take_email_confirmed(event)?,
            What::DeliveryChosen(chosen) => self.delivery = chosen.delivery.clone(),
            What::AccountLinked(linked) => self.account = Some(linked.account),
            What::AccountUnlinked(_) => self.account = None,
            What::AccessCodeRenewed(_) => {}
            What::Assigned(assigned) => self.take_assigned(assigned, event),
            What::Released(_) => self.assignee = None,
            What::HandedOver(handed_over) => self.take_handed_over(handed_over, number),
            What::Seen(seen) => self.take_seen(seen, event),
            What::Closed(_) => self.closed = Some((event.at, event.by.clone())),
            What::InquirySent(asked) => self.take_inquiry(asked, event, number),
            What::Replied(replied) => self.take_replied(replied, event)?,
            What::ExtensionRequested(wish) => self.inquiry_mut(wish.inquiry)?.take_wish(wish, event),
            What::ExtensionGranted(granted) => self.inquiry_mut(granted.inquiry)?.take_granted(granted),
            What::ExtensionRefused(refused) => self.inquiry_mut(refused.inquiry)?.extension_request = None,
            What::Settled(settled) => self.inquiry_mut(settled.inquiry)?.take_settled(event),
            What::MessageSent(sent) => self.take_sent(sent, event, number),
            What::NoteWritten(written) => self.take_note(written, event)?,
            What::Drafted(drafted) => self.take_drafted(drafted, event)?,
            on_decision => {
                let decision = on_decision.decision().ok_or(Misplaced)?;
                self.decision_mut(decision)?.take(event)?;
                self.file_documents_of(on_decision, event);
            }
        }
        Ok(())
    }

    fn file_documents_of(&mut self, on_decision: &What, event: &Event) {
        match on_decision {
            What::Rendered(rendered) => {
                self.file_documents(
                    std::slice::from_ref(&rendered.letter),
                    event,
                    Source::Letter(rendered.decision),
                );
            }
            What::Sealed(sealed) => {
                self.file_documents(
                    std::slice::from_ref(&sealed.sealed),
                    event,
                    Source::Sealed(sealed.decision),
                );
            }
            What::ObjectionRegistered(objection) => {
                self.file_documents(&objection.documents, event, Source::Objection(objection.decision));
            }
            _ => {}
        }
    }

    pub(crate) fn inquiry_mut(&mut self, id: InquiryId) -> Result<&mut Inquiry, Misplaced> {
        self.inquiries.iter_mut().find(|inquiry| inquiry.id == id).ok_or(Misplaced)
    }

    fn decision_mut(&mut self, id: DecisionId) -> Result<&mut Decision, Misplaced> {
        self.decisions.iter_mut().find(|decision| decision.id == id).ok_or(Misplaced)
    }
}
