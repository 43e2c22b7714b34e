//! How far the database and the vault know each other.

use async_trait::async_trait;
use ids::{SyncPointId, TownId};

use crate::ports::Read;

/// The last point that the rows of a town and its part of the vault both remember. Authoritative.
///
/// The vault remembers it too. The row is written before and after the vault's own note, so that one of both always agrees with it,
/// whenever the process ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct SyncPointRow {
    pub town: TownId,
    /// The last one that both have noted.
    pub last: SyncPointId,
    /// The one that is being noted, else the last.
    pub next: SyncPointId,
}

/// What is noted of the vault.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its row, which is documented")]
pub enum VaultChange {
    /// Conflicts if the row is not what it was before.
    PutSyncPoint { before: Option<SyncPointRow>, row: SyncPointRow },
}

impl VaultChange {
    pub(crate) const fn town(&self) -> TownId {
        match self {
            Self::PutSyncPoint { row, .. } => row.town,
        }
    }
}

/// What is noted of the vault.
#[async_trait]
pub trait VaultNotes: Send + Sync {
    /// The last point of a town; none if none was noted yet.
    async fn sync_point(&self, town: TownId) -> Read<Option<SyncPointRow>>;
}
