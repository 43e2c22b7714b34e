//! The events of a town's own stream. A format: a kind never changes, one that must say something else gets a new version.

use access::ActorRef;
use ids::{CaseId, ClientId, DepartmentId, KeyId, ServiceId, StaffId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use versions::{Kind, ReadError};

use crate::{Contact, Settings};

/// What happened in a town.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum TownEvent {
    /// The town was set up.
    TownCreated {
        /// Short name in addresses.
        slug: String,
        name: String,
        hosts: Vec<String>,
        settings: Box<Settings>,
        /// By whom.
        by: ActorRef,
    },
    /// Name, hosts or settings were changed; all of them as they are now.
    SettingsChanged {
        name: String,
        hosts: Vec<String>,
        settings: Box<Settings>,
        /// By whom.
        by: ActorRef,
    },
    /// A department was added or changed.
    DepartmentSet {
        department: DepartmentId,
        /// Short name in packs.
        slug: String,
        name: String,
        /// How to reach it.
        contact: Contact,
        /// By whom.
        by: ActorRef,
    },
    /// Somebody was invited.
    PersonInvited {
        person: StaffId,
        /// Name as it stands under letters.
        name: String,
        /// Work address.
        email: String,
        /// Telephone at work.
        phone: String,
        /// By whom.
        by: ActorRef,
    },
    /// An invited person has set a password.
    PersonJoined { person: StaffId },
    /// A password was set anew, after a reset.
    PasswordReset {
        /// Whose.
        person: StaffId,
    },
    /// Somebody has left; sessions end at once.
    PersonDisabled {
        person: StaffId,
        /// By whom.
        by: ActorRef,
    },
    /// A role was given.
    RoleGranted {
        /// To whom.
        person: StaffId,
        /// The role's name.
        role: String,
        /// Its department, for the roles of a department.
        department: Option<DepartmentId>,
        /// By whom.
        by: ActorRef,
    },
    /// A role was taken.
    RoleRevoked {
        /// From whom.
        person: StaffId,
        /// The role's name.
        role: String,
        department: Option<DepartmentId>,
        /// By whom.
        by: ActorRef,
    },
    /// A client of the HTTP interface was registered.
    ClientAdded {
        client: ClientId,
        name: String,
        /// Only this service.
        service: Option<ServiceId>,
        /// Until when its token is good.
        expires_at: Timestamp,
        /// By whom.
        by: ActorRef,
    },
    /// A client's token was taken back; what it has filed stays.
    ClientRevoked {
        client: ClientId,
        /// By whom.
        by: ActorRef,
    },
    /// The seal key was set.
    SealSet {
        /// Subject of the certificate.
        subject: String,
        /// Whether the certificate carries the qualified statements.
        qualified: bool,
        /// By whom.
        by: ActorRef,
    },
    /// A job that was given up was put back into the queue.
    JobRevived {
        job: ids::JobId,
        /// By whom.
        by: ActorRef,
    },
    /// A key of a case was destroyed: what it sealed is gone, the chain still verifies. Documents that a client handed in have
    /// keys of their own, each destroyed by an event of its own.
    KeyDestroyed {
        case: CaseId,
        key: KeyId,
        /// Why, with the rule.
        reason: String,
        /// By whom.
        by: ActorRef,
    },
}

/// The kinds, once: each with the steps from its first version to the one of today.
macro_rules! kinds {
    ($($variant:ident = $name:literal $(, $upcast:expr)*;)+) => {
        impl TownEvent {
            /// Every kind there is.
            pub const KINDS: &'static [Kind] = &[$(Kind::new($name, &[$($upcast),*])),+];

            const fn format(&self) -> Kind {
                match self { $( Self::$variant { .. } => Kind::new($name, &[$($upcast),*]), )+ }
            }
        }
    };
}

kinds! {
    TownCreated = "town_created";
    SettingsChanged = "settings_changed";
    DepartmentSet = "department_set";
    PersonInvited = "person_invited";
    PersonJoined = "person_joined";
    PasswordReset = "password_reset";
    PersonDisabled = "person_disabled";
    RoleGranted = "role_granted";
    RoleRevoked = "role_revoked";
    ClientAdded = "client_added";
    ClientRevoked = "client_revoked";
    SealSet = "seal_set";
    JobRevived = "job_revived";
    KeyDestroyed = "key_destroyed";
}

impl TownEvent {
    /// The kind, as the journal's column shows it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.format().name()
    }

    /// The version of its kind that is written today.
    #[must_use]
    pub const fn version(&self) -> u16 {
        self.format().version()
    }

    /// Reads an event as the journal keeps it: kind and version from their columns, the body in JSON.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if kind or version are unknown or the body is not theirs.
    pub fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, ReadError> {
        let (kind, event) = Kind::read::<Self>(Self::KINDS, kind, version, json)?;
        kind.agrees(event.kind()).map(|()| event)
    }
}

#[cfg(test)]
mod tests {
    use ids::StaffId;

    use super::*;

    #[test]
    fn an_event_reads_back_under_its_own_kind_and_version_alone() {
        let event = TownEvent::PersonJoined {
            person: "01920000-0000-7000-8000-000000000001".parse::<StaffId>().unwrap(),
        };
        let json = serde_json::to_vec(&event).unwrap();
        assert_eq!(TownEvent::read(event.kind(), event.version(), &json).unwrap(), event);
        let read = |kind, version| TownEvent::read(kind, version, &json).unwrap_err();
        assert!(matches!(read("person_joined", event.version() + 1), ReadError::UnknownVersion { .. }));
        assert!(matches!(read("password_reset", 1), ReadError::OtherKind { .. }));
        assert!(matches!(read("person_left", 1), ReadError::UnknownKind { .. }));
    }

    #[test]
    fn the_documentation_lists_every_kind_once_with_its_version() {
        let page = include_str!("../../../../docs/formats/events.md");
        let (_cases, rest) = page.split_once("# Events of a town").unwrap();
        let (table, _services) = rest.split_once("# Events of a service").unwrap();
        for kind in TownEvent::KINDS {
            let row = format!("| `{}` | {} |", kind.name(), kind.version());
            let rows = table.lines().filter(|line| line.starts_with(&row)).count();
            assert_eq!(rows, 1, "docs/formats/events.md has one row {row}");
        }
        let rows = table.lines().filter(|row| row.starts_with("| `")).count();
        assert_eq!(rows, TownEvent::KINDS.len(), "and no other");
    }
}
