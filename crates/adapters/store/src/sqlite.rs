//! SQLite: one writer task that flushes once for all that has queued up, and a pool of readers.
//!
//! Long because writing, refusing and failing together belong together: each piece of work has a savepoint of its own, so
//! that a refusal concerns it alone; any other error fails the whole batch, and nobody is told «done».

use std::{fs::File, path::Path, sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::commit::CommitError;
use sqlx::{
    Connection as _, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::{
    sync::{mpsc, oneshot},
    time::Instant,
};

use crate::{
    db::{Tx, Work, run},
    failure::{Failure, Reach},
};

/// The most pieces of work in one flush.
const BATCH_MAX: usize = 256;
/// The most pieces of work that wait; whoever comes later waits to be let in.
const QUEUE_MAX: usize = 1_024;
/// Connections that read.
const READERS: u32 = 8;

/// The writer's queue and the readers.
#[derive(Clone)]
pub(crate) struct Engine {
    readers: SqlitePool,
    queue: mpsc::Sender<Message>,
}

/// Why nothing is written any more.
#[derive(Debug, thiserror::Error)]
#[error("the store is closed")]
struct Closed;

enum Message {
    Write(Box<dyn Pending>),
    Close(oneshot::Sender<()>),
}

/// How every connection is set up.
pub(crate) fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        // What is deleted is overwritten: destroyed keys, drafts, sessions.
        .pragma("secure_delete", "ON")
}

/// How connections that only read are set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Beside whoever writes: SQLite keeps files of its own beside the database.
    Beside,
    /// A copy to which nobody can write, nor lay anything beside it.
    Still,
}

impl Reading {
    /// Finds out by opening the file.
    pub(crate) async fn of(file: &Path) -> Result<Self, sqlx::Error> {
        let opened = SqliteConnection::connect_with(&Self::Beside.options(file)).await;
        let tried = match opened {
            Ok(mut connection) => {
                let looked =
                    run!(&mut Tx::Sqlite(&mut connection), "-- a look\nSELECT COUNT(*) FROM sqlite_schema");
                connection.close().await?;
                looked.map(drop)
            }
            Err(error) => Err(error),
        };
        match tried {
            Ok(()) => Ok(Self::Beside),
            Err(error) if is_not_writable(&error) => Ok(Self::Still),
            Err(error) => Err(error),
        }
    }

    /// The options of a connection.
    pub(crate) fn options(self, file: &Path) -> SqliteConnectOptions {
        match self {
            Self::Beside => options(file).read_only(true),
            Self::Still => SqliteConnectOptions::new().filename(file).read_only(true).immutable(true),
        }
    }
}

/// `SQLITE_READONLY` and `SQLITE_CANTOPEN`, whose extended codes have them in the lowest byte: the files beside cannot be made.
fn is_not_writable(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    let primary = code.and_then(|code| code.parse::<u32>().ok()).map(|code| code & 0xff);
    matches!(primary, Some(8 | 14))
}

impl Engine {
    /// Starts the writer of a file, which holds the lock of its folder until it ends.
    pub(crate) async fn start(file: &Path, lock: File) -> Result<Self, sqlx::Error> {
        let connection = SqliteConnection::connect_with(&options(file)).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options(file).read_only(true))
            .await?;
        let (queue, messages) = mpsc::channel(QUEUE_MAX);
        tokio::spawn(write_until_closed(connection, lock, messages));
        Ok(Self { readers, queue })
    }

    /// Readers alone, beside whoever holds the folder; whatever is to be written is refused.
    pub(crate) async fn to_read(file: &Path, reading: Reading) -> Result<Self, sqlx::Error> {
        let readers =
            SqlitePoolOptions::new().max_connections(READERS).connect_with(reading.options(file)).await?;
        let (queue, _no_writer) = mpsc::channel(1);
        Ok(Self { readers, queue })
    }

    pub(crate) const fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// Queues a piece of work and waits for its flush.
    pub(crate) async fn write<W: Work>(&self, work: W) -> Result<W::Done, CommitError> {
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { work, outcome: None, answer };
        if self.queue.send(Message::Write(Box::new(waiting))).await.is_err() {
            return Err(CommitError::Failed(Box::new(Closed)));
        }
        answered.await.unwrap_or_else(|_writer_gone| Err(CommitError::Unknown(Box::new(Closed))))
    }

    /// Ends readers and writer; the folder is free afterwards.
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        let (answer, answered) = oneshot::channel();
        if self.queue.send(Message::Close(answer)).await.is_ok() {
            answered.await.ok();
        }
    }
}

