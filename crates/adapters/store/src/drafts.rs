//! Drafts: sealed, versioned against second tabs, expiring. Ephemeral.

use async_trait::async_trait;
use ids::{AccountId, DraftId, KeyId, ServiceId, StaffId, TownId, Uuid};
use jiff::Timestamp;
use kernel::{
    commit::DraftChange,
    ports,
    rows::{DraftOwner, DraftRow},
};

use crate::{
    Store,
    columns::{RowRef, long, microseconds},
    db::{Tx, all, on, one, run},
    documents,
    expire::Expire,
    failure::{Failure, Read},
    keys::{self, loosen},
    tables::Table,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[Table::ephemeral("draft").sealed()];

const ADD: &str = "-- a new draft
INSERT INTO draft (
    town_id, draft_id, service_id, revision, owner_account, owner_guest, owner_staff, key_id, sealed, version,
    saved_at_us, expires_at_us
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (town_id, draft_id) DO NOTHING";

const SAVE: &str = "-- a draft is saved
UPDATE draft
SET
    service_id = $3,
    revision = $4,
    owner_account = $5,
    owner_guest = $6,
    owner_staff = $7,
    key_id = $8,
    sealed = $9,
    version = $10,
    saved_at_us = $11,
    expires_at_us = $12
WHERE town_id = $1
    AND draft_id = $2
    AND version = $13";

const DELETE: &str = "-- a draft goes
DELETE FROM draft
WHERE town_id = $1
    AND draft_id = $2";

/// Removes the drafts of an owner, who stands in this column. What is deleted tells its own keys, so that none is destroyed that a
/// case has inherited meanwhile.
macro_rules! delete_of_owner {
    ($name:literal, $owner:literal) => {
        concat!(
            "-- ",
            $name,
            "
DELETE FROM draft
WHERE town_id = $1
    AND ",
            $owner,
            " = $2
RETURNING
    draft_id,
    key_id"
        )
    };
}

const DELETE_OF_ACCOUNT: &str = delete_of_owner!("drafts of an account go", "owner_account");

const DELETE_OF_GUEST: &str = delete_of_owner!("drafts of a guest go", "owner_guest");

const DELETE_OF_STAFF: &str = delete_of_owner!("drafts of a member of staff go", "owner_staff");

/// Reads drafts of a town: the name of the statement, then which and in what order.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    draft_id,
    service_id,
    revision,
    owner_account,
    owner_guest,
    owner_staff,
    key_id,
    sealed,
    version,
    saved_at_us,
    expires_at_us
FROM draft
WHERE town_id = $1"
            $(, $rest)*
        )
    };
}

const BY_ID: &str = select!("a draft", "\n    AND draft_id = $2");

/// Reads the drafts of an owner, who stands in this column.
macro_rules! of_owner {
    ($name:literal, $owner:literal) => {
        select!($name, "\n    AND ", $owner, " = $2\nORDER BY saved_at_us DESC, draft_id DESC\nLIMIT 50")
    };
}

const OF_ACCOUNT: &str = of_owner!("drafts of an account", "owner_account");

const OF_GUEST: &str = of_owner!("drafts of a guest", "owner_guest");

const OF_STAFF: &str = of_owner!("drafts that a member of staff types in", "owner_staff");

const LOOSEN: &str = loosen!("key of a draft that goes", "draft", "draft_id = $2");

const LOOSEN_EXPIRED: &str = loosen!("keys of drafts that have expired", "draft", "expires_at_us <= $2");

const EXPIRE: &str = "-- drafts that have expired
DELETE FROM draft
WHERE town_id = $1
    AND expires_at_us <= $2";

#[derive(sqlx::FromRow)]
struct Record {
    draft_id: Uuid,
    service_id: Uuid,
    revision: i64,
    owner_account: Option<Uuid>,
    owner_guest: Option<Vec<u8>>,
    owner_staff: Option<Uuid>,
    key_id: Uuid,
    sealed: Vec<u8>,
    version: i64,
    saved_at_us: i64,
    expires_at_us: i64,
}

/// Applies a change of this family.
pub(crate) async fn apply(
    tx: &mut Tx<'_>,
    town: TownId,
    at: Timestamp,
    change: &DraftChange,
) -> Result<(), Failure> {
    match change {
        DraftChange::PutDraft { row, expected } => put(tx, row, *expected).await,
        DraftChange::DeleteDraft(draft) => delete(tx, town, *draft).await,
        DraftChange::DeleteDraftsOf(owner) => delete_of(tx, town, *owner, at).await,
    }
}

