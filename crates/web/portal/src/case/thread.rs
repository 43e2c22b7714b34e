//! Messages, inquiries and replies of a case in the order of time, and its timeline.

use case::{ActorRef, Case, Document, Entry, EventKind, Side, Subject, inquiry::Inquiry};
use ids::InquiryId;
use jiff::Timestamp;
use kit::{
    format,
    parts::{Author, Link, Message, Thread, Timeline, TimelineEntry, Weight},
    urls::portal,
};
use locale::Language;

use crate::texts::Say as _;

/// What the department that had the case at an entry was called then.
type DepartmentAt<'a> = &'a dyn Fn(u32) -> String;

/// Everything that was written, oldest first, each under the name of the department that wrote it.
pub(super) fn thread(language: Language, case: &Case, department_at: DepartmentAt<'_>) -> Thread {
    let telling = Telling { language, case, department_at };
    let written = case.messages().iter().map(|message| {
        let unread = telling.is_unseen(|entry| entry.number == message.entry);
        let shown = telling.message(
            (&message.by, message.entry),
            message.at,
            message.text.as_str(),
            &message.documents,
        );
        (message.at, Message { unread, ..shown })
    });
    let asked = case.inquiries().iter().map(|inquiry| telling.asked(inquiry));
    let replied = case.inquiries().iter().flat_map(|inquiry| {
        inquiry.replies.iter().map(|reply| {
            let text = reply.text.as_ref().map_or("", case::Paragraphs::as_str);
            let note = Some(language.say("message-reply").to_string());
            (
                reply.at,
                Message {
                    note,
                    ..telling.message((&reply.by, inquiry.entry), reply.at, text, &reply.documents)
                },
            )
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
    let entries = case.timeline().iter().rev().filter_map(|entry| {
        let text = entry.applicant_words(language)?.to_owned();
        let at = format::in_germany(entry.at);
        Some(TimelineEntry {
            when: format::full_moment(language, at),
            machine: format::machine_moment(at),
            text,
            weight: if is_turning_point(entry.kind) { Weight::Key } else { Weight::Plain },
        })
    });
    Timeline { entries: entries.collect() }
}

struct Telling<'a> {
    language: Language,
    case: &'a Case,
    department_at: DepartmentAt<'a>,
}

impl Telling<'_> {
    fn asked(&self, inquiry: &Inquiry) -> (Timestamp, Message) {
        let is_it =
            |entry: &Entry| entry.subject == about(inquiry.id) && entry.kind == EventKind::InquirySent;
        let message = Message {
            unread: self.is_unseen(is_it),
            note: Some(self.language.say("message-inquiry").to_string()),
            ..self.message((&inquiry.asked_by, inquiry.entry), inquiry.asked_at, inquiry.text.as_str(), &[])
        };
        (inquiry.asked_at, message)
    }

    fn message(&self, by: (&ActorRef, u32), at: Timestamp, text: &str, documents: &[Document]) -> Message {
        let case = self.case.id();
        let link = |document: &Document| {
            let url = portal::Document { case, document: document.id };
            (Link::new(document.name.as_str(), &url), document.bytes)
        };
        let at = format::in_germany(at);
        let documents = documents.iter().map(link).collect();
        Message { author: self.author(by), at, text: text.to_owned(), unread: false, note: None, documents }
    }

    fn author(&self, (by, entry): (&ActorRef, u32)) -> Author {
        match by {
            ActorRef::Applicant { .. } => Author::Own(self.language.say("author-you").to_string()),
            ActorRef::Registrar { .. } => Author::Own(self.language.say("author-you-on-paper").to_string()),
            ActorRef::Person(person) => {
                Author::Other(format!("{}, {}", person.name.as_str(), (self.department_at)(entry)))
            }
            ActorRef::System { .. } => Author::Other((self.department_at)(entry)),
        }
    }

    fn is_unseen(&self, is_it: impl Fn(&Entry) -> bool) -> bool {
        self.case.unseen_by(Side::Applicant).any(is_it)
    }
}

const fn about(inquiry: InquiryId) -> Subject {
    Subject::Inquiry(inquiry)
}

const fn is_turning_point(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Filed
            | EventKind::Withdrawn
            | EventKind::Closed
            | EventKind::InquirySent
            | EventKind::Notified
            | EventKind::Retrieved
            | EventKind::Posted
            | EventKind::DeliveredByHand
            | EventKind::Announced
            | EventKind::ObjectionRegistered
    )
}
