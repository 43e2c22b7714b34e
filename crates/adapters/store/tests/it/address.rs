//! The address of a PostgreSQL server: what it may say, TLS, and a pool of connections in between.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    process::{Child, Command, Stdio},
};

use kernel::{commit::Commit, ports::Commits as _};
use store::{CheckpointKey, Location, OpenError, Store, migrate};
use testing::{Database, Engine};

use crate::harness::now;

/// Names the certificate that vouches for the server.
const AUTHORITY: &str = "GANGWAY_TEST_POSTGRES_CA";

async fn migrated(url: String) -> Result<(), OpenError> {
    migrate(&Location::Postgres { url, connections: 2 }).await.map(drop)
}

#[tokio::test]
async fn what_an_address_says_is_understood_or_refused_by_its_name() {
    for (url, told) in [
        (
            "postgres://db.example/gangway?ssl_mode=require",
            "«ssl_mode», which is not understood; there are sslmode,",
        ),
        ("postgres://db.example/gangway?sslmode=require&connect_timeout=3", "«connect_timeout»"),
        ("postgresql://db.example/gangway?SSLMODE=require", "«SSLMODE»"),
        ("postgres://db.example/gangway?sslmode=maybe", "the address of the database cannot be read"),
        ("postgres://db.example:port/gangway", "the address of the database cannot be read"),
        ("mysql://db.example/gangway", "must begin with postgres://"),
        ("db.example/gangway", "must begin with postgres://"),
    ] {
        let refused = migrated(url.to_owned()).await.unwrap_err().to_string();
        assert!(refused.contains(told), "{url}: {refused}");
    }
}

#[tokio::test]
async fn the_server_is_who_the_address_asks_for() {
    let Some(Engine::Postgres(server)) = Engine::postgres() else { return };
    let Some(authority) = variable(AUTHORITY) else { panic!("{AUTHORITY} names no file") };
    let database = Database::create(server);
    let elsewhere = database.url.replace("127.0.0.1", "localhost");
    let ask = |url: &str, mode: &str, named: bool| {
        let authority = if named { format!("&sslrootcert={authority}") } else { String::new() };
        migrated(format!("{url}?sslmode={mode}{authority}"))
    };
    for mode in ["disable", "prefer", "require"] {
        ask(&database.url, mode, false).await.unwrap();
    }
    for mode in ["verify-ca", "verify-full"] {
        ask(&database.url, mode, true).await.unwrap();
        let refused = ask(&database.url, mode, false).await.unwrap_err();
        assert!(
            matches!(refused, OpenError::Database(_)),
            "no authority of the system vouches for it: {refused}"
        );
    }
    ask(&elsewhere, "verify-ca", true).await.unwrap();
    let refused = ask(&elsewhere, "verify-full", true).await.unwrap_err();
    assert!(matches!(refused, OpenError::Database(_)), "its certificate is for another name: {refused}");
}

#[tokio::test]
async fn a_pool_in_between_that_keeps_sessions_is_no_hindrance() {
    let Some(Engine::Postgres(server)) = Engine::postgres() else { return };
    let database = Database::create(server);
    let Some(pool) = Pool::start(&database) else { return };
    let location = Location::Postgres { url: pool.url.clone(), connections: 4 };
    assert!(!migrate(&location).await.unwrap().is_empty());
    let folder = tempfile::tempdir().unwrap();
    let key = CheckpointKey::create(&folder.path().join("key"), [1; 32]).unwrap();
    let store = Store::open(&location, key).await.unwrap();
    let town = "0192aaaa-0000-7000-8000-000000000001".parse().unwrap();
    store.commit(Commit::named("test", town, now())).await.unwrap();
    assert_eq!(store.newer_migration().await.unwrap(), None);
    store.close().await;
}

/// `PgBouncer` in session mode, before one database.
struct Pool {
    child: Child,
    url: String,
    _folder: tempfile::TempDir,
}

impl Pool {
    /// None after a message where it is not installed.
    fn start(database: &Database) -> Option<Self> {
        let program =
            ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].iter().find(|path| fs::exists(path).unwrap());
        let Some(program) = program else {
            assert_ne!(variable("GANGWAY_TOOLS").as_deref(), Some("required"), "PgBouncer is missing");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        // Started by root it runs as another user, who reads its files.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let (user, rest) = database.url.strip_prefix("postgres://").unwrap().split_once(':').unwrap();
        let (password, place) = rest.split_once('@').unwrap();
        let (host, server_port) = place.split_once('/').unwrap().0.split_once(':').unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let users = folder.path().join("users.txt");
        fs::write(&users, format!("\"{user}\" \"{password}\"\n")).unwrap();
        let settings = folder.path().join("pgbouncer.ini");
        let name = &database.name;
        fs::write(
            &settings,
            format!(
                "[databases]\n{name} = host={host} port={server_port} dbname={name}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
                 listen_port = {port}\nunix_socket_dir =\nauth_type = scram-sha-256\nauth_file = {}\npool_mode = session\n",
                users.display()
            ),
        )
        .unwrap();
        let mut command = Command::new(program);
        if fs::metadata("/proc/self").unwrap().uid() == 0 {
            command.args(["-u", "postgres"]);
        }
        let mut child = command.arg(&settings).stderr(Stdio::piped()).spawn().unwrap();
        let mut told = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        assert!(told.any(|line| line.contains("process up")), "PgBouncer has ended");
        // It would end at its next word if nobody listened any more.
        std::thread::spawn(move || told.for_each(drop));
        let url = format!("postgres://{user}:{password}@127.0.0.1:{port}/{name}");
        Some(Self { child, url, _folder: folder })
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[expect(clippy::disallowed_methods, reason = "tests are told by the environment where their server is")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
