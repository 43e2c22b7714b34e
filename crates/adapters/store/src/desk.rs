//! What members of staff have seen: how far each has seen a case. Ephemeral.

use async_trait::async_trait;
use ids::{CaseId, StaffId, TownId};
use kernel::{commit::DeskChange, ports, rows::SeenRow};

use crate::{
    Store,
    columns::{count, long},
    db::{Tx, one, run},
    failure::{Failure, Read},
    tables::Table,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[Table::ephemeral("case_seen")];

const PUT: &str = "-- seen
INSERT INTO case_seen (town_id, case_id, person_id, seq)
VALUES ($1, $2, $3, $4)
ON CONFLICT (town_id, case_id, person_id) DO UPDATE
SET
    seq = excluded.seq";

const OF_PERSON: &str = "-- how far a person has seen a case
SELECT
    seq
FROM case_seen
WHERE town_id = $1
    AND case_id = $2
    AND person_id = $3";

const DELETE_OF_CASE: &str = "-- who has seen a case is forgotten
DELETE FROM case_seen
WHERE town_id = $1
    AND case_id = $2";

const DELETE_OF_PERSON: &str = "-- what a person has seen is forgotten
DELETE FROM case_seen
WHERE town_id = $1
    AND person_id = $2";

/// Applies a change of this family.
pub(crate) async fn apply(tx: &mut Tx<'_>, town: TownId, change: &DeskChange) -> Result<(), Failure> {
    match change {
        DeskChange::PutSeen(row) => put(tx, row).await,
        DeskChange::DeleteSeen(case) => delete_of_case(tx, town, *case).await,
        DeskChange::DeleteSeenBy(person) => delete_of_person(tx, town, *person).await,
    }
}

/// Inserts or replaces.
async fn put(tx: &mut Tx<'_>, row: &SeenRow) -> Result<(), Failure> {
    run!(tx, PUT, row.town.as_uuid(), row.case.as_uuid(), row.person.as_uuid(), long(row.seq))?;
    Ok(())
}

/// Forgets who has seen a case.
async fn delete_of_case(tx: &mut Tx<'_>, town: TownId, case: CaseId) -> Result<(), Failure> {
    run!(tx, DELETE_OF_CASE, town.as_uuid(), case.as_uuid())?;
    Ok(())
}

/// Forgets what a person has seen.
async fn delete_of_person(tx: &mut Tx<'_>, town: TownId, person: StaffId) -> Result<(), Failure> {
    run!(tx, DELETE_OF_PERSON, town.as_uuid(), person.as_uuid())?;
    Ok(())
}

/// How far a person has seen a case.
async fn of_person(tx: &mut Tx<'_>, town: TownId, case: CaseId, person: StaffId) -> Result<u64, Failure> {
    let row: Option<(i64,)> = one!(tx, OF_PERSON, town.as_uuid(), case.as_uuid(), person.as_uuid())?;
    Ok(row.map_or(0, |(seq,)| count(seq)))
}

#[async_trait]
impl ports::Desk for Store {
    async fn seen(&self, town: TownId, case: CaseId, person: StaffId) -> Read<u64> {
        Ok(of_person(&mut self.db.read().await?.tx(), town, case, person).await?)
    }
}
