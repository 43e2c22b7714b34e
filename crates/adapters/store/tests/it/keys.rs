//! Keys: what is sealed opens in its place only, a wrong key does not start, what is destroyed is gone.

use std::{os::unix::fs::PermissionsExt as _, sync::Arc};

use ids::{KeyId, TownId, Uuid};
use kernel::{
    commit::{Commit, CommitError, KeyChange},
    ports::{Commits as _, Ids, KeyError, Keyring as _, Keys as _, SealContext},
};
use store::{CheckpointKey, InstanceKey, KeyFileError, Keyring, KeyringError, Location, Store};
use testing::{Engine, RandomIds, on_both_engines};

use crate::harness::{StoreHarness, now};

on_both_engines!(
    StoreHarness:
    opens_in_its_place_only,
    another_instance_key_does_not_start,
    rotation_rewraps_town_keys_only,
    destroyed_is_destroyed,
    destroyed_again_after_a_restore,
    digests_differ_by_town_and_purpose,
    swapped_wrapped_keys_do_not_open,
    one_key_per_town,
);

fn seal_context(town: TownId, seq: u64) -> SealContext<'static> {
    SealContext { town, kind: "event", subject: Uuid::from_u128(7), seq }
}

async fn opens_in_its_place_only(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let sealed = harness.keyring.seal(key, seal_context(town, 1), "Grüße".as_bytes()).await.unwrap();
    assert_eq!(harness.keyring.open(key, seal_context(town, 1), &sealed).await.unwrap(), "Grüße".as_bytes());
    let elsewhere = harness.keyring.open(key, seal_context(town, 2), &sealed).await;
    assert!(matches!(elsewhere, Err(KeyError::DoesNotOpen(_))));
    let again = harness.keyring.seal(key, seal_context(town, 1), "Grüße".as_bytes()).await.unwrap();
    assert_ne!(sealed, again, "each seal has a nonce of its own");

    let (other, _) = harness.town().await;
    assert!(matches!(
        harness.keyring.open(key, seal_context(other, 1), &sealed).await,
        Err(KeyError::Unknown(_))
    ));
    let nowhere = TownId::from_uuid(Uuid::from_u128(9));
    assert!(matches!(harness.keyring.make(nowhere, now()).await, Err(KeyError::NoTown(_))));
}

async fn another_instance_key_does_not_start(harness: &StoreHarness) {
    harness.town().await;
    let other = InstanceKey::from_text(&"5a".repeat(32)).unwrap();
    let ids = Arc::clone(&harness.ids) as Arc<dyn Ids>;
    let refused = Keyring::open(harness.store.clone(), other, ids).await.map(drop).unwrap_err();
    assert!(matches!(refused, KeyringError::WrongKey { .. }));
    let sentence = refused.to_string();
    assert!(sentence.contains("nothing sealed would open, so gangway does not start"), "{sentence}");
}

async fn rotation_rewraps_town_keys_only(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let sealed = harness.keyring.seal(key, seal_context(town, 1), b"Antrag").await.unwrap();
    let digest = harness.keyring.digest(town, "code", b"abc").await.unwrap();
    let (data_before, town_before) =
        (harness.store.key(town, key).await.unwrap(), harness.store.town_key(town).await.unwrap());

    let old = InstanceKey::read(&harness.folder.path().join("instance.key")).unwrap();
    let new = InstanceKey::create(&harness.folder.path().join("new.key"), [3; 32]).unwrap();
    let ids = Arc::clone(&harness.ids) as Arc<dyn Ids>;
    let mut keyring = Keyring::open(harness.store.clone(), old.clone(), Arc::clone(&ids)).await.unwrap();
    keyring.rotate(new.clone()).await.unwrap();

    assert_eq!(harness.store.key(town, key).await.unwrap(), data_before);
    assert_ne!(harness.store.town_key(town).await.unwrap(), town_before);
    for ring in [keyring, Keyring::open(harness.store.clone(), new, Arc::clone(&ids)).await.unwrap()] {
        assert_eq!(ring.open(key, seal_context(town, 1), &sealed).await.unwrap(), b"Antrag");
        assert_eq!(ring.digest(town, "code", b"abc").await.unwrap(), digest);
    }
    assert!(matches!(
        Keyring::open(harness.store.clone(), old, ids).await,
        Err(KeyringError::WrongKey { .. })
    ));
}

