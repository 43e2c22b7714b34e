//! The rows that a service's events give.
//!
//! The same serves every change of a service (its last event gives the rows to put) and the rebuild (all events do).

use ids::{ServiceId, TownId};
use jiff::Timestamp;
use kernel::{
    commit::{Change, DirectoryChange},
    rows::{RevisionRow, ServiceRow},
};
use service::{ServiceEvent, ServiceFoldError, ServiceState};

/// Where an event stands: needed for the rows that it gives.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ServiceContext {
    pub town: TownId,
    pub service: ServiceId,
    /// The number of the event in the service's stream.
    pub seq: u64,
    /// When it happened.
    pub at: Timestamp,
}

/// Why an event gives no rows.
#[derive(Debug, thiserror::Error)]
pub enum ServiceRowsError {
    /// It cannot follow the events before it.
    #[error(transparent)]
    Fold(#[from] ServiceFoldError),
    /// What was published does not become JSON.
    #[error("a published pack cannot be kept")]
    Unkeepable(#[source] serde_json::Error),
}

/// Applies an event and gives the rows that it changes.
///
/// # Errors
///
/// [`ServiceRowsError`] if the event cannot follow this state or holds what cannot be kept.
pub fn project(
    state: &mut ServiceState,
    at: ServiceContext,
    event: &ServiceEvent,
) -> Result<Vec<Change>, ServiceRowsError> {
    state.fold(event)?;
    let mut rows = Vec::new();
    rows.extend(service_row(state, at).map(|row| Change::Directory(DirectoryChange::PutService(row))));
    if let ServiceEvent::RevisionPublished { revision, content, .. } = event {
        let row = RevisionRow {
            town: at.town,
            service: at.service,
            revision: *revision,
            hash: content.hash(),
            content: serde_json::to_value(content).map_err(ServiceRowsError::Unkeepable)?,
            published_at: at.at,
        };
        rows.push(Change::Directory(DirectoryChange::AddRevision(row)));
    }
    Ok(rows)
}

/// The row of a service that has ever been published.
fn service_row(state: &ServiceState, at: ServiceContext) -> Option<ServiceRow> {
    let newest = state.newest()?;
    Some(ServiceRow {
        town: at.town,
        service: at.service,
        slug: newest.key.clone(),
        department: newest.department,
        revision: state.offered().map(|offered| offered.number),
        seq: at.seq,
    })
}
