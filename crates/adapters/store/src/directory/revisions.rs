//! Published revisions. Derived from the stream of their service; a revision never changes.

use ids::{ServiceId, TownId};
use kernel::rows::RevisionRow;

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, one, run},
    failure::Failure,
};

const ADD: &str = "-- a revision
INSERT INTO revision (town_id, service_id, revision, hash, content, published_at_us)
VALUES ($1, $2, $3, $4, $5, $6)";

const BY_NUMBER: &str = "-- a revision
SELECT
    hash,
    content,
    published_at_us
FROM revision
WHERE town_id = $1
    AND service_id = $2
    AND revision = $3";

#[derive(sqlx::FromRow)]
struct Record {
    hash: Vec<u8>,
    content: String,
    published_at_us: i64,
}

/// Inserts; a revision with this number is a conflict.
pub(crate) async fn add(tx: &mut Tx<'_>, row: &RevisionRow) -> Result<(), Failure> {
    let (service, number) = (row.service.as_uuid(), i64::from(row.revision));
    let published = microseconds(row.published_at);
    let content = row.content.to_string();
    run!(tx, ADD, row.town.as_uuid(), service, number, row.hash.as_slice(), content, published)?;
    Ok(())
}

pub(crate) async fn revision(
    tx: &mut Tx<'_>,
    town: TownId,
    service: ServiceId,
    revision: u32,
) -> Result<Option<RevisionRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_NUMBER, town.as_uuid(), service.as_uuid(), i64::from(revision))?;
    let Some(record) = record else { return Ok(None) };
    let place = RowRef { table: "revision", row: &service.as_uuid() };
    Ok(Some(RevisionRow {
        town,
        service,
        revision,
        hash: place.bytes("hash", &record.hash)?,
        content: serde_json::from_str(&record.content).map_err(|_no_json| place.bad("content"))?,
        published_at: place.time("published_at_us", record.published_at_us)?,
    }))
}
