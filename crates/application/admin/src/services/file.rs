//! Writing to a service's own stream: read it, decide, append the event and put the rows that it gives.

use ids::{CommandId, KeyId, ServiceId};
use kernel::{
    commit::{Change, Commit, Committed},
    context::TownContext,
    error::UseCaseError,
    rows::{StoredEvent, StreamId},
    sealing::{StreamPosition, open_events, seal_answer, seal_events},
};
use service::{ServiceEvent, ServiceState};

use crate::services::{ServiceContext, project};

/// A service's stream as far as it was read.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ServiceFile {
    pub service: ServiceId,
    /// What it amounts to.
    pub state: ServiceState,
    /// Where it ends.
    pub end: StreamPosition,
}

/// Reads and folds a service's stream.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is no such service in this town.
pub async fn read_service(ctx: TownContext<'_>, service: ServiceId) -> Result<ServiceFile, UseCaseError> {
    let (stored, events) = events_of(ctx, service).await?;
    let last = stored.last().ok_or(UseCaseError::NotFound)?;
    let end = StreamPosition { town: ctx.town, stream: last.stream, key: last.key, seq: last.seq };
    let mut state = ServiceState::default();
    for event in &events {
        state.fold(event).map_err(|error| UseCaseError::internal("fold a service's event", error))?;
    }
    Ok(ServiceFile { service, state, end })
}

/// The rows that each event of a service has given, in their order; for the rebuild.
pub(crate) async fn rows_of(ctx: TownContext<'_>, service: ServiceId) -> Result<Vec<Change>, UseCaseError> {
    let (stored, events) = events_of(ctx, service).await?;
    let mut state = ServiceState::default();
    let mut rows = Vec::new();
    for (row, event) in stored.iter().zip(&events) {
        let at = ServiceContext { town: ctx.town, service, seq: row.seq, at: row.at };
        rows.extend(rows_after(&mut state, at, event)?);
    }
    Ok(rows)
}

async fn events_of(
    ctx: TownContext<'_>,
    service: ServiceId,
) -> Result<(Vec<StoredEvent>, Vec<ServiceEvent>), UseCaseError> {
    let stored = ctx.ports.store.events(ctx.town, StreamId::Service(service), 0).await?;
    let events = open_events(&*ctx.ports.keyring, &stored).await?;
    Ok((stored, events))
}

fn rows_after(
    state: &mut ServiceState,
    at: ServiceContext,
    event: &ServiceEvent,
) -> Result<Vec<Change>, UseCaseError> {
    project(state, at, event).map_err(|error| UseCaseError::internal("project a service's event", error))
}

impl ServiceFile {
    /// A service that is not there yet; its stream will be sealed under this key.
    pub(super) fn new(ctx: TownContext<'_>, service: ServiceId, key: KeyId) -> Self {
        let end = StreamPosition { town: ctx.town, stream: StreamId::Service(service), key, seq: 0 };
        Self { service, state: ServiceState::default(), end }
    }

    /// Commits an event with the rows that it gives; `changes` come before them.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Conflict`] if somebody else was first, or if the service was new and the command is a repeat.
    pub(super) async fn record(
        mut self,
        ctx: TownContext<'_>,
        (command, name): (CommandId, &'static str),
        event: ServiceEvent,
        mut changes: Vec<Change>,
    ) -> Result<Self, UseCaseError> {
        let keyring = &*ctx.ports.keyring;
        let seq = self.end.seq + 1;
        let at = ServiceContext { town: ctx.town, service: self.service, seq, at: ctx.now };
        changes.extend(rows_after(&mut self.state, at, &event)?);
        let answered = seal_answer(keyring, ctx.town, self.end.key, command, &()).await?;
        let append = seal_events(keyring, self.end, &[event]).await?;
        let mut commit = Commit::named(name, ctx.town, ctx.now).answering(answered).append(append);
        commit.changes = changes;
        match ctx.ports.store.commit(commit).await? {
            Committed::Applied(_) => Ok(Self { end: StreamPosition { seq, ..self.end }, ..self }),
            // It went into a stream that this one does not know of: whoever asked reads again.
            Committed::Repeated(_) if self.end.seq == 0 => {
                Err(UseCaseError::Conflict { what: self.end.stream.to_string() })
            }
            Committed::Repeated(_) => read_service(ctx, self.service).await,
        }
    }
}
