//! `gangway key make`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::{
    answer::{Answer, Failure},
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
    Answer::done(&wiring::make_keys(&config)?)
}
