//! The id of a vault: a file at its root, which a folder that was not mounted does not have.

use std::{
    fs, io,
    path::{Path, PathBuf},
    str::FromStr as _,
};

use ids::VaultId;
use kernel::ports::VaultError;

use super::{FolderVault, Inner, entries, if_there, refused};

/// The file that holds the id.
const FILE: &str = "vault-id";

impl FolderVault {
    /// The id that the folder carries; none if it has no such file, or is not there.
    ///
    /// # Errors
    ///
    /// [`VaultError::Unavailable`] if the folder or its file cannot be read.
    pub fn id(&self) -> Result<Option<VaultId>, VaultError> {
        self.0.found_id()
    }

    /// Whether nothing lies in it, or it is not there.
    ///
    /// # Errors
    ///
    /// [`VaultError::Unavailable`] if the folder cannot be read.
    pub fn is_empty(&self) -> Result<bool, VaultError> {
        let found = entries(&self.0.root).map_err(VaultError::Unavailable)?;
        Ok(found.iter().all(|entry| entry.file_name() == FILE))
    }

    /// Gives the folder an id, which makes it the vault of the database that knows it; flushed when it returns.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if the disk refuses.
    pub fn establish(&self, id: VaultId) -> Result<(), VaultError> {
        self.0.establish(id).map_err(refused)
    }
}

impl Inner {
    /// Whether the folder carries the id that it must.
    pub(super) fn check(&self) -> Result<(), VaultError> {
        let Some(expected) = self.id else { return Ok(()) };
        match self.found_id()? {
            Some(found) if found == expected => Ok(()),
            found => Err(VaultError::Foreign { found: self.told(expected, found) }),
        }
    }

    fn told(&self, expected: VaultId, found: Option<VaultId>) -> String {
        let path = self.root.display();
        match found {
            Some(found) => {
                format!("{path} is the vault {found}, the database belongs to {expected}: mount that one")
            }
            None => format!(
                "{path} is not the vault of the database (it lacks the file {FILE} with {expected}): is it mounted?"
            ),
        }
    }

    fn found_id(&self) -> Result<Option<VaultId>, VaultError> {
        let text = if_there(fs::read_to_string(self.id_file())).map_err(VaultError::Unavailable)?;
        let Some(text) = text else { return Ok(None) };
        let misread = |_bad| VaultError::Unavailable(io::Error::other(format!("{FILE} holds no id")));
        VaultId::from_str(text.trim()).map(Some).map_err(misread)
    }

    fn establish(&self, id: VaultId) -> io::Result<()> {
        self.make_known(&self.root)?;
        self.put_small(&self.id_file(), &id.to_string())
    }

    /// Writes a small file beside its place and moves it there, so that it is whole or not there.
    pub(super) fn put_small(&self, path: &Path, text: &str) -> io::Result<()> {
        let beside = path.with_extension(format!("{}.new", std::process::id()));
        if_there(fs::remove_file(&beside))?;
        let mut file = self.disk.create(&beside)?;
        self.disk.write(&mut file, text.as_bytes())?;
        self.disk.flush_file(&file)?;
        self.disk.rename(&beside, path)?;
        self.disk.flush_folder(path.parent().unwrap_or(&self.root))
    }

    fn id_file(&self) -> PathBuf {
        self.root.join(FILE)
    }
}
