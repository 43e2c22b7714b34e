//! How many commits a second the store makes durable, as a ratio to the bare flushes that this disk makes in the same run.
//!
//! ```text
//! cargo run --package store --example commit_rate -- [FOLDER] [postgres://…]
//! ```
//!
//! Absolute figures say more about the disk than about the store; the ratio can be compared between machines and days.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement that prints, and ends where it fails"
)]

use std::{
    fs::File,
    io::Write as _,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use ids::{CaseId, CommandId, KeyId, TownId, Uuid};
use jiff::Timestamp;
use kernel::{
    commands::CommandScope,
    commit::{Answered, Append, Commit, KeyChange, SealedEvent},
    ports::{Commits as _, Ids, Keyring as _},
    rows::StreamId,
};
use store::{CheckpointKey, InstanceKey, Keyring, Location, Store, migrate};

/// How long each figure is measured.
const SPAN: Duration = Duration::from_secs(3);
/// The size of an event's content.
const EVENT_BYTES: usize = 330;

/// Ids that count, and secrets that are none: nothing here is secret.
struct Counted(AtomicU64);

impl Ids for Counted {
    fn next(&self) -> Uuid {
        Uuid::from_u64_pair(u64::from(std::process::id()), self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn secret(&self) -> [u8; 32] {
        [7; 32]
    }
}

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let parent = arguments.next().unwrap_or_else(|| ".".to_owned());
    let folder = Path::new(&parent).join(format!("commit-rate-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let sqlite = Location::Sqlite { folder: folder.clone() };
    measure("SQLite", &sqlite, &folder).await;
    if let Some(url) = arguments.next() {
        measure("PostgreSQL", &Location::Postgres { url, connections: 32 }, &folder).await;
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

async fn measure(engine: &str, location: &Location, folder: &Path) {
    migrate(location).await.unwrap();
    let ids = Arc::new(Counted(AtomicU64::new(1)));
    let key = CheckpointKey::create(&folder.join(format!("{engine}.key")), [1; 32]).unwrap();
    let store = Store::open(location, key).await.unwrap();
    let (town, data) = town(&store, &ids).await;
    for clients in [1, 16, 64, 256] {
        let bare = bare_flushes(folder);
        let made = commits(&store, &ids, (town, data), clients).await;
        println!(
            "{engine:<10} {clients:>4} clients: {made:>9.0} commits/s, {bare:>9.0} bare flushes/s, ratio {:.2}",
            made / bare
        );
    }
    store.close().await;
}

async fn town(store: &Store, ids: &Arc<Counted>) -> (TownId, KeyId) {
    let instance = InstanceKey::from_text(&"07".repeat(32)).unwrap();
    let keyring = Keyring::open(store.clone(), instance, Arc::clone(ids) as Arc<dyn Ids>).await.unwrap();
    let town = TownId::from_uuid(ids.next());
    let own = keyring.make_town(town, Timestamp::UNIX_EPOCH).await.unwrap();
    let data = keyring.make(town, Timestamp::UNIX_EPOCH).await.unwrap();
    let commit = Commit::named("create_town", town, Timestamp::UNIX_EPOCH)
        .change(KeyChange::AddTownKey(own))
        .change(KeyChange::PutKey(data.row));
    store.commit(commit).await.unwrap();
    (town, data.id)
}

/// Commits a second, each with a command and one event on a stream of its own.
async fn commits(store: &Store, ids: &Arc<Counted>, of: (TownId, KeyId), clients: usize) -> f64 {
    let began = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..clients {
        let (store, ids) = (store.clone(), Arc::clone(ids));
        tasks.spawn(async move {
            let mut made = 0_u32;
            while began.elapsed() < SPAN {
                store.commit(commit(&ids, of)).await.unwrap();
                made += 1;
            }
            made
        });
    }
    let made: u32 = tasks.join_all().await.into_iter().sum();
    f64::from(made) / began.elapsed().as_secs_f64()
}

fn scope() -> CommandScope {
    CommandScope {
        use_case: "file_application".to_owned(),
        requester: format!("staff:{}", Uuid::nil()),
        target: format!("case:{}", Uuid::nil()),
    }
}

fn commit(ids: &Counted, (town, key): (TownId, KeyId)) -> Commit {
    let command = CommandId::from_uuid(ids.next());
    let event =
        SealedEvent { kind: "application.filed".to_owned(), version: 1, key, sealed: vec![1; EVENT_BYTES] };
    let stream = StreamId::Case(CaseId::from_uuid(ids.next()));
    Commit::named("file_application", town, Timestamp::UNIX_EPOCH)
        .answering(Answered { command, scope: scope(), key, sealed: vec![2; 100] })
        .append(Append { stream, expected: 0, events: vec![event] })
}

/// Flushes a second of a plain file that grows by a page each time.
fn bare_flushes(folder: &Path) -> f64 {
    let path = folder.join("probe");
    let mut file = File::create(&path).unwrap();
    let began = Instant::now();
    let mut flushed = 0_u32;
    while began.elapsed() < Duration::from_secs(1) {
        file.write_all(&[0; 4_096]).unwrap();
        file.sync_data().unwrap();
        flushed += 1;
    }
    std::fs::remove_file(path).unwrap();
    f64::from(flushed) / began.elapsed().as_secs_f64()
}
