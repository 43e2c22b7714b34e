//! How the tables that are derived from the journal are replaced as a whole.

use async_trait::async_trait;
use ids::TownId;
use kernel::{commit::Change, rows::StreamId};
use sqlx::AssertSqlSafe;

use crate::{
    changes,
    columns::long,
    db::{Tx, Work, run},
    directory,
    failure::Failure,
    journal, register,
    tables::derived_tables,
};

/// Without effect but for the lock: who appends to the town's own stream waits until the rows are replaced.
const HOLD: &str = "-- hold the town's own stream
UPDATE head
SET
    seq = seq
WHERE town_id = $1
    AND stream_id = $1
    AND seq = $2";

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
        for table in derived_tables() {
            let empty = format!("-- empty {table}\nDELETE FROM {table}\nWHERE town_id = $1");
            run!(tx, AssertSqlSafe(empty), town)?;
        }
        for row in &self.rows {
            if row.town() != Some(self.town) {
                return Err(Failure::Refused("a derived row belongs to another town"));
            }
            changes::derived(tx, row).await?;
        }
        directory::refuse_stale(tx, self.town).await?;
        register::refuse_stale(tx, self.town).await?;
        Ok(())
    }
}
