//! `gangway demo`: the town of the demo, again and again.

use std::net::TcpListener;

use kernel::{
    commit::{Commit, DocumentChange, ResidentChange},
    ports::{Commits as _, Directory as _, Documents as _, Journal as _, Residents as _},
    rows::{DocumentOwner, StreamId},
};
use serde_json::json;
use store::{CheckpointKey, Location, Store};

use crate::{
    call::{Called, Folder, command, gangway},
    served::Served,
};

fn start(folder: &Folder, more: &[&str]) -> Served {
    let mut command = command();
    command.args(["demo", "--listen", "127.0.0.1:0", "--data"]).arg(folder.path().join("town")).args(more);
    Served::start(command, |announced| {
        let portal = announced["portal"].as_str().unwrap();
        portal.trim_start_matches("http://").split('/').next().unwrap().to_owned()
    })
}

fn verify(folder: &Folder) -> serde_json::Value {
    let path = folder.path().join("town");
    gangway(["journal".as_ref(), "verify".as_ref(), "--data".as_ref(), path.as_os_str()]).done()
}

#[test]
fn the_demo_is_made_once_and_found_again() {
    let folder = Folder::new();
    let first = start(&folder, &["--today", "2026-11-24"]);
    let announced = first.announced.clone();
    assert_eq!(first.end(), 0);
    let seen = verify(&folder);
    assert_eq!(seen["broken"], json!([]));
    assert!(seen["cases"].as_u64().unwrap() >= 10, "{seen}");
    let second = start(&folder, &["--today", "2026-11-24"]);
    assert_eq!(second.announced["token"], announced["token"]);
    assert_eq!(second.end(), 0);
    assert_eq!(verify(&folder)["cases"], seen["cases"]);
    let third = start(&folder, &["--today", "2026-11-24", "--fresh"]);
    assert_ne!(third.announced["token"], announced["token"]);
}

#[tokio::test]
async fn a_document_row_that_was_taken_away_is_told() {
    let folder = Folder::new();
    assert_eq!(start(&folder, &["--today", "2026-11-24"]).end(), 0);
    assert_eq!(verify(&folder)["broken"], json!([]));
    let path = folder.path().join("town");
    let key = CheckpointKey::read(&path.join("keys/checkpoint.key")).unwrap();
    let store = Store::open(&Location::Sqlite { folder: path.clone() }, key).await.unwrap();
    let town = store.towns().await.unwrap().remove(0).town;
    let case = |stream: StreamId| if let StreamId::Case(case) = stream { Some(case) } else { None };
    let case = store.streams(town, None, 100).await.unwrap().into_iter().find_map(case).unwrap();
    let row = store.documents(town, DocumentOwner::Case(case)).await.unwrap().remove(0);
    let commit =
        Commit::named("test", town, row.kept_at).change(DocumentChange::DeleteDocument(row.document));
    store.commit(commit).await.unwrap();
    store.close().await;
    let called = gangway(["journal".as_ref(), "verify".as_ref(), "--data".as_ref(), path.as_os_str()]);
    let (report, told) = called.found();
    let reason = format!("the paper {}, which its events name, has no row", row.document);
    let stream = StreamId::Case(case).to_string();
    assert_eq!(
        report["broken"],
        json!([{ "town": town, "stream": stream, "seq": 0, "reason": reason }]),
        "{told}"
    );
}

#[test]
fn its_links_lead_to_pages_with_a_button() {
    let folder = Folder::new();
    let demo = start(&folder, &["--today", "2026-11-24"]);
    assert!(demo.get("/demo").body.contains("Henrike Thomsen"));
    let outbox = demo.get("/demo/outbox");
    assert!(outbox.body.contains("henrike.thomsen@example.org"), "{}", outbox.body);
    for link in demo.announced["sign_in"].as_array().unwrap() {
        let url = link["url"].as_str().unwrap();
        let path = url.find("/demo").and_then(|at| url.get(at..)).unwrap();
        let page = demo.get(path);
        assert_eq!(page.status, 200);
        assert!(
            !page.head.contains("gw-staff=") && !page.head.contains("gw-resident="),
            "a GET signs nobody in"
        );
        let pressed = demo.post(path);
        assert_eq!(pressed.status, 303, "{pressed:?}");
        let cookie = if link["role"] == "resident" { "gw-resident=" } else { "gw-staff=" };
        assert!(pressed.head.contains(cookie), "{}", pressed.head);
    }
    assert_eq!(demo.post("/demo/sign-in/nobody").status, 404);
}

