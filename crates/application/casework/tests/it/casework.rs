//! Casework: an inquiry and its reply, messages, a decision that two people sign, and its way to the applicant.

use cases::{DeliveryChoice, my_case};
use casework::{
    decision::sign_off_decision,
    delivery::provide_decision,
    desk::{InquiryEntry, ask_inquiry, settle_inquiry, take_case, view_case, write_note, write_to_applicant},
    mailbox::{open_with_code, reply, retrieve_decision, withdraw, write_to_town},
};
use ids::CaseId;
use kernel::{
    context::ResidentContext,
    documents::Upload,
    error::UseCaseError,
    ports::CaseRegister as _,
    rows::{CaseState, NextStep, StreamId},
};
use sign_in::sessions::session_kind;
use testing::{Applicant, CLIENT_ADDRESS, Harness, StaffMember, on_both_engines, samples::SKETCH};

on_both_engines!(
    Harness:
    an_inquiry_waits_for_the_applicant_until_it_is_answered,
    two_people_sign_a_decision,
    a_decision_is_announced_when_it_was_retrieved,
    a_colleague_of_another_department_cannot_know_of_the_case,
    a_guest_comes_back_with_number_and_code,
    a_repeated_command_acts_once,
    a_repeat_is_answered_to_nobody_else,
    a_message_is_announced_by_mail_without_its_words,
);

const MEHMET: &str = "mehmet.yildiz@example.org";

async fn an_inquiry_waits_for_the_applicant_until_it_is_answered(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    take_case(streets.ctx(harness), case).await.unwrap();
    let wish = InquiryEntry {
        text: "Wie lang ist der Umzugswagen?".to_owned(),
        documents: vec!["sketch".to_owned()],
        own_documents: Vec::new(),
        correct: None,
        due_on: harness.day(14),
    };
    ask_inquiry(streets.ctx(harness), case, wish, seen(harness, case).await).await.unwrap();
    assert_eq!(state(harness, case).await, (CaseState::WaitingForApplicant, NextStep::None));
    harness.run_due_jobs().await;
    let mails = harness.mails.to(MEHMET).await;
    assert!(!mails[0].text.contains("Umzugswagen"), "a mail does not tell what is asked: {}", mails[0].text);

    let inquiry = my_case(mehmet.reading(harness), case).await.unwrap().case.inquiries()[0].clone();
    assert!(inquiry.is_open());
    let sketch = Upload { name: "skizze-neu.pdf".to_owned(), bytes: SKETCH.to_vec() };
    let documents = vec![(Some("sketch".to_owned()), sketch)];
    reply(mehmet.ctx(harness), case, inquiry.id, "Er ist 7,5 m lang.", documents).await.unwrap();
    assert_eq!(state(harness, case).await.1, NextStep::AnswerHere);
    settle_inquiry(streets.ctx(harness), case, inquiry.id, seen(harness, case).await).await.unwrap();
    assert_eq!(state(harness, case).await, (CaseState::InReview, NextStep::None));
    let again = reply(mehmet.ctx(harness), case, inquiry.id, "Noch etwas.", Vec::new()).await;
    assert!(matches!(again, Err(UseCaseError::Rule(_))), "a settled inquiry is over: {again:?}");
}

async fn two_people_sign_a_decision(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let (trees, lead) =
        (harness.town.sign_in(harness, "trees").await, harness.town.sign_in(harness, "trees-lead").await);
    let case = mehmet.apply_for_felling(harness).await.case;
    take_case(trees.ctx(harness), case).await.unwrap();
    let decision = trees.begin_granting(harness, case).await;
    let letter = trees.render(harness, case, decision).await;

    let first = sign_off_decision(trees.ctx(harness), case, decision, &letter).await.unwrap();
    assert!(first.case.decision(decision).unwrap().sealed().is_none(), "one signature is not enough");
    let same = sign_off_decision(trees.ctx(harness), case, decision, &letter).await;
    assert!(same.is_err(), "nobody signs twice");
    let early = provide_decision(trees.ctx(harness), case, decision).await;
    assert!(matches!(early, Err(UseCaseError::Rule(_))), "{early:?}");

    let second = sign_off_decision(lead.ctx(harness), case, decision, &letter).await.unwrap();
    let signed = second.case.decision(decision).unwrap();
    assert_eq!(signed.sign_offs().len(), 2);
    assert!(signed.sealed().is_some(), "sealed at once");
    let kinds = harness.kinds(harness.town.id, StreamId::Case(case)).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "decision.signed_off").count(), 2, "{kinds:?}");
}

async fn a_decision_is_announced_when_it_was_retrieved(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    let before = harness.mails.to(MEHMET).await.len();
    let decision = streets.provide(harness, case).await;
    let early = retrieve_decision(mehmet.ctx(harness), case, decision).await;
    assert!(early.is_err(), "nothing is there before the mail server has taken the notification");
    harness.run_due_jobs().await;
    let mails = harness.mails.to(MEHMET).await;
    assert_eq!(mails.len(), before + 1);
    assert!(!mails[0].text.contains("Haltverbot"), "it does not say what it is about");

    retrieve_decision(mehmet.ctx(harness), case, decision).await.unwrap();
    harness.days_go_by(1).await;
    let file = my_case(mehmet.reading(harness), case).await.unwrap();
    let found = file.case.decision(decision).unwrap();
    assert!(found.announced().is_some() && found.final_since().is_none(), "{found:?}");
    harness.days_go_by(6 * 7).await;
    let file = my_case(mehmet.reading(harness), case).await.unwrap();
    assert!(file.case.decision(decision).unwrap().final_since().is_some(), "a month is over");
    assert_eq!(state(harness, case).await.0, CaseState::Decided);
}

