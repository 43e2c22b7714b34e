//! Documents that nobody files any more.

use crate::{
    columns::microseconds,
    db::{Tx, run},
    expire::Expire,
    failure::Failure,
    keys::loosen,
};

const LOOSEN_OF_CLIENTS: &str = loosen!(
    "keys of papers that a client never filed",
    "paper",
    "owner_kind = 'client'\n    AND kept_at_us < $2"
);

const EXPIRE_OF_DRAFTS: &str = "-- papers of drafts that have expired
DELETE FROM paper
WHERE town_id = $1
    AND owner_kind = 'draft'
    AND owner_id IN (
        SELECT
            draft_id
        FROM draft
        WHERE town_id = $1
            AND expires_at_us <= $2
    )";

const EXPIRE_OF_CLIENTS: &str = "-- papers that a client never filed
DELETE FROM paper
WHERE town_id = $1
    AND owner_kind = 'client'
    AND kept_at_us < $2";

/// Removes the rows of drafts that have expired and of documents that a client handed in long ago and never filed.
pub(crate) async fn expire(tx: &mut Tx<'_>, by: &Expire) -> Result<u64, Failure> {
    let (town, now, before) = (by.town.as_uuid(), microseconds(by.now), microseconds(by.commands_before));
    let of_drafts = run!(tx, EXPIRE_OF_DRAFTS, town, now)?;
    run!(tx, LOOSEN_OF_CLIENTS, town, before)?;
    let of_clients = run!(tx, EXPIRE_OF_CLIENTS, town, before)?;
    Ok(of_drafts + of_clients)
}
