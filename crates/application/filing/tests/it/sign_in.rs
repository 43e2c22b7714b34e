//! Residents sign in with a code, and find the draft that they began before.

use cases::DeliveryChoice;
use filing::{my_drafts, sign_in_with_code};
use locale::Language;
use sign_in::{accounts::ask_sign_in_code, sessions::session_kind};
use testing::{Applicant, CLIENT_ADDRESS, Harness, on_both_engines};

on_both_engines!(
    Harness:
    a_code_is_good_in_the_browser_that_asked_for_it,
    a_draft_goes_along_into_the_account,
);

const MEHMET: &str = "mehmet.yildiz@example.org";

async fn a_code_is_good_in_the_browser_that_asked_for_it(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let (asked, other) = (harness.guest(&harness.town).await, harness.guest(&harness.town).await);
    ask_sign_in_code(ctx, &asked.begun.row, MEHMET, CLIENT_ADDRESS, Language::German).await.unwrap();
    harness.run_due_jobs().await;
    let code = harness.mails.code_for(MEHMET).await;
    assert!(sign_in_with_code(ctx, &other.begun.row, MEHMET, &code, CLIENT_ADDRESS).await.is_err());
    sign_in_with_code(ctx, &asked.begun.row, MEHMET, &code, CLIENT_ADDRESS).await.unwrap();
    assert!(sign_in_with_code(ctx, &asked.begun.row, MEHMET, &code, CLIENT_ADDRESS).await.is_err(), "once");
}

async fn a_draft_goes_along_into_the_account(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let guest = harness.guest(&harness.town).await;
    let draft = guest.draft(harness, DeliveryChoice::Post).await;
    ask_sign_in_code(ctx, &guest.begun.row, MEHMET, CLIENT_ADDRESS, Language::German).await.unwrap();
    harness.run_due_jobs().await;
    let code = harness.mails.code_for(MEHMET).await;
    let begun = sign_in_with_code(ctx, &guest.begun.row, MEHMET, &code, CLIENT_ADDRESS).await.unwrap();
    let session_kind = session_kind(&harness.ports, &begun.row).await.unwrap();
    let mehmet = Applicant { begun, session_kind };
    let drafts = my_drafts(mehmet.ctx(harness)).await.unwrap();
    assert_eq!(drafts.iter().map(|open| open.row.draft).collect::<Vec<_>>(), [draft]);
    assert!(my_drafts(guest.ctx(harness)).await.unwrap().is_empty(), "it is theirs alone now");
}
