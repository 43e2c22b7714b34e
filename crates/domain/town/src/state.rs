//! What a town's stream amounts to.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use access::Role;
use ids::{ClientId, DepartmentId, KeyId, ServiceId, StaffId};
use jiff::Timestamp;

use crate::{Contact, Settings, TownEvent};

/// A town as its events leave it; before the first of them there is nothing.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct TownState {
    /// The town itself, once it was created.
    pub town: Option<Town>,
    pub departments: BTreeMap<DepartmentId, Department>,
    /// Everybody who was ever invited.
    pub staff: BTreeMap<StaffId, StaffMember>,
    /// Who holds which role.
    pub roles: BTreeSet<(StaffId, Role)>,
    /// Clients of the HTTP interface, expired ones too.
    pub clients: BTreeMap<ClientId, ClientState>,
    /// The seal that was set last.
    pub seal: Option<SealState>,
    /// Keys of cases whose time is over.
    pub destroyed: BTreeSet<KeyId>,
}

/// The town itself.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Town {
    /// Short name in addresses.
    pub slug: String,
    pub name: String,
    /// Host names that lead to it; the first stands in mails.
    pub hosts: Vec<String>,
    pub settings: Settings,
}

/// A unit of the town that owns services and cases.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Department {
    /// Short name in packs.
    pub slug: String,
    pub name: String,
    /// How to reach it.
    pub contact: Contact,
}

/// Somebody who works in a town, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct StaffMember {
    /// Name as it stands under letters.
    pub name: String,
    /// Work address.
    pub email: String,
    /// Telephone at work, may be empty.
    pub phone: String,
    pub state: StaffState,
}

/// What a member of staff can do at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffState {
    /// Invited, has no password yet.
    Invited,
    /// Works.
    Active,
    /// Has left.
    Disabled,
}

/// A registered client, without anything that its token could be made from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ClientState {
    pub name: String,
    /// Only this service.
    pub service: Option<ServiceId>,
    /// Until when its token is good.
    pub expires_at: Timestamp,
}

/// What is known of a seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealState {
    /// Subject of the certificate.
    pub subject: String,
    /// Whether the certificate carries the qualified statements.
    pub qualified: bool,
}

/// Why an event cannot follow what happened before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TownFoldError {
    /// The event speaks of something that is not there.
    #[error("{kind} names {what}, which does not exist")]
    Missing {
        /// The event's kind.
        kind: &'static str,
        /// What is missing.
        what: String,
    },
}

impl TownFoldError {
    pub(crate) fn missing(kind: &'static str, what: impl fmt::Display) -> Self {
        Self::Missing { kind, what: what.to_string() }
    }
}

impl TownState {
    /// The state after one more event.
    ///
    /// # Errors
    ///
    /// [`TownFoldError`] if the event cannot follow; the state is then unchanged.
    pub fn fold(&mut self, event: &TownEvent) -> Result<(), TownFoldError> {
        match event {
            TownEvent::Settings(event) => event.fold(self)?,
            TownEvent::Department(event) => event.fold(self),
            TownEvent::Staff(event) => event.fold(self)?,
            TownEvent::Client(event) => event.fold(self),
            TownEvent::Operation(event) => event.fold(self),
        }
        Ok(())
    }

    /// The department of this short name.
    #[must_use]
    pub fn department_by_slug(&self, slug: &str) -> Option<DepartmentId> {
        self.departments.iter().find(|(_, department)| department.slug == slug).map(|(id, _)| *id)
    }
}
