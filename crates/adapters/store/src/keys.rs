//! Wrapped keys, and the list of those that were destroyed. Authoritative.

mod towns;

use async_trait::async_trait;
use ids::{KeyId, TownId, Uuid};
use jiff::Timestamp;
use kernel::{
    commit::KeyChange,
    ports,
    rows::{KeyRow, TownKeyRow},
};
use sqlx::AssertSqlSafe;

use self::towns::add_town;
pub(crate) use self::towns::{rewrap_town, town, towns};
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
    key_id,
    wrapped,
    check_value,
    made_at_us,
    destroyed_at_us
FROM data_key
WHERE town_id = $1
    AND key_id = $2";

const AFTER: &str = "-- data keys of a town, a page
SELECT
    key_id,
    wrapped,
    check_value,
    made_at_us,
    destroyed_at_us
FROM data_key
WHERE town_id = $1
    AND key_id > $2
ORDER BY key_id
LIMIT 500";

#[derive(sqlx::FromRow)]
struct Record {
    key_id: Uuid,
    wrapped: Vec<u8>,
    check_value: Vec<u8>,
    made_at_us: i64,
    destroyed_at_us: Option<i64>,
}

impl Record {
    fn read(self, town: TownId) -> Result<KeyRow, Failure> {
        let place = RowRef { table: "data_key", row: &self.key_id };
        Ok(KeyRow {
            town,
            key: KeyId::from_uuid(self.key_id),
            check: place.bytes("check_value", &self.check_value)?,
            made_at: place.time("made_at_us", self.made_at_us)?,
            destroyed_at: place.time_or_none("destroyed_at_us", self.destroyed_at_us)?,
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
    record.map(|record| record.read(town)).transpose()
}

/// Some data keys of a town, those that follow this one.
async fn after(tx: &mut Tx<'_>, town: TownId, last: Option<KeyId>) -> Result<Vec<KeyRow>, Failure> {
    let records: Vec<Record> = all!(tx, AFTER, town.as_uuid(), last.map_or(Uuid::nil(), KeyId::as_uuid))?;
    records.into_iter().map(|record| record.read(town)).collect()
}

/// Rows of sealed tables beside the journal whose key is destroyed.
async fn rows_of_destroyed(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<(String, KeyId)>, Failure> {
    let tables = tables::sealed().filter(|table| *table != "journal").map(|table| {
        format!(
            "SELECT '{table}' AS table_name, {table}.key_id AS key_id FROM {table}
INNER JOIN data_key ON data_key.town_id = {table}.town_id AND data_key.key_id = {table}.key_id
WHERE {table}.town_id = $1 AND data_key.destroyed_at_us IS NOT NULL"
        )
    });
    let union = tables.collect::<Vec<_>>().join("\nUNION\n");
    let statement = format!("-- rows of destroyed keys\n{union}\nORDER BY 1, 2\nLIMIT 1000");
    let rows: Vec<(String, Uuid)> = all!(tx, AssertSqlSafe(statement), town.as_uuid())?;
    Ok(rows.into_iter().map(|(table, key)| (table, KeyId::from_uuid(key))).collect())
}

#[async_trait]
impl ports::Keys for Store {
    async fn key(&self, town: TownId, id: KeyId) -> Read<Option<KeyRow>> {
        Ok(key(&mut self.db.read().await?.tx(), town, id).await?)
    }

    async fn town_key(&self, of: TownId) -> Read<Option<TownKeyRow>> {
        Ok(town(&mut self.db.read().await?.tx(), of).await?)
    }

    async fn keys(&self, town: TownId, last: Option<KeyId>) -> Read<Vec<KeyRow>> {
        Ok(after(&mut self.db.read().await?.tx(), town, last).await?)
    }

    async fn rows_of_destroyed_keys(&self, town: TownId) -> Read<Vec<(String, KeyId)>> {
        Ok(rows_of_destroyed(&mut self.db.read().await?.tx(), town).await?)
    }

    async fn destroyed_keys(&self, town: TownId) -> Read<Vec<(KeyId, Timestamp)>> {
        Ok(destroyed(&mut self.db.read().await?.tx(), town).await?)
    }
}
