//! Takes one job and sees it through.

use ids::CommandId;
use jiff::{SignedDuration, Timestamp};

use super::{decisions, housekeeping, notification};
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

/// A job that sends a mail is given up after this many tries, three days after the first: a mail server that is away over a
/// weekend must not send every decision to the printer.
pub const TRIES_MAX: u32 = 22;

/// Every other job is given up after this many tries, four hours after the first: then a person looks at it.
pub const OTHER_TRIES_MAX: u32 = 10;

/// Takes the next job that is due, runs it and settles it. `false` if none was due.
///
/// # Errors
///
/// Only if the queue itself cannot be reached; what a job fails with is kept with the job.
pub async fn run_next(house: &House) -> Result<bool, UseCaseError> {
    let now = house.clock.now();
    let Some(job) = house.store.lease(now, after(now, LEASE_SECONDS)).await? else { return Ok(false) };
    if job.attempt > tries_max(&job.kind) {
        tracing::error!(job.id = %job.job, job.attempt = job.attempt, "job given up");
        house
            .store
            .fail(&job, "no try came to an end: the process ended or the job panicked", now, None)
            .await?;
        return Ok(true);
    }
    let ctx = TownContext { house, town: job.town, now };
    match run(ctx, &job).await {
        Ok(()) => {
            house.store.complete(&job).await?;
        }
        Err(error) => {
            tracing::warn!(job.id = %job.job, job.attempt = job.attempt, error = %error, "job failed");
            house.store.fail(&job, &error.to_string(), now, retry_at(now, &job.kind, job.attempt)).await?;
        }
    }
    Ok(true)
}

/// When a job that failed for the `attempt`th time runs again: after half a minute, then twice as long each time, at
/// most six hours; never after [`tries_max`] tries.
#[must_use]
pub fn retry_at(now: Timestamp, kind: &JobKind, attempt: u32) -> Option<Timestamp> {
    const SIX_HOURS: i64 = 6 * 60 * 60;
    if attempt >= tries_max(kind) {
        return None;
    }
    let seconds = 30_i64.checked_shl(attempt.saturating_sub(1)).unwrap_or(SIX_HOURS).min(SIX_HOURS);
    Some(after(now, seconds))
}

/// After how many tries a job is given up.
#[must_use]
pub const fn tries_max(kind: &JobKind) -> u32 {
    match kind {
        JobKind::NotifyDecision { .. }
        | JobKind::NotifyNews { .. }
        | JobKind::SendInvitation { .. }
        | JobKind::WarnDraft { .. } => TRIES_MAX,
        JobKind::SealDecision { .. }
        | JobKind::SendCode { .. }
        | JobKind::PassTime { .. }
        | JobKind::PassTimeForAll
        | JobKind::RenderReceipt { .. }
        | JobKind::Checkpoint
        | JobKind::Expire
        | JobKind::SweepVault
        | JobKind::Retain => OTHER_TRIES_MAX,
    }
}

async fn run(ctx: TownContext<'_>, job: &LeasedJob) -> Result<(), UseCaseError> {
    match &job.kind {
        JobKind::SendCode { subject } => codes::send_code(ctx, *subject).await,
        JobKind::NotifyDecision { case, decision } => {
            notification::notify_decision(ctx, job, *case, *decision).await
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
        let at = |attempt| retry_at(now, &JobKind::Expire, attempt);
        assert_eq!(at(1), Some("2026-11-23T08:00:30Z".parse().unwrap()));
        assert_eq!(at(3), Some("2026-11-23T08:02:00Z".parse().unwrap()));
        assert_eq!(at(9), Some("2026-11-23T10:08:00Z".parse().unwrap()));
        assert_eq!(at(OTHER_TRIES_MAX), None);
    }

    #[test]
    fn a_notification_is_tried_for_three_days() {
        let began: Timestamp = "2026-11-20T16:00:00Z".parse().unwrap();
        let kind = JobKind::NotifyNews { case: ids::CaseId::from_uuid(ids::Uuid::nil()), seq: 1 };
        let (mut now, mut attempt) = (began, 1);
        while let Some(next) = retry_at(now, &kind, attempt) {
            (now, attempt) = (next, attempt + 1);
        }
        assert_eq!((attempt, now.duration_since(began).as_hours()), (TRIES_MAX, 74));
    }
}
