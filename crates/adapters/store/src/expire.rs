//! What expires, in one transaction; `docs/retention.md` lists the periods.

use async_trait::async_trait;
use ids::TownId;
use jiff::Timestamp;

use crate::{
    commands,
    db::{Tx, Work},
    documents, drafts,
    failure::Failure,
    keys, residents, sign_in,
};

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
        // Documents go before the drafts that tell which of them have expired.
        let mut gone = documents::expire(tx, self).await?;
        gone += drafts::expire(tx, self).await?;
        gone += residents::expire(tx, self).await?;
        gone += sign_in::expire(tx, self).await?;
        keys::forget_loose(tx, self.town).await?;
        gone += commands::expire(tx, self).await?;
        Ok(gone)
    }
}
