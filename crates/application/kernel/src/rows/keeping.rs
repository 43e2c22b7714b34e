//! What the keeping itself needs: streams, events, keys, documents, jobs, checkpoints.

use std::collections::BTreeMap;

use ids::{CaseId, CommandId, DocumentId, DraftId, JobId, KeyId, TownId};
use jiff::Timestamp;

use crate::{
    ports::ObjectName,
    rows::{JobKind, StreamId, StreamKind},
};

/// An event as it lies in the journal. Authoritative.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct StoredEvent {
    pub town: TownId,
    pub stream: StreamId,
    /// Its number, 1 and up.
    pub seq: u64,
    pub kind: String,
    /// The version of its format.
    pub version: u16,
    /// When.
    pub at: Timestamp,
    /// By which command, if any.
    pub command: Option<CommandId>,
    /// The data key.
    pub key: KeyId,
    /// Its sealed content.
    pub sealed: Vec<u8>,
    /// SHA-256 over the hash before and all of the above.
    pub hash: [u8; 32],
}

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

/// To what a document belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum DocumentOwner {
    /// A draft: it goes when the draft goes.
    Draft(DraftId),
    Case(CaseId),
    /// Uploaded by a client of the HTTP interface, not yet filed.
    Client(ids::ClientId),
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

/// A job to enqueue. Authoritative until done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct NewJob {
    pub job: JobId,
    /// What to do.
    pub kind: JobKind,
    /// Not before.
    pub run_at: Timestamp,
    /// A second job with the same key in the same town is dropped while the first waits.
    pub once: Option<String>,
}

/// A job that this process holds for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct LeasedJob {
    pub town: TownId,
    pub job: JobId,
    /// What to do.
    pub kind: JobKind,
    /// Which try this is, 1 and up.
    pub attempt: u32,
    /// Completion with an older token is refused: somebody else holds the job now.
    pub fence: u64,
    /// The lease ends then.
    pub until: Timestamp,
}

/// A job that was given up, for the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DeadJob {
    pub town: TownId,
    pub job: JobId,
    /// What it should have done.
    pub kind: JobKind,
    /// How often it was tried.
    pub attempts: u32,
    /// The last error, without personal data.
    pub error: String,
    /// When it was given up.
    pub died_at: Timestamp,
}

/// A signed checkpoint. Authoritative.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct CheckpointRow {
    pub town: TownId,
    /// 1 and up.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Hash of the checkpoint before; zero for the first.
    pub previous: [u8; 32],
    /// Merkle root over all heads that changed since.
    pub root: [u8; 32],
    /// How many heads.
    pub heads: u64,
    /// Ed25519 over all of the above.
    pub signature: Vec<u8>,
}

/// Something that does not verify.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Finding {
    pub town: TownId,
    /// The stream, or the checkpoint's name.
    pub stream: String,
    /// The number.
    pub seq: u64,
    /// What is wrong.
    pub reason: String,
}

/// What a verification of the journal has seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Verification {
    pub towns: u64,
    /// How many streams of each kind.
    pub streams: BTreeMap<StreamKind, u64>,
    pub events: u64,
    pub checkpoints: u64,
    pub broken: Vec<Finding>,
}

impl Verification {
    /// How many streams of a kind were walked.
    #[must_use]
    pub fn streams_of(&self, kind: StreamKind) -> u64 {
        self.streams.get(&kind).copied().unwrap_or_default()
    }
}
