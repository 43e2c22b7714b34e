//! Rows of the register of cases. Derived from each case's stream.

use ids::{AccountId, CaseId, DepartmentId, ServiceId, StaffId, TownId, Uuid};
use kernel::rows::{CaseRow, CaseState, NextStep};

use crate::{
    columns::{RowRef, days, fold, long, microseconds},
    db::{Tx, all, on, one},
    failure::Failure,
};

/// The columns of [`Record`], from `case_register`.
macro_rules! columns {
    () => {
        "    case_register.case_id,
    case_register.number,
    case_register.service_id,
    case_register.department_id,
    case_register.assignee_id,
    case_register.state,
    case_register.next_step,
    case_register.subject,
    case_register.applicant,
    case_register.account_id,
    case_register.filed_at_us,
    case_register.changed_at_us,
    case_register.due_on,
    case_register.answer_due_on,
    case_register.applicant_seq,
    case_register.news_seq,
    case_register.seq"
    };
}
pub(crate) use columns;

const PUT: &str = "-- a case
INSERT INTO case_register (
    town_id, case_id, number, service_id, department_id, assignee_id, state, subject, applicant, applicant_fold,
    account_id, filed_at_us, changed_at_us, due_on, answer_due_on, applicant_seq, news_seq, seq,
    next_step
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
ON CONFLICT (town_id, case_id) DO UPDATE
SET
    number = excluded.number,
    service_id = excluded.service_id,
    department_id = excluded.department_id,
    assignee_id = excluded.assignee_id,
    state = excluded.state,
    subject = excluded.subject,
    applicant = excluded.applicant,
    applicant_fold = excluded.applicant_fold,
    account_id = excluded.account_id,
    filed_at_us = excluded.filed_at_us,
    changed_at_us = excluded.changed_at_us,
    due_on = excluded.due_on,
    answer_due_on = excluded.answer_due_on,
    applicant_seq = excluded.applicant_seq,
    news_seq = excluded.news_seq,
    seq = excluded.seq,
    next_step = excluded.next_step";

const BY_ID: &str = concat!(
    "-- a case\nSELECT\n",
    columns!(),
    "\nFROM case_register\nWHERE town_id = $1\n    AND case_id = $2"
);

const BY_NUMBER: &str = concat!(
    "-- a case by number\nSELECT\n",
    columns!(),
    "\nFROM case_register\nWHERE town_id = $1\n    AND number = $2"
);

const OF_ACCOUNT: &str = concat!(
    "-- cases of an account\nSELECT\n",
    columns!(),
    "\nFROM case_register\nWHERE town_id = $1\n    AND account_id = $2",
    "\nORDER BY filed_at_us DESC, case_id DESC\nLIMIT 500"
);

const STALE: &str = "-- a case whose row is not made from its last event
SELECT
    head.seq
FROM head
LEFT JOIN case_register
    ON case_register.town_id = head.town_id
    AND case_register.case_id = head.stream_id
WHERE head.town_id = $1
    AND head.kind = 'case'
    AND (case_register.seq IS NULL OR case_register.seq <> head.seq)
LIMIT 1";

const FOLDED: &str = "-- the name of an applicant, and how it is searched
SELECT
    applicant,
    applicant_fold
FROM case_register
WHERE town_id = $1
    AND case_id = $2";

#[derive(sqlx::FromRow)]
pub(crate) struct Record {
    case_id: Uuid,
    number: String,
    service_id: Uuid,
    department_id: Uuid,
    assignee_id: Option<Uuid>,
    state: String,
    next_step: String,
    subject: String,
    applicant: String,
    account_id: Option<Uuid>,
    filed_at_us: i64,
    changed_at_us: i64,
    due_on: Option<i64>,
    answer_due_on: Option<i64>,
    applicant_seq: i64,
    news_seq: i64,
    seq: i64,
}

impl Record {
    /// The row of a town.
    pub(crate) fn read(self, town: TownId) -> Result<CaseRow, Failure> {
        let place = RowRef { table: "case_register", row: &self.case_id };
        Ok(CaseRow {
            town,
            case: CaseId::from_uuid(self.case_id),
            service: ServiceId::from_uuid(self.service_id),
            department: DepartmentId::from_uuid(self.department_id),
            assignee: self.assignee_id.map(StaffId::from_uuid),
            state: state(&self.state).ok_or_else(|| place.bad("state"))?,
            next_step: next_step(&self.next_step).ok_or_else(|| place.bad("next_step"))?,
            account: self.account_id.map(AccountId::from_uuid),
            filed_at: place.time("filed_at_us", self.filed_at_us)?,
            changed_at: place.time("changed_at_us", self.changed_at_us)?,
            due_on: place.day_or_none("due_on", self.due_on)?,
            answer_due_on: place.day_or_none("answer_due_on", self.answer_due_on)?,
            applicant_seq: place.number("applicant_seq", self.applicant_seq)?,
            news_seq: place.number("news_seq", self.news_seq)?,
            seq: place.number("seq", self.seq)?,
            number: self.number,
            subject: self.subject,
            applicant: self.applicant,
        })
    }
}

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &CaseRow) -> Result<(), Failure> {
    on!(tx, c => sqlx::query(PUT)
        .bind(row.town.as_uuid())
        .bind(row.case.as_uuid())
        .bind(row.number.as_str())
        .bind(row.service.as_uuid())
        .bind(row.department.as_uuid())
        .bind(row.assignee.map(StaffId::as_uuid))
        .bind(name(row.state))
        .bind(row.subject.as_str())
        .bind(row.applicant.as_str())
        .bind(fold(&row.applicant))
        .bind(row.account.map(AccountId::as_uuid))
        .bind(microseconds(row.filed_at))
        .bind(microseconds(row.changed_at))
        .bind(row.due_on.map(days))
        .bind(row.answer_due_on.map(days))
        .bind(long(row.applicant_seq))
        .bind(long(row.news_seq))
        .bind(long(row.seq))
        .bind(step_name(row.next_step))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Whether a case of the town has no row, or one that was not made from its last event.
pub(crate) async fn is_stale(tx: &mut Tx<'_>, town: TownId) -> Result<bool, Failure> {
    let stale: Option<(i64,)> = one!(tx, STALE, town.as_uuid())?;
    Ok(stale.is_some())
}

pub(crate) async fn case(tx: &mut Tx<'_>, town: TownId, case: CaseId) -> Result<Option<CaseRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_ID, town.as_uuid(), case.as_uuid())?;
    record.map(|record| record.read(town)).transpose()
}

/// Whether the name is searched and sorted as it reads.
pub(crate) async fn is_folded(tx: &mut Tx<'_>, town: TownId, case: CaseId) -> Result<bool, Failure> {
    let names: Option<(String, String)> = one!(tx, FOLDED, town.as_uuid(), case.as_uuid())?;
    Ok(names.is_none_or(|(name, folded)| fold(&name) == folded))
}

/// A case by its number.
pub(crate) async fn by_number(
    tx: &mut Tx<'_>,
    town: TownId,
    number: &str,
) -> Result<Option<CaseRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_NUMBER, town.as_uuid(), number)?;
    record.map(|record| record.read(town)).transpose()
}

