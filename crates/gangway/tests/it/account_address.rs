//! A new address of an account: its cases are reached there, and nowhere is the old one left behind.

use case::EventKind;
use cases::my_case;
use casework::{
    desk::{take_case, view_case, write_to_applicant},
    mailbox::{
        change_address, change_case_address, object_to_address, open_with_code, withdraw, write_to_town,
    },
};
use ids::{AccountId, CaseId};
use kernel::{context::SessionKind, error::UseCaseError, ports::Checkpoints as _, rows::StreamId};
use locale::Language;
use sign_in::{
    accounts::{ask_address_change, ask_sign_in_code, enter_sign_in_code, profile},
    address_objection::{HolderOfAddress, find_objection},
    sessions::find_session,
};
use testing::{Applicant, CLIENT_ADDRESS, Harness, on_both_engines};

on_both_engines!(
    Harness:
    cases_follow_the_address_of_their_account,
    a_message_at_the_same_moment_loses_neither,
    an_address_of_somebody_else_changes_nothing,
    both_addresses_are_told_and_only_this_browser_stays_signed_in,
    whoever_had_the_address_takes_it_back,
    the_first_of_several_addresses_has_the_last_word,
    an_address_that_may_come_back_is_nobody_elses_account,
    an_objection_is_open_for_a_week,
    the_address_of_one_case_comes_back_too,
    an_address_that_nobody_confirmed_is_told_nothing,
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
    change_case_address(mehmet.ctx(harness), &mehmet.begun.row, own, OTHER).await.unwrap();
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

    harness.run_due_jobs().await;
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
    let account = account_of(&mehmet);
    assert_eq!(profile(harness.ctx(harness.town.id), account).await.unwrap().email, OLD);
}

/// The kind: whoever is told of a change, and who goes on seeing what is there.
async fn both_addresses_are_told_and_only_this_browser_stays_signed_in(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, OLD).await;
    let elsewhere = harness.resident(&harness.town, OLD).await;
    change(harness, &mehmet, NEW).await.unwrap();
    harness.run_due_jobs().await;
    let told = harness.mails.to(OLD).await;
    assert!(told[0].text.contains("Waren Sie das nicht?"), "{}", told[0].text);
    assert!(!told[0].text.contains(NEW), "whose the new address is, the old one is not told");
    assert!(harness.mails.to(NEW).await[0].text.contains("jetzt diese E-Mail-Adresse"));
    assert!(is_signed_in(harness, &mehmet).await);
    assert!(!is_signed_in(harness, &elsewhere).await);
}

async fn whoever_had_the_address_takes_it_back(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, OLD).await;
    let case = apply(harness, &mehmet).await;
    change(harness, &mehmet, NEW).await.unwrap();
    harness.run_due_jobs().await;
    let link = objection(harness, OLD).await;

    assert_eq!(object(harness, &link).await.unwrap(), HolderOfAddress::Account(account_of(&mehmet)));
    assert!(!is_signed_in(harness, &mehmet).await, "whoever changed it is out");
    let back = harness.resident(&harness.town, OLD).await;
    assert_eq!(account_of(&back), account_of(&mehmet), "the account is the same");
    assert_eq!(contact(harness, &back, case).await, Some((OLD.to_owned(), true)));
    let streets = harness.town.sign_in(harness, "streets").await;
    let seen = view_case(streets.reading(harness), case).await.unwrap().file;
    assert!(seen.case.unseen_by(case::Side::Town).any(|entry| entry.kind == EventKind::ContactRestored));
    assert!(matches!(object(harness, &link).await, Err(UseCaseError::Expired)), "a link is used once");
    assert_eq!(harness.store.verify().await.unwrap().broken, []);
}

/// Whoever has changed an address twice holds a link as well: it brings nothing back once the owner has objected, and takes the
/// owner's own objection away at no time.
async fn the_first_of_several_addresses_has_the_last_word(harness: &Harness) {
    for thief_is_first in [false, true] {
        let (old, first, last) = if thief_is_first {
            ("a@beispiel.example", "b@beispiel.example", "c@beispiel.example")
        } else {
            ("d@beispiel.example", "e@beispiel.example", "f@beispiel.example")
        };
        let owner = harness.resident(&harness.town, old).await;
        let case = apply(harness, &owner).await;
        for address in [first, last] {
            change(harness, &owner, address).await.unwrap();
            harness.run_due_jobs().await;
            harness.clock.advance(jiff::SignedDuration::from_hours(1));
        }
        let (owners, thiefs) = (objection(harness, old).await, objection(harness, first).await);
        if thief_is_first {
            object(harness, &thiefs).await.unwrap();
        }
        harness.clock.advance(jiff::SignedDuration::from_hours(1));
        object(harness, &owners).await.unwrap();
        assert!(matches!(object(harness, &thiefs).await, Err(UseCaseError::Expired)));
        let back = harness.resident(&harness.town, old).await;
        assert_eq!(account_of(&back), account_of(&owner));
        assert_eq!(contact(harness, &back, case).await, Some((old.to_owned(), true)));
    }
}

