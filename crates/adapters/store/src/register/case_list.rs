//! Lists of cases: filter, search, order and keyset pages over the register.

use ids::{CaseId, DepartmentId, ServiceId, StaffId};
use kernel::rows::{CaseCursor, CaseFilter, CasePage, CaseQuery, CaseRow, CaseSort};

use crate::{
    columns::{count, days, fold, microseconds},
    db::Tx,
    failure::Failure,
    filter::{Statement, Value, containing},
    register::cases::{self, columns},
};

/// The most rows of a page.
const ROWS_MAX: u32 = 200;
/// What is not due sorts behind everything that is; days since 1970.
const NEVER: i64 = 9_999_999;

const PAGE: &str = concat!(
    "-- a page of cases\nSELECT\n",
    columns!(),
    ",\n    COALESCE(case_seen.seq, 0) AS seen
FROM case_register
LEFT JOIN case_seen
    ON case_seen.town_id = case_register.town_id
    AND case_seen.case_id = case_register.case_id
    AND case_seen.person_id = "
);

const COUNTS: &str = "-- how many cases each filter holds\nSELECT";

const OPEN: &str = "case_register.state NOT IN ('closed', 'withdrawn', 'deleted')";

#[derive(sqlx::FromRow)]
struct Seen {
    #[sqlx(flatten)]
    record: cases::Record,
    seen: i64,
}

pub(crate) async fn page(tx: &mut Tx<'_>, query: &CaseQuery) -> Result<CasePage, Failure> {
    let limit = query.limit.clamp(1, ROWS_MAX);
    let mut statement = Statement::new(PAGE);
    statement.value(Value::Id(query.reader.as_uuid()));
    scope(&mut statement, query);
    only(&mut statement, query.filter);
    narrow(&mut statement, query);
    if let Some(after) = &query.after {
        continue_after(&mut statement, query.sort, after)?;
    }
    statement.text(order(query.sort)).text("\nLIMIT ").value(Value::Number(i64::from(limit) + 1));
    let records: Vec<Seen> = statement.rows(tx).await?;
    let read = |seen: Seen| Ok((seen.record.read(query.town)?, count(seen.seen)));
    let mut rows: Vec<(CaseRow, u64)> = records.into_iter().map(read).collect::<Result<_, Failure>>()?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|(row, _)| cursor(query.sort, row));
    Ok(CasePage { rows, next })
}

/// How many cases each filter holds, in one statement: the register is walked once, however many filters there are.
pub(crate) async fn counts(
    tx: &mut Tx<'_>,
    query: &CaseQuery,
    filters: &[CaseFilter],
) -> Result<Vec<u64>, Failure> {
    if filters.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = Statement::new(COUNTS);
    let mut opening = "\n    COUNT(CASE WHEN ";
    for wanted in filters {
        statement.text(opening);
        condition(&mut statement, *wanted);
        statement.text(" THEN 1 END)");
        opening = ",\n    COUNT(CASE WHEN ";
    }
    statement.text("\nFROM case_register");
    scope(&mut statement, query);
    narrow(&mut statement, query);
    // A single filter may be served by an index.
    if let [single] = filters {
        only(&mut statement, *single);
    }
    let rows: Vec<Numbers> = statement.rows(tx).await?;
    let numbers = rows.into_iter().flat_map(|Numbers(numbers)| numbers);
    Ok(numbers.map(count).collect())
}

/// A row of numbers, however many.
struct Numbers(Vec<i64>);

impl<'r, R: sqlx::Row> sqlx::FromRow<'r, R> for Numbers
where
    usize: sqlx::ColumnIndex<R>,
    i64: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        (0..row.len()).map(|column| row.try_get(column)).collect::<Result<Vec<i64>, _>>().map(Self)
    }
}

/// Town, departments, service and search; every list is narrowed to them.
fn scope(statement: &mut Statement, query: &CaseQuery) {
    statement.text("\nWHERE case_register.town_id = ").value(Value::Id(query.town.as_uuid()));
    if let Some(departments) = &query.departments {
        let ids = departments.iter().copied().map(DepartmentId::as_uuid);
        statement.text("\n    AND ").one_of("case_register.department_id", ids);
    }
    if let Some(service) = query.service {
        statement.text("\n    AND case_register.service_id = ").value(Value::Id(ServiceId::as_uuid(service)));
    }
    if let Some(search) = query.search.as_deref().map(str::trim).filter(|search| !search.is_empty()) {
        let (number, name) = (containing(&search.to_lowercase()), containing(&fold(search)));
        statement.text("\n    AND (LOWER(case_register.number) LIKE ").value(Value::Text(number));
        statement.text(" ESCAPE '\\' OR case_register.applicant_fold LIKE ").value(Value::Text(name));
        statement.text(" ESCAPE '\\')");
    }
}

