//! The jobs of drafts.

use async_trait::async_trait;

use super::JobRunner;
use crate::{
    error::UseCaseError,
    house::TownContext,
    portal::warn_draft,
    rows::{FilingJob, LeasedJob},
};

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
