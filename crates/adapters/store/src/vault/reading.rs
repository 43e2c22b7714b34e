//! An object while it is read: piece by piece, hashed on the way and compared with its name at the end.

use std::{
    fs::File,
    io::{self, Read},
};

use async_trait::async_trait;
use ids::TownId;
use kernel::ports::{ObjectName, VaultError, VaultReader};
use sha2::{Digest as _, Sha256};
use tokio::task::spawn_blocking;

use super::{Inner, gone, if_there};

/// The most bytes of one piece.
const PIECE_BYTES: u64 = 65_536;

/// An object that is being read.
pub(super) struct FolderReader {
    /// Gone once something failed.
    opened: Option<Opened>,
}

/// The file, and the hash of what was read of it.
pub(super) struct Opened {
    name: ObjectName,
    file: File,
    sha256: Sha256,
}

impl FolderReader {
    pub(super) const fn new(opened: Opened) -> Self {
        Self { opened: Some(opened) }
    }
}

impl Opened {
    pub(super) fn open(vault: &Inner, town: TownId, name: ObjectName) -> Result<Self, VaultError> {
        // What a row names may lie in the trash: the row came back with a backup, or while the object was put there.
        let file = match if_there(File::open(vault.path(town, name))).map_err(VaultError::Unavailable)? {
            Some(file) => file,
            None => {
                vault.check()?;
                let trashed = vault.in_trash(town, name).map_err(VaultError::Unavailable)?;
                let path = trashed.ok_or(VaultError::Missing(name))?;
                File::open(path).map_err(VaultError::Unavailable)?
            }
        };
        Ok(Self { name, file, sha256: Sha256::new() })
    }

    fn next(&mut self) -> Result<Option<Vec<u8>>, VaultError> {
        let mut piece = Vec::new();
        let file = Read::by_ref(&mut self.file);
        file.take(PIECE_BYTES).read_to_end(&mut piece).map_err(VaultError::Unavailable)?;
        if !piece.is_empty() {
            self.sha256.update(&piece);
            return Ok(Some(piece));
        }
        let hash: [u8; 32] = self.sha256.clone().finalize().into();
        if hash == self.name.0 { Ok(None) } else { Err(VaultError::Damaged(self.name)) }
    }
}

#[async_trait]
impl VaultReader for FolderReader {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, VaultError> {
        let failed_before = || io::Error::other("reading the object has failed before");
        let mut opened = self.opened.take().ok_or_else(|| VaultError::Unavailable(failed_before()))?;
        let read = spawn_blocking(move || opened.next().map(|piece| (opened, piece)));
        let (opened, piece) = read.await.unwrap_or_else(gone)?;
        self.opened = Some(opened);
        Ok(piece)
    }
}
