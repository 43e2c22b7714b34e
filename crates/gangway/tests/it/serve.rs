//! `gangway serve`: what it refuses to start with, what it answers, how it ends.

use std::net::TcpListener;

use crate::{
    call::{Called, command},
    instance::Instance,
    served::Served,
};

const STORE: &str =
    "[store]\nfolder = 'data'\n[listen]\naddress = '127.0.0.1:0'\n[public]\nprotocol = 'http'\n";

fn instance() -> Instance {
    let instance = Instance::configured(STORE, Vec::new());
    instance.make_ready();
    instance.add_town();
    instance
}

fn serve(instance: &Instance) -> Served {
    let mut command = command();
    command.arg("serve").arg("--config").arg(instance.config());
    Served::start(command, |announced| announced["listening"].as_str().unwrap().to_owned())
}

fn refused(instance: &Instance) -> String {
    let output = command().arg("serve").arg("--config").arg(instance.config()).output().unwrap();
    let called = Called::from(output);
    let code = called.code;
    instance.hide(&called.refused(code)).replace("gangway: ", &format!("{code} "))
}

#[test]
fn a_server_answers_and_ends_when_asked() {
    let instance = instance();
    let server = serve(&instance);
    assert_eq!(server.get("/healthz").status, 200);
    assert_eq!(server.get("/readyz").status, 200);
    let metrics = server.get("/metrics");
    assert_eq!(metrics.status, 200);
    assert!(metrics.body.contains("gangway_requests_total"), "{}", metrics.body);
    assert_eq!(server.get("/").status, 404, "the address itself leads to no town");
    assert_eq!(server.get("/t/foerdestadt/").status, 404, "a prefix leads to a town in the demo only");
    assert_eq!(server.end(), 0);
}

/// Every series that is told stands in `docs/metrics.md`, and so does every field of the line that each request gives.
#[test]
fn requests_are_counted_and_logged_by_route_and_by_nothing_that_tells_of_people() {
    let instance = instance();
    let server = serve(&instance);
    let host = "antraege.foerdestadt.example";
    let ask = |path: &str| {
        server.ask(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).status
    };
    assert_eq!(ask("/?search=secret-word"), 200);
    assert_eq!(ask("/secret-path/secret-word"), 404);
    assert_eq!(ask("/healthz"), 200);
    assert_eq!(ask("/api/v1/towns/foerdestadt/cases/secret-number"), 401);
    let page = include_str!("../../../../docs/metrics.md");
    // The gauges are set by a first round beside the requests.
    let tells = |told: &String| told.contains("gangway_jobs_oldest_seconds");
    let told = (0..10_000).map(|_| server.get("/metrics").body).find(tells).unwrap();
    for line in told.lines().filter(|line| line.starts_with("# TYPE ")) {
        let name = line.split(' ').nth(2).unwrap();
        assert!(page.contains(&format!("| `{name}` |")), "docs/metrics.md does not name {name}");
    }
    for series in [
        r#"gangway_requests_total{method="GET",route="/",status="2xx"} 1"#,
        r#"gangway_requests_total{method="GET",route="none",status="4xx"} 1"#,
        r#"gangway_requests_total{method="GET",route="/healthz",status="2xx"} 1"#,
        r#"gangway_requests_total{method="GET",route="/api/v1/towns/{town}/cases/{number}",status="4xx"} 1"#,
        r#"gangway_commit_seconds_count{work="lease_job"}"#,
        r#"gangway_jobs_waiting{class="mails"} 0"#,
    ] {
        assert!(told.contains(series), "{series}: {told}");
    }
    let log = server.end_and_read_log();
    assert!(!told.contains("secret") && !log.contains("secret"), "{log}");
    let lines = log.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let lines: Vec<_> = lines.filter(|line| line["target"] == "gangway::access").collect();
    let start = lines.iter().find(|line| line["http.route"] == "/").unwrap();
    assert_eq!((&start["http.method"], &start["http.status"]), (&"GET".into(), &200.into()));
    assert!(start["request.id"].as_str().unwrap().len() == 36 && start["town.id"].is_string(), "{start}");
    let common = ["timestamp", "level", "target", "message"];
    for (field, _) in start.as_object().unwrap().iter().filter(|(field, _)| !common.contains(&field.as_str()))
    {
        assert!(page.contains(&format!("| `{field}` |")), "docs/metrics.md does not name {field}");
    }
}