#[test]
fn other_sites_press_no_button_and_read_nothing() {
    let folder = Folder::new();
    let demo = start(&folder, &["--today", "2026-11-24"]);
    let ask = |method: &str, path: &str, host: &str, more: &str| {
        let fields = "Content-Length: 0\r\nConnection: close";
        let asked = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n{more}{fields}\r\n\r\n");
        demo.ask(&asked).status
    };
    let button = "/demo/sign-in/jonas.petersen";
    for foreign in [
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
    ] {
        assert_eq!(ask("POST", button, "localhost", foreign), 403, "{foreign}");
    }
    assert_eq!(ask("POST", button, "localhost", "Origin: http://localhost\r\n"), 303);
    // A name that its owner lets lead to this machine: for a browser their page and ours are then one.
    for path in ["/", "/demo", "/demo/outbox", "/t/foerdestadt/", "/api/v1/services"] {
        assert_eq!(ask("GET", path, "evil.example", ""), 421, "{path}");
    }
    assert_eq!(ask("POST", button, "evil.example", "Origin: http://evil.example\r\n"), 421);
}

/// Whoever goes on as a resident may change the address, and somebody else goes on as the same one later.
#[tokio::test]
async fn who_changed_the_address_can_be_visited_again() {
    let folder = Folder::new();
    assert_eq!(start(&folder, &["--today", "2026-11-24"]).end(), 0);
    let path = folder.path().join("town");
    let key = CheckpointKey::read(&path.join("keys/checkpoint.key")).unwrap();
    let store = Store::open(&Location::Sqlite { folder: path }, key).await.unwrap();
    let town = store.towns().await.unwrap().remove(0).town;
    let mut changed = 0;
    let mut commit = Commit::named("test", town, "2026-11-24T08:00:00Z".parse().unwrap());
    for mut row in store.accounts(town, None).await.unwrap() {
        row.email[0] ^= 1;
        commit = commit.change(ResidentChange::PutAccount(row));
        changed += 1;
    }
    assert!(changed > 0);
    store.commit(commit).await.unwrap();
    store.close().await;
    let demo = start(&folder, &["--today", "2026-11-24"]);
    assert_eq!(demo.post("/demo/sign-in/henrike.thomsen").status, 303);
}

#[test]
fn the_story_fits_every_season() {
    for day in ["2026-03-05", "2026-07-01", "2028-02-29"] {
        let folder = Folder::new();
        let demo = start(&folder, &["--today", day]);
        assert_eq!(demo.end(), 0, "{day}");
        assert_eq!(verify(&folder)["broken"], json!([]), "{day}");
    }
}

#[test]
fn a_taken_port_names_the_option_that_chooses_another() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = Folder::new();
    let output =
        command().args(["demo", "--listen", &address, "--data"]).arg(folder.path().join("town")).output();
    let told = Called::from(output.unwrap()).refused(4);
    assert!(told.ends_with("choose another with --listen."), "{told}");
}

#[test]
fn a_folder_with_something_else_is_left_alone() {
    let folder = Folder::new();
    folder.write("town/letters.txt", "mine");
    let path = folder.path().join("town");
    let call = |more: &[&str]| {
        let output = command()
            .arg("demo")
            .arg("--listen")
            .arg("127.0.0.1:0")
            .arg("--data")
            .arg(&path)
            .args(more)
            .output();
        Called::from(output.unwrap())
    };
    let told = [call(&[]).refused(2), call(&["--fresh"]).refused(2)].map(|told| folder.hide(&told));
    insta::assert_snapshot!(told.join("\n"));
    assert_eq!(std::fs::read_to_string(path.join("letters.txt")).unwrap(), "mine");
}
