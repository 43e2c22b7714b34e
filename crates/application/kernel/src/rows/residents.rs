//! Residents: accounts, access codes, one-time codes, drafts, also those that staff type in; and the sessions of everybody.

use ids::{AccountId, CaseId, DraftId, KeyId, ServiceId, SessionId, StaffId, TownId, Uuid};
use jiff::Timestamp;

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
}

/// Failed attempts at something that can be guessed, or mails that were asked for. Ephemeral.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct AttemptRow {
    pub town: TownId,
    /// Keyed hash of what was tried, together with the client's network.
    pub subject: [u8; 32],
    /// How often in a row.
    pub failures: u32,
    /// The next try is heard from then on; mails are counted until then.
    pub next_at: Timestamp,
}

/// Who owns a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum DraftOwner {
    Account(AccountId),
    /// Whoever holds the secret of which this is the keyed hash: the cookie or the resume code.
    Guest([u8; 32]),
    /// The member of staff who types in what came by post.
    Staff(StaffId),
}

/// A draft. Ephemeral, sealed, outside the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DraftRow {
    pub town: TownId,
    pub draft: DraftId,
    pub service: ServiceId,
    /// The revision that it is made on.
    pub revision: u32,
    /// Whose.
    pub owner: DraftOwner,
    /// Its data key, which the case inherits.
    pub key: KeyId,
    /// Raw answers, documents and contact, sealed under kind `draft`, seq the version.
    pub sealed: Vec<u8>,
    /// 1 and up; raised by every save.
    pub version: u64,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// When it is removed.
    pub expires_at: Timestamp,
}

/// For whom a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionSubject {
    /// Nobody yet: carries drafts of a guest.
    Guest,
    /// A guest who has opened one case by number and access code.
    Case(CaseId),
    /// A resident's account.
    Account(AccountId),
    /// A member of staff.
    Person(StaffId),
}

/// A session. Ephemeral.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct SessionRow {
    pub town: TownId,
    /// Keyed hash of the cookie.
    pub token: [u8; 32],
    /// Its id, for logs.
    pub session: SessionId,
    pub subject: SessionSubject,
    /// When it began.
    pub began_at: Timestamp,
    /// When it was last used, to the minute.
    pub used_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}
