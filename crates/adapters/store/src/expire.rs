//! What expires, in one transaction; `docs/retention.md` lists the periods.

use async_trait::async_trait;
use ids::TownId;
use jiff::Timestamp;

use crate::{
    columns::microseconds,
    db::{Tx, Work, run},
    documents, drafts,
    failure::Failure,
    keys,
    residents::codes,
    sign_in::{attempts, invitations, sessions},
};

const COMMANDS: &str = "-- commands of long ago
DELETE FROM command
WHERE town_id = $1
    AND at_us < $2";

/// Removes what has expired in a town.
pub(crate) struct Expire {
    pub(crate) town: TownId,
    pub(crate) now: Timestamp,
    pub(crate) commands_before: Timestamp,
}

#[async_trait]
impl Work for Expire {
    type Done = u64;

    fn name(&self) -> &'static str {
        "expire"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<u64, Failure> {
        let (town, now, before) = (self.town, self.now, self.commands_before);
        // Documents go before the drafts that tell which of them have expired.
        let mut gone = documents::expire(tx, town, now, before).await?;
        gone += drafts::expire(tx, town, now).await?;
        gone += sessions::expire(tx, town, now).await?;
        gone += codes::expire(tx, town, now).await?;
        gone += invitations::expire(tx, town, now).await?;
        gone += attempts::expire(tx, town, before).await?;
        keys::forget_loose(tx, town).await?;
        gone += run!(tx, COMMANDS, town.as_uuid(), microseconds(before))?;
        Ok(gone)
    }
}
