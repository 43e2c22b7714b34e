//! A version conflict runs the use case again.

use crate::error::UseCaseError;

/// How often a use case is tried before its caller is told that somebody else keeps being first.
pub const TRIES: usize = 3;

/// Runs a use case again while it loses against somebody else, [`TRIES`] times at most.
///
/// # Errors
///
/// What the use case says; [`UseCaseError::Conflict`] from the last try.
pub async fn three_times<T>(run: impl AsyncFn() -> Result<T, UseCaseError>) -> Result<T, UseCaseError> {
    for _ in 1..TRIES {
        match run().await {
            Err(UseCaseError::Conflict { .. }) => {}
            settled => return settled,
        }
    }
    run().await
}
