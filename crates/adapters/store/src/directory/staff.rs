//! Members of staff. Derived from the town's own stream.

use ids::{DepartmentId, StaffId, TownId, Uuid};
use kernel::rows::{StaffRow, StaffState};

use crate::{
    columns::RowRef,
    db::{Tx, all, one, run},
    failure::Failure,
};

const PUT: &str = "-- a person
INSERT INTO person (town_id, person_id, name, email, phone, state)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (town_id, person_id) DO UPDATE
SET
    name = excluded.name,
    email = excluded.email,
    phone = excluded.phone,
    state = excluded.state";

/// Reads people of a town: the name of the statement, then which and in what order.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    person_id,
    name,
    email,
    phone,
    state
FROM person
WHERE town_id = $1"
            $(, $rest)*
        )
    };
}

const OF_TOWN: &str = select!("people of a town", "\nORDER BY name, person_id");

const BY_ID: &str = select!("a person", "\n    AND person_id = $2");

const BY_EMAIL: &str =
    select!("who works here with an address", "\n    AND email = $2\n    AND state <> 'disabled'");

const OF_DEPARTMENT: &str = select!(
    "people with a role in a department",
    "
    AND person_id IN (
        SELECT
            person_id
        FROM person_role
        WHERE town_id = $1
            AND scope_id = $2
    )
ORDER BY name, person_id"
);

#[derive(sqlx::FromRow)]
struct Record {
    person_id: Uuid,
    name: String,
    email: String,
    phone: String,
    state: String,
}

impl Record {
    fn read(self, town: TownId) -> Result<StaffRow, Failure> {
        let state = match self.state.as_str() {
            "invited" => StaffState::Invited,
            "active" => StaffState::Active,
            "disabled" => StaffState::Disabled,
            _ => return Err(RowRef { table: "person", row: &self.person_id }.bad("state")),
        };
        Ok(StaffRow {
            town,
            person: StaffId::from_uuid(self.person_id),
            name: self.name,
            email: self.email,
            phone: self.phone,
            state,
        })
    }
}

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &StaffRow) -> Result<(), Failure> {
    let state = match row.state {
        StaffState::Invited => "invited",
        StaffState::Active => "active",
        StaffState::Disabled => "disabled",
    };
    let (name, email, phone) = (row.name.as_str(), row.email.as_str(), row.phone.as_str());
    run!(tx, PUT, row.town.as_uuid(), row.person.as_uuid(), name, email, phone, state)?;
    Ok(())
}

/// The people of a town by name.
pub(crate) async fn of_town(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<StaffRow>, Failure> {
    let records: Vec<Record> = all!(tx, OF_TOWN, town.as_uuid())?;
    records.into_iter().map(|record| record.read(town)).collect()
}

pub(crate) async fn person(
    tx: &mut Tx<'_>,
    town: TownId,
    person: StaffId,
) -> Result<Option<StaffRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_ID, town.as_uuid(), person.as_uuid())?;
    record.map(|record| record.read(town)).transpose()
}

/// Whoever works here with this address, lower case; those who have left may have had it before.
pub(crate) async fn by_email(
    tx: &mut Tx<'_>,
    town: TownId,
    email: &str,
) -> Result<Option<StaffRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_EMAIL, town.as_uuid(), email)?;
    record.map(|record| record.read(town)).transpose()
}

/// The people that hold a role in a department, by name.
pub(crate) async fn of_department(
    tx: &mut Tx<'_>,
    town: TownId,
    department: DepartmentId,
) -> Result<Vec<StaffRow>, Failure> {
    let records: Vec<Record> = all!(tx, OF_DEPARTMENT, town.as_uuid(), department.as_uuid())?;
    records.into_iter().map(|record| record.read(town)).collect()
}
