//! `gangway vault …`: papers that no row names.

mod restore;
mod sweep;

use clap::Subcommand;

use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Puts papers that no row names into the trash, where they stay for 30 days.
    Sweep(sweep::Args),
    /// Takes papers that rows name out of the trash.
    Restore(restore::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Sweep(args) => sweep::run(&args),
        Command::Restore(args) => restore::run(&args),
    }
}
