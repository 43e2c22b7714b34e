//! Which tables are derived from the journal, and how they are replaced as a whole.

use async_trait::async_trait;
use ids::TownId;
use kernel::{commit::Change, rows::StreamId};

use crate::{
    changes,
    columns::long,
    db::{Tx, Work, one, run},
    failure::Failure,
    journal,
};

/// The tables that can be emptied and filled again from the journal.
pub const DERIVED_TABLES: [&str; 8] =
    ["town", "department", "service", "revision", "person", "person_role", "case_register", "print_list"];

/// Statements that empty them, in the order of [`DERIVED_TABLES`].
const EMPTY: [&str; 8] = [
    "-- empty towns\nDELETE FROM town WHERE town_id = $1",
    "-- empty departments\nDELETE FROM department WHERE town_id = $1",
    "-- empty services\nDELETE FROM service WHERE town_id = $1",
    "-- empty revisions\nDELETE FROM revision WHERE town_id = $1",
    "-- empty people\nDELETE FROM person WHERE town_id = $1",
    "-- empty roles\nDELETE FROM person_role WHERE town_id = $1",
    "-- empty register of cases\nDELETE FROM case_register WHERE town_id = $1",
    "-- empty print list\nDELETE FROM print_list WHERE town_id = $1",
];

/// Without effect but for the lock: who appends to the town's own stream waits until the rows are replaced.
const HOLD: &str = "-- hold the town's own stream
UPDATE head
SET
    seq = seq
WHERE town_id = $1
    AND stream_id = $1
    AND seq = $2";

/// What finds streams whose rows are not made from their last event, for each kind but the town's own, which is held.
const STALE: [(&str, &str); 2] = [
    (
        "the register of services",
        "-- a service whose row is not made from its last event
SELECT
    head.seq
FROM head
LEFT JOIN service
    ON service.town_id = head.town_id
    AND service.service_id = head.stream_id
WHERE head.town_id = $1
    AND head.kind = 'service'
    AND (service.seq IS NULL OR service.seq <> head.seq)
LIMIT 1",
    ),
    (
        "the register of cases",
        "-- a case whose row is not made from its last event
SELECT
    head.seq
FROM head
LEFT JOIN case_register
    ON case_register.town_id = head.town_id
    AND case_register.case_id = head.stream_id
WHERE head.town_id = $1
    AND head.kind = 'case'
    AND (case_register.seq IS NULL OR case_register.seq <> head.seq)
LIMIT 1",
    ),
];

/// Replaces the derived rows of a town.
pub(crate) struct Replace {
    pub(crate) town: TownId,
    pub(crate) town_seq: u64,
    pub(crate) rows: Vec<Change>,
}

#[async_trait]
impl Work for Replace {
    type Done = ();

    fn name(&self) -> &'static str {
        "replace_derived"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<(), Failure> {
        let town = self.town.as_uuid();
        let own = StreamId::Town(self.town);
        let held = run!(tx, HOLD, town, long(self.town_seq))?;
        let absent = held == 0 && self.town_seq == 0 && journal::head(tx, self.town, own).await?.is_none();
        if held == 0 && !absent {
            return Err(Failure::Conflict(own.to_string()));
        }
        for statement in EMPTY {
            run!(tx, statement, town)?;
        }
        for row in &self.rows {
            if row.town() != Some(self.town) {
                return Err(Failure::Refused("a derived row belongs to another town"));
            }
            changes::derived(tx, row).await?;
        }
        for (register, statement) in STALE {
            let stale: Option<(i64,)> = one!(tx, statement, town)?;
            if stale.is_some() {
                return Err(Failure::Conflict(register.to_owned()));
            }
        }
        Ok(())
    }
}
