//! What happened on the way, each with its proof.

use case::{
    ActorRef, Decision, Event, Identity, What,
    decision::{BounceEffect, LetterMethod},
};

use jiff::Timestamp;
use kernel::aggregate::JournalEntry;
use kit::{
    format,
    parts::{State, StateKind},
    words::Key,
};
use locale::Language;

use super::Proof;
use crate::{
    decision::short_hash,
    texts::{Say as _, key},
};

/// What an instance without a mail server answers instead of one.
const KEPT: &str = "kept in the outbox";

/// The proofs of what was recorded from the letter on.
pub(super) fn proofs(
    language: Language,
    decision: &Decision,
    recorded: &[JournalEntry<Event>],
) -> Vec<Proof> {
    recorded.iter().filter_map(|entry| proof(language, decision, entry)).collect()
}

/// «Eintrag 20, d1c7 0382 6bb9».
pub(crate) fn entry(language: Language, number: u64, hash: [u8; 32]) -> String {
    let hash = case::Digest::from_bytes(hash);
    language.say("proof-entry").with("number", number).with("hash", short_hash(hash.as_str())).into()
}

fn proof(language: Language, decision: &Decision, recorded: &JournalEntry<Event>) -> Option<Proof> {
    let (kind, word, what) = match &recorded.event.what {
        // A correction opens no period, whatever was computed.
        What::Announced(announced) if decision.content().is_correction() => {
            let day = format::long_date(language, announced.dates.announced_latest());
            let said = language.say("proof-announced-only").with("day", day);
            (StateKind::Done, key("proof-announced"), said.into())
        }
        what => told(language, what, &recorded.event.by)?,
    };
    Some(Proof {
        state: State::plain(kind, language.say(word)),
        when: moment(language, recorded.event.at),
        what,
        entry: entry(language, recorded.number, recorded.hash),
    })
}

/// «16.11.2026, 10:12:07».
fn moment(language: Language, at: Timestamp) -> String {
    let at = format::in_germany(at);
    format!("{}, {}", format::short_date(language, at.date()), at.strftime("%H:%M:%S"))
}

#[expect(clippy::too_many_lines, reason = "one line for each kind of event, as in a table")]
fn told(language: Language, what: &What, by: &ActorRef) -> Option<(StateKind, Key, String)> {
    let who = by.person().map(|person| person.name.as_str().to_owned()).unwrap_or_default();
    let day = |date| format::long_date(language, date);
    let done = StateKind::Done;
    Some(match what {
        What::SignedOff(signed) => {
            let hash = short_hash(signed.letter.as_str());
            (done, key("proof-signed"), format!("{who}; SHA-256 {hash}"))
        }
        What::Sealed(sealed) => {
            let size = format::size(language, sealed.sealed.bytes);
            let hash = short_hash(sealed.sealed.sha256.as_str());
            let said = language.say("proof-sealed-what").with("size", size).with("hash", hash);
            (done, key("proof-sealed"), said.into())
        }
        What::SentBack(sent_back) => {
            (StateKind::Stopped, key("proof-sent-back"), format!("{who}: {}", sent_back.note))
        }
        What::Recalled(recalled) => {
            (StateKind::Stopped, key("proof-recalled"), format!("{who}: {}", recalled.reason))
        }
        What::ProvisionStarted(_) => {
            (done, key("proof-provided"), language.say("proof-provided-what").with("who", who).into())
        }
        What::Notified(notified) => {
            let said = language
                .say("proof-notified-what")
                .with("answer", answer(language, notified.answer.as_str()))
                .with("message", notified.message_id.as_str())
                .with("until", day(notified.retrieve_until));
            (done, key("proof-notified"), said.into())
        }
        What::NotificationFailed(failed) => {
            (StateKind::Stopped, key("proof-not-notified"), failed.reason.as_str().to_owned())
        }
        What::NotificationBounced(bounced) => {
            let effect = match bounced.effect {
                BounceEffect::EndsProvision => key("proof-bounce-ends"),
                BounceEffect::Nothing => key("proof-bounce-nothing"),
            };
            (
                StateKind::Stopped,
                key("proof-bounced"),
                format!("{}. {}", bounced.report, language.say(effect)),
            )
        }
        What::ProvisionEnded(ended) => {
            let said = language.say("proof-ended-what").with("until", day(ended.retrieve_until));
            (StateKind::Stopped, key("proof-ended"), said.into())
        }
        What::Retrieved(_) => (done, key("proof-retrieved"), language.say(identity(by)).into()),
        What::PutOnPrintList(_) => (done, key("proof-listed"), who),
        What::Posted(posted) => {
            let said = language
                .say("proof-posted-what")
                .with("day", day(posted.on))
                .with("way", language.say(letter_method(posted.method)))
                .with("who", who);
            (done, key("proof-posted"), said.into())
        }
        What::DeliveredByHand(handed) => {
            let said = language.say("proof-handed-what").with("day", day(handed.on)).with("who", who);
            (done, key("proof-handed"), format!("{said}: {}", handed.proof))
        }
        What::ReceiptProven(proven) => {
            let said = language.say("proof-received-what").with("day", day(proven.on));
            (done, key("proof-received"), format!("{said}: {}", proven.proof))
        }
        What::Returned(returned) => {
            let said = language.say("proof-returned-what").with("day", day(returned.on));
            (StateKind::Stopped, key("proof-returned"), format!("{said}: {}", returned.reason))
        }
        What::Announced(announced) => {
            let said = language
                .say("proof-announced-what")
                .with("day", day(announced.dates.announced_latest()))
                .with("until", day(announced.dates.ends_latest()));
            (done, key("proof-announced"), said.into())
        }
        What::ObjectionRegistered(objection) => {
            let said = language.say("proof-objected-what").with("day", day(objection.received_on));
            (StateKind::Todo, key("proof-objected"), format!("{said}: {}", objection.objector))
        }
        What::ObjectionSettled(_) => (done, key("proof-objection-settled"), who),
        What::BecameFinal(_) => (done, key("proof-final"), language.say("proof-final-what").into()),
        _ => return None,
    })
}

/// What the mail server said; a demo has none, and says so in the reader's language.
fn answer(language: Language, answer: &str) -> String {
    if answer == KEPT { language.say("proof-kept").into() } else { answer.to_owned() }
}

/// The kind of post.
pub(crate) const fn letter_method(method: LetterMethod) -> Key {
    match method {
        LetterMethod::Post => key("letter-way-post"),
        LetterMethod::Regmail => key("letter-way-regmail"),
        LetterMethod::Pzu => key("letter-way-pzu"),
        LetterMethod::Abroad => key("letter-way-abroad"),
    }
}

/// How the resident was known when they retrieved it.
const fn identity(by: &ActorRef) -> Key {
    match by {
        ActorRef::Applicant { identity: Identity::Account { .. } } => key("proof-retrieved-account"),
        _ => key("proof-retrieved-guest"),
    }
}
