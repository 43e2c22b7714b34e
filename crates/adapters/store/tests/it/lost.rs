//! A connection that is lost during COMMIT, between the program and a real server: the command settles what became of it.

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use ids::StaffId;
use kernel::{
    commit::{Commit, CommitError, Committed, KeyChange},
    ports::{Commits as _, Directory as _, Ids as _, Journal as _, Keyring as _, Keys as _},
    rows::StreamId,
};
use store::{CheckpointKey, Location, Store};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::{Notify, watch},
};

use crate::harness::{StoreHarness, answer, appending, now};

/// What the line does with the next COMMIT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Line {
    /// Nothing special.
    Good = 0,
    /// It breaks before the server hears of it.
    BreaksBefore = 1,
    /// The server commits, its answer is lost.
    LosesAnswer = 2,
    /// It breaks as soon as the server has heard of it, whether it has committed yet or not.
    BreaksAfter = 3,
}

/// Lets bytes through between the store and the server, until it is told to break.
struct Proxy {
    line: Arc<AtomicU8>,
    /// Whether the server is there: told to every connection.
    there: watch::Sender<bool>,
    /// Told of each connection that it was not there for.
    turned_away: Arc<Notify>,
    port: u16,
}

impl Proxy {
    async fn start(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let line = Arc::new(AtomicU8::new(Line::Good as u8));
        let shared = Arc::clone(&line);
        let (there, is_there) = watch::channel(true);
        let turned_away = Arc::<Notify>::default();
        let told_away = Arc::clone(&turned_away);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                if !*is_there.borrow() {
                    told_away.notify_one();
                    continue;
                }
                let server = TcpStream::connect(&server).await.unwrap();
                let (shared, mut told) = (Arc::clone(&shared), is_there.clone());
                tokio::spawn(async move {
                    tokio::select! {
                        () = carry(client, server, shared) => {}
                        _gone = told.wait_for(|is_there| !is_there) => {}
                    }
                });
            }
        });
        Self { line, there, turned_away, port }
    }

    /// Every connection breaks, and whoever connects is turned away.
    fn go_away(&self) {
        self.there.send_replace(false);
    }

    fn come_back(&self) {
        self.there.send_replace(true);
    }

    fn next_commit(&self, line: Line) {
        self.line.store(line as u8, Ordering::SeqCst);
    }

    /// Whether the line broke since it was told to.
    fn is_good(&self) -> bool {
        self.line.load(Ordering::SeqCst) == Line::Good as u8
    }
}

/// Carries one connection; when it returns, both sides are closed.
async fn carry(client: TcpStream, server: TcpStream, line: Arc<AtomicU8>) {
    let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
    tokio::select! {
        () = up(from_client, to_server, &line) => {}
        () = down(from_server, to_client, &line) => {}
    }
}

/// From the store to the server. A COMMIT meets the line as it is set; then the line is good again.
async fn up(mut client: OwnedReadHalf, mut server: OwnedWriteHalf, line: &AtomicU8) {
    let mut buffer = [0; 16_384];
    while let Ok(length @ 1..) = client.read(&mut buffer).await {
        let is_commit = buffer[..length].windows(6).any(|bytes| bytes == b"COMMIT");
        let breaks = is_commit && line.load(Ordering::SeqCst) == Line::BreaksBefore as u8;
        if breaks {
            line.store(Line::Good as u8, Ordering::SeqCst);
            return;
        }
        server.write_all(&buffer[..length]).await.unwrap();
        if is_commit && line.load(Ordering::SeqCst) == Line::BreaksAfter as u8 {
            server.flush().await.unwrap();
            line.store(Line::Good as u8, Ordering::SeqCst);
            return;
        }
    }
}

/// From the server to the store. An answer to COMMIT says `COMMIT`.
async fn down(mut server: OwnedReadHalf, mut client: OwnedWriteHalf, line: &AtomicU8) {
    let mut buffer = [0; 16_384];
    while let Ok(length @ 1..) = server.read(&mut buffer).await {
        let is_answer = buffer[..length].windows(6).any(|bytes| bytes == b"COMMIT");
        if is_answer && line.load(Ordering::SeqCst) == Line::LosesAnswer as u8 {
            line.store(Line::Good as u8, Ordering::SeqCst);
            return;
        }
        client.write_all(&buffer[..length]).await.unwrap();
    }
}

