//! How sessions of residents end: by themselves, by leaving, and for good.

use cases::DeliveryChoice;
use jiff::SignedDuration;
use kernel::commit::{Commit, CommitError, SignInChange};
use sign_in::sessions::{end_session, find_session};
use testing::{Applicant, Harness, on_both_engines, site::Browser};

on_both_engines!(
    Harness:
    whoever_signed_in_is_asked_again_after_a_week_however_busy,
    a_use_brings_no_ended_session_back,
    a_guest_who_leaves_leaves_nothing_behind,
    an_account_keeps_its_drafts_when_its_owner_leaves,
);

const MEHMET: &str = "mehmet.yildiz@example.org";

async fn whoever_signed_in_is_asked_again_after_a_week_however_busy(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let mut hours = 0;
    while is_open(harness, &mehmet).await {
        harness.clock.advance(SignedDuration::from_hours(6));
        hours += 6;
    }
    assert_eq!(hours, 24 * 7);
}

async fn a_use_brings_no_ended_session_back(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    // Read before it ended, written after.
    let row = mehmet.begun.row.clone();
    end_session(&harness.ports, &row, harness.now()).await.unwrap();
    let used =
        Commit::named("use_session", harness.town.id, harness.now()).change(SignInChange::UseSession(row));
    let refused = harness.ports.store.commit(used).await;
    assert!(matches!(refused, Err(CommitError::Conflict { .. })), "{refused:?}");
    assert!(!is_open(harness, &mehmet).await);
}

async fn a_guest_who_leaves_leaves_nothing_behind(harness: &Harness) {
    let guest = harness.guest(&harness.town).await;
    let draft = guest.draft(harness, DeliveryChoice::Post).await;
    let browser = browser(harness, &guest);
    let page = browser.get("/").await.text();
    assert!(page.contains(r#"href="/sign-out""#), "every page has the way out: {page}");
    let asked = browser.get("/sign-out").await;
    assert!(asked.text().contains("Ihr angefangener Antrag wird gelöscht."), "{}", asked.text());
    let form = asked.forms().into_iter().find(|form| form.action.ends_with("/sign-out")).unwrap();
    assert_eq!(browser.submit(&form).await.location().as_deref(), Some("/"));
    assert!(!is_open(harness, &guest).await);
    assert!(
        harness.ports.store.draft(harness.town.id, draft).await.unwrap().is_none(),
        "nobody could open it any more"
    );
    assert!(
        !browser.get("/").await.text().contains("/sign-out"),
        "who has nothing here has nothing to leave"
    );
}

async fn an_account_keeps_its_drafts_when_its_owner_leaves(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let draft = mehmet.draft(harness, DeliveryChoice::Post).await;
    let browser = browser(harness, &mehmet);
    let asked = browser.get("/sign-out").await;
    assert!(asked.text().contains("bleiben im Konto"), "{}", asked.text());
    let form = asked.forms().into_iter().find(|form| form.action.ends_with("/sign-out")).unwrap();
    browser.submit(&form).await;
    assert!(!is_open(harness, &mehmet).await);
    assert!(harness.ports.store.draft(harness.town.id, draft).await.unwrap().is_some());
}

async fn is_open(harness: &Harness, who: &Applicant) -> bool {
    let found = find_session(&harness.ports, harness.town.id, &who.begun.token, harness.now()).await;
    found.unwrap().is_some()
}

fn browser<'a>(harness: &'a Harness, who: &Applicant) -> Browser<'a> {
    harness.browser(&harness.town).with_cookie("gw-resident", &who.begun.token.reveal())
}
