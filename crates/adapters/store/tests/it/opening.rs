//! Opening: one process per folder, no pending migrations, no server that does not flush.

use ids::TownId;
use kernel::{
    commit::Commit,
    ports::{Checkpoints as _, Commits as _, Ids as _, Vault as _},
};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};
use store::{CheckpointKey, FolderVault, Location, OpenError, Store, migrate};

use crate::harness::{StoreHarness, now};
use testing::{Database, Engine, on_both_engines};

on_both_engines!(StoreHarness: migrating_again_does_nothing, newer_and_changed_schemas_are_refused);

fn key() -> CheckpointKey {
    let folder = tempfile::tempdir().unwrap();
    CheckpointKey::create(&folder.path().join("key"), [1; 32]).unwrap()
}

async fn migrating_again_does_nothing(harness: &StoreHarness) {
    harness.store.close().await;
    assert_eq!(migrate(&harness.location).await.unwrap(), [""; 0]);
}

async fn newer_and_changed_schemas_are_refused(harness: &StoreHarness) {
    harness.store.close().await;
    harness.tamper("INSERT INTO migration (version, sha256) VALUES (9999, '')").await;
    let refused = Store::open(&harness.location, key()).await.unwrap_err();
    assert!(matches!(refused, OpenError::Newer { version: 9999 }), "{refused}");
    harness
        .tamper(
            "DELETE FROM migration WHERE version = 9999; UPDATE migration SET sha256 = '' WHERE version = 2",
        )
        .await;
    let refused = Store::open(&harness.location, key()).await.unwrap_err();
    assert!(matches!(refused, OpenError::Changed("0002_journal")), "{refused}");
}

#[tokio::test]
async fn a_second_process_is_refused_while_the_first_has_the_folder() {
    let harness = StoreHarness::on(Engine::Sqlite).await;
    let refused = Store::open(&harness.location, key()).await.unwrap_err();
    assert!(
        refused.to_string().ends_with("is in use by another gangway process; stop it first"),
        "{refused}"
    );
    assert!(matches!(migrate(&harness.location).await, Err(OpenError::InUse(_))));
    let harness = harness.reopened().await;
    harness.end().await;
}

/// Who only reads needs no lock and sees what is committed; what it would write is refused.
#[tokio::test]
async fn reading_works_beside_a_process_that_writes() {
    let harness = StoreHarness::on(Engine::Sqlite).await;
    let reader = Store::open_to_read(&harness.location, key()).await.unwrap();
    let (town, _) = harness.town().await;
    assert_eq!(reader.verify().await.unwrap().towns, 1);
    assert!(reader.checkpoint(town, now()).await.is_err());
    reader.close().await;
    harness.store.checkpoint(town, now()).await.unwrap().unwrap();
    harness.end().await;

    let folder = tempfile::tempdir().unwrap();
    let location = Location::Sqlite { folder: folder.path().to_owned() };
    let refused = Store::open_to_read(&location, key()).await.unwrap_err();
    assert!(refused.to_string().ends_with("run `gangway migrate` first"), "{refused}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was made");
}

/// Nobody but the owner may read what is kept.
#[tokio::test]
async fn what_is_made_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let harness = StoreHarness::on(Engine::Sqlite).await;
    harness.town().await;
    let Location::Sqlite { folder } = &harness.location else { panic!("not SQLite") };
    for name in ["gangway.db", "gangway.db-wal", "gangway.lock"] {
        let mode = std::fs::metadata(folder.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let vault = FolderVault::new(folder.join("vault"));
    let town = ids::TownId::from_uuid(ids::Uuid::nil());
    let object = vault.keep(town, b"sealed").await.unwrap().to_string();
    let kept = folder.join("vault").join(town.to_string()).join(object.get(..2).unwrap()).join(&object);
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&kept), 0o600);
    assert!(kept.ancestors().skip(1).take(3).all(|folder| mode(folder) == 0o700));
    harness.end().await;
}

#[tokio::test]
async fn an_empty_folder_asks_for_migrate() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::Sqlite { folder: folder.path().join("new") };
    migrate(&location).await.unwrap();
    // Half migrated, as by an older program.
    let file = format!("sqlite://{}", folder.path().join("new/gangway.db").display());
    let mut connection = SqliteConnection::connect(&file).await.unwrap();
    sqlx::raw_sql("DELETE FROM migration WHERE version >= 9; DROP TABLE number_series; DROP TABLE job; DROP TABLE job_turn; \
         DROP TABLE vault; DROP TABLE vault_sync_point; \
         ALTER TABLE case_register DROP COLUMN next_step")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    let refused = Store::open(&location, key()).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the database lacks 5 migration(s), the next is 0009_jobs; run `gangway migrate` first"
    );
    assert_eq!(
        migrate(&location).await.unwrap(),
        ["0009_jobs", "0010_numbers", "0011_next_step", "0012_person_email", "0013_vault"]
    );
    Store::open(&location, key()).await.unwrap().close().await;
}

