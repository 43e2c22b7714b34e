//! kill -9 in the middle of filing: every acknowledged filing is there, once, and the chain verifies.

use std::{
    collections::BTreeMap,
    hash::{BuildHasher as _, RandomState},
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use jiff::civil::Date;
use kernel::{
    objects::ObjectReader,
    ports::{Directory as _, Documents as _, Journal as _, SealContext},
    rows::{DocumentOwner, StreamId},
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use store::{CheckpointKey, FolderVault, InstanceKey, Keyring, Location, Store};
use testing::{
    Engine, RandomIds,
    samples::{SKETCH, zone_answers},
};
use tokio::{sync::Notify, task::JoinSet};

use crate::{
    call::{Folder, gangway},
    server::{Answer, Instance, Server, request, spawn},
};

/// How often the server is killed.
const KILLS: u64 = 3;
/// How many programs file at the same time.
const PROGRAMS: u64 = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_keeps_what_was_acknowledged() {
    what_was_acknowledged_is_there(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_keeps_what_was_acknowledged() {
    let Some(engine) = Engine::postgres() else { return };
    what_was_acknowledged_is_there(engine).await;
}

async fn what_was_acknowledged_is_there(engine: Engine) {
    let instance = Instance::on(engine);
    let log = Arc::new(Log::new(instance.token()));
    for _ in 0..KILLS {
        let server = instance.serve().await;
        let enough = 2 + RandomState::new().hash_one("when") % 8;
        let programs = file_in_parallel(server.address, &log);
        log.wait_for(enough).await;
        server.kill().await;
        programs.join_all().await;
    }
    let server = instance.serve().await;
    log.assert_repeats_are_the_same(server.address).await;
    server.stop().await;
    let verified = instance.call(&["journal", "verify"]).done();
    assert_eq!(verified["broken"], json!([]));
    assert_eq!(verified["cases"], json!(log.keys()), "each filing is there once");
    let data = instance.folder.path().join("data");
    assert_documents_open(&data, instance.location()).await;
}

/// The demo too: killed while it makes its town it makes it anew, killed afterwards it has lost nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demo_recovers_from_being_killed() {
    let folder = Folder::new();
    let data = folder.path().join("demo");
    let path = data.display().to_string();
    let words = ["demo", "--data", &path, "--listen", "127.0.0.1:0"];
    let mut making = spawn(&words);
    let mut look = tokio::time::interval(Duration::from_millis(5));
    let began = Instant::now();
    while !data.join("demo.json").exists() {
        assert!(began.elapsed() < Duration::from_mins(1), "it begins in time");
        look.tick().await;
    }
    making.start_kill().unwrap();
    making.wait().await.unwrap();

    let server = Server::start(&words).await;
    let log = Arc::new(Log::new(server.welcome["token"].as_str().unwrap().to_owned()));
    let programs = file_in_parallel(server.address, &log);
    log.wait_for(3).await;
    server.kill().await;
    programs.join_all().await;
    let server = Server::start(&words).await;
    assert_eq!(server.welcome["token"], json!(log.token), "the same town");
    log.assert_repeats_are_the_same(server.address).await;
    server.stop().await;
    let verified = gangway(["journal", "verify", "--data", &path]).done();
    assert_eq!(verified["broken"], json!([]));
    assert_documents_open(&data, Location::Sqlite { folder: data.clone() }).await;
}

/// What programs have sent, and what they were told.
struct Log {
    token: String,
    next: AtomicU64,
    sent: Mutex<BTreeMap<String, Value>>,
    acknowledged: Mutex<BTreeMap<String, Answer>>,
    news: Notify,
}

impl Log {
    fn new(token: String) -> Self {
        let (next, sent, acknowledged) = (AtomicU64::new(1), Mutex::default(), Mutex::default());
        Self { token, next, sent, acknowledged, news: Notify::new() }
    }

    /// Waits until so many more filings were acknowledged.
    async fn wait_for(&self, enough: u64) {
        let aim = self.acknowledged.lock().unwrap().len() as u64 + enough;
        let reached = async {
            loop {
                let news = self.news.notified();
                if self.acknowledged.lock().unwrap().len() as u64 >= aim {
                    return;
                }
                news.await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), reached)
            .await
            .expect("filings are acknowledged in time");
    }

    fn keys(&self) -> usize {
        self.sent.lock().unwrap().len()
    }

    /// What was acknowledged is answered as it was; what was not is filed now, or was already, but never twice.
    async fn assert_repeats_are_the_same(&self, address: SocketAddr) {
        let sent = self.sent.lock().unwrap().clone();
        let mut numbers = BTreeMap::new();
        for (key, application) in &sent {
            let answer = file(address, &self.token, key, application).await.unwrap();
            assert_eq!(answer.status, 201, "{key}: {}", String::from_utf8_lossy(&answer.body));
            if let Some(first) = self.acknowledged.lock().unwrap().get(key) {
                assert_eq!(first, &answer, "{key} was acknowledged otherwise");
            }
            let number = answer.json()["case_number"].as_str().unwrap().to_owned();
            assert_eq!(numbers.insert(number, key), None, "one number, one case");
        }
    }
}

/// Programs that file until the server is gone.
fn file_in_parallel(address: SocketAddr, log: &Arc<Log>) -> JoinSet<()> {
    let mut programs = JoinSet::new();
    for _ in 0..PROGRAMS {
        let log = Arc::clone(log);
        programs.spawn(async move { while file_one(address, &log).await.is_ok() {} });
    }
    programs
}

async fn file_one(address: SocketAddr, log: &Log) -> std::io::Result<()> {
    let handed = hand_in(address, &log.token).await?;
    assert_eq!(handed.status, 201, "{handed:?}");
    let document = handed.json()["id"].as_str().unwrap().to_owned();
    let key = format!("key-{:04}", log.next.fetch_add(1, Ordering::Relaxed));
    let application = json!({
        "revision": 1,
        "answers": zone_answers(&document, today()),
        "papers": [document],
        "delivery": { "way": "post" },
    });
    log.sent.lock().unwrap().insert(key.clone(), application.clone());
    let answer = file(address, &log.token, &key, &application).await?;
    assert_eq!(answer.status, 201, "{answer:?}");
    log.acknowledged.lock().unwrap().insert(key, answer);
    log.news.notify_one();
    Ok(())
}

/// Today, for a process that has the real clock.
fn today() -> Date {
    #[expect(clippy::disallowed_methods, reason = "the process under test has the real clock")]
    locale::civil_day(jiff::Timestamp::now())
}

async fn hand_in(address: SocketAddr, token: &str) -> std::io::Result<Answer> {
    let head = format!(
        "POST /api/v1/towns/foerdestadt/papers HTTP/1.1\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: multipart/form-data; boundary=edge"
    );
    let part = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"skizze.pdf\"\r\n\r\n";
    let body = [part.as_bytes(), SKETCH, b"\r\n--edge--\r\n"].concat();
    request(address, &head, &body).await
}

async fn file(address: SocketAddr, token: &str, key: &str, application: &Value) -> std::io::Result<Answer> {
    let head = format!(
        "POST /api/v1/towns/foerdestadt/services/haltverbotszone/applications HTTP/1.1\r\n\
         Authorization: Bearer {token}\r\nContent-Type: application/json\r\nIdempotency-Key: {key}"
    );
    request(address, &head, application.to_string().as_bytes()).await
}

/// Every document that a case names lies in the vault, opens, and is what its row says.
async fn assert_documents_open(data: &Path, location: Location) {
    let keys: PathBuf = data.join("keys");
    let checkpoint = CheckpointKey::read(&keys.join("checkpoint.key")).unwrap();
    let store = Store::open(&location, checkpoint).await.unwrap();
    let instance = InstanceKey::read(&keys.join("instance.key")).unwrap();
    let keyring = Keyring::open(store.clone(), instance, Arc::new(RandomIds)).await.unwrap();
    let vault = FolderVault::new(data.join("vault"));
    let town = store.towns().await.unwrap()[0].town;
    let mut opened = 0;
    for stream in store.streams(town, None, 100_000).await.unwrap() {
        let StreamId::Case(case) = stream else { continue };
        let documents = store.documents(town, DocumentOwner::Case(case)).await.unwrap();
        assert!(!documents.is_empty(), "{case} has its sketch");
        for document in documents {
            let place = SealContext { town, kind: "paper", subject: document.document.as_uuid(), seq: 0 };
            let reader =
                ObjectReader::open(&keyring, &vault, document.key, (document.object, place)).await.unwrap();
            let plain = reader.rest().await.unwrap();
            assert_eq!(<[u8; 32]>::from(Sha256::digest(&plain)), document.sha256);
            opened += 1;
        }
    }
    assert!(opened > 0);
    store.close().await;
}
