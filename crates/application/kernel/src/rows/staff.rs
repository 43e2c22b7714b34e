//! Staff and clients of the HTTP interface.

use access::Role;
use ids::{ClientId, ServiceId, StaffId, TownId};
use jiff::Timestamp;
use town::StaffState;

/// A member of staff. Derived.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct StaffRow {
    pub town: TownId,
    pub person: StaffId,
    /// Name as it stands under letters.
    pub name: String,
    /// Work address, lower case, unique in the town.
    pub email: String,
    /// Telephone at work, may be empty.
    pub phone: String,
    pub state: StaffState,
}

/// A role of a person. Derived.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct RoleRow {
    pub town: TownId,
    pub person: StaffId,
    pub role: Role,
}

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
}
