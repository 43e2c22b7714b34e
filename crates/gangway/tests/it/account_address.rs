//! A new address of an account: its cases are reached there, and nowhere is the old one left behind.

use app::{
    desk::{take_case, view_case, write_to_applicant},
    error::UseCaseError,
    portal::{
        ask_address_change, change_address, change_case_address, my_case, profile, withdraw, write_to_town,
    },
    ports::Checkpoints as _,
    rows::StreamId,
};
use ids::CaseId;
use locale::Language;

use crate::stand::{HERE, Resident, Stand, on_both};

on_both!(
    cases_follow_the_address_of_their_account,
    a_message_at_the_same_moment_loses_neither,
    an_address_of_somebody_else_changes_nothing,
);

const OLD: &str = "mehmet.yildiz@example.org";
const NEW: &str = "mehmet@neu.example";
const OTHER: &str = "buero@yildiz.example";

async fn cases_follow_the_address_of_their_account(stand: &Stand) {
    let mehmet = stand.resident(&stand.town, OLD).await;
    let neighbour = stand.resident(&stand.town, "henrike.thomsen@example.org").await;
    let (open, own, over) =
        (apply(stand, &mehmet).await, apply(stand, &mehmet).await, apply(stand, &mehmet).await);
    let theirs = apply(stand, &neighbour).await;
    change_case_address(mehmet.ctx(stand), own, OTHER).await.unwrap();
    withdraw(mehmet.ctx(stand), over, "").await.unwrap();

    change(stand, &mehmet, NEW).await.unwrap();

    let reached = |who: &'static str, is_confirmed: bool| Some((who.to_owned(), is_confirmed));
    assert_eq!(contact(stand, &mehmet, open).await, reached(NEW, true));
    assert_eq!(contact(stand, &mehmet, over).await, reached(NEW, true));
    assert_eq!(contact(stand, &mehmet, own).await, reached(OTHER, false), "chosen for this case alone");
    assert_eq!(contact(stand, &neighbour, theirs).await, reached("henrike.thomsen@example.org", true));
    let kinds = stand.kinds(stand.town.town, StreamId::Case(open)).await;
    assert_eq!(kinds[kinds.len() - 2..], ["contact.changed", "contact.email_confirmed"]);
    assert_eq!(stand.store.verify().await.unwrap().broken, []);

    let old_mails = stand.mails.to(OLD).await.len();
    let streets = stand.town.sign_in(stand, "streets").await;
    take_case(streets.ctx(stand), open).await.unwrap();
    let seen = view_case(streets.ctx(stand), open).await.unwrap().file.end.seq;
    write_to_applicant(streets.ctx(stand), open, "Wir haben noch eine Bitte.", Vec::new(), seen)
        .await
        .unwrap();
    let before = stand.mails.to(NEW).await.len();
    stand.drain().await;
    assert_eq!(stand.mails.to(NEW).await.len(), before + 1);
    assert_eq!(stand.mails.to(OLD).await.len(), old_mails);
}

async fn a_message_at_the_same_moment_loses_neither(stand: &Stand) {
    let mehmet = stand.resident(&stand.town, OLD).await;
    let case = apply(stand, &mehmet).await;
    let code = code(stand, &mehmet, NEW).await;
    let ctx = stand.ctx(stand.town.town);
    let (changed, written) = tokio::join!(
        change_address(ctx, &mehmet.begun.row, NEW, &code, HERE),
        write_to_town(mehmet.ctx(stand), case, "Das Kennzeichen folgt.", Vec::new()),
    );
    changed.unwrap();
    written.unwrap();
    assert_eq!(contact(stand, &mehmet, case).await, Some((NEW.to_owned(), true)));
}

async fn an_address_of_somebody_else_changes_nothing(stand: &Stand) {
    let mehmet = stand.resident(&stand.town, OLD).await;
    stand.resident(&stand.town, NEW).await;
    let case = apply(stand, &mehmet).await;
    let refused = change(stand, &mehmet, NEW).await;
    assert!(matches!(refused, Err(UseCaseError::Entries(_))), "{refused:?}");
    assert_eq!(contact(stand, &mehmet, case).await, Some((OLD.to_owned(), true)));
    let app::house::Visitor::Account { account } = mehmet.visitor else { panic!("an account") };
    assert_eq!(profile(stand.ctx(stand.town.town), account).await.unwrap().email, OLD);
}

async fn apply(stand: &Stand, resident: &Resident) -> CaseId {
    let filed = resident.apply(stand).await;
    stand.drain().await;
    filed.case
}

async fn code(stand: &Stand, resident: &Resident, email: &str) -> String {
    let ctx = stand.ctx(stand.town.town);
    ask_address_change(ctx, &resident.begun.row, email, HERE, Language::German).await.unwrap();
    stand.drain().await;
    stand.mails.code_for(email).await
}

async fn change(stand: &Stand, resident: &Resident, email: &str) -> Result<(), UseCaseError> {
    let code = code(stand, resident, email).await;
    change_address(stand.ctx(stand.town.town), &resident.begun.row, email, &code, HERE).await
}

/// The address of a case and whether it is confirmed.
async fn contact(stand: &Stand, resident: &Resident, case: CaseId) -> Option<(String, bool)> {
    let file = my_case(resident.ctx(stand), case).await.unwrap();
    let email = file.case.contact().email.as_ref()?;
    Some((email.address.as_str().to_owned(), email.confirmed_at.is_some()))
}
