//! Hashing passwords: costly on purpose, so it happens away from the threads that answer requests.

use access::secret::{NewPassword, PasswordError, PasswordHash};
use async_trait::async_trait;

/// Makes and checks password hashes, a few at a time.
#[async_trait]
pub trait Passwords: Send + Sync {
    /// The hash to keep.
    ///
    /// # Errors
    ///
    /// [`HashingError`] if it cannot be computed now, or at all.
    async fn hash(&self, password: NewPassword) -> Result<PasswordHash, HashingError>;

    /// Whether a presented password is the one that was hashed. Without a hash a decoy is checked, so that the answer
    /// takes as long as for an account that exists, and the answer is no.
    ///
    /// # Errors
    ///
    /// [`HashingError::Busy`] if nobody looked.
    async fn fits(&self, kept: Option<PasswordHash>, presented: String) -> Result<bool, HashingError>;
}

/// Why there is no hash.
#[derive(Debug, thiserror::Error)]
pub enum HashingError {
    /// So many wait for theirs that no more are taken.
    #[error("too many passwords wait to be hashed")]
    Busy,
    /// It cannot be computed.
    #[error(transparent)]
    Failed(#[from] PasswordError),
}
