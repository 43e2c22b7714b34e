//! Wrapped keys, and the list of those that were destroyed. Authoritative.

use async_trait::async_trait;
use ids::{KeyId, TownId, Uuid};
use jiff::Timestamp;
use kernel::{
    commit::KeyChange,
    ports,
    rows::{KeyRow, TownKeyRow},
};
use sqlx::AssertSqlSafe;

use crate::{
    Store,
    columns::{RowRef, microseconds},
    db::{Tx, all, one, run},
    failure::{Failure, Read},
    tables::{self, Table},
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[
    Table::authoritative("town_key"),
    Table::authoritative("data_key"),
    Table::authoritative("destroyed_key"),
    Table::ephemeral("loose_key"),
];

/// Remembers the keys of rows that go, for they may be without use then: the name of the statement, the table and which rows.
macro_rules! loosen {
    ($name:literal, $table:literal, $which:literal) => {
        concat!(
            "-- ",
            $name,
            "
INSERT INTO loose_key (town_id, key_id)
SELECT DISTINCT
    town_id,
    key_id
FROM ",
            $table,
            "
WHERE town_id = $1
    AND ",
            $which,
            "
ON CONFLICT (town_id, key_id) DO NOTHING"
        )
    };
}
pub(crate) use loosen;

const ADD_TOWN: &str = "-- key of a town
INSERT INTO town_key (town_id, wrapped, check_value, wrapped_by, made_at_us)
VALUES ($1, $2, $3, $4, $5)";

const REWRAP_TOWN: &str = "-- key of a town, wrapped anew
UPDATE town_key
SET
    wrapped = $2,
    wrapped_by = $3
WHERE town_id = $1";

/// Reads keys of towns: the name of the statement, then which and in what order.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    town_id,
    wrapped,
    check_value,
    wrapped_by,
    made_at_us
FROM town_key"
            $(, $rest)*
        )
    };
}

const TOWN_KEYS: &str = select!("keys of all towns", "\nORDER BY town_id");

const TOWN_KEY: &str = select!("key of a town", "\nWHERE town_id = $1");

const PUT: &str = "-- a data key
INSERT INTO data_key (town_id, key_id, wrapped, check_value, made_at_us)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (town_id, key_id) DO UPDATE
SET
    wrapped = excluded.wrapped,
    check_value = excluded.check_value
WHERE data_key.destroyed_at_us IS NULL";

const DESTROY: &str = "-- a data key is destroyed
UPDATE data_key
SET
    wrapped = $4,
    destroyed_at_us = $3
WHERE town_id = $1
    AND key_id = $2
    AND destroyed_at_us IS NULL";

const LIST_DESTROYED: &str = "-- a destroyed key is listed
INSERT INTO destroyed_key (town_id, key_id, destroyed_at_us)
VALUES ($1, $2, $3)
ON CONFLICT (town_id, key_id) DO NOTHING";

const DESTROYED: &str = "-- destroyed keys of a town
SELECT
    key_id,
    destroyed_at_us
FROM destroyed_key
WHERE town_id = $1
ORDER BY destroyed_at_us, key_id";

/// Nothing was ever sealed with the key that is still there, so that no list of destroyed keys needs it. One condition for each
/// table of sealed rows follows.
const FORGET_LOOSE: &str = "-- keys that nothing is sealed with any more
DELETE FROM data_key
WHERE town_id = $1
    AND destroyed_at_us IS NULL
    AND key_id IN (SELECT key_id FROM loose_key WHERE town_id = $1)";

const NONE_LOOSE: &str = "-- no key is loose any more
DELETE FROM loose_key
WHERE town_id = $1";

const BY_ID: &str = "-- a data key
SELECT
    wrapped,
    check_value,
    made_at_us,
    destroyed_at_us
FROM data_key
WHERE town_id = $1
    AND key_id = $2";

#[derive(sqlx::FromRow)]
struct TownRecord {
    town_id: Uuid,
    wrapped: Vec<u8>,
    check_value: Vec<u8>,
    wrapped_by: Vec<u8>,
    made_at_us: i64,
}

#[derive(sqlx::FromRow)]
struct Record {
    wrapped: Vec<u8>,
    check_value: Vec<u8>,
    made_at_us: i64,
    destroyed_at_us: Option<i64>,
}

impl TownRecord {
    fn read(self) -> Result<TownKeyRow, Failure> {
        let seal_context = RowRef { table: "town_key", row: &self.town_id };
        Ok(TownKeyRow {
            town: TownId::from_uuid(self.town_id),
            check: seal_context.bytes("check_value", &self.check_value)?,
            wrapped_by: seal_context.bytes("wrapped_by", &self.wrapped_by)?,
            made_at: seal_context.time("made_at_us", self.made_at_us)?,
            wrapped: self.wrapped,
        })
    }
}

/// Applies a change of this family.
pub(crate) async fn apply(
    tx: &mut Tx<'_>,
    town: TownId,
    at: Timestamp,
    change: &KeyChange,
) -> Result<(), Failure> {
    match change {
        KeyChange::AddTownKey(row) => add_town(tx, row).await,
        KeyChange::PutKey(row) => put(tx, row).await,
        KeyChange::DestroyKey(key) => destroy(tx, town, *key, at).await,
    }
}

