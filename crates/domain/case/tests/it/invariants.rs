//! What holds after every accepted command, whoever tried it: stories, the exploration and random sequences.

use std::collections::BTreeSet;

use case::{Case, Decision, Event, State, What, decision::Stage};

/// Checks one accepted command.
#[track_caller]
pub(crate) fn hold(before: &Case, events: &[Event], after: &Case, log: &[Event]) {
    assert!(!events.is_empty(), "an accepted command leaves at least one event");
    assert_eq!(&Case::fold(log).unwrap(), after, "folding the log gives the returned state");
    assert_eq!(after.version(), log.len() as u64);
    nothing_leaves_a_final_state(before, events, after);
    for decision in after.decisions() {
        what_left_the_house_was_signed(after, decision);
        sign_offs_are_on_the_letter_by_different_persons(decision);
        if let Some(old) = before.decision(decision.id()) {
            an_edit_voids_sign_offs(old, decision);
            what_is_sealed_stays(old, decision);
            what_is_final_stays(old, decision, events);
        }
    }
    only_persons_decide(events);
}

fn nothing_leaves_a_final_state(before: &Case, events: &[Event], after: &Case) {
    if before.state().is_final() {
        assert_eq!(before.state(), after.state());
        assert_eq!(before.decisions().len(), after.decisions().len(), "nothing is decided any more");
        assert_eq!(before.answers().len(), after.answers().len());
        assert!(events.iter().all(|event| !event.kind().starts_with("inquiry.")));
    } else if after.state() == State::Closed {
        assert!(
            after
                .decisions()
                .iter()
                .all(|decision| decision.is_discarded() || decision.announced().is_some())
        );
    }
}

fn what_left_the_house_was_signed(case: &Case, decision: &Decision) {
    if decision.sealed().is_some() || decision.is_issued() || !decision.attempts().is_empty() {
        assert!(case.is_signed_off(decision), "sealed and provided only with all sign-offs");
    }
    if decision.is_issued() {
        assert!(decision.sealed().is_some(), "what left the house is sealed");
        if decision.content().burdens() {
            assert_ne!(decision.hearing(), &case::decision::Hearing::Open, "heard, or skipped with a reason");
        }
    }
    if decision.announced().is_some() || decision.final_since().is_some() {
        assert!(decision.is_issued());
        assert!(decision.counts_from().is_some(), "announced only from a proven start");
    }
}

fn sign_offs_are_on_the_letter_by_different_persons(decision: &Decision) {
    let persons: BTreeSet<_> = decision.sign_offs().iter().map(|sign_off| sign_off.by.id).collect();
    assert_eq!(persons.len(), decision.sign_offs().len(), "each person signs once");
    for sign_off in decision.sign_offs() {
        assert_eq!(Some(&sign_off.letter), decision.letter().map(|letter| &letter.sha256));
    }
}

fn an_edit_voids_sign_offs(old: &Decision, new: &Decision) {
    if old.version() != new.version() {
        assert_eq!(new.stage(), &Stage::Draft);
        assert!(new.sign_offs().is_empty());
    }
}

fn what_is_sealed_stays(old: &Decision, new: &Decision) {
    if old.is_issued() {
        assert_eq!(old.sealed(), new.sealed());
        assert_eq!(old.content(), new.content());
        assert_eq!(old.sign_offs(), new.sign_offs());
        assert!(new.is_issued());
    }
}

/// A decision that is final stays final, with the dates that were computed; but a letter that came back, or provably came later, was
/// not announced as computed, and then nothing that was computed from it holds.
fn what_is_final_stays(old: &Decision, new: &Decision, events: &[Event]) {
    if old.final_since().is_none() {
        return;
    }
    let corrects = |event: &Event| {
        matches!(&event.what, What::Returned(_) | What::ReceiptProven(_))
            && event.what.decision() == Some(old.id())
    };
    if events.iter().any(corrects) {
        assert_eq!((new.final_since(), new.announced()), (None, None));
    } else {
        assert_eq!((new.final_since(), new.announced()), (old.final_since(), old.announced()));
    }
}

fn only_persons_decide(events: &[Event]) {
    for event in events {
        let by_person = matches!(
            event.what,
            What::Drafted(_)
                | What::Edited(_)
                | What::HearingHeld(_)
                | What::HearingSkipped(_)
                | What::SignedOff(_)
                | What::SentBack(_)
                | What::Recalled(_)
                | What::Posted(_)
                | What::DeliveredByHand(_)
                | What::ObjectionRegistered(_)
                | What::ObjectionSettled(_)
        );
        assert!(
            !by_person || matches!(event.by, case::ActorRef::Person(_)),
            "{} by {:?}",
            event.kind(),
            event.by
        );
        if let What::Retrieved(_) = event.what {
            assert!(matches!(event.by, case::ActorRef::Applicant { .. }));
        }
    }
}
