//! How people and programs come in: passwords, invitations, sessions, tokens, delays after failures.

use async_trait::async_trait;
use ids::{AccountId, CaseId, ClientId, ServiceId, SessionId, StaffId, TownId};
use jiff::Timestamp;

use crate::ports::Read;

/// A password. Authoritative.
#[derive(Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct CredentialRow {
    pub town: TownId,
    /// Whose.
    pub person: StaffId,
    /// Argon2id in PHC format.
    pub password: String,
    /// When it was set.
    pub set_at: Timestamp,
    /// Over all of the above, see [`crate::row_seals::SealedRow`].
    pub seal: [u8; 32],
}

impl std::fmt::Debug for CredentialRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CredentialRow").field("person", &self.person).finish_non_exhaustive()
    }
}

/// What an invitation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationPurpose {
    /// To set the first password.
    Invite,
    /// To set a new one.
    Reset,
}

/// An invitation or a reset. Authoritative.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct InvitationRow {
    pub town: TownId,
    /// Keyed hash of the token in the link.
    pub token: [u8; 32],
    /// Whose.
    pub person: StaffId,
    pub purpose: InvitationPurpose,
    /// Until when.
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

/// A client of the HTTP interface. Authoritative.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ClientRow {
    pub town: TownId,
    pub client: ClientId,
    /// Its name, for the operator.
    pub name: String,
    /// Keyed hash of its token.
    pub token: [u8; 32],
    /// Only this service; `None` means all of the town.
    pub service: Option<ServiceId>,
    /// Until when.
    pub expires_at: Timestamp,
    /// Over all of the above, see [`crate::row_seals::SealedRow`].
    pub seal: [u8; 32],
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

/// How people and programs come in: passwords, invitations, sessions, tokens, delays after failures.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its row, which is documented")]
pub enum SignInChange {
    PutCredential(CredentialRow),
    /// Nobody signs in with the person's password any more.
    DeleteCredential(StaffId),
    /// Takes the place of any link for a new password of the person; of invitations each is good until one is used.
    PutInvitation(InvitationRow),
    /// Conflicts if the invitation is gone: it is used once, and every other one of the person with it.
    UseInvitation([u8; 32]),
    PutSession(SessionRow),
    /// Writes down the use of a session; conflicts if it has ended meanwhile.
    UseSession(SessionRow),
    DeleteSession([u8; 32]),
    /// Ends every session of a person, an account or the access code of a case but the one named, for example after a new password.
    /// Guests are nobody: of them nothing ends.
    EndSessions {
        of: SessionSubject,
        but: Option<[u8; 32]>,
    },
    PutClient(ClientRow),
    DeleteClient(ClientId),
    /// Conflicts unless the stored row counts `expected` failures.
    PutAttempts {
        row: AttemptRow,
        expected: u32,
    },
    ClearAttempts([u8; 32]),
}

impl SignInChange {
    pub(crate) const fn town(&self) -> Option<TownId> {
        match self {
            Self::PutCredential(row) => Some(row.town),
            Self::PutInvitation(row) => Some(row.town),
            Self::PutSession(row) | Self::UseSession(row) => Some(row.town),
            Self::PutClient(row) => Some(row.town),
            Self::PutAttempts { row, .. } => Some(row.town),
            Self::DeleteCredential(_)
            | Self::UseInvitation(_)
            | Self::DeleteSession(_)
            | Self::EndSessions { .. }
            | Self::DeleteClient(_)
            | Self::ClearAttempts(_) => None,
        }
    }
}

/// What somebody who wants to come in is compared with.
#[async_trait]
pub trait SignIn: Send + Sync {
    /// A person's password.
    async fn credential(&self, town: TownId, person: StaffId) -> Read<Option<CredentialRow>>;
    /// An invitation by its token's hash.
    async fn invitation(&self, town: TownId, token: [u8; 32]) -> Read<Option<InvitationRow>>;
    /// A client by its token's hash.
    async fn client(&self, town: TownId, token: [u8; 32]) -> Read<Option<ClientRow>>;
    /// All passwords of a town.
    async fn credentials(&self, town: TownId) -> Read<Vec<CredentialRow>>;
    /// All clients of a town.
    async fn clients(&self, town: TownId) -> Read<Vec<ClientRow>>;
    /// The name of a client; none of one that was revoked.
    async fn client_name(&self, town: TownId, client: ClientId) -> Read<Option<String>>;
    /// A session by the keyed hash of its cookie, whether it has expired or not.
    async fn session(&self, town: TownId, token: [u8; 32]) -> Read<Option<SessionRow>>;
    /// Failed attempts.
    async fn attempts(&self, town: TownId, subject: [u8; 32]) -> Read<Option<AttemptRow>>;
}
