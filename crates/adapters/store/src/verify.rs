//! Verifying: every chain and every checkpoint is walked; no data key is needed.

use std::fmt;

use ids::{TownId, Uuid};
use kernel::rows::{Finding, StoredEvent, StreamId, StreamKind, Verification};

use crate::{
    CheckpointKey,
    chain::{Link, NOTHING},
    columns::microseconds,
    db::{Tx, all},
    failure::Failure,
    journal,
};

mod checkpoints;

/// More findings than this say nothing new.
const FINDINGS_MAX: usize = 1_000;

const TOWNS: &str = "-- towns that have anything to verify
SELECT town_id FROM town_key
UNION
SELECT town_id FROM head
UNION
SELECT town_id FROM journal
UNION
SELECT town_id FROM checkpoint
ORDER BY town_id";

const STREAMS: &str = "-- streams of a town, with and without head, and what tells what they are about
SELECT
    known.stream_id,
    head.kind,
    journal.kind
FROM (
    SELECT stream_id FROM head WHERE town_id = $1
    UNION
    SELECT stream_id FROM journal WHERE town_id = $1
) AS known
LEFT JOIN head
    ON head.town_id = $1
    AND head.stream_id = known.stream_id
LEFT JOIN journal
    ON journal.town_id = $1
    AND journal.stream_id = known.stream_id
    AND journal.seq = 1
ORDER BY known.stream_id";

/// A stream as it is walked, damaged or not.
#[derive(Clone, Copy)]
struct Walked {
    id: Uuid,
    /// What it is about, as its head says or else its first event; none where nobody can tell any more.
    kind: Option<StreamKind>,
}

impl Walked {
    /// A stream of which its head says this, and its first event that.
    fn told(id: Uuid, head: Option<&str>, first_event: Option<&str>) -> Self {
        let kind = head.and_then(StreamKind::of_name);
        Self { id, kind: kind.or_else(|| first_event.and_then(StreamKind::begun_by)) }
    }

    /// What to read. A chain binds the id alone, so that one that nobody can name is walked like any other.
    fn stream(self) -> StreamId {
        self.kind.unwrap_or(StreamKind::Case).stream(self.id)
    }
}

impl fmt::Display for Walked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Some(kind) => kind.stream(self.id).fmt(f),
            None => write!(f, "stream:{}", self.id),
        }
    }
}

/// Walks everything that a snapshot shows.
pub(crate) async fn everything(tx: &mut Tx<'_>, key: &CheckpointKey) -> Result<Verification, Failure> {
    let mut seen = Verification::default();
    let nowhere = TownId::from_uuid(Uuid::nil());
    let towns: Result<Vec<(Uuid,)>, sqlx::Error> = all!(tx, TOWNS);
    let Some(towns) = found(&mut seen, nowhere, &"database", towns.map_err(Failure::from))? else {
        return Ok(seen);
    };
    for (town,) in towns {
        let town = TownId::from_uuid(town);
        seen.towns += 1;
        let walked = one_town(tx, town, key, &mut seen).await;
        found(&mut seen, town, &"database", walked)?;
    }
    Ok(seen)
}

/// Walks one chain.
pub(crate) async fn stream(tx: &mut Tx<'_>, town: TownId, stream: StreamId) -> Result<Vec<Finding>, Failure> {
    let mut seen = Verification::default();
    let walked = Walked { id: stream.as_uuid(), kind: Some(stream.kind()) };
    one_stream(tx, town, walked, &mut seen).await?;
    Ok(seen.broken)
}

/// What was read; damage becomes a finding and gives nothing.
fn found<T>(
    seen: &mut Verification,
    town: TownId,
    stream: &dyn std::fmt::Display,
    read: Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(failure) => match failure.damage() {
            Some(reason) => {
                broken(seen, town, stream, 0, &reason);
                Ok(None)
            }
            None => Err(failure),
        },
    }
}

async fn one_town(
    tx: &mut Tx<'_>,
    town: TownId,
    key: &CheckpointKey,
    seen: &mut Verification,
) -> Result<(), Failure> {
    let streams: Vec<(Uuid, Option<String>, Option<String>)> = all!(tx, STREAMS, town.as_uuid())?;
    for (id, head, first_event) in streams {
        let walked = Walked::told(id, head.as_deref(), first_event.as_deref());
        if let Some(kind) = walked.kind {
            *seen.streams.entry(kind).or_default() += 1;
        }
        one_stream(tx, town, walked, seen).await?;
    }
    checkpoints::walk(tx, town, key, seen).await
}

fn broken(seen: &mut Verification, town: TownId, stream: &dyn std::fmt::Display, seq: u64, reason: &str) {
    if seen.broken.len() < FINDINGS_MAX {
        seen.broken.push(Finding { town, stream: stream.to_string(), seq, reason: reason.to_owned() });
    }
}

async fn one_stream(
    tx: &mut Tx<'_>,
    town: TownId,
    walked: Walked,
    seen: &mut Verification,
) -> Result<(), Failure> {
    let events = journal::events(tx, town, walked.stream(), 0).await;
    let Some(events) = found(seen, town, &walked, events)? else { return Ok(()) };
    seen.events += events.len() as u64;
    let last = chain(walked, &events, seen);
    let head = journal::head(tx, town, walked.stream()).await;
    let Some(head) = found(seen, town, &walked, head)? else { return Ok(()) };
    match (head, last) {
        (None, Some((seq, _))) => broken(seen, town, &walked, seq, "the stream has no head"),
        (Some(head), None) => broken(seen, town, &walked, head.seq, "the stream has a head and no events"),
        (Some(head), Some((seq, _))) if head.seq != seq => {
            broken(seen, town, &walked, head.seq, &format!("the head is not the last event, which is {seq}"));
        }
        (Some(head), Some((seq, hash))) if head.hash != hash => {
            broken(seen, town, &walked, seq, "the head has another hash than the last event");
        }
        _ => {}
    }
    if let (Some(head), Some(first)) = (head, events.first().filter(|event| event.seq == 1)) {
        about(town, walked, (head.stream.kind(), &first.kind), seen);
    }
    Ok(())
}

/// Compares what the head says the stream is about with the stream's first event. The column is no part of the chain, the
/// event is.
fn about(town: TownId, walked: Walked, said: (StreamKind, &str), seen: &mut Verification) {
    let (kind, first) = said;
    if !kind.first_events().contains(&first) {
        let reason = format!("the head says «{}», which does not begin with «{first}»", kind.name());
        broken(seen, town, &walked, 1, &reason);
    }
}

/// Walks one chain; gives number and hash of its last event. After a break it goes on from the hash as it stands, so that
/// one change is one finding.
fn chain(walked: Walked, events: &[StoredEvent], seen: &mut Verification) -> Option<(u64, [u8; 32])> {
    let (mut seq, mut previous) = (0, NOTHING);
    for event in events {
        if event.seq != seq + 1 {
            let reason = format!("events {} to {} are missing", seq + 1, event.seq - 1);
            broken(seen, event.town, &walked, event.seq, &reason);
        } else if link(event).hash(&previous) != event.hash {
            let reason = "the hash does not fit the event and the hash before";
            broken(seen, event.town, &walked, event.seq, reason);
        }
        (seq, previous) = (event.seq, event.hash);
    }
    events.last().map(|event| (event.seq, event.hash))
}

fn link(event: &StoredEvent) -> Link<'_> {
    Link {
        town: event.town,
        stream: event.stream,
        seq: event.seq,
        kind: &event.kind,
        version: event.version,
        at_us: microseconds(event.at),
        command: event.command,
        key: event.key,
        sealed: &event.sealed,
    }
}
