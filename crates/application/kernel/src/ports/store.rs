//! The store: one way to write ([`Commits::commit`]), and reads by subject. Every query names its town.

use async_trait::async_trait;
use ids::{CommandId, TownId};
use jiff::Timestamp;

use crate::commit::{Answered, Commit, CommitError, Committed};

/// Why a read failed.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum StoreError {
    /// A row does not read back: the table, column and row say which.
    #[error("{table}.{column} of row {row} cannot be read")]
    BadRow {
        table: &'static str,
        column: &'static str,
        /// The row's key.
        row: String,
    },
    /// The database is not there just now, though it was waited for: the same again may succeed.
    #[error("the store cannot be reached")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The database failed.
    #[error("the store could not be reached")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// What a read answers.
pub(crate) type Read<T> = Result<T, StoreError>;

/// What the store is asked, once: a trait for each family of tables beside the one that writes.
macro_rules! families {
    ($($family:ident,)+) => {
        pub use crate::rows::{$($family),+};

        /// Everything that the use cases ask of the store.
        pub trait Store: Commits $(+ $family)+ {}

        impl<T> Store for T where T: Commits $(+ $family)+ {}
    };
}

families! {
    Journal,
    Checkpoints,
    Jobs,
    Directory,
    CaseRegister,
    Keys,
    Drafts,
    Documents,
    Residents,
    SignIn,
    Desk,
    Numbers,
    VaultNotes,
}

/// Writing.
#[async_trait]
pub trait Commits: Send + Sync {
    /// Applies a commit as a whole, flushed before it returns, or not at all.
    async fn commit(&self, commit: Commit) -> Result<Committed, CommitError>;

    /// The migration by which a newer program has changed the database since it was opened; it is then not to be worked on any more.
    async fn newer_migration(&self) -> Read<Option<i64>>;

    /// Busy and idle connections to the database, where there is a pool of them.
    fn connections(&self) -> Option<(u32, u32)>;

    /// The first answer to a command, if it was answered and not yet forgotten.
    async fn answered(&self, town: TownId, command: CommandId) -> Read<Option<Answered>>;

    /// Removes what has expired; says how many rows went.
    ///
    /// By their own date at `now`: drafts with their documents' rows and their data keys (unless a case has inherited the
    /// key), sessions, codes, invitations. Older than `commands_before`: commands, documents that a client sent
    /// but never filed, and failed attempts whose delay was over by then.
    async fn expire(
        &self,
        town: TownId,
        now: Timestamp,
        commands_before: Timestamp,
    ) -> Result<u64, CommitError>;
}
