//! Aggregates: what a stream amounts to, read as a whole and changed as a whole.

use std::sync::Arc;

use jiff::Timestamp;
use versions::EventFormat;

use crate::{
    commit::{Appended, Change},
    context::TownContext,
    error::UseCaseError,
    rows::{NewJob, StreamId},
    sealing::{StreamPosition, open_events},
};

/// What the events of a stream amount to, and what may be done to it.
pub trait Aggregate: Clone + Send + Sync {
    /// What its stream consists of.
    type Event: EventFormat + Clone + Send + Sync;
    /// What it can be asked to do.
    type Command: Send + Sync;

    /// Folds a stream from its first event on.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Internal`] if the events do not fit each other.
    fn fold(history: History<Self::Event>) -> Result<Self, UseCaseError>;

    /// What it was folded from.
    fn history(&self) -> &History<Self::Event>;

    /// The same, to be extended by what was committed.
    fn history_mut(&mut self) -> &mut History<Self::Event>;

    /// The events by which it does what it is asked.
    ///
    /// # Errors
    ///
    /// What its rules refuse.
    fn handle(&self, ctx: TownContext<'_>, command: Self::Command) -> Result<Vec<Self::Event>, UseCaseError>;

    /// Takes new events in; its history is that of before.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Internal`] if they do not fit; it is then not to be used any more.
    fn apply(&mut self, events: &[Self::Event]) -> Result<(), UseCaseError>;

    /// The rows and jobs that follow from new events; `self` is the state after them, so that nothing is folded again.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Internal`] if they do not fit.
    fn consequences(
        &self,
        ctx: TownContext<'_>,
        before: &Self,
        events: &[Self::Event],
    ) -> Result<Consequences, UseCaseError>;
}

/// What follows from events beside themselves.
#[derive(Debug, Default)]
pub struct Consequences {
    /// Rows of registers.
    pub changes: Vec<Change>,
    /// Work for later.
    pub jobs: Vec<NewJob>,
}

/// A stream as far as it was read.
#[derive(Debug, Clone)]
pub struct History<E> {
    /// Where it ends.
    pub position: StreamPosition,
    /// All of it, in order; empty for a stream that is yet to begin.
    pub entries: Arc<Vec<JournalEntry<E>>>,
}

/// An event with its place in the journal.
#[derive(Debug, Clone)]
pub struct JournalEntry<E> {
    /// Its number in the stream, from 1.
    pub number: u64,
    /// When it was committed.
    pub at: Timestamp,
    /// Its hash in the chain, SHA-256.
    pub hash: [u8; 32],
    /// What happened.
    pub event: E,
}

impl<E> History<E> {
    /// A stream that is yet to begin: its first event will be number 1, sealed under the key of `position`.
    #[must_use]
    pub fn new(position: StreamPosition) -> Self {
        Self { position, entries: Arc::new(Vec::new()) }
    }

    /// The hash of the last event: the head of the chain.
    #[must_use]
    pub fn head(&self) -> [u8; 32] {
        self.entries.last().map_or([0; 32], |last| last.hash)
    }

    /// The events without their places.
    pub fn events(&self) -> impl Iterator<Item = &E> {
        self.entries.iter().map(|entry| &entry.event)
    }
}

impl<E: Clone> History<E> {
    /// With the events that were just appended.
    pub(crate) fn extend(&mut self, at: Timestamp, events: Vec<E>, appended: &Appended) {
        let numbers = self.position.seq + 1..;
        let placed = numbers.zip(&appended.hashes).zip(events);
        let entries = placed.map(|((number, hash), event)| JournalEntry { number, at, hash: *hash, event });
        Arc::make_mut(&mut self.entries).extend(entries);
        self.position.seq = appended.head().seq;
    }
}

/// Reads and folds a stream. Whether the reader may is the caller's to ask.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is none in this town, [`UseCaseError::Deleted`] if its key was destroyed.
pub async fn read<A: Aggregate>(ctx: TownContext<'_>, stream: StreamId) -> Result<A, UseCaseError> {
    let stored = ctx.ports.store.events(ctx.town, stream, 0).await?;
    let last = stored.last().ok_or(UseCaseError::NotFound)?;
    let position = StreamPosition { town: ctx.town, stream, key: last.key, seq: last.seq };
    let events = open_events::<A::Event>(&*ctx.ports.keyring, &stored).await?;
    let entries = stored.into_iter().zip(events).map(|(row, event)| JournalEntry {
        number: row.seq,
        at: row.at,
        hash: row.hash,
        event,
    });
    A::fold(History { position, entries: Arc::new(entries.collect()) })
}
