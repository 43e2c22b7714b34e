//! The two engines: a folder with SQLite, or a fresh database on the server that `GANGWAY_TEST_POSTGRES` names.

use std::{
    hash::{BuildHasher as _, RandomState},
    path::Path,
    process::Command,
};

use store::Location;

/// Names the server on which tests make their databases.
const SERVER: &str = "GANGWAY_TEST_POSTGRES";

/// Where an instance keeps its data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Engine {
    /// A folder.
    Sqlite,
    /// The address of a server on which databases may be made.
    Postgres(String),
}

/// A database of a test's own; it is gone when this is dropped.
#[derive(Debug)]
pub struct Database {
    server: String,
    /// Its name on the server.
    pub name: String,
    /// Its address.
    pub url: String,
}

impl Engine {
    /// None, with a message, where no server is named.
    pub fn postgres() -> Option<Self> {
        #[expect(clippy::disallowed_methods, reason = "tests find their server where `make test` puts it")]
        let server = std::env::var(SERVER).ok();
        if server.is_none() {
            #[expect(clippy::print_stderr, reason = "who runs the test should know what it left out")]
            {
                eprintln!("skipped: {SERVER} does not name a server");
            }
        }
        server.map(Self::Postgres)
    }

    /// A place for a fresh store; the database is dropped with what is returned beside it.
    pub fn location(self, folder: &Path) -> (Location, Option<Database>) {
        match self {
            Self::Sqlite => (Location::Sqlite { folder: folder.to_owned() }, None),
            Self::Postgres(server) => {
                let database = Database::create(server);
                (Location::Postgres { url: database.url.clone(), connections: 12 }, Some(database))
            }
        }
    }
}

impl Database {
    /// A new database on the server at this address.
    pub fn create(server: String) -> Self {
        let name = format!("gangway_it_{:016x}", RandomState::new().hash_one(std::process::id()));
        let mut command = Command::new("createdb");
        let output = command.arg(format!("--maintenance-db={server}")).arg(&name).output();
        let output = output.expect("PostgreSQL's own programs are there where its server is");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let (address, _) = server.rsplit_once('/').unwrap();
        let url = format!("{address}/{name}");
        Self { server, name, url }
    }
}

impl Drop for Database {
    /// Drops it, whoever is still connected.
    fn drop(&mut self) {
        let server = format!("--maintenance-db={}", self.server);
        // A test that has failed already must not fail again here; the server is thrown away after the tests.
        let _left_behind = Command::new("dropdb").args(["--force", &server, &self.name]).output();
    }
}
