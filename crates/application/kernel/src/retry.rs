//! A version conflict runs the use case again.

/// How often a use case is tried before its caller is told that somebody else keeps being first.
pub const TRIES: usize = 3;

/// Runs a use case again while it loses against somebody else, [`TRIES`] times at most, and gives what the last run says.
///
/// A macro and not a function, because the futures of closures are not known to be `Send` in generic code, and every
/// handler needs them to be.
#[macro_export]
macro_rules! retry_on_conflict {
    ($run:expr) => {{
        let mut tries = 1;
        loop {
            match $run.await {
                Err($crate::error::UseCaseError::Conflict { .. }) if tries < $crate::retry::TRIES => {
                    tries += 1
                }
                settled => break settled,
            }
        }
    }};
}

pub use retry_on_conflict;
