//! The point that the rows of a town and its part of the vault both remember: noted after each checkpoint and each sweep.
//!
//! A database of another day than its vault looks like any other after a while. What both noted last does not: whichever was
//! restored or exchanged knows an older one.

use ids::SyncPointId;
use kernel::{
    commit::{Commit, VaultChange},
    context::TownContext,
    error::UseCaseError,
    rows::SyncPointRow,
};

/// What both remember.
#[derive(Debug, Clone)]
pub(super) struct SyncMemory {
    row: Option<SyncPointRow>,
    vault: Vec<SyncPointId>,
}

/// Notes a new point, if both remember the same so far.
///
/// # Errors
///
/// Only if store or vault fail.
pub(crate) async fn note_sync_point(ctx: TownContext<'_>) -> Result<(), UseCaseError> {
    let memory = SyncMemory::read(ctx).await?;
    if memory.agrees() { memory.note(ctx).await } else { Ok(()) }
}

impl SyncMemory {
    pub(super) async fn read(ctx: TownContext<'_>) -> Result<Self, UseCaseError> {
        let row = ctx.ports.store.sync_point(ctx.town).await?;
        Ok(Self { row, vault: ctx.ports.vault.sync_points(ctx.town).await? })
    }

    /// Whether both remember the same point. A process that ended while one was noted leaves the vault at either.
    pub(super) fn agrees(&self) -> bool {
        match self.row {
            None => self.vault.is_empty(),
            // The first one was being noted.
            Some(row) if self.vault.is_empty() => row.last != row.next,
            Some(row) => self.common(row).is_some(),
        }
    }

    fn common(&self, row: SyncPointRow) -> Option<SyncPointId> {
        [row.next, row.last].into_iter().find(|point| self.vault.contains(point))
    }

    /// Notes a new point in both: first the database says what is to be noted, then the vault notes it in place of what it
    /// remembered, then the database knows. Of two at it the later one in the database counts; the other takes its point back.
    pub(super) async fn note(self, ctx: TownContext<'_>) -> Result<(), UseCaseError> {
        let (town, vault) = (ctx.town, &*ctx.ports.vault);
        let next = SyncPointId::from_uuid(ctx.ports.ids.next());
        // Where both have none in common, an id that nothing else has stands for the last one.
        let common = self.row.and_then(|row| self.common(row));
        let last = common.unwrap_or_else(|| SyncPointId::from_uuid(ctx.ports.ids.next()));
        let begun = SyncPointRow { town, last, next };
        if !put(ctx, self.row, begun).await? {
            return Ok(());
        }
        vault.add_sync_point(town, next).await?;
        vault.remove_sync_points(town, &self.vault).await?;
        if !put(ctx, Some(begun), SyncPointRow { last: next, ..begun }).await? {
            vault.remove_sync_points(town, &[next]).await?;
        }
        Ok(())
    }
}

/// Whether the row still was what it was before.
async fn put(
    ctx: TownContext<'_>,
    before: Option<SyncPointRow>,
    row: SyncPointRow,
) -> Result<bool, UseCaseError> {
    let change = VaultChange::PutSyncPoint { before, row };
    let commit = Commit::named("note_sync_point", ctx.town, ctx.now).change(change);
    match ctx.ports.store.commit(commit).await.map_err(UseCaseError::from) {
        Ok(_) => Ok(true),
        Err(UseCaseError::Conflict { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use ids::{TownId, Uuid};

    use super::*;

    const fn point(value: u128) -> SyncPointId {
        SyncPointId::from_uuid(Uuid::from_u128(value))
    }

    fn agrees(row: Option<(u128, u128)>, vault: &[u128]) -> bool {
        let town = TownId::from_uuid(Uuid::from_u128(1));
        let row = row.map(|(last, next)| SyncPointRow { town, last: point(last), next: point(next) });
        SyncMemory { row, vault: vault.iter().copied().map(point).collect() }.agrees()
    }

    #[test]
    fn a_database_of_another_day_remembers_another_point() {
        assert!(agrees(None, &[]), "a new town");
        assert!(agrees(Some((7, 7)), &[7]));
        assert!(!agrees(Some((7, 7)), &[8]), "the database is older");
        assert!(!agrees(Some((8, 8)), &[7]), "the vault is older");
        assert!(!agrees(None, &[7]), "the database is older than the first point");
        assert!(!agrees(Some((7, 7)), &[]), "the vault has lost its memory");
    }

    #[test]
    fn a_process_that_ends_while_a_point_is_noted_changes_no_past() {
        assert!(agrees(Some((7, 8)), &[7]), "before the vault has noted it");
        assert!(agrees(Some((7, 8)), &[7, 8]), "before it has forgotten the last one");
        assert!(agrees(Some((7, 8)), &[8]), "after");
        assert!(agrees(Some((1, 2)), &[]), "before the vault has noted its first");
    }
}
