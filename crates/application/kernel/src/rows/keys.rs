//! Wrapped keys.

use async_trait::async_trait;
use ids::{KeyId, TownId};
use jiff::Timestamp;

use crate::ports::Read;

/// A town's own key, wrapped under the instance key. Authoritative.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct TownKeyRow {
    pub town: TownId,
    /// Wrapped under the instance key.
    pub wrapped: Vec<u8>,
    /// Tells a wrong key without opening anything.
    pub check: [u8; 8],
    /// The instance key that wraps it, by its id.
    pub wrapped_by: [u8; 8],
    /// When it was made.
    pub made_at: Timestamp,
}

/// A wrapped data key. Authoritative.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct KeyRow {
    pub town: TownId,
    pub key: KeyId,
    /// Wrapped under the town's key; empty once destroyed.
    pub wrapped: Vec<u8>,
    /// Tells a wrong key without opening anything.
    pub check: [u8; 8],
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was destroyed.
    pub destroyed_at: Option<Timestamp>,
}

/// Wrapped keys.
#[derive(Debug, Clone)]
pub enum KeyChange {
    /// The key of a new town; a second one is a conflict.
    AddTownKey(TownKeyRow),
    /// A data key; one that was destroyed stays so, whatever is put.
    PutKey(KeyRow),
    /// Overwrites the wrapped key with nothing, dates it and lists it as destroyed; the content is gone.
    DestroyKey(KeyId),
}

impl KeyChange {
    pub(crate) const fn town(&self) -> Option<TownId> {
        match self {
            Self::AddTownKey(row) => Some(row.town),
            Self::PutKey(row) => Some(row.town),
            Self::DestroyKey(_) => None,
        }
    }
}

/// Wrapped keys.
#[async_trait]
pub trait Keys: Send + Sync {
    /// A wrapped key.
    async fn key(&self, town: TownId, key: KeyId) -> Read<Option<KeyRow>>;

    /// The wrapped key of a town.
    async fn town_key(&self, town: TownId) -> Read<Option<TownKeyRow>>;

    /// The keys of a town that follow this one by id, at most 500.
    async fn keys(&self, town: TownId, after: Option<KeyId>) -> Read<Vec<KeyRow>>;

    /// Rows that were sealed under a key that is destroyed, beside events: table and key, at most 1,000. Such rows go with their key.
    async fn rows_of_destroyed_keys(&self, town: TownId) -> Read<Vec<(String, KeyId)>>;

    /// The keys of a town that were destroyed, with the time, oldest first: what a restored backup must destroy again.
    async fn destroyed_keys(&self, town: TownId) -> Read<Vec<(KeyId, Timestamp)>>;
}
