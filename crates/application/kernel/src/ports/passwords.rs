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
    /// [`PasswordError`] if it cannot be computed.
    async fn hash(&self, password: NewPassword) -> Result<PasswordHash, PasswordError>;

    /// Whether a presented password is the one that was hashed. Without a hash a decoy is checked, so that the answer
    /// takes as long as for an account that exists, and the answer is no.
    async fn fits(&self, kept: Option<PasswordHash>, presented: String) -> bool;
}
