//! `gangway journal verify`.

use std::{collections::BTreeSet, sync::Arc};

use admin::operate::{verify_journal, verify_named_documents};
use clap::Args as ClapArgs;
use ids::{TownId, Uuid};
use kernel::{
    ports::StoreError,
    rows::{Finding, StreamKind, Verification},
};
use serde::Serialize;
use store::{Keyring, OpenError, Store};

use super::findings::{FindingJson, sentence};
use crate::{
    answer::{Answer, Failure, tell},
    command::{
        operator, policies,
        target::{Target, block_on},
    },
    config::Config,
    wiring::{Pairing, RandomIds, of_database, open_store_to_read, read_instance},
};

/// Said where the instance key does not lie, so that nobody takes less for more.
const NOT_OPENED: &str =
    "gangway: the instance key is not here, so the rows of the papers that cases name were not looked for.";

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
    broken: Vec<FindingJson>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let config = args.target.config()?;
    block_on(async {
        let seen = match open_store_to_read(&config).await? {
            Ok(store) => {
                let seen = seen(&store, &config).await;
                store.close().await;
                seen?
            }
            Err(error) if error.is_damage() => damaged(error),
            Err(error) => return Err(Failure::environment(error)),
        };
        let found = sentence(&seen.broken);
        let report = Report {
            towns: seen.towns,
            cases: seen.streams_of(StreamKind::Case),
            events: seen.events,
            checkpoints: seen.checkpoints,
            broken: seen.broken.into_iter().map(FindingJson::from).collect(),
        };
        Answer::checked(&report, found)
    })
}

/// Journal and checkpoints, then the papers: each must lie in the vault as it was kept, and have the row that its case names.
async fn seen(store: &Store, config: &Config) -> Result<Verification, Failure> {
    let mut seen = verify_journal(&policies()?, store, operator()).await?;
    let told: BTreeSet<(TownId, String)> =
        seen.broken.iter().map(|found| (found.town, found.stream.clone())).collect();
    let kept =
        unless_told(store.verify_documents(&of_database(config, store, Pairing::Known).await?).await, &told)?;
    seen.broken.extend(kept.unwrap_or_default());
    let Some(keyring) = keyring(store, config).await else {
        tell(NOT_OPENED);
        return Ok(seen);
    };
    let named = unless_told(verify_named_documents(store, &keyring).await, &told)?.unwrap_or_default();
    let new = named.broken.into_iter().filter(|found| !told.contains(&(found.town, found.stream.clone())));
    seen.broken.extend(new);
    Ok(seen)
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
