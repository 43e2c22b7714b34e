//! Keys at work: the instance key wraps town keys, these wrap data keys, these seal content.
//!
//! A data key is read anew every other second, so that a key that was destroyed anywhere opens nothing here a moment later.
//! Only keys that no commit has yet brought into the database wait in memory; town keys, which are never destroyed, stay.

mod towns;

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use async_trait::async_trait;
use ids::{KeyId, TownId};
use jiff::Timestamp;
use kernel::{
    commit::CommitError,
    ports::{self, FreshKey, Ids, KeyError, ObjectOpener, ObjectSealer, SealContext},
    rows::{KeyRow, TownKeyRow},
};
use zeroize::Zeroizing;

pub use self::towns::TownKeys;
use self::towns::{unwrap_town, wrap_town};
use crate::{
    InstanceKey, Store, keys,
    seal::{SecretKey, bound},
    sealed_object::{Opener, Sealer},
};

/// The most keys that wait for their commit.
const WAITING_MAX: usize = 4_096;

/// The keys of all towns.
pub struct Keyring {
    store: Store,
    instance: InstanceKey,
    ids: Arc<dyn Ids>,
    waiting: Mutex<VecDeque<Waiting>>,
    towns: Mutex<HashMap<TownId, SecretKey>>,
}

/// Why the keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// Another instance key wraps the keys of the towns.
    #[error(
        "the instance key {given} is not the one that this database was made with ({needed}); nothing sealed would \
         open, so gangway does not start"
    )]
    WrongKey {
        /// The id of the key given.
        given: String,
        /// The id of the key needed.
        needed: String,
    },
    /// A wrapped town key was changed.
    #[error("the wrapped key of town {0} is damaged; restore the database from a backup")]
    Damaged(TownId),
    /// The keys could not be read.
    #[error("the keys of the towns could not be read")]
    Unreadable(#[source] ports::StoreError),
    /// The keys could not be wrapped anew.
    #[error("the keys of the towns could not be wrapped anew; the old instance key stays good")]
    NotRotated(#[source] CommitError),
}

#[derive(Clone)]
enum Waiting {
    Town(TownId, SecretKey),
    Data(TownId, KeyId, SecretKey),
}

impl Keyring {
    /// Opens the keys of a store, and refuses a wrong instance key.
    ///
    /// # Errors
    ///
    /// [`KeyringError`]; its text is a sentence for the operator.
    pub async fn open(store: Store, instance: InstanceKey, ids: Arc<dyn Ids>) -> Result<Self, KeyringError> {
        let mut reader = store.db.read().await.map_err(|failure| KeyringError::Unreadable(failure.into()))?;
        let towns = keys::towns(&mut reader.tx()).await;
        drop(reader);
        for row in towns.map_err(|failure| KeyringError::Unreadable(failure.into()))? {
            unwrap_town(&instance, &row)?;
        }
        Ok(Self { store, instance, ids, waiting: Mutex::default(), towns: Mutex::default() })
    }

    /// The key of a town, from the database or from what waits for its commit.
    async fn town_key(&self, town: TownId) -> Result<SecretKey, KeyError> {
        if let Some(key) = self.towns.lock().unwrap_or_else(PoisonError::into_inner).get(&town) {
            return Ok(key.clone());
        }
        match ports::Keys::town_key(&self.store, town).await {
            Ok(Some(row)) => {
                self.forget(|waiting| matches!(waiting, Waiting::Town(id, _) if *id == town));
                let key = unwrap_town(&self.instance, &row)
                    .map_err(|error| KeyError::Unavailable(Box::new(error)))?;
                self.towns.lock().unwrap_or_else(PoisonError::into_inner).insert(town, key.clone());
                Ok(key)
            }
            Ok(None) => self
                .find(|waiting| match waiting {
                    Waiting::Town(id, key) if *id == town => Some(key.clone()),
                    _ => None,
                })
                .ok_or(KeyError::NoTown(town)),
            Err(error) => Err(KeyError::Unavailable(Box::new(error))),
        }
    }

    /// A data key, from the database or from what waits for its commit.
    async fn data_key(&self, town: TownId, key: KeyId) -> Result<SecretKey, KeyError> {
        let now = Instant::now();
        if let Some(recent) = self.store.recent.find(town, key, now) {
            return Ok(recent);
        }
        let began = self.store.recent.begin(now);
        match ports::Keys::key(&self.store, town, key).await {
            Ok(Some(row)) if row.destroyed_at.is_some() => Err(KeyError::Destroyed(key)),
            Ok(Some(row)) => {
                self.forget(|waiting| matches!(waiting, Waiting::Data(_, id, _) if *id == key));
                let seal_context = SealContext { town, kind: "data-key", subject: key.as_uuid(), seq: 0 };
                let town_key = self.town_key(town).await?;
                match town_key.open_key(&bound(&seal_context), &row.wrapped) {
                    Ok(data) if data.check() == row.check => {
                        self.store.recent.keep(began, town, key, &data);
                        Ok(data)
                    }
                    _ => Err(KeyError::DoesNotOpen(key)),
                }
            }
            Ok(None) => self
                .find(|waiting| match waiting {
                    Waiting::Data(of, id, data) if *of == town && *id == key => Some(data.clone()),
                    _ => None,
                })
                .ok_or(KeyError::Unknown(key)),
            Err(error) => Err(KeyError::Unavailable(Box::new(error))),
        }
    }

    fn remember(&self, key: Waiting) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() == WAITING_MAX {
            waiting.pop_front();
        }
        waiting.push_back(key);
    }

    fn forget(&self, known: impl Fn(&Waiting) -> bool) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).retain(|waiting| !known(waiting));
    }

    fn find(&self, wanted: impl Fn(&Waiting) -> Option<SecretKey>) -> Option<SecretKey> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).iter().find_map(wanted)
    }

    fn new_key(&self) -> SecretKey {
        SecretKey::new(Zeroizing::new(self.ids.secret()))
    }
}

