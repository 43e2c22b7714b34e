//! `gangway department …`: the departments of a town.

mod set;

use clap::Subcommand;

use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Adds a department, or changes the one with this short name.
    Set(set::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Set(args) => set::run(&args),
    }
}
