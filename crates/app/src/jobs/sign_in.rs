//! The jobs of signing in.

use async_trait::async_trait;

use super::JobRunner;
use crate::{
    codes,
    error::UseCaseError,
    house::TownContext,
    rows::{LeasedJob, SignInJob},
};

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