async fn an_address_that_may_come_back_is_nobody_elses_account(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, OLD).await;
    let neighbour = harness.resident(&harness.town, "henrike.thomsen@example.org").await;
    change(harness, &mehmet, NEW).await.unwrap();
    let taken = change(harness, &neighbour, OLD).await;
    assert_eq!(codes(taken), ["email-taken"]);
    assert_eq!(codes(sign_in(harness, OLD).await), ["email-changed"], "no second account beside the first");
    // Whoever changed their mind takes it back themselves; so many codes for one address are a day's.
    harness.clock.advance(jiff::SignedDuration::from_hours(25));
    change(harness, &mehmet, OLD).await.unwrap();
    assert_eq!(sign_in(harness, OLD).await.unwrap(), account_of(&mehmet));
}

async fn an_objection_is_open_for_a_week(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, OLD).await;
    change(harness, &mehmet, NEW).await.unwrap();
    harness.run_due_jobs().await;
    let link = objection(harness, OLD).await;
    harness.clock.advance(jiff::SignedDuration::from_hours(24 * 7 - 1));
    assert!(find_objection(harness.ctx(harness.town.id), &link).await.is_ok());
    harness.clock.advance(jiff::SignedDuration::from_hours(1));
    assert!(matches!(object(harness, &link).await, Err(UseCaseError::Expired)));
    assert_ne!(sign_in(harness, OLD).await.unwrap(), account_of(&mehmet), "it is free for another account");
    let mut shorter = link.clone();
    shorter.pop();
    for wrong in ["", "x", "a.b", &shorter, &format!("{link}0")] {
        assert!(matches!(object(harness, wrong).await, Err(UseCaseError::Expired)), "{wrong}");
    }
}

async fn the_address_of_one_case_comes_back_too(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, OLD).await;
    let filed = mehmet.apply(harness).await;
    let (number, code, ctx) =
        (filed.number.as_str(), filed.access_code.as_str(), harness.ctx(harness.town.id));
    let stranger = open_with_code(ctx, None, number, code, CLIENT_ADDRESS).await.unwrap();
    change_case_address(mehmet.ctx(harness), &mehmet.begun.row, filed.case, OTHER).await.unwrap();
    let ended = find_session(&harness.ports, harness.town.id, &stranger.token, harness.now()).await.unwrap();
    assert!(ended.is_none(), "whoever has opened it by its code enters the code again");
    harness.run_due_jobs().await;
    let link = objection(harness, OLD).await;
    assert_eq!(object(harness, &link).await.unwrap(), HolderOfAddress::Case(filed.case));
    assert_eq!(contact(harness, &mehmet, filed.case).await, Some((OLD.to_owned(), true)));
    let again = open_with_code(ctx, None, number, code, CLIENT_ADDRESS).await;
    assert!(again.is_err(), "the code may be known to whoever changed the address");
}

/// A typing slip is somebody else's mailbox.
async fn an_address_that_nobody_confirmed_is_told_nothing(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, OLD).await;
    let case = apply(harness, &mehmet).await;
    change_case_address(mehmet.ctx(harness), &mehmet.begun.row, case, "gmial@example.org").await.unwrap();
    change_case_address(mehmet.ctx(harness), &mehmet.begun.row, case, OTHER).await.unwrap();
    harness.run_due_jobs().await;
    assert_eq!(harness.mails.to("gmial@example.org").await.len(), 0);
}

async fn is_signed_in(harness: &Harness, who: &Applicant) -> bool {
    let session = find_session(&harness.ports, harness.town.id, &who.begun.token, harness.now()).await;
    session.unwrap().is_some()
}

fn account_of(who: &Applicant) -> AccountId {
    let SessionKind::Account { account } = who.session_kind else { panic!("an account") };
    account
}

/// The token of the link in the newest mail to an address.
async fn objection(harness: &Harness, address: &str) -> String {
    let link = harness.mails.link_for(address).await;
    link.strip_prefix("/address-objections/").expect("a link to object by").to_owned()
}

async fn object(harness: &Harness, link: &str) -> Result<HolderOfAddress, UseCaseError> {
    object_to_address(harness.ctx(harness.town.id), harness.command(), link).await
}

/// As somebody who has only their mailbox.
async fn sign_in(harness: &Harness, email: &str) -> Result<AccountId, UseCaseError> {
    let (ctx, guest) = (harness.ctx(harness.town.id), harness.guest(&harness.town).await.begun.row);
    ask_sign_in_code(ctx, &guest, email, CLIENT_ADDRESS, Language::German).await?;
    harness.run_due_jobs().await;
    let code = harness.mails.code_for(email).await;
    enter_sign_in_code(ctx, &guest, email, &code, CLIENT_ADDRESS).await
}

fn codes<T: std::fmt::Debug>(refused: Result<T, UseCaseError>) -> Vec<&'static str> {
    let Err(UseCaseError::Entries(entries)) = refused else { panic!("{refused:?}") };
    entries.iter().map(|entry| entry.code.name()).collect()
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
