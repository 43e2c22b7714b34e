//! Messages both ways, internal notes, and who has seen what.

use ids::{MessageId, NoteId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    actors::{ActorRef, Side, StaffRef},
    case::{Case, MESSAGES_MAX, NOTES_MAX},
    document::{Document, Source},
    event::Event,
    folding::Misplaced,
    handling::{Answer, room},
    refusal::{Many, Refused, Thing},
    text::Paragraphs,
    timeline::Entry,
};

/// Event: one side wrote to the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct MessageSent {
    pub message: MessageId,
    /// What was written.
    pub text: Paragraphs,
    /// Documents that came with it.
    pub documents: Vec<Document>,
}

/// Event: one side has seen the case up to some entry of its timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The number of the last entry seen, counted from 1.
    pub up_to: u32,
}

/// Event: a member of staff wrote a note that the applicant does not see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct NoteWritten {
    pub note: NoteId,
    pub text: Paragraphs,
}

/// A message as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Message {
    pub id: MessageId,
    /// When it was sent.
    pub at: Timestamp,
    /// Who wrote.
    pub by: ActorRef,
    /// What was written.
    pub text: Paragraphs,
    /// Documents that came with it.
    pub documents: Vec<Document>,
    /// Its number in the timeline, which read marks refer to.
    pub entry: u32,
}

/// An internal note.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Note {
    pub id: NoteId,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it.
    pub by: StaffRef,
    /// What was written.
    pub text: Paragraphs,
}

impl Case {
    /// The entries that one side has not seen yet and should.
    pub fn unseen_by(&self, side: Side) -> impl Iterator<Item = &Entry> {
        let seen = match side {
            Side::Applicant => self.seen_by_applicant,
            Side::Town => self.seen_by_staff,
        };
        self.timeline.iter().filter(move |entry| entry.number > seen && entry.calls_on(side))
    }

    pub(crate) fn send(&self, sent: MessageSent) -> Answer {
        room(self.messages.len(), MESSAGES_MAX, Many::Messages)?;
        if self.message(sent.message).is_some() {
            return Err(Refused::Taken(Thing::Message(sent.message)));
        }
        self.takes_documents(&sent.documents)?;
        Ok(vec![sent.into()])
    }

    pub(crate) fn note(&self, written: NoteWritten) -> Answer {
        room(self.notes.len(), NOTES_MAX, Many::Notes)?;
        if self.notes.iter().any(|note| note.id == written.note) {
            return Err(Refused::Taken(Thing::Note(written.note)));
        }
        Ok(vec![written.into()])
    }

    /// A read mark, only where there was something to read, so that a page view adds no event.
    pub(crate) fn see(&self, seen: Seen, side: Side) -> Answer {
        let up_to = seen.up_to;
        let exists = self.timeline.len() >= usize::try_from(up_to).unwrap_or(usize::MAX);
        let unseen = self.unseen_by(side).any(|entry| entry.number <= up_to);
        if exists && unseen { Ok(vec![seen.into()]) } else { Err(Refused::NothingNew { up_to }) }
    }

    pub(crate) fn take_sent(&mut self, sent: &MessageSent, event: &Event, entry: u32) {
        self.messages.push(Message {
            id: sent.message,
            at: event.at,
            by: event.by.clone(),
            text: sent.text.clone(),
            documents: sent.documents.clone(),
            entry,
        });
        self.file_documents(&sent.documents, event, Source::Message(sent.message));
    }

    pub(crate) fn take_note(&mut self, written: &NoteWritten, event: &Event) -> Result<(), Misplaced> {
        let by = event.by.person().ok_or(Misplaced)?.clone();
        self.notes.push(Note { id: written.note, at: event.at, by, text: written.text.clone() });
        Ok(())
    }

    pub(crate) fn take_seen(&mut self, seen: &Seen, event: &Event) {
        match event.by.side() {
            Side::Applicant => self.seen_by_applicant = self.seen_by_applicant.max(seen.up_to),
            Side::Town => self.seen_by_staff = self.seen_by_staff.max(seen.up_to),
        }
    }
}
