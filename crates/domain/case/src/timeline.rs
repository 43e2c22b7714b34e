//! The ordered record of a case for people: who, when, what, about which thing, and in which words.

mod english;
mod german;

use ids::{DecisionId, InquiryId, MessageId, NoteId};
use jiff::Timestamp;
use locale::Language;

use crate::{
    actors::{ActorRef, Side},
    event::{Event, EventKind, What},
    filing::Audience,
    text::Paragraphs,
};

/// One entry of the timeline: an event without its contents, but with the reason that people gave for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Its number, from 1, which is also the sequence in the journal.
    pub number: u32,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who acted.
    pub by: ActorRef,
    /// What happened.
    pub kind: EventKind,
    /// What it is about.
    pub subject: Subject,
    /// Who may see that it happened.
    pub audience: Audience,
    /// Why, for staff to read: of a withdrawal, a hand-over, a draft given back, a recall.
    pub reason: Option<Paragraphs>,
}

/// What is said of a kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Words {
    staff: &'static str,
    /// None of what is the town's own business.
    applicant: Option<&'static str>,
}

/// The thing that an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Subject {
    /// The case as a whole.
    Case,
    /// A version of the answers.
    Answers(u32),
    Inquiry(InquiryId),
    Message(MessageId),
    Note(NoteId),
    Decision(DecisionId),
}

impl Words {
    const fn both(staff: &'static str, applicant: &'static str) -> Self {
        Self { staff, applicant: Some(applicant) }
    }

    const fn staff(staff: &'static str) -> Self {
        Self { staff, applicant: None }
    }

    const fn of(language: Language, kind: EventKind) -> Self {
        match language {
            Language::German => german::words(kind),
            Language::English => english::words(kind),
        }
    }
}

impl Entry {
    /// What happened, in a few words for staff; of a version of the answers with its number.
    #[must_use]
    pub fn staff_words(&self, language: Language) -> String {
        let words = Words::of(language, self.kind).staff;
        match self.subject {
            Subject::Answers(version) => format!("{words} {version}"),
            _ => words.to_owned(),
        }
    }

    /// What happened, in a few words for the applicant; none if it is not for them, or the town's own business.
    #[must_use]
    pub fn applicant_words(&self, language: Language) -> Option<&'static str> {
        Words::of(language, self.kind).applicant.filter(|_| self.audience == Audience::Both)
    }

    pub(crate) fn of(number: u32, event: &Event) -> Self {
        Self {
            number,
            at: event.at,
            by: event.by.clone(),
            kind: event.what.kind(),
            subject: subject(&event.what),
            audience: event.what.audience(),
            reason: reason(&event.what).cloned(),
        }
    }

    /// Whether this side should be told of the entry: the other side made it, and it is more than who works on the case or in
    /// which account it lies.
    #[must_use]
    pub fn calls_on(&self, side: Side) -> bool {
        let may_see = side == Side::Town || self.audience == Audience::Both;
        self.by.side() != side && may_see && !self.kind.is_in_passing()
    }
}

const fn reason(what: &What) -> Option<&Paragraphs> {
    match what {
        What::Withdrawn(withdrawn) => withdrawn.reason.as_ref(),
        What::HandedOver(handed_over) => Some(&handed_over.reason),
        What::SentBack(sent_back) => Some(&sent_back.note),
        What::Recalled(recalled) => Some(&recalled.reason),
        _ => None,
    }
}

fn subject(what: &What) -> Subject {
    if let Some(decision) = what.decision() {
        return Subject::Decision(decision);
    }
    match what {
        What::AnswersCorrected(corrected) => Subject::Answers(corrected.version),
        What::InquirySent(asked) => Subject::Inquiry(asked.inquiry),
        What::Replied(replied) => Subject::Inquiry(replied.inquiry),
        What::ExtensionRequested(wish) => Subject::Inquiry(wish.inquiry),
        What::ExtensionGranted(granted) => Subject::Inquiry(granted.inquiry),
        What::ExtensionRefused(refused) => Subject::Inquiry(refused.inquiry),
        What::Settled(settled) => Subject::Inquiry(settled.inquiry),
        What::MessageSent(sent) => Subject::Message(sent.message),
        What::NoteWritten(written) => Subject::Note(written.note),
        _ => Subject::Case,
    }
}

impl What {
    /// The decision that it is about.
    #[must_use]
    pub const fn decision(&self) -> Option<DecisionId> {
        Some(match self {
            Self::Drafted(drafted) => drafted.decision,
            Self::Edited(edited) => edited.decision,
            Self::Discarded(discarded) => discarded.decision,
            Self::HearingHeld(held) => held.decision,
            Self::HearingSkipped(skipped) => skipped.decision,
            Self::Rendered(rendered) => rendered.decision,
            Self::SignedOff(signed) => signed.decision,
            Self::Sealed(sealed) => sealed.decision,
            Self::SentBack(sent_back) => sent_back.decision,
            Self::Recalled(recalled) => recalled.decision,
            Self::ProvisionStarted(started) => started.decision,
            Self::Notified(notified) => notified.decision,
            Self::NotificationFailed(failed) => failed.decision,
            Self::NotificationBounced(bounced) => bounced.decision,
            Self::ProvisionEnded(ended) => ended.decision,
            Self::Retrieved(retrieved) => retrieved.decision,
            Self::PutOnPrintList(listed) => listed.decision,
            Self::Posted(posted) => posted.decision,
            Self::DeliveredByHand(delivered) => delivered.decision,
            Self::ReceiptProven(proven) => proven.decision,
            Self::Returned(returned) => returned.decision,
            Self::Announced(announced) => announced.decision,
            Self::ObjectionRegistered(registered) => registered.decision,
            Self::ObjectionSettled(settled) => settled.decision,
            Self::BecameFinal(last) => last.decision,
            Self::Filed(_)
            | Self::Withdrawn(_)
            | Self::AnswersCorrected(_)
            | Self::DocumentsAdded(_)
            | Self::ContactChanged(_)
            | Self::ContactRestored(_)
            | Self::EmailConfirmed(_)
            | Self::DeliveryChosen(_)
            | Self::AccountLinked(_)
            | Self::AccountUnlinked(_)
            | Self::AccessCodeRenewed(_)
            | Self::Assigned(_)
            | Self::Released(_)
            | Self::HandedOver(_)
            | Self::Seen(_)
            | Self::Closed(_)
            | Self::InquirySent(_)
            | Self::Replied(_)
            | Self::ExtensionRequested(_)
            | Self::ExtensionGranted(_)
            | Self::ExtensionRefused(_)
            | Self::Settled(_)
            | Self::MessageSent(_)
            | Self::NoteWritten(_) => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_of_event_has_words_of_its_own() {
        for language in Language::ALL {
            let words: Vec<Words> = EventKind::ALL.iter().map(|kind| Words::of(language, *kind)).collect();
            let staff: BTreeSet<&str> = words.iter().map(|words| words.staff).collect();
            assert_eq!(staff.len(), EventKind::ALL.len(), "{staff:#?}");
            let told: Vec<&str> = words.iter().filter_map(|words| words.applicant).collect();
            assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), told.len(), "{told:#?}");
        }
    }

    #[test]
    fn both_languages_tell_the_applicant_of_the_same_kinds() {
        for kind in EventKind::ALL {
            let [told, also] = Language::ALL.map(|language| Words::of(language, *kind).applicant.is_some());
            assert_eq!(told, also, "{kind:?}");
        }
    }
}
