//! The two engines: a folder with SQLite, or a fresh database on the server that `GANGWAY_TEST_POSTGRES` names.

use std::{
    hash::{BuildHasher as _, RandomState},
    path::Path,
};

use store::Location;
use tokio::process::Command;

/// Where a stand keeps its data.
pub enum Engine {
    Sqlite,
    /// The address of a server on which databases may be made.
    Postgres(String),
}

/// A database that a test has made.
pub struct Database {
    server: String,
    name: String,
    pub url: String,
}

impl Engine {
    /// None, with a message, where no server is named.
    pub fn postgres() -> Option<Self> {
        #[expect(clippy::disallowed_methods, reason = "tests find their server where `make test` puts it")]
        let server = std::env::var("GANGWAY_TEST_POSTGRES").ok();
        if server.is_none() {
            #[expect(clippy::print_stderr, reason = "who runs the test should know what it left out")]
            {
                eprintln!("skipped: GANGWAY_TEST_POSTGRES does not name a server");
            }
        }
        server.map(Self::Postgres)
    }

    /// A place for a fresh store.
    pub async fn place(self, folder: &Path) -> (Location, Option<Database>) {
        match self {
            Self::Sqlite => (Location::Sqlite { folder: folder.to_owned() }, None),
            Self::Postgres(server) => {
                let database = Database::make(server).await;
                (Location::Postgres { url: database.url.clone(), connections: 12 }, Some(database))
            }
        }
    }
}

impl Database {
    /// A new database on the server.
    pub async fn make(server: String) -> Self {
        let name = format!("gangway_it_{:016x}", RandomState::new().hash_one(std::process::id()));
        run(Command::new("createdb").arg(format!("--maintenance-db={server}")).arg(&name)).await;
        let (address, _) = server.rsplit_once('/').unwrap();
        let url = format!("{address}/{name}");
        Self { server, name, url }
    }

    /// Drops it, whoever is still connected.
    pub async fn drop(self) {
        let server = format!("--maintenance-db={}", self.server);
        run(Command::new("dropdb").args(["--force", &server, &self.name])).await;
    }
}

async fn run(command: &mut Command) {
    let output = command.output().await.expect("PostgreSQL's own programs are there where its server is");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
