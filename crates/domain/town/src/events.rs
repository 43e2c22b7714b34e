//! The events of a town's own stream. A format: variants are pinned by snapshots and never change.

use ids::{CaseId, ClientId, DepartmentId, KeyId, PersonId, ServiceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use service::pack::Pack;

use crate::{Contact, Settings};

/// The version of the format that is written today.
pub const VERSION: u16 = 1;

/// Who caused an event of the town.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A signed-in member of staff.
    Person {
        /// Who.
        id: PersonId,
        /// The name at that time.
        name: String,
    },
    /// Somebody with access to the machine, by the command line.
    Operator,
    /// A job.
    System,
}

/// What happened in a town.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TownEvent {
    /// The town was set up.
    TownCreated {
        /// Short name in addresses.
        slug: String,
        /// Its name.
        name: String,
        /// Its hosts.
        hosts: Vec<String>,
        /// Its settings.
        settings: Box<Settings>,
        /// By whom.
        by: By,
    },
    /// Name, hosts or settings were changed; all of them as they are now.
    SettingsChanged {
        /// Its name.
        name: String,
        /// Its hosts.
        hosts: Vec<String>,
        /// Its settings.
        settings: Box<Settings>,
        /// By whom.
        by: By,
    },
    /// A department was added or changed.
    DepartmentSet {
        /// Which.
        department: DepartmentId,
        /// Short name in packs.
        slug: String,
        /// Its name.
        name: String,
        /// How to reach it.
        contact: Contact,
        /// By whom.
        by: By,
    },
    /// Somebody was invited.
    PersonInvited {
        /// Who.
        person: PersonId,
        /// Name as it stands under letters.
        name: String,
        /// Work address.
        email: String,
        /// Telephone at work.
        phone: String,
        /// By whom.
        by: By,
    },
    /// An invited person has set a password.
    PersonJoined {
        /// Who.
        person: PersonId,
    },
    /// A password was set anew, after a reset.
    PasswordReset {
        /// Whose.
        person: PersonId,
    },
    /// Somebody has left; sessions end at once.
    PersonDisabled {
        /// Who.
        person: PersonId,
        /// By whom.
        by: By,
    },
    /// A role was given.
    RoleGranted {
        /// To whom.
        person: PersonId,
        /// The role's name.
        role: String,
        /// Its department, for the roles of a department.
        department: Option<DepartmentId>,
        /// By whom.
        by: By,
    },
    /// A role was taken.
    RoleRevoked {
        /// From whom.
        person: PersonId,
        /// The role's name.
        role: String,
        /// Its department.
        department: Option<DepartmentId>,
        /// By whom.
        by: By,
    },
    /// A revision of a service was published; the first one installs the service.
    RevisionPublished {
        /// The service.
        service: ServiceId,
        /// Its department.
        department: DepartmentId,
        /// 1 and up.
        revision: u32,
        /// SHA-256 of the content, hexadecimal.
        hash: String,
        /// The whole pack.
        content: Box<Pack>,
        /// By whom.
        by: By,
    },
    /// A service is no longer offered; running cases keep their revision.
    ServiceWithdrawn {
        /// The service.
        service: ServiceId,
        /// By whom.
        by: By,
    },
    /// A client of the HTTP interface was registered.
    ClientAdded {
        /// The client.
        client: ClientId,
        /// Its name.
        name: String,
        /// Only this service.
        service: Option<ServiceId>,
        /// Until when its token is good.
        expires_at: Timestamp,
        /// By whom.
        by: By,
    },
    /// A client's token was taken back; what it has filed stays.
    ClientRevoked {
        /// The client.
        client: ClientId,
        /// By whom.
        by: By,
    },
    /// The seal key was set.
    SealSet {
        /// Subject of the certificate.
        subject: String,
        /// Whether the certificate carries the qualified statements.
        qualified: bool,
        /// By whom.
        by: By,
    },
    /// A job that was given up was put back into the queue.
    JobRevived {
        /// The job.
        job: ids::JobId,
        /// By whom.
        by: By,
    },
    /// A key of a case was destroyed: what it sealed is gone, the chain still verifies. Papers that a client handed in have
    /// keys of their own, each destroyed by an event of its own.
    KeyDestroyed {
        /// The case.
        case: CaseId,
        /// The key.
        key: KeyId,
        /// Why, with the rule.
        reason: String,
        /// By whom.
        by: By,
    },
}

impl TownEvent {
    /// The kind, as the journal's column shows it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::TownCreated { .. } => "town_created",
            Self::SettingsChanged { .. } => "settings_changed",
            Self::DepartmentSet { .. } => "department_set",
            Self::PersonInvited { .. } => "person_invited",
            Self::PersonJoined { .. } => "person_joined",
            Self::PasswordReset { .. } => "password_reset",
            Self::PersonDisabled { .. } => "person_disabled",
            Self::RoleGranted { .. } => "role_granted",
            Self::RoleRevoked { .. } => "role_revoked",
            Self::RevisionPublished { .. } => "revision_published",
            Self::ServiceWithdrawn { .. } => "service_withdrawn",
            Self::ClientAdded { .. } => "client_added",
            Self::ClientRevoked { .. } => "client_revoked",
            Self::SealSet { .. } => "seal_set",
            Self::JobRevived { .. } => "job_revived",
            Self::KeyDestroyed { .. } => "key_destroyed",
        }
    }
}
