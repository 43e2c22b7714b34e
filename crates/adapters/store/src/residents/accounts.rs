//! Residents' accounts. Authoritative; found by the keyed hash of their address.

use ids::{AccountId, KeyId, TownId, Uuid};
use kernel::rows::AccountRow;

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, all, one, run},
    failure::Failure,
    keys::loosen,
};

const PUT: &str = "-- an account
INSERT INTO account (town_id, account_id, email, key_id, sealed, made_at_us)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (town_id, account_id) DO UPDATE
SET
    email = excluded.email,
    key_id = excluded.key_id,
    sealed = excluded.sealed,
    made_at_us = excluded.made_at_us";

const LOOSEN: &str = loosen!("key of an account that goes", "account", "account_id = $2");

const DELETE: &str = "-- an account goes
DELETE FROM account
WHERE town_id = $1
    AND account_id = $2
    AND NOT EXISTS (
        SELECT
            1
        FROM case_register
        WHERE town_id = $1
            AND case_register.account_id = $2
    )";

/// Reads accounts of a town: the name of the statement, then which.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    account_id,
    email,
    key_id,
    sealed,
    made_at_us
FROM account
WHERE town_id = $1"
            $(, $rest)*
        )
    };
}

const BY_ID: &str = select!("an account", "\n    AND account_id = $2");

const AFTER: &str =
    select!("accounts of a town, a page", "\n    AND account_id > $2\nORDER BY account_id\nLIMIT 500");

const BY_EMAIL: &str = select!("an account by address", "\n    AND email = $2");

#[derive(sqlx::FromRow)]
struct Record {
    account_id: Uuid,
    email: Vec<u8>,
    key_id: Uuid,
    sealed: Vec<u8>,
    made_at_us: i64,
}

/// Inserts or replaces; another account with this address is a conflict.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &AccountRow) -> Result<(), Failure> {
    let (account, key, made_at) = (row.account.as_uuid(), row.key.as_uuid(), microseconds(row.made_at));
    run!(tx, PUT, row.town.as_uuid(), account, row.email.as_slice(), key, row.sealed.as_slice(), made_at)?;
    Ok(())
}

/// Removes; a conflict if it is gone, or if a case still belongs to it.
pub(crate) async fn delete(tx: &mut Tx<'_>, town: TownId, account: AccountId) -> Result<(), Failure> {
    run!(tx, LOOSEN, town.as_uuid(), account.as_uuid())?;
    let gone = run!(tx, DELETE, town.as_uuid(), account.as_uuid())?;
    if gone == 1 { Ok(()) } else { Err(Failure::Conflict(format!("account:{account}"))) }
}

pub(crate) async fn account(
    tx: &mut Tx<'_>,
    town: TownId,
    account: AccountId,
) -> Result<Option<AccountRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_ID, town.as_uuid(), account.as_uuid())?;
    record.map(|record| record.read(town)).transpose()
}

/// Some accounts of a town, those that follow this one.
pub(crate) async fn after(
    tx: &mut Tx<'_>,
    town: TownId,
    last: Option<AccountId>,
) -> Result<Vec<AccountRow>, Failure> {
    let last = last.map_or(Uuid::nil(), AccountId::as_uuid);
    let records: Vec<Record> = all!(tx, AFTER, town.as_uuid(), last)?;
    records.into_iter().map(|record| record.read(town)).collect()
}

/// An account by the keyed hash of its address.
pub(crate) async fn by_email(
    tx: &mut Tx<'_>,
    town: TownId,
    email: &[u8; 32],
) -> Result<Option<AccountRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_EMAIL, town.as_uuid(), email.as_slice())?;
    record.map(|record| record.read(town)).transpose()
}

impl Record {
    fn read(self, town: TownId) -> Result<AccountRow, Failure> {
        let place = RowRef { table: "account", row: &self.account_id };
        Ok(AccountRow {
            town,
            account: AccountId::from_uuid(self.account_id),
            email: place.bytes("email", &self.email)?,
            key: KeyId::from_uuid(self.key_id),
            made_at: place.time("made_at_us", self.made_at_us)?,
            sealed: self.sealed,
        })
    }
}
