//! Fresh stores for tests: a SQLite folder, or a database on the server that `GANGWAY_TEST_POSTGRES` names.

use std::{
    hash::{BuildHasher as _, RandomState},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use app::{
    commit::{Answered, Append, Change, Commit, SealedEvent},
    ports::{Commits as _, Ids, Keyring as _, Place},
    rows::StreamId,
};
use ids::{CaseId, CommandId, KeyId, TownId, Uuid};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};
use store::{CheckpointKey, InstanceKey, Keyring, Location, Store, migrate};

/// Runs each test on both engines.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            use $crate::harness::StoreHarness;
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    let harness = StoreHarness::sqlite().await;
                    super::$name(&harness).await;
                    harness.end().await;
                }
            )+
        }

        mod postgres {
            use $crate::harness::StoreHarness;
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    let Some(harness) = StoreHarness::postgres().await else { return };
                    super::$name(&harness).await;
                    harness.end().await;
                }
            )+
        }
    };
}
pub(crate) use on_both;

/// The time at which tests happen, unless they say otherwise.
pub(crate) fn now() -> Timestamp {
    "2026-09-15T10:00:00Z".parse().unwrap()
}

/// Ids and secrets that differ from process to process and house to house.
pub(crate) struct TestIds {
    seed: u64,
    next: AtomicU64,
}

impl TestIds {
    pub(crate) fn new() -> Self {
        Self { seed: RandomState::new().hash_one("seed"), next: AtomicU64::new(1) }
    }
}

impl Ids for TestIds {
    fn next(&self) -> Uuid {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        Uuid::from_u64_pair(
            0x0199_0000_0000_7000 + number / 4_096,
            (0x8 << 60) | (self.seed >> 16 << 12) | (number % 4_096),
        )
    }

    fn secret(&self) -> [u8; 32] {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        Sha256::digest([self.seed.to_be_bytes(), number.to_be_bytes()].concat()).into()
    }
}

/// A store with its keys, and where it lies.
pub(crate) struct StoreHarness {
    pub(crate) store: Store,
    pub(crate) keyring: Keyring,
    pub(crate) ids: Arc<TestIds>,
    pub(crate) location: Location,
    /// The data folder; on PostgreSQL it holds the keys only.
    pub(crate) folder: tempfile::TempDir,
    server: Option<String>,
}

impl StoreHarness {
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Sqlite { folder: folder.path().to_owned() };
        Self::at(location, folder, None).await
    }

    /// None, with a message, where no server is named.
    pub(crate) async fn postgres() -> Option<Self> {
        let server = server()?;
        let url = create_database(&server).await;
        let location = Location::Postgres { url, connections: 12 };
        Some(Self::at(location, tempfile::tempdir().unwrap(), Some(server)).await)
    }

    async fn at(location: Location, folder: tempfile::TempDir, server: Option<String>) -> Self {
        let ids = Arc::new(TestIds::new());
        migrate(&location).await.unwrap();
        CheckpointKey::create(&folder.path().join("checkpoint.key"), ids.secret()).unwrap();
        InstanceKey::create(&folder.path().join("instance.key"), ids.secret()).unwrap();
        let (store, keyring) = open(&location, folder.path(), &ids).await;
        Self { store, keyring, ids, location, folder, server }
    }

    /// Closes and opens again, as after a restart.
    pub(crate) async fn reopened(self) -> Self {
        let Self { store, ids, location, folder, server, .. } = self;
        store.close().await;
        let (store, keyring) = open(&location, folder.path(), &ids).await;
        Self { store, keyring, ids, location, folder, server }
    }

    pub(crate) async fn end(self) {
        self.store.close().await;
        if let (Location::Postgres { url, .. }, Some(server)) = (&self.location, &self.server) {
            drop_database(server, url).await;
        }
    }

    /// Runs statements beside the store, as a tamperer would: without references being checked.
    pub(crate) async fn tamper(&self, sql: &str) -> u64 {
        match &self.location {
            Location::Sqlite { folder } => {
                let file = format!("sqlite://{}", folder.join("gangway.db").display());
                let mut connection = SqliteConnection::connect(&file).await.unwrap();
                sqlx::raw_sql("PRAGMA foreign_keys = OFF").execute(&mut connection).await.unwrap();
                let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
                connection.close().await.unwrap();
                done.rows_affected()
            }
            Location::Postgres { url, .. } => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                let off = "SET session_replication_role = replica";
                sqlx::raw_sql(off).execute(&mut connection).await.unwrap();
                let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
                connection.close().await.unwrap();
                done.rows_affected()
            }
        }
    }

    /// A UUID as a literal of this engine.
    pub(crate) fn literal(&self, id: Uuid) -> String {
        match self.location {
            Location::Sqlite { .. } => format!("X'{}'", id.simple()),
            Location::Postgres { .. } => format!("'{id}'"),
        }
    }

    /// Bytes as a literal of this engine.
    pub(crate) fn bytes(&self, hex: &str) -> String {
        match self.location {
            Location::Sqlite { .. } => format!("X'{hex}'"),
            Location::Postgres { .. } => format!("'\\x{hex}'"),
        }
    }

    pub(crate) fn command(&self) -> CommandId {
        CommandId::from_uuid(self.ids.next())
    }

    pub(crate) fn case(&self) -> CaseId {
        CaseId::from_uuid(self.ids.next())
    }

    /// A new town with its own key and one data key, as `create_town` makes it.
    pub(crate) async fn town(&self) -> (TownId, KeyId) {
        let town = TownId::from_uuid(self.ids.next());
        let own = self.keyring.make_town(town, now()).await.unwrap();
        let data = self.keyring.make(town, now()).await.unwrap();
        let place = Place { town, kind: "event", subject: town.as_uuid(), seq: 1 };
        let sealed = self.keyring.seal(data.id, place, b"{}").await.unwrap();
        let event = SealedEvent { kind: "created".to_owned(), version: 1, key: data.id, sealed };
        let append = Append { stream: StreamId::Town(town), expected: 0, events: vec![event] };
        let commit = Commit::named("create_town", town, now())
            .change(Change::AddTownKey(own))
            .change(Change::PutKey(data.row))
            .append(append);
        self.store.commit(commit).await.unwrap();
        (town, data.id)
    }
}

