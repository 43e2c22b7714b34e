//! Administration: staff and their roles, publishing, registering programs, deletion after retention.

use admin::{
    clients::{NewClient, add_client, revoke_client},
    operate::retain,
    services::{publish_pack, read_service, withdraw_service},
    staff::{RoleName, disable_person, grant_role, revoke_role},
    towns::{TownChange, change_town},
};
use cases::{DeliveryChoice, read_case};
use ids::CaseId;
use jiff::SignedDuration;
use kernel::{
    catalogue::offered_as,
    commit::{Commit, KeyChange},
    error::UseCaseError,
    ports::{CaseRegister as _, Checkpoints as _},
    rows::{CaseState, StreamId},
};
use sign_in::{
    clients::{KnownClient, authenticate},
    staff::{SignIn, sign_in},
};
use testing::{Applicant, CLIENT_ADDRESS, Harness, TestTown, harness::PASSWORD, on_both_engines, operator};

on_both_engines!(
    Harness:
    a_role_is_what_lets_somebody_work,
    whoever_was_disabled_stays_out,
    a_case_keeps_the_revision_it_was_filed_on,
    a_service_that_was_withdrawn_is_offered_no_more,
    publishing_leaves_the_town_s_own_stream_as_it_is,
    a_town_goes_by_its_new_name,
    a_program_is_let_in_until_its_token_ends,
    what_was_deleted_cannot_be_read,
);

async fn a_role_is_what_lets_somebody_work(harness: &Harness) {
    let case = applied(harness, &harness.guest(&harness.town).await).await;
    let (ctx, designer) = (harness.ctx(harness.town.id), harness.town.staff["designer"]);
    let before = harness.town.sign_in(harness, "designer").await;
    assert!(matches!(before.open(harness, case).await, Err(UseCaseError::NotFound)));

    let streets = harness.town.departments["strassenverkehr"];
    let role = || RoleName { role: "caseworker".to_owned(), department: Some(streets) };
    grant_role(ctx, harness.command(), operator(), designer, role()).await.unwrap();
    let after = harness.town.sign_in(harness, "designer").await;
    after.take(harness, case).await.unwrap();

    revoke_role(ctx, harness.command(), operator(), designer, role()).await.unwrap();
    let again = harness.town.sign_in(harness, "designer").await;
    assert!(matches!(again.open(harness, case).await, Err(UseCaseError::NotFound)));
    let homeless = RoleName { role: "caseworker".to_owned(), department: None };
    let refused = grant_role(ctx, harness.command(), operator(), designer, homeless).await;
    assert!(matches!(refused, Err(UseCaseError::Entries(_))), "{refused:?}");
}

async fn whoever_was_disabled_stays_out(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let front = harness.town.staff["front"];
    disable_person(ctx, harness.command(), operator(), front).await.unwrap();
    let email = harness.town.email("front");
    let entered = SignIn { email: &email, password: PASSWORD, client: CLIENT_ADDRESS };
    let refused = sign_in(ctx, entered, None).await;
    assert!(matches!(refused, Err(UseCaseError::Entries(_))), "no word of why");
    let kinds = harness.kinds(ctx.town, StreamId::Town(ctx.town)).await;
    assert_eq!(kinds.last().map(String::as_str), Some("person_disabled"), "{kinds:?}");
}

async fn a_case_keeps_the_revision_it_was_filed_on(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let guest = harness.guest(&harness.town).await;
    let old = guest.draft(harness, DeliveryChoice::Post).await;
    let mut pack = offered_as(ctx, "haltverbotszone").await.unwrap().pack.clone();
    pack.service.remedies = None;
    publish_pack(ctx, harness.command(), operator(), pack).await.unwrap();
    assert_eq!(offered_as(ctx, "haltverbotszone").await.unwrap().revision, 2);
    let first = guest.file(harness, old).await.case;
    let second = applied(harness, &guest).await;
    let streets = harness.town.sign_in(harness, "streets").await;
    for (case, revision) in [(first, 1), (second, 2)] {
        let open = streets.open(harness, case).await.unwrap();
        assert_eq!(open.service.revision, revision);
    }
}

async fn a_service_that_was_withdrawn_is_offered_no_more(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let guest = harness.guest(&harness.town).await;
    let case = applied(harness, &guest).await;
    let draft = guest.draft(harness, DeliveryChoice::Post).await;
    let (pack, slug) = (offered_as(ctx, "haltverbotszone").await.unwrap().pack.clone(), "haltverbotszone");
    let withdraw = || withdraw_service(ctx, harness.command(), operator(), slug);
    let service = withdraw().await.unwrap();
    assert!(matches!(offered_as(ctx, slug).await, Err(UseCaseError::NotFound)));
    assert_eq!(withdraw().await.unwrap(), service, "a second time changes nothing");
    let streets = harness.town.sign_in(harness, "streets").await;
    assert_eq!(streets.open(harness, case).await.unwrap().service.revision, 1, "cases keep their revision");
    guest.file(harness, draft).await;
    let again = publish_pack(ctx, harness.command(), operator(), pack).await.unwrap();
    assert_eq!(again, (service, 2), "published again, it is the next revision");
    let kinds = harness.kinds(ctx.town, StreamId::Service(service)).await;
    assert_eq!(kinds, ["revision_published", "service_withdrawn", "revision_published"]);
    let unknown = withdraw_service(ctx, harness.command(), operator(), "hundesteuer").await;
    assert!(matches!(unknown, Err(UseCaseError::NotFound)));
}

