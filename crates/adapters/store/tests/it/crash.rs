//! Killed in the middle of writing, again and again: what was acknowledged is there, once, whole, and the chain verifies.
//!
//! The process that is killed is this test binary itself, started with one test and told by its environment where to write.

use std::{
    collections::BTreeSet,
    hash::{BuildHasher as _, RandomState},
    process::Stdio,
    sync::Arc,
};

use ids::{CaseId, CommandId, DocumentId, JobId, KeyId, TownId};
use kernel::{
    commit::{Committed, DocumentChange},
    ports::{Checkpoints as _, Commits as _, Documents as _, Ids as _, Jobs as _, Journal as _, Vault as _},
    rows::{CaseworkJob, DocumentOwner, DocumentRow, NewJob, StreamId},
};
use store::{CheckpointKey, FolderVault, Location, Store};
use testing::{Engine, RandomIds, on_both_engines};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::Command,
    task::JoinSet,
};

use crate::harness::{StoreHarness, answer, appending, now};

on_both_engines!(StoreHarness: what_was_acknowledged_survives_kill_9);

/// How often the process is killed.
const KILLS: u64 = 6;
/// How many requests it has under way at a time.
const CLIENTS: usize = 8;

/// Where a child writes, as it stands in its environment.
pub(crate) struct Orders {
    location: Location,
    folder: std::path::PathBuf,
    town: TownId,
    key: KeyId,
}

impl Orders {
    /// None unless this process was started as a child.
    pub(crate) fn read() -> Option<Self> {
        let folder: std::path::PathBuf = variable("GANGWAY_CHILD_FOLDER")?.into();
        let location = match variable("GANGWAY_CHILD_POSTGRES") {
            Some(url) => Location::Postgres { url, connections: 8 },
            None => Location::Sqlite { folder: folder.clone() },
        };
        let town = variable("GANGWAY_CHILD_TOWN")?.parse().unwrap();
        let key = variable("GANGWAY_CHILD_KEY")?.parse().unwrap();
        Some(Self { location, folder, town, key })
    }

    /// This test binary, told to run one test as a child of this harness.
    pub(crate) fn give(
        command: &mut Command,
        test: &str,
        harness: &StoreHarness,
        (town, key): (TownId, KeyId),
    ) {
        command.args(["--exact", test, "--nocapture"]).stdout(Stdio::piped());
        command.env("GANGWAY_CHILD_FOLDER", harness.folder.path());
        command.env("GANGWAY_CHILD_TOWN", town.to_string()).env("GANGWAY_CHILD_KEY", key.to_string());
        if let Location::Postgres { url, .. } = &harness.location {
            command.env("GANGWAY_CHILD_POSTGRES", url);
        }
    }

    pub(crate) async fn open(&self) -> Filing {
        let key = CheckpointKey::read(&self.folder.join("checkpoint.key")).unwrap();
        Filing {
            store: Store::open(&self.location, key).await.unwrap(),
            vault: FolderVault::new(self.folder.join("vault")),
            ids: Arc::new(RandomIds),
            town: self.town,
            key: self.key,
        }
    }
}

fn variable(name: &str) -> Option<String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a child of this test is told by its environment where to write"
    )]
    std::env::var(name).ok()
}

/// Files as a resident would: a document into the vault, then one commit with everything.
#[derive(Clone)]
pub(crate) struct Filing {
    pub(crate) store: Store,
    vault: FolderVault,
    ids: Arc<RandomIds>,
    town: TownId,
    key: KeyId,
}

impl Filing {
    /// Files by ports that this process has opened itself.
    pub(crate) fn into(harness: &StoreHarness, (town, key): (TownId, KeyId)) -> Self {
        let vault = FolderVault::new(harness.folder.path().join("vault"));
        Self { store: harness.store.clone(), vault, ids: Arc::clone(&harness.ids), town, key }
    }

    /// Files one case; what it gives back is acknowledged.
    pub(crate) async fn file(&self) -> (CaseId, CommandId) {
        let (case, command) = (CaseId::from_uuid(self.ids.next()), CommandId::from_uuid(self.ids.next()));
        let object = self.vault.keep(self.town, &self.ids.secret().repeat(20)).await.unwrap();
        let document = DocumentRow {
            town: self.town,
            document: DocumentId::from_uuid(self.ids.next()),
            owner: DocumentOwner::Case(case),
            key: self.key,
            object,
            sha256: [1; 32],
            bytes: 640,
            media_type: "application/pdf".to_owned(),
            sealed_name: vec![1],
            kept_at: now(),
        };
        let job = JobId::from_uuid(self.ids.next());
        let commit = appending(self.town, self.key, case, 0, &["application.filed", "receipt"])
            .answering(answer(command, self.key, &case.to_string()))
            .change(DocumentChange::PutDocument(document))
            .job(NewJob { job, kind: CaseworkJob::PassTime { case }.into(), run_at: now(), once: None });
        assert!(matches!(self.store.commit(commit).await.unwrap(), Committed::Applied(_)));
        (case, command)
    }
}

