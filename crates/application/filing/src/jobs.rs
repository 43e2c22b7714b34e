//! The jobs of drafts.

use async_trait::async_trait;
use kernel::{
    context::TownContext,
    error::UseCaseError,
    jobs::JobRunner,
    rows::{FilingJob, LeasedJob},
};

use crate::warn_draft;

/// Carries out these jobs.
pub struct Jobs;

#[async_trait]
impl JobRunner<FilingJob> for Jobs {
    async fn run(
        &self,
        ctx: TownContext<'_>,
        _leased: &LeasedJob,
        job: &FilingJob,
    ) -> Result<(), UseCaseError> {
        match job {
            FilingJob::WarnDraft { draft, account } => warn_draft(ctx, *draft, *account).await,
        }
    }
}
