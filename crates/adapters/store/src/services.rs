//! Services of a town. Each is derived from its own stream.

use ids::{DepartmentId, ServiceId, TownId, Uuid};
use kernel::rows::ServiceRow;

use crate::{
    columns::{RowRef, long},
    db::{Tx, all, run},
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

const OF_TOWN: &str = "-- services of a town
SELECT
    service_id,
    slug,
    department_id,
    revision,
    seq
FROM service
WHERE town_id = $1
ORDER BY slug";

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

/// The services of a town by slug.
pub(crate) async fn of_town(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<ServiceRow>, Failure> {
    let records: Vec<Record> = all!(tx, OF_TOWN, town.as_uuid())?;
    let read = |record: Record| {
        let place = RowRef { table: "service", row: &record.service_id };
        Ok(ServiceRow {
            town,
            service: ServiceId::from_uuid(record.service_id),
            slug: record.slug,
            department: DepartmentId::from_uuid(record.department_id),
            revision: record.revision.map(|number| place.number("revision", number)).transpose()?,
            seq: place.number("seq", record.seq)?,
        })
    };
    records.into_iter().map(read).collect()
}
