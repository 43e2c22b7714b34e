//! Special answers (Art. 9 GDPR) and all that is made from them: for those who work on the case, and for nobody else at the desk.

use access::Action;
use case::decision::Outcome;
use casework::{
    decision::{
        Beginning, CoverageText, DecisionText, begin_decision, edit_decision, preview_decision, read_letter,
        render_decision, send_back_decision, sign_off_decision, view_decision,
    },
    desk::{answer_versions, read_document, take_case, view_case},
};
use ids::{CaseId, DocumentId};
use kernel::error::UseCaseError;
use locale::Language;
use testing::{Harness, StaffMember, on_both_engines};

on_both_engines!(
    Harness:
    what_is_made_from_a_special_answer_is_for_those_in_charge,
    what_is_made_from_other_answers_is_for_the_department,
    a_decision_on_special_answers_is_written_and_signed_by_those_in_charge,
);

async fn what_is_made_from_a_special_answer_is_for_those_in_charge(harness: &Harness) {
    harness.town.mark_as_special(&harness.ports, "haltverbotszone", "occasion").await;
    let case = applied(harness).await;
    let (streets, lead, colleague) = people(harness).await;
    take_case(streets.ctx(harness), case).await.unwrap();
    for document in made(harness, &streets, case).await {
        read_document(streets.reading(harness), case, document).await.unwrap();
        read_document(lead.reading(harness), case, document).await.unwrap();
        let refused = read_document(colleague.reading(harness), case, document).await;
        assert!(matches!(refused, Err(UseCaseError::Forbidden { .. })), "{:?}", refused.err());
    }
    let open = view_case(colleague.reading(harness), case).await.unwrap();
    let readable = open.case().documents().iter().filter(|filed| open.may_read(&filed.document));
    let names: Vec<&str> = readable.map(|filed| filed.document.name.as_str()).collect();
    assert_eq!(names.len(), 1, "the sketch answers a question that is not special: {names:?}");
    assert!(!open.may(Action::DraftDecision) && !open.may(Action::SignOff));
    let sections =
        answer_versions(&open.service, open.case(), Language::German, open.may(Action::SeeSensitive));
    let hidden =
        sections.concat().into_iter().flat_map(|section| section.rows).filter(|row| row.value.is_none());
    assert_eq!(hidden.map(|row| row.path).collect::<Vec<_>>(), ["occasion"]);
}

async fn what_is_made_from_other_answers_is_for_the_department(harness: &Harness) {
    // The reason in words is special here, and nobody gave one.
    harness.town.mark_as_special(&harness.ports, "haltverbotszone", "occasion_text").await;
    let case = applied(harness).await;
    let (streets, _, colleague) = people(harness).await;
    take_case(streets.ctx(harness), case).await.unwrap();
    for document in made(harness, &streets, case).await {
        read_document(colleague.reading(harness), case, document).await.unwrap();
    }
    assert!(view_case(colleague.reading(harness), case).await.unwrap().may(Action::DraftDecision));
}

async fn a_decision_on_special_answers_is_written_and_signed_by_those_in_charge(harness: &Harness) {
    harness.town.mark_as_special(&harness.ports, "haltverbotszone", "occasion").await;
    let case = applied(harness).await;
    let (streets, lead, colleague) = people(harness).await;
    let beginning = Beginning::Decide { outcome: Outcome::Granted, coverage: CoverageText::Whole };
    let refused = begin_decision(colleague.ctx(harness), case, beginning).await;
    assert!(matches!(refused, Err(UseCaseError::Forbidden { .. })), "{refused:?}");

    take_case(streets.ctx(harness), case).await.unwrap();
    let decision = streets.begin_granting(harness, case).await;
    let letter = streets.render(harness, case, decision).await;
    let reading = colleague.reading(harness);
    let open = view_case(streets.reading(harness), case).await.unwrap();
    let text = DecisionText::of(open.case().decision(decision).unwrap().content());
    let errors = [
        view_decision(reading, case, decision).await.err(),
        preview_decision(reading, case, decision).await.err(),
        edit_decision(colleague.ctx(harness), case, decision, 1, &text).await.err(),
        render_decision(colleague.ctx(harness), case, decision, 1).await.err(),
        sign_off_decision(colleague.ctx(harness), case, decision, &letter).await.err(),
        send_back_decision(colleague.ctx(harness), case, decision, &letter, "Bitte kürzer.").await.err(),
    ];
    for error in errors {
        assert!(matches!(error, Some(UseCaseError::Forbidden { .. })), "{error:?}");
    }
    view_decision(lead.reading(harness), case, decision).await.unwrap();
    sign_off_decision(streets.ctx(harness), case, decision, &letter).await.unwrap();
    let refused = read_letter(reading, case, decision).await.err();
    assert!(matches!(refused, Some(UseCaseError::Forbidden { .. })), "{refused:?}");
    read_letter(lead.reading(harness), case, decision).await.unwrap();
}

/// A case with its receipt.
async fn applied(harness: &Harness) -> CaseId {
    let mehmet = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let case = mehmet.apply(harness).await.case;
    harness.run_due_jobs().await;
    case
}

/// Who works on it, who leads them, and a colleague of the same department.
async fn people(harness: &Harness) -> (StaffMember, StaffMember, StaffMember) {
    harness.town.also_works_in(harness, "trees", "strassenverkehr").await;
    let sign_in = async |name| harness.town.sign_in(harness, name).await;
    (sign_in("streets").await, sign_in("streets-lead").await, sign_in("trees").await)
}

/// The receipt and the letters of a decision that was made and sealed.
async fn made(harness: &Harness, streets: &StaffMember, case: CaseId) -> Vec<DocumentId> {
    let decision = streets.begin_granting(harness, case).await;
    let letter = streets.render(harness, case, decision).await;
    sign_off_decision(streets.ctx(harness), case, decision, &letter).await.unwrap();
    let open = view_case(streets.reading(harness), case).await.unwrap();
    let made = open
        .case()
        .documents()
        .iter()
        .filter(|filed| filed.document.key.as_ref().is_none_or(|key| key.as_str() == "receipt"));
    let made: Vec<DocumentId> = made.map(|filed| filed.document.id).collect();
    assert_eq!(made.len(), 3, "receipt, letter, sealed letter");
    made
}
