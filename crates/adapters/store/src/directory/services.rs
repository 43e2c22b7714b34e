//! Services of a town. Each is derived from its own stream.

use ids::{DepartmentId, ServiceId, TownId, Uuid};
use kernel::rows::ServiceRow;

use crate::{
    columns::{RowRef, long},
    db::{Tx, all, one, run},
    failure::Failure,
};

const PUT: &str = "-- a service
INSERT INTO service (town_id, service_id, slug, department_id, revision, seq)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (town_id, service_id) DO UPDATE
SET
    slug = excluded.slug,
    department_id = excluded.department_id,
    revision = excluded.revision,
    seq = excluded.seq";

/// Reads services of a town: the name of the statement, then which and in what order.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    service_id,
    slug,
    department_id,
    revision,
    seq
FROM service
WHERE town_id = $1"
            $(, $rest)*
        )
    };
}

const OF_TOWN: &str = select!("services of a town", "\nORDER BY slug");

const BY_ID: &str = select!("a service", "\n    AND service_id = $2");

const BY_SLUG: &str = select!("a service by its short name", "\n    AND slug = $2");

const STALE: &str = "-- a service whose row is not made from its last event
SELECT
    head.seq
FROM head
LEFT JOIN service
    ON service.town_id = head.town_id
    AND service.service_id = head.stream_id
WHERE head.town_id = $1
    AND head.kind = 'service'
    AND (service.seq IS NULL OR service.seq <> head.seq)
LIMIT 1";

#[derive(sqlx::FromRow)]
struct Record {
    service_id: Uuid,
    slug: String,
    department_id: Uuid,
    revision: Option<i64>,
    seq: i64,
}

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &ServiceRow) -> Result<(), Failure> {
    let (service, department) = (row.service.as_uuid(), row.department.as_uuid());
    let (slug, revision) = (row.slug.as_str(), row.revision.map(i64::from));
    run!(tx, PUT, row.town.as_uuid(), service, slug, department, revision, long(row.seq))?;
    Ok(())
}

/// Whether a service of the town has no row, or one that was not made from the last event of its stream.
pub(crate) async fn is_stale(tx: &mut Tx<'_>, town: TownId) -> Result<bool, Failure> {
    let stale: Option<(i64,)> = one!(tx, STALE, town.as_uuid())?;
    Ok(stale.is_some())
}

/// The services of a town by slug.
pub(crate) async fn of_town(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<ServiceRow>, Failure> {
    let records: Vec<Record> = all!(tx, OF_TOWN, town.as_uuid())?;
    records.into_iter().map(|record| record.read(town)).collect()
}

/// A service of a town.
pub(crate) async fn service(
    tx: &mut Tx<'_>,
    town: TownId,
    service: ServiceId,
) -> Result<Option<ServiceRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_ID, town.as_uuid(), service.as_uuid())?;
    record.map(|record| record.read(town)).transpose()
}

/// The service of a town that has this short name.
pub(crate) async fn by_slug(
    tx: &mut Tx<'_>,
    town: TownId,
    slug: &str,
) -> Result<Option<ServiceRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_SLUG, town.as_uuid(), slug)?;
    record.map(|record| record.read(town)).transpose()
}

impl Record {
    fn read(self, town: TownId) -> Result<ServiceRow, Failure> {
        let place = RowRef { table: "service", row: &self.service_id };
        Ok(ServiceRow {
            town,
            service: ServiceId::from_uuid(self.service_id),
            slug: self.slug,
            department: DepartmentId::from_uuid(self.department_id),
            revision: self.revision.map(|number| place.number("revision", number)).transpose()?,
            seq: place.number("seq", self.seq)?,
        })
    }
}
