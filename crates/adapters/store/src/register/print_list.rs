//! Letters that wait to be printed and posted. Derived from each case's stream.

use ids::{CaseId, DecisionId, DepartmentId, TownId, Uuid};
use kernel::rows::{PrintReason, PrintRow};

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, all, run},
    failure::Failure,
    filter::{Statement, Value},
};

const PUT: &str = "-- a letter to print
INSERT INTO print_list (town_id, case_id, decision_id, department_id, reason, since_us)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (town_id, case_id, decision_id) DO UPDATE
SET
    department_id = excluded.department_id,
    reason = excluded.reason,
    since_us = excluded.since_us";

const DELETE: &str = "-- a letter is posted
DELETE FROM print_list
WHERE town_id = $1
    AND case_id = $2
    AND decision_id = $3";

const LIST: &str = "-- letters to print
SELECT
    case_id,
    decision_id,
    department_id,
    reason,
    since_us
FROM print_list
WHERE town_id = ";

const OF_CASE: &str = "-- letters of a case to print
SELECT
    case_id,
    decision_id,
    department_id,
    reason,
    since_us
FROM print_list
WHERE town_id = $1
    AND case_id = $2
ORDER BY decision_id";

#[derive(sqlx::FromRow)]
struct Record {
    case_id: Uuid,
    decision_id: Uuid,
    department_id: Uuid,
    reason: String,
    since_us: i64,
}

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &PrintRow) -> Result<(), Failure> {
    let reason = match row.reason {
        PrintReason::Post => "post",
        PrintReason::NotRetrieved => "not_retrieved",
        PrintReason::NotNotified => "not_notified",
        PrintReason::Returned => "returned",
    };
    let (case, decision) = (row.case.as_uuid(), row.decision.as_uuid());
    let (department, since) = (row.department.as_uuid(), microseconds(row.since));
    run!(tx, PUT, row.town.as_uuid(), case, decision, department, reason, since)?;
    Ok(())
}

/// Removes; no such row changes nothing.
pub(crate) async fn delete(tx: &mut Tx<'_>, row: &PrintRow) -> Result<(), Failure> {
    run!(tx, DELETE, row.town.as_uuid(), row.case.as_uuid(), row.decision.as_uuid())?;
    Ok(())
}

/// The letters of a case.
pub(crate) async fn of_case(tx: &mut Tx<'_>, town: TownId, case: CaseId) -> Result<Vec<PrintRow>, Failure> {
    let records: Vec<Record> = all!(tx, OF_CASE, town.as_uuid(), case.as_uuid())?;
    records.into_iter().map(|record| record.read(town)).collect()
}

/// The letters of some departments or of the whole town, the longest waiting first.
pub(crate) async fn list(
    tx: &mut Tx<'_>,
    town: TownId,
    departments: Option<&[DepartmentId]>,
) -> Result<Vec<PrintRow>, Failure> {
    let mut statement = Statement::new(LIST);
    statement.value(Value::Id(town.as_uuid()));
    if let Some(departments) = departments {
        let ids = departments.iter().copied().map(DepartmentId::as_uuid);
        statement.text("\n    AND ").one_of("department_id", ids);
    }
    statement.text("\nORDER BY since_us, case_id, decision_id");
    let records: Vec<Record> = statement.rows(tx).await?;
    records.into_iter().map(|record| record.read(town)).collect()
}

impl Record {
    fn read(self, town: TownId) -> Result<PrintRow, Failure> {
        let place = RowRef { table: "print_list", row: &self.decision_id };
        let reason = match self.reason.as_str() {
            "post" => PrintReason::Post,
            "not_retrieved" => PrintReason::NotRetrieved,
            "not_notified" => PrintReason::NotNotified,
            "returned" => PrintReason::Returned,
            _ => return Err(place.bad("reason")),
        };
        Ok(PrintRow {
            town,
            case: CaseId::from_uuid(self.case_id),
            decision: DecisionId::from_uuid(self.decision_id),
            department: DepartmentId::from_uuid(self.department_id),
            reason,
            since: place.time("since_us", self.since_us)?,
        })
    }
}
