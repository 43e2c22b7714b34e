//! The schema and how it came to be: numbered files, run once each, in order, forward only.
//!
//! One set of files for both engines; four words in braces stand for the types that differ.

use std::path::Path;

use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, Connection as _, PgPool, Postgres, SqliteConnection, pool::PoolConnection};

use crate::{
    db::{Tx, all, on, one, run},
    failure::Failure,
    open::OpenError,
    sqlite,
};

#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    /// File name without ending, for example `0001_keys`.
    pub(crate) name: &'static str,
    text: &'static str,
}

/// All of them in the order of their names, as `build.rs` finds the files; one that has once been released is never edited.
const ALL: &[Migration] = &include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// What ran. Like the schema itself it belongs to no town.
const HISTORY: &str = "-- what ran
CREATE TABLE IF NOT EXISTS migration (
    version         BIGINT  NOT NULL PRIMARY KEY,
    sha256          TEXT    NOT NULL    -- of the file
)";

/// Asked first, so that whoever only reads changes nothing, and a server has nothing to remark.
const KNOWS_SQLITE: &str = "-- whether anything ran
SELECT
    COUNT(*)
FROM sqlite_schema
WHERE name = 'migration'";

const KNOWS_PG: &str = "-- whether anything ran
SELECT
    COUNT(*)
FROM information_schema.tables
WHERE table_schema = CURRENT_SCHEMA()
    AND table_name = 'migration'";

const RAN: &str = "-- migrations that ran
SELECT
    version,
    sha256
FROM migration
ORDER BY version";

const NEWEST: &str = "-- the newest migration that ran
SELECT
    MAX(version)
FROM migration";

const RECORD: &str = "-- a migration ran
INSERT INTO migration (version, sha256)
VALUES ($1, $2)";

/// The database to migrate.
pub(crate) enum Target {
    Sqlite(SqliteConnection),
    Pg(PoolConnection<Postgres>),
}

impl Target {
    /// A file, made if it is missing.
    pub(crate) async fn sqlite(file: &Path) -> Result<Self, OpenError> {
        let options = sqlite::options(file).create_if_missing(true);
        Ok(Self::Sqlite(SqliteConnection::connect_with(&options).await.map_err(OpenError::Database)?))
    }

    /// A file that is there, to read only.
    pub(crate) async fn sqlite_to_read(file: &Path, reading: sqlite::Reading) -> Result<Self, OpenError> {
        let options = reading.options(file);
        Ok(Self::Sqlite(SqliteConnection::connect_with(&options).await.map_err(OpenError::Database)?))
    }

    /// A database on a server.
    pub(crate) async fn postgres(pool: &PgPool) -> Result<Self, OpenError> {
        Ok(Self::Pg(pool.acquire().await.map_err(OpenError::Database)?))
    }

    /// Ends the connection in order, so that nothing is left beside the file.
    pub(crate) async fn close(self) -> Result<(), OpenError> {
        match self {
            Self::Sqlite(connection) => connection.close().await.map_err(OpenError::Database),
            Self::Pg(connection) => {
                drop(connection);
                Ok(())
            }
        }
    }

    /// The connection, for the functions that run statements.
    pub(crate) fn tx(&mut self) -> Tx<'_> {
        match self {
            Self::Sqlite(connection) => Tx::Sqlite(connection),
            Self::Pg(connection) => Tx::Pg(connection),
        }
    }
}

impl Migration {
    fn version(index: usize) -> i64 {
        i64::try_from(index).map_or(i64::MAX, |index| index + 1)
    }

    fn sha256(&self) -> String {
        hex::encode(Sha256::digest(self.text))
    }

    /// The text in the words of one engine.
    fn text_for(&self, tx: &Tx<'_>) -> String {
        let words = match tx {
            Tx::Sqlite(_) => [("{uuid}", "BLOB"), ("{json}", "TEXT"), ("{blob}", "BLOB"), ("{text}", "TEXT")],
            Tx::Pg(_) => [
                ("{uuid}", "UUID"),
                ("{json}", "JSONB"),
                ("{blob}", "BYTEA"),
                // Compared byte by byte, as SQLite does, whatever the server's locale.
                ("{text}", "TEXT COLLATE \"C\""),
            ],
        };
        words.into_iter().fold(self.text.to_owned(), |text, (word, name)| text.replace(word, name))
    }
}

/// The newest migration that ran, if this program does not know it.
pub(crate) async fn newer(tx: &mut Tx<'_>) -> Result<Option<i64>, Failure> {
    let newest: Option<(Option<i64>,)> = one!(tx, NEWEST)?;
    let known = Migration::version(ALL.len().saturating_sub(1));
    Ok(newest.and_then(|(version,)| version).filter(|version| *version > known))
}

