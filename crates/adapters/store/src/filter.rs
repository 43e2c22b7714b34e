//! Statements that are put together: fixed pieces of text, and values that are only ever bound.

use ids::Uuid;
use sqlx::AssertSqlSafe;

use crate::{
    db::{Tx, on},
    failure::Failure,
};

/// A statement in the making. Text comes from the program alone, never from outside.
pub(crate) struct Statement {
    text: String,
    values: Vec<Value>,
}

/// A value to bind.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Id(Uuid),
    Number(i64),
    Text(String),
}

impl Statement {
    /// Starts with a piece of text.
    pub(crate) fn new(text: &'static str) -> Self {
        Self { text: text.to_owned(), values: Vec::new() }
    }

    /// Adds a piece of text.
    pub(crate) fn text(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value.
    pub(crate) fn value(&mut self, value: Value) -> &mut Self {
        self.values.push(value);
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }

    /// Adds `column IN (…)`; an empty list matches nothing.
    pub(crate) fn one_of(&mut self, column: &'static str, ids: impl Iterator<Item = Uuid>) -> &mut Self {
        let mut opening = "";
        self.text(column).text(" IN (");
        for id in ids {
            self.text(opening).value(Value::Id(id));
            opening = ", ";
        }
        if opening.is_empty() {
            self.text("NULL");
        }
        self.text(")")
    }

    /// Runs it.
    pub(crate) async fn rows<R>(self, tx: &mut Tx<'_>) -> Result<Vec<R>, Failure>
    where
        R: for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow>
            + for<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow>
            + Send
            + Unpin,
    {
        Ok(on!(tx, c => {
            let mut query = sqlx::query_as(AssertSqlSafe(self.text));
            for value in self.values {
                query = match value {
                    Value::Id(id) => query.bind(id),
                    Value::Number(number) => query.bind(number),
                    Value::Text(text) => query.bind(text),
                };
            }
            query.fetch_all(c).await
        })?)
    }
}

/// A `LIKE` pattern for texts that contain this one, with `\` as escape.
pub(crate) fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
