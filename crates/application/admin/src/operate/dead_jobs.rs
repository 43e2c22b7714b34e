//! Jobs that were given up: seen, and put back into the queue.

use std::collections::BTreeSet;

use access::{Action, Resource};
use ids::{CommandId, JobId, TownId};
use kernel::{
    context::{Ports, TownContext},
    error::UseCaseError,
    rows::DeadJob,
};
use town::OperationEvent;

use crate::{
    Administrator,
    authorize::authorize,
    towns::{TownPlan, record},
};

/// The jobs of all towns that were given up, newest first.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not see those of each town.
pub async fn dead_jobs(ports: &Ports, who: Administrator<'_>) -> Result<Vec<DeadJob>, UseCaseError> {
    let dead = ports.store.dead_jobs(None).await?;
    let towns: BTreeSet<TownId> = dead.iter().map(|job| job.town).collect();
    for town in towns {
        who.must(&ports.access, Action::SeeJobs, &Resource::Town(town))?;
    }
    Ok(dead)
}

/// Puts a job that was given up back into the queue; false if none of this town was.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not.
pub async fn revive_job(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    job: JobId,
) -> Result<bool, UseCaseError> {
    authorize(ctx, who, Action::SettleJobs)?;
    if !ctx.ports.store.revive(ctx.town, job, ctx.now).await? {
        return Ok(false);
    }
    let event = OperationEvent::JobRevived { job, by: who.by() };
    record(ctx, who.intent(command, "revive_job"), |_state| Ok(TownPlan::of(event.clone()))).await?;
    Ok(true)
}
