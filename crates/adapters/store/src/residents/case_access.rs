//! Access codes of guests to their case, as keyed hashes. Authoritative.

use ids::{CaseId, TownId};
use kernel::rows::CaseAccessRow;

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, one, run},
    failure::Failure,
};

const PUT: &str = "-- access code of a case
INSERT INTO case_access (town_id, case_id, code, made_at_us, seal)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (town_id, case_id) DO UPDATE
SET
    code = excluded.code,
    made_at_us = excluded.made_at_us,
    seal = excluded.seal";

const OF_CASE: &str = "-- access code of a case
SELECT
    code,
    made_at_us,
    seal
FROM case_access
WHERE town_id = $1
    AND case_id = $2";

const DELETE: &str = "-- no code opens a case any more
DELETE FROM case_access
WHERE town_id = $1
    AND case_id = $2";

/// Inserts or replaces: the code before opens nothing any more.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &CaseAccessRow) -> Result<(), Failure> {
    let (town, case) = (row.town.as_uuid(), row.case.as_uuid());
    run!(tx, PUT, town, case, row.code.as_slice(), microseconds(row.made_at), row.seal.as_slice())?;
    Ok(())
}

/// Removes.
pub(crate) async fn delete(tx: &mut Tx<'_>, town: TownId, case: CaseId) -> Result<(), Failure> {
    run!(tx, DELETE, town.as_uuid(), case.as_uuid())?;
    Ok(())
}

/// The access of a case.
pub(crate) async fn of_case(
    tx: &mut Tx<'_>,
    town: TownId,
    case: CaseId,
) -> Result<Option<CaseAccessRow>, Failure> {
    let row: Option<(Vec<u8>, i64, Vec<u8>)> = one!(tx, OF_CASE, town.as_uuid(), case.as_uuid())?;
    let Some((code, made_at, seal)) = row else { return Ok(None) };
    let place = RowRef { table: "case_access", row: &case.as_uuid() };
    let (code, made_at) = (place.bytes("code", &code)?, place.time("made_at_us", made_at)?);
    Ok(Some(CaseAccessRow { town, case, code, made_at, seal: place.bytes("seal", &seal)? }))
}
