//! The same on PostgreSQL.

use std::process::Command;

use serde_json::json;
use testing::{Database, Engine};

use crate::instance::{Instance, pack};

/// Runs a statement beside the program.
pub(crate) fn psql(address: &str, statement: &str) {
    let run = Command::new("psql").args([address, "--quiet", "--command", statement]).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn a_town_comes_up_on_postgresql() {
    let Some(Engine::Postgres(server)) = Engine::postgres() else { return };
    let database = Database::create(server);
    let url = &database.url;
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
    psql(url, &format!("TRUNCATE {}", store::derived_tables().collect::<Vec<_>>().join(", ")));
    let (rebuilt, remark) = instance.call(&["journal", "rebuild"]).remarked();
    assert_eq!(rebuilt["towns"], 1);
    assert!(remark.contains("town (1)"), "what was not as the journal says is named: {remark}");
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
