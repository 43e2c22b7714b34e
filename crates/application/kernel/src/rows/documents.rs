//! Documents in the vault: to what each belongs and where it lies.

use async_trait::async_trait;
use ids::{CaseId, ClientId, DocumentId, DraftId, KeyId, TownId};
use jiff::Timestamp;

use crate::ports::{ObjectName, Read};

/// To what a document belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum DocumentOwner {
    /// A draft: it goes when the draft goes.
    Draft(DraftId),
    Case(CaseId),
    /// Uploaded by a client of the HTTP interface, not yet filed.
    Client(ClientId),
}

/// A document in the vault. Authoritative; its name is sealed elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DocumentRow {
    pub town: TownId,
    pub document: DocumentId,
    /// To what it belongs.
    pub owner: DocumentOwner,
    /// The data key.
    pub key: KeyId,
    /// Where it lies.
    pub object: ObjectName,
    /// SHA-256 of the plain bytes.
    pub sha256: [u8; 32],
    /// Size of the plain bytes.
    pub bytes: u64,
    /// By content, for example `application/pdf`.
    pub media_type: String,
    /// File name, sealed under [`crate::ports::SealContext`] kind `paper-name`, subject the document.
    pub sealed_name: Vec<u8>,
    /// When it was kept.
    pub kept_at: Timestamp,
}

/// Documents in the vault.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its row, which is documented")]
pub enum DocumentChange {
    /// Conflicts if the document is there and belongs to somebody else.
    PutDocument(DocumentRow),
    /// Gives a document from one owner to another; conflicts unless it is there and belongs to the first: a document is filed once.
    MoveDocument {
        document: DocumentId,
        from: DocumentOwner,
        to: DocumentOwner,
    },
    DeleteDocument(DocumentId),
}

impl DocumentChange {
    pub(crate) const fn town(&self) -> Option<TownId> {
        match self {
            Self::PutDocument(row) => Some(row.town),
            Self::MoveDocument { .. } | Self::DeleteDocument(_) => None,
        }
    }
}

/// Where documents lie, and what they belong to.
#[async_trait]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub trait Documents: Send + Sync {
    async fn document(&self, town: TownId, document: DocumentId) -> Read<Option<DocumentRow>>;
    /// The documents of a draft or case.
    async fn documents(&self, town: TownId, owner: DocumentOwner) -> Read<Vec<DocumentRow>>;
    /// The documents of a town that follow this one by id, at most 500.
    async fn documents_after(&self, town: TownId, after: Option<DocumentId>) -> Read<Vec<DocumentRow>>;
    /// Every object of the vault that a row names.
    async fn named_objects(&self, town: TownId) -> Read<Vec<ObjectName>>;
}
