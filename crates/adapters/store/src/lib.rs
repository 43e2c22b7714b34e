//! Where it is kept: journal, registers, drafts and jobs in SQLite or PostgreSQL; sealed files in a vault; the keys.
//!
//! | What | Where |
//! |---|---|
//! | opening, migrating | [`open`], `migrations` |
//! | writing: one transaction per piece of work, flushed before the answer | `db`, `sqlite`, `postgres` |
//! | a commit: command, rows, events, jobs | `commit`, `commands`, `changes`, `journal`, `jobs` |
//! | a module per family of tables, a file per table, a function per statement | `directory` … `numbers`, joined in `tables` |
//! | sealing | [`Keyring`], [`InstanceKey`], `seal`, `sealed_object`, `keys` |
//! | proof | `chain`, `checkpoint`, `merkle`, `verify`, [`Export`] |
//! | files | [`FolderVault`] |
//!
//! It refuses to decide: what is a conflict, what is stale and what is full it says, what to do about it the use cases say. There
//! is no SQL outside this crate, and no statement that does not name its town, apart from the operator's lists.

mod chain;
mod changes;
mod checkpoint;
mod checkpoint_key;
mod columns;
mod commands;
mod commit;
#[cfg(feature = "contents")]
mod contents;
mod db;
mod derived;
mod desk;
mod directory;
mod disk;
mod documents;
mod drafts;
mod expire;
mod export;
mod failure;
mod filter;
mod instance_key;
mod jobs;
mod journal;
mod key_file;
mod keyring;
mod keys;
mod merkle;
mod migrations;
mod numbers;
pub mod open;
mod postgres;
mod recent_keys;
mod register;
mod residents;
mod seal;
mod sealed_object;
mod sign_in;
mod sqlite;
mod tables;
mod vault;
mod vault_notes;
mod verify;

pub use checkpoint_key::CheckpointKey;
#[cfg(feature = "contents")]
pub use contents::{Contents, keep_rows, put_back, tamper};
pub use disk::{Disk, LocalDisk};
pub use export::{DestroyedKey, Export, ExportedCheckpoint, ExportedTown};
pub use instance_key::InstanceKey;
pub use key_file::KeyFileError;
pub use keyring::{Keyring, KeyringError, TownKeys};
pub use open::{Location, OpenError, migrate};
pub use tables::derived_tables;
pub use vault::FolderVault;

/// A store that is open; it implements [`kernel::ports::Store`]. Clones share one database.
#[derive(Clone)]
pub struct Store {
    pub(crate) db: db::Db,
    pub(crate) key: CheckpointKey,
    /// Shared with the keyring, so that a commit that destroys keys can clear them.
    pub(crate) recent: std::sync::Arc<recent_keys::RecentKeys>,
    pub(crate) turns: std::sync::Arc<numbers::Turns>,
}

impl Store {
    pub(crate) fn new(db: db::Db, key: CheckpointKey) -> Self {
        Self { db, key, recent: std::sync::Arc::default(), turns: std::sync::Arc::default() }
    }

    /// Ends it: what is queued is written first; a data folder is free for another process afterwards.
    pub async fn close(&self) {
        self.db.close().await;
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.db {
            db::Db::Sqlite(_) => "Store(SQLite)",
            db::Db::Pg(_) => "Store(PostgreSQL)",
        })
    }
}
