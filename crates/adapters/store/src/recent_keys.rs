//! Data keys that were used a moment ago, so that opening a case does not read its key for every event.
//!
//! A key stays for two seconds at most. A key that this process destroys goes at once; one that another process destroys
//! opens nothing two seconds later.

use std::{
    collections::HashMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use ids::{KeyId, TownId};

use crate::seal::SecretKey;

/// How long a key stays.
const LIFE: Duration = Duration::from_secs(2);
/// The most keys; beyond, none is kept.
const KEYS_MAX: usize = 1_024;

/// Keys in clear, each with the time when it was read.
#[derive(Default)]
pub(crate) struct RecentKeys {
    keys: Mutex<HashMap<(TownId, KeyId), (SecretKey, Instant)>>,
    /// Raised whenever keys are destroyed.
    cleared: AtomicU64,
}

/// When a key began to be read: if keys were destroyed since, it is not kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Began {
    at: Instant,
    cleared: u64,
}

impl RecentKeys {
    /// A key that was read a moment ago.
    pub(crate) fn find(&self, town: TownId, key: KeyId, now: Instant) -> Option<SecretKey> {
        let keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        keys.get(&(town, key))
            .filter(|(_, read)| now.duration_since(*read) < LIFE)
            .map(|(secret, _)| secret.clone())
    }

    /// To be asked for before a key is read.
    pub(crate) fn begin(&self, now: Instant) -> Began {
        Began { at: now, cleared: self.cleared.load(Ordering::SeqCst) }
    }

    /// Keeps a key that was read; those whose time is over go.
    pub(crate) fn keep(&self, began: Began, town: TownId, key: KeyId, secret: &SecretKey) {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if began.cleared != self.cleared.load(Ordering::SeqCst) {
            return;
        }
        keys.retain(|_, (_, read)| began.at.duration_since(*read) < LIFE);
        if keys.len() < KEYS_MAX {
            keys.insert((town, key), (secret.clone(), began.at));
        }
    }

    /// Keys were destroyed: every key is read anew.
    pub(crate) fn clear(&self) {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        self.cleared.fetch_add(1, Ordering::SeqCst);
        keys.clear();
    }
}

#[cfg(test)]
mod tests {
    use ids::Uuid;
    use zeroize::Zeroizing;

    use super::*;

    fn ids() -> (TownId, KeyId, SecretKey) {
        let id = Uuid::from_u128(1);
        (TownId::from_uuid(id), KeyId::from_uuid(id), SecretKey::new(Zeroizing::new([1; 32])))
    }

    #[test]
    fn a_key_stays_for_two_seconds() {
        let (recent, (town, key, secret), now) = (RecentKeys::default(), ids(), Instant::now());
        recent.keep(recent.begin(now), town, key, &secret);
        assert!(recent.find(town, key, now + LIFE / 2).is_some());
        assert!(recent.find(TownId::from_uuid(Uuid::from_u128(2)), key, now).is_none());
        assert!(recent.find(town, key, now + LIFE).is_none());
    }

    /// Destroyed between being read and being kept: it must not be kept.
    #[test]
    fn what_was_read_before_a_destruction_is_not_kept() {
        let (recent, (town, key, secret), now) = (RecentKeys::default(), ids(), Instant::now());
        let began = recent.begin(now);
        recent.clear();
        recent.keep(began, town, key, &secret);
        assert!(recent.find(town, key, now).is_none());
    }
}
