//! A commit: plain data with a name, applied by the store as a whole or not at all.

use ids::{CommandId, DraftId, KeyId, TownId, Uuid};
use jiff::Timestamp;

use crate::rows::{
    AccountRow, AttemptRow, CaseAccessRow, CaseRow, ClientRow, CodeRow, CredentialRow, DepartmentRow,
    DraftRow, InvitationRow, KeyRow, NewJob, PaperOwner, PaperRow, PrintRow, RevisionRow, RoleRow, SeenRow,
    ServiceRow, SessionRow, StaffRow, StreamId, TownKeyRow, TownRow,
};

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
    /// The key that seals the answer.
    pub key: KeyId,
    /// The answer, sealed under [`crate::ports::Place`] kind `command`, subject the command id, seq 0.
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
    /// Its content, sealed under [`crate::ports::Place`] kind `event`, its own kind and its version.
    pub sealed: Vec<u8>,
}

/// A change of one row. `Put` inserts or replaces by the row's key, `Add` conflicts if the row is there already.
///
/// Changes are applied in their order and before the events are appended: a key comes before what it seals.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its row, which is documented")]
pub enum Change {
    PutTown(TownRow),
    PutDepartment(DepartmentRow),
    PutPerson(StaffRow),
    PutRole(RoleRow),
    DeleteRole(RoleRow),
    PutService(ServiceRow),
    /// Published revisions never change: a second put of the same number is a conflict.
    AddRevision(RevisionRow),
    PutCase(CaseRow),
    PutPrint(PrintRow),
    DeletePrint(PrintRow),
    PutSeen(SeenRow),
    /// The key of a new town; a second one is a conflict.
    AddTownKey(TownKeyRow),
    /// A data key; one that was destroyed stays so, whatever is put.
    PutKey(KeyRow),
    /// Overwrites the wrapped key with nothing, dates it and lists it as destroyed; the content is gone.
    DestroyKey(KeyId),
    /// Conflicts unless the stored draft has the expected version; 0 for a new draft.
    PutDraft {
        row: DraftRow,
        expected: u64,
    },
    DeleteDraft(DraftId),
    /// Conflicts if the paper is there and belongs to somebody else.
    PutPaper(PaperRow),
    /// Gives a paper from one owner to another; conflicts unless it is there and belongs to the first: a paper is filed once.
    MovePaper {
        paper: ids::PaperId,
        from: PaperOwner,
        to: PaperOwner,
    },
    DeletePaper(ids::PaperId),
    PutAccount(AccountRow),
    DeleteAccount(ids::AccountId),
    PutCaseAccess(CaseAccessRow),
    /// Takes the number of a series in a year; conflicts unless it is the next one.
    TakeNumber {
        series: String,
        year: i16,
        number: u64,
    },
    PutCode(CodeRow),
    /// Counts a try at the code that has this id, before it is compared; conflicts if the code is gone or its tries are.
    CountCodeTry {
        id: Uuid,
        tries_max: u32,
    },
    /// Conflicts if the code is gone: it is used once.
    UseCode(Uuid),
    DeleteCode([u8; 32]),
    PutCredential(CredentialRow),
    /// Takes the place of any other invitation of the person: only the newest link is good.
    PutInvitation(InvitationRow),
    /// Conflicts if the invitation is gone: it is used once.
    UseInvitation([u8; 32]),
    PutSession(SessionRow),
    DeleteSession([u8; 32]),
    /// Ends every session of a person but the one named, for example after a new password.
    EndSessionsOf {
        person: ids::StaffId,
        but: Option<[u8; 32]>,
    },
    /// Ends every session that was opened with the case's access code.
    EndSessionsOfCase(ids::CaseId),
    PutClient(ClientRow),
    DeleteClient(ids::ClientId),
    /// Conflicts unless the stored row counts `expected` failures.
    PutAttempts {
        row: AttemptRow,
        expected: u32,
    },
    ClearAttempts([u8; 32]),
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
    pub fn change(mut self, change: Change) -> Self {
        self.changes.push(change);
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
    /// Applied and flushed; the heads of the streams it appended to, in their order.
    Applied(Vec<Head>),
    /// The command was answered before: nothing was changed, and this is the first answer.
    Repeated(Answered),
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
    /// The store failed. Whether it was applied is settled: it was not.
    #[error("the store could not apply the commit")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The connection was lost during COMMIT and could not be settled by looking the command up.
    #[error("it is not known whether the commit was applied")]
    Unknown(#[source] Box<dyn std::error::Error + Send + Sync>),
}
