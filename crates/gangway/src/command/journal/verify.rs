//! `gangway journal verify`.

use std::collections::BTreeSet;

use admin::operate::{verify_content, verify_journal};
use clap::Args as ClapArgs;
use ids::{TownId, Uuid};
use kernel::rows::{Finding, StreamKind, Verification};
use serde::Serialize;
use store::{Keyring, OpenError, Store, TownKeys};

use super::findings::{FindingJson, sentence};
use crate::{
    answer::{Answer, Failure, tell},
    command::{
        operator, policies,
        target::{Target, block_on},
    },
    config::Config,
    wiring::{Instance, Pairing, of_database, open_store_to_read, read_instance},
};

/// Said where the instance key does not lie, so that nobody takes less for more.
const NOT_HERE: &str =
    "gangway: the instance key is not here, so tables and papers were not compared with what the events say.";

/// Said where another one lies.
const ANOTHER: &str = "gangway: the instance key is not the one of this database, so tables and papers were not compared with what the events say.";

/// Said where it is the right one, and does not open what it should.
const DAMAGED: &str = "gangway: the wrapped key of a town is damaged, so tables and papers were not compared with what the events say.";

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

/// Journal and checkpoints, then everything that the events tell of tables and papers; without the key, that the papers lie in the vault.
async fn seen(store: &Store, config: &Config) -> Result<Verification, Failure> {
    let mut seen = verify_journal(&policies()?, store, operator()).await?;
    let told: BTreeSet<(TownId, String)> =
        seen.broken.iter().map(|found| (found.town, found.stream.clone())).collect();
    let new = |found: &Finding| !told.contains(&(found.town, found.stream.clone()));
    let found = match opened(store, config).await? {
        Opened::Nothing(remark, found) => {
            tell(remark);
            let vault = of_database(config, store, Pairing::Known).await?;
            let lying = store.verify_documents(&vault).await.map_err(Failure::environment);
            [found, unless_told(lying, &told)?.unwrap_or_default()].concat()
        }
        Opened::All(instance) => {
            let content = verify_content(&instance.ports).await.map_err(Failure::from);
            unless_told(content, &told)?.unwrap_or_default().broken
        }
    };
    seen.broken.extend(found.into_iter().filter(new));
    Ok(seen)
}

/// What the keys that are here open.
enum Opened {
    All(Box<Instance>),
    /// Nothing, as this remark says; and what of the keys themselves is damaged.
    Nothing(&'static str, Vec<Finding>),
}

/// Whoever audits a copy of the database may not have the instance key.
async fn opened(store: &Store, config: &Config) -> Result<Opened, Failure> {
    let Ok(key) = read_instance(config) else { return Ok(Opened::Nothing(NOT_HERE, Vec::new())) };
    match Keyring::look_at_towns(store, &key).await? {
        TownKeys::OfAnotherKey => Ok(Opened::Nothing(ANOTHER, Vec::new())),
        TownKeys::Known { damaged } if damaged.is_empty() => {
            Ok(Opened::All(Box::new(Instance::of_store_to_read(config, store.clone()).await?)))
        }
        TownKeys::Known { damaged } => {
            let reason = "the wrapped key of the town was changed";
            let finding =
                |town| Finding { town, stream: "town_key".to_owned(), seq: 0, reason: reason.to_owned() };
            Ok(Opened::Nothing(DAMAGED, damaged.into_iter().map(finding).collect()))
        }
    }
}

/// In a damaged database the rows of papers may not be readable either; that is told already.
fn unless_told<T>(read: Result<T, Failure>, told: &BTreeSet<(TownId, String)>) -> Result<Option<T>, Failure> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(_damaged) if !told.is_empty() => Ok(None),
        Err(error) => Err(error),
    }
}

/// A database that cannot even be opened is a finding, and no trouble of this machine.
fn damaged(error: OpenError) -> Verification {
    let reason = crate::answer::chain(&error.into());
    let town = TownId::from_uuid(Uuid::nil());
    let broken = vec![Finding { town, stream: "database".to_owned(), seq: 0, reason }];
    Verification { broken, ..Verification::default() }
}
