//! `gangway job …`: work that was given up.

mod dead;
mod revive;

use clap::Subcommand;

use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists the jobs that were given up, newest first.
    Dead(dead::Args),
    /// Puts a job that was given up back into the queue.
    Revive(revive::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Dead(args) => dead::run(&args),
        Command::Revive(args) => revive::run(&args),
    }
}
