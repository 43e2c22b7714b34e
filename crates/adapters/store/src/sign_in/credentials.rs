//! Passwords of staff, as Argon2id strings. Authoritative.

use ids::{StaffId, TownId};
use kernel::rows::CredentialRow;

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, one, run},
    failure::Failure,
};

const PUT: &str = "-- a password
INSERT INTO credential (town_id, person_id, password, set_at_us)
VALUES ($1, $2, $3, $4)
ON CONFLICT (town_id, person_id) DO UPDATE
SET
    password = excluded.password,
    set_at_us = excluded.set_at_us";

const OF_PERSON: &str = "-- password of a person
SELECT
    password,
    set_at_us
FROM credential
WHERE town_id = $1
    AND person_id = $2";

const DELETE: &str = "-- a password goes
DELETE FROM credential
WHERE town_id = $1
    AND person_id = $2";

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &CredentialRow) -> Result<(), Failure> {
    let (town, person) = (row.town.as_uuid(), row.person.as_uuid());
    run!(tx, PUT, town, person, row.password.as_str(), microseconds(row.set_at))?;
    Ok(())
}

/// Removes.
pub(crate) async fn delete(tx: &mut Tx<'_>, town: TownId, person: StaffId) -> Result<(), Failure> {
    run!(tx, DELETE, town.as_uuid(), person.as_uuid())?;
    Ok(())
}

/// The password of a person.
pub(crate) async fn of_person(
    tx: &mut Tx<'_>,
    town: TownId,
    person: StaffId,
) -> Result<Option<CredentialRow>, Failure> {
    let row: Option<(String, i64)> = one!(tx, OF_PERSON, town.as_uuid(), person.as_uuid())?;
    let Some((password, set_at)) = row else { return Ok(None) };
    let set_at = RowRef { table: "credential", row: &person.as_uuid() }.time("set_at_us", set_at)?;
    Ok(Some(CredentialRow { town, person, password, set_at }))
}
