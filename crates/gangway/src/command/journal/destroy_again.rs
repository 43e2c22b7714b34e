//! `gangway journal destroy-again EXPORT`.

use std::path::PathBuf;

use admin::operate::may_destroy_again;
use clap::Args as ClapArgs;
use serde::Serialize;

use super::compare;
use crate::{
    answer::{Answer, Failure},
    command::{
        operator, policies,
        target::{Target, block_on},
    },
    wiring::open_store,
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
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let export = compare::read(&args.export)?;
    may_destroy_again(&policies()?, operator(), export.towns.iter().map(|exported| exported.town))?;
    let config = args.target.config()?;
    block_on(async {
        let store = open_store(&config).await?;
        let listed = store.destroy_again(&export).await;
        store.close().await;
        Answer::done(&Destroyed { listed: listed.map_err(Failure::environment)? })
    })
}
