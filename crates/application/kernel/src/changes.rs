//! Changes of rows, in families: each is applied by a module of the store that knows its tables.
//!
//! `Put` inserts or replaces by the row's key, `Add` conflicts if the row is there already.

use ids::{AccountId, CaseId, ClientId, DocumentId, DraftId, KeyId, StaffId, TownId, Uuid};

use crate::rows::{
    AccountRow, AttemptRow, CaseAccessRow, CaseRow, ClientRow, CodeRow, CredentialRow, DepartmentRow,
    DocumentOwner, DocumentRow, DraftOwner, DraftRow, InvitationRow, KeyRow, PrintRow, RevisionRow, RoleRow,
    SeenRow, ServiceRow, SessionRow, StaffRow, TownKeyRow, TownRow,
};

/// A change of one row. Changes are applied in their order and before the events are appended: a key comes before what it seals.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its family, which is documented")]
pub enum Change {
    Directory(DirectoryChange),
    Register(RegisterChange),
    Key(KeyChange),
    Draft(DraftChange),
    Document(DocumentChange),
    Resident(ResidentChange),
    SignIn(SignInChange),
    Desk(DeskChange),
    Number(NumberChange),
}

/// What a town consists of; derived from its stream.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its row, which is documented")]
pub enum DirectoryChange {
    PutTown(TownRow),
    PutDepartment(DepartmentRow),
    PutPerson(StaffRow),
    PutRole(RoleRow),
    DeleteRole(RoleRow),
    PutService(ServiceRow),
    /// Published revisions never change: a second put of the same number is a conflict.
    AddRevision(RevisionRow),
}

/// What lists show of cases; derived from their streams.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its row, which is documented")]
pub enum RegisterChange {
    PutCase(CaseRow),
    PutPrint(PrintRow),
    DeletePrint(PrintRow),
}

