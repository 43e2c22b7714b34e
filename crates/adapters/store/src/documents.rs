//! Documents: which object of the vault belongs to which draft, case or client. Authoritative.

mod expire;
mod walk;

use async_trait::async_trait;
use ids::{CaseId, ClientId, DocumentId, DraftId, KeyId, TownId, Uuid};
use kernel::{
    commit::DocumentChange,
    ports::{self, ObjectName},
    rows::{DocumentOwner, DocumentRow},
};

use crate::{
    Store,
    columns::{RowRef, long, microseconds},
    db::{Tx, all, on, one, run},
    failure::{Failure, Read},
    keys::loosen,
    tables::Table,
};

pub(crate) use expire::expire;
pub(crate) use walk::{Kept, after};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[Table::authoritative("paper").sealed()];

const PUT: &str = "-- a paper
INSERT INTO paper (
    town_id, paper_id, owner_kind, owner_id, key_id, object, sha256, bytes, media_type, sealed_name, kept_at_us
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (town_id, paper_id) DO UPDATE
SET
    owner_kind = excluded.owner_kind,
    owner_id = excluded.owner_id,
    key_id = excluded.key_id,
    object = excluded.object,
    sha256 = excluded.sha256,
    bytes = excluded.bytes,
    media_type = excluded.media_type,
    sealed_name = excluded.sealed_name,
    kept_at_us = excluded.kept_at_us
WHERE paper.owner_kind = excluded.owner_kind
    AND paper.owner_id = excluded.owner_id";

const MOVE: &str = "-- a paper gets another owner
UPDATE paper
SET
    owner_kind = $5,
    owner_id = $6
WHERE town_id = $1
    AND paper_id = $2
    AND owner_kind = $3
    AND owner_id = $4";

const LOOSEN: &str = loosen!("key of a paper that goes", "paper", "paper_id = $2");

const DELETE: &str = "-- a paper goes
DELETE FROM paper
WHERE town_id = $1
    AND paper_id = $2";

const DELETE_OF_DRAFT: &str = "-- papers of a draft go
DELETE FROM paper
WHERE town_id = $1
    AND owner_kind = 'draft'
    AND owner_id = $2";

/// Reads documents of a town: the name of the statement, then which and in what order.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    paper_id,
    owner_kind,
    owner_id,
    key_id,
    object,
    sha256,
    bytes,
    media_type,
    sealed_name,
    kept_at_us
FROM paper
WHERE town_id = $1"
            $(, $rest)*
        )
    };
}

const BY_ID: &str = select!("a paper", "\n    AND paper_id = $2");

const OF_OWNER: &str =
    select!("papers of an owner", "\n    AND owner_kind = $2\n    AND owner_id = $3\nORDER BY paper_id");

const AFTER: &str =
    select!("papers of a town, a page", "\n    AND paper_id > $2\nORDER BY paper_id\nLIMIT 500");

const OBJECTS: &str = "-- objects that rows name
SELECT
    paper_id,
    object
FROM paper
WHERE town_id = $1
ORDER BY paper_id";

#[derive(sqlx::FromRow)]
struct Record {
    paper_id: Uuid,
    owner_kind: String,
    owner_id: Uuid,
    key_id: Uuid,
    object: Vec<u8>,
    sha256: Vec<u8>,
    bytes: i64,
    media_type: String,
    sealed_name: Vec<u8>,
    kept_at_us: i64,
}

/// Applies a change of this family.
pub(crate) async fn apply(tx: &mut Tx<'_>, town: TownId, change: &DocumentChange) -> Result<(), Failure> {
    match change {
        DocumentChange::PutDocument(row) => put(tx, row).await,
        DocumentChange::MoveDocument { document, from, to } => move_to(tx, town, *document, *from, *to).await,
        DocumentChange::DeleteDocument(document) => delete(tx, town, *document).await,
    }
}

