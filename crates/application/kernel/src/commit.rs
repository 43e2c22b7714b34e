//! A commit: plain data with a name, applied by the store as a whole or not at all.

use ids::{CommandId, KeyId, TownId};
use jiff::Timestamp;

use crate::{
    commands::CommandScope,
    rows::{NewJob, StreamId},
};

pub use crate::changes::*;

/// The most changes that one commit may carry; larger work is cut into several.
pub const CHANGES_MAX: usize = 2_000;

/// Everything that one intent changes.
#[derive(Debug, Clone)]
pub struct Commit {
    /// The use case, for logs and metrics, for example `file_application`.
    pub name: &'static str,
    /// The town whose commit this is; every change belongs to it.
    pub town: TownId,
    /// The changing request; absent only for housekeeping that nobody could repeat by accident.
    pub command: Option<Answered>,
    /// When it happened, UTC.
    pub at: Timestamp,
    /// Events for the journal.
    pub appends: Vec<Append>,
    /// Rows of registers and other tables.
    pub changes: Vec<Change>,
    /// Work for later.
    pub jobs: Vec<NewJob>,
}

/// A command id together with what its first run answers, kept for repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Answered {
    pub command: CommandId,
    /// Whose it is.
    pub scope: CommandScope,
    /// The key that seals the answer.
    pub key: KeyId,
    /// The answer, sealed under [`crate::ports::SealContext`] kind `command`, subject the command id, seq 0.
    pub sealed: Vec<u8>,
}

/// Events for one stream.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Append {
    pub stream: StreamId,
    /// The number of the last event that the use case has read; 0 for a new stream.
    pub expected: u64,
    /// The events, numbered from `expected + 1`; never empty.
    pub events: Vec<SealedEvent>,
}

/// An event, sealed for its number in its stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedEvent {
    /// The kind, for example `submitted`; readable without the key.
    pub kind: String,
    /// The version of its format.
    pub version: u16,
    /// The data key.
    pub key: KeyId,
    /// Its content, sealed under [`crate::ports::SealContext`] kind `event`, its own kind and its version.
    pub sealed: Vec<u8>,
}

impl Commit {
    /// An empty commit that answers a command.
    #[must_use]
    pub fn named(name: &'static str, town: TownId, at: Timestamp) -> Self {
        Self { name, town, command: None, at, appends: Vec::new(), changes: Vec::new(), jobs: Vec::new() }
    }

    /// Records the command and its answer.
    #[must_use]
    pub fn answering(mut self, answered: Answered) -> Self {
        self.command = Some(answered);
        self
    }

    /// Appends events to a stream.
    #[must_use]
    pub fn append(mut self, append: Append) -> Self {
        self.appends.push(append);
        self
    }

    /// Changes a row.
    #[must_use]
    pub fn change(mut self, change: impl Into<Change>) -> Self {
        self.changes.push(change.into());
        self
    }

    /// Enqueues a job.
    #[must_use]
    pub fn job(mut self, job: NewJob) -> Self {
        self.jobs.push(job);
        self
    }
}

/// What became of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Committed {
    /// Applied and flushed; what was appended to each stream, in the order of [`Commit::appends`].
    Applied(Vec<Appended>),
    /// The command was answered before: nothing was changed, and this is the first answer.
    Repeated(Answered),
}

/// What was appended to a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Appended {
    pub stream: StreamId,
    /// The number of the last event before.
    pub after: u64,
    /// The hash of each new event, in their order; never empty.
    pub hashes: Vec<[u8; 32]>,
}

impl Appended {
    /// The head of the stream from now on.
    #[must_use]
    pub fn head(&self) -> Head {
        let (mut seq, mut hash) = (self.after, [0; 32]);
        for next in &self.hashes {
            (seq, hash) = (seq + 1, *next);
        }
        Head { stream: self.stream, seq, hash }
    }
}

/// The head of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Head {
    pub stream: StreamId,
    /// The number of its last event.
    pub seq: u64,
    /// The hash of its last event.
    pub hash: [u8; 32],
}

/// Why a commit was not applied.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Somebody else was first: read again and decide again.
    #[error("{what} has changed meanwhile")]
    Conflict {
        /// What changed, for example `case:0192…` or `draft:0192…`.
        what: String,
    },
    /// The disk or the database has no room.
    #[error("no space is left to keep this")]
    Full,
    /// The store takes nothing now; nothing was applied.
    #[error("{reason}")]
    Unavailable {
        /// Why, and what to do, for the operator.
        reason: String,
    },
    /// The store failed. Whether it was applied is settled: it was not.
    #[error("the store could not apply the commit")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The connection was lost during COMMIT and could not be settled by looking the command up.
    #[error("it is not known whether the commit was applied")]
    Unknown(#[source] Box<dyn std::error::Error + Send + Sync>),
}
