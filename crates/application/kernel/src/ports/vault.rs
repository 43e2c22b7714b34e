//! Where sealed files lie: each written once under the hash of its sealed bytes.

use std::{fmt, str::FromStr};

use async_trait::async_trait;
use ids::{SyncPointId, TownId};
use jiff::Timestamp;

/// The name of an object: SHA-256 of its sealed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ObjectName(pub [u8; 32]);

impl fmt::Display for ObjectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for ObjectName {
    type Err = BadObjectName;

    fn from_str(text: &str) -> Result<Self, BadObjectName> {
        let mut name = [0; 32];
        if text.len() != 64 || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(BadObjectName);
        }
        for (byte, at) in name.iter_mut().zip((0..64).step_by(2)) {
            let digits = text.get(at..at + 2).ok_or(BadObjectName)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_no_digits| BadObjectName)?;
        }
        Ok(Self(name))
    }
}

/// A text that is no name of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the name of an object")]
pub struct BadObjectName;

/// Why the vault could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// No object has this name.
    #[error("the vault holds no object {0}")]
    Missing(ObjectName),
    /// The bytes on disk are not the bytes that were written.
    #[error("object {0} is damaged")]
    Damaged(ObjectName),
    /// What lies there is not the vault of this database: it is not mounted, or another one is.
    #[error("{found}")]
    Foreign {
        /// What was found in its place, and what to do.
        found: String,
    },
    /// No space is left.
    #[error("the vault is full")]
    Full,
    /// The folder or disk refused.
    #[error("the vault could not be reached")]
    Unavailable(#[source] std::io::Error),
}

/// What a look at the objects of a town has found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VaultSurvey {
    /// How many there are.
    pub objects: u64,
    /// Those that no row names and that are older than a day: no commit that names them is still to come.
    pub unnamed: Vec<ObjectName>,
}

/// The vault (Tresor). It knows sealed bytes only; [`crate::objects`] seals and opens them on the way.
#[async_trait]
pub trait Vault: Send + Sync {
    /// Begins an object. It has no name, and is not there for anybody else, until it is kept.
    async fn begin(&self, town: TownId) -> Result<Box<dyn VaultWriter>, VaultError>;

    /// Begins to read an object.
    async fn open(&self, town: TownId, name: ObjectName) -> Result<Box<dyn VaultReader>, VaultError>;

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

/// The vault as a whole: whether it is the right one, and what becomes of objects that no row names. They go to the trash first, and
/// for good only a month later.
#[async_trait]
pub trait WholeVault: Vault {
    /// Whether it is there, and the one that belongs to the database: [`VaultError::Foreign`] if it is not. Each write asks too.
    async fn check(&self) -> Result<(), VaultError>;

    /// Looks at the objects of a town.
    async fn survey(
        &self,
        town: TownId,
        named: &[ObjectName],
        now: Timestamp,
    ) -> Result<VaultSurvey, VaultError>;

    /// Puts objects into the trash, from which they can still be read; says how many. One that was written again meanwhile stays.
    async fn discard(&self, town: TownId, names: &[ObjectName], now: Timestamp) -> Result<u64, VaultError>;

    /// Takes the objects that rows name out of the trash; says how many.
    async fn restore(&self, town: TownId, named: &[ObjectName]) -> Result<u64, VaultError>;

    /// Removes for good what was put into the trash before this moment; says how many.
    async fn empty_trash(&self, town: TownId, before: Timestamp) -> Result<u64, VaultError>;

    /// The points of a town that the vault remembers: one, except while one is noted or after that was cut off.
    async fn sync_points(&self, town: TownId) -> Result<Vec<SyncPointId>, VaultError>;

    /// Remembers a point; flushed when it returns.
    async fn add_sync_point(&self, town: TownId, point: SyncPointId) -> Result<(), VaultError>;

    /// Forgets points; flushed when it returns.
    async fn remove_sync_points(&self, town: TownId, points: &[SyncPointId]) -> Result<(), VaultError>;
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
