//! Small files that ask for much: no upload holds the server up or fills its memory, no command runs away.

mod pdf;
mod pictures;

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use serde_json::Value;
use testing::Engine;
use tokio::task::JoinSet;

use crate::{
    call::{Folder, gangway},
    server::{Instance, Server, request},
};

/// How long the server may take to say that it lives, while files are looked at.
const ANSWER_MAX: Duration = Duration::from_secs(2);
/// How much memory the uploads may add; the files are held whole, and some come at the same time.
const MEMORY_MAX: u64 = 256 << 20;

/// A file, and what is said of it: nothing if it is taken, because it harms nobody who does not open it.
struct Bomb {
    name: &'static str,
    bytes: Vec<u8>,
    refused: Option<&'static str>,
}

fn bombs() -> Vec<Bomb> {
    let taken = pdf::unread().into_iter().map(|(name, bytes)| Bomb { name, bytes, refused: None });
    let locked =
        pdf::locked().into_iter().map(|(name, bytes)| Bomb { name, bytes, refused: Some("upload-locked") });
    let damaged = pdf::cut_off().into_iter().chain(pictures::contradictory());
    let damaged = damaged.map(|(name, bytes)| Bomb { name, bytes, refused: Some("upload-damaged") });
    let huge = pictures::huge().into_iter().map(|(name, bytes)| Bomb {
        name,
        bytes,
        refused: Some("upload-too-many-pixels"),
    });
    // No place for papers takes these kinds; they are looked at all the same.
    let other = pictures::not_taken().into_iter().map(|(name, bytes)| Bomb {
        name,
        bytes,
        refused: Some("upload-wrong-type"),
    });
    taken.chain(locked).chain(damaged).chain(huge).chain(other).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn uploads_leave_the_server_awake_and_small() {
    let instance = Instance::on(Engine::Sqlite);
    let token = instance.token();
    let server = instance.serve().await;
    health(&server).await;
    let before = server.memory_peak();

    let mut uploads = JoinSet::new();
    for bomb in bombs() {
        let (address, token) = (server.address, token.clone());
        uploads.spawn(async move { hand_in(address, &token, &bomb).await });
    }
    let mut slowest = health(&server).await;
    while !uploads.is_empty() {
        slowest = slowest.max(health(&server).await);
        while let Some(done) = uploads.try_join_next() {
            done.unwrap();
        }
    }
    assert!(slowest < ANSWER_MAX, "it took {slowest:?} to say that it lives");
    let added = server.memory_peak().saturating_sub(before);
    assert!(added < MEMORY_MAX, "{} MiB were added", added >> 20);
    server.stop().await;
}

/// Asks whether the server lives; how long it took to say so.
async fn health(server: &Server) -> Duration {
    let asked = Instant::now();
    let answer = request(server.address, "GET /healthz HTTP/1.1", b"").await.unwrap();
    assert_eq!(answer.status, 200);
    asked.elapsed()
}

async fn hand_in(address: SocketAddr, token: &str, bomb: &Bomb) {
    let head = format!(
        "POST /api/v1/towns/foerdestadt/papers HTTP/1.1\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: multipart/form-data; boundary=edge"
    );
    let part = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n";
    let body = [part.as_bytes(), &bomb.bytes, b"\r\n--edge--\r\n"].concat();
    let answer = request(address, &head, &body).await.unwrap();
    let told = answer.json();
    let code = told["errors"][0]["code"].as_str();
    assert_eq!(
        (answer.status, code),
        (if bomb.refused.is_some() { 422 } else { 201 }, bomb.refused),
        "{}",
        bomb.name
    );
}

/// What is judged is read by others' parsers, in a process of its own that ends by its limits.
#[test]
fn judging_a_paper_ends_with_an_answer() {
    let folder = Folder::new();
    for (name, bytes) in pdf::unread().into_iter().chain(pdf::locked()) {
        let path = folder.write("bomb.pdf", bytes);
        let called = gangway(["paper".as_ref(), "verify".as_ref(), path.as_os_str()]);
        match called.code {
            3 => assert!(serde_json::from_str::<Value>(&called.stdout).is_ok(), "{name}: {called:?}"),
            _ => {
                let told = called.refused(1);
                assert!(
                    told.contains("made to do harm") || told.contains("more than 16 seals"),
                    "{name}: {told}"
                );
            }
        }
    }
}

/// The limit itself: this file would take gigabytes.
#[test]
fn what_asks_for_too_much_is_given_up_with_a_sentence() {
    let folder = Folder::new();
    let path = folder.write("bomb.pdf", pdf::shared(""));
    let told = gangway(["paper".as_ref(), "verify".as_ref(), path.as_os_str()]).refused(1);
    assert!(told.contains("more than 1 GiB of memory or 30 seconds of work"), "{told}");
}

/// Entities that stand for each other, and elements within elements.
#[test]
fn importing_a_form_ends_with_an_answer() {
    let folder = Folder::new();
    let entity = |level: usize| {
        let inner = format!("&e{};", level - 1).repeat(50);
        format!("<!ENTITY e{level} \"{inner}\">")
    };
    let entities: String = (1..12).map(entity).collect();
    let laughs = format!("<!DOCTYPE x [<!ENTITY e0 \"ha\">{entities}]><x>&e11;</x>");
    let nested = "<x>".repeat(2_000_000);
    for (name, text) in [("entities", laughs), ("nesting", nested)] {
        let path = folder.write("bomb.xml", text);
        let called = gangway(["form".as_ref(), "import".as_ref(), path.as_os_str()]);
        let told = called.refused(1);
        assert!(told.len() < 800, "{name}: {told}");
    }
}