#[test]
fn what_machines_ask_for_carries_the_headers_too() {
    let instance = instance();
    let server = serve(&instance);
    for path in ["/healthz", "/readyz", "/metrics", "/"] {
        let head = server.get(path).head;
        for line in
            ["x-content-type-options: nosniff", "content-security-policy: default-src 'none'", "no-store"]
        {
            assert_eq!(head.matches(line).count(), 1, "{path}: {line} in {head}");
        }
        assert!(head.contains("frame-ancestors 'none'"), "{path}: {head}");
    }
}

#[test]
fn a_town_is_found_by_its_host_only() {
    let instance = instance();
    let server = serve(&instance);
    let ask = |host: &str| {
        server.ask(&format!("GET /branding.css HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).status
    };
    assert_eq!(ask("antraege.foerdestadt.example"), 200);
    assert_eq!(ask("antraege.foerdestadt.example.evil"), 404);
}

#[test]
fn metrics_are_not_told_through_a_proxy() {
    let instance = instance();
    let server = serve(&instance);
    let through =
        "GET /metrics HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n";
    assert_eq!(server.ask(through).status, 404);
}

#[test]
fn while_it_serves_the_data_folder_is_its_own() {
    let instance = instance();
    let server = serve(&instance);
    let told = instance.in_town(&["town", "set"], &["--name", "Andere"]).refused(4);
    assert!(told.contains("in use by another gangway process"), "{told}");
    // Who only reads may look in.
    assert_eq!(instance.call(&["journal", "verify"]).done()["broken"], serde_json::json!([]));
    // It signs by itself, within a minute; until then it is said that something is not signed yet.
    let exported = instance.call(&["journal", "export"]);
    assert_eq!(exported.code, 0, "{exported:?}");
    let export = instance.folder.write("export.json", exported.stdout);
    instance.call(&["journal", "compare", export.to_str().unwrap()]).done();
    assert_eq!(instance.call(&["job", "dead"]).done(), serde_json::json!({ "dead": [] }));
    assert_eq!(instance.town()["slug"], "foerdestadt");
    assert_eq!(server.end(), 0);
    instance.in_town(&["town", "set"], &["--name", "Andere"]).done();
}

#[test]
fn it_refuses_to_start_with_a_sentence() {
    let without_keys = Instance::configured(STORE, Vec::new());
    let not_migrated = Instance::configured(STORE, Vec::new());
    not_migrated.call(&["key", "make"]).done();
    let wrong_key = instance();
    std::fs::remove_file(wrong_key.path("data/keys/instance.key")).unwrap();
    wrong_key.call(&["key", "make"]).done();
    let unknown_log = Instance::configured(&format!("{STORE}[log]\nfilter = '=='\n"), Vec::new());
    let unknown_proxy = Instance::configured(&format!("{STORE}[proxies]\ntrusted = ['home']\n"), Vec::new());
    unknown_proxy.make_ready();
    let without_mail = Instance::bare();
    without_mail.folder.write("gangway.toml", STORE);
    let without_password = Instance::configured(STORE, Vec::new());
    let mail =
        "[mail]\nhost = 'mail.foerdestadt.example'\nuser = 'gangway'\npassword_file = 'mail-password'\n";
    without_password.folder.write("gangway.toml", format!("{STORE}{mail}"));
    // Whoever sets a town up need not know the password of the mail server.
    without_password.make_ready();
    without_password.add_town();
    let demo = instance();
    demo.folder.write("data/demo.json", "{}");
    let told =
        [&without_keys, &not_migrated, &unknown_log, &unknown_proxy, &without_mail, &without_password, &demo];
    insta::assert_snapshot!(told.map(refused).join("\n"));
    assert!(refused(&wrong_key).contains("is not the one that this database was made with"));
}

#[test]
fn a_taken_port_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let instance = Instance::configured(&STORE.replace("127.0.0.1:0", &address), Vec::new());
    let told = refused(&instance);
    assert!(told.starts_with("4 ") && told.contains("taken by another process"), "{told}");
}

/// A disk that is not mounted leaves an empty folder in its place: it is not taken for the vault, and nothing is written there.
#[test]
fn a_vault_that_is_not_mounted_is_not_made_anew() {
    let instance = instance();
    let client = instance.in_town(&["client", "add"], &["--name", "Formularserver"]).done();
    let token = client["token"].as_str().unwrap();
    let (vault, away) = (instance.path("data/vault"), instance.path("data/away"));
    let server = serve(&instance);
    assert_eq!(server.ask(&paper(&server, token)).status, 201);
    assert_eq!(server.get("/readyz").status, 200);

    std::fs::rename(&vault, &away).unwrap();
    std::fs::create_dir(&vault).unwrap();
    let ready = server.get("/readyz");
    assert_eq!((ready.status, ready.body.contains("the vault is not there")), (503, true), "{}", ready.body);
    assert_eq!(server.ask(&paper(&server, token)).status, 503);
    assert_eq!(server.end(), 0);
    let told = refused(&instance);
    assert!(told.starts_with("4 ") && told.contains("is it mounted?"), "{told}");
    assert_eq!(std::fs::read_dir(&vault).unwrap().count(), 0);

    std::fs::remove_dir(&vault).unwrap();
    std::fs::rename(&away, &vault).unwrap();
    let server = serve(&instance);
    assert_eq!(server.get("/readyz").status, 200);
    assert_eq!(server.ask(&paper(&server, token)).status, 201);
    assert_eq!(server.end(), 0);
}

/// The vault of another instance is refused, and so is a full one beside a new database.
#[test]
fn the_vault_of_another_instance_is_refused() {
    let (first, second) = (instance(), instance());
    let vault = first.path("data/vault");
    std::fs::remove_dir_all(&vault).unwrap();
    std::fs::rename(second.path("data/vault"), &vault).unwrap();
    std::fs::create_dir(vault.join("town")).unwrap();
    let told = refused(&first);
    assert!(told.starts_with("4 ") && told.contains("mount that one"), "{told}");

    let fresh = Instance::configured(STORE, Vec::new());
    fresh.make_ready();
    std::fs::rename(&vault, fresh.path("data/vault")).unwrap();
    let told = refused(&fresh);
    assert!(told.starts_with("4 ") && told.contains("another database"), "{told}");
}

/// The commands as «Restore» in `docs/operate.md` has them.
#[test]
fn after_a_restore_of_the_database_alone_the_sweep_waits_for_the_operator() {
    let instance = instance();
    let swept = instance.call(&["vault", "sweep"]).done();
    assert_eq!((swept["towns"].as_u64(), swept["discarded"].as_u64()), (Some(1), Some(0)), "{swept}");
    let (database, backup) = (instance.path("data/gangway.db"), instance.path("backup.db"));
    std::fs::copy(&database, &backup).unwrap();
    instance.call(&["vault", "sweep"]).done();

    std::fs::copy(&backup, &database).unwrap();
    let refused = instance.call(&["vault", "sweep"]);
    assert_eq!(refused.code, 3, "{refused:?}");
    assert!(
        refused.stdout.contains("foerdestadt") && refused.stderr.contains("not of the same day"),
        "{refused:?}"
    );
    assert_eq!(instance.call(&["vault", "restore"]).done()["restored"], 0);
    assert_eq!(instance.call(&["vault", "sweep", "--confirm"]).done()["towns"], 1);
    assert_eq!(instance.call(&["vault", "sweep"]).done()["towns"], 1);
}

/// A program hands in a paper.
fn paper(server: &Served, token: &str) -> String {
    let body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.pdf\"\r\n\r\n\
                %PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n\r\n--edge--\r\n";
    let address = &server.address;
    format!(
        "POST /api/v1/towns/foerdestadt/papers HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}
