//! Drafts of residents, also those that staff type in.

use async_trait::async_trait;
use ids::{AccountId, DraftId, KeyId, ServiceId, StaffId, TownId};
use jiff::Timestamp;

use crate::{context::SessionKind, ports::Read};

/// Who owns a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum DraftOwner {
    Account(AccountId),
    /// Whoever holds the secret of which this is the keyed hash: the cookie or the resume code.
    Guest([u8; 32]),
    /// The member of staff who types in what came by post.
    Staff(StaffId),
}

impl From<SessionKind> for DraftOwner {
    fn from(session: SessionKind) -> Self {
        match session {
            SessionKind::Guest { secret } | SessionKind::OneCase { secret, .. } => Self::Guest(secret),
            SessionKind::Account { account } => Self::Account(account),
        }
    }
}

/// A draft. Ephemeral, sealed, outside the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DraftRow {
    pub town: TownId,
    pub draft: DraftId,
    pub service: ServiceId,
    /// The revision that it is made on.
    pub revision: u32,
    /// Whose.
    pub owner: DraftOwner,
    /// Its data key, which the case inherits.
    pub key: KeyId,
    /// Raw answers, documents and contact, sealed under kind `draft`, seq the version.
    pub sealed: Vec<u8>,
    /// 1 and up; raised by every save.
    pub version: u64,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// When it is removed.
    pub expires_at: Timestamp,
}

/// Drafts as they are saved and removed.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its row, which is documented")]
pub enum DraftChange {
    /// Conflicts unless the stored draft has the expected version; 0 for a new draft.
    PutDraft { row: DraftRow, expected: u64 },
    /// Conflicts if the draft is gone: it is filed or removed, and once.
    DeleteDraft(DraftId),
    /// Removes every draft of an owner, however many, with the rows of their documents, and destroys their keys.
    DeleteDraftsOf(DraftOwner),
}

impl DraftChange {
    pub(crate) const fn town(&self) -> Option<TownId> {
        match self {
            Self::PutDraft { row, .. } => Some(row.town),
            Self::DeleteDraft(_) | Self::DeleteDraftsOf(_) => None,
        }
    }
}

/// Drafts of residents, sealed, until they are filed or expire.
#[async_trait]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub trait Drafts: Send + Sync {
    async fn draft(&self, town: TownId, draft: DraftId) -> Read<Option<DraftRow>>;
    /// The drafts of an owner, newest first, at most 50.
    async fn drafts_of(&self, town: TownId, owner: DraftOwner) -> Read<Vec<DraftRow>>;
}
