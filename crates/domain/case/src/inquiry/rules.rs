//! What may happen with inquiries, and what it changes.

use ids::InquiryId;
use jiff::civil::Date;
use locale::civil_day;

use super::{
    AnswersWanted, ExtensionGranted, ExtensionRefused, ExtensionRequest, ExtensionRequested, Inquiry,
    InquirySent, REPLIES_MAX, REQUESTED_DOCUMENTS_MAX, Replied, Reply, RequestState, Settled,
};
use crate::{
    actors::StaffActor,
    case::{ANSWERS_MAX, AnswersVersion, Case, INQUIRIES_MAX},
    command::Correction,
    document::Source,
    event::Event,
    filing::AnswersCorrected,
    folding::Misplaced,
    handling::{Answer, not_before, room},
    refusal::{Many, Refused, Thing},
};

impl Case {
    /// Staff can ask until everything is decided, and again when an objection is open.
    pub(crate) fn ask(&self, staff_actor: &StaffActor, asked: InquirySent, today: Date) -> Answer {
        let objected = self.decisions.iter().any(|decision| decision.open_objection().is_some());
        if self.is_all_decided() && !objected {
            return Err(Refused::AllDecided { case: self.id() });
        }
        room(self.inquiries.len(), INQUIRIES_MAX, Many::Inquiries)?;
        if self.inquiry(asked.inquiry).is_some() {
            return Err(Refused::Taken(Thing::Inquiry(asked.inquiry)));
        }
        if asked.documents.len() > REQUESTED_DOCUMENTS_MAX {
            return Err(Refused::TooMany { what: Many::RequestedDocuments, max: REQUESTED_DOCUMENTS_MAX });
        }
        for (index, document) in asked.documents.iter().enumerate() {
            if asked.documents.iter().take(index).any(|other| other.key == document.key) {
                return Err(Refused::Taken(Thing::Request(document.key.clone())));
            }
        }
        not_before(asked.due_on, tomorrow(today))?;
        Ok(self.taken_up_by(staff_actor).into_iter().chain([asked.into()]).collect())
    }

    /// A reply to an open inquiry, whole or in part; `received_on` is its day.
    pub(crate) fn reply(&self, replied: Replied, received_on: Date) -> Answer {
        let inquiry = self.open_inquiry(replied.inquiry)?;
        not_before(received_on, civil_day(inquiry.asked_at))?;
        if replied.text.is_none() && replied.documents.is_empty() {
            return Err(Refused::EmptyReply { inquiry: inquiry.id });
        }
        room(inquiry.replies.len(), REPLIES_MAX, Many::Replies)?;
        let keys = replied.documents.iter().filter_map(|document| document.key.as_ref());
        for key in keys {
            if !inquiry.documents.iter().any(|document| document.requested.key == *key) {
                return Err(Refused::Unknown(Thing::Request(key.clone())));
            }
        }
        self.takes_documents(&replied.documents)?;
        Ok(vec![replied.into()])
    }

    /// Corrected answers come only where an open inquiry asks for them; the filed ones stay beside.
    pub(crate) fn correct_answers(&self, correction: Correction) -> Answer {
        let Correction { inquiry, answers, documents } = correction;
        let asking = self.open_inquiry(inquiry)?;
        if asking.answers == AnswersWanted::AsFiled {
            return Err(Refused::CorrectionNotRequested { inquiry });
        }
        let current = self.current_answers();
        if answers.revision != current.revision {
            return Err(Refused::OtherRevision);
        }
        if answers == *current {
            return Err(Refused::NothingChanges);
        }
        room(self.answers.len(), ANSWERS_MAX, Many::AnswersVersions)?;
        self.takes_documents(&documents)?;
        let version = self.answers.last().map_or(1, |last| last.version).saturating_add(1);
        Ok(vec![AnswersCorrected { inquiry, version, answers, documents }.into()])
    }

    /// The applicant can ask for more time while something is missing, also after the due day.
    pub(crate) fn request_extension(&self, wish: ExtensionRequested, today: Date) -> Answer {
        let inquiry = self.open_inquiry(wish.inquiry)?;
        if !inquiry.awaits_applicant() {
            return Err(Refused::NothingAwaited { inquiry: inquiry.id });
        }
        if inquiry.extension_request.is_some() {
            return Err(Refused::ExtensionRequestedAlready { inquiry: inquiry.id });
        }
        not_before(wish.until, tomorrow(inquiry.due_on.max(today)))?;
        Ok(vec![wish.into()])
    }