#[async_trait]
impl ports::Keyring for Keyring {
    async fn make_town(&self, town: TownId, now: Timestamp) -> Result<TownKeyRow, KeyError> {
        let key = self.new_key();
        let wrapped = wrap_town(&self.instance, self.ids.secret(), town, &key)
            .map_err(|error| KeyError::Unavailable(Box::new(error)))?;
        let row =
            TownKeyRow { town, wrapped, check: key.check(), wrapped_by: self.instance.id(), made_at: now };
        self.remember(Waiting::Town(town, key));
        Ok(row)
    }

    async fn make(&self, town: TownId, now: Timestamp) -> Result<FreshKey, KeyError> {
        let id = KeyId::from_uuid(self.ids.next());
        let key = self.new_key();
        let seal_context = SealContext { town, kind: "data-key", subject: id.as_uuid(), seq: 0 };
        let wrapped = self.town_key(town).await?.seal_key(&self.ids.secret(), &bound(&seal_context), &key);
        let wrapped = wrapped.map_err(|_too_long| KeyError::DoesNotOpen(id))?;
        let row = KeyRow { town, key: id, wrapped, check: key.check(), made_at: now, destroyed_at: None };
        self.remember(Waiting::Data(town, id, key));
        Ok(FreshKey { id, row })
    }

    async fn seal(
        &self,
        key: KeyId,
        seal_context: SealContext<'_>,
        plain: &[u8],
    ) -> Result<Vec<u8>, KeyError> {
        let data = self.data_key(seal_context.town, key).await?;
        data.seal(&self.ids.secret(), &bound(&seal_context), plain)
            .map_err(|_too_long| KeyError::DoesNotOpen(key))
    }

    async fn open(
        &self,
        key: KeyId,
        seal_context: SealContext<'_>,
        sealed: &[u8],
    ) -> Result<Vec<u8>, KeyError> {
        let data = self.data_key(seal_context.town, key).await?;
        data.open(&bound(&seal_context), sealed).map_err(|_wrong| KeyError::DoesNotOpen(key))
    }

    async fn object_sealer(
        &self,
        key: KeyId,
        seal_context: SealContext<'_>,
    ) -> Result<Box<dyn ObjectSealer>, KeyError> {
        let data = self.data_key(seal_context.town, key).await?;
        Ok(Box::new(Sealer::new(key, &data, &seal_context, self.ids.secret())))
    }

    async fn object_opener(
        &self,
        key: KeyId,
        seal_context: SealContext<'_>,
    ) -> Result<Box<dyn ObjectOpener>, KeyError> {
        let data = self.data_key(seal_context.town, key).await?;
        Ok(Box::new(Opener::new(key, data, &seal_context)))
    }

    async fn digest(&self, town: TownId, purpose: &'static str, value: &[u8]) -> Result<[u8; 32], KeyError> {
        let digests = self.town_key(town).await?.derive(b"digest");
        Ok(digests.keyed_hash(&[purpose.as_bytes(), value]))
    }
}
