//! How a use case's refusal looks on the command line.

use app::{error::UseCaseError, ports::StoreError};

use crate::answer::Failure;

impl From<UseCaseError> for Failure {
    fn from(error: UseCaseError) -> Self {
        match error {
            UseCaseError::Entries(entries) => {
                let told: Vec<String> = entries
                    .iter()
                    .map(|entry| format!("{}: {}", entry.field, in_words(entry.code)))
                    .collect();
                Self::Call(told.join("; "))
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

/// What a code of an entry means. A code that no command can meet stands for itself.
fn in_words(code: &'static str) -> &'static str {
    match code {
        "slug-malformed" => "two to sixty lower case letters, digits and hyphens, beginning with a letter",
        "slug-taken" | "email-taken" => "is taken already",
        "host-taken" => "leads to another town already",
        "email-malformed" => "is no e-mail address",
        "empty" => "must not be empty",
        "department-unknown" => {
            "the town has no department with this short name; add it with `gangway department set`"
        }
        "department-missing" => "this role belongs to a department",
        "role-unknown" => "there is no such role",
        "date-past" => "lies in the past",
        other => other,
    }
}
