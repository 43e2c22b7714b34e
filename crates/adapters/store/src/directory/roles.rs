//! Roles of people. Derived from the town's own stream.
//!
//! A role in a department has the department as its scope, a role in the whole town the town.

use access::Role;
use ids::{DepartmentId, StaffId, TownId, Uuid};
use kernel::rows::RoleRow;

use crate::{
    columns::RowRef,
    db::{Tx, all, run},
    failure::Failure,
};

const PUT: &str = "-- a role
INSERT INTO person_role (town_id, person_id, role, scope_id)
VALUES ($1, $2, $3, $4)
ON CONFLICT (town_id, person_id, role, scope_id) DO NOTHING";

const DELETE: &str = "-- no role any more
DELETE FROM person_role
WHERE town_id = $1
    AND person_id = $2
    AND role = $3
    AND scope_id = $4";

const OF_PERSON: &str = "-- roles of a person
SELECT
    role,
    scope_id
FROM person_role
WHERE town_id = $1
    AND person_id = $2
ORDER BY role, scope_id";

const OF_TOWN: &str = "-- roles of a town
SELECT
    person_id,
    role,
    scope_id
FROM person_role
WHERE town_id = $1
ORDER BY person_id, role, scope_id";

/// Inserts; the same role again changes nothing.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &RoleRow) -> Result<(), Failure> {
    let (name, scope) = columns(row);
    run!(tx, PUT, row.town.as_uuid(), row.person.as_uuid(), name, scope)?;
    Ok(())
}

/// Removes; no such role changes nothing.
pub(crate) async fn delete(tx: &mut Tx<'_>, row: &RoleRow) -> Result<(), Failure> {
    let (name, scope) = columns(row);
    run!(tx, DELETE, row.town.as_uuid(), row.person.as_uuid(), name, scope)?;
    Ok(())
}

/// The roles of a person.
pub(crate) async fn of_person(tx: &mut Tx<'_>, town: TownId, person: StaffId) -> Result<Vec<Role>, Failure> {
    let rows: Vec<(String, Uuid)> = all!(tx, OF_PERSON, town.as_uuid(), person.as_uuid())?;
    rows.into_iter().map(|(name, scope)| role(town, person, &name, scope)).collect()
}

/// The roles of everybody in a town.
pub(crate) async fn of_town(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<RoleRow>, Failure> {
    let rows: Vec<(Uuid, String, Uuid)> = all!(tx, OF_TOWN, town.as_uuid())?;
    let read = |(person, name, scope): (Uuid, String, Uuid)| {
        let person = StaffId::from_uuid(person);
        Ok(RoleRow { town, person, role: role(town, person, &name, scope)? })
    };
    rows.into_iter().map(read).collect()
}

fn role(town: TownId, person: StaffId, name: &str, scope: Uuid) -> Result<Role, Failure> {
    let department = (scope != town.as_uuid()).then(|| DepartmentId::from_uuid(scope));
    let bad = |_no_role| RowRef { table: "person_role", row: &person.as_uuid() }.bad("role");
    Role::named(name, department).map_err(bad)
}

fn columns(row: &RoleRow) -> (&'static str, Uuid) {
    let scope = row.role.department().map_or(row.town.as_uuid(), DepartmentId::as_uuid);
    (row.role.name(), scope)
}
