//! A town's own stream as an aggregate: read it, decide, append the events and put the rows that they give.

use kernel::{
    aggregate::{Aggregate, Consequences, History, read},
    commands::Intent,
    commit::Change,
    context::TownContext,
    error::UseCaseError,
    rows::StreamId,
    transact::{Plan, transact},
};
use town::TownEvent;

use crate::towns::{EventContext, TownState, project};

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
        let (town, key) = (history.position.town, history.position.key);
        for entry in history.entries.iter() {
            applied(&mut state, EventContext { town, key, at: entry.at }, &entry.event)?;
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

    fn after(&self, ctx: TownContext<'_>, events: &[TownEvent]) -> Result<Self, UseCaseError> {
        let mut after = self.clone();
        for event in events {
            applied(&mut after.state, self.standing(ctx), event)?;
        }
        Ok(after)
    }

    fn consequences(
        &self,
        ctx: TownContext<'_>,
        before: &Self,
        events: &[TownEvent],
    ) -> Result<Consequences, UseCaseError> {
        let (mut state, mut changes) = (before.state.clone(), Vec::new());
        for event in events {
            changes.extend(applied(&mut state, self.standing(ctx), event)?);
        }
        Ok(Consequences { changes, jobs: Vec::new() })
    }
}

impl TownFile {
    const fn standing(&self, ctx: TownContext<'_>) -> EventContext {
        EventContext { town: ctx.town, key: self.history.position.key, at: ctx.now }
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

fn applied(state: &mut TownState, at: EventContext, event: &TownEvent) -> Result<Vec<Change>, UseCaseError> {
    project(state, at, event).map_err(|error| UseCaseError::internal("fold a town's event", error))
}
