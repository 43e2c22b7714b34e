//! Password hashing: slow on purpose, so it happens on threads of its own and at most twice at the same time.

use std::sync::Arc;

use access::secret::{HashCost, NewPassword, PasswordError, PasswordHash};
use async_trait::async_trait;
use kernel::ports::Passwords;
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::ids::random;

/// How many hashes are computed at the same time; each takes a core and 19 MiB.
const AT_ONCE: usize = 2;

/// Argon2id at the standard cost.
#[derive(Debug)]
pub(crate) struct Argon2id {
    places: Arc<Semaphore>,
    /// Checked in place of a hash that is not there, so that the answer takes as long.
    decoy: PasswordHash,
}

impl Argon2id {
    pub(crate) fn new() -> Result<Self, PasswordError> {
        let decoy = PasswordHash::decoy(HashCost::STANDARD)?;
        Ok(Self { places: Arc::new(Semaphore::new(AT_ONCE)), decoy })
    }

    /// Runs slow work on a thread where that is allowed; none if the process is ending.
    async fn slowly<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let place = Arc::clone(&self.places).acquire_owned().await.ok()?;
        let done = spawn_blocking(move || {
            let _place = place;
            work()
        });
        done.await.ok()
    }
}

#[async_trait]
impl Passwords for Argon2id {
    async fn hash(&self, password: NewPassword) -> Result<PasswordHash, PasswordError> {
        let hashed = self.slowly(move || password.hash(random(), HashCost::STANDARD)).await;
        hashed.unwrap_or(Err(PasswordError::Hashing))
    }

    async fn fits(&self, kept: Option<PasswordHash>, presented: String) -> bool {
        let is_there = kept.is_some();
        let hash = kept.unwrap_or_else(|| self.decoy.clone());
        let fits = self.slowly(move || hash.fits(&presented)).await;
        is_there && fits.unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_hashed_password_fits_and_nothing_fits_the_decoy() {
        let passwords = Argon2id::new().unwrap();
        let chosen = NewPassword::choose("Ebbe und Flut 1872", "x@y.example").unwrap();
        let kept = passwords.hash(chosen).await.unwrap();
        assert!(passwords.fits(Some(kept.clone()), "Ebbe und Flut 1872".to_owned()).await);
        assert!(!passwords.fits(Some(kept), "Ebbe und Flut 1873".to_owned()).await);
        assert!(!passwords.fits(None, "Ebbe und Flut 1872".to_owned()).await);
    }
}
