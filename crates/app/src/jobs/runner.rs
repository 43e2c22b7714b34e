//! Takes one job and sees it through.

use ids::CommandId;
use jiff::{SignedDuration, Timestamp};

use super::{decisions, housekeeping};
use crate::{
    cases, codes, correspondence,
    error::UseCaseError,
    house::{House, TownContext},
    portal,
    rows::{JobKind, LeasedJob},
    staff,
};

/// A lease lasts this long; a job that takes longer may be started again elsewhere, and its late completion is refused.
pub const LEASE_SECONDS: i64 = 120;

/// A job is given up after this many tries.
pub const TRIES_MAX: u32 = 10;

/// Takes the next job that is due, runs it and settles it. `false` if none was due.
///
/// # Errors
///
/// Only if the queue itself cannot be reached; what a job fails with is kept with the job.
pub async fn run_next(house: &House) -> Result<bool, UseCaseError> {
    let now = house.clock.now();
    let Some(job) = house.store.lease(now, after(now, LEASE_SECONDS)).await? else { return Ok(false) };
    let ctx = TownContext { house, town: job.town, now };
    match run(ctx, &job).await {
        Ok(()) => {
            house.store.complete(&job).await?;
        }
        Err(error) => {
            tracing::warn!(job.id = %job.job, job.attempt = job.attempt, error = %error, "job failed");
            house.store.fail(&job, &error.to_string(), now, retry_at(now, job.attempt)).await?;
        }
    }
    Ok(true)
}

/// When a job that failed for the `attempt`th time runs again: after half a minute, then twice as long each time, at
/// most six hours; never after [`TRIES_MAX`] tries.
#[must_use]
pub fn retry_at(now: Timestamp, attempt: u32) -> Option<Timestamp> {
    const SIX_HOURS: i64 = 6 * 60 * 60;
    if attempt >= TRIES_MAX {
        return None;
    }
    let seconds = 30_i64.checked_shl(attempt.saturating_sub(1)).unwrap_or(SIX_HOURS).min(SIX_HOURS);
    Some(after(now, seconds))
}

async fn run(ctx: TownContext<'_>, job: &LeasedJob) -> Result<(), UseCaseError> {
    match &job.kind {
        JobKind::SendCode { subject } => codes::send_code(ctx, *subject).await,
        JobKind::NotifyDecision { case, decision } => {
            decisions::notify_decision(ctx, job, *case, *decision).await
        }
        JobKind::SealDecision { case, decision } => decisions::seal(ctx, *case, *decision).await,
        JobKind::NotifyNews { case, seq } => cases::notify(ctx, *case, *seq).await,
        JobKind::RenderReceipt { case } => {
            let command = CommandId::from_uuid(job.job.as_uuid());
            correspondence::render_receipt(ctx, command, *case).await
        }
        JobKind::PassTime { case } => decisions::pass_time(ctx, *case).await,
        JobKind::PassTimeForAll => decisions::pass_time_for_all(ctx).await,
        JobKind::SendInvitation { person } => staff::send_invitation(ctx, *person).await,
        JobKind::WarnDraft { draft, account } => portal::warn_draft(ctx, *draft, *account).await,
        JobKind::Checkpoint => housekeeping::checkpoint(ctx).await,
        JobKind::Expire => housekeeping::expire(ctx).await,
        JobKind::Retain => housekeeping::retain(ctx).await,
        JobKind::SweepVault => housekeeping::sweep_vault(ctx).await,
    }
}

fn after(now: Timestamp, seconds: i64) -> Timestamp {
    now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_grow_apart_and_end() {
        let now: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
        assert_eq!(retry_at(now, 1), Some("2026-11-23T08:00:30Z".parse().unwrap()));
        assert_eq!(retry_at(now, 3), Some("2026-11-23T08:02:00Z".parse().unwrap()));
        assert_eq!(retry_at(now, 9), Some("2026-11-23T10:08:00Z".parse().unwrap()));
        assert_eq!(retry_at(now, TRIES_MAX), None);
    }
}
