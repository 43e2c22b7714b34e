//! A walk over the documents of all towns, whoever's they are.

use ids::{DocumentId, TownId, Uuid};
use kernel::ports::ObjectName;

use crate::{
    columns::RowRef,
    db::{Tx, all},
    failure::Failure,
};

const ALL: &str = "-- papers of all towns, a page
SELECT
    town_id,
    paper_id,
    owner_kind,
    owner_id,
    object
FROM paper
WHERE town_id > $1
    OR (town_id = $1 AND paper_id > $2)
ORDER BY town_id, paper_id
LIMIT 500";

/// A document, and where it should lie.
pub(crate) struct Kept {
    pub(crate) town: TownId,
    pub(crate) document: DocumentId,
    /// For example `case:0192…`.
    pub(crate) owner: String,
    pub(crate) object: ObjectName,
}

/// Some documents of all towns, those that follow this one. No document has the id of zeros, so the walk begins there.
pub(crate) async fn after(tx: &mut Tx<'_>, last: (TownId, DocumentId)) -> Result<Vec<Kept>, Failure> {
    let (town, document) = (last.0.as_uuid(), last.1.as_uuid());
    let rows: Vec<(Uuid, Uuid, String, Uuid, Vec<u8>)> = all!(tx, ALL, town, document)?;
    let read = |(town, document, kind, owner, object): (Uuid, Uuid, String, Uuid, Vec<u8>)| {
        Ok(Kept {
            town: TownId::from_uuid(town),
            document: DocumentId::from_uuid(document),
            owner: format!("{kind}:{owner}"),
            object: ObjectName(RowRef { table: "paper", row: &document }.bytes("object", &object)?),
        })
    };
    rows.into_iter().map(read).collect()
}
