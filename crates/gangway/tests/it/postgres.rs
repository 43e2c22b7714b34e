//! The same on PostgreSQL. The server comes from `GANGWAY_TEST_POSTGRES`; without it these tests say so and pass.

use std::process::Command;

use serde_json::json;

use crate::instance::{Instance, pack};

/// A database of the test's own on the test server.
#[expect(clippy::disallowed_methods, reason = "the server is told to tests by the environment")]
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn database(name: &str) -> Option<String> {
    let Ok(server) = std::env::var("GANGWAY_TEST_POSTGRES") else {
        eprintln!("skipped: GANGWAY_TEST_POSTGRES names no server");
        return None;
    };
    let name = format!("gangway_{name}_{}", std::process::id());
    psql(&server, &format!("CREATE DATABASE {name}"));
    let (base, _) = server.rsplit_once('/').unwrap();
    Some(format!("{base}/{name}"))
}

/// Runs a statement beside the program.
fn psql(address: &str, statement: &str) {
    let run = Command::new("psql").args([address, "--quiet", "--command", statement]).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn a_town_comes_up_on_postgresql() {
    let Some(url) = database("operate") else { return };
    let environment = vec![("GANGWAY_STORE__POSTGRES", url.clone())];
    let instance = Instance::configured("[store]\nfolder = 'data'\nconnections = 4\n", environment);
    instance.call(&["key", "make"]).done();
    let told = instance.call(&["journal", "verify"]).refused(4);
    assert!(told.contains("run `gangway migrate` first"), "{told}");
    instance.call(&["migrate"]).done();
    instance.add_town();
    instance.in_town(&["pack", "install", &pack("baumfaellgenehmigung")], &[]).done();
    let seen = instance.call(&["journal", "verify"]).done();
    assert_eq!((&seen["towns"], &seen["events"], &seen["broken"]), (&json!(1), &json!(3), &json!([])));
    // Whatever is derived can be lost.
    let before = instance.town();
    psql(&url, &format!("TRUNCATE {}", store::DERIVED_TABLES.join(", ")));
    assert_eq!(instance.call(&["journal", "rebuild"]).done()["towns"], 1);
    assert_eq!(instance.town(), before);
    assert_eq!(instance.town()["services"][0]["slug"], "baumfaellgenehmigung");
    assert!(!instance.path("data/gangway.db").exists());
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let environment = vec![("GANGWAY_STORE__POSTGRES", "postgres://gangway@127.0.0.1:1/gangway".to_owned())];
    let instance = Instance::configured("[store]\nfolder = 'data'\n", environment);
    instance.call(&["key", "make"]).done();
    let told = instance.call(&["migrate"]).refused(4);
    assert!(told.contains("the database cannot be opened"), "{told}");
}
