//! The rows that a town's state and events give.
//!
//! A change of a town puts those that its new events touch; the rebuild puts all of them.

use access::{BadRole, Role};
use ids::{DepartmentId, StaffId, TownId};
use kernel::{
    commit::{Change, DeskChange, DirectoryChange, DraftChange, KeyChange, SignInChange},
    rows::{DepartmentRow, DraftOwner, RoleRow, SessionSubject, StaffRow, TownRow},
    sealing::StreamPosition,
};
use town::{
    ClientEvent, Department, DepartmentEvent, OperationEvent, SettingsEvent, StaffEvent, StaffMember, Town,
    TownEvent, TownState,
};

/// Why an event gives no rows.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TownRowsError {
    /// The state was not made from this event.
    #[error("{0} is not in the state of the town")]
    Missing(String),
    /// A role that the fold has taken is none here.
    #[error(transparent)]
    BadRole(#[from] BadRole),
    /// Settings or a contact do not become JSON.
    #[error("settings or a contact cannot be kept")]
    Unkeepable(#[from] serde_json::Error),
}

/// The rows that an event changes; `state` is that after it.
///
/// # Errors
///
/// [`TownRowsError`] if the state was made from other events, or holds what cannot be kept.
pub(crate) fn rows_of(
    stream: StreamPosition,
    state: &TownState,
    event: &TownEvent,
) -> Result<Vec<Change>, TownRowsError> {
    match event {
        TownEvent::Settings(event) => of_settings(stream, state, event),
        TownEvent::Department(event) => of_department(stream.town, state, event),
        TownEvent::Staff(event) => of_staff(stream.town, state, event),
        // The row of a client holds the digest of its token, which no event tells.
        TownEvent::Client(ClientEvent::ClientAdded { .. } | ClientEvent::ClientRevoked { .. }) => {
            Ok(Vec::new())
        }
        TownEvent::Operation(event) => Ok(of_operation(event)),
    }
}

/// All rows of a town, in the order in which they must be put.
///
/// # Errors
///
/// [`TownRowsError`] if there is no town, or its state holds what cannot be kept.
pub(crate) fn all_rows(stream: StreamPosition, state: &TownState) -> Result<Vec<Change>, TownRowsError> {
    let mut rows = vec![put_town(stream, state)?];
    for (id, department) in &state.departments {
        rows.push(put_department(stream.town, *id, department)?);
    }
    rows.extend(state.staff.iter().map(|(id, member)| put_person(stream.town, *id, member)));
    let held =
        state.roles.iter().map(|(person, role)| RoleRow { town: stream.town, person: *person, role: *role });
    rows.extend(held.map(|row| DirectoryChange::PutRole(row).into()));
    Ok(rows)
}

fn of_settings(
    stream: StreamPosition,
    state: &TownState,
    event: &SettingsEvent,
) -> Result<Vec<Change>, TownRowsError> {
    match event {
        SettingsEvent::TownCreated { .. } | SettingsEvent::SettingsChanged { .. } => {
            Ok(vec![put_town(stream, state)?])
        }
        // The seal itself lies in files; the event says which one it was.
        SettingsEvent::SealSet { .. } => Ok(Vec::new()),
    }
}

fn of_department(
    town: TownId,
    state: &TownState,
    event: &DepartmentEvent,
) -> Result<Vec<Change>, TownRowsError> {
    match event {
        DepartmentEvent::DepartmentSet { department: id, .. } => {
            let department = state.departments.get(id).ok_or_else(|| missing(id))?;
            Ok(vec![put_department(town, *id, department)?])
        }
    }
}

fn of_staff(town: TownId, state: &TownState, event: &StaffEvent) -> Result<Vec<Change>, TownRowsError> {
    let member = |person: StaffId| {
        let member = state.staff.get(&person).ok_or_else(|| missing(person))?;
        Ok::<_, TownRowsError>(put_person(town, person, member))
    };
    match event {
        StaffEvent::PersonInvited { person, .. } | StaffEvent::PersonJoined { person } => {
            Ok(vec![member(*person)?])
        }
        StaffEvent::PersonDisabled { person, .. } => {
            let mut rows = vec![member(*person)?];
            rows.extend(everything_of(*person));
            Ok(rows)
        }
        // The password stands in a row that no event gives.
        StaffEvent::PasswordReset { .. } => Ok(Vec::new()),
        StaffEvent::RoleGranted { person, role, department, .. } => {
            let role = Role::named(role, *department)?;
            Ok(vec![DirectoryChange::PutRole(RoleRow { town, person: *person, role }).into()])
        }
        StaffEvent::RoleRevoked { person, role, department, .. } => {
            let role = Role::named(role, *department)?;
            Ok(vec![DirectoryChange::DeleteRole(RoleRow { town, person: *person, role }).into()])
        }
    }
}

fn of_operation(event: &OperationEvent) -> Vec<Change> {
    match event {
        OperationEvent::KeyDestroyed { key, .. } => vec![KeyChange::DestroyKey(*key).into()],
        // The job is back in the queue already when the event says so.
        OperationEvent::JobRevived { .. } => Vec::new(),
    }
}

/// What belongs to a person alone and goes with them: no event gives it back.
fn everything_of(person: StaffId) -> [Change; 4] {
    [
        SignInChange::EndSessions { of: SessionSubject::Person(person), but: None }.into(),
        SignInChange::DeleteCredential(person).into(),
        DraftChange::DeleteDraftsOf(DraftOwner::Staff(person)).into(),
        DeskChange::DeleteSeenBy(person).into(),
    ]
}

fn put_town(stream: StreamPosition, state: &TownState) -> Result<Change, TownRowsError> {
    let Town { slug, name, hosts, settings } = state.town.as_ref().ok_or_else(|| missing("the town"))?;
    let row = TownRow {
        town: stream.town,
        slug: slug.clone(),
        name: name.clone(),
        hosts: hosts.clone(),
        key: stream.key,
        settings: serde_json::to_value(settings)?,
    };
    Ok(DirectoryChange::PutTown(row).into())
}

fn put_department(town: TownId, id: DepartmentId, department: &Department) -> Result<Change, TownRowsError> {
    let Department { slug, name, contact } = department;
    let row = DepartmentRow {
        town,
        department: id,
        slug: slug.clone(),
        name: name.clone(),
        contact: serde_json::to_value(contact)?,
    };
    Ok(DirectoryChange::PutDepartment(row).into())
}

fn put_person(town: TownId, person: StaffId, member: &StaffMember) -> Change {
    let StaffMember { name, email, phone, state } = member.clone();
    DirectoryChange::PutPerson(StaffRow { town, person, name, email, phone, state }).into()
}

fn missing(what: impl ToString) -> TownRowsError {
    TownRowsError::Missing(what.to_string())
}
