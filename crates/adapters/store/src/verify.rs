//! Verifying: every chain and every checkpoint is walked; no data key is needed.

use std::collections::BTreeMap;

use ids::{TownId, Uuid};
use kernel::{
    commit::Head,
    rows::{CheckpointRow, Finding, StoredEvent, StreamId, Verification},
};

use crate::{
    CheckpointKey,
    chain::{Link, NOTHING},
    checkpoint,
    columns::{count, long, microseconds},
    db::{Tx, all},
    failure::Failure,
    journal, merkle,
};

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

const STREAMS: &str = "-- streams of a town, with and without head
SELECT stream_id FROM head WHERE town_id = $1
UNION
SELECT stream_id FROM journal WHERE town_id = $1
ORDER BY stream_id";

const LEAVES: &str = "-- heads under a checkpoint, with what the journal says now
SELECT
    checkpoint_head.stream_id,
    checkpoint_head.seq,
    checkpoint_head.hash,
    journal.hash
FROM checkpoint_head
LEFT JOIN journal
    ON journal.town_id = checkpoint_head.town_id
    AND journal.stream_id = checkpoint_head.stream_id
    AND journal.seq = checkpoint_head.seq
WHERE checkpoint_head.town_id = $1
    AND checkpoint_head.number = $2
ORDER BY checkpoint_head.stream_id";

const SIGNED: &str = "-- how far each stream is said to be under a checkpoint
SELECT
    stream_id,
    checkpointed_seq
FROM head
WHERE town_id = $1
ORDER BY stream_id";

const ORPHANS: &str = "-- heads under a checkpoint that does not exist
SELECT DISTINCT
    checkpoint_head.number
FROM checkpoint_head
LEFT JOIN checkpoint
    ON checkpoint.town_id = checkpoint_head.town_id
    AND checkpoint.number = checkpoint_head.number
WHERE checkpoint_head.town_id = $1
    AND checkpoint.number IS NULL
ORDER BY checkpoint_head.number";

/// A head under a checkpoint: stream, number, hash as signed, hash in the journal.
type Leaf = (Uuid, i64, Vec<u8>, Option<Vec<u8>>);

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
    one_stream(tx, town, stream, &mut seen).await?;
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
    let streams: Vec<(Uuid,)> = all!(tx, STREAMS, town.as_uuid())?;
    for (id,) in streams {
        let stream = journal::stream(town, id);
        seen.cases += u64::from(matches!(stream, StreamId::Case(_)));
        one_stream(tx, town, stream, seen).await?;
    }
    checkpoints(tx, town, key, seen).await
}

fn broken(seen: &mut Verification, town: TownId, stream: &dyn std::fmt::Display, seq: u64, reason: &str) {
    if seen.broken.len() < FINDINGS_MAX {
        seen.broken.push(Finding { town, stream: stream.to_string(), seq, reason: reason.to_owned() });
    }
}

async fn one_stream(
    tx: &mut Tx<'_>,
    town: TownId,
    stream: StreamId,
    seen: &mut Verification,
) -> Result<(), Failure> {
    let events = journal::events(tx, town, stream, 0).await;
    let Some(events) = found(seen, town, &stream, events)? else { return Ok(()) };
    seen.events += events.len() as u64;
    let last = chain(&events, seen);
    let head = journal::head(tx, town, stream).await;
    let Some(head) = found(seen, town, &stream, head)? else { return Ok(()) };
    match (head, last) {
        (None, Some((seq, _))) => broken(seen, town, &stream, seq, "the stream has no head"),
        (Some(head), None) => broken(seen, town, &stream, head.seq, "the stream has a head and no events"),
        (Some(head), Some((seq, _))) if head.seq != seq => {
            broken(seen, town, &stream, head.seq, &format!("the head is not the last event, which is {seq}"));
        }
        (Some(head), Some((seq, hash))) if head.hash != hash => {
            broken(seen, town, &stream, seq, "the head has another hash than the last event");
        }
        _ => {}
    }
    Ok(())
}