async fn a_colleague_of_another_department_cannot_know_of_the_case(harness: &Harness) {
    let (_, _, case) = applied(harness).await;
    let trees = harness.town.sign_in(harness, "trees").await;
    assert!(matches!(view_case(trees.reading(harness), case).await, Err(UseCaseError::NotFound)));
    assert!(matches!(take_case(trees.ctx(harness), case).await, Err(UseCaseError::NotFound)));
    let neighbour = harness.other_town.sign_in(harness, "streets").await;
    assert!(matches!(view_case(neighbour.reading(harness), case).await, Err(UseCaseError::NotFound)));
}

async fn a_guest_comes_back_with_number_and_code(harness: &Harness) {
    let guest = harness.guest(&harness.town).await;
    let draft = guest.draft(harness, DeliveryChoice::Post).await;
    let filed = guest.file(harness, draft).await;
    let ctx = harness.ctx(harness.town.id);

    let later = harness.guest(&harness.town).await;
    let wrong =
        open_with_code(ctx, Some(&later.begun.row), &filed.number, "AAAA-AAAA-AAAA-AAAA", CLIENT_ADDRESS)
            .await;
    assert!(wrong.is_err(), "another code opens nothing");
    let opened =
        open_with_code(ctx, Some(&later.begun.row), &filed.number, &filed.access_code, CLIENT_ADDRESS).await;
    let holder = session_kind(&harness.ports, &opened.unwrap().row).await.unwrap();
    let holder = ResidentContext { session_kind: holder, ..later.reading(harness) };
    assert_eq!(my_case(holder, filed.case).await.unwrap().case.id(), filed.case);
}

async fn a_repeated_command_acts_once(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let case = mehmet.apply(harness).await.case;
    harness.run_due_jobs().await;
    let command = harness.command();
    for _ in 0..3 {
        write_to_town(mehmet.repeating(harness, command), case, "Danke!", Vec::new()).await.unwrap();
    }
    write_to_town(mehmet.ctx(harness), case, "Danke!", Vec::new()).await.unwrap();
    let kinds = harness.kinds(harness.town.id, StreamId::Case(case)).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "message.sent").count(), 2, "{kinds:?}");
}

async fn a_repeat_is_answered_to_nobody_else(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    let command = harness.command();
    write_to_town(mehmet.repeating(harness, command), case, "Danke!", Vec::new()).await.unwrap();
    let before = harness.kinds(harness.town.id, StreamId::Case(case)).await;

    let other_use = withdraw(mehmet.repeating(harness, command), case, "").await.map(drop);
    assert!(matches!(other_use, Err(UseCaseError::Conflict { .. })), "{other_use:?}");
    let somebody_else = write_note(streets.repeating(harness, command), case, "Ruft an.").await;
    assert!(matches!(somebody_else, Err(UseCaseError::Conflict { .. })), "{somebody_else:?}");
    let stranger = harness.guest(&harness.town).await;
    let stranger = write_to_town(stranger.repeating(harness, command), case, "Danke!", Vec::new()).await;
    assert!(matches!(stranger.map(drop), Err(UseCaseError::NotFound)), "not even that there is something");
    assert_eq!(harness.kinds(harness.town.id, StreamId::Case(case)).await, before);
}

async fn a_message_is_announced_by_mail_without_its_words(harness: &Harness) {
    let streets = harness.town.sign_in(harness, "streets").await;
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let case = mehmet.apply(harness).await.case;
    harness.run_due_jobs().await;
    let before = harness.mails.to(MEHMET).await.len();
    take_case(streets.ctx(harness), case).await.unwrap();
    let seen = harness.newest_event(harness.town.id, case).await;
    let text = "Bitte rufen Sie uns an.";
    write_to_applicant(streets.ctx(harness), case, text, Vec::new(), seen).await.unwrap();
    harness.run_due_jobs().await;
    let mails = harness.mails.to(MEHMET).await;
    assert_eq!(mails.len(), before + 1);
    assert!(!mails[0].text.contains(text));
    write_to_town(mehmet.ctx(harness), case, "Wann erreiche ich Sie?", Vec::new()).await.unwrap();
    let late = write_to_applicant(streets.ctx(harness), case, text, Vec::new(), seen).await;
    assert!(matches!(late, Err(UseCaseError::Conflict { .. })), "whoever acts has seen it all: {late:?}");
}

/// A resident's application for a zone, and who works on it.
async fn applied(harness: &Harness) -> (StaffMember, Applicant, CaseId) {
    let streets = harness.town.sign_in(harness, "streets").await;
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let case = mehmet.apply(harness).await.case;
    harness.run_due_jobs().await;
    (streets, mehmet, case)
}

async fn seen(harness: &Harness, case: CaseId) -> u64 {
    harness.newest_event(harness.town.id, case).await
}

async fn state(harness: &Harness, case: CaseId) -> (CaseState, NextStep) {
    let row = harness.store.case(harness.town.id, case).await.unwrap().unwrap();
    (row.state, row.next_step)
}