/// A newer program migrates the database while this one runs: nothing is written any more, and whoever asks is told.
#[tokio::test]
async fn a_migration_by_a_newer_program_is_noticed() {
    let newer = "INSERT INTO migration (version, sha256) VALUES (9000, 'unknown')";
    let sqlite = StoreHarness::on(Engine::Sqlite).await;
    assert_eq!(sqlite.store.newer_migration().await.unwrap(), None);
    sqlite.tamper(newer).await;
    assert_eq!(sqlite.store.newer_migration().await.unwrap(), Some(9_000));
    sqlite.end().await;

    let Some(server) = StoreHarness::on_postgres().await else { return };
    server.tamper(newer).await;
    let (town, now) = (TownId::from_uuid(server.ids.next()), now());
    let refused = server.store.commit(Commit::named("test", town, now)).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the database was migrated by a newer gangway (migration 9000) while this one ran; nothing is written any more, start \
         the new one in its place"
    );
    assert_eq!(server.store.newer_migration().await.unwrap(), Some(9_000));
    server.end().await;
}

#[tokio::test]
async fn a_server_that_does_not_flush_is_refused() {
    let Some(Engine::Postgres(server)) = Engine::postgres() else { return };
    let mut admin = PgConnection::connect(&server).await.unwrap();
    let database = Database::create(server);
    let location = Location::Postgres { url: database.url.clone(), connections: 2 };
    migrate(&location).await.unwrap();
    let off = format!("ALTER DATABASE {} SET synchronous_commit = off", database.name);
    sqlx::raw_sql(AssertSqlSafe(off)).execute(&mut admin).await.unwrap();
    admin.close().await.unwrap();
    let refused = Store::open(&location, key()).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the PostgreSQL server has synchronous_commit = off and would lose acknowledged data; switch it on"
    );
}

/// What a fresh database looks like; a new migration shows here what it changes.
#[tokio::test]
async fn the_schema_is_what_the_migrations_make() {
    let harness = StoreHarness::on(Engine::Sqlite).await;
    harness.store.close().await;
    let Location::Sqlite { folder } = &harness.location else { panic!("not SQLite") };
    let file = format!("sqlite://{}", folder.join("gangway.db").display());
    let mut connection = SqliteConnection::connect(&file).await.unwrap();
    let names: Vec<(String, String)> = sqlx::query_as(
        "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    let retention = include_str!("../../../../../docs/retention.md");
    for (_, table) in names.iter().filter(|(kind, _)| kind == "table") {
        assert!(
            retention.contains(&format!("`{table}`")),
            "docs/retention.md does not say how long `{table}` is kept"
        );
    }
    let names: Vec<_> = names.into_iter().map(|(kind, name)| format!("{kind} {name}")).collect();
    insta::assert_snapshot!(names.join("\n"));
}

/// Tables, columns and what may be absent are the same on both engines.
#[tokio::test]
async fn both_engines_have_the_same_columns() {
    let Some(harness) = StoreHarness::on_postgres().await else { return };
    let Location::Postgres { url, .. } = &harness.location else { panic!("not PostgreSQL") };
    let mut server = PgConnection::connect(url).await.unwrap();
    let on_server: Vec<(String, String, bool)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, is_nullable = 'YES' FROM information_schema.columns
        WHERE table_schema = 'public' ORDER BY table_name::text COLLATE \"C\", ordinal_position",
    )
    .fetch_all(&mut server)
    .await
    .unwrap();
    server.close().await.unwrap();
    harness.end().await;

    let harness = StoreHarness::on(Engine::Sqlite).await;
    harness.store.close().await;
    let Location::Sqlite { folder } = &harness.location else { panic!("not SQLite") };
    let file = format!("sqlite://{}", folder.join("gangway.db").display());
    let mut connection = SqliteConnection::connect(&file).await.unwrap();
    let in_file: Vec<(String, String, bool)> = sqlx::query_as(
        "SELECT it.name, its.name, its.\"notnull\" = 0 FROM sqlite_schema AS it, pragma_table_info(it.name) AS its
        WHERE it.type = 'table' ORDER BY it.name, its.cid",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    assert_eq!(on_server, in_file);
}