/// Walks one chain; gives number and hash of its last event. After a break it goes on from the hash as it stands, so that
/// one change is one finding.
fn chain(events: &[StoredEvent], seen: &mut Verification) -> Option<(u64, [u8; 32])> {
    let (mut seq, mut previous) = (0, NOTHING);
    for event in events {
        if event.seq != seq + 1 {
            let reason = format!("events {} to {} are missing", seq + 1, event.seq - 1);
            broken(seen, event.town, &event.stream, event.seq, &reason);
        } else if link(event).hash(&previous) != event.hash {
            broken(
                seen,
                event.town,
                &event.stream,
                event.seq,
                "the hash does not fit the event and the hash before",
            );
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

async fn checkpoints(
    tx: &mut Tx<'_>,
    town: TownId,
    key: &CheckpointKey,
    seen: &mut Verification,
) -> Result<(), Failure> {
    let rows = checkpoint::of_town(tx, town).await;
    let Some(rows) = found(seen, town, &"checkpoints", rows)? else { return Ok(()) };
    let (mut number, mut previous) = (0, NOTHING);
    let mut signed: BTreeMap<Uuid, i64> = BTreeMap::new();
    for row in rows {
        seen.checkpoints += 1;
        if row.number != number + 1 {
            broken(seen, town, &"checkpoints", row.number, "the checkpoint before is missing");
        } else if row.previous != previous {
            broken(seen, town, &"checkpoints", row.number, "it does not refer to the checkpoint before");
        }
        if !key.signed(&checkpoint::hash(&row), &row.signature) {
            broken(seen, town, &"checkpoints", row.number, "the signature is not good");
        }
        let leaves: Vec<Leaf> = all!(tx, LEAVES, town.as_uuid(), long(row.number))?;
        root(town, &row, &leaves, seen);
        for (id, seq, ..) in leaves {
            let furthest = signed.entry(id).or_insert(seq);
            *furthest = seq.max(*furthest);
        }
        (number, previous) = (row.number, checkpoint::hash(&row));
    }
    unsigned(tx, town, &signed, seen).await
}

/// Compares a checkpoint with its heads, and these with the journal.
fn root(town: TownId, row: &CheckpointRow, leaves: &[Leaf], seen: &mut Verification) {
    let mut heads = Vec::with_capacity(leaves.len());
    for (id, seq, hash, now) in leaves {
        let stream = journal::stream(town, *id);
        let Ok(signed) = <[u8; 32]>::try_from(hash.as_slice()) else { continue };
        heads.push(Head { stream, seq: count(*seq), hash: signed });
        match now {
            None => {
                broken(
                    seen,
                    town,
                    &stream,
                    count(*seq),
                    "the event was signed by a checkpoint and is missing",
                );
            }
            Some(now) if now != hash => {
                broken(
                    seen,
                    town,
                    &stream,
                    count(*seq),
                    "the event has another hash than a checkpoint signed",
                );
            }
            Some(_) => {}
        }
    }
    if merkle::root(&heads) != Some(row.root) || heads.len() as u64 != row.heads {
        broken(seen, town, &"checkpoints", row.number, "the root does not fit the heads under it");
    }
}

/// Heads that say that they were signed, by a checkpoint that is not there; and what is left of such a checkpoint.
async fn unsigned(
    tx: &mut Tx<'_>,
    town: TownId,
    signed: &BTreeMap<Uuid, i64>,
    seen: &mut Verification,
) -> Result<(), Failure> {
    let orphans: Vec<(i64,)> = all!(tx, ORPHANS, town.as_uuid())?;
    for (number,) in orphans {
        broken(
            seen,
            town,
            &"checkpoints",
            count(number),
            "the checkpoint is missing, heads under it are there",
        );
    }
    let said: Vec<(Uuid, i64)> = all!(tx, SIGNED, town.as_uuid())?;
    for (id, seq) in said {
        if signed.get(&id).copied().unwrap_or(0) != seq {
            let stream = journal::stream(town, id);
            broken(
                seen,
                town,
                &stream,
                count(seq),
                "the head and the checkpoints differ on how far it is signed",
            );
        }
    }
    Ok(())
}
