//! The keys of the towns. Authoritative.

use ids::{TownId, Uuid};
use kernel::rows::TownKeyRow;

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, all, one, run},
    failure::Failure,
};

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

#[derive(sqlx::FromRow)]
struct TownRecord {
    town_id: Uuid,
    wrapped: Vec<u8>,
    check_value: Vec<u8>,
    wrapped_by: Vec<u8>,
    made_at_us: i64,
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

/// Inserts the key of a town; a second one is a conflict.
pub(super) async fn add_town(tx: &mut Tx<'_>, row: &TownKeyRow) -> Result<(), Failure> {
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
