//! Jobs that every town has standing: checkpoints, expiry, sweeping.

use cases::next_first_hour;
use ids::JobId;
use jiff::{SignedDuration, Timestamp};
use kernel::{
    commit::Commit,
    context::{Ports, TownContext},
    error::UseCaseError,
    rows::{AdminJob, CaseworkJob, JobKind, NewJob},
};

use crate::operate::{self, Sweep};

/// A command is remembered, and its repeat answered from the first, for this long.
pub const COMMAND_HOURS: i64 = 24;

/// Puts the standing jobs of every town into the queue; one that still waits is not doubled. Called on a timer.
///
/// # Errors
///
/// Only if the store fails.
pub async fn enqueue_standing(ports: &Ports) -> Result<(), UseCaseError> {
    let now = ports.clock.now();
    for town in ports.store.towns().await? {
        let mut commit = Commit::named("enqueue_standing", town.town, now);
        for (kind, key, run_at) in [
            (JobKind::Admin(AdminJob::Expire), "expire", now),
            (AdminJob::SweepVault.into(), "sweep_vault", now),
            // Once a night: periods end with a year, and a day's passage is known when the next one has begun.
            (AdminJob::Retain.into(), "retain", next_first_hour(now)),
            (CaseworkJob::PassTimeForAll.into(), "pass_time_for_all", next_first_hour(now)),
        ] {
            let job = JobId::from_uuid(ports.ids.next());
            commit.jobs.push(NewJob { job, kind, run_at, once: Some(key.to_owned()) });
        }
        ports.store.commit(commit).await?;
    }
    Ok(())
}

/// Has the heads of every town signed in which something happened since its last checkpoint. Called on a timer, twice a minute.
///
/// # Errors
///
/// Only if the store fails.
pub async fn enqueue_checkpoints(ports: &Ports) -> Result<(), UseCaseError> {
    let now = ports.clock.now();
    for town in ports.store.towns_to_sign().await? {
        let mut commit = Commit::named("enqueue_checkpoints", town, now);
        let job = JobId::from_uuid(ports.ids.next());
        let once = Some("checkpoint".to_owned());
        commit.jobs.push(NewJob { job, kind: AdminJob::Checkpoint.into(), run_at: now, once });
        ports.store.commit(commit).await?;
    }
    Ok(())
}

/// Signs the heads that changed since the last checkpoint, and lets the vault remember that they were there.
pub(crate) async fn checkpoint(ctx: TownContext<'_>) -> Result<(), UseCaseError> {
    if let Some(signed) = ctx.ports.store.checkpoint(ctx.town, ctx.now).await? {
        tracing::info!(town.id = %ctx.town, checkpoint.number = signed.number, heads = signed.heads, "checkpoint signed");
        operate::note_sync_point(ctx).await?;
    }
    Ok(())
}

/// Removes what has expired.
pub(crate) async fn expire(ctx: TownContext<'_>) -> Result<(), UseCaseError> {
    let commands_before = hours_before(ctx.now, COMMAND_HOURS);
    let rows = ctx.ports.store.expire(ctx.town, ctx.now, commands_before).await?;
    tracing::info!(town.id = %ctx.town, rows, "expired");
    Ok(())
}

/// Puts objects that no row names into the trash. What speaks against it is for the operator to read, each time anew.
pub(crate) async fn sweep_vault(ctx: TownContext<'_>) -> Result<(), UseCaseError> {
    match operate::sweep_by_job(ctx).await? {
        Sweep::Done(swept) => {
            tracing::info!(town.id = %ctx.town, swept.restored, swept.discarded, swept.removed, "vault swept");
        }
        Sweep::Refused(refusal) => {
            tracing::error!(town.id = %ctx.town, reason = %refusal, "the vault was not swept");
        }
    }
    Ok(())
}

/// Destroys the keys of cases whose time is over.
pub(crate) async fn retain(ctx: TownContext<'_>) -> Result<(), UseCaseError> {
    let retained = operate::retain(ctx).await?;
    tracing::info!(town.id = %ctx.town, retained.looked_at, retained.destroyed, "retention");
    Ok(())
}

fn hours_before(at: Timestamp, hours: i64) -> Timestamp {
    at.checked_sub(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MIN)
}
