//! Where sealed files lie: each written once under the hash of its sealed bytes.

use std::fmt;

use async_trait::async_trait;
use ids::TownId;

/// The name of an object: SHA-256 of its sealed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ObjectName(pub [u8; 32]);

impl fmt::Display for ObjectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Why the vault could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// No object has this name.
    #[error("the vault holds no object {0}")]
    Missing(ObjectName),
    /// The bytes on disk are not the bytes that were written.
    #[error("object {0} is damaged")]
    Damaged(ObjectName),
    /// No space is left.
    #[error("the vault is full")]
    Full,
    /// The folder or disk refused.
    #[error("the vault could not be reached")]
    Unavailable(#[source] std::io::Error),
}

/// The vault (Tresor). It knows sealed bytes only; [`crate::objects`] seals and opens them on the way.
#[async_trait]
pub trait Vault: Send + Sync {
    /// Begins an object. It has no name, and is not there for anybody else, until it is kept.
    async fn begin(&self, town: TownId) -> Result<Box<dyn VaultWriter>, VaultError>;

    /// Begins to read an object.
    async fn open(&self, town: TownId, name: ObjectName) -> Result<Box<dyn VaultReader>, VaultError>;

    /// Removes the objects of a town that no row names and that are older than a day; says how many.
    async fn sweep(
        &self,
        town: TownId,
        named: &[ObjectName],
        now: jiff::Timestamp,
    ) -> Result<u64, VaultError>;

    /// Keeps sealed bytes that are in memory already.
    async fn keep(&self, town: TownId, sealed: &[u8]) -> Result<ObjectName, VaultError> {
        let mut writer = self.begin(town).await?;
        writer.write(sealed.to_owned()).await?;
        writer.keep().await
    }

    /// The sealed bytes of a small object, compared with its name before they are handed out.
    async fn read(&self, town: TownId, name: ObjectName) -> Result<Vec<u8>, VaultError> {
        let mut reader = self.open(town, name).await?;
        let mut sealed = Vec::new();
        while let Some(piece) = reader.next().await? {
            sealed.extend_from_slice(&piece);
        }
        Ok(sealed)
    }

    /// Compares an object with its name, holding one piece of it in memory at a time.
    async fn verify(&self, town: TownId, name: ObjectName) -> Result<(), VaultError> {
        let mut reader = self.open(town, name).await?;
        while reader.next().await?.is_some() {}
        Ok(())
    }
}

/// An object that is being written. What is dropped before it is kept leaves nothing behind.
#[async_trait]
pub trait VaultWriter: Send {
    /// Appends sealed bytes.
    async fn write(&mut self, sealed: Vec<u8>) -> Result<(), VaultError>;

    /// Gives the object its name; when it returns, file and folder are flushed. Keeping the same bytes again changes nothing.
    async fn keep(self: Box<Self>) -> Result<ObjectName, VaultError>;
}

/// An object that is being read.
#[async_trait]
pub trait VaultReader: Send {
    /// The next sealed bytes; none at the end, and only if all of them together are what the object is named after:
    /// otherwise [`VaultError::Damaged`] stands where the end would be.
    async fn next(&mut self) -> Result<Option<Vec<u8>>, VaultError>;
}
