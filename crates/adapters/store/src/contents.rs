//! Everything that the tables hold, as text to compare: for tests that say what a request may leave behind. And statements run beside
//! the store, as a tamperer would: for tests that say what is found.
//!
//! The product never asks for it, and is built without it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::ports::StoreError;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};

use crate::{
    Location, Store,
    db::{Tx, all},
    failure::Failure,
};

const COLUMNS_SQLITE: &str = "-- every column of every table
SELECT
    tables.name,
    columns.name
FROM sqlite_master AS tables
INNER JOIN PRAGMA_TABLE_INFO(tables.name) AS columns
WHERE tables.type = 'table'
    AND tables.name NOT LIKE 'sqlite_%'
ORDER BY tables.name, columns.cid";

const COLUMNS_POSTGRES: &str = "-- every column of every table
SELECT
    table_name::TEXT,
    column_name::TEXT
FROM information_schema.columns
WHERE table_schema = CURRENT_SCHEMA()
ORDER BY table_name, ordinal_position";

/// The rows of every table, each as one text, in an order that only their content gives.
pub type Contents = BTreeMap<String, Vec<String>>;

/// Runs statements beside the store, without references being checked; says how many rows the last one concerned.
///
/// # Errors
///
/// If the database refuses one of them.
pub async fn tamper(location: &Location, sql: &str) -> Result<u64, sqlx::Error> {
    match location {
        Location::Sqlite { folder } => {
            let file = format!("sqlite://{}", folder.join("gangway.db").display());
            let mut connection = SqliteConnection::connect(&file).await?;
            sqlx::raw_sql("PRAGMA foreign_keys = OFF; PRAGMA busy_timeout = 5000")
                .execute(&mut connection)
                .await?;
            let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
            connection.close().await?;
            Ok(done.rows_affected())
        }
        Location::Postgres { url, .. } => {
            let mut connection = PgConnection::connect(url).await?;
            sqlx::raw_sql("SET session_replication_role = replica").execute(&mut connection).await?;
            let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
            connection.close().await?;
            Ok(done.rows_affected())
        }
    }
}

/// Copies the rows of tables aside, to be [put back](put_back).
///
/// # Errors
///
/// If the database refuses.
pub async fn keep_rows(location: &Location, tables: &BTreeSet<String>) -> Result<(), sqlx::Error> {
    for table in tables {
        tamper(location, &format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await?;
    }
    Ok(())
}

/// Puts the rows that were kept in place of those that are there.
///
/// # Errors
///
/// If the database refuses.
pub async fn put_back(
    location: &Location,
    tables: impl IntoIterator<Item = &String>,
) -> Result<(), sqlx::Error> {
    for table in tables {
        let sql = format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table}");
        tamper(location, &sql).await?;
    }
    Ok(())
}

impl Store {
    /// Everything that the tables hold, but for these columns, each as table and column.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if it cannot be read.
    pub async fn contents(&self, but: &[(&str, &str)]) -> Result<Contents, StoreError> {
        let mut snapshot = self.db.snapshot().await?;
        let mut tx = snapshot.tx();
        let mut contents = Contents::new();
        for (table, columns) in columns(&mut tx).await? {
            let is_left_out = |column: &String| but.contains(&(table.as_str(), column.as_str()));
            let kept: Vec<String> = columns.into_iter().filter(|column| !is_left_out(column)).collect();
            let rows = rows(&mut tx, &table, &kept).await?;
            contents.insert(table, rows);
        }
        Ok(contents)
    }
}

async fn columns(tx: &mut Tx<'_>) -> Result<BTreeMap<String, Vec<String>>, Failure> {
    let statement = match tx {
        Tx::Sqlite(_) => COLUMNS_SQLITE,
        Tx::Pg(_) => COLUMNS_POSTGRES,
    };
    let found: Vec<(String, String)> = all!(tx, statement)?;
    let mut tables = BTreeMap::<String, Vec<String>>::new();
    for (table, column) in found {
        tables.entry(table).or_default().push(column);
    }
    Ok(tables)
}

async fn rows(tx: &mut Tx<'_>, table: &str, columns: &[String]) -> Result<Vec<String>, Failure> {
    let quoted = columns.iter().map(|column| match tx {
        Tx::Sqlite(_) => format!("'{column}=' || QUOTE(\"{column}\")"),
        Tx::Pg(_) => format!("'{column}=' || QUOTE_NULLABLE(\"{column}\"::TEXT)"),
    });
    let row = quoted.collect::<Vec<_>>().join(" || ' ' || ");
    let statement = format!("-- contents of a table\nSELECT {row} FROM \"{table}\"");
    let found: Vec<(String,)> = all!(tx, AssertSqlSafe(statement))?;
    let mut rows: Vec<String> = found.into_iter().map(|(row,)| row).collect();
    rows.sort();
    Ok(rows)
}
