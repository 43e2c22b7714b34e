//! What members of staff have seen.

use async_trait::async_trait;
use ids::{CaseId, StaffId, TownId};

use crate::ports::Read;

/// How far a member of staff has seen a case. Ephemeral.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct SeenRow {
    pub town: TownId,
    pub case: CaseId,
    pub person: StaffId,
    /// Up to this event.
    pub seq: u64,
}

/// What members of staff have seen.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its row, which is documented")]
pub enum DeskChange {
    PutSeen(SeenRow),
    /// Forgets who has seen a case.
    DeleteSeen(CaseId),
    /// Forgets what a person has seen.
    DeleteSeenBy(StaffId),
}

impl DeskChange {
    pub(crate) const fn town(&self) -> Option<TownId> {
        match self {
            Self::PutSeen(row) => Some(row.town),
            Self::DeleteSeen(_) | Self::DeleteSeenBy(_) => None,
        }
    }
}

/// What members of staff have seen.
#[async_trait]
pub trait Desk: Send + Sync {
    /// Number of the last event of a case that a member of staff has seen; 0 if none.
    async fn seen(&self, town: TownId, case: CaseId, person: StaffId) -> Read<u64>;
}
