//! Published revisions. Derived from the stream of their service; a revision never changes.

use ids::{ServiceId, TownId, Uuid};
use kernel::rows::RevisionRow;

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, all, one, run},
    failure::Failure,
};

const ADD: &str = "-- a revision
INSERT INTO revision (town_id, service_id, revision, hash, content, published_at_us)
VALUES ($1, $2, $3, $4, $5, $6)";

/// Reads revisions of a town: the name of the statement, then which.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    service_id,
    revision,
    hash,
    content,
    published_at_us
FROM revision
WHERE town_id = $1"
            $(, $rest)*
        )
    };
}

const BY_NUMBER: &str = select!("a revision", "\n    AND service_id = $2\n    AND revision = $3");

const OF_TOWN: &str = select!("revisions of a town", "\nORDER BY service_id, revision");

#[derive(sqlx::FromRow)]
struct Record {
    service_id: Uuid,
    revision: i64,
    hash: Vec<u8>,
    content: String,
    published_at_us: i64,
}

impl Record {
    fn read(self, town: TownId) -> Result<RevisionRow, Failure> {
        let place = RowRef { table: "revision", row: &self.service_id };
        Ok(RevisionRow {
            town,
            service: ServiceId::from_uuid(self.service_id),
            revision: place.number("revision", self.revision)?,
            hash: place.bytes("hash", &self.hash)?,
            content: serde_json::from_str(&self.content).map_err(|_no_json| place.bad("content"))?,
            published_at: place.time("published_at_us", self.published_at_us)?,
        })
    }
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
    record.map(|record| record.read(town)).transpose()
}

/// All revisions of all services of a town.
pub(crate) async fn of_town(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<RevisionRow>, Failure> {
    let records: Vec<Record> = all!(tx, OF_TOWN, town.as_uuid())?;
    records.into_iter().map(|record| record.read(town)).collect()
}
