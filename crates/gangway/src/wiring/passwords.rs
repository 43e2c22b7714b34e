//! Password hashing: slow on purpose, so it happens on threads of its own and at most twice at the same time.

use std::sync::Arc;

use access::secret::{HashCost, NewPassword, PasswordError, PasswordHash};
use async_trait::async_trait;
use kernel::ports::{HashingError, Passwords};
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::ids::random;

/// How many hashes are computed at the same time; each takes a core and 19 MiB.
const AT_ONCE: usize = 2;

/// How many may wait for theirs: some two seconds. Whoever comes then is told to try again, before anything piles up.
const WAITING_MAX: usize = 64;

/// Argon2id at the standard cost.
#[derive(Debug)]
pub(crate) struct Argon2id {
    places: Arc<Semaphore>,
    /// Those who wait or are served.
    queue: Arc<Semaphore>,
    /// Checked in place of a hash that is not there, so that the answer takes as long.
    decoy: PasswordHash,
}

impl Argon2id {
    pub(crate) fn new() -> Result<Self, PasswordError> {
        let decoy = PasswordHash::decoy(HashCost::STANDARD)?;
        Ok(Self {
            places: Arc::new(Semaphore::new(AT_ONCE)),
            queue: Arc::new(Semaphore::new(AT_ONCE + WAITING_MAX)),
            decoy,
        })
    }

    /// Runs slow work on a thread where that is allowed, in the order of coming.
    async fn slowly<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashingError> {
        let in_queue = Arc::clone(&self.queue).try_acquire_owned().map_err(|_full| HashingError::Busy)?;
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(|_closed| HashingError::Busy)?;
        let done = spawn_blocking(move || {
            let (_in_queue, _place) = (in_queue, place);
            work()
        });
        done.await.map_err(|_ended| HashingError::Failed(PasswordError::Hashing))
    }
}

#[async_trait]
impl Passwords for Argon2id {
    async fn hash(&self, password: NewPassword) -> Result<PasswordHash, HashingError> {
        Ok(self.slowly(move || password.hash(random(), HashCost::STANDARD)).await??)
    }

    async fn fits(&self, kept: Option<PasswordHash>, presented: String) -> Result<bool, HashingError> {
        let is_there = kept.is_some();
        let hash = kept.unwrap_or_else(|| self.decoy.clone());
        let fits = self.slowly(move || hash.fits(&presented)).await?;
        Ok(is_there && fits)
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
        assert!(passwords.fits(Some(kept.clone()), "Ebbe und Flut 1872".to_owned()).await.unwrap());
        assert!(!passwords.fits(Some(kept), "Ebbe und Flut 1873".to_owned()).await.unwrap());
        assert!(!passwords.fits(None, "Ebbe und Flut 1872".to_owned()).await.unwrap());
    }

    #[tokio::test]
    async fn a_crowd_is_told_to_come_again_and_not_taken_in() {
        let passwords = Arc::new(Argon2id::new().unwrap());
        // Nobody is served: whoever is taken in waits.
        let served = Arc::clone(&passwords.places).acquire_many_owned(2).await.unwrap();
        let mut crowd = tokio::task::JoinSet::new();
        for _ in 0..AT_ONCE + WAITING_MAX {
            let passwords = Arc::clone(&passwords);
            crowd.spawn(async move { passwords.fits(None, "Ebbe und Flut 1872".to_owned()).await });
        }
        while passwords.queue.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let refused = passwords.fits(None, "Ebbe und Flut 1872".to_owned()).await;
        assert!(matches!(refused, Err(HashingError::Busy)), "{refused:?}");
        crowd.shutdown().await;
        drop(served);
        assert!(!passwords.fits(None, "Ebbe und Flut 1872".to_owned()).await.unwrap());
    }
}
