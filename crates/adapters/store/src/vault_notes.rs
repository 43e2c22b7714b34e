//! Which vault belongs to this database, and which sweep of it was the last. Authoritative.

use async_trait::async_trait;
use ids::{SyncPointId, TownId, Uuid, VaultId};
use kernel::{
    commit::{CommitError, VaultChange},
    ports,
    rows::SyncPointRow,
};

use crate::{
    Store,
    db::{Tx, Work, one, run},
    failure::{Failure, Read},
    tables::Table,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] =
    &[Table::authoritative("vault"), Table::authoritative("vault_sync_point")];

const VAULT: &str = "-- the vault of this instance
SELECT
    vault_id
FROM vault";

const BIND: &str = "-- the vault of this instance is known from now on
INSERT INTO vault (vault_id)
SELECT $1
WHERE NOT EXISTS (SELECT 1 FROM vault)";

const SYNC_POINT: &str = "-- the last point that database and vault both remember
SELECT
    last_point,
    next_point
FROM vault_sync_point
WHERE town_id = $1";

const PUT_SYNC_POINT: &str = "-- a point that database and vault both remember
INSERT INTO vault_sync_point (town_id, last_point, next_point)
VALUES ($1, $2, $3)
ON CONFLICT (town_id) DO UPDATE
SET
    last_point = excluded.last_point,
    next_point = excluded.next_point
WHERE vault_sync_point.last_point = $4
    AND vault_sync_point.next_point = $5";

/// Applies a change of this family.
pub(crate) async fn apply(tx: &mut Tx<'_>, change: &VaultChange) -> Result<(), Failure> {
    match change {
        VaultChange::PutSyncPoint { before, row } => put_sync_point(tx, before.as_ref(), row).await,
    }
}

async fn put_sync_point(
    tx: &mut Tx<'_>,
    before: Option<&SyncPointRow>,
    row: &SyncPointRow,
) -> Result<(), Failure> {
    // No point has the empty id: without a row before, one that is there conflicts.
    let (last, next) =
        before.map_or((Uuid::nil(), Uuid::nil()), |row| (row.last.as_uuid(), row.next.as_uuid()));
    let town = row.town.as_uuid();
    match run!(tx, PUT_SYNC_POINT, town, row.last.as_uuid(), row.next.as_uuid(), last, next)? {
        0 => Err(Failure::Conflict("the point that database and vault both remember".to_owned())),
        _ => Ok(()),
    }
}

#[async_trait]
impl ports::VaultNotes for Store {
    async fn sync_point(&self, town: TownId) -> Read<Option<SyncPointRow>> {
        let mut reader = self.db.read().await?;
        let found: Result<Option<(Uuid, Uuid)>, _> = one!(&mut reader.tx(), SYNC_POINT, town.as_uuid());
        let row = |(last, next)| SyncPointRow {
            town,
            last: SyncPointId::from_uuid(last),
            next: SyncPointId::from_uuid(next),
        };
        Ok(found.map_err(Failure::from)?.map(row))
    }
}

/// Notes the vault of this instance.
struct Bind(VaultId);

#[async_trait]
impl Work for Bind {
    type Done = ();

    fn name(&self) -> &'static str {
        "bind_vault"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<(), Failure> {
        run!(tx, BIND, self.0.as_uuid())?;
        Ok(())
    }
}

impl Store {
    /// The id of the vault that belongs to this database; none before the first start.
    ///
    /// # Errors
    ///
    /// If the database cannot be read.
    pub async fn vault_id(&self) -> Read<Option<VaultId>> {
        let mut reader = self.db.read().await?;
        let found: Result<Option<(Uuid,)>, _> = one!(&mut reader.tx(), VAULT);
        Ok(found.map_err(Failure::from)?.map(|(id,)| VaultId::from_uuid(id)))
    }

    /// Notes which vault belongs to this database, unless one is noted already.
    ///
    /// # Errors
    ///
    /// If the database cannot be written.
    pub async fn bind_vault(&self, vault: VaultId) -> Result<(), CommitError> {
        self.db.write(Bind(vault)).await
    }
}
