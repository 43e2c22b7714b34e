//! Towns and departments, derived from the town's own stream; services and published revisions, derived from a stream each.

use ids::{DepartmentId, KeyId, ServiceId, TownId};
use jiff::Timestamp;

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
