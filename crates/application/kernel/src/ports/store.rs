//! The store: one way to write ([`Commits::commit`]), and reads by subject. Every query names its town.

use access::Role;
use async_trait::async_trait;
use ids::{
    AccountId, CaseId, ClientId, CommandId, DepartmentId, DocumentId, DraftId, JobId, KeyId, ServiceId,
    StaffId, TownId, Uuid,
};
use jiff::Timestamp;

use crate::{
    commit::{Answered, Commit, CommitError, Committed, Head},
    ports::ObjectName,
    rows::{
        AccountRow, AttemptRow, CaseAccessRow, CasePage, CaseQuery, CaseRow, CheckpointRow, ClientRow,
        CodeRow, CredentialRow, DeadJob, DepartmentRow, DocumentOwner, DocumentRow, DraftOwner, DraftRow,
        Finding, InvitationRow, KeyRow, LeasedJob, PrintRow, RevisionRow, ServiceRow, SessionRow, StaffRow,
        StoredEvent, StreamId, TownKeyRow, TownRow, Verification,
    },
};

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
    /// The database failed.
    #[error("the store could not be reached")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The next number of a series, and the turn to take it: whoever asks after it waits until this is dropped, as far as the store can
/// see them. Somebody beyond may still be first, then the commit conflicts.
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct NextNumber {
    pub number: u64,
    _turn: Box<dyn Send + Sync>,
}

impl NextNumber {
    /// A number that is free, with what is held until it is taken or given up.
    pub fn new(number: u64, turn: impl Send + Sync + 'static) -> Self {
        Self { number, _turn: Box::new(turn) }
    }
}

type Read<T> = Result<T, StoreError>;

/// Everything that the use cases ask of the store.
pub trait Store:
    Commits + Journal + Keys + Directory + CaseRegister + Drafts + Accounts + Sessions + Jobs + Checkpoints
{
}

impl<T> Store for T where
    T: Commits
        + Journal
        + Keys
        + Directory
        + CaseRegister
        + Drafts
        + Accounts
        + Sessions
        + Jobs
        + Checkpoints
{
}

/// Writing.
#[async_trait]
pub trait Commits: Send + Sync {
    /// Applies a commit as a whole, flushed before it returns, or not at all.
    async fn commit(&self, commit: Commit) -> Result<Committed, CommitError>;

    /// The first answer to a command, if it was answered and not yet forgotten.
    async fn answered(&self, town: TownId, command: CommandId) -> Read<Option<Answered>>;

    /// The next number of a series in a town, for example `B` in 2026. It is free until a commit takes it
    /// ([`crate::commit::NumberChange::TakeNumber`]).
    async fn next_number(&self, town: TownId, series: &str, year: i16) -> Read<NextNumber>;

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

    /// Empties the derived tables of a town and fills them with the changes given, in one transaction.
    ///
    /// `town_seq` is the number of the last event of the town's own stream that the rows were made from. A conflict if
    /// it has grown meanwhile, or if a service or a case has no row or one that was not made from its last event.
    async fn replace_derived(
        &self,
        town: TownId,
        town_seq: u64,
        rows: Vec<crate::commit::Change>,
    ) -> Result<(), CommitError>;
}

/// Wrapped keys.
#[async_trait]
pub trait Keys: Send + Sync {
    /// A wrapped key.
    async fn key(&self, town: TownId, key: KeyId) -> Read<Option<KeyRow>>;

    /// The wrapped key of a town.
    async fn town_key(&self, town: TownId) -> Read<Option<TownKeyRow>>;

    /// The keys of a town that were destroyed, with the time, oldest first: what a restored backup must destroy again.
    async fn destroyed_keys(&self, town: TownId) -> Read<Vec<(KeyId, Timestamp)>>;
}

/// Towns, departments, people, services.
#[async_trait]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub trait Directory: Send + Sync {
    /// All towns of the instance.
    async fn towns(&self) -> Read<Vec<TownRow>>;
    async fn town(&self, town: TownId) -> Read<Option<TownRow>>;
    /// The departments of a town by name.
    async fn departments(&self, town: TownId) -> Read<Vec<DepartmentRow>>;
    async fn department(&self, town: TownId, department: DepartmentId) -> Read<Option<DepartmentRow>>;
    async fn department_by_slug(&self, town: TownId, slug: &str) -> Read<Option<DepartmentRow>>;
    /// The services of a town.
    async fn services(&self, town: TownId) -> Read<Vec<ServiceRow>>;
    async fn service(&self, town: TownId, service: ServiceId) -> Read<Option<ServiceRow>>;
    /// A service by its short name, offered or not.
    async fn service_by_slug(&self, town: TownId, slug: &str) -> Read<Option<ServiceRow>>;
    /// A published revision.
    async fn revision(&self, town: TownId, service: ServiceId, revision: u32) -> Read<Option<RevisionRow>>;
    /// The people of a town by name.
    async fn staff(&self, town: TownId) -> Read<Vec<StaffRow>>;
    /// A person with their roles.
    async fn person(&self, town: TownId, person: StaffId) -> Read<Option<(StaffRow, Vec<Role>)>>;
    /// Whoever works here, or is invited to, with this work address, lower case. Nobody who has left.
    async fn person_by_email(&self, town: TownId, email: &str) -> Read<Option<StaffRow>>;
    /// The people that hold a role in a department.
    async fn colleagues(&self, town: TownId, department: DepartmentId) -> Read<Vec<StaffRow>>;
    /// A person's password.
    async fn credential(&self, town: TownId, person: StaffId) -> Read<Option<CredentialRow>>;
    /// An invitation by its token's hash.
    async fn invitation(&self, town: TownId, token: [u8; 32]) -> Read<Option<InvitationRow>>;
    /// A client by its token's hash.
    async fn client(&self, town: TownId, token: [u8; 32]) -> Read<Option<ClientRow>>;
    /// The name of a client; none of one that was revoked.
    async fn client_name(&self, town: TownId, client: ClientId) -> Read<Option<String>>;
}