/// The cases of an account, newest first, at most 500.
pub(crate) async fn of_account(
    tx: &mut Tx<'_>,
    town: TownId,
    account: AccountId,
) -> Result<Vec<CaseRow>, Failure> {
    let records: Vec<Record> = all!(tx, OF_ACCOUNT, town.as_uuid(), account.as_uuid())?;
    records.into_iter().map(|record| record.read(town)).collect()
}

/// The name of a state in the register.
pub(crate) const fn name(state: CaseState) -> &'static str {
    match state {
        CaseState::Submitted => "submitted",
        CaseState::InReview => "in_review",
        CaseState::WaitingForApplicant => "waiting_for_applicant",
        CaseState::PartlyDecided => "partly_decided",
        CaseState::Decided => "decided",
        CaseState::Closed => "closed",
        CaseState::Withdrawn => "withdrawn",
        CaseState::Deleted => "deleted",
    }
}

/// The name of a step in the register.
pub(crate) const fn step_name(step: NextStep) -> &'static str {
    match step {
        NextStep::None => "none",
        NextStep::AnswerHere => "answer_here",
        NextStep::Extension => "more_time",
        NextStep::Sign => "sign",
        NextStep::CoSign => "co_sign",
        NextStep::Deliver => "deliver",
        NextStep::Print => "print",
        NextStep::Announcing => "announcing",
        NextStep::Objection => "objection",
    }
}

fn next_step(name: &str) -> Option<NextStep> {
    Some(match name {
        "none" => NextStep::None,
        "answer_here" => NextStep::AnswerHere,
        "more_time" => NextStep::Extension,
        "sign" => NextStep::Sign,
        "co_sign" => NextStep::CoSign,
        "deliver" => NextStep::Deliver,
        "print" => NextStep::Print,
        "announcing" => NextStep::Announcing,
        "objection" => NextStep::Objection,
        _ => return None,
    })
}

fn state(name: &str) -> Option<CaseState> {
    Some(match name {
        "submitted" => CaseState::Submitted,
        "in_review" => CaseState::InReview,
        "waiting_for_applicant" => CaseState::WaitingForApplicant,
        "partly_decided" => CaseState::PartlyDecided,
        "decided" => CaseState::Decided,
        "closed" => CaseState::Closed,
        "withdrawn" => CaseState::Withdrawn,
        "deleted" => CaseState::Deleted,
        _ => return None,
    })
}
