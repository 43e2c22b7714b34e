//! PostgreSQL: each piece of work is one transaction on a pool.
//!
//! A connection that is lost during COMMIT leaves open whether the server has committed. Work that carries a command is
//! settled by applying it once more: the command's unique key waits for the first transaction to end, and then either
//! finds the first answer or makes room.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use kernel::commit::CommitError;
use sqlx::{
    PgPool, Postgres, Transaction,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use tokio::time::{Instant, sleep};

use crate::{
    db::{Tx, Work, one},
    failure::{Failure, Reach},
    migrations,
    open::OpenError,
};

/// How long a lost connection or a serialization failure is tried again.
const PATIENCE: Duration = Duration::from_secs(20);
/// The pause before the next try; it doubles up to the longest.
const PAUSE: Duration = Duration::from_millis(20);
const PAUSE_MAX: Duration = Duration::from_secs(1);

/// A newer program may migrate the database beneath this one: it is looked for at most so often.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A database on a server.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) pool: PgPool,
    /// When the schema was last seen to be the one of this program.
    looked: Arc<Mutex<Option<Instant>>>,
}

impl Server {
    pub(crate) fn new(pool: PgPool) -> Self {
        Self { pool, looked: Arc::default() }
    }

    /// Writes and flushes; nothing once a newer program has migrated the database.
    pub(crate) async fn write<W: Work>(&self, work: W) -> Result<W::Done, CommitError> {
        self.refuse_newer().await?;
        write(self.pool.clone(), Arc::new(work)).await
    }

    /// A connection for reading; waited for as long as for writing, while a server is exchanged for another.
    pub(crate) async fn acquire(&self) -> Result<PoolConnection<Postgres>, Failure> {
        let mut patience = Patience::new();
        loop {
            match self.pool.acquire().await {
                Ok(connection) => return Ok(connection),
                Err(error) => patience.after(error).await?,
            }
        }
    }

    /// A transaction that only reads and sees one state of everything; waited for as well.
    pub(crate) async fn snapshot(&self) -> Result<Transaction<'static, Postgres>, Failure> {
        let mut patience = Patience::new();
        loop {
            match self.pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await {
                Ok(transaction) => return Ok(transaction),
                Err(error) => patience.after(error).await?,
            }
        }
    }

    async fn refuse_newer(&self) -> Result<(), CommitError> {
        let looked = *self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        if looked.is_some_and(|then| then.elapsed() < LOOK_EVERY) {
            return Ok(());
        }
        // What cannot be read now is told by the write itself.
        let Ok(mut connection) = self.pool.acquire().await else { return Ok(()) };
        match migrations::newer(&mut Tx::Pg(&mut connection)).await {
            Ok(Some(version)) => Err(CommitError::Unavailable { reason: migrated(version) }),
            Ok(None) => {
                *self.looked.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
                Ok(())
            }
            Err(_) => Ok(()),
        }
    }
}

/// How long a server is waited for that is not there.
struct Patience {
    began: Instant,
    pause: Duration,
}

impl Patience {
    fn new() -> Self {
        Self { began: Instant::now(), pause: PAUSE }
    }

    /// Waits before the next try, or gives up.
    async fn after(&mut self, error: sqlx::Error) -> Result<(), Failure> {
        let failure = Failure::from(error);
        if failure.reach() != Reach::Lost || self.began.elapsed() > PATIENCE {
            return Err(failure);
        }
        sleep(self.pause).await;
        self.pause = (self.pause * 2).min(PAUSE_MAX);
        Ok(())
    }
}

fn migrated(version: i64) -> String {
    format!(
        "the database was migrated by a newer gangway (migration {version}) while this one ran; nothing is written any more, \
         start the new one in its place"
    )
}

/// What may stand behind the «?» of an address, by the names of libpq.
const PARAMETERS: [&str; 12] = [
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "application_name",
    "options",
];

/// Reads an address. What is not understood is refused by its name: a misspelt `sslmode` must not mean no TLS.
fn options(url: &str) -> Result<PgConnectOptions, OpenError> {
    if !["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
        return Err(OpenError::Scheme);
    }
    let (_, query) = url.split_once('?').unwrap_or_default();
    let names = query.split('&').filter_map(|pair| pair.split('=').next()).filter(|name| !name.is_empty());
    for name in names {
        if !PARAMETERS.contains(&name) {
            return Err(OpenError::Parameter { name: name.to_owned(), known: PARAMETERS.join(", ") });
        }
    }
    // What sqlx asks of each session, and PgBouncer refuses; nothing here is a float.
    let options: PgConnectOptions = url.parse().map_err(OpenError::Address)?;
    Ok(options.extra_float_digits(None))
}

