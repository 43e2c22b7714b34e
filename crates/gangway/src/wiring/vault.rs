//! The vault that belongs to the database: both know each other by an id.
//!
//! A folder that was not mounted, or was mounted from elsewhere, must not be taken for the vault: what is written there would be
//! lost, and what the database names would be missing.

use ids::VaultId;
use kernel::ports::{Directory as _, Documents as _, Ids as _, StoreError, WholeVault as _};
use store::{FolderVault, Store};

use super::RandomIds;
use crate::{answer::Failure, config::Config};

/// Whether a database and a vault that have not met yet may begin to belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pairing {
    /// They may, if neither holds anything yet.
    MayBegin,
    /// Nothing is written.
    Known,
}

/// The vault of this database.
///
/// # Errors
///
/// [`Failure::Environment`] if what lies in its place is not the one that the database knows.
pub(crate) async fn of_database(
    config: &Config,
    store: &Store,
    pairing: Pairing,
) -> Result<FolderVault, Failure> {
    let vault = FolderVault::new(config.vault());
    let is_empty = vault.is_empty().map_err(Failure::environment)?;
    let known = match store.vault_id().await? {
        Some(id) => id,
        None if !is_empty => return Err(Failure::Environment(not_ours(config))),
        None if pairing == Pairing::Known => return Ok(vault),
        None => bind(store).await?,
    };
    let found = vault.id().map_err(Failure::environment)?;
    // Both are new, or a first start was cut off between them.
    let begins = pairing == Pairing::MayBegin && is_empty && found != Some(known);
    if begins && !names_anything(store).await? {
        vault.establish(known).map_err(Failure::environment)?;
    }
    let vault = vault.known_as(known);
    vault.check().await.map_err(Failure::environment)?;
    Ok(vault)
}

/// The database chooses the id: of several processes that start at once, the first one's counts.
async fn bind(store: &Store) -> Result<VaultId, Failure> {
    let proposed = VaultId::from_uuid(RandomIds.next());
    store.bind_vault(proposed).await.map_err(Failure::environment)?;
    Ok(store.vault_id().await?.unwrap_or(proposed))
}

/// Whether any row names a paper: then there must be a vault that holds it.
async fn names_anything(store: &Store) -> Result<bool, StoreError> {
    for town in store.towns().await? {
        if !store.named_objects(town.town).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn not_ours(config: &Config) -> String {
    let folder = config.vault();
    let folder = folder.display();
    format!(
        "{folder} holds the papers of another database, and this one is new: give it an empty folder as its vault"
    )
}
