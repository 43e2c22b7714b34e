//! The two engines: a folder with SQLite, or a fresh database on the server that `GANGWAY_TEST_POSTGRES` names.

use std::{
    hash::{BuildHasher as _, RandomState},
    path::Path,
    process::Command,
};

use store::Location;

/// Names the server on which tests make their databases.
const SERVER: &str = "GANGWAY_TEST_POSTGRES";

/// Set to `1`, lets tests that need the server pass without it.
const WITHOUT_SERVER: &str = "GANGWAY_TEST_WITHOUT_POSTGRES";

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
    /// The server that `GANGWAY_TEST_POSTGRES` names; `scripts/with-postgres` runs one and sets it. Without it the test
    /// fails: a test that is passed over silently proves nothing. None only where `GANGWAY_TEST_WITHOUT_POSTGRES=1` asks
    /// for that.
    pub fn postgres() -> Option<Self> {
        chosen(variable(SERVER), variable(WITHOUT_SERVER).as_deref())
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

fn chosen(server: Option<String>, without: Option<&str>) -> Option<Engine> {
    if server.is_none() {
        assert_eq!(
            without,
            Some("1"),
            "{SERVER} names no server: run the tests by way of scripts/with-postgres, or set {WITHOUT_SERVER}=1 to leave \
             these out"
        );
        #[expect(clippy::print_stderr, reason = "who runs the test should know what it left out")]
        {
            eprintln!("left out: {WITHOUT_SERVER}=1");
        }
    }
    server.map(Engine::Postgres)
}

#[expect(clippy::disallowed_methods, reason = "tests are told by the environment where their server is")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_that_is_named_is_used() {
        let server = "postgres://gangway@localhost/postgres".to_owned();
        assert_eq!(chosen(Some(server.clone()), None), Some(Engine::Postgres(server.clone())));
        assert_eq!(chosen(Some(server.clone()), Some("1")), Some(Engine::Postgres(server)));
    }

    #[test]
    fn tests_are_left_out_only_when_that_is_asked_for_by_name() {
        assert_eq!(chosen(None, Some("1")), None);
    }

    #[test]
    #[should_panic(expected = "GANGWAY_TEST_POSTGRES names no server")]
    fn a_server_that_is_missing_is_a_failure() {
        chosen(None, None);
    }

    #[test]
    #[should_panic(expected = "GANGWAY_TEST_WITHOUT_POSTGRES=1")]
    fn another_value_does_not_ask_for_it() {
        chosen(None, Some("0"));
    }
}
