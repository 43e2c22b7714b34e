//! The two engines behind one type: reading on a pool, writing as [`Work`].
//!
//! Every statement is written once and runs on both. Nothing outside this module and its two engines knows which one it is.

use std::time::Instant;

use async_trait::async_trait;
use kernel::commit::CommitError;
use sqlx::{PgConnection, Postgres, SqliteConnection, Transaction, pool::PoolConnection};

use crate::{failure::Failure, postgres, sqlite};

/// A database that is open.
#[derive(Clone)]
pub(crate) enum Db {
    /// One file, one writer.
    Sqlite(sqlite::Engine),
    /// A database on a server, which other processes use too.
    Pg(postgres::Server),
}

/// One connection, inside a transaction where something is written.
pub(crate) enum Tx<'a> {
    Sqlite(&'a mut SqliteConnection),
    Pg(&'a mut PgConnection),
}

/// A connection that only reads.
pub(crate) enum Reader {
    Sqlite(PoolConnection<sqlx::Sqlite>),
    Pg(PoolConnection<Postgres>),
}

/// A transaction that only reads and sees one state of everything.
pub(crate) enum Snapshot {
    Sqlite(Transaction<'static, sqlx::Sqlite>),
    Pg(Transaction<'static, Postgres>),
}

/// The one place where the engines differ in type: `body` is compiled once for each.
macro_rules! on {
    ($tx:expr, $c:ident => $body:expr) => {
        match $tx {
            $crate::db::Tx::Sqlite($c) => {
                let $c = &mut **$c;
                $body
            }
            $crate::db::Tx::Pg($c) => {
                let $c = &mut **$c;
                $body
            }
        }
    };
}

/// Runs a statement; says how many rows it concerned.
macro_rules! run {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on!($tx, c => sqlx::query($sql)$(.bind($value))*.execute(c).await.map(|done| done.rows_affected()))
    };
}

/// Reads at most one row.
macro_rules! one {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on!($tx, c => sqlx::query_as($sql)$(.bind($value))*.fetch_optional(c).await)
    };
}

/// Reads all rows.
macro_rules! all {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on!($tx, c => sqlx::query_as($sql)$(.bind($value))*.fetch_all(c).await)
    };
}

pub(crate) use {all, on, one, run};

/// Something to write: applied within a transaction, as a whole or not at all.
///
/// It may be applied more than once (after a serialization failure or a lost connection), each time from the start.
#[async_trait]
pub(crate) trait Work: Send + Sync + 'static {
    /// What it gives back.
    type Done: Send + 'static;

    /// What it is, for logs.
    fn name(&self) -> &'static str;

    /// Does it.
    async fn apply(&self, tx: &mut Tx<'_>) -> Result<Self::Done, Failure>;

    /// Whether applying it again after a COMMIT of unknown fate does no harm and tells what became of it.
    fn settles(&self) -> bool {
        false
    }

    /// What to answer when the first COMMIT gave no answer and applying again gave `again`.
    fn settle(&self, first: Self::Done, again: Self::Done) -> Self::Done {
        drop(first);
        again
    }
}

impl Db {
    /// Writes and flushes.
    pub(crate) async fn write<W: Work>(&self, work: W) -> Result<W::Done, CommitError> {
        let (name, began) = (work.name(), Instant::now());
        let done = match self {
            Self::Sqlite(engine) => engine.write(work).await,
            Self::Pg(server) => server.write(work).await,
        };
        metrics::histogram!("gangway_commit_seconds", "work" => name).record(began.elapsed().as_secs_f64());
        done
    }

    /// Busy and idle connections of a pool.
    pub(crate) fn connections(&self) -> Option<(u32, u32)> {
        let Self::Pg(server) = self else { return None };
        let idle = u32::try_from(server.pool.num_idle()).unwrap_or(u32::MAX);
        Some((server.pool.size().saturating_sub(idle), idle))
    }

    /// A connection for reading what is committed.
    pub(crate) async fn read(&self) -> Result<Reader, Failure> {
        Ok(match self {
            Self::Sqlite(engine) => Reader::Sqlite(engine.readers().acquire().await?),
            Self::Pg(server) => Reader::Pg(server.acquire().await?),
        })
    }

    /// One view of everything, for reads that belong together.
    pub(crate) async fn snapshot(&self) -> Result<Snapshot, Failure> {
        Ok(match self {
            Self::Sqlite(engine) => Snapshot::Sqlite(engine.readers().begin().await?),
            Self::Pg(server) => Snapshot::Pg(server.snapshot().await?),
        })
    }

    /// Ends everything that is open; later calls fail.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(engine) => engine.close().await,
            Self::Pg(server) => server.pool.close().await,
        }
    }
}

impl Reader {
    /// The connection, for the functions that run statements.
    pub(crate) fn tx(&mut self) -> Tx<'_> {
        match self {
            Self::Sqlite(connection) => Tx::Sqlite(connection),
            Self::Pg(connection) => Tx::Pg(connection),
        }
    }
}

impl Snapshot {
    /// The connection, for the functions that run statements.
    pub(crate) fn tx(&mut self) -> Tx<'_> {
        match self {
            Self::Sqlite(transaction) => Tx::Sqlite(transaction),
            Self::Pg(transaction) => Tx::Pg(transaction),
        }
    }
}
