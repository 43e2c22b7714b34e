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

/// The vault (Tresor).
#[async_trait]
pub trait Vault: Send + Sync {
    /// Keeps sealed bytes; when it returns, file and folder are flushed. Keeping the same bytes again changes nothing.
    async fn keep(&self, town: TownId, sealed: &[u8]) -> Result<ObjectName, VaultError>;

    /// The sealed bytes of an object, compared with its name before they are handed out.
    async fn read(&self, town: TownId, name: ObjectName) -> Result<Vec<u8>, VaultError>;

    /// Removes the objects of a town that no row names and that are older than a day; says how many.
    async fn sweep(
        &self,
        town: TownId,
        named: &[ObjectName],
        now: jiff::Timestamp,
    ) -> Result<u64, VaultError>;
}
