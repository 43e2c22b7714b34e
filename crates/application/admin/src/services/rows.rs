//! The rows that a service's state and events give.
//!
//! A change of a service puts its row and adds the revision of each new event; the rebuild those of all events.

use ids::{ServiceId, TownId};
use jiff::Timestamp;
use kernel::rows::{RevisionRow, ServiceRow};
use service::{ServiceEvent, ServiceState};

/// The row of a service that has ever been published; `seq` is the number of the last event that led to this state.
pub(super) fn service_row(
    town: TownId,
    service: ServiceId,
    state: &ServiceState,
    seq: u64,
) -> Option<ServiceRow> {
    let newest = state.newest()?;
    let (slug, department) = (newest.key.clone(), newest.department);
    let revision = state.offered().map(|offered| offered.number);
    Some(ServiceRow { town, service, slug, department, revision, seq })
}

/// The row of the revision that an event publishes, if it does; `at` is when it happened.
///
/// # Errors
///
/// If what was published does not become JSON.
pub(super) fn revision_row(
    town: TownId,
    service: ServiceId,
    event: &ServiceEvent,
    at: Timestamp,
) -> Result<Option<RevisionRow>, serde_json::Error> {
    match event {
        ServiceEvent::RevisionPublished { revision, content, .. } => Ok(Some(RevisionRow {
            town,
            service,
            revision: *revision,
            hash: content.hash(),
            content: serde_json::to_value(content)?,
            published_at: at,
        })),
        ServiceEvent::ServiceWithdrawn { .. } => Ok(None),
    }
}