/// A commit that appends plain events to a case.
pub(crate) fn appending(town: TownId, key: KeyId, case: CaseId, expected: u64, kinds: &[&str]) -> Commit {
    let stream = StreamId::Case(case);
    Commit::named("test", town, now()).append(Append { stream, expected, events: events(key, kinds) })
}

/// Events whose content is not really sealed: the store does not look into it.
pub(crate) fn events(key: KeyId, kinds: &[&str]) -> Vec<SealedEvent> {
    let event = |kind: &&str| SealedEvent {
        kind: (*kind).to_owned(),
        version: 1,
        key,
        sealed: format!("sealed {kind}").into_bytes(),
    };
    kinds.iter().map(event).collect()
}

/// An answer to a command.
pub(crate) fn answer(command: CommandId, key: KeyId, text: &str) -> Answered {
    Answered { command, key, sealed: text.as_bytes().to_owned() }
}

/// Opens a store and its keys from the files in its folder.
pub(crate) async fn open(location: &Location, folder: &Path, ids: &Arc<TestIds>) -> (Store, Keyring) {
    let key = CheckpointKey::read(&folder.join("checkpoint.key")).unwrap();
    let store = Store::open(location, key).await.unwrap();
    let instance = InstanceKey::read(&folder.join("instance.key")).unwrap();
    let keyring = Keyring::open(store.clone(), instance, Arc::clone(ids) as Arc<dyn Ids>).await.unwrap();
    (store, keyring)
}

/// The server for tests, or a message.
pub(crate) fn server() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "tests find their server where `make test` puts it")]
    let server = std::env::var("GANGWAY_TEST_POSTGRES").ok();
    if server.is_none() {
        #[expect(clippy::print_stderr, reason = "who runs the test should know what it left out")]
        {
            eprintln!("skipped: GANGWAY_TEST_POSTGRES does not name a server");
        }
    }
    server
}

/// A new database on the server; gives its address.
pub(crate) async fn create_database(server: &str) -> String {
    let name = format!("gangway_test_{:016x}", RandomState::new().hash_one(std::process::id()));
    let mut admin = PgConnection::connect(server).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut admin).await.unwrap();
    admin.close().await.unwrap();
    let (address, _) = server.rsplit_once('/').unwrap();
    format!("{address}/{name}")
}

/// Drops what [`create_database`] made.
pub(crate) async fn drop_database(server: &str, url: &str) {
    let (_, name) = url.rsplit_once('/').unwrap();
    let mut admin = PgConnection::connect(server).await.unwrap();
    let drop = format!("DROP DATABASE {name} WITH (FORCE)");
    sqlx::raw_sql(AssertSqlSafe(drop)).execute(&mut admin).await.unwrap();
    admin.close().await.unwrap();
}
