//! What every area does with cases: reading them, acting once, and what follows by itself.

use admin::operate::retain;
use cases::{read_case, register_row};
use casework::{
    desk::{take_case, write_to_applicant},
    mailbox::{withdraw, write_to_town},
};
use kernel::{
    error::UseCaseError,
    ports::{CaseRegister as _, Checkpoints as _},
    rows::{CaseState, StreamId},
};
use testing::{Harness, on_both_engines};

on_both_engines!(
    Harness:
    the_register_says_what_the_events_say,
    a_repeated_command_acts_once,
    a_message_is_announced_by_mail_without_its_words,
    what_was_deleted_cannot_be_read,
);

const MEHMET: &str = "mehmet.yildiz@example.org";

async fn the_register_says_what_the_events_say(harness: &Harness) {
    harness.live_through_several_weeks().await;
    let rows = harness.cases().await;
    assert!(rows.len() > 5, "a lively town");
    for row in rows {
        let file = read_case(harness.ctx(harness.town.id), row.case).await.unwrap();
        assert_eq!(file.end.seq, row.seq, "{}", row.number);
        let said = register_row(&file.case, harness.now());
        assert_eq!((said.state, said.next_step), (row.state, row.next_step), "{}", row.number);
        assert_eq!((said.department, said.assignee), (row.department, row.assignee), "{}", row.number);
    }
    assert_eq!(harness.store.verify().await.unwrap().broken, []);
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

async fn what_was_deleted_cannot_be_read(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let (town, case) = (harness.town.id, mehmet.apply(harness).await.case);
    withdraw(mehmet.ctx(harness), case, "").await.unwrap();
    harness.clock.set("2031-01-02T08:00:00Z".parse().unwrap());
    assert_eq!(retain(harness.ctx(town)).await.unwrap().destroyed, 1);
    let read = read_case(harness.ctx(town), case).await;
    assert!(matches!(read, Err(UseCaseError::Deleted)), "{read:?}");
    let row = harness.store.case(town, case).await.unwrap().unwrap();
    assert_eq!((row.state, row.applicant.as_str()), (CaseState::Deleted, ""));
    assert_eq!(harness.store.verify().await.unwrap().broken, [], "its chain still holds");
}
