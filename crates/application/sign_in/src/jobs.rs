//! The jobs of signing in.

use async_trait::async_trait;
use kernel::{
    context::TownContext,
    error::UseCaseError,
    jobs::JobRunner,
    rows::{LeasedJob, SignInJob},
};

use crate::codes;

/// Carries out these jobs.
pub struct Jobs;

#[async_trait]
impl JobRunner<SignInJob> for Jobs {
    async fn run(
        &self,
        ctx: TownContext<'_>,
        _leased: &LeasedJob,
        job: &SignInJob,
    ) -> Result<(), UseCaseError> {
        match job {
            SignInJob::SendCode { subject } => codes::send_code(ctx, *subject).await,
        }
    }
}
