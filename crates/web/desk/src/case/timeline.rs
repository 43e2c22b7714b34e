//! What happened in a case, in words: one short sentence for each kind of entry.

use case::{ActorRef, Case, Entry, Source, Subject};
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
    let told = case.timeline().iter().rev().filter(|entry| entry.kind != "case.seen");
    let mut told: Vec<&Entry> = told.collect();
    let all = told.len();
    told.dedup_by(|older, newer| {
        let edits = |entry: &Entry| entry.kind == "decision.edited";
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
        weight: if is_turning_point(entry) { Weight::Key } else { Weight::Plain },
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

fn is_turning_point(entry: &Entry) -> bool {
    matches!(
        entry.kind,
        "application.filed"
            | "application.withdrawn"
            | "inquiry.replied"
            | "answers.corrected"
            | "decision.notified"
            | "decision.posted"
            | "decision.delivered_by_hand"
            | "decision.announced"
            | "decision.objection_registered"
            | "decision.became_final"
            | "case.closed"
    )
}

/// Long because every kind of entry has its own sentence.
fn kind_words(kind: &str) -> Key {
    match kind {
        "application.filed" => key("desk-event-filed"),
        "application.withdrawn" => key("desk-event-withdrawn"),
        "answers.corrected" => key("desk-event-answers-corrected"),
        "documents.added" => key("desk-event-papers-added"),
        "contact.changed" => key("desk-event-contact-changed"),
        "contact.email_confirmed" => key("desk-event-email-confirmed"),
        "contact.delivery_chosen" => key("desk-event-delivery-chosen"),
        "contact.account_linked" => key("desk-event-account-linked"),
        "contact.account_unlinked" => key("desk-event-account-unlinked"),
        "contact.access_code_renewed" => key("desk-event-access-code-renewed"),
        "case.assigned" => key("desk-event-assigned"),
        "case.released" => key("desk-event-released"),
        "case.handed_over" => key("desk-event-handed-over"),
        "case.seen" => key("desk-event-seen"),
        "case.closed" => key("desk-event-closed"),
        "inquiry.sent" => key("desk-event-asked"),
        "inquiry.replied" => key("desk-event-replied"),
        "inquiry.extension_requested" => key("desk-event-more-time-asked"),
        "inquiry.extension_granted" => key("desk-event-more-time-granted"),
        "inquiry.extension_refused" => key("desk-event-more-time-refused"),
        "inquiry.settled" => key("desk-event-settled"),
        "message.sent" => key("desk-event-message-sent"),
        "note.written" => key("desk-event-note-written"),
        "decision.drafted" => key("desk-event-decision-drafted"),
        "decision.edited" => key("desk-event-decision-edited"),
        "decision.discarded" => key("desk-event-decision-discarded"),
        "decision.hearing_held" => key("desk-event-hearing-held"),
        "decision.hearing_skipped" => key("desk-event-hearing-skipped"),
        "decision.rendered" => key("desk-event-rendered"),
        "decision.signed_off" => key("desk-event-signed-off"),
        "decision.sealed" => key("desk-event-sealed"),
        "decision.recalled" => key("desk-event-recalled"),
        "decision.provision_started" => key("desk-event-provision-started"),
        "decision.notified" => key("desk-event-notified"),
        "decision.notification_failed" => key("desk-event-notification-failed"),
        "decision.notification_bounced" => key("desk-event-notification-bounced"),
        "decision.provision_ended" => key("desk-event-provision-ended"),
        "decision.retrieved" => key("desk-event-retrieved"),
        "decision.put_on_print_list" => key("desk-event-put-on-print-list"),
        "decision.posted" => key("desk-event-posted"),
        "decision.delivered_by_hand" => key("desk-event-delivered-by-hand"),
        "decision.receipt_proven" => key("desk-event-receipt-proven"),
        "decision.returned" => key("desk-event-returned"),
        "decision.announced" => key("desk-event-announced"),
        "decision.objection_registered" => key("desk-event-objection-registered"),
        "decision.objection_settled" => key("desk-event-objection-settled"),
        "decision.became_final" => key("desk-event-became-final"),
        _ => key("desk-event-other"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_entry_has_its_own_words() {
        let other = key("desk-event-other");
        let kinds = case::What::KINDS.iter().map(|kind| kind.name());
        let unnamed: Vec<_> = kinds.filter(|kind| kind_words(kind) == other).collect();
        assert_eq!(unnamed, Vec::<&str>::new());
    }
}
