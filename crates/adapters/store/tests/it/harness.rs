//! Fresh stores for tests, on the engines of `testing`, and what a tamperer would do to them.

use std::{path::Path, sync::Arc};

use ids::{CaseId, CommandId, KeyId, TownId, Uuid};
use jiff::Timestamp;
use kernel::{
    commands::CommandScope,
    commit::{Answered, Append, Commit, KeyChange, SealedEvent},
    ports::{Commits as _, Ids, Keyring as _, SealContext},
    rows::StreamId,
};
use store::{CheckpointKey, InstanceKey, Keyring, Location, Store, migrate};
use testing::{Database, Engine, RandomIds};

/// The time at which tests happen, unless they say otherwise.
pub(crate) fn now() -> Timestamp {
    "2026-09-15T10:00:00Z".parse().unwrap()
}

/// A store with its keys, and where it lies.
pub(crate) struct StoreHarness {
    pub(crate) store: Store,
    pub(crate) keyring: Keyring,
    pub(crate) ids: Arc<RandomIds>,
    pub(crate) location: Location,
    /// The data folder; on PostgreSQL it holds the keys only.
    pub(crate) folder: tempfile::TempDir,
    /// Dropped after the store was closed.
    database: Option<Database>,
}

impl StoreHarness {
    pub(crate) async fn on(engine: Engine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (location, database) = engine.location(folder.path());
        let ids = Arc::new(RandomIds);
        migrate(&location).await.unwrap();
        CheckpointKey::create(&folder.path().join("checkpoint.key"), ids.secret()).unwrap();
        InstanceKey::create(&folder.path().join("instance.key"), ids.secret()).unwrap();
        let (store, keyring) = open(&location, folder.path(), &ids).await;
        Self { store, keyring, ids, location, folder, database }
    }

    /// None where the environment asks for that: see [`Engine::postgres`].
    pub(crate) async fn on_postgres() -> Option<Self> {
        Some(Self::on(Engine::postgres()?).await)
    }

    /// Closes and opens again, as after a restart.
    pub(crate) async fn reopened(self) -> Self {
        let Self { store, ids, location, folder, database, .. } = self;
        store.close().await;
        let (store, keyring) = open(&location, folder.path(), &ids).await;
        Self { store, keyring, ids, location, folder, database }
    }

    pub(crate) async fn end(self) {
        self.store.close().await;
    }

    /// Runs statements beside the store, as a tamperer would: without references being checked.
    pub(crate) async fn tamper(&self, sql: &str) -> u64 {
        store::tamper(&self.location, sql).await.unwrap()
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
        let place = SealContext { town, kind: "event", subject: town.as_uuid(), seq: 1 };
        let sealed = self.keyring.seal(data.id, place, b"{}").await.unwrap();
        let event = SealedEvent { kind: "town_created".to_owned(), version: 1, key: data.id, sealed };
        let append = Append { stream: StreamId::Town(town), expected: 0, events: vec![event] };
        let commit = Commit::named("create_town", town, now())
            .change(KeyChange::AddTownKey(own))
            .change(KeyChange::PutKey(data.row))
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
    let scope = CommandScope {
        use_case: "file_application".to_owned(),
        requester: "staff:1".to_owned(),
        target: "case:1".to_owned(),
    };
    Answered { command, scope, key, sealed: text.as_bytes().to_owned() }
}

/// Opens a store and its keys from the files in its folder.
pub(crate) async fn open(location: &Location, folder: &Path, ids: &Arc<RandomIds>) -> (Store, Keyring) {
    let key = CheckpointKey::read(&folder.join("checkpoint.key")).unwrap();
    let store = Store::open(location, key).await.unwrap();
    let instance = InstanceKey::read(&folder.join("instance.key")).unwrap();
    let keyring = Keyring::open(store.clone(), instance, Arc::clone(ids) as Arc<dyn Ids>).await.unwrap();
    (store, keyring)
}
