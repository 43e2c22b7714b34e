//! What has to happen so that every kind of event is written: several weeks in a town, and what these leave out.

use admin::{
    clients::{NewClient, add_client, revoke_client},
    operate::{Sweep, dead_jobs, retain, revive_job, sweep_vault},
    services::withdraw_service,
    staff::{accept_invitation, new_invitation, request_reset},
    towns::{TownChange, change_town, set_seal},
};
use cases::DeliveryChoice;
use casework::{
    desk::{
        InquiryEntry, ask_inquiry, mark_seen, refuse_extension, release_case, take_case, write_to_applicant,
    },
    mailbox::{link_account, request_extension},
};
use filing::delete_draft;
use ids::VaultId;
use jiff::{SignedDuration, Timestamp};
use kernel::{
    commit::{Commit, SignInChange},
    jobs::TRIES_MAX,
    ports::Checkpoints as _,
    rows::InvitationPurpose,
};
use locale::Language;
use sign_in::{
    accounts::ask_sign_in_code,
    staff::{SignIn, sign_in},
};
use testing::{CLIENT_ADDRESS, Harness, harness::PASSWORD, operator};
use town::SealState;

/// Everything but retention, one after the other.
pub(super) async fn play(harness: &Harness) {
    harness.live_through_several_weeks().await;
    take_into_an_account(harness).await;
    notify_nobody(harness).await;
    run_the_town(harness).await;
}

/// A guest's case goes into an account; it is given back, and more time for an answer is not given.
async fn take_into_an_account(harness: &Harness) {
    let streets = harness.town.sign_in(harness, "streets").await;
    let kamila = harness.resident(&harness.town, "kamila.nowak@example.org").await;
    let guest = harness.guest(&harness.town).await;
    let draft = guest.draft(harness, DeliveryChoice::Post).await;
    let filed = guest.file(harness, draft).await;
    let (case, code) = (filed.case, filed.access_code.as_str());
    link_account(kamila.ctx(harness), &filed.number, code, CLIENT_ADDRESS).await.unwrap();
    take_case(streets.ctx(harness), case).await.unwrap();
    release_case(streets.ctx(harness), case).await.unwrap();
    take_case(streets.ctx(harness), case).await.unwrap();
    let wish = InquiryEntry {
        text: "Wie breit ist die Straße?".to_owned(),
        documents: Vec::new(),
        own_documents: Vec::new(),
        correct: None,
        due_on: harness.day(14),
    };
    let seen = harness.newest_event(harness.town.id, case).await;
    ask_inquiry(streets.ctx(harness), case, wish, seen).await.unwrap();
    let file = cases::my_case(kamila.reading(harness), case).await.unwrap();
    let inquiry = file.case.inquiries().last().unwrap().id;
    request_extension(kamila.ctx(harness), case, inquiry, harness.day(30), "Ich bin verreist.")
        .await
        .unwrap();
    refuse_extension(streets.ctx(harness), case, inquiry, "Der Umzug ist vorher.").await.unwrap();
}

/// No mail server takes the notification of a decision, or the word that there is news, however often it is tried.
async fn notify_nobody(harness: &Harness) {
    let streets = harness.town.sign_in(harness, "streets").await;
    let kamila = harness.resident(&harness.town, "kamila.nowak@example.org").await;
    let case = kamila.apply(harness).await.case;
    harness.mails.go_away();
    streets.provide(harness, case).await;
    let seen = harness.newest_event(harness.town.id, case).await;
    let words = "Bitte rufen Sie uns an.";
    write_to_applicant(streets.ctx(harness), case, words, Vec::new(), seen).await.unwrap();
    for _ in 0..TRIES_MAX {
        harness.run_due_jobs().await;
        harness.clock.advance(SignedDuration::from_hours(6));
    }
    harness.mails.come_back();
}

/// What operators do to a town, its programs, its seal, its jobs and its services.
async fn run_the_town(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let change = TownChange { name: Some("Fördestadt an der Förde".to_owned()), ..TownChange::default() };
    change_town(ctx, harness.command(), operator(), change).await.unwrap();
    let (client, _token) = add_client(ctx, harness.command(), operator(), program(ctx.now)).await.unwrap();
    revoke_client(ctx, harness.command(), operator(), client).await.unwrap();

    let until = ctx.now + SignedDuration::from_hours(1);
    let purpose = InvitationPurpose::Reset;
    let (token, row) = new_invitation(ctx, harness.town.staff["trees"], purpose, until);
    let link = Commit::named("test", ctx.town, ctx.now).change(SignInChange::PutInvitation(row));
    ctx.ports.store.commit(link).await.unwrap();
    accept_invitation(ctx, harness.command(), &token.reveal(), PASSWORD).await.unwrap();

    let seal = SealState { subject: "CN=Stadt Fördestadt".to_owned(), qualified: false };
    set_seal(ctx, harness.command(), operator(), seal).await.unwrap();
    let given_up = dead_jobs(&harness.ports, operator()).await.unwrap();
    let revived = revive_job(ctx, harness.command(), operator(), given_up[0].job).await.unwrap();
    assert!(revived, "a mail that nobody took");
    withdraw_service(ctx, harness.command(), operator(), "baumfaellgenehmigung").await.unwrap();
}

fn program(now: Timestamp) -> NewClient {
    NewClient {
        name: "Formularserver".to_owned(),
        service: Some("haltverbotszone".to_owned()),
        expires_at: now + SignedDuration::from_hours(24),
    }
}

/// The keys of what is over are destroyed.
pub(super) async fn retain_nothing(harness: &Harness) {
    harness.clock.set("2031-01-02T08:00:00Z".parse().unwrap());
    assert!(retain(harness.ctx(harness.town.id)).await.unwrap().destroyed > 0);
}

/// What is there only for a while: a mark of having seen, drafts, a program, a code that was not used, a sign-in that failed, a link that waits.
pub(super) async fn leave_something_open(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let streets = harness.town.sign_in(harness, "streets").await;
    let kamila = harness.resident(&harness.town, "kamila.nowak@example.org").await;
    let case = kamila.apply(harness).await.case;
    let newest = harness.newest_event(ctx.town, case).await;
    mark_seen(streets.ctx(harness), case, newest).await.unwrap();
    let guest = harness.guest(&harness.town).await;
    let thought_better = guest.draft(harness, DeliveryChoice::Post).await;
    delete_draft(guest.ctx(harness), thought_better).await.unwrap();
    guest.draft(harness, DeliveryChoice::Post).await;
    add_client(ctx, harness.command(), operator(), program(ctx.now)).await.unwrap();
    ask_sign_in_code(ctx, &guest.begun.row, "imke@example.org", CLIENT_ADDRESS, Language::German)
        .await
        .unwrap();
    let email = harness.town.email("streets");
    let entered = SignIn { email: &email, password: "Ebbe oder Flut", client: CLIENT_ADDRESS };
    assert!(sign_in(ctx, entered, None).await.is_err());
    request_reset(ctx, &email, CLIENT_ADDRESS).await.unwrap();
    harness.run_due_jobs().await;
    harness.store.bind_vault(VaultId::from_uuid(harness.ports.ids.next())).await.unwrap();
    assert!(matches!(sweep_vault(ctx, operator(), false).await.unwrap(), Sweep::Done(_)));
    harness.store.checkpoint(ctx.town, ctx.now).await.unwrap();
}
