//! The flushes before an answer, counted from outside: by `strace`, at a real process on a real disk.
//!
//! Where `strace` is missing the test says so. That the vault asks for its flushes, and that SQLite is told to make its own,
//! is tested without it.

use std::collections::HashMap;

use kernel::rows::StreamKind;
use testing::Engine;
use tokio::process::Command;

use crate::{
    crash::{Filing, Orders},
    harness::StoreHarness,
};

/// How many cases the child files.
const CASES: usize = 3;

/// Something that the child did.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Act {
    Wrote(String),
    Flushed(String),
    Named(String),
    Acknowledged,
}

/// As a child it files a few cases, one after the other, and says so; on its own it files the same and looks.
#[tokio::test]
async fn child_files_a_few() {
    let orders = Orders::read();
    let harness = if orders.is_none() { Some(StoreHarness::on(Engine::Sqlite).await) } else { None };
    let filing = match (&orders, &harness) {
        (Some(orders), _) => orders.open().await,
        (None, Some(harness)) => Filing::into(harness, harness.town().await),
        (None, None) => unreachable!("one of them is there"),
    };
    for number in 0..CASES {
        filing.file().await;
        #[expect(clippy::print_stdout, reason = "the trace shows when it was acknowledged")]
        {
            println!("acknowledged {number}");
        }
    }
    let verified = kernel::ports::Checkpoints::verify(&filing.store).await.unwrap();
    assert_eq!((verified.streams_of(StreamKind::Case), verified.broken.len()), (CASES as u64, 0));
    filing.store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn journal_vault_file_and_folder_are_flushed_before_the_answer() {
    let harness = StoreHarness::on(Engine::Sqlite).await;
    let of = harness.town().await;
    harness.store.close().await;
    let Some(acts) = traced(&harness, of).await else { return };
    let ends: Vec<usize> =
        acts.iter().enumerate().filter(|(_, act)| **act == Act::Acknowledged).map(|(at, _)| at).collect();
    assert_eq!(ends.len(), CASES);
    for pair in ends.windows(2) {
        let between = &acts[pair[0] + 1..pair[1]];
        let last = |wanted: &dyn Fn(&Act) -> bool| {
            between.iter().rposition(wanted).unwrap_or_else(|| panic!("{between:#?}"))
        };
        let file = last(&|act| matches!(act, Act::Flushed(path) if path.contains("/temp/")));
        let name = last(&|act| matches!(act, Act::Named(path) if path.contains("/vault/")));
        let Act::Named(object) = &between[name] else { panic!("not a name") };
        let (folder, _) = object.rsplit_once('/').unwrap();
        let folder = last(&|act| *act == Act::Flushed(folder.to_owned()));
        let written = last(&|act| matches!(act, Act::Wrote(path) if path.ends_with("gangway.db-wal")));
        let journal = last(&|act| matches!(act, Act::Flushed(path) if path.ends_with("gangway.db-wal")));
        assert!(file < name && name < folder && folder < written && written < journal, "{between:#?}");
    }
}

/// What the child did, in order; none where processes cannot be traced.
async fn traced(harness: &StoreHarness, of: (ids::TownId, ids::KeyId)) -> Option<Vec<Act>> {
    let trace = harness.folder.path().join("trace.txt");
    let mut command = Command::new("strace");
    command.args([
        "-f",
        "-y",
        "-s",
        "40",
        "-e",
        "trace=write,pwrite64,fsync,fdatasync,rename,renameat,renameat2",
        "-o",
    ]);
    command.arg(&trace).arg(std::env::current_exe().unwrap());
    Orders::give(&mut command, "flushes::child_files_a_few", harness, of);
    let done = match command.output().await {
        Ok(done) if done.status.success() => done,
        Ok(done) if String::from_utf8_lossy(&done.stderr).contains("Operation not permitted") => {
            return skipped();
        }
        Ok(done) => panic!("{}", String::from_utf8_lossy(&done.stderr)),
        Err(_) => return skipped(),
    };
    assert!(String::from_utf8_lossy(&done.stdout).contains("acknowledged 2"));
    Some(acts(&std::fs::read_to_string(trace).unwrap()))
}

fn skipped<T>() -> Option<T> {
    #[expect(clippy::print_stderr, reason = "who runs the test should know what it left out")]
    {
        eprintln!("skipped: strace is missing or may not trace");
    }
    None
}

/// Reads a trace; a call that another thread interrupts counts when it returns.
fn acts(trace: &str) -> Vec<Act> {
    let mut begun: HashMap<&str, Act> = HashMap::new();
    let mut acts = Vec::new();
    for line in trace.lines() {
        let Some((process, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        if call.starts_with("<... ") {
            acts.extend(begun.remove(process));
        } else if let Some(act) = act(call) {
            if call.ends_with("<unfinished ...>") {
                begun.insert(process, act);
            } else {
                acts.push(act);
            }
        }
    }
    acts
}

fn act(call: &str) -> Option<Act> {
    let (name, arguments) = call.split_once('(')?;
    let between = |open: char, close: char| {
        let (_, rest) = arguments.split_once(open)?;
        Some(rest.split_once(close)?.0.to_owned())
    };
    match name {
        "fsync" | "fdatasync" => between('<', '>').map(Act::Flushed),
        "write" if arguments.contains("\"acknowledged ") => Some(Act::Acknowledged),
        "write" | "pwrite64" => between('<', '>').map(Act::Wrote),
        "rename" | "renameat" | "renameat2" => {
            arguments.rsplit('"').nth(1).map(|path| Act::Named(path.to_owned()))
        }
        _ => None,
    }
}