/// Inserts (`expected` 0) or saves over the expected version; a conflict if the draft has another one.
async fn put(tx: &mut Tx<'_>, row: &DraftRow, expected: u64) -> Result<(), Failure> {
    let (account, guest, staff) = match &row.owner {
        DraftOwner::Account(account) => (Some(account.as_uuid()), None, None),
        DraftOwner::Guest(secret) => (None, Some(secret.as_slice()), None),
        DraftOwner::Staff(person) => (None, None, Some(person.as_uuid())),
    };
    let statement = if expected == 0 { ADD } else { SAVE };
    let changed = on!(tx, c => {
        let query = sqlx::query(statement)
            .bind(row.town.as_uuid())
            .bind(row.draft.as_uuid())
            .bind(row.service.as_uuid())
            .bind(i64::from(row.revision))
            .bind(account)
            .bind(guest)
            .bind(staff)
            .bind(row.key.as_uuid())
            .bind(row.sealed.as_slice())
            .bind(long(row.version))
            .bind(microseconds(row.saved_at))
            .bind(microseconds(row.expires_at));
        let query = if expected == 0 { query } else { query.bind(long(expected)) };
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    one_row(changed, row.draft)
}

/// Removes; a conflict if it is gone. Its documents are the use case's to remove; its key goes with the next expiry, unless a
/// case has inherited it.
async fn delete(tx: &mut Tx<'_>, town: TownId, draft: DraftId) -> Result<(), Failure> {
    run!(tx, LOOSEN, town.as_uuid(), draft.as_uuid())?;
    one_row(run!(tx, DELETE, town.as_uuid(), draft.as_uuid())?, draft)
}

/// Removes every draft of an owner with the rows of its documents, and destroys its key.
async fn delete_of(tx: &mut Tx<'_>, town: TownId, owner: DraftOwner, at: Timestamp) -> Result<(), Failure> {
    let gone: Vec<(Uuid, Uuid)> = match owner {
        DraftOwner::Account(account) => all!(tx, DELETE_OF_ACCOUNT, town.as_uuid(), account.as_uuid()),
        DraftOwner::Guest(secret) => all!(tx, DELETE_OF_GUEST, town.as_uuid(), secret.as_slice()),
        DraftOwner::Staff(person) => all!(tx, DELETE_OF_STAFF, town.as_uuid(), person.as_uuid()),
    }?;
    for (draft, key) in gone {
        documents::delete_of_draft(tx, town, DraftId::from_uuid(draft)).await?;
        keys::destroy(tx, town, KeyId::from_uuid(key), at).await?;
    }
    Ok(())
}

fn one_row(changed: u64, draft: DraftId) -> Result<(), Failure> {
    if changed == 1 { Ok(()) } else { Err(Failure::Conflict(format!("draft:{draft}"))) }
}

/// Removes those that have expired. Their documents must have gone before.
pub(crate) async fn expire(tx: &mut Tx<'_>, by: &Expire) -> Result<u64, Failure> {
    run!(tx, LOOSEN_EXPIRED, by.town.as_uuid(), microseconds(by.now))?;
    Ok(run!(tx, EXPIRE, by.town.as_uuid(), microseconds(by.now))?)
}

async fn draft(tx: &mut Tx<'_>, town: TownId, draft: DraftId) -> Result<Option<DraftRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_ID, town.as_uuid(), draft.as_uuid())?;
    record.map(|record| record.read(town)).transpose()
}

/// The drafts of an owner, newest first, at most 50.
async fn of_owner(tx: &mut Tx<'_>, town: TownId, owner: DraftOwner) -> Result<Vec<DraftRow>, Failure> {
    let records: Vec<Record> = match owner {
        DraftOwner::Account(account) => all!(tx, OF_ACCOUNT, town.as_uuid(), account.as_uuid()),
        DraftOwner::Guest(secret) => all!(tx, OF_GUEST, town.as_uuid(), secret.as_slice()),
        DraftOwner::Staff(person) => all!(tx, OF_STAFF, town.as_uuid(), person.as_uuid()),
    }?;
    records.into_iter().map(|record| record.read(town)).collect()
}

impl Record {
    fn read(self, town: TownId) -> Result<DraftRow, Failure> {
        let place = RowRef { table: "draft", row: &self.draft_id };
        let owner = match (self.owner_account, &self.owner_guest, self.owner_staff) {
            (Some(account), None, None) => DraftOwner::Account(AccountId::from_uuid(account)),
            (None, Some(secret), None) => DraftOwner::Guest(place.bytes("owner_guest", secret)?),
            (None, None, Some(person)) => DraftOwner::Staff(StaffId::from_uuid(person)),
            _ => return Err(place.bad("owner_account")),
        };
        Ok(DraftRow {
            town,
            draft: DraftId::from_uuid(self.draft_id),
            service: ServiceId::from_uuid(self.service_id),
            revision: place.number("revision", self.revision)?,
            owner,
            key: KeyId::from_uuid(self.key_id),
            version: place.number("version", self.version)?,
            saved_at: place.time("saved_at_us", self.saved_at_us)?,
            expires_at: place.time("expires_at_us", self.expires_at_us)?,
            sealed: self.sealed,
        })
    }
}

#[async_trait]
impl ports::Drafts for Store {
    async fn draft(&self, town: TownId, id: DraftId) -> Read<Option<DraftRow>> {
        Ok(draft(&mut self.db.read().await?.tx(), town, id).await?)
    }

    async fn drafts_of(&self, town: TownId, owner: DraftOwner) -> Read<Vec<DraftRow>> {
        Ok(of_owner(&mut self.db.read().await?.tx(), town, owner).await?)
    }
}
