//! One-time codes: one valid code per purpose and address or case. Ephemeral.

use ids::{KeyId, TownId, Uuid};
use jiff::Timestamp;
use kernel::rows::{CodePurpose, CodeRow};

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, one, run},
    failure::Failure,
    keys::loosen,
};

const PUT: &str = "-- a one-time code
INSERT INTO code (town_id, subject, code_id, purpose, code, key_id, sealed, failures, expires_at_us, refused)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (town_id, subject) DO UPDATE
SET
    code_id = excluded.code_id,
    purpose = excluded.purpose,
    code = excluded.code,
    key_id = excluded.key_id,
    sealed = excluded.sealed,
    failures = excluded.failures,
    expires_at_us = excluded.expires_at_us,
    refused = excluded.refused";

const LOOSEN: &str = loosen!("key of a one-time code that goes", "code", "subject = $2");

const LOOSEN_EXPIRED: &str =
    loosen!("keys of one-time codes that have expired", "code", "expires_at_us <= $2");

const DELETE: &str = "-- a one-time code goes
DELETE FROM code
WHERE town_id = $1
    AND subject = $2";

const COUNT_TRY: &str = "-- a try at a one-time code
UPDATE code
SET
    failures = failures + 1
WHERE town_id = $1
    AND code_id = $2
    AND failures < $3";

const REFUSE: &str = "-- the mail with a one-time code was refused for good
UPDATE code
SET
    refused = 1
WHERE town_id = $1
    AND code_id = $2";

const LOOSEN_USED: &str = loosen!("key of a one-time code that is used", "code", "code_id = $2");

const USE: &str = "-- a one-time code is used
DELETE FROM code
WHERE town_id = $1
    AND code_id = $2";

/// Reads codes of a town: the name of the statement, then which.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    code_id,
    subject,
    purpose,
    code,
    key_id,
    sealed,
    failures,
    expires_at_us,
    refused
FROM code
WHERE town_id = $1"
            $(, $rest)*
        )
    };
}

const BY_SUBJECT: &str = select!("a one-time code", "\n    AND subject = $2");

const BY_ID: &str = select!("a one-time code by its id", "\n    AND code_id = $2");

const EXPIRE: &str = "-- one-time codes that have expired
DELETE FROM code
WHERE town_id = $1
    AND expires_at_us <= $2";

#[derive(sqlx::FromRow)]
struct Record {
    code_id: Uuid,
    subject: Vec<u8>,
    purpose: String,
    code: Vec<u8>,
    key_id: Uuid,
    sealed: Vec<u8>,
    failures: i64,
    expires_at_us: i64,
    refused: i64,
}

/// Inserts, or replaces the code that the subject had before.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &CodeRow) -> Result<(), Failure> {
    let purpose = match row.purpose {
        CodePurpose::SignIn => "sign_in",
        CodePurpose::ConfirmAddress => "confirm_address",
        CodePurpose::ChangeAddress => "change_address",
        CodePurpose::NewAccessCode => "new_access_code",
        CodePurpose::CloseAccount => "close_account",
        CodePurpose::AccountClosed => "account_closed",
        CodePurpose::AddressChanged => "address_changed",
        CodePurpose::ObjectToAddress => "object_to_address",
    };
    let (town, subject, code) = (row.town.as_uuid(), row.subject.as_slice(), row.code.as_slice());
    let (key, sealed) = (row.key.as_uuid(), row.sealed.as_slice());
    let (failures, expires) = (i64::from(row.failures), microseconds(row.expires_at));
    run!(tx, LOOSEN, town, subject)?;
    run!(
        tx,
        PUT,
        town,
        subject,
        row.id,
        purpose,
        code,
        key,
        sealed,
        failures,
        expires,
        i64::from(row.refused)
    )?;
    Ok(())
}

/// Counts a try; a conflict if the code is gone or was tried `tries_max` times.
pub(crate) async fn count_try(
    tx: &mut Tx<'_>,
    town: TownId,
    id: Uuid,
    tries_max: u32,
) -> Result<(), Failure> {
    one_row(run!(tx, COUNT_TRY, town.as_uuid(), id, i64::from(tries_max))?, id)
}

/// Notes that the mail was refused; a code that is gone changes nothing.
pub(crate) async fn refuse(tx: &mut Tx<'_>, town: TownId, id: Uuid) -> Result<(), Failure> {
    run!(tx, REFUSE, town.as_uuid(), id)?;
    Ok(())
}

/// Removes a code that was entered; a conflict if it is gone.
pub(crate) async fn use_up(tx: &mut Tx<'_>, town: TownId, id: Uuid) -> Result<(), Failure> {
    run!(tx, LOOSEN_USED, town.as_uuid(), id)?;
    one_row(run!(tx, USE, town.as_uuid(), id)?, id)
}

fn one_row(changed: u64, code: Uuid) -> Result<(), Failure> {
    if changed == 1 { Ok(()) } else { Err(Failure::Conflict(format!("code:{code}"))) }
}

/// Removes; no such row changes nothing.
pub(crate) async fn delete(tx: &mut Tx<'_>, town: TownId, subject: &[u8; 32]) -> Result<(), Failure> {
    run!(tx, LOOSEN, town.as_uuid(), subject.as_slice())?;
    run!(tx, DELETE, town.as_uuid(), subject.as_slice())?;
    Ok(())
}

/// A code by its subject, whether it has expired or not.
pub(crate) async fn by_subject(
    tx: &mut Tx<'_>,
    town: TownId,
    subject: &[u8; 32],
) -> Result<Option<CodeRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_SUBJECT, town.as_uuid(), subject.as_slice())?;
    record.map(|record| record.read(town)).transpose()
}

/// A code by its row's id.
pub(crate) async fn by_id(tx: &mut Tx<'_>, town: TownId, id: Uuid) -> Result<Option<CodeRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_ID, town.as_uuid(), id)?;
    record.map(|record| record.read(town)).transpose()
}

/// Removes those that have expired.
pub(crate) async fn expire(tx: &mut Tx<'_>, town: TownId, now: Timestamp) -> Result<u64, Failure> {
    run!(tx, LOOSEN_EXPIRED, town.as_uuid(), microseconds(now))?;
    Ok(run!(tx, EXPIRE, town.as_uuid(), microseconds(now))?)
}

impl Record {
    fn read(self, town: TownId) -> Result<CodeRow, Failure> {
        let place = RowRef { table: "code", row: &self.code_id };
        let purpose = match self.purpose.as_str() {
            "sign_in" => CodePurpose::SignIn,
            "confirm_address" => CodePurpose::ConfirmAddress,
            "change_address" => CodePurpose::ChangeAddress,
            "new_access_code" => CodePurpose::NewAccessCode,
            "close_account" => CodePurpose::CloseAccount,
            "account_closed" => CodePurpose::AccountClosed,
            "address_changed" => CodePurpose::AddressChanged,
            "object_to_address" => CodePurpose::ObjectToAddress,
            _ => return Err(place.bad("purpose")),
        };
        Ok(CodeRow {
            town,
            id: self.code_id,
            subject: place.bytes("subject", &self.subject)?,
            purpose,
            code: place.bytes("code", &self.code)?,
            key: KeyId::from_uuid(self.key_id),
            failures: place.number("failures", self.failures)?,
            expires_at: place.time("expires_at_us", self.expires_at_us)?,
            sealed: self.sealed,
            refused: self.refused != 0,
        })
    }
}
