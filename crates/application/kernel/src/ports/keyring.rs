//! Sealing and opening: the instance key wraps town keys, these wrap data keys.

use async_trait::async_trait;
use ids::{KeyId, TownId, Uuid};
use jiff::Timestamp;

use crate::rows::{KeyRow, TownKeyRow};

/// What a sealed text belongs to; bound into the seal, so that it opens nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct SealContext<'a> {
    pub town: TownId,
    /// What kind of thing it is, for example `draft`; of an event also its own kind, version and moment.
    pub kind: &'a str,
    /// The stream, draft or row that it belongs to.
    pub subject: Uuid,
    /// Its number in the stream, or the version of the draft; 0 where there is only one.
    pub seq: u64,
}

/// A data key that exists in memory; it lasts once the commit with its row is applied.
#[derive(Debug, Clone)]
pub struct FreshKey {
    /// Its id, ready for [`Keyring::seal`].
    pub id: KeyId,
    /// The wrapped key, for [`crate::commit::KeyChange::PutKey`].
    pub row: KeyRow,
}

/// Why something could not be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The key was destroyed: the content is gone for good.
    #[error("{0:?} was destroyed")]
    Destroyed(KeyId),
    /// No such key in this town.
    #[error("{0:?} is unknown")]
    Unknown(KeyId),
    /// The town has no key of its own yet: it does not exist.
    #[error("{0:?} has no key")]
    NoTown(TownId),
    /// The seal does not fit: changed bytes, another place or another key.
    #[error("what was sealed with {0:?} does not open here")]
    DoesNotOpen(KeyId),
    /// The store that holds the wrapped keys failed.
    #[error("the keys could not be read")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The keys of all towns.
#[async_trait]
pub trait Keyring: Send + Sync {
    /// Makes the key of a new town and remembers it until the commit that creates the town is applied.
    ///
    /// The commit starts with [`crate::commit::KeyChange::AddTownKey`] of this row, then [`crate::commit::KeyChange::PutKey`] of
    /// the first data key from [`make`](Self::make), which seals the first events of the town's own stream:
    ///
    /// ```text
    /// let own = keyring.make_town(town, now).await?;
    /// let data = keyring.make(town, now).await?;
    /// let sealed = keyring.seal(data.id, Place { town, kind: "event created 1", subject: town.as_uuid(), seq: 1 }, &bytes).await?;
    /// Commit::named("create_town", town, now)
    ///     .change(KeyChange::AddTownKey(own)).change(KeyChange::PutKey(data.row)).change(DirectoryChange::PutTown(row)).append(…)
    /// ```
    async fn make_town(&self, town: TownId, now: Timestamp) -> Result<TownKeyRow, KeyError>;

    /// Makes a data key of a town and remembers it until the commit with its row is applied; at most 4,096 such keys
    /// wait at a time, then the oldest is forgotten.
    async fn make(&self, town: TownId, now: Timestamp) -> Result<FreshKey, KeyError>;

    /// Seals bytes under a key, for one place.
    async fn seal(
        &self,
        key: KeyId,
        seal_context: SealContext<'_>,
        plain: &[u8],
    ) -> Result<Vec<u8>, KeyError>;

    /// Opens what was sealed under a key for this place.
    async fn open(
        &self,
        key: KeyId,
        seal_context: SealContext<'_>,
        sealed: &[u8],
    ) -> Result<Vec<u8>, KeyError>;

    /// Seals an object of the vault under a key, for one place, while it is written.
    async fn object_sealer(
        &self,
        key: KeyId,
        seal_context: SealContext<'_>,
    ) -> Result<Box<dyn ObjectSealer>, KeyError>;

    /// Opens an object of the vault that was sealed under a key for this place, while it is read. The key is asked for once:
    /// if it is destroyed meanwhile, what was begun may still be read to its end.
    async fn object_opener(
        &self,
        key: KeyId,
        seal_context: SealContext<'_>,
    ) -> Result<Box<dyn ObjectOpener>, KeyError>;

    /// A keyed hash, for things that are looked up but never read back: access codes, e-mail addresses, tokens.
    ///
    /// The same value gives the same digest in one town for one purpose only.
    async fn digest(&self, town: TownId, purpose: &'static str, value: &[u8]) -> Result<[u8; 32], KeyError>;
}

/// Seals one object, chunk by chunk: `docs/formats/objects.md`. Holds one chunk at most.
pub trait ObjectSealer: Send {
    /// Takes plain bytes and gives the sealed ones that are ready.
    ///
    /// # Errors
    ///
    /// [`KeyError::DoesNotOpen`] beyond what one key may seal, 256 TiB.
    fn push(&mut self, plain: &[u8]) -> Result<Vec<u8>, KeyError>;

    /// Seals the rest, marked as the end.
    ///
    /// # Errors
    ///
    /// As for [`push`](Self::push).
    fn finish(self: Box<Self>) -> Result<Vec<u8>, KeyError>;
}

/// Opens one object, chunk by chunk. Holds one chunk at most, and gives out nothing that it has not checked.
pub trait ObjectOpener: Send {
    /// Takes sealed bytes and gives the plain ones that are ready.
    ///
    /// # Errors
    ///
    /// [`KeyError::DoesNotOpen`] if a chunk was changed, stands elsewhere or belongs elsewhere.
    fn push(&mut self, sealed: &[u8]) -> Result<Vec<u8>, KeyError>;

    /// Opens the last chunk. Only then is what came before known to be the whole object.
    ///
    /// # Errors
    ///
    /// [`KeyError::DoesNotOpen`] if the end is missing.
    fn finish(self: Box<Self>) -> Result<Vec<u8>, KeyError>;
}
