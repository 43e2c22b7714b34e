//! Why a use case did not do what was asked. One enum for all: each variant is something that a page can answer.

use access::Action;
use jiff::Timestamp;

pub use self::{codes::EntryCode, refused::Refused};
use crate::{
    commit::CommitError,
    ports::{HashingError, KeyError, MailError, PressError, SealError, StoreError, VaultError},
};

pub mod codes;
mod refused;

/// Why a use case refused or failed.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum UseCaseError {
    /// It does not exist, or not for this person: who may not know is told the same.
    #[error("not found")]
    NotFound,
    /// The person may know of it but not do this.
    #[error("{} is not allowed", action.name())]
    Forbidden {
        /// What the policies refuse.
        action: Action,
    },
    /// The rules of a case, of a town refuse it in its present state.
    #[error(transparent)]
    Rule(#[from] Refused),
    /// What was entered cannot be taken; each problem names its field.
    #[error("{} entries cannot be taken", .0.len())]
    Entries(Vec<Entry>),
    /// The answers to a form are not complete or not right; each problem names its path and what to do.
    #[error("{} answers stand in the way", .0.len())]
    Form(Vec<form::Problem>),
    /// Somebody else was first, three times in a row, or a second tab saved another version.
    #[error("{what} has changed meanwhile")]
    Conflict {
        /// What changed.
        what: String,
    },
    /// Too many attempts: the next one is allowed then.
    #[error("retry after {until}")]
    Wait {
        /// When.
        until: Timestamp,
    },
    /// The session, code or link is no longer good.
    #[error("expired")]
    Expired,
    /// The content was deleted after retention.
    #[error("deleted after its retention period")]
    Deleted,
    /// No room is left; nothing was changed.
    #[error("no space is left")]
    Full,
    /// A neighbour is not there: mail server, seal.
    #[error("{what} is not available: {reason}")]
    Unavailable {
        what: &'static str,
        /// Why, for the operator.
        reason: String,
    },
    /// The mail server says that a mail can never arrive.
    #[error("the mail server refuses the mail for good: {reason}")]
    Undeliverable {
        /// What it said, without the address.
        reason: String,
    },
    /// Something broke inside; the chain of causes is logged once, people see an incident number.
    #[error("internal error in {doing}")]
    Internal {
        /// What was being done.
        doing: &'static str,
        #[source]
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// One entry that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The field or path.
    pub field: String,
    /// What is wrong with it.
    pub code: EntryCode,
}

impl Entry {
    /// An entry that cannot be taken.
    #[must_use]
    pub fn new(field: impl Into<String>, code: impl Into<EntryCode>) -> Self {
        Self { field: field.into(), code: code.into() }
    }
}

impl UseCaseError {
    /// Something that broke while doing this.
    pub fn internal(doing: &'static str, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Internal { doing, cause: Box::new(cause) }
    }

    /// A single entry that cannot be taken.
    #[must_use]
    pub fn entry(field: impl Into<String>, code: impl Into<EntryCode>) -> Self {
        Self::Entries(vec![Entry::new(field, code)])
    }
}

impl From<StoreError> for UseCaseError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unreachable(_) => Self::Unavailable { what: "the store", reason: chain(&error) },
            other => Self::internal("read the store", other),
        }
    }
}

/// An error with its causes, in one line.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

impl From<CommitError> for UseCaseError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Conflict { what } => Self::Conflict { what },
            CommitError::Full => Self::Full,
            CommitError::Unavailable { reason } => Self::Unavailable { what: "the store", reason },
            other @ (CommitError::Failed(_) | CommitError::Unknown(_)) => {
                Self::internal("apply a commit", other)
            }
        }
    }
}

impl From<KeyError> for UseCaseError {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Destroyed(_) => Self::Deleted,
            KeyError::Unavailable(cause) => match cause.downcast::<StoreError>() {
                Ok(cause) => (*cause).into(),
                Err(cause) => Self::internal("open what was sealed", KeyError::Unavailable(cause)),
            },
            other => Self::internal("open what was sealed", other),
        }
    }
}

impl From<VaultError> for UseCaseError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Full => Self::Full,
            VaultError::Foreign { found } => Self::Unavailable { what: "the vault", reason: found },
            other => Self::internal("reach the vault", other),
        }
    }
}

impl From<PressError> for UseCaseError {
    fn from(error: PressError) -> Self {
        Self::internal("render a letter", error)
    }
}

impl From<SealError> for UseCaseError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::NoSeal => {
                Self::Unavailable { what: "the seal", reason: "the town has none".to_owned() }
            }
            SealError::Unusable(reason) => Self::Unavailable { what: "the seal", reason },
            other @ SealError::Failed(_) => Self::internal("seal a letter", other),
        }
    }
}

impl From<HashingError> for UseCaseError {
    fn from(error: HashingError) -> Self {
        match error {
            HashingError::Busy => Self::Unavailable { what: "password hashing", reason: error.to_string() },
            HashingError::Failed(cause) => Self::internal("hash a password", cause),
        }
    }
}

impl From<MailError> for UseCaseError {
    fn from(error: MailError) -> Self {
        match error {
            MailError::Permanent(reason) => Self::Undeliverable { reason },
            MailError::Temporary(_) => {
                Self::Unavailable { what: "the mail server", reason: error.to_string() }
            }
        }
    }
}
