//! What an operator does with an instance, from nothing to a town with staff, services and a seal.

use serde_json::{Value, json};

use crate::{
    call::gangway,
    instance::{Instance, pack},
};

#[test]
fn an_instance_comes_up_from_nothing() {
    let instance = Instance::bare();
    let made = instance.call(&["key", "make"]).done();
    assert_eq!(made["made"].as_array().map(Vec::len), Some(2));
    assert_eq!(instance.call(&["key", "make"]).done(), json!({ "made": [] }), "keys are never made anew");
    let ran = instance.call(&["migrate"]).done();
    assert_eq!(ran["ran"][0], "0001_keys");
    assert_eq!(instance.call(&["migrate"]).done(), json!({ "ran": [] }));
    let (seen, told) = instance.call(&["journal", "verify"]).found();
    assert_eq!((&seen["towns"], &seen["events"], &seen["checkpoints"]), (&json!(0), &json!(0), &json!(0)));
    assert!(told.contains("the database holds no town"), "{told}");
}

#[test]
fn what_is_not_ready_is_told() {
    let instance = Instance::bare();
    let without_keys = instance.call(&["journal", "verify"]).refused(4);
    instance.call(&["key", "make"]).done();
    let not_migrated = instance.call(&["journal", "verify"]).refused(4);
    instance.call(&["migrate"]).done();
    let key = instance.path("data/keys/instance.key");
    std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    let open_key = instance.call(&["town", "show", "--town", "x"]).refused(4);
    let told = [without_keys, not_migrated, open_key].map(|told| instance.hide(&told));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_the_environment_says_wrongly_is_told_of_the_environment() {
    let told = [
        ("GANGWAY_STORE__FOLER", "x"),
        ("GANGWAY_STOER__FOLDER", "x"),
        ("GANGWAY_LISTEN__ADDRESS", "here"),
        ("GANGWAY_STORE__POSTGRES", "nonsense"),
        ("GANGWAY_STORE__POSTGRES", "postgres://gangway@127.0.0.1:port/gangway"),
    ]
    .map(|(name, value)| {
        let instance = Instance::configured("[store]\nfolder = 'data'\n", vec![(name, value.to_owned())]);
        let called = instance.call(&["migrate"]);
        let code = called.code;
        instance.hide(&called.refused(code))
    });
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn another_instance_key_opens_nothing() {
    let instance = Instance::with_town();
    let key = instance.path("data/keys/instance.key");
    std::fs::remove_file(key).unwrap();
    instance.call(&["key", "make"]).done();
    let told = instance.in_town(&["town", "show"], &[]).refused(4);
    assert!(told.contains("is not the one that this database was made with"), "{told}");
    // Verifying needs no key that opens anything.
    let (seen, told) = instance.call(&["journal", "verify"]).remarked();
    assert_eq!(seen["towns"], 1);
    assert!(told.contains("the instance key is not the one of this database"), "{told}");
}

#[test]
fn the_instance_key_is_rotated() {
    let instance = Instance::with_town();
    let new = instance.path("new.key");
    instance.call(&["key", "rotate", "--to", new.to_str().unwrap()]).done();
    instance.in_town(&["town", "show"], &[]).refused(4);
    std::fs::copy(&new, instance.path("data/keys/instance.key")).unwrap();
    assert_eq!(instance.town()["name"], "Fördestadt");
}

#[test]
fn a_town_gets_departments_staff_and_services() {
    let instance = Instance::with_town();
    let words =
        ["user", "invite", "--name", "Jonas Petersen", "--email", "Jonas.Petersen@foerdestadt.example"];
    let invited =
        instance.in_town(&words, &["--role", "caseworker@gruenflaechen", "--role", "operator"]).done();
    let link = invited["link"].as_str().unwrap();
    assert!(link.starts_with("https://antraege.foerdestadt.example/desk/"), "{link}");
    let installed = instance.in_town(&["pack", "install", &pack("baumfaellgenehmigung")], &[]).done();
    assert_eq!((&installed["revision"], &installed["changed"]), (&json!(1), &json!(true)));
    let again = instance.in_town(&["pack", "publish", &pack("baumfaellgenehmigung")], &[]).done();
    assert_eq!((&again["revision"], &again["changed"]), (&json!(1), &json!(false)));
    let client = ["--name", "Fachverfahren", "--service", "baumfaellgenehmigung", "--days", "30"];
    instance.in_town(&["client", "add"], &client).done();
    let mut town = instance.town();
    town["town"] = Value::from("[town]");
    for hidden in ["client", "expires_at"] {
        town["clients"][0][hidden] = Value::from(format!("[{hidden}]"));
    }
    insta::assert_json_snapshot!(town);
    let seen = instance.call(&["journal", "verify"]).done();
    assert_eq!(seen["events"], 7, "created, department, invited, two roles, published, client");
    assert_eq!(instance.call(&["journal", "rebuild"]).done()["towns"], 1);
    assert_eq!(instance.town()["people"][0]["email"], "jonas.petersen@foerdestadt.example");
}

#[test]
fn clients_are_listed_and_revoked() {
    let instance = Instance::with_town();
    instance.in_town(&["pack", "install", &pack("baumfaellgenehmigung")], &[]).done();
    assert_eq!(instance.in_town(&["client", "list"], &[]).done(), json!({ "clients": [] }));
    let add = |more: &[&str]| instance.in_town(&["client", "add"], more).done();
    let first = add(&["--name", "Fachverfahren", "--service", "baumfaellgenehmigung"]);
    let second = add(&["--name", "Formularserver"]);
    let listed = instance.in_town(&["client", "list"], &[]).done();
    let row = |added: &Value, name: &str, service: Value| {
        let (client, expires_at) = (&added["client"], &added["expires_at"]);
        json!({ "client": client, "name": name, "service": service, "expires_at": expires_at })
    };
    let first_row = row(&first, "Fachverfahren", json!("baumfaellgenehmigung"));
    let second_row = row(&second, "Formularserver", Value::Null);
    assert_eq!(listed, json!({ "clients": [first_row, second_row] }));

    let client = first["client"].as_str().unwrap();
    assert_eq!(instance.in_town(&["client", "revoke"], &[client]).done(), json!({ "client": client }));
    assert_eq!(instance.in_town(&["client", "list"], &[]).done(), json!({ "clients": [second_row] }));
    assert_eq!(instance.town()["clients"], json!([second_row]));
    let told = instance.in_town(&["client", "revoke"], &[client]).refused(2);
    assert!(told.contains("has no client"), "once: {told}");
    let seen = instance.call(&["journal", "verify"]).done();
    assert_eq!(seen["events"], 6, "created, department, published, two clients, one revoked");
    instance.call(&["journal", "rebuild"]).done();
    assert_eq!(instance.town()["clients"], json!([second_row]));
}

#[test]
fn what_a_town_cannot_take_is_told() {
    let instance = Instance::with_town();
    let settings = instance.path("settings.toml");
    let settings = settings.to_str().unwrap();
    let add = |slug: &str, more: &[&str]| {
        let words = ["town", "add", "--name", "Zweite", "--slug", slug];
        instance.call(&[&words[..], more].concat())
    };
    instance.folder.write("broken.toml", "land = ");
    instance.folder.write("half.toml", "land = 'SH'");
    instance.folder.write("pale.toml", "[branding]\nhue = 100\nchroma = 999");
    instance.folder.write("utf8.toml", b"\xff\xfe");
    let file = |name: &str| instance.path(name).to_str().unwrap().to_owned();
    let invite = |email: &str, more: &[&str]| {
        instance.in_town(&["user", "invite", "--name", "A"], &[&["--email", email], more].concat())
    };
    let told = [
        add("foerdestadt", &["--settings", settings]).refused(2),
        add("Fö", &["--settings", settings]).refused(2),
        add("zweite", &["--settings", settings, "--host", "antraege.foerdestadt.example"]).refused(2),
        add("zweite", &["--settings", &file("missing.toml")]).refused(1),
        add("zweite", &["--settings", &file("broken.toml")]).refused(1),
        add("zweite", &["--settings", &file("half.toml")]).refused(1),
        add("zweite", &["--settings", &file("utf8.toml")]).refused(1),
        instance.in_town(&["town", "set"], &["--settings", &file("pale.toml")]).refused(1),
        instance.in_town(&["town", "set"], &["--hue", "400"]).refused(2),
        instance.in_town(&["town", "set"], &[]).refused(2),
        instance.in_town(&["town", "set"], &["--name", " "]).refused(2),
        instance.in_town(&["town", "set"], &["--host", "https://a.b/c"]).refused(2),
        add("zweite", &["--settings", settings, "--host", "a..b"]).refused(2),
        instance.call(&["town", "show", "--town", "nowhere"]).refused(2),
        instance.in_town(&["department", "set"], &["--slug", "Ä", "--name", "x"]).refused(2),
        invite("nobody", &[]).refused(2),
        invite("a@b.example", &["--role", "king"]).refused(2),
        invite("a@b.example", &["--role", "lead@nowhere"]).refused(2),
        instance.in_town(&["role", "grant"], &["--email", "a@b.example", "--role", "auditor"]).refused(2),
        instance.in_town(&["pack", "publish", &pack("baumfaellgenehmigung")], &[]).refused(2),
        instance.in_town(&["pack", "install", &pack("haltverbotszone")], &[]).refused(2),
        instance.in_town(&["client", "add"], &["--name", " "]).refused(2),
        instance.in_town(&["client", "add"], &["--name", "x", "--days", "0"]).refused(2),
        instance.in_town(&["client", "add"], &["--name", "x", "--service", "y"]).refused(2),
        instance.in_town(&["client", "revoke"], &["not-an-id"]).refused(2),
        instance.in_town(&["client", "revoke"], &["0192f3a4-0000-7000-8000-000000000000"]).refused(2),
        instance.call(&["client", "list", "--town", "nowhere"]).refused(2),
        instance.in_town(&["job", "revive"], &["not-an-id"]).refused(2),
        instance.in_town(&["job", "revive"], &["0192f3a4-0000-7000-8000-000000000000"]).refused(2),
    ];
    insta::assert_snapshot!(told.map(|told| instance.hide(&told)).join("\n"));
    assert_eq!(instance.town()["people"], json!([]), "nobody was half invited");
}

#[test]
fn a_service_is_withdrawn_until_it_is_published_again() {
    let instance = Instance::with_town();
    let installed = instance.in_town(&["pack", "install", &pack("baumfaellgenehmigung")], &[]).done();
    let withdraw = |key: &str| instance.in_town(&["pack", "withdraw", key], &[]);
    for _ in ["first", "again"] {
        let withdrawn = withdraw("baumfaellgenehmigung").done();
        assert_eq!((&withdrawn["service"], &withdrawn["key"]), (&installed["service"], &installed["key"]));
        assert_eq!(instance.town()["services"][0]["revision"], Value::Null);
    }
    let published = instance.in_town(&["pack", "publish", &pack("baumfaellgenehmigung")], &[]).done();
    assert_eq!((&published["revision"], &published["changed"]), (&json!(2), &json!(true)));
    let told = withdraw("hundesteuer").refused(2);
    assert_eq!(told, "gangway: this town has no service «hundesteuer»; `town show` names them.");
    assert_eq!(instance.call(&["journal", "verify"]).done()["broken"], json!([]));
}

#[test]
fn a_host_leads_to_one_town() {
    let instance = Instance::with_town();
    let settings = instance.path("settings.toml");
    let words = ["town", "add", "--slug", "zweite", "--name", "Zweite", "--host", "zweite.example"];
    instance.call(&[&words[..], &["--settings", settings.to_str().unwrap()]].concat()).done();
    let told = instance.in_town(&["town", "set"], &["--host", "Zweite.example"]).refused(2);
    assert_eq!(told, "gangway: the host «zweite.example» leads to another town already.");
    instance.in_town(&["town", "set"], &["--host", "neu.example", "--host", "alt.example"]).done();
    assert_eq!(instance.town()["hosts"], json!(["neu.example", "alt.example"]));
}

#[test]
fn settings_are_changed_in_part() {
    let instance = Instance::with_town();
    let part = instance.folder.write("part.toml", "[letterhead]\nphone = '0461 555 1'\n");
    let words = ["--settings", part.to_str().unwrap(), "--name", "Neue Fördestadt", "--hue", "150"];
    instance.in_town(&["town", "set"], &words).done();
    let town = instance.town();
    assert_eq!(town["name"], "Neue Fördestadt");
    assert_eq!(town["settings"]["letterhead"]["phone"], "0461 555 1");
    assert_eq!(town["settings"]["letterhead"]["street"], "Rathausplatz 1");
    assert_eq!(town["settings"]["branding"]["hue"], 150);
    assert_eq!(town["settings"]["letterhead"]["hours"]["de"], "Montag bis Freitag von 8 bis 12 Uhr");
    let english = instance.folder.write("english.toml", "letterhead.hours.en = 'Monday to Friday'");
    instance.in_town(&["town", "set"], &["--settings", english.to_str().unwrap()]).done();
    let hours = json!({ "de": "Montag bis Freitag von 8 bis 12 Uhr", "en": "Monday to Friday" });
    assert_eq!(instance.town()["settings"]["letterhead"]["hours"], hours);
    let town = instance.town();
    assert_eq!(town["hosts"], json!(["antraege.foerdestadt.example"]));
}

#[test]
fn a_town_has_a_notice_on_remedies_of_its_own() {
    let instance = Instance::with_town();
    let file = |text: &str| instance.folder.write("remedies.toml", text).to_str().unwrap().to_owned();
    let set = |text: &str| instance.in_town(&["town", "set"], &["--remedies", &file(text)]);
    let first = "version = '2026-11'\nde = 'Widerspruch bei der { town.authority }.'\nen = 'Object.'";
    set(first).done();
    set("version = '2027-01'\nde = 'Klage.'\nmonths = 2").done();
    let told = [
        set("version = '2026-11'\nde = 'Etwas anderes.'").refused(2),
        set("version = '3'\nde = '{ trees }'").refused(2),
        set("version = '3'\nde = ' '").refused(2),
        set("version = '3'\nde = 'Klage.'\nmonths = 99").refused(2),
        set("version = '3'").refused(1),
        set("de = ").refused(1),
    ];
    insta::assert_snapshot!(told.map(|told| instance.hide(&told)).join("\n"));
    set(first).done();
    insta::assert_json_snapshot!(instance.town()["settings"]["remedies"]);
}

#[test]
fn roles_come_and_go_and_people_leave() {
    let instance = Instance::with_town();
    let email = ["--email", "a@foerdestadt.example"];
    instance.in_town(&["user", "invite", "--name", "A"], &email).done();
    let role = [&email[..], &["--role", "lead@gruenflaechen"]].concat();
    assert_eq!(instance.in_town(&["role", "grant"], &role).done()["role"], "lead@gruenflaechen");
    instance.in_town(&["role", "revoke"], &role).done();
    instance.in_town(&["user", "disable"], &email).done();
    assert_eq!(instance.town()["people"][0]["state"], "disabled");
    instance.in_town(&["role", "grant"], &role).refused(2);
    let again = [&email[..], &["--role", "auditor"]].concat();
    instance.in_town(&["user", "invite", "--name", "A"], &again).done();
    let people = instance.town()["people"].clone();
    let states =
        |state: &str| people.as_array().unwrap().iter().find(|person| person["state"] == state).cloned();
    assert!(states("disabled").is_some());
    assert_eq!(states("invited").unwrap()["roles"], json!(["auditor"]));
    assert_eq!(instance.call(&["journal", "rebuild"]).done()["towns"], 1);
    instance.in_town(&["user", "disable"], &email).done();
    instance.in_town(&["user", "disable"], &email).refused(2);
}

#[test]
fn a_client_gets_a_token_once() {
    let instance = Instance::with_town();
    let added = instance.in_town(&["client", "add"], &["--name", "Fachverfahren", "--days", "30"]).done();
    let token = added["token"].as_str().unwrap();
    assert!(token.len() >= 40, "{token}");
    let kept = std::fs::read(instance.path("data/gangway.db")).unwrap();
    assert!(!kept.windows(token.len()).any(|bytes| bytes == token.as_bytes()), "only its digest is kept");
}

#[test]
fn exports_are_compared() {
    let instance = Instance::with_town();
    let export = instance.call(&["journal", "export"]).done();
    assert_eq!(export["towns"].as_array().map(Vec::len), Some(1));
    let signed = export["towns"][0]["checkpoints"].as_array().map(Vec::len);
    assert_eq!(signed, Some(1), "a checkpoint is signed first");
    assert_eq!(instance.call(&["journal", "export"]).done(), export, "and none where nothing has changed");
    let path = instance.folder.write("export.json", export.to_string());
    let path = path.to_str().unwrap();
    assert_eq!(instance.call(&["journal", "compare", path]).done()["broken"], json!([]));
    assert_eq!(instance.call(&["journal", "destroy-again", path]).done(), json!({ "listed": 0, "cases": 0 }));
    let bad = instance.folder.write("bad.json", "{\"towns\": 7}");
    instance.call(&["journal", "compare", bad.to_str().unwrap()]).refused(1);
    assert_eq!(instance.call(&["job", "dead"]).done(), json!({ "dead": [] }));
}

#[test]
fn a_changed_journal_is_found() {
    let instance = Instance::with_town();
    let path = instance.path("data/gangway.db");
    let mut bytes = std::fs::read(&path).unwrap();
    // The kind of an event stands readable in the file; one letter of it is changed.
    let kind = b"department_set";
    let places: Vec<usize> =
        (0..bytes.len() - kind.len()).filter(|at| bytes[*at..].starts_with(kind)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at] = b'D';
    }
    std::fs::write(&path, bytes).unwrap();
    let (report, told) = instance.call(&["journal", "verify"]).found();
    assert!(!report["broken"].as_array().unwrap().is_empty());
    assert!(told.contains("broken"), "{told}");
}

#[test]
fn a_folder_without_a_database_is_refused() {
    let instance = Instance::bare();
    let told = gangway([
        "journal".as_ref(),
        "verify".as_ref(),
        "--data".as_ref(),
        instance.folder.path().as_os_str(),
    ]);
    assert!(told.refused(1).contains("holds no gangway.db"));
    gangway(["journal", "verify"]).refused(2);
    gangway(["journal", "verify", "--data", "x", "--config", "y"]).refused(2);
    gangway(["migrate", "--config", "/nowhere/gangway.toml"]).refused(1);
}
