//! Everything that the tables hold, as text to compare: for tests that say what a request may leave behind.
//!
//! The product never asks for it, and is built without it.

use std::collections::BTreeMap;

use kernel::ports::StoreError;
use sqlx::AssertSqlSafe;

use crate::{
    Store,
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
