//! What happened in a case, in words: one short sentence for each kind of entry.

use case::{ActorRef, Case, Entry, EventKind, Source, Subject};
use kit::{
    format,
    parts::{Timeline, TimelineEntry, Weight},
    words::Key,
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

/// What an entry says; for a version of the answers with its number, and with the reason that was given.
pub(crate) fn entry_words(language: Language, entry: &Entry) -> String {
    let words = language.say(kind_words(entry.kind));
    let words = match entry.subject {
        Subject::Answers(version) => words.with("version", version).to_string(),
        _ => words.to_string(),
    };
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

/// Long because every kind of entry has its own sentence.
const fn kind_words(kind: EventKind) -> Key {
    match kind {
        EventKind::Filed => key("desk-event-filed"),
        EventKind::Withdrawn => key("desk-event-withdrawn"),
        EventKind::AnswersCorrected => key("desk-event-answers-corrected"),
        EventKind::DocumentsAdded => key("desk-event-papers-added"),
        EventKind::ContactChanged => key("desk-event-contact-changed"),
        EventKind::EmailConfirmed => key("desk-event-email-confirmed"),
        EventKind::DeliveryChosen => key("desk-event-delivery-chosen"),
        EventKind::AccountLinked => key("desk-event-account-linked"),
        EventKind::AccountUnlinked => key("desk-event-account-unlinked"),
        EventKind::AccessCodeRenewed => key("desk-event-access-code-renewed"),
        EventKind::Assigned => key("desk-event-assigned"),
        EventKind::Released => key("desk-event-released"),
        EventKind::HandedOver => key("desk-event-handed-over"),
        EventKind::Seen => key("desk-event-seen"),
        EventKind::Closed => key("desk-event-closed"),
        EventKind::InquirySent => key("desk-event-asked"),
        EventKind::Replied => key("desk-event-replied"),
        EventKind::ExtensionRequested => key("desk-event-more-time-asked"),
        EventKind::ExtensionGranted => key("desk-event-more-time-granted"),
        EventKind::ExtensionRefused => key("desk-event-more-time-refused"),
        EventKind::Settled => key("desk-event-settled"),
        EventKind::MessageSent => key("desk-event-message-sent"),
        EventKind::NoteWritten => key("desk-event-note-written"),
        EventKind::Drafted => key("desk-event-decision-drafted"),
        EventKind::Edited => key("desk-event-decision-edited"),
        EventKind::Discarded => key("desk-event-decision-discarded"),
        EventKind::HearingHeld => key("desk-event-hearing-held"),
        EventKind::HearingSkipped => key("desk-event-hearing-skipped"),
        EventKind::Rendered => key("desk-event-rendered"),
        EventKind::SignedOff => key("desk-event-signed-off"),
        EventKind::Sealed => key("desk-event-sealed"),
        EventKind::Recalled => key("desk-event-recalled"),
        EventKind::ProvisionStarted => key("desk-event-provision-started"),
        EventKind::Notified => key("desk-event-notified"),
        EventKind::NotificationFailed => key("desk-event-notification-failed"),
        EventKind::NotificationBounced => key("desk-event-notification-bounced"),
        EventKind::ProvisionEnded => key("desk-event-provision-ended"),
        EventKind::Retrieved => key("desk-event-retrieved"),
        EventKind::PutOnPrintList => key("desk-event-put-on-print-list"),
        EventKind::Posted => key("desk-event-posted"),
        EventKind::DeliveredByHand => key("desk-event-delivered-by-hand"),
        EventKind::ReceiptProven => key("desk-event-receipt-proven"),
        EventKind::Returned => key("desk-event-returned"),
        EventKind::Announced => key("desk-event-announced"),
        EventKind::ObjectionRegistered => key("desk-event-objection-registered"),
        EventKind::ObjectionSettled => key("desk-event-objection-settled"),
        EventKind::BecameFinal => key("desk-event-became-final"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_of_entry_has_its_own_words() {
        for language in Language::ALL {
            let words = |kind: &EventKind| language.say(kind_words(*kind)).with("version", 2).to_string();
            let told: BTreeSet<String> = EventKind::ALL.iter().map(words).collect();
            assert_eq!(told.len(), EventKind::ALL.len(), "{told:#?}");
        }
    }
}
