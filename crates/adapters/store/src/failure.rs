//! What can go wrong at a statement, and what it means for whoever asked.

use std::{error::Error, sync::Arc};

use kernel::{commit::CommitError, ports::StoreError};

/// What a read answers to a use case.
pub(crate) type Read<T> = Result<T, StoreError>;

/// Why a statement or a piece of work failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// Somebody else was first.
    #[error("{0} has changed meanwhile")]
    Conflict(String),
    /// A row does not read back.
    #[error("{table}.{column} of row {row} cannot be read")]
    BadRow { table: &'static str, column: &'static str, row: String },
    /// What was asked cannot be kept.
    #[error("{0}")]
    Refused(&'static str),
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// What a failure means for the transaction around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Only this piece of work is refused: the database is well.
    Alone,
    /// The same again may succeed (serialization failure, deadlock).
    Again,
    /// The connection is gone.
    Lost,
    /// The database is in trouble: nothing of the transaction may be believed.
    Everything,
}

/// Several pieces of work failed for one reason.
#[derive(Debug, thiserror::Error)]
#[error("the batch was not applied")]
struct BatchFailed(#[source] Arc<Failure>);

impl Failure {
    /// What it means for the transaction around it.
    pub(crate) fn reach(&self) -> Reach {
        let Self::Database(error) = self else { return Reach::Alone };
        let Some(database) = error.as_database_error() else {
            return match error {
                sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::Protocol(_) => Reach::Lost,
                _ => Reach::Everything,
            };
        };
        if is_constraint(&database.kind()) {
            return Reach::Alone;
        }
        match database.code().as_deref() {
            Some("40001" | "40P01") => Reach::Again,
            // Connection exceptions, and the server shutting down, restarting or ending this connection.
            Some(code) if code.len() == 5 && (code.starts_with("08") || code.starts_with("57P")) => {
                Reach::Lost
            }
            _ => Reach::Everything,
        }
    }

    /// What is damaged, in words for a finding; none if it failed for another reason.
    pub(crate) fn damage(&self) -> Option<String> {
        match self {
            Self::BadRow { table, column, .. } => Some(format!("{table}.{column} cannot be read")),
            Self::Database(error) if is_damage(error) => {
                Some(format!("the database cannot be read: {error}"))
            }
            Self::Database(_) | Self::Conflict(_) | Self::Refused(_) => None,
        }
    }

    /// Whether there is no room left.
    pub(crate) fn is_full(&self) -> bool {
        let Self::Database(error) = self else { return false };
        match error {
            sqlx::Error::Io(io) => io.kind() == std::io::ErrorKind::StorageFull,
            // SQLITE_FULL, and SQLSTATE disk_full.
            other => other
                .as_database_error()
                .and_then(sqlx::error::DatabaseError::code)
                .is_some_and(|code| matches!(code.as_ref(), "13" | "53100")),
        }
    }

    /// For one that waits for an answer.
    pub(crate) fn into_commit_error(self) -> CommitError {
        if self.is_full() {
            return CommitError::Full;
        }
        match self {
            Self::Conflict(what) => CommitError::Conflict { what },
            Self::Database(error) => match conflict(&error) {
                Some(what) => CommitError::Conflict { what },
                None => CommitError::Failed(Box::new(error)),
            },
            other => CommitError::Failed(Box::new(other)),
        }
    }

    /// For one of several that wait for an answer.
    pub(crate) fn shared(self: &Arc<Self>) -> CommitError {
        if self.is_full() {
            CommitError::Full
        } else {
            CommitError::Failed(Box::new(BatchFailed(Arc::clone(self))))
        }
    }

    /// For one of several that wait for an answer, when the failure came at the flush itself.
    pub(crate) fn shared_unknown(self: &Arc<Self>) -> CommitError {
        if self.is_full() {
            CommitError::Full
        } else {
            CommitError::Unknown(Box::new(BatchFailed(Arc::clone(self))))
        }
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::BadRow { table, column, row } => Self::BadRow { table, column, row },
            failure @ Failure::Database(_) if matches!(failure.reach(), Reach::Lost | Reach::Again) => {
                Self::Unreachable(Box::new(failure))
            }
            Failure::Database(error) => Self::Unavailable(Box::new(error)),
            other => Self::Unavailable(Box::new(other) as Box<dyn Error + Send + Sync>),
        }
    }
}

/// Whether what is kept is damaged: a column does not read back, or a page of the database is broken.
pub(crate) fn is_damage(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => true,
        other => other.as_database_error().and_then(sqlx::error::DatabaseError::code).is_some_and(|code| {
            // SQLITE_CORRUPT and SQLITE_NOTADB, whose extended codes have them in the lowest byte; SQLSTATE class XX
            // is data_corrupted and index_corrupted, of five signs.
            let primary = code.parse::<u32>().ok().filter(|_| code.len() < 5).map(|code| code & 0xff);
            matches!(primary, Some(11 | 26)) || matches!(code.as_ref(), "XX001" | "XX002")
        }),
    }
}

/// A unique key or a reference was violated: somebody else was first.
fn conflict(error: &sqlx::Error) -> Option<String> {
    let database = error.as_database_error()?;
    let first = matches!(
        database.kind(),
        sqlx::error::ErrorKind::UniqueViolation | sqlx::error::ErrorKind::ForeignKeyViolation
    );
    first.then(|| database.constraint().or(database.table()).unwrap_or("a row").to_owned())
}

fn is_constraint(kind: &sqlx::error::ErrorKind) -> bool {
    use sqlx::error::ErrorKind::{CheckViolation, ForeignKeyViolation, NotNullViolation, UniqueViolation};
    matches!(kind, UniqueViolation | ForeignKeyViolation | NotNullViolation | CheckViolation)
}