async fn destroyed_is_destroyed(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let data = harness.keyring.make(town, now()).await.unwrap();
    let put = || Commit::named("test", town, now()).change(KeyChange::PutKey(data.row.clone()));
    harness.store.commit(put()).await.unwrap();
    let sealed = harness.keyring.seal(data.id, seal_context(town, 1), b"Antrag").await.unwrap();
    let destroy = Commit::named("test", town, now()).change(KeyChange::DestroyKey(data.id));
    harness.store.commit(destroy).await.unwrap();

    assert!(matches!(
        harness.keyring.open(data.id, seal_context(town, 1), &sealed).await,
        Err(KeyError::Destroyed(_))
    ));
    assert!(matches!(
        harness.keyring.seal(data.id, seal_context(town, 1), b"x").await,
        Err(KeyError::Destroyed(_))
    ));
    let row = harness.store.key(town, data.id).await.unwrap().unwrap();
    assert_eq!((row.wrapped.len(), row.destroyed_at), (0, Some(now())));
    harness.store.commit(put()).await.unwrap();
    assert_eq!(harness.store.key(town, data.id).await.unwrap(), Some(row), "nothing brings it back");
    assert_eq!(harness.store.destroyed_keys(town).await.unwrap(), [(data.id, now())]);
}

/// The backup is from before the destruction; the list that was kept elsewhere is from after it.
async fn destroyed_again_after_a_restore(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    harness.tamper("CREATE TABLE backup AS SELECT * FROM data_key").await;
    let destroy = Commit::named("test", town, now()).change(KeyChange::DestroyKey(key));
    harness.store.commit(destroy).await.unwrap();
    let export = harness.store.export().await.unwrap();
    harness
        .tamper(
            "DELETE FROM data_key; INSERT INTO data_key SELECT * FROM backup; DROP TABLE backup;
            DELETE FROM destroyed_key;",
        )
        .await;
    assert!(harness.keyring.seal(key, seal_context(town, 1), b"x").await.is_ok(), "the restored key works");
    assert_eq!(harness.store.destroy_again(&export).await.unwrap(), 1);
    assert!(matches!(
        harness.keyring.seal(key, seal_context(town, 1), b"x").await,
        Err(KeyError::Destroyed(_))
    ));
    assert_eq!(harness.store.destroyed_keys(town).await.unwrap(), [(key, now())]);
}

async fn digests_differ_by_town_and_purpose(harness: &StoreHarness) {
    let ((town, _), (other, _)) = (harness.town().await, harness.town().await);
    let digest = harness.keyring.digest(town, "code", b"abc").await.unwrap();
    assert_eq!(harness.keyring.digest(town, "code", b"abc").await.unwrap(), digest);
    assert_ne!(harness.keyring.digest(town, "cookie", b"abc").await.unwrap(), digest);
    assert_ne!(harness.keyring.digest(town, "code", b"abd").await.unwrap(), digest);
    assert_ne!(harness.keyring.digest(other, "code", b"abc").await.unwrap(), digest);
}