/// Whoever publishes writes to the service alone, and whoever changes the town reads none of what was published.
async fn publishing_leaves_the_town_s_own_stream_as_it_is(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let own = StreamId::Town(ctx.town);
    let before = harness.kinds(ctx.town, own).await;
    let mut pack = offered_as(ctx, "haltverbotszone").await.unwrap().pack.clone();
    for number in 2..=12 {
        pack.service.version = format!("{number}");
        let published = publish_pack(ctx, harness.command(), operator(), pack.clone()).await.unwrap();
        assert_eq!(published.1, number);
    }
    assert_eq!(harness.kinds(ctx.town, own).await, before);
    let repeated = harness.command();
    pack.service.key = "haltverbotszone-kurz".to_owned();
    let first = publish_pack(ctx, repeated, operator(), pack.clone()).await.unwrap();
    assert_eq!(publish_pack(ctx, repeated, operator(), pack.clone()).await.unwrap(), first, "a repeat");
    let file = read_service(ctx, first.0).await.unwrap();
    assert_eq!(
        (file.history.position.seq, file.history.position.stream),
        (1, StreamId::Service(first.0)),
        "a stream of its own"
    );

    // A key that is gone stands in for every event under it: whoever opened one of them would be refused.
    let key = file.history.position.key;
    let destroyed = Commit::named("test", ctx.town, ctx.now).change(KeyChange::DestroyKey(key));
    harness.ports.store.commit(destroyed).await.unwrap();
    assert!(matches!(read_service(ctx, first.0).await, Err(UseCaseError::Deleted)));
    let role = RoleName { role: "publisher".to_owned(), department: None };
    let designer = harness.town.staff["designer"];
    grant_role(ctx, harness.command(), operator(), designer, role).await.unwrap();
    let after = harness.kinds(ctx.town, own).await;
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(after.last().map(String::as_str), Some("role_granted"));
}

async fn a_town_goes_by_its_new_name(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let change = TownChange { name: Some("Fördestadt an der Förde".to_owned()), ..TownChange::default() };
    change_town(ctx, harness.command(), operator(), change).await.unwrap();
    let row = harness.ports.store.town(ctx.town).await.unwrap().unwrap();
    assert_eq!(row.name, "Fördestadt an der Förde");
    let taken =
        TownChange { hosts: Some(vec![harness.other_town.host.parse().unwrap()]), ..TownChange::default() };
    let refused = change_town(ctx, harness.command(), operator(), taken).await;
    assert!(matches!(refused, Err(UseCaseError::Entries(_))), "a host leads to one town: {refused:?}");
}

async fn a_program_is_let_in_until_its_token_ends(harness: &Harness) {
    let ctx = || harness.ctx(harness.town.id);
    let new = |hours| NewClient {
        name: "Formularserver".to_owned(),
        service: Some("haltverbotszone".to_owned()),
        expires_at: harness.now().checked_add(SignedDuration::from_hours(hours)).unwrap(),
    };
    let (client, token) = add_client(ctx(), harness.command(), operator(), new(2)).await.unwrap();
    let (_, short) = add_client(ctx(), harness.command(), operator(), new(1)).await.unwrap();
    let (here, there) = (&harness.town, &harness.other_town);
    let known = shown(harness, here, &token).await.unwrap();
    let service = offered_as(ctx(), "haltverbotszone").await.unwrap().service;
    assert_eq!((known.town, known.client, known.service), (here.id, client, Some(service)));
    let elsewhere = shown(harness, there, &token).await;
    assert!(matches!(elsewhere, Err(UseCaseError::Expired)), "worth nothing in another town: {elsewhere:?}");
    harness.clock.advance(SignedDuration::from_hours(1));
    assert!(matches!(shown(harness, here, &short).await, Err(UseCaseError::Expired)));
    revoke_client(ctx(), harness.command(), operator(), client).await.unwrap();
    assert!(matches!(shown(harness, here, &token).await, Err(UseCaseError::Expired)));
}

/// A program shows its token to a town.
async fn shown(harness: &Harness, town: &TestTown, token: &str) -> Result<KnownClient, UseCaseError> {
    authenticate(&harness.ports, &town.slug, token, harness.now()).await
}

async fn what_was_deleted_cannot_be_read(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let (town, case) = (harness.town.id, mehmet.apply(harness).await.case);
    mehmet.withdraw(harness, case).await;
    harness.clock.set("2031-01-02T08:00:00Z".parse().unwrap());
    assert_eq!(retain(harness.ctx(town)).await.unwrap().destroyed, 1);
    let read = read_case(harness.ctx(town), case).await;
    assert!(matches!(read, Err(UseCaseError::Deleted)), "{read:?}");
    let row = harness.store.case(town, case).await.unwrap().unwrap();
    assert_eq!((row.state, row.applicant.as_str()), (CaseState::Deleted, ""));
    assert_eq!(harness.store.verify().await.unwrap().broken, [], "its chain still holds");
}

async fn applied(harness: &Harness, guest: &Applicant) -> CaseId {
    let draft = guest.draft(harness, DeliveryChoice::Post).await;
    guest.file(harness, draft).await.case
}
