//! An object while it is written: a file without a name in `TOWN/temp`, hashed on the way.

use std::{
    fs::{self, File},
    io,
    path::PathBuf,
    sync::{Arc, atomic::Ordering},
};

use async_trait::async_trait;
use ids::TownId;
use kernel::ports::{ObjectName, VaultError, VaultWriter};
use sha2::{Digest as _, Sha256};
use tokio::task::spawn_blocking;

use super::{Inner, TEMP, gone, refused};

/// An object that is being written.
pub(super) struct FolderWriter {
    /// Gone once something was refused.
    draft: Option<Draft>,
}

/// The file without a name. It is removed when this goes, unless it was placed.
pub(super) struct Draft {
    vault: Arc<Inner>,
    town: TownId,
    path: PathBuf,
    file: File,
    sha256: Sha256,
    is_placed: bool,
}

impl FolderWriter {
    pub(super) const fn new(draft: Draft) -> Self {
        Self { draft: Some(draft) }
    }
}

impl Draft {
    /// Makes an empty file that nobody else writes to: several processes may share the folder, and one that was killed may have
    /// left a file of the same name.
    pub(super) fn begin(vault: Arc<Inner>, town: TownId) -> io::Result<Self> {
        let temp = vault.folder(town).join(TEMP);
        vault.make_known(&temp)?;
        loop {
            let number = vault.written.fetch_add(1, Ordering::Relaxed);
            let path = temp.join(format!("{}.{number}", std::process::id()));
            match vault.disk.create(&path) {
                Ok(file) => {
                    return Ok(Self { vault, town, path, file, sha256: Sha256::new(), is_placed: false });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn write(&mut self, sealed: &[u8]) -> io::Result<()> {
        self.sha256.update(sealed);
        self.vault.disk.write(&mut self.file, sealed)
    }

    /// Flushes, then gives the name and flushes the folder. An object that is there already is replaced by the same bytes: so
    /// it is whole and young again, whatever became of the old one.
    fn place(mut self) -> io::Result<ObjectName> {
        let name = ObjectName(self.sha256.clone().finalize().into());
        let path = self.vault.path(self.town, name);
        let aisle = path.parent().unwrap_or(&self.vault.root);
        self.vault.make_known(aisle)?;
        self.vault.disk.flush_file(&self.file)?;
        self.vault.disk.rename(&self.path, &path)?;
        self.is_placed = true;
        self.vault.disk.flush_folder(aisle)?;
        Ok(name)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_placed {
            fs::remove_file(&self.path).ok();
        }
    }
}

#[async_trait]
impl VaultWriter for FolderWriter {
    async fn write(&mut self, sealed: Vec<u8>) -> Result<(), VaultError> {
        let mut draft = self.draft.take().ok_or_else(refused_before)?;
        let written = spawn_blocking(move || draft.write(&sealed).map(|()| draft).map_err(refused));
        self.draft = Some(written.await.unwrap_or_else(gone)?);
        Ok(())
    }

    async fn keep(mut self: Box<Self>) -> Result<ObjectName, VaultError> {
        let draft = self.draft.take().ok_or_else(refused_before)?;
        spawn_blocking(move || draft.place().map_err(refused)).await.unwrap_or_else(gone)
    }
}

fn refused_before() -> VaultError {
    VaultError::Unavailable(io::Error::other("writing the object was refused before"))
}
