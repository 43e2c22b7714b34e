//! The jobs of signing in.

use async_trait::async_trait;
use kernel::{
    context::TownContext,
    error::UseCaseError,
    jobs::JobRunner,
    rows::{LeasedJob, SignInJob},
};

use crate::code_mails;

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
            SignInJob::SendCode { subject } => code_mails::send_code(ctx, *subject).await,
        }
    }
}
