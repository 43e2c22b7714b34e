//! Signed checkpoints of the journal, and what a verification finds.

use std::collections::BTreeMap;

use async_trait::async_trait;
use ids::TownId;
use jiff::Timestamp;

use crate::{
    commit::CommitError,
    ports::Read,
    rows::{StreamId, StreamKind},
};

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

/// Checkpoints and verification.
#[async_trait]
pub trait Checkpoints: Send + Sync {
    /// Signs the heads that changed since the last checkpoint; `None` if none did.
    async fn checkpoint(&self, town: TownId, now: Timestamp) -> Result<Option<CheckpointRow>, CommitError>;

    /// The towns with heads that changed since their last checkpoint.
    async fn towns_to_sign(&self) -> Read<Vec<TownId>>;

    /// Walks every chain and checkpoint; needs no data key.
    async fn verify(&self) -> Read<Verification>;

    /// Walks one chain; gives what is broken in it.
    async fn verify_stream(&self, town: TownId, stream: StreamId) -> Read<Vec<Finding>>;
}
