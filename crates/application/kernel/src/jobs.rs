//! Takes one job and sees it through.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};

use crate::{
    context::{Ports, TownContext},
    error::UseCaseError,
    rows::{AdminJob, CaseJob, CaseworkJob, FilingJob, JobClass, JobKind, LeasedJob, SignInJob},
};

/// Carries out the jobs of one family. A job is idempotent: it may run again after it has done its work.
#[async_trait]
pub trait JobRunner<J>: Send + Sync {
    /// Carries out one job, which this process holds.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from being done; it is kept with the job, which is tried again.
    async fn run(&self, ctx: TownContext<'_>, leased: &LeasedJob, job: &J) -> Result<(), UseCaseError>;
}

/// Who carries out which family of jobs.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "each field is named after the area of its family")]
pub struct Runners {
    pub sign_in: &'static dyn JobRunner<SignInJob>,
    pub cases: &'static dyn JobRunner<CaseJob>,
    pub filing: &'static dyn JobRunner<FilingJob>,
    pub casework: &'static dyn JobRunner<CaseworkJob>,
    pub admin: &'static dyn JobRunner<AdminJob>,
}

impl Runners {
    async fn run(&self, ctx: TownContext<'_>, leased: &LeasedJob) -> Result<(), UseCaseError> {
        match &leased.kind {
            JobKind::SignIn(job) => self.sign_in.run(ctx, leased, job).await,
            JobKind::Cases(job) => self.cases.run(ctx, leased, job).await,
            JobKind::Filing(job) => self.filing.run(ctx, leased, job).await,
            JobKind::Casework(job) => self.casework.run(ctx, leased, job).await,
            JobKind::Admin(job) => self.admin.run(ctx, leased, job).await,
        }
    }
}

/// A lease lasts this long, unless it is renewed while the job runs; then the job may be started again elsewhere, and a late completion
/// is refused.
pub const LEASE_SECONDS: i64 = 120;

/// A job that sends a mail is given up after this many tries, three days after the first: a mail server that is away over a
/// weekend must not send every decision to the printer.
pub const TRIES_MAX: u32 = 22;

/// Every other job is given up after this many tries, four hours after the first: then a person looks at it.
pub const OTHER_TRIES_MAX: u32 = 10;

/// Does everything that is due, class by class, until nothing is.
///
/// # Errors
///
/// Only if the queue itself cannot be reached.
pub async fn run_due(ports: &Ports, runners: &Runners) -> Result<(), UseCaseError> {
    loop {
        let mut ran = false;
        for class in JobClass::ALL {
            while let Some(job) = take(ports, class).await? {
                see_through(ports, runners, &job).await?;
                ran = true;
            }
        }
        if !ran {
            return Ok(());
        }
    }
}

/// Takes the next job of a class that is due, for [`LEASE_SECONDS`]; none if none was due.
///
/// # Errors
///
/// Only if the queue itself cannot be reached.
pub async fn take(ports: &Ports, class: JobClass) -> Result<Option<LeasedJob>, UseCaseError> {
    let now = ports.clock.now();
    Ok(ports.store.lease(class, now, after(now, LEASE_SECONDS)).await?)
}

/// Holds a job for [`LEASE_SECONDS`] more. `false` if somebody else holds it by now.
///
/// # Errors
///
/// Only if the queue itself cannot be reached.
pub async fn renew(ports: &Ports, job: &LeasedJob) -> Result<bool, UseCaseError> {
    Ok(ports.store.renew(job, after(ports.clock.now(), LEASE_SECONDS)).await?)
}

/// How a job that was taken ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobOutcome {
    /// Nothing of it is left to do.
    Done,
    /// It failed and is tried again.
    Failed,
    /// It failed for the last time.
    GivenUp,
}

impl JobOutcome {
    /// Its name in metrics.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed => "failed",
            Self::GivenUp => "given_up",
        }
    }
}

/// Runs a job that was taken, and settles it.
///
/// # Errors
///
/// Only if the queue itself cannot be reached; what a job fails with is kept with the job.
pub async fn see_through(
    ports: &Ports,
    runners: &Runners,
    job: &LeasedJob,
) -> Result<JobOutcome, UseCaseError> {
    let now = ports.clock.now();
    if job.attempt > tries_max(&job.kind) {
        tracing::error!(job.id = %job.job, job.attempt = job.attempt, "job given up");
        let reason = "no try came to an end: the process ended or the job panicked";
        ports.store.fail(job, reason, now, None).await?;
        return Ok(JobOutcome::GivenUp);
    }
    let ctx = TownContext { ports, town: job.town, now };
    match runners.run(ctx, job).await {
        Ok(()) => {
            ports.store.complete(job).await?;
            Ok(JobOutcome::Done)
        }
        Err(error) => {
            tracing::warn!(job.id = %job.job, job.attempt = job.attempt, error = %error, "job failed");
            let is_final = matches!(error, UseCaseError::Undeliverable { .. });
            let again = retry_at(now, &job.kind, job.attempt).filter(|_| !is_final);
            ports.store.fail(job, &error.to_string(), now, again).await?;
            Ok(if again.is_some() { JobOutcome::Failed } else { JobOutcome::GivenUp })
        }
    }
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
    if kind.sends_notification() { TRIES_MAX } else { OTHER_TRIES_MAX }
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
        let at = |attempt| retry_at(now, &JobKind::Admin(AdminJob::Expire), attempt);
        assert_eq!(at(1), Some("2026-11-23T08:00:30Z".parse().unwrap()));
        assert_eq!(at(3), Some("2026-11-23T08:02:00Z".parse().unwrap()));
        assert_eq!(at(9), Some("2026-11-23T10:08:00Z".parse().unwrap()));
        assert_eq!(at(OTHER_TRIES_MAX), None);
    }

    #[test]
    fn a_notification_is_tried_for_three_days() {
        let began: Timestamp = "2026-11-20T16:00:00Z".parse().unwrap();
        let kind =
            JobKind::Cases(CaseJob::NotifyNews { case: ids::CaseId::from_uuid(ids::Uuid::nil()), seq: 1 });
        let (mut now, mut attempt) = (began, 1);
        while let Some(next) = retry_at(now, &kind, attempt) {
            (now, attempt) = (next, attempt + 1);
        }
        assert_eq!((attempt, now.duration_since(began).as_hours()), (TRIES_MAX, 74));
    }
}