/// Connects, and refuses a server that does not flush.
pub(crate) async fn connect(url: &str, connections: u32) -> Result<PgPool, OpenError> {
    let options = options(url)?;
    // With `verify-ca` sqlx takes the process's own, and none is one's own where two are linked. Another one that is set may stay.
    let _is_set = rustls::crypto::ring::default_provider().install_default();
    let pool = PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(options)
        .await
        .map_err(OpenError::Database)?;
    let mut connection = pool.acquire().await.map_err(OpenError::Database)?;
    for setting in ["fsync", "synchronous_commit"] {
        let value: Option<(String,)> =
            one!(&mut Tx::Pg(&mut connection), "-- a setting\nSELECT CURRENT_SETTING($1)", setting)
                .map_err(OpenError::Database)?;
        if value.is_none_or(|(value,)| value == "off") {
            return Err(OpenError::NotDurable { setting });
        }
    }
    drop(connection);
    Ok(pool)
}

/// Writes and flushes, in a task of its own: whoever asked may go away, the transaction ends properly.
async fn write<W: Work>(pool: PgPool, work: Arc<W>) -> Result<W::Done, CommitError> {
    match tokio::spawn(write_with_patience(pool, work)).await {
        Ok(outcome) => outcome,
        Err(error) => Err(CommitError::Unknown(Box::new(error))),
    }
}

/// How a single transaction failed.
enum Failed<D> {
    /// It was rolled back.
    Undone(Failure),
    /// The connection was lost during COMMIT; this would have been the answer.
    Lost(D, sqlx::Error),
}

async fn write_with_patience<W: Work>(pool: PgPool, work: Arc<W>) -> Result<W::Done, CommitError> {
    let began = Instant::now();
    let mut pause = PAUSE;
    let mut first: Option<W::Done> = None;
    loop {
        let failure = match write_once(&pool, work.as_ref()).await {
            Ok(done) => {
                let micros = began.elapsed().as_micros();
                tracing::debug!(work.name = work.name(), work.duration_us = micros, "written");
                return Ok(match first {
                    Some(first) => work.settle(first, done),
                    None => done,
                });
            }
            Err(Failed::Lost(done, error)) => {
                tracing::warn!(work.name = work.name(), %error, "connection lost during COMMIT");
                if !work.settles() {
                    return Err(CommitError::Unknown(Box::new(error)));
                }
                first.get_or_insert(done);
                Failure::Database(error)
            }
            Err(Failed::Undone(failure)) => failure,
        };
        let may_pass = matches!(failure.reach(), Reach::Again | Reach::Lost);
        if !may_pass || began.elapsed() > PATIENCE {
            return Err(give_up(failure, first.is_some()));
        }
        sleep(pause).await;
        pause = (pause * 2).min(PAUSE_MAX);
    }
}

/// A refusal after a lost COMMIT is a clear answer too: had it been applied, its command would have been found.
fn give_up(failure: Failure, was_lost: bool) -> CommitError {
    match failure {
        failure if was_lost && failure.reach() != Reach::Alone => CommitError::Unknown(Box::new(failure)),
        failure if failure.reach() == Reach::Lost => CommitError::Unavailable {
            reason: format!("the database cannot be reached, though it was waited for: {failure}"),
        },
        failure => failure.into_commit_error(),
    }
}

async fn write_once<W: Work>(pool: &PgPool, work: &W) -> Result<W::Done, Failed<W::Done>> {
    let undone = |error: sqlx::Error| Failed::Undone(error.into());
    let mut transaction = pool.begin().await.map_err(undone)?;
    let done = match work.apply(&mut Tx::Pg(&mut transaction)).await {
        Ok(done) => done,
        Err(failure) => {
            // A lost connection cannot be rolled back, and need not.
            transaction.rollback().await.ok();
            return Err(Failed::Undone(failure));
        }
    };
    match transaction.commit().await {
        Ok(()) => Ok(done),
        Err(error) => {
            let failure = Failure::Database(error);
            match (failure.reach(), failure) {
                (Reach::Lost, Failure::Database(error)) => Err(Failed::Lost(done, error)),
                (_, failure) => Err(Failed::Undone(failure)),
            }
        }
    }
}
