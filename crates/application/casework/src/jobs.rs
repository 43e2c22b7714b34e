//! The jobs of decisions and their delivery.

mod decisions;
mod notification;

pub use notification::report_bounce;

use async_trait::async_trait;
use kernel::{
    context::TownContext,
    error::UseCaseError,
    jobs::JobRunner,
    rows::{CaseworkJob, LeasedJob},
};

/// Carries out these jobs.
pub struct Jobs;

#[async_trait]
impl JobRunner<CaseworkJob> for Jobs {
    async fn run(
        &self,
        ctx: TownContext<'_>,
        leased: &LeasedJob,
        job: &CaseworkJob,
    ) -> Result<(), UseCaseError> {
        match job {
            CaseworkJob::NotifyDecision { case, decision } => {
                notification::notify_decision(ctx, leased, *case, *decision).await
            }
            CaseworkJob::SealDecision { case, decision } => decisions::seal(ctx, *case, *decision).await,
            CaseworkJob::PassTime { case } => decisions::pass_time(ctx, *case).await,
            CaseworkJob::PassTimeForAll => decisions::pass_time_for_all(ctx).await,
        }
    }
}
