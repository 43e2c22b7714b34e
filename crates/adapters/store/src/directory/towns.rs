//! Towns. Derived from each town's own stream.

use ids::{KeyId, TownId, Uuid};
use kernel::rows::TownRow;
use serde_json::Value;
use sqlx::types::Json;

use crate::{
    db::{Tx, all, one, run},
    failure::Failure,
};

const PUT: &str = "-- a town
INSERT INTO town (town_id, slug, name, hosts, key_id, settings)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (town_id) DO UPDATE
SET
    slug = excluded.slug,
    name = excluded.name,
    hosts = excluded.hosts,
    key_id = excluded.key_id,
    settings = excluded.settings";

/// Reads towns: the name of the statement, then which and in what order.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    town_id,
    slug,
    name,
    hosts,
    key_id,
    settings
FROM town"
            $(, $rest)*
        )
    };
}

const ALL: &str = select!("all towns", "\nORDER BY slug");

const BY_SLUG: &str = select!("a town by its short name", "\nWHERE slug = $1");

const BY_ID: &str = select!("a town", "\nWHERE town_id = $1");

#[derive(sqlx::FromRow)]
struct Record {
    town_id: Uuid,
    slug: String,
    name: String,
    hosts: Json<Vec<String>>,
    key_id: Uuid,
    settings: Json<Value>,
}

impl From<Record> for TownRow {
    fn from(record: Record) -> Self {
        Self {
            town: TownId::from_uuid(record.town_id),
            slug: record.slug,
            name: record.name,
            hosts: record.hosts.0,
            key: KeyId::from_uuid(record.key_id),
            settings: record.settings.0,
        }
    }
}

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &TownRow) -> Result<(), Failure> {
    let (slug, name, key) = (row.slug.as_str(), row.name.as_str(), row.key.as_uuid());
    run!(tx, PUT, row.town.as_uuid(), slug, name, Json(&row.hosts), key, Json(&row.settings))?;
    Ok(())
}

/// All towns of the instance by slug.
pub(crate) async fn all(tx: &mut Tx<'_>) -> Result<Vec<TownRow>, Failure> {
    let records: Vec<Record> = all!(tx, ALL)?;
    Ok(records.into_iter().map(TownRow::from).collect())
}

pub(crate) async fn town_by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<TownRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_SLUG, slug)?;
    Ok(record.map(TownRow::from))
}

pub(crate) async fn town(tx: &mut Tx<'_>, town: TownId) -> Result<Option<TownRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_ID, town.as_uuid())?;
    Ok(record.map(TownRow::from))
}
