//! Sessions of residents and staff. Ephemeral.

use ids::{AccountId, CaseId, SessionId, StaffId, TownId, Uuid};
use jiff::Timestamp;
use kernel::rows::{SessionRow, SessionSubject};

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, one, run},
    failure::Failure,
};

const PUT: &str = "-- a session
INSERT INTO session (
    town_id, token, session_id, subject_kind, subject_id, began_at_us, used_at_us, expires_at_us
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (town_id, token) DO UPDATE
SET
    session_id = excluded.session_id,
    subject_kind = excluded.subject_kind,
    subject_id = excluded.subject_id,
    began_at_us = excluded.began_at_us,
    used_at_us = excluded.used_at_us,
    expires_at_us = excluded.expires_at_us";

const DELETE: &str = "-- a session ends
DELETE FROM session
WHERE town_id = $1
    AND token = $2";

const USE: &str = "-- the use of a session
UPDATE session
SET
    used_at_us = $3,
    expires_at_us = $4
WHERE town_id = $1
    AND token = $2";

const END_ALL: &str = "-- all sessions of somebody end
DELETE FROM session
WHERE town_id = $1
    AND subject_kind = $2
    AND subject_id = $3";

const END_OTHERS: &str = "-- all other sessions of somebody end
DELETE FROM session
WHERE town_id = $1
    AND subject_kind = $2
    AND subject_id = $3
    AND token <> $4";

const BY_TOKEN: &str = "-- a session
SELECT
    session_id,
    subject_kind,
    subject_id,
    began_at_us,
    used_at_us,
    expires_at_us
FROM session
WHERE town_id = $1
    AND token = $2";

const EXPIRE: &str = "-- sessions that have expired
DELETE FROM session
WHERE town_id = $1
    AND expires_at_us <= $2";

#[derive(sqlx::FromRow)]
struct Record {
    session_id: Uuid,
    subject_kind: String,
    subject_id: Option<Uuid>,
    began_at_us: i64,
    used_at_us: i64,
    expires_at_us: i64,
}

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &SessionRow) -> Result<(), Failure> {
    let (kind, subject) = columns(row.subject);
    let (town, token, session) = (row.town.as_uuid(), row.token.as_slice(), row.session.as_uuid());
    let [began, used, expires] = [row.began_at, row.used_at, row.expires_at].map(microseconds);
    run!(tx, PUT, town, token, session, kind, subject, began, used, expires)?;
    Ok(())
}

/// Writes down when it was used and until when it lasts; a conflict if it has ended.
pub(crate) async fn note_use(tx: &mut Tx<'_>, row: &SessionRow) -> Result<(), Failure> {
    let [used, expires] = [row.used_at, row.expires_at].map(microseconds);
    if run!(tx, USE, row.town.as_uuid(), row.token.as_slice(), used, expires)? == 0 {
        return Err(Failure::Conflict("the session".to_owned()));
    }
    Ok(())
}

/// Removes; no such row changes nothing.
pub(crate) async fn delete(tx: &mut Tx<'_>, town: TownId, token: &[u8; 32]) -> Result<(), Failure> {
    run!(tx, DELETE, town.as_uuid(), token.as_slice())?;
    Ok(())
}

/// Ends every session of somebody but the one named; none of guests, who are nobody.
pub(crate) async fn end(
    tx: &mut Tx<'_>,
    town: TownId,
    of: SessionSubject,
    but: Option<&[u8; 32]>,
) -> Result<(), Failure> {
    let (kind, subject) = columns(of);
    match but {
        Some(token) => run!(tx, END_OTHERS, town.as_uuid(), kind, subject, token.as_slice())?,
        None => run!(tx, END_ALL, town.as_uuid(), kind, subject)?,
    };
    Ok(())
}

/// A session by the keyed hash of its cookie, whether it has expired or not.
pub(crate) async fn session(
    tx: &mut Tx<'_>,
    town: TownId,
    token: [u8; 32],
) -> Result<Option<SessionRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_TOKEN, town.as_uuid(), token.as_slice())?;
    record.map(|record| record.read(town, token)).transpose()
}

/// Removes those that have expired.
pub(crate) async fn expire(tx: &mut Tx<'_>, town: TownId, now: Timestamp) -> Result<u64, Failure> {
    Ok(run!(tx, EXPIRE, town.as_uuid(), microseconds(now))?)
}

/// How a subject stands in its two columns.
const fn columns(subject: SessionSubject) -> (&'static str, Option<Uuid>) {
    match subject {
        SessionSubject::Guest => ("guest", None),
        SessionSubject::Case(case) => ("case", Some(case.as_uuid())),
        SessionSubject::Account(account) => ("account", Some(account.as_uuid())),
        SessionSubject::Person(person) => ("person", Some(person.as_uuid())),
    }
}

impl Record {
    fn read(self, town: TownId, token: [u8; 32]) -> Result<SessionRow, Failure> {
        let place = RowRef { table: "session", row: &self.session_id };
        let subject = match (self.subject_kind.as_str(), self.subject_id) {
            ("guest", None) => SessionSubject::Guest,
            ("case", Some(id)) => SessionSubject::Case(CaseId::from_uuid(id)),
            ("account", Some(id)) => SessionSubject::Account(AccountId::from_uuid(id)),
            ("person", Some(id)) => SessionSubject::Person(StaffId::from_uuid(id)),
            _ => return Err(place.bad("subject_kind")),
        };
        Ok(SessionRow {
            town,
            token,
            session: SessionId::from_uuid(self.session_id),
            subject,
            began_at: place.time("began_at_us", self.began_at_us)?,
            used_at: place.time("used_at_us", self.used_at_us)?,
            expires_at: place.time("expires_at_us", self.expires_at_us)?,
        })
    }
}
