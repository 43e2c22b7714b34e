//! The instance key: the one secret that everything sealed depends on. It never enters the database.

use std::path::Path;

use zeroize::Zeroizing;

use crate::{
    key_file::{self, KeyFileError},
    seal::SecretKey,
};

/// The first line of the file.
const TITLE: &str = "gangway instance key 1";

/// Wraps town keys.
#[derive(Clone)]
pub struct InstanceKey(SecretKey);

impl InstanceKey {
    /// Makes the file with mode 0600; a file that exists is never overwritten. `secret` are 32 bytes that nobody can
    /// guess. Keep a copy of the file away from the backups of the database: without it nothing sealed opens again.
    ///
    /// # Errors
    ///
    /// [`KeyFileError`] if the file exists or cannot be written.
    pub fn create(path: &Path, secret: [u8; 32]) -> Result<Self, KeyFileError> {
        let secret = Zeroizing::new(secret);
        key_file::create(path, TITLE, &secret)?;
        Ok(Self(SecretKey::new(secret)))
    }

    /// Reads the file.
    ///
    /// # Errors
    ///
    /// [`KeyFileError`] if it is missing, readable for others or no such key.
    pub fn read(path: &Path) -> Result<Self, KeyFileError> {
        Ok(Self(SecretKey::new(key_file::read(path, TITLE)?)))
    }

    /// The key as 64 hexadecimal digits, as it stands in the environment.
    ///
    /// # Errors
    ///
    /// [`KeyFileError::MalformedValue`] for anything else.
    pub fn from_text(text: &str) -> Result<Self, KeyFileError> {
        key_file::parse(text).map(|secret| Self(SecretKey::new(secret))).ok_or(KeyFileError::MalformedValue)
    }

    /// A secret of its own for one purpose, the same in every process that has this key, for example `form tokens`.
    #[must_use]
    pub fn derived(&self, purpose: &str) -> [u8; 32] {
        self.0.keyed_hash(&[b"gangway secret for", purpose.as_bytes()])
    }

    /// Tells this key from others without giving it away.
    pub(crate) fn id(&self) -> [u8; 8] {
        self.0.check()
    }

    pub(crate) const fn secret(&self) -> &SecretKey {
        &self.0
    }
}

impl std::fmt::Debug for InstanceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "InstanceKey({})", hex::encode(self.id()))
    }
}
