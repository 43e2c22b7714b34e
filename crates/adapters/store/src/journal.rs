//! The journal: appending events to chains, reading them back.

use async_trait::async_trait;
use ids::{CaseId, CommandId, KeyId, TownId, Uuid};
use jiff::Timestamp;
use kernel::{
    commit::{Append, Appended, Head},
    ports::{self, StoreError},
    rows::{StoredEvent, StreamId, StreamKind},
};

use crate::{
    Store,
    chain::{Link, NOTHING},
    columns::{RowRef, long, microseconds},
    db::{Tx, all, one, run},
    derived,
    failure::Failure,
    tables::Table,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[Table::authoritative("journal").sealed(), Table::authoritative("head")];

const HEAD: &str = "-- head of a stream
SELECT
    kind,
    seq,
    hash
FROM head
WHERE town_id = $1
    AND stream_id = $2";

const START: &str = "-- first events of a stream
INSERT INTO head (town_id, stream_id, kind, seq, hash, checkpointed_seq)
VALUES ($1, $2, $3, $4, $5, 0)";

const ADVANCE: &str = "-- next events of a stream
UPDATE head
SET
    seq = $4,
    hash = $5
WHERE town_id = $1
    AND stream_id = $2
    AND seq = $3";

const APPEND: &str = "-- an event
INSERT INTO journal (town_id, stream_id, seq, kind, version, at_us, command_id, key_id, sealed, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

const EVENTS: &str = "-- events of a stream
SELECT
    seq,
    kind,
    version,
    at_us,
    command_id,
    key_id,
    sealed,
    hash
FROM journal
WHERE town_id = $1
    AND stream_id = $2
    AND seq > $3
ORDER BY seq";

const STREAMS: &str = "-- streams of a town
SELECT
    stream_id,
    kind
FROM head
WHERE town_id = $1
    AND stream_id > $2
ORDER BY stream_id
LIMIT $3";

const WITHOUT_CASE: &str = "-- rows that name a case without a stream
SELECT
    named.table_name,
    named.case_id
FROM (
    SELECT 'case_register' AS table_name, case_id FROM case_register WHERE town_id = $1
    UNION
    SELECT 'print_list' AS table_name, case_id FROM print_list WHERE town_id = $1
    UNION
    SELECT 'case_access' AS table_name, case_id FROM case_access WHERE town_id = $1
    UNION
    SELECT 'paper' AS table_name, owner_id AS case_id FROM paper WHERE town_id = $1 AND owner_kind = 'case'
) AS named
LEFT JOIN head
    ON head.town_id = $1
    AND head.stream_id = named.case_id
    AND head.kind = 'case'
WHERE head.stream_id IS NULL
ORDER BY named.table_name, named.case_id
LIMIT 1000";

const TOWNS: &str = "-- towns that have a stream of their own
SELECT
    town_id
FROM head
WHERE stream_id = town_id
UNION
SELECT
    town_id
FROM journal
WHERE stream_id = town_id
    AND seq = 1
ORDER BY town_id";

/// Under whose command and when events are appended.
#[derive(Clone, Copy)]
pub(crate) struct Occasion {
    pub(crate) town: TownId,
    pub(crate) command: Option<CommandId>,
    pub(crate) at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct HeadRecord {
    kind: String,
    seq: i64,
    hash: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct EventRecord {
    seq: i64,
    kind: String,
    version: i64,
    at_us: i64,
    command_id: Option<Uuid>,
    key_id: Uuid,
    sealed: Vec<u8>,
    hash: Vec<u8>,
}

/// Appends events to one stream and moves its head.
pub(crate) async fn append(tx: &mut Tx<'_>, on: Occasion, append: &Append) -> Result<Appended, Failure> {
    let town = on.town.as_uuid();
    let stream = append.stream.as_uuid();
    let before = head(tx, on.town, append.stream).await?;
    if before.is_some_and(|head| head.stream != append.stream) {
        return Err(Failure::Refused("a stream is about something else"));
    }
    let (mut seq, mut hash) = before.map_or((0, NOTHING), |head| (head.seq, head.hash));
    let conflict = || Failure::Conflict(append.stream.to_string());
    if seq != append.expected {
        return Err(conflict());
    }
    if append.events.is_empty() {
        return Err(Failure::Refused("an append has no events"));
    }
    let at_us = microseconds(on.at);
    let mut hashes = Vec::with_capacity(append.events.len());
    for event in &append.events {
        seq += 1;
        let link = Link {
            town: on.town,
            stream: append.stream,
            seq,
            kind: &event.kind,
            version: event.version,
            at_us,
            command: on.command,
            key: event.key,
            sealed: &event.sealed,
        };
        hash = link.hash(&hash);
        let command = on.command.map(CommandId::as_uuid);
        let (key, version) = (event.key.as_uuid(), i64::from(event.version));
        let (kind, sealed) = (event.kind.as_str(), event.sealed.as_slice());
        run!(
            tx,
            APPEND,
            town,
            stream,
            long(seq),
            kind,
            version,
            at_us,
            command,
            key,
            sealed,
            hash.as_slice()
        )?;
        hashes.push(hash);
    }
    let moved = if append.expected == 0 {
        run!(tx, START, town, stream, append.stream.kind().name(), long(seq), hash.as_slice())?
    } else {
        run!(tx, ADVANCE, town, stream, long(append.expected), long(seq), hash.as_slice())?
    };
    if moved == 1 {
        Ok(Appended { stream: append.stream, after: append.expected, hashes })
    } else {
        Err(conflict())
    }
}

/// The head of a stream, of the kind that it says itself.
pub(crate) async fn head(tx: &mut Tx<'_>, town: TownId, of: StreamId) -> Result<Option<Head>, Failure> {
    let record: Option<HeadRecord> = one!(tx, HEAD, town.as_uuid(), of.as_uuid())?;
    record.map(|record| record.read(of.as_uuid())).transpose()
}

/// The events of a stream after a number.
pub(crate) async fn events(
    tx: &mut Tx<'_>,
    town: TownId,
    of: StreamId,
    after: u64,
) -> Result<Vec<StoredEvent>, Failure> {
    let records: Vec<EventRecord> = all!(tx, EVENTS, town.as_uuid(), of.as_uuid(), long(after))?;
    records.into_iter().map(|record| record.read(town, of)).collect()
}

impl HeadRecord {
    fn read(self, id: Uuid) -> Result<Head, Failure> {
        let place = RowRef { table: "head", row: &id };
        let kind = StreamKind::of_name(&self.kind).ok_or_else(|| place.bad("kind"))?;
        Ok(Head {
            stream: kind.stream(id),
            seq: place.number("seq", self.seq)?,
            hash: place.bytes("hash", &self.hash)?,
        })
    }
}

impl EventRecord {
    fn read(self, town: TownId, of: StreamId) -> Result<StoredEvent, Failure> {
        let id = of.as_uuid();
        let place = RowRef { table: "journal", row: &id };
        Ok(StoredEvent {
            town,
            stream: of,
            seq: place.number("seq", self.seq)?,
            version: place.number("version", self.version)?,
            at: place.time("at_us", self.at_us)?,
            command: self.command_id.map(CommandId::from_uuid),
            key: KeyId::from_uuid(self.key_id),
            hash: place.bytes("hash", &self.hash)?,
            kind: self.kind,
            sealed: self.sealed,
        })
    }
}

#[async_trait]
impl ports::Journal for Store {
    async fn events(&self, town: TownId, of: StreamId, after: u64) -> Result<Vec<StoredEvent>, StoreError> {
        Ok(events(&mut self.db.read().await?.tx(), town, of, after).await?)
    }

    async fn head(&self, town: TownId, of: StreamId) -> Result<Option<Head>, StoreError> {
        Ok(head(&mut self.db.read().await?.tx(), town, of).await?)
    }

    async fn streams(
        &self,
        town: TownId,
        after: Option<StreamId>,
        limit: u32,
    ) -> Result<Vec<StreamId>, StoreError> {
        let after = after.map_or(Uuid::nil(), StreamId::as_uuid);
        let mut reader = self.db.read().await?;
        let heads: Vec<(Uuid, String)> =
            all!(&mut reader.tx(), STREAMS, town.as_uuid(), after, i64::from(limit))
                .map_err(Failure::from)?;
        let read = |(id, kind): (Uuid, String)| {
            let kind = StreamKind::of_name(&kind);
            Ok(kind.ok_or_else(|| RowRef { table: "head", row: &id }.bad("kind"))?.stream(id))
        };
        heads.into_iter().map(read).collect()
    }

    async fn towns_with_stream(&self) -> Result<Vec<TownId>, StoreError> {
        let mut reader = self.db.read().await?;
        let ids: Vec<(Uuid,)> = all!(&mut reader.tx(), TOWNS).map_err(Failure::from)?;
        Ok(ids.into_iter().map(|(id,)| TownId::from_uuid(id)).collect())
    }

    async fn rows_without_case(&self, town: TownId) -> Result<Vec<(String, CaseId)>, StoreError> {
        let mut reader = self.db.read().await?;
        let rows: Vec<(String, Uuid)> =
            all!(&mut reader.tx(), WITHOUT_CASE, town.as_uuid()).map_err(Failure::from)?;
        Ok(rows.into_iter().map(|(table, case)| (table, CaseId::from_uuid(case))).collect())
    }

    async fn replace_derived(
        &self,
        town: TownId,
        town_seq: u64,
        rows: Vec<kernel::commit::Change>,
    ) -> Result<(), kernel::commit::CommitError> {
        self.db.write(derived::Replace { town, town_seq, rows }).await
    }
}