/// As a child it files until it is killed; on its own it files a little and looks.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child_files_until_it_is_killed() {
    let Some(orders) = Orders::read() else {
        let harness = StoreHarness::on(Engine::Sqlite).await;
        let (town, key) = harness.town().await;
        let acknowledged = Filing::into(&harness, (town, key)).file().await;
        assert_whole(&harness.store, harness.folder.path(), town, &BTreeSet::from([acknowledged])).await;
        return harness.end().await;
    };
    let filing = orders.open().await;
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let filing = filing.clone();
        clients.spawn(async move {
            loop {
                let (case, command) = filing.file().await;
                #[expect(clippy::print_stdout, reason = "the parent reads what was acknowledged")]
                {
                    println!("ack {case} {command}");
                }
            }
        });
    }
    clients.join_next().await.unwrap().unwrap();
}

async fn what_was_acknowledged_survives_kill_9(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    harness.store.close().await;
    let mut acknowledged = BTreeSet::new();
    for _ in 0..KILLS {
        let before = acknowledged.len();
        let enough = 1 + RandomState::new().hash_one("when") % 120;
        kill_after(harness, (town, key), enough, &mut acknowledged).await;
        assert!(acknowledged.len() as u64 >= before as u64 + enough);
    }
    let (store, keyring) = crate::harness::open(&harness.location, harness.folder.path(), &harness.ids).await;
    drop(keyring);
    assert_whole(&store, harness.folder.path(), town, &acknowledged).await;
    store.close().await;
}

/// Starts a child, waits until it has acknowledged enough, and kills it.
async fn kill_after(
    harness: &StoreHarness,
    of: (TownId, KeyId),
    enough: u64,
    acknowledged: &mut BTreeSet<(CaseId, CommandId)>,
) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    Orders::give(&mut command, "crash::child_files_until_it_is_killed", harness, of);
    let mut child = command.kill_on_drop(true).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut seen = 0;
    // After the kill, what the child had printed is still read to its end.
    while let Some(line) = lines.next_line().await.unwrap() {
        let Some((case, command)) = line.strip_prefix("ack ").and_then(|ids| ids.split_once(' ')) else {
            continue;
        };
        // The last line may have been cut in the middle.
        let (Ok(case), Ok(command)) = (case.parse(), command.parse()) else { continue };
        acknowledged.insert((case, command));
        seen += 1;
        if seen == enough {
            child.start_kill().unwrap();
        }
    }
    let status = child.wait().await.unwrap();
    assert_eq!(
        std::os::unix::process::ExitStatusExt::signal(&status),
        Some(9),
        "it was to be killed: {status:?}"
    );
}

/// Every acknowledged filing is there, once; what was not acknowledged is there as a whole or not at all.
async fn assert_whole(
    store: &Store,
    folder: &std::path::Path,
    town: TownId,
    acknowledged: &BTreeSet<(CaseId, CommandId)>,
) {
    let verified = store.verify().await.unwrap();
    assert_eq!(verified.broken, []);
    let vault = FolderVault::new(folder.join("vault"));
    let mut there = BTreeSet::new();
    for stream in store.streams(town, None, 1_000_000).await.unwrap() {
        let StreamId::Case(case) = stream else { continue };
        let kinds: Vec<_> =
            store.events(town, stream, 0).await.unwrap().into_iter().map(|event| event.kind).collect();
        assert_eq!(kinds, ["application.filed", "receipt"]);
        let documents = store.documents(town, DocumentOwner::Case(case)).await.unwrap();
        assert_eq!(documents.len(), 1);
        assert_eq!(vault.read(town, documents[0].object).await.unwrap().len(), 640);
        there.insert(case);
    }
    for (case, command) in acknowledged {
        assert!(there.contains(case), "{case} was acknowledged and is gone");
        let first = store.answered(town, *command).await.unwrap().unwrap();
        assert_eq!(first.sealed, case.to_string().into_bytes());
    }
    assert_eq!(store.job_counts().await.unwrap().0, there.len() as u64);
    assert!(there.len() - acknowledged.len() <= usize::try_from(KILLS).unwrap() * CLIENTS);
}
