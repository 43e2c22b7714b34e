//! The ways to tamper, and what is said of each: `kinds.toml`.

use serde::Deserialize;

/// All of them.
#[derive(Debug, Deserialize)]
pub(crate) struct Kinds {
    /// Tables of which nothing proves what they hold.
    pub(crate) not_proven: Vec<String>,
    pub(crate) tampering: Vec<Tampering>,
}

/// A way to tamper with the database.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tampering {
    /// What is done.
    pub(crate) kind: String,
    /// The tables that it changes; the first is the one that it is about.
    pub(crate) tables: Vec<String>,
    pub(crate) sql: String,
    /// How the place of the finding begins.
    #[serde(default)]
    pub(crate) place: String,
    /// What its reason says.
    #[serde(default)]
    pub(crate) words: String,
    /// Nothing in the database tells, an export from before does.
    #[serde(default)]
    pub(crate) by_export: bool,
}

impl Kinds {
    pub(crate) fn read() -> Self {
        toml::from_str(include_str!("kinds.toml")).unwrap()
    }

    /// The statement of a kind.
    pub(crate) fn sql(kind: &str) -> String {
        Self::read().tampering.into_iter().find(|it| it.kind == kind).unwrap().sql
    }
}
