//! How a use case's refusal looks on the command line.

use app::{error::UseCaseError, ports::StoreError};

use crate::answer::Failure;

impl From<UseCaseError> for Failure {
    fn from(error: UseCaseError) -> Self {
        match error {
            UseCaseError::Entries(entries) => {
                let told: Vec<String> =
                    entries.iter().map(|entry| format!("{} ({})", entry.field, entry.code)).collect();
                Self::Call(format!("this cannot be taken: {}", told.join(", ")))
            }
            UseCaseError::Form(problems) => {
                let told: Vec<String> =
                    problems.iter().map(|problem| format!("{} ({})", problem.path, problem.code)).collect();
                Self::Call(format!("the answers are not complete: {}", told.join(", ")))
            }
            UseCaseError::NotFound
            | UseCaseError::Forbidden { .. }
            | UseCaseError::Rule(_)
            | UseCaseError::Expired
            | UseCaseError::Deleted => Self::Call(error.to_string()),
            UseCaseError::Conflict { .. }
            | UseCaseError::Wait { .. }
            | UseCaseError::Full
            | UseCaseError::Unavailable { .. }
            | UseCaseError::Internal { .. } => Self::environment(error),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::environment(error)
    }
}
