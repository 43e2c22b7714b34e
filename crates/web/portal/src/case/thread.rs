//! Messages, inquiries and replies of a case in the order of time, and its timeline.

use case::{ActorRef, Case, Document, Entry, EventKind, Side, Subject, inquiry::Inquiry};
use ids::InquiryId;
use jiff::Timestamp;
use kit::{
    format,
    parts::{Author, Link, Message, Thread, Timeline, TimelineEntry, Weight},
    urls::portal,
    words::Key,
};
use locale::Language;

use crate::texts::{Say as _, key};

/// Everything that was written, oldest first.
pub(super) fn thread(language: Language, case: &Case, department: &str) -> Thread {
    let telling = Telling { language, case, department };
    let written = case.messages().iter().map(|message| {
        let unread = telling.is_unseen(|entry| entry.number == message.entry);
        let shown = telling.message(&message.by, message.at, message.text.as_str(), &message.documents);
        (message.at, Message { unread, ..shown })
    });
    let asked = case.inquiries().iter().map(|inquiry| telling.asked(inquiry));
    let replied = case.inquiries().iter().flat_map(|inquiry| {
        inquiry.replies.iter().map(|reply| {
            let text = reply.text.as_ref().map_or("", case::Paragraphs::as_str);
            let note = Some(language.say("message-reply").to_string());
            (reply.at, Message { note, ..telling.message(&reply.by, reply.at, text, &reply.documents) })
        })
    });
    let mut messages: Vec<_> = written.chain(asked).chain(replied).collect();
    messages.sort_by_key(|(at, _)| *at);
    Thread { spoken: spoken(case), messages: messages.into_iter().map(|(_, message)| message).collect() }
}

/// The language of what was written: in a German case German, else nobody knows.
pub(super) fn spoken(case: &Case) -> Option<&'static str> {
    (case.contact().language == Language::German).then_some("de")
}

/// What happened as far as the applicant may know, newest first.
pub(super) fn timeline(language: Language, case: &Case) -> Timeline {
    let seen = case.timeline().iter().rev().filter(|entry| entry.audience == case::Audience::Both);
    let entries = seen.filter_map(|entry| {
        let (key, weight) = event(entry.kind)?;
        let at = format::in_germany(entry.at);
        Some(TimelineEntry {
            when: format::full_moment(language, at),
            machine: format::machine_moment(at),
            text: language.say(key).to_string(),
            weight,
        })
    });
    Timeline { entries: entries.collect() }
}

struct Telling<'a> {
    language: Language,
    case: &'a Case,
    department: &'a str,
}

impl Telling<'_> {
    fn asked(&self, inquiry: &Inquiry) -> (Timestamp, Message) {
        let is_it =
            |entry: &Entry| entry.subject == about(inquiry.id) && entry.kind == EventKind::InquirySent;
        let message = Message {
            unread: self.is_unseen(is_it),
            note: Some(self.language.say("message-inquiry").to_string()),
            ..self.message(&inquiry.asked_by, inquiry.asked_at, inquiry.text.as_str(), &[])
        };
        (inquiry.asked_at, message)
    }

    fn message(&self, by: &ActorRef, at: Timestamp, text: &str, documents: &[Document]) -> Message {
        let case = self.case.id();
        let link = |document: &Document| {
            let url = portal::Document { case, document: document.id };
            (Link::new(document.name.as_str(), &url), document.bytes)
        };
        let at = format::in_germany(at);
        let documents = documents.iter().map(link).collect();
        Message { author: self.author(by), at, text: text.to_owned(), unread: false, note: None, documents }
    }

    fn author(&self, by: &ActorRef) -> Author {
        match by {
            ActorRef::Applicant { .. } => Author::Own(self.language.say("author-you").to_string()),
            ActorRef::Registrar { .. } => Author::Own(self.language.say("author-you-on-paper").to_string()),
            ActorRef::Person(person) => {
                Author::Other(format!("{}, {}", person.name.as_str(), self.department))
            }
            ActorRef::System { .. } => Author::Other(self.department.to_owned()),
        }
    }

    fn is_unseen(&self, is_it: impl Fn(&Entry) -> bool) -> bool {
        self.case.unseen_by(Side::Applicant).any(is_it)
    }
}

const fn about(inquiry: InquiryId) -> Subject {
    Subject::Inquiry(inquiry)
}

/// What the applicant is told of an event; nothing of what is the town's own business.
const fn event(kind: EventKind) -> Option<(Key, Weight)> {
    let (key, weight) = match kind {
        EventKind::Filed => (key("event-filed"), Weight::Key),
        EventKind::Withdrawn => (key("event-withdrawn"), Weight::Key),
        EventKind::AnswersCorrected => (key("event-corrected"), Weight::Plain),
        EventKind::DocumentsAdded => (key("event-papers"), Weight::Plain),
        EventKind::ContactChanged => (key("event-contact"), Weight::Plain),
        EventKind::EmailConfirmed => (key("event-email"), Weight::Plain),
        EventKind::DeliveryChosen => (key("event-delivery"), Weight::Plain),
        EventKind::AccountLinked => (key("event-account"), Weight::Plain),
        EventKind::AccountUnlinked => (key("event-account-closed"), Weight::Plain),
        EventKind::AccessCodeRenewed => (key("event-access-code"), Weight::Plain),
        EventKind::Assigned => (key("event-assigned"), Weight::Plain),
        EventKind::HandedOver => (key("event-handed-over"), Weight::Plain),
        EventKind::Closed => (key("event-closed"), Weight::Key),
        EventKind::InquirySent => (key("event-asked"), Weight::Key),
        EventKind::Replied => (key("event-replied"), Weight::Plain),
        EventKind::ExtensionRequested => (key("event-more-time-asked"), Weight::Plain),
        EventKind::ExtensionGranted => (key("event-more-time-granted"), Weight::Plain),
        EventKind::ExtensionRefused => (key("event-more-time-refused"), Weight::Plain),
        EventKind::Settled => (key("event-settled"), Weight::Plain),
        EventKind::MessageSent => (key("event-message"), Weight::Plain),
        EventKind::Notified => (key("event-provided"), Weight::Key),
        EventKind::ProvisionEnded => (key("event-provision-ended"), Weight::Plain),
        EventKind::Retrieved => (key("event-retrieved"), Weight::Key),
        EventKind::Posted => (key("event-posted"), Weight::Key),
        EventKind::DeliveredByHand => (key("event-by-hand"), Weight::Key),
        EventKind::ReceiptProven => (key("event-received"), Weight::Plain),
        EventKind::Returned => (key("event-returned"), Weight::Plain),
        EventKind::Announced => (key("event-announced"), Weight::Key),
        EventKind::ObjectionRegistered => (key("event-objection"), Weight::Key),
        EventKind::ObjectionSettled => (key("event-objection-settled"), Weight::Plain),
        EventKind::BecameFinal => (key("event-final"), Weight::Plain),
        EventKind::Released
        | EventKind::Seen
        | EventKind::NoteWritten
        | EventKind::Drafted
        | EventKind::Edited
        | EventKind::Discarded
        | EventKind::HearingHeld
        | EventKind::HearingSkipped
        | EventKind::Rendered
        | EventKind::SignedOff
        | EventKind::Sealed
        | EventKind::Recalled
        | EventKind::ProvisionStarted
        | EventKind::NotificationFailed
        | EventKind::NotificationBounced
        | EventKind::PutOnPrintList => return None,
    };
    Some((key, weight))
}
