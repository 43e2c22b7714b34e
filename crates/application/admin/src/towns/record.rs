//! Writing to a town's own stream: read it, decide, append the events and put the rows that they give.

use ids::{CommandId, KeyId};
use kernel::{
    commit::{Change, Commit, Committed},
    context::TownContext,
    error::UseCaseError,
    retry::retry_on_conflict,
    rows::{NewJob, StreamId},
    sealing::{StreamPosition, open_events, seal_answer, seal_events},
};
use town::TownEvent;

use crate::towns::{EventContext, TownState, project};

/// What a decision over a town's stream comes to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The events to append; none means that there is nothing to change.
    pub events: Vec<TownEvent>,
    /// Rows that no event gives: passwords, tokens, invitations.
    pub changes: Vec<Change>,
    /// Work for later.
    pub jobs: Vec<NewJob>,
}

impl Outcome {
    /// One event and nothing else.
    #[must_use]
    pub fn of(event: TownEvent) -> Self {
        Self { events: vec![event], ..Self::default() }
    }
}

/// A town's stream as far as it was read.
#[derive(Debug, Clone)]
pub struct TownFile {
    /// What it amounts to.
    pub state: TownState,
    /// Where it ends.
    pub end: StreamPosition,
}

/// Reads and folds the town's stream.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is no such town.
pub async fn read_town(ctx: TownContext<'_>) -> Result<TownFile, UseCaseError> {
    let stream = StreamId::Town(ctx.town);
    let stored = ctx.ports.store.events(ctx.town, stream, 0).await?;
    let key = stored.first().map(|event| event.key).ok_or(UseCaseError::NotFound)?;
    let seq = stored.last().map_or(0, |event| event.seq);
    let events = open_events::<TownEvent>(&*ctx.ports.keyring, &stored).await?;
    let mut state = TownState::default();
    for (row, event) in stored.iter().zip(&events) {
        fold(&mut state, EventContext { town: ctx.town, key, at: row.at }, event)?;
    }
    Ok(TownFile { state, end: StreamPosition { town: ctx.town, stream, key, seq } })
}

/// Reads the stream, lets `decide` choose, and commits what it chose; again, up to three times, if somebody was first.
///
/// # Errors
///
/// What `decide` refuses; [`UseCaseError::Conflict`] after three lost races.
pub async fn record(
    ctx: TownContext<'_>,
    command: CommandId,
    name: &'static str,
    decide: impl Fn(&TownState) -> Result<Outcome, UseCaseError> + Send + Sync,
) -> Result<TownState, UseCaseError> {
    retry_on_conflict!(record_once(ctx, command, name, &decide))
}

async fn record_once(
    ctx: TownContext<'_>,
    command: CommandId,
    name: &'static str,
    decide: &(impl Fn(&TownState) -> Result<Outcome, UseCaseError> + Send + Sync),
) -> Result<TownState, UseCaseError> {
    let TownFile { mut state, end } = read_town(ctx).await?;
    let outcome = decide(&state)?;
    if outcome.events.is_empty() && outcome.changes.is_empty() {
        return Ok(state);
    }
    let mut commit = commit_of(ctx, end.key, command, name).await?;
    commit.jobs = outcome.jobs;
    for event in &outcome.events {
        commit.changes.extend(fold(
            &mut state,
            EventContext { town: ctx.town, key: end.key, at: ctx.now },
            event,
        )?);
    }
    commit.changes.extend(outcome.changes);
    if !outcome.events.is_empty() {
        commit.appends.push(seal_events(&*ctx.ports.keyring, end, &outcome.events).await?);
    }
    match ctx.ports.store.commit(commit).await? {
        Committed::Applied(_) => Ok(state),
        Committed::Repeated(_) => Ok(read_town(ctx).await?.state),
    }
}

async fn commit_of(
    ctx: TownContext<'_>,
    key: KeyId,
    command: CommandId,
    name: &'static str,
) -> Result<Commit, UseCaseError> {
    let answered = seal_answer(&*ctx.ports.keyring, ctx.town, key, command, &()).await?;
    Ok(Commit::named(name, ctx.town, ctx.now).answering(answered))
}

fn fold(state: &mut TownState, at: EventContext, event: &TownEvent) -> Result<Vec<Change>, UseCaseError> {
    project(state, at, event).map_err(|error| UseCaseError::internal("fold a town's event", error))
}
