//! Folding a town's stream into the rows of its registers.
//!
//! The same fold serves every change of a town (its last event gives the rows to put) and the rebuild (all events do).

use std::collections::BTreeMap;

use access::Role;
use ids::{ClientId, DepartmentId, KeyId, ServiceId, StaffId, TownId};
use jiff::Timestamp;
use kernel::{
    commit::{Change, DeskChange, DirectoryChange, DraftChange, KeyChange, SignInChange},
    rows::{DepartmentRow, DraftOwner, RoleRow, StaffRow, StaffState, TownRow},
};
use town::{Settings, TownEvent};

/// What a town's stream amounts to.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct TownState {
    /// The row of the town, once it was created.
    pub town: Option<TownRow>,
    pub settings: Option<Settings>,
    pub departments: BTreeMap<DepartmentId, DepartmentRow>,
    pub staff: BTreeMap<StaffId, StaffRow>,
    pub roles: Vec<RoleRow>,
    /// Clients of the HTTP interface, expired ones too.
    pub clients: BTreeMap<ClientId, ClientState>,
    /// The seal that was set last.
    pub seal: Option<SealState>,
    pub destroyed: Vec<KeyId>,
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

/// Where an event stands: needed for the rows that it gives.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct EventContext {
    pub town: TownId,
    /// The key of its stream.
    pub key: KeyId,
    /// When it happened.
    pub at: Timestamp,
}

/// Why an event does not fit the state.
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
    /// Settings do not become JSON.
    #[error("{kind} holds settings that cannot be kept")]
    Unkeepable {
        /// The event's kind.
        kind: &'static str,
    },
}

/// Applies an event and gives the rows that it changes.
///
/// # Errors
///
/// [`TownFoldError`] if the event cannot follow this state; the state is then unchanged.
pub fn project(
    state: &mut TownState,
    at: EventContext,
    event: &TownEvent,
) -> Result<Vec<Change>, TownFoldError> {
    match event {
        TownEvent::TownCreated { slug, name, hosts, settings, .. } => {
            let row = TownRow {
                town: at.town,
                slug: slug.clone(),
                name: name.clone(),
                hosts: hosts.clone(),
                key: at.key,
                settings: keepable(event, settings)?,
            };
            Ok(put_town(state, row, settings))
        }
        TownEvent::SettingsChanged { name, hosts, settings, .. } => {
            let before = state.town.clone().ok_or_else(|| missing(event, "the town"))?;
            let row = TownRow {
                name: name.clone(),
                hosts: hosts.clone(),
                settings: keepable(event, settings)?,
                ..before
            };
            Ok(put_town(state, row, settings))
        }
        TownEvent::DepartmentSet { department, slug, name, contact, .. } => {
            let row = DepartmentRow {
                town: at.town,
                department: *department,
                slug: slug.clone(),
                name: name.clone(),
                contact: keepable(event, contact)?,
            };
            state.departments.insert(*department, row.clone());
            Ok(vec![Change::Directory(DirectoryChange::PutDepartment(row))])
        }
        TownEvent::KeyDestroyed { key, .. } => {
            state.destroyed.push(*key);
            Ok(vec![Change::Key(KeyChange::DestroyKey(*key))])
        }
        TownEvent::ClientAdded { .. }
        | TownEvent::ClientRevoked { .. }
        | TownEvent::SealSet { .. }
        | TownEvent::JobRevived { .. } => {
            remember(state, event);
            Ok(Vec::new())
        }
        _ => person(state, at, event),
    }
}

/// What an event tells that gives no row of its own.
fn remember(state: &mut TownState, event: &TownEvent) {
    match event {
        TownEvent::ClientAdded { client, name, service, expires_at, .. } => {
            let added = ClientState { name: name.clone(), service: *service, expires_at: *expires_at };
            state.clients.insert(*client, added);
        }
        TownEvent::ClientRevoked { client, .. } => {
            state.clients.remove(client);
        }
        TownEvent::SealSet { subject, qualified, .. } => {
            state.seal = Some(SealState { subject: subject.clone(), qualified: *qualified });
        }
        _ => {}
    }
}

fn put_town(state: &mut TownState, row: TownRow, settings: &Settings) -> Vec<Change> {
    state.settings = Some(settings.clone());
    state.town = Some(row.clone());
    vec![Change::Directory(DirectoryChange::PutTown(row))]
}

fn person(state: &mut TownState, at: EventContext, event: &TownEvent) -> Result<Vec<Change>, TownFoldError> {
    match event {
        TownEvent::PersonInvited { person, name, email, phone, .. } => {
            let row = StaffRow {
                town: at.town,
                person: *person,
                name: name.clone(),
                email: email.clone(),
                phone: phone.clone(),
                state: StaffState::Invited,
            };
            state.staff.insert(*person, row.clone());
            Ok(vec![Change::Directory(DirectoryChange::PutPerson(row))])
        }
        TownEvent::PersonJoined { person } => set_state(state, event, *person, StaffState::Active),
        TownEvent::PersonDisabled { person, .. } => {
            let mut changes = set_state(state, event, *person, StaffState::Disabled)?;
            changes.extend(everything_of(*person));
            Ok(changes)
        }
        TownEvent::RoleGranted { person, role, department, .. } => {
            let row = role_row(at, event, *person, role, *department)?;
            if !state.roles.contains(&row) {
                state.roles.push(row.clone());
            }
            Ok(vec![Change::Directory(DirectoryChange::PutRole(row))])
        }
        TownEvent::RoleRevoked { person, role, department, .. } => {
            let row = role_row(at, event, *person, role, *department)?;
            state.roles.retain(|held| *held != row);
            Ok(vec![Change::Directory(DirectoryChange::DeleteRole(row))])
        }
        _ => Ok(Vec::new()),
    }
}

/// What belongs to a person alone and goes with them: no event gives it back.
fn everything_of(person: StaffId) -> [Change; 4] {
    [
        SignInChange::EndSessionsOf { person, but: None }.into(),
        SignInChange::DeleteCredential(person).into(),
        DraftChange::DeleteDraftsOf(DraftOwner::Staff(person)).into(),
        DeskChange::DeleteSeenBy(person).into(),
    ]
}

fn set_state(
    state: &mut TownState,
    event: &TownEvent,
    person: StaffId,
    to: StaffState,
) -> Result<Vec<Change>, TownFoldError> {
    let row = state.staff.get_mut(&person).ok_or_else(|| missing(event, person))?;
    row.state = to;
    Ok(vec![Change::Directory(DirectoryChange::PutPerson(row.clone()))])
}

fn role_row(
    at: EventContext,
    event: &TownEvent,
    person: StaffId,
    name: &str,
    department: Option<DepartmentId>,
) -> Result<RoleRow, TownFoldError> {
    let role = Role::named(name, department);
    let role = role.map_err(|_no_role| missing(event, format!("the role «{name}»")))?;
    Ok(RoleRow { town: at.town, person, role })
}

fn missing(event: &TownEvent, what: impl std::fmt::Display) -> TownFoldError {
    TownFoldError::Missing { kind: event.kind(), what: what.to_string() }
}

fn keepable(event: &TownEvent, value: &impl serde::Serialize) -> Result<serde_json::Value, TownFoldError> {
    serde_json::to_value(value).map_err(|_lost| TownFoldError::Unkeepable { kind: event.kind() })
}
