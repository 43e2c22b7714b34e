//! Failed attempts, counted so that guessing gets slow. Ephemeral.

use ids::TownId;
use jiff::Timestamp;
use kernel::rows::AttemptRow;

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, one, run},
    failure::Failure,
};

const ADD: &str = "-- first failed attempt
INSERT INTO attempt (town_id, subject, failures, next_at_us)
VALUES ($1, $2, $3, $4)
ON CONFLICT (town_id, subject) DO NOTHING";

const RAISE: &str = "-- next failed attempt
UPDATE attempt
SET
    failures = $3,
    next_at_us = $4
WHERE town_id = $1
    AND subject = $2
    AND failures = $5";

const CLEAR: &str = "-- attempts are forgotten
DELETE FROM attempt
WHERE town_id = $1
    AND subject = $2";

const BY_SUBJECT: &str = "-- failed attempts
SELECT
    failures,
    next_at_us
FROM attempt
WHERE town_id = $1
    AND subject = $2";

const EXPIRE: &str = "-- failed attempts of long ago
DELETE FROM attempt
WHERE town_id = $1
    AND next_at_us < $2";

/// Inserts (`expected` 0) or raises the expected count; a conflict if the stored count is another one.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &AttemptRow, expected: u32) -> Result<(), Failure> {
    let (town, subject) = (row.town.as_uuid(), row.subject.as_slice());
    let (failures, next_at) = (i64::from(row.failures), microseconds(row.next_at));
    let changed = if expected == 0 {
        run!(tx, ADD, town, subject, failures, next_at)?
    } else {
        run!(tx, RAISE, town, subject, failures, next_at, i64::from(expected))?
    };
    if changed == 1 { Ok(()) } else { Err(Failure::Conflict("the count of attempts".to_owned())) }
}

/// Forgets the attempts at a subject.
pub(crate) async fn clear(tx: &mut Tx<'_>, town: TownId, subject: &[u8; 32]) -> Result<(), Failure> {
    run!(tx, CLEAR, town.as_uuid(), subject.as_slice())?;
    Ok(())
}

/// The failed attempts at a subject.
pub(crate) async fn attempt(
    tx: &mut Tx<'_>,
    town: TownId,
    subject: [u8; 32],
) -> Result<Option<AttemptRow>, Failure> {
    let row: Option<(i64, i64)> = one!(tx, BY_SUBJECT, town.as_uuid(), subject.as_slice())?;
    let Some((failures, next_at)) = row else { return Ok(None) };
    // The subject is a hash and no id; the town says enough for an error.
    let place = RowRef { table: "attempt", row: &town.as_uuid() };
    let (failures, next_at) = (place.number("failures", failures)?, place.time("next_at_us", next_at)?);
    Ok(Some(AttemptRow { town, subject, failures, next_at }))
}

/// Forgets those whose delay was over before this time.
pub(crate) async fn expire(tx: &mut Tx<'_>, town: TownId, before: Timestamp) -> Result<u64, Failure> {
    Ok(run!(tx, EXPIRE, town.as_uuid(), microseconds(before))?)
}
