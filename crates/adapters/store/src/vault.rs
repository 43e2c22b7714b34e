//! The vault: sealed files in a folder, each under the hash of its bytes.
//!
//! `TOWN/aa/HASH` holds an object, `TOWN/temp` what is being written. A name appears only when its content is flushed, and
//! the caller hears of it only when the folder is flushed too.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use async_trait::async_trait;
use ids::TownId;
use jiff::{SignedDuration, Timestamp};
use kernel::ports::{ObjectName, Vault, VaultError};
use sha2::{Digest as _, Sha256};
use tokio::task::spawn_blocking;

use crate::disk::{Disk, LocalDisk};

/// What no row names is kept this long: its commit may still come.
const ORPHAN_AGE: SignedDuration = SignedDuration::from_hours(24);
/// The folder of a town for what is being written.
const TEMP: &str = "temp";

/// A vault in a folder.
#[derive(Clone)]
pub struct FolderVault(Arc<Inner>);

struct Inner {
    root: PathBuf,
    disk: Arc<dyn Disk>,
    /// Folders that this process has seen flushed into their parents.
    known: Mutex<HashSet<PathBuf>>,
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
        Self(Arc::new(Inner { root, disk, known: Mutex::default(), written: AtomicU64::new(0) }))
    }
}

impl Inner {
    fn folder(&self, town: TownId) -> PathBuf {
        self.root.join(town.to_string())
    }

    fn path(&self, town: TownId, name: ObjectName) -> PathBuf {
        let hash = name.to_string();
        let aisle = hash.get(..2).unwrap_or_default().to_owned();
        self.folder(town).join(aisle).join(hash)
    }

    fn keep(&self, town: TownId, sealed: &[u8]) -> io::Result<ObjectName> {
        let name = ObjectName(Sha256::digest(sealed).into());
        let path = self.path(town, name);
        let aisle = path.parent().unwrap_or(&self.root);
        let temp = self.folder(town).join(TEMP);
        self.make_known(&temp)?;
        self.make_known(aisle)?;
        // Two who write the same name write the same bytes.
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let draft = temp.join(format!("{name}.{}.{number}", std::process::id()));
        let kept = self.place(&draft, sealed, &path, aisle);
        if kept.is_err() {
            fs::remove_file(&draft).ok();
        }
        kept.map(|()| name)
    }

    /// Writes and flushes, then gives the name and flushes the folder. An object that is there already is replaced by the
    /// same bytes: so it is whole and young again, whatever became of the old one.
    fn place(&self, draft: &Path, sealed: &[u8], path: &Path, aisle: &Path) -> io::Result<()> {
        self.disk.write(draft, sealed)?;
        self.disk.flush_file(draft)?;
        self.disk.rename(draft, path)?;
        self.disk.flush_folder(aisle)
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

    fn read(&self, town: TownId, name: ObjectName) -> Result<Vec<u8>, VaultError> {
        let sealed = fs::read(self.path(town, name)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => VaultError::Missing(name),
            _ => VaultError::Unavailable(error),
        })?;
        let hash: [u8; 32] = Sha256::digest(&sealed).into();
        if hash == name.0 { Ok(sealed) } else { Err(VaultError::Damaged(name)) }
    }

    fn sweep(&self, town: TownId, named: &HashSet<String>, now: Timestamp) -> io::Result<u64> {
        let mut swept = 0;
        for aisle in entries(&self.folder(town))? {
            for object in entries(&aisle.path())? {
                let is_named = object.file_name().to_str().is_some_and(|name| named.contains(name));
                if !is_named && is_old(&object, now)? {
                    fs::remove_file(object.path())?;
                    swept += 1;
                }
            }
        }
        Ok(swept)
    }
}

/// What a folder holds; a missing one holds nothing.
fn entries(folder: &Path) -> io::Result<Vec<fs::DirEntry>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn is_old(object: &fs::DirEntry, now: Timestamp) -> io::Result<bool> {
    let written = Timestamp::try_from(object.metadata()?.modified()?).map_err(io::Error::other)?;
    Ok(now.duration_since(written) > ORPHAN_AGE)
}

fn refused(error: io::Error) -> VaultError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => VaultError::Full,
        _ => VaultError::Unavailable(error),
    }
}

#[async_trait]
impl Vault for FolderVault {
    async fn keep(&self, town: TownId, sealed: &[u8]) -> Result<ObjectName, VaultError> {
        let (vault, sealed) = (Arc::clone(&self.0), sealed.to_owned());
        spawn_blocking(move || vault.keep(town, &sealed).map_err(refused)).await.unwrap_or_else(gone)
    }

    async fn read(&self, town: TownId, name: ObjectName) -> Result<Vec<u8>, VaultError> {
        let vault = Arc::clone(&self.0);
        spawn_blocking(move || vault.read(town, name)).await.unwrap_or_else(gone)
    }

    async fn sweep(&self, town: TownId, named: &[ObjectName], now: Timestamp) -> Result<u64, VaultError> {
        let vault = Arc::clone(&self.0);
        let named: HashSet<String> = named.iter().map(ToString::to_string).collect();
        spawn_blocking(move || vault.sweep(town, &named, now).map_err(refused)).await.unwrap_or_else(gone)
    }
}

/// The runtime ended before the disk answered.
fn gone<T>(error: tokio::task::JoinError) -> Result<T, VaultError> {
    Err(VaultError::Unavailable(io::Error::other(error)))
}
