//! What somebody sees who looks at an instance and may change nothing in it.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt},
    path::Path,
    process::Command,
};

use serde_json::{Value, json};
use store::Location;
use testing::{Database, Engine};

use crate::{
    call::{Called, command},
    instance::Instance,
    postgres::psql,
    tampering::kinds::Kinds,
};

fn invited() -> Instance {
    let instance = Instance::with_town();
    let words = ["user", "invite", "--name", "A", "--email", "a@foerdestadt.example"];
    instance.in_town(&words, &["--role", "caseworker@gruenflaechen"]).done();
    instance
}

fn tamper(instance: &Instance, kind: &str) {
    let (location, sql) = (Location::Sqlite { folder: instance.path("data") }, Kinds::sql(kind));
    testing::block_on(async {
        store::tamper(&location, &sql).await.unwrap();
    });
}

#[test]
fn a_rebuild_says_which_registers_differed() {
    let instance = invited();
    let dry = || instance.call(&["journal", "rebuild", "--dry-run"]);
    assert_eq!(dry().done()["differed"], json!({}));
    tamper(&instance, "somebody is made an auditor");
    for _ in ["nothing is written", "so it is the same again"] {
        let (report, told) = dry().found();
        assert_eq!(report["differed"], json!({ "person_role": 1 }));
        assert_eq!(report["differences"][0]["how"], "added");
        assert!(told.contains("person_role (1); nothing was written"), "{told}");
    }
    let (seen, told) = instance.call(&["journal", "verify"]).found();
    assert_eq!(seen["broken"][0]["stream"], "person_role");
    assert!(told.contains("nothing in the journal gives it"), "{told}");
    let (report, told) = instance.call(&["journal", "rebuild"]).remarked();
    assert_eq!(report["differed"], json!({ "person_role": 1 }));
    assert!(told.contains("person_role (1)"), "{told}");
    assert_eq!(dry().done()["differed"], json!({}));
    assert_eq!(instance.call(&["journal", "verify"]).done()["broken"], json!([]));
}

#[test]
fn a_damaged_town_key_is_found_and_named() {
    let instance = invited();
    tamper(&instance, "the check value of a town is replaced");
    let called = instance.call(&["journal", "verify"]);
    assert_eq!(called.code, 3, "{called:?}");
    let seen: Value = serde_json::from_str(&called.stdout).unwrap();
    assert_eq!(seen["broken"][0]["stream"], "town_key");
    assert!(called.stderr.contains("the wrapped key of a town is damaged"), "{}", called.stderr);
}

/// Calls the program without the right to write where permissions forbid it, which root has otherwise.
fn call_without_rights(instance: &Instance, words: &[&str]) -> Called {
    let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
    let mut call = if is_root {
        let mut call = Command::new("/usr/bin/setpriv");
        call.args(["--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]);
        call.arg(env!("CARGO_BIN_EXE_gangway")).env_clear();
        call
    } else {
        command()
    };
    Called::from(call.args(words).arg("--config").arg(instance.config()).output().unwrap())
}

fn set_writable(folder: &Path, writable: bool) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            set_writable(&path, writable);
        } else {
            fs::set_permissions(&path, PermissionsExt::from_mode(if writable { 0o600 } else { 0o400 }))
                .unwrap();
        }
    }
    fs::set_permissions(folder, PermissionsExt::from_mode(if writable { 0o700 } else { 0o500 })).unwrap();
}

#[test]
fn a_copy_that_nobody_can_write_to_is_verified() {
    let instance = invited();
    tamper(&instance, "somebody is made an auditor");
    let data = instance.path("data");
    set_writable(&data, false);
    let refused = call_without_rights(&instance, &["town", "set", "--town", "foerdestadt", "--name", "X"]);
    let verified = call_without_rights(&instance, &["journal", "verify"]);
    let compared = call_without_rights(&instance, &["journal", "rebuild", "--dry-run"]);
    set_writable(&data, true);
    assert_eq!(refused.code, 4, "{refused:?}");
    let (seen, _) = verified.found();
    assert_eq!((&seen["towns"], &seen["broken"][0]["stream"]), (&json!(1), &json!("person_role")));
    assert_eq!(seen["broken"].as_array().map(Vec::len), Some(1));
    assert_eq!(compared.found().0["differed"], json!({ "person_role": 1 }));

    // What is not yet taken into the file would be passed over.
    fs::write(data.join("gangway.db-wal"), b"not empty").unwrap();
    set_writable(&data, false);
    let verified = call_without_rights(&instance, &["journal", "verify"]);
    set_writable(&data, true);
    assert!(verified.refused(4).contains("holds what was committed last"));
}

#[test]
fn a_role_that_may_only_read_verifies() {
    let Some(Engine::Postgres(server)) = Engine::postgres() else { return };
    let database = Database::create(server);
    let environment = vec![("GANGWAY_STORE__POSTGRES", database.url.clone())];
    let instance = Instance::configured("[store]\nfolder = 'data'\nconnections = 4\n", environment);
    instance.make_ready();
    instance.add_town();
    let role = format!("{}_auditor", database.name);
    psql(
        &database.url,
        &format!(
            "CREATE ROLE {role} LOGIN PASSWORD 'read'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}"
        ),
    );
    let (scheme, rest) = database.url.split_once("://").unwrap();
    let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
    let called = |words: &[&str]| {
        let mut call = command();
        call.env("GANGWAY_STORE__POSTGRES", format!("{scheme}://{role}:read@{place}"));
        Called::from(call.args(words).arg("--config").arg(instance.config()).output().unwrap())
    };
    let seen = called(&["journal", "verify"]).done();
    assert_eq!((&seen["towns"], &seen["broken"]), (&json!(1), &json!([])));
    assert_eq!(called(&["journal", "rebuild", "--dry-run"]).done()["differed"], json!({}));
    let (_, told) = called(&["journal", "export"]).remarked();
    assert!(told.contains("that no checkpoint has signed yet"), "{told}");
    psql(&database.url, &format!("DROP OWNED BY {role}; DROP ROLE {role}"));
}
