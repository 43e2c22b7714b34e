//! `[store]`: where things are kept.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Where things are kept: either `folder` alone (SQLite, one process) or `postgres` (many processes). One of the two
/// must be set.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Store {
    /// The data folder. Without `postgres` it also holds the database, `gangway.db`, and belongs to one process at a
    /// time.
    pub(crate) folder: Option<PathBuf>,
    /// The address of a PostgreSQL database, for example `postgres://gangway:secret@db.example/gangway`. Better told by
    /// the environment, `GANGWAY_STORE__POSTGRES`: it holds a password.
    pub(crate) postgres: Option<String>,
    /// The most connections of this process to PostgreSQL, 1 to 200.
    pub(crate) connections: u32,
    /// The folder of sealed files. With PostgreSQL and several processes a folder that all of them share. Missing:
    /// `vault` in the data folder.
    pub(crate) vault: Option<PathBuf>,
}

impl Default for Store {
    fn default() -> Self {
        Self { folder: None, postgres: None, connections: 16, vault: None }
    }
}

impl Store {
    pub(super) fn check(&self) -> Result<(), String> {
        match (&self.folder, &self.postgres) {
            (None, None) => Err("set store.folder or store.postgres".to_owned()),
            (None, Some(_)) if self.vault.is_none() => {
                Err("with store.postgres set store.vault or store.folder as well, for sealed files"
                    .to_owned())
            }
            _ if !(1..=200).contains(&self.connections) => {
                Err("store.connections must be between 1 and 200".to_owned())
            }
            _ => Ok(()),
        }
    }
}
