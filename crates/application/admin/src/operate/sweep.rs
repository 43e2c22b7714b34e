//! The objects of the vault that no row names: put into the trash, and for good away a month later.
//!
//! A database that lies beside a vault of another day names too little: a backup was restored, a vault was mounted from elsewhere.
//! Where both do not remember the same point, nothing goes until the operator says so.

use std::fmt;

use access::Action;
use jiff::SignedDuration;
use kernel::{context::TownContext, error::UseCaseError, ports::ObjectName};

use super::sync_point::SyncMemory;
use crate::{Administrator, authorize::authorize};

/// What lies in the trash goes for good after so many days.
pub const TRASH_DAYS: i64 = 30;

/// So many objects may go in one sweep whatever their share is.
const UNNAMED_FREE: usize = 100;

/// Beyond that, at most one object of so many may go in one sweep.
const UNNAMED_SHARE: u64 = 4;

/// What came of a sweep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sweep {
    /// So much was moved.
    Done(Swept),
    /// Nothing was moved.
    Refused(SweepRefusal),
}

/// How many objects a sweep has moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Taken out of the trash, because a row names them.
    pub restored: u64,
    /// Put into the trash.
    pub discarded: u64,
    /// Gone for good.
    pub removed: u64,
}

/// Why nothing is put into the trash until the operator says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SweepRefusal {
    /// Database and vault do not remember the same point: one of both was restored or exchanged.
    OtherPast,
    /// Much would go.
    #[expect(missing_docs, reason = "the names of the fields say what they are")]
    Much { unnamed: u64, objects: u64 },
}

impl fmt::Display for SweepRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherPast => f.write_str(
                "database and vault are not of the same day: nothing is swept; if both are the right ones, confirm it",
            ),
            Self::Much { unnamed, objects } => write!(
                f,
                "no row names {unnamed} of {objects} objects: nothing is swept; if the database is the right one, confirm it"
            ),
        }
    }
}

/// The job that sweeps the objects of a town, and refuses where something speaks against it.
///
/// # Errors
///
/// Only if store or vault fail.
pub(crate) async fn sweep_by_job(ctx: TownContext<'_>) -> Result<Sweep, UseCaseError> {
    sweep(ctx, false).await
}

/// Sweeps the objects of a town. `confirmed`: the operator has looked, and database and vault belong together.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not.
pub async fn sweep_vault(
    ctx: TownContext<'_>,
    who: Administrator<'_>,
    confirmed: bool,
) -> Result<Sweep, UseCaseError> {
    authorize(ctx, who, Action::SweepVault)?;
    sweep(ctx, confirmed).await
}

/// Takes what rows name out of the trash; says how much.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not.
pub async fn restore_named(ctx: TownContext<'_>, who: Administrator<'_>) -> Result<u64, UseCaseError> {
    authorize(ctx, who, Action::SweepVault)?;
    let named = ctx.ports.store.named_objects(ctx.town).await?;
    Ok(ctx.ports.vault.restore(ctx.town, &named).await?)
}

async fn sweep(ctx: TownContext<'_>, confirmed: bool) -> Result<Sweep, UseCaseError> {
    let vault = &*ctx.ports.vault;
    let memory = SyncMemory::read(ctx).await?;
    if !confirmed && !memory.agrees() {
        return Ok(Sweep::Refused(SweepRefusal::OtherPast));
    }
    let named = ctx.ports.store.named_objects(ctx.town).await?;
    let survey = vault.survey(ctx.town, &named, ctx.now).await?;
    if !confirmed && is_much(survey.objects, &survey.unnamed) {
        let (unnamed, objects) = (survey.unnamed.len() as u64, survey.objects);
        return Ok(Sweep::Refused(SweepRefusal::Much { unnamed, objects }));
    }
    let swept = Swept {
        restored: vault.restore(ctx.town, &named).await?,
        discarded: vault.discard(ctx.town, &survey.unnamed, ctx.now).await?,
        removed: vault.empty_trash(ctx.town, trash_end(ctx)).await?,
    };
    memory.note(ctx).await?;
    Ok(Sweep::Done(swept))
}

fn is_much(objects: u64, unnamed: &[ObjectName]) -> bool {
    unnamed.len() > UNNAMED_FREE && unnamed.len() as u64 > objects / UNNAMED_SHARE
}

fn trash_end(ctx: TownContext<'_>) -> jiff::Timestamp {
    ctx.now.checked_sub(SignedDuration::from_hours(24 * TRASH_DAYS)).unwrap_or(jiff::Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_may_go_and_a_quarter() {
        let unnamed = |count: usize| vec![ObjectName([0; 32]); count];
        assert!(!is_much(100, &unnamed(100)));
        assert!(is_much(400, &unnamed(101)));
        assert!(!is_much(4_000, &unnamed(1_000)));
        assert!(is_much(4_000, &unnamed(1_001)));
    }
}