fn narrow(statement: &mut Statement, query: &CaseQuery) {
    for narrower in &query.narrowed {
        only(statement, *narrower);
    }
}

fn only(statement: &mut Statement, filter: CaseFilter) {
    statement.text("\n    AND ");
    condition(statement, filter);
}

/// What a case must be like to be in the filter.
fn condition(statement: &mut Statement, filter: CaseFilter) {
    match filter {
        CaseFilter::Done => statement.text("case_register.state IN ('closed', 'withdrawn', 'deleted')"),
        CaseFilter::Open => statement.text(OPEN),
        CaseFilter::AssignedTo(person) => statement
            .text(OPEN)
            .text("\n    AND case_register.assignee_id = ")
            .value(Value::Id(StaffId::as_uuid(person))),
        CaseFilter::Unassigned => statement.text(OPEN).text("\n    AND case_register.assignee_id IS NULL"),
        CaseFilter::Waiting => statement.text(
            "(case_register.state = 'waiting_for_applicant' OR case_register.answer_due_on IS NOT NULL)",
        ),
        CaseFilter::DueBy { today, until } => statement
            .text(OPEN)
            .text("\n    AND case_register.due_on BETWEEN ")
            .value(Value::Number(days(today)))
            .text(" AND ")
            .value(Value::Number(days(until))),
        CaseFilter::LateOn(day) => {
            let day = days(day);
            let late = statement.text(OPEN).text("\n    AND (case_register.due_on < ");
            let late = late.value(Value::Number(day)).text(" OR case_register.answer_due_on < ");
            late.value(Value::Number(day)).text(")")
        }
        CaseFilter::InState(state) => statement
            .text(OPEN)
            .text("\n    AND case_register.state = ")
            .value(Value::Text(cases::name(state).to_owned())),
        CaseFilter::Next(step) => statement
            .text(OPEN)
            .text("\n    AND case_register.next_step = ")
            .value(Value::Text(cases::step_name(step).to_owned())),
        CaseFilter::Announcing => {
            statement.text(OPEN).text("\n    AND case_register.next_step IN ('print', 'announcing')")
        }
    };
}

fn continue_after(statement: &mut Statement, sort: CaseSort, after: &CaseCursor) -> Result<(), Failure> {
    let (columns, value) = match sort {
        CaseSort::FiledNewest => ("(case_register.filed_at_us, case_register.case_id) < (", number(after)?),
        CaseSort::FiledOldest => ("(case_register.filed_at_us, case_register.case_id) > (", number(after)?),
        CaseSort::Changed => ("(case_register.changed_at_us, case_register.case_id) < (", number(after)?),
        CaseSort::Due => (
            "(COALESCE(case_register.due_on, case_register.answer_due_on, 9999999), case_register.case_id) > (",
            number(after)?,
        ),
        CaseSort::Applicant => {
            let name = Value::Text(after.value.clone());
            ("(case_register.applicant_fold, case_register.case_id) > (", name)
        }
    };
    statement.text("\n    AND ").text(columns).value(value);
    statement.text(", ").value(Value::Id(CaseId::as_uuid(after.case))).text(")");
    Ok(())
}

const fn order(sort: CaseSort) -> &'static str {
    match sort {
        CaseSort::FiledNewest => "\nORDER BY case_register.filed_at_us DESC, case_register.case_id DESC",
        CaseSort::FiledOldest => "\nORDER BY case_register.filed_at_us, case_register.case_id",
        CaseSort::Changed => "\nORDER BY case_register.changed_at_us DESC, case_register.case_id DESC",
        CaseSort::Due => {
            "\nORDER BY COALESCE(case_register.due_on, case_register.answer_due_on, 9999999), case_register.case_id"
        }
        CaseSort::Applicant => "\nORDER BY case_register.applicant_fold, case_register.case_id",
    }
}

fn cursor(sort: CaseSort, row: &CaseRow) -> CaseCursor {
    let value = match sort {
        CaseSort::FiledNewest | CaseSort::FiledOldest => microseconds(row.filed_at).to_string(),
        CaseSort::Changed => microseconds(row.changed_at).to_string(),
        CaseSort::Due => row.due_on.or(row.answer_due_on).map_or(NEVER, days).to_string(),
        CaseSort::Applicant => fold(&row.applicant),
    };
    CaseCursor { value, case: row.case }
}

/// A cursor comes back from outside and may hold anything.
fn number(after: &CaseCursor) -> Result<Value, Failure> {
    match after.value.parse() {
        Ok(number) => Ok(Value::Number(number)),
        Err(_) => Err(Failure::Refused("the place in the list is no number")),
    }
}
