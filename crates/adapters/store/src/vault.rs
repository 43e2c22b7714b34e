//! The vault: sealed files in a folder, each under the hash of its bytes.
//!
//! `vault-id` names the vault, `TOWN/aa/HASH` holds an object, `TOWN/temp` what is being written, `TOWN/trash/DAY/HASH` what no row
//! names any more. A name appears only when its content is flushed, and the caller hears of it only when the folder is flushed too.
//! Neither writing nor reading holds more than a piece in memory.

mod identity;
mod reading;
mod sweeping;
mod writing;

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, atomic::AtomicU64},
};

use async_trait::async_trait;
use ids::{TownId, VaultId};
use kernel::ports::{ObjectName, Vault, VaultError, VaultReader, VaultWriter};
use tokio::task::spawn_blocking;

use self::{
    reading::{FolderReader, Opened},
    writing::{Draft, FolderWriter},
};
use crate::disk::{Disk, LocalDisk};

/// The folder of a town for what is being written.
const TEMP: &str = "temp";

/// A vault in a folder.
#[derive(Clone)]
pub struct FolderVault(Arc<Inner>);

struct Inner {
    root: PathBuf,
    /// The id that it must carry; none where nobody has paired it with a database.
    id: Option<VaultId>,
    disk: Arc<dyn Disk>,
    /// Folders that this process has seen flushed into their parents.
    known: Mutex<HashSet<PathBuf>>,
    /// How many objects this process has begun.
    written: AtomicU64,
}

impl FolderVault {
    /// The vault in this folder; it is made when the first object comes.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self::on(root, Arc::new(LocalDisk))
    }

    /// The vault in this folder of another disk.
    #[must_use]
    pub fn on(root: PathBuf, disk: Arc<dyn Disk>) -> Self {
        Self(Arc::new(Inner::new(root, None, disk)))
    }

    /// The same vault, which must carry this id: whatever else lies there is refused, at each write.
    #[must_use]
    pub fn known_as(self, id: VaultId) -> Self {
        Self(Arc::new(Inner::new(self.0.root.clone(), Some(id), Arc::clone(&self.0.disk))))
    }
}

impl Inner {
    fn new(root: PathBuf, id: Option<VaultId>, disk: Arc<dyn Disk>) -> Self {
        Self { root, id, disk, known: Mutex::default(), written: AtomicU64::new(0) }
    }

    fn folder(&self, town: TownId) -> PathBuf {
        self.root.join(town.to_string())
    }

    fn path(&self, town: TownId, name: ObjectName) -> PathBuf {
        let hash = name.to_string();
        let aisle = hash.get(..2).unwrap_or_default().to_owned();
        self.folder(town).join(aisle).join(hash)
    }

    /// Makes a folder and flushes it into its parents, once per process.
    fn make_known(&self, folder: &Path) -> io::Result<()> {
        if self.known.lock().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        self.disk.make_folder(folder)?;
        let root = self.root.parent().unwrap_or(&self.root);
        for parent in folder.ancestors().skip(1).take_while(|parent| parent.starts_with(root)) {
            self.disk.flush_folder(parent)?;
        }
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }
}

/// What a folder holds; a missing one holds nothing.
fn entries(folder: &Path) -> io::Result<Vec<fs::DirEntry>> {
    if_there(fs::read_dir(folder))?.map_or(Ok(Vec::new()), Iterator::collect)
}

/// None for what is not there, or no longer.
fn if_there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn refused(error: io::Error) -> VaultError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => VaultError::Full,
        _ => VaultError::Unavailable(error),
    }
}

#[async_trait]
impl Vault for FolderVault {
    async fn begin(&self, town: TownId) -> Result<Box<dyn VaultWriter>, VaultError> {
        let vault = Arc::clone(&self.0);
        let draft = spawn_blocking(move || {
            vault.check()?;
            Draft::begin(vault, town).map_err(refused)
        });
        Ok(Box::new(FolderWriter::new(draft.await.unwrap_or_else(gone)?)))
    }

    async fn open(&self, town: TownId, name: ObjectName) -> Result<Box<dyn VaultReader>, VaultError> {
        let vault = Arc::clone(&self.0);
        let opened = spawn_blocking(move || Opened::open(&vault, town, name));
        Ok(Box::new(FolderReader::new(opened.await.unwrap_or_else(gone)?)))
    }
}

/// The runtime ended before the disk answered.
fn gone<T>(error: tokio::task::JoinError) -> Result<T, VaultError> {
    Err(VaultError::Unavailable(io::Error::other(error)))
}
