//! `gangway journal verify`.

use std::{collections::BTreeSet, sync::Arc};

use app::{
    operate::verify_named_papers,
    ports::{Checkpoints as _, StoreError},
    rows::{Finding, Verification},
};
use clap::Args as ClapArgs;
use ids::{TownId, Uuid};
use serde::Serialize;
use store::{FolderVault, Keyring, OpenError, Store};

use super::findings::{FindingJson, sentence};
use crate::{
    answer::{Answer, Failure},
    command::target::{Target, block_on},
    config::Config,
    wiring::{RandomIds, open_store_to_read, read_instance},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
}

/// What `journal verify` answers.
#[derive(Debug, Serialize)]
struct Report {
    towns: u64,
    cases: u64,
    events: u64,
    checkpoints: u64,
    /// Papers that events name and whose rows were looked for; none without the instance key.
    papers: Option<u64>,
    broken: Vec<FindingJson>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let config = args.target.config()?;
    block_on(async {
        let (seen, papers) = match open_store_to_read(&config).await? {
            Ok(store) => {
                let seen = seen(&store, &config).await;
                store.close().await;
                seen?
            }
            Err(error) if error.is_damage() => (damaged(error), None),
            Err(error) => return Err(Failure::environment(error)),
        };
        let found = sentence(&seen.broken);
        let report = Report {
            towns: seen.towns,
            cases: seen.cases,
            events: seen.events,
            checkpoints: seen.checkpoints,
            papers,
            broken: seen.broken.into_iter().map(FindingJson::from).collect(),
        };
        Answer::checked(&report, found)
    })
}

/// Journal and checkpoints, then the papers: each must lie in the vault as it was kept, and have the row that its case names.
async fn seen(store: &Store, config: &Config) -> Result<(Verification, Option<u64>), StoreError> {
    let mut seen = store.verify().await?;
    let told: BTreeSet<(TownId, String)> =
        seen.broken.iter().map(|found| (found.town, found.stream.clone())).collect();
    let kept = unless_told(store.verify_papers(&FolderVault::new(config.vault())).await, &told)?;
    seen.broken.extend(kept.unwrap_or_default());
    let Some(keyring) = keyring(store, config).await else { return Ok((seen, None)) };
    let named = unless_told(verify_named_papers(store, &keyring).await, &told)?;
    let Some(named) = named else { return Ok((seen, None)) };
    let new = named.broken.into_iter().filter(|found| !told.contains(&(found.town, found.stream.clone())));
    seen.broken.extend(new);
    Ok((seen, Some(named.named)))
}

/// In a damaged database the rows of papers may not be readable either; that is told already.
fn unless_told<T>(
    read: Result<T, StoreError>,
    told: &BTreeSet<(TownId, String)>,
) -> Result<Option<T>, StoreError> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(_damaged) if !told.is_empty() => Ok(None),
        Err(error) => Err(error),
    }
}

/// The keys, if the instance key is here: whoever audits a copy of the database may not have it.
async fn keyring(store: &Store, config: &Config) -> Option<Keyring> {
    let key = read_instance(config).ok()?;
    Keyring::open(store.clone(), key, Arc::new(RandomIds)).await.ok()
}

/// A database that cannot even be opened is a finding, and no trouble of this machine.
fn damaged(error: OpenError) -> Verification {
    let reason = crate::answer::chain(&error.into());
    let town = TownId::from_uuid(Uuid::nil());
    let broken = vec![Finding { town, stream: "database".to_owned(), seq: 0, reason }];
    Verification { broken, ..Verification::default() }
}
