//! The jobs of every case.

use async_trait::async_trait;
use ids::CommandId;
use kernel::{
    context::TownContext,
    error::UseCaseError,
    jobs::JobRunner,
    rows::{CaseJob, LeasedJob},
};

use crate::correspondence;

/// Carries out these jobs.
pub struct Jobs;

#[async_trait]
impl JobRunner<CaseJob> for Jobs {
    async fn run(&self, ctx: TownContext<'_>, leased: &LeasedJob, job: &CaseJob) -> Result<(), UseCaseError> {
        match job {
            CaseJob::NotifyNews { case, seq } => crate::notify(ctx, *case, *seq).await,
            CaseJob::RenderReceipt { case } => {
                let command = CommandId::from_uuid(leased.job.as_uuid());
                correspondence::render_receipt(ctx, command, *case).await
            }
        }
    }
}