/// A piece of work and the one who waits for it.
struct Waiting<W: Work> {
    work: W,
    outcome: Option<Result<W::Done, CommitError>>,
    answer: oneshot::Sender<Result<W::Done, CommitError>>,
}

/// A [`Waiting`] of any kind of work.
#[async_trait]
trait Pending: Send {
    /// Applies the work and remembers what came out.
    async fn apply(&mut self, tx: &mut Tx<'_>) -> Result<(), Failure>;

    /// Remembers that this work alone was refused.
    fn refuse(&mut self, failure: Failure);

    /// What the work is, for logs.
    fn name(&self) -> &'static str;

    /// Tells the one who waits; `failed` overrides whatever came out.
    fn answer(self: Box<Self>, failed: Option<CommitError>);
}

#[async_trait]
impl<W: Work> Pending for Waiting<W> {
    async fn apply(&mut self, tx: &mut Tx<'_>) -> Result<(), Failure> {
        self.outcome = Some(Ok(self.work.apply(tx).await?));
        Ok(())
    }

    fn refuse(&mut self, failure: Failure) {
        self.outcome = Some(Err(failure.into_commit_error()));
    }

    fn name(&self) -> &'static str {
        self.work.name()
    }

    fn answer(self: Box<Self>, failed: Option<CommitError>) {
        let outcome = match failed {
            Some(error) => Err(error),
            None => self.outcome.unwrap_or_else(|| Err(CommitError::Unknown(Box::new(Closed)))),
        };
        // Whoever asked may have gone; what was written stays written.
        self.answer.send(outcome).ok();
    }
}

/// The writer: takes what has queued up, flushes once, answers all.
async fn write_until_closed(
    mut connection: SqliteConnection,
    lock: File,
    mut messages: mpsc::Receiver<Message>,
) {
    let mut closing = None;
    while closing.is_none() {
        let Some(first) = messages.recv().await else { break };
        let mut batch = Vec::new();
        let mut next = Some(first);
        while let Some(message) = next.take() {
            match message {
                Message::Write(pending) => batch.push(pending),
                Message::Close(answer) => closing = Some(answer),
            }
            if batch.len() < BATCH_MAX && closing.is_none() {
                next = messages.try_recv().ok();
            }
        }
        write_and_answer(&mut connection, batch).await;
    }
    messages.close();
    if let Err(error) = connection.close().await {
        tracing::warn!(%error, "the writer's connection did not close cleanly");
    }
    drop(lock);
    if let Some(answer) = closing {
        answer.send(()).ok();
    }
}

async fn write_and_answer(connection: &mut SqliteConnection, mut batch: Vec<Box<dyn Pending>>) {
    if batch.is_empty() {
        return;
    }
    let began = Instant::now();
    let outcome = write(connection, &mut batch).await;
    let names: Vec<_> = batch.iter().map(|pending| pending.name()).collect();
    tracing::debug!(batch.works = ?names, batch.duration_us = began.elapsed().as_micros(), "batch written");
    let failed: Box<dyn Fn() -> Option<CommitError> + Send> = match outcome {
        Ok(()) => Box::new(|| None),
        Err((stage, failure)) => {
            // It may have ended the transaction by itself, then there is nothing to roll back.
            run!(&mut Tx::Sqlite(connection), "ROLLBACK").ok();
            tracing::error!(error = ?failure, ?stage, batch.size = batch.len(), "batch failed");
            let failure = Arc::new(failure);
            Box::new(move || {
                Some(match stage {
                    Stage::Before => failure.shared(),
                    Stage::Flush => failure.shared_unknown(),
                })
            })
        }
    };
    for pending in batch {
        pending.answer(failed());
    }
}

/// Where a batch failed.
#[derive(Debug, Clone, Copy)]
enum Stage {
    /// Before COMMIT: nothing was applied.
    Before,
    /// At COMMIT: SQLite has undone it here, but part of it may have reached the disk.
    Flush,
}

async fn write(
    connection: &mut SqliteConnection,
    batch: &mut [Box<dyn Pending>],
) -> Result<(), (Stage, Failure)> {
    let mut tx = Tx::Sqlite(connection);
    apply_all(&mut tx, batch).await.map_err(|failure| (Stage::Before, failure))?;
    run!(&mut tx, "COMMIT").map_err(|error| (Stage::Flush, error.into()))?;
    Ok(())
}

