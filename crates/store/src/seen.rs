//! How far a member of staff has seen a case. Ephemeral.

use app::rows::SeenRow;

use crate::{
    columns::long,
    db::{Tx, run},
    failure::Failure,
};

const PUT: &str = "-- seen
INSERT INTO case_seen (town_id, case_id, person_id, seq)
VALUES ($1, $2, $3, $4)
ON CONFLICT (town_id, case_id, person_id) DO UPDATE
SET
    seq = excluded.seq";

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &SeenRow) -> Result<(), Failure> {
    run!(tx, PUT, row.town.as_uuid(), row.case.as_uuid(), row.person.as_uuid(), long(row.seq))?;
    Ok(())
}
