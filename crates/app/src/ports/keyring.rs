//! Sealing and opening: the instance key wraps town keys, these wrap data keys.

use async_trait::async_trait;
use ids::{KeyId, TownId, Uuid};

use crate::rows::KeyRow;

/// What a sealed text belongs to; bound into the seal, so that it opens nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The town.
    pub town: TownId,
    /// What kind of thing it is, for example `event` or `draft`.
    pub kind: &'static str,
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
    /// The wrapped key, for [`crate::commit::Change::PutKey`].
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
    /// Makes a data key of a town and remembers it until the process ends.
    async fn make(&self, town: TownId) -> Result<FreshKey, KeyError>;

    /// Seals bytes under a key, for one place.
    async fn seal(&self, key: KeyId, place: Place, plain: &[u8]) -> Result<Vec<u8>, KeyError>;

    /// Opens what was sealed under a key for this place.
    async fn open(&self, key: KeyId, place: Place, sealed: &[u8]) -> Result<Vec<u8>, KeyError>;

    /// A keyed hash, for things that are looked up but never read back: access codes, e-mail addresses, tokens.
    ///
    /// The same value gives the same digest in one town for one purpose only.
    async fn digest(&self, town: TownId, purpose: &'static str, value: &[u8]) -> Result<[u8; 32], KeyError>;
}
