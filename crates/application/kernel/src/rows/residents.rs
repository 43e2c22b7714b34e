//! Residents: accounts, access codes of cases, one-time codes.

use async_trait::async_trait;
use ids::{AccountId, CaseId, KeyId, TownId, Uuid};
use jiff::Timestamp;

use crate::ports::Read;

/// A resident's account. Authoritative.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct AccountRow {
    pub town: TownId,
    pub account: AccountId,
    /// Keyed hash of the confirmed e-mail address, lower case; unique in the town.
    pub email: [u8; 32],
    /// The data key.
    pub key: KeyId,
    /// Address, name and language, sealed under [`crate::ports::SealContext`] kind `account`.
    pub sealed: Vec<u8>,
    /// When it was made.
    pub made_at: Timestamp,
}

/// The access code of a case for guests. Authoritative.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct CaseAccessRow {
    pub town: TownId,
    pub case: CaseId,
    /// Keyed hash of the code.
    pub code: [u8; 32],
    /// When it was made.
    pub made_at: Timestamp,
    /// Over all of the above, see [`crate::row_seals::SealedRow`].
    pub seal: [u8; 32],
}

/// What a one-time code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodePurpose {
    /// To sign in with an e-mail address.
    SignIn,
    /// To confirm the address of a case or draft.
    ConfirmAddress,
    /// To change the address of an account.
    ChangeAddress,
    /// To get a new access code for a case.
    NewAccessCode,
    /// To close an account for good.
    CloseAccount,
    /// No code is sent: the row keeps the address that is told that its account is closed, until the mail has gone out.
    AccountClosed,
    /// Nor here: the address that an account has now is told so.
    AddressChanged,
    /// Instead of a code, a link: the address from before a change is told, and can object for a week.
    ObjectToAddress,
}

/// A one-time code. Ephemeral.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct CodeRow {
    pub town: TownId,
    /// The row's own id, for the job that sends it.
    pub id: Uuid,
    /// Keyed hash of purpose and address, or of purpose and case: one valid code each.
    pub subject: [u8; 32],
    pub purpose: CodePurpose,
    /// Keyed hash of the code.
    pub code: [u8; 32],
    /// The key for `sealed`.
    pub key: KeyId,
    /// Address, code in clear for the mail, and what else the purpose needs; kind `code`, subject `id`.
    pub sealed: Vec<u8>,
    /// Wrong entries so far; at most five, then a new code must be asked for.
    pub failures: u32,
    /// Until when.
    pub expires_at: Timestamp,
    /// The mail server has refused the mail for good.
    pub refused: bool,
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
    /// The mail with the code that has this id was refused for good.
    RefuseCode(Uuid),
    /// Conflicts if the code is gone: it is used once.
    UseCode(Uuid),
    DeleteCode([u8; 32]),
}

impl ResidentChange {
    pub(crate) const fn town(&self) -> Option<TownId> {
        match self {
            Self::PutAccount(row) => Some(row.town),
            Self::PutCaseAccess(row) => Some(row.town),
            Self::PutCode(row) => Some(row.town),
            Self::DeleteAccount(_)
            | Self::DeleteCaseAccess(_)
            | Self::CountCodeTry { .. }
            | Self::RefuseCode(_)
            | Self::UseCode(_)
            | Self::DeleteCode(_) => None,
        }
    }
}

/// Accounts, and the codes by which residents are known.
#[async_trait]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub trait Residents: Send + Sync {
    async fn account(&self, town: TownId, account: AccountId) -> Read<Option<AccountRow>>;
    /// The accounts of a town that follow this one by id, at most 500.
    async fn accounts(&self, town: TownId, after: Option<AccountId>) -> Read<Vec<AccountRow>>;
    /// An account by the keyed hash of its address.
    async fn account_by_email(&self, town: TownId, email: [u8; 32]) -> Read<Option<AccountRow>>;
    /// A one-time code by subject.
    async fn code(&self, town: TownId, subject: [u8; 32]) -> Read<Option<CodeRow>>;
    /// A one-time code by its row's id.
    async fn code_by_id(&self, town: TownId, id: Uuid) -> Read<Option<CodeRow>>;
    /// The guest access of a case.
    async fn case_access(&self, town: TownId, case: CaseId) -> Read<Option<CaseAccessRow>>;
}