async fn apply_all(tx: &mut Tx<'_>, batch: &mut [Box<dyn Pending>]) -> Result<(), Failure> {
    run!(tx, "BEGIN IMMEDIATE")?;
    for pending in batch {
        run!(tx, "SAVEPOINT one")?;
        match pending.apply(tx).await {
            Ok(()) => {}
            Err(failure) if failure.reach() == Reach::Alone => {
                run!(tx, "ROLLBACK TO one")?;
                pending.refuse(failure);
            }
            Err(failure) => return Err(failure),
        }
        run!(tx, "RELEASE one")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::one;

    const GROW: &str = "-- a large row\nINSERT INTO blob (content) VALUES (ZEROBLOB(100000))";

    /// Runs a statement; or asks for a setting.
    struct Statement(&'static str);
    struct Setting(&'static str);

    #[async_trait]
    impl Work for Statement {
        type Done = ();

        fn name(&self) -> &'static str {
            "statement"
        }

        async fn apply(&self, tx: &mut Tx<'_>) -> Result<(), Failure> {
            run!(tx, self.0)?;
            Ok(())
        }
    }

    #[async_trait]
    impl Work for Setting {
        type Done = i64;

        fn name(&self) -> &'static str {
            "setting"
        }

        async fn apply(&self, tx: &mut Tx<'_>) -> Result<i64, Failure> {
            let row: Option<(i64,)> = one!(tx, self.0)?;
            row.map(|(value,)| value).ok_or(Failure::Refused("no such setting"))
        }
    }

    async fn engine(folder: &Path) -> Engine {
        let file = folder.join("gangway.db");
        let mut connection =
            SqliteConnection::connect_with(&options(&file).create_if_missing(true)).await.unwrap();
        run!(&mut Tx::Sqlite(&mut connection), "CREATE TABLE blob (content BLOB NOT NULL)").unwrap();
        connection.close().await.unwrap();
        Engine::start(&file, File::create(folder.join("lock")).unwrap()).await.unwrap()
    }

    /// With these two, SQLite flushes its journal before COMMIT returns.
    #[tokio::test]
    async fn the_writer_flushes_at_commit() {
        let folder = tempfile::tempdir().unwrap();
        let engine = engine(folder.path()).await;
        assert_eq!(engine.write(Setting("PRAGMA synchronous")).await.unwrap(), 2, "2 is FULL");
        assert_eq!(engine.write(Setting("PRAGMA foreign_keys")).await.unwrap(), 1);
        let mode: (String,) =
            sqlx::query_as("PRAGMA journal_mode").fetch_one(engine.readers()).await.unwrap();
        assert_eq!(mode.0, "wal");
        engine.close().await;
        assert!(matches!(engine.write(Statement(GROW)).await, Err(CommitError::Failed(_))), "it is closed");
    }

    /// The file may not grow any more: the whole batch is «full», and nothing of it is kept.
    #[tokio::test]
    async fn a_full_disk_fails_the_whole_batch() {
        let folder = tempfile::tempdir().unwrap();
        let engine = engine(folder.path()).await;
        engine.write(Statement(GROW)).await.unwrap();
        engine.write(Statement("PRAGMA max_page_count = 40")).await.unwrap();
        let small = "-- a small row\nINSERT INTO blob (content) VALUES (ZEROBLOB(1))";
        let (first, second, third) = tokio::join!(
            engine.write(Statement(small)),
            engine.write(Statement(GROW)),
            engine.write(Statement(small)),
        );
        for outcome in [first, second, third] {
            assert!(matches!(outcome, Err(CommitError::Full)), "{outcome:?}");
        }
        engine.write(Statement("PRAGMA max_page_count = 4000")).await.unwrap();
        engine.write(Statement(GROW)).await.unwrap();
        let rows = Setting("SELECT COUNT(*) FROM blob");
        assert_eq!(engine.write(rows).await.unwrap(), 2);
        engine.close().await;
    }

    /// One refusal among others concerns itself alone, also in one flush.
    #[tokio::test]
    async fn a_constraint_fails_alone() {
        let folder = tempfile::tempdir().unwrap();
        let engine = engine(folder.path()).await;
        let bad = "-- no row\nINSERT INTO blob (content) VALUES (NULL)";
        let (first, second, third) = tokio::join!(
            engine.write(Statement(GROW)),
            engine.write(Statement(bad)),
            engine.write(Statement(GROW)),
        );
        assert!(first.is_ok() && third.is_ok());
        assert!(matches!(second, Err(CommitError::Failed(_))));
        assert_eq!(engine.write(Setting("SELECT COUNT(*) FROM blob")).await.unwrap(), 2);
        engine.close().await;
    }
}