/// Whoever can write to the database cannot give one case the key of another.
async fn swapped_wrapped_keys_do_not_open(harness: &StoreHarness) {
    let (town, first) = harness.town().await;
    let second = harness.keyring.make(town, now()).await.unwrap();
    harness
        .store
        .commit(Commit::named("test", town, now()).change(KeyChange::PutKey(second.row)))
        .await
        .unwrap();
    let sealed = harness.keyring.seal(first, seal_context(town, 1), b"Antrag").await.unwrap();
    let (to, from) = (harness.literal(second.id.as_uuid()), harness.literal(first.as_uuid()));
    let swap = format!(
        "UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE key_id = {from}), check_value = (SELECT \
         check_value FROM data_key WHERE key_id = {from}) WHERE key_id = {to}"
    );
    assert_eq!(harness.tamper(&swap).await, 1);
    let opened = harness.keyring.open(second.id, seal_context(town, 1), &sealed).await;
    assert!(matches!(opened, Err(KeyError::DoesNotOpen(_))));
}

async fn one_key_per_town(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let second = harness.keyring.make_town(town, now()).await.unwrap();
    let commit = Commit::named("test", town, now()).change(KeyChange::AddTownKey(second));
    assert!(matches!(harness.store.commit(commit).await, Err(CommitError::Conflict { .. })));
    assert!(harness.keyring.seal(key, seal_context(town, 1), b"x").await.is_ok());
}

/// Without a single town there is nothing that an instance key could fail to open.
#[tokio::test]
async fn keys_that_wait_for_their_commit_are_usable_and_then_read() {
    let harness = StoreHarness::on(Engine::Sqlite).await;
    let town = TownId::from_uuid(harness.ids.next());
    let own = harness.keyring.make_town(town, now()).await.unwrap();
    let data = harness.keyring.make(town, now()).await.unwrap();
    let sealed = harness.keyring.seal(data.id, seal_context(town, 1), b"early").await.unwrap();
    let commit = Commit::named("create_town", town, now())
        .change(KeyChange::AddTownKey(own))
        .change(KeyChange::PutKey(data.row));
    harness.store.commit(commit).await.unwrap();
    let harness = harness.reopened().await;
    assert_eq!(harness.keyring.open(data.id, seal_context(town, 1), &sealed).await.unwrap(), b"early");
    let unknown = KeyId::from_uuid(harness.ids.next());
    assert!(matches!(
        harness.keyring.open(unknown, seal_context(town, 1), &sealed).await,
        Err(KeyError::Unknown(_))
    ));
    harness.end().await;
}

#[test]
fn a_key_file_is_for_its_owner_and_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("instance.key");
    InstanceKey::create(&path, RandomIds.secret()).unwrap();
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let before = std::fs::read(&path).unwrap();
    let again = InstanceKey::create(&path, [1; 32]).map(drop).unwrap_err();
    assert!(again.to_string().ends_with("exists already and is never overwritten"));
    assert_eq!(std::fs::read(&path).unwrap(), before);

    assert!(
        matches!(CheckpointKey::read(&path), Err(KeyFileError::Malformed { .. })),
        "one key is not the other"
    );
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(InstanceKey::read(&path), Err(KeyFileError::Open(_))));
    assert!(matches!(InstanceKey::read(&folder.path().join("none")), Err(KeyFileError::Io(..))));
    assert!(matches!(InstanceKey::from_text("abc"), Err(KeyFileError::MalformedValue)));
    let shown = format!("{:?}", InstanceKey::from_text(&"5a".repeat(32)).unwrap());
    assert!(!shown.contains("5a5a"), "{shown}");
}

/// A checkpoint that another key has signed is none.
#[tokio::test]
async fn a_foreign_checkpoint_key_is_found() {
    let harness = StoreHarness::on(Engine::Sqlite).await;
    let (town, _) = harness.town().await;
    kernel::ports::Checkpoints::checkpoint(&harness.store, town, now()).await.unwrap().unwrap();
    harness.store.close().await;
    let foreign = CheckpointKey::create(&harness.folder.path().join("foreign.key"), [8; 32]).unwrap();
    let Location::Sqlite { .. } = &harness.location else { panic!("not SQLite") };
    let store = Store::open(&harness.location, foreign).await.unwrap();
    let broken = kernel::ports::Checkpoints::verify(&store).await.unwrap().broken;
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].reason, "the signature is not good");
    store.close().await;
}
