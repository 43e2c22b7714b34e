//! A town's own stream as an aggregate: read it, decide, append the events and put the rows that they give.

use kernel::{
    aggregate::{Aggregate, Consequences, History, read},
    commands::Intent,
    commit::Change,
    context::TownContext,
    error::UseCaseError,
    rows::StreamId,
    sealing::StreamPosition,
    transact::{Plan, transact},
};
use town::{TownEvent, TownFoldError, TownState};

use crate::towns::rows::rows_of;

/// A town's stream as far as it was read.
#[derive(Debug, Clone)]
pub struct TownFile {
    /// What it amounts to.
    pub state: TownState,
    /// The events themselves.
    pub history: History<TownEvent>,
}

/// What shall happen to a town: the events to append, and what no event gives: passwords, tokens, invitations, work for later.
pub type TownPlan = Plan<TownFile>;

impl Aggregate for TownFile {
    type Event = TownEvent;
    type Command = TownEvent;

    fn fold(history: History<TownEvent>) -> Result<Self, UseCaseError> {
        let mut state = TownState::default();
        for event in history.events() {
            state.fold(event).map_err(unfolded)?;
        }
        Ok(Self { state, history })
    }

    fn history(&self) -> &History<TownEvent> {
        &self.history
    }

    fn history_mut(&mut self) -> &mut History<TownEvent> {
        &mut self.history
    }

    /// What may happen is decided over the state; an event that was decided happens.
    fn handle(&self, _ctx: TownContext<'_>, event: TownEvent) -> Result<Vec<TownEvent>, UseCaseError> {
        Ok(vec![event])
    }

    fn apply(&mut self, events: &[TownEvent]) -> Result<(), UseCaseError> {
        events.iter().try_for_each(|event| self.state.fold(event)).map_err(unfolded)
    }

    fn consequences(
        &self,
        _ctx: TownContext<'_>,
        _before: &Self,
        events: &[TownEvent],
    ) -> Result<Consequences, UseCaseError> {
        let mut changes = Vec::new();
        for event in events {
            changes.extend(rows_after(self.history.position, &self.state, event)?);
        }
        Ok(Consequences { changes, jobs: Vec::new() })
    }
}

/// Reads and folds the town's stream.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is no such town.
pub async fn read_town(ctx: TownContext<'_>) -> Result<TownFile, UseCaseError> {
    read(ctx, StreamId::Town(ctx.town)).await
}

/// Reads the stream, lets `decide` choose, and commits what it chose; again if somebody was first.
///
/// # Errors
///
/// What `decide` refuses; [`UseCaseError::Conflict`] after the last lost race.
pub async fn record(
    ctx: TownContext<'_>,
    intent: Intent,
    decide: impl Fn(&TownState) -> Result<TownPlan, UseCaseError> + Send + Sync,
) -> Result<TownState, UseCaseError> {
    let authorize = |_: &TownFile| Ok(());
    let file = transact(ctx, intent, StreamId::Town(ctx.town), authorize, |file, ()| decide(&file.state));
    Ok(file.await?.state)
}

/// The rows that an event of a town changes; `state` is that after it.
pub(super) fn rows_after(
    stream: StreamPosition,
    state: &TownState,
    event: &TownEvent,
) -> Result<Vec<Change>, UseCaseError> {
    rows_of(stream, state, event)
        .map_err(|error| UseCaseError::internal("make the rows of a town's event", error))
}

pub(super) fn unfolded(error: TownFoldError) -> UseCaseError {
    UseCaseError::internal("fold a town's event", error)
}
