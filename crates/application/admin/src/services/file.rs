//! A service's own stream as an aggregate: read it, decide, append the events and put the rows that they give.

use ids::{KeyId, ServiceId};
use kernel::{
    aggregate::{Aggregate, Consequences, History, read},
    commit::Change,
    context::TownContext,
    error::UseCaseError,
    rows::StreamId,
    sealing::StreamPosition,
    transact::Plan,
};
use service::{ServiceEvent, ServiceState};

use crate::services::{ServiceContext, project};

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
            state.fold(event).map_err(|error| UseCaseError::internal("fold a service's event", error))?;
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

    fn after(&self, _ctx: TownContext<'_>, events: &[ServiceEvent]) -> Result<Self, UseCaseError> {
        let mut after = self.clone();
        for event in events {
            let folded = after.state.fold(event);
            folded.map_err(|error| UseCaseError::internal("fold a service's event", error))?;
        }
        Ok(after)
    }

    fn consequences(
        &self,
        ctx: TownContext<'_>,
        before: &Self,
        events: &[ServiceEvent],
    ) -> Result<Consequences, UseCaseError> {
        let (mut state, mut changes) = (before.state.clone(), Vec::new());
        for (event, seq) in events.iter().zip(before.history.position.seq + 1..) {
            let at = ServiceContext { town: ctx.town, service: self.service, seq, at: ctx.now };
            changes.extend(rows_after(&mut state, at, event)?);
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

/// The rows that each event of a service has given, in their order; for the rebuild.
pub(crate) async fn rows_of(ctx: TownContext<'_>, service: ServiceId) -> Result<Vec<Change>, UseCaseError> {
    let file = read_service(ctx, service).await?;
    let (mut state, mut rows) = (ServiceState::default(), Vec::new());
    for entry in file.history.entries.iter() {
        let at = ServiceContext { town: ctx.town, service, seq: entry.number, at: entry.at };
        rows.extend(rows_after(&mut state, at, &entry.event)?);
    }
    Ok(rows)
}

fn rows_after(
    state: &mut ServiceState,
    at: ServiceContext,
    event: &ServiceEvent,
) -> Result<Vec<Change>, UseCaseError> {
    project(state, at, event).map_err(|error| UseCaseError::internal("project a service's event", error))
}
