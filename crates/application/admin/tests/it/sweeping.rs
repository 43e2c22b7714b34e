//! Sweeping the vault: nothing goes while database and vault are not of the same day, or when much would go.

use admin::{
    jobs::enqueue_checkpoints,
    operate::{Sweep, SweepRefusal, restore_named, sweep_vault},
};
use ids::SyncPointId;
use kernel::{
    commit::{Commit, VaultChange},
    ports::{ObjectName, VaultNotes as _},
    rows::SyncPointRow,
};
use testing::{Harness, on_both_engines, operator};

on_both_engines!(
    Harness:
    what_no_row_names_goes_to_the_trash,
    a_database_of_yesterday_sweeps_nothing,
    a_database_of_the_wrong_minute_sweeps_nothing,
    whoever_notes_at_the_same_time_changes_no_past,
    a_vault_of_yesterday_is_not_swept,
    much_goes_only_when_confirmed,
);

async fn sweep(harness: &Harness, confirmed: bool) -> Sweep {
    sweep_vault(harness.ctx(harness.town.id), operator(), confirmed).await.unwrap()
}

/// Objects without a row, and the clock two days on.
async fn orphans(harness: &Harness, count: u64) -> Vec<ObjectName> {
    let mut names = Vec::new();
    for number in 0..count {
        names.push(harness.ports.vault.keep(harness.town.id, &number.to_be_bytes()).await.unwrap());
    }
    harness.clock.set("2099-01-02T08:00:00Z".parse().unwrap());
    names
}

async fn what_no_row_names_goes_to_the_trash(harness: &Harness) {
    let [orphan] = orphans(harness, 1).await[..] else { panic!("one orphan") };
    let Sweep::Done(swept) = sweep(harness, false).await else { panic!("nothing speaks against it") };
    assert_eq!((swept.restored, swept.discarded, swept.removed), (0, 1, 0));
    harness.ports.vault.read(harness.town.id, orphan).await.expect("a month in the trash");
    assert!(matches!(sweep(harness, false).await, Sweep::Done(swept) if swept.discarded == 0), "once");
    assert_eq!(restore_named(harness.ctx(harness.town.id), operator()).await.unwrap(), 0, "no row names it");
    harness.clock.set("2099-02-03T08:00:00Z".parse().unwrap());
    assert!(matches!(sweep(harness, false).await, Sweep::Done(swept) if swept.removed == 1));
    assert!(harness.ports.vault.read(harness.town.id, orphan).await.is_err());
}

/// A backup was restored: the database has forgotten the papers that came since, and the sweeps.
async fn a_database_of_yesterday_sweeps_nothing(harness: &Harness) {
    let yesterday = {
        sweep(harness, false).await;
        harness.store.sync_point(harness.town.id).await.unwrap().unwrap()
    };
    let [orphan] = orphans(harness, 1).await[..] else { panic!("one orphan") };
    assert!(matches!(sweep(harness, false).await, Sweep::Done(_)));
    put(harness, yesterday).await;
    assert_eq!(sweep(harness, false).await, Sweep::Refused(SweepRefusal::OtherPast));
    assert!(matches!(sweep(harness, true).await, Sweep::Done(_)), "the operator has looked");
    assert!(matches!(sweep(harness, false).await, Sweep::Done(_)), "and from then on both remember the same");
    harness.ports.vault.read(harness.town.id, orphan).await.unwrap();
}

/// Brought back to a minute after the last sweep: what happened since was under a checkpoint.
async fn a_database_of_the_wrong_minute_sweeps_nothing(harness: &Harness) {
    sweep(harness, false).await;
    let minute = harness.store.sync_point(harness.town.id).await.unwrap().unwrap();
    harness.resident(&harness.town, "mehmet.yildiz@example.org").await.apply(harness).await;
    enqueue_checkpoints(&harness.ports).await.unwrap();
    harness.run_due_jobs().await;
    assert_ne!(harness.store.sync_point(harness.town.id).await.unwrap(), Some(minute));
    put(harness, minute).await;
    assert_eq!(sweep(harness, false).await, Sweep::Refused(SweepRefusal::OtherPast));
}

/// Two that note a point at once: one of them leaves it to the other, and both remember the same afterwards.
async fn whoever_notes_at_the_same_time_changes_no_past(harness: &Harness) {
    let ctx = || harness.ctx(harness.town.id);
    for _ in 0..4 {
        let sweep = || sweep_vault(ctx(), operator(), false);
        let (one, two, three) = tokio::join!(sweep(), sweep(), sweep());
        for noted in [one, two, three] {
            assert!(matches!(noted.unwrap(), Sweep::Done(_)));
        }
    }
}

async fn a_vault_of_yesterday_is_not_swept(harness: &Harness) {
    sweep(harness, false).await;
    let known = harness.store.sync_point(harness.town.id).await.unwrap().unwrap();
    let later = SyncPointId::from_uuid(harness.command().as_uuid());
    put(harness, SyncPointRow { last: later, next: later, ..known }).await;
    assert_eq!(sweep(harness, false).await, Sweep::Refused(SweepRefusal::OtherPast));
}

async fn much_goes_only_when_confirmed(harness: &Harness) {
    let names = orphans(harness, 101).await;
    let Sweep::Refused(SweepRefusal::Much { unnamed, .. }) = sweep(harness, false).await else {
        panic!("a hundred and one without a row are too many")
    };
    assert_eq!(unnamed, names.len() as u64);
    assert!(matches!(sweep(harness, true).await, Sweep::Done(swept) if swept.discarded == 101));
}

async fn put(harness: &Harness, row: SyncPointRow) {
    let before = harness.store.sync_point(harness.town.id).await.unwrap();
    let change = VaultChange::PutSyncPoint { before, row };
    let commit = Commit::named("test", harness.town.id, harness.now()).change(change);
    harness.ports.store.commit(commit).await.unwrap();
}
