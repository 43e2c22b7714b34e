//! Departments of a town. Derived from the town's own stream.

use ids::{DepartmentId, TownId, Uuid};
use kernel::rows::DepartmentRow;
use serde_json::Value;
use sqlx::types::Json;

use crate::{
    db::{Tx, all, one, run},
    failure::Failure,
};

const PUT: &str = "-- a department
INSERT INTO department (town_id, department_id, slug, name, contact)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (town_id, department_id) DO UPDATE
SET
    slug = excluded.slug,
    name = excluded.name,
    contact = excluded.contact";

/// Reads departments of a town: the name of the statement, then which and in what order.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    department_id,
    slug,
    name,
    contact
FROM department
WHERE town_id = $1"
            $(, $rest)*
        )
    };
}

const OF_TOWN: &str = select!("departments of a town", "\nORDER BY name, department_id");

const BY_ID: &str = select!("a department", "\n    AND department_id = $2");

const BY_SLUG: &str = select!("a department by its short name", "\n    AND slug = $2");

#[derive(sqlx::FromRow)]
struct Record {
    department_id: Uuid,
    slug: String,
    name: String,
    contact: Json<Value>,
}

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &DepartmentRow) -> Result<(), Failure> {
    let (town, department) = (row.town.as_uuid(), row.department.as_uuid());
    run!(tx, PUT, town, department, row.slug.as_str(), row.name.as_str(), Json(&row.contact))?;
    Ok(())
}

/// The departments of a town by name.
pub(crate) async fn of_town(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<DepartmentRow>, Failure> {
    let records: Vec<Record> = all!(tx, OF_TOWN, town.as_uuid())?;
    Ok(records.into_iter().map(|record| record.read(town)).collect())
}

/// A department of a town.
pub(crate) async fn department(
    tx: &mut Tx<'_>,
    town: TownId,
    department: DepartmentId,
) -> Result<Option<DepartmentRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_ID, town.as_uuid(), department.as_uuid())?;
    Ok(record.map(|record| record.read(town)))
}

/// The department of this short name.
pub(crate) async fn by_slug(
    tx: &mut Tx<'_>,
    town: TownId,
    slug: &str,
) -> Result<Option<DepartmentRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_SLUG, town.as_uuid(), slug)?;
    Ok(record.map(|record| record.read(town)))
}

impl Record {
    fn read(self, town: TownId) -> DepartmentRow {
        DepartmentRow {
            town,
            department: DepartmentId::from_uuid(self.department_id),
            slug: self.slug,
            name: self.name,
            contact: self.contact.0,
        }
    }
}
