//! What things are called: one newtype per kind of thing, and nothing else.
//!
//! `Uuid` appears here only. An id is made outside (the binary owns the generator) and comes in as a value;
//! ids of things that are created over time are UUIDv7 and therefore sort by creation.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
pub use uuid::Uuid;

/// A text that is no id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadId {
    /// The kind of thing that was expected, for example `case`.
    pub kind: &'static str,
}

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not the id of a {}", self.kind)
    }
}

impl std::error::Error for BadId {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The id with this value.
            #[must_use]
            pub const fn from_uuid(value: Uuid) -> Self {
                Self(value)
            }

            /// The value, for columns and formats that know UUIDs only.
            #[must_use]
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($kind, ":{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                match Uuid::try_parse(text) {
                    Ok(value) => Ok(Self(value)),
                    Err(_) => Err(BadId { kind: $kind }),
                }
            }
        }
    )+ };
}

ids! {
    /// A town (Kommune, Mandant); also the id of its own stream in the journal.
    TownId = "town";
    /// A department (Fachbereich, Amt) of a town.
    DepartmentId = "department";
    /// A service (Online-Dienst) of a town; also the id of its stream in the journal.
    ServiceId = "service";
    /// A case (Vorgang); also the id of its stream in the journal.
    CaseId = "case";
    /// A decision (Bescheid) within a case.
    DecisionId = "decision";
    /// An inquiry (Nachfrage) within a case.
    InquiryId = "inquiry";
    /// A message in the mailbox (Postfach) of a case.
    MessageId = "message";
    /// An internal note on a case.
    NoteId = "note";
    /// A document (Unterlage): an uploaded or produced file in the vault.
    DocumentId = "document";
    /// A member of staff.
    StaffId = "person";
    /// A resident's account.
    AccountId = "account";
    /// A draft (Entwurf).
    DraftId = "draft";
    /// A data key that seals a draft, a case or the events of a town or of a service.
    KeyId = "key";
    /// One changing request; unique in the journal of a town, so that a repeat is recognised.
    CommandId = "command";
    /// A job in the queue.
    JobId = "job";
    /// A registered client of the HTTP interface.
    ClientId = "client";
    /// A session of a resident or of a member of staff.
    SessionId = "session";
    /// A vault of sealed files; the database beside it knows it by this id.
    VaultId = "vault";
    /// A moment that a town's rows and its part of the vault both remember.
    SyncPointId = "sync-point";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_writes() {
        let id = CaseId::from_uuid(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001));
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn a_text_that_is_no_id_is_named_by_its_kind() {
        let refused = "B-2026-0417".parse::<CaseId>().unwrap_err();
        assert_eq!(refused.to_string(), "not the id of a case");
    }
}
