//! What is said of a decision: its state, its outcome, its parts, and what still keeps it from becoming a letter.

use case::{
    Case, Decision,
    decision::{Attempt, Coverage, Ending, LetterStage, Missing, Outcome, PortalStage, Purpose, Stage},
};
use cases::correspondence::{Blocked, Part};
use kit::{
    parts::{State, StateKind},
    words::Key,
};
use locale::Language;

use crate::texts::{Say as _, key};

/// The state of a decision, in a badge.
pub(crate) fn decision_state(language: Language, case: &Case, decision: &Decision) -> State {
    let (kind, word) = state(case, decision);
    State::badge(kind, language.say(word).with("version", decision.version()))
}

fn state(case: &Case, decision: &Decision) -> (StateKind, Key) {
    if decision.open_objection().is_some() {
        return (StateKind::Todo, key("decision-state-objected"));
    }
    if decision.remedied_by().is_some() {
        return (StateKind::Stopped, key("decision-state-replaced"));
    }
    if decision.final_since().is_some() {
        return (StateKind::Done, key("decision-state-final"));
    }
    if decision.announced().is_some() {
        return (StateKind::Done, key("decision-state-announced"));
    }
    match decision.stage() {
        Stage::Draft => (StateKind::Work, key("decision-state-draft")),
        Stage::Discarded { .. } => (StateKind::Stopped, key("decision-state-discarded")),
        Stage::Letter { .. } if case.is_signed_off(decision) => {
            (StateKind::Waiting, key("decision-state-sealing"))
        }
        Stage::Letter { .. } => (StateKind::SignOff, key("decision-state-signing")),
        Stage::Sealed { .. } => {
            decision.attempt().map_or((StateKind::Todo, key("decision-state-sealed")), under_way)
        }
    }
}

fn under_way(attempt: &Attempt) -> (StateKind, Key) {
    match attempt {
        Attempt::Portal(portal) => match &portal.stage {
            PortalStage::Started => (StateKind::Waiting, key("decision-state-notifying")),
            PortalStage::Provided { .. } => (StateKind::Waiting, key("decision-state-provided")),
            PortalStage::Retrieved { .. } => (StateKind::Done, key("decision-state-retrieved")),
            PortalStage::Ended { ending: Ending::NotRetrieved { .. }, .. } => {
                (StateKind::Todo, key("decision-state-not-retrieved"))
            }
            PortalStage::Ended { .. } => (StateKind::Todo, key("decision-state-not-notified")),
        },
        Attempt::Letter(letter) => match &letter.stage {
            LetterStage::Listed => (StateKind::Todo, key("decision-state-listed")),
            LetterStage::Posted { .. } => (StateKind::Waiting, key("decision-state-posted")),
            LetterStage::Received { .. } => (StateKind::Done, key("decision-state-received")),
            LetterStage::Returned { .. } => (StateKind::Todo, key("decision-state-returned")),
        },
    }
}

/// How a decision ends.
pub(crate) const fn outcome_word(outcome: Outcome) -> Key {
    match outcome {
        Outcome::Granted => key("decided-granted"),
        Outcome::PartiallyGranted => key("decided-partly"),
        Outcome::Refused => key("decided-refused"),
        Outcome::Inadmissible => key("decided-inadmissible"),
    }
}

/// What a decision is for, in a few words: «Teilbescheid Birke».
pub(crate) fn purpose(language: Language, decision: &Decision) -> String {
    match &decision.content().purpose {
        Purpose::Decides { coverage: Coverage::Whole } => language.say("purpose-whole").into(),
        Purpose::Decides { coverage: Coverage::Part { label } } => {
            language.say("purpose-part").with("part", label.as_str()).into()
        }
        Purpose::Decides { coverage: Coverage::Rest } => language.say("purpose-rest").into(),
        Purpose::Corrects { .. } => language.say("purpose-corrects").into(),
        Purpose::Remedies { .. } => language.say("purpose-remedies").into(),
    }
}

/// The name of a part of the letter.
pub(super) fn part(language: Language, part: Part) -> String {
    match part {
        Part::Subject => language.say("part-subject").into(),
        Part::Tenor => language.say("part-tenor").into(),
        Part::Reasons => language.say("part-reasons").into(),
        Part::Remedies => language.say("part-remedies").into(),
        Part::AncillaryProvision(number) => language.say("part-condition").with("number", number).into(),
    }
}

/// What keeps the text from becoming a letter, and what to do; with the id of the block where it is.
pub(super) fn blocked(language: Language, blocked: &Blocked) -> (String, String) {
    let at = |place: Part| block_id(place);
    match blocked {
        Blocked::Unresolved { part: place, what } => {
            let open = language.say("blocked-open").with("what", what).with("part", part(language, *place));
            (open.into(), at(*place))
        }
        Blocked::Mistyped { part: place, problem } => {
            // A lone brace is told with the text around it, a placeholder by its name.
            let lone = problem.source.starts_with(['{', '}']);
            let word = if lone { key("blocked-lone-brace") } else { key("blocked-mistyped") };
            let what = problem.source.trim();
            let mistyped = language.say(word).with("what", what).with("part", part(language, *place));
            (mistyped.into(), at(*place))
        }
        Blocked::NoAccount => (language.say("blocked-no-account").into(), "fee".to_owned()),
        Blocked::Incomplete(Missing::Tenor) => (language.say("blocked-no-tenor").into(), at(Part::Tenor)),
        Blocked::Incomplete(Missing::Reasons) => {
            (language.say("blocked-no-reasons").into(), at(Part::Reasons))
        }
        Blocked::Unprintable { reason } => {
            (language.say("blocked-unprintable").with("reason", reason).into(), at(Part::Tenor))
        }
    }
}

/// The id of the block of a part.
pub(super) fn block_id(part: Part) -> String {
    match part {
        Part::Subject => "block-subject".to_owned(),
        Part::Tenor => "block-tenor".to_owned(),
        Part::Reasons => "block-reasons".to_owned(),
        Part::Remedies => "block-remedies".to_owned(),
        Part::AncillaryProvision(number) => format!("block-condition-{number}"),
    }
}

/// The name of the field of a part, as forms post it.
pub(super) fn field_name(part: Part) -> String {
    match part {
        Part::Subject => "subject".to_owned(),
        Part::Tenor => "tenor".to_owned(),
        Part::Reasons => "reasons".to_owned(),
        Part::Remedies => "remedies".to_owned(),
        Part::AncillaryProvision(number) => format!("condition.{number}"),
    }
}
