//! How a use case's refusal looks on the command line.

use demo::DemoError;
use kernel::{
    error::{Entry, UseCaseError},
    ports::StoreError,
};

use crate::answer::Failure;

impl From<UseCaseError> for Failure {
    fn from(error: UseCaseError) -> Self {
        match error {
            UseCaseError::Entries(entries) => {
                let told: Vec<String> = entries.iter().map(in_words).collect();
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

impl From<DemoError> for Failure {
    fn from(error: DemoError) -> Self {
        match error {
            DemoError::Foreign(_) => Self::Call(error.to_string()),
            DemoError::UseCase(error) => error.into(),
            DemoError::Step { case, days_before, cause } => {
                let cause = Self::from(*cause);
                let told = format!("the case «{case}» is stuck {days_before} days before today");
                Self::Environment(format!("{told}: {}", cause.sentence()))
            }
            DemoError::Folder { .. } | DemoError::Broken(_) | DemoError::Failed { .. } => {
                Self::environment(error)
            }
        }
    }
}

/// What is wrong with an entry, as a part of a sentence. A code that no command can meet stands for itself.
fn in_words(entry: &Entry) -> String {
    let field = &entry.field;
    match entry.code {
        "slug-malformed" => {
            "a short name has two to sixty lower case letters, digits and hyphens, and begins with a letter"
                .to_owned()
        }
        "slug-taken" => "there is a town with this short name already".to_owned(),
        "email-taken" => "somebody with this address works for the town already".to_owned(),
        "host-taken" => format!("the host «{field}» leads to another town already"),
        "email-malformed" => format!("what was given as {field} is no e-mail address"),
        "empty" => format!("the {field} must not be empty"),
        "department-unknown" => {
            "the town has no department with this short name; add it with `gangway department set`".to_owned()
        }
        "department-missing" => "this role belongs to a department".to_owned(),
        "role-unknown" => "there is no such role".to_owned(),
        "date-past" => format!("the date given as {field} lies in the past"),
        other => format!("{field} cannot be taken ({other})"),
    }
}
