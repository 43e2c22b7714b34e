//! Opening: where the store lies, what must be true before it is used.

use std::{
    fs::{DirBuilder, File, TryLockError},
    io,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use crate::{Store, checkpoint_key::CheckpointKey, db::Db, failure, migrations, postgres, sqlite};

/// Where the store lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// `gangway.db` in this folder.
    Sqlite {
        /// The data folder, used by one process at a time.
        folder: PathBuf,
    },
    /// A database on a server.
    Postgres {
        /// For example `postgres://gangway@db.example/gangway`.
        url: String,
        /// The most connections of this process; 16 to 32 suit.
        connections: u32,
    },
}

/// Why the store cannot be used.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum OpenError {
    /// Another process uses the folder.
    #[error("the data folder {0} is in use by another gangway process; stop it first")]
    InUse(PathBuf),
    /// The folder or the lock file cannot be used.
    #[error("the data folder {0} cannot be used")]
    Folder(PathBuf, #[source] io::Error),
    /// What was committed last lies beside the database, and cannot be read without writing.
    #[error(
        "{0} cannot be written to, and gangway.db-wal in it holds what was committed last; copy both to a folder that can be"
    )]
    Unread(PathBuf),
    /// There are migrations to run.
    #[error("the database lacks {count} migration(s), the next is {next}; run `gangway migrate` first")]
    Pending {
        /// How many.
        count: usize,
        /// The first of them.
        next: &'static str,
    },
    /// The database is newer than this program.
    #[error("the database was migrated by a newer gangway (migration {version}); use that one")]
    Newer {
        /// The number that is not known here.
        version: i64,
    },
    /// A migration was changed after it ran.
    #[error("migration {0} is not the one that this database was made with")]
    Changed(&'static str),
    /// The server would lose what was acknowledged.
    #[error("the PostgreSQL server has {setting} = off and would lose acknowledged data; switch it on")]
    NotDurable { setting: &'static str },
    /// The address is of another kind of database.
    #[error("the address of the database must begin with postgres://")]
    Scheme,
    /// The address says something that is not understood.
    #[error(
        "the address of the database has the parameter «{name}», which is not understood; there are {known}"
    )]
    Parameter { name: String, known: String },
    /// The address cannot be read.
    #[error("the address of the database cannot be read")]
    Address(#[source] sqlx::Error),
    /// The database cannot be reached or refused.
    #[error("the database cannot be opened")]
    Database(#[source] sqlx::Error),
}

impl Store {
    /// Opens a store that is migrated.
    ///
    /// `key` signs checkpoints, see [`CheckpointKey`].
    ///
    /// # Errors
    ///
    /// [`OpenError`]; its text is a sentence for the operator.
    pub async fn open(location: &Location, key: CheckpointKey) -> Result<Self, OpenError> {
        let db = match location {
            Location::Sqlite { folder } => {
                let lock = lock(folder)?;
                check(&mut migrations::Target::sqlite(&database_file(folder)).await?).await?;
                let engine = sqlite::Engine::start(&database_file(folder), lock).await;
                Db::Sqlite(engine.map_err(OpenError::Database)?)
            }
            Location::Postgres { url, connections } => {
                let pool = postgres::connect(url, *connections).await?;
                check(&mut migrations::Target::postgres(&pool).await?).await?;
                Db::Pg(postgres::Server::new(pool))
            }
        };
        Ok(Self::new(db, key))
    }
}

impl Store {
    /// Opens a store that is migrated, only to read it: on SQLite also while another process uses the folder, and in a folder that
    /// cannot be written to. Writing is refused on SQLite.
    ///
    /// # Errors
    ///
    /// As [`Store::open`].
    pub async fn open_to_read(location: &Location, key: CheckpointKey) -> Result<Self, OpenError> {
        let Location::Sqlite { folder } = location else { return Self::open(location, key).await };
        let file = database_file(folder);
        if !file.is_file() {
            lacking(migrations::every())?;
        }
        let reading = sqlite::Reading::of(&file).await.map_err(OpenError::Database)?;
        if reading == sqlite::Reading::Still && has_unread(folder) {
            return Err(OpenError::Unread(folder.clone()));
        }
        let mut target = migrations::Target::sqlite_to_read(&file, reading).await?;
        check(&mut target).await?;
        target.close().await?;
        let engine = sqlite::Engine::to_read(&file, reading).await.map_err(OpenError::Database)?;
        Ok(Self::new(Db::Sqlite(engine), key))
    }
}

impl OpenError {
    /// Whether the database is there and damaged.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Database(error) if failure::is_damage(error))
    }
}

/// Brings a database, new or old, to the newest schema; says which migrations ran.
///
/// # Errors
///
/// [`OpenError`]; what ran before the error stays.
pub async fn migrate(location: &Location) -> Result<Vec<&'static str>, OpenError> {
    match location {
        Location::Sqlite { folder } => {
            let _lock = lock(folder)?;
            // Made before SQLite would make it, readable for others; what SQLite lays beside it has the same rights.
            own(&database_file(folder)).map_err(|error| OpenError::Folder(folder.clone(), error))?;
            let mut target = migrations::Target::sqlite(&database_file(folder)).await?;
            let ran = migrations::run(&mut target).await?;
            target.close().await?;
            let flush = File::open(folder).and_then(|folder| folder.sync_all());
            flush.map_err(|error| OpenError::Folder(folder.clone(), error))?;
            Ok(ran)
        }
        Location::Postgres { url, .. } => {
            let pool = postgres::connect(url, 1).await?;
            let ran = migrations::run(&mut migrations::Target::postgres(&pool).await?).await?;
            pool.close().await;
            Ok(ran)
        }
    }
}

/// The database file in its folder.
fn database_file(folder: &Path) -> PathBuf {
    folder.join("gangway.db")
}

/// Whether changes wait beside the database to be taken into it.
fn has_unread(folder: &Path) -> bool {
    folder.join("gangway.db-wal").metadata().is_ok_and(|wal| wal.len() > 0)
}

async fn check(target: &mut migrations::Target) -> Result<(), OpenError> {
    lacking(migrations::pending(target).await?)
}

fn lacking(pending: &[migrations::Migration]) -> Result<(), OpenError> {
    match pending.first() {
        Some(first) => Err(OpenError::Pending { count: pending.len(), next: first.name }),
        None => Ok(()),
    }
}

/// A file for its owner alone; one that is there keeps its rights.
fn own(path: &Path) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).mode(0o600).open(path)
}

/// The folder, made if it is missing, for this process alone.
fn lock(folder: &Path) -> Result<File, OpenError> {
    let refused = |error| OpenError::Folder(folder.to_owned(), error);
    // A folder that is there keeps the rights that its operator gave it.
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(refused)?;
    let path = folder.join("gangway.lock");
    let file = own(&path).map_err(refused)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse(folder.to_owned())),
        Err(TryLockError::Error(error)) => Err(refused(error)),
    }
}