/// Inserts the key of a town; a second one is a conflict.
async fn add_town(tx: &mut Tx<'_>, row: &TownKeyRow) -> Result<(), Failure> {
    let (town, made_at) = (row.town.as_uuid(), microseconds(row.made_at));
    let (wrapped, check, by) = (row.wrapped.as_slice(), row.check.as_slice(), row.wrapped_by.as_slice());
    run!(tx, ADD_TOWN, town, wrapped, check, by, made_at)?;
    Ok(())
}

/// Wraps the key of a town anew.
pub(crate) async fn rewrap_town(tx: &mut Tx<'_>, row: &TownKeyRow) -> Result<(), Failure> {
    run!(tx, REWRAP_TOWN, row.town.as_uuid(), row.wrapped.as_slice(), row.wrapped_by.as_slice())?;
    Ok(())
}

/// The keys of all towns.
pub(crate) async fn towns(tx: &mut Tx<'_>) -> Result<Vec<TownKeyRow>, Failure> {
    let records: Vec<TownRecord> = all!(tx, TOWN_KEYS)?;
    records.into_iter().map(TownRecord::read).collect()
}

/// The key of a town.
pub(crate) async fn town(tx: &mut Tx<'_>, town: TownId) -> Result<Option<TownKeyRow>, Failure> {
    let record: Option<TownRecord> = one!(tx, TOWN_KEY, town.as_uuid())?;
    record.map(TownRecord::read).transpose()
}

/// Inserts or replaces; what is destroyed stays so.
async fn put(tx: &mut Tx<'_>, row: &KeyRow) -> Result<(), Failure> {
    let (town, key, made_at) = (row.town.as_uuid(), row.key.as_uuid(), microseconds(row.made_at));
    run!(tx, PUT, town, key, row.wrapped.as_slice(), row.check.as_slice(), made_at)?;
    Ok(())
}

/// Overwrites the wrapped key and lists it. A key that is not here is listed all the same: a restored backup may lack it.
pub(crate) async fn destroy(tx: &mut Tx<'_>, town: TownId, key: KeyId, at: Timestamp) -> Result<(), Failure> {
    let (town, key, at) = (town.as_uuid(), key.as_uuid(), microseconds(at));
    run!(tx, DESTROY, town, key, at, [].as_slice() as &[u8])?;
    run!(tx, LIST_DESTROYED, town, key, at)?;
    Ok(())
}

/// Forgets the loose keys that nothing is sealed with any more; the others have found a new use, such as a case.
pub(crate) async fn forget_loose(tx: &mut Tx<'_>, town: TownId) -> Result<(), Failure> {
    let statement = tables::sealed().fold(FORGET_LOOSE.to_owned(), |statement, table| {
        let used = format!("SELECT 1 FROM {table} WHERE town_id = $1 AND {table}.key_id = data_key.key_id");
        statement + "\n    AND NOT EXISTS (" + &used + ")"
    });
    run!(tx, AssertSqlSafe(statement), town.as_uuid())?;
    run!(tx, NONE_LOOSE, town.as_uuid())?;
    Ok(())
}

/// The destroyed keys of a town, oldest first.
pub(crate) async fn destroyed(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<(KeyId, Timestamp)>, Failure> {
    let rows: Vec<(Uuid, i64)> = all!(tx, DESTROYED, town.as_uuid())?;
    let read = |(key, at): (Uuid, i64)| {
        let at = RowRef { table: "destroyed_key", row: &key }.time("destroyed_at_us", at)?;
        Ok((KeyId::from_uuid(key), at))
    };
    rows.into_iter().map(read).collect()
}

/// A wrapped data key.
pub(crate) async fn key(tx: &mut Tx<'_>, town: TownId, key: KeyId) -> Result<Option<KeyRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_ID, town.as_uuid(), key.as_uuid())?;
    let Some(record) = record else { return Ok(None) };
    let seal_context = RowRef { table: "data_key", row: &key.as_uuid() };
    Ok(Some(KeyRow {
        town,
        key,
        check: seal_context.bytes("check_value", &record.check_value)?,
        made_at: seal_context.time("made_at_us", record.made_at_us)?,
        destroyed_at: seal_context.time_or_none("destroyed_at_us", record.destroyed_at_us)?,
        wrapped: record.wrapped,
    }))
}

#[async_trait]
impl ports::Keys for Store {
    async fn key(&self, town: TownId, id: KeyId) -> Read<Option<KeyRow>> {
        Ok(key(&mut self.db.read().await?.tx(), town, id).await?)
    }

    async fn town_key(&self, of: TownId) -> Read<Option<TownKeyRow>> {
        Ok(town(&mut self.db.read().await?.tx(), of).await?)
    }

    async fn destroyed_keys(&self, town: TownId) -> Read<Vec<(KeyId, Timestamp)>> {
        Ok(destroyed(&mut self.db.read().await?.tx(), town).await?)
    }
}
