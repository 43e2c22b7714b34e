//! Walking checkpoints: each is signed, refers to the one before, and its heads are what the journal says.

use std::collections::BTreeMap;

use ids::{TownId, Uuid};
use kernel::rows::{CheckpointRow, Verification};

use super::{Walked, broken, found};
use crate::{
    CheckpointKey,
    chain::NOTHING,
    checkpoint,
    columns::{count, long},
    db::{Tx, all},
    failure::Failure,
    merkle::{self, Leaf},
};

const LEAVES: &str = "-- heads under a checkpoint, with what the journal says now
SELECT
    checkpoint_head.stream_id,
    checkpoint_head.seq,
    checkpoint_head.hash,
    journal.hash,
    head.kind
FROM checkpoint_head
LEFT JOIN head
    ON head.town_id = checkpoint_head.town_id
    AND head.stream_id = checkpoint_head.stream_id
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
    checkpointed_seq,
    kind
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

/// A head under a checkpoint: stream, number, hash as signed, hash in the journal, what the stream's head says it is about.
type Signed = (Uuid, i64, Vec<u8>, Option<Vec<u8>>, Option<String>);

/// Walks the checkpoints of a town, and what they have signed.
pub(super) async fn walk(
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
        let leaves: Vec<Signed> = all!(tx, LEAVES, town.as_uuid(), long(row.number))?;
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
fn root(town: TownId, row: &CheckpointRow, leaves: &[Signed], seen: &mut Verification) {
    let mut heads = Vec::with_capacity(leaves.len());
    for (id, seq, hash, now, kind) in leaves {
        let stream = Walked::told(*id, kind.as_deref(), None);
        let Ok(signed) = <[u8; 32]>::try_from(hash.as_slice()) else { continue };
        heads.push(Leaf { stream: *id, seq: count(*seq), hash: signed });
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
    let said: Vec<(Uuid, i64, String)> = all!(tx, SIGNED, town.as_uuid())?;
    for (id, seq, kind) in said {
        if signed.get(&id).copied().unwrap_or(0) != seq {
            let stream = Walked::told(id, Some(&kind), None);
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
