//! The keys of the towns under the instance key: looked at, wrapped and unwrapped, wrapped anew.

use async_trait::async_trait;
use ids::TownId;
use kernel::{
    ports::{self, SealContext},
    rows::TownKeyRow,
};

use super::{Keyring, KeyringError};
use crate::{
    InstanceKey, Store,
    db::{Tx, Work},
    failure::Failure,
    keys,
    seal::{SecretKey, bound},
};

/// How the keys of the towns fit an instance key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TownKeys {
    /// Another instance key wraps all of them.
    OfAnotherKey,
    /// It is the right one.
    Known {
        /// The towns whose wrapped key was changed.
        damaged: Vec<TownId>,
    },
}

impl Keyring {
    /// Looks at the wrapped key of each town, without opening anything else. Needs a store and the key alone.
    ///
    /// # Errors
    ///
    /// [`ports::StoreError`] if they cannot be read.
    pub async fn look_at_towns(store: &Store, instance: &InstanceKey) -> Result<TownKeys, ports::StoreError> {
        let rows = keys::towns(&mut store.db.read().await?.tx()).await?;
        let opens = |row: &TownKeyRow| {
            let opened = instance.secret().open_key(&bound(&town_context(row.town)), &row.wrapped);
            opened.is_ok_and(|key| key.check() == row.check)
        };
        let is_known = rows.iter().any(|row| row.wrapped_by == instance.id() || opens(row));
        if !is_known && !rows.is_empty() {
            return Ok(TownKeys::OfAnotherKey);
        }
        let damaged = rows.iter().filter(|row| row.wrapped_by != instance.id() || !opens(row));
        Ok(TownKeys::Known { damaged: damaged.map(|row| row.town).collect() })
    }

    /// Wraps the town keys with another instance key; nothing else changes. From then on only `new` opens the store.
    ///
    /// # Errors
    ///
    /// [`KeyringError`]; then every key is as it was.
    pub async fn rotate(&mut self, new: InstanceKey) -> Result<(), KeyringError> {
        let mut reader =
            self.store.db.read().await.map_err(|failure| KeyringError::Unreadable(failure.into()))?;
        let towns = keys::towns(&mut reader.tx()).await;
        drop(reader);
        let mut rows = Vec::new();
        for mut row in towns.map_err(|failure| KeyringError::Unreadable(failure.into()))? {
            let key = unwrap_town(&self.instance, &row)?;
            row.wrapped = wrap_town(&new, self.ids.secret(), row.town, &key)?;
            row.wrapped_by = new.id();
            rows.push(row);
        }
        self.store.db.write(Rotate(rows)).await.map_err(KeyringError::NotRotated)?;
        self.instance = new;
        Ok(())
    }
}

/// All rows of `town_key`, wrapped anew.
struct Rotate(Vec<TownKeyRow>);

#[async_trait]
impl Work for Rotate {
    type Done = ();

    fn name(&self) -> &'static str {
        "rotate_instance_key"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<(), Failure> {
        if keys::towns(tx).await?.len() != self.0.len() {
            return Err(Failure::Conflict("the list of towns".to_owned()));
        }
        for row in &self.0 {
            keys::rewrap_town(tx, row).await?;
        }
        Ok(())
    }
}

fn town_context(town: TownId) -> SealContext<'static> {
    SealContext { town, kind: "town-key", subject: town.as_uuid(), seq: 0 }
}

pub(super) fn unwrap_town(instance: &InstanceKey, row: &TownKeyRow) -> Result<SecretKey, KeyringError> {
    if row.wrapped_by != instance.id() {
        let (given, needed) = (hex::encode(instance.id()), hex::encode(row.wrapped_by));
        return Err(KeyringError::WrongKey { given, needed });
    }
    match instance.secret().open_key(&bound(&town_context(row.town)), &row.wrapped) {
        Ok(key) if key.check() == row.check => Ok(key),
        _ => Err(KeyringError::Damaged(row.town)),
    }
}

pub(super) fn wrap_town(
    instance: &InstanceKey,
    random: [u8; 32],
    town: TownId,
    key: &SecretKey,
) -> Result<Vec<u8>, KeyringError> {
    let wrapped = instance.secret().seal_key(&random, &bound(&town_context(town)), key);
    wrapped.map_err(|_too_long| KeyringError::Damaged(town))
}
