//! `gangway law …`: when it counts.

mod announce;

use clap::Subcommand;

use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Says when a decision counts as announced and when the time for an objection ends.
    Announce(announce::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Announce(args) => announce::run(&args),
    }
}