    /// Staff can give more time asked or unasked.
    pub(crate) fn grant_extension(&self, granted: ExtensionGranted, today: Date) -> Answer {
        let inquiry = self.open_inquiry(granted.inquiry)?;
        if !inquiry.awaits_applicant() {
            return Err(Refused::NothingAwaited { inquiry: inquiry.id });
        }
        not_before(granted.due_on, tomorrow(inquiry.due_on.max(today)))?;
        Ok(vec![granted.into()])
    }

    pub(crate) fn refuse_extension(&self, refused: ExtensionRefused) -> Answer {
        let inquiry = self.open_inquiry(refused.inquiry)?;
        if inquiry.extension_request.is_none() {
            return Err(Refused::ExtensionNotRequested { inquiry: inquiry.id });
        }
        Ok(vec![refused.into()])
    }

    pub(crate) fn settle(&self, settled: Settled) -> Answer {
        self.open_inquiry(settled.inquiry)?;
        Ok(vec![settled.into()])
    }

    fn open_inquiry(&self, id: InquiryId) -> Result<&Inquiry, Refused> {
        let inquiry = self.inquiry(id).ok_or(Refused::Unknown(Thing::Inquiry(id)))?;
        if inquiry.is_open() { Ok(inquiry) } else { Err(Refused::InquirySettled { inquiry: id }) }
    }

    pub(crate) fn take_inquiry(&mut self, asked: &InquirySent, event: &Event, entry: u32) {
        let waiting = |requested: &super::RequestedDocument| RequestState {
            requested: requested.clone(),
            received: Vec::new(),
        };
        self.inquiries.push(Inquiry {
            id: asked.inquiry,
            asked_at: event.at,
            asked_by: event.by.clone(),
            text: asked.text.clone(),
            documents: asked.documents.iter().map(waiting).collect(),
            answers: asked.answers.clone(),
            corrected_version: None,
            asked_due_on: asked.due_on,
            due_on: asked.due_on,
            entry,
            replies: Vec::new(),
            extension_request: None,
            answered_on: None,
            settled: None,
        });
    }

    pub(crate) fn take_replied(&mut self, replied: &Replied, event: &Event) -> Result<(), Misplaced> {
        let inquiry = self.inquiry_mut(replied.inquiry)?;
        for request in &mut inquiry.documents {
            let fulfils = |document: &&crate::Document| document.key.as_ref() == Some(&request.requested.key);
            let received: Vec<_> = replied.documents.iter().filter(fulfils).cloned().collect();
            request.received.extend(received);
        }
        inquiry.replies.push(Reply {
            at: event.at,
            by: event.by.clone(),
            text: replied.text.clone(),
            documents: replied.documents.clone(),
        });
        inquiry.note_fulfilment(event);
        self.file_documents(&replied.documents, event, Source::Reply(replied.inquiry));
        Ok(())
    }

    pub(crate) fn take_corrected(
        &mut self,
        corrected: &AnswersCorrected,
        event: &Event,
    ) -> Result<(), Misplaced> {
        let inquiry = self.inquiry_mut(corrected.inquiry)?;
        inquiry.corrected_version = Some(corrected.version);
        inquiry.note_fulfilment(event);
        self.answers.push(AnswersVersion {
            version: corrected.version,
            at: event.at,
            by: event.by.clone(),
            inquiry: Some(corrected.inquiry),
            answers: corrected.answers.clone(),
        });
        self.file_documents(&corrected.documents, event, Source::Answers(corrected.version));
        Ok(())
    }
}

impl Inquiry {
    pub(crate) fn take_wish(&mut self, wish: &ExtensionRequested, event: &Event) {
        self.extension_request =
            Some(ExtensionRequest { at: event.at, until: wish.until, reason: wish.reason.clone() });
    }

    pub(crate) fn take_granted(&mut self, granted: &ExtensionGranted) {
        self.due_on = granted.due_on;
        self.extension_request = None;
    }

    pub(crate) fn take_settled(&mut self, event: &Event) {
        self.settled = Some((event.at, event.by.clone()));
        self.extension_request = None;
        self.answered_on.get_or_insert(event.received_on());
    }

    fn note_fulfilment(&mut self, event: &Event) {
        if self.is_fulfilled() {
            self.extension_request = None;
            self.answered_on.get_or_insert(event.received_on());
        }
    }
}

fn tomorrow(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}
