//! Why the demo cannot be made or shown.

use std::{error::Error, io, path::PathBuf};

use kernel::{error::UseCaseError, ports::StoreError};

/// Why the demo cannot be made or shown.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The folder is somebody's own.
    #[error("{} holds something that is no demo town; choose another folder", .0.display())]
    Foreign(PathBuf),
    /// The folder cannot be read or written.
    #[error("the folder {} cannot be used", folder.display())]
    Folder {
        /// The data folder.
        folder: PathBuf,
        /// Why not.
        #[source]
        cause: io::Error,
    },
    /// A use case refused or failed.
    #[error(transparent)]
    UseCase(#[from] UseCaseError),
    /// One thing that was to happen in the town did not.
    #[error("the case «{case}» is stuck {days_before} days before today")]
    Step {
        /// The case, by the name that the steps give it.
        case: &'static str,
        /// Days before today.
        days_before: i64,
        /// Why it did not happen.
        #[source]
        cause: Box<Self>,
    },
    /// Something that the demo relies on is not there.
    #[error("{0}")]
    Broken(String),
    /// Something around the demo failed.
    #[error("cannot {doing}")]
    Failed {
        /// What was being done.
        doing: &'static str,
        /// Why it failed.
        #[source]
        cause: Box<dyn Error + Send + Sync>,
    },
}

impl DemoError {
    /// Something around the demo that failed while doing this.
    pub(super) fn failed(doing: &'static str, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Failed { doing, cause: cause.into() }
    }
}

impl From<StoreError> for DemoError {
    fn from(error: StoreError) -> Self {
        Self::UseCase(error.into())
    }
}

/// An error with its causes in one line, for the log.
pub(super) fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
