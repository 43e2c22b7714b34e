//! The journal: events as they lie there, and how they are read.

use async_trait::async_trait;
use ids::{CaseId, CommandId, KeyId, TownId};
use jiff::Timestamp;

use crate::{
    commit::{Change, CommitError, Head},
    ports::Read,
    rows::StreamId,
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

/// Reading the journal.
#[async_trait]
pub trait Journal: Send + Sync {
    /// The events of a stream after a number, in order. Streams are short: at most 10,000 events each.
    async fn events(&self, town: TownId, stream: StreamId, after: u64) -> Read<Vec<StoredEvent>>;

    /// The head of a stream.
    async fn head(&self, town: TownId, stream: StreamId) -> Read<Option<Head>>;

    /// The streams of a town after one, in order, at most `limit`; for rebuilding and verifying.
    async fn streams(&self, town: TownId, after: Option<StreamId>, limit: u32) -> Read<Vec<StreamId>>;

    /// The towns that have a stream of their own, whatever the register of towns says; for rebuilding it.
    async fn towns_with_stream(&self) -> Read<Vec<TownId>>;

    /// Rows that name a case without a stream: table and case, at most 1,000.
    async fn rows_without_case(&self, town: TownId) -> Read<Vec<(String, CaseId)>>;

    /// Empties the derived tables of a town and fills them with the changes given, in one transaction.
    ///
    /// `town_seq` is the number of the last event of the town's own stream that the rows were made from. A conflict if
    /// it has grown meanwhile, or if a service or a case has no row or one that was not made from its last event.
    async fn replace_derived(
        &self,
        town: TownId,
        town_seq: u64,
        rows: Vec<Change>,
    ) -> Result<(), CommitError>;
}