/// What a database lacks that is not there at all.
pub(crate) const fn every() -> &'static [Migration] {
    ALL
}

/// The migrations that have yet to run.
pub(crate) async fn pending(target: &mut Target) -> Result<&'static [Migration], OpenError> {
    if !has_history(target).await? {
        return Ok(ALL);
    }
    let mut tx = target.tx();
    let ran: Vec<(i64, String)> = all!(&mut tx, RAN).map_err(OpenError::Database)?;
    for (index, (version, sha256)) in ran.iter().enumerate() {
        match ALL.get(index) {
            Some(known) if Migration::version(index) == *version => {
                if known.sha256() != *sha256 {
                    return Err(OpenError::Changed(known.name));
                }
            }
            _ => return Err(OpenError::Newer { version: *version }),
        }
    }
    Ok(ALL.get(ran.len()..).unwrap_or_default())
}

async fn has_history(target: &mut Target) -> Result<bool, OpenError> {
    let mut tx = target.tx();
    let knows = match tx {
        Tx::Sqlite(_) => KNOWS_SQLITE,
        Tx::Pg(_) => KNOWS_PG,
    };
    let tables: Option<(i64,)> = one!(&mut tx, knows).map_err(OpenError::Database)?;
    Ok(tables.is_some_and(|(count,)| count > 0))
}

/// Runs what has yet to run, each in a transaction of its own.
pub(crate) async fn run(target: &mut Target) -> Result<Vec<&'static str>, OpenError> {
    run_at_most(target, ALL.len()).await
}

async fn run_at_most(target: &mut Target, limit: usize) -> Result<Vec<&'static str>, OpenError> {
    if !has_history(target).await? {
        run!(&mut target.tx(), HISTORY).map_err(OpenError::Database)?;
    }
    let pending = pending(target).await?;
    let done = ALL.len() - pending.len();
    let mut names = Vec::new();
    for (index, migration) in pending.iter().enumerate().take(limit) {
        let mut tx = target.tx();
        let outcome = run_one(&mut tx, migration, Migration::version(done + index)).await;
        if let Err(error) = outcome {
            run!(&mut tx, "ROLLBACK").ok();
            return Err(OpenError::Database(error));
        }
        names.push(migration.name);
    }
    Ok(names)
}

/// The record comes first: of two that migrate at once, the second waits there and is refused by the key.
async fn run_one(tx: &mut Tx<'_>, migration: &Migration, version: i64) -> Result<(), sqlx::Error> {
    let begin = match tx {
        Tx::Sqlite(_) => "BEGIN IMMEDIATE",
        Tx::Pg(_) => "BEGIN",
    };
    run!(tx, begin)?;
    run!(tx, RECORD, version, migration.sha256())?;
    let text = migration.text_for(tx);
    on!(tx, c => sqlx::raw_sql(AssertSqlSafe(text)).execute(c).await.map(drop))?;
    run!(tx, "COMMIT")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What SQLite says the schema is, statement by statement.
    async fn schema(target: &mut Target) -> Vec<(String, String)> {
        all!(&mut target.tx(), "SELECT name, COALESCE(sql, '') FROM sqlite_schema ORDER BY name").unwrap()
    }

    #[tokio::test]
    async fn step_by_step_gives_what_all_at_once_gives() {
        let folder = tempfile::tempdir().unwrap();
        let mut at_once = Target::sqlite(&folder.path().join("once.db")).await.unwrap();
        assert_eq!(
            run(&mut at_once).await.unwrap(),
            ALL.iter().map(|migration| migration.name).collect::<Vec<_>>()
        );
        let file = folder.path().join("steps.db");
        for migration in ALL {
            let mut target = Target::sqlite(&file).await.unwrap();
            assert_eq!(pending(&mut target).await.unwrap()[0].name, migration.name);
            assert_eq!(run_at_most(&mut target, 1).await.unwrap(), [migration.name]);
            target.close().await.unwrap();
        }
        let mut steps = Target::sqlite(&file).await.unwrap();
        assert!(pending(&mut steps).await.unwrap().is_empty());
        assert_eq!(schema(&mut steps).await, schema(&mut at_once).await);
    }

    /// The number is the version under which a database remembers it.
    #[test]
    fn the_names_begin_with_consecutive_numbers() {
        for (index, migration) in ALL.iter().enumerate() {
            let number = format!("{:04}_", Migration::version(index));
            assert!(migration.name.starts_with(&number), "{} does not begin with {number}", migration.name);
        }
    }

    #[test]
    fn each_word_in_braces_is_one_that_is_replaced() {
        for migration in ALL {
            let known = ["{uuid}", "{json}", "{blob}", "{text}"];
            let rest = known.iter().fold(migration.text.to_owned(), |text, word| text.replace(word, ""));
            assert!(!rest.contains('{'), "{}", migration.name);
        }
    }
}
