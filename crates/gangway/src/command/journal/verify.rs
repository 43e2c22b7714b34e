//! `gangway journal verify`.

use app::{
    ports::{Checkpoints as _, StoreError},
    rows::{Finding, Verification},
};
use clap::Args as ClapArgs;
use ids::{TownId, Uuid};
use serde::Serialize;
use store::{FolderVault, OpenError, Store};

use super::findings::{FindingJson, sentence};
use crate::{
    answer::{Answer, Failure},
    command::target::{Target, block_on},
    wiring::open_store_to_read,
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
    broken: Vec<FindingJson>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let config = args.target.config()?;
    block_on(async {
        let seen = match open_store_to_read(&config).await? {
            Ok(store) => {
                let seen = seen(&store, &FolderVault::new(config.vault())).await;
                store.close().await;
                seen?
            }
            Err(error) if error.is_damage() => damaged(error),
            Err(error) => return Err(Failure::environment(error)),
        };
        let found = sentence(&seen.broken);
        let report = Report {
            towns: seen.towns,
            cases: seen.cases,
            events: seen.events,
            checkpoints: seen.checkpoints,
            broken: seen.broken.into_iter().map(FindingJson::from).collect(),
        };
        Answer::checked(&report, found)
    })
}

/// Journal and checkpoints, then the papers: each must lie in the vault as it was kept.
async fn seen(store: &Store, vault: &FolderVault) -> Result<Verification, StoreError> {
    let mut seen = store.verify().await?;
    if seen.broken.is_empty() {
        seen.broken = store.verify_papers(vault).await?;
    } else if let Ok(papers) = store.verify_papers(vault).await {
        // In a damaged database the rows of papers may not be readable either; that is told already.
        seen.broken.extend(papers);
    }
    Ok(seen)
}

/// A database that cannot even be opened is a finding, and no trouble of this machine.
fn damaged(error: OpenError) -> Verification {
    let reason = crate::answer::chain(&error.into());
    let town = TownId::from_uuid(Uuid::nil());
    let broken = vec![Finding { town, stream: "database".to_owned(), seq: 0, reason }];
    Verification { broken, ..Verification::default() }
}
