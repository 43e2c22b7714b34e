//! Invitations and resets of staff: used once, then gone. Ephemeral.

use ids::{StaffId, TownId, Uuid};
use jiff::Timestamp;
use kernel::rows::{InvitationPurpose, InvitationRow};

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, one, run},
    failure::Failure,
};

const PUT: &str = "-- an invitation
INSERT INTO invitation (town_id, token, person_id, purpose, expires_at_us)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (town_id, token) DO UPDATE
SET
    person_id = excluded.person_id,
    purpose = excluded.purpose,
    expires_at_us = excluded.expires_at_us";

const REPLACE: &str = "-- older links for a new password of somebody who gets a new link
DELETE FROM invitation
WHERE town_id = $1
    AND person_id = $2
    AND token <> $3
    AND purpose = 'reset'";

const USE: &str = "-- an invitation is used, and with it every other one of its person
DELETE FROM invitation
WHERE town_id = $1
    AND person_id IN (
        SELECT person_id
        FROM invitation
        WHERE town_id = $1
            AND token = $2
    )";

const BY_TOKEN: &str = "-- an invitation
SELECT
    person_id,
    purpose,
    expires_at_us
FROM invitation
WHERE town_id = $1
    AND token = $2";

const EXPIRE: &str = "-- invitations that have expired
DELETE FROM invitation
WHERE town_id = $1
    AND expires_at_us <= $2";

/// Inserts or replaces; older links for a new password go. One invitation may be printed and sent by mail, and either is good.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &InvitationRow) -> Result<(), Failure> {
    let purpose = match row.purpose {
        InvitationPurpose::Invite => "invite",
        InvitationPurpose::Reset => "reset",
    };
    let (person, expires) = (row.person.as_uuid(), microseconds(row.expires_at));
    run!(tx, REPLACE, row.town.as_uuid(), person, row.token.as_slice())?;
    run!(tx, PUT, row.town.as_uuid(), row.token.as_slice(), person, purpose, expires)?;
    Ok(())
}

/// Removes it and every other one of its person; a conflict if it is gone.
pub(crate) async fn use_up(tx: &mut Tx<'_>, town: TownId, token: &[u8; 32]) -> Result<(), Failure> {
    match run!(tx, USE, town.as_uuid(), token.as_slice())? {
        0 => Err(Failure::Conflict("the invitation".to_owned())),
        _ => Ok(()),
    }
}

/// An invitation by its token's hash, whether it has expired or not.
pub(crate) async fn invitation(
    tx: &mut Tx<'_>,
    town: TownId,
    token: [u8; 32],
) -> Result<Option<InvitationRow>, Failure> {
    let row: Option<(Uuid, String, i64)> = one!(tx, BY_TOKEN, town.as_uuid(), token.as_slice())?;
    let Some((person, purpose, expires_at)) = row else { return Ok(None) };
    let place = RowRef { table: "invitation", row: &person };
    let purpose = match purpose.as_str() {
        "invite" => InvitationPurpose::Invite,
        "reset" => InvitationPurpose::Reset,
        _ => return Err(place.bad("purpose")),
    };
    let expires_at = place.time("expires_at_us", expires_at)?;
    Ok(Some(InvitationRow { town, token, person: StaffId::from_uuid(person), purpose, expires_at }))
}

/// Removes those that have expired.
pub(crate) async fn expire(tx: &mut Tx<'_>, town: TownId, now: Timestamp) -> Result<u64, Failure> {
    Ok(run!(tx, EXPIRE, town.as_uuid(), microseconds(now))?)
}
