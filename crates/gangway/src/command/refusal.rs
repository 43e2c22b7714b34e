//! How a use case's refusal looks on the command line.

use demo::DemoError;
use kernel::{
    error::{
        Entry, EntryCode, UseCaseError,
        codes::{ChoiceCode, DateCode, EmailCode, TextCode, TownCode},
    },
    ports::StoreError,
};
use kit::entries;
use locale::Language;

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
            | UseCaseError::Undeliverable { .. }
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

/// What is wrong with an entry, as a part of a sentence. What commands enter is told in their words, everything else as pages tell it.
fn in_words(entry: &Entry) -> String {
    let field = &entry.field;
    match entry.code {
        EntryCode::Text(TextCode::Empty) => format!("the {field} must not be empty"),
        EntryCode::Email(EmailCode::NameBeyondAscii) => {
            format!(
                "before the @ of {field} stand letters that many mail servers do not take; give another address"
            )
        }
        EntryCode::Email(EmailCode::Malformed) => format!("what was given as {field} is no e-mail address"),
        EntryCode::Email(EmailCode::Taken) => {
            "somebody with this address works for the town already".to_owned()
        }
        EntryCode::Choice(ChoiceCode::Department) => "this role belongs to a department".to_owned(),
        EntryCode::Date(DateCode::Past) => format!("the date given as {field} lies in the past"),
        EntryCode::Town(code) => of_town(code, field),
        EntryCode::Text(TextCode::TooLong | TextCode::Control)
        | EntryCode::Choice(ChoiceCode::One | ChoiceCode::Letters | ChoiceCode::Colleague)
        | EntryCode::Email(EmailCode::Changed)
        | EntryCode::Date(DateCode::Malformed | DateCode::NotAhead)
        | EntryCode::Password(_)
        | EntryCode::SignIn(_)
        | EntryCode::Upload(_)
        | EntryCode::Application(_)
        | EntryCode::Delivery(_)
        | EntryCode::Correspondence(_)
        | EntryCode::Fee(_)
        | EntryCode::Client(_)
        | EntryCode::Barrier(_)
        | EntryCode::Settings(_) => {
            let sentence = entries::sentence(Language::English, entry);
            format!("{field} cannot be taken ({}): {}", entry.code.name(), sentence.trim_end_matches('.'))
        }
    }
}

fn of_town(code: TownCode, field: &str) -> String {
    match code {
        TownCode::SlugMalformed => {
            "a short name has two to sixty lower case letters, digits and hyphens, and begins with a letter"
                .to_owned()
        }
        TownCode::SlugTaken => "there is a town with this short name already".to_owned(),
        TownCode::HostTaken => format!("the host «{field}» leads to another town already"),
        TownCode::DepartmentUnknown => {
            "the town has no department with this short name; add it with `gangway department set`".to_owned()
        }
        TownCode::RoleUnknown => "there is no such role".to_owned(),
    }
}
