//! What happened in a case: by whom, when, and why.

use case::{ActorRef, Case, Entry, EventKind, Source};
use kit::{
    format,
    parts::{Timeline, TimelineEntry, Weight},
};
use locale::Language;

use crate::texts::{Say as _, key};

/// The timeline beside the case shows so many entries; the record shows all.
const ENTRIES_SHOWN: usize = 12;

/// What happened, newest first, and before it what is still to come; with how many entries only the record shows. The first entry is
/// always there, and editing the same text time and again is told once.
pub(super) fn timeline(language: Language, case: &Case, ahead: Vec<TimelineEntry>) -> (Timeline, usize) {
    let told = case.timeline().iter().rev().filter(|entry| entry.kind != EventKind::Seen);
    let mut told: Vec<&Entry> = told.collect();
    let all = told.len();
    told.dedup_by(|older, newer| {
        let edits = |entry: &Entry| entry.kind == EventKind::Edited;
        edits(older) && edits(newer) && older.subject == newer.subject
    });
    let merged = all - told.len();
    let first = told.last().copied().filter(|_| told.len() > ENTRIES_SHOWN);
    let left_out = if first.is_some() { told.len() - ENTRIES_SHOWN } else { 0 };
    let kept = if first.is_some() { ENTRIES_SHOWN - 1 } else { ENTRIES_SHOWN };
    let happened = told.iter().take(kept).copied().chain(first).map(|entry| happened(language, entry));
    (Timeline { entries: ahead.into_iter().chain(happened).collect() }, left_out + merged)
}

fn happened(language: Language, entry: &Entry) -> TimelineEntry {
    let at = format::in_germany(entry.at);
    let words = entry_words(language, entry);
    let text = match entry.by.person() {
        Some(person) => format!("{words} ({})", person.name.as_str()),
        None => words,
    };
    TimelineEntry {
        when: format::short_moment(language, at),
        machine: format::machine_moment(at),
        text,
        weight: if is_turning_point(entry.kind) { Weight::Key } else { Weight::Plain },
    }
}

/// What an entry says, with the reason that was given.
pub(crate) fn entry_words(language: Language, entry: &Entry) -> String {
    let words = entry.staff_words(language);
    let reason = entry.reason.as_ref().map(|reason| reason.as_str().replace("**", ""));
    reason.map_or(words.clone(), |reason| {
        language.say("desk-event-because").with("event", words).with("reason", reason).to_string()
    })
}

/// Who acted: a name, the applicant, a job.
pub(crate) fn who(language: Language, case: &Case, by: &ActorRef) -> String {
    match by {
        ActorRef::Person(person) => person.name.as_str().to_owned(),
        ActorRef::Applicant { .. } => case.applicant().name.as_str().to_owned(),
        ActorRef::Registrar { person, received_on } => language
            .say("by-registrar")
            .with("person", person.name.as_str())
            .with("date", format::short_date(language, *received_on))
            .to_string(),
        ActorRef::System { .. } => language.say("by-house").to_string(),
    }
}

/// With what a document came.
pub(super) fn source_words(language: Language, source: Source) -> String {
    let word = match source {
        Source::Application => key("source-application"),
        Source::Answers(_) => key("source-answers"),
        Source::Reply(_) => key("source-reply"),
        Source::Message(_) => key("source-message"),
        Source::Letter(_) => key("source-letter"),
        Source::Sealed(_) => key("source-sealed"),
        Source::Objection(_) => key("source-objection"),
        Source::Added(case::Audience::Staff) => key("source-added-staff"),
        Source::Added(case::Audience::Both) => key("source-added"),
    };
    language.say(word).to_string()
}

const fn is_turning_point(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Filed
            | EventKind::Withdrawn
            | EventKind::Replied
            | EventKind::AnswersCorrected
            | EventKind::Notified
            | EventKind::Posted
            | EventKind::DeliveredByHand
            | EventKind::Announced
            | EventKind::ObjectionRegistered
            | EventKind::BecameFinal
            | EventKind::Closed
    )
}
