//! Checkpoints: signed summaries of the streams of a town that changed since the last one.

use async_trait::async_trait;
use ids::{DocumentId, TownId, Uuid};
use jiff::Timestamp;
use kernel::{
    commit::CommitError,
    ports::{self, StoreError, Vault, VaultError},
    rows::{CheckpointRow, Finding, StreamId, Verification},
};

use crate::{
    CheckpointKey, Store,
    chain::{NOTHING, Parts},
    columns::{RowRef, long, microseconds},
    db::{Tx, Work, all, one, run},
    documents,
    failure::Failure,
    merkle::{self, Leaf},
    tables::Table,
    verify,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] =
    &[Table::authoritative("checkpoint"), Table::authoritative("checkpoint_head")];

/// The most streams under one checkpoint; what is left waits for the next.
const HEADS_MAX: i64 = 50_000;

const CHANGED: &str = "-- heads that changed since the last checkpoint
SELECT
    stream_id,
    seq,
    hash
FROM head
WHERE town_id = $1
    AND checkpointed_seq < seq
ORDER BY stream_id
LIMIT $2";

const TO_SIGN: &str = "-- towns with heads that changed since their last checkpoint
SELECT DISTINCT
    town_id
FROM head
WHERE checkpointed_seq < seq
ORDER BY town_id";

/// Reads checkpoints of a town: the name of the statement, then which and in what order.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    number,
    at_us,
    previous,
    root,
    heads,
    signature
FROM checkpoint
WHERE town_id = $1"
            $(, $rest)*
        )
    };
}

const LAST: &str = select!("last checkpoint of a town", "\nORDER BY number DESC\nLIMIT 1");

const OF_TOWN: &str = select!("checkpoints of a town", "\nORDER BY number");

const ADD: &str = "-- a checkpoint
INSERT INTO checkpoint (town_id, number, at_us, previous, root, heads, signature)
VALUES ($1, $2, $3, $4, $5, $6, $7)";

const ADD_HEAD: &str = "-- a head under a checkpoint
INSERT INTO checkpoint_head (town_id, number, stream_id, seq, hash)
VALUES ($1, $2, $3, $4, $5)";

const MARK: &str = "-- a head is under a checkpoint
UPDATE head
SET
    checkpointed_seq = $3
WHERE town_id = $1
    AND stream_id = $2
    AND checkpointed_seq < $3";

#[derive(sqlx::FromRow)]
struct Record {
    number: i64,
    at_us: i64,
    previous: Vec<u8>,
    root: Vec<u8>,
    heads: i64,
    signature: Vec<u8>,
}

impl Record {
    fn read(self, town: TownId) -> Result<CheckpointRow, Failure> {
        let place = RowRef { table: "checkpoint", row: &town.as_uuid() };
        Ok(CheckpointRow {
            town,
            number: place.number("number", self.number)?,
            at: place.time("at_us", self.at_us)?,
            previous: place.bytes("previous", &self.previous)?,
            root: place.bytes("root", &self.root)?,
            heads: place.number("heads", self.heads)?,
            signature: self.signature,
        })
    }
}

/// The hash of a checkpoint: what is signed, and what the next one refers to.
pub(crate) fn hash(row: &CheckpointRow) -> [u8; 32] {
    let mut hash = Parts::new(b"gangway checkpoint 1");
    hash.part(row.town.as_uuid().as_bytes());
    hash.part(&row.number.to_be_bytes());
    hash.part(&microseconds(row.at).to_be_bytes());
    hash.part(&row.previous);
    hash.part(&row.root);
    hash.part(&row.heads.to_be_bytes());
    hash.finish()
}

