//! The jobs of running a town.

mod housekeeping;

pub use housekeeping::{COMMAND_HOURS, enqueue_checkpoints, enqueue_standing};

use async_trait::async_trait;
use kernel::{
    context::TownContext,
    error::UseCaseError,
    jobs::JobRunner,
    rows::{AdminJob, LeasedJob},
};

use crate::staff::send_invitation;

/// Carries out these jobs.
pub struct Jobs;

#[async_trait]
impl JobRunner<AdminJob> for Jobs {
    async fn run(
        &self,
        ctx: TownContext<'_>,
        _leased: &LeasedJob,
        job: &AdminJob,
    ) -> Result<(), UseCaseError> {
        match job {
            AdminJob::SendInvitation { person } => send_invitation(ctx, *person).await,
            AdminJob::Checkpoint => housekeeping::checkpoint(ctx).await,
            AdminJob::Expire => housekeeping::expire(ctx).await,
            AdminJob::Retain => housekeeping::retain(ctx).await,
            AdminJob::SweepVault => housekeeping::sweep_vault(ctx).await,
        }
    }
}
