//! Everything that was written between town and applicant, in the order of time: messages, inquiries, replies.

use case::{ActorRef, Case, Document, Side};
use casework::desk::OpenCase;
use ids::CaseId;
use jiff::Timestamp;
use kit::{
    format,
    parts::{Author, Link, Message, Thread},
    urls::{Url, desk},
};
use locale::Language;

use super::who;
use crate::texts::Say as _;

/// The thread of a case.
pub(super) fn thread(language: Language, open: &OpenCase) -> Thread {
    let case = open.case();
    let seen_at = seen_at(case, open.seen);
    let teller = Teller { language, open, case, seen_at };
    let mut told: Vec<(Timestamp, Message)> = Vec::new();
    told.extend(case.messages().iter().map(|message| {
        let read = case.unseen_by(Side::Applicant).all(|entry| entry.number != message.entry);
        let note = (message.by.side() == Side::Town).then(|| {
            let word = if read { language.say("message-read") } else { language.say("message-not-read") };
            word.to_string()
        });
        (
            message.at,
            teller.message((&message.by, message.at), message.text.as_str(), &message.documents, note),
        )
    }));
    for inquiry in case.inquiries() {
        let due = format::short_date(language, inquiry.asked_due_on);
        let note = language.say("message-is-inquiry").with("date", due).to_string();
        let asked = (&inquiry.asked_by, inquiry.asked_at);
        told.push((inquiry.asked_at, teller.message(asked, inquiry.text.as_str(), &[], Some(note))));
        told.extend(inquiry.replies.iter().map(|reply| {
            let text = reply.text.as_ref().map_or("", |text| text.as_str());
            let note = language.say("message-is-reply").to_string();
            (reply.at, teller.message((&reply.by, reply.at), text, &reply.documents, Some(note)))
        }));
    }
    told.sort_by_key(|(at, _)| *at);
    Thread { spoken: None, messages: told.into_iter().map(|(_, message)| message).collect() }
}

/// The moment of the last entry that the reader has seen.
pub(super) fn seen_at(case: &Case, seen: u64) -> Timestamp {
    let last = case.timeline().iter().rev().find(|entry| u64::from(entry.number) <= seen);
    last.map_or(Timestamp::MIN, |entry| entry.at)
}

/// The name of a document, unless it is one that this reader may not see.
pub(crate) fn document_name(language: Language, open: &OpenCase, document: &Document) -> String {
    if open.may_read(document) {
        document.name.as_str().to_owned()
    } else {
        language.say("paper-protected").to_string()
    }
}

/// Where a document of a case is read.
pub(super) fn document_link(case: CaseId, document: &Document) -> Link {
    Link {
        text: document.name.as_str().to_owned(),
        href: desk::Document { case, document: document.id }.href(),
    }
}

struct Teller<'a> {
    language: Language,
    open: &'a OpenCase,
    case: &'a Case,
    seen_at: Timestamp,
}

impl Teller<'_> {
    fn message(
        &self,
        (by, at): (&ActorRef, Timestamp),
        text: &str,
        documents: &[Document],
        note: Option<String>,
    ) -> Message {
        let from_applicant = by.side() == Side::Applicant;
        let (name, note) = match by {
            ActorRef::Registrar { .. } => {
                let on_paper = who(self.language, self.case, by);
                let note = note.map_or(on_paper.clone(), |note| format!("{note}, {on_paper}"));
                (self.case.applicant().name.as_str().to_owned(), Some(note))
            }
            _ => (who(self.language, self.case, by), note),
        };
        Message {
            author: if from_applicant { Author::Other(name) } else { Author::Own(name) },
            at: format::in_germany(at),
            text: text.to_owned(),
            unread: from_applicant && at > self.seen_at,
            note,
            documents: documents
                .iter()
                .filter(|document| self.open.may_read(document))
                .map(|document| (document_link(self.case.id(), document), document.bytes))
                .collect(),
        }
    }
}
