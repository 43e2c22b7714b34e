//! A new address of an account: its cases are reached there, and nowhere is the old one left behind.

use cases::my_case;
use casework::{
    desk::{take_case, view_case, write_to_applicant},
    mailbox::{change_address, change_case_address, withdraw, write_to_town},
};
use ids::CaseId;
use kernel::{error::UseCaseError, ports::Checkpoints as _, rows::StreamId};
use locale::Language;
use sign_in::accounts::{ask_address_change, profile};
use testing::{Applicant, CLIENT_ADDRESS, Harness, on_both_engines};

on_both_engines!(
    Harness:
    cases_follow_the_address_of_their_account,
    a_message_at_the_same_moment_loses_neither,
    an_address_of_somebody_else_changes_nothing,
);

const OLD: &str = "mehmet.yildiz@example.org";
const NEW: &str = "mehmet@neu.example";
const OTHER: &str = "buero@yildiz.example";

async fn cases_follow_the_address_of_their_account(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, OLD).await;
    let neighbour = harness.resident(&harness.town, "henrike.thomsen@example.org").await;
    let (open, own, over) =
        (apply(harness, &mehmet).await, apply(harness, &mehmet).await, apply(harness, &mehmet).await);
    let theirs = apply(harness, &neighbour).await;
    change_case_address(mehmet.ctx(harness), own, OTHER).await.unwrap();
    withdraw(mehmet.ctx(harness), over, "").await.unwrap();

    change(harness, &mehmet, NEW).await.unwrap();

    let reached = |who: &'static str, is_confirmed: bool| Some((who.to_owned(), is_confirmed));
    assert_eq!(contact(harness, &mehmet, open).await, reached(NEW, true));
    assert_eq!(contact(harness, &mehmet, over).await, reached(NEW, true));
    assert_eq!(contact(harness, &mehmet, own).await, reached(OTHER, false), "chosen for this case alone");
    assert_eq!(contact(harness, &neighbour, theirs).await, reached("henrike.thomsen@example.org", true));
    let kinds = harness.kinds(harness.town.id, StreamId::Case(open)).await;
    assert_eq!(kinds[kinds.len() - 2..], ["contact.changed", "contact.email_confirmed"]);
    assert_eq!(harness.store.verify().await.unwrap().broken, []);

    let old_mails = harness.mails.to(OLD).await.len();
    let streets = harness.town.sign_in(harness, "streets").await;
    take_case(streets.ctx(harness), open).await.unwrap();
    let seen = view_case(streets.reading(harness), open).await.unwrap().file.history.position.seq;
    write_to_applicant(streets.ctx(harness), open, "Wir haben noch eine Bitte.", Vec::new(), seen)
        .await
        .unwrap();
    let before = harness.mails.to(NEW).await.len();
    harness.run_due_jobs().await;
    assert_eq!(harness.mails.to(NEW).await.len(), before + 1);
    assert_eq!(harness.mails.to(OLD).await.len(), old_mails);
}

async fn a_message_at_the_same_moment_loses_neither(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, OLD).await;
    let case = apply(harness, &mehmet).await;
    let code = code(harness, &mehmet, NEW).await;
    let ctx = harness.ctx(harness.town.id);
    let (changed, written) = tokio::join!(
        change_address(ctx, &mehmet.begun.row, NEW, &code, CLIENT_ADDRESS),
        write_to_town(mehmet.ctx(harness), case, "Das Kennzeichen folgt.", Vec::new()),
    );
    changed.unwrap();
    written.unwrap();
    assert_eq!(contact(harness, &mehmet, case).await, Some((NEW.to_owned(), true)));
}

async fn an_address_of_somebody_else_changes_nothing(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, OLD).await;
    harness.resident(&harness.town, NEW).await;
    let case = apply(harness, &mehmet).await;
    let refused = change(harness, &mehmet, NEW).await;
    assert!(matches!(refused, Err(UseCaseError::Entries(_))), "{refused:?}");
    assert_eq!(contact(harness, &mehmet, case).await, Some((OLD.to_owned(), true)));
    let kernel::context::SessionKind::Account { account } = mehmet.session_kind else { panic!("an account") };
    assert_eq!(profile(harness.ctx(harness.town.id), account).await.unwrap().email, OLD);
}

async fn apply(harness: &Harness, resident: &Applicant) -> CaseId {
    let filed = resident.apply(harness).await;
    harness.run_due_jobs().await;
    filed.case
}

async fn code(harness: &Harness, resident: &Applicant, email: &str) -> String {
    let ctx = harness.ctx(harness.town.id);
    ask_address_change(ctx, &resident.begun.row, email, CLIENT_ADDRESS, Language::German).await.unwrap();
    harness.run_due_jobs().await;
    harness.mails.code_for(email).await
}

async fn change(harness: &Harness, resident: &Applicant, email: &str) -> Result<(), UseCaseError> {
    let code = code(harness, resident, email).await;
    change_address(harness.ctx(harness.town.id), &resident.begun.row, email, &code, CLIENT_ADDRESS).await
}

/// The address of a case and whether it is confirmed.
async fn contact(harness: &Harness, resident: &Applicant, case: CaseId) -> Option<(String, bool)> {
    let file = my_case(resident.reading(harness), case).await.unwrap();
    let email = file.case.contact().email.as_ref()?;
    Some((email.address.as_str().to_owned(), email.confirmed_at.is_some()))
}