/// The cases as lists show them; derived from the journal.
#[async_trait]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub trait CaseRegister: Send + Sync {
    async fn case(&self, town: TownId, case: CaseId) -> Read<Option<CaseRow>>;
    /// A case by its number.
    async fn case_by_number(&self, town: TownId, number: &str) -> Read<Option<CaseRow>>;
    async fn cases(&self, query: &CaseQuery) -> Read<CasePage>;
    /// How many cases each filter holds, in the order given; the query's own filter, cursor and limit do not count.
    async fn count_cases(&self, query: &CaseQuery, filters: &[crate::rows::CaseFilter]) -> Read<Vec<u64>>;
    /// The cases of an account, newest first, at most 500.
    async fn cases_of(&self, town: TownId, account: AccountId) -> Read<Vec<CaseRow>>;
    /// Number of the last event of a case that a member of staff has seen; 0 if none.
    async fn seen(&self, town: TownId, case: CaseId, person: StaffId) -> Read<u64>;
    /// The print list of the departments; `None` means all of the town.
    async fn print_list(&self, town: TownId, departments: Option<&[DepartmentId]>) -> Read<Vec<PrintRow>>;
    async fn document(&self, town: TownId, document: DocumentId) -> Read<Option<DocumentRow>>;
    /// The documents of a draft or case.
    async fn documents(&self, town: TownId, owner: DocumentOwner) -> Read<Vec<DocumentRow>>;
    /// Every object of the vault that a row names.
    async fn named_objects(&self, town: TownId) -> Read<Vec<ObjectName>>;
    /// The guest access of a case.
    async fn case_access(&self, town: TownId, case: CaseId) -> Read<Option<CaseAccessRow>>;
}

/// Drafts of residents, sealed, until they are filed or expire.
#[async_trait]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub trait Drafts: Send + Sync {
    async fn draft(&self, town: TownId, draft: DraftId) -> Read<Option<DraftRow>>;
    /// The drafts of an owner, newest first, at most 50.
    async fn drafts_of(&self, town: TownId, owner: DraftOwner) -> Read<Vec<DraftRow>>;
}

/// Accounts and what guards them.
#[async_trait]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub trait Accounts: Send + Sync {
    async fn account(&self, town: TownId, account: AccountId) -> Read<Option<AccountRow>>;
    /// An account by the keyed hash of its address.
    async fn account_by_email(&self, town: TownId, email: [u8; 32]) -> Read<Option<AccountRow>>;
    /// A one-time code by subject.
    async fn code(&self, town: TownId, subject: [u8; 32]) -> Read<Option<CodeRow>>;
    /// A one-time code by its row's id.
    async fn code_by_id(&self, town: TownId, id: Uuid) -> Read<Option<CodeRow>>;
    /// Failed attempts.
    async fn attempts(&self, town: TownId, subject: [u8; 32]) -> Read<Option<AttemptRow>>;
}

/// Sessions of browsers, found by what is kept of their cookie.
#[async_trait]
pub trait Sessions: Send + Sync {
    /// A session by the keyed hash of its cookie, whether it has expired or not.
    async fn session(&self, town: TownId, token: [u8; 32]) -> Read<Option<SessionRow>>;
}

/// Jobs: leased with fencing, fair between towns, retried with growing delay, given up after so many tries.
#[async_trait]
pub trait Jobs: Send + Sync {
    /// Takes the next job that is due, the town whose turn it is first, and holds it until `until`.
    async fn lease(&self, now: Timestamp, until: Timestamp) -> Result<Option<LeasedJob>, CommitError>;

    /// The job is done. `false` if somebody else holds it by now.
    async fn complete(&self, job: &LeasedJob) -> Result<bool, CommitError>;

    /// The job failed: it runs again at `retry_at`, or is given up (`None`). `error` carries no personal data.
    async fn fail(
        &self,
        job: &LeasedJob,
        error: &str,
        now: Timestamp,
        retry_at: Option<Timestamp>,
    ) -> Result<bool, CommitError>;

    /// The jobs that were given up, newest first, at most 200; of one town or of all.
    async fn dead_jobs(&self, town: Option<TownId>) -> Read<Vec<DeadJob>>;

    /// Puts a job that was given up back into the queue. `false` if there is none.
    async fn revive(&self, town: TownId, job: JobId, now: Timestamp) -> Result<bool, CommitError>;

    /// Waiting and dead jobs of the instance, for metrics.
    async fn job_counts(&self) -> Read<(u64, u64)>;
}

/// Checkpoints and verification.
#[async_trait]
pub trait Checkpoints: Send + Sync {
    /// Signs the heads that changed since the last checkpoint; `None` if none did.
    async fn checkpoint(&self, town: TownId, now: Timestamp) -> Result<Option<CheckpointRow>, CommitError>;

    /// Walks every chain and checkpoint; needs no data key.
    async fn verify(&self) -> Read<Verification>;

    /// Walks one chain; gives what is broken in it.
    async fn verify_stream(&self, town: TownId, stream: StreamId) -> Read<Vec<Finding>>;
}
