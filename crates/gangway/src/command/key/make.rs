//! `gangway key make`.

use std::path::PathBuf;

use admin::operate::may_make_keys;
use clap::Args as ClapArgs;
use ids::TownId;
use kernel::ports::Ids as _;

use crate::{
    answer::{Answer, Failure},
    command::{operator, policies},
    config::Config,
    wiring,
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The configuration file of the instance.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let config = Config::read(&args.config)?;
    may_make_keys(&policies()?, operator(), TownId::from_uuid(wiring::RandomIds.next()))?;
    Answer::done(&wiring::make_keys(&config)?)
}
