//! A service's own stream as an aggregate: read it, decide, append the events and put the rows that they give.

use ids::{KeyId, ServiceId, TownId};
use jiff::Timestamp;
use kernel::{
    aggregate::{Aggregate, Consequences, History, read},
    commit::{Change, DirectoryChange},
    context::TownContext,
    error::UseCaseError,
    rows::{ServiceRow, StreamId},
    sealing::StreamPosition,
    transact::Plan,
};
use service::{ServiceEvent, ServiceFoldError, ServiceState};

use crate::services::rows::{revision_row, service_row};

/// A service's stream as far as it was read.
#[derive(Debug, Clone)]
pub struct ServiceFile {
    /// Whose stream it is.
    pub service: ServiceId,
    /// What it amounts to.
    pub state: ServiceState,
    /// The events themselves.
    pub history: History<ServiceEvent>,
}

/// What shall happen to a service.
pub type ServicePlan = Plan<ServiceFile>;

impl Aggregate for ServiceFile {
    type Event = ServiceEvent;
    type Command = ServiceEvent;

    fn fold(history: History<ServiceEvent>) -> Result<Self, UseCaseError> {
        let StreamId::Service(service) = history.position.stream else {
            return Err(UseCaseError::NotFound);
        };
        let mut state = ServiceState::default();
        for event in history.events() {
            state.fold(event).map_err(unfolded)?;
        }
        Ok(Self { service, state, history })
    }

    fn history(&self) -> &History<ServiceEvent> {
        &self.history
    }

    fn history_mut(&mut self) -> &mut History<ServiceEvent> {
        &mut self.history
    }

    /// What may happen is decided over the state; an event that was decided happens.
    fn handle(&self, _ctx: TownContext<'_>, event: ServiceEvent) -> Result<Vec<ServiceEvent>, UseCaseError> {
        Ok(vec![event])
    }

    fn apply(&mut self, events: &[ServiceEvent]) -> Result<(), UseCaseError> {
        events.iter().try_for_each(|event| self.state.fold(event)).map_err(unfolded)
    }

    fn consequences(
        &self,
        ctx: TownContext<'_>,
        before: &Self,
        events: &[ServiceEvent],
    ) -> Result<Consequences, UseCaseError> {
        let (town, service) = (ctx.town, self.service);
        let seq = before.history.position.seq + events.len() as u64;
        let row = service_row(town, service, &self.state, seq);
        let mut changes: Vec<Change> =
            row.map(|row| DirectoryChange::PutService(row).into()).into_iter().collect();
        for event in events {
            changes.extend(add_revision(town, service, event, ctx.now)?);
        }
        Ok(Consequences { changes, jobs: Vec::new() })
    }
}

impl ServiceFile {
    /// A service that is not there yet; its stream will be sealed under this key.
    pub(super) fn new(ctx: TownContext<'_>, service: ServiceId, key: KeyId) -> Self {
        let position = StreamPosition { town: ctx.town, stream: StreamId::Service(service), key, seq: 0 };
        Self { service, state: ServiceState::default(), history: History::new(position) }
    }
}

/// Reads and folds a service's stream.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is no such service in this town.
pub async fn read_service(ctx: TownContext<'_>, service: ServiceId) -> Result<ServiceFile, UseCaseError> {
    read(ctx, StreamId::Service(service)).await
}

/// What a service's stream gives, for the rebuild: the row of the service, and every revision.
pub(crate) async fn all_rows(
    ctx: TownContext<'_>,
    service: ServiceId,
) -> Result<(Option<ServiceRow>, Vec<Change>), UseCaseError> {
    let ServiceFile { state, history, .. } = read_service(ctx, service).await?;
    let mut revisions = Vec::new();
    for entry in history.entries.iter() {
        revisions.extend(add_revision(ctx.town, service, &entry.event, entry.at)?);
    }
    Ok((service_row(ctx.town, service, &state, history.position.seq), revisions))
}

fn add_revision(
    town: TownId,
    service: ServiceId,
    event: &ServiceEvent,
    at: Timestamp,
) -> Result<Option<Change>, UseCaseError> {
    let row = revision_row(town, service, event, at);
    let row = row.map_err(|error| UseCaseError::internal("keep a published pack", error))?;
    Ok(row.map(|row| DirectoryChange::AddRevision(row).into()))
}

fn unfolded(error: ServiceFoldError) -> UseCaseError {
    UseCaseError::internal("fold a service's event", error)
}
