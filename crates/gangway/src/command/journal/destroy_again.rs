//! `gangway journal destroy-again EXPORT`.

use std::path::PathBuf;

use admin::operate::{may_destroy_again, settle_destroyed_again};
use clap::Args as ClapArgs;
use kernel::context::TownContext;
use serde::Serialize;

use super::compare;
use crate::{
    answer::{Answer, Failure},
    command::{operator, policies, target::Target},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// What `journal export` printed, the newest there is.
    export: PathBuf,
}

/// What `journal destroy-again` answers.
#[derive(Debug, Serialize)]
struct Destroyed {
    /// How many destroyed keys the export lists.
    listed: u64,
    /// How many cases the backup had brought back; each now has an event in the journal of its town.
    cases: u64,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let export = compare::read(&args.export)?;
    may_destroy_again(&policies()?, operator(), export.towns.iter().map(|exported| exported.town))?;
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let listed = instance.store.destroy_again(&export).await.map_err(Failure::environment)?;
        let mut cases = 0;
        for town in ports.store.towns_with_stream().await? {
            let ctx = TownContext { ports, town, now: ports.clock.now() };
            cases += settle_destroyed_again(ctx, operator()).await?;
        }
        Answer::done(&Destroyed { listed, cases })
    })
}
