//! Putting the instance together: store, keys and every port.

use std::{path::Path, sync::Arc};

use access::Access;
use documents::{ContentInspector, LetterPress, SealRing};
use kernel::{as_of::Courses, catalogue::Catalogue, context::Ports, ports::Links, quotas::Quotas};
use store::{CheckpointKey, FolderVault, InstanceKey, Keyring, Location, Store, migrate};

use super::doubles::{CheapPasswords, FixedClock, MailServer, TestDisk};
use crate::RandomIds;

/// A fresh store.
pub(super) async fn open_store(location: &Location, folder: &Path) -> Store {
    migrate(location).await.unwrap();
    let key = CheckpointKey::create(&folder.join("checkpoint.key"), [7; 32]).unwrap();
    Store::open(location, key).await.unwrap()
}

/// What tests can steer.
pub(super) struct Steered {
    pub(super) clock: Arc<FixedClock>,
    pub(super) mails: Arc<MailServer>,
    pub(super) disk: Arc<TestDisk>,
    pub(super) seals: Arc<SealRing>,
}

/// Every port with what stands behind it.
pub(super) async fn build(store: &Store, folder: &Path, steered: &Steered) -> Ports {
    let instance = InstanceKey::create(&folder.join("instance.key"), [9; 32]).unwrap();
    build_around(store, folder, instance, steered).await
}

/// The same around keys that are there.
pub(super) async fn build_around(
    store: &Store,
    folder: &Path,
    instance: InstanceKey,
    steered: &Steered,
) -> Ports {
    let ids = Arc::new(RandomIds);
    Ports {
        store: Arc::new(store.clone()),
        vault: Arc::new(FolderVault::on(folder.join("vault"), steered.disk.clone())),
        keyring: Arc::new(Keyring::open(store.clone(), instance, ids.clone()).await.unwrap()),
        clock: steered.clock.clone(),
        ids,
        mailer: steered.mails.clone(),
        press: Arc::new(LetterPress::new(2)),
        sealer: steered.seals.clone(),
        inspector: Arc::new(ContentInspector),
        links: links(),
        passwords: Arc::new(CheapPasswords),
        access: Arc::new(Access::new().unwrap()),
        catalogue: Catalogue::default(),
        courses: Courses::default(),
        quotas: Quotas { document_bytes: 64_000_000, ..Quotas::default() },
    }
}

/// The addresses of the real pages, where these are there.
#[cfg(feature = "site")]
fn links() -> Arc<dyn Links> {
    Arc::new(site::links::Addresses::of_hosts("http", None))
}

#[cfg(not(feature = "site"))]
fn links() -> Arc<dyn Links> {
    Arc::new(super::doubles::TestLinks)
}