/// The checkpoints of a town, in order.
pub(crate) async fn of_town(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<CheckpointRow>, Failure> {
    let records: Vec<Record> = all!(tx, OF_TOWN, town.as_uuid())?;
    records.into_iter().map(|record| record.read(town)).collect()
}

/// Signs what has changed.
struct Sign {
    town: TownId,
    now: Timestamp,
    key: CheckpointKey,
}

impl Sign {
    /// The next checkpoint over these heads; none if nothing has changed.
    fn next(&self, last: Option<&CheckpointRow>, heads: &[Leaf]) -> Option<CheckpointRow> {
        let mut row = CheckpointRow {
            town: self.town,
            number: last.map_or(0, |row| row.number) + 1,
            at: self.now,
            previous: last.map_or(NOTHING, hash),
            root: merkle::root(heads)?,
            heads: heads.len() as u64,
            signature: Vec::new(),
        };
        row.signature = self.key.sign(&hash(&row)).to_vec();
        Some(row)
    }
}

#[async_trait]
impl Work for Sign {
    type Done = Option<CheckpointRow>;

    fn name(&self) -> &'static str {
        "checkpoint"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<Self::Done, Failure> {
        let town = self.town.as_uuid();
        let changed: Vec<(Uuid, i64, Vec<u8>)> = all!(tx, CHANGED, town, HEADS_MAX)?;
        let read = |(id, seq, hash): (Uuid, i64, Vec<u8>)| {
            let place = RowRef { table: "head", row: &id };
            let (seq, hash) = (place.number("seq", seq)?, place.bytes("hash", &hash)?);
            Ok(Leaf { stream: id, seq, hash })
        };
        let heads: Vec<Leaf> = changed.into_iter().map(read).collect::<Result<_, Failure>>()?;
        let last: Option<Record> = one!(tx, LAST, town)?;
        let last = last.map(|record| record.read(self.town)).transpose()?;
        let Some(row) = self.next(last.as_ref(), &heads) else { return Ok(None) };
        let (number, at) = (long(row.number), microseconds(row.at));
        let (previous, root, signature) =
            (row.previous.as_slice(), row.root.as_slice(), row.signature.as_slice());
        run!(tx, ADD, town, number, at, previous, root, long(row.heads), signature)?;
        for head in &heads {
            let (id, seq) = (head.stream, long(head.seq));
            run!(tx, ADD_HEAD, town, number, id, seq, head.hash.as_slice())?;
            run!(tx, MARK, town, id, seq)?;
        }
        Ok(Some(row))
    }
}

impl Store {
    /// Looks for the object of every document: it is there, and its bytes are those that it is named after. Needs no key, and memory
    /// for a page of rows and a piece of an object.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the rows or the vault as a whole cannot be read.
    pub async fn verify_documents(&self, vault: &dyn Vault) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Vec::new();
        let mut last = (TownId::from_uuid(Uuid::nil()), DocumentId::from_uuid(Uuid::nil()));
        loop {
            let page = documents::after(&mut self.db.read().await?.tx(), last).await?;
            let Some(end) = page.last() else { return Ok(findings) };
            last = (end.town, end.document);
            for kept in page {
                findings.extend(self.verify_document(vault, kept).await?);
            }
        }
    }

    async fn verify_document(
        &self,
        vault: &dyn Vault,
        kept: documents::Kept,
    ) -> Result<Option<Finding>, StoreError> {
        let reason = match vault.verify(kept.town, kept.object).await {
            Ok(()) => return Ok(None),
            Err(VaultError::Missing(_)) => "is missing from the vault",
            Err(VaultError::Damaged(_)) => "was changed in the vault",
            Err(error) => return Err(StoreError::Unavailable(Box::new(error))),
        };
        // While others work, a document may have gone since its row was read.
        let row = documents::document(&mut self.db.read().await?.tx(), kept.town, kept.document).await?;
        let reason = format!("the paper {} {reason}", kept.document);
        Ok(row.map(|_| Finding { town: kept.town, stream: kept.owner, seq: 0, reason }))
    }
}

#[async_trait]
impl ports::Checkpoints for Store {
    async fn checkpoint(&self, town: TownId, now: Timestamp) -> Result<Option<CheckpointRow>, CommitError> {
        self.db.write(Sign { town, now, key: self.key.clone() }).await
    }

    async fn towns_to_sign(&self) -> Result<Vec<TownId>, StoreError> {
        let mut reader = self.db.read().await?;
        let towns: Result<Vec<(Uuid,)>, _> = all!(&mut reader.tx(), TO_SIGN);
        Ok(towns.map_err(Failure::from)?.into_iter().map(|(town,)| TownId::from_uuid(town)).collect())
    }

    async fn verify(&self) -> Result<Verification, StoreError> {
        Ok(verify::everything(&mut self.db.snapshot().await?.tx(), &self.key).await?)
    }

    async fn verify_stream(&self, town: TownId, stream: StreamId) -> Result<Vec<Finding>, StoreError> {
        Ok(verify::stream(&mut self.db.snapshot().await?.tx(), town, stream).await?)
    }
}
