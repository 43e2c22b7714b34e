//! What is kept outside the database: checkpoints, so that nobody can rewrite them together with the journal, and the list
//! of destroyed keys, so that a restored backup destroys them again.

use async_trait::async_trait;
use ids::{KeyId, TownId};
use jiff::Timestamp;
use kernel::{
    commit::CommitError,
    ports::StoreError,
    rows::{CheckpointRow, Finding},
};
use serde::{Deserialize, Serialize};

use crate::{
    Store, checkpoint,
    db::{Tx, Work},
    failure::Failure,
    keys,
};

/// The version that is written.
const VERSION: u32 = 1;

/// An export, a format of its own: JSON, small, without personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// 1.
    pub version: u32,
    /// The key that signed, 64 hexadecimal digits.
    pub public_key: String,
    /// Every town.
    pub towns: Vec<ExportedTown>,
}

/// A town in an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ExportedTown {
    pub town: TownId,
    /// Its checkpoints, in order.
    pub checkpoints: Vec<ExportedCheckpoint>,
    /// Its destroyed keys, oldest first.
    pub destroyed_keys: Vec<DestroyedKey>,
}

/// A checkpoint in an export; hashes and signature in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedCheckpoint {
    /// 1 and up.
    pub number: u64,
    /// When, UTC.
    pub at: Timestamp,
    /// Hash of the checkpoint before.
    pub previous: String,
    /// Merkle root over its heads.
    pub root: String,
    /// How many heads.
    pub heads: u64,
    /// Ed25519 signature.
    pub signature: String,
}

/// A key that was destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DestroyedKey {
    pub key: KeyId,
    /// When, UTC.
    pub at: Timestamp,
}

impl From<CheckpointRow> for ExportedCheckpoint {
    fn from(row: CheckpointRow) -> Self {
        Self {
            number: row.number,
            at: row.at,
            previous: hex::encode(row.previous),
            root: hex::encode(row.root),
            heads: row.heads,
            signature: hex::encode(row.signature),
        }
    }
}

impl Store {
    /// Everything that should also be kept elsewhere, as one view.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if it cannot be read.
    pub async fn export(&self) -> Result<Export, StoreError> {
        let mut snapshot = self.db.snapshot().await?;
        let mut tx = snapshot.tx();
        let mut towns = Vec::new();
        for row in keys::towns(&mut tx).await? {
            let checkpoints = checkpoint::of_town(&mut tx, row.town).await?;
            let destroyed = keys::destroyed(&mut tx, row.town).await?;
            towns.push(ExportedTown {
                town: row.town,
                checkpoints: checkpoints.into_iter().map(ExportedCheckpoint::from).collect(),
                destroyed_keys: destroyed.into_iter().map(|(key, at)| DestroyedKey { key, at }).collect(),
            });
        }
        Ok(Export { version: VERSION, public_key: hex::encode(self.key.public()), towns })
    }

    /// Compares the checkpoints with an earlier export: each must still be there, unchanged.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if they cannot be read.
    pub async fn compare(&self, export: &Export) -> Result<Vec<Finding>, StoreError> {
        let mut snapshot = self.db.snapshot().await?;
        let mut tx = snapshot.tx();
        let mut findings = Vec::new();
        for exported in &export.towns {
            let now: Vec<ExportedCheckpoint> =
                checkpoint::of_town(&mut tx, exported.town).await?.into_iter().map(Into::into).collect();
            for then in &exported.checkpoints {
                if !now.contains(then) {
                    findings.push(Finding {
                        town: exported.town,
                        stream: "checkpoints".to_owned(),
                        seq: then.number,
                        reason: "the exported checkpoint is missing or was changed".to_owned(),
                    });
                }
            }
        }
        Ok(findings)
    }

    /// Destroys again what was destroyed before a backup was restored; says how many keys the export lists.
    ///
    /// # Errors
    ///
    /// [`CommitError`]; then nothing was destroyed.
    pub async fn destroy_again(&self, export: &Export) -> Result<u64, CommitError> {
        let outcome = self.db.write(DestroyAgain(export.towns.clone())).await;
        self.recent.clear();
        outcome
    }
}

struct DestroyAgain(Vec<ExportedTown>);

#[async_trait]
impl Work for DestroyAgain {
    type Done = u64;

    fn name(&self) -> &'static str {
        "destroy_again"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<u64, Failure> {
        let mut listed = 0;
        for town in &self.0 {
            for destroyed in &town.destroyed_keys {
                keys::destroy(tx, town.town, destroyed.key, destroyed.at).await?;
                listed += 1;
            }
        }
        Ok(listed)
    }
}