/// A store, and a second store on the same database behind the proxy.
async fn behind_a_proxy() -> Option<(StoreHarness, Proxy, Store)> {
    let harness = StoreHarness::on_postgres().await?;
    let Location::Postgres { url, .. } = &harness.location else { panic!("not PostgreSQL") };
    let (credentials, rest) = url.rsplit_once('@').unwrap();
    let (server, database) = rest.split_once('/').unwrap();
    let proxy = Proxy::start(server.to_owned()).await;
    let url = format!("{credentials}@127.0.0.1:{}/{database}?sslmode=disable", proxy.port);
    let key = CheckpointKey::read(&harness.folder.path().join("checkpoint.key")).unwrap();
    let store = Store::open(&Location::Postgres { url, connections: 4 }, key).await.unwrap();
    Some((harness, proxy, store))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_becomes_of_the_connection_a_command_is_applied_once() {
    let Some((harness, proxy, store)) = behind_a_proxy().await else { return };
    let (town, key) = harness.town().await;
    for round in 0..4 {
        for line in [Line::LosesAnswer, Line::BreaksBefore, Line::BreaksAfter] {
            let (case, command) = (harness.case(), harness.command());
            let text = format!("answer {round} {line:?}");
            let commit =
                appending(town, key, case, 0, &["application.filed"]).answering(answer(command, key, &text));
            proxy.next_commit(line);
            let Committed::Applied(appended) = store.commit(commit.clone()).await.unwrap() else {
                panic!("{line:?}: its own commit was taken for another's")
            };
            assert!(proxy.is_good(), "the line did not break: {line:?} was not tested");
            let read = harness.store.events(town, StreamId::Case(case), 0).await.unwrap();
            assert_eq!(read.len(), 1, "{line:?}");
            assert_eq!(appended[0].head().hash, read[0].hash, "{line:?}");
            let again = store.commit(commit).await.unwrap();
            assert_eq!(again, Committed::Repeated(answer(command, key, &text)));
        }
    }
    store.close().await;
    harness.end().await;
}

/// Without a command nobody could look it up: the answer is «not known», never «done» and never «not done».
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_command_it_is_said_that_it_is_not_known() {
    let Some((harness, proxy, store)) = behind_a_proxy().await else { return };
    let (town, key) = harness.town().await;
    for line in [Line::LosesAnswer, Line::BreaksBefore] {
        proxy.next_commit(line);
        let outcome = store.commit(appending(town, key, harness.case(), 0, &["application.filed"])).await;
        assert!(matches!(outcome, Err(CommitError::Unknown(_))), "{outcome:?}");
        assert!(proxy.is_good());
    }
    store.close().await;
    harness.end().await;
}

/// Rows that stand as they are put, however often, need no command: a paper, a session.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_only_put_is_put_again() {
    let Some((harness, proxy, store)) = behind_a_proxy().await else { return };
    let (town, _) = harness.town().await;
    for line in [Line::LosesAnswer, Line::BreaksBefore, Line::BreaksAfter] {
        let fresh = harness.keyring.make(town, now()).await.unwrap();
        let commit = Commit::named("test", town, now()).change(KeyChange::PutKey(fresh.row.clone()));
        proxy.next_commit(line);
        assert_eq!(store.commit(commit).await.unwrap(), Committed::Applied(Vec::new()), "{line:?}");
        assert!(proxy.is_good(), "the line did not break: {line:?} was not tested");
        assert_eq!(harness.store.key(town, fresh.id).await.unwrap(), Some(fresh.row), "{line:?}");
    }
    store.close().await;
    harness.end().await;
}

/// While a server is exchanged for another, whoever reads waits like whoever writes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_reads_waits_for_the_server() {
    let Some((harness, proxy, store)) = behind_a_proxy().await else { return };
    let (town, key) = harness.town().await;
    let case = harness.case();
    harness.store.commit(appending(town, key, case, 0, &["application.filed"])).await.unwrap();
    proxy.go_away();
    let read = async { store.events(town, StreamId::Case(case), 0).await.unwrap() };
    let snapshot = async { store.person(town, StaffId::from_uuid(harness.ids.next())).await.unwrap() };
    let back = async {
        proxy.turned_away.notified().await;
        proxy.come_back();
    };
    let (read, nobody, ()) = tokio::join!(read, snapshot, back);
    assert_eq!((read.len(), nobody), (1, None));
    store.close().await;
    harness.end().await;
}

/// Another has used the same command meanwhile: its answer is given, and not taken for one's own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_answer_of_another_is_a_repeat() {
    let Some((harness, proxy, store)) = behind_a_proxy().await else { return };
    let (town, key) = harness.town().await;
    let command = harness.command();
    let commit = |text| Commit::named("test", town, now()).answering(answer(command, key, text));
    harness.store.commit(commit("first")).await.unwrap();
    proxy.next_commit(Line::LosesAnswer);
    let outcome = store.commit(commit("second")).await.unwrap();
    assert_eq!(outcome, Committed::Repeated(answer(command, key, "first")));
    assert!(proxy.is_good());
    store.close().await;
    harness.end().await;
}
