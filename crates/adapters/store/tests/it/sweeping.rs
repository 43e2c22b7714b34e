//! The vault as a whole: what no row names goes to the trash and for good a month later, and a folder that is not the vault is refused.

use std::{fs, path::PathBuf};

use ids::{SyncPointId, TownId, Uuid, VaultId};
use jiff::{SignedDuration, Timestamp};
use kernel::ports::{ObjectName, Vault as _, VaultError, VaultSurvey, WholeVault as _};
use store::FolderVault;

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

fn town(value: u128) -> TownId {
    TownId::from_uuid(Uuid::from_u128(value))
}

/// A vault with an object that rows name and one that none does, and when the second was written.
async fn vault() -> (tempfile::TempDir, FolderVault, [ObjectName; 2], Timestamp) {
    let folder = tempfile::tempdir().unwrap();
    let vault = FolderVault::new(folder.path().join("vault"));
    let named = vault.keep(town(1), b"named").await.unwrap();
    let orphan = vault.keep(town(1), b"orphan").await.unwrap();
    let written = fs::metadata(path(&folder, orphan)).unwrap().modified().unwrap();
    (folder, vault, [named, orphan], Timestamp::try_from(written).unwrap())
}

fn path(folder: &tempfile::TempDir, name: ObjectName) -> PathBuf {
    let hash = name.to_string();
    folder.path().join("vault").join(town(1).to_string()).join(hash.get(..2).unwrap()).join(hash)
}

#[tokio::test]
async fn what_no_row_names_is_found_after_a_day() {
    let (_folder, vault, [named, orphan], written) = vault().await;
    let early = vault.survey(town(1), &[named], written + DAY - HOUR).await.unwrap();
    assert_eq!(early, VaultSurvey { objects: 2, unnamed: Vec::new() }, "its commit may still come");
    let late = vault.survey(town(1), &[named], written + DAY + HOUR).await.unwrap();
    assert_eq!(late, VaultSurvey { objects: 2, unnamed: vec![orphan] });
    let other = vault.survey(town(2), &[], written + DAY + HOUR).await.unwrap();
    assert_eq!(other, VaultSurvey::default(), "another town has none");
}

#[tokio::test]
async fn the_trash_gives_back_what_a_row_names_and_keeps_it_a_month() {
    let (folder, vault, [named, orphan], written) = vault().await;
    let now = written + DAY + HOUR;
    assert_eq!(vault.discard(town(1), &[orphan], now).await.unwrap(), 1);
    assert!(!path(&folder, orphan).exists());
    assert_eq!(vault.survey(town(1), &[named], now).await.unwrap().objects, 1);
    assert_eq!(vault.read(town(1), orphan).await.unwrap(), b"orphan", "it can still be read");
    assert_eq!(vault.restore(town(1), &[named, orphan]).await.unwrap(), 1);
    assert_eq!(fs::read(path(&folder, orphan)).unwrap(), b"orphan");

    assert_eq!(vault.discard(town(1), &[orphan], now).await.unwrap(), 1);
    assert_eq!(vault.empty_trash(town(1), now).await.unwrap(), 0, "not on the same day");
    assert_eq!(vault.empty_trash(town(1), now + DAY * 2).await.unwrap(), 1);
    assert!(matches!(vault.read(town(1), orphan).await, Err(VaultError::Missing(_))));
    assert_eq!(vault.read(town(1), named).await.unwrap(), b"named");
}

#[tokio::test]
async fn what_was_written_again_meanwhile_stays() {
    let (folder, vault, [_, orphan], written) = vault().await;
    assert_eq!(vault.discard(town(1), &[orphan], written + HOUR).await.unwrap(), 0);
    assert!(path(&folder, orphan).exists());
}

#[tokio::test]
async fn sync_points_are_remembered() {
    let (_folder, vault, _, written) = vault().await;
    assert_eq!(vault.sync_points(town(1)).await.unwrap(), []);
    let [one, two] = [7, 8].map(|value| SyncPointId::from_uuid(Uuid::from_u128(value)));
    for point in [one, two] {
        vault.add_sync_point(town(1), point).await.unwrap();
    }
    assert_eq!(vault.sync_points(town(1)).await.unwrap().len(), 2);
    assert_eq!(vault.sync_points(town(2)).await.unwrap(), []);
    vault.remove_sync_points(town(1), &[one]).await.unwrap();
    vault.remove_sync_points(town(1), &[one]).await.unwrap();
    assert_eq!(vault.sync_points(town(1)).await.unwrap(), [two]);
    assert_eq!(vault.survey(town(1), &[], written).await.unwrap().objects, 2, "a point is no object");
}

/// Nothing is read from or written to a folder that is not the vault of the database.
#[tokio::test]
async fn a_folder_that_is_not_the_vault_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let [ours, other] = [1, 2].map(|value| VaultId::from_uuid(Uuid::from_u128(value)));
    let vault = FolderVault::new(folder.path().join("vault"));
    assert!(vault.is_empty().unwrap());
    assert_eq!(vault.id().unwrap(), None);
    vault.establish(ours).unwrap();
    assert_eq!(vault.id().unwrap(), Some(ours));
    assert!(vault.is_empty().unwrap(), "the id alone is nothing");
    let vault = vault.known_as(ours);
    vault.check().await.unwrap();
    let name = vault.keep(town(1), b"kept").await.unwrap();

    // The disk is no longer mounted: its place is an empty folder.
    fs::rename(folder.path().join("vault"), folder.path().join("away")).unwrap();
    let refused = [
        vault.check().await.err(),
        vault.keep(town(1), b"lost").await.err(),
        vault.read(town(1), name).await.err(),
        vault.survey(town(1), &[], Timestamp::MAX).await.err(),
        vault.restore(town(1), &[name]).await.err(),
    ];
    for refused in refused {
        assert!(matches!(refused, Some(VaultError::Foreign { .. })), "{refused:?}");
    }
    assert!(!folder.path().join("vault").exists(), "and it is not made anew");

    let another = FolderVault::new(folder.path().join("vault"));
    another.establish(other).unwrap();
    assert!(matches!(vault.keep(town(1), b"lost").await, Err(VaultError::Foreign { .. })), "another vault");
    fs::remove_dir_all(folder.path().join("vault")).unwrap();
    fs::rename(folder.path().join("away"), folder.path().join("vault")).unwrap();
    assert_eq!(vault.read(town(1), name).await.unwrap(), b"kept", "mounted again");
}