/// Inserts or replaces; a conflict if it belongs to somebody else.
async fn put(tx: &mut Tx<'_>, row: &DocumentRow) -> Result<(), Failure> {
    let (kind, owner) = columns(row.owner);
    let changed = on!(tx, c => sqlx::query(PUT)
        .bind(row.town.as_uuid())
        .bind(row.document.as_uuid())
        .bind(kind)
        .bind(owner)
        .bind(row.key.as_uuid())
        .bind(row.object.0.as_slice())
        .bind(row.sha256.as_slice())
        .bind(long(row.bytes))
        .bind(row.media_type.as_str())
        .bind(row.sealed_name.as_slice())
        .bind(microseconds(row.kept_at))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    one_row(changed, row.document)
}

/// Gives a document to another owner; a conflict unless it is there and belongs to the one expected.
async fn move_to(
    tx: &mut Tx<'_>,
    town: TownId,
    document: DocumentId,
    from: DocumentOwner,
    to: DocumentOwner,
) -> Result<(), Failure> {
    let ((from_kind, from), (to_kind, to)) = (columns(from), columns(to));
    one_row(run!(tx, MOVE, town.as_uuid(), document.as_uuid(), from_kind, from, to_kind, to)?, document)
}

fn one_row(changed: u64, document: DocumentId) -> Result<(), Failure> {
    if changed == 1 { Ok(()) } else { Err(Failure::Conflict(format!("paper:{document}"))) }
}

/// Removes the row; the object goes with the next sweep, and a key that seals nothing else with the next expiry.
async fn delete(tx: &mut Tx<'_>, town: TownId, document: DocumentId) -> Result<(), Failure> {
    run!(tx, LOOSEN, town.as_uuid(), document.as_uuid())?;
    run!(tx, DELETE, town.as_uuid(), document.as_uuid())?;
    Ok(())
}

/// Removes the rows of a draft's documents, whose key the caller sees to.
pub(crate) async fn delete_of_draft(tx: &mut Tx<'_>, town: TownId, draft: DraftId) -> Result<(), Failure> {
    run!(tx, DELETE_OF_DRAFT, town.as_uuid(), draft.as_uuid())?;
    Ok(())
}

pub(crate) async fn document(
    tx: &mut Tx<'_>,
    town: TownId,
    document: DocumentId,
) -> Result<Option<DocumentRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_ID, town.as_uuid(), document.as_uuid())?;
    record.map(|record| record.read(town)).transpose()
}

/// The documents of an owner, in the order they came.
async fn of_owner(tx: &mut Tx<'_>, town: TownId, owner: DocumentOwner) -> Result<Vec<DocumentRow>, Failure> {
    let (kind, owner) = columns(owner);
    let records: Vec<Record> = all!(tx, OF_OWNER, town.as_uuid(), kind, owner)?;
    records.into_iter().map(|record| record.read(town)).collect()
}

/// Some documents of a town, those that follow this one.
async fn of_town_after(
    tx: &mut Tx<'_>,
    town: TownId,
    last: Option<DocumentId>,
) -> Result<Vec<DocumentRow>, Failure> {
    let last = last.map_or(Uuid::nil(), DocumentId::as_uuid);
    let records: Vec<Record> = all!(tx, AFTER, town.as_uuid(), last)?;
    records.into_iter().map(|record| record.read(town)).collect()
}

/// Every object that a row names.
async fn objects(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<ObjectName>, Failure> {
    let rows: Vec<(Uuid, Vec<u8>)> = all!(tx, OBJECTS, town.as_uuid())?;
    let read = |(document, object): (Uuid, Vec<u8>)| {
        Ok(ObjectName(RowRef { table: "paper", row: &document }.bytes("object", &object)?))
    };
    rows.into_iter().map(read).collect()
}

fn columns(owner: DocumentOwner) -> (&'static str, Uuid) {
    match owner {
        DocumentOwner::Draft(draft) => ("draft", draft.as_uuid()),
        DocumentOwner::Case(case) => ("case", case.as_uuid()),
        DocumentOwner::Client(client) => ("client", client.as_uuid()),
    }
}

impl Record {
    fn read(self, town: TownId) -> Result<DocumentRow, Failure> {
        let place = RowRef { table: "paper", row: &self.paper_id };
        let owner = match self.owner_kind.as_str() {
            "draft" => DocumentOwner::Draft(DraftId::from_uuid(self.owner_id)),
            "case" => DocumentOwner::Case(CaseId::from_uuid(self.owner_id)),
            "client" => DocumentOwner::Client(ClientId::from_uuid(self.owner_id)),
            _ => return Err(place.bad("owner_kind")),
        };
        Ok(DocumentRow {
            town,
            document: DocumentId::from_uuid(self.paper_id),
            owner,
            key: KeyId::from_uuid(self.key_id),
            object: ObjectName(place.bytes("object", &self.object)?),
            sha256: place.bytes("sha256", &self.sha256)?,
            bytes: place.number("bytes", self.bytes)?,
            kept_at: place.time("kept_at_us", self.kept_at_us)?,
            media_type: self.media_type,
            sealed_name: self.sealed_name,
        })
    }
}

#[async_trait]
impl ports::Documents for Store {
    async fn document(&self, town: TownId, id: DocumentId) -> Read<Option<DocumentRow>> {
        Ok(document(&mut self.db.read().await?.tx(), town, id).await?)
    }

    async fn documents(&self, town: TownId, owner: DocumentOwner) -> Read<Vec<DocumentRow>> {
        Ok(of_owner(&mut self.db.read().await?.tx(), town, owner).await?)
    }

    async fn documents_after(&self, town: TownId, after: Option<DocumentId>) -> Read<Vec<DocumentRow>> {
        Ok(of_town_after(&mut self.db.read().await?.tx(), town, after).await?)
    }

    async fn named_objects(&self, town: TownId) -> Read<Vec<ObjectName>> {
        Ok(objects(&mut self.db.read().await?.tx(), town).await?)
    }
}
