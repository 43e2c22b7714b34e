//! `gangway migrate`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::target::block_on,
    config::Config,
    wiring::location,
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The configuration file of the instance.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// What `migrate` answers.
#[derive(Debug, Serialize)]
struct Migrated {
    /// The migrations that ran; none if the database was up to date.
    ran: Vec<&'static str>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let config = Config::read(&args.config)?;
    let ran = block_on(async { store::migrate(&location(&config)?).await.map_err(Failure::environment) })?;
    Answer::done(&Migrated { ran })
}