/// Wrapped keys.
#[derive(Debug, Clone)]
pub enum KeyChange {
    /// The key of a new town; a second one is a conflict.
    AddTownKey(TownKeyRow),
    /// A data key; one that was destroyed stays so, whatever is put.
    PutKey(KeyRow),
    /// Overwrites the wrapped key with nothing, dates it and lists it as destroyed; the content is gone.
    DestroyKey(KeyId),
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

/// How residents are known: accounts, access codes of cases, one-time codes.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its row, which is documented")]
pub enum ResidentChange {
    PutAccount(AccountRow),
    /// Conflicts if the account is gone, or if a case still belongs to it.
    DeleteAccount(AccountId),
    PutCaseAccess(CaseAccessRow),
    /// No code opens the case any more.
    DeleteCaseAccess(CaseId),
    PutCode(CodeRow),
    /// Counts a try at the code that has this id, before it is compared; conflicts if the code is gone or its tries are.
    CountCodeTry {
        id: Uuid,
        tries_max: u32,
    },
    /// Conflicts if the code is gone: it is used once.
    UseCode(Uuid),
    DeleteCode([u8; 32]),
}

/// How people and programs come in: passwords, invitations, sessions, tokens, delays after failures.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its row, which is documented")]
pub enum SignInChange {
    PutCredential(CredentialRow),
    /// Nobody signs in with the person's password any more.
    DeleteCredential(StaffId),
    /// Takes the place of any other invitation of the person: only the newest link is good.
    PutInvitation(InvitationRow),
    /// Conflicts if the invitation is gone: it is used once.
    UseInvitation([u8; 32]),
    PutSession(SessionRow),
    DeleteSession([u8; 32]),
    /// Ends every session of a person but the one named, for example after a new password.
    EndSessionsOf {
        person: StaffId,
        but: Option<[u8; 32]>,
    },
    /// Ends every session of an account.
    EndSessionsOfAccount(AccountId),
    /// Ends every session that was opened with the case's access code.
    EndSessionsOfCase(CaseId),
    PutClient(ClientRow),
    DeleteClient(ClientId),
    /// Conflicts unless the stored row counts `expected` failures.
    PutAttempts {
        row: AttemptRow,
        expected: u32,
    },
    ClearAttempts([u8; 32]),
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

/// Numbers of cases.
#[derive(Debug, Clone)]
pub enum NumberChange {
    /// Takes the number of a series in a year; conflicts unless it is the next one.
    TakeNumber {
        /// The series, for example `B`.
        series: String,
        /// The calendar year in Germany in which the case is filed.
        year: i16,
        /// The number that the use case has seen to be the next.
        number: u64,
    },
}

impl Change {
    /// The town that a change names, unless it takes that of its commit.
    #[must_use]
    pub const fn town(&self) -> Option<TownId> {
        match self {
            Self::Directory(change) => Some(change.town()),
            Self::Register(change) => Some(change.town()),
            Self::Key(change) => change.town(),
            Self::Draft(change) => change.town(),
            Self::Document(change) => change.town(),
            Self::Resident(change) => change.town(),
            Self::SignIn(change) => change.town(),
            Self::Desk(change) => change.town(),
            Self::Number(NumberChange::TakeNumber { .. }) => None,
        }
    }
}

impl DirectoryChange {
    const fn town(&self) -> TownId {
        match self {
            Self::PutTown(row) => row.town,
            Self::PutDepartment(row) => row.town,
            Self::PutPerson(row) => row.town,
            Self::PutRole(row) | Self::DeleteRole(row) => row.town,
            Self::PutService(row) => row.town,
            Self::AddRevision(row) => row.town,
        }
    }
}

impl RegisterChange {
    const fn town(&self) -> TownId {
        match self {
            Self::PutCase(row) => row.town,
            Self::PutPrint(row) | Self::DeletePrint(row) => row.town,
        }
    }
}

impl KeyChange {
    const fn town(&self) -> Option<TownId> {
        match self {
            Self::AddTownKey(row) => Some(row.town),
            Self::PutKey(row) => Some(row.town),
            Self::DestroyKey(_) => None,
        }
    }
}

impl DraftChange {
    const fn town(&self) -> Option<TownId> {
        match self {
            Self::PutDraft { row, .. } => Some(row.town),
            Self::DeleteDraft(_) | Self::DeleteDraftsOf(_) => None,
        }
    }
}

impl DocumentChange {
    const fn town(&self) -> Option<TownId> {
        match self {
            Self::PutDocument(row) => Some(row.town),
            Self::MoveDocument { .. } | Self::DeleteDocument(_) => None,
        }
    }
}

impl ResidentChange {
    const fn town(&self) -> Option<TownId> {
        match self {
            Self::PutAccount(row) => Some(row.town),
            Self::PutCaseAccess(row) => Some(row.town),
            Self::PutCode(row) => Some(row.town),
            Self::DeleteAccount(_)
            | Self::DeleteCaseAccess(_)
            | Self::CountCodeTry { .. }
            | Self::UseCode(_)
            | Self::DeleteCode(_) => None,
        }
    }
}

impl SignInChange {
    const fn town(&self) -> Option<TownId> {
        match self {
            Self::PutCredential(row) => Some(row.town),
            Self::PutInvitation(row) => Some(row.town),
            Self::PutSession(row) => Some(row.town),
            Self::PutClient(row) => Some(row.town),
            Self::PutAttempts { row, .. } => Some(row.town),
            Self::DeleteCredential(_)
            | Self::UseInvitation(_)
            | Self::DeleteSession(_)
            | Self::EndSessionsOf { .. }
            | Self::EndSessionsOfAccount(_)
            | Self::EndSessionsOfCase(_)
            | Self::DeleteClient(_)
            | Self::ClearAttempts(_) => None,
        }
    }
}

impl DeskChange {
    const fn town(&self) -> Option<TownId> {
        match self {
            Self::PutSeen(row) => Some(row.town),
            Self::DeleteSeen(_) | Self::DeleteSeenBy(_) => None,
        }
    }
}

/// Each family is a change.
macro_rules! families {
    ($($variant:ident($family:ident)),+ $(,)?) => {
        $(impl From<$family> for Change {
            fn from(change: $family) -> Self {
                Self::$variant(change)
            }
        })+
    };
}

families!(
    Directory(DirectoryChange),
    Register(RegisterChange),
    Key(KeyChange),
    Draft(DraftChange),
    Document(DocumentChange),
    Resident(ResidentChange),
    SignIn(SignInChange),
    Desk(DeskChange),
    Number(NumberChange),
);
