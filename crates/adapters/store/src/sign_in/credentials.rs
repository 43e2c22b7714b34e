//! Passwords of staff, as Argon2id strings. Authoritative.

use ids::{StaffId, TownId, Uuid};
use kernel::rows::CredentialRow;

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, all, one, run},
    failure::Failure,
};

const PUT: &str = "-- a password
INSERT INTO credential (town_id, person_id, password, set_at_us, seal)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (town_id, person_id) DO UPDATE
SET
    password = excluded.password,
    set_at_us = excluded.set_at_us,
    seal = excluded.seal";

/// Reads passwords of a town: the name of the statement, then which.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    person_id,
    password,
    set_at_us,
    seal
FROM credential
WHERE town_id = $1"
            $(, $rest)*
        )
    };
}

const OF_PERSON: &str = select!("password of a person", "\n    AND person_id = $2");

const OF_TOWN: &str = select!("passwords of a town", "\nORDER BY person_id");

const DELETE: &str = "-- a password goes
DELETE FROM credential
WHERE town_id = $1
    AND person_id = $2";

#[derive(sqlx::FromRow)]
struct Record {
    person_id: Uuid,
    password: String,
    set_at_us: i64,
    seal: Vec<u8>,
}

impl Record {
    fn read(self, town: TownId) -> Result<CredentialRow, Failure> {
        let place = RowRef { table: "credential", row: &self.person_id };
        Ok(CredentialRow {
            town,
            person: StaffId::from_uuid(self.person_id),
            set_at: place.time("set_at_us", self.set_at_us)?,
            seal: place.bytes("seal", &self.seal)?,
            password: self.password,
        })
    }
}

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &CredentialRow) -> Result<(), Failure> {
    let (town, person) = (row.town.as_uuid(), row.person.as_uuid());
    let set_at = microseconds(row.set_at);
    run!(tx, PUT, town, person, row.password.as_str(), set_at, row.seal.as_slice())?;
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
    let record: Option<Record> = one!(tx, OF_PERSON, town.as_uuid(), person.as_uuid())?;
    record.map(|record| record.read(town)).transpose()
}

/// All passwords of a town.
pub(crate) async fn of_town(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<CredentialRow>, Failure> {
    let records: Vec<Record> = all!(tx, OF_TOWN, town.as_uuid())?;
    records.into_iter().map(|record| record.read(town)).collect()
}
