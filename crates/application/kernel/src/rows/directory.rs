//! Towns, departments and staff, derived from the town's own stream; services and published revisions, derived from a stream each.

use access::Role;
use async_trait::async_trait;
use ids::{DepartmentId, KeyId, ServiceId, StaffId, TownId};
use jiff::Timestamp;
pub use town::StaffState;

use crate::ports::Read;

/// A town. Derived.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct TownRow {
    pub town: TownId,
    /// Its short name in addresses, `[a-z0-9-]{2,40}`, unique in the instance.
    pub slug: String,
    /// Its name, for example «Fördestadt».
    pub name: String,
    /// Host names that lead to it, lower case.
    pub hosts: Vec<String>,
    /// The key of its own stream.
    pub key: KeyId,
    /// Its settings as JSON, see `town::Settings`; no secrets.
    pub settings: serde_json::Value,
}

/// A department. Derived.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DepartmentRow {
    pub town: TownId,
    pub department: DepartmentId,
    /// Its key in packs, for example `gruenflaechen`.
    pub slug: String,
    /// Its name, for example «Grünflächenamt».
    pub name: String,
    /// Its contact as JSON, see `town::Contact`.
    pub contact: serde_json::Value,
}

/// A service. Derived.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ServiceRow {
    pub town: TownId,
    pub service: ServiceId,
    /// Its short name in addresses, unique in the town.
    pub slug: String,
    /// The department that owns it.
    pub department: DepartmentId,
    /// The published revision that new drafts are made on; none before the first publication or after withdrawal.
    pub revision: Option<u32>,
    /// The number of the last event of its stream that this was made from.
    pub seq: u64,
}

/// A published revision of a service. Derived; never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct RevisionRow {
    pub town: TownId,
    pub service: ServiceId,
    /// 1 and up.
    pub revision: u32,
    /// SHA-256 of the content.
    pub hash: [u8; 32],
    /// The whole pack as JSON: form, letters, settings, texts.
    pub content: serde_json::Value,
    /// When it was published.
    pub published_at: Timestamp,
}

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

/// All rows of a town's directory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DirectoryRows {
    pub towns: Vec<TownRow>,
    pub departments: Vec<DepartmentRow>,
    pub people: Vec<StaffRow>,
    pub roles: Vec<RoleRow>,
    pub services: Vec<ServiceRow>,
    pub revisions: Vec<RevisionRow>,
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

impl DirectoryChange {
    pub(crate) const fn town(&self) -> TownId {
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

/// Towns, departments, people, services.
#[async_trait]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub trait Directory: Send + Sync {
    /// Everything that the tables of this family hold of a town.
    async fn directory(&self, town: TownId) -> Read<DirectoryRows>;
    /// All towns of the instance.
    async fn towns(&self) -> Read<Vec<TownRow>>;
    async fn town(&self, town: TownId) -> Read<Option<TownRow>>;
    /// The town with this short name.
    async fn town_by_slug(&self, slug: &str) -> Read<Option<TownRow>>;
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
}
